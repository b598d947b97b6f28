//! What the page is made of besides its own files and the engine: its modules and styles once more in few small files,
//! Mozilla's Readability, which finds the article in a whole page, the bookmarks, which are modules of the page bundled to
//! one script each, and the list of all files, by which the page works offline.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::build::{carried_folder, package_folder};
use crate::workspace::{Outcome, Workspace, files_in, has_program, read, run, write};

/// The list of files, as the service worker finds it.
pub const LIST: &str = "pkg/files.js";

/// The bookmark that carries everything: as many bytes as all the rest, for those few who want it.
pub const OFFLINE: &str = "pkg/bookmark-offline.js";

/// What a browser never asks for, or asks for by itself.
const NOT_CACHED: [&str; 5] = ["sw.js", LIST, ".d.ts", "_headers", OFFLINE];

/// The bundles that the page asks for, each with what it is made of. `shared.js` is what two of them have in common.
const BUNDLES: [(&str, &str); 8] = [
    ("main.js", "import \"../main.js\";\n"),
    ("rest.js", "export * from \"../rest.js\";\n"),
    ("shared.js", ""),
    ("worker.js", "import \"../worker.js\";\n"),
    ("page.css", "@import \"../page.css\";\n"),
    ("offer.js", "import \"../bookmarklet/offer.js\";\n"),
    ("engine-page.js", "import \"../bookmarklet/engine-page.js\";\n"),
    ("mini-side.js", "export * from \"../bookmarklet/mini-side.js\";\n"),
];

/// The one script that the page asks for as it is.
const UNBUNDLED: &str = "bookmarklet/hello.js";

/// What npm brings for the page is asked for and used by these; the first two say what is to be installed.
const NPM_FILES: [&str; 7] =
    ["package.json", "package-lock.json", "bundle.mjs", "carried.mjs", "package.mjs", "pages.mjs", "shrink.mjs"];

/// Puts the bundles, Readability, the bookmarks and the list of files into `www/pkg`, and a smaller engine for the
/// compiled one.
pub fn complete(workspace: &Workspace) -> Outcome {
    let readability = package_folder(workspace).join("readability.js");
    let bookmarks = ["bookmarks.js", "bookmark-offline.js", "live.js"].map(|name| package_folder(workspace).join(name));
    if has_program("npm") {
        let npm = workspace.target.join("npm");
        install(workspace, &workspace.path("xtask/npm"), &npm, &NPM_FILES)?;
        let source = read(&npm.join("node_modules/@mozilla/readability/Readability.js"))?;
        write(&readability, format!("{source}\nexport {{ Readability }};\n"))?;
        run(workspace.command("node", &["shrink.mjs"]).arg(package_folder(workspace)).current_dir(&npm))?;
        let www = workspace.path("www");
        run(workspace.command("node", &["bundle.mjs"]).arg(&www).arg(carried_folder(workspace)).current_dir(&npm))?;
    } else {
        eprintln!(
            "npm is missing: the page will load in many requests, take whole pages as they are, menus and all, and offer \
             no bookmarks, and the engine stays larger than it could be. Node.js brings npm."
        );
        // A page without them is better than one with old copies.
        for file in bookmarks.iter().chain([&readability]) {
            let _ = fs::remove_file(file);
        }
        for (name, source) in BUNDLES {
            write(&package_folder(workspace).join(name), source)?;
        }
    }
    let folder = workspace.path("www");
    write(&folder.join(LIST), list(&folder)?)
}

/// Copies what npm and its scripts need into a folder outside the sources, and installs there what the lock file names; the
/// first two of the files are the ones that say what.
pub fn install(workspace: &Workspace, sources: &Path, folder: &Path, files: &[&str]) -> Outcome {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut changed = !folder.join("node_modules").is_dir();
    for (at, name) in files.iter().enumerate() {
        let wanted = read(&sources.join(name))?;
        let copy = folder.join(name);
        if read(&copy).ok().as_deref() != Some(&wanted) {
            write(&copy, &wanted)?;
            changed |= at < 2;
        }
    }
    if changed {
        let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        run(workspace.command("npm", &arguments).current_dir(folder))?;
    }
    Ok(())
}

/// The list of the page's files with a hash of each, and one version for all of them.
pub fn list(folder: &Path) -> Outcome<String> {
    let mut files = Vec::new();
    for name in names(folder)?.into_iter().filter(|name| is_kept(name)) {
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        files.push((name, bytes));
    }
    Ok(list_of(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))))
}

/// The list of these files, which are named in order.
pub fn list_of<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut all = Sha256::new();
    let mut rows = String::new();
    for (name, bytes) in files {
        let hash = integrity(&Sha256::digest(bytes));
        all.update(name);
        all.update(&hash);
        let _ = writeln!(rows, "    {name:?}: {hash:?},");
    }
    format!("self.SUBRAYA_FILES = {{\n  version: {:?},\n  files: {{\n{rows}  }},\n}};\n", integrity(&all.finalize()))
}

/// The files of the page by their paths, in order, without those that no browser asks for, since bundles are made of them.
pub fn names(folder: &Path) -> Outcome<Vec<String>> {
    let bundled = is_bundled(folder);
    let mut names = Vec::new();
    for path in files_in(folder)? {
        let name = path.strip_prefix(folder).map_err(|error| error.to_string())?.to_string_lossy().replace('\\', "/");
        let is_source =
            bundled && path.extension().is_some_and(|end| end == "js") && !name.starts_with("pkg/") && name != UNBUNDLED;
        // Browsers know a service worker by its address.
        if !is_source || name == "sw.js" {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Whether the service worker keeps the file.
pub fn is_kept(name: &str) -> bool {
    !NOT_CACHED.iter().any(|end| name.ends_with(end))
}

/// Whether the page's modules have been bundled, rather than being loaded by way of what stands in the place of bundles.
pub fn is_bundled(folder: &Path) -> bool {
    fs::read(folder.join("pkg/main.js")).is_ok_and(|bundle| bundle != BUNDLES[0].1.as_bytes())
}

/// A hash as browsers take it to check what they have fetched.
fn integrity(digest: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(digest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_tells_the_page_and_leaves_out_what_is_not_cached() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../www");
        let list = list(&folder).expect("www can be read");
        assert!(list.contains("\"index.html\": \""), "{list}");
        for name in ["\"sw.js\"", "\"pkg/files.js\"", ".d.ts\"", "\"_headers\""] {
            assert!(!list.contains(name), "{name} in {list}");
        }
    }
}
