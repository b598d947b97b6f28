//! What is a verb, in which form, and what ends its clause.

use std::ops::Range;

use super::Reader;
use super::fate::AUXILIARY_REACH;
use crate::Category;
use crate::lang::PrepositionRole;
use crate::lang::counting::{FateForm, Voice, WordRole};
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};

impl Reader<'_> {
    /// Whether the participle of `len` tokens at token `at` is a past tense as well, and has an object after it.
    pub(super) fn is_past_with_object(&self, at: usize, len: usize) -> bool {
        self.is_past_and_participle(at, len) && self.has_object(at + len)
    }

    pub(super) fn is_past_and_participle(&self, at: usize, len: usize) -> bool {
        let has = |form: FateForm| {
            self.pack
                .lexicon
                .all(self.document, at, Class::Fate)
                .any(|found| found.len == len && self.pack.counting.fates[found.row].form == form)
        };
        has(FateForm::Finite) && has(FateForm::Participle)
    }

    /// Whether an object begins at token `at`: a number, an article, a name, a plural.
    pub(super) fn has_object(&self, at: usize) -> bool {
        let document = self.document;
        // "killed at least 12": a qualifier may look like a preposition.
        if self.number_from(at).is_some() && !document.has_any(at, &[Class::Weekday, Class::Month]) {
            return true;
        }
        if document.has_any(at, &[Class::Weekday, Class::Month, Class::Preposition]) {
            return false;
        }
        document.has_any(at, &[Class::Article, Class::Determiner, Class::Possessive, Class::Cardinal, Class::Collective])
            || document.is_capital(at) && !document.is_title(at)
            || self.noun_at(at).is_some_and(|(noun, _)| noun.plural && noun.category != Category::Casualties)
    }

    /// Whether the form of `len` tokens at token `at` is a gerund or an infinitive, and no noun of the same form: "the launch".
    pub(super) fn is_nonfinite(&self, at: usize, len: usize) -> bool {
        let has = |form: FateForm| {
            self.pack
                .lexicon
                .all(self.document, at, Class::Fate)
                .any(|found| found.len == len && self.pack.counting.fates[found.row].form == form)
        };
        let document = self.document;
        let before = (at.saturating_sub(3)..at).rev().find(|&at| !self.is_adverb(at));
        let marked = || {
            before.is_some_and(|before| {
                document.has_any(before, &[Class::PlainVerb, Class::Coordinator])
                    || document.has(before, Class::Preposition)
                        && (self.pack.morphology.preposition_role)(document.key(before)) == PrepositionRole::Goal
            })
        };
        has(FateForm::NonFinite) && (!has(FateForm::Finite) || marked())
    }

    /// "are believed to have been": what stands between a copula and the participle that tells what became of them.
    pub(super) fn is_reported_passive(&self, at: usize) -> bool {
        let document = self.document;
        let says = [Class::ReportPassive, Class::ReportParticiple, Class::Auxiliary];
        self.pack.morphology.has_fixed_order()
            && (document.has_any(at, &says)
                || document.has(at, Class::Preposition)
                    && (self.pack.morphology.preposition_role)(document.key(at)) == PrepositionRole::Goal)
    }

    /// Whether the participle at token `at` is part of a verb: after an auxiliary or copula, or where it begins its clause.
    pub(super) fn is_verbal_participle(&self, at: usize, sentence: &Range<usize>) -> bool {
        let from = sentence.start.max(at.saturating_sub(AUXILIARY_REACH));
        let begins = at == sentence.start || self.is_boundary(at - 1);
        // "han herido a 15 y matado a 20": an object that a preposition marks.
        let object = self.document.has(at + 1, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at + 1)) == PrepositionRole::Goal;
        begins
            || object
            || (from..at).rev().any(|before| {
                self.document.has_any(before, &[Class::Auxiliary, Class::Copula])
                    || self.fate_at(before, |fate| fate.voice == Voice::Link).is_some()
            })
    }

    /// Whether token `at` is a finite verb, as far as words and endings tell.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let Some(known) = self.verbs.get(at) else { return false };
        known.get().unwrap_or_else(|| {
            let verb = self.reads_as_verb(at);
            known.set(Some(verb));
            verb
        })
    }

    /// Whether token `at` stands in a heading, as [`Document::is_title`](crate::document::Document::is_title) tells; the
    /// words of one sentence are asked about one after the other.
    fn is_title(&self, at: usize, sentence: usize) -> bool {
        if let Some((_, title)) = self.title.get().filter(|&(start, _)| start == sentence) {
            return title;
        }
        let title = self.document.is_title(at);
        self.title.set(Some((sentence, title)));
        title
    }

    fn reads_as_verb(&self, at: usize) -> bool {
        let document = self.document;
        let Some(token) = document.tokens.get(at).filter(|token| token.kind == TokenKind::Word) else { return false };
        let classes = document.classes(at);
        if classes.has_any(&[Class::Copula, Class::Auxiliary]) {
            return true;
        }
        let key = document.key(at);
        // "the NATO-led force": a compound.
        if self.pack.morphology.head_final && at > 0 && document.is_mark(at - 1, '-') && document.gap(at) == Gap::None {
            return false;
        }
        if token.is_capital() && token.case != Case::Upper {
            let sentence = document.sentence_of(at).start;
            if sentence != at && document.is_word(at - 1) && !self.is_title(at, sentence) {
                return false;
            }
        }
        let described = self.pack.morphology.head_final;
        // "by armed men".
        let determined = at > 0
            && document.has_any(at - 1, &[Class::Article, Class::Determiner, Class::Preposition, Class::Possessive])
            && !document.has_any(at - 1, &[Class::Pronoun, Class::Relative]);
        // "65 captured Ukrainian soldiers".
        let counted = described
            && at > 0
            && (document.tokens[at - 1].kind == TokenKind::Number || document.has(at - 1, Class::Cardinal))
            && document.has_any(at + 1, &[Class::Demonym, Class::NounModifier, Class::ForceNoun])
            && self.fate_at(at, |_| true).is_none_or(|(_, len)| len == 1);
        if (self.pack.morphology.is_finite_verb)(key) && !(described && determined || counted) {
            return true;
        }
        // "Russian strikes", "drone attacks".
        if described && at > 0 {
            let noun = self.fate_at(at, |fate| fate.voice == Voice::Noun).is_some() || self.role(at).is_some();
            let after = document.has_any(at - 1, &[Class::Demonym, Class::NounModifier])
                || self.noun_at(at - 1).is_some_and(|(noun, len)| len == 1 && !noun.plural)
                || document.key(at - 1) == "s";
            if noun && after {
                return false;
            }
        }
        let known = classes.has_any(&[Class::PlainVerb, Class::ReportVerb])
            || self.fate_at(at, |fate| fate.form == FateForm::Finite).is_some();
        // "la captura", "su entrega": a noun after a determiner or preposition.
        let noun = at > 0
            && document.has_any(at - 1, &[Class::Article, Class::Determiner, Class::Preposition, Class::Possessive])
            && !document.has(at - 1, Class::Clitic);
        known && !noun && !counted && !classes.has_any(&[Class::ForceNoun, Class::Preposition])
    }

    /// Whether token `at` ends a clause: a stop, a colon, a bracket, a dash.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        matches!(
            self.document.tokens.get(at).map(|token| token.kind),
            Some(TokenKind::Mark('.' | ';' | ':' | '(' | ')' | '—' | '–' | '?' | '!' | '…' | '[' | ']' | '¿' | '¡')) | None
        )
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.document.has(at, Class::Adverb) || (self.pack.morphology.is_adverb)(self.document.key(at))
    }

    pub(super) fn is_impersonal(&self, at: usize) -> bool {
        (self.pack.morphology.is_impersonal)(self.document.key(at))
    }

    /// Whether a preposition makes what follows an agent or a target.
    pub(super) fn is_agent_mark(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && self.role(at) != Some(WordRole::From)
            && matches!(
                (self.pack.morphology.preposition_role)(self.document.key(at)),
                PrepositionRole::Agent | PrepositionRole::Target
            )
    }
}
