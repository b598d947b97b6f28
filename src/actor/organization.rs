//! Organizations and armed groups by grammar: official names that a head noun opens, military units, names that a common
//! noun introduces, and names in quotation marks.

use std::ops::Range;

use super::body::owner_country;
use super::candidate::{Candidate, Sense, Weight};
use super::map::Set;
use super::text::Text;
use super::traits::{HEAD, KIND};
use crate::lang::gazetteer::{Head, NounKind};
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, Country, MentionForm};

/// All organizations and armed groups that grammar shows.
pub(super) fn find_organizations(text: &Text, candidates: &mut Vec<Candidate>) {
    find_official_names(text, candidates);
    find_units(text, candidates);
    find_introduced_names(text, candidates);
    find_quoted_groups(text, candidates);
    super::acronym::find_acronyms(text, candidates);
    find_broadcasters(text, candidates);
    super::company::find_companies(text, candidates);
    super::company::find_foreign_companies(text, candidates);
    super::company::find_foreign_names(text, candidates);
    super::company::find_memberships(text, candidates);
}

/// "aseguró en Teleamazonas": a medium that its own name tells.
fn find_broadcasters(text: &Text, candidates: &mut Vec<Candidate>) {
    for at in (0..text.document.len()).filter(|&at| text.shape[at] == b'C' && !text.initial[at]) {
        if (text.pack.morphology.is_broadcaster)(text.document.key(at)) {
            candidates.push(candidate(at..at + 1, ActorKind::Organization, None, "actor.organization.broadcaster"));
        }
    }
}

pub(super) fn candidate(tokens: Range<usize>, kind: ActorKind, country: Option<Country>, rule: &'static str) -> Candidate {
    Candidate {
        tokens,
        sense: Sense::Actor(kind),
        country,
        national: false,
        form: MentionForm::Name,
        weight: Weight::Grammar,
        rule,
    }
}

/// "Ministerio de Defensa ruso", "Segunda División del Ejército": a head with a capital and its complements; without a
/// capital it needs a capitalised field (ministerio de Defensa).
fn find_official_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let Some(pattern) = text.pack.pattern("organization_name") else { return };
    let bodies: Set<Range<usize>> = candidates
        .iter()
        .filter(|other| other.sense == Sense::Actor(ActorKind::Body))
        .map(|other| other.tokens.clone())
        .collect();
    for at in 0..text.document.len() {
        let Some(end) = pattern.match_at(&text.shape, at).map(|end| text.within_paragraph(at, end)) else {
            bare_name(text, at, candidates);
            continue;
        };
        let Some(head_at) = head_of(text, at..end) else { continue };
        let at = without_prefix(text, at..head_at);
        let Some(head) = text.head(head_at) else { continue };
        // "Onda Radio Ana Ruiz": the head ends a known name.
        let within = at > 0 && text.longest(at - 1, Class::Organization).is_some_and(|found| found.len > 1);
        if within && text.document.is_capital(at - 1) {
            continue;
        }
        // A number orders units alone: "93 Brigada", but not the date before "Agencia de Noticias".
        let glued = text.shape.get(at + 1) != Some(&b'w') || text.document.gap(at + 1) == Gap::None;
        let at = if text.shape[at] == b'n' && !(head.unit && text.document.gap(at) != Gap::None && glued) { head_at } else { at };
        let end = if text.shape[end - 1] == b'n' && !head.unit && end > at + 1 { end - 1 } else { end };
        let head_end = head_at + text.longest(head_at, Class::OrganizationHead).map_or(1, |h| h.len);
        let ordered = head_at > at;
        // "the Trump Administration", "12 Brigades": who governs and how many are no part of an official name.
        let loose = text.pack.morphology.capitalizes_whole_names && text.shape[head_at] == b'k' && !head.joined;
        if ordered && names_a_holder(text, head_at, at..head_at) || loose {
            continue;
        }
        if head_end >= end && !ordered {
            bare_name(text, at, candidates);
            continue;
        }
        // A force with its nationality has been found to be a body.
        if bodies.contains(&(at..end)) {
            continue;
        }
        if ordered && head_end >= end {
        } else if is_mere_owner(text, head_at, head_end..end) || names_a_holder(text, head_at, head_end..end) {
            continue;
        }
        let end = without_officer(text, at, end);
        let (country, national) = owner(text, &(at..end), head);
        let end = with_number(text, with_place(text, at, end));
        // "Brigada de Hamás" fights, "Ministerio de Sanidad de Hamás" does not.
        let fights = head.unit || text.document.has(head_at, Class::BodyForce);
        let rebel = fights && (head_end..end).any(|at| known_armed_group(text, at) || text.shape[at] == b'g');
        let kind = if rebel { ActorKind::ArmedGroup } else { head.kind };
        candidates.push(Candidate { national, ..candidate(at..end, kind, country, "actor.organization.official") });
    }
}

