//! Runs tests in Node.js, and finds the browsers that some of them drive.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Outcome, Workspace, has_program, output, run};

/// The oldest Node.js whose test runner does what the tests ask for.
const NODE: u32 = 20;

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

/// Runs the test files of a folder.
pub fn run_tests(workspace: &Workspace, folder: &Path) -> Outcome {
    let mut command = workspace.command("node", &["--test", "--test-reporter=spec"]);
    run(command.args(test_files(folder)?).current_dir(folder))
}

/// Test files that drive browsers, in one of the folders in `tests/`.
pub struct BrowserTests<'a> {
    pub folder: &'a Path,
    pub files: Vec<PathBuf>,
    /// What is said to Node.js's test runner besides.
    pub arguments: &'a [&'a str],
    pub variables: &'a [(&'static str, PathBuf)],
}

impl BrowserTests<'_> {
    /// More files than these do not fail by chance.
    const BY_CHANCE: usize = 2;

    /// Runs them, a file after the other. A browser does much at times of its own, so a file that fails gets a second try; what
    /// passes only then is told, since there the page, or what is expected of it, hangs on who comes first.
    pub fn run(&self, workspace: &Workspace) -> Outcome {
        let fails = |file: &&PathBuf| self.attempt(workspace, file).inspect_err(|reason| println!("{reason}")).is_err();
        let failed: Vec<&PathBuf> = self.files.iter().filter(fails).collect();
        let names: Vec<_> = failed.iter().filter_map(|file| file.file_name()?.to_str()).collect();
        let names = names.join(", ");
        if failed.len() > Self::BY_CHANCE {
            return Err(format!("These failed: {names}"));
        }
        if !failed.is_empty() {
            println!("Once more: {names}");
            failed.iter().try_for_each(|file| self.attempt(workspace, file))?;
            println!("UNSTEADY: {names} passed on the second try only.");
        }
        Ok(())
    }

    fn attempt(&self, workspace: &Workspace, file: &Path) -> Outcome {
        let mut command = workspace.command("node", &["--test", "--test-reporter=spec"]);
        command.args(self.arguments).arg(file).current_dir(self.folder);
        run(command.envs(self.variables.iter().cloned()))
    }
}

/// The test files of a folder, named one by one, since Node.js versions differ in what they make of a folder.
pub fn test_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| is_test(path)).collect();
    files.sort();
    if files.is_empty() { Err(format!("There are no tests in {}.", folder.display())) } else { Ok(files) }
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
