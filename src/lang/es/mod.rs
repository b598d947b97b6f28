//! Spanish: the data beside this file, and the morphology that data can't say.

mod name;
mod verb;

use super::{Clauses, Morphology, PrepositionRole, Sources, joined};

/// The texts of this pack.
pub(super) const SOURCES: Sources = sources!("es", "Spanish");

/// The morphology of this pack.
pub(super) static MORPHOLOGY: Morphology = Morphology {
    clauses: Clauses::Free,
    is_reflexive: |infinitive| infinitive.ends_with("se"),
    demonym_forms,
    noun_plural: |_| None,
    head_final: false,
    participle_forms: demonym_forms,
    thousands_marks: &['.', ','],
    verb_forms: verb::verb_forms,
    wider_verb_forms: verb::wider_verb_forms,
    is_finite_verb: verb::looks_finite,
    is_abstract_noun,
    is_surname: name::is_surname,
    preposition_role,
    has_bare_objects: false,
    capitalizes_whole_names: false,
    capitalizes_headlines: false,
    may_be_finite: |word| word.len() > 5 && (word.ends_with("ía") || word.ends_with("aba")),
    may_be_present: |word| word.len() > 3 && ["a", "e", "an", "en"].iter().any(|ending| word.ends_with(ending)),
    may_be_past: |word| {
        word.len() > 5
            && ["ía", "aba", "ara", "aran", "iera", "ieran", "jera", "jeran", "ase", "iese", "drá", "drán"]
                .iter()
                .any(|end| word.ends_with(end))
    },
    is_plural: |word| word.len() > 4 && word.ends_with('s'),
    is_masculine_article: |word| matches!(word, "el" | "al" | "del"),
    joint_articles: &["el ", "al ", "ul "],
    may_be_plural_verb: |word| word.len() > 4 && (word.ends_with("an") || word.ends_with("en") || word.ends_with("ron")),
    is_broadcaster: |word| {
        ["tele", "radio", "canal"].iter().any(|start| word.strip_prefix(start).is_some_and(|rest| rest.len() > 3))
    },
    surely_verb: verb::surely_verb,
    is_adverb: |word| word.len() > 7 && word.ends_with("mente"),
    is_gerund: |word| {
        word.len() > 5
            && (word.ends_with("ando") || word.ends_with("endo") || word.ends_with("éndose") || word.ends_with("ándose"))
    },
    is_infinitive: verb::is_infinitive,
    is_participle,
    is_who: |word| matches!(word, "quién" | "quiénes"),
    is_indefinite: |word| {
        matches!(
            word,
            "un" | "una" | "unos" | "unas" | "otro" | "otra" | "otros" | "otras" | "varios" | "varias" | "algunos" | "algunas"
        )
    },
    is_first_person: verb::is_first_person,
    is_origin: |word| {
        ["ense", "eño", "eña", "ino", "ina", "és", "esa", "ano", "ana", "ín", "ero", "era"]
            .iter()
            .any(|ending| word.len() > ending.len() + 3 && word.ends_with(ending))
    },
    is_plural_noun: |word| word.len() > 2 && word.ends_with('s'),
    is_plural_verb: |word| word.len() > 3 && word.ends_with('n'),
    is_feminine: |word| match word {
        "él" => Some(false),
        _ if word.ends_with('a') && !word.ends_with("ista") => Some(true),
        _ if word.ends_with('o') => Some(false),
        _ => None,
    },
    joins_nouns: |word| matches!(word, "de" | "del" | "para" | "contra"),
    is_we: |word| word.ends_with("mos"),
    is_impersonal: |word| word == "se",
    is_announcement: |word| word.ends_with('ó') || word.ends_with("aron") || word == "lee",
};

/// Endings of a masculine singular and of its feminine, masculine plural and feminine plural, the longest first.
const DEMONYM_ENDINGS: [(&str, [&str; 3]); 12] = [
    ("és", ["esa", "eses", "esas"]),
    ("án", ["ana", "anes", "anas"]),
    ("ín", ["ina", "ines", "inas"]),
    ("ón", ["ona", "ones", "onas"]),
    ("ol", ["ola", "oles", "olas"]),
    ("or", ["ora", "ores", "oras"]),
    ("í", ["í", "íes", "ís"]),
    ("ú", ["ú", "úes", "ús"]),
    ("é", ["é", "és", "é"]),
    ("o", ["a", "os", "as"]),
    ("a", ["a", "as", "as"]),
    ("e", ["e", "es", "es"]),
];

/// All forms of an adjective of nationality: ruso → rusa, rusos, rusas; israelí → israelíes, israelís.
fn demonym_forms(masculine: &str) -> Vec<String> {
    let mut forms = vec![masculine.to_owned()];
    match DEMONYM_ENDINGS.iter().find_map(|(ending, others)| Some((masculine.strip_suffix(ending)?, others))) {
        Some((stem, others)) => forms.extend(others.iter().map(|other| joined(stem, other))),
        // A consonant: mongol → mongola, mongoles, mongolas. A plural that the table gives stays as it is.
        None if !masculine.ends_with('s') => forms.extend(["a", "es", "as"].map(|ending| joined(masculine, ending))),
        None => {}
    }
    forms
}

/// Endings of nouns that name a field of work or a quality, and hardly ever a person.
const ABSTRACT_ENDINGS: [&str; 23] = [
    "ción", "sión", "dad", "tad", "miento", "mientos", "ciones", "siones", "dades", "ismo", "anza", "encia", "ancia", "ología",
    "ografía", "ística", "ionales", "ional", "erio", "aria", "ario", "arios", "arias",
];

fn is_abstract_noun(word: &str) -> bool {
    ABSTRACT_ENDINGS.iter().any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
}

fn is_participle(word: &str) -> bool {
    let stem = word.trim_end_matches('s');
    // Asked of every other word: what ends otherwise is compared with none.
    matches!(stem.as_bytes(), [.., b'd' | b'h' | b't', b'o' | b'a'])
        && ["ado", "ada", "ido", "ida", "ído", "ída", "echo", "echa", "esto", "esta"]
            .iter()
            .any(|ending| stem.len() > ending.len() + 1 && stem.ends_with(ending))
}

fn preposition_role(word: &str) -> PrepositionRole {
    match word {
        "a" | "al" => PrepositionRole::Goal,
        "con" | "según" | "entre" | "para" | "ante" | "sin" => PrepositionRole::Party,
        "por" => PrepositionRole::Agent,
        "de" | "del" => PrepositionRole::Owner,
        "contra" | "sobre" => PrepositionRole::Target,
        _ => PrepositionRole::Place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn demonyms_inflect() {
        assert_eq!(demonym_forms("ruso"), ["ruso", "rusa", "rusos", "rusas"]);
        assert_eq!(demonym_forms("israelí"), ["israelí", "israelí", "israelíes", "israelís"]);
        assert_eq!(demonym_forms("francés"), ["francés", "francesa", "franceses", "francesas"]);
        assert_eq!(demonym_forms("español"), ["español", "española", "españoles", "españolas"]);
        assert_eq!(demonym_forms("estadounidense")[2], "estadounidenses");
        assert_eq!(demonym_forms("mongol"), ["mongol", "mongola", "mongoles", "mongolas"]);
    }

    #[test]
    fn endings_tell_verbs() {
        assert!(verb::looks_finite("negó") && verb::looks_finite("enviarán"));
        assert!(!verb::looks_finite("apoyo") && !verb::looks_finite("irán"));
    }
}
