//! What a reporting verb introduces: a clause, a quotation, an infinitive, a noun phrase, a measure; and where it ends.

use std::ops::Range;

use super::frame::Frame;
use super::verb::{Cue, can_speak, source_after};
use crate::lang::reporting::{Takes, Verb};
use crate::lexicon::Class;
use crate::{RuleId, Stance};

/// What a cue introduces.
#[derive(Clone, Debug)]
pub struct Complement {
    /// The content, in units.
    pub content: Range<usize>,
    /// Where what stands between the verb and the content ends.
    pub between: usize,
    /// Where the cue ends: later than the verb where a noun of speech belongs to it.
    pub cue_end: usize,
    /// What the source does, where a noun tells.
    pub stance: Option<Stance>,
    /// The rule that found it.
    pub rule: RuleId,
}

impl Complement {
    /// Whether it begins right after its verb.
    pub fn adjacent(&self, cue: &Cue) -> bool {
        self.content.start <= cue.units.end + 1
    }
}

/// How far after its verb a complement may begin, in units.
const COMPLEMENT_REACH: usize = 45;

/// What a cue introduces after it.
pub fn complement(frame: &Frame, cue: &Cue, verb: &Verb) -> Option<Complement> {
    let from = cue.units.end;
    let plain =
        |content: Range<usize>, between: usize, rule: RuleId| Complement { content, between, cue_end: from, stance: None, rule };
    if verb.takes(Takes::Measure) && from > cue.units.start + 1 {
        let content = from..clause_end(frame, from, false);
        return frame.holds_figure(&frame.tokens(content.clone())).then(|| plain(content, from, "attribution.measure"));
    }
    if verb.takes(Takes::Person) && !cue.impersonal && matches!(frame.key(from), "a" | "al") {
        let end = clause_end(frame, from, false);
        let clause = (from + 1..end).find(|&unit| {
            frame.key(unit) == "de" && ((frame.pack.morphology.is_infinitive)(frame.key(unit + 1)) || frame.is_quote(unit + 1))
                || matches!(frame.key(unit), "a")
                    && ((frame.pack.morphology.is_infinitive)(frame.key(unit + 1)) || frame.is_quote(unit + 1))
                || frame.has(unit, Class::Complementizer) && frame.key(unit - 1) == "a"
        })?;
        let start = if verb.stance == Stance::Requests { clause + usize::from(frame.is_quote(clause + 1)) } else { from };
        return Some(plain(start..end, from, "attribution.person"));
    }
    if verb.takes(Takes::With)
        && frame.key(from) == "con"
        && ((frame.pack.morphology.is_infinitive)(frame.key(from + 1))
            || frame.is_quote(from + 1)
            || frame.key(from + 1) == "que")
    {
        let start = from + 1 + usize::from(frame.key(from + 1) == "que");
        return Some(plain(start..clause_end(frame, start, false), from, "attribution.infinitive"));
    }
    let infinitive = from + usize::from(frame.has(from, Class::Negation));
    if verb.takes(Takes::Infinitive) && !cue.impersonal && (frame.pack.morphology.is_infinitive)(frame.key(infinitive)) {
        return Some(plain(from..clause_end(frame, from, false), from, "attribution.infinitive"));
    }
    // "pidió a la guerrilla liberar…": the addressee is no content.
    if verb.takes(Takes::Infinitive)
        && !cue.impersonal
        && frame.has(from, Class::Preposition)
        && matches!(frame.key(from), "a" | "al")
    {
        let addressee = frame.phrase_from(from + 1, frame.len());
        if (frame.pack.morphology.is_infinitive)(frame.key(addressee.end)) {
            return Some(plain(addressee.end..clause_end(frame, addressee.end, false), from, "attribution.infinitive"));
        }
    }
    let limit = frame.len().min(from + COMPLEMENT_REACH);
    let mut unit = from;
    let mut noun = None;
    while unit < limit {
        if frame.is_quote(unit) {
            break;
        }
        if frame.has(unit, Class::Complementizer) && frame.mention(unit).is_none() {
            if unit > from && subordinates(frame, unit) && noun != unit.checked_sub(2) {
                break;
            }
            return clause_complement(frame, cue, verb, unit, noun).or_else(|| noun_complement(frame, cue, verb, unit));
        }
        // "aseguró este lunes haber matado…": only a date or an adverbial stands between.
        if verb.takes(Takes::Infinitive)
            && !cue.impersonal
            && unit > from
            && (frame.pack.morphology.is_infinitive)(frame.key(unit))
            && !frame.has_any(unit - 1, &[Class::Preposition, Class::Article, Class::Determiner])
            && source_after(frame, from, unit).is_none()
        {
            return Some(plain(unit..clause_end(frame, unit, false), unit, "attribution.infinitive"));
        }
        if frame.is_mark(unit, ':') {
            let quotes = unit + 1 < frame.len() && frame.is_quote(unit + 1);
            if quotes && verb.takes(Takes::Quote) {
                return Some(plain(unit + 1..quotes_end(frame, unit + 1), unit, "attribution.quote"));
            }
            return (verb.takes(Takes::Clause) && unit + 1 < frame.len() && noun.is_none())
                .then(|| plain(unit + 1..clause_end(frame, unit + 1, true), unit, "attribution.colon"));
        }
        if frame.is_mark(unit, ',') {
            // An aside: "dijo, en un comunicado, que"; anything else ends the search.
            let close = (unit + 1..limit).find(|&other| frame.is_mark(other, ','));
            match close {
                Some(close)
                    if frame.is_aside(&(unit + 1..close))
                        && (frame.has(close + 1, Class::Complementizer) || frame.is_quote(close + 1))
                        && !frame.has_finite(unit + 1..close) =>
                {
                    unit = close + 1;
                    continue;
                }
                // "dijo el portavoz, Oleg M., que…"
                Some(close)
                    if frame.has(close + 1, Class::Complementizer)
                        && frame.mention_start(unit + 1).is_some()
                        && !frame.has_finite(unit + 1..close)
                        && source_after(frame, from, unit).is_some() =>
                {
                    unit = close + 1;
                    continue;
                }
                _ => break,
            }
        }
        if frame.is_mark(unit, '.')
            || frame.is_mark(unit, ';')
            || frame.is_dash(unit)
            || frame.is_finite(unit)
            || frame.has(unit, Class::Relative) && frame.mention(unit).is_none()
        {
            break;
        }
        if frame.has(unit, Class::Coordinator)
            && (frame.is_finite(unit + 1) || frame.has(unit + 1, Class::Clitic) && frame.is_finite(unit + 2))
        {
            break;
        }
        if frame.has(unit, Class::SpeechNoun) {
            noun = Some(unit);
        }
        unit += 1;
    }
    if frame.is_quote(unit) && unit < limit && verb.takes(Takes::Quote) && !verb.takes(Takes::Noun)
        || frame.is_quote(unit) && unit == from
    {
        let close_by = (from..unit).all(|other| {
            frame.has_any(other, &[Class::Preposition, Class::Article, Class::Determiner]) || frame.key(other) == "como"
        }) || source_after(frame, from, unit).is_some_and(|source| can_speak(frame, &source))
            || (from..unit).any(|other| frame.has(other, Class::Preposition));
        if close_by && verb.takes(Takes::Quote) {
            let end = clause_end(frame, unit, false);
            // Words after the quotation belong to the content where they go on with its clause.
            return Some(plain(unit..end, unit, "attribution.quote"));
        }
    }
    noun_complement(frame, cue, verb, unit)
}

