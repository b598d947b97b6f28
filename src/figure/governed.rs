//! Whose a figure is by the verb that governs it, and by who tells of it.

use std::ops::Range;

use super::fate::Governor;
use super::owner::Owner;
use super::{Draft, Reader};
use crate::actor::{MentionAt, Side};
use crate::lang::counting::{FateForm, FateOwner, Voice, WordRole};
use crate::lexicon::Class;
use crate::{ActorKind, Category, Country, Status};

impl Reader<'_> {
    /// The owner that the verb, participle or noun of fate tells.
    pub(super) fn told_by_governor(
        &self,
        draft: &Draft,
        governor: &Governor,
        noun_end: usize,
        sentence: &Range<usize>,
    ) -> Option<Owner> {
        let start = draft.figure.tokens.start;
        let agent = || self.agent_after(governor.end.max(noun_end), sentence);
        let subject = || {
            let active = matches!(governor.voice, Voice::Object | Voice::Noun)
                && governor.at < start
                && draft.figure.status != Some(Status::Captured);
            self.subject(governor.at, sentence).filter(|_| active)
        };
        // "el enemigo ha perdido 173 drones".
        let foe =
            (sentence.start.max(governor.at.saturating_sub(2))..governor.at).any(|at| self.role(at) == Some(WordRole::Enemy));
        if governor.owner == FateOwner::Subject && foe {
            let floor = self.document.paragraph_of(start).start;
            let side = self.speaking_side(governor.at, &(floor..sentence.end))?;
            return Some(Owner { country: self.adversary(side, start), entity: None });
        }
        let mention = match governor.owner {
            FateOwner::Both => return Some(Owner::default()),
            // "atacó Ucrania con 574 drones".
            FateOwner::Other
                if governor.voice == Voice::Object
                    && draft.figure.category == Category::Materiel
                    && start > governor.end
                    && self.is_instrument_mark(start - 1) =>
            {
                subject()
            }
            FateOwner::Other => self.victim_after(noun_end, sentence),
            // "perdimos 117 aviones": who speaks.
            FateOwner::Subject if (self.pack.morphology.is_we)(self.document.key(governor.at)) => self.speaker_before(start),
            FateOwner::Subject if draft.figure.category != Category::Casualties && self.is_of_fighters(governor.at, sentence) => {
                None
            }
            FateOwner::Subject => subject().or_else(agent),
            // "2,000 soldiers left North Korea by ship".
            FateOwner::Giver if governor.voice == Voice::Subject && governor.at >= noun_end => {
                let left = self.actors.at(governor.end).filter(|mention| mention.tokens.start == governor.end);
                left.or_else(|| self.origin_after(governor.end, sentence))
            }
            // "comprará 40 tanques a Corea del Sur".
            FateOwner::Giver => {
                let giver = || self.victim_after(noun_end, sentence);
                self.origin_after(noun_end, sentence).or_else(giver).or_else(subject).or_else(agent)
            }
            FateOwner::Counted if governor.voice == Voice::Noun && !governor.outcome.is_casualty() => agent(),
            FateOwner::Counted => None,
        };
        let active = draft.figure.category != Category::Casualties && governor.owner == FateOwner::Subject;
        mention.map(|mention| if active { self.held_by(mention, governor.at) } else { self.of(mention) })
    }

    /// The side in a relative clause whose object is counted: what it has, sends or loses is its own.
    pub(super) fn told_by_relative(&self, noun_end: usize) -> Option<Owner> {
        let document = self.document;
        let name = noun_end + 1 + usize::from(document.has(noun_end + 1, Class::Article));
        let mention =
            self.actors.at(name).filter(|mention| document.has(noun_end, Class::Relative) && mention.tokens.start == name)?;
        let verb = mention.tokens.end + usize::from(document.has_any(mention.tokens.end, &[Class::Auxiliary, Class::Clitic]));
        let (fate, _) = self.fate_at(verb, |fate| fate.form != FateForm::Other)?;
        matches!(fate.owner, FateOwner::Subject | FateOwner::Giver).then(|| self.of(mention))
    }

    /// The person who most likely speaks at token `at`: the last whom the paragraph names before it.
    fn speaker_before(&self, at: usize) -> Option<&MentionAt> {
        let paragraph = self.document.paragraph_of(at);
        let persons = self.actors.within(paragraph.start..at);
        persons.filter(|mention| self.actors.entity(mention).kind == ActorKind::Person).last()
    }

    /// Whether a verb of saying takes a count of losses: "las fuerzas armenias admiten ya 604 caídos".
    pub(super) fn is_admitted(&self, draft: &Draft) -> bool {
        let start = draft.figure.tokens.start;
        let losses = self.counted_noun(draft).is_some_and(|noun| noun.category == Category::Casualties);
        losses && (start.saturating_sub(2)..start).any(|at| self.document.has(at, Class::ReportVerb))
    }

    /// The side that acts or speaks in a sentence before token `at`, or that the words around it are about.
    pub(super) fn speaking_side(&self, at: usize, sentence: &Range<usize>) -> Option<Country> {
        let subject = self.subject(at, sentence).and_then(|mention| self.actors.entity(mention).country);
        subject.or_else(|| self.actors.country_near(at, Side::Military))
    }
}
