//! Stage 6, attributions: source, cue and content.

use std::ops::Range;

use crate::actor::Actors;
use crate::document::Document;
use crate::figure::FigureAt;
use crate::lang::LanguagePack;
use crate::{AttributionKind, RuleId, Stance};

/// An attribution before it gets its id.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributionAt {
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The words that report.
    pub cue: Option<Range<usize>>,
    /// What is said.
    pub content: Vec<Range<usize>>,
    /// Whether it is quoted.
    pub kind: AttributionKind,
    /// What the source does in saying it.
    pub stance: Stance,
    /// The entity that speaks, where the finder knows it already.
    pub speaker: Option<usize>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// All attributions, in text order.
#[must_use]
pub fn find_attributions(
    _document: &Document,
    _pack: &LanguagePack,
    _actors: &Actors,
    _figures: &[FigureAt],
) -> Vec<AttributionAt> {
    Vec::new()
}