/// Whether "que" belongs to a conjunction or a pronoun: "después de que", "ya que", "lo que".
fn subordinates(frame: &Frame, that: usize) -> bool {
    let before = that - 1;
    frame.has_any(before, &[Class::Preposition, Class::Article])
        || frame.is_token(before)
            && frame
                .pack
                .lexicon
                .longest(frame.document, frame.token(before), Class::Subordinator)
                .is_some_and(|found| found.len == 2)
}

/// "dijo que…", "expresó su certeza de que…"; none where the clause belongs to a noun: "denunció un ataque que mató a…".
fn clause_complement(frame: &Frame, cue: &Cue, verb: &Verb, that: usize, noun: Option<usize>) -> Option<Complement> {
    let from = cue.units.end;
    let content = that + 1..clause_end(frame, that + 1, true);
    if let Some(noun) = noun.filter(|&noun| noun + 2 == that && frame.has(noun + 1, Class::Preposition)) {
        let (token, phrases) = (frame.token(noun), &frame.pack.reporting.phrases);
        let stance = frame.pack.lexicon.longest(frame.document, token, Class::SpeechNoun).map(|found| phrases[found.row]);
        return Some(Complement { content, between: noun + 1, cue_end: noun + 1, stance, rule: "attribution.speech_noun" });
    }
    if !verb.takes(Takes::Clause) {
        return None;
    }
    let between = from..that;
    if cue.bare && !between.clone().all(|unit| frame.is_adverb(unit)) {
        return None;
    }
    // A noun right before "que" that is neither who speaks nor whom one speaks to takes the clause for itself.
    let object = between.clone().any(|unit| frame.has_any(unit, &[Class::Article, Class::Determiner]))
        && !between
            .clone()
            .any(|unit| frame.is_source_like(unit) || frame.has(unit, Class::Preposition) || frame.has(unit, Class::Weekday));
    (!object).then_some(Complement { content, between: that, cue_end: from, stance: None, rule: "attribution.clause" })
}

