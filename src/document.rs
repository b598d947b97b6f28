//! [`Document`]: the text with its tokens, sentences and quotations, which every later stage reads and none changes.

use std::ops::Range;

use crate::Span;
use crate::interner::Interner;
use crate::lang::LanguagePack;
use crate::lang::names::FoundName;
use crate::lexicon::{Class, Classes, Found, TokenClasses};
use crate::sentence::{self, Quote};
use crate::token::{Gap, Token, TokenKind, find_tokens};

/// A text, cut into tokens, paragraphs, sentences and quotations.
#[derive(Debug)]
pub struct Document<'t> {
    /// The text itself.
    pub text: &'t str,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Its paragraphs, as token ranges.
    pub paragraphs: Vec<Range<usize>>,
    /// Its quotations, by opening mark; they may nest, never cross.
    pub quotes: Vec<Quote>,
    /// Its outermost sentences, as token ranges: a quotation of many sentences stands inside one.
    pub sentences: Vec<Range<usize>>,
    /// The datelines that open some paragraphs, as token ranges: `MADRID, 3 mar (EFE).-`.
    pub datelines: Vec<Range<usize>>,
    /// The lower-case forms of its words.
    keys: Interner,
    /// What is known of each of them.
    forms: Vec<Form>,
    /// The classes of its tokens.
    classes: Vec<TokenClasses>,
    /// Phrases of several words and names, by their first token.
    phrases: Vec<FoundName>,
}

/// A word in lower case, wherever it stands in a document.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Form {
    /// What the lexicon has of it.
    pub(crate) found: Found,
    /// The numbers of its classes: written small, with a capital, and as the beginning of the name that was seen last.
    classes: [u32; 3],
}

impl<'t> Document<'t> {
    /// Reads a text with a language's pack.
    #[must_use]
    pub fn new(text: &'t str, pack: &LanguagePack) -> Self {
        let mut document = Self {
            text,
            tokens: find_tokens(text),
            paragraphs: Vec::new(),
            quotes: Vec::new(),
            sentences: Vec::new(),
            datelines: Vec::new(),
            keys: Interner::default(),
            forms: Vec::new(),
            classes: Vec::new(),
            phrases: Vec::new(),
        };
        document.look_up_words(pack);
        document.find_phrases(pack);
        document.paragraphs = sentence::find_paragraphs(&document);
        document.quotes = sentence::find_quotes(&document);
        document.datelines = sentence::find_datelines(&document);
        document.sentences = sentence::find_sentences(&document);
        document
    }

    /// Looks up each distinct word once.
    fn look_up_words(&mut self, pack: &LanguagePack) {
        let mut lower = String::new();
        for token in &mut self.tokens {
            lower.clear();
            write_lowercase(&mut lower, token.span.of(self.text));
            token.form = self.keys.intern(&lower);
            if token.form as usize == self.forms.len() {
                let (found, classes) = pack.lexicon.look_up(&lower);
                let first = self.classes.len() as u32;
                self.classes.extend(classes);
                self.forms.push(Form { found, classes: [first, first + 1, first] });
            }
            token.classes = self.forms[token.form as usize].classes[usize::from(token.is_capital())];
        }
    }

    /// Finds where phrases and names begin.
    fn find_phrases(&mut self, pack: &LanguagePack) {
        let mut phrases = Vec::new();
        let mut pair = String::new();
        for at in 0..self.len() {
            let before = phrases.len();
            pack.lexicon.find_phrases(self, at, &mut pair, &mut phrases);
            let first = phrases.len();
            pack.names.find(self, at, &mut phrases);
            if phrases.len() > first {
                let mut classes = self.classes[self.tokens[at].classes as usize];
                for name in &phrases[first..] {
                    classes.starts.insert(name.class);
                    if name.found.len == 1 {
                        classes.alone.insert(name.class);
                    }
                }
                self.reclassify(at, classes);
            }
            self.tokens[at].begins = phrases.len() > before;
        }
        self.phrases = phrases;
    }

    /// Gives a token other classes than its word has.
    fn reclassify(&mut self, at: usize, classes: TokenClasses) {
        let token = &mut self.tokens[at];
        if self.classes[token.classes as usize] != classes {
            let last = &mut self.forms[token.form as usize].classes[2];
            if self.classes[*last as usize] != classes {
                *last = self.classes.len() as u32;
                self.classes.push(classes);
            }
            token.classes = *last;
        }
    }

