//! What a reporting verb introduces: a clause, a quotation, an infinitive, a gerund, a noun phrase, a measure, a question.

use std::ops::Range;

use super::cue::{Cue, Form};
use super::extent::clause_end;
use super::phrase::{begins_phrase, date_end, has_finite, is_edge, is_finite, is_occasion, opens_clause, simple_end};
use crate::attribution::complement::quotes_end;
use crate::attribution::frame::Frame;
use crate::lang::reporting::Takes;
use crate::lexicon::Class;
use crate::{RuleId, Stance};

/// What a cue introduces.
#[derive(Clone, Debug)]
pub struct Complement {
    /// The content, in units.
    pub content: Range<usize>,
    /// The rule that found it.
    pub rule: RuleId,
}

/// How far after its verb a complement may begin, in units.
const REACH: usize = 40;

/// How far after its verb the colon before a quotation may stand, in units.
const COLON: usize = 8;

/// What a cue introduces after it.
pub fn complement(frame: &Frame, cue: &Cue) -> Option<Complement> {
    let from = cue.units.end;
    if from >= frame.len() {
        return None;
    }
    let full = |start: usize, rule: RuleId| {
        let content = start..clause_end(frame, start, true);
        (!frame.trim(content.clone()).is_empty()).then_some(Complement { content, rule })
    };
    let short = |start: usize, rule: RuleId| Some(Complement { content: start..clause_end(frame, start, false), rule });
    let verb = cue.verb;
    if let Some(found) = verb.takes(Takes::Measure).then(|| measure(frame, from)).flatten() {
        return Some(found);
    }
    let infinitive = |unit: usize| {
        let to = unit + usize::from(frame.has(unit, Class::Negation));
        let verb = frame.is_word(to + 1) && !begins_phrase(frame, to + 1) && !frame.is_capital(to + 1);
        frame.is_goal(to) && (verb || frame.is_quote(to + 1))
    };
    if verb.takes(Takes::Person) {
        let adverbials = past_adverbials(frame, from);
        let person = simple_end(frame, adverbials, frame.len());
        let after = past_adverbials(frame, past_places(frame, person));
        // "promised the troops there that".
        let after = after + usize::from(frame.is_adverb(after) && frame.has(after + 1, Class::Complementizer));
        if person > adverbials && !frame.is_quote(adverbials) {
            if infinitive(after) && verb.stance == Stance::Requests {
                return short(after, "attribution.person");
            }
            if let Some(found) = clause(frame, cue, after, true) {
                return Some(found);
            }
            // "accused X of lying", "blamed X for the raid": all that follows.
            let accused = verb.stance != Stance::Requests && !verb.takes(Takes::Clause);
            if accused && (adverbials + 1..frame.len().min(after + 2)).any(|unit| frame.has(unit, Class::Preposition)) {
                return short(adverbials, "attribution.person");
            }
            if infinitive(after) {
                return short(after, "attribution.person");
            }
        }
        if !verb.takes(Takes::Clause) && !verb.takes(Takes::Infinitive) && !verb.takes(Takes::Noun) {
            return None;
        }
    }
    let next = past_adverbials(frame, from);
    if verb.takes(Takes::Infinitive) && infinitive(next) {
        return short(next, "attribution.infinitive");
    }
    if verb.takes(Takes::Gerund) && (frame.pack.morphology.is_gerund)(frame.key(next)) && !frame.is_capital(next) {
        return short(next, "attribution.gerund");
    }
    if let Some(found) = clause(frame, cue, next, false) {
        return Some(found);
    }
    // "said in Moscow that", "told a crowd at the rally: “…”": past where and to whom.
    let further = past_places(frame, next);
    if further > next
        && let Some(found) = clause(frame, cue, further, false)
    {
        return Some(found);
    }
    // "boasted of having killed".
    if verb.takes(Takes::Clause) && frame.is_owner(next) && (frame.pack.morphology.is_gerund)(frame.key(next + 1)) {
        return short(next + 1, "attribution.gerund");
    }
    // "confirmed to reporters the death of 3 men".
    let next = if frame.is_goal(next) { further } else { next };
    let content = next..clause_end(frame, next, false);
    let noun = verb.takes(Takes::Noun) && cue.form != Form::Passive && begins_noun(frame, next);
    if noun {
        // "denied reports that its troops had fled".
        let claimed = (next..content.end)
            .take(4)
            .find(|&unit| frame.has(unit, Class::SpeechNoun) && frame.has(unit + 1, Class::Complementizer));
        if let Some(noun) = claimed.filter(|&noun| !is_finite(frame, noun + 2)) {
            return full(noun + 2, "attribution.noun");
        }
        let object = content.start..content.clone().find(|&unit| frame.is_mark(unit, ',')).unwrap_or(content.end);
        let quotes = content.clone().any(|unit| frame.is_quote(unit));
        if quotes || frame.holds_figure(&frame.tokens(object)) {
            return Some(Complement { content, rule: "attribution.noun" });
        }
    }
    None
}

