//! TSV → look-up: which words and phrases belong to which class, and which row of its table each one came from.
//!
//! Common words are keyed by their lower-case form with accents, for in Spanish an accent can make another word
//! (`anuncio`, `anunció`). Names are keyed without accents as well, for newsrooms differ (`Volodímir`, `Volodimir`).

use std::borrow::Cow;
use std::hash::Hasher;

pub use crate::class::{Class, Classes};
use crate::document::Document;
use crate::fold::fold_char;
use crate::interner::{Interner, NONE};
use crate::lang::names::FoundName;
use crate::token::Gap;

/// A word or a phrase of the lexicon.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where what follows the first two words of a phrase stands in [`Lexicon::rests`], normalised, one space between words.
    rest: (u32, u32),
    class: Class,
    /// Whether it is a name that counts with a capital only.
    capital: bool,
    /// The row of its class's table.
    row: u32,
    /// The next word with the same letters, or the next phrase with the same first word, or [`NONE`].
    next: u32,
    /// The next phrase with the same first two words, or [`NONE`].
    next_of_pair: u32,
}

/// A phrase of the lexicon found in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many tokens it takes.
    pub len: usize,
    /// The row of its class's table.
    pub row: usize,
}

/// FNV-1a: short keys, no attacker chooses the lexicon, and it costs a few bytes of code.
#[derive(Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// A list of entries: its first and its last, or [`NONE`].
#[derive(Clone, Copy, Debug)]
struct List {
    first: u32,
    last: u32,
}

impl List {
    const EMPTY: Self = Self { first: NONE, last: NONE };

    /// Adds an entry, to which what was its last one leads, if there was any.
    fn push(&mut self, entry: u32, next_of_last: Option<&mut u32>) {
        *next_of_last.unwrap_or(&mut self.first) = entry;
        self.last = entry;
    }
}

/// All words and phrases of a language with their classes.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The first words of all entries.
    firsts: Interner,
    /// For each of them its words: common ones, and names.
    words: Vec<[List; 2]>,
    /// For each of them its phrases.
    phrases: Vec<[List; 2]>,
    /// The first two words of all phrases.
    pairs: Interner,
    /// For each of them its phrases.
    pair_phrases: Vec<[List; 2]>,
    entries: Vec<Entry>,
    rests: String,
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The first entry of each list that it makes alone: of common words, and of names.
    words: [u32; 2],
    /// Whether phrases begin with it.
    pub(crate) phrases: bool,
}

/// The classes of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TokenClasses {
    /// Those that the word has alone.
    pub(crate) alone: Classes,
    /// Those of all entries that begin with it.
    pub(crate) starts: Classes,
}

