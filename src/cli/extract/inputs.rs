//! Which files are read, and as what: paths, folders and patterns, one after the other in an order that never changes.

use std::ffi::OsStr;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use walkdir::WalkDir;

/// Standard input, as the command line calls it.
pub const STDIN: &str = "-";

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// A document in plain text.
    Text,
    /// A document a line: a JSON object of which one field is the text.
    Jsonl,
    /// A web page with an article in it.
    Html,
}

impl Kind {
    /// What a file's name tells, the ending of a compressed file left out.
    fn of(path: &Path) -> Option<Self> {
        let compressed = path.extension().is_some_and(|ending| ending == "gz" || ending == "zst");
        let inner = if compressed { Path::new(path.file_stem()?) } else { path };
        match inner.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase).as_deref() {
            Some("txt" | "text" | "md") => Some(Self::Text),
            Some("jsonl" | "ndjson") => Some(Self::Jsonl),
            Some("html" | "htm" | "xhtml") => Some(Self::Html),
            _ => None,
        }
    }
}

/// A file to read.
#[derive(Debug)]
pub struct Input {
    /// How rows and messages call it.
    pub name: String,
    /// What it is read as.
    pub kind: Kind,
    /// Where it is; `None` for standard input.
    pub path: Option<PathBuf>,
}

/// What comes of a path: a file to read, one that is left out, or a sentence about what can't be read.
pub type Found = Result<Option<Input>, String>;

/// All files of these paths. A folder is walked when its turn comes, so that no list of all files is ever held. What was named is read
/// whatever its name; of a folder only what has the name of a text, a page or lines of JSON, unless a kind is forced upon all.
pub fn inputs(paths: Vec<String>, forced: Option<Kind>, own: Vec<PathBuf>) -> impl Iterator<Item = Found> + Send {
    paths.into_iter().flat_map(move |path| named(&path, forced, own.clone()))
}

/// What one path stands for.
fn named(path: &str, forced: Option<Kind>, own: Vec<PathBuf>) -> Box<dyn Iterator<Item = Found> + Send> {
    if path == STDIN {
        return one(Ok(Some(Input { name: "standard input".to_owned(), kind: forced.unwrap_or(Kind::Text), path: None })));
    }
    let place = PathBuf::from(path);
    match fs::metadata(&place) {
        Ok(found) if found.is_dir() => Box::new(folder(&place, forced, own)),
        Ok(_) => one(Ok(Some(input(place, forced)))),
        Err(_) if path.contains(['*', '?', '[']) => pattern(path, forced, own),
        Err(error) => one(Err(format!("{path}: {error}"))),
    }
}

fn one(found: Found) -> Box<dyn Iterator<Item = Found> + Send> {
    Box::new(iter::once(found))
}

fn input(path: PathBuf, forced: Option<Kind>) -> Input {
    let kind = forced.or_else(|| Kind::of(&path)).unwrap_or(Kind::Text);
    Input { name: path.to_string_lossy().into_owned(), kind, path: Some(path) }
}

/// What a folder holds, by name, without what is hidden. Links are followed; one that leads back to where it stands is told.
fn folder(path: &Path, forced: Option<Kind>, own: Vec<PathBuf>) -> impl Iterator<Item = Found> + use<> {
    let hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
    let entries = WalkDir::new(path).follow_links(true).sort_by_file_name().into_iter();
    let seen = entries.filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()));
    seen.filter_map(move |entry| match entry {
        Ok(entry) if entry.file_type().is_dir() || is_own(entry.path(), &own) => None,
        // A pipe that nobody writes to would never begin; one that is named is another matter.
        Ok(entry) if !entry.file_type().is_file() || forced.is_none() && Kind::of(entry.path()).is_none() => Some(Ok(None)),
        Ok(entry) => Some(Ok(Some(input(entry.into_path(), forced)))),
        Err(error) => Some(Err(error.to_string())),
    })
}

/// What a pattern matches, for shells that leave that to the program.
fn pattern(path: &str, forced: Option<Kind>, own: Vec<PathBuf>) -> Box<dyn Iterator<Item = Found> + Send> {
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    let mut matches = match glob::glob_with(path, options) {
        Ok(matches) => matches.peekable(),
        Err(error) => return one(Err(format!("{path}: {error}"))),
    };
    if matches.peek().is_none() {
        return one(Err(format!("{path}: no file has such a name")));
    }
    Box::new(matches.flat_map(move |found| -> Box<dyn Iterator<Item = Found> + Send> {
        match found {
            Ok(found) if found.is_dir() => Box::new(folder(&found, forced, own.clone())),
            Ok(found) if is_own(&found, &own) => Box::new(iter::empty()),
            Ok(found) => one(Ok(Some(input(found, forced)))),
            Err(error) => one(Err(error.to_string())),
        }
    }))
}

/// Whether a file is one that this run writes.
pub fn is_own(path: &Path, own: &[PathBuf]) -> bool {
    !own.is_empty() && path.canonicalize().is_ok_and(|path| own.contains(&path))
}
