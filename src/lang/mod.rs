//! Language packs: all that differs between languages.
//!
//! # Adding a language
//!
//! 1. Make a folder beside `es/` with the same TSV file names; each file's first line names its columns. What people are
//!    called is in `people/`, what weapons are called in `weapons.tsv`, for all languages: add spellings of its own there.
//! 2. Write its `mod.rs`: the [`Sources`] by `sources!` (the build step packs most names), and the [`Morphology`] that data can't say.
//!    [`Clauses`] and `head_final` choose between the two ways in which sentences and noun phrases are read: Spanish stands for
//!    the one, English for the other.
//! 3. Add one line to `PACKS` and to [`LANGUAGES`].
//!
//! Texts in the language are told by the pack's own words (`detect.rs`). No stage knows a language's name: what a stage needs to know, the pack tells it.

/// A table as the build step packed it.
macro_rules! table {
    ($code:literal, $name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $code, ".", $name, ".tsv"))
    };
}

/// The texts of the pack in whose `mod.rs` this stands: its files and what the build step made of them.
macro_rules! sources {
    ($code:literal, $name:literal) => {
        $crate::lang::Sources {
            code: $code,
            name: $name,
            function_words: table!($code, "function_words"),
            gazetteer: $crate::lang::gazetteer::Sources {
                countries: table!($code, "countries"),
                places: table!($code, "places"),
                organizations: table!($code, "organizations"),
                persons: table!($code, "persons"),
                titles: table!($code, "titles"),
                org_heads: table!($code, "org_heads"),
                kind_nouns: table!($code, "kind_nouns"),
                body_nouns: table!($code, "body_nouns"),
                force_modifiers: table!($code, "force_modifiers"),
                actor_context: table!($code, "actor_context"),
            },
            counting: $crate::lang::counting::Sources {
                number_words: table!($code, "number_words"),
                weapons: table!("all", "weapons"),
                qualifiers: table!($code, "qualifiers"),
                force_nouns: table!($code, "force_nouns"),
                noun_modifiers: table!($code, "noun_modifiers"),
                units: table!($code, "units"),
                fates: table!($code, "fates"),
            },
            reporting: $crate::lang::reporting::Sources {
                verbs: table!($code, "report_verbs"),
                phrases: table!($code, "report_phrases"),
                nouns: table!($code, "source_nouns"),
            },
        }
    };
}

pub mod counting;
pub(crate) mod detect;
pub mod en;
pub mod es;
pub mod fate;
pub mod gazetteer;
pub mod names;
pub mod reporting;

use std::sync::OnceLock;

use crate::lexicon::{Class, Lexicon, rows, values};
use crate::pattern::Pattern;
use counting::Counting;
use gazetteer::Gazetteer;
use names::NameSets;
use reporting::Reporting;

include!(concat!(env!("OUT_DIR"), "/patterns.rs"));

/// The languages that there are packs for (ISO 639-1); a text that tells nothing of its language is read in the first.
///
/// ```
/// assert!(subraya::LANGUAGES.contains(&"es"));
/// ```
pub const LANGUAGES: &[&str] = &[es::SOURCES.code, en::SOURCES.code];

/// The packs of these languages.
static PACKS: [Language; LANGUAGES.len()] =
    [Language::new(&es::SOURCES, &es::MORPHOLOGY), Language::new(&en::SOURCES, &en::MORPHOLOGY)];

/// What a pack is made of, and the pack, once it has been asked for.
#[derive(Debug)]
struct Language {
    sources: &'static Sources,
    morphology: &'static Morphology,
    pack: OnceLock<LanguagePack>,
}

impl Language {
    const fn new(sources: &'static Sources, morphology: &'static Morphology) -> Self {
        Self { sources, morphology, pack: OnceLock::new() }
    }
}

/// The texts of a pack's TSV files.
#[derive(Debug)]
pub struct Sources {
    /// ISO 639-1.
    pub code: &'static str,
    /// What the language is called in English, for messages.
    pub name: &'static str,
    /// Form, classes.
    pub function_words: &'static str,
    /// What names actors.
    pub gazetteer: gazetteer::Sources,
    /// What counts.
    pub counting: counting::Sources,
    /// What reports.
    pub reporting: reporting::Sources,
}