/// "Hamas-run Civil Defence": a participle with a hyphen only tells of a name what others do to it.
fn without_prefix(text: &Text, name: Range<usize>) -> usize {
    let document = text.document;
    // "Hamas-run", "Kremlin-led": irregular ones are told by the known name before them.
    let is_known = |hyphen: usize| {
        name.clone().any(|start| {
            [Class::Organization, Class::CountryName, Class::Seat]
                .iter()
                .any(|&class| text.longest(start, class).is_some_and(|found| start + found.len == hyphen))
        })
    };
    let tells = |at: usize| {
        text.shape[at] == b'j'
            && document.tokens[at].case == Case::Lower
            && document.gap(at + 1) == Gap::Space
            && ((text.pack.morphology.is_participle)(document.key(at)) || is_known(at - 1))
    };
    name.clone().rev().find(|&at| tells(at)).map_or(name.start, |at| at + 1)
}

/// The head of an official name: the noun that opens it, or in a language whose adjectives stand first the last one before a
/// complement: "Russian Security Council", "Army Command of Ukraine".
fn head_of(text: &Text, name: Range<usize>) -> Option<usize> {
    let mut heads = name.filter(|&at| matches!(text.shape[at], b'H' | b'k' | b'o' | b'x'));
    let first = heads.by_ref().find(|&at| matches!(text.shape[at], b'H' | b'k'))?;
    if !text.pack.morphology.capitalizes_whole_names {
        return Some(first);
    }
    Some(heads.take_while(|&at| matches!(text.shape[at], b'H' | b'k')).last().unwrap_or(first))
}

/// "el sargento de la Policía Nacional Aldo Ríos": after a title the unknown words at the end are the officer's name.
fn without_officer(text: &Text, at: usize, end: usize) -> usize {
    let before = at.saturating_sub(1 + usize::from(at > 1 && text.is_article(at - 1)));
    let titled = text.is_genitive(before) && (before.saturating_sub(3)..before).any(|title| text.title(title).is_some());
    let name = text.shape[at..end].iter().rev().take_while(|letter| matches!(letter, b'C' | b'G')).count();
    let start = end - name;
    if titled && name > 1 && start > at + 1 && matches!(text.shape[start - 1], b'F' | b'N' | b'h') { start } else { end }
}

/// "Misión de la ONU en Malí": the country where a mission of others works belongs to its name.
fn with_place(text: &Text, at: usize, end: usize) -> usize {
    let document = text.document;
    let fronted = usize::from(!text.pack.morphology.capitalizes_whole_names);
    let foreign = (at + fronted..end).any(|at| {
        document.has(at, Class::Transnational) || text.longest(at, Class::Organization).is_some_and(|found| at + found.len <= end)
    });
    // "Delegación del Gobierno en Navarra": a state's office in a part of it.
    let office = (at + 1..end).any(|at| document.is_capital(at) && document.has(at, Class::BodyAuthority));
    if !foreign && !office || !document.has_any(end, &[Class::Locative, Class::NameLink]) {
        return end;
    }
    let country = end + 1 + usize::from(text.is_article(end + 1));
    let class = if foreign { Class::CountryName } else { Class::Place };
    text.longest(country, class).map_or(end, |found| country + found.len)
}

/// "Batallón de Infantería N.º 12", "Juzgado número 5 de Soria": a number with its sign, and the place after it.
fn with_number(text: &Text, end: usize) -> usize {
    let document = text.document;
    let Some(sign) = text.longest(end, Class::NumberSign) else { return end };
    let number = end + sign.len;
    if document.tokens.get(number).is_none_or(|token| token.kind != TokenKind::Number) {
        return end;
    }
    let owner = number + 2 + usize::from(text.is_article(number + 2));
    let found = [Class::Place, Class::Organization]
        .iter()
        .filter_map(|&class| text.longest(owner, class))
        .max_by_key(|found| found.len)
        .filter(|_| text.is_genitive(number + 1) && document.is_capital(owner));
    found.map_or(number + 1, |found| owner + found.len)
}

