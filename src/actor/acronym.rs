//! Acronyms: what the text spells out beside them, and those that nothing but an article or a speaker's verb shows.

use super::candidate::{Candidate, Sense, Weight};
use super::map::Set;
use super::organization::{NO_HEAD, candidate, owner};
use super::text::Text;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::{Class, fold};
use crate::pattern::LONGEST_NAME;
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, MentionForm};

/// An acronym in brackets after a name, or one with an article, is an organization; so it is elsewhere in the text.
pub(super) fn find_acronyms(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let is_acronym = |at: usize| {
        text.shape.get(at) == Some(&b'A')
            && document.word(at).chars().count() > 1
            && !document.has_any(at, &[Class::Thing, Class::KindNoun])
            && !document.is_mark(at + 1, '-')
    };
    let mut known: Set<&str> = Set::default();
    let mut things: Set<&str> = Set::default();
    let acronyms: Vec<usize> = (0..document.len()).filter(|&at| is_acronym(at)).collect();
    let brackets: Vec<usize> = (1..document.len()).filter(|&at| document.tokens[at].is_mark('(')).collect();
    for &at in acronyms.iter().filter(|&&at| at > 0) {
        let Some(end) = end_of_full_name(text, at) else { continue };
        if let Some(start) = spelled_out(text, at, end) {
            // "Alerta Temprana de Inminencia (ATI)": the noun says that it is no body.
            let thing = text.noun_kind(start).is_some_and(|(_, kind)| matches!(kind, NounKind::Thing | NounKind::Place));
            let in_table = text.longest(start, Class::Organization).is_some();
            if thing && text.head(start).is_none() && !in_table {
                things.insert(document.word(at));
                candidates.push(Candidate::nothing(start..end, Weight::Context, "actor.thing.spelled_out"));
                continue;
            }
            known.insert(document.word(at));
            let head = text.head(start);
            let (country, national) = owner(text, &(start..end), head.unwrap_or(NO_HEAD));
            let kind = head.map_or(ActorKind::Organization, |head| head.kind);
            let full = candidate(start..end, kind, country, "actor.organization.spelled_out");
            let weight = if in_table || head.is_some() { Weight::Grammar } else { Weight::Context };
            candidates.push(Candidate { national, weight, ..full });
        }
    }
    let named: Set<usize> = candidates
        .iter()
        .filter(|other| matches!(other.sense, Sense::Actor(ActorKind::Organization | ActorKind::ArmedGroup)))
        .map(|other| other.tokens.end)
        .collect();
    // "(Osakidetza)": another name of one word.
    let other_name = |at: usize| {
        document.is_capital(at)
            && document.tokens[at].kind == TokenKind::Word
            && document.is_mark(at - 1, '(')
            && document.is_mark(at + 1, ')')
            && text.shape[at] == b'C'
    };
    let after_name =
        || brackets.iter().filter(|&open| named.contains(open)).map(|open| open + 1).filter(|&at| at < document.len());
    for at in after_name().filter(|&at| is_pronounced(text, at) || other_name(at)) {
        known.insert(document.word(at));
    }
    // "(SNMG-1)": an acronym with a number or another one.
    for at in after_name().filter(|&at| text.shape[at] == b'A') {
        let joined =
            text.shape.get(at + 1) == Some(&b'-') && matches!(text.shape.get(at + 2), Some(b'A' | b'n' | b'I' | b'C' | b'R'));
        if joined && document.is_mark(at + 3, ')') {
            let acronym = candidate(at..at + 3, ActorKind::Organization, None, "actor.organization.acronym");
            candidates.push(Candidate { form: MentionForm::Acronym, weight: Weight::Told, ..acronym });
        }
    }
    for &at in &acronyms {
        let bracketed = at > 1
            && document.is_mark(at - 1, '(')
            && matches!(text.shape[at - 2], b'C' | b'F' | b'N' | b'D' | b'H' | b'L' | b'P' | b'p' | b'h' | b'l' | b'K' | b'q')
            && (document.is_mark(at + 1, ')') || document.is_mark(at + 1, ','));
        let articled = at > 0
            && text.has_article(at - 1)
            && document.gap(at) == Gap::Space
            && !document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number);
        // "según ACLED", "OVCS denunció", "portavoz de SOS": whoever speaks is somebody.
        let speaks = document.has(at + 1, Class::ReportVerb) && (text.pack.morphology.surely_verb)(document.key(at + 1))
            || at > 0 && document.has(at - 1, Class::AccordingTo)
            || at > 1 && text.is_genitive(at - 1) && document.has(at - 2, Class::Spokesperson);
        if (bracketed || articled || speaks) && !text.shouted[at] {
            known.insert(document.word(at));
        }
    }
    // Most words are none of them in any spelling.
    let mut spelled = vec![false; document.forms()];
    for at in acronyms.iter().copied().chain(after_name()) {
        spelled[document.tokens[at].form as usize] |= known.contains(document.word(at));
    }
    let is_known = |&at: &usize| {
        spelled[document.tokens[at].form as usize] && known.contains(document.word(at)) && !things.contains(document.word(at))
    };
    for at in (0..document.len()).filter(is_known) {
        if !is_acronym(at) && text.initial[at] && !text.is_verb(at + 1) {
            continue;
        }
        candidates.push(Candidate {
            form: MentionForm::Acronym,
            weight: if is_acronym(at) { Weight::Shape } else { Weight::Told },
            ..candidate(at..at + 1, ActorKind::Organization, None, "actor.organization.acronym")
        });
    }
}

