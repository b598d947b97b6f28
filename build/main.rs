//! Compiles what of a language pack the browser should not have to: `patterns.tsv` (columns: id, pattern, why) to
//! automata, names to a table of hashes, and other tables to shorter ones. Writes them to `OUT_DIR`, with `patterns.rs`, a function
//! `pattern_bytes(language, id)`.

mod encoding;
#[path = "../src/fold.rs"]
#[allow(dead_code)]
mod fold;
mod names;
mod patterns;
mod tables;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use names::Names;

/// What ends the build, as a sentence.
type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let packs = Path::new("src/lang");
    for source in ["build", "src/fold.rs", "src/lang"] {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut arms = String::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(packs)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    folders.retain(|folder| folder.join("patterns.tsv").is_file());
    let code = |folder: &PathBuf| Some(folder.file_name()?.to_str()?.to_owned());
    let codes: Vec<String> = folders.iter().filter_map(code).collect();
    let mut names = Names::of_people(&packs.join("people"), codes.clone()).map_err(|error| format!("people: {error}"))?;
    tables::pack_all(packs, "all", &out)?;
    for (folder, code) in folders.iter().zip(&codes) {
        compile_patterns(&folder.join("patterns.tsv"), code, &out, &mut arms)?;
        tables::pack_all(folder, code, &out).map_err(|error| format!("{code}: {error}"))?;
        names.add_pack(folder, code, &out).map_err(|error| format!("{code}: {error}"))?;
    }
    names.write(&out)?;
    let code = format!(
        "/// The table of a pack's pattern; two packs may have the same.\n#[allow(clippy::match_same_arms)]\nfn pattern_bytes(language: &str, id: &str) -> Option<&'static [u8]> {{\n    match (language, id) {{\n{arms}        _ => None,\n    }}\n}}\n"
    );
    fs::write(out.join("patterns.rs"), code)?;
    Ok(())
}

/// Compiles each row of a pack's patterns, and adds the arm of the match that finds it.
fn compile_patterns(tsv: &Path, language: &str, out: &Path, arms: &mut String) -> Result<(), Failure> {
    for line in fs::read_to_string(tsv)?.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (id, rest) = line.split_once('\t').ok_or_else(|| format!("{}: no tab in {line:?}", tsv.display()))?;
        let pattern = rest.split('\t').next().unwrap_or(rest);
        let table = patterns::compile(pattern).map_err(|error| format!("{}: {id}: {error}", tsv.display()))?;
        let file = format!("{language}.{id}.pattern");
        fs::write(out.join(&file), table)?;
        writeln!(arms, "        ({language:?}, {id:?}) => Some(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))),")?;
    }
    Ok(())
}
