//! What a reporting verb introduces: a clause, a quotation, an infinitive, a noun phrase, a measure; and where it ends.

use std::ops::Range;

use super::extent::{clause_end, is_occasion};
use super::frame::Frame;
use super::source::{can_speak, source_after};
use super::subject::Subject;
use super::verb::Cue;
use crate::lang::PrepositionRole;
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

/// How far after a verb its "con" may stand, in units: "amenazó a su vez con responder".
const WITH_REACH: usize = 10;

/// A few words between commas before "que" are an aside whatever they are: "reconoció, eso sí, que".
const SHORT_ASIDE: usize = 4;

/// What a cue introduces after it.
pub fn complement(frame: &Frame, cue: &Cue, verb: &Verb) -> Option<Complement> {
    let from = cue.units.end;
    let plain =
        |content: Range<usize>, between: usize, rule: RuleId| Complement { content, between, cue_end: from, stance: None, rule };
    if verb.takes(Takes::Measure) && from > cue.units.start + 1 {
        // Whatever is measured: "cifró en 2.000 los refugiados".
        let content = from..clause_end(frame, from, false);
        // "estimó en un informe que murieron 2.000": where it was said is no measure.
        let that = |unit: &usize| frame.has(*unit, Class::Complementizer) && frame.mention(*unit).is_none();
        let measure = from..content.clone().find(that).unwrap_or(content.end);
        let number = measure.clone().any(|unit| frame.is_number(unit)) || frame.holds_figure(&frame.tokens(measure));
        if number || !verb.takes(Takes::Quote) {
            return number.then(|| plain(content, from, "attribution.measure"));
        }
    }
    if verb.takes(Takes::Person)
        && (!cue.impersonal || frame.is_owner(from))
        && let Some(complement) = person_complement(frame, cue, verb)
    {
        return Some(complement);
    }
    // "amenazó a su vez con responder", "habló en la radio de “traición”": at a distance.
    if verb.takes(Takes::With) || verb.takes(Takes::About) {
        let limit = frame.len().min(from + WITH_REACH);
        let stops = |unit: &usize| frame.is_punctuation(*unit) || frame.is_quote(*unit) || frame.is_finite(*unit);
        let with = (from..limit).take_while(|unit| !stops(unit)).find(|&unit| {
            let infinitive = frame.has_role(unit, PrepositionRole::Party) && frame.is_infinitive(unit + 1);
            infinitive && verb.takes(Takes::With)
                || frame.is_quote(unit + 1)
                    && if verb.takes(Takes::With) { frame.has_role(unit, PrepositionRole::Party) } else { frame.is_owner(unit) }
        });
        if let Some(with) = with.filter(|_| !cue.impersonal) {
            return Some(plain(with + 1..clause_end(frame, with + 1, false), from, "attribution.infinitive"));
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
            // "Kiev lo niega: según X, …": what is denied was said before.
            let points_back = verb.stance == Stance::Denies && cue.verb > 0 && frame.has(cue.verb - 1, Class::Neuter);
            return (verb.takes(Takes::Clause)
                && !points_back
                && unit + 1 < frame.len()
                && noun.is_none()
                && !quotes
                && !takes_clause_itself(frame, cue, from..unit))
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
        // "afirmó en declaraciones a la radio, que…": a comma too many after where it was said.
        if frame.is_mark(unit, ',')
            && frame.has(unit + 1, Class::Complementizer)
            && verb.takes(Takes::Clause)
            && is_occasion(frame, from)
            && frame.subject_before(cue.verb) != Subject::Dropped
        {
            unit += 1;
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
                        && !frame.is_clause(&(unit + 1..close)) =>
                {
                    unit = close + 1;
                    continue;
                }
                // "dijo el portavoz, Oleg M., que…"; not "así lo dijo Fulano, que…"
                Some(close)
                    if !(cue.verb.saturating_sub(1)..=cue.verb).any(|unit| frame.has(unit, Class::Neuter))
                        && frame.has(close + 1, Class::Complementizer)
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
            && (frame.is_finite(unit + 1)
                || frame.has(unit + 1, Class::Complementizer)
                || frame.has(unit + 1, Class::Clitic) && frame.is_finite(unit + 2))
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
            || (from..unit).rev().find(|&other| frame.has(other, Class::Preposition)).is_some_and(|preposition| {
                preposition == from && verb.takes(Takes::With) || !frame.has_role(preposition, PrepositionRole::Party)
            });
        // "contaba con su “plena confianza”": no quotation is said with somebody.
        let with = unit > from && frame.has_role(from, PrepositionRole::Party) && !verb.takes(Takes::With);
        // "declaró tres días de “luto”": the name of what is declared.
        let counted = unit > from + 2
            && frame.is_owner(unit - 1)
            && (frame.is_number(from) || frame.has(from, Class::Cardinal))
            && frame.has(from + 1, Class::Unit);
        if close_by && !with && !counted && verb.takes(Takes::Quote) {
            let mut end = clause_end(frame, unit, false);
            // "lo tachó de “burla” el portavoz": who says so follows.
            if frame.is_owner(unit - 1)
                && source_after(frame, unit + 1, end)
                    .is_some_and(|source| source.start == frame.token(unit + 1) && can_speak(frame, &source))
            {
                end = unit + 1;
            }
            // "calificó esas acciones de “…”": what is called so belongs to what is said.
            let before = unit - 1 - usize::from(frame.has(unit - 1, Class::Article));
            let called = frame.is_owner(unit - 1) || frame.has(before, Class::Subordinator);
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
    let subject = cue.impersonal || frame.subject_before(cue.verb) != Subject::Dropped;
    let opens = |unit: usize| frame.has_any(unit, &[Class::Article, Class::Determiner]) && frame.mention(unit).is_none();
    let joins = |unit: usize| frame.has(unit, Class::Preposition) && (frame.pack.morphology.joins_nouns)(frame.key(unit));
    let speaks = |units: Range<usize>| {
        units.into_iter().any(|unit| {
            frame.is_source_like(unit) && !subject
                || frame.has_any(unit, &[Class::Weekday, Class::Month, Class::Occasion])
                // "esta semana", "la semana pasada": a span of time.
                || frame.has(unit, Class::Unit)
                    && (frame.has(unit - 1, Class::Determiner) || (frame.pack.morphology.is_participle)(frame.key(unit + 1)))
                || frame.is_adverb(unit)
        })
    };
    // An aside before "que" is no noun phrase of the verb's: "creen, a raíz de las pruebas, que".
    let mut end = between.end;
    if end > between.start && frame.is_mark(end - 1, ',') {
        end = (between.start..end - 1).rev().find(|&unit| frame.is_mark(unit, ',')).unwrap_or(between.start);
    }
    let between = between.start..end;
    let mut unit = between.end;
    let mut governed = false;
    while unit > between.start {
        unit -= 1;
        // "todas las pruebas": the first of them opens the phrase.
        if !opens(unit) || unit > between.start && opens(unit - 1) {
            governed |= frame.has(unit, Class::Preposition) && !joins(unit);
            continue;
        }
        if unit > between.start && (frame.has(unit - 1, Class::Preposition) || frame.is_infinitive(unit - 1)) {
            governed = true;
            continue;
        }
        // The noun that no preposition governs is the object, unless somebody speaks or a time is told.
        return !speaks(unit..between.end);
    }
    if governed {
        return false;
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
    // "a los que responsabiliza de…": a relative pronoun for the person.
    let relative = cue.verb > 1
        && frame.has_any(cue.verb - 1, &[Class::Relative, Class::Complementizer])
        && (cue.verb.saturating_sub(3)..cue.verb - 1).any(|unit| frame.is_goal(unit));
    let clitic = relative || frame.has(cue.verb, Class::Clitic) || cue.verb > 0 && frame.has(cue.verb - 1, Class::Clitic);
    let links = |unit: usize| frame.is_goal(unit) || frame.is_owner(unit);
    let addressed = if clitic && frame.is_owner(from) { from } else { past_adverbials(frame, from) };
    if !(frame.is_goal(addressed) || clitic && frame.is_owner(from)) {
        return None;
    }
    let end = clause_end(frame, from, false);
    let clause = (addressed.min(end)..end).find(|&unit| {
        // "acusó a Kiev de no negociar", "la acusó de una “provocación”".
        let next = unit + 1 + usize::from(frame.has_any(unit + 1, &[Class::Negation, Class::Article]));
        links(unit) && (frame.is_infinitive(next) || frame.is_quote(next) || frame.has(next, Class::Complementizer))
    });
    let requests = verb.stance == Stance::Requests;
    // "acusó al grupo de la muerte de doce civiles".
    let counts = || (!requests && frame.holds_figure(&frame.tokens(addressed.min(end)..end))).then_some(addressed);
    let clause = clause.or_else(counts)?;
    let skips = usize::from(frame.is_quote(clause + 1)) + 2 * usize::from(frame.has(clause + 1, Class::Complementizer));
    // "se comprometió el lunes a reducir": its own doing, without the preposition.
    // "acusó el lunes a X de mentir": the day is the article's.
    let dated = frame.date_end(from, end).filter(|&after| after == addressed).unwrap_or(from);
    let start = if requests { clause + skips.max(usize::from(verb.reflexive)) } else { dated };
    Some(Complement { content: start..end, between: from, cue_end: from, stance: None, rule: "attribution.person" })
}

/// Past dates, adverbs and prepositional phrases after a verb: "urgieron el lunes en una nota a…".
fn past_adverbials(frame: &Frame, from: usize) -> usize {
    let mut unit = from;
    while unit < frame.len() && !frame.is_goal(unit) {
        if let Some(after) = frame.date_end(unit, frame.len()) {
            unit = after;
        } else if frame.adverbial(unit) > 0 {
            unit += frame.adverbial(unit);
        } else if frame.has(unit, Class::Preposition) {
            unit = frame.phrase_from(unit + 1, frame.len()).end.max(unit + 1);
        } else {
            break;
        }
    }
    unit
}

/// Past dates and adverbs alone: "anunció este lunes, por su parte, …".
fn past_days(frame: &Frame, from: usize) -> usize {
    let mut unit = from;
    loop {
        let after = frame.date_end(unit, frame.len()).unwrap_or(unit + frame.adverbial(unit));
        if after == unit {
            return unit;
        }
        unit = after;
    }
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
    if !verb.takes(Takes::Question) {
        return None;
    }
    // Past the subject or the addressee.
    let noun = from + usize::from(frame.is_goal(from));
    let phrase = frame.phrase_from(noun, frame.len());
    (!phrase.is_empty() && begins(phrase.end)).then_some(phrase.end)
}

/// A noun phrase as object, where it holds a figure or a quotation.
fn noun_complement(frame: &Frame, cue: &Cue, verb: &Verb, _reach: usize) -> Option<Complement> {
    let mut from = cue.units.end;
    // "menciona, tres párrafos más abajo, los 22 misiles": past an aside.
    if frame.is_mark(from, ',')
        && let Some(close) = (from + 1..frame.len()).find(|&unit| frame.is_mark(unit, ','))
        && frame.has_any(close + 1, &[Class::Article, Class::Determiner])
        && !frame.has_finite(from + 1..close)
        && frame.subject_before(cue.verb) != Subject::Dropped
    {
        from = close + 1;
    }
    // "informó ayer a la prensa de la muerte de dos soldados": the preposition is the verb's, at a distance.
    let mut link = past_days(frame, from);
    if frame.is_goal(link) {
        let opens = |unit: usize| frame.has_any(unit, &[Class::Article, Class::Determiner]);
        let stops = |unit: usize| frame.is_punctuation(unit) || frame.is_finite(unit) || frame.is_owner(unit) && opens(unit + 1);
        link = (link..frame.len()).find(|&unit| stops(unit)).unwrap_or(link);
    }
    let owned = link > from && frame.is_owner(link) && verb.takes(Takes::OwnedClause) && !verb.takes(Takes::Person);
    if owned {
        from = link + 1;
    }
    if !(verb.takes(Takes::Noun) || owned) || from >= frame.len() || frame.is_punctuation(from) || cue.impersonal {
        return None;
    }
    // "denunció en su perfil la muerte de doce soldados": neither is where it was said.
    let opens = |unit: usize| {
        let begins = frame.has_any(unit, &[Class::Article, Class::Determiner])
            || frame.figures.iter().any(|figure| figure.tokens.start == frame.token(unit));
        begins && !frame.has_any(unit - 1, &[Class::Preposition, Class::Article, Class::Determiner, Class::Coordinator])
    };
    let place = past_days(frame, from);
    // "atribuye a las tropas 30 muertes": to whom belongs to what is said.
    let somebody = frame.is_goal(place) && (frame.has(place + 1, Class::Article) || frame.mention(place + 1).is_some());
    if frame.has(place, Class::Preposition) && !somebody {
        let object = (from + 1..frame.len()).find(|&unit| opens(unit) || frame.is_punctuation(unit) || frame.is_finite(unit));
        let object = object.filter(|&unit| opens(unit) && !frame.holds_figure(&frame.tokens(from..unit)));
        let holds = |&unit: &usize| frame.holds_figure(&frame.tokens(unit..clause_end(frame, unit, false)));
        from = object.filter(holds).unwrap_or(from);
    }
    let content = from..clause_end(frame, from, false);
    // A verb that no "que" brings is the main clause's: "un asesor que pidió reserva reconoció…".
    let brought = |unit: usize| {
        (from..unit).any(|other| {
            frame.has_any(other, &[Class::Complementizer, Class::Relative, Class::Subordinator]) && frame.mention(other).is_none()
        })
    };
    let verb_inside = content.clone().find(|&unit| frame.is_finite(unit) && !brought(unit));
    let content = from..verb_inside.unwrap_or(content.end);
    let quotation = content.clone().find(|&unit| frame.is_quote(unit));
    // "pidió el domingo a Kiev “calma”": neither the date nor the addressee is content.
    let mut start = past_adverbials(frame, from);
    if frame.is_goal(start) {
        start = frame.phrase_from(start + 1, frame.len()).end;
    }
    let asked =
        start > from && verb.stance == Stance::Requests && frame.holds_figure(&frame.tokens(start..content.end.max(start)));
    // "anunció este lunes la llegada de…": neither is the day, where the object follows it.
    let dated = (start > from && frame.has_any(start, &[Class::Article, Class::Determiner, Class::Cardinal]))
        && quotation.is_none_or(|quotation| start <= quotation)
        && past_days(frame, from) == start;
    let start = if asked || dated || quotation.is_some_and(|quotation| start <= quotation) && frame.is_quote(start) {
        start
    } else {
        from
    };
    let content = start..content.end;
    // The figure stands in the object itself, not behind a comma.
    let object = content.start..content.clone().find(|&unit| frame.is_mark(unit, ',')).unwrap_or(content.end);
    let tokens = frame.tokens(object);
    let quotes = quotation.is_some_and(|quotation| !frame.has_finite(start..quotation));
    (quotes || frame.holds_figure(&tokens)).then_some(Complement {
        content,
        between: from,
        cue_end: cue.units.end,
        stance: None,
        rule: "attribution.noun",
    })
}

/// Where quotations that follow each other end.
pub fn quotes_end(frame: &Frame, from: usize) -> usize {
    let mut end = from + 1;
    while end < frame.len() && frame.is_quote(end) {
        end += 1;
    }
    end
}
