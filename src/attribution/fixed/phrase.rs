//! Noun phrases around a cue, and what may stand between it and what is said.

use std::ops::Range;

use crate::attribution::frame::Frame;
use crate::attribution::source::can_speak;
use crate::lang::PrepositionRole;
use crate::lexicon::Class;
use crate::token::Gap;
use crate::{ActorKind, attribution};

/// The longest apposition, in units.
const APPOSITION: usize = 24;

/// Whether a unit is the "s" of a possessive: a word glued to an apostrophe.
pub fn is_possessive(frame: &Frame, unit: usize) -> bool {
    unit > 0 && frame.is_word(unit) && is_apostrophe(frame, unit - 1) && frame.document.gap(frame.token(unit)) == Gap::None
}

fn is_apostrophe(frame: &Frame, unit: usize) -> bool {
    frame.is_mark(unit, '’') || frame.is_mark(unit, '\'')
}

/// Whether a unit is punctuation that ends a phrase; the apostrophe of a possessive and a hyphen inside a word do not.
pub fn is_edge(frame: &Frame, unit: usize) -> bool {
    let glued = |unit: usize| frame.document.gap(frame.token(unit)) == Gap::None;
    let inside = (is_apostrophe(frame, unit) || frame.is_mark(unit, '$') || frame.is_mark(unit, '%') || frame.is_mark(unit, '&'))
        && (glued(unit) || glued(unit + 1) || frame.is_mark(unit, '&'))
        // The period of "Gen." and "No.".
        || frame.is_mark(unit, '.') && glued(unit) && unit + 1 < frame.len();
    frame.is_punctuation(unit) && !inside && frame.is_edge(unit)
}

/// Whether a word begins a noun phrase.
pub fn begins_phrase(frame: &Frame, unit: usize) -> bool {
    frame.mention_start(unit).is_some()
        || frame.has_any(unit, &[Class::Article, Class::Determiner, Class::Pronoun, Class::Cardinal])
        || frame.is_number(unit)
}

/// Whether a unit is a finite verb, and no participle inside a noun phrase: "the captured soldiers", "those killed in the raid".
pub fn is_finite(frame: &Frame, unit: usize) -> bool {
    let finite = frame.finite.get_or_init(|| (0..frame.len()).map(|unit| finite_at(frame, unit)).collect());
    finite.get(unit).copied().unwrap_or(false)
}

fn finite_at(frame: &Frame, unit: usize) -> bool {
    // "That is": a verb that no noun has the form of.
    let sure = [Class::Copula, Class::Auxiliary, Class::Modal];
    let inside = frame.mention(unit).is_some() || frame.is_capital(unit) && unit > 0 && !frame.title;
    if frame.has_any(unit, &sure) && !inside && !frame.has_any(unit, &[Class::PassiveMark, Class::Month]) {
        return !(frame.pack.morphology.is_gerund)(frame.key(unit));
    }
    if !frame.is_finite(unit) {
        return false;
    }
    let sure = [Class::PlainVerb, Class::Copula, Class::Auxiliary];
    if frame.has_any(unit, &sure) {
        return !frame.has(unit, Class::PassiveMark);
    }
    if frame.has(unit, Class::ReportVerb) && super::cue::looks_nominal(frame, unit) {
        return false;
    }
    let Some(before) = unit.checked_sub(1) else { return false };
    // "Kremlin-affiliated".
    let glued = |mark: usize| frame.is_mark(mark, '-') && frame.document.gap(frame.token(mark)) == Gap::None;
    if glued(before) || glued(unit + 1) {
        return false;
    }
    let attribute = frame
        .has_any(before, &[Class::Article, Class::Determiner, Class::Preposition, Class::Demonym, Class::Cardinal])
        && frame.mention(before).is_none()
        && !frame.has(before, Class::Pronoun)
        || frame.is_number(before)
        || is_possessive(frame, before)
        // "a local elected official": an adjective before it, a noun after it.
        || unit > 1
            && frame.has_any(unit - 2, &[Class::Article, Class::Determiner])
            && frame.mention(before).is_none()
            && !frame.has_any(before, &[Class::SourceNoun, Class::Office, Class::BodyForce, Class::BodyAuthority])
            && frame.has_any(unit + 1, &[Class::SourceNoun, Class::Office, Class::BodyForce, Class::Profession, Class::Rank])
            && !frame.has_any(unit + 1, &[Class::Determiner, Class::Pronoun, Class::Cardinal]);
    let reduced = frame.has_role(unit + 1, PrepositionRole::Agent);
    !(attribute || reduced)
}

