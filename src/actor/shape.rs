//! Shapes: one letter a token, which the patterns of names read.
//!
//! | letter | token |
//! | --- | --- |
//! | `G` | a given name |
//! | `C` | another word with a capital |
//! | `F` | a capitalised noun of a field of work: Defensa |
//! | `H` `h` | a capitalised head of an organization's name, and the rest of a head of several words |
//! | `k` | the same without a capital |
//! | `N` `D` | an adjective of nationality, with and without a capital |
//! | `A` `R` `I` | an acronym; a Roman numeral; an initial |
//! | `P` `p`, `S` `s`, `L` `l` | the name of a country, a seat or a place, and the rest of it |
//! | `Q` | an organization's name of one word |
//! | `O` `K` `T` | a capitalised ordinal, title, article |
//! | `X` | a thing that is no actor: Telegram |
//! | `Z` | a common word that has its capital from the sentence alone |
//! | `o` `a` `y` `x` `e` | de, article, coordinator, a preposition inside names, another particle of persons' names |
//! | `i` | a preposition of place |
//! | `f` | a noun of a field before a small-letter head that it belongs to: health ministry |
//! | `u` `g` | a military unit, an armed group as a common noun |
//! | `r` | an ordinal before a military unit |
//! | `B` | a capitalised Al of an Arabic name |
//! | `j` | a small-letter word after a glued hyphen |
//! | `n` `-` `q` `,` `w` `.` | number, glued hyphen, quotation mark, comma, other word, other mark |

use super::text::Text;
use super::traits::{
    APOSTROPHE, ARTICLE, CAPITAL, CONTRACTION, COORDINATOR, COUNTRY, DEMONYM, GENITIVE, HEAD, KIND, ORGANIZATION, PLACE, SEAT,
    TITLE,
};
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::{Class, Classes};
use crate::token::{Case, Gap, TokenKind};

/// Classes of words that are no names though a sentence begins with them.
const COMMON: Classes = GRAMMAR.with(NOUNS);

/// Those that no name begins with.
const GRAMMAR: Classes = Classes::of(&[
    Class::Article,
    Class::Determiner,
    Class::Preposition,
    Class::Coordinator,
    Class::Complementizer,
    Class::Relative,
    Class::Subordinator,
    Class::Pronoun,
    Class::Clitic,
    Class::Negation,
    Class::Adverb,
    Class::Auxiliary,
    Class::Copula,
    Class::PlainVerb,
    Class::Month,
    Class::Weekday,
    Class::ReportVerb,
    Class::ReportGerund,
    Class::ReportInfinitive,
    Class::ReportParticiple,
    Class::AccordingTo,
    Class::Hearsay,
    Class::Credit,
]);

/// Nouns and adjectives.
const NOUNS: Classes = Classes::of(&[
    Class::Cardinal,
    Class::Collective,
    Class::KindNoun,
    Class::ForceNoun,
    Class::SourceNoun,
    Class::SpeechNoun,
    Class::PowerNoun,
    Class::Motion,
    Class::LocalNoun,
    Class::BodyForce,
    Class::BodyAuthority,
    Class::Fate,
    Class::Demonym,
    Class::ForceModifier,
]);

/// The letters of all tokens; a paragraph in capitals has `.` throughout.
pub(super) fn shape(text: &Text) -> Vec<u8> {
    let mut letters = vec![b'.'; text.document.len()];
    let mut at = 0;
    while at < letters.len() {
        if text.shouted[at] {
            at += 1;
            continue;
        }
        let (first, rest, len) = phrase(text, at).unwrap_or_else(|| {
            let letter = letter(text, at);
            (letter, b'h', if letter == b'u' { unit_len(text, at) } else { 1 })
        });
        letters[at] = first;
        if len > 1 {
            letters[at + 1..at + len].fill(rest);
        }
        at += len;
    }
    letters
}

/// "columna móvil": how many words of a unit's noun stand together.
fn unit_len(text: &Text, at: usize) -> usize {
    text.longest(at, Class::OrganizationHead).map_or(1, |found| found.len)
}

