//! English news annotated by others (GUM, <https://gucorpling.org/gum/>), where it is at hand: how many of its names and of
//! the sources of its reports are found. It is other people's text, so totals alone are told.
//!
//! GUM counts more than we do: pronouns, descriptions, titles before names, beliefs and intentions. What is compared is what both
//! mean to find: names of persons, places and organizations that have a page in Wikipedia, and attributions with a source.

use serde::Deserialize;
use subraya::unpromised::{Document, consider_actors, pack};
use subraya::{ActorKind, Analysis, Mention, Options, Span, analyze};

#[derive(Deserialize)]
struct Article {
    text: String,
    lang: String,
    entities: Vec<Entity>,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Entity {
    #[serde(rename = "type")]
    kind: String,
    start: usize,
    end: usize,
    wiki: Option<String>,
}

#[derive(Deserialize)]
struct Attribution {
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

fn articles() -> Option<Vec<Article>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/external");
    let Ok(text) = std::fs::read_to_string(folder.join("gum_news_dev.jsonl")) else {
        println!("skipped: no ../shared/external/gum_news_dev.jsonl");
        return None;
    };
    Some(text.lines().map(|line| serde_json::from_str(line).expect("one JSON object a line")).collect())
}

/// The text's places in bytes by its places in characters.
fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn read(article: &Article) -> Analysis {
    let analysis = analyze(&article.text, &Options::default()).expect("a language of ours");
    assert_eq!(analysis.language, article.lang);
    analysis
}

/// How much two spans share of what both cover, from 0 to 1.
fn overlap(a: Span, b: Span) -> f64 {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let all = a.len() + b.len() - shared;
    f64::from(u32::try_from(shared).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all.max(1)).unwrap_or(u32::MAX))
}

/// A mention without the article before it and the genitive after it.
fn name_of(text: &str, span: Span) -> Span {
    let mut words = span.of(text);
    for ending in ["'s", "’s", "'", "’"] {
        words = words.strip_suffix(ending).unwrap_or(words);
    }
    let end = span.start + words.len();
    let start = words.split_once(' ').filter(|(first, _)| ["the", "a", "an"].contains(&first.to_lowercase().as_str()));
    Span::new(start.map_or(span.start, |(_, rest)| end - rest.len()), end)
}

fn has_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_none_or(|c| !c.is_lowercase())
}

/// Whether a mention is a name: a person's ends with a word of the name of its page, and the others have capitals throughout.
fn is_name(words: &str, kind: &str, page: &str) -> bool {
    const PRONOUNS: [&str; 9] = ["he", "she", "it", "they", "we", "i", "you", "their", "our"];
    const LINKS: [&str; 9] = ["of", "the", "and", "for", "on", "in", "to", "de", "at"];
    let lower = words.to_lowercase();
    if words.is_empty() || PRONOUNS.contains(&lower.as_str()) {
        return false;
    }
    let last = words.rsplit([' ', '-']).next().unwrap_or(words);
    match kind {
        "person" => has_capital(last) && page.to_lowercase().contains(&last.to_lowercase()),
        _ => words.split(' ').all(|word| has_capital(word) || LINKS.contains(&word)) && has_capital(last),
    }
}

/// Whether a find and a mention are the same name: half of what they cover is shared, or the mention has a title before it.
fn is_same(find: Span, mention: Span) -> bool {
    overlap(find, mention) >= 0.5 || find.end == mention.end && mention.contains(find)
}

/// The lowest span F1 of names that passes.
const NAMES_FLOOR: f64 = 0.78;
/// How many sources of attributions must be found.
const SOURCES_FLOOR: usize = 97;

/// The named actors of an article, and the places that are no actors, which the engine knows but leaves out of its result.
fn found_names(text: &str, analysis: &Analysis) -> Vec<Span> {
    let named = analysis.actors.iter().filter(|actor| actor.kind != ActorKind::Body);
    let mentions = named.flat_map(|actor| &actor.mentions).map(Mention::span);
    let pack = pack(analysis.language).expect("a pack");
    let document = Document::new(text, pack);
    let is_place = |rule: &str| rule.starts_with("actor.place") || rule == "actor.seat.place";
    let considered = consider_actors(&document, pack);
    let places = considered.iter().filter(|other| other.chosen && !other.actor && is_place(other.rule));
    let mut all: Vec<Span> = mentions.chain(places.map(|place| document.span(&place.tokens))).collect();
    all.sort();
    all.dedup();
    all
}

