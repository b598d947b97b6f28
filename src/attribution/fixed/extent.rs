//! Where what is said ends: before the article's own words, another's turn, a further cue.

use super::cue::{Form, cue_at};
use super::phrase::{clause_at, date_end, has_finite, is_edge, is_finite, is_occasion, phrase_from, simple_end, speaks};
use crate::attribution::frame::Frame;
use crate::lang::reporting::Takes;
use crate::lexicon::Class;

/// The longest way from a comma to the cue of whoever speaks next, in units.
const TURN: usize = 16;

/// Where a clause that is said ends; a `full` one runs over commas, a noun phrase or an infinitive ends before asides.
pub fn clause_end(frame: &Frame, from: usize, full: bool) -> usize {
    let headline = frame.title || !ends_with_stop(frame);
    let mut unit = from;
    while unit < frame.len() {
        if unit > from {
            if frame.is_mark(unit, ';') || frame.is_mark(unit, ':') && !frame.is_quote(unit + 1) && !is_edge_free(frame, unit) {
                return unit;
            }
            // "a man who claimed to speak for X said": the main clause's verb.
            if !full
                && is_finite(frame, unit)
                && frame.has(unit, Class::ReportVerb)
                && !frame.has_any(unit - 1, &[Class::Auxiliary, Class::Copula, Class::Modal])
                && !opened(frame, from..unit)
            {
                return unit;
            }
            if frame.is_mark(unit, '.') && unit + 1 == frame.len() {
                return unit;
            }
            if (frame.is_mark(unit, ',') || frame.is_dash(unit)) && cut_at_comma(frame, unit, full) {
                return unit;
            }
            let conjunction = frame.has(unit, Class::Coordinator) && frame.mention(unit).is_none();
            if conjunction && (begins_report(frame, unit + 1) || frame.has(unit + 1, Class::Quoting)) {
                return unit;
            }
            // American commas stand inside the quotation.
            let inner_comma = frame.quote(unit - 1).is_some_and(|quote| frame.document.is_mark(quote.close - 1, ','));
            if inner_comma && cut_at_comma(frame, unit - 1, full) {
                return unit;
            }
            if conjunction && another_reports(frame, unit + 1) {
                return unit;
            }
            if frame.is_quote(unit - 1) && (is_occasion(frame, unit) || adds(frame, unit)) {
                return unit;
            }
            // "of shelling its territory and the tensions between them raised fears": a clause of the article's.
            let clause = |unit: usize| {
                let end = super::phrase::segment_end(frame, unit, frame.len());
                end > unit && super::phrase::begins_phrase(frame, unit) && is_finite(frame, end)
            };
            if !full && conjunction && clause(unit + 1) {
                return unit;
            }
            if !full && is_occasion(frame, unit) && unit > from + 1 {
                return unit;
            }
            // "Ukraine says 3,000 killed as Kyiv presses allies": a headline's second half.
            let time = frame.has(unit, Class::Meanwhile) && frame.mention(unit).is_none();
            if headline && time && has_finite(frame, unit + 1..frame.len()) && has_finite(frame, from..unit) {
                return unit;
            }
            if !full && time && frame.has(unit, Class::Subordinator) && clause_at(frame, unit + 1) {
                return unit;
            }
        }
        unit += 1;
    }
    unit
}

/// Whether a colon stands inside a number: 7:10.
pub fn is_edge_free(frame: &Frame, colon: usize) -> bool {
    colon > 0 && frame.is_number(colon - 1) && frame.is_number(colon + 1)
}

/// Whether any word of a range begins a clause, so that a verb after it is that clause's.
fn opened(frame: &Frame, units: std::ops::Range<usize>) -> bool {
    units.into_iter().any(|unit| {
        frame.is_quote(unit)
            || frame.mention(unit).is_none()
                && frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator, Class::Interrogative])
    })
}

fn ends_with_stop(frame: &Frame) -> bool {
    let Some(last) = frame.len().checked_sub(1) else { return false };
    frame.is_quote(last) || frame.is_punctuation(last) || frame.document.word(frame.token(last)).ends_with('.')
}

