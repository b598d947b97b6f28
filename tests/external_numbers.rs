//! Spanish numerals collected by others, where they are at hand; they say how complete the grammar of numbers is.

use serde_json::Value;
use subraya::lang;
use subraya::number::parse_number;

/// How many of the 90 numerals of duckling's Spanish corpus must be read.
const DUCKLING_FLOOR: usize = 88;
/// How many of text2num's Spanish numbers must be read.
const TEXT2NUM_FLOOR: usize = 37;

fn cases(file: &str) -> Option<Vec<Value>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/external");
    let Ok(text) = std::fs::read_to_string(folder.join(file)) else {
        println!("skipped: no ../shared/external/{file}");
        return None;
    };
    Some(text.lines().map(|line| serde_json::from_str(line).expect("one JSON object a line")).collect())
}

/// Checks that at least `floor` of the `(text, value)` pairs are read so.
fn check(name: &str, pairs: &[(String, f64)], floor: usize) {
    let pack = lang::pack("es").expect("Spanish");
    let misses: Vec<_> =
        pairs.iter().filter(|(text, value)| parse_number(text, pack).is_none_or(|found| (found - value).abs() > 1e-9)).collect();
    let right = pairs.len() - misses.len();
    println!("{name}: {right} of {}; missed {misses:?}", pairs.len());
    assert!(right >= floor, "{name}: only {right} of {}: {misses:?}", pairs.len());
}

#[test]
fn duckling() {
    let Some(cases) = cases("duckling.jsonl") else { return };
    let pairs: Vec<(String, f64)> = cases
        .iter()
        .filter(|case| case["lang"] == "es" && case["dim"] == "Numeral")
        .filter_map(|case| Some((case["text"].as_str()?.to_owned(), case["expected"][0]["value"].as_f64()?)))
        .collect();
    check("duckling", &pairs, DUCKLING_FLOOR.min(pairs.len()));
}

#[test]
fn text2num() {
    let Some(cases) = cases("text2num.jsonl") else { return };
    let pairs: Vec<(String, f64)> = cases
        .iter()
        .filter(|case| case["lang"] == "es" && case["op"] == "text2digits")
        .filter_map(|case| Some((case["text"].as_str()?.to_owned(), case["expected"].as_str()?.parse().ok()?)))
        .collect();
    check("text2num", &pairs, TEXT2NUM_FLOOR);
    let pack = lang::pack("es").expect("Spanish");
    for case in cases.iter().filter(|case| case["lang"] == "es" && case["op"] == "invalid") {
        let text = case["text"].as_str().unwrap_or_default();
        assert_eq!(parse_number(text, pack), None, "{text}");
    }
}
