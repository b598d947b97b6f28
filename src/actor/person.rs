//! Persons: sequences of capitalised words, and the evidence that they name a human.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::candidate::{Candidate, Sense, Weight, choose};
use super::role::{Role, find_roles, role_after};
use super::text::Text;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::{Class, fold};
use crate::token::{Case, Gap, TokenKind};
use crate::{ActorKind, MentionForm};

/// A name counts as a person's from this sum of evidence on. Lower finds more unknown names, and more places and titles of
/// works with them.
const ENOUGH: i32 = 3;
/// A single word needs more, for many more things than persons have names of one word.
const ENOUGH_ALONE: i32 = 4;
/// What a title before a name is worth, or an age or a function after it: enough by itself.
const TITLED: i32 = 5;

/// All persons: full names first, then their later short forms. Returns the roles that the text gives them.
pub(super) fn find_persons(text: &Text, candidates: &mut Vec<Candidate>) -> Vec<Role> {
    let chunks = find_chunks(text);
    let starts: HashMap<usize, usize> = chunks.iter().map(|chunk| (chunk.start, chunk.end)).collect();
    let known: HashSet<usize> = candidates
        .iter()
        .filter(|candidate| !is_person(text, candidate) && candidate.sense != Sense::Nothing)
        .flat_map(|candidate| candidate.tokens.clone())
        .collect();
    let roles = find_roles(text, &starts, &known);
    let evidence = pool(text, &chunks, &roles);
    let persons: HashSet<Range<usize>> =
        candidates.iter().filter(|candidate| is_person(text, candidate)).map(|candidate| candidate.tokens.clone()).collect();
    let introduced: HashSet<Range<usize>> = candidates
        .iter()
        .filter(|candidate| candidate.weight == Weight::Told && !is_person(text, candidate))
        .map(|candidate| candidate.tokens.clone())
        .collect();
    for chunk in chunks.iter().filter(|chunk| !persons.contains(*chunk)) {
        let name = name_key(text, chunk);
        let intrinsic = intrinsic(text, chunk);
        let context = evidence.get(&name).copied().unwrap_or_default();
        let enough = if context >= TITLED
            && (!matches!(text.shape[chunk.start], b'P' | b'S' | b'L') || follows_title(text, chunk.start))
        {
            TITLED - 3
        } else if chunk.len() == 1 {
            ENOUGH_ALONE
        } else {
            ENOUGH
        };
        if introduced.contains(chunk) {
            continue;
        }
        let organization = chunk.clone().any(|at| text.document.has(at, Class::OrgWord)) && chunk.len() > 1;
        if organization && context < TITLED && text.shape[chunk.start] != b'G' {
            candidates.push(Candidate {
                weight: Weight::Shape,
                ..named(chunk.clone(), ActorKind::Organization, "actor.organization.word")
            });
        } else if intrinsic + context >= enough && !(chunk.len() == 1 && text.document.has(chunk.start, Class::OrgWord)) {
            let weight = if context >= TITLED { Weight::Context } else { Weight::Grammar };
            candidates.push(Candidate { weight, ..named(chunk.clone(), ActorKind::Person, "actor.person.name") });
        }
    }
    find_members(text, &chunks, candidates);
    find_bylines(text, candidates);
    find_aliases(text, candidates);
    find_nicknames(text, candidates);
    find_short_forms(text, &chunks, candidates);
    roles
}

/// Names of organizations and groups that the text has told once count wherever it repeats them.
pub(super) fn find_repeated(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let mut told: HashMap<String, Vec<(Vec<String>, Candidate)>> = HashMap::new();
    for candidate in choose(candidates.clone(), document.len()) {
        if matches!(candidate.sense, Sense::Actor(ActorKind::Organization | ActorKind::ArmedGroup))
            && document.is_capital(candidate.tokens.start)
        {
            let words = name_words(text, &candidate.tokens);
            let known = told.entry(words[0].clone()).or_default();
            if !known.iter().any(|(other, _)| *other == words) {
                known.push((words, candidate));
            }
        }
    }
    for at in (0..document.len()).filter(|&at| document.is_capital(at) && text.shape[at] != b'Z') {
        let Some(names) = told.get(fold(document.key(at)).as_ref()) else { continue };
        for (words, candidate) in names {
            let tokens = at..at + candidate.tokens.len();
            if tokens != candidate.tokens
                && tokens.end <= document.len()
                && name_words(text, &tokens) == *words
                && !document.is_mark(tokens.end, '-')
            {
                candidates.push(Candidate { tokens, weight: Weight::Told, ..candidate.clone() });
            }
        }
    }
}

