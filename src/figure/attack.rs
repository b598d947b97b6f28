//! Who attacks: whose weapons were fired, and whether two states fight each other.

use std::ops::Range;

use super::side::{ADJECTIVE_REACH, CLAUSE_REACH};
use super::{Draft, Reader};
use crate::lang::counting::{Fate, FateOwner, Outcome, WordRole};
use crate::lexicon::Class;
use crate::{ActorKind, Country};

/// How far back an attack is told that a figure's weapons are of, in tokens.
const ATTACK_REACH: usize = 250;
/// How far after its mark the target of an attack is named, in tokens.
const TARGET_REACH: usize = 7;
/// How far from weapons their clause may tell whence they came, in tokens.
const FLIGHT_REACH: usize = 14;

impl Reader<'_> {
    /// Whose the weapons are that a clause tells to be fired: those from whose land they come, "el lanzamiento de 30 cohetes desde
    /// el sur del Líbano", or else the other side of those at whom, "150 cohetes disparados contra Israel".
    pub(super) fn who_fired(&self, draft: &Draft, noun_end: usize, sentence: &Range<usize>) -> Option<Country> {
        let document = self.document;
        let start = draft.figure.tokens.start;
        let after = (noun_end..sentence.end.min(noun_end + FLIGHT_REACH)).take_while(|&at| !self.ends_clause(at));
        // "el ataque desde el Líbano incluyó 15 cohetes".
        let before =
            (sentence.start.max(start.saturating_sub(FLIGHT_REACH))..start).rev().take_while(|&at| !self.ends_clause(at));
        let attack =
            before.clone().filter(|&at| self.role(at) == Some(WordRole::Attack)).last().map_or(start..start, |at| at + 1..start);
        let country = |name: usize| {
            let mention = self.actors.at(name).filter(|mention| mention.tokens.start == name);
            mention.map(|mention| self.actors.entity(mention)).filter(|entity| entity.kind == ActorKind::Country)?.country
        };
        let land = |at: usize| {
            let noun = at + 1 + usize::from(document.has(at + 1, Class::Article));
            let part = self.is_part_of_land(noun) && self.is_owner_mark(noun + 1);
            let name = if part { noun + 2 + usize::from(document.has(noun + 2, Class::Article)) } else { noun };
            country(name).or_else(|| self.nationality_in(noun + 1..noun + 2))
        };
        let from = |at: &usize| self.role(*at) == Some(WordRole::From);
        // "desde el lado ruso se dispararon 73 drones".
        let origin = after.clone().chain(before).filter(from).find_map(land);
        origin.or_else(|| {
            let target = after.chain(attack).filter(|&at| self.is_target_mark(at)).find_map(land)?;
            self.adversary(target, start)
        })
    }

    /// Whether a sentence tells of two states that have something between them: "clashes between Pakistan and Afghanistan",
    /// "the war between the two states".
    pub(super) fn are_between_states(&self, sentence: &Range<usize>) -> bool {
        sentence.clone().filter(|&at| self.role(at) == Some(WordRole::Between)).any(|between| {
            let mut sides = (between..between + CLAUSE_REACH).filter_map(|at| self.side_named(at));
            sides.next().is_some_and(|side| sides.any(|other| other != side))
                || (between..between + CLAUSE_REACH).any(|at| self.role(at) == Some(WordRole::States))
        })
    }

    /// Whether a sentence joins a state with another: "after Thailand and Cambodia exchanged fire", "in Thai-Cambodian clashes".
    pub(super) fn is_paired(&self, country: Country, sentence: &Range<usize>) -> bool {
        let document = self.document;
        let state = |at: usize| {
            let entity = self.actors.at(at).map(|mention| self.actors.entity(mention));
            let named = entity.filter(|entity| entity.kind == ActorKind::Country).and_then(|entity| entity.country);
            named.or_else(|| self.nationality_in(at..at + 1))
        };
        // Where adjectives follow their nouns, a preposition tells of it.
        let mut within = if self.pack.morphology.head_final { sentence.start + 1..sentence.end } else { 0..0 };
        within.any(|at| {
            let joins = document.has(at, Class::Coordinator) || document.is_mark(at, '-');
            let sides = joins.then(|| state(at - 1).zip(state(at + 1))).flatten();
            sides.is_some_and(|(one, other)| one != other && (one == country || other == country))
        })
    }

    /// Who attacks a country: whom the text tells of, or else the other side, where there are but two.
    pub(super) fn attacks_on(&self, place: Country, at: usize) -> Option<Country> {
        let other = || self.adversary(place, at).filter(|&other| self.times_named(other) * 2 >= self.times_named(place));
        self.attacker(place, at).or_else(other)
    }

    /// Who attacks a country, as the text last told before token `at`: "los ataques rusos contra Ucrania", "Irán lanzó una
    /// salva contra los países del Golfo", "Rusia atacó Kiev".
    pub(super) fn attacker(&self, victim: Country, at: usize) -> Option<Country> {
        let attacks = |fate: &Fate| fate.owner == FateOwner::Other && fate.outcome == Outcome::Used;
        let before = || (at.saturating_sub(ATTACK_REACH)..at).rev();
        let aimed = before().find_map(|mark| {
            if !(self.is_target_mark(mark) || self.is_verb(mark) && self.fate_at(mark, attacks).is_some()) {
                return None;
            }
            let sentence = self.document.sentence_of(mark);
            let reach = mark + 1..sentence.end.min(mark + TARGET_REACH);
            let target = reach.take_while(|&at| !self.ends_clause(at)).find_map(|at| {
                self.actors.at(at).and_then(|mention| self.actors.entity(mention).country).or_else(|| self.side_named(at))
            });
            let subject = || self.subject(mark, &sentence).and_then(|mention| self.actors.entity(mention).country);
            let reach = if self.pack.morphology.head_final { ADJECTIVE_REACH } else { 1 };
            let source = self.nationality_in(mark.saturating_sub(reach)..mark).or_else(subject)?;
            (source != victim && target.is_none_or(|target| target == victim)).then_some(source)
        });
        // "un ataque masivo ruso", "la ofensiva de Rusia": whom it hits may be told elsewhere.
        let done = |mark: usize| {
            let mention = || self.complement_after(mark + 1).and_then(|mention| self.actors.entity(mention).country);
            let noun = self.role(mark) == Some(WordRole::Attack);
            let beside = if self.pack.morphology.head_final {
                mark.saturating_sub(ADJECTIVE_REACH)..mark
            } else {
                mark + 1..at.min(mark + 3)
            };
            noun.then(|| self.nationality_in(beside).or_else(mention)).flatten()
        };
        aimed.or_else(|| before().filter_map(done).find(|&source| source != victim))
    }
}
