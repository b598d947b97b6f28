//! Whose the people or weapons of a figure are.

use std::ops::Range;

use super::{Draft, Reader};
use crate::actor::MentionAt;
use crate::lang::PrepositionRole;
use crate::lang::counting::{Context, FateOwner, Voice, WordRole};
use crate::lexicon::Class;
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

/// An owner: the country, and the entity where a mention names it.
#[derive(Clone, Copy, Debug, Default)]
struct Owner {
    country: Option<Country>,
    entity: Option<usize>,
}

impl Reader<'_> {
    /// Gives each draft its owner; items of a list and parts of a whole look at those before them.
    pub(super) fn assign_owners(&self, drafts: &mut [Draft]) {
        for at in 0..drafts.len() {
            let owner = self.owner(at, drafts);
            let figure = &mut drafts[at].figure;
            (figure.country, figure.entity) = (owner.country, owner.entity);
        }
    }

    fn owner(&self, index: usize, drafts: &[Draft]) -> Owner {
        let draft = &drafts[index];
        let tokens = &draft.figure.tokens;
        // The noun may stand before its number.
        let noun = draft.figure.unit.clone().unwrap_or_else(|| tokens.clone());
        let noun_end = noun.end;
        let sentence = self.document.sentence_of(tokens.start);
        let carried = draft.antecedent.or(draft.list).map(|at| drafts[at].figure.clone());
        if let Some(country) = self.nationality_in(noun.clone()) {
            let mention = self.actors.within(noun).next();
            return Owner { country: Some(country), entity: mention.map(|mention| mention.entity) };
        }
        // A unit whose state the text does not give leaves the question to its clause: "hombres de la Cuarta División".
        let unit = |mention: &&MentionAt| {
            self.actors.entity(mention).country.is_none()
                && mention.tokens.clone().any(|at| self.document.has(at, Class::ForceNoun))
        };
        if let Some(mention) = self.complement_after(noun_end).filter(|mention| !unit(mention)) {
            return self.of(mention);
        }
        if draft.possessive
            && let Some(mention) = self.subject(tokens.start, &sentence)
        {
            return self.of(mention);
        }
        let own = draft.governor.is_some_and(|governor| governor.owner == FateOwner::Subject && governor.at < tokens.start);
        if let Some(figure) = carried.as_ref().filter(|_| draft.antecedent.is_some() && !own) {
            return Owner { country: figure.country, entity: figure.entity };
        }
        if let Some(governor) = draft.governor {
            if governor.owner == FateOwner::Both {
                return Owner::default();
            }
            // "lanzados por Rusia", "sufridas por Rusia".
            let passive = self.agent_after(governor.end.max(noun_end), &sentence);
            if let Some(mention) = passive.filter(|_| governor.owner == FateOwner::Subject) {
                return self.of(mention);
            }
            if governor.owner == FateOwner::Other
                && let Some(mention) = self.victim_after(noun_end, &sentence)
            {
                return self.of(mention);
            }
            if governor.owner == FateOwner::Subject
                && draft.figure.status != Some(Status::Captured)
                && governor.voice == Voice::Object
                && governor.at < tokens.start
                && let Some(mention) = self.subject(governor.at, &sentence)
            {
                return self.of(mention);
            }
        }
        let casualties = draft.figure.category == Category::Casualties;
        let held = draft.figure.status == Some(Status::Captured);
        let beaten = draft.governor.filter(|governor| {
            (governor.owner == FateOwner::Other || held) && governor.voice == Voice::Object && governor.at < tokens.start
        });
        if let Some(governor) = beaten
            && (!casualties || held || self.is_fighter(draft))
            && let Some(subject) = self.subject(governor.at, &sentence).and_then(|mention| self.actors.entity(mention).country)
        {
            // What one side destroys is the other's.
            let home = self.actors.home.filter(|&home| home == subject);
            return Owner { country: self.adversary(subject, tokens.start).or(home), entity: None };
        }
        if let Some(figure) = carried {
            return Owner { country: figure.country, entity: figure.entity };
        }
        // Hostages are held where they do not belong.
        let hostage = held && draft.governor.is_none();
        if casualties
            && !hostage
            && let Some(country) = self.place_near(tokens, &sentence)
        {
            return Owner { country: Some(country), entity: None };
        }
        let blocked = draft.governor.is_some_and(|governor| governor.owner == FateOwner::Other);
        if !casualties
            && !blocked
            && let Some(mention) = self.subject(tokens.start, &sentence)
        {
            return self.of(mention);
        }
        Owner { country: self.actors.home, entity: None }
    }

    /// Whether the noun of a draft names fighters, not anybody.
    fn is_fighter(&self, draft: &Draft) -> bool {
        draft.figure.unit.as_ref().and_then(|unit| self.noun_at(unit.start)).is_some_and(|(noun, _)| {
            noun.category == Category::Personnel && matches!(noun.context, Context::Free | Context::Sentence)
        })
    }

    /// The nearest other country before token `at`, or shortly after it.
    fn adversary(&self, side: Country, at: usize) -> Option<Country> {
        let before = at.saturating_sub(ADVERSARY_REACH)..at;
        let after = at..self.document.len().min(at + ADVERSARY_REACH / 4);
        let country = |at: usize| {
            let mention = self.actors.at(at).and_then(|mention| {
                let entity = self.actors.entity(mention);
                entity.country.filter(|_| entity.kind != ActorKind::Organization)
            });
            mention.or_else(|| self.nationality_in(at..at + 1)).filter(|&country| country != side)
        };
        after.chain(before.rev()).find_map(country)
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
        let owner = |at: usize| {
            self.document.has(at, Class::Preposition)
                && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Owner
        };
        if !owner(end) {
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

    /// The country of the place where casualties fell, if the sentence names one.
    fn place_near(&self, tokens: &Range<usize>, sentence: &Range<usize>) -> Option<Country> {
        let after = tokens.end..sentence.end.min(tokens.end + PLACE_REACH);
        let before = sentence.start.max(tokens.start.saturating_sub(PLACE_REACH))..tokens.start;
        after.chain(before.rev()).find_map(|at| {
            let locative = self.document.has(at, Class::Locative) || self.role(at) == Some(WordRole::Of);
            if !locative || !matches!(self.document.tokens[at].kind, TokenKind::Word) {
                return None;
            }
            let name = at + 1 + usize::from(self.document.has(at + 1, Class::Article));
            [Class::Place, Class::CountryName, Class::Seat].into_iter().find_map(|class| {
                let found = self.pack.lexicon.longest(self.document, name, class)?;
                self.document.is_capital(name).then(|| self.pack.gazetteer.named(found.row).0.country).flatten()
            })
        })
    }
}
