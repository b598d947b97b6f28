//! Stage 2, sentences: paragraphs, quotations in every quotation mark, datelines, and sentences.

use std::ops::Range;

use crate::document::Document;
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};

/// Words between quotation marks, or the spoken part of a paragraph that a dash opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The token that opens it.
    pub open: usize,
    /// The token after its last word: its closing mark, or what ends it where no mark does.
    pub close: usize,
    /// Whether a closing mark of its own ends it.
    pub closed: bool,
    /// Whether a dash opens it.
    pub dialogue: bool,
}

impl Quote {
    /// The words, without the marks.
    #[must_use]
    pub fn inner(&self) -> Range<usize> {
        self.open + 1..self.close
    }

    /// The first token after it, its closing mark included.
    #[must_use]
    pub fn end(&self) -> usize {
        self.close + usize::from(self.closed)
    }
}

/// A line break is a paragraph's end unless the text is hard-wrapped; from this share of unfinished lines on it is.
const WRAPPED_SHARE: f64 = 0.6;
/// Lines of a hard-wrapped text are about as long as a page is wide, in characters.
const WRAPPED_LINE: Range<usize> = 45..130;
/// A hard-wrapped text has more lines than this; fewer prove nothing.
const WRAPPED_LINES: usize = 5;

/// The paragraphs, as token ranges: blank lines end them, and so do line breaks where a new line means a new thought.
#[must_use]
pub fn find_paragraphs(document: &Document) -> Vec<Range<usize>> {
    let wrapped = is_wrapped(document.text);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for at in 1..document.len() {
        let ends = match document.gap(at) {
            Gap::Paragraph => true,
            Gap::Line => !wrapped && (is_terminator(document, at - 1) || document.tokens[at].case != Case::Lower),
            Gap::Space | Gap::None => false,
        };
        if ends {
            paragraphs.push(start..at);
            start = at;
        }
    }
    if start < document.len() {
        paragraphs.push(start..document.len());
    }
    paragraphs
}

fn is_wrapped(text: &str) -> bool {
    let (mut lines, mut unfinished) = (0_usize, 0_usize);
    for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
        lines += 1;
        let length = line.chars().count();
        unfinished += usize::from(WRAPPED_LINE.contains(&length) && line.ends_with(|c: char| c.is_alphanumeric() || c == ','));
    }
    #[allow(clippy::cast_precision_loss)]
    let share = unfinished as f64 / lines.max(1) as f64;
    lines > WRAPPED_LINES && share > WRAPPED_SHARE
}

fn is_terminator(document: &Document, at: usize) -> bool {
    matches!(document.tokens[at].kind, TokenKind::Mark('.' | '?' | '!' | '…' | ':' | '”' | '»' | '"' | '’' | ')'))
}

/// How many paragraphs a quotation may run over, each opened anew by a mark.
const QUOTE_NESTING: usize = 8;

/// The longest quotation, in tokens: half an hour of speech has no more. What is longer has a mark that nobody has closed.
const QUOTE_LEN: usize = 4_000;

/// The quotations. An unclosed one ends with its paragraph, since a mark opens each further paragraph of a long quotation.
#[must_use]
pub fn find_quotes(document: &Document) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for paragraph in &document.paragraphs {
        let mut own = find_marked_quotes(document, paragraph);
        find_dialogue(document, paragraph, &mut own);
        crate::order::sort_by_key(&mut own, |quote| quote.open);
        quotes.extend(own);
    }
    quotes
}