/// Names and heads of several words, and names of one word that are no given name before another capital.
fn phrase(text: &Text, at: usize) -> Option<(u8, u8, usize)> {
    let document = text.document;
    if !text.has(at, CAPITAL) || !text.has(at, COUNTRY | HEAD | SEAT | PLACE | DEMONYM | TITLE | ORGANIZATION) {
        return None;
    }
    let longest = |class, first, rest| Some((first, rest, text.longest(at, class)?.len));
    let found = [
        longest(Class::CountryName, b'P', b'p'),
        longest(Class::OrganizationHead, b'H', b'h'),
        longest(Class::Seat, b'S', b's'),
        longest(Class::Place, b'L', b'l'),
        text.pack
            .morphology
            .capitalizes_whole_names
            .then(|| longest(Class::Demonym, b'N', b'h'))
            .flatten()
            .filter(|&(_, _, len)| len > 1),
        text.title(at).filter(|&len| len > 1 && text.pack.morphology.capitalizes_whole_names).map(|len| (b'K', b'K', len)),
        longest(Class::Organization, b'Q', b'Q')
            .filter(|&(_, _, len)| len == 1 && document.tokens[at].case == Case::Capitalized && !document.has(at, Class::Field)),
    ]
    .into_iter()
    .flatten()
    .filter(|&(_, _, len)| (at + 1..at + len).all(|next| text.is_name_word(next) || document.gap(next) == Gap::None))
    .rev()
    .max_by_key(|&(_, _, len)| len)?;
    if found.2 == 1 {
        // "Armada Argentina", "Aerolíneas Argentinas": the adjective that is spelled as the country.
        let adjective = document.has(at, Class::Demonym)
            && at > 0
            && document.tokens[at - 1].case == Case::Capitalized
            && document.gap(at) == Gap::Space;
        if adjective && matches!(found.0, b'P' | b'L') {
            return None;
        }
        let given = document.has(at, Class::GivenName) && document.is_capital(at + 1) && document.gap(at + 1) == Gap::Space;
        // "Oriol de Sentmenat": Oriol is a town, too.
        let given = given
            || found.0 == b'L' && document.has(at, Class::GivenName) && text.is_genitive(at + 1) && document.is_capital(at + 2);
        let common = text.initial[at] && document.has_any(at, &[Class::Article, Class::Preposition, Class::Determiner]);
        if given || common || found.0 == b'H' && document.has(at, Class::Field) {
            return None;
        }
    }
    Some(found)
}

fn letter(text: &Text, at: usize) -> u8 {
    let document = text.document;
    let token = &document.tokens[at];
    match token.kind {
        TokenKind::Number => b'n',
        TokenKind::Mark('-' | '‑' | '–') => {
            if token.gap == Gap::None && document.gap(at + 1) == Gap::None {
                b'-'
            } else {
                b'.'
            }
        }
        TokenKind::Mark('“' | '”' | '"' | '«' | '»' | '‘' | '’' | '\'') => b'q',
        TokenKind::Mark(',') => b',',
        TokenKind::Mark(_) => b'.',
        TokenKind::Word if token.case == Case::Lower => lower(text, at),
        TokenKind::Word => capital(text, at),
    }
}

fn lower(text: &Text, at: usize) -> u8 {
    let document = text.document;
    let classes = document.classes(at);
    if at > 0 && document.is_mark(at - 1, '-') && document.gap(at) == Gap::None && document.gap(at - 1) == Gap::None {
        return b'j';
    }
    if !text.has(at, GENITIVE | ARTICLE | COORDINATOR | HEAD | KIND) && !classes.meets(SMALL_PARTS) {
        if text.has(at, APOSTROPHE) && has_capital_inside(document.word(at)) { b'C' } else { b'w' }
    } else if text.has(at, GENITIVE) {
        b'o'
    } else if text.has(at, ARTICLE) {
        b'a'
    } else if text.has(at, COORDINATOR) {
        b'y'
    } else if opens_small_name(text, at) {
        b'f'
    } else if classes.has(Class::NameLink) && links(text, at) {
        b'x'
    } else if classes.has(Class::Locative) {
        b'i'
    } else if classes.has(Class::NameParticle) {
        b'e'
    } else if classes.has(Class::Ordinal) && text.head(at + 1).is_some_and(|head| head.unit) {
        b'r'
    } else if text.has(at, APOSTROPHE) && has_capital_inside(document.word(at)) {
        b'C'
    } else if classes.has(Class::Demonym) {
        b'D'
    } else if let Some(head) = text.head(at) {
        if head.unit { b'u' } else { b'k' }
    } else if text.noun_kind(at).is_some_and(|(len, kind)| len == 1 && kind == NounKind::ArmedGroup) {
        b'g'
    } else {
        b'w'
    }
}

