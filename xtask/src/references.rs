//! How the page's files name each other, and under which names they go out: each with a hash of what it is made of.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::workspace::Outcome;

/// Files by their paths in the page's folder.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The folders of the pages, from which paths in scripts may be told, too.
const PAGES: [&str; 2] = ["", "bookmarklet/"];

/// Endings of files that name others.
const NAMING: [&str; 4] = [".html", ".css", ".js", ".webmanifest"];

/// Endings by which a string is known to be a path.
const ENDINGS: [&str; 9] = [".html", ".css", ".js", ".webmanifest", ".wasm", ".txt", ".svg", ".png", ".ico"];

/// What looks like a path and is the name by which the engine's glue and its bytes know each other.
const NO_PATH: &str = "./subraya_bg.js";

/// How much of the hash a name has: 40 bits, for some thirty files.
const HASH_CHARS: usize = 10;

/// A path in a file's text that stands for another file.
#[derive(Debug)]
struct Reference {
    /// Where the last part of the path stands in the bytes.
    name: Range<usize>,
    /// The path of the other file in the page's folder.
    to: String,
}

/// The files that are reached from some, each with the references in it.
#[derive(Debug)]
pub struct Site<'a> {
    files: BTreeMap<&'a str, (&'a [u8], Vec<Reference>)>,
    fixed: &'a [&'a str],
    made: &'a [&'a str],
}