/// Whether what is said ends at a comma.
fn cut_at_comma(frame: &Frame, comma: usize, full: bool) -> bool {
    let next = comma + 1;
    if next >= frame.len() {
        return false;
    }
    let starts = |unit: usize| frame.is_token(unit).then(|| frame.document.starts(frame.token(unit)));
    if starts(next).is_some_and(|starts| {
        starts.has(Class::AccordingTo)
            && frame.pack.lexicon.longest(frame.document, frame.token(next), Class::AccordingTo).is_some()
    }) {
        return true;
    }
    if is_occasion(frame, next) {
        return true;
    }
    let conjunction = usize::from(frame.has(next, Class::Coordinator)).max(frame.subordinator(next));
    let turn = frame.mention(next).is_none() && conjunction > 0;
    if turn && (begins_report(frame, next + conjunction) || another_reports(frame, next + conjunction)) {
        return true;
    }
    // "promised to send troops, and X has…", "…, described the raid as": an infinitive ends before the next clause.
    let clause = turn && frame.has(next, Class::Coordinator) && has_finite(frame, next..clause_limit(frame, next));
    if !full && (clause || is_finite(frame, next)) {
        return true;
    }
    // ", though the Pentagon has never confirmed this": a clause that takes up what was said.
    if conjunction > 0 && frame.has(next, Class::Subordinator) && frame.has(next, Class::Meanwhile) && points_back(frame, next) {
        return true;
    }
    // ", although he did not give details": what was not said.
    let silent = (next + conjunction..frame.len().min(next + conjunction + 5)).any(|unit| {
        frame.has_any(unit, &[Class::DoSupport, Class::Auxiliary])
            && frame.has(unit + 1, Class::Negation)
            && frame.has(unit - 1, Class::Pronoun)
    });
    if turn && silent && !frame.has(next, Class::Relative) {
        return true;
    }
    // ", despite reports that": what speaks against it is the article's.
    if frame.has(next, Class::Preposition) && frame.has(next, Class::Meanwhile) && !frame.has(next, Class::Subordinator) {
        return true;
    }
    // "to be rebels, the group that X blames": a definite noun phrase with a clause of its own.
    let relative = |unit: usize| frame.has_any(unit, &[Class::Relative, Class::Complementizer]) && frame.mention(unit).is_none();
    if !full && frame.has(next, Class::Article) && (next + 1..frame.len().min(next + 6)).any(relative) {
        return true;
    }
    if adds(frame, next) {
        return true;
    }
    // ", Kyiv said.", ", said Smith."
    if is_postposed(frame, next) {
        return true;
    }
    // ", who said it was", ", which Moscow denies".
    if frame.has(next, Class::Relative) && frame.mention(next).is_none() {
        if begins_report(frame, next + 1) || another_reports(frame, next + 1) {
            return true;
        }
        if !full {
            return true;
        }
    }
    // ", an attack that killed three": the article takes it up.
    if takes_up(frame, next) {
        return true;
    }
    if full {
        // ", hours after", ", a day after": the article tells when.
        let date = date_end(frame, next);
        return date > next && frame.has_any(date, &[Class::Meanwhile]) && frame.has(date, Class::Subordinator);
    }
    (frame.pack.morphology.is_gerund)(frame.key(next)) || frame.has(next, Class::Meanwhile)
}

/// Whether a gerund goes on with what the same source says: "adding that", "accusing X of".
fn adds(frame: &Frame, from: usize) -> bool {
    let mut gerund = from;
    while frame.is_adverb(gerund) && !frame.has(gerund, Class::Determiner) {
        gerund += 1;
    }
    frame.is_token(gerund) && frame.document.starts(frame.token(gerund)).has(Class::ReportGerund) && introduces(frame, gerund)
}

/// Whether an aside takes up what was said, in the article's own voice: ", an attack that killed three".
fn takes_up(frame: &Frame, next: usize) -> bool {
    let article = frame.has(next, Class::Article);
    if article && !(frame.pack.morphology.is_indefinite)(frame.key(next)) || !article && !frame.has(next, Class::Anaphor) {
        return false;
    }
    let noun = (next + usize::from(article)..frame.len().min(next + 4))
        .take_while(|&unit| frame.is_word(unit))
        .find(|&unit| frame.has(unit, Class::Anaphor));
    let Some(after) = noun.map(|noun| noun + 1) else { return false };
    let relative = frame.has_any(after, &[Class::Relative, Class::Complementizer]);
    let participle = (frame.pack.morphology.is_participle)(frame.key(after));
    // "…, an air strike on a house killed four": the subject of a clause of its own.
    let clause = || {
        let verb = (after..frame.len()).take_while(|&unit| !is_edge(frame, unit)).find(|&unit| is_finite(frame, unit));
        verb.is_some_and(|verb| !opened(frame, after..verb))
    };
    relative || participle || frame.has(after, Class::Preposition) && !clause()
}

