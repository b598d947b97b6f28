//! Names that the gazetteer knows: countries, seats that stand for governments, organizations, persons, places.

use std::collections::HashMap;
use std::ops::Range;

use super::candidate::{Candidate, Sense, Weight};
use super::text::Text;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, Country, MentionForm};

/// The classes of names, each with its rule.
const NAMES: [(Class, &str); 4] = [
    (Class::CountryName, COUNTRY),
    (Class::Organization, "actor.organization.known"),
    (Class::Person, "actor.person.known"),
    (Class::Place, "actor.place"),
];

/// All names of the gazetteer; a seat that is only a place is a candidate for nothing.
pub(super) fn find_names(text: &Text, candidates: &mut Vec<Candidate>) {
    for at in 0..text.document.len() {
        for (class, rule) in NAMES {
            for found in text.pack.lexicon.all(text.document, at, class) {
                let tokens = at..at + found.len;
                let (entry, name) = text.pack.gazetteer.named(found.row);
                if !is_written_as_name(text, &tokens, name.form, entry.name)
                    || is_glued(text, &tokens)
                    || is_article_of_more(text, &tokens)
                    || is_mere_field(text, &tokens)
                    || class == Class::Organization && is_model(text, &tokens)
                    || class == Class::Organization && (is_given_name(text, &tokens) || is_word_in_capitals(text, &tokens))
                {
                    continue;
                }
                let place = entry.kind.is_none();
                if class == Class::Organization && tokens.len() < 4 {
                    find_branch(text, &tokens, candidates);
                }
                // "Defensor del Pueblo armenio": each state has one.
                let adjective = entry.national
                    && tokens.len() > 1
                    && text.document.tokens.get(tokens.end).is_some_and(|token| token.case == Case::Lower)
                    && text.document.has(tokens.end, Class::Demonym);
                if adjective {
                    candidates.push(Candidate {
                        tokens: at..tokens.end + 1,
                        sense: Sense::Actor(ActorKind::Organization),
                        country: super::body::owner_country(text, tokens.end),
                        national: false,
                        form: MentionForm::Name,
                        weight: Weight::Grammar,
                        rule: "actor.organization.branch",
                    });
                }
                let sense = match entry.kind {
                    None => Sense::Nothing,
                    // The names of a set are told apart by their words.
                    Some(kind) if entry.alone => Sense::Actor(kind),
                    Some(_) => Sense::Entry(name.entry),
                };
                candidates.push(Candidate {
                    sense,
                    country: entry.country,
                    national: entry.national,
                    form: name.form,
                    weight: if place { Weight::Shape } else { Weight::Gazetteer },
                    tokens,
                    rule,
                });
            }
        }
        for found in text.pack.lexicon.all(text.document, at, Class::Seat) {
            let tokens = at..at + found.len;
            if !is_written_as_name(text, &tokens, MentionForm::Name, "") || is_glued(text, &tokens) {
                continue;
            }
            let (entry, name) = text.pack.gazetteer.named(found.row);
            // "el George Washington": after a given name it is a surname.
            let surname = at > 0 && text.shape[at - 1] == b'G' && text.document.gap(at) == Gap::Space;
            if !surname && stands_for_government(text, &tokens) {
                candidates.push(Candidate {
                    tokens,
                    sense: Sense::Entry(name.entry),
                    country: entry.country,
                    national: false,
                    form: MentionForm::Metonym,
                    weight: Weight::Gazetteer,
                    rule: "actor.country.seat",
                });
            } else {
                candidates.push(Candidate::nothing(tokens, Weight::Shape, "actor.seat.place"));
            }
        }
        if let Some(found) = text.pack.lexicon.longest(text.document, at, Class::Thing).filter(|_| text.document.is_capital(at)) {
            candidates.push(Candidate::nothing(at..at + found.len, Weight::Context, "actor.thing"));
        }
    }
    find_geographic_names(text, candidates);
    name_by_context(text, candidates);
    find_halves(text, candidates);
}

