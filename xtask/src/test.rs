//! Runs everything that must hold, step by step, and says at the end how many steps passed.

use std::process::Stdio;
use std::time::Instant;

use crate::node::{BrowserTests, check_node, find_browsers, install_packages, run_tests, test_files};
use crate::workspace::{Outcome, WASM_TARGET, Workspace, run};
use crate::{api, build, dist, guides, hostile, instructions, npm as package, python, release, score, supply};

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
    run_tests(workspace, &workspace.path("tests/wasm"))
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
    let files = test_files(&folder)?;
    BrowserTests { folder: &folder, files, arguments: &[], variables: &browsers }.run(workspace)
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
    let folder = workspace.path("tests/npm");
    let files = test_files(&folder)?;
    let variables = [chromium, firefox, ("SUBRAYA_CONSUMER", consumer)];
    BrowserTests { folder: &folder, files, arguments: &[], variables: &variables }.run(workspace)
}

/// The browser tests that tell most of the folder for hosts, tried on it, and those of the folder itself.
const HOSTED: [&str; 5] = ["offline.test.mjs", "offer.test.mjs", "firefox.test.mjs", "matrix.test.mjs", "dist/folder.test.mjs"];

/// The bookmark by its frame, its window and the reader; the small one, too.
const HOSTED_CELLS: &str = r"plain \| (none|default-src 'none'|COOP \+ default-src 'none') \|";

fn dist(workspace: &Workspace) -> Outcome {
    check_node(workspace)?;
    let out = workspace.target.join("dist");
    dist::write(workspace, &out)?;
    let [chromium, firefox] = find_browsers(workspace)?;
    let folder = install_packages(workspace)?;
    let files = HOSTED.map(|file| folder.join(file)).to_vec();
    // Whether somebody can use the page does not hang on where it lies.
    let arguments = &["--test-name-pattern=^(?!axe )"];
    let variables = [chromium, firefox, ("SUBRAYA_DIST", out), ("CELL", HOSTED_CELLS.into())];
    BrowserTests { folder: &folder, files, arguments, variables: &variables }.run(workspace)
}

/// Installs a component of the Rust toolchain where it is missing.
fn add_component(workspace: &Workspace, component: &str, command: &str) -> Outcome {
    let mut version = workspace.cargo(&[command, "--version"]);
    let there = version.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success());
    if there { Ok(()) } else { run(&mut workspace.command("rustup", &["component", "add", component])) }
}
