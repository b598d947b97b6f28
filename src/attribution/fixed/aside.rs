//! Cues that are no verbs: "according to X", "per X", "in his view", "reportedly", "citing X".

use std::ops::Range;

use super::extent::clause_end;
use super::phrase::{has_finite, is_finite, opens_clause, phrase_from, simple_end, speaks};
use super::read::content_start;
use crate::attribution::AttributionAt;
use crate::attribution::frame::Frame;
use crate::attribution::view::own_view;
use crate::lexicon::Class;
use crate::{AttributionKind, Stance};

/// The attributions whose cue is a preposition or an adverb.
pub fn find(frame: &Frame, found: &mut Vec<AttributionAt>) {
    if !frame.starts.has_any(&[Class::AccordingTo, Class::OwnView, Class::Hearsay]) {
        return;
    }
    for unit in 0..frame.len() {
        let starts = frame.starts_at(unit);
        let attribution = starts.has(Class::AccordingTo).then(|| according_to(frame, unit)).flatten();
        let attribution = attribution.or_else(|| starts.has(Class::OwnView).then(|| own_view(frame, unit, around)).flatten());
        let attribution = attribution.or_else(|| starts.has(Class::Hearsay).then(|| hearsay(frame, unit)).flatten());
        if let Some(attribution) = attribution {
            found.push(attribution);
        }
    }
}

/// The longest source before or after a headline's colon, in units.
const COLON_SOURCE: usize = 7;

/// A headline with its source before or after a colon: "General Staff: Russia has lost…", "RSF kills 75 in raid: rescuers".
pub fn headline(frame: &Frame) -> Option<AttributionAt> {
    let last = frame.len().checked_sub(1)?;
    if frame.is_punctuation(last) || frame.is_quote(last) || (0..=last).any(|unit| frame.is_quote(unit)) {
        return None;
    }
    let colon = (1..last).find(|&unit| frame.is_mark(unit, ':') && !frame.is_number(unit + 1))?;
    let (before, after) = (0..colon, colon + 1..last + 1);
    let source = |units: &Range<usize>| units.len() <= COLON_SOURCE && speaks(frame, units) && !has_finite(frame, units.clone());
    let (source, said) = match (source(&before), source(&after)) {
        (true, false) => (before, after),
        (false, true) => (after, before),
        _ => return None,
    };
    // A list or a label has no verb.
    if !has_finite(frame, said.clone()) {
        return None;
    }
    let content = vec![frame.content(said)?];
    Some(AttributionAt {
        source: Some(frame.tokens(source)),
        cue: None,
        kind: AttributionKind::Indirect,
        content,
        stance: Stance::Says,
        anonymous: false,
        rule: "attribution.headline",
    })
}

/// A picture's credit after its caption: "A tank near Kyiv. Photo: X".
pub fn credit(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    let starts = frame.is_token(unit) && frame.document.starts(frame.token(unit)).has(Class::Credit);
    let matched = starts.then(|| frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Credit)).flatten()?;
    let source = frame.trim(unit + matched.len..frame.len());
    let colon = frame.is_mark(unit + matched.len - 1, ':');
    (colon && !source.is_empty() && frame.is_capital(source.start) && !has_finite(frame, source.clone())).then(|| AttributionAt {
        source: Some(frame.tokens(source)),
        cue: Some(frame.tokens(unit..unit + matched.len)),
        content: Vec::new(),
        kind: AttributionKind::Credit,
        stance: Stance::Says,
        anonymous: false,
        rule: "attribution.credit",
    })
}

/// "According to X, …", "…, according to X", "…, according to X, …".
fn according_to(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::AccordingTo)?;
    let cue = unit..unit + matched.len;
    let opens = unit == 0
        || frame.is_punctuation(unit - 1)
        || frame.is_quote(unit - 1)
        || frame.has_any(unit - 1, &[Class::Complementizer, Class::Coordinator, Class::Relative]);
    // "100 per day": a bare preposition needs its comma.
    if matched.len == 1 && !opens {
        return None;
    }
    let source = source(frame, cue.end, unit == 0);
    let tokens = frame.tokens(source.clone());
    if source.is_empty() || !opens && !speaks(frame, &source) {
        return None;
    }
    let content = around(frame, unit, past_relative(frame, source.end));
    if content.is_empty() {
        return None;
    }
    // "a Pentagon estimate": the noun tells what the source does.
    let noun = tokens.clone().rev().find(|&at| frame.document.has(at, Class::SpeechNoun));
    let told = noun.and_then(|at| frame.pack.lexicon.longest(frame.document, at, Class::SpeechNoun)).map(|found| found.row);
    Some(AttributionAt {
        source: Some(tokens),
        cue: Some(frame.tokens(cue)),
        kind: frame.kind_of(&content),
        content,
        stance: frame.pack.reporting.phrases[told.unwrap_or(matched.row)],
        anonymous: false,
        rule: "attribution.according_to",
    })
}

/// Who is named after a preposition; at the head of the sentence the last segment before its verb is no apposition.
fn source(frame: &Frame, from: usize, first: bool) -> Range<usize> {
    let mut phrase = phrase_from(frame, from, frame.len());
    let clause = |comma: usize| frame.is_mark(comma, ',') && has_finite(frame, comma..frame.len());
    if first && !clause(phrase.end) {
        phrase.end = phrase.clone().find(|&unit| frame.is_mark(unit, ',')).unwrap_or(phrase.end);
    }
    frame.trim(phrase)
}