impl Lexicon {
    /// An empty lexicon with room for so many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self {
            firsts: Interner::with_capacity(words),
            words: Vec::with_capacity(words),
            phrases: Vec::with_capacity(words),
            pairs: Interner::with_capacity(words / 4),
            pair_phrases: Vec::with_capacity(words / 4),
            entries: Vec::with_capacity(words * 2),
            rests: String::new(),
        }
    }

    /// Adds a common word or phrase, written in lower case.
    pub fn add_word(&mut self, phrase: &str, class: Class, row: usize) {
        self.add(phrase, class, row, None);
    }

    /// Adds a name as the text writes it, one space between its tokens; one that begins with a small letter also matches without a capital.
    pub fn add_name(&mut self, name: &str, class: Class, row: usize) {
        let folded = fold(&name.to_lowercase()).into_owned();
        self.add(&folded, class, row, Some(name.chars().next().is_some_and(char::is_uppercase)));
    }

    /// Adds an entry: for a name, with whether it needs a capital.
    fn add(&mut self, phrase: &str, class: Class, row: usize, name: Option<bool>) {
        let first_end = word_end(phrase, 0);
        let number = self.firsts.intern(&phrase[..first_end]) as usize;
        if number == self.words.len() {
            self.words.push([List::EMPTY; 2]);
            self.phrases.push([List::EMPTY; 2]);
        }
        let at = self.entries.len() as u32;
        let mut rest = (0, 0);
        let lists = if first_end == phrase.len() {
            &mut self.words
        } else {
            let pair_end = word_end(phrase, first_end + 1);
            let pair = self.pairs.intern(&phrase[..pair_end]) as usize;
            if pair == self.pair_phrases.len() {
                self.pair_phrases.push([List::EMPTY; 2]);
            }
            if let Some(text) = phrase.get(pair_end + 1..) {
                let start = self.rests.len() as u32;
                self.rests.push_str(text);
                rest = (start, self.rests.len() as u32);
            }
            let list = &mut self.pair_phrases[pair][usize::from(name.is_some())];
            list.push(at, self.entries.get_mut(list.last as usize).map(|before| &mut before.next_of_pair));
            &mut self.phrases
        };
        let list = &mut lists[number][usize::from(name.is_some())];
        list.push(at, self.entries.get_mut(list.last as usize).map(|before| &mut before.next));
        let capital = name == Some(true);
        self.entries.push(Entry { rest, class, capital, row: row as u32, next: NONE, next_of_pair: NONE });
    }

    /// Whether a common word or phrase, written in lower case, is of a class.
    pub(crate) fn has(&self, phrase: &str, class: Class) -> bool {
        let first_end = word_end(phrase, 0);
        if first_end == phrase.len() {
            return self.chain(first_of(&self.words, self.firsts.find(phrase), 0)).any(|entry| entry.class == class);
        }
        let pair_end = word_end(phrase, first_end + 1);
        let rest = phrase.get(pair_end + 1..).unwrap_or_default();
        let pair = first_of(&self.pair_phrases, self.pairs.find(&phrase[..pair_end]), 0);
        self.chain_of_pair(pair).any(|entry| entry.class == class && self.rest(entry) == rest)
    }

    /// What follows the first two words of a phrase.
    fn rest(&self, entry: &Entry) -> &str {
        &self.rests[entry.rest.0 as usize..entry.rest.1 as usize]
    }

    fn chain_of_pair(&self, first: u32) -> impl Iterator<Item = &Entry> {
        let entry = |at: u32| self.entries.get(at as usize);
        std::iter::successors(entry(first), move |before| entry(before.next_of_pair))
    }

    /// Looks up a word in lower case; also its classes where it is written small, and where it has a capital.
    pub(crate) fn look_up(&self, key: &str) -> (Found, [TokenClasses; 2]) {
        let firsts = [self.firsts.find(key), self.firsts.find(&fold(key))];
        let heads = |lists| [first_of(lists, firsts[0], 0), first_of(lists, firsts[1], 1)];
        let (words, phrases) = (heads(&self.words), heads(&self.phrases));
        let mut classes = [TokenClasses::default(); 2];
        for entry in words.iter().flat_map(|&first| self.chain(first)) {
            for classes in &mut classes[usize::from(entry.capital)..] {
                classes.starts.insert(entry.class);
                classes.alone.insert(entry.class);
            }
        }
        for entry in phrases.iter().flat_map(|&first| self.chain(first)) {
            for classes in &mut classes[usize::from(entry.capital)..] {
                classes.starts.insert(entry.class);
            }
        }
        (Found { words, phrases: phrases != [NONE; 2] }, classes)
    }

    fn chain(&self, first: u32) -> impl Iterator<Item = &Entry> {
        let entry = |at: u32| self.entries.get(at as usize);
        std::iter::successors(entry(first), move |before| entry(before.next))
    }

    /// Adds the phrases of several words that begin at token `at`; `pair` is room for its key and the next one.
    pub(crate) fn find_phrases(&self, document: &Document, at: usize, pair: &mut String, phrases: &mut Vec<FoundName>) {
        if !document.form(at).found.phrases || document.gap(at + 1) > Gap::Line {
            return;
        }
        let (key, next) = (document.key(at), document.key(at + 1));
        let mut find = |first: &str, second: &str, names: usize| {
            pair.clear();
            for part in [first, " ", second] {
                pair.push_str(part);
            }
            let of_pair = self.chain_of_pair(first_of(&self.pair_phrases, self.pairs.find(pair), names));
            for entry in of_pair.filter(|entry| !entry.capital || document.is_capital(at)) {
                if let Some(len) = phrase_len(document, at, self.rest(entry)) {
                    phrases.push(FoundName { at, class: entry.class, found: Match { len, row: entry.row as usize } });
                }
            }
        };
        let folded = fold(next);
        find(key, next, 0);
        if folded != next {
            find(key, &folded, 0);
        }
        find(&fold(key), &folded, 1);
    }

    /// The longest phrase of `class` that begins at token `at`.
    #[must_use]
    #[inline(never)]
    pub fn longest(&self, document: &Document, at: usize, class: Class) -> Option<Match> {
        // Most tokens begin none.
        if !document.starts(at).has(class) {
            return None;
        }
        self.all(document, at, class).max_by_key(|found| found.len)
    }

    /// All the phrases of `class` that begin at token `at`: single words first.
    #[must_use]
    pub fn all<'a>(&'a self, document: &'a Document, at: usize, class: Class) -> Matches<'a> {
        let mut matches = Matches { entries: &self.entries, words: [NONE; 2], phrases: &[], capital: false, class };
        if document.starts(at).has(class) {
            matches.words = document.form(at).found.words;
            matches.capital = document.is_capital(at);
            matches.phrases = document.phrases_at(at);
        }
        matches
    }
}

