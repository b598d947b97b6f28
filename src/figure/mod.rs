//! Stage 5, figures: a quantity and the counted noun.
//!
//! Most figures are a number and the noun after it (`phrase`). What became of those counted, by the verb, participle or
//! noun that governs them (`fate`), decides whether people are a force or casualties, and whether a word that can count
//! anybody counts here at all. A number without a noun counts when the text carries its noun over (`carried`). Last comes
//! whose they are (`owner`).

mod again;
mod attack;
mod before;
mod carried;
mod fate;
mod fraction;
mod governed;
mod group;
mod guess;
mod measure;
mod owner;
mod part;
mod phrase;
mod place;
mod premodifier;
mod side;
mod verb;

use std::cell::Cell;
use std::ops::Range;

use crate::actor::Actors;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::counting::{Context, FateForm, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::{Form, Number, Quantity, qualifier_after};
use crate::token::{Gap, TokenKind};
use crate::{ActorKind, Category, Country, RuleId, Status};
use fate::Governor;
use phrase::NounPhrase;

/// A figure before it gets its id.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureAt {
    /// Its tokens, from its qualifier to the end of its noun.
    pub tokens: Range<usize>,
    /// How many.
    pub quantity: Quantity,
    /// What it counts.
    pub category: Category,
    /// The counted noun.
    pub unit: Option<Range<usize>>,
    /// What became of them.
    pub status: Option<Status>,
    /// The side whose they are.
    pub country: Option<Country>,
    /// The entity whose they are, as an index in [`Actors::entities`].
    pub entity: Option<usize>,
    /// The rule that found it.
    pub rule: RuleId,
}

impl FigureAt {
    /// The tokens of its number, without the noun after it: a quotation may end between them.
    #[must_use]
    pub fn number(&self) -> Range<usize> {
        let noun = self.unit.as_ref().map(|unit| unit.start).filter(|&start| start > self.tokens.start);
        self.tokens.start..noun.unwrap_or(self.tokens.end).min(self.tokens.end)
    }
}

/// A number and its noun: "3.000 soldados".
const COUNTED_NOUN: RuleId = "figure.counted_noun";
/// A word for any person, which what became of them makes a figure: "murieron tres niños".
const COUNTED_PEOPLE: RuleId = "figure.counted_people";
/// A part of what was counted before: "incluidas 19 mujeres".
const INCLUDED: RuleId = "figure.included";
/// One, by the indefinite article: "murió un soldado".
const SINGLE: RuleId = "figure.single";

/// A text of so many tokens tells somewhere that it is about a conflict; a lower number leaves out figures of short texts.
const LONG: usize = 120;
/// How many words of war, or mentions of armed groups, such a text has at least.
const WAR_WORDS: usize = 2;
/// How many tokens before a vehicle those who move in it are looked for.
const FIGHTERS_REACH: usize = 12;
/// How many tokens before and after a number are searched for something military.
const MILITARY_REACH: usize = 40;
/// Two figures with at most this many tokens between them, and no verb, are items of one list.
const LIST_REACH: usize = 8;

/// All figures, in text order; none overlaps another.
#[must_use]
pub fn find_figures(document: &Document, pack: &LanguagePack, numbers: &[Number], actors: &Actors) -> Vec<FigureAt> {
    if !tells_of_war(document, pack, actors) {
        return Vec::new();
    }
    let (exchange, sides) = (exchanges_prisoners(document, pack), Vec::new());
    let verbs = vec![Cell::new(None); document.len()];
    let mut reader = Reader { document, pack, numbers, actors, exchange, sides, verbs, title: Cell::default() };
    reader.sides = reader.count_sides();
    let mut drafts: Vec<Draft> = Vec::new();
    for number in numbers {
        // The total inside "siete de los 22 tripulantes" belongs to the figure that it limits.
        if drafts.last().is_some_and(|last| last.figure.tokens.end > number.tokens.start) {
            continue;
        }
        if let Some(draft) = reader.counted(number, &drafts).or_else(|| reader.carried(number, &drafts)) {
            drafts.push(draft);
        }
    }
    reader.assign_owners(&mut drafts);
    drafts.into_iter().map(|draft| draft.figure).collect()
}

