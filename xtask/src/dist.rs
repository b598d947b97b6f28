//! Writes the page as a folder for any host: what browsers ask for and no more, under names that tell what is in a file, each
//! also as it goes over the wire, with the headers that it is to be served with.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build;
use crate::page;
use crate::references::{Files, Site};
use crate::workspace::{self, Outcome, Workspace, read};

/// The files that keep their names, and so are asked for anew each time.
const FIXED: [&str; 5] = [
    // What people open and link.
    "index.html",
    "bookmarklet/index.html",
    // Bookmarks have its address in them.
    "bookmarklet/engine.html",
    // A browser takes it for a newer version of the one before by its address.
    "sw.js",
    // Where it is installed, the system looks for news of it there.
    "manifest.webmanifest",
];

/// Code that runs elsewhere, with addresses of its own.
const OPAQUE: [&str; 2] = ["pkg/bookmarks.js", page::OFFLINE];

/// By this a folder is known as one that may be made anew.
const MARK: &str = "# Written by `cargo xtask dist`.\n";

/// Endings of what is worth compressing.
const COMPRESSED: [&str; 7] = [".html", ".css", ".js", ".webmanifest", ".wasm", ".txt", ".svg"];

/// Builds the page and writes it into a folder, in the place of what an earlier run has written there.
pub fn write(workspace: &Workspace, out: &Path) -> Outcome {
    check_place(out)?;
    build::build(workspace)?;
    let www = workspace.path("www");
    if !page::is_bundled(&www) {
        return Err("The page has not been bundled, since npm is missing: Node.js 20 or later brings it.".to_owned());
    }
    let files = files(&www)?;
    if out.exists() {
        fs::remove_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    let (mut raw, mut wire) = (0, 0);
    for (name, bytes) in &files {
        workspace::write(&out.join(name), bytes)?;
        let mut least = bytes.len();
        if COMPRESSED.iter().any(|end| name.ends_with(end)) {
            for (ending, smaller) in [("br", build::brotli(bytes)?), ("gz", gzip(bytes)?)] {
                if smaller.len() < bytes.len() {
                    workspace::write(&out.join(format!("{name}.{ending}")), &smaller)?;
                    least = least.min(smaller.len());
                }
            }
        }
        raw += bytes.len();
        wire += least;
    }
    println!("{} files in {}, {raw} bytes, {wire} over the wire", files.len(), out.display());
    Ok(())
}

/// A folder that holds anything else is somebody's.
fn check_place(out: &Path) -> Outcome {
    let is_empty = !out.exists() || fs::read_dir(out).is_ok_and(|mut entries| entries.next().is_none());
    if is_empty || read(&out.join("_headers")).is_ok_and(|text| text.starts_with(MARK)) {
        return Ok(());
    }
    Err(format!("{} holds what this task has not written: name another folder with --out.", out.display()))
}

/// All that is served, by the paths that it is asked for.
fn files(www: &Path) -> Outcome<Files> {
    let mut all = Files::new();
    for name in page::names(www)? {
        let path = www.join(&name);
        all.insert(name, fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
    }
    let renamed = Site::follow(&all, &FIXED, &[page::LIST], &OPAQUE)?.renamed()?;
    let kept = renamed.iter().filter(|(_, (before, _))| page::is_kept(before));
    let list = page::list_of(kept.map(|(name, (_, bytes))| (name.as_str(), bytes.as_slice())));
    let hashed = renamed.iter().filter(|(name, (before, _))| *name != before).map(|(name, _)| name.as_str());
    let headers = headers(&read(&www.join("_headers"))?, hashed);
    let mut files: Files = renamed.into_iter().map(|(name, (_, bytes))| (name, bytes)).collect();
    files.insert(page::LIST.to_owned(), list.into_bytes());
    files.insert("_headers".to_owned(), headers.into_bytes());
    Ok(files)
}

/// The page's headers, and for how long each file may be kept. Each path has a rule of its own: hosts join what several rules
/// say of one header.
fn headers<'a>(own: &str, hashed: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!("{MARK}{own}\n# What is under these names may be another tomorrow.\n");
    for path in FIXED.into_iter().chain([page::LIST]) {
        // Hosts serve a page at the address of its folder, too, and some without its ending.
        let short = path.strip_suffix("index.html").or(path.strip_suffix(".html"));
        for path in [Some(path), short].into_iter().flatten() {
            let _ = writeln!(text, "/{path}\n  Cache-Control: no-cache");
        }
    }
    text += "\n# These names have a hash of what is in them.\n";
    for name in hashed {
        let _ = writeln!(text, "/{name}\n  Cache-Control: public, max-age=31536000, immutable");
    }
    text
}

/// As gzip writes it, without the time and the name: the same bytes each time.
pub fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_path_is_told_once_how_long_it_may_be_kept() {
        let text = headers("/*\n  X-Content-Type-Options: nosniff\n", ["pkg/main.0123456789.js"].into_iter());
        let mut paths: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
        let count = paths.len();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), count, "{text}");
        for path in ["/", "/bookmarklet/engine", "/pkg/files.js"] {
            assert!(text.contains(&format!("\n{path}\n  Cache-Control: no-cache\n")), "{path} in {text}");
        }
        assert!(text.contains("/pkg/main.0123456789.js\n  Cache-Control: public, max-age=31536000, immutable\n"), "{text}");
    }

    #[test]
    fn a_folder_of_others_is_left_alone() {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in [xtask.to_path_buf(), xtask.join("../www")] {
            assert!(check_place(&folder).is_err(), "{}", folder.display());
        }
        assert_eq!(check_place(&xtask.join("no-such-folder")), Ok(()));
    }
}
