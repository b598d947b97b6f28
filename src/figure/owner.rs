//! Whose the people or weapons of a figure are.

use std::collections::HashMap;
use std::ops::Range;

use super::side::{COMPLEMENT_REACH, MINOR_PARTY};
use super::{Draft, Reader, is_people};
use crate::actor::MentionAt;
use crate::lang::counting::{Band, Context, Fate, FateForm, FateOwner, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::number::Quantity;
use crate::{ActorKind, Category, Country, Status};

/// How far after the noun for losses and its adjective a count of them may stand, in tokens.
const LOSSES_REACH: usize = 12;
/// Numbers up to this one are met again by chance.
const SMALL: u64 = 20;

/// An owner: the country, and the entity where a mention names it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Owner {
    pub country: Option<Country>,
    pub entity: Option<usize>,
}

impl Reader<'_> {
    /// Gives each draft its owner. What the text tells plainly comes first; then whoever it leaves to the words around.
    pub(super) fn assign_owners(&self, drafts: &mut [Draft]) {
        let mut owners: Vec<Option<Owner>> = Vec::with_capacity(drafts.len());
        for draft in drafts.iter() {
            owners.push(self.told(draft, drafts, &owners));
        }
        // "42 buques, 65 aeronaves y 9.000 militares de 16 países": the states at the end share the whole list.
        for at in (1..drafts.len()).rev() {
            let end = drafts[at].figure.unit.as_ref().map_or(drafts[at].figure.tokens.end, |unit| unit.end);
            if owners[at] == Some(Owner::default())
                && let Some(before) = drafts[at].list.filter(|&before| owners[before].is_none())
                && (drafts[at].figure.category != Category::Casualties && self.is_of_many_states(&drafts[at], end)
                    || owners.get(at + 1) == Some(&Some(Owner::default()))
                        && drafts.get(at + 1).is_some_and(|next| next.list == Some(at)))
            {
                owners[before] = Some(Owner::default());
            }
        }
        // Headline and text give one number twice.
        let key = |draft: &Draft| (draft.figure.quantity.low, draft.figure.quantity.high, draft.figure.category);
        let mut twins: HashMap<_, Owner> = HashMap::new();
        for (draft, owner) in drafts.iter().zip(&owners) {
            if let Some(owner) = owner.filter(|owner| owner.country.is_some()) {
                twins.entry(key(draft)).or_insert(owner);
            }
        }
        for at in 0..drafts.len() {
            let owner = owners[at].unwrap_or_else(|| {
                let figure = &drafts[at].figure;
                let carried =
                    drafts[at].antecedent.or(drafts[at].list.filter(|&before| self.is_alike(&drafts[at], &drafts[before])));
                // "120 soldiers have been killed, with another 900 injured": of those whom the sentence has just counted.
                let wounded = at.checked_sub(1).filter(|&before| self.is_of_the_same(&drafts[at], &drafts[before]));
                let carried = carried.or(wounded).and_then(|before| owners[before]);
                let twin = || twins.get(&key(&drafts[at])).copied().filter(|_| is_telling(figure.quantity));
                carried.or_else(twin).unwrap_or_else(|| self.guessed(at, drafts, &owners))
            });
            owners[at] = Some(owner);
            (drafts[at].figure.country, drafts[at].figure.entity) = (owner.country, owner.entity);
        }
        Self::part_states(drafts);
    }

    /// Takes the state from a whole whose parts are of several: "17 personas, entre ellas seis indios y un emiratí"; two parts
    /// may show by their sum, "cinco militares, tres españoles y dos afganos".
    fn part_states(drafts: &mut [Draft]) {
        let low = |draft: &Draft| draft.figure.quantity.low;
        for at in 1..drafts.len() {
            let (last, before) = (&drafts[at], &drafts[at - 1]);
            let summed = at >= 2
                && last.list == Some(at - 1)
                && before.list == Some(at - 2)
                && low(&drafts[at - 2]).is_some_and(|sum| low(last).zip(low(before)).is_some_and(|(one, two)| one + two == sum));
            let shared = last.antecedent.filter(|_| last.antecedent == before.antecedent);
            let whole = shared.or(summed.then(|| at - 2));
            if let Some(whole) = whole
                && let (Some(one), Some(two)) = (last.figure.country, before.figure.country)
                && one != two
            {
                (drafts[whole].figure.country, drafts[whole].figure.entity) = (None, None);
            }
        }
    }

    /// The owner that the words of a figure and of its sentence tell; an owner without a country is one of no single state.
    fn told(&self, draft: &Draft, drafts: &[Draft], owners: &[Option<Owner>]) -> Option<Owner> {
        let tokens = &draft.figure.tokens;
        // The noun may stand before its number.
        let noun = draft.figure.unit.clone().unwrap_or_else(|| tokens.clone());
        let noun_end = noun.end;
        let sentence = self.document.sentence_of(tokens.start);
        // "Eritrean and Ethiopian soldiers" are of no single state.
        if self.is_of_several_nations(noun.clone()) {
            return Some(Owner::default());
        }
        // "80 of 110 drones launched by Russia".
        let done = |fate: &Fate| fate.form == FateForm::Participle && fate.owner == FateOwner::Subject;
        if draft.figure.category == Category::Materiel
            && let Some((_, len)) = self.fate_at(noun_end, done)
            && let Some(mention) = self.agent_after(noun_end + len, &(sentence.start..sentence.end.min(noun_end + len + 2)))
        {
            return Some(self.of(mention));
        }
        if let Some(country) = self.nationality_in(noun.clone()).or_else(|| self.side_after(noun_end)) {
            // "Rusia lanzó 64 drones iraníes": whoever fires them has them, wherever they were made.
            if draft.figure.category == Category::Materiel
                && let Some(governor) = draft.governor
                && governor.outcome == Outcome::Used
                && governor.owner == FateOwner::Subject
                && governor.voice == Voice::Object
                && governor.at < tokens.start
                && let Some(mention) = self.subject(governor.at, &sentence)
            {
                return Some(self.of(mention));
            }
            let mention = self.actors.within(noun).next();
            return Some(Owner { country: Some(country), entity: mention.map(|mention| mention.entity) });
        }
        // "two US soldiers", "29 Niger soldiers": a body that a name describes; "21 US service members".
        let body = |mention: &&MentionAt| {
            let entity = self.actors.entity(mention);
            let describes = entity.kind == ActorKind::Country && !self.document.is_mark(mention.tokens.end, '-');
            (entity.kind == ActorKind::Body && mention.tokens.end == noun_end || describes) && entity.country.is_some()
        };
        if let Some(mention) = self.actors.within(noun.clone()).find(body) {
            return Some(self.of(mention));
        }
        // "the number of North Korean troops could grow to 90,000".
        if noun_end <= tokens.start
            && draft.figure.unit.is_some()
            && self.pack.morphology.head_final
            && let Some(country) = self.nationality_of(noun.start)
        {
            return Some(Owner { country: Some(country), entity: None });
        }
        // "119 of the drones": those that the text has counted.
        if let Some(owner) = self.counted_before(draft, drafts, owners) {
            return Some(owner);
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
        // "Ukraine's 5,000 soldiers", "12 of Ukraine's tanks".
        let whose = self.possessor_before(tokens.start).or_else(|| {
            tokens.clone().find_map(|at| self.actors.at(at).filter(|mention| self.possessor_end(mention.tokens.start).is_some()))
        });
        // "a hundred missiles from the DPRK", and not "withdrew 300 troops from Syria".
        let moved =
            draft.governor.is_some_and(|governor| matches!(governor.outcome, Outcome::Status(Status::Sent | Status::Released)));
        if !moved && let Some(mention) = self.origin_at(noun_end) {
            return Some(self.of(mention));
        }
        let whose = self.whose(tokens.start, &sentence).filter(|_| draft.possessive).or(whose);
        if draft.possessive
            && let Some(mention) = whose.or_else(|| self.subject(tokens.start, &sentence))
        {
            return Some(self.of(mention));
        }
        // "the European Union, whose mission has three warships".
        if draft.figure.category != Category::Casualties
            && let Some(mention) = self.whose(tokens.start, &sentence)
        {
            return Some(self.of(mention));
        }
        // "el número de soldados de Kenia muertos asciende a 33".
        if noun.end <= tokens.start
            && draft.figure.category == Category::Casualties
            && let Some(mention) = noun.start.checked_sub(1).and_then(|last| self.actors.at(last))
            && let Some(of) = mention.tokens.start.checked_sub(1)
            && self.is_owner_mark(of - usize::from(of > 0 && self.document.has(of, Class::Article)))
        {
            return Some(self.of(mention));
        }
        // "las pérdidas rusas en 1.120 hombres, además de tres tanques".
        let floor = sentence.start.max(tokens.start.saturating_sub(LOSSES_REACH));
        if let Some(country) = self.losses_named_before(tokens.start, &(floor..sentence.end)) {
            return Some(Owner { country: Some(country), entity: None });
        }
        // "los misiles que Rusia ha disparado".
        if let Some(owner) = self.told_by_relative(noun_end) {
            return Some(owner);
        }
        let own = draft.governor.is_some_and(|governor| {
            let owned =
                governor.owner == FateOwner::Subject || governor.owner == FateOwner::Other && !is_people(draft.figure.category);
            owned && governor.at < tokens.start
        });
        // A part is its whole's, unless a verb of its own tells of it.
        if let Some((before, owner)) = draft.antecedent.and_then(|before| Some((before, owners.get(before)?)))
            && is_people(drafts[before].figure.category) == is_people(draft.figure.category)
            && !(own
                && draft.governor.is_some_and(|governor| governor.at >= drafts[before].figure.tokens.end)
                // "110 drones, of which it downed 80".
                && !(drafts[before].figure.tokens.end..=tokens.end).any(|at| self.phrase_after(at, WordRole::Part).is_some()))
        {
            return *owner;
        }
        let casualties = draft.figure.category == Category::Casualties;
        let held = draft.figure.status == Some(Status::Captured);
        let kind = self.band(draft);
        let listed = draft
            .list
            .and_then(|before| owners[before].filter(|owner| owner.country.is_some() || self.is_alike(draft, &drafts[before])));
        // "two soldiers in Mali and three civilians in Burkina Faso".
        if casualties
            && listed.is_some()
            && let Some((country, _)) = self.place_at(noun_end)
        {
            return Some(Owner { country: Some(country), entity: None });
        }
        // What one verb governs is one side's.
        if let Some(owner) = listed
            && draft.governor == draft.list.and_then(|before| drafts[before].governor)
        {
            return Some(owner);
        }
        let fired = draft.governor.is_some_and(|governor| {
            // "se dispararon 73 drones".
            let passive = governor.at > 0 && (self.pack.morphology.is_impersonal)(self.document.key(governor.at - 1));
            governor.outcome == Outcome::Used && (governor.at >= noun_end || governor.owner != FateOwner::Subject || passive)
        });
        if (fired || draft.governor.is_none_or(|governor| governor.outcome == Outcome::None))
            && draft.figure.category == Category::Materiel
            && let Some(country) = self.who_fired(draft, noun_end, &sentence)
        {
            return Some(Owner { country: Some(country), entity: None });
        }
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
                // What is seized within a state was the group's.
                let found = governor.outcome == Outcome::Seized
                    && draft.figure.category == Category::Materiel
                    && mention.is_none_or(|mention| self.actors.entity(mention).country == self.actors.home);
                if (found || kind == Some(Band::Irregular) && mention.is_some())
                    && let Some(group) = self.group_near(tokens.start)
                {
                    return Some(group);
                }
                // "las defensas ucranianas derribaron 40 drones": an adjective may name the subject.
                let adjective = || self.nationality_in(governor.at.saturating_sub(2).max(sentence.start)..governor.at);
                let country = mention.and_then(|mention| self.actors.entity(mention).country);
                if let Some(country) = country.or_else(|| adjective().filter(|_| active)) {
                    let told =
                        self.attacker(country, tokens.start).filter(|_| !found && draft.figure.category == Category::Materiel);
                    if told.is_some() {
                        return Some(Owner { country: told, entity: None });
                    }
                    // What one side destroys is the other's, and in a war within a state that state's.
                    let home = self.actors.home.filter(|&home| home == country);
                    let other = self
                        .adversary(country, tokens.start)
                        .filter(|_| !found)
                        .filter(|&other| home.is_none_or(|home| self.times_named(other) * MINOR_PARTY >= self.times_named(home)));
                    return Some(Owner { country: other.or(home), entity: None });
                }
            }
        }
        // "dos misiles enemigos", "cifra en 1.300 las del adversario".
        if (noun_end.saturating_sub(2)..noun_end + 2)
            .chain(tokens.end..tokens.end + COMPLEMENT_REACH)
            .any(|at| self.role(at) == Some(WordRole::Enemy))
            && let Some(country) = self.speaking_side(tokens.start, &sentence)
        {
            // The enemy of a group is the state that it is of.
            let subject = self.subject(tokens.start, &sentence);
            let within = subject.is_none_or(|mention| self.actors.entity(mention).kind == ActorKind::ArmedGroup);
            let group = self.group_near(tokens.start).filter(|_| within).and_then(|group| group.country);
            return Some(Owner { country: group.or_else(|| self.adversary(country, tokens.start)), entity: None });
        }
        // "rockets were launched from Lebanon".
        if draft.figure.category == Category::Materiel
            && let Some(governor) = draft.governor.filter(|governor| governor.outcome == Outcome::Used && governor.at >= noun_end)
            && let Some(mention) = self.origin_after(governor.end, &sentence)
        {
            return Some(self.of(mention));
        }
        // "cayeron 22 obuses": those who fire are the other side, where there are but two states, and else nobody knows.
        let incoming = draft.figure.category == Category::Materiel
            && draft.governor.is_some_and(|governor| {
                governor.outcome == Outcome::Used
                    && (governor.voice == Voice::Subject || governor.voice != Voice::Object && governor.owner == FateOwner::Other)
            });
        if incoming {
            let place = self.place_near(draft, &sentence).or(self.actors.home);
            let country = place.and_then(|place| self.attacks_on(place, tokens.start));
            return Some(Owner { country, entity: None });
        }
        if kind == Some(Band::International) {
            return Some(Owner::default());
        }
        // An army that tells of soldiers or losses tells of its own, wherever they fell.
        let measured = draft.figure.unit.as_ref().is_some_and(|unit| unit.end <= tokens.start || unit.start >= tokens.end);
        // "the army said two soldiers were killed in clashes": in the passive, with nobody named who did it.
        let suffered = draft.governor.is_none_or(|governor| {
            governor.owner != FateOwner::Other || governor.at >= noun_end && self.agent_after(governor.end, &sentence).is_none()
        });
        if casualties
            && suffered
            && !self.goes_on_counting(drafts, owners.len())
            && (kind == Some(Band::Regular) || kind.is_none() && (measured || self.is_admitted(draft)))
            && let Some(mention) = self.subject(tokens.start, &sentence)
            && (kind.is_some() && self.actors.entity(mention).kind == ActorKind::Organization
                || mention.tokens.clone().any(|at| self.document.has(at, Class::BodyForce))
                // "Las autoridades camboyanas reportaron 13 muertos".
                || kind.is_none()
                    && self.actors.entity(mention).kind == ActorKind::Body
                    && self.place_near(draft, &sentence).is_none())
        {
            return Some(self.of(mention));
        }
        // "Entre las tropas salvadoreñas hubo un muerto".
        if casualties
            && let Some(among) = self.among_at(tokens.start, &sentence)
            && let Some(mention) = self.actors.at(among + 2).filter(|mention| mention.tokens.end <= tokens.start)
        {
            return Some(self.of(mention));
        }
        if casualties && let Some(country) = self.nation_of(draft) {
            return Some(Owner { country: Some(country), entity: None });
        }
        // "12 Ugandan soldiers were killed and seven others wounded in Somalia".
        if casualties
            && let Some(before) = owners.len().checked_sub(1)
            && drafts[before].figure.tokens.start >= sentence.start
            && is_people(drafts[before].figure.category)
            && let Some(owner) = owners[before].filter(|owner| owner.country.is_some())
            && (self.role(tokens.end - 1) == Some(WordRole::Other)
                || self.phrase_before(tokens.start, WordRole::Other).is_some() && self.place_at(noun_end).is_none())
        {
            return Some(owner);
        }
        // Hostages are held where they do not belong.
        let hostage = self.counted_noun(draft).is_some_and(|noun| noun.fate == Outcome::Status(Status::Captured));
        if casualties && !hostage && self.fell_in_many(draft, &sentence) {
            return Some(Owner::default());
        }
        if casualties
            && !hostage
            && let Some(country) = self.place_near(draft, &sentence)
        {
            return Some(Owner { country: Some(country), entity: None });
        }
        None
    }

    /// Whether adjectives of several nations, joined by a conjunction, describe a noun.
    fn is_of_several_nations(&self, noun: Range<usize>) -> bool {
        let mut nations = noun.clone().filter(|&at| self.document.has(at, Class::Demonym)).filter_map(|at| {
            let country = self.nationality_in(at..at + 1)?;
            Some((at, country))
        });
        let joined = |from: usize, to: usize| {
            (from..to).any(|at| self.document.has(at, Class::Coordinator) || self.document.is_mark(at, ','))
        };
        nations.next().is_some_and(|(first, country)| nations.any(|(at, other)| other != country && joined(first, at)))
    }

    pub(super) fn of(&self, mention: &MentionAt) -> Owner {
        Owner { country: self.actors.entity(mention).country, entity: Some(mention.entity) }
    }

    /// Whether words beside a figure tell that several states share it: "1.200 efectivos de siete países", "una fuerza conjunta
    /// de 5.000 hombres".
    fn is_of_many_states(&self, draft: &Draft, noun_end: usize) -> bool {
        let start = draft.figure.tokens.start;
        let of = |at: usize| self.role(at) == Some(WordRole::Of) || self.is_owner_mark(at);
        let joint = of(noun_end) && (noun_end + 2..=noun_end + 3).any(|at| self.role(at) == Some(WordRole::States));
        // "los dos países suman 350 ojivas".
        let floor = self.document.sentence_of(start).start;
        let both = (floor.max(start.saturating_sub(COMPLEMENT_REACH * 2))..start)
            .rev()
            .take_while(|&at| !self.document.is_mark(at, ','))
            .any(|at| {
                self.role(at) == Some(WordRole::States) && at > floor && {
                    self.document.has_any(at - 1, &[Class::Cardinal, Class::Pronoun, Class::Determiner, Class::Article])
                }
            })
            && draft.governor.is_none_or(|governor| governor.owner != FateOwner::Other);
        // "89 milicianos extranjeros"; "el ejercicio, que moviliza a 19.000 militares".
        let foreign = (start..noun_end).any(|at| self.role(at) == Some(WordRole::States));
        let shared = || {
            let relative = self.relative_before(draft.governor.map_or(start, |governor| governor.at.min(start)), floor)?;
            (relative.saturating_sub(COMPLEMENT_REACH * 2).max(floor)..relative)
                .find(|&at| self.role(at) == Some(WordRole::Joint))
        };
        joint
            || foreign
            || draft.figure.category != Category::Casualties && shared().is_some()
            || both && draft.figure.category != Category::Casualties
            || start > 1
                && draft.figure.category != Category::Casualties
                && of(start - 1)
                && self.role(start - 2) == Some(WordRole::Joint)
    }

    /// What kind of fighters a draft's noun names; `None` where it names anybody or no people.
    pub(super) fn band(&self, draft: &Draft) -> Option<Band> {
        let noun = self.counted_noun(draft)?;
        (noun.category == Category::Personnel && matches!(noun.context, Context::Free | Context::Sentence)).then_some(noun.band)
    }

    pub(super) fn counted_noun(&self, draft: &Draft) -> Option<ForceNoun> {
        let unit = draft.figure.unit.as_ref()?;
        let last = || unit.clone().rev().find_map(|at| self.noun_at(at).filter(|(_, len)| at + len <= unit.end));
        let noun = if self.pack.morphology.head_final { last() } else { self.noun_at(unit.start) };
        noun.map(|(noun, _)| noun)
    }
}

/// Whether a number is one that two figures hardly share by chance.
fn is_telling(quantity: Quantity) -> bool {
    quantity.low.or(quantity.high).is_some_and(|value| value > SMALL)
}
