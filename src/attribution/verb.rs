//! Cues that are verbs: "dijo que…", "“…”, afirmó X", "se cree que…", "asegurando que…", "prometió retirarse".

use std::ops::Range;

use super::AttributionAt;
use super::backward::read_backward;
use super::complement::{Complement, complement};
use super::extent::relative_close;
use super::frame::{Frame, REPORTS, UnitKind};
use super::source::{
    antecedent, body_from, brings_about, can_speak, carried, joined_participle, listed, main_subject, shared, source_after,
};
use super::subject::Subject;
use crate::lang::reporting::{Takes, Verb};
use crate::lexicon::Class;
use crate::{AttributionKind, Stance};

/// A reporting verb in a frame.
#[derive(Clone, Debug)]
pub struct Cue {
    /// The verb group's units, auxiliaries and impersonal pronoun included.
    pub units: Range<usize>,
    /// The unit where adverbs and clitics before the group are looked for: the group's first.
    pub verb: usize,
    /// Whether nobody says it: "se cree que".
    pub impersonal: bool,
    /// Whether it is a gerund or an infinitive, whose subject is the main verb's.
    pub bare: bool,
    /// Whether it is negated: "no descarta" denies nothing.
    pub negated: bool,
}

/// The attributions whose cue is a verb of this frame.
pub fn find(frame: &Frame, found: &mut Vec<AttributionAt>) {
    let first = found.len();
    // Without any form that reports there is a cue only right after a quotation.
    if !frame.starts.meets(REPORTS) && !frame.units.iter().any(|unit| unit.kind == UnitKind::Quote) {
        return;
    }
    let mut unit = 0;
    while unit < frame.len() {
        if let Some((cue, verb)) = cue_at(frame, unit) {
            let next = cue.units.end;
            // "según informó “El programa”": the verb belongs to the preposition.
            let according = cue.units.start > 0 && frame.has_any(cue.units.start - 1, &[Class::AccordingTo, Class::AsTold]);
            if !according && let Some(attribution) = read(frame, &cue, verb, &found[first..]) {
                found.push(attribution);
            }
            unit = next.max(unit + 1);
        } else {
            if let Some(attribution) = super::unknown::unknown_verb(frame, unit) {
                found.push(attribution);
            }
            unit += 1;
        }
    }
}