/// "el Norte", "al Sur": a half of a divided country, in a text that names both in full: Corea del Norte, Corea del Sur.
fn find_halves(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let mut halves: HashMap<&str, Candidate> = HashMap::new();
    for full in candidates.iter().filter(|full| full.rule == COUNTRY && full.tokens.len() == 3) {
        halves.entry(document.key(full.tokens.end - 1)).or_insert_with(|| full.clone());
    }
    let divided = |half: &Candidate| {
        halves
            .values()
            .any(|other| document.key(other.tokens.start) == document.key(half.tokens.start) && other.sense != half.sense)
    };
    let found: Vec<Candidate> = (1..document.len())
        .filter(|&at| {
            document.tokens[at].case == Case::Capitalized
                && text.has_article(at - 1)
                && !text.is_genitive(at + 1)
                && !(document.is_capital(at + 1) && document.gap(at + 1) == Gap::Space)
                && !(text.is_genitive(at - 1) && at > 1 && document.is_capital(at - 2))
        })
        .filter_map(|at| {
            let half = halves.get(document.key(at)).filter(|half| divided(half))?;
            Some(Candidate { tokens: at..at + 1, form: MentionForm::Short, ..half.clone() })
        })
        .collect();
    candidates.extend(found);
}

/// "Greenpeace España", "CNN Chile": a known organization's branch in a country.
fn find_branch(text: &Text, tokens: &Range<usize>, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let Some(found) = text.pack.lexicon.longest(document, tokens.end, Class::CountryName) else { return };
    if !document.is_capital(tokens.end) || document.gap(tokens.end) != Gap::Space || text.shouted[tokens.start] {
        return;
    }
    candidates.push(Candidate {
        tokens: tokens.start..tokens.end + found.len,
        sense: Sense::Actor(ActorKind::Organization),
        country: text.pack.gazetteer.named(found.row).0.country,
        national: false,
        form: MentionForm::Name,
        weight: Weight::Grammar,
        rule: "actor.organization.branch",
    });
}

/// A short name that two states share is the one that the text names in full: Congo in a text on the República Democrática
/// del Congo.
fn name_by_context(text: &Text, candidates: &mut [Candidate]) {
    let document = text.document;
    let mut full: HashMap<&str, (Sense, Option<Country>)> = HashMap::new();
    for candidate in candidates.iter().filter(|candidate| candidate.rule == COUNTRY && candidate.tokens.len() > 2) {
        full.entry(document.key(candidate.tokens.end - 1)).or_insert((candidate.sense, candidate.country));
    }
    for candidate in candidates.iter_mut().filter(|candidate| candidate.rule == COUNTRY && candidate.tokens.len() == 1) {
        if let Some(&(sense, country)) = full.get(document.key(candidate.tokens.start)) {
            candidate.sense = sense;
            candidate.country = country;
        }
    }
}

/// The rule of countries' names.
const COUNTRY: &str = "actor.country";

/// Each word of a name has a capital but for its particles; an acronym has capitals only.
fn is_written_as_name(text: &Text, tokens: &Range<usize>, form: MentionForm, known: &str) -> bool {
    let document = text.document;
    // "el Sipri": an acronym written as a word, which its article shows.
    let spoken = || {
        let at = tokens.start;
        document.tokens[at].case == Case::Capitalized
            && document.word(at).chars().count() >= SPOKEN
            && at > 0
            && text.has_article(at - 1)
            && !document.has_any(at, &[Class::GivenName, Class::Surname, Class::KindNoun])
            && !(document.is_capital(at + 1) && document.gap(at + 1) == Gap::Space)
    };
    if form == MentionForm::Acronym && tokens.len() == 1 && spoken() {
        return true;
    }
    // "M-19": letters and figures.
    if form == MentionForm::Acronym && tokens.len() == 3 && document.is_mark(tokens.start + 1, '-') {
        return document.word(tokens.start).chars().all(char::is_uppercase);
    }
    if form == MentionForm::Acronym && document.tokens[tokens.start].is_capital() {
        return tokens.clone().all(|at| {
            document.tokens[at].kind != TokenKind::Word
                || document.word(at).chars().filter(|c| c.is_uppercase() || c.is_ascii_digit()).count() > 1
                || document.word(at).ends_with('.')
        });
    }
    // A name that the table itself writes without a capital has none to show.
    !document.is_capital(tokens.start)
        || tokens.clone().skip(1).all(|at| {
            document.tokens[at].case != Case::Lower
                || document.word(at).contains(char::is_uppercase)
                || known.split(' ').any(|word| word == document.word(at))
                || document.has_any(at, &[Class::Preposition, Class::Article, Class::Coordinator, Class::NameParticle])
                || matches!(document.tokens[at - 1].kind, TokenKind::Mark('-' | '\'' | '’'))
                || document.has(at, Class::Demonym)
        })
}

/// A shorter acronym is hardly written as a word.
const SPOKEN: usize = 4;

/// "La República Dominicana": the article that begins a sentence is no part of a newspaper's name.
fn is_article_of_more(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    document.has(tokens.start, Class::Article)
        && text.initial[tokens.start]
        && (document.is_capital(tokens.end) && document.gap(tokens.end) == Gap::Space || text.is_genitive(tokens.end))
}

