//! Whose an actor is: the country of persons and organizations, by their own words, by their roles, or by the words nearby.

use std::ops::Range;

use super::body::owner_country;
use super::map::{Map, Set};
use super::nearby::{Nearby, Side};
use super::role::Role;
use super::stranger::Strangers;
use super::text::Text;
use super::{Actors, Entity, MentionAt};
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, Country};

/// Gives the bodies of which each state has its own the country that the words around them speak of. Those that any people
/// may found, such as unions and foundations, belong where the text plainly plays, if the words around them agree.
pub(super) fn set_countries(text: &Text, national: &Set<usize>, known: &Set<usize>, actors: &mut Actors) -> Nearby {
    let first = first_mentions(text, actors);
    for index in 0..actors.mentions.len() {
        let mention = &actors.mentions[index];
        let (id, at) = (mention.entity, mention.tokens.start);
        let entity = &actors.entities[id];
        if entity.kind != ActorKind::Organization || entity.country.is_some() || known.contains(&id) {
            continue;
        }
        let owner = possessor(text, at, actors).map(|owner| (owner.kind, owner.country));
        let country = country_beside(text, &mention.tokens).or_else(|| {
            let located = national.contains(&id).then(|| country_within(text, mention.tokens.end))?;
            located.filter(|_| owner.is_none())
        });
        let entity = &mut actors.entities[id];
        entity.country = country.or(owner.and_then(|(_, country)| country));
        // "Hezbollah's Radwan Force": what a group has to fight with is one itself.
        if owner.is_some_and(|(kind, _)| kind == ActorKind::ArmedGroup) && fights(text, &actors.mentions[index].tokens) {
            entity.kind = ActorKind::ArmedGroup;
        }
    }
    // Institutions tell soldiers' units where they belong, so units come last.
    let mut nearby = Nearby::new(text, actors);
    for military in [false, true] {
        if military {
            nearby.update(text, actors);
        }
        for (&entity, &at) in &first {
            let is_unit = text.head(at).is_some_and(|head| head.unit) || text.document.has(at, Class::BodyForce);
            if actors.entities[entity].country.is_some() || is_unit != military {
                continue;
            }
            let side = if is_unit { Side::Military } else { Side::Civil };
            let told = || nearby.country(at, side, actors.home);
            if national.contains(&entity) {
                actors.entities[entity].country = told().or(actors.setting);
            } else if actors.home.is_some() && !known.contains(&entity) && is_domestic(text, at, &actors.entities[entity]) {
                actors.entities[entity].country = told().filter(|&country| Some(country) == actors.home);
            }
        }
    }
    nearby
}

/// "la irlandesa Shannon Leasing", "la Oficina de Análisis (OAN), francesa,", "la Fundación Horizonte, con sede en Berlín":
/// the words beside an organization's name that tell where it is at home.
fn country_beside(text: &Text, name: &Range<usize>) -> Option<Country> {
    let document = text.document;
    if let Some(country) = nationality_of(text, name) {
        return Some(country);
    }
    let mut at = name.end;
    if document.is_mark(at, '(') && document.is_mark(at + 2, ')') {
        at += 3;
    }
    let comma = usize::from(document.is_mark(at, ','));
    let adjective = comma == 1 && document.has(at + 1, Class::Demonym) && document.tokens[at + 1].case == Case::Lower;
    if adjective && matches!(document.tokens.get(at + 2).map(|mark| mark.kind), Some(TokenKind::Mark(',' | '.' | ')'))) {
        return owner_country(text, at + 1);
    }
    let seat = text.longest(at + comma, Class::SeatNoun).map(|found| at + comma + found.len);
    let place = seat.or_else(|| text.is_genitive(at + comma).then_some(at + comma + 1))?;
    if !document.is_capital(place) {
        return None;
    }
    [Class::CountryName, Class::Place, Class::Seat].iter().find_map(|&class| {
        let found = text.longest(place, class)?;
        text.pack.gazetteer.named(found.row).0.country
    })
}

