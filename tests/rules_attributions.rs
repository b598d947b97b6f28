//! The rules for attributions as marked sentences: `tests/rules/attributions.es.txt`, and `en.txt` for English.
//!
//! A line is a text in which `{s1 …}` marks the source of its first attribution, `{c1 …}` its cue and `{k1 …}` its
//! content; after ` -> ` stand kind and stance of each. A line without marks has no attribution. `¶` is a line break.
//! `#` begins a comment.

use std::fmt::Write as _;

use subraya::{Analysis, Options, Span, analyze};

/// The rules and the speakers of each language.
const LANGUAGES: [(&str, &str, &str); 2] = [
    ("es", include_str!("rules/attributions.es.txt"), include_str!("rules/speakers.es.txt")),
    ("en", include_str!("rules/attributions.en.txt"), include_str!("rules/speakers.en.txt")),
];

/// The lines that are no comment.
fn lines(rules: &'static str) -> Vec<&'static str> {
    rules.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// The text of a marked line.
fn unmark(line: &str) -> String {
    let mut text = String::new();
    let mut chars = line.split(" -> ").next().unwrap_or(line).chars();
    while let Some(c) = chars.next() {
        match c {
            '{' => drop(chars.by_ref().take_while(|&c| c != ' ').count()),
            '}' => {}
            '¶' => text.push('\n'),
            c => text.push(c),
        }
    }
    text
}

/// The text of a result with the marks of what it found.
fn mark(text: &str, result: &Analysis) -> String {
    let mut spans: Vec<(Span, String)> = Vec::new();
    let mut tail = Vec::new();
    for (number, attribution) in (1..).zip(&result.attributions) {
        spans.extend(attribution.source.map(|span| (span, format!("s{number}"))));
        spans.extend(attribution.cue.map(|span| (span, format!("c{number}"))));
        spans.extend(attribution.content.iter().map(|&span| (span, format!("k{number}"))));
        tail.push(format!("{} {}", attribution.kind, attribution.stance));
    }
    spans.sort_by(|(a, x), (b, y)| (a.start, std::cmp::Reverse(a.end), x).cmp(&(b.start, std::cmp::Reverse(b.end), y)));
    let mut marked = String::new();
    for (at, c) in text.char_indices() {
        spans.iter().filter(|(span, _)| span.end == at).for_each(|_| marked.push('}'));
        for (_, name) in spans.iter().filter(|(span, _)| span.start == at) {
            let _ = write!(marked, "{{{name} ");
        }
        marked.push(if c == '\n' { '¶' } else { c });
    }
    spans.iter().filter(|(span, _)| span.end == text.len()).for_each(|_| marked.push('}'));
    if tail.is_empty() { marked } else { format!("{marked} -> {}", tail.join("; ")) }
}

fn check(language: &str, line: &str) -> Result<(), String> {
    let text = unmark(line);
    let result =
        analyze(&text, &Options { language: Some(language), ..Options::default() }).map_err(|error| error.to_string())?;
    let found = mark(&text, &result);
    if found == line { Ok(()) } else { Err(format!("wanted {line}\n found {found}")) }
}

#[test]
fn rules_match_what_they_say() {
    for (language, rules, _) in LANGUAGES {
        let lines = lines(rules);
        assert!(lines.len() > 60, "{language}: the rules are not all there: {}", lines.len());
        let wrong: Vec<String> = lines.iter().filter_map(|line| check(language, line).err()).collect();
        assert!(wrong.is_empty(), "{language}: {} of {} lines:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
    }
}

/// The name of the last attribution's speaker.
fn last_speaker(language: &str, text: &str) -> Result<String, String> {
    let result = analyze(text, &Options { language: Some(language), ..Options::default() }).map_err(|error| error.to_string())?;
    let speaker = result.attributions.last().and_then(|said| said.speaker);
    let actor = speaker.and_then(|id| result.actors.iter().find(|actor| actor.id == id));
    Ok(actor.map_or_else(|| "-".to_owned(), |actor| actor.name.clone()))
}

#[test]
fn nouns_and_dropped_subjects_mean_who_was_spoken_of() {
    for (language, _, speakers) in LANGUAGES {
        for line in lines(speakers) {
            let (text, wanted) = line.split_once(" -> ").unwrap_or((line, "-"));
            assert_eq!(last_speaker(language, text).as_deref(), Ok(wanted), "{text}");
        }
    }
}
