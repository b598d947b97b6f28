//! Seats: a capital's name that stands for the government which sits there.

use std::ops::Range;

use super::text::Text;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::token::{Case, TokenKind};

/// How far back a word of motion still tells that a seat is a place.
const MOTION_REACH: usize = 4;

/// Whether a seat is used for the government that sits there: as the subject of a verb, in the company of another state, or
/// after a preposition that takes whoever acts or is acted upon, not a place.
pub(super) fn stands_for_government(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let sentence = document.sentence_of(tokens.start);
    if document.dateline_of(tokens.start).is_some() {
        return false;
    }
    if text.shouted[tokens.start] && !text.titled[tokens.start] {
        let first = enumeration_start(text, tokens.start);
        return (first == sentence.start || document.is_mark(first - 1, ';')) && shouts(text, tokens.end);
    }
    // "Moscú (EFE)", "Kiev, 12 nov": a dateline in all but its dash; "(Yaundé, 1969)": where someone was born.
    if tokens.start == sentence.start && document.is_mark(tokens.end, '(')
        || tokens.start > sentence.start && document.is_mark(tokens.start - 1, '(')
    {
        return false;
    }
    // An enumeration is judged by its first member, and counts as a whole before a verb.
    let first = enumeration_start(text, tokens.start);
    if let Some(owned) = text.after_genitive_ending(tokens.end) {
        return owns(text, first, owned);
    }
    if let Some(role) =
        first.checked_sub(1).and_then(|at| text.preposition(at)).filter(|_| !opens_clause(text, first, tokens.end))
    {
        return after_preposition(text, first - 1, role, &sentence);
    }
    if first > sentence.start && text.is_article(first - 1) {
        return false;
    }
    // "…, aseguró Moscú": the subject stands behind a verb of saying.
    let told = first > sentence.start
        && document.has(first - 1, Class::ReportVerb)
        && (text.pack.morphology.surely_verb)(document.key(first - 1));
    // "urged Moscow to stop": what is said to a seat, or against it, where no preposition has to tell.
    let addressed = text.pack.morphology.has_bare_objects
        && first > sentence.start
        && (document.has_any(first - 1, &[Class::ReportVerb, Class::ReportGerund, Class::ReportInfinitive])
            || document.has(first - 1, Class::PowerNoun) && text.is_verb(first - 1))
        && !begins_noun_phrase(text, tokens.end);
    // "una cuenta que Kiev multiplica", and the first words of a sentence: nothing but a subject stands there.
    let opens = first == sentence.start
        || first > 0 && document.has_any(first - 1, &[Class::Relative, Class::Complementizer, Class::Subordinator])
        || text.is_quoted_start(first);
    // "Damasco “quiere llegar a la mesa”": its verb stands in the quotation.
    let quoted = document.quote_at(tokens.end).is_some_and(|quote| !quote.dialogue) && may_act(text, tokens.end + 1);
    // "Kyiv rarely discloses losses"
    let adverb =
        usize::from(document.has(tokens.end, Class::Adverb) || (text.pack.morphology.is_adverb)(document.key(tokens.end)));
    told || addressed || quoted || opens && may_act(text, tokens.end + adverb) || is_subject(text, tokens.end, sentence.end)
}

/// "as Kyiv presses allies": a word that is a conjunction as well as a preposition, before a subject and its verb.
fn opens_clause(text: &Text, first: usize, end: usize) -> bool {
    let document = text.document;
    let clause = document.has(first - 1, Class::Subordinator)
        || text.preposition(first - 1) == Some(PrepositionRole::Place) && !document.has(first - 1, Class::Locative);
    let sentence = document.sentence_of(first).end;
    clause && (may_act(text, end) || is_subject(text, end, sentence))
}

/// "Moscow's demands", "Kyiv's air defence", but not "Kyiv's mayor" or "in Moscow's streets": what a government has.
fn owns(text: &Text, first: usize, owned: usize) -> bool {
    let document = text.document;
    let placed = first > 0 && document.has(first - 1, Class::Locative);
    let local = |at: usize| {
        document.has_any(at, &[Class::LocalNoun, Class::LocalOffice, Class::GeoNoun])
            || text.noun_kind(at).is_some_and(|(_, kind)| kind == NounKind::Place)
    };
    let end = (owned..owned + OWNED).find(|&at| !document.is_word(at) || text.preposition(at).is_some()).unwrap_or(owned + OWNED);
    let power = (owned..end).any(|at| document.has(at, Class::PowerNoun));
    let capital = document.is_capital(owned);
    (power || !placed && !capital) && !(owned..end).take(2).any(local)
}

