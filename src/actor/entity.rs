//! Entities: which mentions name one actor, its fullest name, its role and its country.

use std::ops::Range;

use super::acronym::end_of_full_name;
use super::belonging::{set_countries, set_roles};
use super::body::noun_of_body;
use super::candidate::{Candidate, Sense, Weight};
use super::club::SHORT;
use super::map::{Map, Set};
use super::nickname::alias_joint;
use super::role::Role;
use super::text::Text;
use super::who::join_persons;
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

/// Joins the chosen candidates to entities.
pub(super) fn join(text: &Text, chosen: &[Candidate], roles: &[Role], home: Option<Country>, setting: Option<Country>) -> Actors {
    let mut actors = Actors { home, setting, holders: vec![0; text.document.len()], ..Actors::default() };
    actors.mentions.reserve_exact(chosen.len());
    let persons = join_persons(text, chosen, roles, &mut actors);
    let mut known: Map<Identity, usize> = Map::default();
    let acronyms = acronyms(text, chosen);
    let mut national = Set::default();
    let mut beginnings = Beginnings::default();
    let mut in_gazetteer = Set::default();
    // By entity, whether a seat is all that has named it so far.
    let mut seats_only: Vec<bool> = Vec::new();
    for (index, candidate) in chosen.iter().enumerate() {
        let Some(kind) = kind_of(text, candidate) else { continue };
        let name = text.document.text_of(&candidate.tokens);
        let mut form = candidate.form;
        let entity = if let Some(&entity) = persons.get(&index) {
            form = form_of_person(text, candidate, &actors.entities[entity]);
            entity
        } else {
            let key = folded(name);
            let identity = match candidate.sense {
                Sense::Entry(entry) => Identity::Entry(entry),
                _ if kind == ActorKind::Body => {
                    Identity::Body(noun_of_body(text, &candidate.tokens).unwrap_or_default(), candidate.country)
                }
                _ => Identity::Name(key.clone()),
            };
            let antecedent = acronyms.get(name).and_then(|&of| actors.at(of.start).filter(|mention| mention.tokens == *of));
            let antecedent = antecedent.map(|mention| mention.entity);
            let unit = matches!(candidate.rule, "actor.organization.unit" | "actor.organization.bare");
            let short = unit.then(|| beginnings.find(&key)).flatten();
            let entity = *known.entry(identity).or_insert_with(|| {
                antecedent.or(short).unwrap_or_else(|| {
                    if candidate.national && candidate.country.is_none() {
                        national.insert(actors.entities.len());
                    }
                    actors.entities.push(Entity { name: String::new(), kind, country: candidate.country, role: None });
                    actors.entities.len() - 1
                })
            });
            beginnings.insert(&key, entity);
            entity
        };
        // "Multinational Security Support Mission (MSS)": what the tables know to be no state's stays so.
        let of_none = in_gazetteer.contains(&entity) && !candidate.national;
        if candidate.weight == Weight::Gazetteer {
            in_gazetteer.insert(entity);
        }
        let entry = &mut actors.entities[entity];
        // "China", not "Beijing": a seat names its state only where nothing else does.
        let metonym = form == MentionForm::Metonym;
        seats_only.resize(seats_only.len().max(entity + 1), true);
        let metonyms_only = seats_only[entity];
        seats_only[entity] &= metonym;
        let fuller = name.chars().count() > entry.name.chars().count();
        if entry.name.is_empty() || !metonym && (fuller || metonyms_only) || metonym && metonyms_only && fuller {
            name.clone_into(&mut entry.name);
        }
        if entry.country.is_none() && kind != ActorKind::Person && !of_none {
            entry.country = candidate.country;
        }
        actors.push(MentionAt { tokens: candidate.tokens.clone(), entity, form, rule: candidate.rule });
    }
    join_short_names(text, &acronyms, &mut actors);
    join_fields(text, &mut actors);
    join_owned(text, &mut actors, |short, full| short.is_none() || short == full);
    let mut nearby = set_countries(text, &national, &in_gazetteer, &mut actors);
    join_ministries(text, &mut actors);
    join_owned(text, &mut actors, |short, full| short.is_some() && short == full);
    set_roles(text, roles, &in_gazetteer, &mut nearby, &mut actors);
    nearby.update(text, &actors);
    actors.nearby = nearby;
    in_text_order(&mut actors);
    actors
}

/// A name without case and accents.
fn folded(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { fold(&name.to_lowercase()).into_owned() }
}