/// The cue whose main verb is at `unit`, with the longest verb of the lexicon there.
fn cue_at<'p>(frame: &Frame<'p>, unit: usize) -> Option<(Cue, &'p Verb)> {
    if !frame.is_word(unit) || frame.mention(unit).is_some() {
        return None;
    }
    let token = frame.token(unit);
    let starts = frame.starts_at(unit);
    if !starts.meets(REPORTS) {
        return None;
    }
    let capital_inside = frame.is_capital(unit) && unit > 0 && !frame.is_punctuation(unit - 1) && !frame.is_quote(unit - 1);
    if capital_inside && !frame.document.word(token).chars().all(char::is_uppercase) {
        return None;
    }
    let lexicon = &frame.pack.lexicon;
    let auxiliary = unit > 0
        && (frame.has(unit - 1, Class::Auxiliary)
            || unit > 1 && frame.has(unit - 2, Class::Auxiliary) && frame.is_adverb(unit - 1));
    let (class, bare) = match () {
        () if starts.has(Class::ReportVerb) && !frame.looks_nominal(unit) => (Class::ReportVerb, false),
        () if starts.has(Class::ReportParticiple) && (auxiliary || joined_participle(frame, unit)) => {
            (Class::ReportParticiple, false)
        }
        () if starts.has(Class::ReportGerund) => (Class::ReportGerund, true),
        // "es decir", "hay que decir", "cabe señalar" say nothing but what the article says itself.
        () if starts.has(Class::ReportInfinitive)
            && !(unit > 0 && frame.has_any(unit - 1, &[Class::Copula, Class::Impersonal, Class::Complementizer])) =>
        {
            (Class::ReportInfinitive, true)
        }
        () => return None,
    };
    let mut start = unit;
    if class == Class::ReportParticiple && auxiliary {
        start -= if frame.has(unit - 1, Class::Auxiliary) { 1 } else { 2 };
    }
    // A finite verb before an infinitive: "volvió a advertir", "quiso subrayar". Otherwise it needs a clause of its own.
    if class == Class::ReportInfinitive {
        let link = unit.checked_sub(1)?;
        if frame.has(link, Class::PlainVerb) {
            start = link;
        } else if frame.has(link, Class::Preposition) && link > 0 && frame.has(link - 1, Class::PlainVerb) {
            start = link - 1;
        }
    }
    // With a finite verb before it an infinitive is that verb's, and "se" is too: "se limitó a decir".
    let joined = class == Class::ReportInfinitive && start < unit;
    let bare = bare && !joined;
    let mut with_pronoun = false;
    let mut pronoun = start;
    while pronoun > 0 && frame.has(pronoun - 1, Class::Clitic) && !frame.has(pronoun, Class::Article) {
        pronoun -= 1;
        if (frame.pack.morphology.is_impersonal)(frame.key(pronoun)) {
            with_pronoun = true;
            break;
        }
    }
    let cue_of = |verb: &Verb, len: usize| {
        let impersonal = with_pronoun && !verb.reflexive && !joined;
        // A reflexive verb's pronoun belongs to it: "se limitó a decir", "se quejó de".
        let first = if with_pronoun { pronoun } else { start };
        Cue { units: first..unit + len, verb: first, impersonal, bare, negated: false }
    };
    // Of the verbs with this form, the one with the longest phrase that its complement fits is tried first.
    let mut verbs: Vec<_> = lexicon
        .all(frame.document, token, class)
        .filter(|found| with_pronoun || bare || joined || !frame.pack.reporting.verbs[found.row].reflexive)
        .collect();
    // "se refirió a los que faltan": a reflexive verb with its preposition leaves no other reading.
    if with_pronoun && verbs.iter().any(|found| found.len > 1 && frame.pack.reporting.verbs[found.row].reflexive) {
        verbs.retain(|found| frame.pack.reporting.verbs[found.row].reflexive);
    }
    crate::order::sort_by_key(&mut verbs, |found| {
        let reflexive = frame.pack.reporting.verbs[found.row].reflexive;
        (std::cmp::Reverse(found.len), std::cmp::Reverse(reflexive == with_pronoun))
    });
    let matched = verbs.iter().find(|found| {
        let verb = &frame.pack.reporting.verbs[found.row];
        let after_quote =
            start > 0 && (frame.is_dash(start - 1) || start > 1 && frame.is_mark(start - 1, ',') && frame.is_quote(start - 2));
        found.len == 1 || after_quote && verb.takes(Takes::Quote) || complement(frame, &cue_of(verb, found.len), verb).is_some()
    })?;
    let verb = &frame.pack.reporting.verbs[matched.row];
    // "para asegurar que llegue la ayuda", "con el fin de garantizar que": an aim, not a report.
    // "busca cobrarla y demostrar que sigue ahí": a second aim.
    let aimed = |before: usize| (frame.pack.morphology.joins_nouns)(frame.key(before)) || frame.has(before, Class::Coordinator);
    if bare && class == Class::ReportInfinitive && verb.takes(Takes::Aim) && aimed(unit - usize::from(unit > 0)) {
        return None;
    }
    // "promete responder “en el momento oportuno”": what is promised is no report yet.
    let promised = |before: usize| {
        let mut verbs = lexicon.all(frame.document, frame.token(before), Class::ReportVerb);
        verbs.any(|found| {
            let verb = &frame.pack.reporting.verbs[found.row];
            verb.stance == Stance::Requests && verb.takes(Takes::Infinitive)
        })
    };
    if bare && class == Class::ReportInfinitive && unit > 0 && !frame.has(unit + 1, Class::Complementizer) && promised(unit - 1) {
        return None;
    }
    let mut cue = cue_of(verb, matched.len);
    // "no dijo": nothing is said. "no descartó" is still a statement.
    cue.negated = pronoun > 0 && frame.has(pronoun - 1, Class::Negation);
    if cue.negated && verb.stance != Stance::Denies {
        return None;
    }
    Some((cue, verb))
}

/// The attribution that a cue makes, if it makes one.
fn read(frame: &Frame, cue: &Cue, verb: &Verb, before: &[AttributionAt]) -> Option<AttributionAt> {
    let complement = complement(frame, cue, verb);
    let closer = cue.units.start.saturating_sub(1);
    let quoted = frame.is_quote(closer) || closer > 0 && frame.is_mark(closer, ',') && frame.is_quote(closer - 1);
    match complement {
        // After a quotation only a further quotation is content too; "que" begins a relative clause on who speaks.
        Some(complement) if quoted && complement.rule != "attribution.quote" && !complement.adjacent(cue) => {
            read_backward(frame, cue, verb)
        }
        // "…, informó una fuente que pidió el anonimato": a relative clause on who speaks.
        Some(complement) if tells_of_source(frame, cue, &complement) => read_backward(frame, cue, verb),
        Some(complement) if !follows_content(frame, cue, verb, &complement) => {
            // "…, lo que eleva a 39 los muertos": what happened shows it.
            let shows = matches!(complement.rule, "attribution.measure" | "attribution.noun")
                && closer > 1
                && frame.has(closer - 1, Class::Neuter)
                && frame.is_mark(closer - 2, ',');
            if shows { None } else { read_forward(frame, cue, verb, complement, before) }
        }
        _ if cue.bare => None,
        _ => read_backward(frame, cue, verb),
    }
}

