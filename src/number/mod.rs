//! Stage 3, numbers: digits and words → [`Quantity`].
//!
//! The grammar is small and reads from left to right: a group below a thousand, then a scale, then a smaller group. Dates,
//! times, years, measures and what names a thing (`Brigada 47`, `T-72`) are left out here, so that no later stage meets them.

mod cardinal;
mod counted;

use std::ops::Range;

use crate::Qualifier;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::counting::{QualifierPlace, QualifierWord, WordRole};
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};
pub(crate) use cardinal::parse_plain;
use cardinal::{Cardinal, Grammar, is_grammar_word};

/// How many, and how exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The lower bound; `None` where it is open.
    pub low: Option<u64>,
    /// The upper bound; `None` where it is open.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
}

impl Quantity {
    /// The quantity with a qualifier put on it: what was exact becomes open on one side.
    #[must_use]
    pub fn qualified(self, kind: Qualifier) -> Self {
        let value = self.low.or(self.high);
        match (self.qualifier, kind) {
            (Qualifier::Vague | Qualifier::Range | Qualifier::AtLeast | Qualifier::AtMost, _) => self,
            (_, Qualifier::AtLeast) => Self { low: value, high: None, qualifier: kind },
            (_, Qualifier::AtMost) => Self { low: None, high: value, qualifier: kind },
            (_, Qualifier::About) => Self { qualifier: kind, ..self },
            _ => self,
        }
    }
}

/// What a number is made of, for it decides what may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Digits or number words: "300 soldados".
    Plain,
    /// un, una: the number one, or only the indefinite article.
    Article,
    /// uno: the number one, or a pronoun.
    Pronoun,
    /// "one": the number one, or somebody unnamed.
    Single,
    /// An adjective: "500-strong".
    Strength,
    /// A noun of quantity, which a preposition joins to what it counts: "miles de soldados".
    Collective,
}

/// A number expression of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its tokens, the qualifier included.
    pub tokens: Range<usize>,
    /// Its value.
    pub quantity: Quantity,
    /// What it is made of.
    pub form: Form,
}

/// All number expressions, in order; none overlaps another.
#[must_use]
pub fn find_numbers(document: &Document, pack: &LanguagePack) -> Vec<Number> {
    let mut grammar = Grammar::new(document, pack);
    grammar.paragraph = 0..0;
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < document.len() {
        if at >= grammar.paragraph.end {
            let next = (at + 1..document.len()).find(|&next| document.gap(next) == Gap::Paragraph);
            grammar.paragraph = at..next.unwrap_or(document.len());
        }
        match grammar.number_at(at) {
            Some((number, end)) => {
                numbers.extend(number);
                at = end;
            }
            None => at += 1,
        }
    }
    numbers
}

/// The value of a text that is one number and nothing else, negatives and decimals included.
///
/// ```
/// use subraya::unpromised::{pack, parse_number};
/// let pack = pack("es").expect("Spanish is there");
/// assert_eq!(parse_number("dos millones y medio", pack), Some(2_500_000.0));
/// assert_eq!(parse_number("uno coma cinco", pack), Some(1.5));
/// assert_eq!(parse_number("diez cero", pack), None);
/// ```
#[must_use]
pub fn parse_number(text: &str, pack: &LanguagePack) -> Option<f64> {
    let document = Document::new(text, pack);
    let grammar = Grammar::new(&document, pack);
    let mut at = 0;
    let negative = grammar.role(0) == Some(WordRole::Minus) || document.is_mark(0, '-') || document.is_mark(0, '−');
    at += usize::from(negative);
    let whole = grammar.cardinal(at);
    let (mut value, mut end) = whole.map_or((0.0, at), |found| (found.value, found.end));
    let is_point = grammar.role(end) == Some(WordRole::Point) || document.is_mark(end, ',') || document.is_mark(end, '.');
    if is_point && (whole.is_none() || grammar.role(end).is_some()) {
        let fraction = grammar.cardinal(end + 1)?;
        let word = document.word(end + 1);
        // Digits after the point count as written ("05"), words by their value ("doscientos treinta y seis").
        let written =
            if document.tokens[end + 1].kind == TokenKind::Number { word.len() } else { decimal_places(fraction.value) };
        value += fraction.value / 10f64.powi(i32::try_from(written).unwrap_or(i32::MAX));
        end = fraction.end;
    } else if whole.is_none() {
        return None;
    }
    // "1/5".
    if document.is_mark(end, '/')
        && let Some(below) = grammar.cardinal(end + 1).filter(|below| below.value > 0.0)
    {
        (value, end) = (value / below.value, below.end);
    }
    // "a couple of".
    end += usize::from(end > 1 && grammar.role(end) == Some(WordRole::Of));
    (end == document.len()).then_some(if negative { -value } else { value })
}

