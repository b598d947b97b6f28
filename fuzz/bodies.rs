//! What each fuzz target does with its bytes. `tests/fuzz.rs` does the same with the files in `fuzz/seeds`, on stable Rust.

#![allow(dead_code)]

#[path = "../tests/invariants/mod.rs"]
mod invariants;

use subraya::unpromised::{Class, Document, Lexicon, find_numbers, pack, parse_number, rows, values};
use subraya::{Analysis, LANGUAGES, OffsetUnit, Options, analyze as analyze_text, detect_language};

/// A text in the language that the first byte chooses, or in the one that it tells: the result is sound, and the same again.
pub fn analyze(bytes: &[u8]) {
    let Some((&choice, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let language = match LANGUAGES.get(usize::from(choice) % (LANGUAGES.len() + 1)) {
        Some(&language) => Some(language),
        None => detect_language(&text),
    };
    let options = Options { language, rules: choice > 127 };
    match analyze_text(&text, &options) {
        Ok(analysis) => {
            invariants::hold(&text, &analysis);
            assert_eq!(analyze_text(&text, &options).as_ref().ok(), Some(&analysis), "another result");
        }
        Err(error) => assert!(language.is_none() && error.code() == "undetected_language", "{error:?}"),
    }
}

/// Number expressions of each language: in order, apart, and with bounds that fit; a number alone has a value.
pub fn numbers(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for pack in LANGUAGES.iter().filter_map(|language| pack(language)) {
        let document = Document::new(&text, pack);
        let mut end = 0;
        for number in find_numbers(&document, pack) {
            assert!(end <= number.tokens.start && number.tokens.start < number.tokens.end, "{number:?}");
            assert!(number.tokens.end <= document.len(), "{number:?}");
            let (low, high) = (number.quantity.low, number.quantity.high);
            assert!(low.is_some() || high.is_some(), "{number:?}");
            assert!(low.is_none_or(|low| high.is_none_or(|high| low <= high)), "{number:?}");
            end = number.tokens.end;
        }
        assert!(parse_number(&text, pack).is_none_or(|value| !value.is_nan()));
    }
}

/// A table as the packs have them: no field has a mark that cuts fields, none is lost, and a lexicon takes every phrase.
pub fn tables(bytes: &[u8]) {
    let table = String::from_utf8_lossy(bytes);
    let lines = table.split('\n').filter(|line| !line.is_empty());
    let mut lexicon = Lexicon::with_capacity(8);
    let mut count = 0;
    for (at, (row, line)) in rows(&table).zip(lines.clone()).enumerate() {
        count += 1;
        assert!(!row.is_empty() && row.iter().all(|field| !field.contains(['\t', '\n'])));
        let written: Vec<&str> = line.split('\t').take(row.len()).collect();
        assert_eq!(row[..written.len()], written, "{line:?}");
        for value in row.iter().flat_map(|field| values(field)) {
            assert!(!value.is_empty() && !value.contains('|'));
            lexicon.add_word(value, Class::Cardinal, at);
            lexicon.add_name(value, Class::Place, at);
        }
    }
    assert_eq!(count, lines.count(), "a row for each line");
}

/// Offsets in the other units: the same as counting from the text's beginning, and no panic where they lie outside.
pub fn offsets(bytes: &[u8]) {
    let Some((&step, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let places: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).step_by(1 + usize::from(step % 8)).collect();
    for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Chars] {
        let converted = marked(&places).with_offsets(&text, unit);
        for (figure, &place) in converted.figures.iter().zip(&places) {
            let expected = match unit {
                OffsetUnit::Utf8 => place,
                OffsetUnit::Utf16 => text[..place].encode_utf16().count(),
                OffsetUnit::Chars => text[..place].chars().count(),
            };
            assert_eq!((figure.start, figure.end), (expected, expected), "{unit:?}");
        }
        let outside = [text.len() + 1, text.len() / 2, text.len() + usize::from(step) * 100];
        assert_eq!(marked(&outside).with_offsets(&text, unit).figures.len(), outside.len());
    }
}

/// A result that has a figure at each place.
fn marked(places: &[usize]) -> Analysis {
    let mut analysis = analyze_text("Llegaron 300 soldados.", &Options::default()).expect("nothing to refuse");
    let figure = analysis.figures.pop().expect("a figure");
    for &place in places {
        let mut figure = figure.clone();
        (figure.start, figure.end) = (place, place);
        analysis.figures.push(figure);
    }
    analysis
}
