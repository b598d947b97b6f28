//! Who a source names in a language whose nouns have their owners and modifiers before them: "Ukraine's president",
//! "a State Department official", "AA chief Smith", "the ship's manager, Meltemi Lines"; and whom a pronoun takes up.

use std::ops::Range;

use super::speaker::{Before, head_kind};
use crate::actor::{Actors, Entity, MentionAt};
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::reporting::SourceKind;
use crate::lexicon::Class;
use crate::token::{Gap, TokenKind};
use crate::{ActorKind, Country};

/// How many attributions back a pronoun's noun is looked for.
const LOOK_BACK: usize = 8;

/// What a source is about.
pub enum Head {
    /// An actor itself.
    Actor(usize),
    /// An office of a state, whoever holds it: "Ukraine's president".
    Office(Country),
    /// Somebody or something without a name: nobody, or whoever the noun takes up.
    Noun,
    /// A noun with a name before it, or several names together, which is nobody.
    Nobody,
}

/// The head of a source.
pub fn head(document: &Document, pack: &LanguagePack, actors: &Actors, source: &Range<usize>) -> Head {
    let mentions: Vec<&MentionAt> = actors.within(source.clone()).collect();
    let Some(first) = mentions.first() else { return Head::Noun };
    let inside = |at: usize| mentions.iter().any(|mention| mention.tokens.contains(&at));
    let comma = |from: usize| (from..source.end).find(|&at| document.is_mark(at, ',') && !inside(at)).unwrap_or(source.end);
    let main = source.start..comma(source.start);
    if let Some(found) = head_in(document, actors, &mentions, &main) {
        let others = mentions.iter().filter(|other| main.contains(&other.tokens.start) && other.entity != found);
        let joined = others.into_iter().any(|other| {
            let start = other.tokens.start;
            start > 0
                && (main.start..start).any(|at| document.has(at, Class::Coordinator) && !inside(at))
                && !owns(document, other)
        });
        let person = actors.entities[found].kind == ActorKind::Person;
        return if joined && !person { Head::Nobody } else { Head::Actor(found) };
    }
    // The name that a comma adds: "the group's spokesman, Smith".
    let mut start = main.end + 1;
    while start < source.end {
        let segment = start..comma(start);
        let opens = !document.has_any(segment.start, &[Class::Preposition, Class::Relative, Class::Coordinator]);
        if let Some(found) = head_in(document, actors, &mentions, &segment).filter(|_| opens) {
            return Head::Actor(found);
        }
        start = segment.end + 1;
    }
    match head_kind(document, pack, source) {
        // A spokesman lends a voice to the body beside him; a document is its author's.
        Some(SourceKind::Spokesperson) => {
            let mut bodies = mentions.iter().filter(|mention| main.contains(&mention.tokens.start));
            bodies.next_back().map_or(Head::Noun, |mention| Head::Actor(mention.entity))
        }
        Some(SourceKind::Document) => {
            let entity = |mention: &&&MentionAt| actors.entities[mention.entity].kind != ActorKind::Person;
            let alone = mentions.iter().all(|other| other.entity == first.entity);
            let by = first.tokens.start.checked_sub(2).filter(|&noun| noun >= source.start);
            let authored = by.is_none_or(|_| {
                let mut before = first.tokens.start - 1;
                while before > source.start && document.has_any(before, &[Class::Article, Class::Determiner]) {
                    before -= 1;
                }
                !document.has(before, Class::Preposition) || document.has(before - 1, Class::SourceNoun)
            });
            mentions
                .first()
                .filter(entity)
                .filter(|_| alone && authored)
                .map_or(Head::Nobody, |mention| Head::Actor(mention.entity))
        }
        _ if owns(document, first) => {
            let office = (first.tokens.end..main.end).any(|at| document.has(at, Class::Office));
            let country =
                actors.entities[first.entity].country.filter(|_| actors.entities[first.entity].kind == ActorKind::Country);
            country.filter(|_| office && mentions.len() == 1).map_or(Head::Nobody, Head::Office)
        }
        _ => Head::Nobody,
    }
}

/// The entity whose name heads a noun phrase: a person's anywhere before a preposition, another's at its end.
fn head_in(document: &Document, actors: &Actors, mentions: &[&MentionAt], phrase: &Range<usize>) -> Option<usize> {
    let inside = |at: usize| mentions.iter().any(|mention| mention.tokens.contains(&at));
    let end =
        (phrase.start + 1..phrase.end).find(|&at| document.has(at, Class::Preposition) && !inside(at)).unwrap_or(phrase.end);
    let here = mentions
        .iter()
        .filter(|mention| phrase.start <= mention.tokens.start && mention.tokens.end <= end && !owns(document, mention))
        .filter(|mention| mention.tokens.start == phrase.start || !document.is_mark(mention.tokens.start - 1, '('));
    let person = here
        .clone()
        .find(|mention| actors.entities[mention.entity].kind == ActorKind::Person && !modifies(document, mention, end));
    person.or_else(|| here.into_iter().find(|mention| !modifies(document, mention, end))).map(|mention| mention.entity)
}

