//! Entities: which mentions name one actor, its fullest name, its role and its country.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::belonging::{set_countries, set_roles};
use super::body::noun_of_body;
use super::candidate::{Candidate, Sense, Weight};
use super::club::SHORT;
use super::nearby::Nearby;
use super::person::{alias_joint, name_words};
use super::role::Role;
use super::text::Text;
use super::{Actors, Entity, MentionAt};
use crate::lexicon::{Class, fold};
use crate::{ActorKind, Country, MentionForm};

/// What makes two mentions one actor, persons apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Identity {
    Entry(usize),
    Body(usize, Option<Country>),
    Name(String),
}

/// A person's full name, and the entity that has it.
struct Named {
    words: Vec<String>,
    entity: usize,
    last: usize,
}

/// Joins the chosen candidates to entities.
pub(super) fn join(text: &Text, chosen: &[Candidate], roles: &[Role], home: Option<Country>, setting: Option<Country>) -> Actors {
    let mut actors = Actors { home, setting, ..Actors::default() };
    let persons = join_persons(text, chosen, roles, &mut actors);
    let mut known: HashMap<Identity, usize> = HashMap::new();
    let acronyms = acronyms(text, chosen);
    let mut national = HashSet::new();
    let mut in_gazetteer = HashSet::new();
    for (index, candidate) in chosen.iter().enumerate() {
        let Some(kind) = kind_of(text, candidate) else { continue };
        let name = text.document.text_of(&candidate.tokens);
        let mut form = candidate.form;
        let entity = if let Some(&entity) = persons.get(&index) {
            form = form_of_person(text, candidate, &actors.entities[entity]);
            entity
        } else {
            let identity = match candidate.sense {
                Sense::Entry(entry) => Identity::Entry(entry),
                _ if kind == ActorKind::Body => {
                    Identity::Body(noun_of_body(text, candidate.tokens.start).unwrap_or_default(), candidate.country)
                }
                _ => Identity::Name(fold(&name.to_lowercase()).into_owned()),
            };
            let antecedent = acronyms.get(name).and_then(|&of| actors.at(of.start).filter(|mention| mention.tokens == *of));
            let antecedent = antecedent.map(|mention| mention.entity);
            let short = part_of(text, candidate, &actors);
            *known.entry(identity).or_insert_with(|| {
                antecedent.or(short).unwrap_or_else(|| {
                    if candidate.national && candidate.country.is_none() {
                        national.insert(actors.entities.len());
                    }
                    actors.entities.push(Entity { name: String::new(), kind, country: candidate.country, role: None });
                    actors.entities.len() - 1
                })
            })
        };
        if candidate.weight == Weight::Gazetteer {
            in_gazetteer.insert(entity);
        }
        let entry = &mut actors.entities[entity];
        if name.chars().count() > entry.name.chars().count() {
            name.clone_into(&mut entry.name);
        }
        if entry.country.is_none() && kind != ActorKind::Person {
            entry.country = candidate.country;
        }
        actors.mentions.push(MentionAt { tokens: candidate.tokens.clone(), entity, form, rule: candidate.rule });
    }
    join_short_names(&acronyms, &mut actors);
    join_fields(text, &mut actors);
    set_countries(text, &national, &in_gazetteer, &mut actors);
    set_roles(text, roles, &in_gazetteer, &mut actors);
    actors.nearby = Nearby::new(text, &actors);
    in_text_order(&mut actors);
    actors
}

/// An acronym is what the text spells out, and a short name what it names in full, also where they stand before that, as
/// headlines have it.
fn join_short_names(acronyms: &HashMap<&str, &Range<usize>>, actors: &mut Actors) {
    let mut joined: HashMap<usize, usize> = HashMap::new();
    for of in acronyms.values() {
        let Some(full) = actors.at(of.start).filter(|mention| mention.tokens == **of) else { continue };
        let Some(short) = actors.at(of.end + 1).filter(|mention| mention.tokens.len() == 1) else { continue };
        let (of, to) = (actors.entity(short).kind, actors.entity(full).kind);
        if short.entity != full.entity && of != ActorKind::Person && (to != ActorKind::Country || of == to) {
            joined.insert(short.entity, full.entity);
        }
    }
    // "El Ibérico" is the "Banco Ibérico", wherever the text names it in full.
    for short in actors.mentions.iter().filter(|mention| mention.rule == SHORT) {
        let name = actors.entity(short).name.to_lowercase();
        let full = actors.entities.iter().position(|other| {
            other.kind == ActorKind::Organization && other.name.to_lowercase().split(' ').nth(1) == Some(&name)
        });
        if let Some(full) = full {
            joined.insert(short.entity, full);
        }
    }
    for mention in &mut actors.mentions {
        // A chain is two steps at most: what spells an acronym out is no acronym.
        if let Some(&full) = joined.get(&mention.entity) {
            mention.entity = full;
        }
    }
    for (short, full) in joined {
        if actors.entities[full].country.is_none() {
            actors.entities[full].country = actors.entities[short].country;
        }
    }
}

