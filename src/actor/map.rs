//! Maps and sets for the numbers of tokens, words and entities, with a hash of one multiplication a number.
//!
//! No text chooses those numbers freely, so that the standard hash, which is many times as slow, would keep nobody out.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::interner::mix;

pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Mix>>;
pub(super) type Set<K> = HashSet<K, BuildHasherDefault<Mix>>;

#[derive(Clone, Copy, Default)]
pub(super) struct Mix(u64);

impl Mix {
    const fn add(&mut self, number: u64) {
        self.0 = mix(self.0, number);
    }
}

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        // A table looks at the low bits first.
        self.0.rotate_left(26)
    }

    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        for bytes in whole {
            self.add(u64::from_le_bytes(*bytes));
        }
        if !rest.is_empty() {
            self.add(rest.iter().fold(rest.len() as u64, |number, byte| number << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.add(u64::from(number));
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }
}
