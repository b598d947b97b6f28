//! Annotated articles: the JSON, and where its quoted spans stand in the text.

use std::path::Path;

use serde::Deserialize;

use super::overlap::Range;
use crate::workspace::{Outcome, read};

#[derive(Deserialize)]
struct File {
    id: String,
    text: String,
    actors: Vec<FileActor>,
    figures: Vec<FileFigure>,
    attributions: Vec<FileAttribution>,
}

#[derive(Deserialize)]
struct FileActor {
    id: String,
    kind: String,
    country: Option<String>,
    mentions: Vec<Quoted>,
}

#[derive(Deserialize)]
struct FileFigure {
    span: Quoted,
    low: Option<u64>,
    high: Option<u64>,
    qualifier: String,
    category: String,
    country: Option<String>,
    attribution: Option<String>,
}

#[derive(Deserialize)]
struct FileAttribution {
    id: String,
    source: Option<Quoted>,
    speaker: Option<String>,
    cue: Option<Quoted>,
    #[serde(default)]
    content: Vec<Quoted>,
    kind: String,
    #[serde(default = "says")]
    stance: String,
    #[serde(default)]
    optional: bool,
}

fn says() -> String {
    "says".to_owned()
}

/// A span by its words: those that occur once, the n-th occurrence, or every one that no longer mention holds.
#[derive(Deserialize)]
#[serde(untagged)]
enum Quoted {
    Only(String),
    Nth(String, usize),
    Every(String, Star),
}

#[derive(Deserialize)]
enum Star {
    #[serde(rename = "*")]
    Star,
}

/// An article and what is to be found in it.
pub struct Gold {
    id: String,
    text: String,
    letters: Vec<char>,
    pub actors: Vec<Actor>,
    /// Each span that names an actor, with the actor's index.
    pub mentions: Vec<(Range, usize)>,
    pub figures: Vec<Figure>,
    pub attributions: Vec<Attribution>,
}

pub struct Actor {
    pub kind: String,
    pub country: Option<String>,
}

pub struct Figure {
    pub range: Range,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: String,
    pub category: String,
    pub country: Option<String>,
    /// An index in the list of attributions.
    pub attribution: Option<usize>,
}

pub struct Attribution {
    pub source: Option<Range>,
    /// An index in the list of actors.
    pub speaker: Option<usize>,
    pub cue: Option<Range>,
    pub content: Vec<Range>,
    pub kind: String,
    pub stance: String,
    /// Whether finding it neither gains nor costs.
    pub optional: bool,
}

/// The language of an annotated article.
pub fn language(path: &Path) -> Outcome<String> {
    #[derive(Deserialize)]
    struct Language {
        language: String,
    }
    parse::<Language>(path).map(|file| file.language)
}

fn parse<T: for<'de> Deserialize<'de>>(path: &Path) -> Outcome<T> {
    serde_json::from_str(&read(path)?).map_err(|error| format!("{}: {error}", path.display()))
}

impl Gold {
    /// Reads an annotated article; an error where it is malformed or a span is not in its text.
    pub fn read(path: &Path) -> Outcome<Self> {
        Self::new(parse(path)?).map_err(|error| format!("{}: {error}", path.display()))
    }

