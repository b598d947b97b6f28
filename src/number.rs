//! Stage 3, numbers: digits and words → [`Quantity`].
//!
//! The grammar is small and reads from left to right: a group below a thousand, then a scale, then a smaller group. Dates,
//! times, years, measures and what names a thing (`Brigada 47`, `T-72`) are left out here, so that no later stage meets them.

use std::ops::Range;

use crate::Qualifier;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::counting::{QualifierPlace, QualifierWord, UnitRole, WordRole};
use crate::lexicon::Class;
use crate::token::{Case, Gap, TokenKind};

/// How many, and how exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    let grammar = Grammar { document, pack };
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < document.len() {
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
/// use subraya::{lang, number::parse_number};
/// let pack = lang::pack("es").expect("Spanish is there");
/// assert_eq!(parse_number("dos millones y medio", pack), Some(2_500_000.0));
/// assert_eq!(parse_number("uno coma cinco", pack), Some(1.5));
/// assert_eq!(parse_number("diez cero", pack), None);
/// ```
#[must_use]
pub fn parse_number(text: &str, pack: &LanguagePack) -> Option<f64> {
    let document = Document::new(text, pack);
    let grammar = Grammar { document: &document, pack };
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
    (end == document.len()).then_some(if negative { -value } else { value })
}

/// How many digits a whole number has.
fn decimal_places(value: f64) -> usize {
    std::iter::successors(Some(value), |value| Some(value / 10.0)).take_while(|&value| value >= 1.0).count().max(1)
}

/// Numbers from here to [`LAST_YEAR`], written as four digits, are years where nothing is counted.
const FIRST_YEAR: u64 = 1800;
/// See [`FIRST_YEAR`].
const LAST_YEAR: u64 = 2100;
/// The last day of a month.
const LAST_DAY: u64 = 31;
/// The last hour of a day.
const LAST_HOUR: u64 = 24;
/// Ranges of the form "tres o cuatro" are of neighbours: the second is at most this many times the first.
const OR_RANGE: f64 = 2.0;
/// "200 a 300": of any two numbers in a range the second is at most this many times the first; beyond, they count two things.
const RANGE: f64 = 100.0;

/// A cardinal without its qualifier.
#[derive(Clone, Copy, Debug)]
struct Cardinal {
    value: f64,
    end: usize,
    form: Form,
    /// Whether it is only an order of magnitude: "miles".
    vague: bool,
    /// The scale word's value: 1000 in "12 mil"; it is carried back in "10 a 12 mil".
    scale: f64,
}

struct Grammar<'a> {
    document: &'a Document<'a>,
    pack: &'a LanguagePack,
}