/// "the Philippines' Department of Tourism", "Gaza's Civil Defence": whose an organization is by the genitive before it.
fn possessor<'a>(text: &Text, at: usize, actors: &'a Actors) -> Option<&'a Entity> {
    let ending = (1..=2.min(at)).map(|back| at - back).find(|&ending| text.after_genitive_ending(ending) == Some(at))?;
    let owner = actors.at(ending.checked_sub(1)?)?;
    Some(actors.entity(owner)).filter(|owner| owner.kind != ActorKind::Person)
}

/// Whether a name has a noun of force or of a unit in it.
fn fights(text: &Text, name: &Range<usize>) -> bool {
    name.clone().any(|at| text.document.has(at, Class::BodyForce) || text.head(at).is_some_and(|head| head.unit))
}

/// "the Ministry of Foreign Affairs in Beijing": where a state's office stands.
fn country_within(text: &Text, end: usize) -> Option<Country> {
    let document = text.document;
    let place = end + 1 + usize::from(document.has(end + 1, Class::Article));
    if !document.has(end, Class::Locative) || !document.is_capital(place) {
        return None;
    }
    [Class::CountryName, Class::Seat].iter().find_map(|&class| {
        let found = text.longest(place, class)?;
        text.pack.gazetteer.named(found.row).0.country
    })
}

/// Whether the actor whose name begins at a token is an organization that people of one country found: its head says so,
/// and none of its words tells of many countries.
fn is_domestic(text: &Text, at: usize, entity: &Entity) -> bool {
    let document = text.document;
    let words = entity.name.split(' ').count();
    // "la naviera Mares del Sur": the noun that introduces a name says what it is.
    let introduced = || {
        (at.saturating_sub(3)..at).any(|before| {
            document.tokens[before].case == Case::Lower
                && text.head(before).is_some_and(|head| head.domestic)
                && (before + 1..at).all(|between| document.tokens[between].case == Case::Lower && !text.is_genitive(between))
        })
    };
    entity.kind == ActorKind::Organization
        && (text.head(at).is_some_and(|head| head.domestic) || introduced())
        && !(at..at + words).any(|at| document.has(at, Class::Transnational))
}

/// The first mention of each entity in the text proper: a headline has little around it.
fn first_mentions(text: &Text, actors: &Actors) -> Map<usize, usize> {
    let body = text.document.paragraphs.first().map_or(0, |headline| headline.end);
    let mut first: Map<usize, usize> = Map::default();
    for mention in &actors.mentions {
        let at = mention.tokens.start;
        let known = first.entry(mention.entity).or_insert(at);
        if *known < body {
            *known = at;
        }
    }
    first
}

/// The persons with a rank, or whose role is a soldier's.
fn soldiers(text: &Text, roles: &[Role], actors: &Actors) -> Set<usize> {
    let military = |at: usize| text.document.has_any(at, &[Class::Rank, Class::ForceModifier, Class::BodyForce]);
    roles
        .iter()
        .filter(|role| role.tokens.clone().any(military))
        .filter_map(|role| actors.at(role.name).map(|mention| mention.entity))
        .collect()
}

/// Writes the roles to the persons, and their countries: what the role says, what the gazetteer knows, or the text's own.
pub(super) fn set_roles(text: &Text, roles: &[Role], known: &Set<usize>, nearby: &mut Nearby, actors: &mut Actors) {
    let strangers = Strangers::new(text, roles, known, actors);
    let mut said: Map<usize, Country> = Map::default();
    for role in roles {
        let Some(mention) = actors.at(role.name).filter(|mention| mention.tokens.start == role.name) else { continue };
        let entity = mention.entity;
        if actors.entities[entity].kind != ActorKind::Person {
            continue;
        }
        if let Some(country) = country_of_role(text, role, actors) {
            said.entry(entity).or_insert(country);
        }
        let entity = &mut actors.entities[entity];
        // "alias" names another name, no office.
        if entity.role.is_none() && !role.shared && !text.document.has(role.tokens.start, Class::AliasMarker) {
            entity.role = Some(text.document.text_of(&role.tokens).to_owned());
        }
    }
    let mut nationality: Map<usize, Country> = Map::default();
    for mention in &actors.mentions {
        if let Some(country) = nationality_of(text, &mention.tokens) {
            nationality.entry(mention.entity).or_insert(country);
        }
    }
    nearby.update(text, actors);
    let soldiers = soldiers(text, roles, actors);
    let first = first_mentions(text, actors);
    let mentioned: Set<Option<Country>> =
        actors.entities.iter().filter(|entity| entity.kind != ActorKind::Person).map(|entity| entity.country).collect();
    let home = actors.home;
    // "Antonio García" may be anybody; whom a surname alone names may not.
    let common: Set<usize> = actors
        .mentions
        .iter()
        .filter(|mention| !text.document.has(mention.tokens.end - 1, Class::Person))
        .map(|mention| mention.entity)
        .collect();
    for (id, entity) in actors.entities.iter_mut().enumerate().filter(|(_, entity)| entity.kind == ActorKind::Person) {
        // A namesake of someone known: a person with an office in a text that never mentions the other's country.
        let namesake = home.is_some()
            && entity.role.is_some()
            && common.contains(&id)
            && !mentioned.contains(&entity.country)
            && entity.country != home;
        let known = entity.country.filter(|_| !namesake);
        let side = if soldiers.contains(&id) { Side::Military } else { Side::Civil };
        let said = said.get(&id).filter(|_| !strangers.scholars.contains(&id));
        let told = nationality.get(&id).or(said).copied().or(known);
        entity.country =
            told.or_else(|| if strangers.contains(id) { None } else { nearby.country(*first.get(&id)?, side, home) });
    }
}