/// Tells the forms that a verb's row stands for, each with its class. (A list of them would take a string for each.)
pub type VerbForms = fn(&[&str], &mut dyn FnMut(&str, Class));

/// Tells forms that a verb's row stands for besides.
pub type WiderForms = fn(&[&str], &mut dyn FnMut(&str));

/// What data can't say of a language; its traits are free of each other.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each tells of another property of the language")]
pub struct Morphology {
    /// Where a clause has its subject, and what begins one.
    pub clauses: Clauses,
    /// Whether an infinitive, as the table of verbs gives it, is a reflexive verb's.
    pub is_reflexive: fn(&str) -> bool,
    /// All forms of an adjective of nationality, from the form that its table gives.
    pub demonym_forms: fn(&str) -> Vec<String>,
    /// Tells the forms of a reporting verb, each with its class, from its row.
    pub verb_forms: VerbForms,
    /// Tells the finite forms that such a row has besides, which report nothing: "perdimos", "mueran".
    pub wider_verb_forms: WiderForms,
    /// Whether a word can be a finite verb where no noun is to be expected.
    pub may_be_finite: fn(&str) -> bool,
    /// Whether a lower-case word can be the present of a verb.
    pub may_be_present: fn(&str) -> bool,
    /// Whether a lower-case word can be a past tense or a subjunctive, right after a name that may be its subject.
    pub may_be_past: fn(&str) -> bool,
    /// Whether a noun looks like a plural.
    pub is_plural: fn(&str) -> bool,
    /// Whether an article is the masculine one in the singular.
    pub is_masculine_article: fn(&str) -> bool,
    /// Foreign articles, each with a space after it, that newsrooms join to the next word with a hyphen or do not.
    pub joint_articles: &'static [&'static str],
    /// Whether a word in lower case can be a verb in the plural.
    pub may_be_plural_verb: fn(&str) -> bool,
    /// Whether a name of one word is a broadcaster's by its beginning.
    pub is_broadcaster: fn(&str) -> bool,
    /// Whether a reporting verb's form can be no noun, whatever stands before it.
    pub surely_verb: fn(&str) -> bool,
    /// Whether a word is an adverb by its ending.
    pub is_adverb: fn(&str) -> bool,
    /// Whether a word is a gerund by its ending.
    pub is_gerund: fn(&str) -> bool,
    /// Whether a word is an infinitive by its ending.
    pub is_infinitive: fn(&str) -> bool,
    /// Whether a question word is also written for the relative pronoun of persons.
    pub is_who: fn(&str) -> bool,
    /// Whether an article or a determiner introduces somebody new.
    pub is_indefinite: fn(&str) -> bool,
    /// Whether a verb's form says "I", as reports in quotations have it: "dije".
    pub is_first_person: fn(&str) -> bool,
    /// Whether a word has an ending that says where somebody is from.
    pub is_origin: fn(&str) -> bool,
    /// Whether an article, a pronoun or a noun is a plural.
    pub is_plural_noun: fn(&str) -> bool,
    /// Whether a verb's form is a third person plural.
    pub is_plural_verb: fn(&str) -> bool,
    /// Whether a noun, a given name or a pronoun is feminine (`true`) or masculine, where its ending tells.
    pub is_feminine: fn(&str) -> Option<bool>,
    /// Whether a preposition joins nouns to one noun phrase.
    pub joins_nouns: fn(&str) -> bool,
    /// Whether a verb form says "we".
    pub is_we: fn(&str) -> bool,
    /// Whether a word before a verb makes it impersonal.
    pub is_impersonal: fn(&str) -> bool,
    /// Whether an impersonal reporting verb only tells that something was made known, and alleges nothing.
    pub is_announcement: fn(&str) -> bool,
    /// Whether a lower-case word has an ending that finite verbs have and nouns hardly ever.
    pub is_finite_verb: fn(&str) -> bool,
    /// Whether a lower-case word has an ending of nouns for fields and qualities, which persons' names hardly ever have.
    pub is_abstract_noun: fn(&str) -> bool,
    /// Whether a word in lower case has an ending that surnames have and hardly any other name.
    pub is_surname: fn(&str) -> bool,
    /// Whether a lower-case word has a participle's ending.
    pub is_participle: fn(&str) -> bool,
    /// The regular plural of a noun whose row gives its singular alone.
    pub noun_plural: fn(&str) -> Option<String>,
    /// Whether what describes a noun stands before it, so that the noun ends its phrase.
    pub head_final: bool,
    /// All forms of a participle, from the one that its verb's row gives.
    pub participle_forms: fn(&str) -> Vec<String>,
    /// The marks that may stand between groups of thousands.
    pub thousands_marks: &'static [char],
    /// What a preposition makes of the name after it.
    pub preposition_role: fn(&str) -> PrepositionRole,
    /// Whether whoever is addressed or acted upon stands after the verb without a preposition, and a verb's present looks like
    /// a noun's plural, so that order alone tells them apart.
    pub has_bare_objects: bool,
    /// Whether each word of a name has a capital, its common nouns and adjectives too, and so do nationalities, months and
    /// titles before a name.
    pub capitalizes_whole_names: bool,
    /// Whether some newsrooms write the words of a headline with capitals.
    pub capitalizes_headlines: bool,
}