#[derive(Default)]
struct Counts {
    right: usize,
    found: usize,
    owed: usize,
}

impl Counts {
    fn f1(&self) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        2.0 * number(self.right) / number(self.found + self.owed).max(1.0)
    }
}

/// Counts pairs of one find and one mention each, the most alike first; a find that is a mention of something else that GUM has
/// annotated (an entity without a page, an event) neither gains nor costs.
fn count(counts: &mut Counts, owed_names: &[Span], finds: &[Span], others: &[Span], same: &dyn Fn(Span, Span) -> bool) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, &name) in owed_names.iter().enumerate() {
        let alike = finds.iter().enumerate().filter(|&(_, &find)| same(find, name));
        pairs.extend(alike.map(|(j, &find)| (overlap(find, name), i, j)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut taken, mut used) = (vec![false; owed_names.len()], vec![false; finds.len()]);
    for (_, i, j) in pairs {
        if !taken[i] && !used[j] {
            (taken[i], used[j]) = (true, true);
        }
    }
    let right = taken.iter().filter(|taken| **taken).count();
    let free = |find: Span| others.iter().any(|&other| is_same(find, other));
    let false_finds = finds.iter().zip(&used).filter(|&(&find, used)| !used && !free(find)).count();
    counts.right += right;
    counts.found += right + false_finds;
    counts.owed += owed_names.len();
}

#[test]
fn names() {
    let Some(articles) = articles() else { return };
    let (mut exact, mut alike) = (Counts::default(), Counts::default());
    for article in &articles {
        let bytes = bytes_of(&article.text);
        let (mut owed_names, mut others) = (Vec::new(), Vec::new());
        for entity in &article.entities {
            let span = name_of(&article.text, Span::new(bytes[entity.start], bytes[entity.end]));
            let kind = ["person", "place", "organization"].contains(&entity.kind.as_str());
            match &entity.wiki {
                Some(page) if kind && is_name(span.of(&article.text), &entity.kind, page) => owed_names.push(span),
                _ => others.push(span),
            }
        }
        owed_names.sort();
        owed_names.dedup();
        let finds = found_names(&article.text, &read(article));
        count(&mut exact, &owed_names, &finds, &others, &|find, name| find == name);
        count(&mut alike, &owed_names, &finds, &others, &is_same);
    }
    println!(
        "gum news: {} of {} names of persons, places and organizations, span F1 {:.3} (title before a person, or half of it shared, \
         allowed); {:.3} to the letter (articles and genitives aside). Places that are no actors count as found where \
         `--explain` shows them.",
        alike.right,
        alike.owed,
        alike.f1(),
        exact.f1(),
    );
    assert!(alike.f1() >= NAMES_FLOOR, "names: F1 {:.3}", alike.f1());
}

#[test]
fn sources() {
    let Some(articles) = articles() else { return };
    let (mut found, mut touched, mut all) = (0, 0, 0);
    for article in &articles {
        let bytes = bytes_of(&article.text);
        let spans = |ranges: &[(usize, usize)]| -> Vec<Span> {
            ranges.iter().map(|&(start, end)| Span::new(bytes[start], bytes[end])).collect()
        };
        let analysis = read(article);
        for theirs in article.attributions.iter().filter(|theirs| !theirs.source.is_empty()) {
            let sources = spans(&theirs.source);
            let source = sources.iter().fold(sources[0], |all, piece| all.to(*piece));
            let said = [spans(&theirs.cue), spans(&theirs.content)].concat();
            let same_report = |ours: &&subraya::Attribution| {
                // A picture's credit says nothing in words.
                let credit = ours.kind == subraya::AttributionKind::Credit && theirs.cue.is_empty();
                credit || ours.cue.iter().chain(&ours.content).any(|piece| said.iter().any(|other| other.overlaps(*piece)))
            };
            let ours: Vec<Span> = analysis.attributions.iter().filter(same_report).filter_map(|ours| ours.source).collect();
            all += 1;
            found += usize::from(ours.iter().any(|ours| overlap(*ours, source) >= 0.5));
            touched += usize::from(ours.iter().any(|ours| ours.overlaps(source)));
        }
    }
    println!(
        "gum news: {found} of {all} sources of attributions found (half of the span shared, in a report whose cue or content \
         overlaps; a picture's credit by its source alone), {touched} at least in part. GUM counts beliefs and intentions, too."
    );
    assert!(found >= SOURCES_FLOOR.min(all), "sources: {found} of {all}");
}
