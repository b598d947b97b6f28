//! Runs everything that must hold, step by step, and says at the end how many steps passed.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use crate::workspace::{Outcome, WASM_TARGET, Workspace, has_program, output, run};
use crate::{api, build, dist, guides, hostile, instructions, npm as package, python, release, score, supply};

/// The oldest Node.js whose test runner does what the tests ask for.
const NODE: u32 = 20;

/// A part of the tests.
struct Step {
    /// How `--only` calls it.
    name: &'static str,
    /// What it shows where it passes.
    shows: &'static str,
    run: fn(&Workspace) -> Outcome,
}

const STEPS: &[Step] = &[
    Step { name: "format", shows: "the code is formatted", run: format },
    Step { name: "lint", shows: "clippy has nothing to say, for this machine and for the browser", run: lint },
    Step { name: "supply", shows: "what comes from elsewhere is locked, may come in, and has no known hole", run: supply::check },
    Step { name: "features", shows: "the library builds without the command line, and that without archives", run: features },
    Step { name: "native", shows: "unit, rule, property, command-line and documentation tests", run: native },
    Step { name: "api", shows: "the crate's public items are those that it promises, each with an example", run: api::check },
    Step { name: "package", shows: "the crate's package holds what it is built from, and no more", run: release::check_package },
    Step { name: "msrv", shows: "the oldest Rust that the manifest names builds the crate", run: release::check_oldest_rust },
    Step { name: "docs", shows: "the documentation builds without a warning", run: docs },
    Step { name: "engine", shows: "the browser's engine builds and is small enough", run: engine },
    Step { name: "wasm", shows: "the exports do what their types say, in Node.js", run: wasm },
    Step { name: "types", shows: "the page's JavaScript fits the engine's types", run: types },
    Step {
        name: "page",
        shows: "the page's files are formatted, and neither linter nor validator has anything to say",
        run: page,
    },
    Step { name: "browser", shows: "the page works in Chromium and in Firefox", run: browser },
    Step { name: "npm", shows: "the npm package holds what it should, and works for those who use it", run: npm },
    Step { name: "dist", shows: "the folder for hosts works under any path, and has all that is asked for", run: dist },
    Step { name: "guides", shows: "what the guides show runs, and prints what they say", run: guides::check },
    Step { name: "instructions", shows: "the analysis takes no more instructions than it did", run: instructions::check },
    Step { name: "hostile", shows: "no text takes more than its share of instructions and memory", run: hostile::check },
    Step { name: "score", shows: "no score is under its floor", run: score::check },
    Step { name: "python", shows: "the Python package installs, and does what its types say", run: python::check },
    Step { name: "spark", shows: "Apache Spark finds the very rows that the command line does", run: python::check_spark },
];

/// The names of the steps, for the help.
pub fn step_names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

/// Runs all steps, or those named in `only`; an error where any fails.
pub fn test(workspace: &Workspace, only: &[&str]) -> Outcome {
    if let Some(unknown) = only.iter().find(|name| !step_names().contains(name)) {
        return Err(format!("There is no step {unknown}. The steps are: {}.", step_names().join(", ")));
    }
    let mut failed = Vec::new();
    let mut passed = 0;
    for step in STEPS.iter().filter(|step| only.is_empty() || only.contains(&step.name)) {
        println!("\n=== {}: {}", step.name, step.shows);
        let began = Instant::now();
        let outcome = (step.run)(workspace);
        let seconds = began.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                println!("--- {} passed in {seconds:.1} s", step.name);
                passed += 1;
            }
            Err(reason) => {
                println!("{reason}\n--- {} FAILED after {seconds:.1} s", step.name);
                failed.push(step.name);
            }
        }
    }
    println!("\n{passed} passed, {} failed", failed.len());
    if failed.is_empty() { Ok(()) } else { Err(format!("Failed: {}", failed.join(", "))) }
}

fn format(workspace: &Workspace) -> Outcome {
    add_component(workspace, "rustfmt", "fmt")?;
    run(&mut workspace.cargo(&["fmt", "--all", "--check"]))
}

