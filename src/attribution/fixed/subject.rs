//! Who stands before a cue.

use std::ops::Range;

use super::phrase::{begins_phrase, date_end, has_finite, is_aside, is_edge, is_finite, opens_clause, phrase_ending, speaks};
use crate::ActorKind;
use crate::attribution::frame::Frame;
use crate::lexicon::Class;

/// Who stands before a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A noun phrase.
    Phrase(Range<usize>),
    /// The subject of the verb that a conjunction joins this one to: "said A and warned B".
    Shared,
    /// The noun phrase that a relative pronoun takes up: ", who said".
    Antecedent(Range<usize>),
    /// Nobody.
    None,
}

/// The most segments between commas between a subject and its verb.
const SEGMENTS: usize = 4;

/// The subject of the verb group that begins at `verb`.
pub fn subject_before(frame: &Frame, verb: usize) -> Subject {
    let mut end = verb;
    loop {
        if end == 0 {
            return Subject::None;
        }
        let last = end - 1;
        // "Israel on Monday said", "the army also said".
        let dated = (last.saturating_sub(4)..=last)
            .find(|&unit| unit > 0 && date_end(frame, unit) == end && frame.mention(unit).is_none() && !frame.is_number(unit));
        if let Some(date) = dated {
            end = date;
        } else if frame.mention(last).is_none() && frame.is_adverb(last) && !frame.has(last, Class::Pronoun) {
            end = last;
        } else {
            break;
        }
    }
    let last = end - 1;
    if frame.is_quote(last) {
        return Subject::None;
    }
    if frame.is_mark(last, ',') || frame.is_dash(last) {
        return across_commas(frame, last);
    }
    // "fewer than reported": nobody.
    let governed = frame.mention(last).is_none()
        && frame.has(last, Class::Preposition)
        && !frame.has_any(last, &[Class::Adverb, Class::Relative, Class::Coordinator, Class::Complementizer]);
    if is_edge(frame, last) || governed {
        return Subject::None;
    }
    if frame.has(last, Class::Coordinator) && frame.mention(last).is_none() {
        return Subject::Shared;
    }
    if frame.has(last, Class::Relative) && frame.mention(last).is_none() && last > 0 {
        let comma = usize::from(frame.is_mark(last - 1, ','));
        return antecedent(frame, last - comma).map_or(Subject::None, Subject::Antecedent);
    }
    let phrase = before_relative(frame, end).or_else(|| with_participle(frame, end)).or_else(|| phrase_ending(frame, end));
    phrase.map_or(Subject::None, Subject::Phrase)
}

/// How far before its verb a subject with a clause of its own may begin, in units.
const SUBJECT: usize = 60;

/// Where the words without a mark that end before `end` begin.
fn segment_start(frame: &Frame, end: usize) -> usize {
    let edge = |unit: &usize| is_edge(frame, *unit) || frame.is_quote(*unit);
    (0..end).rev().take(SUBJECT).find(edge).map_or(end.saturating_sub(SUBJECT), |unit| unit + 1)
}

/// A noun of documents with its participle: "footage published on Monday shows".
fn with_participle(frame: &Frame, end: usize) -> Option<Range<usize>> {
    let start = segment_start(frame, end);
    let participle = (start + 1..end).find(|&unit| {
        (frame.pack.morphology.is_participle)(frame.key(unit))
            && frame.has(unit - 1, Class::SourceNoun)
            && frame.has(unit + 1, Class::Preposition)
    })?;
    let open = (start..participle).chain(participle + 1..end).any(|unit| is_finite(frame, unit) || opens_clause(frame, unit));
    let phrase = phrase_ending(frame, participle).filter(|_| !open)?;
    Some(phrase.start..end)
}

/// The noun phrase before a relative clause without commas that ends before `end`: "a man who claimed to speak for X said".
fn before_relative(frame: &Frame, end: usize) -> Option<Range<usize>> {
    let start = segment_start(frame, end);
    let relative = (start..end).find(|&unit| {
        frame.has(unit, Class::Relative)
            && frame.mention(unit).is_none()
            && unit > start
            && !frame.has(unit - 1, Class::Preposition)
    })?;
    if !has_finite(frame, relative + 1..end) || has_finite(frame, start..relative) {
        return None;
    }
    phrase_ending(frame, relative).filter(|phrase| speaks(frame, phrase))
}

/// The noun phrase before a relative pronoun, with the apposition that it may be: "Smith, a farmer, who said".
fn antecedent(frame: &Frame, end: usize) -> Option<Range<usize>> {
    let phrase = phrase_ending(frame, end).filter(|phrase| speaks(frame, phrase))?;
    if phrase.start > 1
        && frame.is_mark(phrase.start - 1, ',')
        && frame.mention(phrase.start - 2).is_some()
        && frame.mention_start(phrase.start).is_none()
        && let Some(head) = phrase_ending(frame, phrase.start - 1)
    {
        return Some(head.start..phrase.end);
    }
    Some(phrase)
}