/// The phrases of a class that begin at a token.
#[derive(Debug)]
pub struct Matches<'a> {
    entries: &'a [Entry],
    /// The next entry of each list.
    words: [u32; 2],
    /// The phrases of several words, and the names.
    phrases: &'a [FoundName],
    capital: bool,
    class: Class,
}

impl Iterator for Matches<'_> {
    type Item = Match;

    // Many rules ask, and each would have a copy of the search in the browser.
    #[inline(never)]
    fn next(&mut self) -> Option<Match> {
        for list in &mut self.words {
            while let Some(entry) = self.entries.get(*list as usize) {
                *list = entry.next;
                if entry.class == self.class && (self.capital || !entry.capital) {
                    return Some(Match { len: 1, row: entry.row as usize });
                }
            }
        }
        while let Some((first, rest)) = self.phrases.split_first() {
            self.phrases = rest;
            if first.class == self.class {
                return Some(first.found);
            }
        }
        None
    }
}

/// The first entry of a list, or [`NONE`].
fn first_of(lists: &[[List; 2]], number: u32, names: usize) -> u32 {
    lists.get(number as usize).map_or(NONE, |lists| lists[names].first)
}

/// Where the word ends that begins at a byte of a phrase.
fn word_end(phrase: &str, from: usize) -> usize {
    phrase.as_bytes()[from..].iter().position(|&byte| byte == b' ').map_or(phrase.len(), |len| from + len)
}

/// How many tokens from `at` on make the phrase whose words after the second are `rest`.
fn phrase_len(document: &Document, at: usize, mut rest: &str) -> Option<usize> {
    let mut len = 2;
    while !rest.is_empty() {
        if document.gap(at + len) > Gap::Line {
            return None;
        }
        rest = after_word(rest, document.key(at + len))?;
        rest = rest.strip_prefix(' ').unwrap_or(rest);
        len += 1;
    }
    Some(len)
}

/// What follows a document's key in a phrase, which may be folded.
fn after_word<'r>(phrase: &'r str, key: &str) -> Option<&'r str> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if let Some(rest) = phrase.strip_prefix(key).filter(|rest| ends(rest)) {
        return Some(rest);
    }
    if key.is_ascii() {
        return None;
    }
    let end = phrase.find(' ').unwrap_or(phrase.len());
    (phrase[..end].is_ascii() && fold(key) == phrase[..end]).then(|| &phrase[end..])
}

/// Takes the accents off a lower-case word, but never the tilde of ñ's own letter in a common word: names alone are folded.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().filter_map(fold_char).collect())
}

/// The rows of a TSV as the build step packs it: its lines, each cut into its fields. One that has a first field alone has the
/// others of the row before it.
pub fn rows(tsv: &str) -> impl Iterator<Item = Row<'_>> {
    let mut row = Row { fields: [""; MOST_FIELDS], len: 0 };
    parts(tsv, b'\n').filter(|line| !line.is_empty()).map(move |line| {
        row.go_on(line);
        row
    })
}

/// No table has more columns; further fields are left out.
const MOST_FIELDS: usize = 7;

/// The fields of a row of a TSV.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    fields: [&'t str; MOST_FIELDS],
    len: usize,
}

impl<'t> Row<'t> {
    fn go_on(&mut self, line: &'t str) {
        let mut count = 0;
        for (field, value) in self.fields.iter_mut().zip(parts(line, b'\t')) {
            *field = value;
            count += 1;
        }
        if count > 1 || self.len == 0 {
            self.len = count;
        }
    }
}

impl<'t> std::ops::Deref for Row<'t> {
    type Target = [&'t str];

    fn deref(&self) -> &[&'t str] {
        &self.fields[..self.len]
    }
}

/// The parts of a text between marks. (The standard library's search is made for long texts, not for short fields.)
fn parts(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.as_bytes().iter().position(|&byte| byte == mark);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// The values of a field: parts between `|`; none in `-`.
pub fn values(field: &str) -> impl Iterator<Item = &str> {
    parts(field, b'|').filter(|value| !value.is_empty() && *value != "-")
}
