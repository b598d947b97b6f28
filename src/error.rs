//! The one error: a caller's mistake, with a code for programs and a sentence for people.

use std::fmt;

/// Why a text can't be served: a caller's mistake, with a sentence for people and a [code](Error::code) for programs.
///
/// ```
/// use subraya::{Options, analyze};
///
/// let error = analyze("Bonjour", &Options { language: Some("fr"), ..Options::default() }).unwrap_err();
/// assert_eq!(error.to_string(), "There is no language pack for “fr”. There are packs for: Spanish (es), English (en).");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Error {
    code: &'static str,
    message: String,
}

impl Error {
    pub(crate) fn unknown_language(language: &str) -> Self {
        let known = crate::lang::named_languages();
        Self {
            code: "unknown_language",
            message: format!("There is no language pack for “{language}”. There are packs for: {known}."),
        }
    }

    pub(crate) fn undetected_language() -> Self {
        let known = crate::lang::named_languages();
        Self {
            code: "undetected_language",
            message: format!(
                "The text does not look like any language that is read here: {known}. If it is in one of them, say in which."
            ),
        }
    }

    pub(crate) fn too_long(bytes: usize) -> Self {
        let limit = crate::MAX_BYTES;
        Self { code: "text_too_long", message: format!("The text has {bytes} bytes; the limit is {limit}. Analyse it in parts.") }
    }

    /// A short name that a program can compare: `unknown_language`, `undetected_language` or `text_too_long`.
    ///
    /// ```
    /// use subraya::{Options, analyze};
    ///
    /// let error = analyze("Nach Angaben der Armee wurden drei Soldaten verletzt.", &Options::default()).unwrap_err();
    /// assert_eq!(error.code(), "undetected_language");
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_goes_wherever_errors_go() {
        let failed = || -> Result<(), Box<dyn std::error::Error + Send + Sync>> { Err(Error::unknown_language("fr").into()) };
        let error = failed().expect_err("it is one");
        assert_eq!(error.downcast_ref::<Error>().map(Error::code), Some("unknown_language"));
    }
}