/// How many words after a genitive may tell what is owned.
const OWNED: usize = 4;

/// "Kyiv suburb", "Moscow region": a noun that the seat's name only describes.
fn begins_noun_phrase(text: &Text, at: usize) -> bool {
    let document = text.document;
    document.has_any(at, &[Class::LocalNoun, Class::GeoNoun, Class::BodyForce, Class::BodyAuthority, Class::LocalOffice])
        || document.is_mark(at, '-')
        || text.title(at).is_some()
        || text.noun_kind(at).is_some()
}

/// "LONDRES Y VARSOVIA BLOQUEAN": in capitals a verb has nothing but its ending.
fn shouts(text: &Text, at: usize) -> bool {
    let document = text.document;
    let rest = document.has(at, Class::Coordinator).then(|| text.longest(at + 1, Class::Seat)).flatten();
    let verb = rest.map_or(at, |rest| at + 1 + rest.len);
    text.is_verb(verb)
        || document.is_word(verb)
            && !document.has_any(verb, &NO_VERB)
            && (text.pack.morphology.may_be_present)(document.key(verb))
}

/// Whether a verb may begin at a token, by its ending alone: a clitic may stand before it.
fn may_act(text: &Text, at: usize) -> bool {
    let document = text.document;
    let verb = if document.has(at, Class::Clitic) { at + 1 } else { at };
    document
        .tokens
        .get(verb)
        .is_some_and(|token| token.kind == TokenKind::Word && (token.case == Case::Lower || text.titled[verb]))
        && !document.has_any(verb, &NO_VERB)
        && !(text.pack.morphology.is_participle)(document.key(verb))
        && (!text.pack.morphology.has_bare_objects || may_take(text, verb))
        && ((text.pack.morphology.may_be_present)(document.key(verb)) || (text.pack.morphology.may_be_past)(document.key(verb)))
}

/// Whether a word that may be a plural noun as well as the present of a verb is followed by what a verb takes: "Moscow sends
/// troops", but not "Moscow residents fled".
fn may_take(text: &Text, verb: usize) -> bool {
    let document = text.document;
    let next = verb + 1;
    let ends = text.is_verb(next)
        || document.has_any(next, &[Class::Coordinator, Class::Relative])
        || text.preposition(next).is_some_and(|role| role != PrepositionRole::Goal)
        || !document.is_word(next)
            && document.quote_at(next).is_none()
            && document.tokens.get(next).is_none_or(|t| t.kind != TokenKind::Number);
    text.preposition(next) == Some(PrepositionRole::Goal) || !begins_noun_phrase(text, verb) && !ends
}

/// The first name of an enumeration of countries and seats in which token `at` stands: "Moscú, Pekín y Teherán".
fn enumeration_start(text: &Text, mut at: usize) -> usize {
    let document = text.document;
    for _ in 0..6 {
        let separated = at > 1 && (document.is_mark(at - 1, ',') || document.has(at - 1, Class::Coordinator));
        if !separated {
            break;
        }
        let Some(start) = (at.saturating_sub(5)..at - 1).find(|&start| {
            [Class::Seat, Class::CountryName]
                .iter()
                .any(|&class| text.pack.lexicon.all(document, start, class).any(|found| start + found.len == at - 1))
        }) else {
            break;
        };
        at = start;
    }
    at
}

