//! The grammar of cardinals: digits, number words and nouns of quantity → a value.

use std::cell::Cell;
use std::ops::Range;

use super::Form;
use crate::document::Document;
use crate::lang::LanguagePack;
use crate::lang::counting::WordRole;
use crate::lexicon::Class;
use crate::token::{Gap, Token, TokenKind};

/// A cardinal without its qualifier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cardinal {
    pub value: f64,
    pub end: usize,
    pub form: Form,
    /// Whether it is only an order of magnitude: "miles".
    pub vague: bool,
    /// The scale word's value: 1000 in "12 mil"; it is carried back in "10 a 12 mil".
    pub scale: f64,
}

/// Reads numbers in a document.
pub(super) struct Grammar<'a> {
    pub document: &'a Document<'a>,
    pub pack: &'a LanguagePack,
    /// The tokens of the paragraph that is being read: what stands in another belongs to no number of it.
    pub paragraph: Range<usize>,
    /// For each form of the document its row among the number words, once it has been asked for: "de" and "a" begin hundreds
    /// of entries of the lexicon, and stand everywhere.
    rows: Vec<Cell<u16>>,
}

/// A form that has not been looked up yet.
const UNASKED: u16 = u16::MAX;
/// A form that is no number word.
const NO_ROW: u16 = u16::MAX - 1;

/// Where a number is too large for anybody to go on reading it: words and groups of digits that only make it larger are
/// not followed to the text's end from each of them.
const BEYOND: f64 = 1e30;

#[derive(Clone, Copy, Debug)]
struct Group {
    value: f64,
    end: usize,
    form: Form,
}

impl<'a> Grammar<'a> {
    pub(super) fn new(document: &'a Document<'a>, pack: &'a LanguagePack) -> Self {
        let forms = document.tokens.iter().map(|token| token.form + 1).max().unwrap_or(0);
        Self { document, pack, paragraph: 0..document.len(), rows: vec![Cell::new(UNASKED); forms as usize] }
    }

    /// A number word's value and role at token `at`.
    pub(super) fn word(&self, at: usize) -> Option<(f64, WordRole)> {
        let row = &self.rows[self.token(at)?.form as usize];
        if row.get() == UNASKED {
            let classes = self.document.classes(at);
            let class = [Class::Cardinal, Class::Collective, Class::Counting].into_iter().find(|&class| classes.has(class));
            let found = class.and_then(|class| self.pack.lexicon.all(self.document, at, class).find(|found| found.len == 1));
            row.set(found.map_or(NO_ROW, |found| found.row as u16));
        }
        let word = self.pack.counting.number_words.get(usize::from(row.get()))?;
        Some((word.value, word.role))
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.document.tokens.get(at).filter(|_| self.paragraph.contains(&at))
    }

