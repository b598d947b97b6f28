//! Short names with an article: of clubs, and of organizations that the text names in full.
//!
//! In a text on sport a city with an article, and a common word that many clubs have for a name, is a club.

use super::candidate::{Candidate, Sense, Weight};
use super::map::Map;
use super::text::Text;
use super::traits::CAPITAL;
use crate::lang::PrepositionRole;
use crate::lexicon::Class;
use crate::token::{Case, Gap};
use crate::{ActorKind, Country, MentionForm};

/// "El Valencia derrotó al Sevilla": cities take no article, their clubs do. Where the text has named a club so, the bare name
/// is the club as well, but not where the city is a place ("en Sevilla").
pub(super) fn find_clubs(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    if !text.sport {
        return;
    }
    let mut clubs: Map<u32, Option<Country>> = Map::default();
    for at in text.all_with(CAPITAL).filter(|&at| at > 0) {
        if !text.has_article(at - 1) || document.gap(at) != Gap::Space {
            continue;
        }
        let Some((len, country)) = club(text, at) else { continue };
        // "del Real Madrid", "la Barcelona olímpica": a longer name, a city.
        let continued = document.is_capital(at + len) && document.gap(at + len) == Gap::Space;
        if (!continued || text.shouted[at]) && len == 1 && text.is_masculine_article(at - 1) {
            clubs.insert(document.tokens[at].form, country);
        }
    }
    for at in text.all_with(CAPITAL) {
        let Some(&country) = clubs.get(&document.tokens[at].form) else { continue };
        if is_place(text, at) {
            continue;
        }
        candidates.push(Candidate {
            tokens: at..at + 1,
            sense: Sense::Actor(ActorKind::Organization),
            country,
            national: country.is_none(),
            form: MentionForm::Short,
            weight: Weight::Context,
            rule: "actor.organization.club",
        });
    }
}

/// "Banco Ibérico", then "el Ibérico": a head noun left out, the article shows that a name follows.
pub(super) fn find_short_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let mut full: Map<u32, Candidate> = Map::default();
    for candidate in candidates.iter().filter(|candidate| candidate.sense == Sense::Actor(ActorKind::Organization)) {
        let word = candidate.tokens.start + 1;
        let headed = text.shape[candidate.tokens.start] == b'H' && candidate.tokens.len() >= 2;
        // "el Cauca" is no short name of its police.
        let company = text.head(candidate.tokens.start).is_some_and(|head| head.domestic);
        if headed
            && (text.shape[word] == b'C' || company && matches!(text.shape[word], b'L' | b'S'))
            && !document.has_any(word, &[Class::Demonym, Class::CountryName])
        {
            full.entry(document.tokens[word].form).or_insert_with(|| candidate.clone());
        }
    }
    let found: Vec<Candidate> = text
        .all_with(CAPITAL)
        .filter(|&at| {
            at > 0
                && document.tokens[at].case == Case::Capitalized
                && text.has_article(at - 1)
                && !(document.is_capital(at + 1) && document.gap(at + 1) == Gap::Space)
                && !document.is_mark(at + 1, '-')
        })
        .filter_map(|at| {
            let full = full.get(&document.tokens[at].form)?;
            let (form, weight) = (MentionForm::Short, Weight::Context);
            Some(Candidate { tokens: at..at + 1, form, weight, rule: SHORT, ..full.clone() })
        })
        .collect();
    candidates.extend(found);
}

/// The rule of an organization's short name.
pub(super) const SHORT: &str = "actor.organization.short";

/// The length and the country of what may name a club at a token.
fn club(text: &Text, at: usize) -> Option<(usize, Option<Country>)> {
    let document = text.document;
    if document.has(at, Class::Club) {
        return Some((1, None));
    }
    [Class::Place, Class::Seat].iter().find_map(|&class| {
        let found = text.longest(at, class)?;
        Some((found.len, text.pack.gazetteer.named(found.row).0.country))
    })
}

/// "en Sevilla", a dateline, a part of a longer name: the city itself.
fn is_place(text: &Text, at: usize) -> bool {
    let document = text.document;
    let capital = |at: usize| document.is_capital(at) && document.tokens[at].case == Case::Capitalized;
    // "Mallorca: Leo; Olaizola", "VALENCIA 0: Cañizares": who plays.
    let line_up = document.is_mark(at + 1, ':') || document.is_mark(at + 2, ':') && !document.is_word(at + 1);
    if document.dateline_of(at).is_some() || document.paragraph_of(at).start == at && !line_up {
        return true;
    }
    let Some(before) = at.checked_sub(1).filter(|_| !text.shouted[at] && !line_up) else { return false };
    !text.has_article(before)
        && (document.has(before, Class::Locative)
            || text.preposition(before) == Some(PrepositionRole::Place)
            || text.is_genitive(before)
            || capital(before) && document.gap(at) == Gap::Space && !text.initial[before])
        || capital(at + 1) && document.gap(at + 1) == Gap::Space
}
