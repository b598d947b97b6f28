//! What a token can be to the rules for actors, in bits, so that each of them passes over most tokens with one look. The first
//! bits tell that a word, a phrase or a name of that class begins with the token, the others that the token has the class by itself.

use crate::document::Document;
use crate::lang::{LanguagePack, PrepositionRole};
use crate::lexicon::{Class, Classes};
use crate::token::Case;

/// A rank, an office, an honorific, an occupation.
pub const TITLES: [Class; 4] = [Class::Rank, Class::Office, Class::Honorific, Class::Profession];

pub const COUNTRY: u32 = 1;
pub const ORGANIZATION: u32 = 1 << 1;
pub const PERSON: u32 = 1 << 2;
pub const PLACE: u32 = 1 << 3;
pub const SEAT: u32 = 1 << 4;
pub const THING: u32 = 1 << 5;
pub const DEMONYM: u32 = 1 << 6;
pub const HEAD: u32 = 1 << 7;
pub const KIND: u32 = 1 << 8;
pub const TITLE: u32 = 1 << 9;
pub const BODY: u32 = 1 << 10;
pub const MODIFIER: u32 = 1 << 11;
pub const CREDIT: u32 = 1 << 12;
pub const MARKER: u32 = 1 << 13;
pub const ACCORDING: u32 = 1 << 14;
pub const ARTICLE: u32 = 1 << 15;
pub const CONTRACTION: u32 = 1 << 16;
pub const PREPOSITION: u32 = 1 << 17;
pub const COORDINATOR: u32 = 1 << 18;
pub const VERB: u32 = 1 << 19;
pub const CLITIC: u32 = 1 << 20;
pub const GEOGRAPHIC: u32 = 1 << 21;
pub const SPORT: u32 = 1 << 22;
pub const MEMBER: u32 = 1 << 23;
pub const COMPANY_FORM: u32 = 1 << 24;
pub const FOREIGN_LINK: u32 = 1 << 25;
/// A preposition that joins an owner: de, del.
pub const GENITIVE: u32 = 1 << 26;
/// A word with a capital.
pub const CAPITAL: u32 = 1 << 27;
/// A word without one.
pub const LOWER: u32 = 1 << 28;
/// A word with an apostrophe inside.
pub const APOSTROPHE: u32 = 1 << 29;

/// The traits of what begins with a token.
const STARTS: [(u32, Classes); 15] = [
    (COUNTRY, Classes::of(&[Class::CountryName])),
    (ORGANIZATION, Classes::of(&[Class::Organization])),
    (PERSON, Classes::of(&[Class::Person])),
    (PLACE, Classes::of(&[Class::Place])),
    (SEAT, Classes::of(&[Class::Seat])),
    (THING, Classes::of(&[Class::Thing])),
    (DEMONYM, Classes::of(&[Class::Demonym])),
    (HEAD, Classes::of(&[Class::OrganizationHead])),
    (KIND, Classes::of(&[Class::KindNoun])),
    (TITLE, Classes::of(&TITLES)),
    (BODY, Classes::of(&[Class::BodyForce, Class::BodyAuthority])),
    (MODIFIER, Classes::of(&[Class::ForceModifier])),
    (CREDIT, Classes::of(&[Class::Credit])),
    (MARKER, Classes::of(&[Class::AliasMarker])),
    (ACCORDING, Classes::of(&[Class::AccordingTo])),
];

/// The traits of the token itself.
const ALONE: [(u32, Classes); 11] = [
    (ARTICLE, Classes::of(&[Class::Article])),
    (CONTRACTION, Classes::of(&[Class::Contraction])),
    (PREPOSITION, Classes::of(&[Class::Preposition])),
    (COORDINATOR, Classes::of(&[Class::Coordinator])),
    (VERB, Classes::of(&[Class::ReportVerb, Class::PlainVerb, Class::Auxiliary, Class::Copula, Class::Negation])),
    (CLITIC, Classes::of(&[Class::Clitic])),
    (GEOGRAPHIC, Classes::of(&[Class::GeoNoun])),
    (SPORT, Classes::of(&[Class::Sport])),
    (MEMBER, Classes::of(&[Class::Member])),
    (COMPANY_FORM, Classes::of(&[Class::CompanyForm])),
    (FOREIGN_LINK, Classes::of(&[Class::ForeignLink])),
];

/// The trait that a token has where an entry of this class begins; 0 where none tells.
pub const fn of(class: Class) -> u32 {
    let mut at = 0;
    while at < STARTS.len() {
        if STARTS[at].1.has(class) {
            return STARTS[at].0;
        }
        at += 1;
    }
    0
}

/// The traits of all tokens: most words come again, so that each is read once.
pub fn find(document: &Document, pack: &LanguagePack) -> Vec<u32> {
    let mut known: Vec<u32> = Vec::new();
    let mut traits = Vec::with_capacity(document.len());
    for (at, token) in document.tokens.iter().enumerate() {
        let number = token.classes as usize;
        if number >= known.len() {
            known.resize(number + 1, u32::MAX);
        }
        if known[number] == u32::MAX {
            let alone = document.classes(at);
            let any = STARTS.iter().chain(&ALONE).filter(|(_, classes)| alone.meets(*classes));
            let mut found = any.fold(0, |all, (one, _)| all | one);
            if document.key(at).contains('\'') {
                found |= APOSTROPHE;
            }
            if found & PREPOSITION != 0 && (pack.morphology.preposition_role)(document.key(at)) == PrepositionRole::Owner {
                found |= GENITIVE;
            }
            known[number] = found;
        }
        let case = match token.case {
            Case::Capitalized | Case::Upper => CAPITAL,
            Case::Lower => LOWER,
            Case::None => 0,
        };
        let begun = if token.begins { document.phrases_at(at) } else { &[] };
        let phrases = begun.iter().fold(0, |all, phrase| all | of(phrase.class));
        traits.push(known[number] | case | phrases);
    }
    traits
}
