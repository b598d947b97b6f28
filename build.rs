//! Compiles each language pack's `patterns.tsv` (columns: id, pattern, why) to sparse DFAs and writes the Rust that
//! holds them: `OUT_DIR/patterns.rs`, a function `pattern_bytes(language, id)`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error::Error, fs};

use regex_automata::dfa::{StartKind, dense};
use regex_automata::util::syntax;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let packs = Path::new("src/lang");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/lang");
    let mut arms = String::new();
    let mut folders: Vec<PathBuf> = fs::read_dir(packs)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.sort();
    for tsv in folders.iter().map(|folder| folder.join("patterns.tsv")).filter(|tsv| tsv.is_file()) {
        let language = tsv.parent().and_then(Path::file_name).and_then(|name| name.to_str()).ok_or("a pack without a name")?;
        for line in fs::read_to_string(&tsv)?.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (id, rest) = line.split_once('\t').ok_or_else(|| format!("{}: no tab in {line:?}", tsv.display()))?;
            let pattern = rest.split('\t').next().unwrap_or(rest);
            let name = |error: &dyn std::fmt::Display| format!("{}: {id}: {error}", tsv.display());
            let dense = dense::Builder::new()
                .configure(dense::Config::new().start_kind(StartKind::Anchored).minimize(true))
                .syntax(syntax::Config::new().unicode(false).utf8(false))
                .build(pattern)
                .map_err(|error| name(&error))?;
            let dfa = dense.to_sparse().map_err(|error| name(&error))?;
            let file = format!("{language}.{id}.dfa");
            fs::write(out.join(&file), dfa.to_bytes_little_endian())?;
            writeln!(arms, "        ({language:?}, {id:?}) => Some(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))),")?;
        }
    }
    let code = format!(
        "/// The automaton of a pack's pattern.\nfn pattern_bytes(language: &str, id: &str) -> Option<&'static [u8]> {{\n    match (language, id) {{\n{arms}        _ => None,\n    }}\n}}\n"
    );
    fs::write(out.join("patterns.rs"), code)?;
    Ok(())
}
