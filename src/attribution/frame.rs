//! [`Frame`]: one sentence seen as a row of units, in which a quotation or a parenthesis is one unit, whatever it holds.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use crate::AttributionKind;
use crate::actor::{Actors, MentionAt};
use crate::document::Document;
use crate::figure::FigureAt;
use crate::lang::{LanguagePack, PrepositionRole};
use crate::lexicon::{Class, Classes};
use crate::sentence::Quote;
use crate::token::TokenKind;

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// One token.
    Token,
    /// A quotation with its marks.
    Quote,
    /// A parenthesis with its brackets.
    Parenthesis,
}

/// A token, or a group of tokens that the sentence around it need not look into.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: UnitKind,
    /// What its token is made of, where it is one.
    token: Option<TokenKind>,
    /// Whether it is a token with a capital.
    capital: bool,
    /// Its token's classes; none for a group.
    classes: Classes,
    /// The mention that holds its token, by its place in the list; past the list's end where none does.
    mention: u32,
    /// Whether it is a finite verb and whether it is an infinitive, once that has been asked: the rules ask it of the same
    /// units over and over.
    finite: Cell<Option<bool>>,
    infinitive: Cell<Option<bool>>,
}

/// A sentence, or a sentence inside a quotation.
pub struct Frame<'a> {
    /// The document.
    pub document: &'a Document<'a>,
    /// Its language.
    pub pack: &'a LanguagePack,
    /// Its actors.
    pub actors: &'a Actors,
    /// Its figures.
    pub figures: &'a [FigureAt],
    /// The sentence's units, in order.
    pub units: Vec<Unit>,
    /// The classes of all words and phrases that may begin at any of its tokens: most rules look for one that few sentences have.
    pub starts: Classes,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
    /// Which units are finite verbs in a language with fixed clauses, once that has been asked for: every search asks again.
    pub finite: OnceCell<Vec<bool>>,
    /// Whether most of its words have a capital, as in the headlines of some newsrooms.
    pub title: bool,
}

/// The forms of verbs that report.
pub const REPORTS: [Class; 4] = [Class::ReportVerb, Class::ReportParticiple, Class::ReportGerund, Class::ReportInfinitive];

/// A headline has more words than this.
const TITLE_WORDS: usize = 3;

/// The longest parenthesis that is one unit, in tokens; a longer one is read through.
const PARENTHESIS_LEN: usize = 40;

impl<'a> Frame<'a> {
    /// Cuts a sentence into units.
    pub fn new(
        document: &'a Document<'a>,
        pack: &'a LanguagePack,
        actors: &'a Actors,
        figures: &'a [FigureAt],
        sentence: Range<usize>,
        quoted: bool,
    ) -> Self {
        let mut units = Vec::with_capacity(sentence.len());
        let mut starts = Classes::default();
        let mut at = sentence.start;
        let mut mention = actors.mentions.partition_point(|mention| mention.tokens.end <= at);
        while at < sentence.end {
            let token = &document.tokens[at];
            // Only a mark opens anything.
            let quote = matches!(token.kind, TokenKind::Mark(_)).then(|| document.quote_at(at)).flatten();
            let (end, kind) = match quote {
                Some(quote) if quote.end() <= sentence.end && is_speech(document, actors, quote) => {
                    (quote.end(), UnitKind::Quote)
                }
                _ => match parenthesis_end(document, at, sentence.end) {
                    Some(end) => (end, UnitKind::Parenthesis),
                    None => (at + 1, UnitKind::Token),
                },
            };
            while actors.mentions.get(mention).is_some_and(|mention| mention.tokens.end <= at) {
                mention += 1;
            }
            let single = kind == UnitKind::Token;
            if single {
                starts |= document.starts(at);
            }
            let named = single && actors.mentions.get(mention).is_some_and(|mention| mention.tokens.contains(&at));
            units.push(Unit {
                tokens: at..end.max(at + 1),
                kind,
                token: single.then_some(token.kind),
                capital: single && token.is_capital(),
                classes: if single { document.classes(at) } else { Classes::default() },
                mention: if named { mention as u32 } else { u32::MAX },
                finite: Cell::new(None),
                infinitive: Cell::new(None),
            });
            at = end.max(at + 1);
        }
        let words = sentence.clone().filter(|&at| document.is_word(at));
        let (all, capital) = words.fold((0, 0), |(all, capital), at| (all + 1, capital + usize::from(document.is_capital(at))));
        let title = all > TITLE_WORDS && capital * 3 > all * 2;
        Self { document, pack, actors, figures, units, starts, quoted, finite: OnceCell::new(), title }
    }

