//! Words as numbers: each distinct word is kept once, one after the other in a single string.

/// The number of no word.
pub const NONE: u32 = u32::MAX;

/// So many places are tried for a word. Who chooses words that share a hash makes us keep some twice, but not wait.
const TRIES: usize = 32;

/// Distinct words with their numbers, which count from zero.
#[derive(Debug, Default)]
pub struct Interner {
    text: String,
    words: Vec<Word>,
    /// The number of the word in each place, plus one; their count is a power of two.
    places: Vec<u32>,
}

/// Where a word stands in the text of all words, and its hash.
#[derive(Clone, Copy, Debug)]
struct Word {
    start: u32,
    end: u32,
    hash: u32,
}

impl Interner {
    /// One with room for so many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        let mut interner = Self { text: String::with_capacity(words * 8), words: Vec::with_capacity(words), places: Vec::new() };
        interner.resize(words);
        interner
    }

    /// How many words there are.
    pub(crate) const fn len(&self) -> usize {
        self.words.len()
    }

    /// A word's letters; none for a number of no word.
    #[must_use]
    pub fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", |word| &self.text[word.start as usize..word.end as usize])
    }

    /// The number of a word, or [`NONE`].
    #[must_use]
    pub fn find(&self, word: &str) -> u32 {
        self.search(word, hash(word)).unwrap_or(NONE)
    }

    /// The number of a word, which is added where it is new: then it is the highest.
    pub fn intern(&mut self, word: &str) -> u32 {
        let hash = hash(word);
        match self.search(word, hash) {
            Ok(found) => found,
            Err(place) => {
                let number = self.words.len() as u32;
                let start = self.text.len() as u32;
                self.text.push_str(word);
                self.words.push(Word { start, end: self.text.len() as u32, hash });
                if let Some(place) = self.places.get_mut(place) {
                    *place = number + 1;
                }
                if self.words.len() * 2 > self.places.len() {
                    self.resize(self.words.len() * 2);
                }
                number
            }
        }
    }

    /// The number of a word, or the place where it belongs; one past the end where all that may be tried are taken.
    fn search(&self, word: &str, hash: u32) -> Result<u32, usize> {
        let mask = self.places.len().wrapping_sub(1);
        for step in 0..TRIES.min(self.places.len()) {
            let place = (hash as usize).wrapping_add(step) & mask;
            let Some(number) = self.places[place].checked_sub(1) else { return Err(place) };
            let other = self.words[number as usize];
            if other.hash == hash && &self.text[other.start as usize..other.end as usize] == word {
                return Ok(number);
            }
        }
        Err(self.places.len())
    }

    /// Makes room for so many words in all.
    fn resize(&mut self, words: usize) {
        let mask = (words * 2 + 1).next_power_of_two() - 1;
        self.places.clear();
        self.places.resize(mask + 1, 0);
        for (number, word) in self.words.iter().enumerate() {
            let places = (0..TRIES).map(|step| (word.hash as usize).wrapping_add(step) & mask);
            if let Some(free) = { places }.find(|&place| self.places[place] == 0) {
                self.places[free] = number as u32 + 1;
            }
        }
    }
}

/// A hash with a number more in it. Its high bits depend on all that went in.
#[must_use]
pub const fn mix(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A hash of a word, eight bytes at a time.
#[must_use]
pub fn hash(word: &str) -> u32 {
    let (whole, rest) = word.as_bytes().as_chunks::<8>();
    let hash = whole.iter().fold(word.len() as u64, |hash, bytes| mix(hash, u64::from_le_bytes(*bytes)));
    let last = rest.iter().fold(0, |last, byte| last << 8 | u64::from(*byte));
    (mix(hash, last) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number() {
        let mut interner = Interner::default();
        let words: Vec<String> = (0..2000).map(|number| format!("palabra{number}")).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(interner.find(word), NONE);
            assert_eq!(interner.intern(word) as usize, number);
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!((interner.intern(word) as usize, interner.find(word) as usize), (number, number));
            assert_eq!(interner.word(number as u32), word);
        }
        assert_eq!(interner.words.len(), words.len());
    }

    #[test]
    fn words_of_one_place_are_kept() {
        let words = (0..400_000).map(|number| number.to_string()).filter(|word| hash(word).is_multiple_of(4096));
        let mut interner = Interner::default();
        for word in words {
            let number = interner.intern(&word);
            assert_eq!(interner.word(number), word);
        }
        assert!(interner.words.len() > 2 * TRIES, "{}", interner.words.len());
    }
}
