//! Names as the build step packs them (`build/names.rs`): their hashes, without their letters. A word that is no name passes
//! for one now and then, once in some thousands.

use std::ops::Range;

use super::gazetteer::Gazetteer;
use crate::document::Document;
use crate::fold::{NameHash, joins_names};
use crate::lexicon::{Class, Match};
use crate::token::{Case, Gap, TokenKind};

/// Given names and surnames, which all languages share.
const PEOPLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/people.names"));

/// The sets of a language, and those that all share.
#[derive(Debug)]
pub struct NameSets {
    shared: Sets,
    own: Sets,
}

/// Sets whose hashes lie in one range.
#[derive(Debug, Default)]
struct Sets {
    range: u32,
    /// The most words that a name has.
    words: u8,
    /// Class and row of each set.
    kinds: Vec<(Class, usize)>,
    /// The hash of each name with the index of its set, in order.
    hashes: Vec<(u32, u16)>,
}

/// A name of one of the sets, found in a text.
#[derive(Clone, Copy, Debug)]
pub struct FoundName {
    /// Its first token.
    pub at: usize,
    /// Its class.
    pub class: Class,
    /// How many tokens it takes, and the row of its class's table.
    pub found: Match,
}

impl NameSets {
    /// Reads the sets; the gazetteer gets an entry for each entity, and for each set of names that stand for themselves.
    pub(super) fn new(own: &'static [u8], gazetteer: &mut Gazetteer) -> Self {
        Self { shared: Sets::new(PEOPLE, gazetteer), own: Sets::new(own, gazetteer) }
    }

    /// Adds the names that begin at a token.
    pub(crate) fn find(&self, document: &Document, at: usize, found: &mut Vec<FoundName>) {
        if !document.is_capital(at) {
            return;
        }
        let most = self.shared.words.max(self.own.words);
        let mut hash = NameHash::new();
        let mut words = 0;
        for next in at..document.len() {
            let token = &document.tokens[next];
            if next > at && token.gap > Gap::Line {
                break;
            }
            match token.kind {
                TokenKind::Mark('&') => continue,
                TokenKind::Mark(mark) if joins_names(mark) && token.gap == Gap::None => continue,
                TokenKind::Mark(_) => break,
                _ => {}
            }
            if words == most {
                break;
            }
            hash.push(document.key(next));
            words += 1;
            if token.case == Case::Lower && token.gap != Gap::None {
                continue;
            }
            for sets in [&self.shared, &self.own] {
                sets.look_up(hash, at..next + 1, found);
            }
        }
    }
}

impl Sets {
    fn new(bytes: &'static [u8], gazetteer: &mut Gazetteer) -> Self {
        let mut names = Self::default();
        let mut reader = Reader { bytes, bits: 0, left: 0 };
        names.range = reader.number();
        names.words = reader.byte();
        while let Some(label) = reader.label() {
            let set = names.add(&label, false, gazetteer);
            reader.hashes(0, |hash, _| names.hashes.push((hash, set)));
        }
        let first = names.kinds.len() as u16;
        while let Some(label) = reader.label() {
            for _ in 0..label[5].parse::<u32>().unwrap_or(0) {
                names.add(&label, true, gazetteer);
            }
        }
        let width = u32::from(reader.byte());
        reader.hashes(width, |hash, stands_for| names.hashes.push((hash, first + stands_for as u16)));
        crate::order::sort_by_key(&mut names.hashes, |&hash| hash);
        names
    }

    /// Adds what names stand for: a set of them, or an entity in each of its forms.
    fn add(&mut self, label: &[&str; 6], entity: bool, gazetteer: &mut Gazetteer) -> u16 {
        let set = self.kinds.len() as u16;
        let [class, kind, country, form, national, _] = *label;
        let first = gazetteer.add_set(entity, kind, country, form, national);
        let class = Class::from_name(class).unwrap_or(Class::Place);
        // The names of an entity come in as many rows as there are forms, and one to fill two bits.
        self.kinds.extend((0..if entity { 4 } else { 1 }).map(|form| (class, first + form)));
        set
    }

    /// Adds what the words of these tokens name.
    fn look_up(&self, hash: NameHash, tokens: Range<usize>, found: &mut Vec<FoundName>) {
        let wanted = hash.below(self.range);
        let first = self.hashes.partition_point(|&(hash, _)| hash < wanted);
        for &(_, set) in self.hashes[first..].iter().take_while(|&&(hash, _)| hash == wanted) {
            let (class, row) = self.kinds[usize::from(set)];
            found.push(FoundName { at: tokens.start, class, found: Match { len: tokens.len(), row } });
        }
    }
}

/// Reads what the build step wrote.
struct Reader {
    bytes: &'static [u8],
    bits: u8,
    /// How many bits of `bits` are still to be read.
    left: u32,
}

impl Reader {
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    fn number(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    /// The fields of a line: class, kind, country, form, national, count; `None` for an empty line.
    fn label(&mut self) -> Option<[&'static str; 6]> {
        let end = self.bytes.iter().position(|&byte| byte == b'\n')?;
        let (line, rest) = self.bytes.split_at(end);
        self.bytes = &rest[1..];
        let mut fields = std::str::from_utf8(line).ok().filter(|line| !line.is_empty())?.split('\t');
        Some(std::array::from_fn(|_| fields.next().unwrap_or("-")))
    }

    /// Hashes, each with `width` bits of what it stands for.
    fn hashes(&mut self, width: u32, mut visit: impl FnMut(u32, u32)) {
        let count = self.number();
        let rice = u32::from(self.byte());
        let mut hash = 0;
        for _ in 0..count {
            hash += self.gap(rice);
            visit(hash, self.bits(width));
        }
        self.left = 0;
    }

    fn bit(&mut self) -> u32 {
        if self.left == 0 {
            self.bits = self.byte();
            self.left = 8;
        }
        self.left -= 1;
        u32::from(self.bits >> self.left & 1)
    }

    /// A number in a Rice code with this many bits of remainder.
    fn gap(&mut self, rice: u32) -> u32 {
        let mut whole = 0;
        // The end of the bytes reads as zeros, so this ends.
        while self.bit() == 1 {
            whole += 1;
        }
        whole << rice | self.bits(rice)
    }

    fn bits(&mut self, width: u32) -> u32 {
        (0..width).fold(0, |number, _| number << 1 | self.bit())
    }
}