/// How many tokens before a local office are asked for its place.
const LOCAL: usize = 30;

/// The possessive that a title belongs to, with what describes the title between: "its deputy chief, Gen. Ann Lee".
fn possessive_before(text: &Text, title: usize) -> Option<usize> {
    let document = text.document;
    let first = document.sentence_of(title).start.max(title.saturating_sub(BETWEEN + 2));
    let near = text.pack.morphology.capitalizes_whole_names;
    (first..title).rev().take_while(|&at| near || at + 1 == title).find_map(|at| {
        let describes = document.is_word(at)
            && !document.has_any(at, &[Class::Article, Class::Preposition, Class::Coordinator, Class::Determiner])
            && !text.is_verb(at)
            || document.is_mark(at, ',') && at + 1 == title;
        if document.has(at, Class::Possessive) {
            Some(Some(at))
        } else if describes {
            None
        } else {
            Some(None)
        }
    })?
}

/// Whom a possessive stands for: the state or body that its sentence is about, else the one named last.
fn owner_before<'a>(text: &Text, possessive: usize, actors: &'a Actors) -> Option<&'a MentionAt> {
    let sentence = text.document.sentence_of(possessive);
    let earlier = actors.mentions.partition_point(|mention| mention.tokens.end <= possessive);
    let mut last =
        actors.mentions[..earlier].iter().rev().take(OWNERS).filter(|mention| actors.entity(mention).kind != ActorKind::Person);
    let nearest = last.next()?;
    let first = last.find(|mention| mention.tokens.start == sentence.start);
    Some(first.unwrap_or(nearest))
}

/// How many mentions before "su portavoz" are asked whose it is.
const OWNERS: usize = 12;

/// "el peruano Wilmer Ríos", "Solveig Lund (Yaundé, 1969), jurista camerunesa": the adjective beside a person's name.
fn nationality_of(text: &Text, name: &Range<usize>) -> Option<Country> {
    let document = text.document;
    let before = name.start.checked_sub(1)?;
    let adjective = |at: usize| document.has(at, Class::Demonym) && document.tokens[at].case == Case::Lower;
    if adjective(before) && document.gap(name.start) == Gap::Space && before > 0 && text.has_article(before - 1) {
        return owner_country(text, before);
    }
    let mut at = name.end;
    if document.is_mark(at, '(') {
        at = (at..at + APPOSITION).find(|&at| document.is_mark(at, ')'))? + 1;
        let end = document.sentence_of(name.start).end.min(at + 1 + APPOSITION);
        let adjective = (at + 1..end).take_while(|&at| document.is_word(at) && !text.is_verb(at)).find(|&at| adjective(at))?;
        return if document.is_mark(at, ',') { owner_country(text, adjective) } else { None };
    }
    None
}

/// How many tokens an apposition's beginning, or an aside in brackets, may take.
const APPOSITION: usize = 6;

/// How many words may stand between a nationality and the title that it belongs to.
pub(super) const BETWEEN: usize = 3;

