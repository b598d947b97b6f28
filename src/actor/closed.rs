//! Names of places and things that a noun closes or opens, so that no word in them names an actor.

use super::candidate::{Candidate, Weight};
use super::text::Text;
use super::traits::{CAPITAL, GEOGRAPHIC, KIND, LOWER};
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::pattern::LONGEST_NAME;
use crate::token::{Case, Gap};

/// "Jordan Valley", "Taiwan Strait", "Nobel Peace Prize": a capitalised noun of a place or a thing that closes a name says that
/// it is no actor's.
pub(super) fn find_closed_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for noun in text.all_with(KIND | GEOGRAPHIC).filter(|&at| at > 0 && text.has(at, CAPITAL) && !text.shouted[at]) {
        let told = text.noun_kind(noun).filter(|&(_, kind)| matches!(kind, NounKind::Place | NounKind::Thing));
        let len = told.map(|(len, _)| len).or_else(|| document.has(noun, Class::GeoNoun).then_some(1));
        let Some(len) = len.filter(|_| text.head(noun).is_none()) else { continue };
        let joined = |at: usize| match document.gap(at) {
            Gap::Space => document.is_capital(at) && document.is_word(at - 1),
            Gap::None => document.is_mark(at, '-') || document.is_mark(at - 1, '-'),
            _ => false,
        };
        let first = text.reach_back(noun);
        let mut start = noun;
        while start > first && joined(start) {
            start -= 1;
        }
        // "Ukrainian", "The": what only describes, and a sentence's first word, need not belong to it.
        while start < noun && (!document.is_capital(start) || matches!(text.shape[start], b'Z' | b'T' | b'K')) {
            start += 1;
        }
        // "United States", "Iron Dome": a name that the tables know is what they say.
        let known = |class| text.longest(start, class).is_some_and(|known| start + known.len >= noun + len);
        if start < noun && !document.is_capital(noun + len) && !known(Class::CountryName) && !known(Class::Organization) {
            candidates.push(Candidate::nothing(start..noun + len, Weight::Context, "actor.place.closed"));
        }
    }
}

/// "Samboora village", "the Abdeen family": a noun in small letters after a name that nobody knows says what it is.
pub(super) fn find_small_closed_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for noun in text.all_with(KIND).filter(|&at| at > 0 && text.has(at, LOWER) && document.gap(at) == Gap::Space) {
        let place = text.noun_kind(noun).is_some_and(|(_, kind)| kind == NounKind::Place)
            && document.has_any(noun, &[Class::LocalNoun, Class::GeoNoun, Class::PlaceWord]);
        if !place || !matches!(text.shape[noun - 1], b'C' | b'L' | b'G') || text.shouted[noun - 1] {
            continue;
        }
        let first = text.reach_back(noun);
        let inside = |at: usize| {
            matches!(text.shape[at], b'C' | b'L' | b'G' | b'l' | b'e' | b'-' | b'B')
                && (document.gap(at + 1) == Gap::Space || document.gap(at + 1) == Gap::None)
        };
        let mut start = noun - 1;
        while start > first && inside(start - 1) {
            start -= 1;
        }
        let known = (start..noun).any(|at| {
            [Class::Organization, Class::Person, Class::CountryName].iter().any(|&class| text.longest(at, class).is_some())
        });
        if !known && !text.initial[start] {
            candidates.push(Candidate::nothing(start..noun, Weight::Context, "actor.place.closed"));
        }
    }
}

/// "estrecho de Taiwán", "Guerra de Corea": a noun of geography, or a capitalised noun that names an event or a thing, with
/// its complement is one name, so that the country in it is no actor.
pub(super) fn find_geographic_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for at in text.all_with(KIND | GEOGRAPHIC).filter(|&at| !text.shouted[at]) {
        let geographic = text.has(at, GEOGRAPHIC);
        let event = document.tokens[at].case == Case::Capitalized
            && !text.initial[at]
            && text.noun_kind(at).is_some_and(|(len, kind)| len == 1 && matches!(kind, NounKind::Thing));
        if !geographic && !event {
            continue;
        }
        // "Estado Mayor de Kiev", "Programa Mundial de Alimentos": the noun begins a body's name.
        let begins = |class| text.longest(at, class).is_some_and(|known| known.len > 1);
        if document.is_capital(at) && (begins(Class::Organization) || begins(Class::OrganizationHead)) {
            continue;
        }
        let mut end = at + 1;
        while end < at + LONGEST_NAME
            && document.is_capital(end)
            && document.gap(end) == Gap::Space
            && !(document.has(end, Class::GivenName) && document.is_capital(end + 1))
        {
            end += 1;
        }
        // "Conferencia del Episcopado": a meeting has its place after it, a body its members.
        let place = end + 1 + usize::from(document.has(end + 1, Class::Article));
        let placed = document.starts(place).has_any(&[Class::Place, Class::Seat, Class::CountryName]);
        if !geographic && text.head(at).is_some() && !placed {
            continue;
        }
        if !document.has(end, Class::NameParticle) && !document.has(end, Class::Preposition) {
            continue;
        }
        let name = end + 1 + usize::from(document.has(end + 1, Class::Article));
        if !text.is_genitive(end) || !document.is_capital(name) {
            continue;
        }
        end = name + 1;
        // A full name that follows is a person's: "director de la Seguridad del Estado Rafael Vera".
        while end < at + LONGEST_NAME
            && document.is_capital(end)
            && document.gap(end) == Gap::Space
            && document.tokens[end].case == Case::Capitalized
            && !(document.has(end, Class::GivenName) && document.is_capital(end + 1))
        {
            end += 1;
        }
        candidates.push(Candidate::nothing(at..end, Weight::Context, "actor.place.geographic"));
    }
}