fn named(tokens: Range<usize>, kind: ActorKind, rule: &'static str) -> Candidate {
    Candidate {
        tokens,
        sense: Sense::Actor(kind),
        country: None,
        national: kind != ActorKind::Organization,
        form: MentionForm::Name,
        weight: Weight::Grammar,
        rule,
    }
}

/// Whether a candidate names a person.
pub(super) fn is_person(text: &Text, candidate: &Candidate) -> bool {
    match candidate.sense {
        Sense::Entry(entry) => text.pack.gazetteer.entries[entry].kind == Some(ActorKind::Person),
        Sense::Actor(kind) => kind == ActorKind::Person,
        Sense::Nothing => false,
    }
}

/// Whether a title stands right before a token: "doña Sofía", though Sofía is a capital.
fn follows_title(text: &Text, at: usize) -> bool {
    (1..=3.min(at)).any(|back| text.title(at - back) == Some(back))
}

/// The capitalised sequences that have a person's shape, in order, none overlapping another.
fn find_chunks(text: &Text) -> Vec<Range<usize>> {
    let Some(pattern) = text.pack.pattern("person_name") else { return Vec::new() };
    let mut chunks = Vec::new();
    let mut at = 0;
    while at < text.shape.len() {
        let end = pattern.match_at(&text.shape, at).map(|end| text.within_paragraph(at, end));
        let Some(mut end) = end else {
            at += 1;
            continue;
        };
        end = surname_with_place(text, at, end);
        let next = end;
        // "Ana Ruiz Europa Press": a photo's credit, the agency right after the name.
        end = (at + 1..end)
            .find(|&word| text.pack.lexicon.longest(text.document, word, Class::Organization).is_some_and(|found| found.len > 1))
            .unwrap_or(end);
        // A name of several words that begins here is no surname: "presidente de Francia Emmanuel Macron".
        while end > at && matches!(text.shape.get(end), Some(b'p' | b's' | b'l' | b'h')) {
            end -= 1;
            while end > at && matches!(text.shape[end], b'o' | b'a' | b'e' | b'-') {
                end -= 1;
            }
        }
        // A country or a place breaks the sequence, unless a given name stands before it.
        let mut start = at;
        let complement = start > 0 && matches!(text.shape[start - 1], b'o' | b'a');
        while start + 1 < end
            && (text.shape[start] == b'P' && text.shape[start + 1] == b'G'
                || complement && matches!(text.shape[start], b'P' | b'S' | b'L') && matches!(text.shape[start + 1], b'C' | b'G'))
        {
            start += 1;
        }
        if start < end {
            chunks.push(start..end);
        }
        at = next.max(at + 1);
    }
    chunks
}

/// "Martínez de la Cruz": a patronymic takes a place's name with it, as a given name does by the pattern.
fn surname_with_place(text: &Text, start: usize, end: usize) -> usize {
    let document = text.document;
    let is_capital = |at: usize| matches!(text.shape.get(at), Some(b'C' | b'G' | b'L' | b'S' | b'F'));
    let patronymic = text.shape[end - 1] == b'C' && (text.pack.morphology.is_surname)(document.key(end - 1));
    let article = text.shape.get(end + 1) == Some(&b'a');
    let link = end + usize::from(article);
    // "María de la Paz": a devotional name has the noun after an article.
    let devotional = text.shape[end - 1] == b'G' && article && text.shape.get(end + 2) == Some(&b'F');
    if !patronymic && !devotional || text.shape.get(end) != Some(&b'o') || !is_capital(link + 1) {
        return end;
    }
    let rest = (link + 2..start + NAME_LEN).find(|&at| !is_capital(at)).unwrap_or(link + 2);
    text.within_paragraph(start, rest)
}