/// "Polish Prime Minister Ann Lee", "Kenya's former president, Ann Lee", "the Russian Defense Ministry spokesman": the
/// nationality, state or body whose office the title is, in a language where it stands first.
fn country_before(text: &Text, title: usize, actors: &Actors) -> Option<Country> {
    let document = text.document;
    if !text.pack.morphology.capitalizes_whole_names {
        return None;
    }
    let first = document.sentence_of(title).start.max(title.saturating_sub(BETWEEN + 5));
    for at in (first..title).rev() {
        if let Some(mention) = actors.at(at) {
            return actors.entity(mention).country;
        }
        if document.has(at, Class::Demonym) || document.starts(at).has(Class::Demonym) {
            let found = text.longest(at, Class::Demonym);
            // "North Korean": the whole adjective, not its last word alone.
            let whole = at.checked_sub(1).and_then(|at| text.longest(at, Class::Demonym));
            let whole = whole.filter(|whole| whole.len > 1).map(|whole| whole.row);
            return whole.or(found.map(|found| found.row)).and_then(|row| text.pack.gazetteer.entries[row].country);
        }
        let ending = document.is_mark(at, '\'') || document.is_mark(at, '’') || document.key(at) == "s";
        // "Kenya's army chief, Gen. Ann Lee": a second title after a comma is the same office's.
        let joint =
            at + 1 == title && document.is_mark(at, ',') && (1..=BETWEEN.min(at)).any(|back| text.title(at - back) == Some(back));
        let ending = ending || joint;
        let describes = document.is_word(at)
            && !document.has_any(at, &[Class::Article, Class::Preposition, Class::Coordinator, Class::Determiner])
            && !text.is_verb(at);
        if !ending && !describes {
            return None;
        }
    }
    None
}

fn country_of_role(text: &Text, role: &Role, actors: &Actors) -> Option<Country> {
    let document = text.document;
    let adjective = role.tokens.clone().filter(|&at| document.has(at, Class::Demonym)).find_map(|at| owner_country(text, at));
    let located = |at: usize| {
        let before = at - 1 - usize::from(at > 1 && document.has(at - 1, Class::Article));
        document.has(before, Class::Locative)
    };
    // "preso en Estados Unidos" tells where he is, not whose he is.
    let complement = || {
        actors
            .within(role.tokens.clone())
            .filter(|mention| !located(mention.tokens.start))
            .find_map(|mention| actors.entity(mention).country)
    };
    let place = || {
        role.tokens.clone().find_map(|at| {
            let class = [Class::Place, Class::Seat].into_iter().find(|&class| document.starts(at).has(class))?;
            let found = text.longest(at, class)?;
            text.pack.gazetteer.named(found.row).0.country
        })
    };
    // "cayó en Bélgorod, según el gobernador": a local office is of the place named last.
    let local = || {
        let start = role.tokens.start;
        let from = document.paragraph_of(start).start.max(start.saturating_sub(LOCAL));
        document.has(start, Class::LocalOffice).then_some(())?;
        (from..start).rev().find_map(|at| {
            let class = [Class::Place, Class::Seat].into_iter().find(|&class| document.starts(at).has(class))?;
            let found = text.longest(at, class)?;
            text.pack.gazetteer.named(found.row).0.country
        })
    };
    let owner = || {
        let possessive = possessive_before(text, role.tokens.start)?;
        actors.entity(owner_before(text, possessive, actors)?).country
    };
    // "In Israel, Defence Minister Ann Lee said": whose minister it is where the scene is set.
    let scene = || {
        let start = document.sentence_of(role.tokens.start).start;
        let comma = (start..role.tokens.start).find(|&at| document.is_mark(at, ','))?;
        let scene = actors.at(start + 1).filter(|scene| scene.tokens.end == comma && role.tokens.start == comma + 1)?;
        (document.has(start, Class::Locative) && !document.has(role.tokens.start, Class::Rank))
            .then(|| actors.entity(scene).country)?
    };
    adjective
        .or_else(|| country_before(text, role.tokens.start, actors))
        .or_else(complement)
        .or_else(place)
        .or_else(local)
        .or_else(owner)
        .or_else(scene)
}
