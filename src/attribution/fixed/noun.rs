//! Nouns as cues: "his claim that…", "Russia's assertion that…", "reports that…".

use super::extent::clause_end;
use super::phrase::{date_end, has_finite, is_edge, is_finite, is_possessive, phrase_ending};
use crate::attribution::AttributionAt;
use crate::attribution::frame::Frame;
use crate::lexicon::Class;

/// How far after a noun of speech its clause may begin, in units: "claims by the army that".
const REACH: usize = 9;

/// The attributions whose cue is a noun of speech with its clause; those of the sentence so far begin at `first`.
pub fn find(frame: &Frame, found: &mut Vec<AttributionAt>, first: usize) {
    if !frame.starts.has(Class::SpeechNoun) {
        return;
    }
    for unit in 0..frame.len() {
        if !frame.has(unit, Class::SpeechNoun) || frame.mention(unit).is_some() || frame.is_capital(unit) {
            continue;
        }
        let token = frame.token(unit);
        // "denied accusations that…": the verb has told of it.
        let holds = |piece: &std::ops::Range<usize>| piece.contains(&token) || (token..token + 3).contains(&piece.start);
        let told = found[first..].iter().any(|said| said.rule == "attribution.noun" && said.content.iter().any(holds));
        if !told {
            found.extend(speech_noun(frame, unit));
        }
    }
}

fn speech_noun(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    // The verb of the same form is read elsewhere.
    let verb = frame.has(unit, Class::ReportVerb) && super::cue::cue_at(frame, unit).is_some();
    if verb {
        return None;
    }
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::SpeechNoun)?;
    let next = unit + matched.len;
    let that = (next..frame.len().min(next + REACH))
        .take_while(|&other| !is_edge(frame, other) && !is_finite(frame, other) && !frame.is_quote(other))
        .find(|&other| frame.has(other, Class::Complementizer) && frame.mention(other).is_none())?;
    // "a report that was published": a relative clause.
    if is_finite(frame, that + 1) || frame.has(that + 1, Class::Modal) {
        return None;
    }
    let owner = unit.checked_sub(1).filter(|&mark| is_possessive(frame, mark)).and_then(|mark| phrase_ending(frame, mark - 1));
    // "claims by the army that", "warnings from NATO that".
    let author = (next < that && frame.has(next, Class::Preposition)).then(|| next + 1..that);
    // "in a call on Thursday that": a day is nobody.
    let dated = date_end(frame, next) > next;
    let author = author.filter(|author| !author.is_empty() && !dated && super::phrase::speaks(frame, author));
    if next < that && author.is_none() {
        return None;
    }
    let source = owner.or(author);
    // Nobody's: "amid reports that", but not "the statement that", "fears that".
    let bare = source.is_none() && !frame.has(unit.saturating_sub(1), Class::Determiner);
    let stance = frame.pack.reporting.phrases[matched.row];
    if bare && !(frame.has(unit, Class::Claim) && (frame.pack.morphology.is_plural)(frame.key(unit))) {
        return None;
    }
    let content = that + 1..clause_end(frame, that + 1, true);
    // "The claim that A advances was denied": the main verb's clause is not what is claimed.
    let content = if has_finite(frame, 0..unit) { content } else { content.start..main_verb(frame, content) };
    let content = vec![frame.content(content)?];
    let anonymous = source.is_none() && !frame.has(unit.saturating_sub(1), Class::Determiner);
    Some(AttributionAt {
        source: source.map(|units| frame.tokens(units)),
        cue: Some(frame.tokens(unit..next)),
        kind: frame.kind_of(&content),
        content,
        stance,
        anonymous,
        rule: "attribution.speech_noun",
    })
}

/// Where the main verb begins whose subject is a noun with its clause.
fn main_verb(frame: &Frame, clause: std::ops::Range<usize>) -> usize {
    let mut owed = 1;
    for unit in clause.clone() {
        if frame.mention(unit).is_none()
            && frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator, Class::Coordinator])
        {
            owed = 1;
        } else if is_finite(frame, unit) {
            let group = frame.has_any(unit - 1, &[Class::Auxiliary, Class::PlainVerb, Class::Copula, Class::Adverb])
                && is_finite(frame, unit - 1);
            if owed == 0 && !group {
                return unit;
            }
            owed = 0;
        }
    }
    clause.end
}
