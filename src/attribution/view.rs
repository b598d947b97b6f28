//! Whose view a sentence gives: "a su juicio", "en opinión de".

use std::ops::Range;

use super::AttributionAt;
use super::according_to::after_relative;
use super::extent::clause_end;
use super::frame::Frame;
use crate::lexicon::Class;

/// "A su juicio, …", "…, en su opinión, …": an opinion of whoever spoke before; `around` finds the clause around the cue.
pub fn own_view(frame: &Frame, unit: usize, around: fn(&Frame, usize, usize) -> Vec<Range<usize>>) -> Option<AttributionAt> {
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::OwnView)?;
    let content = around(frame, unit, unit + matched.len);
    (!content.is_empty()).then(|| AttributionAt {
        source: None,
        cue: Some(frame.tokens(unit..unit + matched.len)),
        kind: frame.kind_of(&content),
        content,
        stance: frame.pack.reporting.phrases[matched.row],
        anonymous: false,
        rule: "attribution.own_view",
    })
}

/// "Para el analista X, la operación es…": an opinion, where a person opens the sentence.
pub fn opinion_of(frame: &Frame) -> Option<AttributionAt> {
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(0), Class::OpinionOf)?;
    let phrase = frame.phrase_from(matched.len, frame.len());
    let person = |unit: usize| frame.has_any(unit, &[Class::Profession, Class::SourceNoun, Class::Office, Class::Rank]);
    let head = (phrase.start..phrase.end).find(|&unit| !frame.has_any(unit, &[Class::Article, Class::Determiner]))?;
    let pronoun = phrase.len() == 1 && frame.has(head, Class::Pronoun);
    // Countries and bodies see it so as well.
    let named = frame.mention(head).is_some();
    let mut phrase_end = after_relative(frame, phrase.end);
    // "Para X, sin embargo, …".
    if let Some(close) = (phrase_end + 1..frame.len()).take(5).find(|&unit| frame.is_mark(unit, ','))
        && frame.is_mark(phrase_end, ',')
        && frame.is_aside(&(phrase_end + 1..close))
        && !frame.has_finite(phrase_end + 1..close)
    {
        phrase_end = close;
    }
    if !frame.is_mark(phrase_end, ',') || !(person(head) || named || pronoun) || !states(frame, phrase_end) {
        return None;
    }
    let content = vec![frame.content(phrase_end..clause_end(frame, phrase_end + 1, true))?];
    Some(AttributionAt {
        source: Some(frame.tokens(phrase)),
        cue: Some(frame.tokens(0..matched.len)),
        kind: frame.kind_of(&content),
        content,
        stance: frame.pack.reporting.phrases[matched.row],
        anonymous: false,
        rule: "attribution.opinion_of",
    })
}

/// Whether a clause or a quotation follows.
fn states(frame: &Frame, from: usize) -> bool {
    (from..frame.len()).any(|unit| frame.is_finite(unit) || frame.is_quote(unit))
}