/// The classes of small-letter words that are more than other words.
const SMALL_PARTS: Classes =
    Classes::of(&[Class::Field, Class::NameLink, Class::Locative, Class::NameParticle, Class::Ordinal, Class::Demonym]);

/// "health ministry", "home and justice ministries": fields before the head that belongs to their name in small letters.
fn opens_small_name(text: &Text, at: usize) -> bool {
    let document = text.document;
    let field = |at: usize| document.has(at, Class::Field);
    let headed = |at: usize| text.head(at).is_some_and(|head| head.joined);
    let more = if document.has(at + 1, Class::Coordinator) { at + 2 } else { at + 1 };
    text.pack.morphology.capitalizes_whole_names
        && field(at)
        && (headed(at + 1) || field(more) && (headed(more + 1) || field(more + 1) && headed(more + 2)))
}

/// "Committee on Foreign Relations", but not "the Security Council on Yemen": such a preposition joins a field to a name, where
/// fields have capitals.
fn links(text: &Text, at: usize) -> bool {
    !text.pack.morphology.capitalizes_whole_names
        || text.preposition(at) != Some(PrepositionRole::Target)
        || text.document.is_capital(at + 1) && text.document.has(at + 1, Class::Field)
}

/// "d'Aubigny": an elided particle and the name in one word.
fn has_capital_inside(word: &str) -> bool {
    word.split(['\'', '’']).nth(1).is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
}

