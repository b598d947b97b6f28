//! Whose the people or weapons of a figure are.

use std::collections::HashMap;
use std::ops::Range;

use super::fate::Governor;
use super::{Draft, Reader};
use crate::actor::{MentionAt, Side};
use crate::lang::PrepositionRole;
use crate::lang::counting::{Band, Context, FateForm, FateOwner, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::Quantity;
use crate::token::TokenKind;
use crate::{ActorKind, Category, Country, Status};

/// How far after a noun the name of its owner may stand: "de las Fuerzas", "pertenecientes a la".
const COMPLEMENT_REACH: usize = 3;
/// How far after a verb its agent may stand, in tokens.
const AGENT_REACH: usize = 8;
/// How far back a subject is looked for, in tokens.
const SUBJECT_REACH: usize = 40;
/// How far a place may stand from casualties, in tokens.
const PLACE_REACH: usize = 30;

/// How far back the other side is looked for, in tokens.
const ADVERSARY_REACH: usize = 80;
/// How many figures back one of forces is looked for, and one with the same noun.
const LAST_FORCES: usize = 3;
/// See [`LAST_FORCES`].
const LAST_NAMESAKES: usize = 40;
/// A country named so many times less often than the home is no party to a war there.
const MINOR_PARTY: usize = 3;
/// How many mentions before and after a figure an armed group is looked for.
const GROUP_REACH: usize = 40;
/// Numbers up to this one are met again by chance.
const SMALL: u64 = 20;

/// An owner: the country, and the entity where a mention names it.
#[derive(Clone, Copy, Debug, Default)]
struct Owner {
    country: Option<Country>,
    entity: Option<usize>,
}

impl Reader<'_> {
    /// Gives each draft its owner. What the text tells plainly comes first; then whoever it leaves to the words around.
    pub(super) fn assign_owners(&self, drafts: &mut [Draft]) {
        let mut owners: Vec<Option<Owner>> = Vec::with_capacity(drafts.len());
        for draft in drafts.iter() {
            owners.push(self.told(draft, &owners));
        }
        // Headline and text give one number twice.
        let mut twins: HashMap<(Quantity, Category), Owner> = HashMap::new();
        for (draft, owner) in drafts.iter().zip(&owners) {
            if let Some(owner) = owner.filter(|owner| owner.country.is_some()) {
                twins.entry((draft.figure.quantity, draft.figure.category)).or_insert(owner);
            }
        }
        for at in 0..drafts.len() {
            let owner = owners[at].unwrap_or_else(|| {
                let figure = &drafts[at].figure;
                let carried =
                    drafts[at].antecedent.or(drafts[at].list.filter(|&before| self.is_alike(&drafts[at], &drafts[before])));
                let carried = carried.and_then(|before| owners[before]);
                let twin = || twins.get(&(figure.quantity, figure.category)).copied().filter(|_| is_telling(figure.quantity));
                carried.or_else(twin).unwrap_or_else(|| self.guessed(at, drafts, &owners))
            });
            owners[at] = Some(owner);
            (drafts[at].figure.country, drafts[at].figure.entity) = (owner.country, owner.entity);
        }
    }

    /// The owner that the words of a figure and of its sentence tell; an owner without a country is one of no single state.
    fn told(&self, draft: &Draft, owners: &[Option<Owner>]) -> Option<Owner> {
        let tokens = &draft.figure.tokens;
        // The noun may stand before its number.
        let noun = draft.figure.unit.clone().unwrap_or_else(|| tokens.clone());
        let noun_end = noun.end;
        let sentence = self.document.sentence_of(tokens.start);
        if let Some(country) = self.nationality_in(noun.clone()).or_else(|| self.side_after(noun_end)) {
            let mention = self.actors.within(noun).next();
            return Some(Owner { country: Some(country), entity: mention.map(|mention| mention.entity) });
        }
        // A unit whose state the text does not give leaves the question to its clause: "hombres de la Cuarta División".
        if self.is_of_many_states(draft, noun_end) {
            return Some(Owner::default());
        }
        let unit = |mention: &&MentionAt| {
            self.actors.entity(mention).country.is_none()
                && mention.tokens.clone().any(|at| self.document.has(at, Class::ForceNoun))
        };
        if let Some(mention) = self.complement_after(noun_end).filter(|mention| !unit(mention)) {
            return Some(self.of(mention));
        }
        if draft.possessive
            && let Some(mention) = self.subject(tokens.start, &sentence)
        {
            return Some(self.of(mention));
        }
        // "drones lanzados por Rusia", "sufridas por Rusia".
        if let Some((fate, len)) = self.fate_at(noun_end, |fate| fate.form == FateForm::Participle)
            && fate.owner == FateOwner::Subject
            && let Some(mention) = self.agent_after(noun_end + len, &sentence)
        {
            return Some(self.of(mention));
        }
        let own = draft.governor.is_some_and(|governor| governor.owner == FateOwner::Subject && governor.at < tokens.start);
        if let Some(before) = draft.antecedent.filter(|_| !own) {
            return owners[before];
        }
        let casualties = draft.figure.category == Category::Casualties;
        let held = draft.figure.status == Some(Status::Captured);
        let kind = self.band(draft);
        if let Some(governor) = draft.governor {
            if let Some(owner) = self.told_by_governor(draft, &governor, noun_end, &sentence) {
                return Some(owner);
            }
            let active = matches!(governor.voice, Voice::Object | Voice::Noun) && governor.at < tokens.start;
            let beaten = governor.owner == FateOwner::Other || held;
            if beaten && (!casualties || held || kind.is_some()) {
                let mention = if active {
                    self.subject(governor.at, &sentence)
                } else {
                    self.agent_after(governor.end.max(noun_end), &sentence)
                };
                if let Some(country) = mention.and_then(|mention| self.actors.entity(mention).country) {
                    // What one side destroys is the other's, and in a war within a state that state's.
                    let home = self.actors.home.filter(|&home| home == country);
                    let other = self
                        .adversary(country, tokens.start)
                        .filter(|&other| home.is_none_or(|home| self.times_named(other) * MINOR_PARTY >= self.times_named(home)));
                    return Some(Owner { country: other.or(home), entity: None });
                }
            }
        }
        if let Some(owner) = draft.list.and_then(|before| owners[before]) {
            return Some(owner);
        }
        // "dos misiles enemigos".
        if (noun_end.saturating_sub(2)..noun_end).any(|at| self.role(at) == Some(WordRole::Enemy))
            && let Some(country) = self.speaking_side(tokens.start, &sentence)
        {
            return Some(Owner { country: self.adversary(country, tokens.start), entity: None });
        }
        if kind == Some(Band::International) {
            return Some(Owner::default());
        }
        // Hostages are held where they do not belong.
        let hostage = self.counted_noun(draft).is_some_and(|noun| noun.fate == Outcome::Status(Status::Captured));
        if casualties
            && !hostage
            && let Some(country) = self.place_near(draft, &sentence)
        {
            return Some(Owner { country: Some(country), entity: None });
        }
        None
    }

    /// The owner that the verb, participle or noun of fate tells.
    fn told_by_governor(&self, draft: &Draft, governor: &Governor, noun_end: usize, sentence: &Range<usize>) -> Option<Owner> {
        let start = draft.figure.tokens.start;
        let agent = || self.agent_after(governor.end.max(noun_end), sentence);
        let subject = || {
            let active = governor.voice == Voice::Object && governor.at < start && draft.figure.status != Some(Status::Captured);
            self.subject(governor.at, sentence).filter(|_| active)
        };
        let mention = match governor.owner {
            FateOwner::Both => return Some(Owner::default()),
            FateOwner::Other => self.victim_after(noun_end, sentence),
            // "perdimos 117 aviones": who speaks.
            FateOwner::Subject if (self.pack.morphology.is_we)(self.document.key(governor.at)) => self.speaker_before(start),
            FateOwner::Subject => subject().or_else(agent),
            // "comprará 40 tanques a Corea del Sur".
            FateOwner::Giver => self.victim_after(noun_end, sentence).or_else(subject).or_else(agent),
            FateOwner::Counted if governor.voice == Voice::Noun && !governor.outcome.is_casualty() => agent(),
            FateOwner::Counted => None,
        };
        mention.map(|mention| self.of(mention))
    }

    /// The person who most likely speaks at token `at`: the last whom the paragraph names before it.
    fn speaker_before(&self, at: usize) -> Option<&MentionAt> {
        let paragraph = self.document.paragraph_of(at);
        let persons = self.actors.within(paragraph.start..at);
        persons.filter(|mention| self.actors.entity(mention).kind == ActorKind::Person).last()
    }

    /// The owner that the text around tells, where the sentence does not.
    fn guessed(&self, index: usize, drafts: &[Draft], owners: &[Option<Owner>]) -> Owner {
        let draft = &drafts[index];
        let start = draft.figure.tokens.start;
        let casualties = draft.figure.category == Category::Casualties;
        let band = self.band(draft);
        let regular = band == Some(Band::Regular);
        let sentence = self.document.sentence_of(start);
        if !casualties {
            // What fighters of a group have is the group's: "los asaltantes llegaron en dos camionetas".
            let fighters = (sentence.start..start).rev().find_map(|at| self.noun_at(at).map(|(noun, _)| noun));
            let fighters = fighters.filter(|noun| noun.category == Category::Personnel && noun.context == Context::Free);
            if band.is_none() && fighters.is_some_and(|noun| noun.band == Band::Irregular) {
                let group = self.group_near(start).map(|mention| self.of(mention));
                return group.unwrap_or(Owner { country: self.actors.home, entity: None });
            }
            let blocked = draft.governor.is_some_and(|governor| governor.owner == FateOwner::Other);
            if let Some(mention) = self.subject(start, &sentence).filter(|_| !blocked) {
                return self.of(mention);
            }
            if band != Some(Band::Irregular) && !blocked && self.is_transnational_before(start, &sentence) {
                return Owner::default();
            }
        }
        // Those who are held belong to the side that such people were of before: "137 rehenes".
        if draft.figure.status == Some(Status::Captured)
            && let Some(owner) = self.namesake(index, drafts, owners)
        {
            return owner;
        }
        if draft.figure.status == Some(Status::Captured) && !regular && self.actors.home.is_some() {
            return Owner { country: self.actors.home, entity: None };
        }
        let paragraph = self.document.paragraph_of(start);
        // Fighters of a group are of the country of the group that the text names last.
        if band == Some(Band::Irregular)
            && let Some(group) = self.group_near(start)
        {
            return self.of(group);
        }
        // A soldier is most often one of those whom the sentence before told of: "Francia envió 550 militares. Un piloto murió".
        // Who tells of dead civilians, and names nobody else's, tells of its own.
        let blocked = draft.governor.is_some_and(|governor| governor.owner == FateOwner::Other);
        if casualties
            && !blocked
            && band.is_none()
            && let Some(mention) = self.subject(start, &sentence)
            && self.actors.entity(mention).kind == ActorKind::Person
        {
            return self.of(mention);
        }
        if casualties && regular {
            let force = drafts[..index].iter().zip(owners).rev().take(LAST_FORCES).find_map(|(before, owner)| {
                (before.figure.tokens.start >= paragraph.start && before.figure.category != Category::Casualties)
                    .then_some(owner.as_ref())?
            });
            if let Some(owner) = force {
                return *owner;
            }
        }
        if !casualties && let Some(mention) = self.subject(start, &paragraph) {
            return self.of(mention);
        }
        let side = if regular || !casualties { Side::Military } else { Side::Civil };
        Owner { country: self.actors.country_near(start, side), entity: None }
    }

    /// Whether two items of a list are of one kind, so that who owns the first owns the second: not "tres agentes y 26 civiles".
    fn is_alike(&self, draft: &Draft, before: &Draft) -> bool {
        draft.figure.unit.is_none() || self.band(draft) == self.band(before)
    }

    /// The armed group that the text names last before token `at`, or first after it.
    fn group_near(&self, at: usize) -> Option<&MentionAt> {
        let here = self.actors.mentions.partition_point(|mention| mention.tokens.start < at);
        let group = |mention: &&MentionAt| self.actors.entity(mention).kind == ActorKind::ArmedGroup;
        let before = self.actors.mentions[..here].iter().rev().take(GROUP_REACH).find(group);
        before.or_else(|| self.actors.mentions[here..].iter().take(GROUP_REACH).find(group))
    }

    /// The owner of the latest figure before whose noun is the same word.
    fn namesake(&self, index: usize, drafts: &[Draft], owners: &[Option<Owner>]) -> Option<Owner> {
        let key = |draft: &Draft| draft.figure.unit.as_ref().map(|unit| self.document.key(unit.start));
        let own = key(&drafts[index])?;
        let before = drafts[..index].iter().zip(owners).rev().take(LAST_NAMESAKES).find(|(draft, _)| key(draft) == Some(own));
        before.and_then(|(_, owner)| *owner).filter(|owner| owner.country.is_some())
    }

    /// Whether words beside a figure tell that several states share it: "1.200 efectivos de siete países", "una fuerza conjunta
    /// de 5.000 hombres".
    fn is_of_many_states(&self, draft: &Draft, noun_end: usize) -> bool {
        let start = draft.figure.tokens.start;
        let of = |at: usize| self.role(at) == Some(WordRole::Of) || self.is_owner_mark(at);
        let joint = of(noun_end) && (noun_end + 2..=noun_end + 3).any(|at| self.role(at) == Some(WordRole::States));
        // "los dos países suman 350 ojivas".
        let floor = self.document.sentence_of(start).start.max(start.saturating_sub(COMPLEMENT_REACH * 2));
        let both = (floor..start).rev().any(|at| {
            self.role(at) == Some(WordRole::States) && at > floor && {
                self.document.has_any(at - 1, &[Class::Cardinal, Class::Pronoun, Class::Determiner])
            }
        }) && draft.governor.is_none_or(|governor| governor.owner != FateOwner::Other);
        joint
            || both && draft.figure.category != Category::Casualties
            || start > 1
                && draft.figure.category != Category::Casualties
                && of(start - 1)
                && self.role(start - 2) == Some(WordRole::Joint)
    }

    /// What kind of fighters a draft's noun names; `None` where it names anybody or no people.
    fn band(&self, draft: &Draft) -> Option<Band> {
        let noun = self.counted_noun(draft)?;
        (noun.category == Category::Personnel && matches!(noun.context, Context::Free | Context::Sentence)).then_some(noun.band)
    }

    fn counted_noun(&self, draft: &Draft) -> Option<ForceNoun> {
        self.noun_at(draft.figure.unit.as_ref()?.start).map(|(noun, _)| noun)
    }

    /// The side that acts or speaks in a sentence before token `at`, or that the words around it are about.
    fn speaking_side(&self, at: usize, sentence: &Range<usize>) -> Option<Country> {
        let subject = self.subject(at, sentence).and_then(|mention| self.actors.entity(mention).country);
        subject.or_else(|| self.actors.country_near(at, Side::Military))
    }

    /// Whether a body of many states comes before token `at`, and nobody else: "la fuerza de la Cedeao, 3.300 soldados".
    fn is_transnational_before(&self, at: usize, sentence: &Range<usize>) -> bool {
        let floor = sentence.start.max(at.saturating_sub(SUBJECT_REACH));
        self.actors.within(floor..at).last().is_some_and(|mention| {
            let entity = self.actors.entity(mention);
            let told = mention.tokens.start.checked_sub(1).is_some_and(|before| {
                self.document.has(before, Class::Preposition)
                    && matches!(
                        (self.pack.morphology.preposition_role)(self.document.key(before)),
                        PrepositionRole::Goal | PrepositionRole::Party
                    )
            });
            !told
                && entity.kind == ActorKind::Organization
                && entity.country.is_none()
                && !mention.tokens.clone().any(|at| self.document.has(at, Class::ForceNoun))
        })
    }

    /// The country of the side that an adjective after a noun names: "del lado israelí", "de las filas rusas".
    fn side_after(&self, end: usize) -> Option<Country> {
        if self.role(end) != Some(WordRole::Of) && !self.is_owner_mark(end) {
            return None;
        }
        let noun = end + 1 + usize::from(self.document.has(end + 1, Class::Article));
        let adjective = self.document.is_word(noun) && self.document.has(noun + 1, Class::Demonym);
        (adjective && self.actors.at(noun).is_none()).then(|| self.nationality_in(noun + 1..noun + 2)).flatten()
    }

    fn is_target_mark(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Target
    }

    pub(super) fn is_owner_mark(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Owner
    }

    /// The other side: of those named around token `at` the one that the text names most.
    fn adversary(&self, side: Country, at: usize) -> Option<Country> {
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
    fn side_named(&self, at: usize) -> Option<Country> {
        let mention = self.actors.at(at).filter(|mention| mention.tokens.start == at).and_then(|mention| {
            let entity = self.actors.entity(mention);
            entity.country.filter(|_| entity.kind != ActorKind::Organization)
        });
        mention.or_else(|| self.nationality_in(at..at + 1))
    }

    /// How often the text names each side.
    pub(super) fn count_sides(&self) -> Vec<(Country, usize)> {
        let mut sides: Vec<(Country, usize)> = Vec::new();
        for country in (0..self.document.len()).filter_map(|at| self.side_named(at)) {
            match sides.iter_mut().find(|(other, _)| *other == country) {
                Some((_, count)) => *count += 1,
                None => sides.push((country, 1)),
            }
        }
        sides
    }

    fn times_named(&self, country: Country) -> usize {
        self.sides.iter().find(|(other, _)| *other == country).map_or(0, |&(_, count)| count)
    }

    fn of(&self, mention: &MentionAt) -> Owner {
        Owner { country: self.actors.entity(mention).country, entity: Some(mention.entity) }
    }

    /// The country of the first adjective of nationality in a token range.
    fn nationality_in(&self, range: Range<usize>) -> Option<Country> {
        range
            .filter_map(|at| self.pack.lexicon.longest(self.document, at, Class::Demonym))
            .find_map(|found| self.pack.gazetteer.entries[found.row].country)
    }

    /// The mention that complements a noun: "de Corea del Norte", "de las Fuerzas Especiales", "pertenecientes al Ejército".
    pub(super) fn complement_after(&self, end: usize) -> Option<&MentionAt> {
        if !self.is_owner_mark(end) {
            return None;
        }
        (end + 1..=end + COMPLEMENT_REACH).find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
    }

    /// The mention after "por" behind a participle.
    fn agent_after(&self, end: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let limit = sentence.end.min(end + AGENT_REACH);
        let by = (end..limit).take_while(|&at| !self.is_boundary(at) && !self.document.is_mark(at, ',')).find(|&at| {
            self.document.has(at, Class::Preposition)
                && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Agent
        })?;
        (by + 1..=by + COMPLEMENT_REACH).find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
    }

    /// The mention that losses are done to: "causar 515 bajas al Ejército ucraniano".
    fn victim_after(&self, end: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let limit = sentence.end.min(end + AGENT_REACH);
        let to = (end..limit)
            .take_while(|&at| !self.is_boundary(at) && !self.document.is_mark(at, ',') && !self.is_verb(at))
            .find(|&at| {
                self.document.has(at, Class::Preposition)
                    && matches!(
                        (self.pack.morphology.preposition_role)(self.document.key(at)),
                        PrepositionRole::Goal | PrepositionRole::Party | PrepositionRole::Owner
                    )
            })?;
        (to + 1..=to + COMPLEMENT_REACH).find_map(|at| self.actors.at(at).filter(|mention| mention.tokens.start == at))
    }

    /// The nearest mention before token `at` that can be a subject: one with a country that no preposition governs, or else
    /// one that belongs to a noun.
    fn subject(&self, at: usize, sentence: &Range<usize>) -> Option<&MentionAt> {
        let floor = sentence.start.max(at.saturating_sub(SUBJECT_REACH));
        let mentions: Vec<&MentionAt> = self.actors.within(floor..at).collect();
        let governed = |mention: &MentionAt| {
            let mut before = mention.tokens.start;
            while before > floor && self.document.has_any(before - 1, &[Class::Article, Class::Determiner]) {
                before -= 1;
            }
            let preposition = before > floor && self.document.has(before - 1, Class::Preposition);
            preposition.then(|| (self.pack.morphology.preposition_role)(self.document.key(before - 1)))
        };
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

    /// The country of the place where casualties fell, if the sentence names one: beside the noun, after the number, before it.
    fn place_near(&self, draft: &Draft, sentence: &Range<usize>) -> Option<Country> {
        let tokens = &draft.figure.tokens;
        let noun = draft.figure.unit.as_ref().filter(|unit| unit.end < tokens.start);
        let beside = noun.map_or(0..0, |unit| unit.end..tokens.start);
        let after = tokens.end..sentence.end.min(tokens.end + PLACE_REACH);
        let before = sentence.start.max(tokens.start.saturating_sub(PLACE_REACH))..tokens.start;
        beside.chain(after).chain(before.rev()).find_map(|at| {
            // "al norte de Siria", and not "el ataque de Siria".
            let geographic = || at > 0 && self.document.has(at - 1, Class::GeoNoun);
            let of = self.role(at) == Some(WordRole::Of) || self.is_owner_mark(at);
            let locative = self.document.has(at, Class::Locative) || of || self.is_target_mark(at);
            if !locative || !matches!(self.document.tokens[at].kind, TokenKind::Word) {
                return None;
            }
            let name = at + 1 + usize::from(self.document.has(at + 1, Class::Article));
            [Class::Place, Class::CountryName, Class::Seat].into_iter().find_map(|class| {
                let found = self.pack.lexicon.longest(self.document, name, class)?;
                if of && class != Class::Place && !geographic() {
                    return None;
                }
                self.document.is_capital(name).then(|| self.pack.gazetteer.named(found.row).0.country).flatten()
            })
        })
    }
}

/// Whether a number is one that two figures hardly share by chance.
fn is_telling(quantity: Quantity) -> bool {
    quantity.low.or(quantity.high).is_some_and(|value| value > SMALL)
}