/// "la Fiscalía": a head that is an institution's short name by itself.
fn bare_name(text: &Text, at: usize, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    if text.shape[at] != b'H' || document.tokens[at].case != Case::Capitalized {
        return;
    }
    let Some(head) = text.head(at).filter(|head| head.bare) else { return };
    let len = text.longest(at, Class::OrganizationHead).map_or(1, |found| found.len);
    // "Líder Supremo": a part of something longer.
    let continued = |at: usize| document.is_capital(at) && document.gap(at) == Gap::Space;
    let within = at > 0 && document.is_capital(at - 1) && !text.initial[at - 1] && document.gap(at) == Gap::Space;
    if within || continued(at + len) && len == 1 || text.initial[at] && !text.is_verb(at + len) {
        return;
    }
    candidates.push(Candidate {
        national: head.national,
        form: MentionForm::Short,
        ..candidate(at..at + len, head.kind, None, "actor.organization.bare")
    });
}

/// A collective noun with nothing but its nationality or owner is a body (Ejército israelí), and a common noun with a country
/// or a place is none at all (Centro de Kiev).
fn is_mere_owner(text: &Text, head: usize, rest: Range<usize>) -> bool {
    let named = rest
        .clone()
        .any(|at| matches!(text.shape[at], b'C' | b'F' | b'H' | b'N' | b'A' | b'G' | b'n' | b'K' | b'O' | b'R' | b'T'));
    let place = rest.clone().any(|at| matches!(text.shape[at], b'S' | b'L'));
    // A region's or a city's: Junta de Andalucía, Policía de Chicago; an authority's seat is the state's.
    let region = rest.clone().any(|at| text.shape[at] == b'L')
        || rest.clone().any(|at| text.shape[at] == b'S') && !text.document.has(head, Class::BodyAuthority);
    let body = !region && text.document.has_any(head, &[Class::BodyForce, Class::BodyAuthority]);
    let local = text.noun_kind(head).is_some_and(|(len, kind)| kind == NounKind::Place && head + len >= rest.start);
    let official = rest.start - head > 1 && text.document.has(head, Class::BodyAuthority) || !body;
    !named && !official && (body || !place || local || text.initial[head])
}

/// "Gobierno de Otunge", "Administración Trump": a government with its holder's name is no official name.
fn names_a_holder(text: &Text, head: usize, rest: Range<usize>) -> bool {
    let document = text.document;
    document.has(head, Class::BodyAuthority)
        && rest.clone().all(|at| matches!(text.shape[at], b'C' | b'G' | b'o' | b'a' | b'I' | b'-' | b'j' | b'N'))
        && rest.clone().any(|at| matches!(text.shape[at], b'C' | b'G'))
        && !rest.clone().any(|at| text.shape[at] == b'N' || document.has_any(at, &[Class::ForceModifier, Class::Nationwide]))
}

/// The state that a name's own words give, and whether the text's country is its owner otherwise.
pub(super) fn owner(text: &Text, tokens: &Range<usize>, head: Head) -> (Option<Country>, bool) {
    let document = text.document;
    // "Hospital La Paz", "Hospital Reina Sofía": no place without a preposition.
    let placed = |at: usize| {
        !matches!(text.shape[at], b'S' | b'L')
            || at == tokens.start
            || text.shape[at] == b'S' && tokens.len() == 2 && !head.joined
            || matches!(text.shape[at - 1], b'o' | b'a' | b'i' | b'x')
            || text.shape[at] == b'L' && !document.has(at, Class::GivenName)
    };
    let country = tokens
        .clone()
        .rev()
        .filter(|&at| matches!(text.shape[at], b'D' | b'N' | b'P' | b'S') && placed(at))
        .find_map(|at| owner_country(text, at));
    let parent = || {
        tokens.clone().skip(1).find_map(|at| {
            let found = text.longest(at, Class::Organization)?;
            let entry = text.pack.gazetteer.named(found.row).0;
            // "Ministerio de Defensa", "Department of Foreign Affairs": its field is no parent, though it is the ministry's short
            // name or a magazine's.
            let field = (at..at + found.len).all(|at| document.has(at, Class::Field));
            (at + found.len <= tokens.end && !entry.national && !field).then_some(entry.country)
        })
    };
    let place = || {
        tokens.clone().filter(|&at| text.shape[at] == b'L' && placed(at)).find_map(|at| {
            let found = text.longest(at, Class::Place)?;
            text.pack.gazetteer.named(found.row).0.country
        })
    };
    let transnational = tokens.clone().any(|at| document.has(at, Class::Transnational));
    let nationwide = tokens.clone().any(|at| document.has(at, Class::Nationwide));
    // "Universidad Americana de Beirut": a house stands in one place, whatever its name says.
    let house = || head.joined.then(place).flatten().or(country);
    if country.is_some() && !transnational {
        return (country, false);
    }
    if transnational && head.joined {
        return (house(), false);
    }
    if transnational {
        return (None, false);
    }
    match parent() {
        Some(country) => (country, country.is_none() && head.unit),
        None => (place(), head.national || nationwide || head.kind == ActorKind::ArmedGroup),
    }
}