fn begins_noun(frame: &Frame, unit: usize) -> bool {
    unit < frame.len() && !is_edge(frame, unit) && !frame.has(unit, Class::Preposition)
        || frame.document.starts(frame.token(unit)).has(Class::Qualifier)
}

/// A clause or a quotation that begins at `at`; after a person ("told X") a bare clause is as good as after "said".
fn clause(frame: &Frame, cue: &Cue, at: usize, person: bool) -> Option<Complement> {
    let verb = cue.verb;
    let full = |start: usize, rule: RuleId| {
        let content = start..clause_end(frame, start, true);
        (start < frame.len() && !frame.trim(content.clone()).is_empty()).then_some(Complement { content, rule })
    };
    let takes_clause = verb.takes(Takes::Clause);
    // "said, in a statement, that".
    let comma = usize::from(frame.is_mark(at, ','));
    if frame.has(at, Class::Complementizer) && !pronoun_that(frame, at) {
        return takes_clause.then(|| full(at + 1, "attribution.clause")).flatten();
    }
    if comma == 1
        && let Some(close) = (at + 1..frame.len().min(at + REACH)).find(|&unit| frame.is_mark(unit, ','))
        && frame.has(close + 1, Class::Complementizer)
        && (frame.has(at + 1, Class::Preposition) || !has_finite(frame, at + 1..close))
        && takes_clause
    {
        return full(close + 2, "attribution.clause");
    }
    let quote = at + usize::from(frame.is_mark(at, ',') || frame.is_mark(at, ':'));
    if frame.is_quote(quote) && (verb.takes(Takes::Quote) || takes_clause) {
        // "demanded “an immediate response” from the EU": the quotation alone.
        let object = verb.takes(Takes::Noun) && !has_finite(frame, quote + 1..clause_end(frame, quote, false));
        if quote > at || ends_with_quote(frame, quote) || object {
            return Some(Complement { content: quote..quotes_end(frame, quote), rule: "attribution.quote" });
        }
        // "continued “cleansing” operations" tells of no speech.
        return takes_clause.then(|| full(quote, "attribution.quote")).flatten();
    }
    // "offered a single word: “Men.”"
    let colon = (at..frame.len().min(at + COLON))
        .find(|&unit| frame.is_mark(unit, ':') || is_finite(frame, unit) || frame.is_quote(unit));
    if let Some(colon) = colon.filter(|&colon| frame.is_mark(colon, ':') && frame.is_quote(colon + 1) && verb.takes(Takes::Quote))
    {
        return Some(Complement { content: colon + 1..quotes_end(frame, colon + 1), rule: "attribution.quote" });
    }
    if frame.is_mark(at, ':') && takes_clause {
        return full(at + 1, "attribution.colon");
    }
    let asks = verb.takes(Takes::Question);
    if frame.has_any(at, &[Class::Interrogative, Class::Whether]) && frame.mention(at).is_none() && (takes_clause || asks) {
        return has_finite(frame, at + 1..clause_end(frame, at, true)).then(|| full(at, "attribution.question")).flatten();
    }
    if !takes_clause || comma == 1 || at >= frame.len() || is_edge(frame, at) {
        return None;
    }
    bare_clause(frame, cue, at, person).then(|| full(at, "attribution.bare_clause")).flatten()
}