/// Whether a text may tell of an armed conflict: a long one without a word of it counts the dead of accidents and strikes.
fn tells_of_war(document: &Document, pack: &LanguagePack, actors: &Actors) -> bool {
    let is_war = |at: usize| document.starts(at).has(Class::War) && pack.lexicon.longest(document, at, Class::War).is_some();
    let groups = actors.mentions.iter().filter(|mention| actors.entity(mention).kind == ActorKind::ArmedGroup).count();
    document.len() < LONG || groups + (0..document.len()).filter(|&at| is_war(at)).take(WAR_WORDS).count() >= WAR_WORDS
}

/// Whether the text tells of prisoners: then those who return were captured.
fn exchanges_prisoners(document: &Document, pack: &LanguagePack) -> bool {
    (0..document.len()).any(|at| {
        document.classes(at).has(Class::ForceNoun)
            && pack
                .lexicon
                .all(document, at, Class::ForceNoun)
                .any(|found| pack.counting.nouns[found.row].fate == Outcome::Status(Status::Captured))
    })
}

/// A figure, and what later ones need to know of it.
#[derive(Clone, Debug)]
struct Draft {
    figure: FigureAt,
    /// What governs it.
    governor: Option<Governor>,
    /// What governs the list that it begins, without what describes it alone: "65 captured soldiers and three guards".
    shared: Option<Governor>,
    /// Whether a possessive determines its noun: "185 de sus soldados".
    possessive: bool,
    /// Whether it is a part of what an article marks as known: "119 of the drones".
    partitive: bool,
    /// Whether the noun that measures it makes it casualties: "el balance de muertos incluye a 61 civiles".
    lost: bool,
    /// The draft that it is a part of, or whose noun it carries over.
    antecedent: Option<usize>,
    /// The draft before it in the same list.
    list: Option<usize>,
}

struct Reader<'a> {
    document: &'a Document<'a>,
    pack: &'a LanguagePack,
    numbers: &'a [Number],
    actors: &'a Actors,
    /// Whether the text tells of prisoners.
    exchange: bool,
    /// How often the text names each side.
    sides: Vec<(Country, usize)>,
    /// For each token whether it is a finite verb, once that has been asked: every rule looks for verbs around its number.
    verbs: Vec<Cell<Option<bool>>>,
    /// Where the sentence begins that was last asked about, and whether it is a heading.
    title: Cell<Option<(usize, bool)>>,
}

