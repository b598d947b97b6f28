//! Who a mention of a person is: full names first, then short forms by the nearest name that fits. Names are looked up by
//! their words, so that time stays linear in the text.

use std::cmp::Reverse;
use std::ops::Range;

use super::candidate::{Candidate, Sense};
use super::map::Map;
use super::nickname::alias_joint;
use super::person::{is_person, name_words};
use super::role::Role;
use super::text::Text;
use super::{Actors, Entity};
use crate::{ActorKind, MentionForm};

/// How many names that share a word are asked for one that fits. More would find a namesake's longer name in a list of
/// hundreds, and cost time in a text made of them.
const ASKED: usize = 64;

/// The persons of a text while their mentions are joined.
#[derive(Default)]
struct People {
    /// The entity of each mention, by its place among the chosen candidates.
    entities: Map<usize, usize>,
    /// All words of a person's names, by entity.
    words: Map<usize, Vec<u32>>,
    /// By a word, the persons who have it in a full name, with that name's first token, in text order.
    named: Map<u32, Vec<(usize, usize)>>,
    /// By a word, the person who has it in a name and was mentioned last.
    recent: Map<u32, usize>,
    /// Where each person was mentioned last.
    last: Map<usize, usize>,
}

impl People {
    /// Takes note that a person is mentioned at a token.
    fn mention(&mut self, entity: usize, at: usize) {
        self.last.insert(entity, at);
        for &word in self.words.get(&entity).into_iter().flatten() {
            self.recent.insert(word, entity);
        }
    }

    /// Adds words to a person's names.
    fn learn(&mut self, entity: usize, words: &[u32]) {
        let known = self.words.entry(entity).or_default();
        for word in words {
            if !known.contains(word) {
                known.push(*word);
            }
        }
    }

    /// Whether all words belong to a person's names.
    fn fits(&self, entity: usize, words: &[u32]) -> bool {
        self.words.get(&entity).is_some_and(|known| words.iter().all(|word| known.contains(word)))
    }

    /// The person mentioned last whose names have all these words.
    fn before(&self, words: &[u32]) -> Option<usize> {
        words
            .iter()
            .filter_map(|word| self.recent.get(word).copied())
            .filter(|&entity| self.fits(entity, words))
            .max_by_key(|entity| self.last.get(entity).copied())
    }

    /// The first person named in full who has all these words.
    fn after(&self, words: &[u32]) -> Option<usize> {
        let fewest = words.iter().map(|word| self.named.get(word)).min_by_key(|list| list.map_or(0, Vec::len))??;
        fewest.iter().take(ASKED).map(|&(_, entity)| entity).find(|&entity| self.fits(entity, words))
    }
}

/// Full names by what the tables and the text know of them.
struct FullNames<'w> {
    text: &'w Text<'w>,
    exact: Map<&'w [u32], usize>,
    by_entry: Map<usize, usize>,
    /// Names by how each of their words begins.
    by_beginning: Map<&'w str, Vec<(&'w [u32], usize)>>,
}

impl<'w> FullNames<'w> {
    /// The person who has this name, or a longer one with all its words in the same order.
    fn person(&self, words: &[u32]) -> Option<usize> {
        self.exact.get(words).copied().or_else(|| {
            let fewest = words
                .iter()
                .map(|&word| self.by_beginning.get(beginning(self.text.letters(word))))
                .min_by_key(|list| list.map_or(0, Vec::len))??;
            fewest.iter().take(ASKED).find(|(name, _)| is_part(self.text, words, name)).map(|&(_, entity)| entity)
        })
    }

    fn insert(&mut self, words: &'w [u32], entity: usize) {
        if self.exact.insert(words, entity).is_none() {
            for &word in words {
                self.by_beginning.entry(beginning(self.text.letters(word))).or_default().push((words, entity));
            }
        }
    }
}

/// How many letters two spellings of a name have in common at least.
const COMMON: usize = 4;

