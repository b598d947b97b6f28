//! Who speaks: the actor behind a source, a pronoun or a dropped subject.

use std::ops::Range;

use super::head::{Head, head, holder, pronoun};
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
    // Whoever speaks first comes first, wherever the words begin.
    let place = |attribution: &AttributionAt| attribution.cue.as_ref().or(attribution.content.first()).map(|place| place.start);
    let mut order: Vec<usize> = (0..attributions.len()).collect();
    crate::order::sort_by_key(&mut order, |&id| place(&attributions[id]));
    let said: Vec<AttributionAt> = order.iter().map(|&id| attributions[id].clone()).collect();
    let mut speakers = speakers_in_turn(document, pack, actors, &said);
    link_interview(document, actors, &said, &mut speakers);
    for (id, attribution) in said.iter().enumerate() {
        let me = attribution
            .source
            .as_ref()
            .is_none_or(|source| source.len() == 1 && (pack.morphology.is_first_person)(document.key(source.start)));
        if me && is_first_person(document, pack, attribution) {
            speakers[id] = quoting(&said, id).and_then(|outer| speakers[outer]);
        }
    }
    let mut linked = vec![None; attributions.len()];
    for (turn, id) in order.into_iter().enumerate() {
        linked[id] = speakers[turn];
    }
    linked
}

/// The speaker of each attribution where they come in the order of their cues.
fn speakers_in_turn(
    document: &Document,
    pack: &LanguagePack,
    actors: &Actors,
    attributions: &[AttributionAt],
) -> Vec<Option<usize>> {
    let mut speakers: Vec<Option<usize>> = Vec::with_capacity(attributions.len());
    for (id, attribution) in attributions.iter().enumerate() {
        let before = Before { document, pack, actors, attributions: &attributions[..id], speakers: &speakers };
        let speaker = match &attribution.source {
            _ if attribution.anonymous => None,
            // "según sus cálculos": whoever spoke before.
            Some(source)
                if document.has(source.start, Class::Possessive)
                    && head_kind(document, pack, source) == Some(SourceKind::Document) =>
            {
                before.last_speaker(attribution)
            }
            Some(source) if pack.morphology.head_final => match head(document, pack, actors, source) {
                Head::Actor(entity) => Some(entity),
                Head::Office(country) => {
                    meant(&before, source, Some(country)).or_else(|| holder(document, actors, source, country))
                }
                Head::Noun => meant(&before, source, None),
                Head::Nobody => None,
            },
            Some(source) => named(document, pack, actors, source).or_else(|| meant(&before, source, None)),
            None if attribution.cue.is_none() => {
                quoted_elsewhere(document, actors, attributions, id).or_else(|| before.last_speaker(attribution))
            }
            None => before.last_speaker(attribution),
        };
        speakers.push(speaker);
    }
    speakers
}

/// Whether a cue is "I said".
fn is_first_person(document: &Document, pack: &LanguagePack, attribution: &AttributionAt) -> bool {
    let mut words = attribution.cue.iter().cloned().flatten();
    words.any(|at| (pack.morphology.is_first_person)(document.key(at)))
}

/// The attribution with the shortest content that holds the cue of another.
fn quoting(attributions: &[AttributionAt], id: usize) -> Option<usize> {
    let at = attributions[id].cue.as_ref()?.start;
    let first = id.saturating_sub(LOOK_BACK);
    attributions
        .iter()
        .enumerate()
        .take(id + LOOK_BACK)
        .skip(first)
        .filter(|&(other, _)| other != id)
        .filter_map(|(other, outer)| {
            let piece = outer.content.iter().find(|piece| piece.contains(&at))?;
            Some((piece.len(), other))
        })
        .min()
        .map(|(_, other)| other)
}

/// From this many speeches without a cue on, each opened by a dash, a text is an interview.
const INTERVIEW: usize = 4;

/// In an interview question and answer take turns; who answers is the first person named before.
fn link_interview(document: &Document, actors: &Actors, attributions: &[AttributionAt], speakers: &mut [Option<usize>]) {
    let turns: Vec<usize> = attributions
        .iter()
        .enumerate()
        .filter(|(_, attribution)| {
            let opens = attribution.content.first().and_then(|piece| document.quote_at(piece.start.checked_sub(1)?));
            attribution.cue.is_none() && attribution.source.is_none() && opens.is_some_and(|quote| quote.dialogue)
        })
        .map(|(id, _)| id)
        .collect();
    let Some(start) = turns.first().and_then(|&id| attributions[id].content.first()).map(|piece| piece.start) else { return };
    let mut persons = actors.mentions.iter().take_while(|mention| mention.tokens.start < start);
    let guest = persons.find(|mention| actors.entity(mention).kind == ActorKind::Person).map(|mention| mention.entity);
    if turns.len() < INTERVIEW || guest.is_none() {
        return;
    }
    for (turn, &id) in turns.iter().enumerate() {
        speakers[id] = if turn % 2 == 1 { guest } else { None };
    }
}

