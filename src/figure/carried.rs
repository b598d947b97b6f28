//! Numbers whose noun stands elsewhere: before them ("las bajas ascienden a 4.700"), or in what was counted before
//! ("de los cuales 300 murieron").

use std::ops::Range;

use super::fate::Governor;
use super::{Draft, FigureAt, Reader, is_people};
use crate::lang::counting::{Context, FateForm, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number, Quantity};
use crate::token::{Gap, TokenKind};
use crate::{Category, Qualifier, RuleId, Status};

/// "de los cuales 98", "40 de ellos": a part of what was counted.
pub(super) const PART: RuleId = "figure.part";
/// "otros ocho murieron", "148 desertaron": the verb tells what is counted.
const GOVERNED: RuleId = "figure.governed";
/// "las bajas ascienden a 4.700".
pub(super) const MEASURED: RuleId = "figure.measured";
/// "elevó a 4.700 las bajas".
const NOUN_AFTER_MEASURE: RuleId = "figure.noun_after_measure";
/// "los cifró en 4.700".
const PRONOUN: RuleId = "figure.pronoun";
/// "muertos: 52".
const LABELLED: RuleId = "figure.labelled";

/// How far before its verb the noun of a number may stand, in tokens.
pub(super) const NOUN_REACH: usize = 32;
/// How far before its number the noun of a measure without a verb may stand, in tokens.
pub(super) const GAP_REACH: usize = 4;
/// How far back a pronoun may look for its noun, in tokens.
const PRONOUN_REACH: usize = 40;
/// How far before its number a count may be named that the text told of, in tokens.
const TALLY_REACH: usize = 9;
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
            .or_else(|| self.gapped(number, &sentence, drafts))
            .or_else(|| self.labelled(number, &sentence))
            .or_else(|| self.governed(number, &sentence, drafts))
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
            self.left(at, sentence).filter(|left| left.near && known(left) && self.is_open(end))
        };
        // "250 rehenes, 200 en poder del grupo": the phrase beside it.
        let beside = || {
            let listed = antecedent.is_some_and(|at| drafts[at].figure.tokens.start >= sentence.start);
            self.beside(end, sentence).filter(|_| begins && listed)
        };
        let whole = antecedent.map(|at| drafts[at].figure.category);
        let Some(governor) = right.or_else(beside).or_else(left) else {
            // "mientras que otros 47 quedaron fuera de control".
            let things = whole.filter(|&category| !is_people(category) && other.is_some() && begins && self.is_verb(verb))?;
            return Some(Self::draft(number, things, None, antecedent, PART));
        };
        if self.is_of_other_things(first, sentence, drafts) {
            return None;
        }
        // "una bomba mató a tres": whom, not what.
        let harms = matches!(governor.outcome, Outcome::Status(Status::Killed | Status::Wounded));
        let marked = first > 0 && self.role(first - 1) == Some(WordRole::To) || self.pack.morphology.rigid_order && harms;
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

    fn governor_after(&self, verb: usize, sentence: &Range<usize>) -> Option<Governor> {
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
                token.classes.has_any(&[
                    Class::Preposition,
                    Class::Coordinator,
                    Class::Subordinator,
                    Class::Adverb,
                    Class::Relative,
                    Class::Complementizer,
                    Class::Article,
                    Class::Determiner,
                ]) && self.role(end) != Some(WordRole::Of)
                    || self.is_verb(end)
            }
        }
    }

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

    pub(super) fn is_closing_quote(&self, at: usize) -> bool {
        matches!(self.document.tokens.get(at).map(|token| token.kind), Some(TokenKind::Mark('"' | '”' | '»' | '’')))
    }

    /// "elevó a 2.400 las bajas", "estimó en más de 3.100 los soldados huidos".
    fn noun_after_measure(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
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
    fn measured(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
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
    fn noun_before_complement(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
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
    fn noun_in_measure(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
        let to = number.tokens.start.checked_sub(1).filter(|&at| self.document.has(at, Class::Preposition))?;
        let floor = sentence.start.max(to.saturating_sub(GAP_REACH));
        let noun = (floor..to).rev().find_map(|at| self.free_noun(at)).filter(|(_, tokens)| tokens.end == to)?;
        let verb = noun.1.start.checked_sub(2).filter(|&at| at >= sentence.start)?;
        let measures = self.fate_at(verb, |fate| fate.voice == Voice::Measure && fate.form != FateForm::Other).is_some();
        (measures && self.is_open(number.tokens.end)).then(|| self.of_noun(number, &noun, MEASURED))
    }

    /// "a death toll of 52", "a force of 2,000": the noun and its number alone.
    fn complemented(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
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
    fn tallied(&self, number: &Number, sentence: &Range<usize>, drafts: &[Draft]) -> Option<Draft> {
        let document = self.document;
        let start = number.tokens.start;
        let floor = sentence.start.max(start.saturating_sub(TALLY_REACH));
        let tally = (floor..start).rev().find(|&at| self.role(at) == Some(WordRole::Tally));
        // "la inteligencia polaca sube a 18.000", "la cadena habló de más de 450".
        let changes = start > sentence.start + 1 && self.fate_at(start - 2, |fate| fate.changes).is_some();
        let speaks = start > sentence.start + 1
            && self.role(start - 1) == Some(WordRole::Of)
            && document.tokens[start - 2].starts.has_any(&[Class::ReportVerb, Class::ReportParticiple]);
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
    fn reached(&self, number: &Number) -> Number {
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

    /// A number and the noun elsewhere that it counts.
    pub(super) fn of_noun(&self, number: &Number, (noun, tokens): &(ForceNoun, Range<usize>), rule: RuleId) -> Draft {
        let mut draft = Self::draft(&self.reached(number), noun.category, None, None, rule);
        draft.figure.status = noun.fate.status();
        draft.figure.unit = Some(tokens.clone());
        draft
    }

    /// The noun that a measuring verb before token `start` joins to its number.
    pub(super) fn measured_noun(&self, start: usize, sentence: &Range<usize>, drafts: &[Draft]) -> Option<ForceNoun> {
        let verb = self.measuring_verb(start, sentence)?;
        self.noun_before(verb, sentence, drafts).map(|(noun, _)| noun)
    }

    /// The nearest noun before token `verb` that no number counts.
    fn noun_before(&self, verb: usize, sentence: &Range<usize>, drafts: &[Draft]) -> Option<(ForceNoun, Range<usize>)> {
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
    fn harmed(&self, (noun, tokens): (ForceNoun, Range<usize>), sentence: &Range<usize>) -> (ForceNoun, Range<usize>) {
        let casualty =
            |governor: Governor| governor.outcome.is_casualty() && governor.outcome != Outcome::Status(Status::Released);
        let harmed = is_people(noun.category) && self.beside(tokens.end, sentence).is_some_and(casualty);
        let category = if harmed && self.pack.morphology.rigid_order { Category::Casualties } else { noun.category };
        (ForceNoun { category, ..noun }, tokens)
    }

    /// A word for any people after its article whose relative clause makes a force of them: "los extranjeros que pelean".
    fn fighting_noun(&self, at: usize, sentence: &Range<usize>) -> Option<(ForceNoun, Range<usize>)> {
        let (noun, len) = self.noun_at(at).filter(|(noun, _)| noun.plural && noun.category == Category::Personnel)?;
        let end = self.tail(&(at..at + len), noun);
        let article = at > 0
            && (self.role(at - 1) == Some(WordRole::The) || self.pack.morphology.rigid_order && self.is_owner_mark(at - 1));
        let outcome = self.beside(end, sentence).or_else(|| self.relative(end, sentence)).filter(|_| article)?.outcome;
        let category = if outcome.is_casualty() { Category::Casualties } else { Category::Personnel };
        (outcome.is_casualty() || outcome.is_force()).then_some((ForceNoun { category, ..noun }, at..end))
    }

    /// "los muertos de ayer son 12; los de toda la guerra son 900": the noun that the measure before it had.
    fn noun_again(&self, verb: usize, sentence: &Range<usize>, drafts: &[Draft]) -> Option<(ForceNoun, Range<usize>)> {
        let last = &drafts.last()?.figure;
        if !matches!(last.rule, MEASURED | NOUN_AFTER_MEASURE) || last.tokens.start < sentence.start {
            return None;
        }
        let headless = |at: usize| self.document.has(at, Class::Article) && self.role(at + 1) == Some(WordRole::Of);
        (last.tokens.end..verb).any(headless).then_some(())?;
        self.free_noun(last.unit.as_ref()?.start)
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

    /// "muertos: 52", "los blindados que vio: cuatro".
    fn labelled(&self, number: &Number, sentence: &Range<usize>) -> Option<Draft> {
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
