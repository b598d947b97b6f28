//! Numbers whose noun stands elsewhere: before them ("las bajas ascienden a 4.700"), or in what was counted before
//! ("de los cuales 300 murieron").

use std::ops::Range;

use super::fate::Governor;
use super::{Draft, FigureAt, Reader, is_people};
use crate::lang::counting::{Context, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number};
use crate::token::{Gap, TokenKind};
use crate::{Category, RuleId, Status};

/// "de los cuales 98", "40 de ellos": a part of what was counted.
pub(super) const PART: RuleId = "figure.part";
/// "otros ocho murieron", "148 desertaron": the verb tells what is counted.
const GOVERNED: RuleId = "figure.governed";
/// "las bajas ascienden a 4.700".
pub(super) const MEASURED: RuleId = "figure.measured";
/// "elevó a 4.700 las bajas".
pub(super) const NOUN_AFTER_MEASURE: RuleId = "figure.noun_after_measure";

/// How far before its verb the noun of a number may stand, in tokens.
pub(super) const NOUN_REACH: usize = 32;
/// How far before its number the noun of a measure without a verb may stand, in tokens.
pub(super) const GAP_REACH: usize = 4;
/// How many tokens may stand between a measuring verb and its number: "ascienden ya a los".
pub(super) const MEASURE_REACH: usize = 5;