/// A noun phrase as object, where it holds a figure or a quotation.
fn noun_complement(frame: &Frame, cue: &Cue, verb: &Verb, _reach: usize) -> Option<Complement> {
    let from = cue.units.end;
    if !verb.takes(Takes::Noun) || from >= frame.len() || frame.is_punctuation(from) || cue.impersonal {
        return None;
    }
    let content = from..clause_end(frame, from, false);
    let quotation = content.clone().find(|&unit| frame.is_quote(unit));
    let tokens = frame.tokens(content.clone());
    let quotes = quotation.is_some_and(|quotation| !frame.has_finite(from..quotation));
    (quotes || frame.holds_figure(&tokens)).then_some(Complement {
        content,
        between: from,
        cue_end: from,
        stance: None,
        rule: "attribution.noun",
    })
}

/// Where quotations that follow each other end.
fn quotes_end(frame: &Frame, from: usize) -> usize {
    let mut end = from + 1;
    while end < frame.len() && frame.is_quote(end) {
        end += 1;
    }
    end
}

/// Where a clause that is said ends; a `full` one runs over commas, a noun phrase or an infinitive does not run over asides.
pub fn clause_end(frame: &Frame, from: usize, full: bool) -> usize {
    let mut unit = from;
    while unit < frame.len() {
        let next = after_comma(frame, unit);
        // "…, y añadió que": the next cue of the same subject.
        if frame.has(next, Class::Coordinator) && frame.mention(next).is_none() && unit > from && begins_report(frame, next + 1) {
            return unit;
        }
        // A colon after a quotation, or before one with a cue of its own, begins what somebody else says.
        if frame.is_mark(unit, ':')
            && unit > from
            && (frame.is_quote(unit - 1) || frame.is_quote(unit + 1) && has_own_cue(frame, unit + 2))
        {
            return unit;
        }
        // After a semicolon the article goes on by itself, but for a further "que".
        if frame.is_mark(unit, ';') && !frame.has(unit + 1, Class::Complementizer) {
            let next = (unit + 1..frame.len()).find(|&other| frame.is_mark(other, ';')).unwrap_or(frame.len());
            if frame.has_finite(unit + 1..next) {
                return unit;
            }
        }
        // "… y Hamás lo niega": another one's turn.
        if frame.has(unit, Class::Coordinator) && frame.mention_start(unit + 1).is_some() && another_reports(frame, unit) {
            return unit;
        }
        if frame.is_mark(unit, ',') && unit > from {
            let aside = unit + 1;
            // "…, si bien apuntó que": the same subject says something else; "…, pero no quiso" says nothing more.
            let turn = frame.has_any(aside, &[Class::Subordinator, Class::Coordinator]) && frame.mention(aside).is_none();
            if turn && (begins_report(frame, aside + 1) || !full && frame.has_finite(aside + 1..frame.len().min(aside + 5))) {
                return unit;
            }
            let according =
                frame.document.tokens.get(frame.token(aside)).is_some_and(|token| token.starts.has(Class::AccordingTo))
                    && !frame.has(aside, Class::Preposition);
            let gerund = frame.has(aside, Class::ReportGerund) && introduces(frame, aside);
            if according || gerund || is_occasion(frame, aside) {
                return unit;
            }
            if !full
                && (frame.has_any(aside, &[Class::Relative])
                    || (frame.pack.morphology.is_gerund)(frame.key(aside))
                    || frame.has(aside, Class::Subordinator))
                && frame.key(aside) != "que"
            {
                return unit;
            }
            // "…, mientras que Y sostiene que…": what another says.
            if another_reports(frame, aside) || comments(frame, aside) {
                return unit;
            }
            // "…, dijo X" after the clause: that cue takes the whole. "…, sostiene que": the main clause goes on.
            let verb = aside + usize::from(frame.has(aside, Class::Clitic) && !frame.has(aside + 1, Class::Article));
            if frame.has(verb, Class::ReportVerb)
                && !frame.looks_nominal(verb)
                && (introduces(frame, verb) || full && frame.len() - aside < POSTPOSED_REACH)
            {
                return unit;
            }
        }
        unit += 1;
    }
    unit
}

