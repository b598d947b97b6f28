//! Stage 3, numbers: digits and words → [`Quantity`].

use std::ops::Range;

use crate::Qualifier;
use crate::document::Document;
use crate::lang::LanguagePack;

/// How many, and how exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The lower bound; `None` where it is open.
    pub low: Option<u64>,
    /// The upper bound; `None` where it is open.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
}

/// A number expression of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens, the qualifier included.
    pub tokens: Range<usize>,
    /// Its value.
    pub quantity: Quantity,
}

/// All number expressions, in order; none overlaps another.
#[must_use]
pub fn find_numbers(_document: &Document, _pack: &LanguagePack) -> Vec<Number> {
    Vec::new()
}
