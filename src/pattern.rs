//! Patterns over token classes: regular expressions in which one ASCII letter stands for one token.
//!
//! `build.rs` turns each row of a pack's `patterns.tsv` into a sparse DFA, the engine inside the `regex` crate, so that
//! neither a parser nor Unicode tables reach the browser; the tests hold each against `regex` itself.

use regex_automata::dfa::{Automaton, sparse::DFA};
use regex_automata::{Anchored, Input};

/// A compiled pattern.
#[derive(Debug)]
pub struct Pattern(DFA<&'static [u8]>);

impl Pattern {
    /// Reads what the build step wrote; `None` where the bytes are not such an automaton.
    #[must_use]
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        DFA::from_bytes(bytes).ok().map(|(dfa, _)| Self(dfa))
    }

    /// Where the match that begins at `at` ends; `classes` has one letter a token.
    #[must_use]
    pub fn match_at(&self, classes: &[u8], at: usize) -> Option<usize> {
        let input = Input::new(classes).range(at..).anchored(Anchored::Yes);
        self.0.try_search_fwd(&input).ok().flatten().map(|found| found.offset()).filter(|&end| end > at)
    }
}