/// The kind of a source's head noun.
pub fn head_kind(document: &Document, pack: &LanguagePack, source: &Range<usize>) -> Option<SourceKind> {
    let mut nouns = source.clone().filter(|&at| document.has(at, Class::SourceNoun));
    // "an army officer": the last noun before a comma or a preposition is the head.
    let head = if pack.morphology.head_final {
        let ends = |at: usize| document.is_mark(at, ',') || document.has(at, Class::Preposition) && at > source.start;
        let main = source.start..source.clone().find(|&at| ends(at)).unwrap_or(source.end);
        nouns.clone().take_while(|at| main.contains(at)).last().or_else(|| nouns.next())?
    } else {
        nouns.next()?
    };
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
    let Some(kind) = head_kind(document, pack, source) else {
        // "las paramilitares Fuerzas X", "la española Y": an adjective before the only name.
        let only =
            mentions.first().filter(|_| mentions.len() == 1 || mentions.windows(2).all(|pair| pair[0].entity == pair[1].entity));
        return only.filter(beside).filter(body).map(|mention| mention.entity);
    };
    match kind {
        SourceKind::Spokesperson if !plural => mentions.first().map(|mention| mention.entity),
        SourceKind::Document if !plural => mentions.iter().filter(body).map(|mention| mention.entity).next(),
        // "su sindicato, Synapoha", "la cadena Al Jazeera".
        SourceKind::Organization | SourceKind::Institution | SourceKind::ArmedGroup if !plural => {
            mentions.iter().filter(body).find(beside).map(|mention| mention.entity)
        }
        _ => None,
    }
}

/// Everything that was said before an attribution.
pub struct Before<'a> {
    pub document: &'a Document<'a>,
    pub pack: &'a LanguagePack,
    pub actors: &'a Actors,
    pub attributions: &'a [AttributionAt],
    pub speakers: &'a [Option<usize>],
}