impl<'a> Site<'a> {
    /// Follows the references from the files with fixed names. Those that are `made` of all others are not followed, and keep
    /// their names; those that are `opaque` name none.
    ///
    /// An error is a path that stands for no file, or for more than one.
    pub fn follow(all: &'a Files, fixed: &'a [&'a str], made: &'a [&'a str], opaque: &[&str]) -> Outcome<Self> {
        let mut site = Self { files: BTreeMap::new(), fixed, made };
        let mut open: Vec<&str> = fixed.to_vec();
        while let Some(path) = open.pop() {
            if site.files.contains_key(path) {
                continue;
            }
            let (path, bytes) = all.get_key_value(path).ok_or_else(|| format!("{path} is missing among the page's files."))?;
            let names = !opaque.contains(&path.as_str()) && NAMING.iter().any(|end| path.ends_with(end));
            let mut references = if names { references(path, bytes, all, fixed)? } else { Vec::new() };
            references.retain(|reference| !made.contains(&reference.to.as_str()));
            open.extend(
                references.iter().filter_map(|reference| all.get_key_value(&reference.to)).map(|(path, _)| path.as_str()),
            );
            site.files.insert(path, (bytes, references));
        }
        Ok(site)
    }

    /// Each file under the name that it goes out by, with the names of the others in it, and the path that it had.
    ///
    /// A name has a hash of the file and of all that it reaches, itself and by others: what is under a name never changes.
    /// (A hash of what comes out would have no beginning where two modules import each other.) An error is a name without a
    /// hash that is left over.
    pub fn renamed(&self) -> Outcome<BTreeMap<String, (String, Vec<u8>)>> {
        let names: BTreeMap<&str, String> = self.files.keys().map(|path| (*path, self.name(path))).collect();
        let mut renamed = BTreeMap::new();
        for (path, (bytes, references)) in &self.files {
            let mut out = Vec::with_capacity(bytes.len() + 256);
            let mut at = 0;
            for Reference { name, to } in references {
                out.extend_from_slice(&bytes[at..name.start]);
                out.extend_from_slice(last_part(&names[to.as_str()]).as_bytes());
                at = name.end;
            }
            out.extend_from_slice(&bytes[at..]);
            renamed.insert(names[path].clone(), ((*path).to_owned(), out));
        }
        self.check(&names, &renamed)?;
        Ok(renamed)
    }

    fn name(&self, path: &str) -> String {
        if self.fixed.contains(&path) {
            return path.to_owned();
        }
        let mut hash = Sha256::new();
        for reached in self.reached(path) {
            hash.update(reached);
            hash.update([0]);
            hash.update(Sha256::digest(self.files[reached].0));
        }
        let hex = hash.finalize().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        let dot = path.rfind('.').unwrap_or(path.len());
        format!("{}.{}{}", &path[..dot], &hex[..HASH_CHARS], &path[dot..])
    }

    /// The file and all that it names, and these name, in order.
    fn reached(&self, path: &'a str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![path];
        while let Some(path) = open.pop() {
            if reached.insert(path) {
                open.extend(self.files[path].1.iter().map(|reference| reference.to.as_str()));
            }
        }
        reached
    }

    /// That no path into one of the page's folders is left which goes nowhere now, be it put together from parts.
    fn check(&self, names: &BTreeMap<&str, String>, renamed: &BTreeMap<String, (String, Vec<u8>)>) -> Outcome {
        let folders: BTreeSet<&str> = self.files.keys().filter_map(|path| Some(&path[..=path.rfind('/')?])).collect();
        for (path, (before, bytes)) in renamed {
            if !NAMING.iter().any(|end| path.ends_with(end)) {
                continue;
            }
            for folder in &folders {
                for at in find(bytes, folder.as_bytes()) {
                    let begins = at == 0 || matches!(bytes[at - 1], b'"' | b'\'' | b'`' | b'/' | b'(');
                    let end = at + bytes[at..].iter().take_while(|byte| is_path(**byte)).count();
                    let written = std::str::from_utf8(&bytes[at..end]).unwrap_or_default();
                    let is_page = names.contains_key(format!("{written}index.html").as_str());
                    if begins && !is_page && !renamed.contains_key(written) && !self.made.contains(&written) {
                        return Err(format!(
                            "{before} names {written}…, which is no file of the folder: write each path in one string, as it is."
                        ));
                    }
                }
            }
        }
        Ok(())
    }
}

/// The strings of a file, and addresses in a style sheet, that are paths of files which may get another name.
fn references(path: &str, bytes: &[u8], all: &Files, fixed: &[&str]) -> Outcome<Vec<Reference>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| is_path(**byte)).count();
        let (begin, end) = (at, at + length);
        at = end + 1;
        let (Some(before), Some(after)) = (begin.checked_sub(1).map(|at| bytes[at]), bytes.get(end)) else { continue };
        let is_string = matches!(before, b'"' | b'\'' | b'`') && before == *after;
        let is_address = path.rsplit('.').next() == Some("css") && before == b'(' && *after == b')';
        let Ok(written) = std::str::from_utf8(&bytes[begin..end]) else { continue };
        let is_named = ENDINGS.iter().any(|ending| written.ends_with(ending) && written != *ending);
        if !(is_string || is_address) || !is_named || written == NO_PATH {
            continue;
        }
        let own = &path[..path.rfind('/').map_or(0, |slash| slash + 1)];
        let folders = [own].into_iter().chain(PAGES);
        let meant: BTreeSet<String> =
            folders.filter_map(|folder| resolve(folder, written)).filter(|path| all.contains_key(path)).collect();
        if !meant.is_empty() && meant.iter().all(|path| fixed.contains(&path.as_str())) {
            // Whichever it is, its name stays, and it is followed anyway.
            continue;
        }
        let mut meant = meant.into_iter();
        match (meant.next(), meant.next()) {
            (Some(to), None) => found.push(Reference { name: end - last_part(written).len()..end, to }),
            (Some(one), Some(other)) => return Err(format!("{path} names {written}, which may be {one} or {other}.")),
            (None, _) => return Err(format!("{path} names {written}, and there is no such file.")),
        }
    }
    Ok(found)
}

fn last_part(path: &str) -> &str {
    &path[path.rfind('/').map_or(0, |slash| slash + 1)..]
}

/// A path as it is written in a file of this folder, from the page's folder; `None` where it leads out of that.
fn resolve(folder: &str, written: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in written.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            "" => return None,
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn is_path(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'/')
}

