//! Sets of names as the build step packs them (`build/names.rs`): the hashes of the names, without their letters. A word
//! that is no name passes for one now and then, once in some thousands.

use super::gazetteer::Gazetteer;
use crate::document::Document;
use crate::fold::{NameHash, joins_names};
use crate::lexicon::{Class, Match};
use crate::token::{Gap, TokenKind};

/// The sets of a language.
#[derive(Debug, Default)]
pub struct NameSets {
    range: u32,
    /// The most words that a name has.
    words: u8,
    /// Class and row of each set.
    sets: Vec<(Class, usize)>,
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
    /// Reads the sets; the gazetteer gets an entry for each that a name of it stands for.
    pub(super) fn new(bytes: &'static [u8], gazetteer: &mut Gazetteer) -> Self {
        let mut sets = Self::default();
        let mut reader = Reader { bytes, bits: 0, left: 0 };
        sets.range = reader.number();
        sets.words = reader.byte();
        while let Some(label) = reader.line() {
            let mut fields = label.split('\t');
            let mut field = || fields.next().unwrap_or_default();
            let class = Class::from_name(field());
            let row = gazetteer.add_set(field(), field(), field(), field());
            let set = sets.sets.len() as u16;
            sets.sets.extend(class.map(|class| (class, row)));
            let count = reader.number();
            let rice = u32::from(reader.byte());
            let mut hash = 0;
            for _ in 0..count {
                hash += reader.gap(rice);
                sets.hashes.push((hash, set));
            }
            reader.left = 0;
        }
        crate::order::sort_by_key(&mut sets.hashes, |&hash| hash);
        sets
    }

    /// The names of a text that begin at each token, in order.
    pub(crate) fn find(&self, document: &Document) -> Vec<FoundName> {
        let mut found = Vec::new();
        for at in (0..document.len()).filter(|&at| document.is_capital(at)) {
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
                hash.push(document.key(next));
                words += 1;
                let wanted = hash.below(self.range);
                let first = self.hashes.partition_point(|&(hash, _)| hash < wanted);
                for &(_, set) in self.hashes[first..].iter().take_while(|&&(hash, _)| hash == wanted) {
                    let (class, row) = self.sets[usize::from(set)];
                    found.push(FoundName { at, class, found: Match { len: next + 1 - at, row } });
                }
                if words == self.words {
                    break;
                }
            }
        }
        found
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

    fn line(&mut self) -> Option<&'static str> {
        let end = self.bytes.iter().position(|&byte| byte == b'\n')?;
        let (line, rest) = self.bytes.split_at(end);
        self.bytes = &rest[1..];
        std::str::from_utf8(line).ok()
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
        (0..rice).fold(whole, |number, _| number << 1 | self.bit())
    }
}