/// The actor that a definite noun phrase or a pronoun takes up: "el funcionario", "la dependencia", "él".
fn meant(before: &Before, source: &Range<usize>, owner: Option<Country>) -> Option<usize> {
    let Before { document, pack, actors, .. } = *before;
    if owner.is_none() && actors.within(source.clone()).next().is_some() {
        return None;
    }
    if pack.morphology.head_final && source.len() == 1 && document.has(source.start, Class::Pronoun) {
        return pronoun(before, source.start);
    }
    let kind = head_kind(document, pack, source);
    // "en opinión del vencedor": the article may belong to the cue.
    let fused = source.start > 0 && document.has(source.start - 1, Class::Preposition) && {
        (pack.morphology.is_masculine_article)(document.key(source.start - 1))
    };
    let definite = fused
        || owner.is_some()
        || document.has_any(source.start, &[Class::Article, Class::Determiner, Class::Pronoun])
            && !(pack.morphology.is_indefinite)(document.key(source.start));
    if !definite {
        // "una portavoz militar": the body that has just spoken.
        return (kind == Some(SourceKind::Spokesperson)).then(|| before.last_body(source.start)).flatten();
    }
    // Several people are no one actor; "los rebeldes" are their group, "la misma fuente" is whoever spoke.
    let plural = (pack.morphology.is_plural_noun)(document.key(source.start));
    let force = kind == Some(SourceKind::People) && plural && source.clone().any(|at| document.has(at, Class::BodyForce));
    if plural && kind != Some(SourceKind::Organization) && !force {
        return None;
    }
    if kind == Some(SourceKind::People) && !plural && !pack.morphology.head_final {
        return before.speakers.iter().rev().take(LOOK_BACK).copied().flatten().next();
    }
    let pronoun = source.len() == 1 && document.has(source.start, Class::Pronoun);
    let wanted = match kind {
        _ if pronoun => ActorKind::Person,
        _ if force => ActorKind::ArmedGroup,
        Some(SourceKind::Person | SourceKind::Anyone | SourceKind::Spokesperson) => ActorKind::Person,
        Some(SourceKind::Organization | SourceKind::Institution) => ActorKind::Organization,
        Some(SourceKind::ArmedGroup) => ActorKind::ArmedGroup,
        Some(SourceKind::Country) => ActorKind::Country,
        None if source.clone().take(TITLE).any(|at| document.has_any(at, &[Class::Office, Class::Rank, Class::Profession])) => {
            ActorKind::Person
        }
        // "el mallorquín", "la peruana": whoever of there has been named.
        None if is_epithet(document, pack, source) => ActorKind::Person,
        Some(SourceKind::Document | SourceKind::People) | None => return None,
    };
    let demonym = owner.or_else(|| source.clone().find_map(|at| country_of(document, pack, at)));
    let head = source.clone().find(|&at| document.has_any(at, &[Class::Office, Class::Rank]));
    let noun_at = source.clone().find(|&at| document.has(at, Class::SourceNoun));
    // "el futbolista" has that role, if any; "el mandatario" may have any.
    let role_at = head.or(noun_at.filter(|_| kind == Some(SourceKind::Person)));
    let noun = noun_at.map(|at| fold(document.key(at)).into_owned());
    let noun = noun.as_ref();
    let any_role = matches!(kind, Some(SourceKind::Spokesperson | SourceKind::Anyone));
    let feminine = (pack.morphology.is_feminine)(document.key(role_at.or(noun_at).unwrap_or(source.start)));
    let fits = |entity: usize| {
        let entity = &actors.entities[entity];
        let body = entity.kind == ActorKind::Body && kind == Some(SourceKind::Organization);
        let nation = demonym.is_none()
            || entity.country == demonym
            || wanted == ActorKind::Person && kind.is_none() && entity.country.is_none();
        // "the group": a company as well as rebels.
        let institution = pack.morphology.head_final
            && kind == Some(SourceKind::Institution)
            && matches!(entity.kind, ActorKind::Organization | ActorKind::ArmedGroup);
        if !(entity.kind == wanted || body || institution) || !nation {
            return false;
        }
        // "el ejército" is a body with that name, not a broadcaster; "el organismo" is any.
        if kind == Some(SourceKind::Organization)
            && noun.is_none_or(|noun| !fold(&entity.name.to_lowercase()).contains(noun.as_str()))
        {
            return false;
        }
        if wanted != ActorKind::Person {
            return true;
        }
        // "el ministro" is nobody who is known to be something else.
        let same_role = any_role
            || role_at
                .is_none_or(|at| entity.role.as_deref().is_none_or(|role| role.to_lowercase().contains(stem(document.key(at)))));
        // "ella" is nobody with a man's name.
        same_role
            && (feminine.is_none() || {
                let given = entity.name.split(' ').next().unwrap_or_default().to_lowercase();
                (pack.morphology.is_feminine)(&given).is_none_or(|given| Some(given) == feminine)
            })
    };
    let spoken = || {
        let turns = before.attributions.iter().zip(before.speakers).rev().take(LOOK_BACK);
        turns.filter_map(|(_, speaker)| *speaker).find(|&entity| fits(entity))
    };
    // Somebody of that kind who was named since, or at all.
    let named_before = || {
        let end = actors.mentions.partition_point(|mention| mention.tokens.start < source.start);
        actors.mentions[..end].iter().rev().take(LOOK_BACK).map(|mention| mention.entity).find(|&entity| fits(entity))
    };
    // A pronoun and a group take up who was named last, and so does an office that nobody is known to have.
    let known = |entity: usize| {
        let role = actors.entities[entity].role.as_deref().map(str::to_lowercase);
        role_at.is_none_or(|at| role.is_some_and(|role| role.contains(stem(document.key(at)))))
    };
    // "esa entidad" is the one just named, "la entidad" the one that spoke.
    if kind == Some(SourceKind::Institution) && document.has(source.start, Class::Determiner) {
        return named_before().or_else(spoken);
    }
    // The subject of the sentences before, rather than whom they speak of besides: "El M23 venció al ELN. El grupo dijo…".
    let subject = || {
        let sentence = document.sentence_of(source.start).start;
        let paragraph = document.paragraph_of(sentence.saturating_sub(1)).start;
        before.last_subject(paragraph..sentence, &fits)
    };
    if pronoun || wanted == ActorKind::ArmedGroup {
        // Somebody of the paragraph whose name tells the gender comes first.
        let paragraph = document.paragraph_of(source.start).start;
        let end = actors.mentions.partition_point(|mention| mention.tokens.start < source.start);
        let near = actors.mentions[..end].iter().rev().take(LOOK_BACK).take_while(|mention| mention.tokens.start >= paragraph);
        let tells = |entity: usize| {
            let given = actors.entities[entity].name.split(' ').next().unwrap_or_default().to_lowercase();
            fits(entity) && feminine.is_some() && (pack.morphology.is_feminine)(&given) == feminine
        };
        let sure = near.map(|mention| mention.entity).find(|&entity| tells(entity));
        return sure.or_else(subject).or_else(named_before).or_else(spoken);
    }
    let first = spoken();
    // "his minister": somebody else, whom only his office may tell.
    if pack.morphology.head_final && document.has(source.start, Class::Possessive) {
        return named_before().filter(|&entity| role_at.is_some() && known(entity));
    }
    let found = if kind != Some(SourceKind::Person) || first.is_some_and(known) {
        first.or_else(subject).or_else(named_before)
    } else {
        let titled = named_before().filter(|&entity| known(entity) && role_at.is_some());
        titled.or_else(subject).or_else(named_before).or(first)
    };
    // "la agencia", "el procesado": whoever of that kind spoke last, where the noun is no office that somebody else may have.
    let loosely = || {
        let office = source.clone().any(|at| document.has_any(at, &[Class::Office, Class::Rank]));
        let turns = before.speakers.iter().rev().take(LOOK_BACK).copied().flatten();
        let body = pack.morphology.head_final && kind == Some(SourceKind::Organization);
        let mut turns = turns.filter(|_| !office && demonym.is_none() && !body);
        turns.find(|&entity| actors.entities[entity].kind == wanted)
    };
    // "the air force commander": more words than the office is called by tell of somebody else, who may have no name.
    if pack.morphology.head_final && head.is_some() && wanted == ActorKind::Person && demonym.is_none() && source.len() > 3 {
        return found.filter(|&entity| known(entity));
    }
    found.or_else(loosely)
}

