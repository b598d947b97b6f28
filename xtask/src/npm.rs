//! The npm package: put together in `target/npm-package`, packed as npm publishes it, and held against the list of what belongs
//! in it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::page;
use crate::workspace::{Outcome, Workspace, empty, has_program, output, run};

/// What the package holds, and nothing else.
const FILES: [&str; 13] = [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "dom.d.ts",
    "dom.js",
    "element.d.ts",
    "element.js",
    "engine.d.ts",
    "index.d.ts",
    "index.js",
    "package.json",
    "subraya.js",
    "subraya_bg.wasm",
];

/// What npm says of a package that it has packed.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Packed {
    filename: String,
    size: usize,
    unpacked_size: usize,
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: String,
    size: usize,
}

/// Packs the built engine with the package's modules, prints what takes how many bytes, and says where the package is.
pub fn pack(workspace: &Workspace) -> Outcome<PathBuf> {
    if !has_program("npm") {
        return Err("npm is missing, which packs the package. Node.js brings npm.".to_owned());
    }
    let folder = workspace.target.join("npm-package");
    let script = workspace.target.join("npm");
    run(workspace.command("node", &["package.mjs"]).arg(&workspace.root).arg(&folder).current_dir(script))?;
    let tarballs = workspace.target.join("npm-tarball");
    fs::create_dir_all(&tarballs).map_err(|error| format!("{}: {error}", tarballs.display()))?;
    let mut pack = workspace.command("npm", &["pack", "--json", "--ignore-scripts", "--pack-destination"]);
    let told = output(pack.arg(&tarballs).current_dir(&folder))?;
    let packed: Vec<Packed> =
        serde_json::from_str(&told).map_err(|error| format!("npm pack says what can't be read: {error}"))?;
    let packed = packed.into_iter().next().ok_or("npm pack has packed nothing.")?;
    for File { path, size } in &packed.files {
        println!("{path:24} {size:>10}");
    }
    println!("{:24} {:>10} {:>10} packed", "together", packed.unpacked_size, packed.size);
    check(packed.files.into_iter().map(|file| file.path).collect())?;
    Ok(tarballs.join(packed.filename))
}

/// Installs a packed package where its tests use it, and says where that is.
pub fn install(workspace: &Workspace, packed: &Path) -> Outcome<PathBuf> {
    let consumer = workspace.target.join("npm-consumer");
    page::install(workspace, &workspace.path("tests/npm/consumer"), &consumer, &["package.json", "package-lock.json"])?;
    unpack(workspace, packed, &consumer.join("node_modules"))?;
    Ok(consumer)
}

/// Unpacks a package into a folder of modules; what an earlier one held must not help out.
pub fn unpack(workspace: &Workspace, packed: &Path, modules: &Path) -> Outcome {
    let folder = modules.join("subraya");
    empty(&folder)?;
    run(workspace.command("tar", &["-x", "-z", "--strip-components=1", "-f"]).arg(packed).arg("-C").arg(&folder))
}

/// Whether a package holds just what belongs in it.
fn check(mut paths: Vec<String>) -> Outcome {
    paths.sort();
    if paths == FILES {
        return Ok(());
    }
    let more: Vec<&str> = paths.iter().map(String::as_str).filter(|path| !FILES.contains(path)).collect();
    let missing: Vec<&str> = FILES.into_iter().filter(|file| !paths.iter().any(|path| path == file)).collect();
    Err(format!(
        "The npm package is not what it should be. Too much: {more:?}; missing: {missing:?}. `FILES` in xtask/src/npm.rs tells."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_too_many_and_one_too_few_are_told() {
        assert_eq!(check(FILES.map(str::to_owned).to_vec()), Ok(()));
        let mut other = FILES.map(str::to_owned).to_vec();
        other[3] = "draft.js".to_owned();
        let told = check(other).expect_err("one file is another");
        assert!(told.contains("Too much: [\"draft.js\"]; missing: [\"dom.d.ts\"]"), "{told}");
    }
}
