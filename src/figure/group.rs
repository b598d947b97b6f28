//! Armed groups and bodies of many states around a figure: what they have is not the nearest state's.

use std::ops::Range;

use super::Reader;
use super::before::LEFT_REACH;
use super::fate::Governor;
use super::owner::Owner;
use super::side::SUBJECT_REACH;
use crate::actor::MentionAt;
use crate::lang::PrepositionRole;
use crate::lang::counting::{Band, Context, FateForm, FateOwner, ForceNoun, Outcome, Voice, WordRole};
use crate::lexicon::Class;
use crate::{ActorKind, Category, Status};

/// How many mentions before and after a figure an armed group is looked for.
const GROUP_REACH: usize = 40;

impl Reader<'_> {
    /// Whether the noun for people that comes last before token `start` names fighters of a group.
    pub(super) fn is_of_fighters(&self, start: usize, sentence: &Range<usize>) -> bool {
        let people = |noun: &ForceNoun| noun.category == Category::Personnel && noun.context == Context::Free && noun.plural;
        let last =
            (sentence.start..start).rev().find_map(|at| Some((at, self.noun_at(at).map(|(noun, _)| noun).filter(people)?)));
        // A state that is named after them has the verb.
        last.is_some_and(|(at, noun)| noun.band == Band::Irregular && self.subject(start, &(at..sentence.end)).is_none())
    }

    /// The armed group whose fighters token `at` tells of: the one that its sentence names last before it, or next, and
    /// elsewhere the nearest where all those around are of one state.
    pub(super) fn group_near(&self, at: usize) -> Option<Owner> {
        let here = self.actors.mentions.partition_point(|mention| mention.tokens.start < at);
        let group = |mention: &&MentionAt| self.actors.entity(mention).kind == ActorKind::ArmedGroup;
        let sentence = self.document.sentence_of(at);
        let inside = |mention: &&MentionAt| sentence.contains(&mention.tokens.start);
        let before = self.actors.mentions[..here].iter().rev().take(GROUP_REACH).filter(group);
        let after = self.actors.mentions[here..].iter().take(GROUP_REACH).filter(group);
        let groups = before.chain(after);
        if let Some(named) = groups.clone().find(inside) {
            return Some(self.of(named));
        }
        let nearest = self.of(groups.clone().next()?);
        let (mut alike, mut settled) = (true, true);
        for other in groups {
            let country = self.actors.entity(other).country;
            alike &= country == nearest.country;
            // One that nobody knows says nothing.
            settled &= country.is_some() || !self.document.has(other.tokens.start, Class::Organization);
        }
        // Groups of several states, in one of which the text plays, are that state's; stateless ones leave it open.
        let country = self.actors.home.filter(|_| settled);
        Some(if alike { nearest } else { Owner { country, entity: None } })
    }

    /// Whether a body of many states comes before token `at`, and nobody else: "la fuerza de la Cedeao, 3.300 soldados".
    pub(super) fn is_transnational_before(&self, at: usize, sentence: &Range<usize>) -> bool {
        let floor = sentence.start.max(at.saturating_sub(SUBJECT_REACH));
        let nameless = |mention: &MentionAt| {
            let entity = self.actors.entity(mention);
            entity.kind == ActorKind::Organization && entity.country.is_none()
        };
        // "La Misión cuenta con 13.900 soldados": one that was named before.
        let here = self.actors.mentions.partition_point(|mention| mention.tokens.start < floor);
        let again = (floor..at).rev().take_while(|&word| self.actors.at(word).is_none()).any(|word| {
            self.document.is_capital(word)
                && self.document.has(word, Class::OrganizationHead)
                && self.actors.mentions[here.saturating_sub(GROUP_REACH)..here]
                    .iter()
                    .any(|mention| nameless(mention) && self.document.key(mention.tokens.start) == self.document.key(word))
        });
        again
            || self.actors.within(floor..at).last().is_some_and(|mention| {
                let entity = self.actors.entity(mention);
                let told = mention.tokens.start.checked_sub(1).is_some_and(|before| {
                    self.document.has(before, Class::Preposition)
                        && matches!(
                            (self.pack.morphology.preposition_role)(self.document.key(before)),
                            PrepositionRole::Goal | PrepositionRole::Party
                        )
                });
                !told
                    && (entity.kind == ActorKind::ArmedGroup || self.document.has(mention.tokens.start, Class::Organization))
                    && entity.country.is_none()
                    && !mention.tokens.clone().any(|at| self.document.has(at, Class::ForceNoun))
            })
    }

    /// Whose it is what a subject has: a stateless group named between the two has it itself.
    pub(super) fn held_by(&self, mention: &MentionAt, at: usize) -> Owner {
        let stateless = |mention: &MentionAt| {
            let entity = self.actors.entity(mention);
            entity.kind == ActorKind::ArmedGroup && entity.country.is_none()
        };
        if self.actors.within(mention.tokens.end..at).any(stateless) { Owner::default() } else { self.of(mention) }
    }

    /// "Entre los liberados figuran 74 soldados": what the group is called that they are found among.
    pub(super) fn among(&self, start: usize, sentence: &Range<usize>) -> Option<Governor> {
        let first = self.among_at(start, sentence)?;
        let at = (first + 2..start.min(first + 5)).find(|&at| self.document.has_any(at, &[Class::ForceNoun, Class::Fate]))?;
        let noun = self.noun_at(at).map(|(noun, _)| noun).filter(|noun| noun.category == Category::Casualties);
        let noun = noun.map(|noun| if noun.fate.is_casualty() { noun.fate } else { Outcome::Status(Status::Lost) });
        let fate = self.fate_at(at, |fate| fate.form == FateForm::Participle).map(|(fate, _)| fate.outcome);
        let outcome = noun.or(fate)?;
        Some(Governor { outcome, owner: FateOwner::Counted, voice: Voice::Adjective, at, end: at + 1, near: true })
    }

    /// Where the clause of token `start` opens with a group: "entre los …", after at most a verb of saying and its "que".
    pub(super) fn among_at(&self, start: usize, sentence: &Range<usize>) -> Option<usize> {
        let floor = sentence.start.max(start.saturating_sub(LEFT_REACH));
        (floor..start).rev().chain([sentence.start]).find(|&at| {
            let document = self.document;
            let opens = at == sentence.start || !document.is_word(at - 1) || document.has(at - 1, Class::Complementizer);
            self.role(at) == Some(WordRole::Between) && document.has_any(at + 1, &[Class::Article, Class::Determiner]) && opens
        })
    }
}