/// The subject of a verb that a comma precedes: "Smith, a farmer, said", "the army, which lost a base, said".
fn across_commas(frame: &Frame, comma: usize) -> Subject {
    let mut close = comma;
    for _ in 0..SEGMENTS {
        // The segment between this comma and the one before it; an aside may hold commas of its own.
        let open = (0..close).rev().find(|&unit| is_edge(frame, unit) || frame.is_quote(unit));
        let Some(open) = open.filter(|&open| open > 0 && (frame.is_mark(open, ',') || frame.is_dash(open))) else {
            return alone(frame, open.map_or(0, |open| open + 1)..close, comma);
        };
        let segment = open + 1..close;
        let aside = is_aside(frame, &segment);
        // The verb of another clause: nobody's apposition.
        // "formally known as X" is none.
        let participle = segment.clone().take(2).any(|unit| (frame.pack.morphology.is_participle)(frame.key(unit)));
        if !aside && !participle && has_finite(frame, segment.clone()) && !segment.clone().any(|unit| opens_clause(frame, unit)) {
            break;
        }
        let head = phrase_ending(frame, open).filter(|head| speaks(frame, head));
        if let Some(head) = head {
            // "In the south, residents, who fled, said": the head begins its segment; what is cut off before it is adverbial.
            let head = with_name(frame, head);
            // "Japan, a G7 member, has promised": what a state is needs no telling who speaks.
            let state = frame.mention(open - 1).is_some_and(|name| frame.actors.entity(name).kind == ActorKind::Country);
            let end = if state || frame.is_dash(open) { open } else { source_end(frame, &head, open, comma) };
            return Subject::Phrase(head.start..end);
        }
        close = open;
    }
    // Asides alone stand before the comma: "Asked about it, said" has no subject; so does a quotation or a clause.
    Subject::None
}

/// A subject that begins its sentence before asides, or before a comma too many: "The challengers, among them X, had told".
fn alone(frame: &Frame, units: Range<usize>, comma: usize) -> Subject {
    let phrase = phrase_ending(frame, units.end).filter(|phrase| phrase.start == units.start && !is_aside(frame, phrase));
    let noun = phrase.filter(|phrase| !has_finite(frame, phrase.clone()) && !opens_clause(frame, phrase.start));
    match noun {
        Some(phrase) if units.end < comma || speaks(frame, &phrase) => Subject::Phrase(phrase),
        _ => Subject::None,
    }
}

/// The name that an apposition belongs to: "Cres Eastman, director of the study, and chairman of the centre, says".
fn with_name(frame: &Frame, head: Range<usize>) -> Range<usize> {
    let person = |unit: usize| frame.mention(unit).is_some_and(|name| frame.actors.entity(name).kind == ActorKind::Person);
    if head.start > 1 && frame.is_mark(head.start - 1, ',') && person(head.start - 2) && frame.mention_start(head.start).is_none()
    {
        return phrase_ending(frame, head.start - 1).map_or(head.clone(), |name| name.start..head.end);
    }
    head
}

/// Where a source with its appositions ends, whose first comma is `open`: at the first aside.
fn source_end(frame: &Frame, head: &Range<usize>, open: usize, comma: usize) -> usize {
    let mut end = open;
    let mut start = open + 1;
    while start < comma {
        let close = (start..comma).find(|&unit| is_edge(frame, unit)).unwrap_or(comma);
        let segment = start..close;
        let relative = segment.clone().find(|&unit| opens_clause(frame, unit) && unit > start && !frame.is_owner(unit - 1));
        if is_aside(frame, &segment) || !(begins_phrase(frame, start) || frame.is_word(start)) {
            break;
        }
        if let Some(relative) = relative.filter(|&relative| has_finite(frame, relative..close)) {
            return relative;
        }
        end = close;
        start = close + 1;
    }
    end.max(head.end)
}

/// The subject of the sentence's main verb before `end`, for a gerund or an infinitive.
pub fn main_subject(frame: &Frame, end: usize) -> Option<Range<usize>> {
    let mut verb = (0..end).find(|&unit| is_finite(frame, unit) && main(frame, unit))?;
    while verb > 0 && is_finite(frame, verb - 1) {
        verb -= 1;
    }
    match subject_before(frame, verb) {
        Subject::Phrase(units) => Some(units),
        _ => None,
    }
}

/// Whether a verb stands in no subordinate clause, as far as the words before it in its segment tell.
fn main(frame: &Frame, verb: usize) -> bool {
    let start = (0..verb).rev().find(|&unit| is_edge(frame, unit)).map_or(0, |unit| unit + 1);
    !(start..verb).any(|unit| opens_clause(frame, unit))
}
