//! Whether a number counts something, and is no date, time, year, measure, ordinal or name.

use super::cardinal::{Grammar, is_digits};
use super::{Form, Number};
use crate::Category;
use crate::lang::counting::{UnitRole, WordRole};
use crate::lexicon::Class;
use crate::token::{Gap, TokenKind};

/// Numbers from here to [`LAST_YEAR`], written as four digits, are years where nothing is counted.
const FIRST_YEAR: u64 = 1800;
/// See [`FIRST_YEAR`].
const LAST_YEAR: u64 = 2100;
/// The last day of a month.
const LAST_DAY: u64 = 31;
/// The last hour of a day.
const LAST_HOUR: u64 = 24;

impl Grammar<'_> {
    pub(super) fn is_counted(&self, number: &Number) -> bool {
        let core =
            number.tokens.clone().find(|&at| self.document.tokens[at].kind == TokenKind::Number || self.cardinal(at).is_some());
        self.is_counted_from(core.unwrap_or(number.tokens.start), number)
    }

    /// Whether it counts something: no date, time, year, measure, ordinal or name.
    pub(super) fn is_counted_from(&self, core: usize, number: &Number) -> bool {
        let document = self.document;
        let end = number.tokens.end;
        let is_number = document.tokens[core].kind == TokenKind::Number;
        if document.gap(end) == Gap::None && end < document.len() {
            let glued = match document.tokens[end].kind {
                TokenKind::Word | TokenKind::Number | TokenKind::Mark('/' | '%' | '°' | '€' | '$' | '‰') => true,
                // "2-1", "47-A": glued on both sides. "10:30".
                TokenKind::Mark('-' | '–' | ':' | '‑' | '.') => {
                    document.gap(end + 1) == Gap::None
                        && document.tokens.get(end + 1).is_some_and(|next| !matches!(next.kind, TokenKind::Mark(_)))
                }
                TokenKind::Mark(_) => false,
            };
            // "47th", "two-year".
            if glued && (document.tokens[end - 1].kind == TokenKind::Number || document.is_mark(end, '-')) {
                return false;
            }
        }
        let before = self.before(core);
        let goes_on = document.gap(end) < Gap::Paragraph;
        // The measure may begin inside the number: "por ciento".
        if self.is_measure(number) || before.is_some_and(|before| self.unit_end(before) > core) {
            return false;
        }
        let high = number.quantity.high.or(number.quantity.low).unwrap_or(0);
        if is_number && high <= LAST_DAY && self.is_month_day(core) {
            return false;
        }
        if goes_on && high <= LAST_DAY && self.is_date(end) {
            return false;
        }
        let starts = |class: Class| document.starts(end).has(class);
        if goes_on && (starts(Class::ForceNoun) || document.has(end, Class::NounModifier)) {
            return true;
        }
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
            // "Battalion 12", and not "to train 300 recruits".
            let named = !self.pack.morphology.has_fixed_order() || document.is_capital(before);
            found.len == 1 && !noun.plural && noun.category != Category::Casualties && named
        });
        let name = is_number
            && document.is_capital(before)
            && document.sentence_of(before).start != before
            && (before == 0 || document.is_word(before - 1))
            && !document.is_title(before)
            && !document.has_any(before, &[Class::Place, Class::CountryName, Class::Seat, Class::Weekday]);
        !((label || singular_unit || name) && self.follows(core) && is_number)
    }

    /// "March 12", "Feb. 3": the day after a month's name with a capital.
    pub(super) fn is_month_day(&self, core: usize) -> bool {
        let Some(before) = self.before(core) else { return false };
        let before =
            before - usize::from(before > 0 && self.document.is_mark(before, '.') && self.document.gap(before) == Gap::None);
        self.document.has(before, Class::Month) && self.document.is_capital(before)
    }

    /// "12 de marzo", "3 y 4 de marzo", "12 mar".
    pub(super) fn is_date(&self, end: usize) -> bool {
        let mut at = end;
        // A list of days: "3, 4 y 5 de marzo".
        for _ in 0..4 {
            let link = matches!(self.role(at), Some(WordRole::And | WordRole::To)) || self.document.is_mark(at, ',');

            if !(link && self.document.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Number)) {
                break;
            }
            at += 2;
        }
        at += usize::from(self.role(at) == Some(WordRole::Of));
        self.document.has(at, Class::Month) && self.document.gap(at) < Gap::Paragraph
    }

    /// "a las 6", "las siete de la tarde": the article before an hour.
    pub(super) fn is_hour(&self, before: usize) -> bool {
        self.word(before).is_some_and(|(hour, role)| role == WordRole::The && hour > 0.0)
            && self.before(before).is_none_or(|first| self.document.has_any(first, &[Class::Preposition]))
    }

    /// "300 kilómetros", "1,5 millones de dólares", "20 %".
    pub(super) fn is_measure(&self, number: &Number) -> bool {
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

    pub(super) fn is_unit(&self, at: usize) -> bool {
        self.document.gap(at) < Gap::Paragraph && self.unit_end(at) > at
    }

    /// The end of the longest measure that begins at token `at`; `at` where none does.
    pub(super) fn unit_end(&self, at: usize) -> usize {
        let unit = self
            .pack
            .lexicon
            .all(self.document, at, Class::Unit)
            .filter(|found| self.pack.counting.units[found.row] == UnitRole::Measure)
            .map(|found| found.len)
            .max();
        // "30 desplazados" are no figure, but they are where they were killed: what became of them decides.
        let noun = self.pack.lexicon.longest(self.document, at, Class::ForceNoun).map(|found| found.len);
        at + unit.filter(|&unit| noun.is_none_or(|noun| noun < unit)).unwrap_or(0)
    }
}
