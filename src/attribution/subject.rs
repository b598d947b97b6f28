//! The subject before a cue: right before it, before a relative clause, across commas, or another verb's.

use std::ops::Range;

use super::frame::{Frame, UnitKind};
use super::source::can_speak;
use crate::lexicon::Class;

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

/// The most segments between commas that are looked at for a subject.
const SEGMENTS: usize = 8;
/// How long a title, or the name apposed to it, may be, in units.
const APPOSITION: usize = 12;

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
        // "los oficiales, que callan, y que piden": a second relative clause.
        if self.has(last, Class::Relative)
            && last > 2
            && self.has(last - 1, Class::Coordinator)
            && self.is_mark(last - 2, ',')
            && !(0..last).any(|unit| self.has(unit, Class::ReportVerb) && self.is_finite(unit))
        {
            return Subject::Antecedent(last - 2);
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
        // "la asociación que auxilia a las familias calcula": the subject stands before the relative clause.
        match self.before_relative(end).or_else(|| self.phrase_ending(end)) {
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
                let mut head = phrase.clone().filter(|&unit| !self.has_any(unit, &[Class::Article, Class::Determiner])).take(2);
                // What stands after another verb is its object or its subject: "dijo el portavoz que…".
                let main = (0..phrase.start).rev().take_while(|&unit| !self.is_edge(unit)).any(|unit| self.is_finite(unit));
                let speaks = head.any(|unit| {
                    self.is_source_like(unit)
                        || self.has_any(unit, &[Class::BodyForce, Class::BodyAuthority])
                        || self.is_capital(unit)
                });
                return (speaks && !main).then_some(phrase);
            }
            let pronoun = self.has(unit - 1, Class::Relative) && self.mention(unit - 1).is_none();
            verb |= self.is_finite(unit) || pronoun && (self.pack.morphology.may_be_present)(self.key(unit));
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
        // "confesó a la prensa que el jefe, Fulano, había…": the clause before ends with the beginning of this subject.
        if let Some(clause) = first.checked_sub(1).map(|clause| segments[clause].clone()) {
            let introduces =
                |unit: &usize| self.has_any(*unit, &[Class::Relative, Class::Complementizer]) && self.mention(*unit).is_none();
            let open = clause.clone().rev().find(introduces).filter(|&that| !self.has_finite(that + 1..clause.end));
            head = open.and_then(|that| self.without_adverbials(that + 1..clause.end));
        }
        for segment in &segments[first..] {
            // ", cuyo portavoz, Fulano, reconoció": the possessive relative begins the subject.
            let possessive = self.has(segment.start, Class::Relative) && self.has(segment.start, Class::Determiner);
            if head.is_none() && possessive && !self.has_finite(segment.clone()) {
                head = Some(segment.clone());
                continue;
            }
            // "aunque el productor, Fulano, sostiene", "a lo que su colega, Fulano, respondió": the subject of the clause that a
            // conjunction or a pronoun begins.
            let introduces = |unit: &usize| {
                self.has_any(*unit, &[Class::Relative, Class::Complementizer, Class::Subordinator])
                    && self.mention(*unit).is_none()
                    && !self.has(*unit, Class::AccordingTo)
            };
            if head.is_none()
                && let Some(start) = segment.clone().rev().find(introduces)
                && !self.has_finite(start + 1..segment.end)
                && let Some(phrase) = self.without_adverbials(start + 1..segment.end)
                && (self.has_any(phrase.start, &[Class::Article, Class::Determiner]) || self.mention(phrase.start).is_some())
            {
                head = Some(phrase);
                continue;
            }
            // "También el alcalde, natural de Lugo, ha…": an adverb before the article.
            let adverb = self.is_adverb(segment.start) && segment.len() > 2 && self.has(segment.start + 1, Class::Article);
            let segment = &(segment.start + usize::from(adverb)..segment.end);
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
            // A comma alone never parts a subject from its verb: "Sobre los heridos, Fulano y Mengano, indicó…".
            Some(phrase) if !phrase.is_empty() && !cut && segments.last().is_some_and(|last| last.contains(&phrase.start)) => {
                let alone = segments.len() == first + 1;
                if alone && can_speak(self, &self.tokens(phrase.clone())) { Subject::Phrase(phrase) } else { Subject::Dropped }
            }
            Some(phrase) if !phrase.is_empty() => Subject::Phrase(phrase),
            _ => Subject::Dropped,
        }
    }

    /// The subject between a conjunction and a comma, with its name in between: "…, pero el alcalde, Fulano, lo desmintió".
    pub fn apposed_subject(&self, comma: usize) -> Option<Range<usize>> {
        if !self.is_mark(comma, ',') {
            return None;
        }
        let open = (0..comma).rev().take(APPOSITION).find(|&unit| self.is_punctuation(unit))?;
        let start = (0..open).rev().take(APPOSITION).find(|&unit| self.is_punctuation(unit))? + 1;
        let conjunction = self.subordinator(start).max(usize::from(self.has(start, Class::Coordinator)));
        let titled = conjunction > 0
            && self.is_mark(open, ',')
            && self.mention_start(open + 1).is_some()
            && self.has(start + conjunction, Class::Article)
            && !self.has_finite(start..open)
            && !self.has_finite(open + 1..comma);
        (titled && can_speak(self, &self.tokens(start + conjunction..open))).then_some(start + conjunction..comma)
    }

    /// Whether a segment between commas is a clause of its own.
    pub fn is_clause(&self, segment: &Range<usize>) -> bool {
        // Each "que" brings a verb of its own: "los agentes que vigilaban se fueron" has one more.
        let introduces =
            |unit: &usize| self.has_any(*unit, &[Class::Relative, Class::Complementizer]) && self.mention(*unit).is_none();
        let (mut owed, mut main) = (0_usize, false);
        for unit in segment.clone() {
            if introduces(&unit) {
                owed += 1;
            } else if self.is_finite(unit) {
                main |= owed == 0;
                owed = owed.saturating_sub(1);
            }
        }
        // ", cuya autenticidad nadie admite ni rechaza": relative whatever it holds.
        let relative = (segment.start..segment.end.min(segment.start + 2)).any(|unit| introduces(&unit));
        !self.has(segment.start, Class::Subordinator) && !relative && main
    }
}
