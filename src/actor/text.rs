//! [`Text`]: a document with its pack, and the questions that all rules for actors ask of it.

use std::collections::HashSet;
use std::ops::Range;

use super::shape::shape;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::{Head, NounKind};
use crate::lexicon::Class;
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
    /// The words that the text writes with a small letter somewhere.
    pub small: HashSet<&'a str>,
    /// The words that the text writes with a capital where nothing but their being names asks for it.
    pub names: HashSet<&'a str>,
    /// The words that follow a contraction in a name: Sadr in "el clérigo Al Sadr" and in "Muqtada al Sadr".
    pub arabic: HashSet<&'a str>,
    /// Whether the text tells of sport.
    pub sport: bool,
    /// One letter a token, for the patterns (see [`shape`]).
    pub shape: Vec<u8>,
}

/// How many different words of sport make a text one on sport. Fewer would let a metaphor do it.
const WORDS_OF_SPORT: usize = 3;

/// A paragraph with at least this many words, all of them in capitals, is a headline in capitals.
const SHOUTED_WORDS: usize = 3;

impl<'a> Text<'a> {
    pub fn new(document: &'a Document<'a>, pack: &'a LanguagePack) -> Self {
        let mut shouted = vec![false; document.len()];
        for paragraph in &document.paragraphs {
            if is_shouted(document, paragraph) {
                shouted[paragraph.clone()].fill(true);
            }
        }
        let initial = (0..document.len()).map(|at| is_initial(document, at)).collect();
        let small: HashSet<&str> = (0..document.len())
            .filter(|&at| document.tokens[at].case == Case::Lower && document.gap(at) != Gap::None)
            .map(|at| document.key(at))
            .collect();
        let mut titled = vec![false; document.len()];
        for paragraph in document.paragraphs.iter().filter(|_| pack.morphology.capitalizes_headlines) {
            if is_titled(document, paragraph, &small) {
                titled[paragraph.clone()].fill(true);
                // An acronym still shows itself.
                for at in paragraph.clone().filter(|&at| document.tokens[at].case != Case::Upper) {
                    shouted[at] = true;
                }
            }
        }
        let names = (0..document.len())
            .filter(|&at| document.is_capital(at) && !shouted[at] && !titled[at] && document.tokens[at].kind == TokenKind::Word)
            .map(|at| document.key(at))
            .collect();
        let sport: HashSet<&str> =
            (0..document.len()).filter(|&at| document.has(at, Class::Sport)).map(|at| document.key(at)).collect();
        let sport = sport.len() >= WORDS_OF_SPORT;
        let mut text =
            Self { document, pack, shouted, titled, initial, small, names, arabic: HashSet::new(), sport, shape: Vec::new() };
        text.arabic = (0..document.len().saturating_sub(1))
            .filter(|&at| document.has(at, Class::Contraction) && document.is_capital(at + 1) && !text.shouted[at])
            .filter(|&at| {
                let given = at > 0 && document.has(at - 1, Class::GivenName);
                if document.is_capital(at) { !text.initial[at] } else { given }
            })
            .map(|at| document.key(at + 1))
            .collect();
        text.shape = shape(&text);
        text
    }

    /// Whether the word that begins a sentence is a common word, by its classes or because the text has it in small letters.
    pub fn is_common(&self, at: usize, classes: &[Class]) -> bool {
        self.document.has_any(at, classes)
            || self.title(at).is_some()
            || self.small.contains(self.document.key(at))
            || self.is_verb(at)
            || (self.pack.morphology.is_finite_verb)(self.document.key(at))
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
        [Class::Rank, Class::Office, Class::Honorific, Class::Profession]
            .iter()
            .filter_map(|&class| self.pack.lexicon.longest(self.document, at, class))
            .map(|found| found.len)
            .max()
    }

    /// Whether a word is a surname that the tables know, or has the ending of one.
    pub fn is_surname(&self, at: usize) -> bool {
        self.document.has(at, Class::Surname)
            || self.document.is_capital(at) && (self.pack.morphology.is_surname)(self.document.key(at))
    }

    /// Whether the text writes a word with a small letter somewhere.
    pub fn is_small(&self, at: usize) -> bool {
        self.small.contains(self.document.key(at))
    }

    /// Whether a token is a later word of a title: "división" in "general de división".
    pub fn is_inside_title(&self, at: usize) -> bool {
        (1..=3.min(at)).any(|back| self.title(at - back).is_some_and(|len| len > back))
    }

