//! Bodies: an unnamed collective with a nationality or an owner, such as "tropas norcoreanas" and "régimen de Kiev".

use std::ops::Range;

use super::candidate::{Candidate, Sense, Weight};
use super::text::Text;
use super::traits::{BODY, CAPITAL, COORDINATOR, COUNTRY, DEMONYM, MODIFIER, ORGANIZATION, SEAT};
use crate::lang::PrepositionRole;
use crate::lexicon::{Class, Match};
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, Country, MentionForm};

/// All bodies: a noun of people or force, what may stand between, and a nationality. Its pattern reads these letters:
///
/// | letter | token |
/// | --- | --- |
/// | `D` `d` | an adjective of nationality, and the rest of it |
/// | `M` `m` | a complement of force: aéreas, de seguridad |
/// | `P` `p` | a country's name |
/// | `S` `s` | a seat of government |
/// | `o` `a` `y` | de, article, coordinator |
pub(super) fn find_bodies(text: &Text, candidates: &mut Vec<Candidate>) {
    let letters = letters(text);
    find_fronted(text, &letters, candidates);
    let document = text.document;
    let Some(tail) = text.pack.pattern("body_tail") else { return };
    for at in text.all_with(BODY) {
        for class in [Class::BodyForce, Class::BodyAuthority] {
            // The shorter noun counts as well: "fuerzas armadas" and, with a complement, "fuerzas".
            for noun in text.pack.lexicon.all(document, at, class) {
                let Some(end) = tail.match_at(&letters, at + noun.len) else { continue };
                // "soldiers of the Georgia Army National Guard": the country begins a longer name.
                let more = text.pack.morphology.capitalizes_whole_names
                    && document.is_capital(end)
                    && document.gap(end) == Gap::Space
                    && !text.titled[at];
                // "the leadership of Mali's army", "the general staff of the Mali military": the country is another noun's.
                let fronted = text.pack.morphology.capitalizes_whole_names
                    && (text.after_genitive_ending(end).is_some()
                        || document.gap(end) == Gap::Space
                            && document.has_any(end, &[Class::BodyForce, Class::BodyAuthority])
                            && !text.is_verb(end));
                if more || fronted || (at + 1..end).any(|next| document.gap(next) > Gap::Line) || !is_collective(text, at, noun) {
                    continue;
                }
                let owner = (at + noun.len..end).rev().find(|&owner| matches!(letters[owner], b'D' | b'P' | b'U' | b'S'));
                let Some(owner) = owner else { continue };
                // "tropas rusas y bielorrusas": two states' is no single one's.
                let first = (at + noun.len..owner).find(|&other| letters[other] == b'D').unwrap_or(owner);
                let country = owner_country(text, owner).filter(|&country| owner_country(text, first) == Some(country));
                let seat = letters[owner] == b'S';
                let plain = owner <= at + noun.len + 1;
                if seat && (class == Class::BodyForce || !plain) || is_official_name(text, at, noun, owner, class) {
                    continue;
                }
                candidates.push(body(at..end, country));
            }
        }
    }
}

/// A body as a candidate.
fn body(tokens: Range<usize>, country: Option<Country>) -> Candidate {
    Candidate {
        tokens,
        sense: Sense::Actor(ActorKind::Body),
        country,
        national: false,
        form: MentionForm::Described,
        weight: Weight::Grammar,
        rule: "actor.body",
    }
}

/// Bodies of a language whose adjectives stand before their noun: "Russian and North Korean troops", "U.S. military officials".
/// The pattern reads the letters of [`letters`], and these:
///
/// | letter | token |
/// | --- | --- |
/// | `U` | a country's acronym, which is as good as an adjective |
/// | `B` `b` | a noun that is a body, and the rest of it |
fn find_fronted(text: &Text, letters: &[u8], candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let Some(pattern) = text.pack.pattern("body_fronted") else { return };
    let mut letters = letters.to_vec();
    add_organizations(text, &mut letters);
    add_nouns(text, &mut letters);
    let mut done = 0;
    for at in (0..document.len()).filter(|&at| matches!(letters[at], b'D' | b'U' | b'P')) {
        let Some(end) = pattern.match_at(&letters, at).filter(|_| at >= done) else { continue };
        if (at + 1..end).any(|next| document.gap(next) > Gap::Line) {
            continue;
        }
        let Some(last) = (at..end).rev().find(|&owner| matches!(letters[owner], b'D' | b'U' | b'P')) else { continue };
        done = end;
        // "Russian Aerospace Forces", "U.S. Air Force": official names. One capitalised noun with its adjective stays a body, be
        // it of two words: Greek Air Force.
        let noun = (last + 1..end).find(|&at| !matches!(letters[at], b'd' | b'p')).unwrap_or(end);
        let head = (noun..end).rev().find(|&at| letters[at] == b'B').unwrap_or(noun);
        let words = if letters[last] == b'D' { noun..head + 1 } else { noun..end };
        let named = words.filter(|&word| document.is_capital(word)).count();
        if named > 1 && !text.shouted[noun] && document.is_capital(end - 1) {
            continue;
        }
        let country_at = |at| owner_country(text, at).or_else(|| country_of_organization(text, at));
        let country = country_at(last).filter(|&country| country_at(at) == Some(country));
        candidates.push(body(at..end, country));
    }
}