/// How many digits a whole number has.
fn decimal_places(value: f64) -> usize {
    std::iter::successors(Some(value), |value| Some(value / 10.0)).take_while(|&value| value >= 1.0).count().max(1)
}

/// Ranges of the form "tres o cuatro" are of neighbours: the second is at most this many times the first.
const OR_RANGE: f64 = 2.0;
/// "200 a 300": of any two numbers in a range the second is at most this many times the first; beyond, they count two things.
const RANGE: f64 = 100.0;

impl Grammar<'_> {
    /// A number expression that begins at token `at`, and where to go on; no number where it is a date or the like.
    fn number_at(&self, at: usize) -> Option<(Option<Number>, usize)> {
        let token = &self.document.tokens[at];
        let qualified = || token.begins && self.document.starts(at).has(Class::Qualifier);
        if !self.may_open(at) && !self.document.classes(at).has(Class::Qualifier) && !qualified() {
            return None;
        }
        // "handed over 10 men": the word belongs to the verb.
        if let Some(before) = self.before(at)
            && self.document.starts(before).has(Class::Fate)
            && self.pack.lexicon.longest(self.document, at, Class::Qualifier).is_some_and(|found| found.len == 1)
            && self.pack.lexicon.all(self.document, before, Class::Fate).any(|found| found.len == 2)
        {
            return None;
        }
        if let Some((number, end)) = self.range_at(at) {
            let keep = self.is_counted(&number);
            return Some((keep.then_some(number), end));
        }
        let (qualifiers, core) = self.qualifiers(at);
        if !self.paragraph.contains(&core) {
            return None;
        }
        let several = qualifiers.kind == Some(Qualifier::Vague);
        let vague = if several { self.vague_scale(core) } else { None };
        let cardinal = vague.or_else(|| self.cardinal(core)).filter(|_| self.may_begin(core))?;
        // A range may stand behind a qualifier: "unos 200 a 300".
        if core > at
            && let Some((mut number, end)) = self.range_at(core)
        {
            if qualifiers.span {
                number.tokens.start = at;
            }
            let keep = self.is_counted(&number);
            return Some((keep.then_some(number), end));
        }
        if several && !cardinal.vague {
            return None;
        }
        let start = if qualifiers.span { at } else { core };
        let number = self.finish(start, &cardinal, qualifiers.kind)?;
        let end = number.tokens.end;
        let keep = self.is_counted_from(core, &number);
        Some((keep.then_some(number), end))
    }

    /// Whether an expression without a qualifier can begin with the word at token `at`.
    fn may_open(&self, at: usize) -> bool {
        match self.role(at) {
            Some(WordRole::Between | WordRole::From | WordRole::Of) => true,
            Some(role) => !is_grammar_word(role),
            None => self.document.tokens[at].kind == TokenKind::Number,
        }
    }

    fn finish(&self, start: usize, cardinal: &Cardinal, before: Option<Qualifier>) -> Option<Number> {
        let value = whole(cardinal.value)?;
        let mut quantity = if cardinal.vague {
            Quantity { low: Some(value), high: None, qualifier: Qualifier::Vague }
        } else {
            Quantity { low: Some(value), high: Some(value), qualifier: Qualifier::Exact }
        };
        if let Some(kind) = before {
            quantity = quantity.qualified(kind);
        }
        let mut end = cardinal.end;
        if let Some(after) = self.strength_end(end) {
            return Some(Number { tokens: start..after, quantity, form: Form::Strength });
        }
        if let Some((word, len)) = self.qualifier_after(end) {
            quantity = quantity.qualified(word.kind);
            end += len;
        }
        Some(Number { tokens: start..end, quantity, form: cardinal.form })
    }

    /// The end of "-strong" at token `at`, which is glued to its number.
    fn strength_end(&self, at: usize) -> Option<usize> {
        let glued = |at: usize| self.document.gap(at) == Gap::None;
        let hyphen = matches!(self.document.tokens.get(at)?.kind, TokenKind::Mark('-' | '‑' | '–'));
        (hyphen && glued(at) && glued(at + 1) && self.role(at + 1) == Some(WordRole::Strength)).then_some(at + 2)
    }

    /// A qualifier that follows at token `at`, and how many tokens it takes.
    fn qualifier_after(&self, at: usize) -> Option<(QualifierWord, usize)> {
        qualifier_after(self.document, self.pack, at)
    }

    /// The qualifiers from token `at` on, and the token after them.
    fn qualifiers(&self, at: usize) -> (Qualifiers, usize) {
        let mut found = Qualifiers { kind: None, span: true };
        let mut core = at;
        while core < at + QUALIFIERS_LEN
            && let Some((word, len)) = self
                .pack
                .lexicon
                .all(self.document, core, Class::Qualifier)
                .map(|found| (self.pack.counting.qualifiers[found.row], found.len))
                .filter(|(word, _)| word.place != QualifierPlace::After)
                .max_by_key(|&(_, len)| len)
        {
            found.span &= word.place == QualifierPlace::Before;
            // Of two, the one that leaves a side open says more: "más de unos 300".
            if !(matches!(found.kind, Some(Qualifier::AtLeast | Qualifier::AtMost)) || word.kind == Qualifier::Exact) {
                found.kind = Some(word.kind);
            }
            core += len;
            // "superan ya los 300".
            if word.place == QualifierPlace::Verb && self.document.has(core, Class::Adverb) {
                core += 1;
            }
            if self.role(core) == Some(WordRole::The) && self.cardinal(core + 1).is_some() {
                core += 1;
            }
        }
        (found, core)
    }

    /// entre X y Y, de X a Y, X a Y, X-Y, X o Y.
    fn range_at(&self, at: usize) -> Option<(Number, usize)> {
        let opener = self.role(at);
        // "pasó de 3.000 a 5.000": two numbers.
        let from = |at: usize| matches!(self.role(at), Some(WordRole::Of | WordRole::From));
        let opens = if !from(at) && at > 0 && from(at - 1) { at - 1 } else { at };
        if from(opens) && opens > 0 && self.is_change(opens - 1) {
            return None;
        }
        let (first_at, links): (usize, &[WordRole]) = match opener {
            Some(WordRole::Between) => (at + 1, &[WordRole::And]),
            Some(WordRole::From) => (at + 1, &[WordRole::To]),
            Some(WordRole::Of) if self.word(at).is_some_and(|(opens, _)| opens > 0.0) => (at + 1, &[WordRole::To]),
            _ => (at, &[WordRole::To, WordRole::Or]),
        };
        let first_at = first_at + usize::from(first_at > at && self.role(first_at) == Some(WordRole::The));
        let first = self.cardinal(first_at).filter(|_| self.may_begin(first_at))?;
        let link = self.role(first.end).filter(|role| links.contains(role));
        let hyphen = opener != Some(WordRole::Between) && self.is_range_hyphen(first.end);
        if link.is_none() && !hyphen {
            return None;
        }
        let mut second_at = first.end + 1;
        second_at += usize::from(self.role(second_at) == Some(WordRole::The));
        let second = self.cardinal(second_at)?;
        let mut low = first.value;
        // "entre 10 y 12 mil": the scale belongs to both.
        if first.scale <= 1.0 && second.scale > 1.0 && low * second.scale <= second.value {
            low *= second.scale;
        }
        let most = if link == Some(WordRole::Or) { OR_RANGE } else { RANGE };
        if first.vague || second.vague || second.value <= low || second.value > low * most {
            return None;
        }
        if link == Some(WordRole::Or) && first.form == Form::Article {
            return None;
        }
        let quantity = Quantity { low: Some(whole(low)?), high: Some(whole(second.value)?), qualifier: Qualifier::Range };
        Some((Number { tokens: at..second.end, quantity, form: second.form }, second.end))
    }

    /// Whether a verb at token `at` tells from where to where a count goes.
    fn is_change(&self, at: usize) -> bool {
        let changes = |row: usize| self.pack.counting.fates[row].changes;
        self.pack.lexicon.all(self.document, at, Class::Fate).any(|found| found.len == 1 && changes(found.row))
    }

    fn is_range_hyphen(&self, at: usize) -> bool {
        matches!(self.document.tokens.get(at).map(|token| token.kind), Some(TokenKind::Mark('-' | '–' | '—' | '‑')))
            && self.document.gap(at) == Gap::None
            && self.document.gap(at + 1) == Gap::None
            && self.document.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a number may begin at its token: nothing is glued before it, and no capital makes it a name.
    fn may_begin(&self, at: usize) -> bool {
        let document = self.document;
        let token = &document.tokens[at];
        if token.kind == TokenKind::Number {
            let before = self.before(at).map(|before| document.tokens[before].kind);
            let glued = token.gap == Gap::None
                && matches!(
                    before,
                    Some(
                        TokenKind::Word
                            | TokenKind::Number
                            | TokenKind::Mark('-' | '‑' | '/' | '.' | ',' | ':' | '_' | '#' | '@' | '+' | '=' | '×')
                    )
                );
            // "los «cascos azules» -127 según su recuento-": a dash that opens an aside.
            let aside = at > 1
                && document.is_mark(at - 1, '-')
                && document.gap(at - 1) != Gap::None
                && document.tokens[at - 2].kind != TokenKind::Number;
            let glued = glued && !aside;
            let money = matches!(before, Some(TokenKind::Mark('$' | '€' | '£' | '¥')));
            return !glued && !money;
        }
        // "T-one", "sub-two": what a hyphen joins to the word before is no number of its own.
        if at > 0 && token.gap == Gap::None && matches!(document.tokens[at - 1].kind, TokenKind::Mark('-' | '‑')) {
            return false;
        }
        // "Once" in the middle of a sentence is a name; in a heading all in capitals it is not.
        let begins = at == 0 || !document.is_word(at - 1) || document.sentence_of(at).start == at;

        token.case != Case::Capitalized || begins || document.is_title(at)
    }
}