fn find<'a>(bytes: &'a [u8], what: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    bytes.windows(what.len()).enumerate().filter(move |(_, window)| *window == what).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIXED: [&str; 2] = ["index.html", "bookmarklet/engine.html"];

    fn files(rows: &[(&str, &str)]) -> Files {
        let pages = [("index.html", r#"<script src="pkg/main.js"></script>"#), ("bookmarklet/engine.html", "")];
        pages.iter().chain(rows).map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
    }

    fn renamed(rows: &[(&str, &str)]) -> Outcome<BTreeMap<String, String>> {
        let files = files(rows);
        let renamed = Site::follow(&files, &FIXED, &[], &[])?.renamed()?;
        Ok(renamed.into_iter().map(|(name, (_, bytes))| (name, String::from_utf8(bytes).expect("text"))).collect())
    }

    fn name_of(path: &str, rows: &[(&str, &str)]) -> String {
        let files = files(rows);
        let renamed = Site::follow(&files, &FIXED, &[], &[]).and_then(|site| site.renamed()).expect("all is there");
        renamed.into_iter().find(|(_, (before, _))| before == path).expect("it is reached").0
    }

    #[test]
    fn paths_are_told_from_the_file_and_from_the_pages() {
        let rows = [
            ("pkg/main.js", r#"import"./shared.js";fetch("samples/es.txt");x=new URL('panel.css',y);z.endsWith(".js")"#),
            ("pkg/shared.js", ""),
            ("samples/es.txt", "samples/en.txt"),
            ("bookmarklet/panel.css", "a{background:url(../icons/one.png)}"),
            ("icons/one.png", ""),
            ("unused.txt", ""),
        ];
        let renamed = renamed(&rows).expect("all is there");
        assert_eq!(renamed.len(), 7, "{renamed:?}");
        for (path, (text, wanted)) in
            [("index.html", ("src=\"pkg/main.js\"", "src=\"MAIN\"")), ("pkg/main.js", ("\"samples/es.txt\"", "\"SAMPLE\""))]
        {
            let name = name_of(path, &rows);
            let wanted =
                wanted.replace("MAIN", &name_of("pkg/main.js", &rows)).replace("SAMPLE", &name_of("samples/es.txt", &rows));
            assert!(renamed[&name].contains(&wanted) && !renamed[&name].contains(text), "{}", renamed[&name]);
        }
        let main = &renamed[&name_of("pkg/main.js", &rows)];
        assert!(main.contains(&format!("import\"./{}\"", last_part(&name_of("pkg/shared.js", &rows)))), "{main}");
        assert!(main.contains(&format!("'{}'", last_part(&name_of("bookmarklet/panel.css", &rows)))), "{main}");
        assert!(main.contains(".endsWith(\".js\")"), "{main}");
    }

    #[test]
    fn a_name_changes_with_whatever_it_reaches_even_in_a_circle() {
        let rows = |rest, other| {
            [
                ("pkg/main.js", r#"import"./shared.js";"alone.css""#),
                ("pkg/shared.js", r#"import("./rest.js")"#),
                ("pkg/rest.js", rest),
                ("alone.css", other),
            ]
        };
        let name = |path, rest, other| name_of(path, &rows(rest, other));
        let rest = r#"import"./shared.js";"#;
        let changed = r#"import"./shared.js";1"#;
        for path in ["pkg/main.js", "pkg/shared.js", "pkg/rest.js"] {
            assert_ne!(name(path, rest, ""), name(path, changed, ""), "{path}");
        }
        assert_eq!(name("alone.css", rest, ""), name("alone.css", changed, ""));
        assert_eq!(name("pkg/shared.js", rest, ""), name("pkg/shared.js", rest, "a{}"));
        assert_ne!(name("pkg/main.js", rest, ""), name("pkg/main.js", rest, "a{}"));
        assert_eq!(name("index.html", rest, ""), "index.html");
    }

    #[test]
    fn what_cannot_be_renamed_is_told() {
        let told = |rows: &[(&str, &str)]| renamed(rows).expect_err("is told");
        assert_eq!(told(&[]), "index.html names pkg/main.js, and there is no such file.");
        let two = [("pkg/main.js", "\"one.css\""), ("one.css", ""), ("pkg/one.css", "")];
        assert_eq!(told(&two), "pkg/main.js names one.css, which may be one.css or pkg/one.css.");
        let parts = [("pkg/main.js", "`samples/${language}.txt`,\"samples/es.txt\""), ("samples/es.txt", "")];
        assert!(told(&parts).starts_with("pkg/main.js names samples/…, which is no file"), "{}", told(&parts));
    }
}
