//! A verb of saying after what is said: "…, dijo el portavoz".

use std::ops::Range;

use super::AttributionAt;
use super::extent::{clause_end, content_start, is_incomplete, quotes_only, says_something};
use super::frame::Frame;
use super::source::{can_speak, carried, carried_over, document_after, source_after, source_end};
use super::subject::Subject;
use super::verb::{Cue, LONG_CLAUSE, SHORT_ASIDE, agrees};
use crate::AttributionKind;
use crate::lang::reporting::{Takes, Verb};
use crate::lexicon::Class;

/// The cue after its content, or inside it: "…, dijo X", "“…”, dijo X, “…”", "el problema, dicen ellos, es…".
pub fn read_backward(frame: &Frame, cue: &Cue, verb: &Verb) -> Option<AttributionAt> {
    if !(verb.takes(Takes::Clause) || verb.takes(Takes::Quote) || verb.takes(Takes::Noun)) {
        return None;
    }
    let mut end = cue.units.start;
    // Between the content and the verb only a clitic or a subject pronoun may stand.
    while end > 0 && frame.has_any(end - 1, &[Class::Clitic]) && !frame.has(end - 1, Class::Preposition) {
        end -= 1;
    }
    let mut closer = end.checked_sub(1)?;
    // "“…”, alias el Lobo, dijo X": an aside between the quotation and who speaks.
    if frame.is_mark(closer, ',')
        && let Some(comma) = (1..closer).rev().take(SHORT_ASIDE).find(|&unit| frame.is_mark(unit, ','))
        && frame.is_quote(comma - 1)
        && !frame.has_finite(comma + 1..closer)
    {
        closer = comma;
    }
    // "…, pero el alcalde, Fulano, desmintió los informes": the commas are the apposition's.
    if frame.apposed_subject(closer).is_some() {
        return None;
    }
    let after_dash = frame.is_dash(closer);
    let quoted = frame.is_quote(closer) || closer > 0 && (frame.is_mark(closer, ',') || after_dash) && frame.is_quote(closer - 1);
    if !(quoted || frame.is_mark(closer, ',') || after_dash) {
        return None;
    }
    let mut source = source_after(frame, cue.units.end, frame.len()).filter(|source| agrees(frame, cue, source));
    let mut rest = source_end(frame, source.as_ref(), cue.units.end);
    let reflexive = cue.impersonal && source.as_ref().is_some_and(|source| frame.token(cue.units.end) == source.start);
    if cue.impersonal && !reflexive {
        // "se lee en el texto": the text is the source.
        source = document_after(frame, cue.units.end);
        rest = source_end(frame, source.as_ref(), cue.units.end);
    }
    // Past where or how it was said: "los rebeldes, señala en una nota, reclutan a menores".
    let tail = (rest..frame.len()).find(|&unit| frame.is_punctuation(unit) || frame.is_quote(unit)).unwrap_or(frame.len());
    let ends_aside = frame.is_mark(tail, ',') || frame.quoted && after_dash && (frame.is_dash(tail) || frame.is_mark(tail, '-'));
    if !quoted && ends_aside && frame.has(rest, Class::Preposition) && !frame.has_finite(rest..tail) {
        rest = tail;
    }
    let goes_on = !frame.trim(rest..frame.len()).is_empty() && frame.is_mark(rest, ',') && !quoted;
    let start = content_start(frame, closer, goes_on);
    if source.is_none() && !cue.impersonal && start > 0 && frame.is_mark(start - 1, ':') {
        source = carried(frame, start);
    }
    let finite_before = frame.has_finite(start..closer);
    let whole = finite_before || (start..closer).any(|unit| frame.is_quote(unit));
    // "El libro “…” se publicó": a title inside the subject.
    let outside = (start..closer).any(|unit| frame.is_word(unit));
    if frame.is_quote(closer)
        && outside
        && !finite_before
        && (cue.impersonal || source.as_ref().is_none_or(|source| !can_speak(frame, source)))
    {
        return None;
    }
    if quoted && !(verb.takes(Takes::Quote) || verb.takes(Takes::Clause)) {
        return None;
    }
    if !quoted {
        if !verb.takes(Takes::Clause) && !verb.takes(Takes::Noun)
            || verb.takes(Takes::Noun) && !verb.takes(Takes::Clause) && source.is_none()
        {
            return None;
        }
        let stop = rest >= frame.len() || frame.is_punctuation(rest) && source.is_none();
        // "…, informó su familia.": nobody else's noun ends_sentence the sentence so.
        let ends_sentence = |source: &Range<usize>| {
            let end = source_end(frame, Some(source), 0);
            frame.token(cue.units.end) == source.start
                && frame.has(cue.units.end, Class::Determiner)
                && (end >= frame.len() || frame.is_mark(end, '.'))
                && !verb.takes(Takes::Noun)
                && says_something(frame, start..closer)
        };
        let speaks = source.as_ref().is_some_and(|source| can_speak(frame, source) || ends_sentence(source));
        let alone = stop
            && (!finite_before
                || match frame.subject_before(cue.verb) {
                    Subject::Dropped => true,
                    // "…, dos de ellos graves, añadió."
                    Subject::Phrase(units) => verb.takes(Takes::Clause) && !can_speak(frame, &frame.tokens(units)),
                    _ => false,
                });
        // A verb that is not known counts as one where much is said.
        let long = speaks && closer - start >= LONG_CLAUSE && (frame.pack.morphology.surely_verb)(frame.key(cue.units.end - 1));
        // "«No vemos salida -dijo el alcalde-. …»": an inset between dashes with who speaks.
        let inset = frame.quoted && after_dash && speaks && (frame.is_dash(rest) || frame.is_mark(rest, '-'));
        let clause = finite_before
            || long
            || inset
            || frame.has_finite(rest..frame.len())
            || (start..closer).chain(rest..frame.len()).any(|unit| frame.is_quote(unit));
        // "X, dijo Y, está listo": the cue stands between marks where it cuts a clause in two.
        let cut = finite_before || long || rest >= frame.len() || frame.is_punctuation(rest);
        if !speaks && !alone || !clause || !cut {
            return None;
        }
    }
    let mut content = Vec::new();
    // "con donantes que, confiesa, ya no la llaman": what is said comes after the cue.
    let opens = closer > 0
        && frame.is_mark(closer, ',')
        && frame.has_any(closer - 1, &[Class::Relative, Class::Complementizer])
        && frame.mention(closer - 1).is_none();
    if opens {
        // "reivindicó el ataque, en el que, dijo, …": the main verb's subject goes on.
        source = source.or_else(|| carried_over(frame, closer).filter(|_| !cue.impersonal));
        let start = rest + usize::from(frame.is_mark(rest, ','));
        let mut content = vec![frame.content(start..clause_end(frame, start, true))?];
        // "uno de los cuales, sostiene, huyó": more than a conjunction belongs to what is said.
        if !frame.has(closer - 1, Class::Complementizer) {
            let comma = (0..closer).rev().find(|&unit| frame.is_mark(unit, ',') && unit < closer - 1);
            content.splice(0..0, comma.and_then(|comma| frame.content(comma + 1..closer)));
        }
        let (kind, cue) = (frame.kind_of(&content), Some(frame.tokens(cue.units.clone())));
        let (stance, rule) = (verb.stance, "attribution.postposed");
        return Some(AttributionAt { source, cue, content, kind, stance, anonymous: false, rule });
    }
    content.extend(frame.content(quotes_only(frame, start..closer + usize::from(frame.is_quote(closer)))));
    if content.is_empty() {
        return None;
    }
    // What goes on after the source: further quotations, or the rest of a clause that the cue cut in two.
    let rest = frame.trim(rest..frame.len());
    if quoted {
        content.extend(
            (rest.start..rest.end)
                .take_while(|&unit| frame.is_quote(unit) || frame.is_punctuation(unit))
                .filter(|&unit| frame.is_quote(unit))
                .filter_map(|unit| frame.content(unit..unit + 1)),
        );
        if let Some(quote) = later_quote(frame, rest.clone()).filter(|_| content.len() == 1) {
            content.extend(frame.content(quote..quote + 1));
        }
    } else if !rest.is_empty() && rest.start > 0 && !frame.is_mark(rest.start - 1, '.') && !frame.is_mark(rest.start - 1, ';') {
        // "salió, cuenta, “con lo puesto”": the quotation goes on with the clause.
        // "Aunque no hay cifras, dijo, el balance crecerá": the main clause follows.
        let main_follows = frame.has(start, Class::Subordinator)
            && frame.is_mark(rest.start - 1, ',')
            && frame.has_finite(rest.clone())
            && !(start..closer).any(|unit| frame.is_mark(unit, ','));
        let goes_on = main_follows
            || frame.is_mark(rest.start - 1, ',')
                && !frame.has_any(rest.start, &[Class::Relative, Class::Subordinator, Class::Coordinator])
                && rest.clone().any(|unit| frame.is_quote(unit));
        // "La agencia tiene, asegura, 6.000 camiones": the verb waits for its object.
        let waits = frame.is_mark(rest.start - 1, ',') && (frame.is_finite(closer - 1) || is_incomplete(frame, closer - 1));
        if (!whole || after_dash) && frame.has_finite(rest.clone()) || goes_on || waits && closer > start + 1 {
            let end = clause_end(frame, rest.start, true).min(rest.end);
            content.extend(frame.content(rest.start..end));
        }
    }
    // An aside between dashes inside a quotation tells who is quoted.
    let kind = if frame.quoted && after_dash { AttributionKind::Direct } else { frame.kind_of(&content) };
    let source_is_none = source.is_none();
    let cue_tokens = frame.tokens(cue.units.clone());
    Some(AttributionAt {
        source,
        cue: Some(cue_tokens),
        content,
        kind,
        stance: verb.stance,
        anonymous: cue.impersonal && source_is_none,
        rule: "attribution.postposed",
    })
}

/// The quotation that goes on after an aside in a dialogue: "—A —dijo, y señaló el avión—. B".
fn later_quote(frame: &Frame, rest: Range<usize>) -> Option<usize> {
    rest.clone().find(|&unit| frame.is_quote(unit) && frame.quote(unit).is_some_and(|quote| quote.dialogue))
}