/// "el ministro de Defensa", "la inversión en Defensa": a ministry's short name is one only where it acts, speaks or is
/// addressed; elsewhere it is the field of an office or of work.
fn is_mere_field(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    // "Prensa Latina", "Estado Islámico en África": a field begins many longer names.
    if !tokens.clone().all(|at| document.has(at, Class::Field))
        || text.pack.lexicon.longest(document, tokens.start, Class::OrganizationHead).is_some()
    {
        return false;
    }
    let Some(before) = tokens.start.checked_sub(1) else { return !acts(text, tokens.end) };
    // "Asuntos Exteriores": a part of a longer name.
    if document.is_capital(before) && document.gap(tokens.start) == Gap::Space && !text.initial[before] {
        return true;
    }
    if text.initial[tokens.start] || text.is_article(before) && !document.has(before, Class::Contraction) {
        return !acts(text, tokens.end) && !document.has(tokens.end, Class::Adverb);
    }
    match text.preposition(before) {
        Some(PrepositionRole::Owner) => !(tokens.start.saturating_sub(3)..before).any(|at| document.has(at, Class::Spokesperson)),
        Some(PrepositionRole::Goal | PrepositionRole::Party | PrepositionRole::Agent | PrepositionRole::Target) => {
            document.is_capital(tokens.end) && document.gap(tokens.end) == Gap::Space
        }
        // "Desde Economía, el secretario de Estado": where one speaks from.
        Some(PrepositionRole::Place) => !(text.initial[before] && document.is_mark(tokens.end, ',')),
        None => !acts(text, tokens.end) && !document.has(before, Class::ReportVerb) && document.quote_at(tokens.end).is_none(),
    }
}

/// "un Airbus A330", "del Boeing 747": a maker's name with a model's number names a thing.
fn is_model(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let numbered = |at: usize| {
        document.tokens.get(at).is_some_and(|token| token.gap == Gap::Space)
            && (document.tokens[at].kind == TokenKind::Number || document.word(at).contains(|c: char| c.is_ascii_digit()))
            || document.is_capital(at) && document.is_mark(at + 1, '-') && document.gap(at + 1) == Gap::None
    };
    let one = tokens.start > 0
        && document.has(tokens.start - 1, Class::Article)
        && (text.pack.morphology.is_indefinite)(document.key(tokens.start - 1));
    tokens.len() == 1
        && document.tokens[tokens.start].case == Case::Capitalized
        && (numbered(tokens.end) && !document.has(tokens.end, Class::Month) || one)
}

/// A company that has a given name is told by its article or a noun before it.
fn is_given_name(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    tokens.len() == 1
        && document.has(tokens.start, Class::GivenName)
        && !tokens.start.checked_sub(1).is_some_and(|at| text.is_article(at) || document.has(at, Class::KindNoun))
}

/// "UN ARSENAL", "Hoy": a headline in capitals, or the beginning of a sentence, makes any word look like a name, which the
/// text has to show elsewhere.
fn is_word_in_capitals(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let key = document.key(tokens.start);
    tokens.len() == 1
        && (text.shouted[tokens.start] && !text.names.contains(key)
            || text.initial[tokens.start] && document.tokens[tokens.start].case == Case::Capitalized && text.small.contains(key))
}

/// A part of a longer word with hyphens or slashes, or of an address: `Rusia-Ucrania` is two names, `@Rusia` none.
fn is_glued(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let mark_before =
        |mark: char| tokens.start > 0 && document.is_mark(tokens.start - 1, mark) && document.gap(tokens.start) == Gap::None;
    mark_before('@')
        || mark_before('#')
        || mark_before('_')
        || mark_before('/')
            && document.gap(tokens.start - 1) == Gap::None
            && tokens.start > 1
            && document.is_mark(tokens.start - 2, '/')
}

