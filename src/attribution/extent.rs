//! Where what is said ends: before the article's own words, another's turn, a further cue.

use super::frame::Frame;
use super::source::{can_speak, source_after};
use super::verb::Cue;
use crate::lang::reporting::Takes;
use crate::lexicon::Class;
use crate::token::Gap;
use std::ops::Range;

/// Where a clause that is said ends; a `full` one runs over commas, a noun phrase or an infinitive does not run over asides.
pub fn clause_end(frame: &Frame, from: usize, full: bool) -> usize {
    let mut unit = from;
    // Whether a verb has come, whether one that is no aside's, and the segment between commas: kept up as the units pass.
    let (mut verb_seen, mut whole, mut segment, mut segment_says) = (false, false, from, false);
    let mut brought = false;
    let nested = full
        && (0..from.saturating_sub(2))
            .any(|outer| frame.has(outer, Class::Complementizer) && !(outer > 0 && frame.is_mark(outer - 1, ',')));
    let inset = (0..from).filter(|&unit| frame.is_dash(unit)).count() % 2 == 1;
    while unit < frame.len() {
        // "la inflación -que el banco prevé que suba- bajará": the inset closes.
        if inset && frame.is_dash(unit) && unit > from {
            return unit;
        }
        let next = after_comma(frame, unit);
        // "…, y añadió que": the next cue of the same subject.
        if frame.has(next, Class::Coordinator) && frame.mention(next).is_none() && unit > from && begins_report(frame, next + 1) {
            return unit;
        }
        // A colon after a quotation, or before one with a cue of its own, begins what somebody else says.
        if frame.is_mark(unit, ':')
            && unit > from
            && (frame.is_quote(unit - 1) || frame.is_quote(unit + 1) && has_own_cue(frame, unit + 2))
        {
            return unit;
        }
        // "elevó a seis los muertos: bajo un portal…", and the other half of a headline.
        let colon = !full && frame.is_mark(unit, ':') && unit > from && !frame.is_quote(unit + 1);
        if colon || frame.is_mark(unit, '/') && frame.document.gap(frame.token(unit)) != Gap::None {
            return unit;
        }
        // After a semicolon the article goes on by itself, but for a further "que".
        if frame.is_mark(unit, ';') && !frame.has(unit + 1, Class::Complementizer) {
            let next = (unit + 1..frame.len()).find(|&other| frame.is_mark(other, ';')).unwrap_or(frame.len());
            if !full || frame.has_finite(unit + 1..next) {
                return unit;
            }
        }
        // "haber abatido a doce y el otro bando lo niega": a clause that is no infinitive's.
        if !full && !verb_seen && frame.has(unit, Class::Coordinator) && unit > from && begins_clause(frame, unit + 1) {
            return unit;
        }
        // "haber enviado tropas mientras el rival avanza": a conjunction of time brings what goes on meanwhile.
        if !full
            && !verb_seen
            && frame.has(unit, Class::Subordinator)
            && frame.has(unit, Class::Adverb)
            && unit > from
            && begins_clause(frame, unit + 1)
        {
            return unit;
        }
        // "… y Hamás lo niega": another one's turn.
        if frame.has(unit, Class::Coordinator) && frame.mention_start(unit + 1).is_some() && another_reports(frame, unit) {
            return unit;
        }
        if frame.is_mark(unit, ',') && unit > from {
            let aside = unit + 1;
            whole |= segment_says && !(segment > from && frame.is_aside(&(segment..unit)));
            (segment, segment_says) = (aside, false);
            // "confiesa que se temía que…, y que…": the comma joins the clause to the outer verb.
            if nested && frame.has(aside, Class::Coordinator) && frame.has(aside + 1, Class::Complementizer) {
                return unit;
            }
            // "…, si bien apuntó que": the same subject says something else; "…, pero no quiso" says nothing more.
            let conjunction = frame.subordinator(aside).max(usize::from(frame.has(aside, Class::Coordinator)));
            let turn = conjunction > 0 && frame.mention(aside).is_none();
            if turn
                && (begins_report(frame, aside + conjunction)
                    || !full
                        && (frame.has(aside + conjunction, Class::Complementizer)
                            || frame.has_finite(aside + 1..frame.len().min(aside + 5))))
            {
                return unit;
            }
            let according =
                frame.document.starts(frame.token(aside)).has(Class::AccordingTo) && !frame.has(aside, Class::Preposition);
            let gerund = frame.document.starts(frame.token(aside)).has(Class::ReportGerund) && introduces(frame, aside);
            // "denunció “…”, la cifra más alta": what the article says of the quotation.
            let said = frame.is_quote(unit - 1)
                && frame.has_any(aside, &[Class::Article, Class::Determiner])
                && frame.has_any(aside + 1, &[Class::SpeechNoun, Class::Occasion, Class::Anaphor]);
            // "…, antes de añadir que".
            let before = frame.is_adverb(aside)
                && frame.is_owner(aside + 1)
                && frame.has(aside + 2, Class::ReportInfinitive)
                && introduces(frame, aside + 2);
            if according || gerund || before || said || is_occasion(frame, aside) || whole && leaves_speech(frame, aside) {
                return unit;
            }
            if !full
                && (frame.has_any(aside, &[Class::Relative])
                    || frame.has(aside, Class::Neuter) && frame.has(aside + 1, Class::Complementizer)
                    || (frame.pack.morphology.is_gerund)(frame.key(aside))
                    || frame.has(aside, Class::Subordinator))
                && (!frame.has(aside, Class::Complementizer) || !verb_seen)
            {
                return unit;
            }
            if whole && (compares(frame, aside) || takes_up(frame, aside)) {
                return unit;
            }
            // "…, mientras que Y sostiene que…": what another says.
            if another_reports(frame, aside) || comments(frame, aside) {
                return unit;
            }
            // "…, dijo X" after the clause: that cue takes the whole. "…, sostiene que": the main clause goes on.
            let mut verb = aside;
            while frame.has_any(verb, &[Class::Clitic, Class::Auxiliary]) && !frame.has(verb + 1, Class::Article) {
                verb += 1;
            }
            let reports = frame.has(verb, Class::ReportVerb) && !frame.looks_nominal(verb)
                || verb > aside && frame.has(verb, Class::ReportParticiple);
            if reports && (whole || !full) && (introduces(frame, verb) || full && is_postposed(frame, verb)) {
                return unit;
            }
        }
        // "rebajó el balance a “diez” en un comunicado": the occasion of a noun phrase needs no comma.
        if !full && unit > from && is_occasion(frame, unit) {
            return unit;
        }
        // "que “…” en alusión a": after a quotation the article goes on without a comma too.
        if unit > from && frame.is_quote(unit - 1) && leaves_speech(frame, unit) {
            return unit;
        }
        let finite = frame.is_finite(unit);
        // "que amenaza con dimitir confesó": a bare verb is the main clause's.
        if !full && finite && !brought && unit > from {
            return unit;
        }
        brought |= frame.is_mark(unit, ',')
            || frame.is_quote(unit)
            || frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator, Class::Coordinator])
                && frame.mention(unit).is_none();
        verb_seen |= finite;
        segment_says |= finite || frame.is_quote(unit);
        whole |= frame.is_infinitive(unit);
        unit += 1;
    }
    unit
}