/// What stands before a cue is a clause from this many units on, whether its verb is known or not.
pub const LONG_CLAUSE: usize = 12;

/// How many units an aside between a quotation and who speaks may have.
pub const SHORT_ASIDE: usize = 6;

/// How many verbs before a gerund or an infinitive are looked at for its subject.
pub const BARE_VERBS: usize = 4;

/// Whether the "que" after a cue that closes a clause belongs to the noun phrase of who speaks.
fn tells_of_source(frame: &Frame, cue: &Cue, complement: &Complement) -> bool {
    let start = cue.units.start;
    let closes =
        start > 0 && frame.is_mark(start - 1, ',') && (0..start - 1).any(|unit| frame.is_finite(unit) || frame.is_quote(unit));
    let dropped = || frame.subject_before(cue.verb) == Subject::Dropped;
    // "…, informó X, que no descartó más": after a whole clause a comma before "que" begins a relative clause on who speaks.
    let comma = complement.between > cue.units.end && frame.is_mark(complement.between - 1, ',');
    if closes && comma && complement.rule == "attribution.clause" && dropped() {
        return source_after(frame, cue.units.end, complement.between - 1)
            .is_some_and(|source| source.end == frame.token(complement.between - 1) && can_speak(frame, &source));
    }
    closes
        && complement.rule == "attribution.clause"
        && dropped()
        && source_after(frame, cue.units.end, complement.between).is_some_and(|source| {
            source.end == frame.token(complement.between)
                && frame.document.has(source.start, Class::Article)
                && (frame.pack.morphology.is_indefinite)(frame.document.key(source.start))
                && can_speak(frame, &source)
        })
}

/// Whether a noun phrase after a cue is who says it rather than what is said: "…, denunció la fiscalía".
fn follows_content(frame: &Frame, cue: &Cue, verb: &Verb, complement: &Complement) -> bool {
    let closes = cue
        .units
        .start
        .checked_sub(1)
        .is_some_and(|unit| frame.is_mark(unit, ',') || frame.is_dash(unit) || frame.is_quote(unit));
    closes
        && complement.rule == "attribution.noun"
        && verb.takes(Takes::Noun)
        && source_after(frame, cue.units.end, frame.len()).is_some()
        && (frame.is_quote(cue.units.start - 1)
            || cue.units.start > 1 && frame.is_quote(cue.units.start - 2)
            || frame.has_finite(0..cue.units.start))
}