/// "estrecho de Taiwán", "Guerra de Corea": a noun of geography, or a capitalised noun that names an event or a thing, with
/// its complement is one name, so that the country in it is no actor.
fn find_geographic_names(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for at in 0..document.len() {
        let geographic = document.has(at, Class::GeoNoun);
        let event = document.tokens[at].case == Case::Capitalized
            && !text.initial[at]
            && text.noun_kind(at).is_some_and(|(len, kind)| len == 1 && matches!(kind, NounKind::Thing));
        // "Estado Mayor de Kiev", "Programa Mundial de Alimentos": the noun begins a body's name.
        let begins = |class| text.pack.lexicon.longest(document, at, class).is_some_and(|known| known.len > 1);
        if document.is_capital(at) && (begins(Class::Organization) || begins(Class::OrganizationHead)) {
            continue;
        }
        if !geographic && !event || text.shouted[at] {
            continue;
        }
        let mut end = at + 1;
        while document.is_capital(end)
            && document.gap(end) == Gap::Space
            && !(document.has(end, Class::GivenName) && document.is_capital(end + 1))
        {
            end += 1;
        }
        // "Conferencia del Episcopado": a meeting has its place after it, a body its members.
        let place = end + 1 + usize::from(document.has(end + 1, Class::Article));
        let placed = document
            .tokens
            .get(place)
            .is_some_and(|token| token.starts.has_any(&[Class::Place, Class::Seat, Class::CountryName]));
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
        while document.is_capital(end)
            && document.gap(end) == Gap::Space
            && document.tokens[end].case == Case::Capitalized
            && !(document.has(end, Class::GivenName) && document.is_capital(end + 1))
        {
            end += 1;
        }
        candidates.push(Candidate::nothing(at..end, Weight::Context, "actor.place.geographic"));
    }
}

/// How far back a word of motion still tells that a seat is a place.
const MOTION_REACH: usize = 4;

/// Whether a seat is used for the government that sits there: as the subject of a verb, in the company of another state, or
/// after a preposition that takes whoever acts or is acted upon, not a place.
fn stands_for_government(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let sentence = document.sentence_of(tokens.start);
    if document.datelines.iter().any(|dateline| dateline.contains(&tokens.start)) {
        return false;
    }
    if text.shouted[tokens.start] {
        return enumeration_start(text, tokens.start) == sentence.start && shouts(text, tokens.end);
    }
    // "Moscú (EFE)", "Kiev, 12 nov": a dateline in all but its dash; "(Yaundé, 1969)": where someone was born.
    if tokens.start == sentence.start && document.is_mark(tokens.end, '(')
        || tokens.start > sentence.start && document.is_mark(tokens.start - 1, '(')
    {
        return false;
    }
    // An enumeration is judged by its first member, and counts as a whole before a verb.
    let first = enumeration_start(text, tokens.start);
    if let Some(role) = first.checked_sub(1).and_then(|at| text.preposition(at)) {
        return after_preposition(text, first - 1, role, &sentence);
    }
    if first > sentence.start && text.is_article(first - 1) {
        return false;
    }
    // "…, aseguró Moscú": the subject stands behind a verb of saying.
    let told = first > sentence.start
        && document.has(first - 1, Class::ReportVerb)
        && (text.pack.morphology.surely_verb)(document.key(first - 1));
    // "una cuenta que Kiev multiplica", and the first words of a sentence: nothing but a subject stands there.
    let opens = first == sentence.start
        || first > 0 && document.has_any(first - 1, &[Class::Relative, Class::Complementizer, Class::Subordinator])
        || text.is_quoted_start(first);
    // "Damasco “quiere llegar a la mesa”": its verb stands in the quotation.
    let quoted = document.quote_at(tokens.end).is_some_and(|quote| !quote.dialogue) && may_act(text, tokens.end + 1);
    told || quoted || opens && may_act(text, tokens.end) || is_subject(text, tokens.end, sentence.end)
}

/// "LONDRES Y VARSOVIA BLOQUEAN": in capitals a verb has nothing but its ending.
fn shouts(text: &Text, at: usize) -> bool {
    let document = text.document;
    let rest = document.has(at, Class::Coordinator).then(|| text.pack.lexicon.longest(document, at + 1, Class::Seat)).flatten();
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
    document.tokens.get(verb).is_some_and(|token| token.kind == TokenKind::Word && token.case == Case::Lower)
        && !document.has_any(verb, &NO_VERB)
        && !(text.pack.morphology.is_participle)(document.key(verb))
        && ((text.pack.morphology.may_be_present)(document.key(verb)) || (text.pack.morphology.may_be_past)(document.key(verb)))
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
        && document.tokens[at + 1].starts.has_any(&[Class::Seat, Class::CountryName])
        && document.is_capital(at + 1)
    {
        let len = [Class::Seat, Class::CountryName]
            .iter()
            .filter_map(|&class| text.pack.lexicon.longest(document, at + 1, class))
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
        || text.pack.lexicon.longest(document, at, Class::ReportVerb).is_some()
        || unknown()
            && ((text.pack.morphology.may_be_past)(document.key(at))
                || (text.pack.morphology.may_be_present)(document.key(at)) && takes_object())
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
