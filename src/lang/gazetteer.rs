//! The tables behind actors: countries, places, organizations, persons, and the nouns that tell what a name is.

use super::Morphology;
use crate::lexicon::Lexicon;

/// The texts of the gazetteer's TSV files.
#[derive(Debug)]
pub struct Sources {}

/// What names actors.
#[derive(Debug)]
pub struct Gazetteer {}

impl Gazetteer {
    pub(super) fn new(_sources: &Sources, _morphology: &Morphology, _lexicon: &mut Lexicon) -> Self {
        Self {}
    }
}
