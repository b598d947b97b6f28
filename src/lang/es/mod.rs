//! Spanish: the data beside this file, and the morphology that data can't say.

mod verb;

use super::{Morphology, Sources, counting, gazetteer, reporting};

/// The texts of this pack.
pub(super) const SOURCES: Sources = Sources {
    code: "es",
    function_words: include_str!("function_words.tsv"),
    gazetteer: gazetteer::Sources {},
    counting: counting::Sources {},
    reporting: reporting::Sources {
        verbs: include_str!("report_verbs.tsv"),
        phrases: include_str!("report_phrases.tsv"),
        nouns: include_str!("source_nouns.tsv"),
    },
};

/// The morphology of this pack.
pub(super) static MORPHOLOGY: Morphology = Morphology {
    demonym_forms: |form| vec![form.to_owned()],
    verb_forms: verb::verb_forms,
    looks_finite: verb::looks_finite,
    surely_verb: verb::surely_verb,
    is_adverb: |word| word.len() > 7 && word.ends_with("mente"),
    is_gerund: |word| {
        word.len() > 5
            && (word.ends_with("ando") || word.ends_with("endo") || word.ends_with("éndose") || word.ends_with("ándose"))
    },
    is_infinitive: verb::is_infinitive,
    is_participle: |word| {
        ["ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas"].iter().any(|ending| word.len() > 5 && word.ends_with(ending))
    },
    joins_nouns: |word| matches!(word, "de" | "del" | "para" | "contra"),
    is_impersonal: |word| word == "se",
    is_announcement: |word| word.ends_with('ó') || word.ends_with("aron") || word == "lee",
};
