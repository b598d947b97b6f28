//! The noun that ends its phrase, where a language puts what describes a noun before it: "10,000 elite North Korean troops".

use std::ops::Range;

use super::Reader;
use super::fate::Governor;
use crate::Category;
use crate::lang::counting::{Context, Fate, FateForm, ForceNoun, ModifierRole, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number};
use crate::token::{Case, Gap, TokenKind};

/// How many tokens may stand between a number and the end of its noun.
const REACH: usize = 14;
/// How many words that no table knows may describe a noun.
const UNKNOWN: usize = 2;

/// Words of these classes end a noun phrase before its noun has come.
const NO_PREMODIFIER: [Class; 14] = [
    Class::Preposition,
    Class::Coordinator,
    Class::Article,
    Class::Determiner,
    Class::Pronoun,
    Class::Relative,
    Class::Complementizer,
    Class::Subordinator,
    Class::Negation,
    Class::Copula,
    Class::Auxiliary,
    Class::PlainVerb,
    Class::Weekday,
    Class::AccordingTo,
];

/// What stands before a noun.
enum Premodifier {
    /// One that the pack or its form tells.
    Known(usize),
    /// A word that may be one.
    Unknown,
}

impl Reader<'_> {
    /// The noun that ends the phrase which begins at token `from`, with its tokens.
    pub(super) fn final_noun(&self, from: usize, number: &Number) -> Option<(ForceNoun, Range<usize>)> {
        let document = self.document;
        // "at least one drone" is one as well.
        let one = number.quantity.low == Some(1) && number.quantity.high.is_none_or(|high| high == 1);
        let single = one || number.form == Form::Strength;
        let (mut at, mut unknown) = (from, 0);
        let mut best: Option<(ForceNoun, Range<usize>)> = None;
        while at < document.len().min(from + REACH) && (at == from || document.gap(at) <= Gap::Line) {
            let compound = document.is_mark(at + 1, '-') && document.gap(at + 1) == Gap::None;
            if let Some((noun, len)) = self.noun_at(at).filter(|(_, len)| !compound || *len > 1) {
                // "a 500-strong contingent trains …": a verb.
                let verb = || self.fate_at(at, |fate| fate.form == FateForm::Finite).is_some();
                if best.as_ref().is_some_and(|(best, _)| !best.plural) && verb() {
                    break;
                }
                // "20 dead": what became of them is no second noun after people, "14 people dead".
                if best.is_some() && noun.category == Category::Casualties {
                    break;
                }
                let singular = !noun.plural || self.is_uninflected(at, len);
                if noun.plural || single {
                    best = Some((noun, at..at + len));
                } else {
                    best = None;
                }
                at += len;
                if !singular {
                    break;
                }
                continue;
            }
            if let Some(found) = self.hyphenated(at) {
                at = found.1.end;
                if found.0.is_some_and(|noun| noun.plural || single) {
                    best = found.0.map(|noun| (noun, found.1));
                    if best.as_ref().is_some_and(|(noun, _)| noun.context != Context::Name) {
                        break;
                    }
                }
                continue;
            }
            let joins = document.is_mark(at, ',') || document.has(at, Class::Coordinator);
            if joins && best.is_some() {
                break;
            }
            match self.premodifier(at, at == from, unknown) {
                Some(Premodifier::Known(len)) => at += len,
                Some(Premodifier::Unknown) => (at, unknown) = (at + 1, unknown + 1),
                None => break,
            }
        }
        // "two Taliban attacks" counts no fighters.
        let attacks = |head: &Range<usize>| {
            document.is_capital(head.start) && self.role(head.end) == Some(WordRole::Attack) && !self.has_object(head.end + 1)
        };
        let best = best.filter(|(_, head)| !attacks(head));
        best.or_else(|| self.people_of(from))
    }

    /// People named by their nation alone: "3,000 North Koreans", "two Chinese".
    fn people_of(&self, from: usize) -> Option<(ForceNoun, Range<usize>)> {
        let mut at = from;
        for _ in 0..2 {
            if let Some((noun, len)) = self.nationals(at) {
                let verb = |fate: &Fate| fate.form != FateForm::Other;
                // "two Taliban attacks" counts no people.
                let attack = self.role(at + len) == Some(WordRole::Attack);
                let ends = self.is_open(at + len) || self.fate_at(at + len, verb).is_some();
                let ends = ends && !attack;
                return ends.then_some((noun, at..at + len));
            }
            at += self.modifier(at, ModifierRole::Before)?;
        }
        None
    }

    /// Whether a noun's plural is its singular: "aircraft", "personnel".
    fn is_uninflected(&self, at: usize, len: usize) -> bool {
        self.pack
            .lexicon
            .all(self.document, at, Class::ForceNoun)
            .any(|found| found.len == len && self.pack.counting.nouns[found.row].both)
    }

    /// What stands at token `at` before a noun.
    fn premodifier(&self, at: usize, first: bool, unknown: usize) -> Option<Premodifier> {
        let document = self.document;
        let token = document.tokens.get(at)?;
        // "killed three": a verb.
        if (self.pack.morphology.is_participle)(document.key(at)) && self.number_from(at + 1).is_some() {
            return None;
        }
        if let Some(len) = self.modifier(at, ModifierRole::Before).max(self.modifier(at, ModifierRole::Arms)) {
            return Some(Premodifier::Known(len));
        }
        if let Some(len) = self.nationality(at) {
            return Some(Premodifier::Known(len));
        }
        match token.kind {
            // "young, untrained conscripts", "Russian and North Korean soldiers".
            TokenKind::Mark(',')
                if !first && (self.modifier(at + 1, ModifierRole::Before).is_some() || self.nationality(at + 1).is_some()) =>
            {
                Some(Premodifier::Known(1))
            }
            TokenKind::Word if document.has(at, Class::Coordinator) && !first => {
                let describes = self.modifier(at + 1, ModifierRole::Before).is_some()
                    || self.nationality(at + 1).is_some()
                    || document.is_mark(at + 2, '-') && document.gap(at + 2) == Gap::None;
                describes.then_some(Premodifier::Known(1))
            }
            TokenKind::Mark('"' | '“' | '‘' | '\'') if first => Some(Premodifier::Known(1)),
            TokenKind::Word => {
                let morning = document.has(at, Class::Weekday) && !token.is_capital();
                // A mention or another name: "US troops" begins with no pronoun.
                if let Some(mention) = self.actors.at(at).filter(|mention| mention.tokens.start == at) {
                    if !mention.tokens.clone().any(|at| document.has_any(at, &[Class::ForceNoun])) {
                        return Some(Premodifier::Known(mention.tokens.len()));
                    }
                    if token.case == Case::Upper && document.has(at, Class::CountryName) {
                        return Some(Premodifier::Known(1));
                    }
                }
                if document.has_any(at, &NO_PREMODIFIER) && !morning {
                    return None;
                }
                let title = document.is_title(at);
                if token.is_capital() && !title {
                    return (!document.has_any(at, &[Class::Month])).then_some(Premodifier::Known(1));
                }
                let key = document.key(at);
                if (self.pack.morphology.is_adverb)(key) {
                    return Some(Premodifier::Known(1));
                }
                let verb = (self.pack.morphology.is_participle)(key) && !self.is_adverb(at.max(1) - 1)
                    || document.has_any(at, &[Class::ReportVerb, Class::ReportParticiple])
                    || self.fate_at(at, |fate| fate.voice != Voice::Noun && fate.form == FateForm::Finite).is_some()
                        && key.ends_with('s');
                let plural = (self.pack.morphology.is_plural_noun)(key);
                (!verb && !plural && unknown < UNKNOWN && !document.has(at, Class::Unit)).then_some(Premodifier::Unknown)
            }
            _ => None,
        }
    }

    /// A compound with hyphens or digits at token `at`: "anti-ship", "Kh-101", "250kg", "ex-soldiers". Its noun where its last
    /// word is one.
    fn hyphenated(&self, at: usize) -> Option<(Option<ForceNoun>, Range<usize>)> {
        let document = self.document;
        let glued = |at: usize| document.gap(at) == Gap::None && at < document.len();
        let part =
            |at: usize| matches!(document.tokens.get(at).map(|token| token.kind), Some(TokenKind::Word | TokenKind::Number));
        if !part(at) {
            return None;
        }
        let mut end = at + 1;
        while end < at + REACH {
            let hyphen = matches!(document.tokens.get(end).map(|token| token.kind), Some(TokenKind::Mark('-' | '‑' | '–' | '/')));
            if hyphen && glued(end) && glued(end + 1) && part(end + 1) {
                end += 2;
            } else if glued(end) && part(end) {
                end += 1;
            } else {
                break;
            }
        }
        if end == at + 1 {
            // "155 mm shells", "Mk 19 grenade launchers".
            let caliber = document.tokens[at].kind == TokenKind::Number
                && (document.has(at + 1, Class::Unit) || at > 0 && document.is_capital(at - 1));
            return caliber.then(|| (None, at..at + 1 + usize::from(document.has(at + 1, Class::Unit))));
        }
        let last = self.noun_at(end - 1).filter(|(noun, len)| *len == 1 && noun.plural).map(|(noun, _)| noun);
        let model = self.model_as_noun(at).filter(|(_, len)| at + len == end);
        // "12 F-16s".
        let noun = last.or(model.map(|(noun, _)| noun));
        Some((noun, at..end))
    }

    /// What a participle or noun before the head tells of them: "two captured soldiers".
    pub(super) fn fate_before(&self, range: Range<usize>) -> Option<Governor> {
        range.rev().find_map(|at| {
            let noun = self.noun_at(at).filter(|(noun, _)| noun.category == Category::Casualties).map(|(noun, _)| noun.fate);
            let fate =
                self.fate_at(at, |fate| fate.form == FateForm::Participle && !matches!(fate.voice, Voice::Measure | Voice::Link));
            let outcome = fate.map(|(fate, _)| fate.outcome).or(noun)?;
            let owner = fate.map_or(crate::lang::counting::FateOwner::Counted, |(fate, _)| fate.owner);
            (outcome.is_casualty() || outcome.status().is_some()).then_some(Governor {
                outcome,
                owner,
                voice: Voice::Adjective,
                at,
                end: at + 1,
                near: true,
            })
        })
    }
}
