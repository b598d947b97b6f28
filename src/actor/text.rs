//! [`Text`]: a document with its pack, and the questions that all rules for actors ask of it.

use std::cell::Cell;
use std::ops::Range;

use super::shape::shape;
use super::traits::{self, ARTICLE, CAPITAL, CLITIC, CONTRACTION, GENITIVE, LOWER, TITLE, VERB};
use crate::document::Document;
use crate::interner::Interner;
use crate::lang::LanguagePack;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::{Head, NounKind};
use crate::lexicon::{Class, Classes, Match, fold};
use crate::pattern::LONGEST_NAME;
use crate::token::{Case, Gap, TokenKind};

/// A document as the rules for actors read it.
pub(super) struct Text<'a> {
    pub document: &'a Document<'a>,
    pub pack: &'a LanguagePack,
    /// For each token, whether its paragraph is written in capitals throughout, so that a capital tells nothing.
    pub shouted: Vec<bool>,
    /// For each token, whether its paragraph is a headline in which every word that matters has a capital.
    pub titled: Vec<bool>,
    /// For each token, whether a sentence, a quotation or a line begins with it, so that its capital tells nothing.
    pub initial: Vec<bool>,
    /// Whether the text tells of sport.
    pub sport: bool,
    /// One letter a token, for the patterns (see [`shape`]).
    pub shape: Vec<u8>,
    /// What each token is to the rules: bits of [`traits`].
    traits: Vec<u32>,
    /// The length of the longest title at each token.
    titles: Vec<u8>,
    /// How the text writes each of its forms: bits of [`SMALL`], [`NAME`] and [`ARABIC`].
    written: Vec<u8>,
    /// What each form's ending tells, where that has been asked: bits of [`ENDINGS`], each before the bit of the answer.
    endings: Vec<Cell<u8>>,
    /// The number of each form without its accents.
    folded: Vec<u32>,
    /// The words without accents that are no forms themselves; their numbers follow those of the forms.
    unaccented: Interner,
}

/// The text writes this word with a small letter somewhere.
const SMALL: u8 = 1;
/// The text writes this word with a capital where nothing but its being a name asks for it.
const NAME: u8 = 2;
/// This word follows a contraction in a name: Sadr in "el clérigo Al Sadr" and in "Muqtada al Sadr".
const ARABIC: u8 = 4;
/// The bits of what may be asked of an ending: whether a finite verb has it, whether a surname has it.
const ENDINGS: [u8; 2] = [1, 4];

/// How many different words of sport make a text one on sport. Fewer would let a metaphor do it.
const WORDS_OF_SPORT: usize = 3;

/// A paragraph with at least this many words, all of them in capitals, is a headline in capitals.
const SHOUTED_WORDS: usize = 3;

impl<'a> Text<'a> {
    pub fn new(document: &'a Document<'a>, pack: &'a LanguagePack) -> Self {
        let len = document.len();
        let mut text = Self {
            document,
            pack,
            shouted: vec![false; len],
            titled: vec![false; len],
            initial: Vec::new(),
            sport: false,
            shape: Vec::new(),
            traits: traits::find(document, pack),
            titles: Vec::new(),
            written: vec![0; document.forms()],
            endings: vec![Cell::new(0); document.forms()],
            folded: Vec::new(),
            unaccented: Interner::default(),
        };
        text.titles = (0..len).map(|at| if text.has(at, TITLE) { text.longest_title(at) } else { 0 }).collect();
        text.fold_words();
        text.read_paragraphs();
        let starts = find_starts(document);
        text.initial = (0..len).map(|at| is_initial(document, &starts, at)).collect();
        let mut sport: Vec<u32> = Vec::new();
        for (at, token) in document.tokens.iter().enumerate() {
            let form = token.form as usize;
            if text.has(at, CAPITAL) && !text.shouted[at] && !text.titled[at] {
                text.written[form] |= NAME;
            }
            if text.has(at, traits::SPORT) && sport.len() < WORDS_OF_SPORT && !sport.contains(&token.form) {
                sport.push(token.form);
            }
            if text.has(at, CONTRACTION) && text.has(at + 1, CAPITAL) && !text.shouted[at] {
                let given = at > 0 && document.has(at - 1, Class::GivenName);
                if if text.has(at, CAPITAL) { !text.initial[at] } else { given } {
                    text.written[document.tokens[at + 1].form as usize] |= ARABIC;
                }
            }
        }
        text.sport = sport.len() >= WORDS_OF_SPORT;
        text.shape = shape(&text);
        text
    }

