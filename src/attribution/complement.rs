//! What a reporting verb introduces: a clause, a quotation, an infinitive, a noun phrase, a measure; and where it ends.

use std::ops::Range;

use super::frame::Frame;
use super::phrase::Subject;
use super::verb::{Cue, can_speak, source_after};
use crate::lang::reporting::{Takes, Verb};
use crate::lexicon::Class;
use crate::token::Gap;
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

/// A few words between commas before "que" are an aside whatever they are: "reconoció, eso sí, que".
const SHORT_ASIDE: usize = 4;

/// What a cue introduces after it.
pub fn complement(frame: &Frame, cue: &Cue, verb: &Verb) -> Option<Complement> {
    let from = cue.units.end;
    let plain =
        |content: Range<usize>, between: usize, rule: RuleId| Complement { content, between, cue_end: from, stance: None, rule };
    if verb.takes(Takes::Measure) && from > cue.units.start + 1 {
        let content = from..clause_end(frame, from, false);
        return frame.holds_figure(&frame.tokens(content.clone())).then(|| plain(content, from, "attribution.measure"));
    }
    if verb.takes(Takes::Person) && !cue.impersonal {
        if let Some(complement) = person_complement(frame, cue, verb) {
            return Some(complement);
        }
    }
    let infinitive = from + usize::from(frame.has(from, Class::Negation));
    if verb.takes(Takes::Infinitive) && !cue.impersonal && frame.is_infinitive(infinitive) {
        return Some(plain(from..clause_end(frame, from, false), from, "attribution.infinitive"));
    }
    // "pidió a la guerrilla liberar…": the addressee is no content.
    if verb.takes(Takes::Infinitive) && !cue.impersonal && frame.is_goal(from) {
        let addressee = frame.phrase_from(from + 1, frame.len());
        if frame.is_infinitive(addressee.end) {
            return Some(plain(addressee.end..clause_end(frame, addressee.end, false), from, "attribution.infinitive"));
        }
    }
    if let Some(question) = question(frame, cue, verb) {
        return Some(plain(question..clause_end(frame, question, true), question, "attribution.question"));
    }
    let limit = frame.len().min(from + COMPLEMENT_REACH);
    let mut unit = from;
    let mut noun = None;
    while unit < limit {
        if frame.is_quote(unit) {
            break;
        }
        if frame.has(unit, Class::Complementizer) && frame.mention(unit).is_none() {
            // "informó ayer a la prensa de que": the preposition is the verb's, at a distance.
            let owned =
                unit > from + 1 && frame.is_owner(unit - 1) && verb.takes(Takes::OwnedClause) && noun != unit.checked_sub(2);
            if unit > from && subordinates(frame, unit) && noun != unit.checked_sub(2) && !owned {
                break;
            }
            if owned {
                let content = unit + 1..clause_end(frame, unit + 1, true);
                return Some(plain(content, unit - 1, "attribution.clause"));
            }
            return clause_complement(frame, cue, verb, unit, noun).or_else(|| noun_complement(frame, cue, verb, unit));
        }
        // "aseguró este lunes haber matado…": only a date or an adverbial stands between.
        if verb.takes(Takes::Infinitive)
            && !cue.impersonal
            && unit > from
            && frame.is_infinitive(unit)
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
        // An aside between dashes: "celebró –como otros– que".
        if frame.is_dash(unit)
            && let Some(close) = (unit + 1..limit).find(|&other| frame.is_dash(other))
            && frame.has(close + 1, Class::Complementizer)
            && !frame.has_finite(unit + 1..close)
        {
            unit = close + 1;
            continue;
        }
        if frame.is_mark(unit, ',') {
            // An aside: "dijo, en un comunicado, que"; anything else ends the search.
            let close = (unit + 1..limit).find(|&other| frame.is_mark(other, ','));
            match close {
                Some(close)
                    if (frame.is_aside(&(unit + 1..close))
                        || close - unit <= SHORT_ASIDE && frame.mention(unit + 1).is_none())
                        && (frame.has(close + 1, Class::Complementizer)
                            || frame.is_quote(close + 1)
                            || verb.takes(Takes::Infinitive) && frame.is_infinitive(close + 1))
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
        let close_by = (from..unit)
            .all(|other| frame.has_any(other, &[Class::Preposition, Class::Article, Class::Determiner, Class::Subordinator]))
            || frame.has(unit - 1, Class::Subordinator)
            || source_after(frame, from, unit).is_some_and(|source| can_speak(frame, &source))
            || (from..unit).any(|other| frame.has(other, Class::Preposition));
        if close_by && verb.takes(Takes::Quote) {
            let end = clause_end(frame, unit, false);
            // "calificó esas acciones de “…”": what is called so belongs to what is said.
            let called = frame.is_owner(unit - 1) || frame.has(unit - 1, Class::Subordinator);
            let object = frame.has_any(from, &[Class::Article, Class::Determiner]) && frame.date_end(from, unit).is_none();
            if called && object && !verb.takes(Takes::Clause) {
                return Some(plain(from..end, from, "attribution.quote"));
            }
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
    // "considera poco probable que…": the judgement belongs to what is judged.
    let judged = verb.stance == Stance::Estimates
        && !between.is_empty()
        && between.len() <= 3
        && between.clone().all(|unit| {
            frame.is_word(unit)
                && !frame.is_source_like(unit)
                && !frame.is_capital(unit)
                && !frame.has_any(unit, &[Class::Article, Class::Determiner, Class::Preposition, Class::Weekday])
        })
        && !between.clone().all(|unit| frame.is_adverb(unit));
    if judged {
        let content = from..content.end;
        return Some(Complement { content, between: from, cue_end: from, stance: None, rule: "attribution.clause" });
    }
    if cue.bare && !between.clone().all(|unit| frame.is_adverb(unit)) {
        return None;
    }
    let object = takes_clause_itself(frame, cue, between.clone());
    (!object).then_some(Complement { content, between: that, cue_end: from, stance: None, rule: "attribution.clause" })
}

/// Whether the noun right before "que" takes the clause for itself: "anunció en el Congreso la ley que…". Who speaks, whom one
/// speaks to, an adverbial or a date does not.
fn takes_clause_itself(frame: &Frame, cue: &Cue, between: Range<usize>) -> bool {
    // With a subject before the verb nobody else speaks after it.
    let subject = matches!(frame.subject_before(cue.verb), Subject::Phrase(_));
    let opens = |unit: usize| frame.has_any(unit, &[Class::Article, Class::Determiner]) && frame.mention(unit).is_none();
    let joins = |unit: usize| frame.has(unit, Class::Preposition) && (frame.pack.morphology.joins_nouns)(frame.key(unit));
    let speaks = |units: Range<usize>| {
        units.into_iter().any(|unit| {
            frame.is_source_like(unit) && !subject
                || frame.has_any(unit, &[Class::Weekday, Class::Month, Class::Unit, Class::Occasion])
                || frame.is_adverb(unit)
        })
    };
    let mut unit = between.end;
    while unit > between.start {
        unit -= 1;
        if joins(unit) {
            continue;
        }
        if frame.has(unit, Class::Preposition) {
            return false;
        }
        if opens(unit) {
            let governed = unit > between.start && frame.has(unit - 1, Class::Preposition);
            match governed {
                true if joins(unit - 1) => {}
                true => return false,
                false => return !speaks(unit..between.end),
            }
        }
    }
    // A bare noun: "anunció medidas que…".
    between.end == between.start + 1
        && frame.is_word(between.start)
        && !frame.is_capital(between.start)
        && frame.document.word(frame.token(between.start)).ends_with('s')
        && !speaks(between)
}

/// "acusó a X de mentir", "lo instó a que se retirase", "tachó a X de “traidor”": a person first, then what is said of or to it.
fn person_complement(frame: &Frame, cue: &Cue, verb: &Verb) -> Option<Complement> {
    let from = cue.units.end;
    let clitic = cue.verb > 0 && (frame.has(cue.verb, Class::Clitic) || frame.has(cue.verb - 1, Class::Clitic));
    let links = |unit: usize| frame.is_goal(unit) || frame.is_owner(unit);
    let addressed = past_adverbials(frame, from);
    if !(frame.is_goal(addressed) || clitic && frame.is_owner(from)) {
        return None;
    }
    let end = clause_end(frame, from, false);
    let clause = (addressed.min(end)..end).find(|&unit| {
        let next = unit + 1 + usize::from(frame.has(unit + 1, Class::Negation));
        links(unit) && (frame.is_infinitive(next) || frame.is_quote(next) || frame.has(next, Class::Complementizer))
    })?;
    let requests = verb.stance == Stance::Requests;
    let skips = usize::from(frame.is_quote(clause + 1)) + 2 * usize::from(frame.has(clause + 1, Class::Complementizer));
    // "se comprometió el lunes a reducir": its own doing, without the preposition.
    let start = if requests { clause + skips.max(usize::from(verb.reflexive)) } else { from };
    Some(Complement { content: start..end, between: from, cue_end: from, stance: None, rule: "attribution.person" })
}

/// Past dates, adverbs and prepositional phrases after a verb: "urgieron el lunes en una nota a…".
fn past_adverbials(frame: &Frame, from: usize) -> usize {
    let mut unit = from;
    while unit < frame.len() && !frame.is_goal(unit) {
        if let Some(after) = frame.date_end(unit, frame.len()) {
            unit = after;
        } else if frame.is_adverb(unit) {
            unit += 1;
        } else if frame.has(unit, Class::Preposition) {
            unit = frame.phrase_from(unit + 1, frame.len()).end.max(unit + 1);
        } else {
            break;
        }
    }
    unit
}

/// Where an indirect question begins that a verb introduces: "preguntó al testigo si…", "explicó cómo…", "precisó a quién…".
fn question(frame: &Frame, cue: &Cue, verb: &Verb) -> Option<usize> {
    let from = cue.units.end;
    let begins = |unit: usize| {
        let word = unit + usize::from(frame.has(unit, Class::Preposition) && frame.has(unit + 1, Class::Interrogative));
        frame.has(word, Class::Interrogative) && verb.takes(Takes::Clause)
            || verb.takes(Takes::Question) && frame.has_any(word, &[Class::Interrogative, Class::Whether])
    };
    if begins(from) {
        return Some(from);
    }
    // Past the subject or the addressee.
    let noun = from + usize::from(frame.is_goal(from));
    let phrase = frame.phrase_from(noun, frame.len());
    (!phrase.is_empty() && verb.takes(Takes::Question) && begins(phrase.end)).then_some(phrase.end)
}

/// A noun phrase as object, where it holds a figure or a quotation.
fn noun_complement(frame: &Frame, cue: &Cue, verb: &Verb, _reach: usize) -> Option<Complement> {
    let from = cue.units.end;
    if !verb.takes(Takes::Noun) || from >= frame.len() || frame.is_punctuation(from) || cue.impersonal {
        return None;
    }
    let content = from..clause_end(frame, from, false);
    let quotation = content.clone().find(|&unit| frame.is_quote(unit));
    // "pidió el domingo a Kiev “calma”": neither the date nor the addressee is content.
    let mut start = past_adverbials(frame, from);
    if frame.is_goal(start) {
        start = frame.phrase_from(start + 1, frame.len()).end;
    }
    let start = if quotation.is_some_and(|quotation| start <= quotation) && frame.is_quote(start) { start } else { from };
    let content = start..content.end;
    let tokens = frame.tokens(content.clone());
    let quotes = quotation.is_some_and(|quotation| !frame.has_finite(start..quotation));
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
        // "elevó a seis los muertos: bajo un portal…", and the other half of a headline.
        let colon = !full && frame.is_mark(unit, ':') && unit > from && !frame.is_quote(unit + 1);
        if colon || frame.is_mark(unit, '/') && frame.document.gap(frame.token(unit)) != Gap::None {
            return unit;
        }
        // After a semicolon the article goes on by itself, but for a further "que".
        if frame.is_mark(unit, ';') && !frame.has(unit + 1, Class::Complementizer) {
            let next = (unit + 1..frame.len()).find(|&other| frame.is_mark(other, ';')).unwrap_or(frame.len());
            if !full || frame.has_finite(unit + 1..next) {
                return unit;
            }
        }
        // "haber abatido a doce y el otro bando lo niega": a clause that is no infinitive's.
        if !full && frame.has(unit, Class::Coordinator) && unit > from && begins_clause(frame, from, unit + 1) {
            return unit;
        }
        // "haber enviado tropas mientras el rival avanza": a conjunction of time brings what goes on meanwhile.
        if !full
            && frame.has(unit, Class::Subordinator)
            && frame.has(unit, Class::Adverb)
            && unit > from
            && begins_clause(frame, from, unit + 1)
        {
            return unit;
        }
        // "… y Hamás lo niega": another one's turn.
        if frame.has(unit, Class::Coordinator) && frame.mention_start(unit + 1).is_some() && another_reports(frame, unit) {
            return unit;
        }
        if frame.is_mark(unit, ',') && unit > from {
            let aside = unit + 1;
            // "confiesa que se temía que…, y que…": the comma joins the clause to the outer verb.
            if frame.has(aside, Class::Coordinator)
                && frame.has(aside + 1, Class::Complementizer)
                && full
                && (0..from.saturating_sub(2)).any(|outer| frame.has(outer, Class::Complementizer))
            {
                return unit;
            }
            // "…, si bien apuntó que": the same subject says something else; "…, pero no quiso" says nothing more.
            let conjunction = frame.subordinator(aside).max(usize::from(frame.has(aside, Class::Coordinator)));
            let turn = conjunction > 0 && frame.mention(aside).is_none();
            if turn
                && (begins_report(frame, aside + conjunction) || !full && frame.has_finite(aside + 1..frame.len().min(aside + 5)))
            {
                return unit;
            }
            let according =
                frame.document.tokens.get(frame.token(aside)).is_some_and(|token| token.starts.has(Class::AccordingTo))
                    && !frame.has(aside, Class::Preposition);
            let gerund = frame.document.tokens.get(frame.token(aside)).is_some_and(|token| token.starts.has(Class::ReportGerund))
                && introduces(frame, aside);
            let whole = says_something(frame, from..unit);
            // "denunció “…”, la cifra más alta": what the article says of the quotation.
            let said = frame.is_quote(unit - 1)
                && frame.has_any(aside, &[Class::Article, Class::Determiner])
                && frame.has_any(aside + 1, &[Class::SpeechNoun, Class::Occasion, Class::Anaphor]);
            if according || gerund || said || is_occasion(frame, aside) || whole && leaves_speech(frame, aside) {
                return unit;
            }
            if !full
                && (frame.has_any(aside, &[Class::Relative])
                    || (frame.pack.morphology.is_gerund)(frame.key(aside))
                    || frame.has(aside, Class::Subordinator))
                && !frame.has(aside, Class::Complementizer)
            {
                return unit;
            }
            // "…, mientras que Y sostiene que…": what another says.
            if another_reports(frame, aside) || comments(frame, aside) {
                return unit;
            }
            // "…, dijo X" after the clause: that cue takes the whole. "…, sostiene que": the main clause goes on.
            let mut verb = aside;
            while frame.has_any(verb, &[Class::Clitic, Class::Auxiliary]) && !frame.has(verb + 1, Class::Article) {
                verb += 1;
            }
            let reports = frame.has(verb, Class::ReportVerb) && !frame.looks_nominal(verb)
                || verb > aside && frame.has(verb, Class::ReportParticiple);
            if reports && (whole || !full) && (introduces(frame, verb) || full && is_postposed(frame, verb)) {
                return unit;
            }
        }
        // "que “…” en alusión a": after a quotation the article goes on without a comma too.
        if unit > from && frame.is_quote(unit - 1) && leaves_speech(frame, unit) {
            return unit;
        }
        unit += 1;
    }
    unit
}

/// Whether units hold the main verb of their clause, so that what a comma adds can be somebody else's: "el detenido, de 34
/// años" does not.
pub fn says_something(frame: &Frame, units: Range<usize>) -> bool {
    let mut start = units.start;
    for unit in units.clone() {
        if frame.is_mark(unit, ',') || unit + 1 == units.end {
            let end = if frame.is_mark(unit, ',') { unit } else { unit + 1 };
            let segment = start..end;
            let subordinate = start > units.start && frame.is_aside(&segment);
            if !segment.is_empty() && !subordinate && (segment.clone().any(|unit| frame.is_quote(unit) || frame.is_finite(unit)))
            {
                return true;
            }
            start = unit + 1;
        }
    }
    units.into_iter().any(|unit| frame.is_infinitive(unit))
}

/// Whether a clause with a verb of its own follows a conjunction, where the content so far has none.
fn begins_clause(frame: &Frame, from: usize, start: usize) -> bool {
    let verb = (start..frame.len().min(start + INTRODUCTION_REACH)).find(|&unit| {
        frame.is_finite(unit)
            || frame.is_quote(unit)
            || frame.is_punctuation(unit)
            || frame.has_any(unit, &[Class::Complementizer, Class::Relative, Class::Subordinator])
                && frame.mention(unit).is_none()
    });
    verb.is_some_and(|verb| frame.is_finite(verb)) && !frame.has_finite(from..start)
}

/// Whether the article tells in its own voice on what occasion, or about what, was spoken: "tras reunirse con…", "en alusión a…".
fn leaves_speech(frame: &Frame, from: usize) -> bool {
    frame.is_token(from) && frame.pack.lexicon.longest(frame.document, frame.token(from), Class::Setting).is_some()
}

/// Whether a cue closes its sentence: nothing follows it, or somebody who can speak does.
fn is_postposed(frame: &Frame, verb: usize) -> bool {
    let next = verb + 1;
    next >= frame.len()
        || frame.is_mark(next, '.')
        || source_after(frame, next, frame.len()).is_some_and(|source| can_speak(frame, &source))
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
        && (frame.has_any(noun + 1, &[Class::Complementizer, Class::Relative])
            || (frame.pack.morphology.is_participle)(frame.key(noun + 1)))
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
    // "y volvió a acusar": a verb before the one that reports.
    if frame.has(unit, Class::PlainVerb) {
        let infinitive = unit + 1 + usize::from(frame.has(unit + 1, Class::Preposition));
        if frame.has(infinitive, Class::ReportInfinitive) && introduces(frame, infinitive) {
            return true;
        }
    }
    (frame.has(unit, Class::ReportVerb) && !frame.looks_nominal(unit)
        || unit > from && frame.has(unit, Class::ReportParticiple) && frame.has(unit - 1, Class::Auxiliary))
        && introduces(frame, unit)
}

/// How far after a verb "que" or a quotation shows that it reports, in units.
const INTRODUCTION_REACH: usize = 16;

/// Whether a reporting verb has a complement, judged by its first words alone: the whole search may call this at each verb.
fn introduces(frame: &Frame, verb: usize) -> bool {
    let token = frame.token(verb);
    let classes = [Class::ReportVerb, Class::ReportParticiple, Class::ReportGerund, Class::ReportInfinitive];
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
    if takes(Takes::Infinitive) && frame.is_infinitive(next)
        || (takes(Takes::Person) || takes(Takes::Infinitive)) && frame.is_goal(next)
        || verbs().any(|found| found.len > 1)
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
