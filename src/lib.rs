//! Finds who acts, how many, and who says so in news on armed conflicts, in Spanish and in English.
//!
//! [`analyze`] reads an article and gives an [`Analysis`], three lists in text order:
//!
//! - **actors**: states, bodies such as “fuerzas rusas”, organizations, armed groups and persons, with all the places where the text
//!   names each of them;
//! - **figures**: how many people in arms, losses, units and weapons, with bounds, and whose they are;
//! - **attributions**: source, cue and content of what is said, quoted or not, and so whose word each figure is.
//!
//! It goes by rules and word lists, which are compiled in. It reads no file and asks no network, and the same text always gives the
//! same result.
//!
//! # In two minutes
//!
//! ```
//! use subraya::{ActorKind, Category, Options, Qualifier, Stance, Status, analyze};
//!
//! let text = "South Korea estimates that Pyongyang has sent between 10,000 and 12,000 North Korean soldiers to Russia. \
//!             “It is a lie,” Kremlin spokesman Dmitry Peskov said.";
//! let result = analyze(text, &Options::default())?;
//! assert_eq!(result.language, "en"); // The text tells its language, unless one is asked for.
//!
//! // Who acts?
//! let names: Vec<&str> = result.actors.iter().map(|actor| actor.name.as_str()).collect();
//! assert_eq!(names, ["South Korea", "Pyongyang", "North Korean soldiers", "Russia", "Kremlin", "Dmitry Peskov"]);
//! let spokesman = &result.actors[5];
//! assert_eq!((spokesman.kind, spokesman.role.as_deref()), (ActorKind::Person, Some("spokesman")));
//!
//! // How many?
//! let figure = &result.figures[0];
//! assert_eq!(figure.span().of(text), "between 10,000 and 12,000 North Korean soldiers");
//! assert_eq!((figure.low, figure.high, figure.qualifier), (Some(10_000), Some(12_000), Qualifier::Range));
//! assert_eq!((figure.category, figure.status), (Category::Personnel, Some(Status::Sent)));
//! assert_eq!(figure.country.map(|country| country.to_string()), Some("KP".to_owned()));
//!
//! // Who says so? Finds refer to each other by ids, which are indices into their lists.
//! let claim = &result.attributions[figure.attribution.expect("somebody claims it").index()];
//! let speaker = &result.actors[claim.speaker.expect("an actor of the text").index()];
//! assert_eq!((speaker.name.as_str(), claim.stance), ("South Korea", Stance::Estimates));
//!
//! // What does the spokesman say?
//! let answer = result.attributions.iter().find(|attribution| attribution.speaker == Some(spokesman.id));
//! let said = answer.map(|answer| answer.content[0].of(text));
//! assert_eq!(said, Some("It is a lie"));
//! # Ok::<(), subraya::Error>(())
//! ```
//!
//! **Spans and offsets.** `start` and `end` count bytes of the text as it was given, as Rust's strings do: a [`Span`] cuts its words out
//! by [`Span::of`]. For whoever counts otherwise, [`Analysis::with_offsets`] turns the whole result into UTF-16 units (JavaScript) or
//! characters (Python).
//!
//! **JSON.** All of the result is [`serde::Serialize`]; `serde_json::to_string(&result)` is what the command line prints, and
//! [`SCHEMA`] is the version of its shape.
//!
//! **Tables.** [`rows`] flattens a result to rows with the same columns for every find, for CSV, data frames and databases.
//!
//! **Errors** are a caller's mistakes alone, with a [code](Error::code): a text in a language that is not read here, one over
//! [`MAX_BYTES`], a language that there is no pack for.
//!
//! **Corrections to expect.** A rule may miss a name, cut a phrase wrongly or take one for another: have people look where it
//! matters, and keep what they say beside the result. [`Options::rules`] gives each find the rule that made it, which `subraya --explain`
//! traces. What the rules find may change with every version; the shape of the result changes with [`SCHEMA`] alone.
//!
//! # Features
//!
//! | feature | default | what it brings |
//! | --- | --- | --- |
//! | `cli` | yes | the command line `subraya`; the library needs nothing of it: `default-features = false` |
//! | `archive` | yes | `subraya extract`, the command line over archives |
//! | `parquet` | no | `subraya extract` writes Parquet, too |
//!
//! For `wasm32` targets the crate exports the same to JavaScript; the `README` tells how the browser's package is built.
//! The library needs Rust 1.88 or later.
//!
//! # Limits
//!
//! - A text has at most [`MAX_BYTES`] bytes. Time and memory grow as the text does, whatever it holds.
//! - The first analysis in a language makes its tables; they are kept, and all threads share them.
//!
//! # What it does not do
//!
//! - It reads Spanish and English. A text that plainly is in another language is refused.
//! - It can't tell whether a figure is true, only who gives it.
//! - A source is a form of words and no identity: “a source close to the government” stays just that, and no name is looked up
//!   anywhere.
//! - It takes plain text. Finding the article in a web page is done before.