    /// Numbers the words without their accents.
    fn fold_words(&mut self) {
        let document = self.document;
        self.folded = vec![u32::MAX; document.forms()];
        for (at, token) in document.tokens.iter().enumerate() {
            let known = &mut self.folded[token.form as usize];
            if *known != u32::MAX {
                continue;
            }
            let key = document.key(at);
            *known = if key.is_ascii() {
                token.form
            } else {
                let word = fold(key);
                document.form_of(&word).unwrap_or_else(|| document.forms() as u32 + self.unaccented.intern(&word))
            };
        }
    }

    /// Finds the paragraphs in capitals and the headlines with them, and the words that the text has in small letters.
    fn read_paragraphs(&mut self) {
        let document = self.document;
        for paragraph in document.paragraphs.iter().filter(|paragraph| is_shouted(document, paragraph)) {
            self.shouted[paragraph.clone()].fill(true);
        }
        for token in document.tokens.iter().filter(|token| token.case == Case::Lower && token.gap != Gap::None) {
            self.written[token.form as usize] |= SMALL;
        }
        for paragraph in document.paragraphs.iter().filter(|_| self.pack.morphology.capitalizes_headlines) {
            if is_titled(self, paragraph) {
                self.titled[paragraph.clone()].fill(true);
                // An acronym still shows itself.
                for at in paragraph.clone().filter(|&at| document.tokens[at].case != Case::Upper) {
                    self.shouted[at] = true;
                }
            }
        }
    }

    fn longest_title(&self, at: usize) -> u8 {
        let found = traits::TITLES.iter().filter_map(|&class| self.pack.lexicon.longest(self.document, at, class));
        found.map(|found| found.len as u8).max().unwrap_or_default()
    }

    /// Whether a token has any of these [`traits`]; never past the end.
    #[inline]
    pub fn has(&self, at: usize, any: u32) -> bool {
        self.traits.get(at).is_some_and(|traits| traits & any != 0)
    }

    /// The tokens that have any of these [`traits`].
    pub fn all_with(&self, any: u32) -> impl Iterator<Item = usize> {
        self.traits.iter().enumerate().filter(move |(_, traits)| *traits & any != 0).map(|(at, _)| at)
    }

    /// The longest phrase of a class that begins at a token.
    pub fn longest(&self, at: usize, class: Class) -> Option<Match> {
        let told = traits::of(class);
        if told == 0 || self.has(at, told) { self.pack.lexicon.longest(self.document, at, class) } else { None }
    }

    /// The number of a token's word without its accents.
    #[inline]
    pub fn word(&self, at: usize) -> u32 {
        self.folded[self.document.tokens[at].form as usize]
    }

    /// The letters of the word with such a number.
    pub fn letters(&self, word: u32) -> &str {
        match word.checked_sub(self.document.forms() as u32) {
            Some(own) => self.unaccented.word(own),
            None => self.document.letters(word),
        }
    }

    /// How many numbers of words without accents there are.
    pub fn words(&self) -> usize {
        self.document.forms() + self.unaccented.len()
    }

    fn is_written(&self, at: usize, how: u8) -> bool {
        self.document.tokens.get(at).is_some_and(|token| self.written[token.form as usize] & how != 0)
    }

    /// Whether the text writes a word with a capital where nothing but its being a name asks for it.
    pub fn is_name(&self, at: usize) -> bool {
        self.is_written(at, NAME)
    }

    /// Whether a word follows a contraction in an Arabic name.
    pub fn is_arabic(&self, at: usize) -> bool {
        self.is_written(at, ARABIC)
    }

    /// Whether a word has an ending that finite verbs have and nouns hardly ever.
    fn is_finite(&self, at: usize) -> bool {
        self.ends_as(at, ENDINGS[0], self.pack.morphology.is_finite_verb)
    }

    /// Whether a word has an ending that surnames have.
    pub fn ends_as_surname(&self, at: usize) -> bool {
        self.ends_as(at, ENDINGS[1], self.pack.morphology.is_surname)
    }

