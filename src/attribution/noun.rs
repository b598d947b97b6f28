//! Nouns as cues: "la afirmación de X de que…", with its author and its clause.

use std::ops::Range;

use super::AttributionAt;
use super::extent::clause_end;
use super::frame::Frame;
use crate::lexicon::Class;

/// "la afirmación de X de que…": a noun of speech with its author and its clause.
pub fn speech_noun(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::SpeechNoun)?;
    let joins = |unit: usize| frame.has(unit, Class::Preposition) && (frame.pack.morphology.joins_nouns)(frame.key(unit));
    if !joins(unit + 1) {
        return None;
    }
    let that =
        (unit + 3..frame.len().min(unit + 14)).find(|&other| frame.has(other, Class::Complementizer) && joins(other - 1))?;
    let author = frame.trim(unit + 2..that - 1);
    if author.is_empty()
        || frame.has_finite(author.clone())
        || !author.clone().any(|unit| frame.is_source_like(unit) || frame.is_capital(unit))
    {
        return None;
    }
    let end = clause_end(frame, that + 1, true);
    let end = if frame.has_finite(0..unit) { end } else { main_verb(frame, that + 1..end) };
    let content = vec![frame.content(that + 1..end)?];
    Some(AttributionAt {
        source: Some(frame.tokens(author)),
        cue: Some(frame.tokens(unit..unit + 1)),
        kind: frame.kind_of(&content),
        content,
        stance: frame.pack.reporting.phrases[matched.row],
        anonymous: false,
        rule: "attribution.speech_noun",
    })
}

/// Where the main verb begins whose subject is a noun with its clause: "la afirmación de que A avanza fue desmentida".
fn main_verb(frame: &Frame, clause: Range<usize>) -> usize {
    // Conjunctions and pronouns each bring a verb of their own.
    let mut owed = 1;
    for unit in clause.clone() {
        if frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator, Class::Coordinator])
            && frame.mention(unit).is_none()
        {
            owed = 1;
        } else if frame.is_finite(unit) {
            let group = frame.has_any(unit - 1, &[Class::Auxiliary, Class::PlainVerb, Class::Copula]);
            if owed == 0 && !group {
                let mut start = unit;
                while frame.has_any(start - 1, &[Class::Clitic, Class::Negation]) && !frame.has(start - 1, Class::Article)
                    || frame.is_adverb(start - 1)
                {
                    start -= 1;
                }
                return start;
            }
            owed = 0;
        }
    }
    clause.end
}