fn lint(workspace: &Workspace) -> Outcome {
    add_component(workspace, "clippy", "clippy")?;
    build::add_target(workspace)?;
    run(&mut workspace.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let browser = ["clippy", "--lib", "--no-default-features", "--target", WASM_TARGET, "--", "-D", "warnings"];
    run(&mut workspace.cargo(&browser))
}

fn features(workspace: &Workspace) -> Outcome {
    run(&mut workspace.cargo(&["check", "--lib", "--no-default-features"]))?;
    run(&mut workspace.cargo(&["check", "--bins", "--no-default-features", "--features", "cli"]))
}

fn native(workspace: &Workspace) -> Outcome {
    run(&mut workspace.cargo(&["test", "--workspace", "--no-fail-fast"]))?;
    run(&mut workspace.cargo(&["test", "--features", "parquet", "--test", "extract"]))
}

fn docs(workspace: &Workspace) -> Outcome {
    let arguments = ["doc", "--quiet", "--no-deps", "--lib", "--document-private-items"];
    run(workspace.cargo(&arguments).env("RUSTDOCFLAGS", "-D warnings"))
}

fn engine(workspace: &Workspace) -> Outcome {
    build::build(workspace)?;
    let bytes = build::print_sizes(workspace)?;
    let budget = build::BUDGET;
    if bytes <= budget { Ok(()) } else { Err(format!("The engine takes {bytes} bytes over the wire; the budget is {budget}.")) }
}

fn wasm(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    build::build(workspace)?;
    node_tests(workspace, &workspace.path("tests/wasm"), &[])
}

fn types(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    build::build(workspace)?;
    run_scripts(workspace, &["check"])
}

fn page(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    run_scripts(workspace, &["lint", "html"])
}

/// Runs scripts of `tests/browser/package.json`; one that is not there is an error of npm's.
fn run_scripts(workspace: &Workspace, names: &[&str]) -> Outcome {
    let folder = install_packages(workspace)?;
    names.iter().try_for_each(|name| run(workspace.command("npm", &["run", "--silent", name]).current_dir(&folder)))
}

fn browser(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    build::build(workspace)?;
    let browsers = find_browsers(workspace)?;
    let folder = install_packages(workspace)?;
    node_tests(workspace, &folder, &browsers)
}

/// Packs the npm package and uses it as others do: installed beside a bundler, in a folder of its own.
fn npm(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    build::build(workspace)?;
    let packed = package::pack(workspace)?;
    let consumer = package::install(workspace, &packed)?;
    let browsers = find_browsers(workspace)?;
    install_packages(workspace)?;
    let [chromium, firefox] = browsers;
    node_tests(workspace, &workspace.path("tests/npm"), &[chromium, firefox, ("SUBRAYA_CONSUMER", consumer)])
}

/// The browser tests that tell most of the folder for hosts, tried on it, and those of the folder itself.
const HOSTED: [&str; 5] = ["offline.test.mjs", "offer.test.mjs", "firefox.test.mjs", "matrix.test.mjs", "dist/folder.test.mjs"];

/// The bookmark by its frame, its window and the reader; the small one, too.
const HOSTED_CELLS: &str = r"plain \| (none|default-src 'none'|COOP \+ default-src 'none') \|";

fn dist(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    let out = workspace.target.join("dist");
    dist::write(workspace, &out)?;
    let browsers = find_browsers(workspace)?;
    let folder = install_packages(workspace)?;
    // Whether somebody can use the page does not hang on where it lies.
    let mut command = workspace.command("node", &["--test", "--test-reporter=spec", "--test-name-pattern=^(?!axe )"]);
    command.args(HOSTED).current_dir(folder).envs(browsers).env("SUBRAYA_DIST", out).env("CELL", HOSTED_CELLS);
    run(&mut command)
}

/// Installs a component of the Rust toolchain where it is missing.
fn add_component(workspace: &Workspace, component: &str, command: &str) -> Outcome {
    let mut version = workspace.cargo(&[command, "--version"]);
    let there = version.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if there { Ok(()) } else { run(&mut workspace.command("rustup", &["component", "add", component])) }
}

/// Whether Node.js is there and new enough.
pub fn check_node(workspace: &Workspace) -> Outcome {
    if !has_program("node") {
        return Err(format!("Node.js is missing; the tests need version {NODE} or later, with npm."));
    }
    let version = output(&mut workspace.command("node", &["--version"]))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_some_and(|major: u32| major >= NODE) {
        Ok(())
    } else {
        Err(format!("This is Node.js {}; the tests need version {NODE} or later.", version.trim()))
    }
}

/// Runs the test files of a folder, named one by one, since Node.js versions differ in what they make of a folder.
fn node_tests(workspace: &Workspace, folder: &Path, browsers: &[(&str, PathBuf)]) -> Outcome {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_test(path)).collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("There are no tests in {}.", folder.display()));
    }
    let mut command = workspace.command("node", &["--test", "--test-reporter=spec"]);
    command.args(files).current_dir(folder);
    run(command.envs(browsers.iter().cloned()))
}

