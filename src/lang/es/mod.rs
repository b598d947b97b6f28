//! Spanish: the data beside this file, and the morphology that data can't say.

use super::{Morphology, Sources, counting, gazetteer, reporting};

/// The texts of this pack.
pub(super) const SOURCES: Sources = Sources {
    code: "es",
    function_words: include_str!("function_words.tsv"),
    gazetteer: gazetteer::Sources {},
    counting: counting::Sources {},
    reporting: reporting::Sources {},
};

/// The morphology of this pack.
pub(super) const MORPHOLOGY: Morphology = Morphology { demonym_forms: |form| vec![form.to_owned()], verb_forms: |_| Vec::new() };
