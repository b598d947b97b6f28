//! The Python package, and the example that runs it on Apache Spark: each in the same virtual environment under `target/`.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::workspace::{Outcome, Workspace, has_program, output, read, run, write};

/// The oldest Python that the package is for: `requires-python` in pyproject.toml.
const PYTHON: (u32, u32) = (3, 11);
/// The oldest Java that Spark runs on.
const JAVA: u32 = 17;

/// Where the package is built.
const TARGET: &str = "python";

/// Checks the code of the package, installs it as users do, and runs its tests.
pub fn check(workspace: &Workspace) -> Outcome {
    let environment = Environment::with(workspace, "python/tests/requirements.txt")?;
    let manifest = ["--manifest-path", "python/Cargo.toml"];
    run(workspace.cargo(&["fmt", "--check"]).args(manifest))?;
    // In the profile of the package, so that what both need is built once.
    let mut clippy = workspace.cargo(&["clippy", "--quiet", "--locked", "--release"]);
    run(environment.building(clippy.args(manifest).args(["--", "-D", "warnings"])))?;
    run(&mut environment.python(&["-m", "ruff", "check", "--quiet", "python", "examples"]))?;
    run(&mut environment.python(&["-m", "ruff", "format", "--quiet", "--check", "python", "examples"]))?;
    run(&mut environment.python(&["-m", "mypy", "--strict", "python/subraya"]))?;
    environment.install_package()?;
    run(&mut environment.python(&["-m", "mypy.stubtest", "subraya._subraya"]))?;
    run(&mut environment.python(&["-m", "unittest", "discover", "--start-directory", "python/tests"]))
}

/// Runs the example over a generated corpus on this machine, and compares its rows with those of the command line.
pub fn check_spark(workspace: &Workspace) -> Outcome {
    check_java(workspace)?;
    let environment = Environment::with(workspace, "examples/spark/requirements.txt")?;
    environment.install_package()?;
    let program = workspace.build_command_line()?;
    let mut tests = environment.python(&["-m", "unittest", "discover", "--start-directory", "examples/spark"]);
    // Spark looks its own address up, which a machine without a network may not have.
    run(tests.env("SUBRAYA", program).env("SPARK_LOCAL_IP", "127.0.0.1"))
}

/// A Python that has the package, for whoever runs its examples.
pub fn with_package(workspace: &Workspace) -> Outcome<PathBuf> {
    let environment = Environment::with(workspace, "python/tests/requirements.txt")?;
    environment.install_package()?;
    Ok(environment.program("python"))
}

/// A virtual environment.
struct Environment<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Environment<'a> {
    /// The tests' environment, made where it is not there yet, with the packages of a list of requirements.
    fn with(workspace: &'a Workspace, requirements: &str) -> Outcome<Self> {
        let environment = Self { workspace, folder: workspace.target.join("python-environment") };
        if !environment.program("pip").is_file() {
            let folder = environment.folder.as_os_str();
            let made = run(workspace.command(find_python(workspace)?, &["-m", "venv"]).arg(folder));
            made.map_err(|error| {
                format!("{error}\nOn Debian `apt-get install python3-venv` brings what makes virtual environments.")
            })?;
        }
        // Pip takes a while to say that all is there; so what was asked for is kept, once it has been brought.
        let kept = environment.folder.join(requirements.replace('/', "-"));
        let wanted = read(&workspace.path(requirements))?;
        if fs::read_to_string(&kept).is_ok_and(|had| had == wanted) {
            return Ok(environment);
        }
        run(&mut environment.pip(&["install", "--requirement", requirements]))?;
        write(&kept, wanted)?;
        Ok(environment)
    }

    fn program(&self, name: &str) -> PathBuf {
        let folder = if cfg!(windows) { "Scripts" } else { "bin" };
        self.folder.join(folder).join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }

    /// A command of the environment's Python at the project's root.
    fn python(&self, arguments: &[&str]) -> Command {
        self.workspace.command(self.program("python"), arguments)
    }

    fn pip(&self, arguments: &[&str]) -> Command {
        let mut command = self.python(&["-m", "pip", "--quiet", "--disable-pip-version-check"]);
        command.args(arguments);
        command
    }

    /// Installs the package from the project's root, as users do.
    fn install_package(&self) -> Outcome {
        let arguments = ["install", "--no-deps", "--force-reinstall", "."];
        run(self.building(&mut self.pip(&arguments)))
    }

    /// A command that builds the package, for this Python and beside everything else that is built.
    fn building<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command.env("PYO3_PYTHON", self.program("python")).env("CARGO_TARGET_DIR", self.workspace.target.join(TARGET))
    }
}

/// The Python that makes the environment; one in the variable `PYTHON` comes first.
fn find_python(workspace: &Workspace) -> Outcome<OsString> {
    let (major, minor) = PYTHON;
    let chosen = env::var_os("PYTHON");
    let python = chosen.unwrap_or_else(|| OsString::from(if has_program("python3") { "python3" } else { "python" }));
    let new_enough = format!("import sys; print(sys.version_info >= ({major}, {minor}))");
    match output(&mut workspace.command(&python, &["-c", &new_enough])) {
        Ok(answer) if answer.trim() == "True" => Ok(python),
        _ => Err(format!(
            "The tests need Python {major}.{minor} or later: install it (on Debian `apt-get install python3 python3-venv`), or name \
             it in the variable PYTHON."
        )),
    }
}

/// Whether Java is there and new enough for Spark.
fn check_java(workspace: &Workspace) -> Outcome {
    let missing = || {
        format!(
            "Spark needs Java {JAVA} or later: install it (on Debian `apt-get install openjdk-17-jre-headless`), or name its folder \
             in the variable JAVA_HOME."
        )
    };
    let java = env::var_os("JAVA_HOME").map_or_else(|| PathBuf::from("java"), |home| PathBuf::from(home).join("bin/java"));
    let version = output(&mut workspace.command(java, &["--version"])).map_err(|_| missing())?;
    // "openjdk 17.0.15 2025-04-15"
    let major = version.split_whitespace().nth(1).and_then(|version| version.split('.').next()?.parse().ok());
    if major.is_some_and(|major: u32| major >= JAVA) { Ok(()) } else { Err(missing()) }
}