    fn new(file: File) -> Outcome<Self> {
        let letters: Vec<char> = file.text.chars().collect();
        let one = |quoted: &Quoted| locate(&letters, quoted);
        let some = |quoted: &Option<Quoted>| quoted.as_ref().map(one).transpose();
        let actor_ids: Vec<&str> = file.actors.iter().map(|actor| actor.id.as_str()).collect();
        let attribution_ids: Vec<&str> = file.attributions.iter().map(|attribution| attribution.id.as_str()).collect();
        let mentions = locate_mentions(&letters, &file.actors)?;
        let figures = file.figures.iter().map(|figure| {
            Ok(Figure {
                range: one(&figure.span)?,
                low: figure.low,
                high: figure.high,
                qualifier: figure.qualifier.clone(),
                category: figure.category.clone(),
                country: figure.country.clone(),
                attribution: index_of(&attribution_ids, figure.attribution.as_deref())?,
            })
        });
        let figures = figures.collect::<Outcome<_>>()?;
        let attributions = file.attributions.iter().map(|attribution| {
            Ok(Attribution {
                source: some(&attribution.source)?,
                speaker: index_of(&actor_ids, attribution.speaker.as_deref())?,
                cue: some(&attribution.cue)?,
                content: attribution.content.iter().map(one).collect::<Outcome<_>>()?,
                kind: attribution.kind.clone(),
                stance: attribution.stance.clone(),
                optional: attribution.optional,
            })
        });
        let attributions = attributions.collect::<Outcome<_>>()?;
        let actors = file.actors.into_iter().map(|actor| Actor { kind: actor.kind, country: actor.country }).collect();
        Ok(Self { id: file.id, text: file.text, letters, actors, mentions, figures, attributions })
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text's length in characters.
    pub fn length(&self) -> usize {
        self.letters.len()
    }

    /// The words of a range on one line.
    pub fn words(&self, range: Range) -> String {
        let words: String = self.letters[range.0..range.1].iter().collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn index_of(ids: &[&str], wanted: Option<&str>) -> Outcome<Option<usize>> {
    wanted.map(|id| ids.iter().position(|known| *known == id).ok_or_else(|| format!("nothing has the id {id:?}"))).transpose()
}

/// Where whole words stand in the text: an occurrence that begins or ends inside a word is none.
fn occurrences(letters: &[char], words: &str) -> Vec<Range> {
    let words: Vec<char> = words.chars().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let joins = |a: Option<&char>, b: &char| a.is_some_and(|a| a.is_alphanumeric() && b.is_alphanumeric());
    let starts = 0..(letters.len() + 1).saturating_sub(words.len());
    starts
        .filter(|&start| letters[start..].starts_with(&words))
        .map(|start| (start, start + words.len()))
        .filter(|&(start, end)| {
            !joins(start.checked_sub(1).map(|before| &letters[before]), first) && !joins(letters.get(end), last)
        })
        .collect()
}

fn locate(letters: &[char], quoted: &Quoted) -> Outcome<Range> {
    let (words, nth) = match quoted {
        Quoted::Only(words) => (words, None),
        Quoted::Nth(words, nth) => (words, Some(*nth)),
        Quoted::Every(words, Star::Star) => return Err(format!("only mentions can be every occurrence: {words:?}")),
    };
    let found = occurrences(letters, words);
    match (found.len(), nth) {
        (1, None) => Ok(found[0]),
        (0, _) => Err(format!("not in the text: {words:?}")),
        (times, None) => Err(format!("occurs {times} times, say which: {words:?}")),
        (times, Some(nth)) => {
            let index = nth.checked_sub(1).filter(|&index| index < times);
            index.map(|index| found[index]).ok_or_else(|| format!("occurs {times} times, no occurrence {nth}: {words:?}"))
        }
    }
}

/// First the mentions that are named one by one, then those that stand for every occurrence outside a longer one.
fn locate_mentions(letters: &[char], actors: &[FileActor]) -> Outcome<Vec<(Range, usize)>> {
    let (mut single, mut every) = (Vec::new(), Vec::new());
    for (actor, mentions) in actors.iter().map(|actor| &actor.mentions).enumerate() {
        for mention in mentions {
            match mention {
                Quoted::Every(words, Star::Star) => {
                    let found = occurrences(letters, words);
                    if found.is_empty() {
                        return Err(format!("not in the text: {words:?}"));
                    }
                    every.extend(found.into_iter().map(|range| (range, actor)));
                }
                one => single.push((locate(letters, one)?, actor)),
            }
        }
    }
    let all: Vec<Range> = single.iter().chain(&every).map(|(range, _)| *range).collect();
    let in_longer = |range: &Range| all.iter().any(|other| other != range && other.0 <= range.0 && range.1 <= other.1);
    if let Some((range, _)) = single.iter().find(|(range, _)| in_longer(range)) {
        return Err(format!("a mention lies in a longer one: {:?}", letters[range.0..range.1].iter().collect::<String>()));
    }
    let mut mentions: Vec<(Range, usize)> = Vec::new();
    for (range, actor) in single.iter().chain(every.iter().filter(|(range, _)| !in_longer(range))) {
        match mentions.iter().find(|(other, _)| other == range) {
            None => mentions.push((*range, *actor)),
            Some((_, other)) if other == actor => {}
            Some(_) => {
                return Err(format!("two actors at one place: {:?}", letters[range.0..range.1].iter().collect::<String>()));
            }
        }
    }
    Ok(mentions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occurrences_are_whole_words() {
        let letters: Vec<char> = "Rusia, rusia y Rusia; Bielorrusia, Rusias".chars().collect();
        assert_eq!(occurrences(&letters, "Rusia"), [(0, 5), (15, 20)]);
        assert_eq!(occurrences(&letters, "usia"), []);
    }

    #[test]
    fn every_occurrence_leaves_out_longer_mentions() {
        let letters: Vec<char> = "Consejo de Rusia y Rusia".chars().collect();
        let actor = |id: &str, mentions| FileActor { id: id.to_owned(), kind: "country".to_owned(), country: None, mentions };
        let actors = [
            actor("ru", vec![Quoted::Every("Rusia".to_owned(), Star::Star)]),
            actor("c", vec![Quoted::Only("Consejo de Rusia".to_owned())]),
        ];
        assert_eq!(locate_mentions(&letters, &actors), Ok(vec![((0, 16), 1), ((19, 24), 0)]));
    }
}
