//! Noun phrases around a cue: the subject before it, the subject after it, and what a comma adds to either.

use std::ops::Range;

use super::frame::{Frame, UnitKind};
use crate::ActorKind;
use crate::lang::PrepositionRole;
use crate::lang::counting::UnitRole;
use crate::lexicon::Class;
use crate::token::TokenKind;

/// How far after a preposition the comma before an officer's name stands at most, in units.
const OFFICE_REACH: usize = 9;

/// The longest apposition, in units.
const APPOSITION: usize = 20;

/// How far after a participle its agent may stand, in units.
const AGENT_REACH: usize = 5;
/// The longest adverbial of the lexicon, in units.
const ADVERBIAL: usize = 3;

impl Frame<'_> {
    /// Whether a unit is an adverb.
    pub fn is_adverb(&self, unit: usize) -> bool {
        self.has(unit, Class::Adverb) || self.is_word(unit) && (self.pack.morphology.is_adverb)(self.key(unit))
    }

    /// How many units an adverbial takes that begins at `unit`: "además", "por su parte"; 0 where none does.
    pub fn adverbial(&self, unit: usize) -> usize {
        if unit >= self.len() || self.mention(unit).is_some() || !self.is_word(unit) {
            return 0;
        }
        let token = self.token(unit);
        let starts = self.starts_at(unit).has(Class::Adverb);
        let found = starts.then(|| self.pack.lexicon.longest(self.document, token, Class::Adverb)).flatten();
        let found = found.map_or(0, |found| found.len);
        found.max(usize::from(self.is_adverb(unit)))
    }

    /// The noun phrase that ends before unit `end`, without the adverbials before it.
    pub fn phrase_ending(&self, end: usize) -> Option<Range<usize>> {
        let mut start = end;
        while start > 0 {
            let unit = start - 1;
            if self.is_edge(unit) || self.breaks_phrase(unit) {
                break;
            }
            if self.has(unit, Class::Coordinator) && self.mention(unit).is_none() && (unit == 0 || self.clause_before(unit)) {
                break;
            }
            start -= 1;
        }
        let mut phrase = self.without_adverbials(start..end)?;
        // "El general X, comandante de la Cuarta División dijo": an apposition whose second comma is left out.
        let title = self.has_any(phrase.start, &[Class::Office, Class::Rank, Class::Profession]);
        if title && phrase.start == start && start > 1 && self.is_mark(start - 1, ',') && self.mention(start - 2).is_some() {
            return self.phrase_ending(start - 1).map(|head| head.start..end);
        }
        // A list of names: "EE. UU., Corea del Sur y Ucrania".
        let listed = |phrase: &Range<usize>| phrase.clone().any(|unit| self.has(unit, Class::Coordinator));
        while phrase.start == start
            && listed(&phrase)
            && self.mention(phrase.start).is_some()
            && phrase.start > 1
            && self.is_mark(phrase.start - 1, ',')
        {
            let comma = phrase.start - 1;
            if self.mention(comma - 1).is_none() {
                break;
            }
            let mut left = comma;
            while left > 0 && !self.is_edge(left - 1) && !self.breaks_phrase(left - 1) {
                left -= 1;
            }
            let Some(head) = self.without_adverbials(left..comma) else { break };
            start = left;
            phrase = head.start..end;
        }
        Some(phrase)
    }

    /// A mark that ends a phrase.
    pub fn is_edge(&self, unit: usize) -> bool {
        self.is_punctuation(unit) && (!self.is_inner_mark(unit) || self.is_dash(unit))
    }

    /// A hyphen or an apostrophe inside a word, which ends no phrase.
    fn is_inner_mark(&self, unit: usize) -> bool {
        let glued = |unit: usize| self.document.gap(self.token(unit)) == crate::token::Gap::None;
        // "Actualite.cd": a stop inside a name.
        let stop = self.is_mark(unit, '.') && glued(unit) && glued(unit + 1) && self.is_word(unit + 1);
        let inner = matches!(self.mark(unit), Some('-' | '/' | '’' | '‘' | '“' | '”' | '"' | '«' | '»'));
        stop || inner && (glued(unit) || glued(unit + 1))
    }

    /// Whether a clause with a verb of its own stands before a conjunction.
    fn clause_before(&self, conjunction: usize) -> bool {
        if self.is_mark(conjunction - 1, ',') {
            return true;
        }
        for unit in (0..conjunction).rev() {
            if self.is_mark(unit, ',') {
                return false;
            }
            if self.is_finite(unit) || self.is_quote(unit) {
                return true;
            }
            if self.is_mark(unit, ';') || self.is_mark(unit, ':') || self.has_any(unit, &[Class::Complementizer]) {
                return false;
            }
        }
        false
    }

    /// Cuts adverbs, dates and prepositional phrases from the beginning of what comes before a verb.
    pub fn without_adverbials(&self, units: Range<usize>) -> Option<Range<usize>> {
        let Range { mut start, mut end } = units;
        while end > start
            && (self.is_adverb(end - 1) && self.mention(end - 1).is_none() || self.units[end - 1].kind == UnitKind::Quote)
        {
            end -= 1;
        }
        // "la oposición por su parte sostiene".
        let tail = (start + 1..end).rev().take(ADVERBIAL).find(|&unit| self.adverbial(unit) == end - unit);
        end = tail.unwrap_or(end);
        loop {
            if start >= end {
                return None;
            }
            if self.mention_start(start).is_some() {
                break;
            }
            if self.has(start, Class::Coordinator) && !self.has(start, Class::Negation)
                || self.is_adverb(start) && self.key(start) != "tanto"
                || self.is_edge(start)
            {
                start += 1;
            } else if self.adverbial(start) > 1 {
                start += self.adverbial(start);
            } else if let Some(after) = self.date_end(start, end).or_else(|| self.span_end(start, end)) {
                start = after;
            } else if self.has_any(start, &[Class::Preposition]) {
                start = self.prepositional_end(start, end)?;
            } else {
                break;
            }
        }
        Some(start..end)
    }

    /// Where a date that begins at `start` ends: "el jueves", "este martes 3 de marzo", "la semana pasada" is none.
    pub fn date_end(&self, start: usize, end: usize) -> Option<usize> {
        let mut day = start + usize::from(self.has_any(start, &[Class::Article, Class::Determiner]));
        // "este mismo lunes", "esta misma semana".
        let same = day > start && self.has(day, Class::Determiner);
        day += usize::from(same);
        let past = (self.pack.morphology.is_participle)(self.key(day + 1));
        let span = day > start
            && self.mention(day).is_none()
            && !self.is_capital(day)
            && self.has(day, Class::Unit)
            && (past || same)
            && !self.is_source_like(day);
        // "el pasado domingo", "el próximo lunes".
        let numbered = day + usize::from((self.pack.morphology.is_participle)(self.key(day)));
        // "el pasado día 9"; not "el Canal 12".
        let measures = |unit: usize| {
            let rows = self.pack.lexicon.all(self.document, self.token(unit), Class::Unit);
            rows.into_iter().any(|found| self.pack.counting.units.get(found.row) == Some(&UnitRole::Measure))
        };
        if day > start && self.is_number(numbered + 1) && self.is_word(numbered) && measures(numbered) {
            return Some((numbered + 2).min(end));
        }
        let last = (self.pack.morphology.is_participle)(self.key(day)) || self.has(day, Class::Governing);
        day += usize::from(last && self.has(day + 1, Class::Weekday));
        // "el 26 de enero".
        if self.is_number(day) && self.is_owner(day + 1) && self.has(day + 2, Class::Month) {
            return Some((day + 3).min(end));
        }
        if !self.has(day, Class::Weekday) && !span {
            return None;
        }
        let mut after = day + 1 + usize::from(span && past);
        while after < end
            && (self.document.tokens[self.token(after)].kind == TokenKind::Number
                || self.has(after, Class::Month)
                || self.is_owner(after)
                    && (self.has_any(after + 1, &[Class::Month, Class::Weekday])
                        || self.has(after + 1, Class::Determiner) && self.has(after + 2, Class::Weekday))
                || self.has(after, Class::Determiner) && self.has(after + 1, Class::Weekday))
        {
            after += 1;
        }
        Some(after.min(end))
    }

    /// Where a span of time ends that another noun phrase follows without a comma: "unos días", "poco después", "horas antes".
    fn span_end(&self, start: usize, end: usize) -> Option<usize> {
        let counted = self.has_any(start, &[Class::Determiner, Class::Article, Class::Cardinal]) || self.is_number(start);
        let unit = start + usize::from(counted);
        let span = self.has(unit, Class::Unit) && (unit == 0 || !self.is_capital(unit))
            || counted && unit == start + 1 && self.is_adverb(unit);
        let after = unit + 1 + usize::from(self.is_adverb(unit + 1));
        let next = after < end && (self.has(after, Class::Article) || self.mention_start(after).is_some());
        (span && next && self.mention(unit).is_none()).then_some(after)
    }

    /// Where the prepositional phrase that begins at `start` ends and another noun phrase begins; `None` where none does.
    fn prepositional_end(&self, start: usize, end: usize) -> Option<usize> {
        let begins = |unit: usize| {
            !self.has_any(unit - 1, &[Class::Preposition, Class::Article, Class::Determiner, Class::Coordinator])
                && (self.has_any(unit, &[Class::Article]) && !self.is_finite(unit + 1)
                    || self.has(unit, Class::Determiner) && !self.has(unit - 1, Class::Determiner)
                    || self.mention_start(unit).is_some()
                    || self.is_adverb(unit))
        };
        (start + 2..end).find(|&unit| begins(unit))
    }

    /// Whether a segment between commas is an aside and no apposition: "en un comunicado", "que visitó Kiev", "por su parte".
    pub fn is_aside(&self, segment: &Range<usize>) -> bool {
        let first = segment.start;
        if segment.is_empty() {
            return true;
        }
        if self.mention_start(first).is_some() {
            return false;
        }
        // "de 52 años", "de la Universidad Central", "del centro X": where somebody is from or how old belongs to the name.
        let noun = first + 1 + usize::from(self.has(first + 1, Class::Article));
        let origin = self.is_owner(first)
            && (self.has(first + 2, Class::Unit)
                || self.is_capital(noun)
                || (noun + 1..segment.end.min(noun + 6)).any(|unit| self.is_capital(unit))
                || self.mention(noun).is_some());
        let citing = self.is_token(first) && self.document.starts(self.token(first)).has(Class::Citing);
        citing
            || !origin
                && self.has_any(
                    first,
                    &[Class::Preposition, Class::Relative, Class::Subordinator, Class::Clitic, Class::AccordingTo],
                )
                // "se quejó": a clause of its own.
                && (!self.has(first, Class::Clitic) || !self.is_finite(first + 1) && !self.has(first, Class::Article))
            || self.is_adverb(first)
            || self.is_quote(first)
            || (self.pack.morphology.is_gerund)(self.key(first))
            || self.has(first, Class::Coordinator)
                && (self.has_finite(segment.clone()) || self.has(first + 1, Class::Preposition))
            || self.document.tokens[self.token(first)].kind == TokenKind::Number && !self.has(first + 1, Class::Unit)
            || self.date_end(first, segment.end) == Some(segment.end)
            || self.has(first, Class::Unit) && !self.has(first, Class::SourceNoun)
    }

    /// The noun phrase that begins at `start`, after a cue, with its appositions; it ends before `limit`.
    pub fn phrase_from(&self, start: usize, limit: usize) -> Range<usize> {
        let mut end = self.segment_end(start, limit);
        // Appositions: "el ministro, general Pedro Sánchez, de 52 años".
        while end < limit && self.is_mark(end, ',') {
            let next = end + 1..self.apposition_end(end + 1, limit);
            if next.is_empty()
                || self.is_thing(&next)
                || self.is_quote(next.end)
                || self.is_aside(&next)
                || self.begins_anew(&next)
                || self.is_list_item(start..end, &next)
            {
                break;
            }
            end = next.end;
        }
        start..end
    }

    /// Whether a country's name with a relative clause of its own follows the comma: "para los expertos, de Londres, Irak, que…".
    fn begins_anew(&self, next: &Range<usize>) -> bool {
        let country = self.mention_start(next.start).filter(|name| self.actors.entity(name).kind == ActorKind::Country);
        country.is_some_and(|name| name.tokens.end == self.token(next.end))
            && self.is_mark(next.end, ',')
            && self.has_any(next.end + 1, &[Class::Relative, Class::Complementizer])
    }

    /// Whether what follows the comma is a definite noun phrase about no person: "según la policía, el hombre…".
    fn is_thing(&self, next: &Range<usize>) -> bool {
        let definite = self.has_any(next.start, &[Class::Article, Class::Determiner])
            && !(self.pack.morphology.is_indefinite)(self.key(next.start));
        let named = |unit: usize| self.mention(unit).is_some() || self.is_capital(unit);
        // After a name it may tell what the name stands for: "dijo Fulano, el portavoz".
        let after_name = next.start > 1 && named(next.start - 2);
        definite && !next.clone().any(named) && !(after_name && next.clone().take(3).any(|unit| self.is_source_like(unit)))
    }

    /// Where an apposition ends: at a mark, at a relative clause; nowhere, where it has a verb.
    fn apposition_end(&self, start: usize, limit: usize) -> usize {
        let end = (start..limit).find(|&unit| {
            self.is_quote(unit)
                || self.is_edge(unit)
                || self.has_any(unit, &[Class::Relative, Class::Complementizer]) && self.mention(unit).is_none()
        });
        let mut end = end.unwrap_or(limit);
        // "un canterano de Utrera al que…": the preposition is the relative clause's.
        while end > start && end < limit && self.has(end - 1, Class::Preposition) {
            // "la condición de que…": a noun with its clause is none.
            if self.is_owner(end - 1) && self.has(end, Class::Complementizer) {
                return start;
            }
            end -= 1;
        }
        // "el ministro, general X, y su adjunto": a conjunction that no noun follows ends it.
        if let Some(conjunction) = (start..end)
            .find(|&unit| self.has(unit, Class::Coordinator) && self.mention(unit).is_none() && !self.continues_list(unit))
        {
            end = conjunction;
        }
        if self.has_finite(start..end) || end - start > APPOSITION { start } else { end }
    }

    /// Whether what follows the comma is a further member of a list rather than an apposition; lists are taken whole as well.
    fn is_list_item(&self, _before: Range<usize>, next: &Range<usize>) -> bool {
        // An object or an adverbial without a preposition, such as "horas después".
        let opens = [
            Class::Article,
            Class::Determiner,
            Class::Office,
            Class::Rank,
            Class::Profession,
            Class::SourceNoun,
            Class::Honorific,
        ];
        let first = next.start;
        let apposition = self.has_any(first, &opens)
            || self.mention_start(first).is_some()
            || self.is_capital(first)
            || self.is_number(first) && self.has(first + 1, Class::Unit)
            || self.is_owner(first)
            || (self.pack.morphology.is_participle)(self.key(first))
            || self.has_any(first + 1, &[Class::Preposition]);
        !apposition
    }

    /// Where a noun phrase without commas ends.
    fn segment_end(&self, start: usize, limit: usize) -> usize {
        let mut unit = start;
        while unit < limit {
            let first = unit == start;
            if self.is_quote(unit) || self.is_edge(unit) || self.breaks_phrase(unit) && !first {
                break;
            }
            if self.mention(unit).is_none() {
                // "Según la ONU los agentes…": an article after a name begins another phrase.
                if !first && self.has(unit, Class::Article) && self.mention(unit - 1).is_some() && !self.is_capital(unit + 1) {
                    break;
                }
                if self.has(unit, Class::Coordinator) && !self.continues_list(unit) || !first && self.has(unit, Class::Negation) {
                    break;
                }
                if !first
                    && self.has(unit, Class::Preposition)
                    && !self.stays_in_phrase(unit)
                    && !self.office_goes_on(start, unit, limit)
                    || self.has(unit, Class::Clitic) && !self.has(unit, Class::Article)
                {
                    break;
                }
                if !first
                    && (self.is_adverb(unit)
                        || (self.pack.morphology.is_infinitive)(self.key(unit))
                            && !self.has_any(unit - 1, &[Class::Preposition, Class::Article, Class::Determiner])
                        || self.date_end(unit, limit).is_some()
                        || (self.pack.morphology.is_gerund)(self.key(unit)) && !self.has(unit, Class::SourceNoun))
                {
                    break;
                }
            }
            unit += 1;
        }
        unit
    }

    /// Whether a place or a field belongs to an office, since the name follows its comma: "el embajador en Quito, Fulano, …".
    fn office_goes_on(&self, start: usize, preposition: usize, limit: usize) -> bool {
        let office = (start..preposition).any(|unit| self.has_any(unit, &[Class::Office, Class::Rank, Class::SourceNoun]));
        let stop = (preposition + 1..limit.min(preposition + OFFICE_REACH)).find(|&unit| {
            self.is_quote(unit) || self.is_edge(unit) || self.is_finite(unit) || self.date_end(unit, limit).is_some()
        });
        let named = |comma: usize| {
            self.is_mark(comma, ',')
                && self.mention_start(comma + 1).is_some_and(|mention| self.actors.entity(mention).kind == ActorKind::Person)
        };
        office && stop.is_some_and(named)
    }

    /// Whether a conjunction goes on with the noun phrase: a noun follows, not a verb.
    fn continues_list(&self, unit: usize) -> bool {
        let next = unit + 1;
        !(self.has(next, Class::Clitic) && !self.has(next, Class::Article)
            || self.is_finite(next)
            || self.is_adverb(next)
            || self.has_any(next, &[Class::Negation, Class::Complementizer])
            || self.has(next, Class::Preposition) && !self.is_owner(next)
            || self.is_finite(next + 1) && !self.has_any(next, &[Class::Article]))
    }

    /// Whether a preposition goes on with the noun phrase: "de", "para", "contra"; others before a name that belongs to an office.
    fn stays_in_phrase(&self, unit: usize) -> bool {
        if (self.pack.morphology.joins_nouns)(self.key(unit)) || self.is_goal(unit) && self.has(unit - 1, Class::Governing) {
            return true;
        }
        let next = unit + 1 + usize::from(self.has(unit + 1, Class::Article));
        let participle = |unit: usize| self.is_word(unit) && (self.pack.morphology.is_participle)(self.key(unit));
        // "la nota difundida en Madrid por el ministerio": past the place to who did it.
        let agent = self.has_role(unit, PrepositionRole::Agent)
            && (unit.saturating_sub(AGENT_REACH)..unit)
                .rev()
                .take_while(|&before| !self.is_punctuation(before) && !self.is_finite(before))
                .any(|before| before > 0 && participle(before) && self.has(before - 1, Class::SourceNoun));
        unit > 0 && participle(unit - 1)
            || agent
            || self.mention_start(next).is_some()
                && !self.is_goal(unit)
                && (self.has_any(unit - 1, &[Class::Office, Class::Rank, Class::Profession, Class::SourceNoun, Class::Demonym]))
    }
}
