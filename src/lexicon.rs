//! TSV → look-up: which words and phrases belong to which class, and which row of its table each one came from.
//!
//! Common words are keyed by their lower-case form with accents, for in Spanish an accent can make another word
//! (`anuncio`, `anunció`). Names are keyed without accents as well, for newsrooms differ (`Volodímir`, `Volodimir`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::document::Document;
use crate::fold::fold_char;
use crate::token::Token;

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a word can be. The name in a TSV is the same in snake case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// The class of a TSV's name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// Its name in a TSV.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// All classes, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
        }
    };
}

classes! {
    /// el, la, los, un …
    Article = "article",
    /// este, su, otro, cada …
    Determiner = "determiner",
    /// de, a, en, por …
    Preposition = "preposition",
    /// Prepositions of place: en, desde, hacia …
    Locative = "locative",
    /// y, e, o, u, ni
    Coordinator = "coordinator",
    /// que
    Complementizer = "complementizer",
    /// que, quien, cuyo, donde …
    Relative = "relative",
    /// cuando, porque, aunque …
    Subordinator = "subordinator",
    /// él, ambos, nadie …
    Pronoun = "pronoun",
    /// se, le, lo …
    Clitic = "clitic",
    /// no, nunca …
    Negation = "negation",
    /// también, ya, además …
    Adverb = "adverb",
    /// Forms of haber before a participle.
    Auxiliary = "auxiliary",
    /// Forms of ser and estar.
    Copula = "copula",
    /// Common verb forms that report nothing; they tell a clause from a noun phrase.
    PlainVerb = "plain_verb",
    /// Verbs before an infinitive that tell what may or will be: would, must …
    Modal = "modal",
    /// Forms of a verb that stands before an infinitive for emphasis or in negations: did.
    DoSupport = "do_support",
    /// Words that tell what goes on at the same time or went before: as, while, after, amid …
    Meanwhile = "meanwhile",
    /// A month's name.
    Month = "month",
    /// Spans of time: day, weeks, years …
    Time = "time",
    /// A day of the week.
    Weekday = "weekday",
    /// A word written with a period that ends no sentence.
    Abbreviation = "abbreviation",
    /// Adjectives of nationality.
    Demonym = "demonym",
    /// Nouns of force that make a body with a nationality.
    BodyForce = "body_force",
    /// Nouns of authority that make a body with a nationality.
    BodyAuthority = "body_authority",
    /// What may stand between such a noun and its nationality.
    ForceModifier = "force_modifier",
    /// Nouns that head an organization's name.
    OrganizationHead = "organization_head",
    /// Common nouns that tell what the name after them is.
    KindNoun = "kind_noun",
    /// Military and police ranks.
    Rank = "rank",
    /// Offices and functions.
    Office = "office",
    /// señor, don …
    Honorific = "honorific",
    /// Occupations.
    Profession = "profession",
    /// A given name.
    GivenName = "given_name",
    /// A surname.
    Surname = "surname",
    /// Names of states.
    CountryName = "country_name",
    /// Seats of governments.
    Seat = "seat",
    /// Places that are no actors.
    Place = "place",
    /// Known organizations and armed groups.
    Organization = "organization",
    /// Known persons.
    Person = "person",
    /// Particles inside a person's name: de, del, von, bin …
    NameParticle = "name_particle",
    /// Cardinal number words.
    Cardinal = "cardinal",
    /// Words for a round quantity: centenar, decena, docena …
    Collective = "collective",
    /// Expressions before or after a number that say how exact it is.
    Qualifier = "qualifier",
    /// Words that tell of an armed conflict: soldado, bombardeo, guerra.
    War = "war",
    /// Counted nouns of a figure.
    ForceNoun = "force_noun",
    /// Adjectives and complements that belong to the counted noun.
    NounModifier = "noun_modifier",
    /// Units after which a number is no figure: años, kilómetros, dólares …
    Unit = "unit",
    /// Words that say what became of those counted: murieron, heridos, desplegados …
    Fate = "fate",
    /// Finite forms of verbs that report.
    ReportVerb = "report_verb",
    /// Their gerunds.
    ReportGerund = "report_gerund",
    /// Their participles.
    ReportParticiple = "report_participle",
    /// Their participles in all genders and numbers, as the passive has them.
    ReportPassive = "report_passive",
    /// A participle between auxiliary and passive: "sido".
    PassiveMark = "passive_mark",
    /// Their infinitives.
    ReportInfinitive = "report_infinitive",
    /// Prepositional cues: según, de acuerdo con …
    AccordingTo = "according_to",
    /// Prepositions of opinion that open a sentence: "para X, …".
    OpinionOf = "opinion_of",
    /// Cues that name a source's own source: "citando a X", "citado por X".
    Citing = "citing",
    /// Verbs whose object speaks before "as": "quoted X as saying".
    Quoting = "quoting",
    /// Impersonal cues of hearsay: presuntamente, al parecer …
    Hearsay = "hearsay",
    /// Nouns of documents and persons that can be a source.
    SourceNoun = "source_noun",
    /// Nouns of speech that take a clause: certeza, temor …
    SpeechNoun = "speech_noun",
    /// Nouns of speech that need nobody who speaks: reports, claims, rumours.
    Claim = "claim",
    /// Openings of a credit line.
    Credit = "credit",
    /// Nouns that take up a whole statement: extremo, algo, cifra …
    Anaphor = "anaphor",
    /// Nouns of the occasion on which one speaks: comunicado, rueda de prensa …
    Occasion = "occasion",
    /// What opens the article's own words on the occasion or the topic of speech: "tras reunirse", "en alusión a".
    Setting = "setting",
    /// Nouns after "según" that speak for nobody: "según el caso".
    Condition = "condition",
    /// Adjectives whose complement "a" goes on with the noun phrase: cercano a, leal a …
    Governing = "governing",
    /// Cues of opinion whose owner a possessive names: "a su juicio".
    OwnView = "own_view",
    /// Words after which an infinitive has no subject: cabe, conviene, necesario …
    Impersonal = "impersonal",
    /// lo: an article that no noun follows.
    Neuter = "neuter",
    /// Question words: cómo, cuándo, quién …
    Interrogative = "interrogative",
    /// si, where it begins a question.
    Whether = "whether",
    /// Nouns after which a seat is a place: alcalde de, calles de …
    LocalNoun = "local_noun",
    /// Words of motion and distance: after them «a» and a seat is a place.
    Motion = "motion",
    /// Nouns of what a government does, holds or gets: apoyo, postura, sanciones …
    PowerNoun = "power_noun",
    /// Nouns for fields of work inside official names: Defensa, Justicia …
    Field = "field",
    /// primer, segunda …
    Ordinal = "ordinal",
    /// Nouns whose complement belongs to a place's name: estrecho, golfo, ciudad …
    GeoNoun = "geo_noun",
    /// Names of things that are no actors: Telegram, Navidad, AK …
    Thing = "thing",
    /// Words that mark a capitalised sequence as an organization: Radio, Times, Bank …
    OrgWord = "org_word",
    /// What a company's name ends with: S.A., Ltd …
    CompanyForm = "company_form",
    /// número, N.º …
    NumberSign = "number_sign",
    /// con sede en, radicada en …
    SeatNoun = "seat_noun",
    /// su, sus …: whose officer a name is, the text has just said.
    Possessive = "possessive",
    /// Words that begin the names of places and streets: San, Puerto, Wall …
    PlaceWord = "place_word",
    /// Words that show that a body belongs to the state: nacional, federal …
    Nationwide = "nationwide",
    /// Words that show that a body belongs to no single state: internacional, europea …
    Transnational = "transnational",
    /// A preposition with the article in it: del, al.
    Contraction = "contraction",
    /// portavoz, fuente …: after them «Defensa» is the ministry, after «ministro» its field.
    Spokesperson = "spokesperson",
    /// Prepositions inside an official name: para, contra …
    NameLink = "name_link",
    /// Words of sport: gol, entrenador …
    Sport = "sport",
    /// Words that many clubs have for a name: Deportivo, Racing …
    Club = "club",
    /// Nouns whose complement is an organization: presidente, filial, accionistas, jugadores …
    Member = "member",
    /// Offices of one place: alcalde, gobernador …
    LocalOffice = "local_office",
    /// Small words inside foreign names: of, du, für …
    ForeignLink = "foreign_link",
    /// alias, apodado …
    AliasMarker = "alias_marker",
    /// The grammar words of number phrases: y, entre, de, medio, coma …
    Counting = "counting",
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u128);