/// Whether "that" is a pronoun or a determiner: "said that was wrong", "said that number".
fn pronoun_that(frame: &Frame, at: usize) -> bool {
    is_finite(frame, at + 1)
}

/// Whether a clause without its conjunction begins at `at`: a noun phrase and its verb.
fn bare_clause(frame: &Frame, cue: &Cue, at: usize, person: bool) -> bool {
    if frame.has_any(at, &[Class::Preposition, Class::Coordinator])
        && frame.mention_start(at).is_none()
        && !starts_number(frame, at)
    {
        // "said on the second day troops moved in": rare, but the clause's own adverbial may come first.
        let noun = simple_end(frame, at + 1, frame.len());
        return frame.has(at, Class::Preposition)
            && !frame.is_owner(at)
            && !frame.has(at, Class::Locative)
            && begins_phrase(frame, noun)
            && clause_verb(frame, noun).is_some();
    }
    // "drones that Kyiv said were Iranian", "raids that it says killed 12": the relative pronoun is the subject.
    let past = (frame.pack.morphology.is_participle)(frame.key(at)) && !frame.is_capital(at);
    if (is_finite(frame, at) || past) && cue.form == Form::Finite {
        return (0..cue.units.start)
            .rev()
            .take(8)
            .take_while(|&unit| !is_edge(frame, unit))
            .any(|unit| frame.has(unit, Class::Relative) && frame.mention(unit).is_none());
    }
    let Some(verb) = clause_verb(frame, at) else {
        // "demanded the government accept the deal": two noun phrases have a verb between them.
        let end = simple_end(frame, at, frame.len());
        if cue.verb.stance == Stance::Requests
            && begins_phrase(frame, at)
            && frame.has_any(end, &[Class::Article, Class::Determiner])
        {
            return true;
        }
        // "said Beijing “firmly opposes” the sale".
        if frame.is_quote(end) && end > at {
            return true;
        }
        // "saying they hide there": a subject before a verb that is not known.
        let lower = frame.is_word(end) && !frame.is_capital(end) && !frame.is_adverb(end);
        let plain = [Class::Preposition, Class::Coordinator, Class::Article, Class::Determiner];
        if frame.has(at, Class::Pronoun) && !frame.has(at, Class::Determiner) && lower && !frame.has_any(end, &plain) {
            return true;
        }
        // A headline leaves the verb out: "says situation critical"; and not every verb is known: "said Smith wishes to leave".
        let says = cue.verb.takes(Takes::Quote)
            && (person || cue.verb.takes(Takes::Rumour))
            && !cue.verb.takes(Takes::Noun)
            && cue.verb.stance == Stance::Says;
        return (frame.title && !cue.verb.takes(Takes::Noun) || says && end > at + 1) && begins_phrase(frame, at);
    };
    // "found a boy trapped", but "found the front was quiet": a verb that is one for sure.
    if cue.verb.takes(Takes::Marked) && !frame.has_any(verb, &[Class::Copula, Class::Auxiliary, Class::PlainVerb]) {
        return false;
    }
    // "confirmed the attack that killed 12": the verb is the relative clause's.
    let object = cue.verb.takes(Takes::Noun) || cue.verb.takes(Takes::Person) && !person;
    let relative = (at..verb).any(|unit| opens_clause(frame, unit) && !frame.has(unit, Class::Determiner));
    !(object && relative) && verb > at
}

fn starts_number(frame: &Frame, at: usize) -> bool {
    frame.is_token(at) && frame.pack.lexicon.longest(frame.document, frame.token(at), Class::Qualifier).is_some()
}

