//! Numerals collected by others, where they are at hand; they say how complete the grammar of numbers is.

use serde_json::Value;
use subraya::unpromised::{pack, parse_number};

/// How many numerals of a language's corpus must be read.
struct Floor {
    language: &'static str,
    /// Of duckling's: 90 Spanish ones, 105 English ones.
    duckling: usize,
    /// Of text2num's: 37 Spanish ones; of the English ones, those that are no ordinals and no digits read one by one.
    text2num: usize,
}

const FLOORS: [Floor; 2] =
    [Floor { language: "es", duckling: 88, text2num: 37 }, Floor { language: "en", duckling: 95, text2num: 17 }];

fn cases(file: &str) -> Option<Vec<Value>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/external");
    let Ok(text) = std::fs::read_to_string(folder.join(file)) else {
        println!("skipped: no ../shared/external/{file}");
        return None;
    };
    Some(text.lines().map(|line| serde_json::from_str(line).expect("one JSON object a line")).collect())
}

/// Checks that at least `floor` of the `(text, value)` pairs are read so.
fn check(name: &str, language: &str, pairs: &[(String, f64)], floor: usize) {
    let pack = pack(language).expect("a pack");
    let misses: Vec<_> =
        pairs.iter().filter(|(text, value)| parse_number(text, pack).is_none_or(|found| (found - value).abs() > 1e-9)).collect();
    let right = pairs.len() - misses.len();
    println!("{name} ({language}): {right} of {}; missed {misses:?}", pairs.len());
    assert!(right >= floor, "{name}: only {right} of {}: {misses:?}", pairs.len());
}

#[test]
fn duckling() {
    let Some(cases) = cases("duckling.jsonl") else { return };
    for floor in FLOORS {
        let pairs: Vec<(String, f64)> = cases
            .iter()
            .filter(|case| case["lang"] == floor.language && case["dim"] == "Numeral")
            .filter_map(|case| Some((case["text"].as_str()?.to_owned(), case["expected"][0]["value"].as_f64()?)))
            .collect();
        check("duckling", floor.language, &pairs, floor.duckling.min(pairs.len()));
    }
}

#[test]
fn text2num() {
    let Some(cases) = cases("text2num.jsonl") else { return };
    for floor in FLOORS {
        let pack = pack(floor.language).expect("a pack");
        let of = |op: &'static str| cases.iter().filter(move |case| case["lang"] == floor.language && case["op"] == op);
        let pairs: Vec<(String, f64)> = of("text2digits")
            .filter_map(|case| Some((case["text"].as_str()?.to_owned(), case["expected"].as_str()?.parse().ok()?)))
            .collect();
        check("text2num", floor.language, &pairs, floor.text2num);
        for case in of("invalid") {
            let text = case["text"].as_str().unwrap_or_default();
            assert_eq!(parse_number(text, pack), None, "{text}");
        }
    }
}
