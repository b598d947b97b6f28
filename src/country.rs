//! A country, by its code.

use std::fmt;

use serde::Serialize;

/// An ISO 3166-1 alpha-2 code (XK for Kosovo), such as `KP`.
///
/// ```
/// use subraya::{Country, Options, analyze};
///
/// let result = analyze("Pyongyang lo niega.", &Options::default())?;
/// assert_eq!(result.actors[0].country, Country::new("KP"));
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The country of a two-letter code; `None` where `code` is not two capital ASCII letters.
    ///
    /// ```
    /// use subraya::Country;
    /// assert_eq!(Country::new("KP").map(|c| c.to_string()), Some("KP".to_owned()));
    /// assert_eq!(Country::new("Korea"), None);
    /// ```
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([a, b])),
            _ => None,
        }
    }

    /// The two letters.
    ///
    /// ```
    /// use subraya::Country;
    /// assert_eq!(Country::new("KP").as_ref().map(Country::code), Some("KP"));
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
