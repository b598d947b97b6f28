//! What each part of the engine takes over the wire.
//!
//! The parts are looked for in the built engine: its sections, and in its data every table of a pack and every file that the
//! build step has made, wherever they stand there word for word. Whatever else the data holds is in one line.

use std::fs;
use std::path::{Path, PathBuf};

use crate::build::{ENGINE_FILES, brotli_size, package_folder};
use crate::workspace::{Outcome, WASM_TARGET, Workspace};

/// The sections of a WebAssembly module that weigh something.
const CODE: u8 = 10;
const DATA: u8 = 11;

/// Shorter files are found where they are not.
const SHORTEST: usize = 64;

struct Part {
    name: String,
    bytes: Vec<u8>,
}

/// Prints the parts, each compressed by itself, and what all takes together.
pub fn print(workspace: &Workspace) -> Outcome {
    let [wasm, glue] = ENGINE_FILES.map(|name| package_folder(workspace).join(name));
    let module = fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
    let glue = fs::read(&glue).map_err(|error| format!("{}: {error}", glue.display()))?;
    let together = brotli_size(&module)? + brotli_size(&glue)?;
    let raw = module.len() + glue.len();
    println!("{:36} {:>10} {:>10} {:>6}", "bytes, each by itself", "raw", "brotli", "%");
    let row = |name: &str, raw: usize, brotli: usize| {
        let thousandths = brotli * 1000 / together.max(1);
        println!("{name:36} {raw:>10} {brotli:>10} {:>4}.{}", thousandths / 10, thousandths % 10);
    };
    for part in parts(workspace, &module)?.iter().chain([&Part { name: "glue".to_owned(), bytes: glue }]) {
        row(&part.name, part.bytes.len(), brotli_size(&part.bytes)?);
    }
    row("together", raw, together);
    Ok(())
}

/// The parts of the module, those that are alike together.
fn parts(workspace: &Workspace, module: &[u8]) -> Outcome<Vec<Part>> {
    let (mut code, mut data, mut rest) = (Vec::new(), Vec::new(), Vec::new());
    for (id, content) in sections(module).ok_or("The engine is no WebAssembly module.")? {
        let list = match id {
            CODE => &mut code,
            DATA => &mut data,
            _ => &mut rest,
        };
        list.extend_from_slice(content);
    }
    let mut parts: Vec<Part> = Vec::new();
    for path in carried_files(workspace)? {
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        if bytes.len() < SHORTEST {
            continue;
        }
        let Some(at) = data.windows(bytes.len()).position(|window| window == bytes) else { continue };
        data.drain(at..at + bytes.len());
        let name = name_of(&path);
        match parts.iter_mut().find(|part| part.name == name) {
            Some(part) => part.bytes.extend(bytes),
            None => parts.push(Part { name, bytes }),
        }
    }
    parts.sort_by(|one, other| one.name.cmp(&other.name));
    parts.insert(0, Part { name: "code".to_owned(), bytes: code });
    parts.push(Part { name: "other data".to_owned(), bytes: data });
    parts.push(Part { name: "imports, exports, types".to_owned(), bytes: rest });
    Ok(parts)
}

/// What a table is called in the list: "es titles", "es automata".
fn name_of(path: &Path) -> String {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some((language, _)) = file.strip_suffix(".dfa").and_then(|name| name.split_once('.')) {
        return format!("{language} automata");
    }
    let stem = file.strip_suffix(".tsv").unwrap_or(&file).replace('.', " ");
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    if folder == "out" || folder == "lang" { stem } else { format!("{folder} {stem}") }
}

/// All files that may be carried: the packs' tables, and what the build step has made of them for the browser.
fn carried_files(workspace: &Workspace) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    let builds = workspace.target.join(WASM_TARGET).join("wasm/build");
    let made = entries(&builds)?.into_iter().map(|folder| folder.join("out"));
    let mut folders: Vec<PathBuf> = made.filter(|folder| folder.is_dir()).collect();
    folders.push(workspace.path("src/lang"));
    while let Some(folder) = folders.pop() {
        for path in entries(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|end| end != "rs") {
                files.push(path);
            }
        }
    }
    // Longer ones first: what stands in one of them is not found by itself.
    files.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).map_or(0, |file| file.len())));
    Ok(files)
}

fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let found = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(found.filter_map(|entry| Some(entry.ok()?.path())).collect())
}

/// The sections of a module, each with its number.
fn sections(module: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut rest = module.strip_prefix(b"\0asm\x01\0\0\0")?;
    let mut sections = Vec::new();
    while let Some((&id, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        sections.push((id, after.get(..length)?));
        rest = after.get(length..)?;
    }
    Some(sections)
}

/// A number as the format writes it: seven bits a byte, the lowest first.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().position(|byte| byte & 0x80 == 0)?;
    let value = bytes[..=end].iter().rev().fold(0, |value, byte| value << 7 | usize::from(byte & 0x7f));
    Some((value, &bytes[end + 1..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_is_cut_into_its_sections() {
        let module = [b"\0asm\x01\0\0\0".as_slice(), &[CODE, 2, 7, 8], &[DATA, 0x81, 0x00, 9]].concat();
        assert_eq!(sections(&module), Some(vec![(CODE, [7, 8].as_slice()), (DATA, [9].as_slice())]));
        assert_eq!(sections(b"\0asm\x01\0\0\0\x0a\x05"), None);
    }
}