fn capital(text: &Text, at: usize) -> u8 {
    let document = text.document;
    let classes = document.classes(at);
    // "el clérigo Al Sadr": a contraction has its capital inside a sentence as a part of an Arabic name alone.
    let arabic = || document.tokens[at].case != Case::Upper && (!text.initial[at] || text.is_arabic(at + 1));
    if text.has(at, CONTRACTION) && text.has(at + 1, CAPITAL) && arabic() {
        return b'B';
    }
    let word = document.word(at);
    // "(ANN)": an acronym, though a given name is written so.
    let bracketed = at > 0 && document.is_mark(at - 1, '(') && document.is_mark(at + 1, ')');
    // "Maj. Ann Lee": with its period a rank, though a given name is written so.
    let abbreviated = document.is_mark(at + 1, '.')
        && document.gap(at + 1) == Gap::None
        && classes.has(Class::Abbreviation)
        && classes.has(Class::Rank);
    let given = classes.has(Class::GivenName) && !abbreviated && !(bracketed && document.tokens[at].case == Case::Upper);
    let next_capital = document.is_capital(at + 1) && document.gap(at + 1) == Gap::Space;
    let hyphened = document.is_mark(at + 1, '-') && document.gap(at + 1) == Gap::None && document.gap(at + 2) == Gap::None;
    // "Will Turkey respond?": a verb before a known name; "Will Smith" is somebody.
    let asks = || {
        [Class::CountryName, Class::Seat, Class::Organization, Class::Person, Class::Demonym]
            .iter()
            .any(|&class| text.longest(at + 1, class).is_some())
    };
    let given = given && !(text.initial[at] && classes.has(Class::PlainVerb) && (!next_capital || asks()));
    if text.has(at, ARTICLE) && !hyphened {
        return if text.initial[at] && !text.is_quoted_start(at) { b'Z' } else { b'T' };
    }
    let whole = text.pack.morphology.capitalizes_whole_names;
    // "I", "I've": a pronoun with a capital of its own.
    if whole && (classes.has(Class::Pronoun) || document.key(at).starts_with("i'")) && document.tokens[at].case != Case::Upper {
        return b'Z';
    }
    // "Tuesday", "in May": these have their capital everywhere; "Theresa May" is somebody.
    if whole && classes.has_any(&[Class::Weekday, Class::Month]) && !(given && next_capital) {
        let named =
            at > 0 && document.has(at - 1, Class::GivenName) && document.is_capital(at - 1) && document.gap(at) == Gap::Space;
        return if named { b'C' } else { b'Z' };
    }
    // "Ukrainian Air Force", "National Unity Government": the next capital shows that a name begins with the sentence.
    let begins = whole
        && (classes.has(Class::Demonym)
            || next_capital && !classes.meets(GRAMMAR) && !text.is_verb(at) && text.title(at).is_none());
    let named = hyphened || begins || given && next_capital;
    if text.initial[at] && !named && text.is_common(at, COMMON) {
        return if classes.has(Class::Ordinal) { b'O' } else { b'Z' };
    }
    if classes.has(Class::Thing) {
        return b'X';
    }
    if given {
        return b'G';
    }
    if classes.has(Class::Ordinal) {
        return b'O';
    }
    if classes.has(Class::Demonym) {
        return b'N';
    }
    // "Reyes Luna": a title's word before a surname is one itself.
    let surname = classes.has(Class::Surname)
        && !classes.has(Class::Rank)
        && next_capital
        && text.is_surname(at + 1)
        && !document.has(at + 1, Class::GivenName);
    // "Hassan Sheikh Omar": an honorific after a given name is a name, too.
    let within = text.pack.morphology.capitalizes_whole_names
        && classes.has(Class::Honorific)
        && at > 0
        && document.has(at - 1, Class::GivenName)
        && document.is_capital(at - 1)
        && document.gap(at) == Gap::Space;
    if within {
        return b'C';
    }
    if !surname
        && document.starts(at).has_any(&[Class::Rank, Class::Office, Class::Honorific])
        && text.title(at).is_some_and(|len| len == 1)
    {
        return b'K';
    }
    // "John Young": after a given name, and with no noun behind it, such a word is a surname.
    let surname = whole
        && !next_capital
        && at > 0
        && document.gap(at) == Gap::Space
        && document.is_capital(at - 1)
        && document.has(at - 1, Class::GivenName);
    if whole && !surname && classes.meets(NOUNS) && !classes.has(Class::Surname) {
        return b'F';
    }
    if classes.has(Class::Field) && !surname || (text.pack.morphology.is_abstract_noun)(document.key(at)) && !text.is_surname(at)
    {
        return b'F';
    }
    if is_initial(word) {
        return b'I';
    }
    if document.tokens[at].case == Case::Upper {
        return if follows_shouted_name(text, at) {
            b'C'
        } else if is_roman(word) {
            b'R'
        } else if bracketed || word.chars().count() <= ACRONYM_LETTERS {
            b'A'
        } else {
            b'C'
        };
    }
    b'C'
}

/// "ANA ISABEL SOTO": after a given name in capitals a short word in capitals is a surname, not an acronym.
fn follows_shouted_name(text: &Text, at: usize) -> bool {
    let document = text.document;
    let shouted = |at: usize| document.tokens[at].case == Case::Upper && document.gap(at + 1) == Gap::Space;
    !document.has(at, Class::Organization)
        && !document.classes(at).meets(COMMON)
        && (at.saturating_sub(SHOUTED_NAMES)..at)
            .rev()
            .take_while(|&before| shouted(before))
            .any(|before| document.has(before, Class::GivenName) && document.word(before).chars().count() > 1)
}

/// How many words before its last a name in capitals may have.
const SHOUTED_NAMES: usize = 3;

/// An acronym is hardly longer; a longer word in capitals is a name in capitals.
const ACRONYM_LETTERS: usize = 7;

/// "J.", "Ch.", "J.R.R.": one letter before each period.
fn is_initial(word: &str) -> bool {
    let letters = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    if word.len() > 2 && word.strip_suffix('.').is_some_and(|rest| rest.split('.').all(letters)) {
        return true;
    }
    word.chars().next().is_some_and(char::is_uppercase)
        && matches!(word.chars().count(), 1..=2)
        && !word.chars().skip(1).any(char::is_alphabetic)
}

fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