/// Whether the name before token `at` is a verb's subject, perhaps with an aside between commas.
fn is_subject(text: &Text, at: usize, end: usize) -> bool {
    let document = text.document;
    let mut at = at;
    // The rest of an enumeration: "Moscú y Pekín negaron", "Kiev y sus aliados".
    while at + 1 < end
        && (document.has(at, Class::Coordinator) || document.is_mark(at, ','))
        && document.starts(at + 1).has_any(&[Class::Seat, Class::CountryName])
        && document.is_capital(at + 1)
    {
        let len = [Class::Seat, Class::CountryName]
            .iter()
            .filter_map(|&class| text.longest(at + 1, class))
            .map(|found| found.len)
            .max()
            .unwrap_or(1);
        at += 1 + len;
    }
    if document.is_mark(at, ',') {
        // "Moscú, por su parte, aseguró", "París, que lo negaba, ha enviado": the verb follows an aside's second comma.
        return (at + 2..end.min(at + ASIDE))
            .filter(|&close| document.is_mark(close, ','))
            .map(|close| close + 1 + usize::from(document.has(close + 1, Class::Adverb)))
            .any(|verb| acts(text, verb) && !document.has(verb, Class::Copula));
    }
    // "Varsovia y los países bálticos piden": the rest of an enumeration without a name in it.
    if document.has(at, Class::Coordinator) && document.has_any(at + 1, &[Class::Article, Class::Possessive]) {
        let rest = (at + 2..end.min(at + 7)).take_while(|&at| document.is_word(at) && text.preposition(at).is_none());
        return rest.skip(1).any(|at| text.is_verb(at) || (text.pack.morphology.may_be_past)(document.key(at)));
    }
    acts(text, at) || document.has(at, Class::Adverb) && acts(text, at + 1)
}

/// How many tokens an aside after a subject may take.
const ASIDE: usize = 30;

/// Whether a verb begins at a token. One that no table has shows itself by its ending and by what it takes: "Washington
/// retruca que", "Pyongyang enviara", "Moscú exige un".
pub(super) fn acts(text: &Text, at: usize) -> bool {
    let document = text.document;
    let unknown = || {
        document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
            && !document.has_any(at, &NO_VERB)
    };
    let takes_object = || {
        document.has_any(at + 1, &[Class::Complementizer, Class::Article, Class::Determiner, Class::Possessive, Class::Negation])
            || matches!(text.preposition(at + 1), Some(PrepositionRole::Goal | PrepositionRole::Owner))
            || document.quote_at(at + 1).is_some()
    };
    text.is_verb(at)
        || text.longest(at, Class::ReportVerb).is_some()
        || unknown()
            && ((text.pack.morphology.may_be_past)(document.key(at))
                || !(text.pack.morphology.has_bare_objects && begins_noun_phrase(text, at))
                    && (text.pack.morphology.may_be_present)(document.key(at))
                    && takes_object())
}

/// What no verb is.
const NO_VERB: [Class; 10] = [
    Class::Article,
    Class::Determiner,
    Class::Preposition,
    Class::Coordinator,
    Class::Relative,
    Class::Subordinator,
    Class::Adverb,
    Class::Demonym,
    Class::BodyForce,
    Class::Locative,
];

fn after_preposition(text: &Text, preposition: usize, role: PrepositionRole, sentence: &Range<usize>) -> bool {
    let document = text.document;
    let reach = |reach: usize| preposition.saturating_sub(reach).max(sentence.start)..preposition;
    // "viajó a Washington y luego a París": the second goal of one journey.
    let again = reach(3).any(|at| document.has(at, Class::Coordinator));
    let before = reach(if again { 2 * MOTION_REACH } else { MOTION_REACH });
    let moves = before.clone().any(|at| document.has(at, Class::Motion));
    let local = before.clone().next_back().is_some_and(|at| document.has(at, Class::LocalNoun));
    let power = before.clone().any(|at| document.has(at, Class::PowerNoun));
    match role {
        PrepositionRole::Place => false,
        // "volvió a pedir a Washington": who is asked.
        PrepositionRole::Goal => {
            let asked = [Class::ReportVerb, Class::ReportInfinitive, Class::ReportGerund];
            !moves && !local || preposition > 0 && document.has_any(preposition - 1, &asked)
        }
        PrepositionRole::Party => !moves,
        PrepositionRole::Agent => power || before.last().is_some_and(|at| (text.pack.morphology.is_participle)(document.key(at))),
        PrepositionRole::Owner => {
            let adjacent = preposition.checked_sub(1).is_some_and(|at| document.has(at, Class::PowerNoun))
                || preposition.checked_sub(2).is_some_and(|at| {
                    document.has(at, Class::PowerNoun)
                        && document.tokens[at + 1].case == Case::Lower
                        && !document.has_any(at + 1, &[Class::Preposition, Class::Coordinator, Class::Article])
                });
            adjacent && !local
        }
        PrepositionRole::Target => power && !local,
    }
}