fn find_marked_quotes(document: &Document, paragraph: &Range<usize>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for at in paragraph.clone() {
        let TokenKind::Mark(mark) = document.tokens[at].kind else { continue };
        let after_space = document.gap(at) != Gap::None
            || at == paragraph.start
            || matches!(document.tokens[at - 1].kind, TokenKind::Mark('(' | '[' | '¿' | '¡' | '—' | '–' | '“' | '«' | '"' | '‘'));
        let before_space = at + 1 >= paragraph.end || document.gap(at + 1) != Gap::None;
        let closes = |opener: char| match mark {
            '”' => matches!(opener, '“' | '„' | '”' | '"'),
            '“' => opener == '„' && !after_space,
            '»' => opener == '«' || opener == '»',
            '’' => matches!(opener, '‘' | '’' | '\''),
            '›' => opener == '‹',
            '"' => matches!(opener, '"' | '“' | '”'),
            '\'' => opener == '\'' || opener == '‘',
            _ => false,
        };
        let matching = open.iter().rposition(|&(_, opener)| closes(opener));
        let may_close = match mark {
            // Straight marks look alike: one that follows a space and is glued to a word opens.
            '"' => !after_space || before_space || open.len() > QUOTE_NESTING,
            '\'' | '’' => !after_space,
            _ => true,
        };
        if let (Some(found), true) = (matching, may_close) {
            let (start, _) = open[found];
            open.truncate(found);
            quotes.push(Quote { open: start, close: at, closed: true, dialogue: false });
            continue;
        }
        let opens = match mark {
            '“' | '«' | '„' | '‹' | '‘' => true,
            '"' => !before_space,
            '\'' => after_space && !before_space,
            _ => false,
        };
        // A mark at the beginning of a paragraph that goes on with a quotation: » or ”.
        let reopens = at == paragraph.start && matches!(mark, '»' | '”');
        if (opens || reopens) && open.len() <= QUOTE_NESTING {
            open.push((at, mark));
        }
    }
    for (start, mark) in open {
        // A single mark without its partner is an apostrophe, not a quotation.
        if !matches!(mark, '\'' | '’' | '‘') {
            quotes.push(Quote { open: start, close: paragraph.end, closed: false, dialogue: false });
        }
    }
    // An unclosed quotation must not cross one that is closed.
    let crossing: Vec<Range<usize>> = quotes.iter().filter(|quote| quote.closed).map(|quote| quote.open..quote.close).collect();
    quotes.retain(|quote| quote.closed || !crossing.iter().any(|other| other.contains(&quote.open)));
    // A sentence holds its quotations whole, and later stages look through a sentence from many of its words.
    quotes.retain(|quote| quote.inner().len() <= QUOTE_LEN);
    quotes
}

/// A paragraph that a dash opens is speech; an aside between further dashes is not.
fn find_dialogue(document: &Document, paragraph: &Range<usize>, quotes: &mut Vec<Quote>) {
    let is_dash = |at: usize| matches!(document.tokens[at].kind, TokenKind::Mark('—' | '–' | '―'));
    if !is_dash(paragraph.start) || paragraph.len() < 2 || document.gap(paragraph.start + 1) != Gap::None {
        return;
    }
    let mut marked = vec![false; paragraph.len()];
    for quote in quotes.iter() {
        marked[quote.open - paragraph.start..quote.end() - paragraph.start].fill(true);
    }
    let dashes: Vec<usize> = paragraph.clone().filter(|&at| is_dash(at) && !marked[at - paragraph.start]).collect();
    for pair in (0..dashes.len()).step_by(2) {
        let open = dashes[pair];
        let close = dashes.get(pair + 1).copied().unwrap_or(paragraph.end);
        // The full stop after an aside ends the aside, not the speech: "—respondió él—. Y además…".
        let skip = usize::from(
            pair > 0
                && matches!(document.tokens.get(open + 1).map(|token| token.kind), Some(TokenKind::Mark('.' | ',' | ';' | ':'))),
        );
        if open + skip + 1 < close && close - open <= QUOTE_LEN {
            quotes.push(Quote { open: open + skip, close, closed: false, dialogue: true });
        }
    }
}

/// How many tokens a dateline may take.
const DATELINE_LEN: usize = 16;

/// The datelines: a place, perhaps a date and an agency, and a dash, at the beginning of a paragraph.
#[must_use]
pub fn find_datelines(document: &Document) -> Vec<Range<usize>> {
    document.paragraphs.iter().filter_map(|paragraph| dateline_end(document, paragraph).map(|end| paragraph.start..end)).collect()
}

