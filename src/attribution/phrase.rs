//! Noun phrases around a cue: the subject before it, the subject after it, and what a comma adds to either.

use std::ops::Range;

use super::frame::{Frame, UnitKind};
use crate::lexicon::Class;
use crate::token::TokenKind;

/// Who stands before a cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A noun phrase.
    Phrase(Range<usize>),
    /// The subject of the verb that a conjunction joins this one to.
    Shared,
    /// The noun phrase that a relative pronoun takes up; the phrase ends before this unit.
    Antecedent(usize),
    /// Nobody.
    Dropped,
}

/// The longest apposition, in units.
const APPOSITION: usize = 20;

/// The most segments between commas that are looked at for a subject.
const SEGMENTS: usize = 8;

impl Frame<'_> {
    /// The subject before the cue that begins at `cue`.
    pub fn subject_before(&self, cue: usize) -> Subject {
        let mut end = cue;
        while end > 0 && self.is_between_subject_and_verb(end - 1) {
            end -= 1;
        }
        let Some(last) = end.checked_sub(1) else { return Subject::Dropped };
        if self.is_mark(last, ',') || self.is_dash(last) {
            return self.subject_across_commas(last);
        }
        if matches!(self.units[last].kind, UnitKind::Quote) {
            return Subject::Dropped;
        }
        if self.has(last, Class::Coordinator) {
            return Subject::Shared;
        }
        if self.closes_subordinator(last) {
            return Subject::Shared;
        }
        if self.has_any(last, &[Class::Relative, Class::Complementizer]) && self.mention(last).is_none() {
            let comma = last > 0 && self.is_mark(last - 1, ',');
            return if comma {
                Subject::Antecedent(last - 1)
            } else if self.restricts(last) {
                Subject::Antecedent(last)
            } else {
                Subject::Dropped
            };
        }
        // ", quién asegura": the relative pronoun with an accent that it should not have.
        if self.has(last, Class::Subordinator)
            && last > 0
            && self.is_mark(last - 1, ',')
            && (self.pack.morphology.is_who)(self.key(last))
        {
            return Subject::Antecedent(last - 1);
        }
        // ", si bien apuntó": the subject of the main clause.
        if self.has(last, Class::Subordinator) && last > 0 {
            return Subject::Shared;
        }
        if self.has(last, Class::Subordinator) || self.is_punctuation(last) {
            return Subject::Dropped;
        }
        match self.phrase_ending(end) {
            // "la asociación que auxilia a las familias calcula": the subject stands before the relative clause.
            Some(_) if self.before_relative(end).is_some() => self.before_relative(end).map_or(Subject::Dropped, Subject::Phrase),
            Some(phrase) => Subject::Phrase(phrase),
            // "París, que hasta diciembre juraba": adverbials alone between the pronoun and the verb.
            None => (0..end)
                .rev()
                .find(|&unit| self.is_punctuation(unit) || self.breaks_phrase(unit))
                .filter(|&unit| {
                    self.has_any(unit, &[Class::Complementizer, Class::Relative]) && unit > 0 && self.is_mark(unit - 1, ',')
                })
                .map_or(Subject::Dropped, |unit| Subject::Antecedent(unit - 1)),
        }
    }

    /// Whether "que" without a comma tells which person is meant: "una vendedora que exigió".
    fn restricts(&self, that: usize) -> bool {
        let Some(noun) = that.checked_sub(1) else { return false };
        self.has(that, Class::Relative)
            && self.is_word(noun)
            && !self.is_finite(noun)
            && !self.is_infinitive(noun)
            && !self.is_adverb(noun)
            && !self.has_any(noun, &[Class::Preposition, Class::Coordinator, Class::Article, Class::Subordinator, Class::Weekday])
            && self.phrase_ending(that).is_some_and(|phrase| {
                let verb = phrase.start > 0 && self.is_finite(phrase.start - 1);
                !verb && phrase.clone().take(3).any(|unit| self.is_source_like(unit) || self.has(unit, Class::BodyForce))
            })
    }

    /// Whether "que" ends a longer conjunction: "al tiempo que".
    fn closes_subordinator(&self, last: usize) -> bool {
        (2..=4).any(|len| last + 1 >= len && self.subordinator(last + 1 - len) == len)
    }

    /// The noun phrase before a relative clause without commas that ends before `end`, where it can say something.
    fn before_relative(&self, end: usize) -> Option<Range<usize>> {
        let mut verb = false;
        for unit in (1..end).rev() {
            if self.is_edge(unit) || self.is_quote(unit) || self.has(unit, Class::Coordinator) && !verb {
                return None;
            }
            if self.has(unit, Class::Relative) && self.mention(unit).is_none() && !self.closes_subordinator(unit) {
                let noun = unit - 1;
                let reported = self.is_finite(noun)
                    || self.is_infinitive(noun)
                    || self.has_any(noun, &[Class::Preposition, Class::Coordinator, Class::Clitic, Class::Article])
                    || self.is_adverb(noun)
                    || self.has_any(noun, &[Class::ReportGerund, Class::ReportParticiple]);
                if !verb || reported || !self.is_word(noun) && self.mention(noun).is_none() {
                    return None;
                }
                let phrase = self.phrase_ending(unit)?;
                let head = phrase.clone().find(|&unit| !self.has_any(unit, &[Class::Article, Class::Determiner]))?;
                // What stands after another verb is its object or its subject: "dijo el portavoz que…".
                let main = (0..phrase.start).rev().take_while(|&unit| !self.is_edge(unit)).any(|unit| self.is_finite(unit));
                let speaks = self.is_source_like(head)
                    || self.has_any(head, &[Class::BodyForce, Class::BodyAuthority])
                    || self.is_capital(head);
                return (speaks && !main).then_some(phrase);
            }
            verb |= self.is_finite(unit);
        }
        None
    }

    /// Clitics, negations and adverbs between a subject and its verb: "el ministro también le pidió".
    fn is_between_subject_and_verb(&self, unit: usize) -> bool {
        if self.mention(unit).is_some() {
            return false;
        }
        let article_before_noun = self.has(unit, Class::Article) && !self.has(unit, Class::Clitic);
        self.has_any(unit, &[Class::Clitic, Class::Negation]) && !article_before_noun || self.is_adverb(unit)
    }

    /// Whether a unit is an adverb.
    pub fn is_adverb(&self, unit: usize) -> bool {
        self.has(unit, Class::Adverb) || self.is_word(unit) && (self.pack.morphology.is_adverb)(self.key(unit))
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
    fn is_edge(&self, unit: usize) -> bool {
        self.is_punctuation(unit) && !self.is_inner_mark(unit)
    }

    /// A hyphen or an apostrophe inside a word, which ends no phrase.
    fn is_inner_mark(&self, unit: usize) -> bool {
        let glued = |unit: usize| self.document.gap(self.token(unit)) == crate::token::Gap::None;
        (self.is_mark(unit, '-')
            || self.is_mark(unit, '/')
            || self.is_mark(unit, '’')
            || self.is_mark(unit, '‘')
            || self.is_mark(unit, '“')
            || self.is_mark(unit, '”')
            || self.is_mark(unit, '"')
            || self.is_mark(unit, '«')
            || self.is_mark(unit, '»'))
            && (glued(unit) || glued(unit + 1))
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
            } else if let Some(after) = self.date_end(start, end) {
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
        let day = start + usize::from(self.has_any(start, &[Class::Article, Class::Determiner]));
        let span = day > start && self.has(day, Class::Unit) && (self.pack.morphology.is_participle)(self.key(day + 1));
        if !self.has(day, Class::Weekday) && !span {
            return None;
        }
        let mut after = day + 1 + usize::from(span);
        while after < end
            && (self.document.tokens[self.token(after)].kind == TokenKind::Number
                || self.has(after, Class::Month)
                || self.is_owner(after) && self.has_any(after + 1, &[Class::Month, Class::Weekday]))
        {
            after += 1;
        }
        Some(after.min(end))
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

    /// The subject of a verb that a comma precedes: the phrase before the asides, with its appositions.
    fn subject_across_commas(&self, comma: usize) -> Subject {
        let mut segments: Vec<Range<usize>> = Vec::new();
        let mut end = comma;
        let mut unit = comma;
        while segments.len() < SEGMENTS {
            let boundary = unit == 0;
            if boundary
                || self.is_mark(unit - 1, ',')
                || self.is_mark(unit - 1, ';')
                || self.is_mark(unit - 1, ':')
                || self.is_dash(unit - 1)
                || self.is_quote(unit - 1)
            {
                segments.push(unit..end);
                let hard = boundary || !(self.is_mark(unit - 1, ',') || self.is_dash(unit - 1));
                if hard {
                    break;
                }
                unit -= 1;
                end = unit;
            } else {
                unit -= 1;
            }
        }
        segments.reverse();
        // What begins with a conjunction or holds the verb of another clause is no part of this subject.
        let first = segments.iter().rposition(|segment| self.is_clause(segment)).map_or(0, |at| at + 1);
        let (mut head, mut cut): (Option<Range<usize>>, bool) = (None, false);
        for segment in &segments[first..] {
            match (&mut head, self.is_aside(segment)) {
                (None, false) => {
                    let Some(phrase) = self.without_adverbials(segment.clone()) else { continue };
                    if (self.pack.morphology.is_participle)(self.key(phrase.start)) && !self.is_source_like(phrase.start) {
                        continue;
                    }
                    let relative = |unit: &usize| self.has(*unit, Class::Relative) && self.mention(*unit).is_none();
                    let Some(relative) = phrase.clone().find(relative).filter(|&end| end > phrase.start) else {
                        head = Some(phrase);
                        continue;
                    };
                    if self.has_finite(relative..phrase.end) {
                        cut = true;
                        head = Some(phrase.start..relative);
                    } else {
                        // "una idea que el portavoz, Fulano, calificó": the clause's own subject.
                        head = self.without_adverbials(relative + 1..phrase.end);
                    }
                }
                (Some(phrase), false) if !cut && phrase.end + 1 == segment.start => phrase.end = segment.end,
                (None, true) | (Some(_), _) => {}
            }
        }
        match head {
            Some(phrase) if !phrase.is_empty() => Subject::Phrase(phrase),
            _ => Subject::Dropped,
        }
    }

    /// Whether a segment between commas is a clause of its own.
    fn is_clause(&self, segment: &Range<usize>) -> bool {
        let Some(verb) = segment.clone().find(|&unit| self.is_finite(unit)) else { return false };
        let introduces =
            |unit: usize| self.has_any(unit, &[Class::Relative, Class::Complementizer]) && self.mention(unit).is_none();
        !(self.has(segment.start, Class::Subordinator) || (segment.start..verb).any(introduces))
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
                || self.is_capital(noun + 1)
                || self.mention(noun).is_some());
        let citing = self.is_token(first) && self.document.tokens[self.token(first)].starts.has(Class::Citing);
        citing
            || !origin
                && self.has_any(
                    first,
                    &[Class::Preposition, Class::Relative, Class::Subordinator, Class::Clitic, Class::AccordingTo],
                )
                && !self.has(first, Class::Article)
            || self.is_adverb(first)
            || self.is_quote(first)
            || (self.pack.morphology.is_gerund)(self.key(first))
            || self.has(first, Class::Coordinator)
                && (self.has_finite(segment.clone()) || self.has(first + 1, Class::Preposition))
            || self.document.tokens[self.token(first)].kind == TokenKind::Number
            || self.date_end(first, segment.end) == Some(segment.end)
            || self.has(first, Class::Unit)
    }

    /// The noun phrase that begins at `start`, after a cue, with its appositions; it ends before `limit`.
    pub fn phrase_from(&self, start: usize, limit: usize) -> Range<usize> {
        let mut end = self.segment_end(start, limit);
        // Appositions: "el ministro, general Pedro Sánchez, de 52 años".
        while end < limit && self.is_mark(end, ',') {
            let next = end + 1..self.apposition_end(end + 1, limit);
            if next.is_empty() || self.is_quote(next.end) || self.is_aside(&next) || self.is_list_item(start..end, &next) {
                break;
            }
            end = next.end;
        }
        start..end
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
        !self.has_any(
            next.start,
            &[
                Class::Article,
                Class::Determiner,
                Class::Office,
                Class::Rank,
                Class::Profession,
                Class::SourceNoun,
                Class::Honorific,
            ],
        ) && self.mention_start(next.start).is_none()
            && !self.is_capital(next.start)
            && !self.is_owner(next.start)
            && !(self.pack.morphology.is_participle)(self.key(next.start))
            && !self.has_any(next.start + 1, &[Class::Preposition])
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
                if self.has(unit, Class::Coordinator) && !self.continues_list(unit) {
                    break;
                }
                if !first && self.has(unit, Class::Preposition) && !self.stays_in_phrase(unit)
                    || self.has(unit, Class::Clitic) && !self.has(unit, Class::Article)
                {
                    break;
                }
                if !first
                    && (self.is_adverb(unit)
                        || (self.pack.morphology.is_infinitive)(self.key(unit))
                            && !self.has_any(unit - 1, &[Class::Preposition, Class::Article, Class::Determiner])
                        || self.date_end(unit, limit).is_some()
                        || (self.pack.morphology.is_gerund)(self.key(unit)))
                {
                    break;
                }
            }
            unit += 1;
        }
        unit
    }

    /// Whether a conjunction goes on with the noun phrase: a noun follows, not a verb.
    fn continues_list(&self, unit: usize) -> bool {
        let next = unit + 1;
        !(self.has(next, Class::Clitic) && !self.has(next, Class::Article)
            || self.is_finite(next)
            || self.is_adverb(next)
            || self.has_any(next, &[Class::Negation, Class::Complementizer, Class::Preposition])
            || self.is_finite(next + 1) && !self.has_any(next, &[Class::Article]))
    }

    /// Whether a preposition goes on with the noun phrase: "de", "para", "contra"; others before a name that belongs to an office.
    fn stays_in_phrase(&self, unit: usize) -> bool {
        if (self.pack.morphology.joins_nouns)(self.key(unit)) || self.is_goal(unit) && self.has(unit - 1, Class::Governing) {
            return true;
        }
        let next = unit + 1 + usize::from(self.has(unit + 1, Class::Article));
        let participle = unit > 0 && (self.pack.morphology.is_participle)(self.key(unit - 1));
        participle
            || self.mention_start(next).is_some()
                && (self.has_any(unit - 1, &[Class::Office, Class::Rank, Class::Profession, Class::SourceNoun, Class::Demonym]))
    }
}
