//! Persons: sequences of capitalised words, and the evidence that they name a human.

use std::ops::Range;

use super::candidate::{Candidate, Sense, Weight, choose};
use super::evidence::{ENOUGH, ENOUGH_ALONE, TITLED, intrinsic, is_aged, pool};
use super::listing::{find_bylines, find_members};
use super::map::{Map, Set};
use super::nickname::{find_aliases, find_nicknames};
use super::role::{Names, Role, find_roles};
use super::text::Text;
use super::traits::CAPITAL;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::{Class, Classes};
use crate::token::{Case, TokenKind};
use crate::{ActorKind, MentionForm};

/// All persons: full names first, then their later short forms. Returns the roles that the text gives them.
pub(super) fn find_persons(text: &Text, candidates: &mut Vec<Candidate>) -> Vec<Role> {
    let chunks = find_chunks(text);
    let mut known = vec![false; text.document.len()];
    let others = candidates
        .iter()
        .filter(|candidate| !is_person(text, candidate) && candidate.sense != Sense::Nothing)
        // "doña Sofía": no government has an honorific.
        .filter(|candidate| candidate.form != MentionForm::Metonym || !follows_title(text, candidate.tokens.start))
        .flat_map(|candidate| candidate.tokens.clone());
    others.for_each(|at| known[at] = true);
    let roles = find_roles(text, &Names::new(&chunks, known));
    let evidence = pool(text, &chunks, &roles);
    let persons: Set<Range<usize>> =
        candidates.iter().filter(|candidate| is_person(text, candidate)).map(|candidate| candidate.tokens.clone()).collect();
    let introduced: Set<Range<usize>> = candidates
        .iter()
        .filter(|candidate| candidate.weight == Weight::Told && !is_person(text, candidate))
        .map(|candidate| candidate.tokens.clone())
        .collect();
    for chunk in chunks.iter().filter(|chunk| !persons.contains(*chunk)) {
        let name = name_words(text, chunk);
        let intrinsic = intrinsic(text, chunk);
        let context = evidence.get(&name).copied().unwrap_or_default();
        let enough = if context >= TITLED
            && (!matches!(text.shape[chunk.start], b'P' | b'S' | b'L')
                || follows_title(text, chunk.start)
                || text.document.has(chunk.start, Class::GivenName) && is_aged(text, chunk.end))
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
        // "its manager, Delta Lines": the last word says so, whatever stands around it.
        let last = chunk.end - 1;
        let closed = text.pack.morphology.capitalizes_whole_names
            && text.document.has(last, Class::OrgWord)
            && !text.is_surname(last)
            && chunk.len() > 1;
        if organization && (context < TITLED || closed) && text.shape[chunk.start] != b'G' {
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
    // By its first word, how many tokens the names that begin with it take, and the names themselves.
    let mut lengths: Map<u32, Vec<usize>> = Map::default();
    let mut told: Map<Vec<u32>, Candidate> = Map::default();
    for candidate in choose(candidates, document.len()) {
        if matches!(candidate.sense, Sense::Actor(ActorKind::Organization | ActorKind::ArmedGroup))
            && document.is_capital(candidate.tokens.start)
            && !(candidate.tokens.len() == 1 && document.has(candidate.tokens.start, Class::Field))
        {
            let words = name_words(text, &candidate.tokens);
            let known = lengths.entry(words[0]).or_default();
            if !known.contains(&candidate.tokens.len()) {
                known.push(candidate.tokens.len());
            }
            told.entry(words).or_insert_with(|| candidate.clone());
        }
    }
    for at in text.all_with(CAPITAL).filter(|&at| text.shape[at] != b'Z') {
        for &len in lengths.get(&text.word(at)).into_iter().flatten() {
            let tokens = at..at + len;
            if tokens.end > document.len() || document.is_mark(tokens.end, '-') {
                continue;
            }
            let Some(candidate) = told.get(&name_words(text, &tokens)) else { continue };
            if candidate.tokens.len() == len && candidate.tokens != tokens {
                candidates.push(Candidate { tokens, weight: Weight::Told, ..candidate.clone() });
            }
        }
    }
}

pub(super) fn named(tokens: Range<usize>, kind: ActorKind, rule: &'static str) -> Candidate {
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
        // No letter of a word in small letters begins a name, and no known name begins with it.
        if !text.has(at, CAPITAL) && pattern.match_at(&text.shape, at).is_none() {
            at += 1;
            continue;
        }
        // "Le Monde Ana Ruiz", "Onda Cero Ana Ruiz": a known name of several words is no part of a person's.
        let known = text.longest(at, Class::Organization).filter(|found| found.len > 1);
        if let Some(found) = known.filter(|_| text.has(at, CAPITAL)) {
            at += found.len;
            continue;
        }
        // "dijo De Lorenzo", "De los Santos": a surname with its capital particle.
        let surname = at + 1 + usize::from(text.is_article(at + 1));
        // "De la Vega dijo": at a sentence's start the verb of saying shows it.
        let speaks = || {
            surname > at + 1
                && text.document.has(surname + 1, Class::ReportVerb)
                && (text.pack.morphology.surely_verb)(text.document.key(surname + 1))
        };
        let particle = text.is_genitive(at) && text.has(at, CAPITAL) && (!text.initial[at] || speaks());
        let from = if particle && matches!(text.shape.get(surname), Some(b'C' | b'G' | b'L')) { surname } else { at };
        let end = pattern.match_at(&text.shape, from).map(|end| text.within_paragraph(at, end));
        let Some(mut end) = end else {
            at += 1;
            continue;
        };
        end = surname_with_place(text, at, end);
        // "Miguel Obando y Bravo pidió": a verb in the singular shows that both surnames are one person's.
        let second = text.shape.get(end) == Some(&b'y') && matches!(text.shape.get(end + 1), Some(b'C' | b'L'));
        if second && text.shape[at] == b'G' && end > at + 1 && text.is_verb(end + 2) && text.document.is_word(end + 2) {
            end += 2 * usize::from(!(text.pack.morphology.may_be_plural_verb)(text.document.key(end + 2)));
        }
        // "José Ángel “N”": a letter in quotation marks stands for a surname that is kept back.
        if end > at + 3 && text.shape[end - 1] == b'q' && text.document.word(end - 2).chars().count() == 1 {
            end -= 3;
        }
        let next = end;
        // "Ana Ruiz Europa Press": a photo's credit, the agency right after the name.
        end =
            (at + 1..end).find(|&word| text.longest(word, Class::Organization).is_some_and(|found| found.len > 1)).unwrap_or(end);
        // A name of several words that begins here is no surname: "presidente de Francia Emmanuel Macron".
        // "David Ben Gurion": but after a given name such a place is one.
        while text.shape[at] == b'G' && text.shape[end - 1] != b'G' && text.shape.get(end) == Some(&b'l') {
            end += 1;
        }
        let next = end.max(next);
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
                || text.shape[start] == b'L' && start + 2 < end && is_placed(text, start) && text.shape[start + 1] == b'G'
                || complement && matches!(text.shape[start], b'P' | b'S' | b'L') && matches!(text.shape[start + 1], b'C' | b'G'))
        {
            start += 1;
        }
        // "Actúan Ana Ruiz y otros": a plural verb that begins the sentence is no given name.
        if text.initial[start]
            && text.shape[start] == b'C'
            && text.shape.get(start + 1) == Some(&b'G')
            && end - start > 2
            && (text.pack.morphology.may_be_plural_verb)(text.document.key(start))
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

/// "desde Toulouse Ana Ruiz": a place that a preposition of place governs.
fn is_placed(text: &Text, at: usize) -> bool {
    at > 0 && text.document.has(at - 1, Class::Locative)
}

/// "Martínez de la Cruz": a patronymic takes a place's name with it, as a given name does by the pattern.
fn surname_with_place(text: &Text, start: usize, end: usize) -> usize {
    let is_capital = |at: usize| matches!(text.shape.get(at), Some(b'C' | b'G' | b'L' | b'S' | b'F' | b'I'));
    let patronymic = text.shape[end - 1] == b'C' && text.ends_as_surname(end - 1);
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
pub(super) fn name_words(text: &Text, tokens: &Range<usize>) -> Vec<u32> {
    tokens.clone().filter(|&at| text.document.tokens[at].kind == TokenKind::Word).map(|at| text.word(at)).collect()
}

/// How many tokens an alias may take, and one more.
const ALIAS_LEN: usize = 5;

/// Later short forms: words of a person's name that stand alone.
fn find_short_forms(text: &Text, chunks: &[Range<usize>], candidates: &mut Vec<Candidate>) {
    let document = text.document;
    let mut words = vec![false; text.words()];
    let mut full: Set<Vec<u32>> = Set::default();
    // "La Volpe", "De la Torre": what a name has from a capital article or a particle on.
    let mut tails: Set<Vec<u32>> = Set::default();
    for person in choose(candidates, document.len()).filter(|candidate| is_person(text, candidate)) {
        let name = name_words(text, &person.tokens);
        for at in person.tokens.clone().filter(|&at| document.is_capital(at) && !document.has(at, Class::Article)) {
            words[text.word(at) as usize] = true;
        }
        // A name that is a part of another has had all of its parts.
        let parts = (0..name.len()).flat_map(|start| (start + 1..=name.len()).map(move |end| start..end));
        for part in parts.filter(|_| !full.contains(&name)).collect::<Vec<_>>() {
            full.insert(name[part].to_vec());
        }
        for at in person.tokens.clone().skip(1) {
            let particle = document.has(at, Class::NameParticle);
            if text.is_genitive(at) || particle || document.has(at, Class::Article) && document.is_capital(at) {
                tails.insert(name_words(text, &(at..person.tokens.end)));
            }
        }
    }
    let is_short = |tokens: &Range<usize>| words[text.word(tokens.start) as usize] && full.contains(&name_words(text, tokens));
    for chunk in chunks {
        if is_short(chunk) && may_be_short(text, chunk) {
            candidates
                .push(Candidate { form: MentionForm::Short, ..named(chunk.clone(), ActorKind::Person, "actor.person.short") });
        }
    }
    // An alias with its article, wherever it is quoted again.
    for quote in document.quotes.iter().filter(|quote| quote.closed && quote.inner().len() < ALIAS_LEN) {
        let inner = quote.inner();
        if inner.len() > 1 && document.has(inner.start, Class::Article) && full.contains(&name_words(text, &inner)) {
            candidates.push(Candidate { form: MentionForm::Short, ..named(inner, ActorKind::Person, "actor.person.short") });
        }
    }
    // "Van de Perre", "Bin Kony": elsewhere a particle has a capital only where the surname stands alone.
    let whole = text.pack.morphology.capitalizes_whole_names;
    let particle = |at: usize| (whole || document.is_capital(at)) && document.has(at, Class::NameParticle);
    let firsts = || (0..document.len()).filter(|&at| text.initial[at] && document.is_capital(at) || particle(at));
    for at in if tails.is_empty() { None } else { Some(firsts()) }.into_iter().flatten() {
        if !text.is_genitive(at) && !document.has(at, Class::Article) && !particle(at) {
            continue;
        }
        let tokens = (at + 2..(at + ALIAS_LEN).min(document.len())).map(|end| at..end);
        let last = |tokens: &Range<usize>| document.is_capital(tokens.end - 1) && tails.contains(&name_words(text, tokens));
        for tail in tokens.filter(last).filter(|tail| text.within_paragraph(at, tail.end) == tail.end) {
            candidates.push(Candidate { form: MentionForm::Short, ..named(tail, ActorKind::Person, "actor.person.short") });
        }
    }
    // Words that look common where a sentence begins, and names in a headline in capitals.
    for at in (0..document.len()).filter(|&at| words[text.word(at) as usize]) {
        let tokens = at..at + 1;
        if text.shouted[at] {
            let end = (at + 1..(at + 6).min(document.len())).rev().find(|&end| {
                (at..end).all(|word| text.shouted[word] && document.is_word(word))
                    && is_short(&(at..end))
                    && (end - at > 1
                        || document.key(at).len() > 3
                            && !text.is_common(at, const { Classes::of(&[Class::KindNoun, Class::Field]) }))
            });
            if let Some(end) = end {
                candidates
                    .push(Candidate { form: MentionForm::Short, ..named(at..end, ActorKind::Person, "actor.person.short") });
            }
        } else if text.shape[at] == b'Q' && is_short(&tokens) && may_be_short(text, &tokens) {
            // "Nicolas Roche … Roche": whom the text names in full has the company's name for himself.
            candidates.push(Candidate {
                form: MentionForm::Short,
                weight: Weight::Context,
                ..named(tokens, ActorKind::Person, "actor.person.short")
            });
        } else if matches!(text.shape[at], b'Z' | b'F' | b'H' | b'K')
            && is_short(&tokens)
            && may_be_short(text, &tokens)
            && !document.has_any(at, &[Class::Article, Class::Preposition, Class::Determiner])
            && (text.is_verb(at + 1)
                || document.has(at + 1, Class::Adverb) && text.is_verb(at + 2)
                || document.is_mark(at + 1, ',') && !text.is_genitive(at + 1))
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