/// Whether a clause that a conjunction begins is a report with a subject of its own.
fn another_reports(frame: &Frame, from: usize) -> bool {
    if !frame.has_any(from, &[Class::Coordinator, Class::Subordinator])
        || frame.mention(from).is_some()
        || frame.has(from, Class::Coordinator) && frame.has(from + 1, Class::Complementizer)
    {
        return false;
    }
    let verb =
        (from + 1..frame.len().min(from + INTRODUCTION_REACH)).find(|&unit| frame.is_finite(unit) || frame.is_mark(unit, ','));
    verb.is_some_and(|verb| {
        frame.has(verb, Class::ReportVerb)
            && introduces(frame, verb)
            && (from + 1..verb)
                .any(|unit| frame.is_source_like(unit) || frame.has_any(unit, &[Class::Article, Class::Determiner]))
    })
}

/// Whether an aside takes up what was said, in the article's own voice: ", una versión que Hamás desmintió".
fn comments(frame: &Frame, from: usize) -> bool {
    let noun = from + usize::from(frame.has_any(from, &[Class::Article, Class::Determiner]));
    frame.has_any(noun, &[Class::SpeechNoun, Class::Occasion, Class::Anaphor])
        && frame.has_any(noun + 1, &[Class::Complementizer, Class::Relative])
}

/// Whether a cue follows a quotation: "“…”, zanjó".
fn has_own_cue(frame: &Frame, after: usize) -> bool {
    let verb = after_comma(frame, after);
    frame.has(verb, Class::ReportVerb) && !frame.looks_nominal(verb)
}

fn after_comma(frame: &Frame, unit: usize) -> usize {
    unit + usize::from(frame.is_mark(unit, ','))
}

/// Whether a report begins here, past clitics and adverbs.
fn begins_report(frame: &Frame, from: usize) -> bool {
    let mut unit = from;
    while unit < frame.len()
        && (frame.has_any(unit, &[Class::Clitic, Class::Negation, Class::Auxiliary]) || frame.is_adverb(unit))
    {
        unit += 1;
    }
    (frame.has(unit, Class::ReportVerb) && !frame.looks_nominal(unit)
        || unit > from && frame.has(unit, Class::ReportParticiple) && frame.has(unit - 1, Class::Auxiliary))
        && introduces(frame, unit)
}

/// A cue that closes a sentence stands at most this many units before its end.
const POSTPOSED_REACH: usize = 14;

/// How far after a verb "que" or a quotation shows that it reports, in units.
const INTRODUCTION_REACH: usize = 16;

/// Whether a reporting verb has a complement, judged by its first words alone: the whole search may call this at each verb.
fn introduces(frame: &Frame, verb: usize) -> bool {
    let token = frame.token(verb);
    let classes = [Class::ReportVerb, Class::ReportParticiple, Class::ReportGerund];
    let verbs = || classes.iter().flat_map(|&class| frame.pack.lexicon.all(frame.document, token, class));
    let takes = |complement: Takes| verbs().any(|found| frame.pack.reporting.verbs[found.row].takes(complement));
    let next = verb + 1 + usize::from(frame.has(verb + 1, Class::Negation));
    if takes(Takes::Measure)
        || takes(Takes::Noun)
            && (frame.has_any(next, &[Class::Article, Class::Determiner, Class::Cardinal]) || frame.is_number(next))
    {
        return true;
    }
    // "advirtió que… y pidió más tropas": a verb of the past with an object is the main subject's.
    if takes(Takes::Clause)
        && (frame.pack.morphology.surely_verb)(frame.key(verb))
        && (frame.has_any(next, &[Class::Article, Class::Determiner]) || frame.is_adverb(next))
    {
        return true;
    }
    if takes(Takes::Infinitive) && (frame.pack.morphology.is_infinitive)(frame.key(next))
        || (takes(Takes::Person) || takes(Takes::Infinitive)) && matches!(frame.key(next), "a" | "al")
        || takes(Takes::With) && frame.key(next) == "con"
    {
        return true;
    }
    for unit in verb + 1..frame.len().min(verb + INTRODUCTION_REACH) {
        if frame.has(unit, Class::Complementizer) || frame.is_mark(unit, ':') {
            return takes(Takes::Clause);
        }
        if frame.is_quote(unit) {
            return takes(Takes::Quote);
        }
        if frame.is_mark(unit, '.') || frame.is_mark(unit, ';') || frame.is_finite(unit) {
            return false;
        }
    }
    false
}

/// Whether an aside names the occasion of speaking: ", en un comunicado", ", en declaraciones a la prensa".
fn is_occasion(frame: &Frame, from: usize) -> bool {
    let noun = from + 1 + usize::from(frame.has_any(from + 1, &[Class::Article, Class::Determiner]));
    frame.has(from, Class::Locative) && frame.has(noun, Class::Occasion)
}
