//! Which languages have a word, and as what.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher as _};
use std::sync::{LazyLock, OnceLock};

use super::super::{Language, PACKS};
use crate::lexicon::{Class, Fnv, fold, rows, values};

/// The commonest words of other languages.
const FOREIGN: &str = table!("all", "foreign_words");

/// A set of languages: the packs', then those of [`foreign`].
pub type Languages = u64;

/// The words of grammar of each language.
pub static GRAMMAR: LazyLock<Words> = LazyLock::new(read_grammar);

/// The words that the packs' tables have besides, as far as a sentence without grammar may have them.
pub static VOCABULARY: LazyLock<Words> = LazyLock::new(read_vocabulary);

/// The classes of the words of grammar; an abbreviation is no word, and the rest of a pack's function words is vocabulary.
const CLASSES: [Class; 17] = [
    Class::Article,
    Class::Determiner,
    Class::Preposition,
    Class::Coordinator,
    Class::Complementizer,
    Class::Relative,
    Class::Subordinator,
    Class::Pronoun,
    Class::Clitic,
    Class::Negation,
    Class::Adverb,
    Class::Auxiliary,
    Class::Copula,
    Class::Neuter,
    Class::Interrogative,
    Class::Whether,
    Class::PassiveMark,
];

/// Words by their hashes, with the languages that have them.
#[derive(Default)]
pub struct Words(HashMap<u64, Languages, BuildHasherDefault<Fnv>>);

impl Words {
    /// The languages that have a word, which is in lower case and may lack its accents.
    pub fn languages(&self, word: &str) -> Languages {
        self.0.get(&hash(word)).copied().unwrap_or_default()
    }

    fn add(&mut self, word: &str, language: usize) {
        *self.0.entry(hash(word)).or_default() |= 1 << language;
        if !word.is_ascii() {
            *self.0.entry(hash(&fold(word))).or_default() |= 1 << language;
        }
    }
}

fn hash(word: &str) -> u64 {
    let mut hasher = Fnv::default();
    hasher.write(word.as_bytes());
    hasher.finish()
}

/// The rows of [`FOREIGN`] for languages that there is no pack for: the words of each.
fn foreign() -> impl Iterator<Item = &'static str> {
    rows(FOREIGN).filter_map(|fields| {
        let [code, words, ..] = fields[..] else { return None };
        PACKS.iter().all(|language| language.sources.code != code).then_some(words)
    })
}

/// How many other languages there are.
pub fn foreign_languages() -> usize {
    foreign().count()
}

/// The letters beyond ASCII that a pack's words of grammar have.
pub fn accented_letters(pack: usize) -> &'static [char] {
    static LETTERS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    let letters_of = |language: &Language| {
        let rows = rows(language.sources.function_words).filter_map(|fields| fields.first().copied());
        let mut letters: Vec<char> =
            rows.filter(|form| !form.is_ascii()).flat_map(str::chars).filter(|c| !c.is_ascii()).collect();
        crate::order::sort_by(&mut letters, Ord::cmp);
        letters.dedup();
        letters
    };
    &LETTERS.get_or_init(|| PACKS.iter().map(letters_of).collect())[pack]
}

/// The rows of a pack's function words that are one word, with their classes.
fn function_words(language: &Language) -> impl Iterator<Item = (&'static str, Vec<Class>)> {
    rows(language.sources.function_words).filter_map(|fields| {
        let [form, classes, ..] = fields[..] else { return None };
        (!form.contains(' ')).then(|| (form, values(classes).filter_map(Class::from_name).collect()))
    })
}

fn read_grammar() -> Words {
    let mut words = Words::default();
    for (at, language) in PACKS.iter().enumerate() {
        let of_grammar = |(_, classes): &(&str, Vec<Class>)| classes.iter().any(|class| CLASSES.contains(class));
        function_words(language).filter(of_grammar).for_each(|(form, _)| words.add(form, at));
    }
    for (at, foreign) in foreign().enumerate() {
        values(foreign).for_each(|word| words.add(word, PACKS.len() + at));
    }
    words
}

fn read_vocabulary() -> Words {
    let mut words = Words::default();
    for (at, language) in PACKS.iter().enumerate() {
        let (sources, morphology) = (language.sources, language.morphology);
        let (gazetteer, counting, reporting) = (&sources.gazetteer, &sources.counting, &sources.reporting);
        let mut add = |form: &str| form.split(' ').for_each(|word| words.add(word, at));
        let words_alone = function_words(language).filter(|(_, classes)| !classes.contains(&Class::Abbreviation));
        words_alone.for_each(|(form, _)| add(form));
        for table in [
            gazetteer.titles,
            gazetteer.kind_nouns,
            gazetteer.body_nouns,
            gazetteer.force_modifiers,
            counting.number_words,
            counting.qualifiers,
            counting.force_nouns,
            counting.noun_modifiers,
            counting.units,
            reporting.phrases,
            reporting.nouns,
        ] {
            rows(table).filter_map(|fields| fields.first().copied()).flat_map(values).for_each(&mut add);
        }
        for fields in rows(gazetteer.countries) {
            let [_, name, aliases, _, demonyms, ..] = fields[..] else { continue };
            values(name).chain(values(aliases)).for_each(|name| add(&name.to_lowercase()));
            values(demonyms).flat_map(morphology.demonym_forms).for_each(|form| add(&form.to_lowercase()));
        }
        for fields in rows(reporting.verbs).chain(rows(counting.fates)) {
            match fields[0].strip_prefix('=') {
                Some(forms) => values(forms).for_each(&mut add),
                None => (morphology.verb_forms)(&fields, &mut |form, _| add(form)),
            }
        }
    }
    words
}
