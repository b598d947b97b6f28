//! What became of those counted: the verb, participle or noun that governs a number and its noun.

use std::ops::Range;

use super::Reader;
use crate::lang::PrepositionRole;
use crate::lang::counting::{Fate, FateForm, FateOwner, NumberWord, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::token::{Case, TokenKind};
use crate::{Category, Status};

/// How far to the right of a noun its verb may stand, in tokens.
const RIGHT_REACH: usize = 22;
/// With at most this many tokens between, a verb and a number belong together whatever else the clause holds.
pub(super) const NEAR: usize = 3;
/// How many tokens an acronym in brackets has at most, the first bracket included.
pub(super) const ACRONYM: usize = 5;
/// How many tokens may stand between an auxiliary and its participle: "han sido ya gravemente heridos".
pub(super) const AUXILIARY_REACH: usize = 3;
/// The same where what is reported stands between them: "are believed to have been killed".
pub(super) const PASSIVE_REACH: usize = 6;

/// What governs a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Governor {
    /// What became of those counted.
    pub outcome: Outcome,
    /// Whose they are.
    pub owner: FateOwner,
    /// How it takes them.
    pub voice: Voice,
    /// Its first token.
    pub at: usize,
    /// The first token after it.
    pub end: usize,
    /// Whether it stands right beside them.
    pub near: bool,
}

impl Governor {
    /// What it says of people or of things: "cayeron doce soldados" tells of their death, "cayeron doce obuses" of a use.
    pub(super) fn of(self, category: Category) -> Self {
        let people = matches!(category, Category::Personnel | Category::Casualties);
        match self.outcome {
            Outcome::Fallen if people => Self { outcome: Outcome::Status(Status::Killed), ..self },
            Outcome::Fallen => Self { outcome: Outcome::Used, ..self },
            _ => self,
        }
    }
}

/// What stands to the right of a noun.
enum Right {
    /// What governs it.
    Governor(Governor),
    /// A verb whose subject it is, and that does nothing to it.
    Agent,
    /// No verb.
    Nothing,
}