/// Past a relative clause on a source: "according to X, which tracks the war, 86 people…".
fn past_relative(frame: &Frame, end: usize) -> usize {
    let relative = end + usize::from(frame.is_mark(end, ','));
    if frame.has(relative, Class::Relative) && frame.mention(relative).is_none() {
        let close = (relative..frame.len()).find(|&unit| frame.is_mark(unit, ','));
        return close.filter(|&close| has_finite(frame, close..frame.len())).unwrap_or(end);
    }
    end
}

/// The clause around a cue between commas: what stands before it, or after it, or both where it cuts a clause in two.
fn around(frame: &Frame, cue: usize, end: usize) -> Vec<Range<usize>> {
    let start = content_start(frame, cue);
    // "said that according to X…", "and according to X…": what follows, in the clause that the word before begins.
    let inside = cue > 0
        && frame.mention(cue - 1).is_none()
        // "Kyiv denies it: according to X, …".
        && (frame.has_any(cue - 1, &[Class::Complementizer, Class::Relative]) || frame.is_mark(cue - 1, ':'));
    let before = if inside { cue..cue } else { start..cue };
    let whole = has_finite(frame, before.clone()) || before.clone().any(|unit| frame.is_quote(unit));
    let mut content = Vec::new();
    content.extend(frame.content(before));
    let after = end + usize::from(frame.is_mark(end, ','));
    let goes_on = after < frame.len() && (frame.is_mark(end, ',') || inside || cue == 0);
    let relative = frame.has(after, Class::Relative) && frame.mention(after).is_none();
    if goes_on && (content.is_empty() || !whole && !relative) {
        content.extend(frame.content(after..clause_end(frame, after, true)));
    }
    content
}

/// "Iran reportedly sent advisers", "Allegedly, instructors trained crews": the clause around the adverb.
fn hearsay(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    // Inside a quotation whoever is quoted weakens it, not the article.
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Hearsay).filter(|_| !frame.quoted)?;
    let cue = unit..unit + matched.len;
    let begins = |other: usize| {
        frame.is_mark(other, ';')
            || frame.is_mark(other, ':')
            || frame.mention(other).is_none()
                && opens_clause(frame, other)
                // "a man who went missing has reportedly died": the clause has had its verb.
                && !(frame.has(other, Class::Relative) && has_finite(frame, other + 1..unit.max(other + 2) - 1))
            || frame.has(other, Class::Coordinator)
                && frame.mention(other).is_none()
                && frame.is_mark(other.saturating_sub(1), ',')
    };
    let start = (0..unit).rev().find(|&other| begins(other)).map_or(0, |other| other + 1);
    // "weapons allegedly supplied by X", "an allegedly stolen tank": a participle or an adjective alone.
    let next = cue.end;
    let subject = start < unit;
    let group = unit > 0 && frame.has_any(unit - 1, &[Class::Copula, Class::Auxiliary])
        || frame.has_any(next, &[Class::Copula, Class::Auxiliary]);
    let attribute = !group
        && (!is_finite(frame, next) && subject
            || unit > 0
                && (frame.has_any(unit - 1, &[Class::Article, Class::Determiner, Class::Preposition])
                    || frame.is_mark(unit - 1, ',') && subject)
            || has_finite(frame, start..unit));
    if attribute {
        return None;
    }
    let mut content = Vec::new();
    content.extend(frame.content(start..unit));
    content.extend(frame.content(next..clause_end(frame, next + usize::from(frame.is_mark(next, ',')), true)));
    if !has_finite(frame, start..frame.len()) || content.is_empty() {
        return None;
    }
    Some(AttributionAt {
        source: None,
        kind: frame.kind_of(&content),
        cue: Some(frame.tokens(cue)),
        content,
        stance: Stance::Alleges,
        anonymous: true,
        rule: "attribution.hearsay",
    })
}

/// "A, citing B, reported X": B says what A says.
pub fn citing(frame: &Frame, found: &mut Vec<AttributionAt>, first: usize) {
    if !frame.starts.has(Class::Citing) {
        return;
    }
    for unit in 0..frame.len() {
        if !frame.starts_at(unit).has(Class::Citing) {
            continue;
        }
        let Some(matched) = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Citing) else { continue };
        let start = unit + matched.len;
        let mut phrase = frame.trim(phrase_from(frame, start, frame.len()));
        if !phrase.is_empty() && !speaks(frame, &phrase) {
            phrase.end = simple_end(frame, start, frame.len());
        }
        let token = frame.token(unit);
        let near = |other: &&AttributionAt| {
            other.cue.as_ref().is_some_and(|cue| cue.start != token) && !other.anonymous && !other.content.is_empty()
        };
        // The report before it, or the one that it opens.
        let reported =
            found[first..].iter().filter(near).rev().find(|other| other.cue.as_ref().is_some_and(|cue| cue.end <= token));
        let Some(reported) = reported.or_else(|| found[first..].iter().find(near)).cloned() else { continue };
        if phrase.is_empty() {
            continue;
        }
        let source = Some(frame.tokens(phrase));
        found.push(AttributionAt { source, cue: Some(frame.tokens(unit..start)), rule: "attribution.citing", ..reported });
    }
}