    /// The token before another, in its paragraph.
    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.paragraph.contains(before))
    }

    /// Whether a cardinal can begin at token `at`, by its word alone: most words that number phrases have begin none.
    fn may_count(&self, at: usize) -> bool {
        let number = self.token(at).is_some_and(|token| token.kind == TokenKind::Number);
        number || self.role(at).is_some_and(|role| !is_grammar_word(role))
    }

    pub(super) fn role(&self, at: usize) -> Option<WordRole> {
        self.word(at).map(|(_, role)| role)
    }

    /// The next token of the same phrase: nothing but a space stands between.
    pub(super) fn follows(&self, at: usize) -> bool {
        matches!(self.document.gap(at), Gap::Space | Gap::Line)
    }

    /// The cardinal that begins at token `at`.
    pub(super) fn cardinal(&self, at: usize) -> Option<Cardinal> {
        if !self.may_count(at) {
            return None;
        }
        let found = self.collective(at).or_else(|| self.compound(at))?;
        // "forty-five (45)": the same number twice.
        let twice = self.document.is_mark(found.end, '(')
            && self
                .compound(found.end + 1)
                .is_some_and(|again| (again.value - found.value).abs() < f64::EPSILON && self.document.is_mark(again.end, ')'));
        let end = if twice { self.compound(found.end + 1).map_or(found.end, |again| again.end + 1) } else { found.end };
        Some(Cardinal { end, ..found })
    }

    /// Groups and scales: "dos mil quinientos", "3 mil 500", "un millón 200 mil", "1,5 millones".
    fn compound(&self, at: usize) -> Option<Cardinal> {
        let (mut total, mut part, mut scale) = (0.0, 0.0, 1.0);
        let (mut end, mut form) = (at, Form::Plain);
        // What the next group must stay below.
        let mut below = f64::INFINITY;
        // What the next scale above a thousand must stay below.
        let mut scales = f64::INFINITY;
        loop {
            if end > at && !self.follows(end) {
                break;
            }
            // "two thousand and twelve".
            let joined =
                end > at && self.joins_rest(end, &[WordRole::Fold, WordRole::Thousand, WordRole::Scale, WordRole::Dozen]);
            let group = self.group(end + usize::from(joined), end > at).filter(|group| group.value < below);
            let (value, after, group_form) = match group {
                // "one and a half million".
                Some(group) => match self.and_a_half(group.end).filter(|&half| self.is_scale(half)) {
                    Some(half) => (group.value + 0.5, half, Form::Plain),
                    None => (group.value, group.end, group.form),
                },
                None if self.role(end) == Some(WordRole::Thousand) && below > 1000.0 => (1.0, end, Form::Plain),
                None => break,
            };
            let has_scale = |role| self.role(after) == Some(role) && (after == end || self.follows(after));
            if value < 1_000_000.0
                && below > 1000.0
                && part == 0.0
                && group_form != Form::Pronoun
                && has_scale(WordRole::Thousand)
            {
                (part, end, scale, form) = (value * 1000.0, after + 1, 1000.0, Form::Plain);
                below = 1000.0;
                if let Some((million, role @ (WordRole::Million | WordRole::Millions | WordRole::Scale))) =
                    self.word(end).filter(|&(million, _)| million < scales)
                {
                    (total, part, end, scale) = (total + part * million, 0.0, end + 1, scale * million);
                    (scales, below, form) = (million, million, scale_form(role));
                }
            } else if let Some((million, role @ (WordRole::Million | WordRole::Millions | WordRole::Scale))) =
                self.word(after).filter(|&(million, _)| {
                    million < scales && group_form != Form::Pronoun && self.document.gap(after) < Gap::Paragraph
                })
            {
                (total, part, end, scale) = (total + (part + value) * million, 0.0, after + 1, million);
                (scales, below, form) = (million, million, scale_form(role));
                if let Some(after) = self.and_a_half(end) {
                    (total, end) = (total + million / 2.0, after);
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

    /// The end of "y medio", "and a half" at token `at`.
    fn and_a_half(&self, at: usize) -> Option<usize> {
        let half = at + 1 + usize::from(self.role(at + 1) == Some(WordRole::Indefinite));
        (self.role(at) == Some(WordRole::And) && self.role(half) == Some(WordRole::Half)).then_some(half + 1)
    }

    /// Whether token `at` joins a number to a smaller one below a hundred: "two hundred and fifty". What a larger number
    /// follows is another's: "between one hundred and two hundred".
    fn joins_rest(&self, at: usize, scales: &[WordRole]) -> bool {
        let and = self.word(at).is_some_and(|(least, role)| role == WordRole::And && least >= 100.0);
        and && self.follows(at + 1)
            && self.below_hundred(at + 1).is_some_and(|(_, end)| self.role(end).is_none_or(|role| !scales.contains(&role)))
    }

    /// Whether a scale or a noun of quantity stands at token `at`, which an article may determine.
    fn is_scale(&self, at: usize) -> bool {
        matches!(self.role(at), Some(WordRole::Fold | WordRole::Thousand | WordRole::Scale | WordRole::Dozen | WordRole::Round))
    }

    /// The vague number that a scale makes after "several": "several hundred thousand".
    pub(super) fn vague_scale(&self, at: usize) -> Option<Cardinal> {
        let (mut value, mut end) = (1.0, at);
        while let Some((unit, WordRole::Fold | WordRole::Thousand | WordRole::Scale | WordRole::Dozen)) = self.word(end)
            && (end == at || self.follows(end))
        {
            (value, end) = (value * unit, end + 1);
        }
        (end > at).then_some(Cardinal { value, end, form: Form::Plain, vague: true, scale: value })
    }

    /// Nouns of quantity: "una veintena", "dos docenas", "medio centenar", "miles", "decenas de miles", "medio millón".
    fn collective(&self, at: usize) -> Option<Cardinal> {
        let (mut factor, mut open, mut end) = (1.0, false, at);
        match self.word(at) {
            // "half a million".
            Some((_, WordRole::Half)) => {
                (factor, end) = (0.5, at + 1 + usize::from(self.role(at + 1) == Some(WordRole::Indefinite)));
            }
            Some((_, WordRole::Rounds | WordRole::Hundreds | WordRole::Millions)) => open = true,
            // "el millón", as in "supera el millón".
            Some((million, WordRole::Million)) if at > 0 && self.role(at - 1) == Some(WordRole::The) => {
                return Some(Cardinal { value: million, end: at + 1, form: Form::Collective, vague: open, scale: 1.0 });
            }
            _ => {
                // The singular stands after any of its determiners: "otra veintena", "el centenar".
                let determiners = [Class::Article, Class::Determiner, Class::Qualifier, Class::Preposition];
                let determined = matches!(self.role(at), Some(WordRole::Round))
                    && self.before(at).is_some_and(|before| self.document.has_any(before, &determiners));
                if !determined {
                    let group = self.group(at, false).filter(|group| group.form != Form::Pronoun)?;
                    (factor, end) = (group.value, group.end);
                }
            }
        }
        let (unit, role) = self.word(end)?;
        let fits = match role {
            // "sixty hundreds" and "two hundred dozens", but no hundred hundreds.
            WordRole::Round | WordRole::Rounds => factor < 100.0 || unit < 100.0,
            WordRole::Hundreds => open || factor < 10.0,
            WordRole::Million | WordRole::Millions => factor < 1.0 || open,
            WordRole::Scale | WordRole::Thousand | WordRole::Fold => factor < 1.0 && !open,
            WordRole::Dozen => !open,
            _ => false,
        };
        if !fits {
            return None;
        }
        let (mut value, mut scale) = (factor * unit, unit);
        end += 1;
        if let Some(after) = self.and_a_half(end).filter(|_| !open) {
            (value, end) = (value + unit / 2.0, after);
        }
        // "dos cientos tres" is a plain number in two words.
        if role == WordRole::Hundreds && !open {
            let rest = self.group(end, true).filter(|rest| rest.value < 100.0);
            let (value, end) = rest.map_or((value, end), |rest| (value + rest.value, rest.end));
            return Some(Cardinal { value, end, form: Form::Plain, vague: open, scale: 1.0 });
        }
        let form = scale_form(role);
        // "decenas de miles", "medio centenar de miles".
        while value < BEYOND && self.role(end) == Some(WordRole::Of) {
            let Some((unit, WordRole::Rounds | WordRole::Million | WordRole::Millions)) = self.word(end + 1) else { break };
            (value, end, scale, open) = (value * unit, end + 2, unit, true);
        }
        Some(Cardinal { value, end, form, vague: open, scale })
    }

    /// A number below a thousand in words, or digits. Inside a compound, digits are at most three, without separators.
    fn group(&self, at: usize, inside: bool) -> Option<Group> {
        let token = self.token(at)?;
        if token.kind == TokenKind::Number {
            return self.digits(at, inside);
        }
        let plain = |value: f64, end| Group { value, end, form: Form::Plain };
        let (value, role) = self.word(at)?;
        match role {
            WordRole::Indefinite if !inside && self.role(at + 1) == Some(WordRole::Fold) => self.hundreds(1.0, at + 1),
            WordRole::Indefinite if !inside && self.is_scale(at + 1) => Some(plain(1.0, at + 1)),
            WordRole::Fold => self.hundreds(1.0, at),
            WordRole::One if !inside && self.role(at + 1) != Some(WordRole::Fold) => {
                Some(Group { value: 1.0, end: at + 1, form: Form::Single })
            }
            WordRole::Zero if !inside => {
                // "cero cero siete": as many zeros as there are, one after another.
                let zeros =
                    (at..).take_while(|&zero| (zero == at || self.follows(zero)) && self.role(zero) == Some(WordRole::Zero));
                let end = at + zeros.count();
                let after = self.group(end, false).filter(|_| self.follows(end));
                Some(after.map_or(plain(0.0, end), |group| Group { form: Form::Plain, ..group }))
            }
            WordRole::Article if !inside => Some(Group { value: 1.0, end: at + 1, form: Form::Article }),
            WordRole::Pronoun if !inside => Some(Group { value: 1.0, end: at + 1, form: Form::Pronoun }),
            WordRole::Hundred => {
                let rest = self.below_hundred(at + 1).filter(|_| self.follows(at + 1));
                Some(rest.map_or(plain(value, at + 1), |(rest, end)| plain(value + rest, end)))
            }
            _ => {
                let (value, end) = self.below_hundred(at)?;
                if self.role(end) == Some(WordRole::Fold) && self.follows(end) {
                    self.hundreds(value, end)
                } else {
                    Some(plain(value, end))
                }
            }
        }
    }

    /// So many times the hundred at token `at`, and what is below it: "two hundred and fifty".
    fn hundreds(&self, factor: f64, at: usize) -> Option<Group> {
        let (hundred, _) = self.word(at)?;
        let rest = at + 1 + usize::from(self.joins_rest(at + 1, &[WordRole::Fold, WordRole::Dozen]));
        let rest = self.below_hundred(rest).filter(|_| self.follows(rest));
        let (rest, end) = rest.unwrap_or((0.0, at + 1));
        Some(Group { value: factor * hundred + rest, end, form: Form::Plain })
    }

    fn below_hundred(&self, at: usize) -> Option<(f64, usize)> {
        let (value, role) = self.word(at)?;
        match role {
            WordRole::Digit | WordRole::Teen => Some((value, at + 1)),
            WordRole::Article | WordRole::Pronoun | WordRole::One => Some((1.0, at + 1)),
            WordRole::Ten => {
                let joins = |(least, role): (f64, WordRole)| role == WordRole::And && least <= value;
                let and = usize::from(self.word(at + 1).is_some_and(joins));
                // "twenty-one".
                let hyphen = usize::from(
                    matches!(self.document.tokens.get(at + 1).map(|token| token.kind), Some(TokenKind::Mark('-' | '‑')))
                        && self.document.gap(at + 1) == Gap::None
                        && self.document.gap(at + 2) == Gap::None,
                );
                let next = at + 1 + and.max(hyphen);
                let digit = self.word(next).filter(|_| hyphen > 0 || self.follows(next)).and_then(|(digit, role)| {
                    let fits = matches!(role, WordRole::Digit | WordRole::One)
                        || and == 1 && matches!(role, WordRole::Article | WordRole::Pronoun) && value > 10.0;
                    fits.then_some(digit)
                });
                // "treinta y 3".
                let digit = digit.or_else(|| {
                    let word = self.document.word(next);
                    (and == 1 && word.len() == 1).then(|| parse_plain(word)).flatten().filter(|&digit| digit > 0.0)
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
            return (bare && word.len() <= 3).then(|| parse_plain(word)).flatten().map(|value| Group {
                value,
                end: at + 1,
                form: Form::Plain,
            });
        }
        let mut value = parse_digits(word, self.pack.morphology.thousands_marks)?;
        let mut end = at + 1;
        if bare && word.len() <= 3 && !word.starts_with('0') {
            while let Some(next) = document.tokens.get(end).filter(|_| value < BEYOND) {
                let group = document.word(end);
                let apart = match next.gap {
                    Gap::Space => true,
                    Gap::None if matches!(next.kind, TokenKind::Mark('\'' | '’')) => {
                        let group = document.word(end + 1);
                        if document.gap(end + 1) != Gap::None || group.len() != 3 || !is_digits(group) {
                            break;
                        }
                        value = value * 1000.0 + parse_plain(group)?;
                        end += 2;
                        continue;
                    }
                    _ => false,
                };
                if !apart || group.len() != 3 || !is_digits(group) {
                    break;
                }
                value = value * 1000.0 + parse_plain(group)?;
                end += 1;
            }
        }
        if document.gap(end) == Gap::None
            && let Some((scale, WordRole::Suffix)) = self.word(end)
        {
            (value, end) = (value * scale, end + 1);
        }
        // "5 hundred".
        if value < 100.0
            && let Some((hundred, WordRole::Fold)) = self.word(end).filter(|_| self.follows(end))
        {
            (value, end) = (value * hundred, end + 1);
        }
        Some(Group { value, end, form: Form::Plain })
    }
}

pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word only joins or surrounds numbers: "y", "de", "entre".
pub(super) fn is_grammar_word(role: WordRole) -> bool {
    matches!(
        role,
        WordRole::Strength
            | WordRole::Fraction
            | WordRole::Suffix
            | WordRole::Point
            | WordRole::Minus
            | WordRole::And
            | WordRole::Or
            | WordRole::Between
            | WordRole::Of
            | WordRole::From
            | WordRole::To
            | WordRole::The
            | WordRole::Include
            | WordRole::Part
            | WordRole::Total
            | WordRole::Other
    )
}

/// Whether what is counted follows a scale directly or after a preposition.
fn scale_form(role: WordRole) -> Form {
    match role {
        WordRole::Scale | WordRole::Dozen | WordRole::Thousand | WordRole::Fold => Form::Plain,
        _ => Form::Collective,
    }
}

/// The value of digits with separators: those between groups of three are of thousands, where the language has such a mark;
/// any other one is the decimal point.
fn parse_digits(word: &str, thousands_marks: &[char]) -> Option<f64> {
    let Some(last) = word.rfind(['.', ',']) else { return parse_plain(word) };
    let is_last_mark = |other: char| word[last..].starts_with(other);
    let groups_of_three = word.split(['.', ',']).skip(1).all(|group| group.len() == 3);
    let leading = word.split(['.', ',']).next().unwrap_or(word);
    let one_kind = word.matches(['.', ',']).all(|other| word[last..].starts_with(other));
    let decimal = !word[last..].starts_with(thousands_marks)
        || !groups_of_three
        || leading.len() > 3
        || leading == "0"
        || (!one_kind && word.matches(is_last_mark).count() == 1);
    let (whole, fraction) = if decimal { (&word[..last], &word[last + 1..]) } else { (word, "") };
    let value = parse_plain(whole)?;
    let places = i32::try_from(fraction.len()).ok()?;
    Some(if fraction.is_empty() { value } else { value + parse_plain(fraction)? / 10f64.powi(places) })
}

/// The value of digits, whatever separators stand between them. The standard parser of floats would bring its tables of
/// powers into the browser; whole numbers need none.
pub(crate) fn parse_plain(digits: &str) -> Option<f64> {
    let mut value = None;
    for digit in digits.bytes().filter(u8::is_ascii_digit) {
        value = Some(value.unwrap_or(0.0) * 10.0 + f64::from(digit - b'0'));
    }
    value.filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')))
}