    /// The end of a token range that begins at `start`, cut where the paragraph ends.
    pub fn within_paragraph(&self, start: usize, end: usize) -> usize {
        end.min(self.document.paragraph_of(start).end)
    }

    /// The head of an organization's name that begins at a token, if it is one.
    pub fn head(&self, at: usize) -> Option<Head> {
        self.pack.lexicon.longest(self.document, at, Class::OrganizationHead).map(|found| self.pack.gazetteer.heads[found.row])
    }

    /// Whether a token is an article (but not a clitic's homograph before a verb, which only syntax could tell).
    pub fn is_article(&self, at: usize) -> bool {
        self.document.has(at, Class::Article)
    }

    /// Whether a token is an article or has one in it: el, al, del.
    pub fn has_article(&self, at: usize) -> bool {
        self.document.has_any(at, &[Class::Article, Class::Contraction])
    }

    /// Whether a token is a masculine article in the singular, or has one in it.
    pub fn is_masculine_article(&self, at: usize) -> bool {
        self.has_article(at) && (self.pack.morphology.is_masculine_article)(self.document.key(at))
    }

    /// Whether a token is the preposition that joins an owner: de, del.
    pub fn is_genitive(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Owner
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

    /// Whether a verb group seems to begin at a token.
    pub fn is_verb(&self, at: usize) -> bool {
        let document = self.document;
        if document.has_any(at, &[Class::ReportVerb, Class::PlainVerb, Class::Auxiliary, Class::Copula, Class::Negation]) {
            return true;
        }
        if document.has(at, Class::Clitic) {
            return !document.has(at, Class::Article) || self.is_verb(at + 1);
        }
        document.tokens.get(at).is_some_and(|token| token.case == Case::Lower)
            && (self.pack.morphology.is_finite_verb)(document.key(at))
    }

    /// The longest noun that tells a name's kind at a token, with its length.
    pub fn noun_kind(&self, at: usize) -> Option<(usize, NounKind)> {
        let found = self.pack.lexicon.longest(self.document, at, Class::KindNoun)?;
        Some((found.len, self.pack.gazetteer.kind_nouns[found.row]))
    }
}

fn is_shouted(document: &Document, paragraph: &Range<usize>) -> bool {
    let words = || paragraph.clone().filter(|&at| document.tokens[at].kind == TokenKind::Word);
    words().count() >= SHOUTED_WORDS
        && words()
            .all(|at| document.tokens[at].case == Case::Upper || document.word(at).trim_end_matches('.').chars().count() == 1)
}

/// A headline in which all but the smallest words have a capital, though several of them are common words elsewhere.
fn is_titled(document: &Document, paragraph: &Range<usize>, small: &HashSet<&str>) -> bool {
    let words = || paragraph.clone().filter(|&at| document.is_word(at) && document.gap(at) != Gap::None);
    let long = |at: &usize| document.word(*at).chars().count() > SMALL_WORD;
    let common = |&at: &usize| {
        let key = document.key(at);
        document.tokens[at].case == Case::Capitalized
            && at > paragraph.start
            && !document.has_any(at, &[Class::GivenName, Class::Surname, Class::Rank, Class::Office, Class::Demonym])
            && (small.contains(key) || document.has_any(at, &HEADLINE_WORDS))
    };
    let number = words().filter(long).count();
    // "By Ann Lee, Delta News": a byline's words are names.
    let byline = (document.has(paragraph.start, Class::Preposition) || document.has(paragraph.start, Class::Credit))
        && document.is_capital(paragraph.start + 1);
    !byline
        && number >= TITLED_WORDS
        && !document.is_mark(paragraph.end - 1, '.')
        && words().filter(long).filter(|&at| document.tokens[at].case == Case::Lower).count() * TITLED_SHARE < number
        && words().filter(common).count() >= TITLED_COMMON
}

/// A headline's words of at most this many letters may stay small: from, with.
const SMALL_WORD: usize = 4;
/// A headline with capitals has at least this many longer words; fewer may be a name.
const TITLED_WORDS: usize = 3;
/// One longer word in this many may still be without a capital.
const TITLED_SHARE: usize = 6;
/// How many of its capitalised words must be common ones.
const TITLED_COMMON: usize = 2;
/// What names do not hold: verbs, and nouns of war and speech.
const HEADLINE_WORDS: [Class; 10] = [
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
];

/// A word begins a sentence where only marks stand between it and the sentence's start, or after a mark that opens speech.
fn is_initial(document: &Document, at: usize) -> bool {
    if document.tokens[at].kind != TokenKind::Word {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    if document.sentence_of(at).start == at || document.paragraph_of(at).start == at {
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
