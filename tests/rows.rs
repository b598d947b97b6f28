//! An analysis as rows: what stands in them, in which order, and that they are as their columns say.

use serde_json::{Value, json};
use subraya::rows::{COLUMNS, Cell, ColumnKind, rows};
use subraya::{OffsetUnit, Options, analyze};

const TEXT: &str = "👍 Kiev asegura que unos 3.000 soldados norcoreanos murieron. «No es cierto», dijo Putin, «y lo saben».\n\n\
                    Unos 200 soldados rusos llegaron.";

#[track_caller]
fn made(text: &str, unit: OffsetUnit) -> Vec<Value> {
    let analysis = analyze(text, &Options { language: Some("es"), ..Options::default() }).expect("nothing to refuse");
    rows("a.txt", text, &analysis, unit).iter().map(|row| serde_json::to_value(row).expect("a row is written")).collect()
}

#[track_caller]
fn holds(row: &Value, expected: &Value) {
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(&row[name], value, "{name} of {row}");
    }
}

#[test]
fn a_figure_tells_who_says_it() {
    let rows = made(TEXT, OffsetUnit::Utf8);
    let figure = rows.iter().find(|row| row["row"] == "figure").expect("a figure");
    holds(
        figure,
        &json!({ "document": "a.txt", "id": 0, "language": "es", "text": "unos 3.000 soldados norcoreanos", "country": "KP",
            "low": 3000, "high": 3000, "qualifier": "about", "category": "casualties", "unit": "soldados norcoreanos", "status": "killed",
            "attribution": 0, "source": "Kiev", "cue": "asegura", "speaker": "Kiev", "speaker_country": "UA", "stance": "says",
            "attribution_kind": "indirect", "content": null, "form": null }),
    );
    let own = rows.iter().rfind(|row| row["row"] == "figure").expect("another figure");
    holds(own, &json!({ "low": 200, "attribution": null, "source": null, "speaker": null, "stance": null }));
}

#[test]
fn an_attribution_tells_what_is_said_and_by_whom() {
    let rows = made(TEXT, OffsetUnit::Utf8);
    let said = rows.iter().find(|row| row["source"] == "Putin" && row["row"] == "attribution").expect("an attribution");
    holds(
        said,
        &json!({ "text": "No es cierto», dijo Putin, «y lo saben", "content": "No es cierto … y lo saben", "cue": "dijo",
            "name": "Putin", "kind": "person", "country": "RU", "speaker": "Putin", "attribution_kind": "direct", "parent": null }),
    );
    assert_eq!(said["attribution"], said["id"]);
}

#[test]
fn a_mention_tells_its_actor() {
    let rows = made("La ONU y la Organización de las Naciones Unidas callan.", OffsetUnit::Utf8);
    let forms: Vec<&Value> = rows.iter().filter(|row| row["actor"] == rows[0]["actor"]).map(|row| &row["form"]).collect();
    assert_eq!(forms, ["acronym", "name"]);
    holds(&rows[0], &json!({ "row": "actor", "text": "ONU", "name": "Organización de las Naciones Unidas", "low": null }));
}

#[test]
fn offsets_are_in_the_unit_that_is_asked_for() {
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    let characters: Vec<char> = TEXT.chars().collect();
    let places = |row: &Value| ["start", "end"].map(|name| row[name].as_u64().expect("an offset") as usize);
    for row in made(TEXT, OffsetUnit::Utf8) {
        let [start, end] = places(&row);
        assert_eq!(TEXT[start..end], row["text"]);
    }
    for row in made(TEXT, OffsetUnit::Utf16) {
        let [start, end] = places(&row);
        assert_eq!(String::from_utf16(&units[start..end]).expect("whole characters"), row["text"]);
    }
    for row in made(TEXT, OffsetUnit::Chars) {
        let [start, end] = places(&row);
        assert_eq!(characters[start..end].iter().collect::<String>(), row["text"]);
    }
}

#[test]
fn every_find_has_its_row_in_text_order() {
    let analysis = analyze(TEXT, &Options::default()).expect("nothing to refuse");
    let rows = rows("a.txt", TEXT, &analysis, OffsetUnit::Utf8);
    let mentions: usize = analysis.actors.iter().map(|actor| actor.mentions.len()).sum();
    assert_eq!(rows.len(), mentions + analysis.figures.len() + analysis.attributions.len());
    assert!(rows.is_sorted_by_key(|row| (row.start, std::cmp::Reverse(row.end))));
}

#[test]
fn rows_are_as_their_columns_say() {
    let analysis = analyze(TEXT, &Options::default()).expect("nothing to refuse");
    let mut names: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
    for row in rows("a.txt", TEXT, &analysis, OffsetUnit::Chars) {
        let written = serde_json::to_string(&row).expect("a row is written");
        let places = names.iter().map(|name| written.find(&format!("\"{name}\":")).expect("every column is written"));
        assert!(places.is_sorted(), "{written}");
        for (column, cell) in COLUMNS.iter().zip(row.cells()) {
            let fits = match cell {
                Cell::Null => column.nullable,
                Cell::Integer(_) => column.kind == ColumnKind::Integer,
                Cell::String(_) => column.kind == ColumnKind::String,
            };
            assert!(fits, "{} holds {cell:?}", column.name);
        }
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), COLUMNS.len());
    assert!(COLUMNS.iter().all(|column| column.description.ends_with('.')), "every column is described");
}