/// An acronym is what the text spells out, and a short name what it names in full, also where they stand before that, as
/// headlines have it.
fn join_short_names(text: &Text, acronyms: &Map<&str, &Range<usize>>, actors: &mut Actors) {
    let mut joined: Map<usize, usize> = Map::default();
    for of in acronyms.values() {
        let Some(full) = actors.at(of.start).filter(|mention| mention.tokens == **of) else { continue };
        let Some(short) = actors.at(of.end + 1).filter(|mention| matches!(mention.tokens.len(), 1 | 3)) else { continue };
        let (of, to) = (actors.entity(short).kind, actors.entity(full).kind);
        if short.entity != full.entity && of != ActorKind::Person && (to != ActorKind::Country || of == to) {
            joined.insert(short.entity, full.entity);
        }
    }
    // "El Ibérico" is the "Banco Ibérico", wherever the text names it in full.
    let mut by_second_word: Map<String, usize> = Map::default();
    for (entity, other) in actors.entities.iter().enumerate().filter(|(_, other)| other.kind == ActorKind::Organization) {
        if let Some(word) = other.name.split(' ').nth(1) {
            by_second_word.entry(word.to_lowercase()).or_insert(entity);
        }
    }
    for short in actors.mentions.iter().filter(|mention| mention.rule == SHORT) {
        if let Some(&full) = by_second_word.get(&actors.entity(short).name.to_lowercase()) {
            joined.insert(short.entity, full);
        }
    }
    // A chain is two steps at most: what spells an acronym out is no acronym.
    name_anew(actors, &joined);
    for (short, full) in joined {
        // "Multinational Support Mission (MSS)": another state's service has the same letters.
        let of_many = actors
            .mentions
            .iter()
            .find(|mention| mention.entity == full)
            .is_some_and(|mention| mention.tokens.clone().any(|at| text.document.has(at, Class::Transnational)));
        if actors.entities[full].country.is_none() && !of_many {
            actors.entities[full].country = actors.entities[short].country;
        }
    }
}

/// Gives the mentions of some entities to those that they are.
fn name_anew(actors: &mut Actors, joined: &Map<usize, usize>) {
    for mention in &mut actors.mentions {
        if let Some(&known) = joined.get(&mention.entity) {
            mention.entity = known;
        }
    }
}

