//! Cues that no table knows: any verb between a quotation and a speaker.

use super::AttributionAt;
use super::extent::{content_start, quotes_only};
use super::frame::Frame;
use super::source::{can_speak, source_after, source_end};
use crate::Stance;
use crate::lexicon::Class;

/// "“…”, se sincera el general": after a quotation and a comma any verb with a speaker after it is one of speech.
pub fn unknown_verb(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    let clitic = unit > 0 && frame.has(unit - 1, Class::Clitic);
    let comma = unit.checked_sub(1 + usize::from(clitic))?;
    let quote = comma.checked_sub(1).filter(|&quote| frame.is_quote(quote) && frame.is_mark(comma, ','))?;
    let open_class = frame.is_word(unit)
        && !frame.is_capital(unit)
        && frame.mention(unit).is_none()
        && !frame.is_adverb(unit)
        && !frame.has_any(
            unit,
            &[
                Class::Preposition,
                Class::Article,
                Class::Determiner,
                Class::Relative,
                Class::Complementizer,
                Class::Coordinator,
                Class::Subordinator,
                Class::Clitic,
                Class::Negation,
                Class::Copula,
                Class::Auxiliary,
                Class::Office,
                Class::SourceNoun,
                Class::Demonym,
                // "“…”, alias Hemedti": a name, and nobody's speech.
                Class::AliasMarker,
            ],
        )
        && !(frame.pack.morphology.is_gerund)(frame.key(unit))
        && !(frame.pack.morphology.is_participle)(frame.key(unit));
    if !open_class {
        return None;
    }
    let source = source_after(frame, unit + 1, frame.len())
        .filter(|source| frame.token(unit + 1) == source.start && can_speak(frame, source));
    // Without a speaker after it the verb closes the sentence: "“…”, chicaneó."
    let closes =
        (unit + 1 >= frame.len() || frame.is_mark(unit + 1, '.')) && (frame.pack.morphology.is_finite_verb)(frame.key(unit));
    if source.is_none() && !closes {
        return None;
    }
    let mut content: Vec<_> =
        frame.content(quotes_only(frame, content_start(frame, comma, false)..quote + 1)).into_iter().collect();
    let rest = source_end(frame, source.as_ref(), unit + 1)..frame.len();
    content.extend(rest.filter(|&unit| frame.is_quote(unit)).take(1).filter_map(|unit| frame.content(unit..unit + 1)));
    let kind = frame.kind_of(&content);
    let cue = Some(frame.tokens(comma + 1..unit + 1));
    Some(AttributionAt { source, cue, content, kind, stance: Stance::Says, anonymous: false, rule: "attribution.unknown_verb" })
}