    /// What a function says of a token's form, which is asked once.
    fn ends_as(&self, at: usize, asked: u8, ask: fn(&str) -> bool) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        let known = &self.endings[token.form as usize];
        if known.get() & asked == 0 {
            let answer = if ask(self.document.key(at)) { asked << 1 } else { 0 };
            known.set(known.get() | asked | answer);
        }
        known.get() & (asked << 1) != 0
    }

    /// Whether the word that begins a sentence is a common word, by its classes or because the text has it in small letters.
    pub fn is_common(&self, at: usize, classes: Classes) -> bool {
        self.document.classes(at).meets(classes)
            || self.title(at).is_some()
            || self.is_small(at)
            || self.is_verb(at)
            || self.is_finite(at)
    }

    /// Whether a quotation mark opens right before a token.
    pub fn is_quoted_start(&self, at: usize) -> bool {
        at > 0 && self.document.quote_at(at - 1).is_some_and(|quote| !quote.dialogue)
    }

    /// Whether a token may stand inside a name: it has a capital or is a particle.
    pub fn is_name_word(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.case != Case::Lower)
            || self.document.has_any(at, &[Class::Preposition, Class::Article, Class::Coordinator, Class::NameParticle])
    }

    /// The length of the longest title at a token: a rank, an office, an honorific or an occupation.
    pub fn title(&self, at: usize) -> Option<usize> {
        self.titles.get(at).filter(|&&len| len > 0).map(|&len| usize::from(len))
    }

    /// Whether a word is a surname that the tables know, or has the ending of one.
    pub fn is_surname(&self, at: usize) -> bool {
        self.document.has(at, Class::Surname) || self.has(at, CAPITAL) && self.ends_as_surname(at)
    }

    /// Whether the text writes a word with a small letter somewhere.
    pub fn is_small(&self, at: usize) -> bool {
        self.is_written(at, SMALL)
    }

    /// Whether a token is a later word of a title: "división" in "general de división".
    pub fn is_inside_title(&self, at: usize) -> bool {
        (1..=3.min(at)).any(|back| usize::from(self.titles[at - back]) > back)
    }

    /// The end of a token range that begins at `start`, cut where the paragraph ends.
    pub fn within_paragraph(&self, start: usize, end: usize) -> usize {
        end.min(self.document.paragraph_of(start).end)
    }

    /// The head of an organization's name that begins at a token, if it is one.
    pub fn head(&self, at: usize) -> Option<Head> {
        self.longest(at, Class::OrganizationHead).map(|found| self.pack.gazetteer.heads[found.row])
    }

    /// Whether a token is an article (but not a clitic's homograph before a verb, which only syntax could tell).
    pub fn is_article(&self, at: usize) -> bool {
        self.has(at, ARTICLE)
    }

    /// Whether a token is an article or has one in it: el, al, del.
    pub fn has_article(&self, at: usize) -> bool {
        self.has(at, ARTICLE | CONTRACTION)
    }

    /// Whether a token is a masculine article in the singular, or has one in it.
    pub fn is_masculine_article(&self, at: usize) -> bool {
        self.has_article(at) && (self.pack.morphology.is_masculine_article)(self.document.key(at))
    }

    /// Whether a token is the preposition that joins an owner: de, del.
    pub fn is_genitive(&self, at: usize) -> bool {
        self.has(at, GENITIVE)
    }

    /// The token after the genitive's ending that stands at a token: "Ukraine's", "the Houthis'".
    pub fn after_genitive_ending(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let mark = document.is_mark(at, '\'') || document.is_mark(at, '’');
        if !mark || document.gap(at) != Gap::None {
            return None;
        }
        if document.key(at + 1) == "s" && document.gap(at + 1) == Gap::None {
            return Some(at + 2);
        }
        let plural = at > 0 && document.key(at - 1).ends_with('s') && document.gap(at + 1) == Gap::Space;
        (plural && document.is_word(at + 1)).then_some(at + 1)
    }

    /// What the preposition at a token makes of the name after it; `None` where there is no preposition.
    pub fn preposition(&self, at: usize) -> Option<PrepositionRole> {
        let role = (self.pack.morphology.preposition_role)(self.document.key(at));
        (self.document.has(at, Class::Preposition) || role != PrepositionRole::Place).then_some(role)
    }

    /// Whether a token is an article or another determiner; "dicho" after an auxiliary is a participle.
    pub fn is_determiner(&self, at: usize) -> bool {
        self.document.has_any(at, &[Class::Article, Class::Determiner])
            && !(at > 0 && self.document.has(at - 1, Class::Auxiliary))
    }

    /// How far back from a token a name of its sentence may begin.
    pub fn reach_back(&self, at: usize) -> usize {
        self.document.sentence_of(at).start.max(at.saturating_sub(LONGEST_NAME))
    }

    /// Whether a verb group seems to begin at a token.
    pub fn is_verb(&self, at: usize) -> bool {
        // "la" may be an article or stand before a verb: what follows tells.
        let open = |at: usize| !self.has(at, VERB) && self.has(at, CLITIC) && self.has(at, ARTICLE);
        let at = (at..at + CLITICS).find(|&at| !open(at)).unwrap_or(at + CLITICS);
        self.has(at, VERB) || self.has(at, CLITIC) || self.has(at, LOWER) && self.is_finite(at)
    }

    /// The longest noun that tells a name's kind at a token, with its length.
    pub fn noun_kind(&self, at: usize) -> Option<(usize, NounKind)> {
        let found = self.longest(at, Class::KindNoun)?;
        Some((found.len, self.pack.gazetteer.kind_nouns[found.row]))
    }
}