/// The letters that all spellings of a word share.
fn beginning(word: &str) -> &str {
    word.char_indices().nth(COMMON).map_or(word, |(end, _)| &word[..end])
}

/// The titles that the text gives, each with the names that it gives them to.
type Titles = Map<(u32, u32), Vec<(usize, usize)>>;

/// Assigns every person mention to an entity; the keys are places among the chosen candidates.
pub(super) fn join_persons(text: &Text, chosen: &[Candidate], roles: &[Role], actors: &mut Actors) -> Map<usize, usize> {
    let order: Vec<usize> = (0..chosen.len()).filter(|&index| is_person(text, &chosen[index])).collect();
    let words: Map<usize, Vec<u32>> = order.iter().map(|&index| (index, name_words(text, &chosen[index].tokens))).collect();
    let mut names = FullNames { text, exact: Map::default(), by_entry: Map::default(), by_beginning: Map::default() };
    let mut people = join_full_names(chosen, &order, &words, &mut names, actors);
    join_aliases(text, chosen, &order, &words, &mut people);
    // "Taleb Sami, alias Abu Taleb": whom the text calls so elsewhere is the same.
    let mut aliases: Map<&[u32], usize> = Map::default();
    for index in order.iter().filter(|&index| chosen[*index].form == MentionForm::Alias && words[index].len() > 1) {
        if let Some(&entity) = people.entities.get(index) {
            aliases.entry(&words[index]).or_insert(entity);
        }
    }
    for &index in &order {
        if let Some(&entity) = aliases.get(&words[&index][..]) {
            people.entities.insert(index, entity);
        }
    }
    let roles: Map<usize, &Role> = roles.iter().rev().map(|role| (role.name, role)).collect();
    let titles = titles(text, chosen, &order, &roles, &words, &people);
    for &index in &order {
        let candidate = &chosen[index];
        let at = candidate.tokens.start;
        if let Some(&entity) = people.entities.get(&index) {
            people.mention(entity, at);
            continue;
        }
        let word = &words[&index];
        let role = roles.get(&at).copied();
        let by_title = || {
            let title = text.document.tokens.get(role?.tokens.start)?.form;
            let bearers = titles.get(&(title, *word.first()?))?;
            let next = bearers.partition_point(|&(start, _)| start < at);
            let fits = |&&(_, entity): &&(usize, usize)| people.fits(entity, word);
            let earlier = bearers[..next].iter().rev().take(ASKED).find(fits);
            earlier.or_else(|| bearers[next..].iter().take(ASKED).find(fits)).map(|&(_, entity)| entity)
        };
        let known = || entry_of(candidate).and_then(|entry| names.by_entry.get(&entry).copied());
        // "Gómez, un vecino": whom an indefinite article introduces the text has not named before.
        let introduced = role.is_some_and(|role| is_introduction(text, &candidate.tokens, role));
        let found = by_title()
            .or_else(|| people.before(word).filter(|_| !introduced))
            .or_else(|| people.after(word).filter(|_| !introduced))
            .or_else(known);
        let entity = found.unwrap_or_else(|| new_person(actors, candidate));
        if let (None, Some(entry)) = (found, entry_of(candidate)) {
            names.by_entry.insert(entry, entity);
        }
        people.entities.insert(index, entity);
        if found.is_none() {
            people.learn(entity, word);
        }
        people.mention(entity, at);
    }
    people.entities
}

