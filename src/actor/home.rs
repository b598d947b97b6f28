//! The home of a text: the country where it plainly plays.

use super::candidate::{Candidate, Sense};
use super::map::Map;
use super::text::Text;
use super::traits;
use crate::lexicon::Class;
use crate::{ActorKind, Country};

/// A place says more about where a text plays than a country's name does, which may be any party.
const PLACE: u32 = 4;
/// The place in a dateline says most.
const DATELINE: u32 = 8;
/// A country's name, a body or an organization of it.
const MENTION: u32 = 2;
/// A bare adjective of nationality.
const ADJECTIVE: u32 = 1;
/// Less weight than this shows nothing plainly: a country named once or twice may be any party.
const ENOUGH: u32 = 8;
/// Less weight than this tells nothing at all.
const SOME: u32 = 4;
/// The home must have this many tenths of all the weight; a war between two states has no home.
const SHARE_TENTHS: u32 = 5;

/// The country where a text plainly plays, by its places, datelines, countries and organizations; and the one that it speaks
/// of most, plainly or not.
pub(super) fn find_home(text: &Text, chosen: &[Candidate]) -> (Option<Country>, Option<Country>) {
    let mut weights: Map<Country, u32> = Map::default();
    let mut add = |country: Option<Country>, weight: u32| {
        if let Some(country) = country {
            *weights.entry(country).or_default() += weight;
        }
    };
    let document = text.document;
    let mut in_person = vec![false; document.len()];
    for candidate in chosen.iter().filter(|candidate| super::person::is_person(text, candidate)) {
        in_person[candidate.tokens.clone()].fill(true);
    }
    for at in text.all_with(traits::PLACE | traits::SEAT | traits::DEMONYM) {
        for class in [Class::Place, Class::Seat] {
            let Some(found) = text.longest(at, class) else { continue };
            let tokens = at..at + found.len;
            if !tokens.clone().all(|at| text.is_name_word(at)) || in_person[at] {
                continue;
            }
            let dateline = document.dateline_of(at).is_some();
            add(text.pack.gazetteer.named(found.row).0.country, if dateline { DATELINE } else { PLACE });
        }
        if let Some(found) = text.longest(at, Class::Demonym) {
            add(text.pack.gazetteer.entries[found.row].country, ADJECTIVE);
        }
    }
    for candidate in chosen {
        let known_person = matches!(candidate.sense, Sense::Entry(entry)
            if text.pack.gazetteer.entries[entry].kind == Some(ActorKind::Person));
        add(candidate.country, if known_person { ADJECTIVE } else { MENTION });
    }
    let total: u32 = weights.values().sum();
    let best = weights.into_iter().max_by_key(|&(country, weight)| (weight, std::cmp::Reverse(country)));
    let plain = best.filter(|&(_, weight)| weight >= ENOUGH && weight * 10 >= total * SHARE_TENTHS);
    let some = best.filter(|&(_, weight)| weight >= SOME);
    (plain.map(|(country, _)| country), some.map(|(country, _)| country))
}