/// Whether any unit of a range is a finite verb.
pub fn has_finite(frame: &Frame, units: Range<usize>) -> bool {
    units.into_iter().any(|unit| is_finite(frame, unit))
}

/// Whether a unit begins a clause of its own: a conjunction, a relative pronoun.
pub fn opens_clause(frame: &Frame, unit: usize) -> bool {
    frame.mention(unit).is_none()
        && frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator])
        && (!frame.has(unit, Class::Preposition) || clause_follows(frame, unit + 1))
}

/// How many units after a conjunction its verb may stand, and how many a noun phrase may take; no language puts an end off so long.
const CLAUSE_REACH: usize = 100;

/// Whether a verb comes before the next mark, so that "after" or "as" begins a clause and no noun phrase.
fn clause_follows(frame: &Frame, from: usize) -> bool {
    let near = from..frame.len().min(from + CLAUSE_REACH);
    near.take_while(|&unit| !is_edge(frame, unit) && !frame.is_quote(unit)).any(|unit| is_finite(frame, unit))
}

/// Where a date or a time that begins at `from` ends: "Tuesday", "on Nov. 12", "late on Monday", "this week"; `from` if none.
pub fn date_end(frame: &Frame, from: usize) -> usize {
    let mut unit = from;
    let early = |unit: usize| frame.has(unit, Class::Adverb) && !frame.has(unit, Class::Preposition);
    // "last month": an adverb of several words.
    let span = |unit: usize| {
        let found = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Adverb).filter(|found| found.len > 1)?;
        frame.has(unit + found.len - 1, Class::Time).then_some(unit + found.len)
    };
    if frame.is_token(unit)
        && early(unit)
        && let Some(end) = span(unit)
    {
        return end;
    }
    let week = |unit: usize| frame.has(unit, Class::Determiner) && frame.has(unit + 1, Class::Time);
    while early(unit) && (frame.has(unit + 1, Class::Weekday) || frame.has(unit + 1, Class::Preposition) || week(unit + 1)) {
        unit += 1;
    }
    let governed = frame.has(unit, Class::Preposition) && frame.mention(unit).is_none();
    unit += usize::from(governed);
    let determined = frame.has_any(unit, &[Class::Article, Class::Determiner, Class::Ordinal])
        || (frame.is_number(unit) || frame.has(unit, Class::Cardinal)) && frame.has(unit + 1, Class::Time);
    let noun = unit + usize::from(determined);
    // "the same day", "the next morning".
    let noun = noun + usize::from(determined && frame.has(noun, Class::Determiner));
    // "to march" is no month.
    let month = |unit: usize| frame.has(unit, Class::Month) && frame.is_capital(unit);
    let day = |unit: usize| (frame.has(unit, Class::Weekday) || month(unit)) && frame.mention(unit).is_none();
    let year = |unit: usize| frame.is_number(unit) && frame.document.word(frame.token(unit)).len() == 4;
    if day(noun) {
        unit = noun + 1;
    } else if frame.is_number(unit) && month(unit + 1) {
        // "on 16 December".
        unit += 2;
    } else if governed && !determined && year(unit) {
        return unit + 1;
    } else if determined && frame.has(noun, Class::Time) {
        // "two days after", "this week", "the same day".
        return noun + 1 + usize::from(early(noun + 1));
    } else {
        return from;
    }
    // "Nov. 12, 2024", "Tuesday night", "Tuesday, March 4".
    loop {
        if frame.is_mark(unit, '.')
            && frame.has(unit - 1, Class::Abbreviation)
            && unit + 1 < frame.len()
            && frame.is_number(unit + 1)
            || frame.is_number(unit) && !frame.is_number(unit - 1) && frame.document.word(frame.token(unit)).len() < 5
            || day(unit)
        {
            unit += 1;
        } else if frame.is_mark(unit, ',') && (year(unit + 1) || day(unit + 1) && frame.has(unit + 1, Class::Month)) {
            unit += 2;
        } else {
            return unit;
        }
    }
}

