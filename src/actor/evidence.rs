//! The evidence that a sequence of capitalised words names a human: what the words are, and what stands around them.

use std::ops::Range;

use super::map::{Map, Set};
use super::person::name_words;
use super::role::Role;
use super::text::Text;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};

/// A name counts as a person's from this sum of evidence on. Lower finds more unknown names, and more places and titles of
/// works with them.
pub(super) const ENOUGH: i32 = 3;
/// A single word needs more, for many more things than persons have names of one word.
pub(super) const ENOUGH_ALONE: i32 = 4;
/// What a title before a name is worth, or an age or a function after it: enough by itself.
pub(super) const TITLED: i32 = 5;

/// What a preposition of place before a name is worth.
const PLACED: i32 = -3;

/// What the name itself says for a person.
pub(super) fn intrinsic(text: &Text, chunk: &Range<usize>) -> i32 {
    let shape = &text.shape[chunk.clone()];
    let words = shape.iter().filter(|&&letter| !matches!(letter, b'-' | b'q' | b'o' | b'a' | b'e' | b'j' | b'B')).count();
    let count = |wanted: &[u8]| shape.iter().filter(|letter| wanted.contains(letter)).count();
    let mut score = 0;
    if shape[0] == b'G' {
        score += if words > 1 { 4 } else { 1 };
    } else if count(b"G") > 0 {
        score += 2;
    }
    // "Bustan al Qasr" may be a place; "Hassan al Masri" is none.
    if words > 1 && (count(b"I") > 0 || count(b"eB") > 0) {
        score += if shape[0] == b'C' && count(b"I") == 0 { 2 } else { 3 };
    }
    // An unknown first name, a known surname: "Naywill Ochoa"; a surname alone needs a word around it.
    let surname = chunk.clone().skip(usize::from(words > 1)).any(|at| text.is_surname(at))
        && !(words == 1 && (text.title(chunk.start).is_some() || text.document.has_any(chunk.start, &NOUNS)));
    if surname && shape[0] != b'G' {
        score += 3;
    }
    // A word that the text has with a small letter elsewhere is hardly a name's first.
    if shape[0] == b'C' && words > 1 && text.is_small(chunk.start) {
        score -= 3;
    }
    if count(b"q") > 1 {
        score += 4;
    }
    if count(b"j") > 0 && words > 1 {
        score += 2;
    }
    match words {
        1 => score -= 1,
        2..=3 => score += 1,
        4 | 5 => {}
        _ => score -= 3,
    }
    if shape[0] != b'G' {
        score -= 3 * i32::try_from(count(b"FHNK")).unwrap_or(0) + i32::try_from(count(b"LSP")).unwrap_or(0);
    }
    // "Premio Alfonso X", "Monte da Groba": a noun of things or places begins no person's name.
    let thing = text.noun_kind(chunk.start).is_some_and(|(_, kind)| matches!(kind, NounKind::Place | NounKind::Thing));
    if words > 1 && shape[0] != b'G' && (thing || text.document.has(chunk.start, Class::PlaceWord)) {
        score -= if thing { 8 } else { 5 };
    }
    if text.document.tokens.get(chunk.end).is_some_and(|next| next.kind == TokenKind::Number && next.gap == Gap::Space) {
        score -= 3;
    }
    score
}

/// Common nouns that are surnames too: Fuentes, Campos.
const NOUNS: [Class; 4] = [Class::SourceNoun, Class::KindNoun, Class::BodyForce, Class::BodyAuthority];

/// What the words around each name say, over all the places where it stands: the best sign for a person, or else the worst
/// against it.
pub(super) fn pool(text: &Text, chunks: &[Range<usize>], roles: &[Role]) -> Map<Vec<u32>, i32> {
    let titled: Set<usize> = roles.iter().map(|role| role.name).collect();
    let mut best: Map<Vec<u32>, (i32, i32, bool)> = Map::default();
    let mut last = (0, 0);
    for chunk in chunks {
        let mut context = if titled.contains(&chunk.start) { TITLED } else { context(text, chunk) };
        // "cerca de Ali Jel y Hassan Kala": what stands beside a place is one.
        // "Ana Ruiz in Goma and Ann Lee": but where a known place ends what was said of one person, the next begins.
        let reporter = text.pack.morphology.capitalizes_whole_names
            && last.0 > 0
            && matches!(text.shape[last.0 - 1], b'L' | b'S' | b'l' | b's')
            && text.shape[chunk.start] == b'G'
            && chunk.len() > 1;
        let beside = !reporter && chunk.start == last.0 + 1 && text.document.has(last.0, Class::Coordinator);
        if beside && last.1 <= PLACED && context == 0 && !text.is_surname(chunk.end - 1) {
            context = last.1;
        }
        last = (chunk.end, context);
        let entry = best.entry(name_words(text, chunk)).or_default();
        entry.0 = entry.0.max(context);
        entry.1 = entry.1.min(context);
        entry.2 |= text.sport && may_play(text, chunk);
    }
    best.into_iter()
        .map(|(name, (high, low, plays))| {
            let context = if high >= ENOUGH {
                high
            } else if high > 0 {
                high + low
            } else {
                low
            };
            (name, if plays && low > -2 { context.max(ENOUGH_ALONE + 1) } else { context })
        })
        .collect()
}

