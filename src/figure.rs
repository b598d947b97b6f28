//! Stage 5, figures: a quantity and the counted noun.

use std::ops::Range;

use crate::actor::Actors;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::number::{Number, Quantity};
use crate::{Category, Country, RuleId, Status};

/// A figure before it gets its id.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureAt {
    /// Its tokens, from its qualifier to the end of its noun.
    pub tokens: Range<usize>,
    /// How many.
    pub quantity: Quantity,
    /// What it counts.
    pub category: Category,
    /// The counted noun.
    pub unit: Option<Range<usize>>,
    /// What became of them.
    pub status: Option<Status>,
    /// The side whose they are.
    pub country: Option<Country>,
    /// The entity whose they are, as an index in [`Actors::entities`].
    pub entity: Option<usize>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// All figures, in text order; none overlaps another.
#[must_use]
pub fn find_figures(_document: &Document, _pack: &LanguagePack, _numbers: &[Number], _actors: &Actors) -> Vec<FigureAt> {
    Vec::new()
}
