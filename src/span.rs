//! [`Span`] and its algebra.

use serde::Serialize;

/// A half-open range `start..end` of a text.
///
/// The engine counts in bytes of UTF-8; [`crate::Analysis::with_offsets`] turns every span of a result
/// into UTF-16 code units or characters.
///
/// ```
/// use subraya::Span;
/// let span = Span::new(3, 9);
/// assert_eq!(span.of("en Moscú negó"), "Moscú");
/// assert!(span.contains(Span::new(3, 5)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends: the first offset that is no longer in it.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    ///
    /// ```
    /// use subraya::Span;
    /// assert_eq!(Span::new(3, 9), Span { start: 3, end: 9 });
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    ///
    /// ```
    /// use subraya::Span;
    /// assert_eq!(Span::new(5, 7).to(Span::new(0, 2)), Span::new(0, 7));
    /// ```
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Its length, in the unit of its offsets.
    ///
    /// ```
    /// use subraya::Span;
    /// assert_eq!(Span::new(3, 9).len(), 6);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    ///
    /// ```
    /// use subraya::Span;
    /// assert!(Span::new(3, 3).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly in it.
    ///
    /// ```
    /// use subraya::Span;
    /// assert!(Span::new(0, 9).contains(Span::new(3, 9)));
    /// assert!(!Span::new(3, 9).contains(Span::new(0, 9)));
    /// ```
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    ///
    /// ```
    /// use subraya::Span;
    /// assert!(Span::new(0, 4).overlaps(Span::new(3, 9)));
    /// assert!(!Span::new(0, 3).overlaps(Span::new(3, 9)));
    /// ```
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text that a byte span covers.
    ///
    /// ```
    /// use subraya::Span;
    /// assert_eq!(Span::new(3, 9).of("en Moscú negó"), "Moscú");
    /// ```
    ///
    /// # Panics
    /// Where the span is not inside `text` or splits a character.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}
