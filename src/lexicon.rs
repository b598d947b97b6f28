//! TSV → look-up: which words and phrases belong to which class, and which row of its table each one came from.
//!
//! Common words are keyed by their lower-case form with accents, for in Spanish an accent can make another word
//! (`anuncio`, `anunció`). Names are keyed without accents as well, for newsrooms differ (`Volodímir`, `Volodimir`).

use std::borrow::Cow;
use std::hash::Hasher;

use crate::document::Document;
use crate::fold::fold_char;
use crate::interner::{Interner, NONE};
use crate::lang::names::FoundName;

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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Where what follows the first word stands in [`Lexicon::rests`], normalised, one space between words; empty for a single word.
    rest: (u32, u32),
    class: Class,
    /// Whether it is a name that counts with a capital only.
    capital: bool,
    /// The row of its class's table.
    row: u32,
    /// The next entry with the same first word, or [`NONE`].
    next: u32,
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

/// A list of entries with the same first word: its first and its last, or [`NONE`].
#[derive(Clone, Copy, Debug)]
struct List {
    first: u32,
    last: u32,
}

impl List {
    const EMPTY: Self = Self { first: NONE, last: NONE };
}

/// All words and phrases of a language with their classes.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// The first words of all entries.
    firsts: Interner,
    /// For each of them its entries: those of common words, and those of names.
    lists: Vec<[List; 2]>,
    entries: Vec<Entry>,
    rests: String,
}

/// What the lexicon knows of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// The first entry of each list that begins with it: of common words, and of names.
    lists: [u32; 2],
    /// Whether any is a phrase.
    pub(crate) phrases: bool,
}

/// The classes of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct TokenClasses {
    /// Those that the word has alone.
    pub(crate) alone: Classes,
    /// Those of all entries that begin with it.
    pub(crate) starts: Classes,
}

impl Lexicon {
    /// An empty lexicon with room for so many words.
    #[must_use]
    pub fn with_capacity(words: usize) -> Self {
        Self {
            firsts: Interner::with_capacity(words),
            lists: Vec::with_capacity(words),
            entries: Vec::with_capacity(words * 2),
            rests: String::with_capacity(words * 8),
        }
    }

    /// Adds a common word or phrase, written in lower case.
    pub fn add_word(&mut self, phrase: &str, class: Class, row: usize) {
        self.add(phrase, class, row, None);
    }

    /// Adds a name as the text writes it, one space between its tokens; one that begins with a small letter also matches without a capital.
    pub fn add_name(&mut self, name: &str, class: Class, row: usize) {
        let folded = fold(&name.to_lowercase()).into_owned();
        self.add(&folded, class, row, Some(name.chars().next().is_some_and(char::is_uppercase)));
    }

    /// Adds an entry: for a name, with whether it needs a capital.
    fn add(&mut self, phrase: &str, class: Class, row: usize, name: Option<bool>) {
        let end = phrase.as_bytes().iter().position(|&byte| byte == b' ').unwrap_or(phrase.len());
        let number = self.firsts.intern(&phrase[..end]) as usize;
        if number == self.lists.len() {
            self.lists.push([List::EMPTY; 2]);
        }
        let start = self.rests.len() as u32;
        if let Some(rest) = phrase.get(end + 1..) {
            self.rests.push_str(rest);
        }
        let rest = (start, self.rests.len() as u32);
        let at = self.entries.len() as u32;
        self.entries.push(Entry { rest, class, capital: name == Some(true), row: row as u32, next: NONE });
        let list = &mut self.lists[number][usize::from(name.is_some())];
        match self.entries.get_mut(list.last as usize) {
            Some(before) => before.next = at,
            None => list.first = at,
        }
        list.last = at;
    }

    /// Whether a common word or phrase, written in lower case, is of a class.
    pub(crate) fn is_word(&self, phrase: &str, class: Class) -> bool {
        let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
        let list = self.lists.get(self.firsts.find(first) as usize).map_or(NONE, |lists| lists[0].first);
        self.chain(list).any(|entry| entry.class == class && self.rest(entry) == rest)
    }

    fn rest(&self, entry: &Entry) -> &str {
        &self.rests[entry.rest.0 as usize..entry.rest.1 as usize]
    }

    /// Looks up a word in lower case; also its classes where it is written small, and where it has a capital.
    pub(crate) fn look_up(&self, key: &str) -> (Found, [TokenClasses; 2]) {
        let list =
            |word: &str, names: usize| self.lists.get(self.firsts.find(word) as usize).map_or(NONE, |lists| lists[names].first);
        let mut found = Found { lists: [list(key, 0), list(&fold(key), 1)], phrases: false };
        let mut classes = [TokenClasses::default(); 2];
        for entry in found.lists.iter().flat_map(|&first| self.chain(first)) {
            let phrase = entry.rest.0 < entry.rest.1;
            found.phrases |= phrase;
            for classes in &mut classes[usize::from(entry.capital)..] {
                classes.starts.insert(entry.class);
                if !phrase {
                    classes.alone.insert(entry.class);
                }
            }
        }
        (found, classes)
    }

    fn chain(&self, first: u32) -> impl Iterator<Item = &Entry> {
        let entry = |at: u32| self.entries.get(at as usize);
        std::iter::successors(entry(first), move |before| entry(before.next))
    }