/// The first finite verb of what begins at `at`, before the sentence's next cut.
fn clause_verb(frame: &Frame, at: usize) -> Option<usize> {
    (at..frame.len())
        .take_while(|&unit| !(frame.is_mark(unit, ';') || frame.is_mark(unit, ':')))
        .take(REACH)
        // "believe the toll to be higher".
        .find(|&unit| {
            let infinitive = frame.is_goal(unit) && frame.has_any(unit + 1, &[Class::Copula, Class::Auxiliary]);
            is_finite(frame, unit) || infinitive && unit > at
        })
        .filter(|&verb| {
            // A comma before the verb that closes no apposition belongs to the clause around: "said Smith, who was".
            let comma = (at..verb).find(|&unit| frame.is_mark(unit, ','));
            comma.is_none_or(|comma| {
                (comma + 1..verb).any(|unit| frame.is_mark(unit, ','))
                    || frame.has(comma + 1, Class::Coordinator)
                    || frame.mention(comma - 1).is_some() && frame.mention_start(comma + 1).is_some()
            })
        })
}

/// Whether nothing but marks follows a quotation, or the speech goes on after the article's own words.
fn ends_with_quote(frame: &Frame, quote: usize) -> bool {
    let end = quotes_end(frame, quote);
    end >= frame.len()
        || (end..frame.len()).all(|unit| is_edge(frame, unit))
        || frame.is_mark(end, ',')
        || is_occasion(frame, end)
}

/// "put the toll at 377,000", "gave a figure of 300": a number after what is measured.
fn measure(frame: &Frame, from: usize) -> Option<Complement> {
    let content = from..clause_end(frame, from, false);
    let number = content.clone().take_while(|&unit| !frame.is_mark(unit, ',')).find(|&unit| frame.is_number(unit))?;
    let measured = (from..number).any(|unit| frame.has(unit, Class::Anaphor));
    measured.then_some(Complement { content, rule: "attribution.measure" })
}

/// Past adverbs, dates and occasions after a verb: "said on Tuesday in a statement".
pub fn past_adverbials(frame: &Frame, from: usize) -> usize {
    let mut unit = from;
    while unit < frame.len() {
        let date = date_end(frame, unit);
        if date > unit && !is_finite(frame, date) {
            unit = date;
        } else if is_occasion(frame, unit) {
            let end = occasion_end(frame, unit);
            if end <= unit {
                return unit;
            }
            unit = end;
        } else if unit > from
            && (frame.pack.morphology.is_participle)(frame.key(unit))
            && frame.has_any(unit + 1, &[Class::Preposition, Class::Weekday])
        {
            // "in an article published on Saturday".
            unit += 1;
        } else if frame.is_adverb(unit)
            && frame.mention(unit).is_none()
            && !frame.has_any(unit, &[Class::Determiner, Class::Preposition, Class::Pronoun])
            && !starts_number(frame, unit)
        {
            unit += 1;
        } else {
            return unit;
        }
    }
    unit
}

/// Where a phrase of occasion ends: its preposition, its noun, and the phrases that hang on it.
fn occasion_end(frame: &Frame, from: usize) -> usize {
    let mut end = simple_end(frame, from + 1, frame.len());
    while frame.has(end, Class::Preposition) && frame.mention(end).is_none() && date_end(frame, end) == end {
        let next = simple_end(frame, end + 1, frame.len());
        if next <= end + 1 {
            break;
        }
        end = next;
    }
    end
}

/// Past prepositional phrases: "said in Moscow", "said to reporters".
fn past_places(frame: &Frame, from: usize) -> usize {
    let mut unit = from;
    while frame.has(unit, Class::Preposition)
        && !frame.is_owner(unit)
        && frame.mention(unit).is_none()
        && !starts_number(frame, unit)
    {
        if frame.is_goal(unit)
            && !begins_phrase(frame, unit + 1)
            && !frame.has(unit + 1, Class::SourceNoun)
            && !frame.is_capital(unit + 1)
        {
            return unit;
        }
        let next = past_adverbials(frame, simple_end(frame, unit + 1, frame.len()));
        if next <= unit + 1 {
            return unit;
        }
        unit = next;
    }
    unit
}
