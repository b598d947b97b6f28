//! Strangers: the persons of whom the place where a text plays tells nothing, such as those who write it, scholars, and
//! officials of international bodies.

use super::Actors;
use super::belonging::BETWEEN;
use super::map::{Map, Set};
use super::role::Role;
use super::text::Text;
use crate::ActorKind;
use crate::lang::PrepositionRole;
use crate::lexicon::Class;
use crate::token::Gap;

/// The persons whose country only their own words can tell.
pub(super) struct Strangers {
    bylines: Set<usize>,
    international: Set<usize>,
    members: Set<usize>,
    /// Those who work at a house of learning, whose country is not theirs.
    pub scholars: Set<usize>,
}

impl Strangers {
    pub fn new(text: &Text, roles: &[Role], known: &Set<usize>, actors: &Actors) -> Self {
        Self {
            bylines: bylines(text, actors),
            international: international(text, roles, known, actors),
            members: members(text, actors),
            scholars: scholars(text, roles, actors),
        }
    }

    /// Whether a person is one of them.
    pub fn contains(&self, entity: usize) -> bool {
        [&self.bylines, &self.international, &self.members, &self.scholars].iter().any(|set| set.contains(&entity))
    }
}

/// "a researcher at the Delta Institute": an occupation and where it is done. A hospital's doctor lives there.
fn scholars(text: &Text, roles: &[Role], actors: &Actors) -> Set<usize> {
    let document = text.document;
    let at_house = |role: &Role| {
        actors.within(role.tokens.clone()).any(|mention| {
            let at = mention.tokens.start;
            let before = at - 1 - usize::from(document.has(at - 1, Class::Article));
            at > role.tokens.start + 1
                && actors.entity(mention).kind == ActorKind::Organization
                && document.has(before, Class::Locative)
                && !text.is_genitive(before)
                && mention.tokens.clone().any(|at| text.head(at).is_some_and(|head| head.domestic))
        })
    };
    roles
        .iter()
        .filter(|role| {
            text.longest(role.tokens.start, Class::Profession).is_some()
                && !role.tokens.clone().any(|at| document.has(at, Class::Demonym) && !document.is_capital(at + 1))
                && at_house(role)
        })
        .filter_map(|role| actors.at(role.name).map(|mention| mention.entity))
        .collect()
}

/// "CNN's Ann Lee", "Ann Lee of the Crisis Group": a person whom only a private or international body's name stands beside.
fn members(text: &Text, actors: &Actors) -> Set<usize> {
    let document = text.document;
    let is_body = |at: usize| {
        actors.at(at).is_some_and(|mention| {
            let entity = actors.entity(mention);
            entity.kind == ActorKind::Organization
                && (entity.country.is_none() || text.longest(mention.tokens.start, Class::Organization).is_some())
        })
    };
    let fronted = |start: usize| {
        let ending = (1..=2.min(start)).map(|back| start - back).find(|&at| text.after_genitive_ending(at) == Some(start));
        ending.is_some_and(|at| at > 0 && is_body(at - 1))
    };
    let followed = |end: usize| {
        let body = end + 1 + usize::from(document.has(end + 1, Class::Article));
        let joined = text.is_genitive(end) || document.has(end, Class::Locative);
        joined
            && actors.at(body).is_some_and(|mention| {
                let entity = actors.entity(mention);
                mention.tokens.start == body && entity.kind == ActorKind::Organization && entity.country.is_none()
            })
    };
    actors
        .mentions
        .iter()
        .filter(|_| text.pack.morphology.capitalizes_whole_names)
        .filter(|mention| mention.tokens.len() > 1 && actors.entity(mention).kind == ActorKind::Person)
        .filter(|mention| fronted(mention.tokens.start) || followed(mention.tokens.end))
        .map(|mention| mention.entity)
        .collect()
}

/// A paragraph without a verb and a period that has at most this many tokens is no sentence: a byline, a credit.
const BYLINE: usize = 14;