fn dateline_end(document: &Document, paragraph: &Range<usize>) -> Option<usize> {
    let limit = paragraph.end.min(paragraph.start + DATELINE_LEN);
    if !document.is_capital(paragraph.start) {
        return None;
    }
    let (mut verbal, mut dated) = (false, false);
    for at in paragraph.start..limit {
        dated |= document.has(at, Class::Month);
        // "Caracas, 22 oct (Prensa Latina) El Gobierno…": the agency in brackets ends it without a dash.
        if dated && !verbal && document.is_mark(at, ')') && at + 1 < paragraph.end && document.is_capital(at + 1) {
            return Some(at + 1);
        }
        match document.tokens[at].kind {
            TokenKind::Mark('—' | '–' | '-' | '―') => {
                let previous = document.tokens[at - 1].kind;
                let spaced = document.gap(at) != Gap::None && at + 1 < paragraph.end && document.gap(at + 1) != Gap::None;
                let stopped = matches!(previous, TokenKind::Mark('.' | ')'));
                return ((stopped || spaced && at - paragraph.start <= 8) && !verbal && at + 1 < paragraph.end).then_some(at + 1);
            }
            TokenKind::Mark('.' | ',' | '(' | ')' | '/') | TokenKind::Number => {}
            TokenKind::Mark(_) => return None,
            TokenKind::Word => {
                let lower = document.tokens[at].case == Case::Lower;
                verbal |= lower
                    && !document
                        .has_any(at, &[Class::Month, Class::Weekday, Class::Preposition, Class::Article, Class::Abbreviation])
                    && document.key(at).chars().count() > 4;
            }
        }
    }
    // "Puerto Príncipe. El cuarto contingente…": a place alone before the first full stop.
    let stop = (paragraph.start..limit.min(paragraph.start + 5)).find(|&at| document.is_mark(at, '.'))?;
    let alone = (paragraph.start..stop).all(|at| document.is_capital(at) || document.is_mark(at, ','));
    let place = document.starts(paragraph.start).has_any(&[Class::Place, Class::Seat, Class::CountryName]);
    (alone && place && stop + 1 < paragraph.end).then_some(stop + 1)
}

/// The outermost sentences of all paragraphs.
#[must_use]
pub fn find_sentences(document: &Document) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    for paragraph in &document.paragraphs {
        let start = document.dateline_of(paragraph.start).map_or(paragraph.start, |dateline| {
            sentences.push(dateline.clone());
            dateline.end
        });
        split_sentences(document, start..paragraph.end, &mut sentences);
    }
    sentences
}

/// The longest sentence, in tokens; what runs on longer is cut, so that no later stage looks further than this.
const SENTENCE_LEN: usize = 1200;

/// The sentences of a token range inside one paragraph; quotations that begin in it are not cut.
pub fn split_sentences(document: &Document, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let (mut start, mut at) = (range.start, range.start);
    while at < range.end {
        let mut end = at + 1;
        let mut full_stop = ends_sentence(document, at);
        if let Some(quote) = document.quote_at(at).filter(|quote| quote.end() <= range.end) {
            end = quote.end();
            // A quotation that brings its own full stop ends the sentence if a capital follows.
            full_stop = quote.close > quote.open + 1 && ends_sentence(document, quote.close - 1) && quote.closed;
        } else if full_stop {
            while end < range.end
                && document.gap(end) == Gap::None
                && matches!(document.tokens[end].kind, TokenKind::Mark('.' | '?' | '!' | ')' | ']' | '…'))
            {
                end += 1;
            }
        }
        if end < range.end && (full_stop && begins_sentence(document, end) || end - start >= SENTENCE_LEN) {
            sentences.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < range.end {
        sentences.push(start..range.end);
    }
}

fn ends_sentence(document: &Document, at: usize) -> bool {
    match document.tokens[at].kind {
        TokenKind::Mark('?' | '!' | '…') => true,
        TokenKind::Mark('.') => {
            at == 0
                || !(document.gap(at) == Gap::None
                    && document.has(at - 1, Class::Abbreviation)
                    && document.tokens[at - 1].case != Case::Upper)
        }
        // An acronym's own period may end the sentence as well.
        // So may that of a thing of one letter: "en la red social X."
        TokenKind::Word => {
            let word = document.word(at);
            word.ends_with('.') && (document.has(at, Class::Thing) || word.len() > 2 && begins_surely(document, at + 1))
        }
        _ => false,
    }
}

/// After an acronym with periods only a function word with a capital shows that a sentence begins.
fn begins_surely(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| {
        token.case == Case::Capitalized
            && document.has_any(
                at,
                &[
                    Class::Article,
                    Class::Determiner,
                    Class::Preposition,
                    Class::Pronoun,
                    Class::Subordinator,
                    Class::Negation,
                    Class::AccordingTo,
                ],
            )
    })
}

fn begins_sentence(document: &Document, at: usize) -> bool {
    let token = &document.tokens[at];
    match token.kind {
        _ if token.gap == Gap::None => false,
        TokenKind::Word => token.is_capital(),
        TokenKind::Number => true,
        TokenKind::Mark(mark) => {
            matches!(mark, '“' | '«' | '"' | '‘' | '\'' | '¿' | '¡' | '(' | '[' | '—' | '–' | '-' | '…' | '•' | '#' | '@')
        }
    }
}