/// Whether units hold the main verb of their clause, so that what a comma adds can be somebody else's: "el detenido, de 34
/// años" does not.
pub fn says_something(frame: &Frame, units: Range<usize>) -> bool {
    let mut start = units.start;
    for unit in units.clone() {
        if frame.is_mark(unit, ',') || unit + 1 == units.end {
            let end = if frame.is_mark(unit, ',') { unit } else { unit + 1 };
            let segment = start..end;
            let subordinate = start > units.start && frame.is_aside(&segment) && !frame.is_quote(start);
            if !segment.is_empty() && !subordinate && (segment.clone().any(|unit| frame.is_quote(unit) || frame.is_finite(unit)))
            {
                return true;
            }
            start = unit + 1;
        }
    }
    units.into_iter().any(|unit| frame.is_infinitive(unit))
}

/// Whether a clause with a verb of its own follows a conjunction.
fn begins_clause(frame: &Frame, start: usize) -> bool {
    let verb = (start..frame.len().min(start + INTRODUCTION_REACH)).find(|&unit| {
        frame.is_finite(unit)
            || frame.is_quote(unit)
            || frame.is_punctuation(unit)
            || frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator])
                && frame.mention(unit).is_none()
    });
    verb.is_some_and(|verb| frame.is_finite(verb))
}

