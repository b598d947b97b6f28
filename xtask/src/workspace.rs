//! Where things lie, and how other programs are run.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::{env, fs};

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What a task gives back; an error is a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The target that the browser's engine is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The checked-out project.
#[derive(Debug)]
pub struct Workspace {
    /// The folder that holds everything.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
}

impl Workspace {
    /// Asks cargo where the project is and where it builds.
    pub fn find() -> Outcome<Self> {
        let found: Metadata = metadata()?;
        Ok(Self { root: found.workspace_root, target: found.target_directory })
    }

    /// A path inside the project.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// A cargo command at the project's root.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        self.command(cargo(), arguments)
    }

    /// A command at the project's root.
    pub fn command(&self, program: impl AsRef<OsStr>, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// The folder with the articles annotated outside this repository, where there is one.
    pub fn gold(&self) -> Option<PathBuf> {
        let shared = env::var_os("SUBRAYA_SHARED").map_or_else(|| self.path("../shared"), PathBuf::from);
        Some(shared.join("gold/articles")).filter(|folder| folder.is_dir())
    }

    /// Builds the command line as users get it and says where it is.
    pub fn build_command_line(&self) -> Outcome<PathBuf> {
        run(&mut self.cargo(&["build", "--release", "--quiet", "--bin", "subraya"]))?;
        Ok(self.target.join("release").join(format!("subraya{}", env::consts::EXE_SUFFIX)))
    }
}

/// What of cargo's metadata somebody wants to know.
pub fn metadata<T: DeserializeOwned>() -> Outcome<T> {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let arguments = ["metadata", "--no-deps", "--format-version", "1", "--manifest-path"];
    let json = output(Command::new(cargo()).args(arguments).arg(manifest))?;
    serde_json::from_str(&json).map_err(|error| format!("cargo metadata says what can't be read: {error}"))
}

fn cargo() -> String {
    env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The command as a person would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// Runs a command to its end; it speaks to the terminal itself.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("`{}` does not start: {error}", line(command)))?;
    succeeded(command, status)
}

fn succeeded(command: &Command, status: ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", line(command))) }
}

/// Runs a command to its end and gives back what it prints.
pub fn output(command: &mut Command) -> Outcome<String> {
    let ran = command.stderr(Stdio::inherit()).output();
    let ran = ran.map_err(|error| format!("`{}` does not start: {error}", line(command)))?;
    succeeded(command, ran.status)?;
    String::from_utf8(ran.stdout).map_err(|_| format!("`{}` printed bytes that are no text", line(command)))
}

/// Runs a command to its end and hands on each line as it is printed.
pub fn each_line(command: &mut Command, mut take: impl FnMut(&str) -> Outcome) -> Outcome {
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| format!("`{}` does not start: {error}", line(command)))?;
    for said in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).lines()) {
        take(&said.map_err(|error| format!("`{}`: {error}", line(command)))?)?;
    }
    let status = child.wait().map_err(|error| format!("`{}`: {error}", line(command)))?;
    succeeded(command, status)
}

/// Runs a command to its end and gives back what it prints, whether it succeeds or not; its complaints are not shown.
pub fn output_whatever_happens(command: &mut Command) -> Outcome<String> {
    let ran = command.stderr(Stdio::null()).output();
    let ran = ran.map_err(|error| format!("`{}` does not start: {error}", line(command)))?;
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

/// Whether a program of this name can be found.
pub fn has_program(name: &str) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).any(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)).is_file())
}

/// A file's text.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes a file, and makes the folders that it lies in.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Outcome {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, content)).map_err(|error| format!("{}: {error}", path.display()))
}

/// Makes a folder with nothing in it, whatever an earlier run has left there.
pub fn empty(folder: &Path) -> Outcome {
    let gone = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    gone.and_then(|()| fs::create_dir_all(folder)).map_err(|error| format!("{}: {error}", folder.display()))
}

/// All files in a folder and in those within it, in order.
pub fn files_in(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let problem = |error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(problem)? {
        let path = entry.map_err(problem)?.path();
        if path.is_dir() {
            files.append(&mut files_in(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