/// How many letters an acronym has that is written as a word.
const PRONOUNCED: std::ops::RangeInclusive<usize> = 3..=12;

/// "Sindicato Español de Pilotos de Líneas Aéreas (Sepla)": an acronym written as a word stands in brackets and takes its
/// letters from the name before it.
fn is_pronounced(text: &Text, at: usize) -> bool {
    let document = text.document;
    if document.tokens[at].case != Case::Capitalized || !document.is_mark(at - 1, '(') || !document.is_mark(at + 1, ')') {
        return false;
    }
    let word = fold(document.key(at));
    if !PRONOUNCED.contains(&word.chars().count()) {
        return false;
    }
    let start = document.paragraph_of(at).start.max(at.saturating_sub(18));
    let spelled: Vec<_> = (start..at - 1).rev().take_while(|&at| document.is_word(at)).map(|at| fold(document.key(at))).collect();
    // From the end: each letter of the acronym is found in the words before it, and its first one begins a word.
    let mut letters = spelled.iter().flat_map(|word| word.chars().rev());
    word.chars().rev().all(|letter| letters.any(|other| other == letter))
        && spelled.iter().any(|spelled| spelled.chars().next() == word.chars().next())
}

/// Where the name begins whose initials are the acronym at `at`, which stands in brackets after it: "Cuerpo Técnico de
/// Investigación (CTI)". Function words may give a letter or none.
fn spelled_out(text: &Text, at: usize, end: usize) -> Option<usize> {
    spelled_by(text, at, end, false).or_else(|| spelled_by(text, at, end, true)).or_else(|| foreign(text, at))
}

/// Where the name ends that the acronym at a token shortens: "Rapid Support Forces (RSF)", "Rapid Support Forces, or RSF".
pub(super) fn end_of_full_name(text: &Text, at: usize) -> Option<usize> {
    let document = text.document;
    if document.is_mark(at.checked_sub(1)?, '(') {
        return Some(at - 1);
    }
    let article = usize::from(text.is_article(at - 1));
    let or = at.checked_sub(1 + article)?;
    // An alternative stands between commas.
    (document.has(or, Class::Coordinator)
        && or > 0
        && document.is_mark(or - 1, ',')
        && (!document.is_word(at + 1) || text.is_verb(at + 1)))
    .then(|| or - 1)
}

/// "British Nuclear Fuels (BNFL)": unknown words with capitals throughout, of which the first has the acronym's first letter.
fn foreign(text: &Text, at: usize) -> Option<usize> {
    let document = text.document;
    if !document.is_mark(at - 1, '(') {
        return None;
    }
    let mut start = at - 1;
    while start > at.saturating_sub(LONGEST_NAME)
        && matches!(text.shape[start - 1], b'C' | b'N' | b'F')
        && document.is_word(start - 1)
    {
        start -= 1;
    }
    let letter = |at: usize| fold(document.key(at)).chars().next();
    (at > start + 2 && !text.initial[start] && letter(start) == letter(at)).then_some(start)
}

fn spelled_by(text: &Text, at: usize, end: usize, function_words: bool) -> Option<usize> {
    let document = text.document;
    let mut word = end;
    let mut letters: Vec<char> = fold(document.key(at)).chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 {
        return None;
    }
    while let Some(&letter) = letters.last() {
        word = word.checked_sub(1)?;
        if !document.is_word(word) {
            return None;
        }
        let small = document.has_any(word, &[Class::Preposition, Class::Article, Class::Coordinator]);
        if fold(document.key(word)).starts_with(letter) && (!small || function_words && letters.len() > 1) {
            letters.pop();
        } else if !small {
            return None;
        }
    }
    document.is_capital(word).then_some(word)
}
