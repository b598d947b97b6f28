//! The tables of the packs for few bytes over the wire: without what is for people alone, rows that say the same of their
//! forms one after another, and what they say once. `rows` in `src/lexicon.rs` reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::Failure;
use crate::fold::fold_char;

/// Packs all tables of a folder into files with this prefix.
pub fn pack_all(folder: &Path, prefix: &str, out: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        // Names are packed another way, and patterns are compiled.
        let is_table = !["places.tsv", "organizations.tsv", "persons.tsv", "patterns.tsv"].contains(&name);
        if is_table && path.extension().is_some_and(|extension| extension == "tsv") {
            let text = fs::read_to_string(&path)?;
            // Which forms two rows have in common can't be told where code makes the forms.
            let ordered = ["fates.tsv", "report_verbs.tsv"].contains(&name);
            let packed = pack(&text, ordered).map_err(|error| format!("{name}: {error}"))?;
            fs::write(out.join(format!("{prefix}.{name}")), packed)?;
        }
    }
    Ok(())
}

/// A row: its first field and the others.
type Row<'t> = (&'t str, &'t str);

/// A table's rows, in their order or in a better one.
fn pack(table: &str, ordered: bool) -> Result<String, Failure> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows: Vec<Row> = lines.map(|line| line.split_once('\t').unwrap_or((line, ""))).collect();
    if rows.iter().any(|row| row.1.is_empty()) && rows.iter().any(|row| !row.1.is_empty()) {
        return Err("some rows have one field and others several".into());
    }
    let mut said_of: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (forms, rest) in &rows {
        for phrase in phrases(forms) {
            said_of.entry(phrase).or_default().insert(rest);
        }
    }
    // Of two rows with a form in common the first wins, or the last: they stay in their order, after all others.
    let is_contested = |forms: &str| phrases(forms).any(|phrase| said_of[&phrase].len() > 1);
    let (contested, mut plain): (Vec<Row>, Vec<Row>) = rows.iter().partition(|(forms, _)| is_contested(forms));
    // Where hardly two rows say the same there is nothing to bring together.
    let distinct = rows.iter().map(|row| row.1).collect::<BTreeSet<_>>().len();
    let ordered = if ordered || distinct * 2 > rows.len() {
        rows
    } else {
        plain.sort_by_key(|row| row.1);
        plain.into_iter().chain(contested).collect()
    };
    let mut packed = String::new();
    let mut last = "";
    for (forms, rest) in ordered {
        packed.push_str(forms);
        if rest != last {
            packed.push('\t');
            packed.push_str(rest);
            last = rest;
        }
        packed.push('\n');
    }
    Ok(packed)
}

/// The phrases of a row's first field as a text's are compared with them.
fn phrases(forms: &str) -> impl Iterator<Item = String> {
    let folded = |form: &str| form.to_lowercase().chars().filter_map(fold_char).collect();
    forms.trim_start_matches('=').split('|').map(folded)
}