impl Grammar<'_> {
    /// A number expression that begins at token `at`, and where to go on; no number where it is a date or the like.
    fn number_at(&self, at: usize) -> Option<(Option<Number>, usize)> {
        let token = &self.document.tokens[at];
        if token.kind != TokenKind::Number
            && !token.starts.has_any(&[Class::Cardinal, Class::Collective, Class::Counting, Class::Qualifier])
        {
            return None;
        }
        if let Some((number, end)) = self.range_at(at) {
            let keep = self.is_counted(&number);
            return Some((keep.then_some(number), end));
        }
        let (qualifiers, core) = self.qualifiers(at);
        let Some(cardinal) = self.cardinal(core).filter(|found| self.may_begin(core, found)) else {
            return None;
        };
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
        if qualifiers.kind == Some(Qualifier::Vague) && !cardinal.vague {
            return None;
        }
        let start = if qualifiers.span { at } else { core };
        let number = self.finish(start, &cardinal, qualifiers.kind)?;
        let end = number.tokens.end;
        let keep = self.is_counted_from(core, &number);
        Some((keep.then_some(number), end))
    }

    fn finish(&self, start: usize, cardinal: &Cardinal, before: Option<Qualifier>) -> Option<Number> {
        let value = whole(cardinal.value)?;
        let mut quantity = match cardinal.vague {
            true => Quantity { low: Some(value), high: None, qualifier: Qualifier::Vague },
            false => Quantity { low: Some(value), high: Some(value), qualifier: Qualifier::Exact },
        };
        if let Some(kind) = before {
            quantity = quantity.qualified(kind);
        }
        let mut end = cardinal.end;
        if let Some((word, len)) = self.qualifier_after(end) {
            quantity = quantity.qualified(word.kind);
            end += len;
        }
        Some(Number { tokens: start..end, quantity, form: cardinal.form })
    }

    /// A qualifier that follows at token `at`, and how many tokens it takes.
    fn qualifier_after(&self, at: usize) -> Option<(QualifierWord, usize)> {
        qualifier_after(self.document, self.pack, at)
    }

    /// The qualifiers from token `at` on, and the token after them.
    fn qualifiers(&self, at: usize) -> (Qualifiers, usize) {
        let mut found = Qualifiers { kind: None, span: true };
        let mut core = at;
        while let Some((word, len)) = self
            .pack
            .lexicon
            .all(self.document, core, Class::Qualifier)
            .map(|found| (self.pack.counting.qualifiers[found.row], found.len))
            .filter(|(word, _)| word.place != QualifierPlace::After)
            .max_by_key(|&(_, len)| len)
        {
            found.span &= word.place == QualifierPlace::Before;
            // Of two, the one that leaves a side open says more: "más de unos 300".
            found.kind = match (found.kind, word.kind) {
                (Some(kind @ (Qualifier::AtLeast | Qualifier::AtMost)), _) => Some(kind),
                (_, kind) => Some(kind),
            };
            core += len;
            if self.role(core) == Some(WordRole::The) && self.cardinal(core + 1).is_some() {
                core += 1;
            }
        }
        (found, core)
    }

    /// entre X y Y, de X a Y, X a Y, X-Y, X o Y.
    fn range_at(&self, at: usize) -> Option<(Number, usize)> {
        let opener = self.role(at);
        let (first_at, links): (usize, &[WordRole]) = match opener {
            Some(WordRole::Between) => (at + 1, &[WordRole::And]),
            Some(WordRole::Of | WordRole::From) => (at + 1, &[WordRole::To]),
            _ => (at, &[WordRole::To, WordRole::Or]),
        };
        let first_at = first_at + usize::from(first_at > at && self.role(first_at) == Some(WordRole::The));
        let first = self.cardinal(first_at).filter(|found| self.may_begin(first_at, found))?;
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

    fn is_range_hyphen(&self, at: usize) -> bool {
        matches!(self.document.tokens.get(at).map(|token| token.kind), Some(TokenKind::Mark('-' | '–' | '—' | '‑')))
            && self.document.gap(at) == Gap::None
            && self.document.gap(at + 1) == Gap::None
            && self.document.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// A number word's value and role at token `at`.
    fn word(&self, at: usize) -> Option<(u64, WordRole)> {
        let token = self.document.tokens.get(at)?;
        let class = [Class::Cardinal, Class::Collective, Class::Counting].into_iter().find(|&class| token.classes.has(class))?;
        let found = self.pack.lexicon.all(self.document, at, class).find(|found| found.len == 1)?;
        let word = self.pack.counting.number_words[found.row];
        Some((word.value, word.role))
    }

    fn role(&self, at: usize) -> Option<WordRole> {
        self.word(at).map(|(_, role)| role)
    }

    /// The next token of the same phrase: nothing but a space stands between.
    fn follows(&self, at: usize) -> bool {
        matches!(self.document.gap(at), Gap::Space | Gap::Line)
    }

    /// The cardinal that begins at token `at`.
    fn cardinal(&self, at: usize) -> Option<Cardinal> {
        self.collective(at).or_else(|| self.compound(at))
    }

    /// Groups and scales: "dos mil quinientos", "3 mil 500", "un millón 200 mil", "1,5 millones".
    fn compound(&self, at: usize) -> Option<Cardinal> {
        let (mut total, mut part, mut scale) = (0.0, 0.0, 1.0);
        let (mut end, mut form) = (at, Form::Plain);
        // What the next group must stay below.
        let mut below = f64::INFINITY;
        let mut millions = false;
        loop {
            if end > at && !self.follows(end) {
                break;
            }
            let group = self.group(end, end > at).filter(|group| group.value < below);
            let (value, after, group_form) = match group {
                Some(group) => (group.value, group.end, group.form),
                None if self.role(end) == Some(WordRole::Thousand) && below > 1000.0 => (1.0, end, Form::Plain),
                None => break,
            };
            let scaled = |role| self.role(after) == Some(role) && (after == end || self.follows(after));
            if value < 1_000_000.0 && below > 1000.0 && part == 0.0 && group_form != Form::Pronoun && scaled(WordRole::Thousand) {
                (part, end, scale, form) = (value * 1000.0, after + 1, 1000.0, Form::Plain);
                below = 1000.0;
                if let Some((million, WordRole::Million)) = self.word(end).filter(|_| !millions) {
                    (total, part, end, scale) = (part * million as f64, 0.0, end + 1, scale * million as f64);
                    (millions, below, form) = (true, 1_000_000.0, Form::Collective);
                }
            } else if let (Some((million, WordRole::Million)), false) =
                (self.word(after), millions || group_form == Form::Pronoun)
            {
                (total, part, end, scale) = ((part + value) * million as f64, 0.0, after + 1, million as f64);
                (millions, below, form) = (true, 1_000_000.0, Form::Collective);
                if let Some(after) = self.and_a_half(end) {
                    (total, end) = (total + million as f64 / 2.0, after);
                    break;
                }
            } else {
                if end == at {
                    form = group_form;
                } else {
                    form = Form::Plain;
                    scale = 1.0;
                }
                part += value;
                end = after;
                break;
            }
        }
        (end > at).then_some(Cardinal { value: total + part, end, form, vague: false, scale })
    }

    /// The end of "y medio" at token `at`.
    fn and_a_half(&self, at: usize) -> Option<usize> {
        (self.role(at) == Some(WordRole::And) && self.role(at + 1) == Some(WordRole::Half)).then_some(at + 2)
    }

    /// Nouns of quantity: "una veintena", "dos docenas", "medio centenar", "miles", "decenas de miles", "medio millón".
    fn collective(&self, at: usize) -> Option<Cardinal> {
        let (mut value, mut vague, mut end) = (1.0, false, at);
        match self.word(at) {
            Some((_, WordRole::Half)) => (value, end) = (0.5, at + 1),
            Some((_, WordRole::Rounds | WordRole::Hundreds)) => vague = true,
            Some((_, WordRole::Million)) if self.document.word(at).ends_with('s') => vague = true,
            _ => {
                // The singular stands after any of its determiners: "otra veintena", "el centenar".
                let determined = matches!(self.role(at), Some(WordRole::Round))
                    && at > 0
                    && self.document.has_any(at - 1, &[Class::Article, Class::Determiner, Class::Qualifier]);
                if !determined {
                    let group = self.group(at, false).filter(|group| group.form != Form::Pronoun)?;
                    (value, end) = (group.value, group.end);
                }
            }
        }
        let (unit, role) = self.word(end)?;
        let fits = match role {
            WordRole::Round | WordRole::Rounds => true,
            WordRole::Hundreds => vague || value < 10.0,
            WordRole::Million => value == 0.5 || vague,
            _ => false,
        };
        if !fits {
            return None;
        }
        (value, end) = (value * unit as f64, end + 1);
        let mut scale = unit as f64;
        if let Some(after) = self.and_a_half(end).filter(|_| !vague) {
            (value, end) = (value + unit as f64 / 2.0, after);
        }
        // "dos cientos tres" is a plain number in two words.
        if role == WordRole::Hundreds && !vague {
            let rest = self.group(end, true).filter(|rest| rest.value < 100.0);
            let (value, end) = rest.map_or((value, end), |rest| (value + rest.value, rest.end));
            return Some(Cardinal { value, end, form: Form::Plain, vague, scale: 1.0 });
        }
        // "decenas de miles", "medio centenar de miles".
        while self.role(end) == Some(WordRole::Of) {
            let Some((unit, WordRole::Rounds | WordRole::Million)) = self.word(end + 1) else { break };
            (value, end, scale, vague) = (value * unit as f64, end + 2, unit as f64, true);
        }
        Some(Cardinal { value, end, form: Form::Collective, vague, scale })
    }

    /// A number below a thousand in words, or digits. Inside a compound, digits are at most three, without separators.
    fn group(&self, at: usize, inside: bool) -> Option<Group> {
        let token = self.document.tokens.get(at)?;
        if token.kind == TokenKind::Number {
            return self.digits(at, inside);
        }
        let plain = |value: u64, end| Group { value: value as f64, end, form: Form::Plain };
        let (value, role) = self.word(at)?;
        match role {
            WordRole::Zero if !inside => {
                let after = self.group(at + 1, false).filter(|_| self.follows(at + 1));
                Some(after.map_or(plain(0, at + 1), |group| Group { form: Form::Plain, ..group }))
            }
            WordRole::Article if !inside => Some(Group { value: 1.0, end: at + 1, form: Form::Article }),
            WordRole::Pronoun if !inside => Some(Group { value: 1.0, end: at + 1, form: Form::Pronoun }),
            WordRole::Hundred => {
                let rest = self.below_hundred(at + 1).filter(|_| self.follows(at + 1));
                Some(rest.map_or(plain(value, at + 1), |(rest, end)| plain(value + rest, end)))
            }
            _ => self.below_hundred(at).map(|(value, end)| plain(value, end)),
        }
    }

    fn below_hundred(&self, at: usize) -> Option<(u64, usize)> {
        let (value, role) = self.word(at)?;
        match role {
            WordRole::Digit | WordRole::Teen => Some((value, at + 1)),
            WordRole::Article | WordRole::Pronoun => Some((1, at + 1)),
            WordRole::Ten => {
                let and = usize::from(self.role(at + 1) == Some(WordRole::And));
                let next = at + 1 + and;
                let digit = self.word(next).filter(|_| self.follows(next)).and_then(|(digit, role)| {
                    let fits = matches!(role, WordRole::Digit)
                        || and == 1 && matches!(role, WordRole::Article | WordRole::Pronoun) && value > 10;
                    fits.then_some(digit)
                });
                // "treinta y 3".
                let digit = digit.or_else(|| {
                    let word = self.document.word(next);
                    (and == 1 && word.len() == 1).then(|| word.parse().ok()).flatten().filter(|&digit: &u64| digit > 0)
                });
                Some(digit.map_or((value, at + 1), |digit| (value + digit, next + 1)))
            }
            _ => None,
        }
    }

    /// Digits: separators, groups set apart by spaces, a glued suffix.
    fn digits(&self, at: usize, inside: bool) -> Option<Group> {
        let document = self.document;
        let word = document.word(at);
        let bare = word.bytes().all(|byte| byte.is_ascii_digit());
        if inside {
            return (bare && word.len() <= 3).then(|| word.parse().ok()).flatten().map(|value: u64| Group {
                value: value as f64,
                end: at + 1,
                form: Form::Plain,
            });
        }
        let mut value = parse_digits(word)?;
        let mut end = at + 1;
        if bare && word.len() <= 3 && !word.starts_with('0') {
            while let Some(next) = document.tokens.get(end) {
                let group = document.word(end);
                let apart = match next.gap {
                    Gap::Space => true,
                    Gap::None if matches!(next.kind, TokenKind::Mark('\'' | '’')) => {
                        let group = document.word(end + 1);
                        if document.gap(end + 1) != Gap::None || group.len() != 3 || !is_digits(group) {
                            break;
                        }
                        value = value * 1000.0 + group.parse::<f64>().ok()?;
                        end += 2;
                        continue;
                    }
                    _ => false,
                };
                if !apart || group.len() != 3 || !is_digits(group) {
                    break;
                }
                value = value * 1000.0 + group.parse::<f64>().ok()?;
                end += 1;
            }
        }
        if document.gap(end) == Gap::None
            && let Some((scale, WordRole::Suffix)) = self.word(end)
        {
            (value, end) = (value * scale as f64, end + 1);
        }
        Some(Group { value, end, form: Form::Plain })
    }

    /// Whether a number may begin at its token: nothing is glued before it, and no capital makes it a name.
    fn may_begin(&self, at: usize, cardinal: &Cardinal) -> bool {
        let document = self.document;
        let token = &document.tokens[at];
        if token.kind == TokenKind::Number {
            let before = at.checked_sub(1).map(|before| document.tokens[before].kind);
            let glued = token.gap == Gap::None
                && !matches!(
                    before,
                    None | Some(TokenKind::Mark('(' | '[' | '"' | '“' | '«' | '‘' | '\'' | '¿' | '¡' | '—' | '–' | '…'))
                );
            let money = matches!(before, Some(TokenKind::Mark('$' | '€' | '£' | '¥')));
            return !glued && !money;
        }
        // "Once" in the middle of a sentence is a name; in a heading all in capitals it is not.
        let begins = at == 0 || !document.is_word(at - 1) || document.sentence_of(at).start == at;
        let _ = cardinal;
        token.case != Case::Capitalized || begins
    }

    fn is_counted(&self, number: &Number) -> bool {
        let core =
            number.tokens.clone().find(|&at| self.document.tokens[at].kind == TokenKind::Number || self.cardinal(at).is_some());
        self.is_counted_from(core.unwrap_or(number.tokens.start), number)
    }

    /// Whether it counts something: no date, time, year, measure, ordinal or name.
    fn is_counted_from(&self, core: usize, number: &Number) -> bool {
        let document = self.document;
        let end = number.tokens.end;
        let is_number = document.tokens[core].kind == TokenKind::Number;
        if document.gap(end) == Gap::None && end < document.len() {
            let glued = match document.tokens[end].kind {
                TokenKind::Word | TokenKind::Number => true,
                TokenKind::Mark('/' | '%' | '°' | '€' | '$' | '‰') => true,
                // "2-1", "47-A": glued on both sides. "10:30".
                TokenKind::Mark('-' | '–' | ':' | '‑' | '.') => {
                    is_number
                        && document.gap(end + 1) == Gap::None
                        && document.tokens.get(end + 1).is_some_and(|next| !matches!(next.kind, TokenKind::Mark(_)))
                }
                TokenKind::Mark(_) => false,
            };
            if glued && document.tokens[end - 1].kind == TokenKind::Number {
                return false;
            }
        }
        // The measure may begin inside the number: "por ciento".
        if self.is_measure(number) || core > 0 && self.unit_end(core - 1) > core {
            return false;
        }
        let high = number.quantity.high.or(number.quantity.low).unwrap_or(0);
        if high <= LAST_DAY && self.is_date(end) {
            return false;
        }
        if document.has(end, Class::ForceNoun) || document.has(end, Class::NounModifier) {
            return true;
        }
        let before = core.checked_sub(1);
        let low = number.quantity.low.unwrap_or(high);
        if is_number
            && document.word(core).len() == 4
            && is_digits(document.word(core))
            && (FIRST_YEAR..=LAST_YEAR).contains(&low)
        {
            return false;
        }
        let Some(before) = before else { return true };
        let qualified = number.tokens.start < core;
        if high <= LAST_HOUR && !qualified && self.is_hour(before) {
            return false;
        }
        if qualified {
            return true;
        }
        let label = self
            .pack
            .lexicon
            .all(document, before, Class::Unit)
            .any(|found| found.len == 1 && self.pack.counting.units[found.row] == UnitRole::Label);
        let singular_unit = self.pack.lexicon.all(document, before, Class::ForceNoun).any(|found| {
            let noun = self.pack.counting.nouns[found.row];
            found.len == 1 && !noun.plural
        });
        let name = is_number
            && document.is_capital(before)
            && document.sentence_of(before).start != before
            && !document.has_any(before, &[Class::Place, Class::CountryName, Class::Seat, Class::Weekday]);
        !((label || singular_unit || name) && self.follows(core) && is_number)
    }

    /// "12 de marzo", "3 y 4 de marzo", "12 mar".
    fn is_date(&self, end: usize) -> bool {
        let mut at = end;
        // A list of days: "3, 4 y 5 de marzo".
        for _ in 0..4 {
            let link = matches!(self.role(at), Some(WordRole::And | WordRole::To)) || self.document.is_mark(at, ',');
            let link = link || self.document.key(at) == "al";
            if !(link && self.document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number)) {
                break;
            }
            at += 2;
        }
        at += usize::from(self.role(at) == Some(WordRole::Of));
        self.document.has(at, Class::Month)
    }

    /// "a las 6", "las siete de la tarde": the article before an hour.
    fn is_hour(&self, before: usize) -> bool {
        self.role(before) == Some(WordRole::The)
            && matches!(self.document.key(before), "las" | "la")
            && (before == 0 || self.document.has_any(before - 1, &[Class::Preposition]))
    }

    /// "300 kilómetros", "1,5 millones de dólares", "20 %".
    fn is_measure(&self, number: &Number) -> bool {
        let document = self.document;
        let mut at = number.tokens.end;
        if number.form == Form::Collective && self.role(at) == Some(WordRole::Of) {
            at += 1;
        }
        if self.is_unit(at) {
            return true;
        }
        // "3 a 5 años", "dos o tres días": the unit of the second holds for the first. An adjective may stand between.
        if matches!(self.role(at), Some(WordRole::Or | WordRole::To | WordRole::And))
            && let Some(second) = self.cardinal(at + 1)
            && !matches!(second.form, Form::Article | Form::Pronoun)
        {
            return self.is_unit(second.end);
        }
        document.has(at, Class::NounModifier) && self.is_unit(at + 1) && !document.has(at, Class::ForceNoun)
    }

    fn is_unit(&self, at: usize) -> bool {
        self.unit_end(at) > at
    }

    /// The end of the longest measure that begins at token `at`; `at` where none does.
    fn unit_end(&self, at: usize) -> usize {
        self.pack
            .lexicon
            .all(self.document, at, Class::Unit)
            .filter(|found| self.pack.counting.units[found.row] == UnitRole::Measure)
            .map(|found| at + found.len)
            .max()
            .unwrap_or(at)
    }
}

