//! Who stands around a figure: subjects, agents and victims, complements, places, and the other side.

use std::ops::Range;

use super::{Draft, Reader};
use crate::actor::MentionAt;
use crate::lang::PrepositionRole;
use crate::lang::counting::{Band, Fate, FateForm, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::token::Gap;
use crate::{ActorKind, Category, Country, Status};

/// How far after a noun the name of its owner may stand: "de las Fuerzas", "pertenecientes a la".
pub(super) const COMPLEMENT_REACH: usize = 3;
/// How far after a verb its agent may stand, in tokens.
const AGENT_REACH: usize = 8;
/// How far back a subject is looked for, in tokens.
pub(super) const SUBJECT_REACH: usize = 40;
/// How many tokens may stand between a verb of saying and its "que".
const SAYING_REACH: usize = 5;
/// How far after its subject a verb may stand for the two to be a clause, in tokens.
pub(super) const CLAUSE_REACH: usize = 6;
/// How far before its noun an adjective of nationality may stand, in tokens.
pub(super) const ADJECTIVE_REACH: usize = 3;
/// How far back the nation of soldiers is looked for, in tokens.
const NATION_REACH: usize = 200;
/// How far from a figure its clause may name its side, in tokens.
const SIDE_REACH: usize = 12;
/// How far back the other side is looked for, in tokens.
const ADVERSARY_REACH: usize = 80;
/// A country named so many times less often than the home is no party to a war there.
pub(super) const MINOR_PARTY: usize = 3;

impl Reader<'_> {
    /// Whether a clause ends at token `at`: a boundary or a comma.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        self.is_boundary(at) || self.document.is_mark(at, ',')
    }

    /// The country of the side that an adjective after a noun names: "del lado israelí", "de las filas rusas".
    pub(super) fn side_after(&self, end: usize) -> Option<Country> {
        if self.role(end) != Some(WordRole::Of) && !self.is_owner_mark(end) {
            return None;
        }
        let noun = end + 1 + usize::from(self.document.has(end + 1, Class::Article));
        let adjective = self.document.is_word(noun) && self.document.has(noun + 1, Class::Demonym);
        (adjective && self.actors.at(noun).is_none()).then(|| self.nationality_in(noun + 1..noun + 2)).flatten()
    }

    /// The token after a name in the genitive that begins at token `at`.
    pub(super) fn possessor_end(&self, at: usize) -> Option<usize> {
        let mention = self.actors.at(at).filter(|mention| mention.tokens.start == at)?;
        let end = mention.tokens.end;
        let found = self.pack.lexicon.longest(self.document, end, Class::Possessive)?;
        (self.document.gap(end) == Gap::None).then_some(end + found.len)
    }

    /// The mention in the genitive that determines what begins at token `at`: "Ukraine's 5,000 soldiers".
    pub(super) fn possessor_before(&self, at: usize) -> Option<&MentionAt> {
        let mark = at.checked_sub(2)?;
        let found = self.pack.lexicon.longest(self.document, mark, Class::Possessive)?;
        if mark == 0 || found.len != 2 || self.document.gap(mark) != Gap::None {
            return None;
        }
        self.actors.at(mark - 1).filter(|mention| mention.tokens.end == mark)
    }

    pub(super) fn is_target_mark(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Target
    }

    pub(super) fn is_instrument_mark(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Party
    }

    pub(super) fn is_owner_mark(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Owner
    }

    /// The other side: of those named around token `at` the one that the text names most.
    pub(super) fn adversary(&self, side: Country, at: usize) -> Option<Country> {
        let window = at.saturating_sub(ADVERSARY_REACH)..self.document.len().min(at + ADVERSARY_REACH / 4);
        let near = window
            .filter_map(|near| Some((self.side_named(near)?, near.abs_diff(at))))
            .filter(|&(country, _)| country != side)
            .max_by_key(|&(country, distance)| (self.times_named(country), std::cmp::Reverse(distance)))
            .map(|(country, _)| country);
        let main = self.sides.iter().filter(|&&(country, _)| country != side).max_by_key(|&&(_, count)| count);
        let passing = |country: Country| main.is_some_and(|&(_, count)| self.times_named(country) * MINOR_PARTY < count);
        near.filter(|&country| !passing(country)).or(main.map(|&(country, _)| country))
    }

    /// The side that a mention or an adjective names which begins at token `at`.
    pub(super) fn side_named(&self, at: usize) -> Option<Country> {
        let mention = self.actors.at(at).filter(|mention| mention.tokens.start == at);
        mention.and_then(|mention| self.side_of(mention)).or_else(|| self.nationality_in(at..at + 1))
    }

    /// The side that a mention names; an organization is none.
    fn side_of(&self, mention: &MentionAt) -> Option<Country> {
        let entity = self.actors.entity(mention);
        entity.country.filter(|_| entity.kind != ActorKind::Organization)
    }

    /// How often the text names each side.
    pub(super) fn count_sides(&self) -> Vec<(Country, usize)> {
        let mut sides: Vec<(Country, usize)> = Vec::new();
        let mut mentions = self.actors.mentions.iter().peekable();
        let named = (0..self.document.len()).filter_map(|at| {
            let mention = mentions.next_if(|mention| mention.tokens.start <= at).filter(|mention| mention.tokens.start == at);
            mention.and_then(|mention| self.side_of(mention)).or_else(|| self.nationality_in(at..at + 1))
        });
        for country in named {
            match sides.iter_mut().find(|(other, _)| *other == country) {
                Some((_, count)) => *count += 1,
                None => sides.push((country, 1)),
            }
        }
        sides
    }

    pub(super) fn times_named(&self, country: Country) -> usize {
        self.sides.iter().find(|(other, _)| *other == country).map_or(0, |&(_, count)| count)
    }

    /// The country of the first adjective of nationality in a token range; "Iranian-made" tells of another owner.
    pub(super) fn nationality_in(&self, range: Range<usize>) -> Option<Country> {
        let made = |at: usize| {
            self.document.is_mark(at + 1, '-')
                && self.fate_at(at + 2, |fate| matches!(fate.outcome, Outcome::Used | Outcome::Status(Status::Sent))).is_some()
        };
        range
            .filter(|&at| self.document.starts(at).has(Class::Demonym) && !made(at))
            .filter_map(|at| self.pack.lexicon.longest(self.document, at, Class::Demonym))
            .find_map(|found| self.pack.gazetteer.entries[found.row].country)
    }

    /// The side whose losses a noun and its adjective name before token `at`: "las bajas rusas".
    pub(super) fn losses_named_before(&self, at: usize, sentence: &Range<usize>) -> Option<Country> {
        let losses = |at: &usize| {
            let lost = |fate: &Fate| fate.voice == Voice::Noun && fate.outcome == Outcome::Status(Status::Lost);
            self.noun_at(*at).is_some_and(|(noun, _)| noun.category == Category::Casualties && noun.plural)
                || self.fate_at(*at, lost).is_some()
        };
        // "casualties among North Korean troops".
        let among = |at: usize| {
            (self.role(at + 1) == Some(WordRole::Between))
                .then(|| self.nationality_in(at + 2..at + 2 + ADJECTIVE_REACH))
                .flatten()
        };
        (sentence.start..at).rev().filter(losses).find_map(|at| self.nationality_of(at).or_else(|| among(at)))
    }

    /// The country of the adjective of nationality beside the noun at token `at`: after it, or before it where adjectives
    /// stand there.
    pub(super) fn nationality_of(&self, at: usize) -> Option<Country> {
        if !self.pack.morphology.head_final {
            return self.nationality_in(at + 1..at + 2);
        }
        // "Russia's frontline losses".
        let before = at.saturating_sub(ADJECTIVE_REACH);
        let possessor = || (before + 1..=at).find_map(|at| self.possessor_before(at));
        self.nationality_in(before..at).or_else(|| possessor().and_then(|mention| self.actors.entity(mention).country))
    }

    /// The mention that complements a noun: "de Corea del Norte", "de las Fuerzas Especiales", "pertenecientes al Ejército".
    pub(super) fn complement_after(&self, end: usize) -> Option<&MentionAt> {
        if !self.is_owner_mark(end) {
            return None;
        }
        let nouns = |at: &usize| !self.document.has_any(*at, &[Class::Preposition, Class::Pronoun, Class::Relative]);
        (end + 1..=end + COMPLEMENT_REACH)
            .take_while(nouns)
            .find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
    }

    /// The mention after "por" behind a participle.
    pub(super) fn agent_after(&self, end: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let limit = sentence.end.min(end + AGENT_REACH);
        let by = (end..limit).take_while(|&at| !self.ends_clause(at)).find(|&at| {
            self.document.has(at, Class::Preposition)
                && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Agent
        })?;
        (by + 1..=by + COMPLEMENT_REACH).find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
    }

    /// The mention that things come from: "bought 40 tanks from South Korea".
    pub(super) fn origin_after(&self, end: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let limit = sentence.end.min(end + AGENT_REACH);
        let stops = |at: usize| self.ends_clause(at) || self.is_verb(at);
        let from = (end..limit).take_while(|&at| !stops(at)).find(|&at| self.role(at) == Some(WordRole::From))?;
        // "from Iran-backed areas of Yemen": a name that only describes.
        let whole = |mention: &&MentionAt| !self.document.is_mark(mention.tokens.end, '-');
        (from + 1..=from + COMPLEMENT_REACH)
            .find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
            .filter(whole)
    }

    /// The mention after a preposition at token `at` that tells where those before it are from.
    pub(super) fn origin_at(&self, at: usize) -> Option<&MentionAt> {
        let found = self.pack.lexicon.all(self.document, at, Class::Counting).find(|found| found.len == 1)?;
        let word = self.pack.counting.number_words[found.row];
        let name = at + 1 + usize::from(self.document.has(at + 1, Class::Article));
        let mention = self.actors.at(name).filter(|mention| mention.tokens.start == name)?;
        (word.role == WordRole::From && word.value > 0.0 && self.actors.entity(mention).country.is_some()).then_some(mention)
    }

    /// The mention that losses are done to: "causar 515 bajas al Ejército ucraniano".
    pub(super) fn victim_after(&self, end: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let limit = sentence.end.min(end + AGENT_REACH);
        let to = (end..limit).take_while(|&at| !self.ends_clause(at) && !self.is_verb(at)).find(|&at| {
            self.document.has(at, Class::Preposition)
                && matches!(
                    (self.pack.morphology.preposition_role)(self.document.key(at)),
                    PrepositionRole::Goal | PrepositionRole::Party | PrepositionRole::Owner
                )
        })?;
        // "72.000 muertos a manos del Ejército israelí" are not its own.
        (to + 1..=to + COMPLEMENT_REACH)
            .take_while(|&at| !self.is_owner_mark(at))
            .find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
    }

    /// The nearest mention before token `at` that can be a subject: one with a country that no preposition governs, or else
    /// one that belongs to a noun.
    pub(super) fn subject(&self, at: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let floor = sentence.start.max(at.saturating_sub(SUBJECT_REACH));
        let in_dateline = |mention: &&MentionAt| self.document.dateline_of(mention.tokens.start).is_some();
        let mut mentions: Vec<&MentionAt> = self.actors.within(floor..at).filter(|mention| !in_dateline(mention)).collect();
        let governed = |mention: &MentionAt| {
            let mut before = mention.tokens.start;
            // "a 38 soldados rusos": the number belongs to it.
            let number = self.numbers.partition_point(|number| number.tokens.end < before);
            if let Some(number) = self.numbers.get(number).filter(|number| number.tokens.end == before) {
                before = number.tokens.start.max(floor);
            }
            while before > floor && self.document.has_any(before - 1, &[Class::Article, Class::Determiner]) {
                before -= 1;
            }
            // "after Israel killed a man": a conjunction.
            let conjunction = || self.document.has(before - 1, Class::Subordinator) && self.acts(mention.tokens.end);
            let preposition = before > floor && self.document.has(before - 1, Class::Preposition) && !conjunction();
            preposition.then(|| (self.pack.morphology.preposition_role)(self.document.key(before - 1)))
        };
        // "el ejercicio, que moviliza a 19.000 hombres": the noun before the relative is the subject, whoever else is named.
        if let Some(relative) = self.relative_before(at, floor) {
            let end = relative - usize::from(self.document.is_mark(relative - 1, ','));
            // "un envío a Ucrania que incluye 20 tanques": a goal before the relative leaves it open.
            let adjacent = mentions.iter().find(|mention| mention.tokens.end == end);
            // "help from France, which has 5,000 troops there".
            let apart = self.document.is_mark(relative - 1, ',');
            if let Some(mention) = adjacent.copied().filter(|mention| {
                apart && governed(mention) != Some(PrepositionRole::Goal) && self.actors.entity(mention).country.is_some()
            }) {
                return Some(mention);
            }
            if adjacent.is_none_or(|mention| governed(mention) != Some(PrepositionRole::Goal)) {
                mentions.retain(|mention| mention.tokens.start > relative || mention.tokens.end == end);
            }
        }
        // "has trained 5,000 Ukrainian recruits and pledged 12 tanks": where the order of words tells, an object is no subject.
        if self.pack.morphology.has_fixed_order() {
            let subjects: Vec<&MentionAt> = mentions.iter().copied().filter(|mention| !self.is_object(mention, floor)).collect();
            if subjects.iter().any(|mention| self.actors.entity(mention).country.is_some()) {
                mentions = subjects;
            }
        }
        let with_country = |mention: &&&MentionAt| self.actors.entity(mention).country.is_some();
        mentions
            .iter()
            .rev()
            .filter(with_country)
            .find(|mention| governed(mention).is_none())
            .or_else(|| {
                mentions.iter().rev().filter(with_country).find(|mention| governed(mention) == Some(PrepositionRole::Owner))
            })
            .copied()
    }

    /// The mention whose force a possessive relative tells of: "the European Union, whose mission has three warships".
    pub(super) fn whose(&self, at: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let document = self.document;
        let floor = sentence.start.max(at.saturating_sub(COMPLEMENT_REACH * 2)) + 1;
        let relative = (floor..at)
            .rev()
            .take_while(|&at| !self.ends_clause(at))
            .find(|&at| document.has(at, Class::Relative) && document.has(at, Class::Possessive))?;
        let end = relative - usize::from(document.is_mark(relative - 1, ','));
        self.actors.at(end.checked_sub(1)?).filter(|mention| mention.tokens.end == end)
    }

    /// Whether a mention follows a verb, with nothing but its number and what describes it between them.
    fn is_object(&self, mention: &MentionAt, floor: usize) -> bool {
        let document = self.document;
        let describes =
            [Class::Article, Class::Determiner, Class::NounModifier, Class::Demonym, Class::Cardinal, Class::Qualifier];
        let mut before = mention.tokens.start;
        while before > floor {
            let number = self.numbers.partition_point(|number| number.tokens.end < before);
            if let Some(number) = self.numbers.get(number).filter(|number| number.tokens.end == before) {
                before = number.tokens.start.max(floor);
            } else if document.has_any(before - 1, &describes)
                // "disclosed that Moscow had": a clause of its own.
                && !document.has(before - 1, Class::Complementizer)
                && !self.is_verb(before - 1)
            {
                before -= 1;
            } else {
                break;
            }
        }
        let verb = |at: usize| {
            // "…," said the general: but whom somebody told hears.
            let inverted = document.has(at, Class::ReportVerb) && (at == floor || !document.is_word(at - 1));
            // "Ukraine said Russia has 300 tanks": whom a verb follows has a clause of his own.
            let clause = document.has_any(at, &[Class::ReportVerb, Class::ReportGerund]) && self.acts(mention.tokens.end);
            self.is_verb(at) && !inverted && !clause && !document.has(at, Class::Copula)
                || self.fate_at(at, |fate| fate.form == FateForm::NonFinite).is_some()
        };
        before > floor && verb(before - 1)
    }

    /// Whether a verb comes soon after token `at`, in the same clause: "Russia still has", "Israel's army said".
    fn acts(&self, at: usize) -> bool {
        let document = self.document;
        let ends = |at: usize| {
            self.is_boundary(at)
                || document.is_mark(at, ',')
                || document.has_any(at, &[Class::Complementizer, Class::Preposition, Class::Coordinator, Class::Relative])
        };
        // "plans to deploy".
        let goal = document.is_word(at) && (self.pack.morphology.preposition_role)(document.key(at + 1)) == PrepositionRole::Goal;
        !ends(at) && goal || (at..at + CLAUSE_REACH).take_while(|&at| !ends(at)).any(|at| self.is_verb(at))
    }

    /// The relative pronoun right before the verb at token `at`, or before the verb that comes last before it.
    pub(super) fn relative_before(&self, at: usize, floor: usize) -> Option<usize> {
        let document = self.document;
        let verb = if self.is_verb(at) { at } else { (floor..at).rev().find(|&at| self.is_verb(at))? };
        let first = (floor + 1..verb).rev().find(|&at| {
            !(self.is_adverb(at) || document.has_any(at, &[Class::Clitic, Class::Auxiliary, Class::Negation]))
                || document.has(at, Class::Relative)
        })?;
        // After a verb "que" opens what is said, and so it does some words later: "aseguró este martes que".
        let says = [Class::ReportVerb, Class::ReportParticiple, Class::ReportGerund, Class::ReportInfinitive];
        if (first.saturating_sub(SAYING_REACH).max(floor)..first).any(|at| document.has_any(at, &says)) {
            return None;
        }
        // "la ofensiva para la que ha reunido 25.000 soldados": what a preposition governs is no subject.
        let governor = first - 1 - usize::from(first > floor + 1 && document.has(first - 1, Class::Article));
        if document.has(governor, Class::Preposition) {
            return None;
        }
        let noun = document.is_word(first - 1) && !self.is_verb(first - 1) && !document.has(first - 1, Class::ReportVerb)
            || document.is_mark(first - 1, ',');
        (document.has(first, Class::Relative) && noun).then_some(first)
    }

    /// The side that the clause of a figure names: "300 hombres han muerto en el bando ruso", "por parte rusa cayeron 300".
    fn side_in_clause(&self, draft: &Draft) -> Option<Country> {
        let tokens = &draft.figure.tokens;
        let sentence = self.document.sentence_of(tokens.start);
        let after = (tokens.end..sentence.end.min(tokens.end + SIDE_REACH)).take_while(|&at| !self.ends_clause(at));
        // "Del lado israelí, 76 personas han muerto".
        let before = (sentence.start.max(tokens.start.saturating_sub(SIDE_REACH))..tokens.start)
            .rev()
            .take_while(|&at| at == sentence.start + 3 || !self.ends_clause(at));
        after.chain(before).filter(|&at| self.role(at) == Some(WordRole::Side)).find_map(|at| self.nationality_of(at))
    }

    /// The nation of those who fell, whose adjective stands elsewhere: "tres muertos entre los soldados afganos"; soldiers
    /// whom the text named before with one nation alone fall abroad as that nation's.
    pub(super) fn nation_of(&self, draft: &Draft) -> Option<Country> {
        let unit = draft.figure.unit.clone()?;
        let end = unit.end.max(draft.figure.tokens.end);
        if self.role(end) == Some(WordRole::Between) {
            return self.nationality_in(end + 2..end + 4);
        }
        if let Some(country) = self.side_in_clause(draft) {
            return Some(country);
        }
        if self.band(draft) != Some(Band::Regular) {
            return None;
        }
        let noun = self.document.key(if self.pack.morphology.head_final { unit.end - 1 } else { unit.start });
        let floor = unit.start.saturating_sub(NATION_REACH);
        // Whoever acts in between may have soldiers of its own, if it is no armed group.
        let regular = |mention: &MentionAt| {
            let entity = self.actors.entity(mention);
            entity.country.filter(|_| entity.kind != ActorKind::ArmedGroup)
        };
        let acts = self.subject(unit.start, &(floor..self.document.len())).and_then(regular);
        let mut nations =
            (floor..unit.start).filter(|&at| self.document.key(at) == noun).filter_map(|at| self.nationality_of(at));
        let nation = nations.next().filter(|&nation| acts.is_none_or(|acts| acts == nation))?;
        nations.all(|other| other == nation).then_some(nation)
    }
}