/// Assigns the full names, the longest first, so that a shorter one finds the name it belongs to.
fn join_full_names<'w>(
    chosen: &[Candidate],
    order: &[usize],
    words: &'w Map<usize, Vec<u32>>,
    names: &mut FullNames<'w>,
    actors: &mut Actors,
) -> People {
    let mut people = People::default();
    let full = |index: &usize| {
        words[index].len() > 1 && (chosen[*index].form == MentionForm::Name || entry_of(&chosen[*index]).is_some())
    };
    let mut longest_first: Vec<usize> = order.iter().copied().filter(full).collect();
    crate::order::sort_by_key(&mut longest_first, |&index| (Reverse(words[&index].len()), chosen[index].tokens.start));
    for index in longest_first {
        let name = &words[&index][..];
        let entry = entry_of(&chosen[index]);
        let entity = names
            .person(name)
            .or_else(|| names.by_entry.get(&entry?).copied())
            .unwrap_or_else(|| new_person(actors, &chosen[index]));
        if let Some(entry) = entry {
            names.by_entry.insert(entry, entity);
        }
        people.entities.insert(index, entity);
        people.learn(entity, name);
        names.insert(name, entity);
    }
    for index in order.iter().filter(|index| people.entities.contains_key(index)) {
        let (entity, start) = (people.entities[index], chosen[*index].tokens.start);
        for &word in &words[index] {
            let list = people.named.entry(word).or_default();
            if list.last().is_none_or(|&(_, last)| last != entity) {
                list.push((start, entity));
            }
        }
    }
    people
}

/// Assigns aliases to the persons named right before them, so that all later and earlier mentions find them by it.
fn join_aliases(text: &Text, chosen: &[Candidate], order: &[usize], words: &Map<usize, Vec<u32>>, people: &mut People) {
    for pair in order.windows(2) {
        let [before, index] = pair else { continue };
        let start = chosen[*index].tokens.start;
        let joint = alias_joint(text, start).filter(|_| chosen[*index].form == MentionForm::Alias);
        let near = joint.is_some_and(|joint| (chosen[*before].tokens.end..chosen[*before].tokens.end + 3).contains(&joint));
        let Some(&entity) = people.entities.get(before).filter(|_| near) else { continue };
        people.entities.entry(*index).or_insert(entity);
        people.learn(entity, &words[index]);
        for &word in &words[index] {
            people.named.entry(word).or_default().push((start, entity));
        }
    }
}

/// Which titles the persons named in full have.
fn titles(
    text: &Text,
    chosen: &[Candidate],
    order: &[usize],
    roles: &Map<usize, &Role>,
    words: &Map<usize, Vec<u32>>,
    people: &People,
) -> Titles {
    let mut titles = Titles::default();
    for index in order {
        let start = chosen[*index].tokens.start;
        let (Some(&entity), Some(role)) = (people.entities.get(index), roles.get(&start)) else { continue };
        let title = text.document.tokens[role.tokens.start].form;
        for &word in &words[index] {
            titles.entry((title, word)).or_default().push((start, entity));
        }
    }
    titles
}

/// Whether the role after a name begins with an indefinite article.
fn is_introduction(text: &Text, name: &Range<usize>, role: &Role) -> bool {
    role.tokens.start > name.end
        && (name.end..role.tokens.start).any(|at| (text.pack.morphology.is_indefinite)(text.document.key(at)))
}

fn entry_of(candidate: &Candidate) -> Option<usize> {
    match candidate.sense {
        Sense::Entry(entry) => Some(entry),
        _ => None,
    }
}

fn new_person(actors: &mut Actors, candidate: &Candidate) -> usize {
    actors.entities.push(Entity { name: String::new(), kind: ActorKind::Person, country: candidate.country, role: None });
    actors.entities.len() - 1
}

/// Whether a shorter name has its words in a longer one, in the same order: Luis Rubio in Luis Ángel Rubio.
fn is_part(text: &Text, words: &[u32], of: &[u32]) -> bool {
    let mut rest = of.iter();
    let variant = |a: u32, b: u32| words.len() == of.len() && is_variant(text.letters(a), text.letters(b));
    words.iter().all(|&word| rest.any(|&other| other == word || variant(word, other)))
}

/// Two spellings of a foreign name: Oleksiy and Oleksí, Zelensky and Zelenski.
fn is_variant(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.chars().count(), b.chars().count());
    common >= COMMON && a.max(b) - common <= 2
}
