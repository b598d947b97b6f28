//! Every line of `rules/actors.es.txt` and `rules/actors.en.txt` gives just the actors that it marks.

use std::collections::HashMap;

use subraya::{Options, analyze};

#[derive(Debug, PartialEq, Eq)]
struct Marked {
    start: usize,
    end: usize,
    kind: String,
    country: String,
}

/// The text without its marks, the mentions that they mark, and the number that each mark gives its actor.
fn read(line: &str) -> (String, Vec<Marked>, Vec<Option<String>>) {
    let (mut text, mut marks, mut numbers) = (String::new(), Vec::new(), Vec::new());
    let mut rest = line;
    while let Some(open) = rest.find("[[") {
        let close = rest[open..].find("]]").map_or(rest.len(), |at| open + at);
        text.push_str(&rest[..open]);
        let (words, label) = rest[open + 2..close].split_once('|').unwrap_or_else(|| panic!("no label in {line}"));
        let mut label = label.split(' ');
        let kind = label.next().unwrap_or_default();
        assert!(["person", "country", "organization", "armed_group", "body"].contains(&kind), "{kind}: {line}");
        let start = text.len();
        text.push_str(words);
        marks.push(Marked { start, end: text.len(), kind: kind.to_owned(), country: label.next().unwrap_or("-").to_owned() });
        numbers.push(label.next().map(str::to_owned));
        rest = &rest[close + 2..];
    }
    text.push_str(rest);
    (text, marks, numbers)
}

fn check(line: &str, language: &str) -> Result<(), String> {
    let (text, wanted, numbers) = read(&line.replace('¶', "\n\n"));
    let result =
        analyze(&text, &Options { language: Some(language), ..Options::default() }).map_err(|error| error.to_string())?;
    let mut found: Vec<(Marked, u32)> = result
        .actors
        .iter()
        .flat_map(|actor| {
            actor.mentions.iter().map(|mention| {
                let country = actor.country.map_or("-".to_owned(), |country| country.to_string());
                (Marked { start: mention.start, end: mention.end, kind: actor.kind.to_string(), country }, actor.id.0)
            })
        })
        .collect();
    found.sort_by_key(|(marked, _)| marked.start);
    let shown = |marks: Vec<&Marked>| {
        let shown: Vec<String> = marks.iter().map(|m| format!("{} ({} {})", &text[m.start..m.end], m.kind, m.country)).collect();
        shown.join(", ")
    };
    if found.iter().map(|(marked, _)| marked).ne(wanted.iter()) {
        let found = shown(found.iter().map(|(marked, _)| marked).collect());
        return Err(format!("{text}\n    wanted: {}\n    found:  {found}", shown(wanted.iter().collect())));
    }
    let mut actors: HashMap<&str, u32> = HashMap::new();
    for (number, (_, actor)) in numbers.iter().zip(&found) {
        let Some(number) = number else { continue };
        let other = actors.iter().any(|(&known, id)| known != number && id == actor);
        if other || *actors.entry(number).or_insert(*actor) != *actor {
            return Err(format!("{text}\n    actors joined or parted at {number}: {numbers:?} {found:?}"));
        }
    }
    Ok(())
}

fn check_all(lines: &str, language: &str) {
    let lines = lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let failures: Vec<String> = lines.filter_map(|line| check(line.trim_start_matches("FIXME "), language).err()).collect();
    assert!(failures.is_empty(), "{} lines fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn marked_sentences() {
    check_all(include_str!("rules/actors.es.txt"), "es");
}

#[test]
fn marked_sentences_in_english() {
    check_all(include_str!("rules/actors.en.txt"), "en");
}
