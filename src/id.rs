//! How the lists of the result point into each other, and at the rule that made something.

use serde::Serialize;

/// The index of an actor in [`Analysis::actors`](crate::Analysis::actors).
///
/// ```
/// use subraya::{Options, analyze};
///
/// let result = analyze("Moscú lo niega, según Pekín.", &Options::default())?;
/// let speaker = result.attributions[0].speaker.expect("Peking speaks");
/// assert_eq!(result.actors[speaker.index()].name, "Pekín");
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ActorId(pub u32);

impl ActorId {
    /// The place in the list.
    ///
    /// ```
    /// assert_eq!(subraya::ActorId(2).index(), 2);
    /// ```
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of a figure in [`Analysis::figures`](crate::Analysis::figures).
///
/// ```
/// use subraya::{Options, analyze};
///
/// let result = analyze("Llegaron 300 soldados y 20 tanques.", &Options::default())?;
/// let ids: Vec<usize> = result.figures.iter().map(|figure| figure.id.index()).collect();
/// assert_eq!(ids, [0, 1]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FigureId(pub u32);

impl FigureId {
    /// The place in the list.
    ///
    /// ```
    /// assert_eq!(subraya::FigureId(2).index(), 2);
    /// ```
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The index of an attribution in [`Analysis::attributions`](crate::Analysis::attributions).
///
/// ```
/// use subraya::{Options, analyze};
///
/// let text = "Llegaron 300 soldados, según Pekín.";
/// let result = analyze(text, &Options::default())?;
/// let claim = result.figures[0].attribution.expect("somebody says it");
/// assert_eq!(result.attributions[claim.index()].source.map(|source| source.of(text)), Some("Pekín"));
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AttributionId(pub u32);

impl AttributionId {
    /// The place in the list.
    ///
    /// ```
    /// assert_eq!(subraya::AttributionId(2).index(), 2);
    /// ```
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The id of the rule that made an output, such as `attribution.according_to`.
///
/// ```
/// use subraya::{Options, RuleId, analyze};
///
/// let options = Options { rules: true, ..Options::default() };
/// let rule: Option<RuleId> = analyze("Moscú lo niega, según Pekín.", &options)?.attributions[0].rule;
/// assert_eq!(rule, Some("attribution.according_to"));
/// # Ok::<(), subraya::Error>(())
/// ```
pub type RuleId = &'static str;