/// The cue before its content: subject, verb, complement.
fn read_forward(
    frame: &Frame,
    cue: &Cue,
    verb: &Verb,
    complement: Complement,
    before: &[AttributionAt],
) -> Option<AttributionAt> {
    let cue_tokens = frame.tokens(cue.units.start..complement.cue_end);
    let mut complement = complement;
    let (cue_end, between, complement_rule) = (complement.cue_end, complement.between, complement.rule);
    // Before a quotation a noun after the verb may be its object: "explicó el plan: “…”".
    let speaks =
        |source: &Range<usize>| !matches!(complement_rule, "attribution.quote" | "attribution.colon") || can_speak(frame, source);
    let after = || source_after(frame, cue_end, between).filter(speaks).filter(|source| agrees(frame, cue, source));
    let main = (0..cue.units.start).rev().find(|&unit| frame.is_finite(unit));
    // "Fulano, del que la prensa dijo que huyó, calla": the relative clause ends at the comma before the main verb.
    if let Some(comma) = relative_close(frame, cue, &complement.content) {
        complement.content.end = comma;
    }
    // "A y B se acusan de…": each other.
    let mutual = cue.impersonal && verb.takes(Takes::Person);
    let each_other = match frame.subject_before(cue.verb) {
        Subject::Phrase(units) if mutual => Some(frame.tokens(units)),
        _ => None,
    };
    let anonymous = cue.impersonal && each_other.is_none();
    let source = if cue.impersonal {
        each_other
    } else if cue.bare && main.is_none() && before.is_empty() {
        // "Tras asegurar que…, el presidente se negó": the subject is that of the clause after the comma.
        let comma = (complement.content.start..frame.len()).find(|&unit| frame.is_mark(unit, ','))?;
        complement.content.end = complement.content.end.min(comma);
        source_after(frame, comma + 1, frame.len())
    } else if cue.bare {
        // The subject of a gerund or an infinitive is that of the verb before it.
        // ", indicando que": of the report that ends at the comma; else of the nearest verb whose subject can speak.
        let verbs = (0..cue.units.start).rev().filter(|&unit| frame.is_finite(unit)).take(BARE_VERBS);
        let subject = || verbs.filter_map(|verb| main_subject(frame, verb, before)).find(|source| can_speak(frame, source));
        listed(frame, cue, before)
            .or_else(subject)
            .or_else(|| main.and_then(|main| main_subject(frame, main, before)))
            .or_else(|| before.last().and_then(|last| last.source.clone()))
    } else {
        match frame.subject_before(cue.verb) {
            Subject::Phrase(units) => Some(frame.tokens(units)),
            // "lo que tachó de “burla” el Gobierno": the subject follows.
            _ if cue.verb > 1 && frame.has(cue.verb - 2, Class::Neuter) => after().or_else(|| {
                source_after(frame, complement.content.end, frame.len())
                    .filter(|source| can_speak(frame, source))
                    .or_else(|| shared(frame, cue, before))
            }),
            Subject::Shared => after().or_else(|| shared(frame, cue, before)),
            // "dijo Fulano en la radio, donde lamentó": the same subject goes on.
            Subject::Antecedent(end) if frame.has(end + 1, Class::Locative) => after().or_else(|| shared(frame, cue, before)),
            Subject::Antecedent(end) => {
                // "esas ideas, que el ministro calificó": the antecedent is what is spoken of.
                let source = antecedent(frame, end, before).or_else(|| shared(frame, cue, before));
                if source.is_none() && before.is_empty() {
                    return None;
                }
                source
            }
            Subject::Dropped => after()
                .or_else(|| listed(frame, cue, before))
                .or_else(|| carried(frame, cue.verb))
                .or_else(|| body_from(frame, cue.verb)),
        }
    };
    // "Eso sí, ha asegurado": the pronoun of a thing says nothing.
    let source = source.filter(|source| source.len() > 2 || !frame.document.has(source.start, Class::Neuter));
    // "Nadie se anima a calcular cuántos…": nothing is said.
    if source.as_ref().is_some_and(|source| frame.document.has(source.start, Class::Negation)) {
        return None;
    }
    if brings_about(frame, cue, verb, &complement, source.as_ref()) {
        return None;
    }
    // A measure or a noun phrase needs somebody who can say it: a deployment that "eleva a 300 los efectivos" says nothing.
    let weak = matches!(complement.rule, "attribution.measure" | "attribution.noun")
        || complement.rule == "attribution.infinitive" && (!verb.takes(Takes::Clause) || verb.stance == Stance::Requests);
    if weak
        && !cue.impersonal
        && !source.as_ref().map_or(!before.is_empty() || opens_sentence(frame, cue), |source| can_speak(frame, source))
    {
        return None;
    }
    let mut content = vec![frame.content(complement.content.clone())?];
    // "…», dijo X: “B”" is told apart by the quotations before the cue: "“A”, dijo X: “B”".
    if complement.rule == "attribution.quote"
        && cue.units.start > 1
        && frame.is_mark(cue.units.start - 1, ',')
        && frame.is_quote(cue.units.start - 2)
        && !before.iter().any(|other| other.content.iter().any(|piece| piece.contains(&(frame.token(cue.units.start - 2) + 1))))
    {
        content.insert(0, frame.content(cue.units.start - 2..cue.units.start - 1)?);
    }
    let kind = frame.kind_of(&content);
    let mut stance = complement.stance.unwrap_or(verb.stance);
    if cue.negated && stance == Stance::Denies {
        stance = Stance::Says;
    }
    if anonymous
        && stance == Stance::Says
        && kind == AttributionKind::Indirect
        && !(frame.pack.morphology.is_announcement)(frame.key(cue.units.end - 1))
    {
        stance = Stance::Alleges;
    }
    Some(AttributionAt { source, cue: Some(cue_tokens), content, kind, stance, anonymous, rule: complement.rule })
}

/// Whether a noun phrase can be the subject of a cue that stands before it: of a verb in the singular no plural is,
/// "el servicio ha publicado varias fotografías".
pub fn agrees(frame: &Frame, cue: &Cue, source: &Range<usize>) -> bool {
    let morphology = &frame.pack.morphology;
    let determiner = frame.document.has_any(source.start, &[Class::Article, Class::Determiner]);
    let plural = determiner
        && (morphology.is_plural_noun)(frame.document.key(source.start))
        // "respondió los Estados Unidos": a name counts as one.
        && frame.actors.at(source.start + 1).is_none();
    let singular = cue.units.clone().find(|&unit| frame.is_finite(unit) || frame.has(unit, Class::Auxiliary));
    !plural || cue.impersonal || singular.is_none_or(|verb| (morphology.is_plural_verb)(frame.key(verb)))
}

/// Whether only adverbs and clitics stand before a cue, so that its subject is dropped: "También habló de “…”".
fn opens_sentence(frame: &Frame, cue: &Cue) -> bool {
    (0..cue.units.start).all(|unit| frame.is_adverb(unit) || frame.has_any(unit, &[Class::Clitic, Class::Coordinator]))
}