impl Reader<'_> {
    /// A number whose noun is elsewhere.
    pub(super) fn carried(&self, number: &Number, drafts: &[Draft]) -> Option<Draft> {
        let sentence = self.document.sentence_of(number.tokens.start);
        if number.form == Form::Pronoun {
            // "uno de ellos" counts one where it tells of losses.
            return self.part(number, &sentence, drafts).filter(|draft| draft.figure.category == Category::Casualties);
        }
        if number.form == Form::Article {
            return None;
        }
        // So does "one", which else may be anybody: "one of them is a general".
        if number.form == Form::Single {
            return self
                .part(number, &sentence, drafts)
                .or_else(|| self.governed(number, &sentence, drafts))
                .filter(|draft| draft.governor.is_some() && draft.figure.category == Category::Casualties)
                .or_else(|| self.distributed(number, &sentence, drafts));
        }
        self.part(number, &sentence, drafts)
            .or_else(|| self.told_apart(number, &sentence, drafts))
            .or_else(|| self.distributed(number, &sentence, drafts))
            .or_else(|| self.headless(number, &sentence, drafts))
            .or_else(|| self.remaining(number, &sentence, drafts))
            .or_else(|| self.contrasted(number, &sentence, drafts))
            .or_else(|| self.apposed(number, &sentence))
            .or_else(|| self.comrades(number, &sentence))
            .or_else(|| self.excepted(number, &sentence))
            .or_else(|| self.answered(number))
            .or_else(|| self.planned(number, &sentence, drafts))
            .or_else(|| self.elliptic(number, &sentence, drafts))
            .or_else(|| self.noun_after_measure(number, &sentence, drafts))
            .or_else(|| self.measured(number, &sentence, drafts))
            .or_else(|| self.noun_in_measure(number, &sentence))
            .or_else(|| self.noun_before_complement(number, &sentence))
            .or_else(|| self.complemented(number, &sentence))
            .or_else(|| self.tallied(number, &sentence, drafts))
            .or_else(|| self.held(number, &sentence, drafts))
            .or_else(|| self.gapped(number, &sentence, drafts))
            .or_else(|| self.labelled(number, &sentence))
            .or_else(|| self.governed(number, &sentence, drafts))
            .or_else(|| self.another(number, &sentence, drafts))
    }

    /// "Russia had 600,000 troops there; it now has 700,000": the noun is what was counted last.
    fn held(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let start = number.tokens.start;
        let before = (sentence.start..start).rev().find(|&at| !self.is_adverb(at))?;
        // "has never had more than 1,000".
        let has = document.has(before, Class::Auxiliary) && !document.has(before, Class::Copula);
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let figure = &drafts[antecedent].figure;
        let same = figure.category != Category::Casualties && figure.unit.is_some();
        (has && same && self.pack.morphology.has_fixed_order() && self.is_open(number.tokens.end)).then(|| {
            let mut draft = Self::draft(number, figure.category, None, None, PART);
            draft.figure.unit.clone_from(&figure.unit);
            draft
        })
    }

    /// "they send five men, then another five or six": more of what the sentence has just counted.
    fn another(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let start = number.tokens.start;
        let more = self.role(start) == Some(WordRole::Other) || self.phrase_before(start, WordRole::Other).is_some();
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let figure = &drafts[antecedent].figure;
        (more && figure.tokens.start >= sentence.start && self.is_open(number.tokens.end))
            .then(|| Self::draft(number, figure.category, None, Some(antecedent), PART))
    }

    /// The latest draft of this sentence, or of the one before.
    pub(super) fn antecedent(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<usize> {
        let last = drafts.len().checked_sub(1)?;
        let from = if sentence.start > 0 { self.document.sentence_of(sentence.start - 1).start } else { 0 };
        let figure = &drafts[last].figure;
        (figure.tokens.start >= from && figure.tokens.end <= number.tokens.start).then_some(last)
    }

    pub(super) fn draft(
        number: &Number,
        category: Category,
        governor: Option<Governor>,
        antecedent: Option<usize>,
        rule: RuleId,
    ) -> Draft {
        let status = governor.and_then(|governor| governor.outcome.status());
        let status = if category == Category::Materiel && status == Some(Status::Killed) { Some(Status::Lost) } else { status };
        let figure = FigureAt {
            tokens: number.tokens.clone(),
            quantity: number.quantity,
            category,
            unit: None,
            status,
            country: None,
            entity: None,
            rule,
        };
        Draft { figure, governor, shared: governor, possessive: false, partitive: false, lost: false, antecedent, list: None }
    }

    /// "148 desertaron", "otros ocho fueron entregados", "mató a 12 e hirió a 30".
    fn governed(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let other = self.phrase_before(start, WordRole::Other);
        let first = other.unwrap_or(start);
        let begins = first == sentence.start
            || self.is_boundary(first - 1)
            || self.document.is_mark(first - 1, ',')
            || self.document.has_any(first - 1, &[Class::Coordinator, Class::Article, Class::Adverb, Class::Complementizer])
            || matches!(self.document.tokens[first - 1].kind, TokenKind::Mark('"' | '“' | '«' | '‘'));
        let verb = end + (end..end + 2).take_while(|&at| self.is_adverb(at)).count();
        let right =
            (begins && (self.is_verb(verb) || self.is_impersonal(verb))).then(|| self.governor_after(verb, sentence)).flatten();
        let antecedent = self.antecedent(number, sentence, drafts);
        let left = || {
            let at = other.unwrap_or(start);
            // Gifts and forces too, where the text has just counted some: "prometió 3.000 soldados y envió 900".
            let known = |left: &Governor| {
                left.outcome.is_casualty()
                    || left.outcome == Outcome::Fallen
                    || antecedent.is_some() && left.voice == Voice::Object
                    || antecedent.is_some_and(|at| drafts[at].figure.category == Category::Personnel)
                        && left.voice == Voice::Subject
                        && matches!(left.outcome, Outcome::Status(Status::Sent | Status::Deployed) | Outcome::Force)
            };
            // "in two other attacks" counts no people.
            let others =
                self.role(end) == Some(WordRole::Other) && self.document.has_any(end + 1, &[Class::Unit, Class::LocalNoun]);
            self.left(at, sentence).filter(|left| left.near && known(left) && self.is_open(end) && !others)
        };
        // "250 rehenes, 200 en poder del grupo": the phrase beside it.
        let beside = || {
            let listed = antecedent.is_some_and(|at| drafts[at].figure.tokens.start >= sentence.start);
            // "taking about 250 hostage", "were among 19 killed".
            let taken = |governor: &Governor| {
                let verb = first > sentence.start && (self.is_verb(first - 1) || self.document.has(first - 1, Class::Fate));
                let among = first > sentence.start && self.role(first - 1) == Some(WordRole::Between);
                let resultative = verb && governor.voice == Voice::Adjective;
                self.pack.morphology.has_fixed_order()
                    && governor.outcome.is_casualty()
                    && (resultative || among)
                    && self.is_open(governor.end)
            };
            self.beside(end, sentence).filter(|governor| begins && listed || taken(governor))
        };
        let whole = antecedent.map(|at| drafts[at].figure.category);
        let Some(governor) = right.or_else(beside).or_else(left) else {
            // "mientras que otros 47 quedaron fuera de control".
            let things = whole.filter(|&category| !is_people(category) && other.is_some() && begins && self.is_verb(verb))?;
            return Some(Self::draft(number, things, None, antecedent, PART));
        };
        // "una bomba mató a tres": whom, not what.
        let harms = matches!(governor.outcome, Outcome::Status(Status::Killed | Status::Wounded));
        let marked = first > 0 && self.role(first - 1) == Some(WordRole::To) || self.pack.morphology.has_fixed_order() && harms;
        if !(harms && marked) && self.is_of_other_things(first, sentence, drafts) {
            return None;
        }
        let whom = governor.voice == Voice::Object && governor.at < start && marked;
        let governor = governor.of(whole.unwrap_or(Category::Casualties));
        let category = governed_category(governor.outcome, whole.filter(|&whole| !whom || is_people(whole)))?;
        Some(Self::draft(number, category, Some(governor), antecedent, GOVERNED))
    }

    /// Whether the number before in this sentence counts something else, whose noun this one may carry over: "18 bombardeos
    /// fueron de aviones y 21 fueron de helicópteros".
    fn is_of_other_things(&self, start: usize, sentence: &Range<usize>, drafts: &[Draft]) -> bool {
        let from = drafts.last().map_or(0, |last| last.figure.tokens.end).max(sentence.start);
        (from..start).any(|at| {
            self.document.tokens[at].kind == TokenKind::Number
                && self.document.has(at + 1, Class::Unit)
                && !self.document.has_any(at + 1, &[Class::Month, Class::Preposition])
        })
    }

    pub(super) fn governor_after(&self, verb: usize, sentence: &Range<usize>) -> Option<Governor> {
        self.governor(verb, verb, &(verb..sentence.end))
    }

    /// Whether no noun of its own follows a number: the clause ends or goes on with a function word.
    pub(super) fn is_open(&self, end: usize) -> bool {
        let document = self.document;
        let Some(token) = document.tokens.get(end) else { return true };
        if end == document.sentence_of(end.saturating_sub(1)).end {
            return true;
        }
        match token.kind {
            TokenKind::Mark('/') => token.gap != Gap::None,
            TokenKind::Mark(mark) => !matches!(mark, '%' | '°' | '$' | '€'),
            TokenKind::Number => false,
            TokenKind::Word => {
                document.has_any(
                    end,
                    &[
                        Class::Preposition,
                        Class::Coordinator,
                        Class::Subordinator,
                        Class::Adverb,
                        Class::Relative,
                        Class::Complementizer,
                        Class::Article,
                        Class::Determiner,
                    ],
                ) && self.role(end) != Some(WordRole::Of)
                    || self.is_verb(end)
            }
        }
    }

    pub(super) fn is_closing_quote(&self, at: usize) -> bool {
        matches!(self.document.tokens.get(at).map(|token| token.kind), Some(TokenKind::Mark('"' | '”' | '»' | '’')))
    }

    /// A number and the noun elsewhere that it counts.
    pub(super) fn of_noun(&self, number: &Number, (noun, tokens): &(ForceNoun, Range<usize>), rule: RuleId) -> Draft {
        let mut draft = Self::draft(&self.reached(number), noun.category, None, None, rule);
        draft.figure.status = noun.fate.status();
        draft.figure.unit = Some(tokens.clone());
        draft
    }

    /// "la ONU habla de 7.000 muertos; el grupo, de unos cientos": the verb of the clause before, and its noun, are left out.
    fn verbless(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let at = number.tokens.start.checked_sub(2).filter(|&at| at >= sentence.start)?;
        // "Alemania dará doce obuses; Noruega, seis".
        if document.is_mark(at + 1, ',')
            && let Some(name) = self.actors.at(at).map(|mention| mention.tokens.start)
            && let Some(antecedent) = self.antecedent(number, sentence, drafts)
        {
            let figure = &drafts[antecedent].figure;
            let clause = name > sentence.start && matches!(document.tokens[name - 1].kind, TokenKind::Mark(';' | ','));
            let near = figure.tokens.start >= sentence.start && name - figure.tokens.end.min(name) <= MEASURE_REACH;
            return (clause && near && self.is_open(number.tokens.end)).then(|| {
                let mut draft = Self::draft(number, figure.category, None, None, PART);
                draft.figure.unit.clone_from(&figure.unit);
                draft
            });
        }
        // "el grupo, de unos cientos", "y Azerbaiyán de 50".
        let name = self.actors.at(at).map(|mention| mention.tokens.start);
        let joined = name.is_some_and(|name| name > sentence.start && document.has(name - 1, Class::Coordinator));
        if !joined && !document.is_mark(at, ',') {
            return None;
        }
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let figure = &drafts[antecedent].figure;
        let before = figure.tokens.start.checked_sub(1)?;
        let same = document.has(before, Class::Preposition) && document.key(before) == document.key(at + 1);
        let between = figure.tokens.end..at;
        let clause = between.len() <= NOUN_REACH / 2
            && (joined || between.clone().any(|at| matches!(document.tokens[at].kind, TokenKind::Mark(';' | ','))))
            && !between.clone().any(|at| self.is_verb(at));
        (same && clause && figure.tokens.start >= sentence.start && self.is_open(number.tokens.end)).then(|| {
            let mut draft = Self::draft(number, figure.category, None, None, PART);
            draft.figure.status = figure.status;
            draft.figure.unit.clone_from(&figure.unit);
            draft
        })
    }

    /// "y el de heridos a 30": the verb of the measure before it is left out.
    fn gapped(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        if let Some(draft) = self.verbless(number, sentence, drafts) {
            return Some(draft);
        }
        let last = drafts.last().filter(|last| {
            last.figure.tokens.start >= sentence.start && matches!(last.figure.rule, MEASURED | NOUN_AFTER_MEASURE)
        })?;
        let before = number.tokens.start.checked_sub(1)?;
        let from = last.figure.tokens.end;
        if !self.is_open(number.tokens.end) || !self.document.has(before, Class::Preposition) || before < from {
            return None;
        }
        let joined = (from..before).all(|at| !self.is_verb(at) && !self.is_boundary(at));

        let noun = (before.saturating_sub(GAP_REACH).max(from)..before).rev().find_map(|at| self.free_noun(at))?;
        if !joined {
            return None;
        }
        Some(self.of_noun(number, &noun, MEASURED))
    }

    /// A plural noun at token `at` that counts without any context, with its adjectives.
    pub(super) fn free_noun(&self, at: usize) -> Option<(ForceNoun, Range<usize>)> {
        let (noun, len) = self.noun_at(at)?;
        // "los Exocet": a weapon's name is a plural after its article.
        let named = noun.context == Context::Name && at > 0 && matches!(self.role(at - 1), Some(WordRole::The));
        ((matches!(noun.context, Context::Free | Context::Event) || named) && noun.plural)
            .then(|| (noun, at..self.tail(&(at..at + len), noun)))
    }
}

/// What a number counts whose verb alone tells it, after a figure of category `whole`.
fn governed_category(outcome: Outcome, whole: Option<Category>) -> Option<Category> {
    use Status::{Captured, Killed, Missing, Wounded};
    let harmed = matches!(outcome, Outcome::Status(Killed | Wounded | Missing));
    match (outcome, whole) {
        (Outcome::None, _) => None,
        (Outcome::Force, Some(Category::Casualties)) => Some(Category::Personnel),
        (Outcome::Status(Captured), Some(Category::Personnel)) => Some(Category::Casualties),
        (_, None | Some(Category::Personnel | Category::Units)) if harmed => Some(Category::Casualties),
        (_, whole) => whole,
    }
}
