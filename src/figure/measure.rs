//! A number that a verb, a preposition or a colon joins to its noun: "las bajas ascienden a 4.700", "a death toll of 52".

use std::ops::Range;

use super::carried::{GAP_REACH, MEASURE_REACH, MEASURED, NOUN_AFTER_MEASURE, NOUN_REACH, PART};
use super::fate::Governor;
use super::{Draft, Reader, is_people};
use crate::lang::counting::{FateForm, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number, Quantity};
use crate::token::TokenKind;
use crate::{Category, Qualifier, RuleId, Status};

/// "los cifró en 4.700".
const PRONOUN: RuleId = "figure.pronoun";
/// "muertos: 52".
const LABELLED: RuleId = "figure.labelled";

/// How far back a pronoun may look for its noun, in tokens.
const PRONOUN_REACH: usize = 40;
/// How far before its number a count may be named that the text told of, in tokens.
const TALLY_REACH: usize = 9;

impl Reader<'_> {
    /// The measuring verb just before a number: "ascienden a", "fue elevada ya a los". Gives its first token.
    pub(super) fn measuring_verb(&self, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let floor = sentence.start.max(start.saturating_sub(MEASURE_REACH + 1));
        for at in (floor..start).rev() {
            let measure = self.fate_at(at, |fate| fate.voice == Voice::Measure && fate.form != FateForm::Other).is_some();
            // "son 30", "hubieran sido 30".
            let been = || {
                at > floor
                    && document.has(at - 1, Class::Auxiliary)
                    && self.fate_at(at, |fate| fate.voice == Voice::Link).is_some()
            };
            let copula = (document.has(at, Class::Copula) || been()) && at + 2 >= start;
            let qualifying = document.has(at, Class::Qualifier) && self.is_verb(at);
            if (measure && (self.is_verb(at) || self.is_verb(at.saturating_sub(1)) || !document.has(at, Class::PlainVerb)))
                || copula
                || qualifying
            {
                let auxiliary = at > sentence.start && document.has_any(at - 1, &[Class::Auxiliary, Class::Copula]);
                return Some(at - usize::from(auxiliary));
            }
            let between = self.is_adverb(at)
                || document.has_any(
                    at,
                    &[Class::Article, Class::Determiner, Class::Preposition, Class::Qualifier, Class::Weekday, Class::Unit],
                )
                || matches!(document.tokens[at].kind, TokenKind::Number | TokenKind::Mark('"' | '“' | '«'));
            if !between {
                return None;
            }
        }
        None
    }

    /// "elevó a 2.400 las bajas", "estimó en más de 3.100 los soldados huidos".
    pub(super) fn noun_after_measure(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let mut end = number.tokens.end;
        end += usize::from(self.is_closing_quote(end));
        // "elevó de 30 a 34 el número de muertos".
        if self.role(end) == Some(WordRole::To)
            && let Some(second) = self.number_from(end + 1)
        {
            end = second.tokens.end;
        }
        // "más de 100 suman los muertos".
        let verb = self.fate_at(end, |fate| fate.voice == Voice::Measure && fate.form == FateForm::Finite);
        let inverted = verb.is_some_and(|(_, len)| self.document.has(end + len, Class::Article));
        end += verb.filter(|_| inverted).map_or(0, |(_, len)| len);
        // The second of a list leaves the verb out: "son siete los muertos y treinta los heridos".
        let listed = self
            .list_before(number.tokens.start, drafts)
            .is_some_and(|at| matches!(drafts[at].figure.rule, MEASURED | NOUN_AFTER_MEASURE));
        if !self.document.has(end, Class::Article)
            || !listed && !inverted && self.measuring_verb(number.tokens.start, sentence).is_none()
        {
            return None;
        }
        // "los militares", "la cifra de muertos", "el número de heridos".
        let of = |at: usize| self.role(at) == Some(WordRole::Of);
        let compound = self.noun_at(end + 1).is_some_and(|(_, len)| len > 1);
        let head = if of(end + 2) && !compound { end + 3 } else { end + 1 };
        let head = head + usize::from(of(end + 2) && !compound && self.document.has(head, Class::Article));
        let whole = Number { tokens: number.tokens.start..head, quantity: number.quantity, form: Form::Plain };
        let phrase = self.noun_phrase(&whole)?;
        let governor = self.beside(phrase.end, sentence).or_else(|| self.relative(phrase.end, sentence));
        let governor = governor.map(|governor| governor.of(phrase.noun.category));
        let category = self.category(&phrase, governor.as_ref(), sentence)?;
        let mut draft = Self::draft(number, category, governor, None, NOUN_AFTER_MEASURE);
        draft.figure.status = phrase.noun.fate.status().or(draft.figure.status);
        draft.figure.unit = Some(phrase.head.start..phrase.end);
        Some(draft)
    }

    /// "las bajas ascienden a 4.700"; with a pronoun for the noun, "los cifró en 4.700".
    pub(super) fn measured(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        if !self.is_open(number.tokens.end) {
            return None;
        }
        let verb = self.measuring_verb(number.tokens.start, sentence)?;
        let clitic = verb > sentence.start && document.has(verb - 1, Class::Clitic) && document.has(verb - 1, Class::Article);
        let (noun, rule) = if clitic {
            ((verb.saturating_sub(PRONOUN_REACH)..verb).rev().find_map(|at| self.free_noun(at))?, PRONOUN)
        } else {
            let again = || self.noun_again(verb, sentence, drafts);
            (self.noun_before(verb, sentence, drafts).or_else(again)?, MEASURED)
        };
        Some(self.of_noun(number, &noun, rule))
    }

    /// "put the toll of the war at 5,000": a long complement between the noun and its number.
    pub(super) fn noun_before_complement(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let to = number.tokens.start.checked_sub(1).filter(|&at| self.document.has(at, Class::Preposition))?;
        let floor = sentence.start.max(to.saturating_sub(NOUN_REACH / 2));
        let verb = (floor..to)
            .rev()
            .take_while(|&at| !self.is_boundary(at) && !self.document.has_any(at, &[Class::Relative, Class::Complementizer]))
            .find(|&at| self.fate_at(at, |fate| fate.voice == Voice::Measure && fate.form != FateForm::Other).is_some())?;
        let noun = verb + 1 + usize::from(self.document.has_any(verb + 1, &[Class::Article, Class::Determiner]));
        let noun =
            (noun..to.min(noun + GAP_REACH)).find_map(|at| self.free_noun(at).or_else(|| self.fighting_noun(at, sentence)))?;
        let noun = self.harmed(noun, sentence);
        let joins = self.document.has(to, Class::Locative) || self.role(to) == Some(WordRole::To);
        (joins && self.is_open(number.tokens.end)).then(|| self.of_noun(number, &noun, MEASURED))
    }

    /// "Kiev eleva las bajas a más de 5.000": the noun stands between the verb and its number.
    pub(super) fn noun_in_measure(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let to = number.tokens.start.checked_sub(1).filter(|&at| self.document.has(at, Class::Preposition))?;
        let floor = sentence.start.max(to.saturating_sub(GAP_REACH));
        let noun = (floor..to).rev().find_map(|at| self.free_noun(at)).filter(|(_, tokens)| tokens.end == to)?;
        let verb = noun.1.start.checked_sub(2).filter(|&at| at >= sentence.start)?;
        let measures = self.fate_at(verb, |fate| fate.voice == Voice::Measure && fate.form != FateForm::Other).is_some();
        (measures && self.is_open(number.tokens.end)).then(|| self.of_noun(number, &noun, MEASURED))
    }

    /// "a death toll of 52", "a force of 2,000": the noun and its number alone.
    pub(super) fn complemented(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let of = number.tokens.start.checked_sub(1).filter(|&at| at > sentence.start && self.is_owner_mark(at))?;
        if !self.pack.morphology.head_final || !self.is_open(number.tokens.end) {
            return None;
        }
        let noun = self.free_noun(of - 1).filter(|(noun, tokens)| {
            tokens.end == of && (noun.category == Category::Casualties || noun.category == Category::Personnel)
        });
        if let Some(noun) = noun {
            return Some(self.of_noun(number, &noun, MEASURED));
        }
        let force = self.fate_at(of - 1, |fate| fate.voice == Voice::Noun && fate.outcome == Outcome::Force)?;
        let governor = self.governor(number.tokens.start, number.tokens.end, sentence);
        let governor = governor.filter(|governor| governor.outcome.is_casualty());
        let category = if governor.is_some() { Category::Casualties } else { Category::Personnel };
        (force.1 == 1).then(|| Self::draft(number, category, governor, None, MEASURED))
    }

    /// "el observatorio elevó la cifra a 23": the count of what was counted last.
    pub(super) fn tallied(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let start = number.tokens.start;
        let floor = sentence.start.max(start.saturating_sub(TALLY_REACH));
        let tally = (floor..start).rev().find(|&at| self.role(at) == Some(WordRole::Tally));
        // "la inteligencia polaca sube a 18.000", "la cadena habló de más de 450".
        let changes = start > sentence.start + 1 && self.fate_at(start - 2, |fate| fate.changes).is_some();
        let speaks = start > sentence.start + 1
            && self.role(start - 1) == Some(WordRole::Of)
            && document.starts(start - 2).has_any(&[Class::ReportVerb, Class::ReportParticiple]);
        let bare = match tally {
            Some(tally) => !(self.role(tally + 1) == Some(WordRole::Of) && tally + 2 < start),
            None => changes || speaks,
        };
        let measures = |at: usize| self.fate_at(at, |fate| fate.voice == Voice::Measure).is_some() && self.is_verb(at);
        let verb = speaks || (floor..start).any(measures);
        let joined = start > 0 && document.has_any(start - 1, &[Class::Preposition, Class::Article]);
        // A count is of the whole, not of the part that was told last.
        let last = self.antecedent(number, sentence, drafts)?;
        let antecedent = drafts[last].antecedent.unwrap_or(last);
        let category = drafts[antecedent].figure.category;
        (bare && verb && joined && is_people(category) && self.is_open(number.tokens.end))
            .then(|| Self::draft(&self.reached(number), category, None, Some(antecedent), PART))
    }

    /// After a measuring verb "hasta los 1.200" tells where the count stands, not its upper bound.
    pub(super) fn reached(&self, number: &Number) -> Number {
        let start = number.tokens.start;
        let Some(value) = number
            .quantity
            .high
            .filter(|_| number.quantity.qualifier == Qualifier::AtMost && self.role(start) == Some(WordRole::To))
        else {
            return number.clone();
        };
        let skip = 1 + usize::from(self.document.has(start + 1, Class::Article));
        let quantity = Quantity { low: Some(value), high: Some(value), qualifier: Qualifier::Exact };
        Number { tokens: start + skip..number.tokens.end, quantity, form: number.form }
    }

    /// The noun that a measuring verb before token `start` joins to its number.
    pub(super) fn measured_noun(&self, start: usize, sentence: &Range<usize>, drafts: &[Draft]) -> Option<ForceNoun> {
        let verb = self.measuring_verb(start, sentence)?;
        self.noun_before(verb, sentence, drafts).map(|(noun, _)| noun)
    }

    /// The nearest noun before token `verb` that no number counts.
    pub(super) fn noun_before(
        &self,
        verb: usize,
        sentence: &Range<usize>,
        drafts: &[Draft],
    ) -> Option<(ForceNoun, Range<usize>)> {
        let floor = sentence.start.max(verb.saturating_sub(NOUN_REACH));
        for at in (floor..verb).rev() {
            if self.is_boundary(at) {
                return None;
            }
            let Some(noun) = self.free_noun(at).or_else(|| self.fighting_noun(at, sentence)) else { continue };
            let noun = self.losses_of(noun.1.start, floor).unwrap_or(noun);
            // A noun that a number of its own counts is no measure.
            let counted = drafts.last().is_some_and(|last| last.figure.tokens.contains(&at));
            return (!counted).then(|| self.harmed(noun, sentence));
        }
        None
    }

    /// "the number of soldiers killed": what befell those whom a measure counts.
    pub(super) fn harmed(&self, (noun, tokens): (ForceNoun, Range<usize>), sentence: &Range<usize>) -> (ForceNoun, Range<usize>) {
        let casualty =
            |governor: Governor| governor.outcome.is_casualty() && governor.outcome != Outcome::Status(Status::Released);
        let harmed = is_people(noun.category) && self.beside(tokens.end, sentence).is_some_and(casualty);
        let category = if harmed && self.pack.morphology.has_fixed_order() { Category::Casualties } else { noun.category };
        (ForceNoun { category, ..noun }, tokens)
    }

    /// A word for any people after its article whose relative clause makes a force of them: "los extranjeros que pelean".
    pub(super) fn fighting_noun(&self, at: usize, sentence: &Range<usize>) -> Option<(ForceNoun, Range<usize>)> {
        let (noun, len) = self.noun_at(at).filter(|(noun, _)| noun.plural && noun.category == Category::Personnel)?;
        let end = self.tail(&(at..at + len), noun);
        let article = at > 0
            && (self.role(at - 1) == Some(WordRole::The) || self.pack.morphology.has_fixed_order() && self.is_owner_mark(at - 1));
        let outcome = self.beside(end, sentence).or_else(|| self.relative(end, sentence)).filter(|_| article)?.outcome;
        let category = if outcome.is_casualty() { Category::Casualties } else { Category::Personnel };
        (outcome.is_casualty() || outcome.is_force()).then_some((ForceNoun { category, ..noun }, at..end))
    }

    /// "los muertos de ayer son 12; los de toda la guerra son 900": the noun that the measure before it had.
    pub(super) fn noun_again(&self, verb: usize, sentence: &Range<usize>, drafts: &[Draft]) -> Option<(ForceNoun, Range<usize>)> {
        let last = &drafts.last()?.figure;
        if !matches!(last.rule, MEASURED | NOUN_AFTER_MEASURE) || last.tokens.start < sentence.start {
            return None;
        }
        let headless = |at: usize| self.document.has(at, Class::Article) && self.role(at + 1) == Some(WordRole::Of);
        (last.tokens.end..verb).any(headless).then_some(())?;
        self.free_noun(last.unit.as_ref()?.start)
    }

    /// "muertos: 52", "los blindados que vio: cuatro".
    pub(super) fn labelled(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let document = self.document;
        let colon = number.tokens.start.checked_sub(1).filter(|&at| at >= sentence.start && document.is_mark(at, ':'))?;
        let closed = document.tokens.get(number.tokens.end).is_none_or(|token| matches!(token.kind, TokenKind::Mark(_)))
            || number.tokens.end == sentence.end;
        if !closed {
            return None;
        }
        let floor = sentence.start.max(colon.saturating_sub(NOUN_REACH));
        let mut at = colon;
        while at > floor {
            at -= 1;
            if self.is_boundary(at) || document.is_mark(at, ',') {
                return None;
            }
            if let Some(noun) = self.free_noun(at) {
                return Some(self.of_noun(number, &noun, LABELLED));
            }
        }
        None
    }
}
