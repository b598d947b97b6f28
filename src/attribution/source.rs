//! Who says it: the subject of a cue, of the verb before it, of the sentence's earlier cues, or the noun phrase after it.

use std::ops::Range;

use super::AttributionAt;
use super::complement::Complement;
use super::frame::{Frame, UnitKind};
use super::subject::Subject;
use super::verb::Cue;
use crate::lang::counting::WordRole;
use crate::lang::reporting::{SourceKind, Takes, Verb};
use crate::lexicon::Class;
use crate::{ActorKind, Stance};

/// Whether a source can say something: it names an actor or a person, or its first noun is one of those that speak.
pub fn can_speak(frame: &Frame, source: &Range<usize>) -> bool {
    let document = frame.document;
    let spoken = [Class::SourceNoun, Class::Office, Class::Rank, Class::Profession, Class::BodyForce, Class::BodyAuthority];
    let mut words = source.clone().filter(|&at| {
        document.is_word(at) && !document.has_any(at, &[Class::Article, Class::Determiner, Class::Preposition, Class::Adverb])
            || frame.actors.at(at).is_some()
    });
    words.next().is_some_and(|at| {
        frame.actors.at(at).is_some()
            // A name that is no known place speaks, whoever it is.
            || document.is_capital(at) && !document.starts(at).has(Class::Place)
            || document.has_any(at, &spoken)
            // "las mismas fuentes": an adjective before the noun.
            || at + 1 < source.end && document.has_any(at + 1, &spoken)
    }) || source.clone().any(|at| document.has_any(at, &[Class::Office, Class::Rank]))
        || source.len() == 1 && document.has(source.start, Class::Pronoun)
}

/// Whether a verb tells what happens and not what somebody says.
pub fn brings_about(frame: &Frame, cue: &Cue, verb: &Verb, complement: &Complement, source: Option<&Range<usize>>) -> bool {
    // "cinco soldados murieron, elevando a 39 los muertos": who is counted does not count; "la cifra se sitúa en 39" itself.
    let measured = complement.rule == "attribution.measure"
        && (source.is_some_and(|source| frame.holds_figure(source))
            || cue.impersonal && verb.stance == Stance::Says && !verb.takes(Takes::Noun));
    // "«Les puedo asegurar que…»": whoever is quoted goes on speaking.
    let own = frame.quoted && cue.bare && source.is_none();
    // "esos actos demuestran que…": things bring it about.
    let thing = verb.takes(Takes::Aim)
        && !cue.impersonal
        && source.is_some_and(|source| {
            frame.document.has_any(source.start, &[Class::Article, Class::Determiner])
                && !can_speak(frame, source)
                && !source.clone().any(|at| frame.document.is_capital(at) && at > source.start)
                && !frame.document.has(source.end - 1, Class::Demonym)
        });
    measured || own || thing
}

/// The source of an earlier cue in this sentence that the verb at `main` is, or its own subject.
pub fn main_subject(frame: &Frame, main: usize, before: &[AttributionAt]) -> Option<Range<usize>> {
    let token = frame.token(main);
    if let Some(earlier) = before.iter().find(|earlier| earlier.cue.as_ref().is_some_and(|cue| cue.contains(&token))) {
        return earlier.source.clone();
    }
    match frame.subject_before(main) {
        Subject::Phrase(units) => Some(frame.tokens(units)),
        // "X ha constatado… y ha aprovechado para denunciar": the subject of the verb before the conjunction.
        Subject::Shared => {
            let earlier = (0..main).rev().find(|&unit| frame.is_finite(unit) && unit + 1 < main)?;
            main_subject(frame, earlier, before)
        }
        _ => None,
    }
}