/// Whether a mention owns what follows it: "Ukraine's".
fn owns(document: &Document, mention: &MentionAt) -> bool {
    let mark = mention.tokens.end;
    (document.is_mark(mark, '’') || document.is_mark(mark, '\'')) && document.gap(mark) == Gap::None
}

/// Whether a noun follows a name, which only tells what kind of thing it is: "a State Department official".
fn modifies(document: &Document, mention: &MentionAt, end: usize) -> bool {
    // Past the acronym: "a Kachin Independence Army (KIA) officer".
    let bracket =
        document.is_mark(mention.tokens.end, '(').then(|| (mention.tokens.end..end).find(|&at| document.is_mark(at, ')')));
    let next = bracket.flatten().map_or(mention.tokens.end, |close| close + 1);
    next < end
        && (document.is_word(next) && !document.has_any(next, &[Class::Coordinator, Class::Adverb, Class::Negation])
            || matches!(document.tokens[next].kind, TokenKind::Mark('-')))
}

/// The only person of a country who has an office, wherever the text names him.
pub fn holder(document: &Document, actors: &Actors, source: &Range<usize>, country: Country) -> Option<usize> {
    let office = source.clone().find(|&at| document.has(at, Class::Office))?;
    let holds = |entity: &Entity| {
        let role = entity.role.as_deref().map(str::to_lowercase);
        entity.country == Some(country) && role.is_some_and(|role| role.contains(document.key(office)))
    };
    let mut holders = actors.entities.iter().enumerate().filter(|(_, entity)| holds(entity));
    holders.next().filter(|_| holders.next().is_none()).map(|(entity, _)| entity)
}

/// Whom a pronoun takes up: the one who spoke or acted last and fits it; nobody, if the last one who fits has no name.
pub fn pronoun(before: &Before, at: usize) -> Option<usize> {
    let Before { document, pack, actors, .. } = *before;
    let key = document.key(at);
    let feminine = (pack.morphology.is_feminine)(key);
    let thing = (pack.morphology.is_impersonal)(key);
    if !thing && feminine.is_none() {
        return None;
    }
    let fits = |entity: usize| {
        let entity = &actors.entities[entity];
        if thing {
            return entity.kind != ActorKind::Person;
        }
        let given = entity.name.split(' ').next().unwrap_or_default().to_lowercase();
        entity.kind == ActorKind::Person && (pack.morphology.is_feminine)(&given).is_none_or(|given| Some(given) == feminine)
    };
    let paragraph = document.paragraph_of(at).start;
    let previous = document.paragraph_of(paragraph.saturating_sub(1)).start;
    // Who spoke last, named or not.
    let mut since = previous;
    let mut spoke = None;
    for (earlier, speaker) in before.attributions.iter().zip(before.speakers).rev().take(LOOK_BACK) {
        let Some(place) = earlier.cue.as_ref().or(earlier.content.first()) else { continue };
        let Some(source) = earlier.source.as_ref().filter(|source| source.start < at && !before.is_talked_of(earlier, at)) else {
            continue;
        };
        let unnamed = speaker.is_none() && is_one(document, pack, source, thing);
        if speaker.is_some_and(fits) || unnamed {
            since = place.start;
            spoke = Some(*speaker);
            break;
        }
    }
    // Whoever was the subject of a sentence since is nearer.
    if let Some(subject) = before.last_subject(since.max(previous)..at, &fits) {
        return Some(subject);
    }
    if let Some(speaker) = spoke {
        return speaker;
    }
    let end = actors.mentions.partition_point(|mention| mention.tokens.start < at);
    let near = actors.mentions[..end].iter().rev().take_while(|mention| mention.tokens.start >= previous);
    near.map(|mention| mention.entity).find(|&entity| fits(entity))
}

/// Whether a source without a name is one person, or one body where a thing is looked for.
fn is_one(document: &Document, pack: &LanguagePack, source: &Range<usize>, thing: bool) -> bool {
    match head_kind(document, pack, source) {
        Some(
            SourceKind::Organization
            | SourceKind::Institution
            | SourceKind::ArmedGroup
            | SourceKind::Country
            | SourceKind::Document,
        ) => thing,
        Some(SourceKind::Person | SourceKind::Anyone | SourceKind::Spokesperson) => !thing,
        Some(SourceKind::People) => false,
        None => !thing && source.clone().any(|at| document.has_any(at, &[Class::Office, Class::Rank, Class::Profession])),
    }
}
