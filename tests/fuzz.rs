//! The files in `fuzz/seeds` through the fuzz targets' own code: what fuzzing began with, and what it found.

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

/// Does with each file what the target of its folder does, and names the one at which it fails.
fn replay(target: &str, body: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let files = fs::read_dir(&folder).expect("each target has its folder").map(|file| file.expect("it can be read").path());
    let mut count = 0;
    for file in files {
        let bytes = fs::read(&file).expect("a file of bytes");
        let outcome = std::panic::catch_unwind(|| body(&bytes));
        assert!(outcome.is_ok(), "{} fails", file.display());
        count += 1;
    }
    assert!(count > 0, "{} has no files", folder.display());
}

#[test]
fn analyze() {
    replay("analyze", bodies::analyze);
}

#[test]
fn numbers() {
    replay("numbers", bodies::numbers);
}

#[test]
fn tables() {
    replay("tables", bodies::tables);
}

#[test]
fn offsets() {
    replay("offsets", bodies::offsets);
}
