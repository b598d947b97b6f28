//! [`Text`]: a document with its pack, and the questions that all rules for actors ask of it.

use std::ops::Range;

use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::PrepositionRole;
use crate::lang::gazetteer::NounKind;
use crate::lexicon::Class;
use crate::token::{Case, TokenKind};

/// A document as the rules for actors read it.
pub(super) struct Text<'a> {
    pub document: &'a Document<'a>,
    pub pack: &'a LanguagePack,
    /// For each token, whether its paragraph is written in capitals throughout, so that a capital tells nothing.
    pub shouted: Vec<bool>,
}

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
        Self { document, pack, shouted }
    }

    /// Whether a token is an article (but not a clitic's homograph before a verb, which only syntax could tell).
    pub fn is_article(&self, at: usize) -> bool {
        self.document.has(at, Class::Article)
    }

    /// Whether a token is the preposition that joins an owner: de, del.
    pub fn is_genitive(&self, at: usize) -> bool {
        self.document.has(at, Class::Preposition)
            && (self.pack.morphology.preposition_role)(self.document.key(at)) == PrepositionRole::Owner
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
        && words().all(|at| document.tokens[at].case == Case::Upper || document.word(at).chars().count() == 1)
}