/// "Defensa" is the ministry that the text names in full elsewhere, where it names one of that field only.
fn join_fields(text: &Text, actors: &mut Actors) {
    let document = text.document;
    let is_field = |mention: &MentionAt| {
        mention.tokens.len() == 1
            && document.has(mention.tokens.start, Class::Field)
            && actors.entity(mention).kind == ActorKind::Organization
    };
    // By a field, the one ministry that has it in its name; `None` where several do.
    let mut full: Map<&str, Option<usize>> = Map::default();
    for mention in &actors.mentions {
        if mention.tokens.len() > 1
            && text.head(mention.tokens.start).is_some_and(|head| head.national)
            && actors.entity(mention).kind == ActorKind::Organization
        {
            for at in mention.tokens.clone().filter(|&at| document.has(at, Class::Field)) {
                full.entry(document.key(at))
                    .and_modify(|known| *known = known.filter(|&other| other == mention.entity))
                    .or_insert(Some(mention.entity));
            }
        }
    }
    let mut joined: Map<usize, usize> = Map::default();
    for mention in actors.mentions.iter().filter(|mention| is_field(mention)) {
        if let Some(&Some(only)) = full.get(document.key(mention.tokens.start)) {
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

/// "El Ministerio de Defensa" is the "Ministerio de Defensa de Kenia" that the text has named before it, where it names no other
/// of that name; `may` tells by their countries.
fn join_owned(text: &Text, actors: &mut Actors, may: fn(Option<Country>, Option<Country>) -> bool) {
    let body = |mention: &&MentionAt| {
        matches!(actors.entity(mention).kind, ActorKind::Organization | ActorKind::ArmedGroup) && mention.tokens.len() > 1
    };
    // By a name without its owner, the first mention with one, and whether no other state has one.
    let mut full: Map<String, (&MentionAt, bool)> = Map::default();
    for mention in actors.mentions.iter().filter(body) {
        if let Some(name) = without_owner(text, &mention.tokens) {
            full.entry(folded(text.document.text_of(&name)))
                .and_modify(|(known, only)| *only &= actors.entity(known).country == actors.entity(mention).country)
                .or_insert((mention, true));
        }
    }
    // Most texts have none.
    if full.is_empty() {
        return;
    }
    let mut joined: Map<usize, usize> = Map::default();
    for mention in actors.mentions.iter().filter(body) {
        let name = without_owner(text, &mention.tokens).unwrap_or_else(|| mention.tokens.clone());
        let name = folded(text.document.text_of(&name));
        let Some(&(known, true)) = full.get(&name).filter(|(known, _)| known.entity != mention.entity) else { continue };
        let countries = (actors.entity(mention).country, actors.entity(known).country);
        let before = known.tokens.start < mention.tokens.start || countries.0.is_some();
        if before && may(countries.0, countries.1) {
            joined.entry(mention.entity).or_insert(known.entity);
        }
    }
    name_anew(actors, &joined);
}

/// The name of a body without the state that it ends with: "Ministerio de Defensa" of "Ministerio de Defensa de Kenia" and of
/// "Ministerio de Defensa keniano".
fn without_owner(text: &Text, tokens: &Range<usize>) -> Option<Range<usize>> {
    let document = text.document;
    let last = tokens.end - 1;
    if tokens.len() > 2 && document.has(last, Class::Demonym) {
        return Some(tokens.start..last);
    }
    (tokens.start + 2..last).filter(|&at| text.is_genitive(at)).find_map(|of| {
        let state = of + 1 + usize::from(document.has(of + 1, Class::Article));
        let found = text.longest(state, Class::CountryName)?;
        (state + found.len == tokens.end).then_some(tokens.start..of)
    })
}

/// "Taiwan's defence ministry" is "Taiwan's Ministry of National Defence (MND)": one state has one ministry of a field.
fn join_ministries(text: &Text, actors: &mut Actors) {
    let document = text.document;
    let stem = |at: usize| document.key(at).chars().take(STEM).collect::<String>();
    let mut first: Map<(Country, String, String), usize> = Map::default();
    let mut joined: Map<usize, usize> = Map::default();
    for mention in &actors.mentions {
        let entity = actors.entity(mention);
        let Some(country) = entity.country.filter(|_| entity.kind == ActorKind::Organization) else { continue };
        let single = |at: usize| text.longest(at, Class::OrganizationHead).is_some_and(|found| found.len == 1);
        let head =
            mention.tokens.clone().rev().find(|&at| single(at) && text.head(at).is_some_and(|head| head.national && head.joined));
        let field = mention
            .tokens
            .clone()
            .find(|&at| document.has(at, Class::Field) && !document.has(at, Class::Nationwide) && Some(at) != head);
        if let (Some(field), Some(head)) = (field, head) {
            let known = *first.entry((country, stem(head), stem(field))).or_insert(mention.entity);
            if known != mention.entity {
                joined.insert(mention.entity, known);
            }
        }
    }
    name_anew(actors, &joined);
    for (other, known) in joined {
        if actors.entities[other].name.chars().count() > actors.entities[known].name.chars().count() {
            let name = actors.entities[other].name.clone();
            actors.entities[known].name = name;
        }
    }
}

/// How many letters tell a field: defence and defense are one.
const STEM: usize = 5;

/// Numbers the entities by their first mentions.
fn in_text_order(actors: &mut Actors) {
    let mut place: Map<usize, usize> = Map::default();
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
fn acronyms<'t, 'c>(text: &Text<'t>, chosen: &'c [Candidate]) -> Map<&'t str, &'c Range<usize>> {
    let document = text.document;
    let mut found = Map::default();
    for candidate in chosen.iter().filter(|candidate| {
        matches!(kind_of(text, candidate), Some(ActorKind::Organization | ActorKind::ArmedGroup | ActorKind::Country))
    }) {
        let open = candidate.tokens.end;
        // "Russian Ministry of Defence (MoD)": a nationality need not give a letter.
        let first = fold(document.key(open + 1)).chars().next();
        let skipped = usize::from(document.has(candidate.tokens.start, Class::Demonym));
        let same_letter = || (0..=skipped).any(|skip| fold(document.key(candidate.tokens.start + skip)).chars().next() == first);
        // "MANILA, Filipinas (AP)": an agency stands in brackets after a place, too, and so does the acronym of a name that
        // ends with it: "la misión de la ONU en Malí (Minusma)".
        let country = kind_of(text, candidate) == Some(ActorKind::Country);
        if country && document.has(open + 1, Class::Organization) {
            continue;
        }
        let acronym = text.shape.get(open + 1) == Some(&b'A') && (!country || same_letter())
            || document.is_mark(open + 2, ')') && document.is_capital(open + 1) && same_letter();
        if document.is_mark(open, '(') && acronym {
            found.entry(document.word(open + 1)).or_insert(&candidate.tokens);
        }
        // "the Rapid Support Forces, or RSF,"
        let after =
            (open + 2..open + 4).find(|&at| text.shape.get(at) == Some(&b'A') && end_of_full_name(text, at) == Some(open));
        if let Some(after) =
            after.filter(|&at| document.key(at).chars().next() == document.key(candidate.tokens.start).chars().next())
        {
            found.entry(document.word(after)).or_insert(&candidate.tokens);
        }
    }
    found
}

/// Organizations by the words with which their names begin, so that a unit or an institution finds the name in full.
#[derive(Default)]
struct Beginnings {
    /// By a name's first words, the one entity that has them; `None` where several do.
    longer: Map<String, Option<usize>>,
    /// By a whole name.
    whole: Map<String, usize>,
}

impl Beginnings {
    fn insert(&mut self, name: &str, entity: usize) {
        match self.whole.get(name) {
            // Its beginnings are known, too.
            Some(&known) if known == entity => return,
            Some(_) => {}
            None => {
                self.whole.insert(name.to_owned(), entity);
            }
        }
        for (end, _) in name.match_indices(' ').take(NAME_WORDS) {
            self.longer
                .entry(name[..end].to_owned())
                .and_modify(|known| *known = known.filter(|&other| other == entity))
                .or_insert(Some(entity));
        }
    }

    /// The one entity whose name this one begins, or begins with: "frente 33 de las disidencias".
    fn find(&self, name: &str) -> Option<usize> {
        let longer = self.longer.get(name).copied().flatten();
        longer.or_else(|| {
            let ends = name.match_indices(' ').take(NAME_WORDS).map(|(end, _)| end);
            ends.filter_map(|end| self.whole.get(&name[..end]).copied()).last()
        })
    }
}

/// How many words of a name are looked at.
const NAME_WORDS: usize = 16;

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