/// "Defensa" is the ministry that the text names in full elsewhere, where it names one of that field only.
fn join_fields(text: &Text, actors: &mut Actors) {
    let document = text.document;
    let is_field = |mention: &MentionAt, kind: ActorKind| {
        mention.tokens.len() == 1 && document.has(mention.tokens.start, Class::Field) && kind == ActorKind::Organization
    };
    let mut joined: HashMap<usize, usize> = HashMap::new();
    for mention in actors.mentions.iter().filter(|mention| is_field(mention, actors.entity(mention).kind)) {
        let field = document.key(mention.tokens.start);
        let mut full: Vec<usize> = actors
            .mentions
            .iter()
            .filter(|other| {
                text.head(other.tokens.start).is_some_and(|head| head.national)
                    && other.tokens.clone().any(|at| document.key(at) == field)
                    && actors.entity(other).kind == ActorKind::Organization
            })
            .map(|other| other.entity)
            .filter(|&other| other != mention.entity)
            .collect();
        crate::order::sort_by_key(&mut full, |&entity| entity);
        full.dedup();
        if let [only] = full[..] {
            joined.insert(mention.entity, only);
        }
    }
    for mention in &mut actors.mentions {
        if let Some(&full) = joined.get(&mention.entity) {
            mention.entity = full;
            mention.form = MentionForm::Short;
        }
    }
}

/// Numbers the entities by their first mentions.
fn in_text_order(actors: &mut Actors) {
    let mut place: HashMap<usize, usize> = HashMap::new();
    for mention in &mut actors.mentions {
        let next = place.len();
        mention.entity = *place.entry(mention.entity).or_insert(next);
    }
    let mut entities: Vec<(usize, Entity)> = std::mem::take(&mut actors.entities)
        .into_iter()
        .enumerate()
        .filter_map(|(old, entity)| Some((*place.get(&old)?, entity)))
        .collect();
    crate::order::sort_by_key(&mut entities, |&(new, _)| new);
    actors.entities = entities.into_iter().map(|(_, entity)| entity).collect();
}

fn kind_of(text: &Text, candidate: &Candidate) -> Option<ActorKind> {
    match candidate.sense {
        Sense::Entry(entry) => text.pack.gazetteer.entries[entry].kind,
        Sense::Actor(kind) => Some(kind),
        Sense::Nothing => None,
    }
}

/// Acronyms in brackets right after a name, and the tokens of that name.
fn acronyms<'t, 'c>(text: &Text<'t>, chosen: &'c [Candidate]) -> HashMap<&'t str, &'c Range<usize>> {
    let document = text.document;
    let mut found = HashMap::new();
    for candidate in chosen.iter().filter(|candidate| {
        matches!(kind_of(text, candidate), Some(ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Country))
    }) {
        let open = candidate.tokens.end;
        let same_letter =
            || fold(document.key(open + 1)).chars().next() == fold(document.key(candidate.tokens.start)).chars().next();
        let acronym = text.shape.get(open + 1) == Some(&b'A')
            || document.is_mark(open + 2, ')') && document.is_capital(open + 1) && same_letter();
        if document.is_mark(open, '(') && acronym {
            found.entry(document.word(open + 1)).or_insert(&candidate.tokens);
        }
    }
    found
}

/// The entity whose name begins with this one's words, where exactly one does and this is a unit or an institution that the
/// text has named in full: "frente 33 de las disidencias".
fn part_of(text: &Text, candidate: &Candidate, actors: &Actors) -> Option<usize> {
    if candidate.rule != "actor.organization.unit" && candidate.rule != "actor.organization.bare" {
        return None;
    }
    let name = fold(&text.document.text_of(&candidate.tokens).to_lowercase()).into_owned();
    let mut found = actors.entities.iter().enumerate().filter(|(_, entity)| {
        let other = fold(&entity.name.to_lowercase()).into_owned();
        entity.kind != ActorKind::Person && (other.starts_with(&format!("{name} ")) || name.starts_with(&format!("{other} ")))
    });
    match (found.next(), found.next()) {
        (Some((entity, _)), None) => Some(entity),
        _ => None,
    }
}