/// How many words of a source are looked at for a title.
const TITLE: usize = 3;

/// Whether a source is an article with one word that only tells where somebody is from.
fn is_epithet(document: &Document, pack: &LanguagePack, source: &Range<usize>) -> bool {
    let word = source.end - 1;
    source.len() == 2
        && document.has(source.start, Class::Article)
        && !document.is_capital(word)
        && (document.has(word, Class::Demonym) || (pack.morphology.is_origin)(document.key(word)))
}

/// A noun without its ending, so that "ministra" and "ministro" agree.
fn stem(word: &str) -> &str {
    word.strip_suffix(['a', 'o', 'e']).unwrap_or(word)
}

/// The country of an adjective of nationality.
pub fn country_of(document: &Document, pack: &LanguagePack, at: usize) -> Option<Country> {
    let row = pack.lexicon.longest(document, at, Class::Demonym)?.row;
    pack.gazetteer.entries.get(row)?.country
}

impl Before<'_> {
    /// How deep a token stands in quotations.
    fn level(&self, at: usize) -> Option<usize> {
        self.document.quote_around(at).map(|quote| quote.open)
    }

    /// Whether an earlier report stands inside the content of another one that does not hold `at`: its source is only talked of.
    pub fn is_talked_of(&self, earlier: &AttributionAt, at: usize) -> bool {
        let Some(cue) = earlier.cue.as_ref().or(earlier.content.first()).map(|place| place.start) else { return false };
        let holds = |piece: &Range<usize>| piece.contains(&cue) && !piece.contains(&at);
        self.attributions.iter().rev().take(LOOK_BACK).any(|other| other.cue != earlier.cue && other.content.iter().any(holds))
    }

    /// The body or organization that spoke last in the paragraph of a token.
    fn last_body(&self, at: usize) -> Option<usize> {
        let paragraph = self.document.paragraph_of(at);
        let turns = self.attributions.iter().zip(self.speakers).rev().take(LOOK_BACK);
        turns
            .take_while(|(earlier, _)| earlier.cue.as_ref().is_none_or(|cue| cue.start >= paragraph.start))
            .filter_map(|(_, speaker)| *speaker)
            .find(|&entity| !matches!(self.actors.entities[entity].kind, ActorKind::Person))
    }

    /// Whether a cue's verb stands in the plural.
    fn is_plural(&self, attribution: &AttributionAt) -> bool {
        attribution.cue.iter().cloned().flatten().any(|at| {
            self.document.starts(at).has_any(&[Class::ReportVerb, Class::Auxiliary, Class::PlainVerb])
                && (self.pack.morphology.is_plural_verb)(self.document.key(at))
        })
    }

    /// The last one who spoke at the same level, here or one paragraph before, or who is the subject of a sentence since.
    fn last_speaker(&self, attribution: &AttributionAt) -> Option<usize> {
        let Self { document, actors, .. } = *self;
        let at = attribution.cue.as_ref().or(attribution.content.first())?.start;
        let begins = attribution.content.first().map_or(at, |piece| piece.start.min(at));
        let paragraph = document.paragraph_of(at);
        let previous = paragraph.start.checked_sub(1).map_or(paragraph.clone(), |last| document.paragraph_of(last));
        let plural = self.is_plural(attribution);
        let agrees = |entity: usize| !plural || actors.entities[entity].kind != ActorKind::Person;
        let same_level = |earlier: &AttributionAt| {
            let place = earlier.cue.as_ref().or(earlier.content.first());
            !earlier.anonymous
                && place.is_some_and(|place| self.level(place.start) == self.level(at) && place.start >= previous.start)
                && !self.is_talked_of(earlier, at)
        };
        let turns = self.attributions.iter().zip(self.speakers).rev().take(LOOK_BACK);
        let last = turns.clone().find(|(earlier, _)| same_level(earlier));
        let since = last.and_then(|(earlier, _)| earlier.cue.as_ref().or(earlier.content.last())).map_or(0, |place| place.end);
        if attribution.cue.is_some()
            && let Some(subject) = self
                .last_subject(since.max(previous.start)..begins, &|entity| {
                    matches!(actors.entities[entity].kind, ActorKind::Person | ActorKind::ArmedGroup)
                })
                .filter(|&entity| agrees(entity))
        {
            return Some(subject);
        }
        if let Some((_, speaker)) = last {
            return speaker.filter(|&entity| agrees(entity));
        }
        // Nobody has spoken: the last person whom the paragraph names, "… dice".
        attribution.cue.as_ref()?;
        if self.level(at).is_some() || plural {
            return None;
        }
        let end = actors.mentions.partition_point(|mention| mention.tokens.end <= at);
        let named = actors.mentions[..end].iter().rev().take_while(|mention| mention.tokens.start >= paragraph.start);
        named.map(|mention| mention.entity).find(|&entity| actors.entities[entity].kind == ActorKind::Person)
    }

    /// Whoever that fits opens the last sentence of a range as its subject: "Fulana dejó de contar. …, dice".
    pub fn last_subject(&self, range: Range<usize>, fits: &dyn Fn(usize) -> bool) -> Option<usize> {
        let Self { document, actors, .. } = *self;
        let end = actors.mentions.partition_point(|mention| mention.tokens.end <= range.end);
        let mentions = actors.mentions[..end].iter().rev().take_while(|mention| mention.tokens.start >= range.start);
        let verb = |at: usize| {
            let key = document.key(at);
            document.has_any(at, &[Class::PlainVerb, Class::Copula, Class::Auxiliary, Class::ReportVerb])
                && !document.has_any(at - 1, &[Class::Article, Class::Determiner, Class::Preposition])
                || !document.is_capital(at) && (self.pack.morphology.is_finite_verb)(key)
        };
        let is_subject = |mention: &&MentionAt| {
            let Range { start, end } = mention.tokens;
            let sentence = document.sentence_of(start);
            // A line without a full stop is a byline or a heading.
            let stopped = sentence.end > 0 && !document.is_word(sentence.end - 1);
            if !stopped || sentence.start < range.start || self.level(start).is_some() {
                return false;
            }
            let lead = sentence.start..start;
            let governed = lead.end > lead.start && document.has(start - 1, Class::Preposition);
            // "A Fulana le queda una oveja": the sentence is about her.
            let topic = lead.len() == 1 && governed;
            let opens = !governed && !lead.clone().any(|at| at > sentence.start && verb(at));
            let next = end + usize::from(document.has(end, Class::Clitic));
            opens || topic || !governed && verb(next)
        };
        mentions.take(LOOK_BACK).filter(|mention| fits(mention.entity)).find(is_subject).map(|mention| mention.entity)
    }
}

/// The speaker of a quotation that stands again elsewhere with its cue: headlines quote the article.
fn quoted_elsewhere(document: &Document, actors: &Actors, attributions: &[AttributionAt], id: usize) -> Option<usize> {
    let words = |range: &Range<usize>| fold(&document.text_of(range).to_lowercase()).into_owned();
    let first = attributions[id].content.first()?;
    let own = words(first);
    let turns = attributions.iter().enumerate().take(id + LOOK_BACK).skip(id.saturating_sub(LOOK_BACK));
    turns.filter(|&(other, _)| other != id).find_map(|(_, other)| {
        let source = other.source.as_ref()?;
        let same = other.content.iter().any(|piece| piece.len() >= first.len() && words(piece).contains(&own));
        same.then(|| actors.within(source.clone()).next().map(|mention| mention.entity)).flatten()
    })
}
