//! Names as the build step packs them (`build/encoding.rs`): their hashes, without their letters. A word that is no name
//! passes for one now and then, once in some thousands.

use std::ops::Range;

use super::gazetteer::Gazetteer;
use crate::document::Document;
use crate::fold::{NameHash, joins_names};
use crate::lexicon::{Class, Match};
use crate::token::{Case, Gap, TokenKind};

/// The names of all languages: most have one name for a place, and people's names are the same in all.
const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.bin"));

/// The words in small letters that any name may have, besides those of [`SHORT`] bytes or fewer: Deir ez Zor, Wad an Noura.
const SMALL_WORDS: [Class; 4] = [Class::Preposition, Class::Article, Class::Coordinator, Class::NameParticle];

/// See [`SMALL_WORDS`].
const SHORT: usize = 3;

/// How many buckets the hashes lie in.
const BUCKETS: usize = 1 << 14;

/// The names of a language, in sets whose hashes lie in one range.
#[derive(Debug, Default)]
pub struct NameSets {
    range: u32,
    /// What makes the hashes of this range.
    factor: u32,
    /// The most words that a name has.
    words: u8,
    /// Class and row of each set.
    kinds: Vec<(Class, usize)>,
    /// The hash of each name with the index of its set, in buckets.
    hashes: Vec<(u32, u16)>,
    /// Where each bucket begins, and where the last one ends.
    buckets: Vec<u32>,
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
    /// Reads a language's names; the gazetteer gets an entry for each entity, and for each set of names that stand for
    /// themselves.
    pub(super) fn new(code: &str, gazetteer: &mut Gazetteer) -> Self {
        let mut reader = Reader { bytes: NAMES, bits: 0, left: 0 };
        let mut names = Self { range: reader.number(), factor: reader.number(), words: reader.byte(), ..Self::default() };
        let languages = reader.line().split('\t');
        let spoken = (languages.clone().position(|language| language == code).unwrap_or(0) as u32, width(languages.count()));
        let (sets, entities) = (reader.labels(), reader.labels());
        for label in &sets {
            let set = names.add(label, false, gazetteer);
            let rice = rice(names.range, label.count);
            let mut hash = 0;
            for _ in 0..label.count {
                hash += reader.gap(rice);
                if label.shared || reader.is_of(spoken) {
                    names.hashes.push((hash, set));
                }
            }
        }
        for label in &entities {
            let rice = rice(names.range, label.count);
            let mut hash = 0;
            // The label's entities that a name has been read of, those of this language with their set.
            let mut met: Vec<Option<u16>> = Vec::new();
            for _ in 0..label.count {
                hash += reader.gap(rice);
                let form = match reader.bits(1) {
                    0 => 1,
                    _ => reader.bits(1) as u16 * 2,
                };
                let is_ours = reader.is_of(spoken);
                let at = if !met.is_empty() && reader.bits(1) == 1 {
                    reader.bits(width(met.len())) as usize
                } else {
                    met.push(None);
                    met.len() - 1
                };
                if is_ours {
                    let set = *met[at].get_or_insert_with(|| names.add(label, true, gazetteer));
                    names.hashes.push((hash, set + form));
                }
            }
        }
        names.fill_buckets();
        names
    }

    /// Brings together the hashes of each bucket, in one pass; sorting them all would take longer than to read them.
    fn fill_buckets(&mut self) {
        self.buckets = vec![0; BUCKETS + 1];
        for &(hash, _) in &self.hashes {
            let bucket = self.bucket(hash);
            self.buckets[bucket + 1] += 1;
        }
        for bucket in 0..BUCKETS {
            self.buckets[bucket + 1] += self.buckets[bucket];
        }
        let mut next = self.buckets.clone();
        let mut hashes = vec![(0, 0); self.hashes.len()];
        for &name in &self.hashes {
            let place = &mut next[self.bucket(name.0)];
            hashes[*place as usize] = name;
            *place += 1;
        }
        self.hashes = hashes;
    }

    fn bucket(&self, hash: u32) -> usize {
        (u64::from(hash) * BUCKETS as u64 / u64::from(self.range.max(1))) as usize
    }

