//! The texts that everything is measured on, made of the articles of our own in `tests/articles`, so that anybody can measure
//! again: paragraph after paragraph, and from the beginning again where there are no more, until there is enough.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::workspace::{Outcome, Workspace, read};

/// How much is enough.
enum Enough {
    Words(usize),
    Bytes(usize),
}

const SIZES: [(&str, Enough); 5] = [
    ("article", Enough::Words(700)),
    ("10k", Enough::Bytes(10_000)),
    ("100k", Enough::Bytes(100_000)),
    ("1m", Enough::Bytes(1_000_000)),
    ("10m", Enough::Bytes(10_000_000)),
];

#[derive(Deserialize)]
struct Article {
    text: String,
}

/// Writes the texts of each language into a folder.
pub fn write(workspace: &Workspace, folder: &Path) -> Outcome {
    write_sizes(workspace, folder, &SIZES)
}

/// Writes the article of each language alone.
pub fn write_articles(workspace: &Workspace, folder: &Path) -> Outcome {
    write_sizes(workspace, folder, &SIZES[..1])
}

fn write_sizes(workspace: &Workspace, folder: &Path, sizes: &[(&str, Enough)]) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for language in ["es", "en"] {
        let paragraphs = paragraphs(workspace, language)?;
        for (name, enough) in sizes {
            let path = folder.join(format!("{language}-{name}.txt"));
            fs::write(&path, text(&paragraphs, enough)).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// The paragraphs of all articles in a language, in the order of their names.
fn paragraphs(workspace: &Workspace, language: &str) -> Outcome<Vec<String>> {
    let folder = workspace.path("tests/articles");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let start = format!("own-{language}-");
    let ours = |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(&start));
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| ours(path)).collect();
    paths.sort();
    let mut paragraphs = Vec::new();
    for path in paths {
        let article: Article = serde_json::from_str(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        paragraphs.extend(article.text.split("\n\n").map(str::to_owned));
    }
    if paragraphs.is_empty() { Err(format!("There are no articles {start}* in tests/articles.")) } else { Ok(paragraphs) }
}

fn text(paragraphs: &[String], enough: &Enough) -> String {
    let mut text = String::new();
    let mut words = 0;
    for paragraph in paragraphs.iter().cycle() {
        let done = match *enough {
            Enough::Words(wanted) => words >= wanted,
            Enough::Bytes(wanted) => text.len() >= wanted,
        };
        if done {
            break;
        }
        text.push_str(paragraph);
        text.push_str("\n\n");
        words += paragraph.split_whitespace().count();
    }
    text
}
