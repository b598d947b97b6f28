//! Patterns over token classes: regular expressions in which one ASCII letter stands for one token.
//!
//! `build/patterns.rs` turns each row of a pack's `patterns.tsv` into a table, so that neither a parser nor an engine for
//! automata reaches the browser; the tests hold each against `regex` itself.

/// A compiled pattern.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    start: u8,
    /// The first of the states in which a match may end.
    accepting: u8,
    /// How many classes of letters there are.
    width: usize,
    /// The class of each ASCII letter.
    classes: &'static [u8],
    /// The next state, by state and class; there is no way on from state 0.
    next: &'static [u8],
}

/// The longest name, in tokens. None in any text is half as long; but a text of nothing but capitals must not be read to its
/// end from each of them.
pub const LONGEST_NAME: usize = 32;

impl Pattern {
    /// Reads what the build step wrote; `None` where the bytes are too few.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        let (&[start, accepting, width], rest) = bytes.split_first_chunk()?;
        let (classes, next) = rest.split_at_checked(128)?;
        Some(Self { start, accepting, width: usize::from(width), classes, next })
    }

    /// Where the match that begins at `at` ends, [`LONGEST_NAME`] letters on at most; `letters` has one letter a token.
    #[must_use]
    pub fn match_at(&self, letters: &[u8], at: usize) -> Option<usize> {
        let mut state = self.start;
        let mut found = None;
        for (len, &letter) in letters.get(at..)?.iter().take(LONGEST_NAME).enumerate() {
            let class = self.classes.get(usize::from(letter)).copied().unwrap_or_default();
            state = self.next.get(usize::from(state) * self.width + usize::from(class)).copied().unwrap_or_default();
            if state == 0 {
                break;
            }
            if state >= self.accepting {
                found = Some(at + len + 1);
            }
        }
        found
    }
}
