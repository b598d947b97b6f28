//! The TypeScript types in `wasm.d.ts` say what the Rust types are when they are written out.

use std::collections::BTreeSet;

use crate::{
    Actor, ActorId, ActorKind, Analysis, Attribution, AttributionId, AttributionKind, Category, Country, Figure, FigureId,
    Mention, MentionForm, OffsetUnit, Qualifier, SCHEMA, Span, Stance, Status,
};
use serde::Serialize;
use serde_json::Value;

const TYPES: &str = include_str!("wasm.d.ts");

/// The keys of an interface, each with its type.
fn interface(name: &str) -> Vec<(String, String)> {
    let body = TYPES.split_once(&format!("export interface {name} {{\n")).expect("the interface is there").1;
    let body = body.split_once("\n}").expect("it ends").0;
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("/**"));
    lines
        .map(|line| line.trim_end_matches(';').split_once(": ").expect("a key and its type"))
        .map(|(key, r#type)| (key.to_owned(), r#type.to_owned()))
        .collect()
}

/// The strings of a union.
fn union(name: &str) -> BTreeSet<String> {
    let body = TYPES.split_once(&format!("export type {name} =")).expect("the union is there").1;
    let body = body.split_once(';').expect("it ends").0;
    body.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The keys of an object, and those that are null.
fn keys(value: &impl Serialize, null: bool) -> Vec<String> {
    let Value::Object(object) = serde_json::to_value(value).expect("it is written out") else { panic!("not an object") };
    object.into_iter().filter(|(_, value)| !null || value.is_null()).map(|(key, _)| key).collect()
}

/// `bare` has nothing where a field may be empty.
#[track_caller]
fn check(name: &str, bare: &impl Serialize) {
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    // The values below carry what is there on demand alone, so that its key can be seen: `rule?: string`.
    let declared: Vec<_> =
        interface(name).into_iter().map(|(key, r#type)| (key.trim_end_matches('?').to_owned(), r#type)).collect();
    assert_eq!(sorted(declared.iter().map(|(key, _)| key.clone()).collect()), sorted(keys(bare, false)), "{name}");
    let nullable = declared.iter().filter(|(_, r#type)| r#type.ends_with(" | null")).map(|(key, _)| key.clone());
    assert_eq!(sorted(nullable.collect()), sorted(keys(bare, true)), "{name}: what may be null");
}

/// A new variant breaks the match, and so asks for its place in the types.
macro_rules! check_union {
    ($type:ident: $($variant:ident),+) => {
        let _complete = |value: $type| match value { $($type::$variant => ()),+ };
        let written = [$($type::$variant),+].map(|value| match serde_json::to_value(value) {
            Ok(Value::String(word)) => word,
            other => panic!("not a word: {other:?}"),
        });
        assert_eq!(union(stringify!($type)), BTreeSet::from(written), stringify!($type));
    };
}

#[test]
fn every_enum_has_its_words() {
    check_union!(OffsetUnit: Utf16, Utf8, Chars);
    check_union!(ActorKind: Person, Country, Organization, ArmedGroup, Body);
    check_union!(MentionForm: Name, Short, Alias, Acronym, Metonym, Described);
    check_union!(Qualifier: Exact, About, AtLeast, AtMost, Range, Vague);
    check_union!(Category: Personnel, Casualties, Units, Materiel);
    check_union!(Status: Deployed, Killed, Wounded, Captured, Missing, Lost, Sent, Trained, Released);
    check_union!(AttributionKind: Direct, Indirect, Mixed, Credit);
    check_union!(Stance: Says, Estimates, Denies, Requests, Alleges);
}

#[test]
fn every_struct_has_its_fields() {
    check("Span", &Span::new(0, 1));
    let mention = Mention { start: 0, end: 1, form: MentionForm::Name, rule: Some("a.rule") };
    check("Mention", &mention);
    let actor = Actor {
        id: ActorId(0),
        name: String::new(),
        kind: ActorKind::Person,
        country: None,
        role: None,
        mentions: vec![mention],
    };
    check("Actor", &actor);
    check("Figure", &figure());
    let attribution = Attribution {
        id: AttributionId(0),
        source: None,
        speaker: None,
        speakers: Vec::new(),
        cue: None,
        content: Vec::new(),
        kind: AttributionKind::Credit,
        stance: Stance::Says,
        parent: None,
        rule: Some("a.rule"),
    };
    check("Attribution", &attribution);
    let analysis = Analysis {
        schema: SCHEMA,
        language: "es",
        offsets: OffsetUnit::Utf16,
        actors: vec![actor],
        figures: vec![figure()],
        attributions: vec![attribution],
    };
    check("Analysis", &analysis);
}

#[test]
fn the_schema_is_the_one_declared() {
    assert!(interface("Analysis").contains(&("schema".to_owned(), SCHEMA.to_string())));
}

#[test]
fn ids_bounds_and_countries_are_written_plainly() {
    let written =
        serde_json::to_value(Figure { low: Some(3000), country: Country::new("KP"), ..figure() }).expect("it is written");
    assert_eq!((&written["id"], &written["low"], &written["country"]), (&0.into(), &3000.into(), &"KP".into()));
}

fn figure() -> Figure {
    Figure {
        id: FigureId(0),
        start: 0,
        end: 1,
        low: None,
        high: None,
        qualifier: Qualifier::Exact,
        category: Category::Units,
        unit: None,
        status: None,
        country: None,
        actor: None,
        attribution: None,
        rule: Some("a.rule"),
    }
}