impl Morphology {
    /// Whether a subject stands before its verb and an object after it, wherever they can.
    #[must_use]
    pub fn has_fixed_order(&self) -> bool {
        self.clauses == Clauses::Fixed
    }
}

/// How a language builds its clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clauses {
    /// The verb may drop its subject or stand before it, and a clause that is said begins with its conjunction: "dijo que…".
    Free,
    /// Each finite verb has a subject, nearly always before it, and a clause needs no conjunction: "she said they left".
    Fixed,
}

/// What a preposition makes of the name after it; the examples are Spanish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrepositionRole {
    /// en, desde, hacia: a place.
    Place,
    /// a: a place after a word of motion, else someone.
    Goal,
    /// con, según, entre, para: someone, unless things move.
    Party,
    /// por: someone after a participle.
    Agent,
    /// de: someone after a noun of power.
    Owner,
    /// contra, sobre: someone after a noun of power.
    Target,
}

/// All of a language: its lexicon and the tables behind it.
#[derive(Debug)]
pub struct LanguagePack {
    /// ISO 639-1.
    pub code: &'static str,
    /// Words and phrases with their classes.
    pub lexicon: Lexicon,
    /// What names actors.
    pub gazetteer: Gazetteer,
    /// Names that are known by their hashes alone.
    pub names: NameSets,
    /// What counts.
    pub counting: Counting,
    /// What reports.
    pub reporting: Reporting,
    /// What data can't say.
    pub morphology: &'static Morphology,
}

/// A stem with its ending. (Formatting does the same four times as slowly, and packs make thousands of forms.)
fn joined(stem: &str, ending: &str) -> String {
    [stem, ending].concat()
}

/// Room for the words of a pack.
const WORDS: usize = 16_000;

impl LanguagePack {
    fn new(sources: &Sources, morphology: &'static Morphology) -> Self {
        let mut lexicon = Lexicon::with_capacity(WORDS);
        for fields in rows(sources.function_words) {
            let [form, classes, ..] = fields[..] else { continue };
            for class in values(classes).filter_map(Class::from_name) {
                lexicon.add_word(form, class, 0);
            }
        }
        let mut gazetteer = Gazetteer::new(&sources.gazetteer, morphology, &mut lexicon);
        let names = NameSets::new(sources.code, &mut gazetteer);
        let counting = Counting::new(&sources.counting, morphology, &mut lexicon);
        let reporting = Reporting::new(&sources.reporting, sources.gazetteer.titles, morphology, &mut lexicon);
        Self { code: sources.code, lexicon, gazetteer, names, counting, reporting, morphology }
    }

    /// The pack's pattern of this id; `None` where its `patterns.tsv` has no such row.
    #[must_use]
    pub fn pattern(&self, id: &str) -> Option<Pattern> {
        pattern_bytes(self.code, id).and_then(Pattern::from_bytes)
    }
}

/// The pack of a language, read once.
#[must_use]
pub fn pack(language: &str) -> Option<&'static LanguagePack> {
    let found = PACKS.iter().find(|known| known.sources.code == language)?;
    Some(found.pack.get_or_init(|| LanguagePack::new(found.sources, found.morphology)))
}

/// The languages that there are packs for, for people: "Spanish (es), English (en)".
pub(crate) fn named_languages() -> String {
    PACKS.each_ref().map(|language| format!("{} ({})", language.sources.name, language.sources.code)).join(", ")
}