/// Whether the article tells in its own voice on what occasion, or about what, was spoken: "tras reunirse con…", "en alusión a…".
fn leaves_speech(frame: &Frame, from: usize) -> bool {
    frame.is_token(from) && frame.pack.lexicon.longest(frame.document, frame.token(from), Class::Setting).is_some()
}

/// Whether a cue closes its sentence: nothing follows it, or somebody who can speak does.
fn is_postposed(frame: &Frame, verb: usize) -> bool {
    let next = verb + 1;
    next >= frame.len()
        || frame.is_mark(next, '.')
        || source_after(frame, next, frame.len()).is_some_and(|source| can_speak(frame, &source))
}

/// Whether a clause that a conjunction begins is a report with a subject of its own.
fn another_reports(frame: &Frame, from: usize) -> bool {
    if !frame.has_any(from, &[Class::Coordinator, Class::Subordinator])
        || frame.mention(from).is_some()
        || frame.has(from, Class::Coordinator) && frame.has(from + 1, Class::Complementizer)
    {
        return false;
    }
    let verb =
        (from + 1..frame.len().min(from + INTRODUCTION_REACH)).find(|&unit| frame.is_finite(unit) || frame.is_mark(unit, ','));
    // "pero el alcalde, Fulano, desmintió…": past the name between commas.
    let close = verb
        .filter(|&verb| frame.is_mark(verb, ','))
        .and_then(|open| (open + 1..frame.len().min(open + INTRODUCTION_REACH)).find(|&unit| frame.is_mark(unit, ',')));
    let apposed = close.filter(|&close| frame.apposed_subject(close).is_some()).map(|close| close + 1);
    apposed.or(verb).is_some_and(|verb| {
        frame.has(verb, Class::ReportVerb)
            && introduces(frame, verb)
            && (from + 1..verb)
                .any(|unit| frame.is_source_like(unit) || frame.has_any(unit, &[Class::Article, Class::Determiner]))
    })
}

/// Whether a conjunction brings who else says so: ", como informó ayer la prensa", ", tal como afirman los vecinos".
fn compares(frame: &Frame, from: usize) -> bool {
    let mut verb = from + frame.subordinator(from);
    while verb > from && frame.has_any(verb, &[Class::Clitic, Class::Auxiliary]) && !frame.has(verb + 1, Class::Article) {
        verb += 1;
    }
    verb > from && frame.has_any(verb, &[Class::ReportVerb, Class::ReportParticiple]) && !introduces(frame, verb)
}

/// Whether a relative clause goes on with what the same source says of somebody: ", grupos a los que acusa de…".
fn takes_up(frame: &Frame, from: usize) -> bool {
    let relative = (from..frame.len().min(from + 5))
        .find(|&unit| frame.has_any(unit, &[Class::Relative, Class::Complementizer]) && frame.mention(unit).is_none());
    relative.is_some_and(|that| {
        let person = frame.pack.lexicon.all(frame.document, frame.token(that + 1), Class::ReportVerb);
        that > from
            && (from..that).any(|unit| frame.is_goal(unit))
            && person.into_iter().any(|found| frame.pack.reporting.verbs[found.row].takes(Takes::Person))
    })
}