/// Whether a sentence or a paragraph begins at each token.
fn find_starts(document: &Document) -> Vec<bool> {
    let mut starts = vec![false; document.len()];
    for ranges in [&document.sentences, &document.paragraphs] {
        for range in ranges.iter().filter(|range| range.start < range.end) {
            starts[range.start] = true;
        }
        // What no range holds stands by itself.
        starts[ranges.last().map_or(0, |last| last.end)..].fill(true);
    }
    starts
}

fn is_shouted(document: &Document, paragraph: &Range<usize>) -> bool {
    let words = || paragraph.clone().filter(|&at| document.tokens[at].kind == TokenKind::Word);
    words().all(|at| document.tokens[at].case == Case::Upper || document.word(at).trim_end_matches('.').chars().count() == 1)
        && words().count() >= SHOUTED_WORDS
}

/// A headline in which all but the smallest words have a capital, though several of them are common words elsewhere.
fn is_titled(text: &Text, paragraph: &Range<usize>) -> bool {
    let document = text.document;
    let words = || paragraph.clone().filter(|&at| document.is_word(at) && document.gap(at) != Gap::None);
    let common = |&at: &usize| {
        document.tokens[at].case == Case::Capitalized
            && at > paragraph.start
            && !document.classes(at).meets(NAMES)
            && (text.is_small(at) || document.classes(at).meets(HEADLINE_WORDS))
    };
    let (mut long, mut small) = (0, 0);
    for at in words().filter(|&at| document.tokens[at].span.len() > SMALL_WORD) {
        if document.word(at).chars().count() > SMALL_WORD {
            long += 1;
            small += usize::from(document.tokens[at].case == Case::Lower);
        }
    }
    // "By Ann Lee, Delta News": a byline's words are names.
    let byline = || {
        (document.has(paragraph.start, Class::Preposition) || document.has(paragraph.start, Class::Credit))
            && document.is_capital(paragraph.start + 1)
    };
    long >= TITLED_WORDS
        && small * TITLED_SHARE < long
        && !byline()
        && !document.is_mark(paragraph.end - 1, '.')
        && words().filter(common).count() >= TITLED_COMMON
}

/// How many clitics that are articles, too, may stand before a verb; there are never more than two.
const CLITICS: usize = 8;

/// Words that are names, whatever else they are.
const NAMES: Classes = Classes::of(&[Class::GivenName, Class::Surname, Class::Rank, Class::Office, Class::Demonym]);

/// A headline's words of at most this many letters may stay small: from, with.
const SMALL_WORD: usize = 4;
/// A headline with capitals has at least this many longer words; fewer may be a name.
const TITLED_WORDS: usize = 3;
/// One longer word in this many may still be without a capital.
const TITLED_SHARE: usize = 6;
/// How many of its capitalised words must be common ones.
const TITLED_COMMON: usize = 2;
/// What names do not hold: verbs, and nouns of war and speech.
const HEADLINE_WORDS: Classes = Classes::of(&[
    Class::ReportVerb,
    Class::ReportGerund,
    Class::PlainVerb,
    Class::Copula,
    Class::Auxiliary,
    Class::Fate,
    Class::ForceNoun,
    Class::PowerNoun,
    Class::Motion,
    Class::BodyForce,
]);

/// A word begins a sentence where only marks stand between it and the sentence's start, or after a mark that opens speech.
fn is_initial(document: &Document, starts: &[bool], at: usize) -> bool {
    if document.tokens[at].kind != TokenKind::Word {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    if starts[at] {
        return true;
    }
    match document.tokens[before].kind {
        TokenKind::Mark('¿' | '¡' | '“' | '«' | '‘' | '…' | ':' | '?' | '!' | '•' | '|') => true,
        TokenKind::Mark('"' | '\'' | '—' | '–' | '-' | '―') => {
            document.gap(at) == Gap::None && document.gap(before) != Gap::None
        }
        TokenKind::Mark('.') => document.gap(at) != Gap::None && !(before > 0 && document.has(before - 1, Class::Abbreviation)),
        _ => false,
    }
}
