//! Entities: which mentions name one actor.

use std::collections::HashMap;

use super::body::noun_of_body;
use super::candidate::{Candidate, Sense};
use super::text::Text;
use super::{Actors, Entity, MentionAt};
use crate::{ActorKind, Country};

/// What makes two mentions one actor.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    Entry(usize),
    Body(usize, Option<Country>),
    Name(ActorKind, String),
}

/// Joins the chosen candidates to entities.
pub(super) fn join(text: &Text, chosen: &[Candidate]) -> Actors {
    let mut actors = Actors::default();
    let mut known: HashMap<Identity, usize> = HashMap::new();
    for candidate in chosen {
        let Some(kind) = kind_of(text, candidate) else { continue };
        let identity = match candidate.sense {
            Sense::Entry(entry) => Identity::Entry(entry),
            _ if kind == ActorKind::Body => {
                Identity::Body(noun_of_body(text, candidate.tokens.start).unwrap_or_default(), candidate.country)
            }
            _ => Identity::Name(kind, text.document.text_of(&candidate.tokens).to_owned()),
        };
        let entity = *known.entry(identity).or_insert_with(|| {
            actors.entities.push(Entity { name: String::new(), kind, country: candidate.country, role: None });
            actors.entities.len() - 1
        });
        let name = text.document.text_of(&candidate.tokens);
        if name.chars().count() > actors.entities[entity].name.chars().count() {
            name.clone_into(&mut actors.entities[entity].name);
        }
        actors.mentions.push(MentionAt { tokens: candidate.tokens.clone(), entity, form: candidate.form, rule: candidate.rule });
    }
    actors
}

fn kind_of(text: &Text, candidate: &Candidate) -> Option<ActorKind> {
    match candidate.sense {
        Sense::Entry(entry) => text.pack.gazetteer.entries[entry].kind,
        Sense::Actor(kind) => Some(kind),
        Sense::Nothing => None,
    }
}