/// "el gol de Vellisca", "Juanele centró": a text on sport names players by one word, which takes no article, as clubs do.
fn may_play(text: &Text, chunk: &Range<usize>) -> bool {
    let document = text.document;
    let at = chunk.start;
    let Some(before) = at.checked_sub(1) else { return false };
    let goes_on = || {
        let end = chunk.end;
        text.is_verb(end) || document.has(end, Class::Coordinator) && document.is_capital(end + 1) || document.is_mark(end, ',')
    };
    chunk.len() == 1
        && matches!(text.shape[at], b'C' | b'G')
        && document.tokens[at].case == Case::Capitalized
        && !text.is_small(at)
        && !document.has_any(at, &[Class::Club, Class::OrgWord, Class::Organization, Class::Preposition])
        && text.noun_kind(at).is_none()
        && !document.is_mark(before, '(')
        && document.dateline_of(at).is_none()
        && (!text.initial[at] && at > document.paragraph_of(at).start + 1 || goes_on())
}

/// What the words around a name say for a person.
fn context(text: &Text, chunk: &Range<usize>) -> i32 {
    let document = text.document;
    let before = chunk.start.checked_sub(1);
    let mut score = 0;
    if is_aged(text, chunk.end) {
        return TITLED;
    }
    let next = after_bracket(text, chunk.end);
    let reports = document.has(next, Class::ReportVerb)
        || before.is_some_and(|at| document.has_any(at, &[Class::ReportVerb, Class::ReportGerund]));
    // "dijo Duisenberg": who says something and has no article is hardly a thing, even by one unknown word.
    let bare = chunk.len() == 1
        && (text.shape[chunk.start] == b'C' && !text.initial[chunk.start] || text.shape[chunk.start] == b'G')
        && !document.has(next, Class::Coordinator);
    if reports && bare {
        score += ENOUGH_ALONE + 1;
    } else if reports || follows_according_to(text, chunk.start) {
        score += 3;
    } else if text.is_verb(next) || is_bare_name(text, chunk) {
        score += 2;
    }
    let Some(before) = before else { return score };
    // "en Jesús María": given names alone are also places'.
    let given = text.shape[chunk.clone()].iter().all(|&letter| letter == b'G');
    let penalty = if text.shape[chunk.start] == b'G' && chunk.len() > 1 && !given { 2 } else { 4 };
    let role = document.has(before, Class::Preposition).then(|| (text.pack.morphology.preposition_role)(document.key(before)));
    match role {
        Some(PrepositionRole::Place) => score -= penalty.max(3),
        Some(PrepositionRole::Goal) if before > 0 && document.has(before - 1, Class::Motion) => score -= penalty,
        Some(PrepositionRole::Owner)
            if before > 0
                && (document.has_any(before - 1, &[Class::LocalNoun, Class::GeoNoun])
                    || text.noun_kind(before - 1).is_some_and(|(_, kind)| matches!(kind, NounKind::Place | NounKind::Thing))) =>
        {
            // "cerca de Ali Jel": but a surname at its end still speaks for a person.
            score -= if text.is_surname(chunk.end - 1) { penalty } else { penalty.max(3) };
        }
        // "el Ejecutivo de Zapatero": who holds power is somebody.
        Some(PrepositionRole::Owner)
            if before > 0
                && document.has_any(before - 1, &[Class::PowerNoun, Class::BodyAuthority])
                && text.is_surname(chunk.start) =>
        {
            score += 2;
        }
        Some(PrepositionRole::Owner) => score -= 1,
        // "derrocado por Ely Vall": whoever acts is somebody, by two words at least.
        Some(PrepositionRole::Agent)
            if before > 0 && chunk.len() > 1 && (text.pack.morphology.is_participle)(document.key(before - 1)) =>
        {
            score += 2;
        }
        _ => {}
    }
    // "El otro, Amir, recuerda": a given name between commas, where no list of names runs.
    let framed = chunk.len() == 1
        && text.shape[chunk.start] == b'G'
        && document.is_mark(before, ',')
        && (document.is_mark(chunk.end, ',') || document.is_mark(chunk.end, '.'))
        && before > 0
        && document.tokens[before - 1].case == Case::Lower
        && document.is_word(before - 1);
    if framed {
        score += ENOUGH_ALONE;
    }
    // "Goles: 0-1, m. 23: Caballero.": a surname that a colon introduces and that ends there.
    let listed = ['.', ',', ';', '('].iter().any(|&mark| document.is_mark(chunk.end, mark));
    if chunk.len() == 1 && document.is_mark(before, ':') && listed && text.is_surname(chunk.start) {
        score += 2;
    }
    // "el portaviones USS Carl Vinson", "Relaciones Laborales": what stands before it is a part of the name.
    let continued = match text.shape[before] {
        b'A' => before > 0 && text.noun_kind(before - 1).is_some_and(|(_, kind)| kind == NounKind::Thing),
        b'F' | b'H' | b'h' | b'K' | b'X' | b'Q' => chunk.len() == 1 && document.gap(chunk.start) == Gap::Space,
        b'Z' => text.is_quoted_start(before) && document.quote_at(before - 1).is_some_and(|quote| quote.inner().end == chunk.end),
        _ => false,
    };
    // "Ernst & Young" is a firm.
    let firm = document.is_mark(before, '&') || document.is_mark(chunk.end, '&');
    if continued || firm {
        score -= 5;
    }
    let full = text.shape[chunk.start] == b'G' && chunk.len() > 1;
    // "sobre todo Ana Ruiz": of the determiners an article alone makes a thing of a full name.
    if text.is_determiner(before) && (!full || text.is_article(before)) {
        score -= if full { 5 } else { 4 };
    }
    // "el argentino Cabrera": an adjective of nationality with an article of its own is somebody.
    if document.has(before, Class::Demonym) && before > 0 && text.is_article(before - 1) {
        score += 4;
    }
    let thing = |at: usize| text.noun_kind(at).is_some_and(|(_, kind)| matches!(kind, NounKind::Place | NounKind::Thing));
    // "aeropuerto internacional José María Córdova": an adjective may stand between.
    let adjective = text.shape[before] == b'w'
        && before > 0
        && text.title(before).is_none()
        && !text.is_verb(before)
        && !document.has_any(before, &FUNCTION);
    if thing(before) || adjective && thing(before - 1) {
        score -= 5;
    }
    score
}