/// Assigns every person mention to an entity: full names first, then the short forms by the nearest fitting name.
fn join_persons(text: &Text, chosen: &[Candidate], roles: &[Role], actors: &mut Actors) -> HashMap<usize, usize> {
    let mut entities: HashMap<usize, usize> = HashMap::new();
    let mut named: Vec<Named> = Vec::new();
    let mut order: Vec<usize> =
        (0..chosen.len()).filter(|&index| kind_of(text, &chosen[index]) == Some(ActorKind::Person)).collect();
    let words: HashMap<usize, Vec<String>> =
        order.iter().map(|&index| (index, name_words(text, &chosen[index].tokens))).collect();
    // Longer names first, so that a shorter one finds the name it belongs to; an entity's place in the text does not matter.
    crate::order::sort_by_key(&mut order, |&index| (std::cmp::Reverse(words[&index].len()), chosen[index].tokens.start));
    let mut by_entry: HashMap<usize, usize> = HashMap::new();
    let mut exact: HashMap<&Vec<String>, usize> = HashMap::new();
    let full = |index: &&usize| {
        words[*index].len() > 1 && chosen[**index].form != MentionForm::Alias
            || entry_of(&chosen[**index]).is_some() && words[*index].len() > 1
    };
    for &index in order.iter().filter(full) {
        let candidate = &chosen[index];
        let same = exact
            .get(&words[&index])
            .copied()
            .or_else(|| named.iter().find(|named| is_part(&words[&index], &named.words)).map(|named| named.entity));
        let entry = entry_of(candidate);
        let entity = same.or_else(|| by_entry.get(&entry?).copied()).unwrap_or_else(|| new_person(actors, candidate));
        if let Some(entry) = entry {
            by_entry.insert(entry, entity);
        }
        entities.insert(index, entity);
        if exact.insert(&words[&index], entity).is_none() {
            named.push(Named { words: words[&index].clone(), entity, last: candidate.tokens.start });
        }
    }
    crate::order::sort_by_key(&mut order, |&index| chosen[index].tokens.start);
    for &index in &order {
        let candidate = &chosen[index];
        if let Some(&entity) = entities.get(&index) {
            if let Some(name) = named.iter_mut().find(|name| name.entity == entity) {
                name.last = candidate.tokens.start;
            }
            continue;
        }
        let at = candidate.tokens.start;
        let aliased = alias_joint(text, at).filter(|_| candidate.form == MentionForm::Alias).and_then(|marker| {
            let before = order.iter().rev().find(|&&other| chosen[other].tokens.end <= marker)?;
            (marker - chosen[*before].tokens.end <= 2).then(|| entities.get(before).copied())?
        });
        let word = &words[&index];
        let fitting = |name: &&Named| word.iter().all(|word| name.words.contains(word));
        let titled = roles.iter().find(|role| role.name == at).and_then(|role| {
            let title = text.document.key(role.tokens.start);
            named.iter().filter(fitting).find(|name| {
                roles.iter().any(|other| {
                    text.document.key(other.tokens.start) == title
                        && other.name != at
                        && order.iter().any(|o| chosen[*o].tokens.start == other.name && entities.get(o) == Some(&name.entity))
                })
            })
        });
        let titled = titled.map(|name| name.entity);
        let before =
            named.iter().filter(fitting).filter(|name| name.last < at).max_by_key(|name| name.last).map(|name| name.entity);
        let after = named.iter().filter(fitting).min_by_key(|name| name.last).map(|name| name.entity);
        let known = entry_of(candidate).and_then(|entry| by_entry.get(&entry).copied());
        let entity = aliased.or(titled).or(before).or(after).or(known).unwrap_or_else(|| {
            let entity = new_person(actors, candidate);
            if let Some(entry) = entry_of(candidate) {
                by_entry.insert(entry, entity);
            }
            entity
        });
        entities.insert(index, entity);
        match named.iter_mut().find(|name| name.entity == entity) {
            Some(name) => {
                name.last = at;
                if aliased.is_some() {
                    name.words.extend(word.iter().cloned());
                }
            }
            None => named.push(Named { words: word.clone(), entity, last: at }),
        }
    }
    entities
}

fn entry_of(candidate: &Candidate) -> Option<usize> {
    match candidate.sense {
        Sense::Entry(entry) => Some(entry),
        _ => None,
    }
}

fn new_person(actors: &mut Actors, candidate: &Candidate) -> usize {
    actors.entities.push(Entity { name: String::new(), kind: ActorKind::Person, country: candidate.country, role: None });
    actors.entities.len() - 1
}

/// Whether a shorter name has its words in a longer one, in the same order: Luis Rubio in Luis Ángel Rubio.
fn is_part(words: &[String], of: &[String]) -> bool {
    let mut rest = of.iter();
    words.iter().all(|word| rest.any(|other| other == word || words.len() == of.len() && is_variant(word, other)))
}

/// Two spellings of a foreign name: Oleksiy and Oleksí, Zelensky and Zelenski.
fn is_variant(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    common >= 4 && a.max(b) - common <= 2
}

fn form_of_person(text: &Text, candidate: &Candidate, entity: &Entity) -> MentionForm {
    let length = candidate.tokens.len();
    match candidate.form {
        MentionForm::Alias if alias_joint(text, candidate.tokens.start).is_some() => MentionForm::Alias,
        _ if length == 1 && entity.name.contains(' ') => MentionForm::Short,
        MentionForm::Short if entity.name.is_empty() => MentionForm::Short,
        MentionForm::Short => MentionForm::Short,
        _ => MentionForm::Name,
    }
}
