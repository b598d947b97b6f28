//! The owner of a figure that its sentence leaves to the text around it.

use std::ops::Range;

use super::fate::Governor;
use super::owner::Owner;
use super::{Draft, Reader};
use crate::actor::Side;
use crate::lang::counting::{Band, FateOwner, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::{ActorKind, Category, Country, Status};

/// How many figures back one of forces is looked for.
const LAST_FORCES: usize = 3;

/// How many tokens may stand between a verb of saying and its "que".
const SAYING: usize = 6;

impl Reader<'_> {
    /// The owner that the text around tells, where the sentence does not.
    pub(super) fn guessed(&self, index: usize, drafts: &[Draft], owners: &[Option<Owner>]) -> Owner {
        let draft = &drafts[index];
        let start = draft.figure.tokens.start;
        let casualties = draft.figure.category == Category::Casualties;
        let band = self.band(draft);
        let regular = band == Some(Band::Regular);
        let sentence = self.document.sentence_of(start);
        if !casualties {
            // What fighters of a group have is the group's: "los asaltantes llegaron en dos camionetas".
            if band != Some(Band::Irregular) && self.is_of_fighters(start, &sentence) {
                return self.group_near(start).unwrap_or(Owner { country: self.actors.home, entity: None });
            }
            let blocked = draft.governor.is_some_and(|governor| governor.owner == FateOwner::Other);
            // "la defensa logró abatir 67 drones": those that the text has told to be fired.
            let lost = draft.figure.status == Some(Status::Lost);
            if draft.figure.category == Category::Materiel
                && (blocked || lost)
                && let Some(owner) = self.of_same_noun(draft, &drafts[..index], owners)
            {
                return owner;
            }
            // "Lituania denunció que dos cazas violaron su espacio aéreo": who is told of does it.
            if draft.figure.category == Category::Materiel
                && self.document.has(start.saturating_sub(1), Class::Complementizer)
                && self.is_agent(start, draft.figure.tokens.end, &sentence)
                && let Some(country) = self.subject(start, &sentence).and_then(|mention| self.actors.entity(mention).country)
            {
                return Owner { country: self.adversary(country, start), entity: None };
            }
            // "fueron lanzados 200 drones": by whoever attacks, where nobody is named.
            let fired = |governor: &Governor| governor.outcome == Outcome::Used || draft.figure.status == Some(Status::Lost);
            let nobody = |governor: Governor| {
                governor.voice != Voice::Subject && governor.at > start || self.subject(governor.at, &sentence).is_none()
            };
            if draft.figure.category == Category::Materiel
                && draft.governor.filter(fired).is_some_and(nobody)
                && let Some(place) = self.place_near(draft, &sentence).or(self.actors.home)
                && let Some(country) = self.attacks_on(place, start)
            {
                return Owner { country: Some(country), entity: None };
            }
            if band != Some(Band::Irregular) && !blocked && self.is_transnational_before(start, &sentence) {
                return Owner::default();
            }
        }
        let paragraph = self.document.paragraph_of(start);
        // Fighters of a group are of the country of the group that the text names last.
        if band == Some(Band::Irregular)
            && let Some(group) = self.group_near(start)
        {
            return group;
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
        if self.goes_on_counting(drafts, index)
            && let Some(owner) = owners[index - 1].filter(|owner| owner.country.is_some())
        {
            return owner;
        }
        // "el servicio reveló que llegarán 12.000 efectivos": those whom the text has counted before, and not the speaker's own.
        if regular
            && !casualties
            && !draft.possessive
            && (self.is_told_by_another(start, &sentence) || start > 0 && self.role(start - 1) == Some(WordRole::The))
            && let Some(owner) = drafts[..index].iter().zip(owners).rev().take(LAST_FORCES).find_map(|(before, owner)| {
                let force = before.figure.category == Category::Personnel && self.band(before) == Some(Band::Regular);
                owner.filter(|owner| force && owner.country.is_some())
            })
        {
            return owner;
        }
        if !casualties && let Some(mention) = self.subject(start, &paragraph) {
            return self.held_by(mention, start);
        }
        let side = if regular || !casualties { Side::Military } else { Side::Civil };
        let near = self.actors.country_near(start, side);
        // "remitió a Rusia nueve millones de proyectiles": who gets them is not who had them.
        let sent = draft.governor.filter(|governor| governor.outcome == Outcome::Status(Status::Sent) && governor.at < start);
        let getter = sent.and_then(|governor| self.actors.within(governor.end..start).next());
        let country = match getter.and_then(|mention| self.actors.entity(mention).country) {
            Some(getter) if near == Some(getter) => self.adversary(getter, start),
            // "19 people were killed in a Russian strike".
            _ if casualties && near.is_some_and(|near| self.attacks_in(near, &sentence)) => {
                near.and_then(|near| self.adversary(near, start))
            }
            // "Kabul said Pakistan had killed 46 people".
            _ if casualties && near.is_some_and(|near| self.kills(near, draft, &sentence)) => {
                near.and_then(|near| self.attacks_on(near, start)).or(near)
            }
            // "in clashes between Pakistan and Afghanistan": nobody tells whose.
            _ if casualties
                && (self.are_between_states(&sentence) || near.is_some_and(|near| self.is_paired(near, &sentence))) =>
            {
                None
            }
            _ => near,
        };
        Owner { country, entity: None }
    }

    /// Whether a clause of saying opens between the last who can be a subject and token `start`: "Seúl reveló que …".
    fn is_told_by_another(&self, start: usize, sentence: &Range<usize>) -> bool {
        let document = self.document;
        // "Según Seúl, …".
        let comma = (sentence.start..start).rev().find(|&at| document.is_mark(at, ','));
        let according = document.starts(sentence.start).has(Class::AccordingTo);
        let opens = |at: &usize| document.has(*at, Class::Complementizer) || according && Some(*at) == comma;
        let Some(that) = (sentence.start..start).rev().find(opens) else { return false };
        let says = [Class::ReportVerb, Class::ReportParticiple, Class::ReportGerund];
        self.actors.within(that..start).next().is_none()
            && (Some(that) == comma
                || (that.saturating_sub(SAYING)..that).any(|at| at >= sentence.start && document.has_any(at, &says)))
    }

    /// Whether a state, or its army, does to those counted what a verb before them tells.
    fn kills(&self, country: Country, draft: &Draft, sentence: &Range<usize>) -> bool {
        let start = draft.figure.tokens.start;
        let opens = |at: usize| self.document.has_any(at, &[Class::Subordinator, Class::Complementizer]);
        draft.governor.filter(|governor| governor.owner == FateOwner::Other && governor.at < start).is_some_and(|governor| {
            self.subject(governor.at, sentence).is_some_and(|mention| {
                let entity = self.actors.entity(mention);
                entity.country == Some(country)
                    && matches!(entity.kind, ActorKind::Country | ActorKind::Body)
                    && !(mention.tokens.end..governor.at).any(opens)
            })
        })
    }

    /// Whether token range names an attack of a country's: those who fall in it are not its own.
    fn attacks_in(&self, country: Country, sentence: &Range<usize>) -> bool {
        sentence.clone().filter(|&at| self.role(at) == Some(WordRole::Attack)).any(|at| self.nationality_of(at) == Some(country))
    }
}