impl Reader<'_> {
    /// A number with its noun after it.
    fn counted(&self, number: &Number, drafts: &[Draft]) -> Option<Draft> {
        let phrase = self.noun_phrase(number)?;
        let sentence = self.document.sentence_of(number.tokens.start);
        if self.is_gapped_passive(number, &phrase, &sentence, drafts) {
            return None;
        }
        let list = self.list_before(number.tokens.start, drafts);
        let included = self
            .included_in(number.tokens.start, &sentence, drafts)
            .or_else(|| list.filter(|&at| drafts[at].antecedent.is_some()).and_then(|at| drafts[at].antecedent));
        // What governs the first item of a list governs them all, unless a word that tells more governs the later one.
        let first =
            || list.and_then(|at| drafts[at].shared).filter(|_| !self.is_agent(number.tokens.start, phrase.end, &sentence));
        let verb = self.governor(number.tokens.start, phrase.end, &sentence);
        // "two captured soldiers": unless the verb tells that something worse befell them.
        let own = match (verb, phrase.fate) {
            (Some(own), Some(fate)) if fate.outcome.is_casualty() && !own.outcome.is_casualty() => {
                Some(Governor { outcome: fate.outcome, owner: fate.owner, ..own })
            }
            (own, fate) => own.or(fate),
        };
        let governor = match (own, first()) {
            (Some(own), Some(first))
                if own.outcome == Outcome::None
                    || own.at == first.at && (own.outcome == first.outcome || !own.outcome.is_casualty()) =>
            {
                Some(first)
            }
            (own, first) => own.or(first),
        };
        let governor = governor.map(|governor| governor.of(phrase.noun.category));
        let outcome = governor.map_or(Outcome::None, |governor| governor.outcome);
        let mut rule = match phrase.noun.context {
            Context::Clause => COUNTED_PEOPLE,
            _ => COUNTED_NOUN,
        };
        let mut among_lost = false;
        let mut category = self.category(&phrase, governor.as_ref(), &sentence);
        if let Some(whole) = included
            && (category.is_none() || phrase.noun.category == Category::Personnel)
            && is_people(drafts[whole].figure.category)
            && is_people(phrase.noun.category)
        {
            category = Some(if outcome.is_casualty() { Category::Casualties } else { drafts[whole].figure.category });
            rule = INCLUDED;
        }
        // "las bajas ascienden a 300 efectivos", "el balance de muertos incluye 61 civiles".
        let measured =
            |start: usize| self.measured_noun(start, &sentence, drafts).is_some_and(|noun| noun.category == Category::Casualties);
        if category.is_none_or(|category| category == Category::Personnel)
            && phrase.noun.category == Category::Personnel
            && (measured(number.tokens.start)
                || self.is_among_casualties(number.tokens.start, &sentence, drafts)
                || list.is_some_and(|at| drafts[at].lost && drafts[at].figure.tokens.start >= sentence.start))
        {
            (category, among_lost) = (Some(Category::Casualties), true);
        }
        let category = category?;
        // "one soldier said": somebody unnamed, unless something befell him.
        if number.form == Form::Single
            && is_people(category)
            && governor.is_none_or(|governor| governor.outcome == Outcome::None)
            && phrase.noun.category == Category::Personnel
            && included.is_none()
            && list.is_none()
        {
            return None;
        }
        if number.form == Form::Article {
            let listed = list.is_some_and(|at| !matches!(drafts[at].figure.rule, SINGLE) || drafts[at].antecedent.is_some());
            // "12.000 efectivos, incluida una unidad": of those in arms one alone is no count.
            let listed = listed && !(category == Category::Units && included.is_some());
            Self::single_counts(&phrase, category, governor.as_ref(), included.is_some() || among_lost, listed)?;
            rule = SINGLE;
        }
        // "murió uno de los pilotos", and not "cada uno de los heridos".
        if number.form == Form::Pronoun {
            let dead =
                |governor: &Governor| governor.near && governor.outcome.is_casualty() && governor.voice != Voice::Adjective;
            let each = number.tokens.start > 0 && self.document.has(number.tokens.start - 1, Class::Determiner);
            governor.filter(dead).filter(|_| !each && category == Category::Casualties)?;
            rule = SINGLE;
        }
        let status = match phrase.noun.fate.status().or(outcome.status()) {
            Some(Status::Killed | Status::Wounded) if category == Category::Materiel => Some(Status::Lost),
            None if outcome == Outcome::Seized && category == Category::Materiel => Some(Status::Captured),
            // "six are missing, including two soldiers".
            None if category == Category::Casualties => included.and_then(|whole| drafts[whole].figure.status),
            status => status,
        };
        // "nearly half of its 3,400 men".
        let fraction = self.fraction_of(number).filter(|_| phrase.noun.plural);
        let start = fraction.as_ref().map_or(number.tokens.start, |part| part.tokens.start);
        let mut quantity = fraction.map_or(number.quantity, |part| part.quantity);
        if let Some((word, _)) = qualifier_after(self.document, self.pack, phrase.end) {
            quantity = quantity.qualified(word.kind);
        }
        Some(Draft {
            figure: FigureAt {
                tokens: start..phrase.end,
                quantity,
                category,
                unit: Some(phrase.start.min(phrase.head.start)..phrase.end),
                status,
                country: None,
                entity: None,
                rule,
            },
            governor,
            shared: if phrase.fate.is_some() { verb } else { governor },
            possessive: phrase.possessive,
            partitive: phrase.partitive,
            lost: among_lost,
            antecedent: included,
            list,
        })
    }

    /// "12 were killed and 30 wounded": a participle whose copula the number before has is no noun.
    fn is_gapped_passive(&self, number: &Number, phrase: &NounPhrase, sentence: &Range<usize>, drafts: &[Draft]) -> bool {
        let (start, head) = (number.tokens.start, &phrase.head);
        let participle = head.start == number.tokens.end
            && phrase.noun.both
            && phrase.noun.category == Category::Casualties
            && self.fate_at(head.start, |fate| fate.form == FateForm::Participle).is_some();
        participle
            && start > sentence.start
            && (self.document.has(start - 1, Class::Coordinator) || self.document.is_mark(start - 1, ','))
            && drafts.last().is_some_and(|last| last.figure.tokens.start >= sentence.start)
            && (sentence.start.max(start.saturating_sub(FIGHTERS_REACH))..start - 1).any(|at| {
                self.document.has_any(at, &[Class::Copula])
                    && (at + 1..start - 1).take(2).any(|at| {
                        self.fate_at(at, |fate| fate.form == FateForm::Participle && fate.outcome.is_casualty()).is_some()
                    })
            })
    }

    /// What a noun counts with what became of them; `None` where it is no figure.
    fn category(&self, phrase: &NounPhrase, governor: Option<&Governor>, sentence: &Range<usize>) -> Option<Category> {
        let outcome = governor.map_or(Outcome::None, |governor| governor.outcome);
        let ForceNoun { category, context, .. } = phrase.noun;
        // Those who come back were away as prisoners only where the text says so.
        let casualty = outcome.is_casualty() && (outcome != Outcome::Status(Status::Released) || self.exchange);
        match (category, context) {
            (Category::Personnel, Context::Free | Context::Event | Context::Name) => {
                Some(if casualty { Category::Casualties } else { category })
            }
            (Category::Personnel, Context::Sentence | Context::Clause) if casualty => Some(Category::Casualties),
            (Category::Personnel, Context::Sentence) => {
                let civil = self.belongs_to_civil_body(phrase.end);
                ((phrase.arms
                    || outcome.is_force()
                    || outcome == Outcome::Status(Status::Sent)
                    || self.is_military(phrase, sentence))
                    && !civil)
                    .then_some(category)
            }
            (Category::Personnel, Context::Clause) => (phrase.arms || outcome.is_force()).then_some(category),
            (_, Context::Free | Context::Event | Context::Name) => Some(category),
            (_, Context::Sentence) => {
                (phrase.arms || governor.is_some() || self.is_military(phrase, sentence)).then_some(category)
            }
            (_, Context::Clause) => {
                // What moves by itself is no weapon yet: "llegaron tres coches"; what is seized, given or burnt is, or what
                // fighters move in: "los asaltantes llegaron en tres coches".
                if self.carries_fighters(phrase, sentence) {
                    return Some(category);
                }
                let moves = governor.is_none_or(|governor| governor.voice == Voice::Subject && !outcome.is_casualty());
                (phrase.arms || !moves && outcome != Outcome::None).then_some(category)
            }
        }
    }

    /// Whether the indefinite article is the number one here: an explicit count of losses, or an item of a list of counts.
    fn single_counts(
        phrase: &NounPhrase,
        category: Category,
        governor: Option<&Governor>,
        included: bool,
        listed: bool,
    ) -> Option<()> {
        let noun_says = phrase.noun.category == Category::Casualties
            && phrase.noun.fate.is_casualty()
            && phrase.noun.context != Context::Event;
        let lost = governor.is_some_and(|governor| governor.near && governor.outcome.is_casualty());
        let counts = match category {
            Category::Casualties => {
                noun_says && (listed || phrase.noun.fate != Outcome::Status(Status::Captured)) || lost || included
            }
            Category::Personnel => included,
            Category::Units | Category::Materiel => listed,
        };
        counts.then_some(())
    }

    /// The draft that comes before token `start` in the same list: only commas, conjunctions and complements stand between.
    fn list_before(&self, start: usize, drafts: &[Draft]) -> Option<usize> {
        let last = drafts.len().checked_sub(1)?;
        let between = drafts[last].figure.tokens.end..start;
        let joined = between.len() <= LIST_REACH
            && !between.is_empty()
            && between.clone().all(|at| {
                !self.is_verb(at)
                    && !self.is_boundary(at)
                    && (!self.is_agent_mark(at) || self.is_target_mark(at) && self.document.is_capital(at + 1))
                    && !self.document.has(at, Class::Complementizer)
            })
            && between.clone().any(|at| self.document.is_mark(at, ',') || self.document.has(at, Class::Coordinator));
        joined.then_some(last)
    }

    /// The draft that a number is announced to be a part of: "300 policías, incluidas 19 mujeres".
    fn included_in(&self, start: usize, sentence: &Range<usize>, drafts: &[Draft]) -> Option<usize> {
        let before = start - usize::from(start > sentence.start && self.document.is_mark(start - 1, ','));
        let last = drafts.len().checked_sub(1)?;
        let figure = &drafts[last].figure;
        // "murieron once personas: cuatro soldados y …", "73 muertos (59 militares y …)".
        if start > sentence.start
            && (self.document.is_mark(start - 1, ':')
                || self.document.is_mark(start - 1, '(')
                || drafts[last].governor.is_some_and(|governor| governor.outcome.is_casualty())
                    && matches!(self.document.tokens[start - 1].kind, TokenKind::Mark('–' | '—' | '-'))
                    && self.document.gap(start) != Gap::None)
            && figure.tokens.start >= sentence.start
            && is_people(figure.category)
            && (figure.tokens.end..start - 1).all(|at| !self.is_boundary(at))
            && (figure.tokens.end == start - 1 || figure.category == Category::Casualties)
        {
            return Some(last);
        }
        let at = self.phrase_before(before, WordRole::Include).or_else(|| self.phrase_before(before, WordRole::Part))?;
        (figure.tokens.start >= sentence.start && figure.tokens.end <= at).then_some(last)
    }

    /// Whether a group of casualties that was counted before opens the clause: "Entre los civiles hay 117 menores".
    fn is_among_casualties(&self, start: usize, sentence: &Range<usize>, drafts: &[Draft]) -> bool {
        let Some(first) = self.among_at(start, sentence) else { return false };
        let group =
            (first + 2..start.min(first + 4)).any(|at| self.noun_at(at).is_some_and(|(noun, _)| is_people(noun.category)));
        group
            && drafts.last().is_some_and(|last| {
                let from = if sentence.start > 0 { self.document.sentence_of(sentence.start - 1).start } else { 0 };
                last.figure.category == Category::Casualties && last.figure.tokens.start >= from
            })
    }

    /// Where a phrase of this role begins that ends just before token `end`.
    pub(super) fn phrase_before(&self, end: usize, role: WordRole) -> Option<usize> {
        /// The longest such phrase, in tokens.
        const LONGEST: usize = 4;
        (end.saturating_sub(LONGEST)..end).find(|&at| {
            self.pack
                .lexicon
                .all(self.document, at, Class::Counting)
                .any(|found| at + found.len == end && self.pack.counting.number_words[found.row].role == role)
        })
    }

    /// Where a phrase of this role that begins at token `at` ends.
    fn phrase_after(&self, at: usize, role: WordRole) -> Option<usize> {
        self.pack
            .lexicon
            .all(self.document, at, Class::Counting)
            .find(|found| self.pack.counting.number_words[found.row].role == role)
            .map(|found| at + found.len)
    }

    /// Whether something else in the sentence is military.
    fn is_military(&self, phrase: &NounPhrase, sentence: &Range<usize>) -> bool {
        let from = sentence.start.max(phrase.head.start.saturating_sub(MILITARY_REACH));
        let to = sentence.end.min(phrase.end + MILITARY_REACH);
        (from..phrase.head.start).chain(phrase.end..to).any(|at| {
            self.document.has(at, Class::BodyForce)
                || self.noun_at(at).is_some_and(|(noun, _)| {
                    noun.context == Context::Free && (noun.category != Category::Casualties || noun.fate == Outcome::None)
                })
                || self.fate_at(at, |fate| fate.outcome.is_casualty() || fate.outcome.is_force()).is_some()
                || self.actors.at(at).is_some_and(|mention| self.actors.entity(mention).kind == ActorKind::ArmedGroup)
        })
    }

    /// Whether fighters are named before a vehicle that a preposition of place governs.
    fn carries_fighters(&self, phrase: &NounPhrase, sentence: &Range<usize>) -> bool {
        let from = sentence.start.max(phrase.head.start.saturating_sub(FIGHTERS_REACH));
        let fighters = |at: usize| {
            self.noun_at(at).is_some_and(|(noun, _)| noun.category == Category::Personnel && noun.context == Context::Free)
        };
        let place = (from..phrase.head.start).rev().find(|&at| self.document.has(at, Class::Preposition));
        // "en dos coches", "en decenas de motocicletas".
        let of = place.filter(|&at| self.role(at) == Some(WordRole::Of));
        let place = of.map_or(place, |of| (from..of).rev().find(|&at| self.document.has(at, Class::Preposition)));
        place.is_some_and(|at| self.document.has(at, Class::Locative)) && (from..phrase.head.start).any(fighters)
    }

    /// Whether a complement names a body that is no armed one: "los 32 miembros de la OTAN".
    fn belongs_to_civil_body(&self, end: usize) -> bool {
        self.complement_after(end).is_some_and(|mention| {
            let entity = self.actors.entity(mention);
            let force = mention.tokens.clone().any(|at| self.document.has_any(at, &[Class::BodyForce, Class::ForceNoun]));
            entity.kind == ActorKind::Organization && entity.country.is_none() && !force
        })
    }
}

fn is_people(category: Category) -> bool {
    matches!(category, Category::Personnel | Category::Casualties)
}
