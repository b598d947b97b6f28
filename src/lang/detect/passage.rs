//! The words of a text, or of passages from all over a long one.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use crate::lexicon::Fnv;

/// A text up to this many bytes is read whole.
const WHOLE: usize = 48 << 10;
/// As many passages of a longer one are read,
const PASSAGES: usize = 24;
/// each with as many bytes, or a little fewer.
const PASSAGE: usize = 2 << 10;

/// Where a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Context {
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// Whether it has a capital though no sentence begins with it.
    pub named: bool,
}

/// The words of a text, in lower case and with straight apostrophes, each with how often it stands where.
pub struct Sample(HashMap<(String, Context), f32, BuildHasherDefault<Fnv>>);

impl Sample {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        let mut sample = Self(HashMap::default());
        if text.len() <= WHOLE {
            sample.read(text);
            return sample;
        }
        for passage in 0..PASSAGES {
            let start = boundary(text, (text.len() - PASSAGE) / (PASSAGES - 1) * passage);
            let passage = &text[start..boundary(text, start + PASSAGE)];
            // A line's beginning is outside all quotations; the next word is better than the rest of one.
            let begin = |end: fn(char) -> bool| passage.find(end).filter(|&at| start > 0 && at < PASSAGE / 2);
            let skip = begin(|c| c == '\n').or_else(|| begin(char::is_whitespace)).unwrap_or(0);
            sample.read(&passage[skip..]);
        }
        sample
    }

    /// Each word with where it stands and as how many words it counts.
    pub fn words(&self) -> impl Iterator<Item = (&str, Context, f32)> {
        self.0.iter().map(|((word, context), count)| (word.as_str(), *context, *count))
    }

    fn read(&mut self, text: &str) {
        let mut place = Place { until: None, begins: true, before: '\n' };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if first.is_alphanumeric() {
                let (word, after) = rest.split_at(word_end(rest));
                // "T-72" and "10k" are in no language.
                if !word.contains(char::is_numeric) {
                    let letters = word.chars().filter(|&c| !is_combining(c));
                    let word: String = letters.flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
                    let context = Context { quoted: place.until.is_some(), named: !place.begins && first.is_uppercase() };
                    let count = count_of(&word);
                    *self.0.entry((word, context)).or_default() += count;
                }
                place.begins = false;
                place.before = word.chars().next_back().unwrap_or(first);
                rest = after;
            } else {
                rest = &rest[first.len_utf8()..];
                place.pass(first, rest.chars().next());
            }
        }
    }
}

/// As how many words a word counts. One without a letter of ASCII is in another script, where it is the more telling; and
/// scripts without capitals often have no spaces either.
fn count_of(word: &str) -> f32 {
    let letters = f32::from(u16::try_from(word.chars().count()).unwrap_or(u16::MAX));
    match word {
        _ if letters < 2.0 || word.contains(|c: char| c.is_ascii()) => 1.0,
        _ if word.contains(char::is_lowercase) => 2.0,
        _ => (letters / 2.0).max(2.0),
    }
}

/// The last character boundary up to a byte.
fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where a text stands between two words.
struct Place {
    /// The mark that ends the quotation, where there is one.
    until: Option<char>,
    /// Whether the next word begins a sentence or something like one.
    begins: bool,
    /// The character before.
    before: char,
}

impl Place {
    /// Goes over a mark or a space.
    fn pass(&mut self, mark: char, next: Option<char>) {
        let letter_after = next.is_some_and(char::is_alphanumeric);
        match (self.until, mark) {
            // A quotation that goes on in the next paragraph has another mark there.
            (_, '\n') => self.until = None,
            // An apostrophe before a letter ends no quotation.
            (Some(until), _) if until == mark && !(is_single(mark) && letter_after) => self.until = None,
            (None, '"') => self.until = Some('"'),
            (None, '“' | '”') => self.until = Some('”'),
            (None, '„') => self.until = Some('“'),
            (None, '«') => self.until = Some('»'),
            (None, '‘') => self.until = Some('’'),
            (None, '\'') if letter_after && !self.before.is_alphanumeric() => self.until = Some('\''),
            _ => {}
        }
        self.begins |= mark == '\n' || !mark.is_whitespace() && !matches!(mark, ',' | '-' | '‑' | '&' | '/' | '\'' | '’');
        self.before = mark;
    }
}

fn is_single(mark: char) -> bool {
    matches!(mark, '\'' | '’')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// The end of the word that a text begins with; an apostrophe between letters is inside it.
fn word_end(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let apostrophe = is_single(c) && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        if !c.is_alphanumeric() && !is_combining(c) && !apostrophe {
            return at;
        }
    }
    text.len()
}
