//! Names that the gazetteer knows: countries, seats that stand for governments, organizations, persons, places.

use std::ops::Range;

use super::candidate::{Candidate, Sense, Weight};
use super::closed::{find_closed_names, find_geographic_names, find_small_closed_names};
use super::map::{Map, Set};
use super::seat::{acts, stands_for_government};
use super::text::Text;
use super::traits::{CAPITAL, COUNTRY as COUNTRY_NAME, DEMONYM, ORGANIZATION, PERSON, PLACE, SEAT, THING};
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, Country, MentionForm};

/// The classes of names, each with its rule.
const NAMES: [(Class, u32, &str); 4] = [
    (Class::CountryName, COUNTRY_NAME, COUNTRY),
    (Class::Organization, ORGANIZATION, "actor.organization.known"),
    (Class::Person, PERSON, "actor.person.known"),
    (Class::Place, PLACE, "actor.place"),
];

/// All names of the gazetteer; a seat that is only a place is a candidate for nothing.
pub(super) fn find_names(text: &Text, candidates: &mut Vec<Candidate>) {
    for at in text.all_with(COUNTRY_NAME | ORGANIZATION | PERSON | PLACE | SEAT | THING) {
        for (class, _, rule) in NAMES.into_iter().filter(|&(_, begins, _)| text.has(at, begins)) {
            for found in text.pack.lexicon.all(text.document, at, class) {
                let mut tokens = at..at + found.len;
                let (entry, name) = text.pack.gazetteer.named(found.row);
                // "told The Guardian": the article shows that a name follows, but is no part of it.
                if class == Class::Organization && found.len > 1 && text.shape.get(at) == Some(&b'T')
                    || text.shape.get(at) == Some(&b'Z') && text.is_article(at) && found.len > 1
                {
                    tokens.start += usize::from(text.pack.morphology.capitalizes_whole_names);
                }
                if !is_written_as_name(text, &tokens, name.form, entry.name)
                    || is_glued(text, &tokens)
                    || is_article_of_more(text, &tokens)
                    || is_mere_field(text, &tokens)
                    || class == Class::Organization && is_adjective_of_thing(text, &tokens)
                    || class == Class::Organization && name.form != MentionForm::Acronym && is_model(text, &tokens)
                    || class == Class::Organization
                        && (is_given_name(text, &tokens) && !is_acronym(text, &tokens, name.form)
                            || is_word_in_capitals(text, &tokens))
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
                // "India's Northern Command": another state's has the same name.
                let other = if class == Class::Organization { other_owner(text, at, entry.country) } else { None };
                let sense = match entry.kind {
                    None => Sense::Nothing,
                    Some(kind) if other.is_some() => Sense::Actor(kind),
                    // The names of a set are told apart by their words.
                    Some(kind) if entry.alone => Sense::Actor(kind),
                    Some(_) => Sense::Entry(name.entry),
                };
                candidates.push(Candidate {
                    sense,
                    country: other.or(entry.country),
                    national: entry.national,
                    form: name.form,
                    weight: if place { Weight::Shape } else { Weight::Gazetteer },
                    tokens,
                    rule,
                });
            }
        }
        for found in text.pack.lexicon.all(text.document, at, Class::Seat).filter(|_| text.has(at, SEAT)) {
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
        if let Some(found) = text.longest(at, Class::Thing).filter(|_| text.document.is_capital(at)) {
            candidates.push(Candidate::nothing(at..at + found.len, Weight::Context, "actor.thing"));
        }
    }
    keep_owners(text, candidates);
    find_geographic_names(text, candidates);
    if text.pack.morphology.capitalizes_whole_names {
        find_closed_names(text, candidates);
        find_small_closed_names(text, candidates);
    }
    name_by_context(text, candidates);
    drop_namesakes(text, candidates);
    find_halves(text, candidates);
}

/// The country in the genitive before an organization's name, where it is not the one that the tables give it.
fn other_owner(text: &Text, at: usize, known: Option<Country>) -> Option<Country> {
    let known = known?;
    let ending = (1..=2.min(at)).map(|back| at - back).find(|&ending| text.after_genitive_ending(ending) == Some(at))?;
    (ending.saturating_sub(OWNER_WORDS)..ending)
        .find_map(|start| {
            let found = text.longest(start, Class::CountryName)?;
            (start + found.len == ending).then_some(text.pack.gazetteer.named(found.row).0.country)?
        })
        .filter(|&owner| owner != known)
}

/// "the Philippines' National Security Council", and later "the National Security Council": the same state's, for as long as
/// the text gives no other.
fn keep_owners(text: &Text, candidates: &mut [Candidate]) {
    let mut told: Map<Vec<u32>, (Sense, Option<Country>)> = Map::default();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.rule == NAMES[1].2) {
        let owned = (1..=2.min(candidate.tokens.start))
            .any(|back| text.after_genitive_ending(candidate.tokens.start - back) == Some(candidate.tokens.start));
        if !owned && told.is_empty() {
            continue;
        }
        let words = super::person::name_words(text, &candidate.tokens);
        match candidate.sense {
            Sense::Actor(_) if owned => {
                told.insert(words, (candidate.sense, candidate.country));
            }
            Sense::Entry(_) if owned => {
                told.remove(&words);
            }
            Sense::Entry(_) => {
                if let Some(&(sense, country)) = told.get(&words) {
                    candidate.sense = sense;
                    candidate.country = country;
                }
            }
            _ => {}
        }
    }
}