/// Where a simple noun phrase that begins at `from` ends: no comma, no preposition but "of", no second article or name.
pub fn simple_end(frame: &Frame, from: usize, limit: usize) -> usize {
    let mut unit = from;
    let mut noun = false;
    while unit < limit {
        if let Some(mention) = frame.mention_start(unit) {
            // "told Reuters Russia had…": a second name begins the clause.
            if noun && frame.mention(unit - 1).is_some() && frame.actors.entity(mention).kind != ActorKind::Person {
                break;
            }
            unit = frame.units.partition_point(|other| other.tokens.start < mention.tokens.end).max(unit + 1);
            noun = true;
            if is_apostrophe(frame, unit) && is_possessive(frame, unit + 1) {
                unit += 2;
                noun = false;
            }
            continue;
        }
        if frame.is_quote(unit) || is_edge(frame, unit) || is_finite(frame, unit) || opens_clause(frame, unit) {
            break;
        }
        let article = frame.has_any(unit, &[Class::Article, Class::Determiner]) && !frame.has(unit, Class::Pronoun);
        if noun && (article || frame.has(unit, Class::Pronoun)) && !frame.has(unit - 1, Class::Preposition) {
            break;
        }
        // "accused the army of using": the noun does not own what follows.
        let of = frame.is_owner(unit) && !frame.is_quote(unit + 1) && !(frame.pack.morphology.is_gerund)(frame.key(unit + 1));
        if frame.has(unit, Class::Preposition) && !of && unit > from {
            break;
        }
        if frame.has(unit, Class::Negation) && unit > from {
            break;
        }
        if unit > from && frame.is_adverb(unit) && noun || date_end(frame, unit) > unit && !article {
            break;
        }
        if frame.has(unit, Class::Coordinator) && !begins_phrase(frame, unit + 1) && !frame.is_word(unit + 1) {
            break;
        }
        noun = frame.is_word(unit) && !article && !frame.has(unit, Class::Preposition);
        // A pronoun is a whole phrase: "told them that".
        if frame.has(unit, Class::Pronoun) && !frame.has(unit, Class::Determiner) && unit == from {
            return unit + 1;
        }
        unit += 1;
    }
    unit
}

/// Whether the words at `from` tell where, when or how it was said: "in a statement", "at a news conference", "by phone".
pub fn is_occasion(frame: &Frame, from: usize) -> bool {
    if !frame.is_token(from) || frame.mention_start(from).is_some() {
        return false;
    }
    if frame.starts_at(from).has(Class::Setting)
        && frame.pack.lexicon.longest(frame.document, frame.token(from), Class::Setting).is_some()
    {
        return true;
    }
    if !frame.has(from, Class::Preposition) {
        return false;
    }
    let end = from
        + 1
        + (from + 1..frame.len().min(from + 6)).take_while(|&unit| frame.is_word(unit) && !is_finite(frame, unit)).count();
    (from + 1..end).any(|unit| {
        frame.is_token(unit)
            && !frame.is_capital(unit)
            && frame.starts_at(unit).has(Class::Occasion)
            && frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Occasion).is_some()
    }) && !(from + 1..end).any(|unit| frame.has(unit, Class::Preposition) && frame.mention(unit).is_none())
}

/// Whether a segment between commas is no apposition: a relative clause, a gerund, an adverbial.
pub fn is_aside(frame: &Frame, segment: &Range<usize>) -> bool {
    let first = segment.start;
    if segment.is_empty() {
        return true;
    }
    if frame.mention_start(first).is_some() {
        return false;
    }
    let gerund = (frame.pack.morphology.is_gerund)(frame.key(first));
    // "squeezed by cuts", "published on Monday"; "also known as X" names the same.
    let alias = segment.clone().take(3).any(|unit| {
        frame.is_token(unit) && frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::AliasMarker).is_some()
    });
    let participle = (frame.pack.morphology.is_participle)(frame.key(first)) && !alias;
    frame.has_any(first, &[Class::Relative, Class::Complementizer, Class::Subordinator, Class::AccordingTo])
        || gerund
        || participle
        || frame.is_quote(first)
        || is_occasion(frame, first)
        || date_end(frame, first) == segment.end
        || frame.has(first, Class::Preposition) && !frame.is_owner(first)
        || frame.is_adverb(first) && !alias
        || frame.has(first, Class::Coordinator)
}

