//! Parts of what was counted before: "de los cuales 300 murieron", "los 2.500 previstos", "28 en el norte y 12 en el sur".

use std::ops::Range;

use super::carried::{GAP_REACH, MEASURE_REACH, MEASURED, NOUN_REACH, PART};
use super::fate::Governor;
use super::{Draft, Reader, is_people};
use crate::lang::counting::{FateForm, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number};
use crate::token::TokenKind;
use crate::{Category, RuleId};

/// "los 2.500 previstos".
const PLANNED: RuleId = "figure.planned";
/// More than so many "of them" are told as a count.
const FEW: u64 = 20;

impl Reader<'_> {
    /// "de los cuales 98 fueron derribados", "mil 100 de ellas", "entre ellos 40".
    pub(super) fn part(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let before = start - usize::from(start > sentence.start && self.is_adverb(start - 1));
        // "of these, 45 crossed the line".
        let before = before - usize::from(before == start && start > sentence.start && self.document.is_mark(start - 1, ','));
        let joined = self.part_after(end);
        let after = joined.map(|(after, _)| after);
        let beside = after.is_some()
            || self.phrase_before(before, WordRole::Part).is_some()
            || self.phrase_before(before, WordRole::Include).is_some() && self.is_open(end);
        if !beside {
            return None;
        }
        let Some(antecedent) = self.antecedent(number, sentence, drafts) else {
            // "the aircraft were spotted; of these, 45 crossed the line": a whole that nobody has counted.
            let from = if sentence.start > 0 { self.document.sentence_of(sentence.start - 1).start } else { 0 };
            let (mut noun, tokens) = (from..start).rev().find_map(|at| self.free_noun(at))?;
            let whole = after.is_none() && self.phrase_before(before, WordRole::Part).is_some();
            // "there are 10k of them".
            let them = after.is_some() && number.quantity.low.is_some_and(|low| low > FEW) && is_people(noun.category);
            let counts = (whole || them) && number.form != Form::Pronoun && number.form != Form::Single;
            let casualty = self.governor(start, end, sentence).is_some_and(|governor| governor.outcome.is_casualty());
            if casualty && is_people(noun.category) {
                noun.category = Category::Casualties;
            }
            return counts.then(|| self.of_noun(number, &(noun, tokens), PART));
        };
        let governor = self.governor(start, after.unwrap_or(end), sentence);
        let whole = drafts[antecedent].figure.category;
        let casualty = governor.is_some_and(|governor| governor.outcome.is_casualty());
        // "uno de ellos declaró": one alone whom nothing befell counts nobody.
        if number.form == Form::Pronoun && !casualty {
            return None;
        }
        let category = if casualty && is_people(whole) { Category::Casualties } else { whole };
        let mut draft = Self::draft(number, category, governor, Some(antecedent), PART);
        // "dos de ellos murieron": a few and their pronoun are one subject; "40 de ellos graves" is but a number.
        let few = number.quantity.low.is_some_and(|low| joined.is_some_and(|(_, few)| low <= few));
        if let Some(after) = after.filter(|&after| few && (self.is_verb(after) || number.form == Form::Pronoun)) {
            draft.figure.tokens.end = after;
        }
        Some(draft)
    }

    /// Where a phrase that makes a part of the number before it ends, and the greatest number that makes one phrase with it.
    fn part_after(&self, at: usize) -> Option<(usize, u64)> {
        let row = |row: usize| self.pack.counting.number_words[row];
        let found =
            self.pack.lexicon.all(self.document, at, Class::Counting).find(|found| row(found.row).role == WordRole::Part)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let few = row(found.row).value as u64;
        Some((at + found.len, few))
    }

    /// "de los muertos, 603 son hombres y 171 mujeres": a copula tells a part of what was counted, or of a noun before it, apart.
    pub(super) fn told_apart(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let end = number.tokens.end;
        if !document.has(end, Class::Copula) {
            return None;
        }
        let noun = end + 1 + usize::from(document.has(end + 1, Class::Article));
        let (noun, _) = self.noun_at(noun).or_else(|| self.noun_at(noun + 1))?;
        if !is_people(noun.category) {
            return None;
        }
        // "and 37 were wounded": the participle tells what became of them.
        let governor = self.governor_after(end, sentence).filter(|governor| governor.outcome.is_casualty());
        let last = drafts.last().filter(|last| is_people(last.figure.category) && last.figure.tokens.start >= sentence.start);
        if last.is_some() {
            let antecedent = self.antecedent(number, sentence, drafts)?;
            let category = if governor.is_some() { Category::Casualties } else { drafts[antecedent].figure.category };
            return Some(Self::draft(number, category, governor, Some(antecedent), PART));
        }
        let floor = sentence.start.max(number.tokens.start.saturating_sub(NOUN_REACH));
        let whole =
            (floor..number.tokens.start).rev().find_map(|at| self.free_noun(at).filter(|(noun, _)| is_people(noun.category)));
        if let Some(whole) = whole {
            return Some(self.of_noun(number, &whole, PART));
        }
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let category = drafts[antecedent].figure.category;
        is_people(category).then(|| Self::draft(number, category, governor, Some(antecedent), PART))
    }

    /// "28 drones en Krasnodar, 18 en Crimea y doce sobre el mar": what was counted, place by place.
    pub(super) fn distributed(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let end = number.tokens.end;
        let antecedent = self.list_before(number.tokens.start, drafts)?;
        let name = end + 1 + usize::from(self.document.has(end + 1, Class::Article));
        let place = (self.document.has(end, Class::Locative) || self.is_target_mark(end))
            && self.document.is_word(name)
            && (self.document.is_capital(name)
                || self.document.has(end + 1, Class::Article)
                || self.document.has_any(name, &[Class::GeoNoun, Class::LocalNoun]))
            && !self.document.has_any(name, &[Class::Month, Class::Weekday, Class::Unit, Class::Cardinal]);
        // "500 elementos del Ejército y 150 de la Guardia Nacional".
        let force = self.complement_after(end).is_some_and(|mention| {
            mention.tokens.clone().any(|at| self.document.has(at, Class::BodyForce))
                && is_people(drafts[antecedent].figure.category)
        });
        ((place || force) && drafts[antecedent].figure.tokens.start >= sentence.start)
            .then(|| Self::draft(number, drafts[antecedent].figure.category, None, Some(antecedent), PART))
    }

    /// "pasaron de 3.500 combatientes a más de 6.000", "de los 120 hombres que salieron quedan 71": the same noun, later.
    pub(super) fn remaining(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let start = number.tokens.start;
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let whole = drafts[antecedent].figure.tokens.clone();
        let before = start.checked_sub(1).filter(|&at| at >= whole.end)?;
        if whole.start <= sentence.start || !self.is_open(number.tokens.end) {
            return None;
        }
        let of = |at: usize| self.role(at) == Some(WordRole::Of) || self.is_owner_mark(at);
        let partitive = of(whole.start - 1)
            || whole.start > sentence.start + 1 && document.has(whole.start - 1, Class::Article) && of(whole.start - 2);
        if !partitive {
            return None;
        }
        let from = (whole.start - 1).saturating_sub(usize::from(document.has(whole.start - 1, Class::Article)));
        let rises = from > sentence.start
            && self.role(before) == Some(WordRole::To)
            && self.fate_at(from - 1, |fate| fate.voice == Voice::Measure).is_some();
        let stays = from == sentence.start || !document.is_word(from - 1) || document.has(from - 1, Class::Complementizer);
        let stays = stays && self.is_verb(before) && (whole.end..before).all(|at| !document.is_mark(at, ';'));
        // "de los 15.000 soldados desplegados murieron 600".
        let governor =
            self.left(start, sentence).filter(|governor| stays && governor.at == before && governor.outcome.is_casualty());
        let whole = drafts[antecedent].figure.category;
        let category = if governor.is_some() && is_people(whole) { Category::Casualties } else { whole };
        (rises || stays).then(|| Self::draft(number, category, governor, Some(antecedent), PART))
    }

    /// "perdimos a once hombres, no a 300": the number that another denies.
    pub(super) fn contrasted(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let start = number.tokens.start;
        // "ellos cuentan 117 aviones; nosotros contamos 75".
        let recount = start.checked_sub(1).filter(|&at| {
            at > sentence.start
                && self.fate_at(at, |fate| fate.voice == Voice::Measure && fate.form == FateForm::Finite).is_some()
                && document.has_any(at - 1, &[Class::Pronoun, Class::Clitic])
        });
        // "ha enviado 3.000 soldados y serán 10.000 en diciembre".
        let grown = start.checked_sub(1).filter(|&at| {
            at > sentence.start
                && document.has(at, Class::Copula)
                && document.has_any(at - 1, &[Class::Coordinator, Class::Complementizer])
        });
        if recount.or(grown).is_some() && self.is_open(number.tokens.end) {
            let antecedent = self.antecedent(number, sentence, drafts)?;
            let figure = &drafts[antecedent].figure;
            return (figure.tokens.start >= sentence.start)
                .then(|| Self::draft(number, figure.category, None, Some(antecedent), PART));
        }
        // "quedan 2.500 soldados, frente a los 170.000 de 2007".
        if self.phrase_before(start, WordRole::Versus).is_some() {
            let end = number.tokens.end;
            let year = self.role(end) == Some(WordRole::Of)
                && document.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number);
            let antecedent = self.antecedent(number, sentence, drafts)?;
            let figure = &drafts[antecedent].figure;
            return (figure.tokens.start >= sentence.start && (year || self.is_open(end)))
                .then(|| Self::draft(number, figure.category, None, Some(antecedent), PART));
        }
        let goal = start > sentence.start && self.role(start - 1) == Some(WordRole::To);
        let not = start.checked_sub(1 + usize::from(goal)).filter(|&at| document.has(at, Class::Negation))?;
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let figure = &drafts[antecedent].figure;
        let joined = not > sentence.start && (document.is_mark(not - 1, ',') || document.has(not - 1, Class::Coordinator));
        let near = figure.tokens.start >= sentence.start && not - figure.tokens.end <= MEASURE_REACH;
        (joined && near && self.is_open(number.tokens.end))
            .then(|| Self::draft(number, figure.category, None, Some(antecedent), PART))
    }

    /// "la mitad de los caídos, 323, eran marinos", "los «cascos azules» (127)": a number between commas, dashes or brackets
    /// right after its noun.
    pub(super) fn apposed(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let kind = |at: usize| self.document.tokens.get(at).map(|token| token.kind);
        let opens = number.tokens.start.checked_sub(1)?;
        let closed = match kind(opens)? {
            TokenKind::Mark(',') => self.document.is_mark(number.tokens.end, ','),
            TokenKind::Mark('(') => self.document.is_mark(number.tokens.end, ')') || self.is_open(number.tokens.end),
            TokenKind::Mark('-' | '–' | '—') => {
                self.is_open(number.tokens.end) || self.part_after(number.tokens.end).is_some()
            }
            _ => false,
        };
        if !closed {
            return None;
        }
        let before = opens - usize::from(opens > sentence.start && self.is_closing_quote(opens - 1));
        let floor = sentence.start.max(before.saturating_sub(GAP_REACH));
        let noun = (floor..before).rev().find_map(|at| self.free_noun(at)).filter(|(_, tokens)| tokens.end == before)?;
        Some(self.of_noun(number, &noun, MEASURED))
    }

    /// "éramos 143 y volvimos 98", "de los veinte que salimos": a soldier counts his own.
    pub(super) fn comrades(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let (start, end) = (number.tokens.start, number.tokens.end);
        let before = start > sentence.start && self.role(start - 1) == Some(WordRole::We) && self.is_open(end);
        let after = self.document.has(end, Class::Relative) && self.role(end + 1) == Some(WordRole::We);
        (before || after).then(|| Self::draft(number, Category::Personnel, None, None, PART))
    }

    /// "todas esas muertes menos nueve".
    pub(super) fn excepted(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let except = number.tokens.start.checked_sub(1).filter(|&at| self.role(at) == Some(WordRole::Minus))?;
        let floor = sentence.start.max(except.saturating_sub(GAP_REACH));
        let noun = (floor..except).rev().find_map(|at| self.free_noun(at)).filter(|(_, tokens)| tokens.end == except)?;
        self.is_open(number.tokens.end).then(|| self.of_noun(number, &noun, MEASURED))
    }

    /// "¿Cuántas minas han hallado? —Llevamos 143": the question has the noun.
    pub(super) fn answered(&self, number: &Number) -> Option<Draft> {
        let start = number.tokens.start;
        let floor = start.saturating_sub(NOUN_REACH);
        let question = (floor..start).rev().find(|&at| self.document.is_mark(at, '?'))?;
        // The answer says little before its number, whoever asked.
        let answer = (question..start).rev().find(|&at| at == question || self.is_boundary(at))?;
        if start - answer > GAP_REACH || !self.is_open(number.tokens.end) {
            return None;
        }
        let asked = (floor..question).rev().find(|&at| self.role(at) == Some(WordRole::HowMany))?;
        let noun = self.free_noun(asked + 1)?;
        Some(self.of_noun(number, &noun, MEASURED))
    }

    /// "ocho armas largas y 19 cortas": an adjective stands for the noun before.
    pub(super) fn elliptic(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let end = number.tokens.end;
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let adjective = self.adjective(end)?;
        let close = number.tokens.start - drafts[antecedent].figure.tokens.end <= MEASURE_REACH;
        let closed = self.is_open(end + adjective) && self.noun_at(end + adjective).is_none();
        (close && closed && self.list_before(number.tokens.start, drafts).is_some()).then(|| {
            let mut draft = Self::draft(number, drafts[antecedent].figure.category, None, Some(antecedent), PART);
            draft.figure.tokens.end = end + adjective;
            draft
        })
    }

    /// "los 2.500 previstos": a participle stands for the noun.
    pub(super) fn planned(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let before = number.tokens.start.checked_sub(1)?;
        let (fate, len) = self.fate_at(number.tokens.end, |fate| {
            fate.form == FateForm::Participle && (fate.outcome == Outcome::Planned || fate.outcome.status().is_some())
        })?;
        if !self.document.has_any(before, &[Class::Article, Class::Determiner]) {
            return None;
        }
        let antecedent = self.antecedent(number, sentence, drafts)?;
        let governor = Governor {
            outcome: fate.outcome,
            owner: fate.owner,
            voice: Voice::Adjective,
            at: number.tokens.end,
            end: number.tokens.end + len,
            near: true,
        };
        Some(Self::draft(number, drafts[antecedent].figure.category, Some(governor), Some(antecedent), PLANNED))
    }
    /// "las bajas de los rebeldes suman 120 y las de los militares 27", "los muertos suman 300 y los heridos 40": the second
    /// number of a measure, whose verb and perhaps noun are left out.
    pub(super) fn headless(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let last = &drafts.last().filter(|last| last.figure.rule == MEASURED)?.figure;
        let (from, start) = (last.tokens.end.max(sentence.start), number.tokens.start);
        let of = (from + 1..start).take(2).any(|at| self.role(at) == Some(WordRole::Of));
        let own = (from + 2..start)
            .find_map(|at| self.free_noun(at))
            .filter(|(noun, _)| noun.category == Category::Casualties || !of && last.category == Category::Personnel);
        let joined = (from..start).len() <= NOUN_REACH / 4
            && document.has(from, Class::Coordinator)
            && (of || own.is_some() && document.has(from + 1, Class::Article))
            && (from..start).all(|at| !self.is_verb(at) && !self.is_boundary(at))
            && !document.has_any(start - 1, &[Class::Preposition, Class::Article]);
        let noun =
            own.or_else(|| self.free_noun(last.unit.as_ref()?.start)).filter(|_| joined && self.is_open(number.tokens.end))?;
        Some(self.of_noun(number, &noun, MEASURED))
    }

    /// The noun for losses that the noun at token `at` complements: "las bajas de los rebeldes".
    pub(super) fn losses_of(&self, at: usize, floor: usize) -> Option<(ForceNoun, Range<usize>)> {
        let joins = |at: usize| matches!(self.role(at), Some(WordRole::Of | WordRole::Between));
        // "casualties among North Korean troops".
        let describes =
            |at: usize| self.document.has_any(at, &[Class::Demonym, Class::NounModifier]) || self.actors.at(at).is_some();
        let mut at = at;
        while self.pack.morphology.head_final && at > floor && !joins(at - 1) && describes(at - 1) {
            at -= 1;
        }
        let of = at.checked_sub(1 + usize::from(self.document.has(at.max(1) - 1, Class::Article)))?;
        let losses = of.checked_sub(1).filter(|&losses| losses >= floor && joins(of))?;
        self.free_noun(losses).filter(|(noun, _)| noun.category == Category::Casualties)
    }
}