/// A qualifier that stands after a number or its noun, and how many tokens it takes.
pub(crate) fn qualifier_after(document: &Document, pack: &LanguagePack, at: usize) -> Option<(QualifierWord, usize)> {
    pack.lexicon
        .all(document, at, Class::Qualifier)
        .map(|found| (pack.counting.qualifiers[found.row], found.len))
        .filter(|(word, len)| {
            // "300 soldados, al menos 20 heridos": one that has a number after it belongs there.
            let own = document.tokens.get(at + len).is_none_or(|next| {
                next.kind != TokenKind::Number && !next.classes.has_any(&[Class::Cardinal, Class::Collective])
            });
            word.place == QualifierPlace::After && own
        })
        .max_by_key(|&(_, len)| len)
}

#[derive(Clone, Copy, Debug)]
struct Qualifiers {
    kind: Option<Qualifier>,
    /// Whether they belong to the number's span.
    span: bool,
}

#[derive(Clone, Copy, Debug)]
struct Group {
    value: f64,
    end: usize,
    form: Form,
}

fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The largest whole number that a figure may have; more is no count of anything.
const LARGEST: f64 = 1e15;

/// A value as a whole number; `None` where it is none.
fn whole(value: f64) -> Option<u64> {
    #[allow(clippy::cast_sign_loss)]
    let rounded = value.round() as u64;
    ((value - value.round()).abs() < 1e-6 && (0.0..LARGEST).contains(&value)).then_some(rounded)
}

