//! What the build step makes of each row of `patterns.tsv` matches as the `regex` crate does.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use subraya::LANGUAGES;
use subraya::unpromised::{LONGEST_NAME, pack};

/// A row: language, id, pattern.
fn rows() -> Vec<(&'static str, String, String)> {
    let mut rows = Vec::new();
    for &language in LANGUAGES {
        let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang").join(language).join("patterns.tsv");
        let table = fs::read_to_string(path).expect("the pack has a table");
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(id), Some(pattern)) = (fields.next(), fields.next()) else { panic!("not a row: {line:?}") };
            assert!(fields.next().is_some_and(|why| !why.is_empty()), "{id} does not say why it is there");
            rows.push((language, id.to_owned(), pattern.to_owned()));
        }
    }
    rows
}

/// The letters that can matter to a pattern: its own, and one that it does not name.
fn letters(pattern: &str) -> String {
    let mut letters: Vec<char> = pattern.chars().filter(char::is_ascii_graphic).collect();
    letters.extend(['~', 'z', 'Z']);
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().collect()
}

#[test]
fn automata_match_as_regex_does() {
    for (language, id, pattern) in rows() {
        let oracle = regex::bytes::RegexBuilder::new(&format!("^(?:{pattern})")).unicode(false).build().expect("it is a regex");
        let built = pack(language).and_then(|pack| pack.pattern(&id)).expect("the pack has the pattern");
        let alphabet: Vec<u8> = letters(&pattern).into_bytes();
        // Words that the pattern matches by their making, and any words over its letters.
        // A few repetitions each: those inside others would make words that no text has, and take minutes.
        let few = pattern.replace('*', "{0,3}").replace('+', "{1,3}");
        let matching = proptest::string::bytes_regex(&format!("(?-u:{few})")).expect("words can be made from it");
        let any = prop::collection::vec(prop::sample::select(alphabet), 0..24);
        let classes = prop_oneof![any.clone(), (matching, any).prop_map(|(word, after)| [word, after].concat())];
        // The same words at every run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` try others.
        let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
        if config.rng_seed == RngSeed::Random {
            config.rng_seed = RngSeed::Fixed(7);
        }
        let mut runner = TestRunner::new(config);
        let held = runner.run(&classes, |classes| {
            for at in 0..=classes.len() {
                // What is longer is no name, and is not read to its end.
                let near = &classes[at..classes.len().min(at + LONGEST_NAME)];
                let expected = oracle.find(near).map(|found| at + found.end()).filter(|&end| end > at);
                prop_assert_eq!(built.match_at(&classes, at), expected, "{} at {}", id, at);
            }
            Ok(())
        });
        assert!(held.is_ok(), "{language}.{id}: {held:?}");
    }
}

#[test]
fn ids_are_unique() {
    let mut ids: Vec<_> = rows().into_iter().map(|(language, id, _)| (language, id)).collect();
    ids.sort();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
}
