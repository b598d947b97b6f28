//! A fraction of a whole that is counted: "nearly half of its 3,400 men", "two thirds of the 600 tanks".

use super::Reader;
use crate::lang::counting::{QualifierPlace, WordRole};
use crate::lexicon::{Class, Match};
use crate::number::{Form, Number, Quantity};
use crate::token::Gap;

/// How many tokens a qualifier of a fraction takes at most.
const QUALIFIER: usize = 3;

impl Reader<'_> {
    /// The number of those whom a fraction before a number makes a part of, from the fraction's first token on.
    pub(super) fn fraction_of(&self, number: &Number) -> Option<Number> {
        let document = self.document;
        let whole = number.quantity.low.filter(|_| number.quantity.low == number.quantity.high && number.form == Form::Plain)?;
        let mut of = number.tokens.start.checked_sub(1)?;
        of -= usize::from(of > 0 && document.has_any(of, &[Class::Article, Class::Determiner]));
        let word = of.checked_sub(1).filter(|_| self.role(of) == Some(WordRole::Of))?;
        let found = self.pack.lexicon.all(document, word, Class::Counting).find(|found| found.len == 1)?;
        let row = self.pack.counting.number_words[found.row];
        let (above, below, mut start) = match row.role {
            WordRole::Half => (1, 2, word),
            WordRole::Fraction => {
                let hyphen = usize::from(word > 1 && document.is_mark(word - 1, '-') && document.gap(word) == Gap::None);
                let above = word - hyphen;
                let counted = self.numbers.iter().find(|number| number.tokens.end == above).map(|number| number.tokens.start);
                let counted = counted.or_else(|| above.checked_sub(1).filter(|&at| document.has(at, Class::Cardinal)))?;
                let value = self.numbers.iter().find(|number| number.tokens.end == above).and_then(|number| number.quantity.low);
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
                let below = row.value as u64;
                (value.unwrap_or(1), below, counted)
            }
            _ => return None,
        };
        let value = (whole * above + below / 2) / below;
        let mut quantity = Quantity { low: Some(value), high: Some(value), ..number.quantity };
        let qualifier = (start.saturating_sub(QUALIFIER)..start).find_map(|at| {
            let fits = |found: &Match| at + found.len == start;
            let found = self.pack.lexicon.all(document, at, Class::Qualifier).find(fits)?;
            let word = self.pack.counting.qualifiers[found.row];
            (word.place != QualifierPlace::After).then_some((at, word.kind))
        });
        if let Some((at, kind)) = qualifier {
            (start, quantity) = (at, quantity.qualified(kind));
        }
        Some(Number { tokens: start..number.tokens.end, quantity, form: number.form })
    }
}