/// Whether an aside takes up what was said, in the article's own voice: ", una versión que Hamás desmintió".
fn comments(frame: &Frame, from: usize) -> bool {
    let noun = from + usize::from(frame.has_any(from, &[Class::Article, Class::Determiner]));
    frame.has_any(noun, &[Class::SpeechNoun, Class::Occasion, Class::Anaphor])
        && (frame.has_any(noun + 1, &[Class::Complementizer, Class::Relative])
            || (frame.pack.morphology.is_participle)(frame.key(noun + 1)))
}

/// Whether a cue follows a quotation: "“…”, zanjó".
fn has_own_cue(frame: &Frame, after: usize) -> bool {
    let verb = after_comma(frame, after);
    frame.has(verb, Class::ReportVerb) && !frame.looks_nominal(verb)
}

fn after_comma(frame: &Frame, unit: usize) -> usize {
    unit + usize::from(frame.is_mark(unit, ','))
}

/// Whether a report begins here, past clitics and adverbs.
fn begins_report(frame: &Frame, from: usize) -> bool {
    let mut unit = from;
    while unit < frame.len()
        && (frame.has_any(unit, &[Class::Clitic, Class::Negation, Class::Auxiliary]) || frame.is_adverb(unit))
    {
        unit += 1;
    }
    // "y volvió a acusar": a verb before the one that reports.
    if frame.has(unit, Class::PlainVerb) {
        let infinitive = unit + 1 + usize::from(frame.has(unit + 1, Class::Preposition));
        if frame.has(infinitive, Class::ReportInfinitive) && introduces(frame, infinitive) {
            return true;
        }
    }
    // "…, pero no dijo cuándo": what is not said either.
    if unit > from && frame.has(unit, Class::ReportVerb) && (from..unit).any(|before| frame.has(before, Class::Negation)) {
        return true;
    }
    (frame.has(unit, Class::ReportVerb) && !frame.looks_nominal(unit)
        || unit > from && frame.has(unit, Class::ReportParticiple) && frame.has(unit - 1, Class::Auxiliary))
        && introduces(frame, unit)
}

/// How far after a verb "que" or a quotation shows that it reports, in units.
const INTRODUCTION_REACH: usize = 16;

/// Whether a reporting verb has a complement, judged by its first words alone: the whole search may call this at each verb.
fn introduces(frame: &Frame, verb: usize) -> bool {
    let token = frame.token(verb);
    let classes = [Class::ReportVerb, Class::ReportParticiple, Class::ReportGerund, Class::ReportInfinitive];
    let verbs = || classes.iter().flat_map(|&class| frame.pack.lexicon.all(frame.document, token, class));
    let takes = |complement: Takes| verbs().any(|found| frame.pack.reporting.verbs[found.row].takes(complement));
    let next = verb + 1 + usize::from(frame.has(verb + 1, Class::Negation));
    if takes(Takes::Measure)
        || takes(Takes::Noun)
            && (frame.has_any(next, &[Class::Article, Class::Determiner, Class::Cardinal]) || frame.is_number(next))
    {
        return true;
    }
    // "advirtió que… y pidió más tropas": a verb of the past with an object is the main subject's.
    if takes(Takes::Clause)
        && (frame.pack.morphology.surely_verb)(frame.key(verb))
        && (frame.has_any(next, &[Class::Article, Class::Determiner]) || frame.is_adverb(next))
    {
        return true;
    }
    if takes(Takes::Infinitive) && frame.is_infinitive(next)
        || (takes(Takes::Person) || takes(Takes::Infinitive)) && frame.is_goal(next)
        || takes(Takes::Person) && frame.is_owner(next)
        || verbs().any(|found| found.len > 1)
    {
        return true;
    }
    for unit in verb + 1..frame.len().min(verb + INTRODUCTION_REACH) {
        if frame.has_any(unit, &[Class::Complementizer, Class::Interrogative]) || frame.is_mark(unit, ':') {
            return takes(Takes::Clause);
        }
        if frame.is_quote(unit) && takes(Takes::Quote) {
            return true;
        }
        if frame.is_mark(unit, '.') || frame.is_mark(unit, ';') || frame.is_finite(unit) {
            return false;
        }
    }
    false
}