/// "frente 12 de los rebeldes de la UPR", "brigada 47": a unit without a capital that a number or its parent names.
fn find_units(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let Some(pattern) = text.pack.pattern("unit_name") else { return };
    for at in 0..document.len() {
        let Some(end) = pattern.match_at(&text.shape, at).map(|end| text.within_paragraph(at, end)) else { continue };
        // "el sexto frente de la UPR", but not "un segundo frente".
        let ordered = text.shape[at] == b'r';
        let some = |at: usize| text.is_article(at) && (text.pack.morphology.is_indefinite)(document.key(at));
        // "47th brigade": the number stands first.
        let fronted = text.shape[at] == b'n';
        if fronted && text.document.gap(at + 1) != Gap::None {
            continue;
        }
        let noun = if fronted { (at..end).find(|&at| text.shape[at] == b'u').unwrap_or(at) } else { at + usize::from(ordered) };
        if ordered && at > 0 && some(at - 1)
            || !ordered && !fronted && at > 0 && text.shape[at - 1] == b'r' && !some(at.saturating_sub(2))
        {
            continue;
        }
        let Some(head) = text.head(noun).filter(|head| head.unit && !text.is_inside_title(noun)) else { continue };
        let parent = (at + 1..end).find_map(|at| {
            let found = text.longest(at, Class::Organization)?;
            Some(text.pack.gazetteer.named(found.row).0)
        });
        let generic = (at + 1..end).any(|at| text.shape[at] == b'g');
        // "el frente Carlos Peña": a person's name is a unit's name there.
        let named = end - at > 2 && (at + 1..end).all(|at| matches!(text.shape[at], b'G' | b'C' | b'L'));
        let numbered = fronted || text.shape.get(noun + 1) == Some(&b'n');
        let rebel = generic || parent.is_some_and(|entry| entry.kind == Some(ActorKind::ArmedGroup));
        if !numbered && !rebel && !named {
            continue;
        }
        let kind = if rebel || named && !head.national { ActorKind::ArmedGroup } else { ActorKind::Organization };
        let (country, national) = owner(text, &(at..end), head);
        candidates.push(Candidate { national, ..candidate(at..end, kind, country, "actor.organization.unit") });
    }
}

/// How many adjectives may stand between a noun and the name it introduces.
const ADJECTIVES: usize = 2;