impl Classes {
    /// Whether `class` is in it.
    #[must_use]
    pub const fn has(self, class: Class) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether any of `classes` is in it.
    #[must_use]
    pub fn has_any(self, classes: &[Class]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Those that are in it, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        Class::ALL.iter().copied().filter(move |&class| self.has(class))
    }

    pub(crate) fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }
}

/// A word or a phrase of the lexicon.
#[derive(Clone, Debug)]
struct Entry {
    /// What follows the first word, normalised, one space between words; empty for a single word.
    rest: Box<str>,
    class: Class,
    /// The row of its class's table.
    row: u32,
    /// Whether it is a name that counts with a capital only.
    capital: bool,
}

/// A phrase of the lexicon found in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// How many tokens it takes.
    pub len: usize,
    /// The row of its class's table.
    pub row: usize,
}

/// FNV-1a: short keys, no attacker chooses the lexicon, and it costs a few bytes of code.
#[derive(Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

type Index = HashMap<Box<str>, u32, BuildHasherDefault<Fnv>>;

/// All words and phrases of a language with their classes.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Index,
    names: Index,
    lists: Vec<Vec<Entry>>,
}

impl Lexicon {
    /// Adds a common word or phrase, written in lower case.
    pub fn add_word(&mut self, phrase: &str, class: Class, row: usize) {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        Self::add(&mut self.words, &mut self.lists, first, Entry { rest: rest.into(), class, row: row as u32, capital: false });
    }