/// How many words a country's name in the genitive may have.
const OWNER_WORDS: usize = 4;

/// "el Norte", "al Sur": a half of a divided country, in a text that names both in full: Corea del Norte, Corea del Sur.
fn find_halves(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let mut halves: Map<&str, Candidate> = Map::default();
    for full in candidates.iter().filter(|full| full.rule == COUNTRY && full.tokens.len() == 3) {
        halves.entry(document.key(full.tokens.end - 1)).or_insert_with(|| full.clone());
    }
    if halves.is_empty() {
        return;
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
    let Some(found) = text.longest(tokens.end, Class::CountryName) else { return };
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
    let mut full: Map<&str, (Sense, Option<Country>)> = Map::default();
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

/// Georgia is a state of the United States where the text names other places of theirs, and nothing of the country's.
fn drop_namesakes(text: &Text, candidates: &mut [Candidate]) {
    let document = text.document;
    let state_of = |at: usize| {
        let found = text.longest(at, Class::Place)?;
        text.pack.gazetteer.named(found.row).0.country
    };
    let doubtful: Vec<(usize, Country, Country)> = candidates
        .iter()
        .enumerate()
        .filter(|(_, candidate)| candidate.rule == COUNTRY && candidate.tokens.len() == 1)
        .filter_map(|(index, candidate)| Some((index, candidate.country?, state_of(candidate.tokens.start)?)))
        .filter(|(_, country, other)| country != other)
        .collect();
    if doubtful.is_empty() {
        return;
    }
    let mut seen: Set<Country> = Set::default();
    let capitals = text.all_with(PLACE | SEAT | COUNTRY_NAME | DEMONYM).filter(|&at| text.has(at, CAPITAL));
    for at in capitals {
        // Candidates of one rule are in text order.
        if doubtful.binary_search_by_key(&at, |&(index, ..)| candidates[index].tokens.start).is_err() {
            seen.extend(state_of(at));
            seen.extend(super::body::owner_country(text, at).filter(|_| !document.has(at, Class::CountryName)));
        }
    }
    for (index, country, other) in doubtful {
        if seen.contains(&other) && !seen.contains(&country) {
            candidates[index].sense = Sense::Nothing;
            candidates[index].country = Some(other);
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
    if !tokens.clone().all(|at| document.has(at, Class::Field)) || text.longest(tokens.start, Class::OrganizationHead).is_some() {
        return false;
    }
    // "Interior y Transportes informaron", "el ministro de Interior y Transportes": two fields do what one does.
    let field = |at: usize| document.is_capital(at) && document.has(at, Class::Field);
    let mut tokens = tokens.clone();
    if document.has(tokens.end, Class::Coordinator) && field(tokens.end + 1) {
        tokens.end += 2;
    }
    if tokens.start > 1 && document.has(tokens.start - 1, Class::Coordinator) && field(tokens.start - 2) {
        tokens.start -= 2;
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

/// "misiles hutíes", "la zona hutí": a group's name in small letters after a place, a thing or a deed is an adjective.
fn is_adjective_of_thing(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let Some(noun) = tokens.start.checked_sub(1) else { return false };
    let thing = document.has_any(noun, &[Class::LocalNoun, Class::GeoNoun, Class::PowerNoun])
        || text.noun_kind(noun).is_some_and(|(len, kind)| len == 1 && matches!(kind, NounKind::Thing | NounKind::Place));
    let people = document.has_any(noun, &[Class::BodyForce, Class::BodyAuthority, Class::Member, Class::Spokesperson])
        || text.title(noun).is_some();
    document.tokens[tokens.start].case == Case::Lower && tokens.len() == 1 && thing && !people
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
    // "a Kremlin-backed group", "an Apple spokesman": where names describe what follows, the article is the noun's.
    let described = text.pack.morphology.capitalizes_whole_names
        && (document.is_mark(tokens.end, '-')
            || document.tokens.get(tokens.end).is_some_and(|next| next.case == Case::Lower && !text.is_verb(tokens.end)));
    let one = one && !described;
    tokens.len() == 1
        && document.tokens[tokens.start].case == Case::Capitalized
        && (numbered(tokens.end) && !document.has(tokens.end, Class::Month) || one)
}

/// "(HUR)", though there are people called Hur: in capitals an acronym is nobody, but in a headline or a byline.
fn is_acronym(text: &Text, tokens: &Range<usize>, form: MentionForm) -> bool {
    let document = text.document;
    let capitals = |at: usize| document.tokens.get(at).is_some_and(|token| token.case == Case::Upper);
    form == MentionForm::Acronym
        && capitals(tokens.start)
        && !text.shouted[tokens.start]
        && !capitals(tokens.end)
        && !tokens.start.checked_sub(1).is_some_and(capitals)
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
    tokens.len() == 1
        && (text.shouted[tokens.start] && !text.is_name(tokens.start)
            || text.initial[tokens.start]
                && document.tokens[tokens.start].case == Case::Capitalized
                && text.is_small(tokens.start))
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