/// The noun phrase that ends before unit `end`, without what stands before it and belongs to the clause.
pub fn phrase_ending(frame: &Frame, end: usize) -> Option<Range<usize>> {
    let mut start = end;
    while start > 0 {
        let unit = start - 1;
        if frame.mention(unit).is_some() {
            start -= 1;
            continue;
        }
        let relative = frame.has_any(unit, &[Class::Complementizer, Class::Relative]) && !is_demonstrative(frame, unit);
        if is_edge(frame, unit)
            || frame.is_quote(unit)
            || relative
            || frame.subordinator(unit) > 0 && opens_clause(frame, unit)
            || is_finite(frame, unit)
            || frame.has(unit, Class::Clitic)
        {
            break;
        }
        if frame.has(unit, Class::Coordinator) && !joins(frame, unit) {
            break;
        }
        start -= 1;
    }
    without_adverbials(frame, start..end)
}

/// Whether "that" stands before a noun as its determiner: "that official said".
fn is_demonstrative(frame: &Frame, unit: usize) -> bool {
    frame.has(unit, Class::Determiner)
        && (unit == 0 || is_edge(frame, unit - 1))
        && frame.has_any(unit + 1, &[Class::SourceNoun, Class::Office, Class::BodyForce])
}

/// Whether a conjunction joins two nouns: "Israel and Egypt say", and not two clauses: "Israel left and Egypt says".
fn joins(frame: &Frame, conjunction: usize) -> bool {
    if conjunction == 0 || is_edge(frame, conjunction - 1) || frame.is_quote(conjunction - 1) {
        return conjunction > 0 && frame.is_mark(conjunction - 1, ',') && list_before(frame, conjunction - 1);
    }
    for unit in (0..conjunction).rev() {
        if is_edge(frame, unit) {
            return true;
        }
        if is_finite(frame, unit) || frame.is_quote(unit) {
            return false;
        }
        if frame.has(unit, Class::Complementizer) && frame.mention(unit).is_none() {
            return true;
        }
    }
    true
}

/// Whether a list of names stands before the comma of its last member: "A, B, and C".
fn list_before(frame: &Frame, comma: usize) -> bool {
    comma > 0
        && frame.mention(comma - 1).is_some()
        && (0..comma - 1)
            .rev()
            .take(8)
            .find(|&unit| is_edge(frame, unit))
            .is_some_and(|unit| frame.is_mark(unit, ',') && unit > 0 && frame.mention(unit - 1).is_some())
}

/// Cuts adverbs, dates and prepositional phrases from the beginning of what comes before a verb.
pub fn without_adverbials(frame: &Frame, units: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, end } = units;
    loop {
        if start >= end {
            return None;
        }
        // "At least 300 fighters".
        let qualifier = frame.pack.lexicon.longest(frame.document, frame.token(start), Class::Qualifier).is_some();
        if frame.mention_start(start).is_some() || qualifier {
            break;
        }
        let according = frame.document.starts(frame.token(start)).has(Class::AccordingTo);
        let according =
            according.then(|| frame.pack.lexicon.longest(frame.document, frame.token(start), Class::AccordingTo)).flatten();
        let date = date_end(frame, start);
        if let Some(found) = according {
            start += found.len;
        } else if date > start && date < end {
            start = date;
        } else if date == end {
            return None;
        } else if frame.has(start, Class::Coordinator) || frame.is_adverb(start) && !frame.has(start, Class::Determiner) {
            start += 1;
        } else if frame.has(start, Class::Preposition) && !frame.has(start, Class::Determiner) {
            let next = simple_end(frame, start + 1, end).max(start + 1);
            if next >= end {
                return None;
            }
            start = next;
        } else {
            break;
        }
    }
    Some(start..end)
}