/// Writes the names of organizations and groups among the letters, as good as adjectives: "RSF fighters", "U.N. peacekeepers".
fn add_organizations(text: &Text, letters: &mut [u8]) {
    let document = text.document;
    for at in text.all_with(ORGANIZATION).filter(|&at| text.has(at, CAPITAL)) {
        let Some(found) = text.longest(at, Class::Organization) else { continue };
        let end = at + found.len;
        let noun = document.tokens.get(end).is_some_and(|noun| noun.case == Case::Lower && noun.gap == Gap::Space)
            && (end..end + ORGANIZED).take_while(|&at| document.is_word(at)).any(|at| is_people(text, at));
        if noun && (at..end).all(|at| text.is_name_word(at)) {
            letters[at] = b'U';
            letters[at + 1..end].fill(b'd');
        }
    }
}

/// Writes the nouns that are bodies among the letters. "Military" before a common noun is an adjective: "military aid".
fn add_nouns(text: &Text, letters: &mut [u8]) {
    let document = text.document;
    let mut at = 0;
    while at < letters.len() {
        if !text.has(at, BODY) {
            at += 1;
            continue;
        }
        let noun = [Class::BodyForce, Class::BodyAuthority]
            .iter()
            .flat_map(|&class| text.pack.lexicon.all(document, at, class))
            .filter(|noun| {
                let body = text.pack.gazetteer.body_nouns[noun.row];
                body.collective || body.plural
            })
            .max_by_key(|noun| noun.len);
        let adjective = |len: usize| document.has(at, Class::ForceModifier) && is_common_noun(text, at + len);
        match noun {
            Some(noun) if matches!(letters[at], b'.' | b'M') && !adjective(noun.len) => {
                letters[at] = b'B';
                letters[at + 1..at + noun.len].fill(b'b');
                at += noun.len;
            }
            _ => at += 1,
        }
    }
}

/// How many words after an organization's name are asked for its people.
const ORGANIZED: usize = 3;

/// Whether a noun that is a body stands at a token in the plural.
fn is_people(text: &Text, at: usize) -> bool {
    text.has(at, BODY)
        && [Class::BodyForce, Class::BodyAuthority]
            .iter()
            .flat_map(|&class| text.pack.lexicon.all(text.document, at, class))
            .any(|noun| text.pack.gazetteer.body_nouns[noun.row].plural)
}

fn country_of_organization(text: &Text, at: usize) -> Option<Country> {
    let found = text.longest(at, Class::Organization)?;
    text.pack.gazetteer.named(found.row).0.country
}

/// Whether a token is a noun in small letters by all signs: no word of grammar, no verb, nobody.
fn is_common_noun(text: &Text, at: usize) -> bool {
    const OTHERS: [Class; 17] = [
        Class::Article,
        Class::Determiner,
        Class::Possessive,
        Class::Preposition,
        Class::Coordinator,
        Class::Subordinator,
        Class::Complementizer,
        Class::Relative,
        Class::Pronoun,
        Class::Adverb,
        Class::Weekday,
        Class::Cardinal,
        Class::ReportParticiple,
        Class::ReportGerund,
        Class::BodyForce,
        Class::BodyAuthority,
        Class::Spokesperson,
    ];
    let document = text.document;
    document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
        && !document.has_any(at, &OTHERS)
        && !text.is_verb(at)
        && text.title(at).is_none()
        && !(text.pack.morphology.is_adverb)(document.key(at))
}

/// The noun of the body that begins at a token; forms of one noun have one number.
pub(super) fn noun_of_body(text: &Text, tokens: &Range<usize>) -> Option<usize> {
    let noun = |at| noun_at(text, at);
    noun(tokens.start).or_else(|| tokens.clone().rev().find_map(noun))
}

fn noun_at(text: &Text, at: usize) -> Option<usize> {
    [Class::BodyForce, Class::BodyAuthority]
        .iter()
        .filter_map(|&class| text.longest(at, class))
        .max_by_key(|found| found.len)
        .map(|found| text.pack.gazetteer.body_nouns[found.row].noun)
}

