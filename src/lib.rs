//! Subraya underlines who acts, how many, and who says so in news on armed conflicts.
//!
//! ```text
//! text ─► tokens ─► sentences ─► numbers ─► actors ─► figures ─► attributions ─► links ─► Analysis
//! ```
//!
//! Each arrow is one function over the [`document::Document`] and the [`lang::LanguagePack`]; later stages refer to the
//! output of earlier ones by index. [`analyze`] runs them all.
//!
//! ```
//! use subraya::{analyze, Options};
//!
//! let text = "Seúl estima que unos 500 asesores norcoreanos trabajan en Siria.";
//! let result = analyze(text, &Options::default())?;
//! assert_eq!((result.schema, result.language), (1, "es"));
//!
//! // The text tells its language, unless one is asked for.
//! let text = "Seoul estimates that some 500 North Korean advisers work in Syria.";
//! let result = analyze(text, &Options::default())?;
//! assert_eq!(result.language, "en");
//! # Ok::<(), subraya::Error>(())
//! ```

mod analysis;
mod class;
pub mod document;
mod error;
mod fold;
mod interner;
pub mod lang;
pub mod lexicon;
mod offsets;
pub mod order;
pub mod pattern;
pub mod rows;
pub mod sentence;
mod span;
pub mod token;

pub mod actor;
pub mod attribution;
pub mod figure;
pub mod link;
pub mod number;

#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{
    Actor, ActorId, ActorKind, Analysis, Attribution, AttributionId, AttributionKind, Category, Country, Figure, FigureId,
    Mention, MentionForm, Qualifier, RuleId, SCHEMA, Stance, Status,
};
pub use error::Error;
pub use lang::LANGUAGES;
pub use offsets::OffsetUnit;
pub use span::Span;

/// The longest text that is analysed, in bytes of UTF-8: 64 MiB.
pub const MAX_BYTES: usize = 64 << 20;

/// What a caller may choose.
///
/// ```
/// use subraya::Options;
/// let options = Options { language: Some("es"), ..Options::default() };
/// # let _ = options;
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The language to read the text in (ISO 639-1); where none is asked for, the one that [`detect_language`] tells.
    pub language: Option<&'a str>,
    /// Whether every mention, figure and attribution carries the id of the rule that made it.
    pub rules: bool,
}

/// A step of the analysis, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences and quotations.
    Document,
    /// Numbers in digits and in words.
    Numbers,
    /// Who acts.
    Actors,
    /// What is counted.
    Figures,
    /// Who says what.
    Attributions,
    /// Whose figure it is, who says it, who speaks.
    Links,
}

impl Stage {
    /// All stages.
    pub const ALL: [Self; 6] = [Self::Document, Self::Numbers, Self::Actors, Self::Figures, Self::Attributions, Self::Links];
}

/// The language in which [`analyze`] reads a text (ISO 639-1) where none is asked for; `None` where the text is in no language that
/// there is a pack for.
///
/// It goes by the text's own words, of which it reads a sample where there are many; words in quotation marks count
/// little. A text that tells nothing (empty, numbers, a lone name) is read in the first of [`LANGUAGES`].
///
/// ```
/// use subraya::{LANGUAGES, detect_language};
///
/// assert_eq!(detect_language("Seúl lo niega, según la ONU."), Some("es"));
/// assert_eq!(detect_language("Seoul denies it, according to the U.N."), Some("en"));
/// assert_eq!(detect_language("Nach Angaben der Armee wurden drei Soldaten verletzt."), None);
/// assert_eq!(detect_language("12.345"), Some(LANGUAGES[0]));
/// ```
#[must_use]
pub fn detect_language(text: &str) -> Option<&'static str> {
    lang::detect::detect(text)
}

/// Finds the actors, figures and attributions of an article; offsets are in bytes.
///
/// # Errors
/// Only for a caller's mistake: a language that there is no pack for, asked for (`unknown_language`) or, where none is asked for,
/// that of the text (`undetected_language`); or a text over [`MAX_BYTES`] (`text_too_long`).
pub fn analyze(text: &str, options: &Options) -> Result<Analysis, Error> {
    analyze_by_stages(text, options, &mut |_| {})
}

/// Does what [`analyze`] does, and tells each stage before it begins, for whoever shows how far a long text has come.
///
/// ```
/// use subraya::{analyze_by_stages, Options, Stage};
///
/// let mut told = Vec::new();
/// analyze_by_stages("Seúl lo niega.", &Options::default(), &mut |stage| told.push(stage))?;
/// assert_eq!(told, Stage::ALL);
/// # Ok::<(), subraya::Error>(())
/// ```
///
/// # Errors
/// As [`analyze`]; no stage is told then.
pub fn analyze_by_stages(text: &str, options: &Options, on_stage: &mut dyn FnMut(Stage)) -> Result<Analysis, Error> {
    if text.len() > MAX_BYTES {
        return Err(Error::too_long(text.len()));
    }
    let language = match options.language {
        Some(language) => language,
        None => detect_language(text).ok_or_else(Error::undetected_language)?,
    };
    let pack = lang::pack(language).ok_or_else(|| Error::unknown_language(language))?;
    on_stage(Stage::Document);
    let document = document::Document::new(text, pack);
    on_stage(Stage::Numbers);
    let numbers = number::find_numbers(&document, pack);
    on_stage(Stage::Actors);
    let actors = actor::find_actors(&document, pack);
    on_stage(Stage::Figures);
    let figures = figure::find_figures(&document, pack, &numbers, &actors);
    on_stage(Stage::Attributions);
    let attributions = attribution::find_attributions(&document, pack, &actors, &figures);
    on_stage(Stage::Links);
    Ok(link::link_all(&document, pack, actors, figures, attributions, options.rules))
}
