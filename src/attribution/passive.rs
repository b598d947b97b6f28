//! Cues in the passive: "fue acusado de haber…", "han sido acusados por la fiscalía de…".

use super::AttributionAt;
use super::extent::clause_end;
use super::frame::Frame;
use crate::Stance;
use crate::lang::PrepositionRole;
use crate::lang::reporting::Takes;
use crate::lexicon::Class;

/// The attributions whose cue is a participle after a copula.
pub fn find(frame: &Frame, found: &mut Vec<AttributionAt>) {
    if !frame.starts.has(Class::ReportPassive) {
        return;
    }
    let copula = |unit: usize| frame.has(unit, Class::Copula) || frame.has(unit, Class::PassiveMark);
    found.extend((1..frame.len()).filter(|&unit| copula(unit - 1)).filter_map(|unit| accused(frame, unit)));
}

/// "fue acusado (por X) de haber…": what somebody is said to have done; who says it may stand between.
fn accused(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    let document = frame.document;
    let row = frame.pack.lexicon.longest(document, frame.token(unit), Class::ReportPassive)?.row;
    let verb = frame.pack.reporting.verbs.get(row).filter(|verb| verb.takes(Takes::Person) && verb.stance == Stance::Says)?;
    let mut start = unit - 1;
    while start > 0 && frame.has_any(start - 1, &[Class::Auxiliary, Class::Copula]) {
        start -= 1;
    }
    // "no fue acusado": nothing is said.
    if start > 0 && frame.has(start - 1, Class::Negation) {
        return None;
    }
    let mut from = unit + 1;
    let agent = frame.has(from, Class::Preposition)
        && (frame.pack.morphology.preposition_role)(frame.key(from)) == PrepositionRole::Agent;
    let mut source = None;
    if agent {
        // Up to the "de" of what is said, which goes on with an infinitive.
        let end = (from + 1..frame.len().min(from + AGENT_LEN))
            .find(|&other| frame.is_owner(other) && (frame.is_infinitive(other + 1) || frame.is_quote(other + 1)))?;
        source = Some(frame.tokens(from + 1..end));
        from = end;
    }
    if !frame.is_owner(from) || !(frame.is_infinitive(from + 1) || frame.is_quote(from + 1)) || verb.reflexive {
        return None;
    }
    let content = vec![frame.content(from..clause_end(frame, from, false))?];
    let anonymous = source.is_none();
    Some(AttributionAt {
        source,
        cue: Some(frame.tokens(start..unit + 1)),
        kind: frame.kind_of(&content),
        content,
        stance: if anonymous { Stance::Alleges } else { Stance::Says },
        anonymous,
        rule: "attribution.passive",
    })
}

/// The longest "por X" between the participle and what is said, in units.
const AGENT_LEN: usize = 14;