/// The source of the cue that a conjunction joins this one to: the last one before it in the sentence.
pub fn shared(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<Range<usize>> {
    let token = frame.token(cue.units.start);
    let inside = |earlier: &&AttributionAt| earlier.content.iter().any(|piece| piece.contains(&token));
    if before.iter().rev().any(|earlier| inside(&earlier)) && frame.has(cue.verb.saturating_sub(1), Class::Subordinator) {
        return None;
    }
    // What an earlier content holds is another's report: "dijo que B calcula que…, aunque reconoció que".
    let nested = |earlier: &AttributionAt| {
        let cue = earlier.cue.as_ref().map_or(0, |cue| cue.start);
        before.iter().any(|other| other.content.iter().any(|piece| piece.contains(&cue) && !piece.contains(&token)))
    };
    let precedes = |earlier: &&AttributionAt| earlier.cue.as_ref().is_some_and(|cue| cue.end <= token) && !nested(earlier);
    // "…, pero el alcalde, Fulano, desmintió los informes y señaló que…": the subject since.
    let mut verbs = (0..cue.units.start).rev().filter(|&unit| frame.is_finite(unit)).take(VERBS);
    let since = verbs.find_map(|main| frame.apposed_subject(main.checked_sub(1)?));
    if let Some(subject) = since {
        return Some(frame.tokens(subject));
    }
    if let Some(earlier) = before.iter().rev().find(precedes) {
        return earlier.source.clone();
    }
    // "X agradeció el gesto y avisó que…": the first verb reports nothing itself, but its subject speaks.
    let mut verbs = (0..cue.units.start).rev().filter(|&unit| frame.is_finite(unit) && unit + 1 < cue.units.start).take(VERBS);
    verbs.find_map(|main| main_subject(frame, main, before).filter(|source| can_speak(frame, source)))
}

/// How many verbs before a conjunction are looked at for the subject that they share.
const VERBS: usize = 2;

/// The source of the report that ends at the comma before this cue: "recordó que…, descartó que… e instó a…".
pub fn listed(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<Range<usize>> {
    // "señaló X durante un acto en el que recordó": the same subject goes on.
    let start = cue.units.start;
    if start > 1
        && frame.has(start - 1, Class::Relative)
        && frame.has_any(start - 2, &[Class::Article, Class::Preposition])
        && let Some(earlier) = before.last()
        && earlier.content.iter().all(|piece| !piece.contains(&frame.token(start)))
    {
        return earlier.source.clone();
    }
    // "habló de 14 muertos; a los familiares les prometió que…": the same subject goes on.
    if let Some(semicolon) = (0..cue.units.start).rev().find(|&unit| frame.is_mark(unit, ';')) {
        let turn = frame.token(semicolon);
        let earlier = before.iter().rev().find(|earlier| earlier.cue.as_ref().is_some_and(|cue| cue.end <= turn));
        return earlier.filter(|_| !frame.has_finite(semicolon..cue.units.start)).and_then(|earlier| earlier.source.clone());
    }
    let comma = cue.units.start.checked_sub(1).filter(|&unit| frame.is_mark(unit, ','))?;
    let token = frame.token(comma);
    before
        .iter()
        .rev()
        .find(|earlier| earlier.content.iter().any(|piece| piece.end == token))
        .and_then(|earlier| earlier.source.clone())
}

/// The subject of the verb before the colon or comma that a cue stands after: "Kiev lo niega: sostiene que…".
pub fn carried(frame: &Frame, start: usize) -> Option<Range<usize>> {
    let mut start = start;
    while start > 0 && frame.has(start - 1, Class::Clitic) {
        start -= 1;
    }
    let mark = start.checked_sub(1).filter(|&mark| frame.is_mark(mark, ':') || frame.is_mark(mark, ','))?;
    let verb = (0..mark).rev().find(|&unit| frame.is_finite(unit))?;
    main_subject(frame, verb, &[]).filter(|source| can_speak(frame, source))
}

/// The subject of the first verb before a unit, where it can speak.
pub fn carried_over(frame: &Frame, end: usize) -> Option<Range<usize>> {
    let main = (0..end).find(|&unit| frame.is_finite(unit))?;
    main_subject(frame, main, &[]).filter(|source| can_speak(frame, source))
}

/// The noun phrase that a relative clause belongs to: a source that ends there, or the name before the comma.
pub fn antecedent(frame: &Frame, end: usize, before: &[AttributionAt]) -> Option<Range<usize>> {
    let token = frame.token(end);
    if let Some(earlier) = before.iter().rev().find_map(|earlier| earlier.source.clone().filter(|source| source.end == token)) {
        return Some(earlier);
    }
    // "acusa a B de ayudar al Frente X (FX), que…": the name that "a" governs.
    let bracket = end.checked_sub(1).is_some_and(|last| frame.units[last].kind == UnitKind::Parenthesis);
    let name = end.checked_sub(1 + usize::from(bracket)).and_then(|last| frame.mention(last));
    if let Some(name) = name
        && let Some(goal) = frame.units.partition_point(|unit| unit.tokens.start < name.tokens.start).checked_sub(1)
        && frame.is_goal(goal)
    {
        return Some(name.tokens.start..token);
    }
    let Some(phrase) = frame.phrase_ending(end) else {
        // "Fulano, del Partido Liberal, quien añadió": where somebody is from stands before the comma.
        let comma = (1..end).rev().find(|&unit| frame.is_punctuation(unit)).filter(|&unit| frame.is_mark(unit, ','));
        return comma
            .filter(|&comma| !frame.is_aside(&(comma + 1..end)))
            .and_then(|comma| antecedent(frame, comma, before))
            .map(|source| source.start..token)
            // "respondió ante Fulano, que le preguntó": the name after a preposition.
            .or_else(|| name.map(|mention| mention.tokens.clone()));
    };
    // "Fulana, una vendedora que exigió": the name before the comma belongs to it.
    if phrase.start > 1
        && frame.is_mark(phrase.start - 1, ',')
        && frame.mention(phrase.start - 2).is_some()
        && frame.mention(phrase.start).is_none()
        && let Some(name) = frame.phrase_ending(phrase.start - 1)
    {
        return Some(frame.tokens(name.start..end));
    }
    let last =
        (phrase.start..phrase.end).rev().find_map(|unit| frame.mention(unit)).filter(|mention| mention.tokens.end == token);
    // Without a known name only somebody who can speak: "el portavoz, que dijo"; not "el pacto, que dijo rechazar".
    let Some(mention) = last else {
        return Some(frame.tokens(phrase.clone())).filter(|source| can_speak(frame, source) || frame.is_capital(phrase.end - 1));
    };
    let named = frame.token(phrase.start) == mention.tokens.start;
    // "la viceministra de Defensa, Hanna M., quien…": the office before the comma belongs to the name.
    if named && phrase.start > 1 && frame.is_mark(phrase.start - 1, ',') {
        let office =
            (0..phrase.start - 1).rev().take(OFFICE_REACH).take_while(|&unit| frame.is_word(unit) && !frame.is_finite(unit));
        // The head of "la portavoz del partido" is not what "de" governs.
        let governed = |unit: usize| {
            let article = usize::from(unit > 0 && frame.has_any(unit - 1, &[Class::Article, Class::Determiner]));
            unit > article && frame.is_owner(unit - 1 - article)
        };
        let is_office = |unit: usize| {
            frame.has_any(unit, &[Class::Office, Class::Rank, Class::Profession, Class::SourceNoun]) && !governed(unit)
        };
        if let Some(head) = office.into_iter().find(|&unit| is_office(unit)) {
            let article = usize::from(head > 0 && frame.has_any(head - 1, &[Class::Article, Class::Determiner]));
            return Some(frame.tokens(head - article..end));
        }
    }
    Some(frame.tokens(phrase))
}

/// "Desde el Ejército han confirmado": the body whose people speak.
pub fn body_from(frame: &Frame, verb: usize) -> Option<Range<usize>> {
    let mut words = frame.pack.lexicon.all(frame.document, frame.token(0), Class::Counting);
    let from = words.any(|found| frame.pack.counting.number_words[found.row].role == WordRole::From);
    let phrase = (from && frame.key(verb).ends_with('n')).then(|| frame.phrase_from(1, verb))?;
    (phrase.end == verb).then(|| frame.tokens(phrase)).filter(|source| can_speak(frame, source))
}

/// How far before the comma an office may begin, in units.
const OFFICE_REACH: usize = 12;

/// The unit after a source, or another one where there is none.
pub fn source_end(frame: &Frame, source: Option<&Range<usize>>, otherwise: usize) -> usize {
    source.map_or(otherwise, |source| frame.units.partition_point(|unit| unit.tokens.start < source.end))
}

/// The subject after a verb, past adverbials, before `limit`.
pub fn source_after(frame: &Frame, from: usize, limit: usize) -> Option<Range<usize>> {
    let start = subject_start(frame, from, limit)?;
    let phrase = frame.trim(frame.phrase_from(start, limit));
    (!phrase.is_empty()).then(|| frame.tokens(phrase))
}

/// "habían reivindicado el ataque y recalcado que…": a second participle of the same auxiliary.
pub fn joined_participle(frame: &Frame, unit: usize) -> bool {
    unit > 0
        && frame.has(unit - 1, Class::Coordinator)
        && frame.has(unit + 1, Class::Complementizer)
        && (1..unit)
            .rev()
            .find(|&verb| frame.is_finite(verb))
            .is_some_and(|verb| frame.has(verb, Class::Auxiliary) && (frame.pack.morphology.is_participle)(frame.key(verb + 1)))
}

/// Where the subject after a verb begins: the first noun phrase that no preposition governs.
fn subject_start(frame: &Frame, from: usize, limit: usize) -> Option<usize> {
    let mut unit = from;
    // After a date the subject may have no article: "dijeron el lunes fuentes militares".
    let mut bare_from = from;
    let mut governed = false;
    while unit < limit {
        if frame.is_quote(unit)
            || frame.is_mark(unit, '.')
            || frame.is_mark(unit, ':')
            || frame.is_mark(unit, ';')
            || frame.breaks_phrase(unit) && frame.mention(unit).is_none()
        {
            return None;
        }
        // "dijo tras recibir una nota": what follows an infinitive is its own.
        if governed && frame.is_infinitive(unit) {
            return officer_after(frame, unit + 1, limit);
        }
        if frame.is_punctuation(unit) {
            // An aside between verb and subject: "dijo, por su parte, X".
            if frame.is_mark(unit, ',') {
                let close = (unit + 1..limit).find(|&other| frame.is_mark(other, ','))?;
                let aside = unit + 1..close;
                let participle = (frame.pack.morphology.is_participle)(frame.key(aside.start));
                if !(frame.is_aside(&aside) || participle) || frame.has_finite(aside) {
                    return None;
                }
                unit = close + 1;
                governed = false;
                continue;
            }
            return None;
        }
        if let Some(after) = frame.date_end(unit, limit) {
            unit = after.max(unit + 1);
            bare_from = unit;
            governed = false;
            continue;
        }
        if frame.has(unit, Class::Preposition) && frame.mention_start(unit).is_none() {
            governed = true;
            unit += 1;
            continue;
        }
        let after_addressee = unit > from && frame.mention(unit - 1).is_some();
        let bare_noun = unit == bare_from || after_addressee || frame.is_adverb(unit - 1) || frame.is_mark(unit - 1, ',');
        let begins = frame.has_any(unit, &[Class::Article, Class::Determiner])
            || frame.mention_start(unit).is_some()
            || frame.is_capital(unit)
            || frame.has(unit, Class::Pronoun)
            || bare_noun && frame.has_any(unit, &[Class::SourceNoun, Class::Office, Class::Rank, Class::Profession]);
        if begins && !governed && !frame.is_adverb(unit) {
            return Some(unit);
        }
        // The noun phrase that a preposition governs goes on to its noun, and over "de" beyond it.
        if governed && (frame.has_any(unit, &[Class::Article, Class::Determiner])) {
            unit += 1;
            continue;
        }
        if governed {
            if let Some(mention) = frame.mention(unit) {
                while unit < limit && frame.token(unit) < mention.tokens.end {
                    unit += 1;
                }
            } else {
                // A place ends there; the name of an addressee may be long.
                let name = frame.is_capital(unit) && frame.is_goal(unit - 1);
                unit += 1;
                // "a Onda Siete Fulana": where the name after the preposition is unknown, a known one ends it.
                while name && unit < limit && frame.is_capital(unit) && frame.mention_start(unit).is_none() {
                    unit += 1;
                }
                // "a la radio RCN": the name belongs to the noun that the preposition governs.
                if frame.mention_start(unit).is_some_and(|mention| frame.actors.entity(mention).kind != ActorKind::Person) {
                    continue;
                }
            }
            governed = false;
            continue;
        }
        if !frame.is_adverb(unit)
            && !frame.has(unit, Class::Unit)
            && !(frame.pack.morphology.is_participle)(frame.key(unit))
            && !frame.has_any(unit, &[Class::Demonym])
        {
            // A bare noun right after the verb: "dijeron fuentes militares".
            if unit == from && frame.is_word(unit) && frame.document.word(frame.token(unit)).ends_with('s') {
                return Some(unit);
            }
        }
        unit += 1;
    }
    None
}

/// The officer or person whom the object of an infinitive stands before: "bromeó al abandonar la sala el primer ministro".
fn officer_after(frame: &Frame, from: usize, limit: usize) -> Option<usize> {
    let edge = |unit: &usize| frame.is_punctuation(*unit) || frame.is_quote(*unit) || frame.is_finite(*unit);
    (from..limit).take_while(|unit| !edge(unit)).find(|&unit| {
        let governed = frame.has(unit - 1, Class::Preposition);
        let officer = frame.has_any(unit, &[Class::Article, Class::Determiner])
            && (frame.has_any(unit + 1, &[Class::Office, Class::Rank, Class::Profession])
                || frame.is_token(unit + 1) && frame.document.starts(frame.token(unit + 1)).has(Class::Office));
        !governed && officer
    })
}

/// The document after an impersonal cue: "se lee en el texto".
pub fn document_after(frame: &Frame, from: usize) -> Option<Range<usize>> {
    if !frame.has(from, Class::Locative) || from + 1 >= frame.len() {
        return None;
    }
    let phrase = frame.phrase_from(from + 1, frame.len());
    let names_document = phrase.clone().take(3).any(|unit| {
        let noun = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::SourceNoun);
        noun.is_some_and(|noun| frame.pack.reporting.nouns[noun.row] == SourceKind::Document)
    });
    names_document.then(|| frame.tokens(phrase))
}