/// The country of the adjective, name or seat at a token.
pub(super) fn owner_country(text: &Text, at: usize) -> Option<Country> {
    let gazetteer = &text.pack.gazetteer;
    if let Some(found) = text.longest(at, Class::Demonym) {
        return gazetteer.entries[found.row].country;
    }
    [Class::CountryName, Class::Seat]
        .iter()
        .filter_map(|&class| text.longest(at, class))
        .max_by_key(|found| found.len)
        .and_then(|found| gazetteer.named(found.row).0.country)
}

fn letters(text: &Text) -> Vec<u8> {
    let document = text.document;
    let mut letters = vec![b'.'; document.len()];
    let mut at = 0;
    while at < document.len() {
        let phrase = if text.has(at, COUNTRY | SEAT | DEMONYM | MODIFIER) { longest_part(text, at) } else { None };
        if let Some((len, first, rest)) = phrase {
            let acronym = first == b'P' && len == 1 && document.tokens[at].case == Case::Upper;
            letters[at] = if acronym { b'U' } else { first };
            letters[at + 1..at + len].fill(rest);
            at += len;
            continue;
        }
        letters[at] = if text.is_genitive(at) {
            b'o'
        } else if text.is_article(at) {
            b'a'
        } else if text.has(at, COORDINATOR) {
            b'y'
        } else if document.is_mark(at, ',') {
            b','
        } else {
            b'.'
        };
        at += 1;
    }
    letters
}

/// The length and the letters of the longest phrase at a token that tells of a country or of force.
fn longest_part(text: &Text, at: usize) -> Option<(usize, u8, u8)> {
    [
        (Class::CountryName, b'P', b'p'),
        (Class::Seat, b'S', b's'),
        (Class::Demonym, b'D', b'd'),
        (Class::ForceModifier, b'M', b'm'),
    ]
    .iter()
    .filter_map(|&(class, first, rest)| Some((text.longest(at, class)?.len, first, rest)))
    .max_by_key(|&(len, first, _)| (len, first != b'M'))
}

/// One soldier is no body; a plural is, and so is a singular that means many.
fn is_collective(text: &Text, at: usize, noun: Match) -> bool {
    let body = text.pack.gazetteer.body_nouns[noun.row];
    // "informes de inteligencia de EEUU": a noun that only classifies another.
    let classifies = !body.plural
        && at > 0
        && text.is_genitive(at - 1)
        && !text.document.has(at - 1, Class::Contraction)
        && text.document.tokens[at].case == Case::Lower;
    // "bajo mando canadiense": how or where, not who.
    let manner = !body.plural
        && at > 0
        && text.preposition(at - 1) == Some(PrepositionRole::Place)
        && text.document.tokens[at].case == Case::Lower;
    // "bases militares rusas": an adjective there.
    let adjective = at > 0
        && text.document.has(at, Class::ForceModifier)
        && text.document.gap(at) == Gap::Space
        && is_plain_plural(text, at - 1);
    (body.collective || body.plural)
        && !classifies
        && !adjective
        && !manner
        && !(at > 0 && text.document.is_mark(at - 1, '-') && text.document.gap(at) == Gap::None)
}

/// Whether a token is a plural noun in small letters: no word of grammar, no number, no verb.
fn is_plain_plural(text: &Text, at: usize) -> bool {
    const GRAMMAR: [Class; 9] = [
        Class::Article,
        Class::Determiner,
        Class::Possessive,
        Class::Preposition,
        Class::Coordinator,
        Class::Cardinal,
        Class::Qualifier,
        Class::Counting,
        Class::Ordinal,
    ];
    let document = text.document;
    document.is_word(at)
        && (document.tokens[at].case == Case::Lower || text.initial[at])
        && (text.pack.morphology.is_plural)(document.key(at))
        && !document.has_any(at, &GRAMMAR)
        && !text.is_verb(at)
        && !(text.pack.morphology.is_participle)(document.key(at))
}

/// An official name in capitals is an organization: two capitalised words of an authority (Estado Mayor), or of a force that
/// the country's own name follows (Fuerzas Armadas de Ucrania). One capitalised noun stays a body (Ejército israelí).
fn is_official_name(text: &Text, at: usize, noun: Match, owner: usize, class: Class) -> bool {
    let document = text.document;
    if text.shouted[at] || document.tokens[at].case == Case::Lower {
        return false;
    }
    let named = (at + 1..owner).any(|word| document.is_capital(word));
    let complement = (at + noun.len..owner).any(|word| document.is_capital(word));
    named && (complement || class == Class::BodyAuthority || !document.has(owner, Class::Demonym))
        || document.is_capital(owner) && document.has(owner, Class::Demonym)
}
