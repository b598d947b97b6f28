//! The verb or noun before a figure that governs it.

use std::ops::Range;

use super::Reader;
use super::fate::{AUXILIARY_REACH, Governor, NEAR};
use crate::Status;
use crate::lang::counting::{Fate, FateForm, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::token::{Case, TokenKind};

/// How far to the left of a number its verb may stand, in tokens.
pub(super) const LEFT_REACH: usize = 24;

impl Reader<'_> {
    /// The verb or noun before a number: "murieron", "mató a", "la muerte de", "fueron abatidos".
    pub(super) fn left(&self, start: usize, sentence: &Range<usize>) -> Option<Governor> {
        let document = self.document;
        let previous = start.checked_sub(1).filter(|&at| at >= sentence.start)?;
        // "abatido por 12 soldados", "contra 12 brigadas": these are no object.
        if self.is_agent_mark(previous) {
            return None;
        }
        let floor = sentence.start.max(start.saturating_sub(LEFT_REACH));
        let (mut words, mut joined) = (0, false);
        let mut before = start;
        while before > floor {
            before -= 1;
            let at = before;
            if words == 0
                && let Some(opens) = self.aside_start(at, floor)
            {
                before = opens;
                continue;
            }
            // "en el choque que tuvo lugar, tres rebeldes": the comma ends the relative clause.
            let closes = document.is_mark(at, ',') && words == 0 && self.closes_relative(at, floor);
            let loose = words > 0 || closes || self.pack.morphology.has_fixed_order();
            // "were missing after 40 men attacked": another clause.
            let clause = words == 0
                && self.pack.morphology.has_fixed_order()
                && document.has(at, Class::Subordinator)
                && document.tokens[at].case == Case::Lower;
            if self.is_boundary(at)
                || clause
                || document.is_mark(at, ',') && loose
                || document.has_any(at, &[Class::Complementizer, Class::Relative])
                    && document.tokens[at].case == Case::Lower
                    && !document.has(at, Class::Article)
            {
                return None;
            }
            let near = words <= NEAR;
            let fits = |len: usize| at + len <= start;
            // "infantry fighting vehicles": part of a noun.
            let in_noun =
                (1..=2).any(|back| at.checked_sub(back).and_then(|from| self.noun_at(from)).is_some_and(|(_, len)| len > back));
            if in_noun && self.pack.morphology.head_final {
                words += 1;
                continue;
            }
            if let Some(governor) = self.active_before(at, start, near) {
                // "the villagers escaped but five soldiers died": a clause of their own.
                return (!joined || governor.voice != Voice::Subject).then_some(governor);
            }
            joined |= document.has(at, Class::Coordinator);
            if let Some((fate, len)) =
                self.fate_at(at, |fate| !matches!(fate.voice, Voice::Measure | Voice::Link)).filter(|&(_, len)| fits(len))
            {
                match fate.form {
                    FateForm::Finite if self.is_verb(at) => return Some(Self::govern(fate, at, len, near)),
                    FateForm::NonFinite if self.is_nonfinite(at, len) => return Some(Self::govern(fate, at, len, near)),
                    // "murieron dos civiles y heridos seis militares": a fate's participle before its noun.
                    FateForm::Participle
                        if self.is_verbal_participle(at, sentence)
                            || fate.outcome.is_casualty()
                                && at + len == start
                                && document.key(at).ends_with('s')
                                && !document.has_any(at.max(1) - 1, &[Class::Article, Class::Determiner]) =>
                    {
                        return Some(Self::govern(fate, at, len, near));
                    }
                    FateForm::Other if fate.voice == Voice::Phrase => return Some(Self::govern(fate, at, len, near)),
                    _ => {}
                }
                let noun = self.fate_at(at, |fate| fate.voice == Voice::Noun).filter(|&(_, len)| fits(len));
                if let Some((fate, len)) = noun
                    && near
                    // "cifró las pérdidas rusas en 1.120 hombres".
                    && (self.role(previous) == Some(WordRole::Of)
                        || fate.outcome == Outcome::Status(Status::Lost) && document.has(previous, Class::Locative))
                {
                    return Some(Self::govern(fate, at, len, true));
                }
            } else if self.is_verb(at)
                || (self.pack.morphology.is_infinitive)(document.key(at))
                    && document.tokens[at].case == Case::Lower
                    && !document.has(at, Class::ForceNoun)
            {
                return None;
            }
            words += usize::from(!matches!(document.tokens[at].kind, TokenKind::Mark(_)));
        }
        None
    }

    /// A verb at token `at` before the number at token `start` whose object it is, where the order of words tells that.
    fn active_before(&self, at: usize, start: usize, near: bool) -> Option<Governor> {
        if !self.pack.morphology.has_fixed_order() {
            return None;
        }
        let verb = |fate: &Fate| {
            matches!(fate.form, FateForm::Finite | FateForm::NonFinite) && !matches!(fate.voice, Voice::Measure | Voice::Link)
        };
        // "had hit a base and sunk six boats".
        let participle = |fate: &Fate| fate.form == FateForm::Participle && fate.voice == Voice::Object;
        let perfect = self.fate_at(at, verb).is_none()
            && at > 0
            && self.document.has_any(at - 1, &[Class::Auxiliary, Class::Coordinator, Class::Adverb]);
        if perfect && let Some((fate, len)) = self.fate_at(at, participle).filter(|&(_, len)| at + len <= start) {
            return Some(Self::govern(fate, at, len, near));
        }
        // "11 soldiers killed and 100,000 people evacuated": no object follows a conjunction.
        if self.fate_at(at, verb).is_some_and(|(_, len)| self.document.has(at + len, Class::Coordinator)) {
            return None;
        }
        let object = self.fate_at(at, |fate| verb(fate) && fate.voice == Voice::Object);
        let (fate, len) = object.or_else(|| self.fate_at(at, verb)).filter(|&(_, len)| at + len <= start)?;
        // "attack in groups of 12 soldiers": what a preposition joins to the verb is no object.
        if fate.voice == Voice::Object
            && at + len + 1 < start
            && self.document.has(at + len, Class::Preposition)
            && self.role(start - 1) == Some(WordRole::Of)
        {
            return None;
        }
        // "were killed", and then a number: another clause's.
        let floor = at.saturating_sub(AUXILIARY_REACH);
        let passive = self.is_past_and_participle(at, len)
            && (floor..at)
                .rev()
                .take_while(|&at| self.is_adverb(at) || self.document.has(at, Class::Copula))
                .any(|at| self.document.has(at, Class::Copula));
        let active = (self.is_verb(at) || self.is_nonfinite(at, len)) && !passive;
        active.then(|| Self::govern(fate, at, len, near))
    }

    /// Where an aside that tells who says it opens, which the comma at token `at` closes: "perdió, sostiene el mando, 12 tanques".
    fn aside_start(&self, at: usize, floor: usize) -> Option<usize> {
        let document = self.document;
        if !document.is_mark(at, ',') {
            return None;
        }
        let opens = (floor..at).rev().find(|&at| document.is_mark(at, ',') || self.is_boundary(at))?;
        let tells = document.has_any(opens + 1, &[Class::ReportVerb, Class::AccordingTo]);
        (document.is_mark(opens, ',') && tells).then_some(opens)
    }
}