    /// The number of units.
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// The first token of a unit; the frame's end past the last.
    pub fn token(&self, unit: usize) -> usize {
        self.units.get(unit).map_or_else(|| self.units.last().map_or(0, |last| last.tokens.end), |unit| unit.tokens.start)
    }

    /// The tokens of a range of units.
    pub fn tokens(&self, units: Range<usize>) -> Range<usize> {
        let start = self.token(units.start);
        start..units.end.checked_sub(1).and_then(|last| self.units.get(last)).map_or(start, |unit| unit.tokens.end).max(start)
    }

    /// Whether a unit is a single token.
    pub fn is_token(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.kind == UnitKind::Token)
    }

    /// Whether a unit is a quotation.
    pub fn is_quote(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.kind == UnitKind::Quote)
    }

    /// The quotation that a unit is.
    pub fn quote(&self, unit: usize) -> Option<&'a Quote> {
        self.units
            .get(unit)
            .filter(|unit| unit.kind == UnitKind::Quote)
            .and_then(|unit| self.document.quote_at(unit.tokens.start))
    }

    /// A token unit's lower-case form; empty for others.
    pub fn key(&self, unit: usize) -> &str {
        if self.is_token(unit) { self.document.key(self.token(unit)) } else { "" }
    }

    /// Whether a unit is a token of this class.
    pub fn has(&self, unit: usize, class: Class) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.classes.has(class))
    }

    /// Whether a unit is a token of one of these classes.
    pub fn has_any(&self, unit: usize, classes: &[Class]) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.classes.has_any(classes))
    }

    /// The mark that a unit is.
    pub fn mark(&self, unit: usize) -> Option<char> {
        match self.units.get(unit)?.token? {
            TokenKind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    /// Whether a unit is this mark.
    pub fn is_mark(&self, unit: usize, mark: char) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.token == Some(TokenKind::Mark(mark)))
    }

    /// Whether a unit is a dash.
    pub fn is_dash(&self, unit: usize) -> bool {
        let Some(TokenKind::Mark(mark)) = self.units.get(unit).and_then(|unit| unit.token) else { return false };
        matches!(mark, '—' | '–' | '―')
            || mark == '-' && self.document.gap(self.token(unit) + 1) != self.document.gap(self.token(unit))
    }

    /// Whether a unit is any punctuation mark.
    pub fn is_punctuation(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|unit| matches!(unit.token, Some(TokenKind::Mark(_))))
    }

    /// Whether a unit is a word.
    pub fn is_word(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.token == Some(TokenKind::Word))
    }

    /// Whether a unit is a word with a capital.
    pub fn is_capital(&self, unit: usize) -> bool {
        self.units.get(unit).is_some_and(|unit| unit.capital)
    }

    /// The mention that a unit is part of.
    pub fn mention(&self, unit: usize) -> Option<&'a MentionAt> {
        self.units.get(unit).and_then(|unit| self.actors.mentions.get(unit.mention as usize))
    }

    /// The mention that begins with a unit.
    pub fn mention_start(&self, unit: usize) -> Option<&'a MentionAt> {
        self.mention(unit).filter(|mention| mention.tokens.start == self.token(unit))
    }

    /// Whether a unit is a finite verb, as far as the lexicon or its ending tells.
    pub fn is_finite(&self, unit: usize) -> bool {
        let Some(known) = self.units.get(unit).map(|unit| &unit.finite) else { return false };
        known.get().unwrap_or_else(|| {
            let finite = self.finite_at(unit);
            known.set(Some(finite));
            finite
        })
    }

    fn finite_at(&self, unit: usize) -> bool {
        if !self.is_word(unit) || self.mention(unit).is_some() || (self.is_capital(unit) && unit > 0 && !self.title) {
            return false;
        }
        if self.has_any(unit, &[Class::Preposition, Class::Article]) {
            return false;
        }
        if self.has_any(unit, &[Class::PlainVerb, Class::Copula, Class::Auxiliary]) {
            let key = self.key(unit);
            let bare = (self.pack.morphology.is_infinitive)(key) || (self.pack.morphology.is_gerund)(key);
            return !bare && !self.looks_nominal(unit);
        }
        if self.has(unit, Class::ReportVerb) {
            return !self.looks_nominal(unit);
        }
        let key = self.key(unit);
        // A word after a pronoun that is no article: "le avergüenza".
        let after_clitic = unit > 0
            && self.has(unit - 1, Class::Clitic)
            && !self.has(unit - 1, Class::Article)
            && !self.has_any(unit, &[Class::Clitic, Class::ReportParticiple, Class::Pronoun, Class::Determiner])
            && !self.is_infinitive(unit);
        after_clitic
            || (self.pack.morphology.is_finite_verb)(key)
            || (self.pack.morphology.may_be_finite)(key)
                && unit > 0
                && self.is_word(unit - 1)
                && !self.has_any(unit - 1, &[Class::Article, Class::Determiner, Class::Preposition, Class::Coordinator])
    }

    /// Whether a form that could be a verb or a noun stands where a noun does: after an article, a possessive, a preposition.
    pub fn looks_nominal(&self, unit: usize) -> bool {
        if (self.pack.morphology.surely_verb)(self.key(unit)) {
            return false;
        }
        let Some(before) = unit.checked_sub(1).filter(|&before| self.mention(before).is_none()) else { return false };
        // "la denuncia de X", "en la denuncia"; but "los estiman" has a pronoun before its verb.
        let pronoun = self.has(before, Class::Clitic)
            && !(unit > 1 && self.has(unit - 2, Class::Preposition))
            && (!self.has(unit + 1, Class::Preposition) && !self.is_mark(unit + 1, ',') || self.has(before, Class::Neuter));
        // "muchos creen", "ambas coinciden": a pronoun, where the verb is a plural.
        if self.has(before, Class::Pronoun) && (self.pack.morphology.is_plural_verb)(self.key(unit)) {
            return false;
        }
        self.has_any(before, &[Class::Determiner, Class::Preposition]) || self.has(before, Class::Article) && !pronoun
    }

    /// Whether a unit is an infinitive.
    pub fn is_infinitive(&self, unit: usize) -> bool {
        let Some(known) = self.units.get(unit).map(|unit| &unit.infinitive) else { return false };
        known.get().unwrap_or_else(|| {
            let infinitive = self.is_word(unit)
                && (unit == 0 || !self.is_capital(unit))
                && self.mention(unit).is_none()
                && (self.pack.morphology.is_infinitive)(self.key(unit));
            known.set(Some(infinitive));
            infinitive
        })
    }

    /// Whether a unit is the preposition before whom one speaks to: "a", "al".
    pub fn is_goal(&self, unit: usize) -> bool {
        self.has_role(unit, PrepositionRole::Goal)
    }

    /// Whether a unit is the preposition of belonging: "de", "del".
    pub fn is_owner(&self, unit: usize) -> bool {
        self.has_role(unit, PrepositionRole::Owner)
    }

    /// Whether a unit is a preposition that makes this of the name after it.
    pub fn has_role(&self, unit: usize, role: PrepositionRole) -> bool {
        self.has(unit, Class::Preposition) && (self.pack.morphology.preposition_role)(self.key(unit)) == role
    }

    /// How many units a conjunction takes that subordinates the clause after it; 0 where none begins.
    pub fn subordinator(&self, unit: usize) -> usize {
        if !self.is_token(unit) || !self.document.starts(self.token(unit)).has(Class::Subordinator) {
            return 0;
        }
        self.pack.lexicon.longest(self.document, self.token(unit), Class::Subordinator).map_or(0, |found| found.len)
    }

    /// Whether a unit can't belong to a noun phrase: a verb, a conjunction, a clitic.
    pub fn breaks_phrase(&self, unit: usize) -> bool {
        self.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator])
            && self.mention(unit).is_none()
            && !self.is_number(unit)
            || self.is_finite(unit)
    }

    /// Whether a unit is a number in digits.
    pub fn is_number(&self, unit: usize) -> bool {
        self.document.tokens.get(self.token(unit)).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether any unit of a range is a finite verb.
    pub fn has_finite(&self, units: Range<usize>) -> bool {
        units.into_iter().any(|unit| self.is_finite(unit))
    }

    /// Whether a unit can be the head of who says something: an actor, an office, a document, a pronoun.
    pub fn is_source_like(&self, unit: usize) -> bool {
        self.mention(unit).is_some()
            || self.has_any(unit, &[Class::SourceNoun, Class::Office, Class::Rank, Class::Profession])
            || self.has(unit, Class::Pronoun) && !self.has_any(unit, &[Class::Determiner, Class::Relative])
    }

    /// Whether a token range holds a figure.
    pub fn holds_figure(&self, tokens: &Range<usize>) -> bool {
        let first = self.figures.partition_point(|figure| figure.tokens.start < tokens.start);
        self.figures.get(first).is_some_and(|figure| figure.tokens.end <= tokens.end)
    }

    /// A range of units without the commas, dashes and stops at both ends.
    pub fn trim(&self, mut units: Range<usize>) -> Range<usize> {
        let loose =
            |unit: usize| self.is_mark(unit, ',') || self.is_mark(unit, ';') || self.is_mark(unit, ':') || self.is_dash(unit);
        // A hyphen for a dash before the full stop: "-decía la vecina-."
        while units.start < units.end && self.is_mark(units.end - 1, '-') && !self.is_word(units.end) {
            units.end -= 1;
        }
        while units.start < units.end && (loose(units.start) || self.is_mark(units.start, '.')) {
            units.start += 1;
        }
        while units.start < units.end
            && (loose(units.end - 1)
                || self.is_mark(units.end - 1, '.')
                || self.has(units.end - 1, Class::Coordinator) && self.mention(units.end - 1).is_none()
                || self.is_mark(units.end - 1, '…') && units.len() == 1)
        {
            units.end -= 1;
        }
        units
    }

    /// The words of a range of units as content: without quotation marks where it is one quotation.
    pub fn content(&self, units: Range<usize>) -> Option<Range<usize>> {
        let units = self.trim(units);
        if units.is_empty() {
            return None;
        }
        let tokens = if units.len() == 1 && self.is_quote(units.start) {
            inner_words(self.document, self.quote(units.start)?)
        } else {
            self.tokens(units)
        };
        (!tokens.is_empty()).then_some(tokens)
    }

    /// Whether pieces of content are quoted wholly, partly or not at all.
    pub fn kind_of(&self, content: &[Range<usize>]) -> AttributionKind {
        let mut quotes = self.units.iter().filter(|unit| unit.kind == UnitKind::Quote);
        let inside = |piece: &Range<usize>| {
            self.units
                .iter()
                .any(|unit| unit.kind == UnitKind::Quote && unit.tokens.start < piece.start && piece.end <= unit.tokens.end)
        };
        if !content.is_empty() && content.iter().all(inside) {
            AttributionKind::Direct
        } else if content.iter().any(inside)
            || quotes.any(|unit| content.iter().any(|piece| piece.start <= unit.tokens.start && unit.tokens.end <= piece.end))
        {
            AttributionKind::Mixed
        } else {
            AttributionKind::Indirect
        }
    }
}