impl Reader<'_> {
    /// A number word's role at token `at`.
    pub(super) fn role(&self, at: usize) -> Option<WordRole> {
        if !self.document.classes(at).has(Class::Counting) {
            return None;
        }
        let found = self.pack.lexicon.all(self.document, at, Class::Counting).find(|found| found.len == 1)?;
        let NumberWord { role, .. } = self.pack.counting.number_words[found.row];
        Some(role)
    }

    /// The longest word of fate at token `at` that `wanted` allows, and its length.
    pub(super) fn fate_at(&self, at: usize, wanted: impl Fn(&Fate) -> bool) -> Option<(Fate, usize)> {
        if !self.document.starts(at).has(Class::Fate) {
            return None;
        }
        self.pack
            .lexicon
            .all(self.document, at, Class::Fate)
            .map(|found| (self.pack.counting.fates[found.row], found.len))
            .filter(|(fate, _)| wanted(fate))
            .max_by_key(|&(_, len)| len)
    }

    /// What governs the figure from token `start` to `end`.
    pub(super) fn governor(&self, start: usize, end: usize, sentence: &Range<usize>) -> Option<Governor> {
        let beside = self.beside(end, sentence).or_else(|| self.relative(end, sentence));
        let left = self.left(start, sentence);
        // A casualty beside or before weighs more than "desplegados en la zona" after.
        let casualty = |governor: &Option<Governor>| governor.is_some_and(|governor| governor.outcome.is_casualty());
        if let Some(beside) = beside.filter(|_| casualty(&beside) || !casualty(&left)) {
            // The participle tells what became of them, the verb before them whose they are.
            // "100 troops deployed to Russia have been killed": the verb after the participle tells more.
            // "2,000 troops sent to help Russia fight are believed to have been killed": past the infinitive.
            let mut from = beside.end;
            if (self.pack.morphology.preposition_role)(self.document.key(from)) == PrepositionRole::Goal {
                from = (from..from + RIGHT_REACH)
                    .find(|&at| {
                        self.document.has_any(at, &[Class::Copula, Class::Auxiliary, Class::Relative, Class::Subordinator])
                    })
                    .unwrap_or(from);
            }
            if !beside.outcome.is_casualty()
                && beside.voice != Voice::Phrase
                && self.pack.morphology.has_fixed_order()
                && let Right::Governor(right) = self.right(start, from, sentence)
                && right.outcome.is_casualty()
                && !(beside.end..right.at).any(|at| self.document.is_mark(at, ','))
            {
                return Some(right);
            }
            let verb = left.filter(|left| beside.owner == FateOwner::Counted && left.owner != FateOwner::Counted);
            return Some(verb.map_or(beside, |verb| Governor { outcome: beside.outcome, ..verb }));
        }
        let right = self.right(start, end, sentence);
        if left.is_some_and(|left| left.near) {
            // "left 23 militants and five policemen dead": what is after tells more.
            return match right {
                Right::Governor(right)
                    if left.is_some_and(|left| left.outcome == Outcome::None) && right.outcome.is_casualty() =>
                {
                    left.map(|left| Governor { outcome: right.outcome, ..left })
                }
                _ => left,
            };
        }
        match right {
            Right::Governor(right) => Some(right),
            Right::Agent if left.is_none_or(|left| left.voice != Voice::Phrase) => None,
            Right::Agent | Right::Nothing => left.or_else(|| self.among(start, sentence)),
        }
    }

    /// Whether the figure that ends at token `end` is the subject of a verb that does nothing to it.
    pub(super) fn is_agent(&self, start: usize, end: usize, sentence: &Range<usize>) -> bool {
        matches!(self.right(start, end, sentence), Right::Agent)
    }

    /// A participle, adjective or phrase right after the noun: "secuestrados", "gravemente heridas", "con lesiones".
    pub(super) fn beside(&self, end: usize, sentence: &Range<usize>) -> Option<Governor> {
        let mut at = end;
        while at < sentence.end && at < end + 2 && self.is_adverb(at) {
            at += 1;
        }
        if at >= sentence.end {
            return None;
        }
        // "430 hombres, entre muertos y heridos".
        let list = at + usize::from(self.document.is_mark(at, ','));
        if self.role(list) == Some(WordRole::Between)
            && let Some((noun, len)) = self.noun_at(list + 1)
            && noun.fate.is_casualty()
        {
            let (outcome, owner) = (noun.fate, FateOwner::Counted);
            return Some(Governor { outcome, owner, voice: Voice::Adjective, at: list, end: list + 1 + len, near: true });
        }
        // "una niña y dos guardias, heridos por una bomba".
        let harmed = |fate: &Fate| fate.form == FateForm::Participle && fate.outcome.is_casualty();
        if self.document.is_mark(at, ',')
            && let Some((fate, len)) = self.fate_at(at + 1, harmed).filter(|&(_, len)| !self.is_past_with_object(at + 1, len))
            && !self.document.is_mark(at + 1 + len, ',')
        {
            return Some(Self::govern(fate, at + 1, len, true));
        }
        let (fate, len) = self.fate_at(at, |fate| {
            fate.form == FateForm::Participle && fate.voice != Voice::Measure && fate.voice != Voice::Link
                || fate.voice == Voice::Phrase
        })?;
        // "12 soldiers killed three civilians": a past tense.
        if fate.voice == Voice::Object && self.is_past_with_object(at, len) {
            return None;
        }
        Some(Self::govern(fate, at, len, true))
    }

    /// The verb of a relative clause right after the noun: "12 milicianos de ese grupo que murieron".
    pub(super) fn relative(&self, end: usize, sentence: &Range<usize>) -> Option<Governor> {
        let document = self.document;
        let complement = self.complement_after(end).map_or(end, |mention| mention.tokens.end);
        if complement >= sentence.end || !document.has(complement, Class::Relative) {
            return None;
        }
        let mut verb = complement + 1;
        while verb < sentence.end && (self.is_adverb(verb) || document.has(verb, Class::Clitic)) && !self.is_verb(verb) {
            verb += 1;
        }
        // "los soldados que Israel ha perdido".
        let name = verb + usize::from(document.has(verb, Class::Article));
        if let Some(mention) = self.actors.at(name).filter(|mention| mention.tokens.start == name) {
            let verb = mention.tokens.end + usize::from(document.has(mention.tokens.end, Class::Auxiliary));
            let object = |fate: &Fate| fate.voice == Voice::Object && fate.outcome.is_casualty();
            return self
                .fate_at(verb, object)
                .filter(|_| verb < sentence.end)
                .map(|(fate, len)| Self::govern(fate, verb, len, true));
        }
        if verb >= sentence.end || !self.is_verb(verb) {
            return None;
        }
        match self.subject_of(verb, verb, sentence) {
            Right::Governor(governor) if governor.outcome.is_casualty() || governor.outcome.is_force() => Some(governor),
            _ => None,
        }
    }

    pub(super) fn govern(fate: Fate, at: usize, len: usize, near: bool) -> Governor {
        Governor { outcome: fate.outcome, owner: fate.owner, voice: fate.voice, at, end: at + len, near }
    }

    /// The verb whose subject the figure is: "murieron", "fueron derribados", "han sido enviados".
    fn right(&self, start: usize, end: usize, sentence: &Range<usize>) -> Right {
        let document = self.document;
        // "el pelotón, con 40 soldados, volvió": what a preposition governs is no subject of what follows a comma.
        let governed = start > sentence.start && document.has(start - 1, Class::Preposition);
        let limit = sentence.end.min(end + RIGHT_REACH);
        let (mut at, mut from, mut names, mut listed) = (end, end, false, false);
        while at < limit {
            let list = document.is_mark(at, ',') || document.has(at, Class::Coordinator);
            if let Some(after) = self.apposition_end(at, limit).filter(|_| !governed) {
                (at, from) = (after, after);
                continue;
            }
            // "ocho guerrilleros de las Fuerzas Armadas Revolucionarias (FARC) murieron": an acronym in brackets.
            if document.is_mark(at, '(')
                && let Some(close) = (at + 1..limit.min(at + ACRONYM)).find(|&close| document.is_mark(close, ')'))
            {
                (at, from) = (close + 1, close + 1);
                continue;
            }
            // "una niña y dos guardias, heridos por una bomba", "tres soldados y un guía heridos".
            let harmed = at + usize::from(document.is_mark(at, ','));
            if listed
                && (harmed > at
                    || document.has(at - 1, Class::ForceNoun)
                        && (document.key(at).ends_with('s') || self.pack.morphology.head_final))
                && let Some((fate, len)) =
                    self.fate_at(harmed, |fate| fate.form == FateForm::Participle && fate.outcome.is_casualty())
            {
                return Right::Governor(Self::govern(fate, harmed, len, true));
            }
            if list {
                // A list goes on with a number or a noun; anything else is another clause.
                // "and more than 15 fighters": no determiner.
                let more = document.starts(at + 1).has(Class::Qualifier);
                let next = at + 1 + usize::from(!more && document.has_any(at + 1, &[Class::Article, Class::Determiner]));
                let counts = [Class::Cardinal, Class::Collective, Class::Qualifier, Class::ForceNoun];
                let number = document.tokens.get(next).is_some_and(|token| token.kind == TokenKind::Number);
                if !number && !document.starts(next).has_any(&counts) {
                    // "procedentes de Sudáfrica, Malaui y Uruguay".

                    // "460 patients and their companions were killed".
                    let theirs = document.has(at, Class::Coordinator) && document.has(at + 1, Class::Possessive);
                    if self.actors.at(next).is_none() && !theirs {
                        return Right::Nothing;
                    }
                    names = !theirs;
                } else if document.has(at, Class::Coordinator) {
                    listed = true;
                }
            } else if self.is_boundary(at)
                || document.has_any(at, &[Class::Complementizer, Class::Relative, Class::Subordinator])
                    && !document.is_capital(at)
            {
                return Right::Nothing;
            } else if self.is_verb(at) {
                return match self.subject_of(at, from, sentence) {
                    // All items of a list belong to its verb: "una niña de siete años y dos guardias resultaron heridos".
                    Right::Governor(governor) if listed => Right::Governor(Governor { near: true, ..governor }),
                    // A name after a comma may as well be the subject of another clause.
                    Right::Agent if names => Right::Nothing,
                    right => right,
                };
            }
            at += 1;
        }
        Right::Nothing
    }

    /// Where the verb stands after an apposition that the comma at token `at` opens: "un piloto, el teniente Díaz, murió";
    /// "370 personas, muchas de ellas civiles, han muerto".
    fn apposition_end(&self, at: usize, limit: usize) -> Option<usize> {
        let document = self.document;
        // "cuatro militares del contingente, que suma 1.300 hombres, resultaron heridos".
        if document.is_mark(at, ',') && document.has(at + 1, Class::Relative) {
            let close = (at + 2..limit).find(|&close| self.is_boundary(close) || document.is_mark(close, ','))?;
            return (document.is_mark(close, ',') && self.is_verb(close + 1)).then_some(close + 1);
        }
        // "63 soldiers — including 21 conscripts — surrendered".
        let is_dash = |at: usize| document.is_mark(at, '—') || document.is_mark(at, '–');
        if is_dash(at) {
            return (at + 1..limit).find(|&close| is_dash(close)).map(|close| close + 1).filter(|&after| self.is_verb(after));
        }
        let opens = document.is_mark(at, ',')
            && !document.has_any(at + 1, &[Class::Relative, Class::Complementizer, Class::Subordinator, Class::AccordingTo]);
        let close =
            (at + 1..limit).find(|&close| document.is_mark(close, ',') || self.is_boundary(close) || self.is_verb(close))?;
        (opens && document.is_mark(close, ',') && self.is_verb(close + 1)).then_some(close + 1)
    }

    /// What the finite verb at token `at` does to its subject, which ends at token `end`.
    fn subject_of(&self, at: usize, end: usize, sentence: &Range<usize>) -> Right {
        let near = at - end <= NEAR;
        // "will be sent", "could arrive".
        if self.document.has(at, Class::Modal) {
            let next =
                at + 1 + (at + 1..at + 3).take_while(|&at| self.is_adverb(at) || self.document.has(at, Class::Negation)).count();
            if self.document.has_any(next, &[Class::Copula, Class::Auxiliary]) {
                return self.subject_of(next, end.max(next.saturating_sub(NEAR)), sentence);
            }
            if let Some((fate, len)) = self.fate_at(next, |fate| fate.form == FateForm::NonFinite && fate.voice == Voice::Subject)
            {
                return Right::Governor(Self::govern(fate, at, next + len - at, near));
            }
        }
        let reflexive = at > end && self.is_impersonal(at - 1);
        let link = self.fate_at(at, |fate| fate.form == FateForm::Finite && fate.voice == Voice::Link).is_some();
        let auxiliary = self.document.has(at, Class::Auxiliary);
        if link || auxiliary || self.document.has(at, Class::Copula) {
            let harmed = |fate: &Fate| fate.form == FateForm::Participle && fate.outcome.is_casualty();
            let reach = if self.pack.morphology.has_fixed_order() { PASSIVE_REACH } else { AUXILIARY_REACH };
            let (mut passive, mut next) = (!auxiliary || reflexive, at + 1);
            while next < sentence.end && next <= at + 1 + reach {
                if let Some((fate, len)) =
                    self.fate_at(next, |fate| fate.form == FateForm::Participle || fate.voice == Voice::Link)
                {
                    match fate.voice {
                        Voice::Link => passive = true,
                        Voice::Measure => return Right::Agent,
                        // "han sido reportadas muertas", "fueron trasladados heridos": the second participle tells more.
                        _ if self.fate_at(next + len, harmed).is_some() => {}
                        _ if passive || fate.voice == Voice::Subject => {
                            return Right::Governor(Self::govern(fate, at, next + len - at, near));
                        }
                        _ => return Right::Agent,
                    }
                } else if let Some((fate, len)) = self
                    .fate_at(next, |fate| fate.form == FateForm::NonFinite && fate.voice == Voice::Subject)
                    .filter(|&(_, len)| passive && self.pack.morphology.has_fixed_order() && self.is_nonfinite(next, len))
                {
                    // "were dying".
                    return Right::Governor(Self::govern(fate, at, next + len - at, near));
                } else if self.document.has(next, Class::Copula) {
                    passive = true;
                } else if let Some((fate, len)) = self.fate_at(next, |fate| fate.voice == Voice::Phrase) {
                    return Right::Governor(Self::govern(fate, at, next + len - at, near));
                } else if !self.is_adverb(next)
                    && !self.is_reported_passive(next)
                    && !matches!(self.document.tokens[next].kind, TokenKind::Mark('"' | '“' | '‘' | '«'))
                {
                    break;
                }
                next += 1;
            }
        }
        let counts = |fate: &Fate| fate.form == FateForm::Finite && !matches!(fate.voice, Voice::Measure | Voice::Link);
        let intransitive = self.fate_at(at, |fate| counts(fate) && fate.voice == Voice::Subject);
        let finite = intransitive.filter(|_| self.pack.morphology.has_fixed_order()).or_else(|| self.fate_at(at, counts));
        // "12 soldiers from the brigade killed in the raid were buried".
        if let Some((fate, len)) = finite.filter(|(fate, _)| fate.voice == Voice::Object)
            && self.is_past_and_participle(at, len)
            && !self.has_object(at + len)
        {
            return Right::Governor(Self::govern(fate, at, len, near));
        }
        if let Some((fate, len)) = finite
            && (fate.voice == Voice::Subject || reflexive)
        {
            return Right::Governor(Self::govern(fate, at, len, near));
        }
        Right::Agent
    }

    /// Whether the comma at token `comma` ends a relative clause that no comma begins.
    pub(super) fn closes_relative(&self, comma: usize, floor: usize) -> bool {
        let document = self.document;
        let segment = (floor..comma).rev().take_while(|&at| !document.is_mark(at, ',') && !self.is_boundary(at));
        let relative = |at: usize| document.has(at, Class::Relative) && !document.has(at, Class::Article);
        segment.into_iter().any(|at| relative(at) && document.tokens[at].case == Case::Lower)
    }
}
