//! English: the data beside this file, and the morphology that data can't say.

mod noun;
mod verb;

use super::{Clauses, Morphology, PrepositionRole, Sources, joined};

/// The texts of this pack.
pub(super) const SOURCES: Sources = sources!("en", "English");

/// The morphology of this pack.
pub(super) static MORPHOLOGY: Morphology = Morphology {
    clauses: Clauses::Fixed,
    is_reflexive: |_| false,
    demonym_forms,
    noun_plural: |noun| Some(noun::plural(noun)),
    head_final: true,
    participle_forms: |form| vec![form.to_owned()],
    thousands_marks: &[','],
    verb_forms: verb::verb_forms,
    wider_verb_forms: |_, _| {},
    is_finite_verb: verb::is_past,
    is_abstract_noun,
    is_surname,
    preposition_role,
    has_bare_objects: true,
    capitalizes_whole_names: true,
    capitalizes_headlines: true,
    may_be_finite: |_| false,
    may_be_present: |word| word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"),
    may_be_past: verb::is_past,
    is_plural,
    is_masculine_article: |_| false,
    joint_articles: &["al ", "el ", "ul "],
    may_be_plural_verb: |_| false,
    is_broadcaster: |word| ["tele", "radio"].iter().any(|start| word.strip_prefix(start).is_some_and(|rest| rest.len() > 3)),
    surely_verb: verb::surely_verb,
    is_adverb,
    is_gerund: |word| word.len() > 5 && word.ends_with("ing"),
    is_infinitive: |_| false,
    is_participle: verb::is_past,
    is_who: |word| word == "who",
    is_indefinite: |word| matches!(word, "a" | "an" | "another" | "other" | "several" | "some" | "one"),
    is_first_person: |word| matches!(word, "i" | "we"),
    is_origin: |word| ["ian", "ese", "ish"].iter().any(|ending| word.len() > 5 && word.ends_with(ending)),
    is_plural_noun: is_plural,
    is_plural_verb: |word| matches!(word, "are" | "were" | "have"),
    is_feminine: |word| match word {
        "she" | "her" | "mrs" | "ms" | "woman" => Some(true),
        "he" | "his" | "mr" | "man" => Some(false),
        _ => None,
    },
    joins_nouns: |word| matches!(word, "of" | "for"),
    is_we: |word| word == "we",
    is_impersonal: |word| word == "it",
    is_announcement: |_| false,
};

/// Endings of adjectives of nationality that are no nouns, or that have no plural of their own: British, Chinese, French.
const UNCHANGING: [&str; 8] = ["ese", "sh", "nch", "tch", "ss", "men", "ic", "s"];

/// An adjective of nationality, and its plural as a noun: Russian → Russians, Israeli → Israelis, Chinese.
fn demonym_forms(singular: &str) -> Vec<String> {
    let mut forms = vec![singular.to_owned()];
    if !UNCHANGING.iter().any(|ending| singular.ends_with(ending)) {
        forms.push(joined(singular, "s"));
    }
    forms
}

/// Adjectives and nouns that end as adverbs do.
const NO_ADVERBS: [&str; 32] = [
    "ally",
    "anomaly",
    "assembly",
    "belly",
    "bodily",
    "bully",
    "costly",
    "daily",
    "deadly",
    "doily",
    "early",
    "elderly",
    "family",
    "fly",
    "friendly",
    "hourly",
    "italy",
    "july",
    "likely",
    "lonely",
    "monopoly",
    "monthly",
    "orderly",
    "quarterly",
    "rally",
    "reply",
    "supply",
    "timely",
    "unlikely",
    "weekly",
    "worldly",
    "yearly",
];

fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !NO_ADVERBS.contains(&word)
}

/// Endings of nouns that name a field of work or a quality, and hardly ever a person.
const ABSTRACT_ENDINGS: [&str; 12] =
    ["tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence", "ology", "ics", "tions", "ments"];

fn is_abstract_noun(word: &str) -> bool {
    ABSTRACT_ENDINGS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

/// Endings of surnames as English news spells them: English, Slavic, Caucasian, Greek, Turkish, Persian.
const SURNAME_ENDINGS: [&str; 40] = [
    "enko", "chuk", "czuk", "czyk", "wicz", "evich", "ovich", "evic", "ovic", "evych", "ovych", "vsky", "nsky", "nskyi", "wski",
    "kski", "tski", "tsky", "skaya", "nska", "kova", "ikov", "anov", "enov", "inov", "onov", "shvili", "opoulos", "idis", "akis",
    "oglu", "zadeh", "nejad", "sdottir", "osyan", "ayev", "eyev", "stein", "berg", "sson",
];

fn is_surname(word: &str) -> bool {
    SURNAME_ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

fn is_plural(word: &str) -> bool {
    matches!(word, "men" | "women" | "people" | "police" | "children" | "personnel" | "they" | "those" | "these")
        || word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

fn preposition_role(word: &str) -> PrepositionRole {
    match word {
        "to" => PrepositionRole::Goal,
        "with" | "between" | "for" | "without" | "like" | "unlike" | "including" => PrepositionRole::Party,
        "by" => PrepositionRole::Agent,
        "of" => PrepositionRole::Owner,
        "against" | "on" | "about" | "over" | "toward" | "towards" | "from" => PrepositionRole::Target,
        _ => PrepositionRole::Place,
    }
}