/// "la banda Gran Grif", "su sindicato, Synapoha", "el buque Moskva": a common noun tells what the name after it is, and
/// also that a place or a thing is no actor.
fn find_introduced_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let (Some(pattern), Some(place)) = (text.pack.pattern("introduced_name"), text.pack.pattern("place_name")) else { return };
    for at in text.all_with(KIND | HEAD) {
        // "la ONG Mar Vivo": an acronym may be such a noun.
        if document.tokens[at].case == Case::Capitalized && !text.initial[at] || text.shouted[at] {
            continue;
        }
        let Some((len, kind)) = introducing_noun(text, at).filter(|_| !text.is_inside_title(at)) else { continue };
        let mut start = at + len;
        for _ in 0..ADJECTIVES {
            let adjective = document.has_any(start, &[Class::Demonym, Class::ForceModifier])
                || (text.pack.morphology.is_participle)(document.key(start));
            if document.tokens.get(start).is_some_and(|token| token.case == Case::Lower) && adjective && !text.is_verb(start) {
                start += 1;
            }
        }
        let quoted = document.quote_at(start).filter(|quote| !quote.dialogue && quote.closed).cloned();
        let owned = at > 0 && document.has(at - 1, Class::Possessive) && document.is_mark(start, ',');
        // "la empresa armadora, Pesquerías Vilar,": a definite noun with its name between commas, but not "el portavoz de la
        // empresa, Juan Vilar,".
        let unknown = document.tokens.get(start).is_some_and(|token| token.case == Case::Lower)
            && document.is_mark(start + 1, ',')
            && !text.is_verb(start);
        let definite = at > 1 && text.has_article(at - 1) && !text.is_genitive(at - 1) && !text.is_genitive(at - 2);
        let apposed = definite && kind == NounKind::Organization && document.is_mark(start + usize::from(unknown), ',');
        start += usize::from(apposed && unknown);
        let apposed = apposed && !document.has(start + 1, Class::GivenName);
        start += usize::from(quoted.is_some() || owned || apposed);
        // "el brazo armado de Los Viagras": only a capitalised article shows that the name begins after «de».
        let owned_group = kind == NounKind::ArmedGroup && text.is_genitive(start) && text.shape.get(start + 1) == Some(&b'T');
        // "cártel de Sinaloa", "universidad de Soria": a noun that belongs to the name.
        let cartel = matches!(kind, NounKind::ArmedGroup | NounKind::Organization) && joined_head(text, at);
        let plain = start == at + len;
        let local = owned_group || (cartel || kind == NounKind::Place) && text.is_genitive(start);
        if local {
            start += 1 + usize::from(document.has(start + 1, Class::Article) && !document.is_capital(start + 1));
        }
        let pattern = if cartel || matches!(kind, NounKind::Place) { &place } else { &pattern };
        let Some(mut end) = pattern.match_at(&text.shape, start).map(|end| text.within_paragraph(at, end)) else { continue };
        // "el petrolero Nave Cuba": a thing's name takes a country's with it.
        while kind == NounKind::Thing
            && end > start
            && matches!(text.shape.get(end), Some(b'P' | b'p' | b'S' | b's' | b'L' | b'l'))
            && document.gap(end) == Gap::Space
        {
            end += 1;
        }
        let end = quoted.as_ref().map_or(end, |quote| quote.close);
        if end <= start || end - start > 8 || !document.is_capital(start) {
            continue;
        }
        if apposed
            && !owned
            && !matches!(document.tokens.get(end).map(|mark| mark.kind), Some(TokenKind::Mark(',' | '.' | ')' | ';')))
        {
            continue;
        }
        let name = start..end;
        // "jefe rebelde checheno Ana Ruiz", "presidente de su partido, Ana Ruiz": the name is an officer's, not the body's.
        // So is a signer's in "lo firma Ana Ruiz", where the noun is a verb.
        let officer =
            owned || at > 0 && (text.title(at - 1).is_some() || document.has(at - 1, Class::Clitic) && text.is_verb(at - 1));
        if officer && text.shape[start] == b'G' && name.len() > 1 && quoted.is_none() {
            continue;
        }
        let administrative = document.has_any(at, &[Class::LocalNoun, Class::GeoNoun]);
        let known = |class| text.longest(start, class).is_some();
        let starts_known = known(Class::Person) || known(Class::CountryName) || known(Class::Organization) && !administrative;
        // "la plataforma Almería por la Paz": only people who want something have such a name.
        let kind = if name.clone().any(|at| text.shape[at] == b'x') { NounKind::Organization } else { kind };
        match kind {
            // "el hospital de Kabira" is a hospital and a town, no name; "hospital regional de Kabira" is one.
            NounKind::Place | NounKind::Thing if joined_head(text, at) && local && plain && name.len() == 1 => {}
            NounKind::Place | NounKind::Thing if joined_head(text, at) => {
                let national = text.head(at).is_some_and(|head| head.national);
                candidates.push(Candidate {
                    national,
                    ..candidate(
                        at..end,
                        ActorKind::Organization,
                        owner(text, &(at..end), text.head(at).unwrap_or(NO_HEAD)).0,
                        "actor.organization.joined",
                    )
                });
            }
            NounKind::Place | NounKind::Thing => {
                // "las puertas de la Audiencia": an institution's short name.
                let bare = name.len() == 1 && text.head(start).is_some_and(|head| head.bare);
                if !bare && !(starts_known && (local || kind == NounKind::Place)) {
                    candidates.push(Candidate::nothing(name, Weight::Context, "actor.introduced.nothing"));
                }
            }
            NounKind::Organization | NounKind::ArmedGroup => {
                if quoted.is_none()
                    && !cartel
                    && name.clone().all(|at| matches!(text.shape[at], b'L' | b'S' | b'P' | b'l' | b's' | b'p'))
                {
                    continue;
                }
                let (actor, rule) = if kind == NounKind::ArmedGroup {
                    (ActorKind::ArmedGroup, "actor.armed_group.introduced")
                } else {
                    (ActorKind::Organization, "actor.organization.introduced")
                };
                let rebel = text.head(at).is_some_and(|head| head.unit) && (end..end + 5).any(|at| known_armed_group(text, at));
                let (actor, rule) = if rebel { (ActorKind::ArmedGroup, "actor.armed_group.introduced") } else { (actor, rule) };
                let country =
                    (at + len..start).find_map(|at| document.has(at, Class::Demonym).then(|| owner_country(text, at))).flatten();
                let public = (at..start).any(|at| document.has(at, Class::Nationwide));
                let national = actor == ActorKind::ArmedGroup || public || text.head(at).is_some_and(|head| head.national);
                let full = if joined_head(text, at) && quoted.is_none() && !owned && !apposed { at..end } else { name };
                candidates.push(Candidate { national, weight: Weight::Told, ..candidate(full, actor, country, rule) });
            }
        }
    }
}