/// Whether a cue of speech closes its clause: ", Kyiv said", ", the ministry said in a statement", ", said Smith".
pub fn is_postposed(frame: &Frame, from: usize) -> bool {
    let verb = |unit: usize| {
        cue_at(frame, unit)
            .filter(|cue| cue.form == Form::Finite && (cue.verb.takes(Takes::Clause) || cue.verb.takes(Takes::Quote)))
    };
    let closes = |end: usize| {
        let end = super::complement::past_adverbials(frame, end);
        let person = simple_end(frame, end, frame.len());
        // "told reporters on Tuesday after a briefing".
        let late = super::complement::past_adverbials(frame, person);
        late > person && frame.has(late, Class::Preposition)
            || [end, person, late].iter().any(|&end| {
                end >= frame.len()
                    || frame.is_mark(end, ',') && !frame.is_quote(end + 1)
                    || (end..frame.len()).all(|unit| is_edge(frame, unit))
            })
    };
    // "said Smith".
    if let Some(cue) = verb(from)
        && cue.units.start == from
    {
        let source = phrase_from(frame, cue.units.end, frame.len());
        return speaks(frame, &source)
            && (source.end >= frame.len()
                || is_edge(frame, source.end)
                || is_occasion(frame, source.end)
                || date_end(frame, source.end) > source.end);
    }
    let mut unit = from;
    while unit < frame.len().min(from + TURN) {
        if frame.is_quote(unit) || frame.is_mark(unit, '.') && unit + 1 == frame.len() {
            return false;
        }
        if is_finite(frame, unit) || frame.has_any(unit, &[Class::Auxiliary, Class::Copula]) {
            let found = (unit..frame.len().min(unit + 4)).find_map(verb);
            return found.is_some_and(|cue| {
                let subject = from..cue.units.start;
                let open = subject.clone().any(|unit| {
                    frame.has_any(unit, &[Class::Complementizer, Class::Subordinator]) && frame.mention(unit).is_none()
                });
                cue.units.start == unit && !open && speaks(frame, &subject) && closes(cue.units.end)
            });
        }
        unit += 1;
    }
    false
}

/// Whether a clause ends with a pronoun that takes up what was said before: "though X has never confirmed this".
fn points_back(frame: &Frame, from: usize) -> bool {
    let end = clause_limit(frame, from);
    end > from + 2 && frame.has(end - 1, Class::Pronoun) && frame.has(end - 1, Class::Determiner)
}

/// The unit where the next comma, or the sentence, ends what begins at `from`.
fn clause_limit(frame: &Frame, from: usize) -> usize {
    (from + 1..frame.len()).find(|&unit| is_edge(frame, unit)).unwrap_or(frame.len())
}

/// Whether a report with a subject of its own begins here: "Hamas denied that", "its spokesman, Smith, said".
fn another_reports(frame: &Frame, from: usize) -> bool {
    let simple = super::phrase::segment_end(frame, from, frame.len());
    // Past an apposition between commas.
    let close = (frame.is_mark(simple, ','))
        .then(|| (simple + 1..frame.len().min(simple + TURN)).find(|&unit| frame.is_mark(unit, ',')))
        .flatten();
    let close = close.filter(|&close| !has_finite(frame, simple..close));
    let end = close.map_or(simple, |close| close + 1);
    let quoted = (end..frame.len().min(end + 3)).any(|unit| frame.has(unit, Class::Quoting));
    end > from && speaks(frame, &(from..simple)) && (quoted || reports_at(frame, end))
}

/// Whether a reporting verb with its complement stands at `end`, past adverbs and auxiliaries.
fn reports_at(frame: &Frame, end: usize) -> bool {
    (end..frame.len().min(end + 4))
        .take_while(|&unit| {
            frame.is_adverb(unit) || is_finite(frame, unit) || frame.has_any(unit, &[Class::ReportParticiple, Class::ReportVerb])
        })
        .any(|unit| cue_at(frame, unit).is_some_and(|cue| cue.form == Form::Finite) && introduces(frame, unit))
}

/// Whether a report of the same subject begins here, past adverbs and auxiliaries: "also warned that".
fn begins_report(frame: &Frame, from: usize) -> bool {
    let mut unit = from;
    while unit < frame.len().min(from + 4) && (frame.is_adverb(unit) || frame.has_any(unit, &[Class::Auxiliary, Class::Copula])) {
        unit += 1;
    }
    cue_at(frame, unit).is_some_and(|cue| cue.form == Form::Finite) && introduces(frame, unit)
}

/// Whether a reporting verb has a complement, judged by its first words alone: the whole search would call itself.
fn introduces(frame: &Frame, verb: usize) -> bool {
    let Some(cue) = cue_at(frame, verb) else { return false };
    let mut next = cue.units.end;
    while frame.is_adverb(next) && !frame.has(next, Class::Pronoun) || date_end(frame, next) > next {
        next = date_end(frame, next).max(next + 1);
    }
    let takes = |complement: Takes| cue.verb.takes(complement);
    let named = frame.mention_start(next).is_some()
        || frame.has_any(next, &[Class::Article, Class::Determiner, Class::Pronoun, Class::Cardinal, Class::SourceNoun])
        || frame.is_number(next);
    let clause = frame.has_any(next, &[Class::Complementizer, Class::Interrogative]) || named && !takes(Takes::Marked);
    let quote = frame.is_quote(next) || frame.is_quote(next + 1) && (frame.is_mark(next, ':') || frame.is_mark(next, ','));
    (takes(Takes::Clause) && (clause || frame.is_mark(next, ':')))
        || quote && (takes(Takes::Quote) || takes(Takes::Clause))
        || takes(Takes::Person) && named
        || takes(Takes::Infinitive) && frame.is_goal(next)
        || takes(Takes::Gerund) && (frame.pack.morphology.is_gerund)(frame.key(next))
        || takes(Takes::Noun) && named
        || takes(Takes::Question) && frame.has_any(next, &[Class::Whether, Class::Interrogative])
        || takes(Takes::Clause) && is_occasion(frame, next)
}
