//! Whether two builds of the same sources are the same bytes: one here, the other from a copy in another folder, with another
//! target folder.

use std::fs;

use crate::build::{ENGINE_FILES, engine, package_folder};
use crate::workspace::{Outcome, Workspace, output};

/// Builds twice and compares the engine and its glue.
pub fn check(workspace: &Workspace) -> Outcome {
    engine(workspace)?;
    let root = workspace.target.join("reproduce/another folder");
    // What an earlier run has left would be built upon.
    let _ = fs::remove_dir_all(&root);
    let problem = |error| format!("{}: {error}", root.display());
    for file in output(&mut workspace.command("git", &["ls-files", "-z", "src", "build", "benches", "xtask", "Cargo.*", "*.md"]))?
        .split_terminator('\0')
    {
        let copy = root.join(file);
        copy.parent().map_or(Ok(()), fs::create_dir_all).map_err(problem)?;
        fs::copy(workspace.path(file), copy).map_err(problem)?;
    }
    let other = Workspace { target: root.join("built"), root };
    engine(&other)?;
    for name in ENGINE_FILES {
        let read =
            |workspace: &Workspace| fs::read(package_folder(workspace).join(name)).map_err(|error| format!("{name}: {error}"));
        let bytes = read(workspace)?;
        if bytes != read(&other)? {
            return Err(format!("{name} differs from that built in {}", other.root.display()));
        }
        println!("{name}: the same {} bytes", bytes.len());
    }
    Ok(())
}