/// A qualifier that stands after a number or its noun, and how many tokens it takes.
pub(crate) fn qualifier_after(document: &Document, pack: &LanguagePack, at: usize) -> Option<(QualifierWord, usize)> {
    pack.lexicon
        .all(document, at, Class::Qualifier)
        .map(|found| (pack.counting.qualifiers[found.row], found.len))
        .filter(|(word, len)| {
            // "300 soldados, al menos 20 heridos": one that has a number after it belongs there.
            let number = document.tokens.get(at + len).is_some_and(|next| next.kind == TokenKind::Number);
            let next = number || document.has_any(at + len, &[Class::Cardinal, Class::Collective, Class::Preposition]);
            let own = !next || document.gap(at + len) == Gap::Paragraph;
            word.place == QualifierPlace::After && own && (at.max(1)..at + len).all(|at| document.gap(at) < Gap::Paragraph)
        })
        .max_by_key(|&(_, len)| len)
}

#[derive(Clone, Copy, Debug)]
struct Qualifiers {
    kind: Option<Qualifier>,
    /// Whether they belong to the number's span.
    span: bool,
}

/// How many tokens qualifiers may take together: "hasta ahora al menos unos". More are no language.
const QUALIFIERS_LEN: usize = 16;

/// The largest whole number that a figure may have; more is no count of anything.
const LARGEST: f64 = 1e15;

/// A value as a whole number; `None` where it is none.
fn whole(value: f64) -> Option<u64> {
    #[allow(clippy::cast_sign_loss)]
    let rounded = value.round() as u64;
    ((value - value.round()).abs() < 1e-6 && (0.0..LARGEST).contains(&value)).then_some(rounded)
}

#[cfg(test)]
mod tests;