/// The value of digits with separators: those between groups of three are of thousands, one before other digits is the decimal point.
fn parse_digits(word: &str) -> Option<f64> {
    let Some(last) = word.rfind(['.', ',']) else { return word.parse().ok() };
    let mark = &word[last..=last];
    let groups_of_three = word.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let leading = word.split(['.', ',']).next().unwrap_or(word);
    let one_kind = word.matches(['.', ',']).all(|other| other == mark);
    let decimal = !groups_of_three || leading.len() > 3 || leading == "0" || (!one_kind && word.matches(mark).count() == 1);
    let digits: String = word
        .char_indices()
        .filter(|&(at, c)| c.is_ascii_digit() || decimal && at == last)
        .map(|(_, c)| if c == ',' { '.' } else { c })
        .collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack() -> &'static LanguagePack {
        crate::lang::pack("es").expect("Spanish")
    }

    /// Each number of a text as `span=low..high qualifier`.
    fn numbers(text: &str) -> Vec<String> {
        let document = Document::new(text, pack());
        let show = |bound: Option<u64>| bound.map_or(String::new(), |value| value.to_string());
        find_numbers(&document, pack())
            .iter()
            .map(|number| {
                let Quantity { low, high, qualifier } = number.quantity;
                let qualifier = format!("{qualifier:?}").to_lowercase();
                format!("{}={}..{} {qualifier}", document.text_of(&number.tokens), show(low), show(high))
            })
            .collect()
    }

    #[test]
    fn values() {
        for (text, value) in [
            ("10.000", 10_000.0),
            ("10,000", 10_000.0),
            ("10 000", 10_000.0),
            ("10\u{a0}000", 10_000.0),
            ("10\u{202f}000", 10_000.0),
            ("10'000", 10_000.0),
            ("1.153.000", 1_153_000.0),
            ("1,153,000", 1_153_000.0),
            ("1.200,50", 1_200.5),
            ("1,5", 1.5),
            ("1.5 millones", 1_500_000.0),
            ("1,5 millones", 1_500_000.0),
            ("10 mil", 10_000.0),
            ("12 mil 640", 12_640.0),
            ("mil 200", 1_200.0),
            ("3 mil 500", 3_500.0),
            ("2 millones 300 mil", 2_300_000.0),
            ("dos millones y medio", 2_500_000.0),
            ("medio millón", 500_000.0),
            ("mil millones", 1_000_000_000.0),
            ("veintiún", 21.0),
            ("treinta y dos", 32.0),
            ("treinta y una", 31.0),
            ("dos mil quinientos", 2_500.0),
            ("ciento veinte mil", 120_000.0),
            ("un millón doscientos mil", 1_200_000.0),
            ("diez y seis", 16.0),
            ("veinte y uno", 21.0),
            ("una veintena", 20.0),
            ("dos docenas", 24.0),
            ("media docena", 6.0),
            ("medio centenar", 50.0),
            ("un centenar", 100.0),
            ("un centenar y medio", 150.0),
            ("medio millar", 500.0),
            ("un par", 2.0),
            ("dos centenares", 200.0),
        ] {
            assert_eq!(parse_number(text, pack()), Some(value), "{text}");
        }
        for text in ["mil mil doscientos", "sesenta quince", "quince cientos", "uno mil", "cinco cero", "de", "", "soldados"] {
            assert_eq!(parse_number(text, pack()), None, "{text}");
        }
    }

    #[test]
    fn qualifiers_and_ranges() {
        for (text, wanted) in [
            ("unos 3.000 reclutas", "unos 3.000=3000..3000 about"),
            ("cerca de los 300 reclutas", "cerca de los 300=300..300 about"),
            ("poco más de mil reclutas", "poco más de mil=1000.. atleast"),
            ("no más de 200 reclutas", "no más de 200=..200 atmost"),
            ("no menos de doscientos reclutas", "no menos de doscientos=200.. atleast"),
            ("hasta 12 mil reclutas", "hasta 12 mil=..12000 atmost"),
            ("al menos unos 20 reclutas", "al menos unos 20=20.. atleast"),
            ("supera los 3.000 reclutas", "3.000=3000.. atleast"),
            ("rondan los 3.000 reclutas", "3.000=3000..3000 about"),
            ("300 o más reclutas", "300 o más=300.. atleast"),
            ("entre 10 y 12 mil reclutas", "entre 10 y 12 mil=10000..12000 range"),
            ("entre treinta y cuarenta reclutas", "entre treinta y cuarenta=30..40 range"),
            ("entre treinta y dos y cuarenta reclutas", "entre treinta y dos y cuarenta=32..40 range"),
            ("de 200 a 300 reclutas", "de 200 a 300=200..300 range"),
            ("unos 200 a 300 reclutas", "unos 200 a 300=200..300 range"),
            ("200-300 reclutas", "200-300=200..300 range"),
            ("tres o cuatro reclutas", "tres o cuatro=3..4 range"),
            ("miles de reclutas", "miles=1000.. vague"),
            ("decenas de miles de reclutas", "decenas de miles=10000.. vague"),
            ("varios cientos de reclutas", "varios cientos=100.. vague"),
            ("millones de balas", "millones=1000000.. vague"),
            ("casi medio centenar de reclutas", "casi medio centenar=50..50 about"),
        ] {
            assert_eq!(numbers(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "el 12 de marzo",
            "el 3 y 4 de abril de 2023",
            "del 3 al 5 de mayo",
            "en 2022 empezó",
            "a las 6 de la tarde",
            "a las siete",
            "un T-72 y un F-16",
            "un Shahed-136",
            "la Brigada 47 avanzó",
            "el frente 33 avanzó",
            "47 años",
            "300 kilómetros",
            "1,5 millones de dólares",
            "500 millones de pesos",
            "20 % y 30%",
            "el 2º y el 3.º",
            "$300 y €20",
            "dos o tres días",
            "varios barcos",
            "fusiles calibre .50",
        ] {
            let found: Vec<String> = numbers(text).into_iter().filter(|number| !number.starts_with("un=")).collect();
            assert!(found.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn several_in_a_row() {
        assert_eq!(numbers("200 tanques, 50 obuses y 3 a 4 cazas").len(), 3);
        assert_eq!(numbers("diez muertos y once heridos").len(), 2);
        assert_eq!(numbers("un dos tres").len(), 3);
    }
}
