//! The tables behind figures: number words, qualifiers, counted nouns, units that rule a figure out.

use crate::lexicon::Lexicon;

/// The texts of the TSV files on counting.
#[derive(Debug)]
pub struct Sources {}

/// What counts.
#[derive(Debug)]
pub struct Counting {}

impl Counting {
    pub(super) fn new(_sources: &Sources, _lexicon: &mut Lexicon) -> Self {
        Self {}
    }
}