    /// The number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// A token's lower-case form; empty past the end.
    #[must_use]
    #[inline(never)]
    pub fn key(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.keys.word(token.form))
    }

    /// The number of a lower-case form that some token has.
    pub(crate) fn form_of(&self, key: &str) -> Option<u32> {
        Some(self.keys.find(key)).filter(|&form| (form as usize) < self.forms.len())
    }

    /// The letters of a form.
    pub(crate) fn letters(&self, form: u32) -> &str {
        self.keys.word(form)
    }

    /// How many lower-case forms there are.
    pub(crate) fn forms(&self) -> usize {
        self.forms.len()
    }

    /// A token as written; empty past the end.
    #[must_use]
    #[inline(never)]
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// What is known of a token's word.
    pub(crate) fn form(&self, at: usize) -> &Form {
        &self.forms[self.tokens[at].form as usize]
    }

    /// The phrases of several words, and after them the names of the pack's sets, that begin at a token.
    pub(crate) fn phrases_at(&self, at: usize) -> &[FoundName] {
        if !self.tokens[at].begins {
            return &[];
        }
        let first = self.phrases.partition_point(|phrase| phrase.at < at);
        let len = self.phrases[first..].iter().take_while(|phrase| phrase.at == at).count();
        &self.phrases[first..first + len]
    }

    /// The classes that a token's word has alone; none past the end.
    #[must_use]
    pub fn classes(&self, at: usize) -> Classes {
        self.tokens.get(at).map_or(Classes::default(), |token| self.classes[token.classes as usize].alone)
    }

    /// The classes of all words, phrases and names of the lexicon that begin with a token's word; none past the end.
    #[must_use]
    pub fn starts(&self, at: usize) -> Classes {
        self.tokens.get(at).map_or(Classes::default(), |token| self.classes[token.classes as usize].starts)
    }

    /// Whether a token has a class; never past the end.
    #[must_use]
    #[inline(never)]
    pub fn has(&self, at: usize, class: Class) -> bool {
        self.classes(at).has(class)
    }

    /// Whether a token has any of these classes.
    #[must_use]
    #[inline(never)]
    pub fn has_any(&self, at: usize, classes: &[Class]) -> bool {
        self.classes(at).has_any(classes)
    }

    /// Whether a token is this mark.
    #[must_use]
    #[inline(never)]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether a token is a word.
    #[must_use]
    #[inline(never)]
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// Whether a token is a word with a capital.
    #[must_use]
    #[inline(never)]
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    /// The white space before a token; a paragraph's past the end.
    #[must_use]
    #[inline(never)]
    pub fn gap(&self, at: usize) -> Gap {
        self.tokens.get(at).map_or(Gap::Paragraph, |token| token.gap)
    }

    /// The bytes of a token range, from the first token's start to the last one's end.
    #[must_use]
    #[inline(never)]
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => Span::new(first.span.start, last.span.end),
            (Some(first), _) => Span::new(first.span.start, first.span.start),
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The text of a token range.
    #[must_use]
    #[inline(never)]
    pub fn text_of(&self, range: &Range<usize>) -> &'t str {
        self.span(range).of(self.text)
    }

    /// The dateline that holds a token.
    #[must_use]
    pub fn dateline_of(&self, at: usize) -> Option<&Range<usize>> {
        let after = self.datelines.partition_point(|dateline| dateline.end <= at);
        self.datelines.get(after).filter(|dateline| dateline.contains(&at))
    }

    /// The outermost sentence that holds a token.
    #[must_use]
    #[inline(never)]
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(after).cloned().unwrap_or(at..at)
    }

    /// The paragraph that holds a token.
    #[must_use]
    #[inline(never)]
    pub fn paragraph_of(&self, at: usize) -> Range<usize> {
        let after = self.paragraphs.partition_point(|paragraph| paragraph.end <= at);
        self.paragraphs.get(after).cloned().unwrap_or(at..at)
    }

    /// Whether token `at` stands in a heading whose words all begin with a capital, so that a capital tells nothing.
    #[must_use]
    pub fn is_title(&self, at: usize) -> bool {
        /// Shorter words may be written small.
        const LONG_WORD: usize = 4;
        /// A heading has at least so many longer words.
        const LEAST: usize = 3;
        let sentence = self.sentence_of(at);
        let long = |at: &usize| self.is_word(*at) && self.tokens[*at].span.len() >= LONG_WORD;
        let words = sentence.clone().filter(long).count();
        let small = sentence.filter(long).filter(|&at| !self.is_capital(at)).count();
        words >= LEAST && small * 8 <= words
    }

    /// The quotation whose opening mark is token `at`.
    #[must_use]
    #[inline(never)]
    pub fn quote_at(&self, at: usize) -> Option<&Quote> {
        self.quotes.binary_search_by_key(&at, |quote| quote.open).ok().map(|found| &self.quotes[found])
    }

    /// The innermost quotation whose words hold token `at`.
    #[must_use]
    #[inline(never)]
    pub fn quote_around(&self, at: usize) -> Option<&Quote> {
        let before = self.quotes.partition_point(|quote| quote.open < at);
        self.quotes[..before].iter().rev().take(64).find(|quote| at < quote.close)
    }
}

/// Writes a word in lower case into the empty `key`, with the one apostrophe that all keys have.
fn write_lowercase(key: &mut String, word: &str) {
    if word.is_ascii() {
        key.push_str(word);
        key.make_ascii_lowercase();
    } else {
        key.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
}