mod analysis;
mod class;
mod country;
mod document;
mod error;
mod fold;
mod id;
mod interner;
mod lang;
mod lexicon;
mod offsets;
mod order;
mod pattern;
pub mod rows;
mod sentence;
mod span;
mod token;

mod actor;
mod attribution;
mod figure;
mod link;
mod number;

#[cfg(test)]
mod types;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{
    Actor, ActorKind, Analysis, Attribution, AttributionKind, Category, Figure, Mention, MentionForm, Qualifier, SCHEMA, Stance,
    Status,
};
pub use country::Country;
pub use error::Error;
pub use id::{ActorId, AttributionId, FigureId, RuleId};
pub use lang::LANGUAGES;
pub use offsets::OffsetUnit;
pub use span::Span;

/// The guides' Rust.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("../README.md")]
    struct Readme;
    #[doc = include_str!("../docs/developers.md")]
    struct Developers;
}

/// What the project's own tests, fuzz targets and command line use besides: no part of the promised interface. Any of it may change
/// or go with any version.
#[doc(hidden)]
pub mod unpromised {
    pub use crate::actor::{Considered, consider_actors};
    pub use crate::document::Document;
    pub use crate::lang::pack;
    pub use crate::lexicon::{Class, Lexicon, rows, values};
    pub use crate::number::{Number, find_numbers, parse_number};
    pub use crate::pattern::LONGEST_NAME;
    pub use crate::token::find_tokens;
}

/// The longest text that is analysed, in bytes of UTF-8: 64 MiB.
///
/// ```
/// use subraya::{MAX_BYTES, Options, analyze};
///
/// let text = " ".repeat(MAX_BYTES + 1);
/// assert_eq!(analyze(&text, &Options::default()).unwrap_err().code(), "text_too_long");
/// ```
pub const MAX_BYTES: usize = 64 << 20;

/// What a caller may choose. End it with `..Options::default()`, so that a later choice leaves your code as it is.
///
/// ```
/// use subraya::{Options, analyze};
///
/// let text = "Unos 3.000 soldados rusos llegaron.";
/// let options = Options { language: Some("es"), rules: true, ..Options::default() };
/// assert_eq!(analyze(text, &options)?.figures[0].rule, Some("figure.counted_noun"));
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Options<'a> {
    /// The language to read the text in (ISO 639-1); where none is asked for, the one that [`detect_language`] tells.
    pub language: Option<&'a str>,
    /// Whether every mention, figure and attribution carries the id of the rule that made it.
    pub rules: bool,
}

/// A step of the analysis, in the order in which they are taken; [`analyze_by_stages`] tells each.
///
/// ```
/// use subraya::Stage;
///
/// let done = |stage: Stage| Stage::ALL.iter().filter(|&&other| other < stage).count();
/// assert_eq!((done(Stage::Document), done(Stage::Links)), (0, 5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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
    /// All stages, in order.
    ///
    /// ```
    /// use subraya::Stage;
    /// assert_eq!((Stage::ALL[0], Stage::ALL.len()), (Stage::Document, 6));
    /// ```
    pub const ALL: &[Self] = &[Self::Document, Self::Numbers, Self::Actors, Self::Figures, Self::Attributions, Self::Links];
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
/// ```
/// use subraya::{Options, analyze};
///
/// let text = "Seúl estima que unos 500 asesores norcoreanos trabajan en Siria.";
/// let result = analyze(text, &Options::default())?;
/// assert_eq!((result.language, result.actors.len(), result.attributions.len()), ("es", 3, 1));
/// let figure = &result.figures[0];
/// assert_eq!((figure.span().of(text), figure.low), ("unos 500 asesores norcoreanos", Some(500)));
/// # Ok::<(), subraya::Error>(())
/// ```
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
/// let result = analyze_by_stages("Seúl lo niega.", &Options::default(), &mut |stage| told.push(stage))?;
/// assert_eq!((told.as_slice(), result.actors.len()), (Stage::ALL, 1));
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
