//! The tables behind attributions: reporting verbs with all their forms, prepositional cues, nouns that are sources.

use super::Morphology;
use crate::lexicon::Lexicon;

/// The texts of the TSV files on reporting.
#[derive(Debug)]
pub struct Sources {}

/// What reports.
#[derive(Debug)]
pub struct Reporting {}

impl Reporting {
    pub(super) fn new(_sources: &Sources, _morphology: &Morphology, _lexicon: &mut Lexicon) -> Self {
        Self {}
    }
}