/// How many tokens a person's name may take.
const NAME_LEN: usize = 8;

/// A name's words, normalised; marks and the hyphens between them left out.
pub(super) fn name_words(text: &Text, tokens: &Range<usize>) -> Vec<String> {
    tokens
        .clone()
        .filter(|&at| text.document.tokens[at].kind == TokenKind::Word)
        .map(|at| fold(text.document.key(at)).into_owned())
        .collect()
}

fn name_key(text: &Text, tokens: &Range<usize>) -> String {
    name_words(text, tokens).join(" ")
}

/// What the name itself says for a person.
fn intrinsic(text: &Text, chunk: &Range<usize>) -> i32 {
    let shape = &text.shape[chunk.clone()];
    let words = shape.iter().filter(|&&letter| !matches!(letter, b'-' | b'q' | b'o' | b'a' | b'e' | b'j')).count();
    let count = |wanted: &[u8]| shape.iter().filter(|letter| wanted.contains(letter)).count();
    let mut score = 0;
    if shape[0] == b'G' {
        score += if words > 1 { 4 } else { 1 };
    } else if count(b"G") > 0 {
        score += 2;
    }
    if words > 1 && (count(b"I") > 0 || count(b"e") > 0) {
        score += 3;
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
        score -= 5;
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
fn pool(text: &Text, chunks: &[Range<usize>], roles: &[Role]) -> HashMap<String, i32> {
    let titled: HashSet<usize> = roles.iter().map(|role| role.name).collect();
    let mut best: HashMap<String, (i32, i32)> = HashMap::new();
    for chunk in chunks {
        let context = if titled.contains(&chunk.start) { TITLED } else { context(text, chunk) };
        let entry = best.entry(name_key(text, chunk)).or_default();
        entry.0 = entry.0.max(context);
        entry.1 = entry.1.min(context);
    }
    best.into_iter()
        .map(|(name, (high, low))| {
            (
                name,
                if high >= ENOUGH {
                    high
                } else if high > 0 {
                    high + low
                } else {
                    low
                },
            )
        })
        .collect()
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
        && text.shape[chunk.start] == b'C'
        && !text.initial[chunk.start]
        && !document.has(next, Class::Coordinator);
    if reports && bare {
        score += ENOUGH_ALONE + 1;
    } else if reports {
        score += 3;
    } else if text.is_verb(next) || is_bare_name(text, chunk) {
        score += 2;
    }
    let Some(before) = before else { return score };
    let penalty = if text.shape[chunk.start] == b'G' && chunk.len() > 1 { 2 } else { 4 };
    let role = document.has(before, Class::Preposition).then(|| (text.pack.morphology.preposition_role)(document.key(before)));
    match role {
        Some(PrepositionRole::Place) => score -= penalty,
        Some(PrepositionRole::Goal) if before > 0 && document.has(before - 1, Class::Motion) => score -= penalty,
        Some(PrepositionRole::Owner)
            if before > 0
                && (document.has_any(before - 1, &[Class::LocalNoun, Class::GeoNoun])
                    || text.noun_kind(before - 1).is_some_and(|(_, kind)| matches!(kind, NounKind::Place | NounKind::Thing))) =>
        {
            score -= penalty;
        }
        Some(PrepositionRole::Owner) => score -= 1,
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
    // "el portaviones USS Carl Vinson", "Relaciones Laborales": what stands before it is a part of the name.
    let continued = match text.shape[before] {
        b'A' => before > 0 && text.noun_kind(before - 1).is_some_and(|(_, kind)| kind == NounKind::Thing),
        b'F' | b'H' | b'h' | b'X' => chunk.len() == 1 && document.gap(chunk.start) == Gap::Space,
        b'Z' => text.is_quoted_start(before) && document.quote_at(before - 1).is_some_and(|quote| quote.inner().end == chunk.end),
        _ => false,
    };
    if continued {
        score -= 5;
    }
    let full = text.shape[chunk.start] == b'G' && chunk.len() > 1;
    // "sobre todo Ana Ruiz": of the determiners an article alone makes a thing of a full name.
    if text.is_determiner(before) && (!full || text.is_article(before)) {
        score -= 4;
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

/// The token after a short remark in brackets: "Li Fung (ACNUDH) denunció".
fn after_bracket(text: &Text, at: usize) -> usize {
    if !text.document.is_mark(at, '(') {
        return at;
    }
    (at..at + BRACKET_LEN).find(|&close| text.document.is_mark(close, ')')).map_or(at, |close| close + 1)
}

/// How many tokens a remark in brackets may take.
const BRACKET_LEN: usize = 8;

/// Words that are no noun.
const FUNCTION: [Class; 6] =
    [Class::Adverb, Class::Preposition, Class::Subordinator, Class::Complementizer, Class::Relative, Class::Coordinator];

/// Two or three unknown capitalised words that no sentence begins with, without an article, a noun or a preposition of place
/// before them: in news they name a person more often than anything else.
fn is_bare_name(text: &Text, chunk: &Range<usize>) -> bool {
    let document = text.document;
    let shape = &text.shape[chunk.clone()];
    let Some(before) = chunk.start.checked_sub(1) else { return false };
    let lower_noun = text.shape[before] == b'w' && !text.is_verb(before) && !document.has_any(before, &FUNCTION);
    (matches!(shape.len(), 2..=3) || shape.len() == 1 && text.is_surname(chunk.start))
        && shape.iter().all(|&letter| letter == b'C')
        && chunk.clone().all(|at| document.tokens[at].case == Case::Capitalized)
        && !text.initial[chunk.start]
        && !lower_noun
        && !text.is_genitive(before)
        && !text.is_quoted_start(chunk.start)
        && !document.has(chunk.start, Class::PlaceWord)
}

/// "…, de 52 años": the lexicon's units tell years of age apart; a number between commas is one, too.
fn is_aged(text: &Text, at: usize) -> bool {
    let document = text.document;
    let number =
        |at: usize| document.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number && token.span.len() <= 2);
    document.is_mark(at, ',') && text.is_genitive(at + 1) && number(at + 2)
        || document.is_mark(at, ',') && number(at + 1) && document.is_mark(at + 2, ',')
        || document.is_mark(at, '(') && number(at + 1) && document.is_mark(at + 2, ')')
}

/// "Ana Ruiz, Mafo, Luis Gil": an unknown word between two persons in a list is a third.
fn find_members(text: &Text, chunks: &[Range<usize>], candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let persons: HashSet<Range<usize>> =
        candidates.iter().filter(|candidate| is_person(text, candidate)).map(|candidate| candidate.tokens.clone()).collect();
    let joined = |a: &Range<usize>, b: &Range<usize>| {
        a.end + 1 == b.start && (document.is_mark(a.end, ',') || document.has(a.end, Class::Coordinator))
    };
    for three in chunks.windows(3) {
        let [first, middle, last] = three else { continue };
        if joined(first, middle)
            && joined(middle, last)
            && persons.contains(first)
            && persons.contains(last)
            && text.shape[middle.start] == b'C'
        {
            candidates.push(named(middle.clone(), ActorKind::Person, "actor.person.member"));
        }
    }
}

/// "A. CARREÑO / VIATOR", "ROSA MENESES": a name in capitals that a mark parts from a place or an agency, or that has its
/// paragraph for itself.
fn find_bylines(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    for paragraph in &document.paragraphs {
        let start = paragraph.start;
        let limit = paragraph.end.min(start + BYLINE_LEN);
        let end = (start + 2..limit)
            .find(|&at| {
                ['/', '|', '-', '–', '—'].iter().any(|&mark| document.is_mark(at, mark))
                    && (document.gap(at) != Gap::None || document.has(at + 1, Class::Organization))
            })
            .or_else(|| (limit == paragraph.end && paragraph.len() > 1).then_some(limit));
        let Some(end) = end else { continue };
        let initial = |at: usize| document.is_capital(at) && document.word(at).trim_end_matches('.').chars().count() == 1;
        let capitals = (start..end).all(|at| {
            document.tokens[at].case == Case::Upper || initial(at) || document.is_mark(at, '.') || document.is_mark(at, '-')
        });
        let person = document.has(start, Class::GivenName) || initial(start);
        let place = document.tokens.get(end + 1).is_some_and(|token| token.case == Case::Upper);
        let common = (start..end).any(|at| document.has_any(at, &FUNCTION) || document.has(at, Class::Article));
        let alone = end == paragraph.end && !common && !(start..end).any(|at| document.has(at, Class::Organization));
        if capitals && person && (place && end < paragraph.end || alone) {
            candidates.push(Candidate { weight: Weight::Context, ..named(start..end, ActorKind::Person, "actor.person.byline") });
        }
    }
}

/// How many tokens a byline may take.
const BYLINE_LEN: usize = 7;

/// "alias ‘Jerónimo’": the name after the word is a person's.
fn find_aliases(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let Some(pattern) = text.pack.pattern("introduced_name") else { return };
    for at in 0..document.len() {
        let Some(found) = text.pack.lexicon.longest(document, at, Class::AliasMarker) else { continue };
        let mut start = at + found.len;
        start += usize::from(document.has(start, Class::Article) && document.quote_at(start + 1).is_some());
        let quote = document.quote_at(start).filter(|quote| quote.closed && quote.inner().len() <= 4);
        let end = match quote {
            Some(quote) => {
                start += 1;
                Some(quote.close)
            }
            None => pattern.match_at(&text.shape, start).map(|end| text.within_paragraph(start, end)),
        };
        // "conocida como VRAEM": several words mark a nickname only where it is quoted.
        let weak = found.len > 1 && !text.is_quoted_start(start);
        if let Some(end) = end.filter(|&end| end > start && document.is_capital(start) && text.shape[start] != b'A' && !weak) {
            candidates.push(Candidate {
                form: MentionForm::Alias,
                weight: Weight::Context,
                ..named(start..end, ActorKind::Person, "actor.person.alias")
            });
        }
    }
}

/// "Ana Ruiz, “La Tía”," and “El Zarco”, líder de…: a short quotation beside a name, or with a function after it, is a nickname.
fn find_nicknames(text: &Text, candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let ends: HashSet<usize> = candidates
        .iter()
        .filter(|candidate| is_person(text, candidate) && candidate.tokens.len() > 1)
        .map(|candidate| candidate.tokens.end)
        .collect();
    let mut found = Vec::new();
    for quote in document.quotes.iter().filter(|quote| quote.closed && !quote.dialogue && matches!(quote.inner().len(), 1..=3)) {
        let inner = quote.inner();
        if !inner.clone().all(|at| document.is_capital(at)) {
            continue;
        }
        let separated = quote.open > 0 && (document.is_mark(quote.open - 1, ',') || document.is_mark(quote.open - 1, '('));
        let beside = separated
            && ends.contains(&(quote.open - 1))
            && (document.is_mark(quote.end(), ',')
                || document.is_mark(quote.end(), ')')
                || document.is_mark(quote.end(), '.')
                || document.has(quote.end(), Class::Coordinator));
        let function = document.has(inner.start, Class::Article) && inner.len() > 1 && role_after(text, quote.end()).is_some();
        if beside || function {
            found.push(Candidate {
                form: if beside { MentionForm::Alias } else { MentionForm::Name },
                weight: Weight::Context,
                ..named(inner, ActorKind::Person, "actor.person.nickname")
            });
        }
    }
    candidates.extend(found);
}

/// The marker or mark that joins an alias to the name before it.
pub(super) fn alias_joint(text: &Text, at: usize) -> Option<usize> {
    alias_marker_before(text, at).or_else(|| {
        let open = at.checked_sub(1).filter(|_| text.is_quoted_start(at))?;
        open.checked_sub(1).filter(|&mark| text.document.is_mark(mark, ',') || text.document.is_mark(mark, '('))
    })
}

/// Whether an alias stands right after a marker at this token.
pub(super) fn alias_marker_before(text: &Text, at: usize) -> Option<usize> {
    let start = if text.is_quoted_start(at) { at - 1 } else { at };
    let start = start - usize::from(start > 0 && text.document.has(start - 1, Class::Article));
    (start.saturating_sub(2)..start).find(|&marker| {
        text.pack.lexicon.longest(text.document, marker, Class::AliasMarker).is_some_and(|found| marker + found.len == start)
    })
}

/// Later short forms: words of a person's name that stand alone.
fn find_short_forms(text: &Text, chunks: &[Range<usize>], candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let chosen = choose(candidates.clone(), document.len());
    let mut words: HashSet<String> = HashSet::new();
    let mut full: HashSet<String> = HashSet::new();
    for person in chosen.iter().filter(|candidate| is_person(text, candidate)) {
        let name = name_words(text, &person.tokens);
        for at in person.tokens.clone().filter(|&at| document.is_capital(at) && !document.has(at, Class::Article)) {
            words.insert(fold(document.key(at)).into_owned());
        }
        for start in 0..name.len() {
            for end in start + 1..=name.len() {
                full.insert(name[start..end].join(" "));
            }
        }
    }
    let is_short = |tokens: &Range<usize>| {
        full.contains(&name_key(text, tokens)) && words.contains(&fold(document.key(tokens.start)) as &str)
    };
    for chunk in chunks {
        if is_short(chunk) && may_be_short(text, chunk) {
            candidates
                .push(Candidate { form: MentionForm::Short, ..named(chunk.clone(), ActorKind::Person, "actor.person.short") });
        }
    }
    // Words that look common where a sentence begins, and names in a headline in capitals.
    for at in 0..document.len() {
        let tokens = at..at + 1;
        if text.shouted[at] {
            let end = (at + 1..(at + 6).min(document.len())).rev().find(|&end| {
                (at..end).all(|word| text.shouted[word] && document.is_word(word))
                    && is_short(&(at..end))
                    && (end - at > 1 || document.key(at).len() > 3 && !text.is_common(at, &[Class::KindNoun, Class::Field]))
            });
            if let Some(end) = end {
                candidates
                    .push(Candidate { form: MentionForm::Short, ..named(at..end, ActorKind::Person, "actor.person.short") });
            }
        } else if matches!(text.shape[at], b'Z' | b'F' | b'H' | b'K')
            && is_short(&tokens)
            && may_be_short(text, &tokens)
            && !document.has_any(at, &[Class::Article, Class::Preposition, Class::Determiner])
            && (text.is_verb(at + 1) || document.is_mark(at + 1, ',') && !text.is_genitive(at + 1))
        {
            candidates.push(Candidate { form: MentionForm::Short, ..named(tokens, ActorKind::Person, "actor.person.short") });
        }
    }
}

/// Whether who is named after "de" owns something, so that a name which places have too is a person's: "la pasión de Lara".
fn is_owner(text: &Text, genitive: usize) -> bool {
    let Some(noun) = genitive.checked_sub(1) else { return false };
    let document = text.document;
    let local = document.has_any(noun, &[Class::LocalNoun, Class::GeoNoun, Class::BodyAuthority, Class::BodyForce])
        || text.title(noun).is_some()
        || text.noun_kind(noun).is_some();
    document.has(noun, Class::PowerNoun)
        || text.shape.get(genitive + 1) == Some(&b'L') && document.tokens[noun].case == Case::Lower && !local
}

/// A single word after an article or a preposition of place is hardly a person.
fn may_be_short(text: &Text, tokens: &Range<usize>) -> bool {
    let document = text.document;
    let Some(before) = tokens.start.checked_sub(1) else { return true };
    let place = matches!(text.shape[tokens.start], b'L' | b'S' | b'P') && tokens.len() == 1;
    let locative = document.has(before, Class::Preposition)
        && (text.pack.morphology.preposition_role)(document.key(before)) == PrepositionRole::Place;
    !text.is_determiner(before)
        && !(locative && (place || tokens.len() == 1))
        && !(place && text.is_genitive(before) && !is_owner(text, before))
        && text.noun_kind(before).is_none_or(|(_, kind)| !matches!(kind, NounKind::Place | NounKind::Thing))
}