/// The persons who are named in bylines only: who writes is hardly a party.
fn bylines(text: &Text, actors: &Actors) -> Set<usize> {
    let document = text.document;
    let is_byline = |at: usize| {
        let paragraph = document.paragraph_of(at);
        let by = (text.pack.morphology.preposition_role)(document.key(paragraph.start)) == PrepositionRole::Agent;
        let signed = by && document.is_capital(paragraph.start + 1);
        // "Reporting by Ann Lee in Gao", "(AP Photo/Ann Lee)".
        let opens = |credit: usize| {
            let found = text.longest(credit, Class::Credit);
            found.is_some_and(|found| found.len > 1 && credit + found.len <= at)
                && (document.sentence_of(credit).start == credit || credit > 0 && !document.is_word(credit - 1))
        };
        let credited = (paragraph.start.max(at.saturating_sub(2 * BYLINE))..at).any(opens)
            || at > paragraph.start && document.is_mark(at - 1, '/') && document.gap(at) == Gap::None;
        // "Ann Lee reported from Goma", "Ann Lee and the AP contributed to this report".
        let signs = |at: usize| text.longest(at, Class::Credit).is_some_and(|found| found.len > 1);
        let next = (at..document.sentence_of(at).end.min(at + BYLINE))
            .find(|&at| signs(at) || !document.is_capital(at) && text.is_verb(at));
        let credited = credited || next.is_some_and(signs);
        // "(Reporte adicional de A. Ruiz en Gao; editado por B. Díaz)".
        let bracketed = document.is_mark(paragraph.start, '(') && document.is_mark(paragraph.end - 1, ')');
        credited
            || bracketed && !(paragraph.clone().any(|at| document.is_mark(at, '.'))) && paragraph.len() <= 3 * BYLINE
            || paragraph.len() <= BYLINE
                && paragraph.start > 0
                && (signed
                    || !paragraph.clone().any(|at| !document.is_capital(at) && text.is_verb(at))
                        && !document.is_mark(paragraph.end - 1, '.'))
    };
    let mut found: Map<usize, bool> = Map::default();
    for mention in actors.mentions.iter().filter(|mention| actors.entity(mention).kind == ActorKind::Person) {
        let only = found.entry(mention.entity).or_insert(true);
        *only = *only && is_byline(mention.tokens.start);
    }
    found.into_iter().filter_map(|(entity, byline)| byline.then_some(entity)).collect()
}

/// The persons who speak for a body of no single state: "portavoz de la ONU".
fn international(text: &Text, roles: &[Role], known: &Set<usize>, actors: &Actors) -> Set<usize> {
    let owned = |at: usize| {
        let before = at - 1 - usize::from(at > 1 && text.document.has(at - 1, Class::Article));
        // "a researcher at the Crisis Group", "director for Médecins du Monde"
        let joined = text.pack.morphology.capitalizes_whole_names && text.preposition(before).is_some();
        text.is_genitive(before) || text.is_genitive(at - 1) || joined
    };
    // "UNICEF spokesman Ann Lee", "the U.N.'s envoy": whose office it is stands before the title.
    let fronted = |role: &Role| {
        let title = role.tokens.start;
        let near = (title.saturating_sub(BETWEEN + 2)..title).rev().find_map(|at| actors.at(at));
        near.is_some_and(|mention| {
            let entity = actors.entity(mention);
            let ends = mention.tokens.end;
            text.pack.morphology.capitalizes_whole_names
                && entity.kind == ActorKind::Organization
                && entity.country.is_none()
                && (ends == title
                    || text.after_genitive_ending(ends).is_some_and(|after| after <= title)
                    || text.document.is_word(ends))
                && (ends..title).all(|at| {
                    !text.is_verb(at)
                        && !text.document.is_mark(at, ',')
                        && !text.document.is_mark(at, '.')
                        && text.preposition(at).is_none()
                })
        })
    };
    roles
        .iter()
        .filter(|role| !role.shared)
        .filter(|role| {
            fronted(role)
                || role.tokens.clone().any(|at| text.longest(at, Class::Transnational).is_some())
                || actors.within(role.tokens.clone()).any(|mention| {
                    let entity = actors.entity(mention);
                    mention.tokens.start > role.tokens.start
                        && entity.country.is_none()
                        && (known.contains(&mention.entity) || mention.tokens.len() > 1)
                        && entity.kind == ActorKind::Organization
                        && owned(mention.tokens.start)
                })
        })
        .filter_map(|role| actors.at(role.name).map(|mention| mention.entity))
        .collect()
}
