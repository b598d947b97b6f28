//! Who speaks: the actor behind a source, a pronoun or a dropped subject.

use std::ops::Range;

use crate::actor::{Actors, MentionAt};
use crate::attribution::AttributionAt;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::reporting::SourceKind;
use crate::lexicon::{Class, fold};
use crate::{ActorId, ActorKind, Country};

/// How many attributions back a speaker is looked for.
const LOOK_BACK: usize = 24;

/// All the actors that a source names, each once, in order.
pub fn actors_in(actors: &Actors, source: Option<&Range<usize>>) -> Vec<ActorId> {
    let mut ids = Vec::new();
    for mention in source.into_iter().flat_map(|source| actors.within(source.clone())) {
        let id = ActorId(mention.entity as u32);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The speaker of each attribution, as an index in [`Actors::entities`].
pub fn link_speakers(
    document: &Document,
    pack: &LanguagePack,
    actors: &Actors,
    attributions: &[AttributionAt],
) -> Vec<Option<usize>> {
    let mut speakers: Vec<Option<usize>> = Vec::with_capacity(attributions.len());
    for (id, attribution) in attributions.iter().enumerate() {
        let speaker = match &attribution.source {
            _ if attribution.anonymous => None,
            Some(source) => named(document, pack, actors, source)
                .or_else(|| meant(document, pack, actors, source, &attributions[..id], &speakers)),
            None if attribution.cue.is_none() => quoted_elsewhere(document, actors, attributions, id)
                .or_else(|| last_speaker(document, actors, attribution, &attributions[..id], &speakers)),
            None => last_speaker(document, actors, attribution, &attributions[..id], &speakers),
        };
        speakers.push(speaker);
    }
    speakers
}

/// The kind of a source's head noun.
fn head_kind(document: &Document, pack: &LanguagePack, source: &Range<usize>) -> Option<SourceKind> {
    let head = source.clone().find(|&at| document.has(at, Class::SourceNoun))?;
    let row = pack.lexicon.longest(document, head, Class::SourceNoun)?.row;
    pack.reporting.nouns.get(row).copied()
}

/// The actor that a source names: its head, the person beside a title, the body that a spokesperson speaks for.
fn named(document: &Document, pack: &LanguagePack, actors: &Actors, source: &Range<usize>) -> Option<usize> {
    let mentions: Vec<&MentionAt> = actors.within(source.clone()).collect();
    let is_person = |mention: &&&MentionAt| actors.entity(mention).kind == ActorKind::Person;
    let first = source.clone().find(|&at| {
        document.is_word(at) && !document.has_any(at, &[Class::Article, Class::Determiner]) || actors.at(at).is_some()
    })?;
    // Two names joined by a conjunction speak together: no one of them is the speaker.
    let between =
        [Class::Coordinator, Class::Article, Class::Determiner, Class::Office, Class::Rank, Class::Profession, Class::Demonym];
    let joined = |mention: &MentionAt, other: &MentionAt| {
        let mut gap = mention.tokens.end..other.tokens.start;
        gap.clone().any(|at| document.has(at, Class::Coordinator))
            && gap.all(|at| document.has_any(at, &between) || !document.is_word(at))
    };
    if let Some(head) = mentions.iter().find(|mention| mention.tokens.start == first) {
        let together = mentions.iter().any(|other| other.entity != head.entity && joined(head, other));
        return (!together).then_some(head.entity);
    }
    // A person named after a title or a comma, and not after "de": "el portavoz de X, Fulano".
    let beside = |mention: &&&MentionAt| {
        mention.tokens.start > source.start && !document.has(mention.tokens.start - 1, Class::Preposition)
    };
    if let Some(person) = mentions.iter().filter(is_person).find(beside) {
        let together = mentions.iter().any(|other| other.entity != person.entity && joined(person, other));
        return (!together).then_some(person.entity);
    }
    // An unnamed spokesperson lends a voice to the body; a study is its institute's.
    let body = |mention: &&&MentionAt| matches!(actors.entity(mention).kind, ActorKind::Organization | ActorKind::ArmedGroup);
    let plural = mentions.windows(2).any(|pair| joined(pair[0], pair[1]));
    match head_kind(document, pack, source)? {
        SourceKind::Spokesperson if !plural => mentions.first().map(|mention| mention.entity),
        SourceKind::Document if !plural => mentions.iter().filter(body).map(|mention| mention.entity).next(),
        // "su sindicato, Synapoha", "la cadena Al Jazeera".
        SourceKind::Organization | SourceKind::Institution | SourceKind::ArmedGroup if !plural => {
            mentions.iter().filter(body).find(beside).map(|mention| mention.entity)
        }
        _ => None,
    }
}

/// The actor that a definite noun phrase or a pronoun takes up: "el funcionario", "la dependencia", "él".
fn meant(
    document: &Document,
    pack: &LanguagePack,
    actors: &Actors,
    source: &Range<usize>,
    before: &[AttributionAt],
    speakers: &[Option<usize>],
) -> Option<usize> {
    let definite = document.has_any(source.start, &[Class::Article, Class::Determiner, Class::Pronoun])
        && !(pack.morphology.is_indefinite)(document.key(source.start));
    if !definite || actors.within(source.clone()).next().is_some() {
        return None;
    }
    let pronoun = source.len() == 1 && document.has(source.start, Class::Pronoun);
    let wanted = match head_kind(document, pack, source) {
        _ if pronoun => ActorKind::Person,
        Some(SourceKind::Person | SourceKind::Anyone | SourceKind::Spokesperson) => ActorKind::Person,
        Some(SourceKind::Organization | SourceKind::Institution) => ActorKind::Organization,
        Some(SourceKind::ArmedGroup) => ActorKind::ArmedGroup,
        Some(SourceKind::Country) => ActorKind::Country,
        None if document.has_any(source.end - 1, &[Class::Office, Class::Rank, Class::Profession]) => ActorKind::Person,
        Some(SourceKind::Document | SourceKind::People) | None => return None,
    };
    let demonym = source.clone().find_map(|at| country_of(document, pack, at));
    let head = source.clone().find(|&at| document.has_any(at, &[Class::Office, Class::Rank]));
    let kind = head_kind(document, pack, source);
    let noun = source.clone().find(|&at| document.has(at, Class::SourceNoun)).map(|at| fold(document.key(at)).into_owned());
    let noun = noun.as_ref();
    let any_role = matches!(kind, Some(SourceKind::Spokesperson | SourceKind::Anyone));
    let fits = |entity: usize| {
        let entity = &actors.entities[entity];
        let nation = demonym.is_none() || entity.country == demonym;
        // "el ministro" is nobody who is known to be something else.
        let role = entity.role.as_deref().map(str::to_lowercase);
        let same_role =
            head.is_none() || any_role || role.is_none_or(|role| role.contains(stem(document.key(head.unwrap_or(source.start)))));
        // "el ejército" is a body with that name, not a broadcaster; "la dependencia" is one that belongs to a state.
        let same_name = match kind {
            Some(SourceKind::Organization) => noun.is_some_and(|noun| fold(&entity.name.to_lowercase()).contains(noun.as_str())),
            Some(SourceKind::Institution) => entity.country.is_some(),
            _ => true,
        };
        let body = entity.kind == ActorKind::Body && kind == Some(SourceKind::Organization);
        (entity.kind == wanted || body) && nation && same_name && (wanted != ActorKind::Person || same_role)
    };
    let spoken =
        before.iter().zip(speakers).rev().take(LOOK_BACK).find_map(|(_, speaker)| speaker.filter(|&entity| fits(entity)));
    // Somebody of that kind who was named since, or at all.
    let named_before = || {
        let end = actors.mentions.partition_point(|mention| mention.tokens.start < source.start);
        actors.mentions[..end].iter().rev().take(LOOK_BACK).map(|mention| mention.entity).find(|&entity| fits(entity))
    };
    if wanted == ActorKind::ArmedGroup { named_before().or(spoken) } else { spoken.or_else(named_before) }
}

/// A noun without its ending, so that "ministra" and "ministro" agree.
fn stem(word: &str) -> &str {
    word.strip_suffix(['a', 'o', 'e']).unwrap_or(word)
}

/// The country of an adjective of nationality.
fn country_of(document: &Document, pack: &LanguagePack, at: usize) -> Option<Country> {
    let row = pack.lexicon.longest(document, at, Class::Demonym)?.row;
    pack.gazetteer.entries.get(row)?.country
}

/// The last one who spoke at the same level, here or one paragraph before.
fn last_speaker(
    document: &Document,
    actors: &Actors,
    attribution: &AttributionAt,
    before: &[AttributionAt],
    speakers: &[Option<usize>],
) -> Option<usize> {
    let at = attribution.cue.as_ref().or(attribution.content.first())?.start;
    let level = |at: usize| document.quote_around(at).map(|quote| quote.open);
    let paragraph = document.paragraph_of(at);
    let previous = paragraph.start.checked_sub(1).map_or(paragraph.clone(), |last| document.paragraph_of(last));
    let same_level = |earlier: &AttributionAt| {
        let place = earlier.cue.as_ref().or(earlier.content.first());
        !earlier.anonymous && place.is_some_and(|place| level(place.start) == level(at) && place.start >= previous.start)
    };
    let last = before.iter().zip(speakers).rev().take(LOOK_BACK).find(|(earlier, _)| same_level(earlier));
    if let Some((_, speaker)) = last {
        return *speaker;
    }
    // Nobody has spoken: the last person whom the paragraph names, "… dice".
    let end = actors.mentions.partition_point(|mention| mention.tokens.end <= at);
    let named = actors.mentions[..end].iter().rev().take_while(|mention| mention.tokens.start >= paragraph.start);
    attribution.cue.as_ref()?;
    named.map(|mention| mention.entity).find(|&entity| actors.entities[entity].kind == ActorKind::Person)
}

/// The speaker of a quotation that stands again elsewhere with its cue: headlines quote the article.
fn quoted_elsewhere(document: &Document, actors: &Actors, attributions: &[AttributionAt], id: usize) -> Option<usize> {
    let words = |range: &Range<usize>| fold(&document.text_of(range).to_lowercase()).into_owned();
    let own = words(attributions[id].content.first()?);
    attributions.iter().enumerate().take(id + LOOK_BACK).filter(|&(other, _)| other != id).find_map(|(_, other)| {
        let source = other.source.as_ref()?;
        let same = other.content.iter().any(|piece| words(piece).contains(&own));
        same.then(|| actors.within(source.clone()).next().map(|mention| mention.entity)).flatten()
    })
}