    /// Adds a name as the text writes it, one space between its tokens; one that begins with a small letter also matches without a capital.
    pub fn add_name(&mut self, name: &str, class: Class, row: usize) {
        let folded = fold(&name.to_lowercase()).into_owned();
        let (first, rest) = folded.split_once(' ').unwrap_or((&folded, ""));
        let capital = name.chars().next().is_some_and(char::is_uppercase);
        Self::add(&mut self.names, &mut self.lists, first, Entry { rest: rest.into(), class, row: row as u32, capital });
    }

    fn add(index: &mut Index, lists: &mut Vec<Vec<Entry>>, first: &str, entry: Entry) {
        let list = *index.entry(first.into()).or_insert_with(|| {
            lists.push(Vec::new());
            (lists.len() - 1) as u32
        });
        lists[list as usize].push(entry);
    }

    /// Looks one token up; `key` is its lower-case form.
    pub(crate) fn classify(&self, token: &mut Token, key: &str) {
        token.word = self.words.get(key).copied();
        token.name = self.names.get(fold(key).as_ref()).copied();
        let capital = token.is_capital();
        for entry in self.entries(token).filter(|entry| capital || !entry.capital) {
            token.starts.insert(entry.class);
            if entry.rest.is_empty() {
                token.classes.insert(entry.class);
            }
        }
    }

    fn entries<'a>(&'a self, token: &Token) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let list = |id: Option<u32>| id.map_or(&[][..], |id| &self.lists[id as usize]);
        list(token.word).iter().chain(list(token.name))
    }

    /// The longest phrase of `class` that begins at token `at`.
    #[must_use]
    pub fn longest(&self, document: &Document, at: usize, class: Class) -> Option<Match> {
        self.all(document, at, class).max_by_key(|found| found.len)
    }

    /// All the phrases of `class` that begin at token `at`. A list, though an iterator would do: many rules ask, and each would
    /// have a copy of the search in the browser.
    #[inline(never)]
    #[must_use]
    pub fn all(&self, document: &Document, at: usize, class: Class) -> std::vec::IntoIter<Match> {
        let mut matches = Vec::new();
        if let Some(token) = document.tokens.get(at).filter(|token| token.starts.has(class)) {
            let capital = token.is_capital();
            for entry in self.entries(token).filter(|entry| entry.class == class && (capital || !entry.capital)) {
                matches.extend(phrase_len(document, at, &entry.rest).map(|len| Match { len, row: entry.row as usize }));
            }
            matches.extend(document.names_at(at).filter(|name| name.class == class).map(|name| name.found));
        }
        matches.into_iter()
    }
}

/// How many tokens from `at` on make the phrase whose words after the first are `rest`.
fn phrase_len(document: &Document, at: usize, rest: &str) -> Option<usize> {
    if rest.is_empty() {
        return Some(1);
    }
    let mut len = 1;
    for word in rest.split(' ') {
        let token = document.tokens.get(at + len)?;
        if token.gap > crate::token::Gap::Line || !same_word(document.key(at + len), word) {
            return None;
        }
        len += 1;
    }
    Some(len)
}

/// Whether a document's key is a lexicon's word, which may be folded.
fn same_word(key: &str, word: &str) -> bool {
    key == word || (word.is_ascii() && fold(key) == word)
}

/// Takes the accents off a lower-case word, but never the tilde of ñ's own letter in a common word: names alone are folded.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().filter_map(fold_char).collect())
}

/// The rows of a TSV: its lines but for blank ones and those that begin with `#`, each cut into its fields.
pub fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    tsv.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

/// The values of a field: parts between `|`; none in `-`.
pub fn values(field: &'static str) -> impl Iterator<Item = &'static str> {
    field.split('|').filter(|value| !value.is_empty() && *value != "-")
}