/// "a juicio de Sanz": an opinion is somebody's, or a body's.
fn follows_according_to(text: &Text, at: usize) -> bool {
    (1..=4.min(at)).any(|back| text.longest(at - back, Class::AccordingTo).is_some_and(|found| found.len == back))
}

/// The token after a short remark in brackets: "Li Fung (ACNUDH) denunció".
pub(super) fn after_bracket(text: &Text, at: usize) -> usize {
    if !text.document.is_mark(at, '(') {
        return at;
    }
    (at..at + BRACKET_LEN).find(|&close| text.document.is_mark(close, ')')).map_or(at, |close| close + 1)
}

/// How many tokens a remark in brackets may take.
pub(super) const BRACKET_LEN: usize = 8;

/// Words that are no noun.
pub(super) const FUNCTION: [Class; 6] =
    [Class::Adverb, Class::Preposition, Class::Subordinator, Class::Complementizer, Class::Relative, Class::Coordinator];

/// Two or three unknown capitalised words that no sentence begins with, without an article, a noun or a preposition of place
/// before them: in news they name a person more often than anything else.
fn is_bare_name(text: &Text, chunk: &Range<usize>) -> bool {
    let document = text.document;
    let shape = &text.shape[chunk.clone()];
    let shape = shape.strip_prefix(b"B").unwrap_or(shape);
    let Some(before) = chunk.start.checked_sub(1) else { return false };
    let lower_noun = text.shape[before] == b'w'
        && !text.is_verb(before)
        && !document.has_any(before, &FUNCTION)
        && !(text.pack.morphology.is_participle)(document.key(before));
    (matches!(shape.len(), 2..=3) || shape.len() == 1 && text.is_surname(chunk.end - 1))
        && shape.iter().all(|&letter| letter == b'C')
        && chunk.clone().all(|at| document.tokens[at].case == Case::Capitalized)
        && !text.initial[chunk.start]
        && !lower_noun
        && !text.is_genitive(before)
        && !text.is_quoted_start(chunk.start)
        && !document.has(chunk.start, Class::PlaceWord)
}

/// "…, de 52 años": the lexicon's units tell years of age apart; a number between commas is one, too.
pub(super) fn is_aged(text: &Text, at: usize) -> bool {
    let document = text.document;
    let number =
        |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 2);
    document.is_mark(at, ',') && text.is_genitive(at + 1) && number(at + 2)
        || document.is_mark(at, ',') && number(at + 1) && document.is_mark(at + 2, ',')
        || document.is_mark(at, '(') && number(at + 1) && document.is_mark(at + 2, ')')
}