    /// Adds the names that begin at a token.
    pub(crate) fn find(&self, document: &Document, at: usize, found: &mut Vec<FoundName>) {
        if !document.is_capital(at) {
            return;
        }
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
            if words == self.words {
                break;
            }
            let key = document.key(next);
            hash.push(key);
            words += 1;
            if token.case == Case::Lower && token.gap != Gap::None {
                if key.len() <= SHORT || document.has_any(next, &SMALL_WORDS) {
                    continue;
                }
                break;
            }
            self.look_up(hash, at..next + 1, found);
        }
    }

    /// Adds what names stand for: a set of them, or an entity in each of its forms.
    fn add(&mut self, label: &Label, entity: bool, gazetteer: &mut Gazetteer) -> u16 {
        let set = self.kinds.len() as u16;
        let first = gazetteer.add_set(entity, label.kind, label.country, label.form, label.national);
        // The names of an entity come in as many rows as there are forms.
        self.kinds.extend((0..if entity { 3 } else { 1 }).map(|form| (label.class, first + form)));
        set
    }

    /// Adds what the words of these tokens name.
    fn look_up(&self, hash: NameHash, tokens: Range<usize>, found: &mut Vec<FoundName>) {
        let wanted = hash.below(self.range, self.factor);
        let bucket = self.bucket(wanted);
        let names = self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize;
        for &(_, set) in self.hashes[names].iter().filter(|&&(hash, _)| hash == wanted) {
            let (class, row) = self.kinds[usize::from(set)];
            found.push(FoundName { at: tokens.start, class, found: Match { len: tokens.len(), row } });
        }
    }
}

/// What names have in common.
#[derive(Clone, Copy)]
struct Label {
    class: Class,
    kind: &'static str,
    form: &'static str,
    national: &'static str,
    country: &'static str,
    /// Whether all languages have all of them.
    shared: bool,
    /// How many they are.
    count: usize,
}

/// How many bits tell so many apart.
fn width(count: usize) -> u32 {
    count.next_power_of_two().ilog2()
}

/// The bits of the remainder in the code of so many hashes' gaps.
fn rice(range: u32, count: usize) -> u32 {
    let mean = range / count.max(1) as u32;
    (u64::from(mean) * 7 / 10).max(1).ilog2()
}

/// Reads what the build step wrote.
struct Reader {
    bytes: &'static [u8],
    bits: u64,
    /// How many of the lowest bits of `bits` are still to be read.
    left: u32,
}

impl Reader {
    /// The next byte; past the end all are zero.
    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        first
    }

    fn number(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    fn line(&mut self) -> &'static str {
        let end = self.bytes.iter().position(|&byte| byte == b'\n').unwrap_or(0);
        let (line, rest) = self.bytes.split_at(end);
        self.bytes = &rest[1..];
        std::str::from_utf8(line).unwrap_or("")
    }

    /// The labels up to an empty line.
    fn labels(&mut self) -> Vec<Label> {
        let mut labels = Vec::new();
        loop {
            let line = self.line();
            let mut fields = line.split('\t');
            let [class, kind, form, national, shared] = std::array::from_fn(|_| fields.next().unwrap_or("-"));
            let Some(class) = Class::from_name(class) else { return labels };
            labels.extend(fields.filter_map(|field| field.split_once(' ')).map(|(country, count)| Label {
                class,
                kind,
                form,
                national,
                country,
                shared: shared == "shared",
                count: count.parse().unwrap_or(0),
            }));
        }
    }

    /// Whether a language has a name; which one of how many bits, that is.
    fn is_of(&mut self, (language, width): (u32, u32)) -> bool {
        self.bits(1) == 0 || self.bits(width) == language
    }

    /// A number in a Rice code with this many bits of remainder.
    fn gap(&mut self, rice: u32) -> u32 {
        let mut whole = 0;
        // The end of the bytes reads as zeros, so this ends.
        while self.bits(1) == 1 {
            whole += 1;
        }
        whole << rice | self.bits(rice)
    }

    fn bits(&mut self, width: u32) -> u32 {
        while self.left < width {
            self.bits = self.bits << 8 | u64::from(self.byte());
            self.left += 8;
        }
        self.left -= width;
        (self.bits >> self.left) as u32 & ((1_u64 << width) - 1) as u32
    }
}