/// Whether an aside names the occasion of speaking: ", en un comunicado", ", en declaraciones a la prensa".
pub fn is_occasion(frame: &Frame, from: usize) -> bool {
    let noun = from + 1 + usize::from(frame.has_any(from + 1, &[Class::Article, Class::Determiner]));
    frame.has(from, Class::Locative) && frame.has(noun, Class::Occasion)
}

/// Where a relative clause between commas that holds a cue ends: at the comma before the verb that its noun waits for. What a
/// verb before it governs waits for none: "dijo X, quien añadió que otros, tres niños, murieron".
pub fn relative_close(frame: &Frame, cue: &Cue, content: &Range<usize>) -> Option<usize> {
    let comma = (0..cue.units.start).rev().find(|&unit| frame.is_mark(unit, ','))?;
    let relative = |unit: usize| frame.has_any(unit, &[Class::Relative, Class::Complementizer]) && frame.mention(unit).is_none();
    if frame.has_finite(0..comma) || !(comma + 1..cue.units.start).take(3).any(relative) {
        return None;
    }
    let closes = |unit: usize| {
        let verb = (unit + 1..frame.len())
            .find(|&other| !frame.is_adverb(other) && !frame.has_any(other, &[Class::Clitic, Class::Negation]));
        frame.is_mark(unit, ',') && verb.is_some_and(|verb| frame.is_finite(verb))
    };
    // "que el coche, un turismo, estallaría": what is said has its own verb first.
    let says = |unit: &usize| frame.is_finite(*unit) || frame.is_quote(*unit) || frame.is_infinitive(*unit);
    let said = content.clone().find(says)?;
    (said..content.end).find(|&unit| closes(unit))
}

/// Where the content before a cue begins: with the sentence, after a semicolon, after a colon that a clause follows (also one
/// that the cue cuts in two): "tiene otra lectura: los armados, dice, reclutan a menores".
pub fn content_start(frame: &Frame, end: usize, goes_on: bool) -> usize {
    let begins = |unit: usize| {
        frame.is_mark(unit, ';') || frame.is_mark(unit, ':') && (goes_on || frame.has_finite(unit + 1..end) || unit + 1 >= end)
    };
    (0..end).rev().find(|&unit| begins(unit)).map_or(0, |unit| unit + 1)
}

/// A clause that ends with a quotation and has no verb of its own outside it is that quotation: "Sobre Rusia, “…”" is not.
pub fn quotes_only(frame: &Frame, units: Range<usize>) -> Range<usize> {
    let units = frame.trim(units);
    let outside = units.clone().any(|unit| !frame.is_quote(unit) && !frame.is_punctuation(unit));
    let last = units.end.saturating_sub(1);
    let adverbial = |end: usize| frame.is_mark(end, ',') && !frame.has_finite(units.start..end);
    if outside && frame.is_quote(last) && last > units.start && (frame.is_mark(last - 1, ':') || adverbial(last - 1)) {
        last..units.end
    } else {
        units
    }
}

/// Whether a clause can't end with a unit: a verb, a conjunction or a preposition that something must follow.
pub fn is_incomplete(frame: &Frame, unit: usize) -> bool {
    frame.mention(unit).is_none()
        && (frame.has_any(
            unit,
            &[Class::Copula, Class::Coordinator, Class::Complementizer, Class::Relative, Class::Preposition, Class::Article],
        ) || frame.has(unit, Class::PlainVerb) && frame.is_finite(unit))
}