    /// Adds the phrases of several words that begin at token `at`.
    pub(crate) fn find_phrases(&self, document: &Document, at: usize, phrases: &mut Vec<FoundName>) {
        let capital = document.is_capital(at);
        let Found { lists, phrases: any } = document.form(at).found;
        for entry in lists.iter().filter(|_| any).flat_map(|&first| self.chain(first)) {
            let rest = self.rest(entry);
            if !rest.is_empty()
                && (capital || !entry.capital)
                && let Some(len) = phrase_len(document, at, rest)
            {
                phrases.push(FoundName { at, class: entry.class, found: Match { len, row: entry.row as usize } });
            }
        }
    }

    /// The longest phrase of `class` that begins at token `at`.
    #[must_use]
    #[inline(never)]
    pub fn longest(&self, document: &Document, at: usize, class: Class) -> Option<Match> {
        self.all(document, at, class).max_by_key(|found| found.len)
    }

    /// All the phrases of `class` that begin at token `at`: single words first.
    #[must_use]
    pub fn all<'a>(&'a self, document: &'a Document, at: usize, class: Class) -> Matches<'a> {
        let mut matches = Matches { entries: &self.entries, lists: [NONE; 2], phrases: &[], capital: false, class };
        if document.starts(at).has(class) {
            matches.lists = document.form(at).found.lists;
            matches.capital = document.is_capital(at);
            matches.phrases = document.phrases_at(at);
        }
        matches
    }
}

/// The phrases of a class that begin at a token.
#[derive(Debug)]
pub struct Matches<'a> {
    entries: &'a [Entry],
    /// The next entry of each list.
    lists: [u32; 2],
    /// The phrases of several words, and the names.
    phrases: &'a [FoundName],
    capital: bool,
    class: Class,
}

impl Iterator for Matches<'_> {
    type Item = Match;

    // Many rules ask, and each would have a copy of the search in the browser.
    #[inline(never)]
    fn next(&mut self) -> Option<Match> {
        for list in &mut self.lists {
            while let Some(entry) = self.entries.get(*list as usize) {
                *list = entry.next;
                if entry.class == self.class && entry.rest.0 == entry.rest.1 && (self.capital || !entry.capital) {
                    return Some(Match { len: 1, row: entry.row as usize });
                }
            }
        }
        while let Some((first, rest)) = self.phrases.split_first() {
            self.phrases = rest;
            if first.class == self.class {
                return Some(first.found);
            }
        }
        None
    }
}

/// How many tokens from `at` on make the phrase whose words after the first are `rest`.
fn phrase_len(document: &Document, at: usize, rest: &str) -> Option<usize> {
    let mut len = 1;
    let mut rest = rest;
    loop {
        let token = document.tokens.get(at + len)?;
        if token.gap > crate::token::Gap::Line {
            return None;
        }
        len += 1;
        rest = after_word(rest, document.key(at + len - 1))?;
        match rest.strip_prefix(' ') {
            Some(next) => rest = next,
            None => return rest.is_empty().then_some(len),
        }
    }
}

/// What follows a document's key in a phrase, which may be folded.
fn after_word<'r>(phrase: &'r str, key: &str) -> Option<&'r str> {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if let Some(rest) = phrase.strip_prefix(key).filter(|rest| ends(rest)) {
        return Some(rest);
    }
    if key.is_ascii() {
        return None;
    }
    let end = phrase.find(' ').unwrap_or(phrase.len());
    (phrase[..end].is_ascii() && fold(key) == phrase[..end]).then(|| &phrase[end..])
}

/// Takes the accents off a lower-case word, but never the tilde of ñ's own letter in a common word: names alone are folded.
#[must_use]
pub fn fold(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Cow::Owned(word.chars().filter_map(fold_char).collect())
}

/// The rows of a TSV as the build step packs it: its lines, each cut into its fields. One that has a first field alone has the
/// others of the row before it.
pub fn rows(tsv: &'static str) -> impl Iterator<Item = Row> {
    let mut row = Row { fields: [""; Row::MOST], len: 0 };
    parts(tsv, b'\n').filter(|line| !line.is_empty()).map(move |line| {
        row.go_on(line);
        row
    })
}

/// The fields of a row of a TSV.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    fields: [&'static str; Self::MOST],
    len: usize,
}

impl Row {
    /// No table has more columns; further fields are left out.
    const MOST: usize = 7;

    fn go_on(&mut self, line: &'static str) {
        let mut count = 0;
        for (field, value) in self.fields.iter_mut().zip(parts(line, b'\t')) {
            *field = value;
            count += 1;
        }
        if count > 1 || self.len == 0 {
            self.len = count;
        }
    }
}

impl std::ops::Deref for Row {
    type Target = [&'static str];

    fn deref(&self) -> &[&'static str] {
        &self.fields[..self.len]
    }
}

/// The parts of a text between marks. (The standard library's search is made for long texts, not for short fields.)
fn parts(text: &'static str, mark: u8) -> impl Iterator<Item = &'static str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.as_bytes().iter().position(|&byte| byte == mark);
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// The values of a field: parts between `|`; none in `-`.
pub fn values(field: &'static str) -> impl Iterator<Item = &'static str> {
    parts(field, b'|').filter(|value| !value.is_empty() && *value != "-")
}