fn is_test(path: &Path) -> bool {
    path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".test.mjs") || name.ends_with(".test.js"))
}

/// The folder of the browser tests, with the packages of its lock file in it.
pub fn install_packages(workspace: &Workspace) -> Outcome<PathBuf> {
    let folder = workspace.path("tests/browser");
    let changed = |path: PathBuf| fs::metadata(path).and_then(|file| file.modified()).ok();
    let locked = changed(folder.join("package-lock.json")).ok_or("tests/browser/package-lock.json is missing.")?;
    // npm writes this file last.
    if changed(folder.join("node_modules/.package-lock.json")).is_none_or(|installed| installed < locked) {
        // The browser comes from the system; a package need not fetch one of its own.
        let mut install = workspace.command("npm", &["ci", "--no-audit", "--no-fund"]);
        run(install.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").current_dir(&folder))?;
    }
    Ok(folder)
}

/// A browser that the tests drive.
struct Browser {
    /// How people call it.
    name: &'static str,
    /// The variable that names another program than the usual ones.
    variable: &'static str,
    /// How its program may be called.
    programs: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome"],
    package: "chromium",
};

const FIREFOX: Browser =
    Browser { name: "Firefox", variable: "FIREFOX", programs: &["firefox-esr", "firefox"], package: "firefox-esr" };

/// Both browsers, each with the variable that tells of it.
pub fn find_browsers(workspace: &Workspace) -> Outcome<[(&'static str, PathBuf); 2]> {
    Ok([find_browser(workspace, &CHROMIUM)?, find_browser(workspace, &FIREFOX)?])
}

/// The system's browser, installed where it is missing and can be, with the variable that tells the tests of it.
fn find_browser(workspace: &Workspace, browser: &Browser) -> Outcome<(&'static str, PathBuf)> {
    let Browser { name, variable, programs, package } = *browser;
    if let Some(chosen) = env::var_os(variable) {
        return Ok((variable, PathBuf::from(chosen)));
    }
    let in_path = || {
        let folders = env::var_os("PATH").unwrap_or_default();
        env::split_paths(&folders)
            .flat_map(|folder| programs.iter().map(move |name| folder.join(name)))
            .find(|path| path.is_file())
    };
    if let Some(found) = in_path() {
        return Ok((variable, found));
    }
    let root = has_program("id") && output(&mut workspace.command("id", &["-u"]))?.trim() == "0";
    if root && has_program("apt-get") {
        run(&mut workspace.command("apt-get", &["update", "-qq"]))?;
        let arguments = ["install", "-y", "-qq", "--no-install-recommends", package, "fonts-liberation", "fonts-dejavu-core"];
        run(workspace.command("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    let found = in_path().map(|path| (variable, path));
    found.ok_or_else(|| {
        format!("{name} is missing: install it (on Debian `apt-get install {package}`), or name it in the variable {variable}.")
    })
}
