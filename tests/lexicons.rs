//! The tables are sorted, say everything once, and use no code or class that nobody knows.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use subraya::unpromised::{Class, Document, pack};
use subraya::{Country, LANGUAGES};

/// The rows of a table, without its header; its name begins with its folder in `src/lang`.
fn table(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lang").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(text.starts_with("# "), "{name}: its first line names its columns");
    text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

fn values(field: &str) -> impl Iterator<Item = &str> {
    field.split('|').filter(|value| *value != "-")
}

fn check_sorted(name: &str, columns: usize) -> Vec<Vec<String>> {
    let rows = table(name);
    for row in &rows {
        assert_eq!(row.len(), columns, "{name}: {row:?}");
        assert!(row.iter().all(|field| !field.is_empty() && field.trim() == field), "{name}: {row:?}");
    }
    for pair in rows.windows(2) {
        assert!(pair[0] < pair[1], "{name}: {:?} stands before {:?}", pair[0][0], pair[1][0]);
    }
    let first: HashSet<&String> = rows.iter().map(|row| &row[0]).collect();
    assert_eq!(first.len(), rows.len(), "{name}: a first column twice");
    rows
}

/// A table of each language, in order.
fn check_all(table: &str, columns: usize) -> Vec<Vec<String>> {
    LANGUAGES.iter().flat_map(|language| check_sorted(&format!("{language}/{table}"), columns)).collect()
}

fn check_code(name: &str, code: &str) {
    assert!(code == "-" || Country::new(code).is_some(), "{name}: {code}");
}

fn check_among(name: &str, value: &str, known: &[&str]) {
    assert!(known.contains(&value), "{name}: {value}");
}

#[test]
fn foreign_words() {
    let rows = check_sorted("foreign_words.tsv", 2);
    for row in &rows {
        let words: Vec<&str> = values(&row[1]).collect();
        assert!(words.is_sorted() && words.windows(2).all(|pair| pair[0] != pair[1]), "{}", row[0]);
        assert!(words.iter().all(|word| !word.contains(' ')), "{}: one word each", row[0]);
    }
    // Each is a bit of a word, beside those of the packs.
    assert!(rows.len() + LANGUAGES.len() <= 64);
}

#[test]
fn countries() {
    for language in LANGUAGES {
        let rows = check_sorted(&format!("{language}/countries.tsv"), 6);
        let mut names = HashSet::new();
        for row in &rows {
            assert!(row[0].get(..2).and_then(Country::new).is_some(), "{row:?}");
            for name in [&row[1], &row[2], &row[3], &row[5]].into_iter().flat_map(|field| values(field)) {
                assert!(names.insert(name.to_owned()), "{language}: {name} is two states'");
            }
        }
        assert!(rows.len() >= 249, "{language}: every state and territory has its row");
    }
}

#[test]
fn places_and_persons() {
    for row in check_all("places.tsv", 2) {
        check_code("places.tsv", &row[1]);
    }
    for row in check_all("persons.tsv", 3) {
        check_code("persons.tsv", &row[1]);
    }
    check_sorted("people/given_names.tsv", 1);
    check_sorted("people/surnames.tsv", 1);
}

#[test]
fn organizations() {
    for row in check_all("organizations.tsv", 5) {
        check_among("organizations.tsv", &row[1], &["organization", "armed_group"]);
        if !["*", "0"].contains(&row[2].as_str()) {
            check_code("organizations.tsv", &row[2]);
        }
    }
    for row in check_all("org_heads.tsv", 3) {
        check_among("org_heads.tsv", &row[1], &["organization", "armed_group"]);
        for value in values(&row[2]) {
            check_among("org_heads.tsv", value, &["bare", "domestic", "joined", "national", "unit"]);
        }
    }
}

#[test]
fn the_sets_hold_every_name() {
    for language in LANGUAGES {
        let pack = pack(language).expect("a pack of each language");
        for (table, class) in [
            ("people/given_names.tsv".to_owned(), Class::GivenName),
            ("people/surnames.tsv".to_owned(), Class::Surname),
            (format!("{language}/places.tsv"), Class::Place),
            (format!("{language}/organizations.tsv"), Class::Organization),
        ] {
            for row in self::table(&table) {
                let document = Document::new(&row[0], pack);
                let whole = pack.lexicon.all(&document, 0, class).any(|found| found.len == document.len());
                assert!(whole, "{language}: {} is no {class:?}", row[0]);
            }
        }
    }
    let pack = pack("es").expect("Spanish");
    let document = Document::new("AL–BAB, Al Bab y Balbal", pack);
    let places = |at| pack.lexicon.all(&document, at, Class::Place).count();
    assert_eq!((0..document.len()).map(places).sum::<usize>(), 1, "a dash joins no name, and no name hides in a word");
}

#[test]
fn nouns() {
    for row in check_all("titles.tsv", 2) {
        check_among("titles.tsv", &row[1], &["rank", "office", "honorific", "profession"]);
        assert!(Class::from_name(&row[1]).is_some());
    }
    for row in check_all("kind_nouns.tsv", 2) {
        check_among("kind_nouns.tsv", &row[1], &["organization", "armed_group", "place", "thing"]);
    }
    for row in check_all("body_nouns.tsv", 3) {
        check_among("body_nouns.tsv", &row[1], &["force", "authority"]);
        check_among("body_nouns.tsv", &row[2], &["collective", "people"]);
    }
    check_all("force_modifiers.tsv", 1);
    for row in check_all("actor_context.tsv", 2) {
        assert!(values(&row[1]).all(|class| Class::from_name(class).is_some()), "{row:?}");
    }
}