/// A noun that tells the kind of the name after it; a military unit does so where the name is quoted.
fn introducing_noun(text: &Text, at: usize) -> Option<(usize, NounKind)> {
    // "think tank", "arms maker": a later word of such a noun is none.
    let later = || (1..=2.min(at)).any(|back| text.noun_kind(at - back).is_some_and(|(len, _)| len > back));
    let unit = text.document.tokens[at].case == Case::Lower && text.head(at).is_some_and(|head| head.unit);
    let quoted =
        || (at + 1..at + 3).any(|at| text.document.quote_at(at).is_some_and(|quote| quote.closed && quote.inner().len() < 5));
    text.noun_kind(at).or_else(|| (unit && quoted()).then_some((1, NounKind::Organization))).filter(|_| !later())
}

fn known_armed_group(text: &Text, at: usize) -> bool {
    text.longest(at, Class::Organization)
        .is_some_and(|found| text.pack.gazetteer.named(found.row).0.kind == Some(ActorKind::ArmedGroup))
}

/// What a name has whose first word is no head.
pub(super) const NO_HEAD: Head =
    Head { kind: ActorKind::Organization, national: false, domestic: false, unit: false, bare: false, joined: false };

fn joined_head(text: &Text, at: usize) -> bool {
    text.head(at).is_some_and(|head| head.joined)
}

/// A name in quotation marks with an article: “Los Chapitos”. It is a group where a noun says so nearby or another stands
/// beside it.
fn find_quoted_groups(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let quotes: Vec<Range<usize>> = document
        .quotes
        .iter()
        .filter(|quote| quote.closed && !quote.dialogue && matches!(quote.inner().len(), 2..=4))
        .map(crate::sentence::Quote::inner)
        .filter(|inner| document.has(inner.start, Class::Article) && inner.clone().all(|at| document.is_capital(at)))
        .collect();
    let armed = |at: usize| text.noun_kind(at).is_some_and(|(_, kind)| kind == NounKind::ArmedGroup);
    if quotes.is_empty() {
        return;
    }
    let mut groups: Set<String> = Set::default();
    for inner in &quotes {
        let sentence = document.sentence_of(inner.start);
        let before = inner.start.saturating_sub(4).max(sentence.start)..inner.start;
        let after = inner.end..(inner.end + 4).min(sentence.end);
        let beside = quotes.iter().any(|other| {
            other.start == inner.end + 3 && document.has(inner.end + 1, Class::Coordinator)
                || inner.start == other.end + 3 && document.has(other.end + 1, Class::Coordinator)
        });
        if beside || before.chain(after).any(armed) {
            groups.insert(document.text_of(inner).to_lowercase());
        }
    }
    for inner in quotes.into_iter().filter(|inner| groups.contains(&document.text_of(inner).to_lowercase())) {
        candidates
            .push(Candidate { national: true, ..candidate(inner, ActorKind::ArmedGroup, None, "actor.armed_group.quoted") });
    }
}