/// A quotation's words without a comma or full stop at their end.
pub fn inner_words(document: &Document, quote: &Quote) -> Range<usize> {
    let mut inner = quote.inner();
    while !inner.is_empty() && (document.is_mark(inner.end - 1, '.') || document.is_mark(inner.end - 1, ',')) {
        inner.end -= 1;
    }
    inner
}

/// The longest name that stands in quotation marks, in tokens.
const QUOTED_NAME_LEN: usize = 5;

/// Whether a quotation is speech, and no name or nickname in quotation marks.
pub fn is_speech(document: &Document, actors: &Actors, quote: &Quote) -> bool {
    let inner = quote.inner();
    if quote.dialogue {
        return true;
    }
    if inner.is_empty() || inner.clone().all(|at| !document.is_word(at)) {
        return false;
    }
    let named = inner.len() <= QUOTED_NAME_LEN
        && actors
            .at(inner.end - 1)
            .is_some_and(|mention| mention.tokens.start <= inner.start + 1 && mention.tokens.end >= inner.end);
    let title = inner.len() <= QUOTED_NAME_LEN && inner.clone().all(|at| document.is_capital(at) || !document.is_word(at));
    // "firmada por ‘Fulana Guerrero’, reivindicó": several words with capitals are a name even before a cue.
    let name = named || inner.len() > 1 && title && inner.clone().all(|at| document.is_word(at));
    !(named || title) || !name && is_cued(document, quote) || quote.open > 0 && document.is_mark(quote.open - 1, ':')
}

/// How far after a quotation with its comma inside a verb of speech may stand, in tokens.
const CUE_REACH: usize = 4;

/// Whether a cue follows a quotation after a comma: "“No”, contestó".
fn is_cued(document: &Document, quote: &Quote) -> bool {
    let mut at = quote.end();
    // American commas stand inside: "“No,” Lavrov replied".
    if quote.close > 0 && document.is_mark(quote.close - 1, ',') {
        return (at..at + CUE_REACH).any(|at| document.starts(at).has(Class::ReportVerb));
    }
    if !document.is_mark(at, ',') {
        return false;
    }
    at += 1;
    while document.has(at, Class::Clitic) {
        at += 1;
    }
    document.starts(at).has(Class::ReportVerb)
}

fn parenthesis_end(document: &Document, at: usize, end: usize) -> Option<usize> {
    let close = match document.tokens[at].kind {
        TokenKind::Mark('(') => ')',
        TokenKind::Mark('[') => ']',
        _ => return None,
    };
    (at + 1..end.min(at + PARENTHESIS_LEN)).find(|&other| document.is_mark(other, close)).map(|found| found + 1)
}