/// The noun phrase after a cue, with its appositions: "said Han Seok-jin, a lawmaker in Seoul".
pub fn phrase_from(frame: &Frame, start: usize, limit: usize) -> Range<usize> {
    let mut end = segment_end(frame, start, limit);
    let mut first = true;
    while end > start && end < limit && frame.is_mark(end, ',') {
        let next = end + 1..segment_end(frame, end + 1, limit);
        let closes =
            next.end >= frame.len() || is_edge(frame, next.end) || opens_clause(frame, next.end) || frame.is_quote(next.end);
        let age = frame.is_number(next.start) && next.len() == 1;
        let person = |unit: usize| {
            frame.has_any(unit, &[Class::Office, Class::Rank, Class::Profession, Class::SourceNoun, Class::Honorific])
        };
        let opens = frame.has_any(next.start, &[Class::Article, Class::Determiner])
            || frame.mention_start(next.start).is_some()
            || person(next.start)
            || person(next.start + 1)
            || frame.is_owner(next.start)
            || frame.is_capital(next.start)
            || (frame.pack.morphology.is_participle)(frame.key(next.start))
            || age;
        // A list: "Reuters, Irrawaddy and Maxar".
        if next.is_empty()
            || next.len() > APPOSITION
            || !closes
            || !opens
            || is_aside(frame, &next)
            || has_finite(frame, next.clone())
        {
            break;
        }
        // "according to officials, the toll": a thing without a name is no apposition, but the first after a name may be.
        let tokens = frame.tokens(next.clone());
        let named = first && frame.mention(end - 1).is_some();
        if !(age || named || can_speak(frame, &tokens)) {
            break;
        }
        end = next.end;
        first = false;
    }
    start..end
}

/// Where a noun phrase without commas ends; prepositional phrases that belong to its noun are taken.
pub fn segment_end(frame: &Frame, start: usize, limit: usize) -> usize {
    let limit = limit.min(start + CLAUSE_REACH);
    let mut unit = start;
    while unit < limit {
        if let Some(mention) = frame.mention_start(unit) {
            unit = frame.units.partition_point(|other| other.tokens.start < mention.tokens.end).max(unit + 1);
            continue;
        }
        if frame.is_quote(unit) || is_edge(frame, unit) || unit > start && (is_finite(frame, unit) || opens_clause(frame, unit)) {
            break;
        }
        if unit > start && (date_end(frame, unit) > unit || is_occasion(frame, unit) || frame.is_adverb(unit)) {
            break;
        }
        let hyphen = frame.is_mark(unit + 1, '-') && frame.document.gap(frame.token(unit + 1)) == Gap::None;
        if unit > start && (frame.pack.morphology.is_gerund)(frame.key(unit)) && !frame.is_word(unit + 1) && !hyphen {
            break;
        }
        if frame.has(unit, Class::Preposition) && unit > start {
            let person = frame.mention(unit - 1).is_some_and(|name| frame.actors.entity(name).kind == ActorKind::Person);
            let owner = (frame.pack.morphology.joins_nouns)(frame.key(unit));
            if person && !owner
                || frame.is_goal(unit) && !frame.has_any(unit - 1, &[Class::Office, Class::SourceNoun, Class::Governing])
            {
                break;
            }
        }
        if frame.has(unit, Class::Coordinator) {
            let next = unit + 1;
            let goes_on = next < limit && !is_finite(frame, next) && !frame.is_adverb(next) && !clause_at(frame, next);
            if !goes_on || is_edge(frame, next) {
                break;
            }
        }
        unit += 1;
    }
    unit
}

/// Whether a noun phrase at `from` is followed by its verb.
pub fn clause_at(frame: &Frame, from: usize) -> bool {
    let end = simple_end(frame, from, frame.len());
    end > from && is_finite(frame, end)
}

/// Whether a noun phrase can say something: it holds a name, or a noun for somebody who speaks.
pub fn speaks(frame: &Frame, units: &Range<usize>) -> bool {
    let spoken = [Class::SourceNoun, Class::Office, Class::Rank, Class::Profession, Class::BodyForce, Class::BodyAuthority];
    // "one of them", "many of the wounded".
    let some =
        frame.has_any(units.start, &[Class::Pronoun, Class::Cardinal]) && (units.len() == 1 || frame.is_owner(units.start + 1));
    !units.is_empty()
        && (some
            || attribution::source::can_speak(frame, &frame.tokens(units.clone()))
            || units.clone().take_while(|&unit| unit == units.start || !frame.has(unit, Class::Preposition)).any(|unit| {
                let name = unit > units.start
                    && frame.is_capital(unit)
                    && !frame.has_any(unit, &[Class::Place, Class::Weekday, Class::Month]);
                frame.has_any(unit, &spoken) || frame.mention(unit).is_some() || name
            }))
}
