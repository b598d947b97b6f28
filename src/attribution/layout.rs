//! Cues of form alone: credit lines, and a colon between a speaker and a quotation.

use super::AttributionAt;
use super::frame::{Frame, UnitKind, inner_words};
use super::source::can_speak;
use super::subject::Subject;
use crate::lang::reporting::SourceKind;
use crate::lexicon::Class;
use crate::{AttributionKind, Stance};

/// A quotation whose source the layout tells, without a cue.
fn quoted(source: std::ops::Range<usize>, inner: std::ops::Range<usize>, rule: crate::RuleId) -> AttributionAt {
    AttributionAt {
        source: Some(source),
        cue: None,
        content: vec![inner],
        kind: AttributionKind::Direct,
        stance: Stance::Says,
        anonymous: false,
        rule,
    }
}

/// A credit line: "Con información de AP y AFP".
pub fn credit(frame: &Frame) -> Option<AttributionAt> {
    let unit = (0..frame.len()).find(|&unit| frame.is_word(unit))?;
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Credit)?;
    let mut start = unit + matched.len;
    start += usize::from(frame.is_mark(start, ':'));
    let source = frame.trim(start..frame.len());
    let source = source.start..(source.start..source.end).find(|&unit| frame.is_mark(unit, ')')).unwrap_or(source.end);
    if source.is_empty() || frame.has_finite(source.clone()) || !source.clone().any(|unit| frame.mention(unit).is_some()) {
        return None;
    }
    let cue = frame.tokens(unit..unit + matched.len);
    Some(AttributionAt {
        source: Some(frame.tokens(source)),
        cue: Some(cue),
        content: Vec::new(),
        kind: AttributionKind::Credit,
        stance: Stance::Says,
        anonymous: false,
        rule: "attribution.credit",
    })
}

/// "El delantero se acordó de los suyos: “…”": whoever the clause before the colon is about speaks.
pub fn colon_after_clause(frame: &Frame) -> Option<AttributionAt> {
    let quote = (0..frame.len()).rev().find(|&unit| !frame.is_punctuation(unit)).filter(|&unit| frame.is_quote(unit))?;
    let mark = quote.checked_sub(1).filter(|&unit| frame.is_mark(unit, ':'))?;
    let inner = inner_words(frame.document, frame.quote(quote)?);
    let mut subjects = (0..mark).filter(|&unit| frame.is_finite(unit)).filter_map(|verb| match frame.subject_before(verb) {
        Subject::Phrase(units) => Some(frame.tokens(units)),
        _ => None,
    });
    // "recibió un audio: “…”": the text or recording speaks.
    let document = frame.phrase_ending(mark).map(|phrase| frame.tokens(phrase)).filter(|phrase| is_document(frame, phrase));
    let source = document.or_else(|| subjects.find(|source| can_speak(frame, source)))?;
    let words = inner.clone().filter(|&at| frame.document.is_word(at)).count();
    (words >= super::LONE_QUOTE_WORDS).then(|| quoted(source, inner, "attribution.colon_after_clause"))
}

/// Whether a noun phrase is headed by a document, which an article or a determiner begins.
fn is_document(frame: &Frame, phrase: &std::ops::Range<usize>) -> bool {
    let document = frame.document;
    let articles = phrase.clone().take_while(|&at| document.has_any(at, &[Class::Article, Class::Determiner])).count();
    let noun = frame.pack.lexicon.longest(document, phrase.start + articles, Class::SourceNoun);
    articles > 0 && noun.is_some_and(|noun| frame.pack.reporting.nouns[noun.row] == SourceKind::Document)
}

/// "“…”: alcaldesa de Coyoacán": headlines have the speaker after the colon as well.
pub fn quote_colon(frame: &Frame) -> Option<AttributionAt> {
    let quote =
        (0..frame.len()).find(|&unit| frame.is_word(unit) || frame.is_quote(unit)).filter(|&unit| frame.is_quote(unit))?;
    if !frame.is_mark(quote + 1, ':') {
        return None;
    }
    let source = frame.trim(frame.phrase_from(quote + 2, frame.len()));
    if source.is_empty() || source.len() > COLON_SOURCE || frame.has_finite(source.clone()) {
        return None;
    }
    let source = frame.tokens(source);
    let inner = inner_words(frame.document, frame.quote(quote)?);
    can_speak(frame, &source).then(|| quoted(source, inner, "attribution.colon_quote"))
}

/// The most units before the colon of "Putin: “…”".
const COLON_SOURCE: usize = 10;

/// A name, a colon and a quotation, as headlines have them.
pub fn colon(frame: &Frame) -> Option<AttributionAt> {
    let mark = (1..frame.len().min(COLON_SOURCE)).find(|&unit| frame.is_mark(unit, ':'))?;
    let quote = frame.units.get(mark + 1).filter(|unit| unit.kind == UnitKind::Quote)?;
    let source = frame.without_adverbials(0..mark)?;
    if frame.has_finite(source.clone())
        || frame.mention(source.start).is_none()
            && !frame.is_source_like(source.start)
            && !frame.has(source.start, Class::Article)
    {
        return None;
    }
    let inner = inner_words(frame.document, frame.document.quote_at(quote.tokens.start)?);
    Some(quoted(frame.tokens(source), inner, "attribution.colon_quote"))
}
