//! The verb group that reports: "said", "has never confirmed", "is pressing", "was quoted as saying", "It is believed".

use std::ops::Range;

use super::phrase::{is_finite, is_occasion, is_possessive};
use crate::attribution::frame::{Frame, REPORTS};
use crate::lang::PrepositionRole;
use crate::lang::reporting::{Takes, Verb};
use crate::lexicon::Class;

/// A reporting verb in a frame.
#[derive(Clone, Debug)]
pub struct Cue<'p> {
    /// The verb group's units, auxiliaries included.
    pub units: Range<usize>,
    /// The verb.
    pub verb: &'p Verb,
    /// How the verb stands.
    pub form: Form,
}

/// How a reporting verb stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a subject of its own: "said", "is pressing".
    Finite,
    /// A gerund or an infinitive, whose subject is the main verb's: ", adding that".
    Bare,
    /// In the passive: "is believed".
    Passive,
    /// "quoted X as saying": whoever stands between.
    As,
}

/// The cue whose main verb is at `unit`, with the longest verb of the lexicon there.
pub fn cue_at<'p>(frame: &Frame<'p>, unit: usize) -> Option<Cue<'p>> {
    if !frame.is_word(unit) || frame.mention(unit).is_some() {
        return None;
    }
    let token = frame.token(unit);
    let starts = frame.starts_at(unit);
    if !starts.meets(REPORTS) {
        return None;
    }
    let inside = unit > 0 && !frame.is_punctuation(unit - 1) && !frame.is_quote(unit - 1);
    // A capital inside a sentence is a name's, but in a headline.
    if frame.is_capital(unit) && inside && !frame.title {
        return None;
    }
    let group = Group::before(frame, unit);
    let participle = starts.has(Class::ReportParticiple);
    let (class, form, start) = match group {
        _ if group.modal || group.negated => return None,
        Group { copula: true, .. } if starts.has(Class::ReportGerund) => (Class::ReportGerund, Form::Finite, group.start),
        Group { copula: true, .. } if participle => (Class::ReportParticiple, Form::Passive, group.start),
        Group { auxiliary: true, .. } if participle => (Class::ReportParticiple, Form::Finite, group.start),
        _ if starts.has(Class::ReportGerund) => {
            let told = unit > 1 && frame.has(unit - 1, Class::Subordinator) && as_saying(frame, unit);
            (Class::ReportGerund, if told { Form::As } else { Form::Bare }, unit)
        }
        // "20 of them believed to be alive", "40 feared dead".
        _ if participle && is_rumour(frame, unit) => (Class::ReportParticiple, Form::Passive, unit),
        Group { to: true, .. } if starts.has(Class::ReportInfinitive) => (Class::ReportInfinitive, Form::Bare, unit),
        _ if starts.has(Class::ReportVerb) && !looks_nominal(frame, unit) => (Class::ReportVerb, Form::Finite, group.start),
        _ => return None,
    };
    let verbs = &frame.pack.reporting.verbs;
    let all = frame.pack.lexicon.all(frame.document, token, class);
    let matched = all.into_iter().filter(|found| fits(&verbs[found.row], form)).max_by_key(|found| found.len)?;
    let verb = &verbs[matched.row];
    let end = frame.units.partition_point(|other| other.tokens.start < token + matched.len);
    // "forces accused of abuses", "an attack claimed by X": a participle without its copula.
    let reduced = class == Class::ReportVerb
        && participle
        && (frame.has_role(end, PrepositionRole::Agent) && !is_occasion(frame, end)
            || verb.takes(Takes::Person) && frame.is_owner(end)
            || unit > 0
                && frame.mention(unit - 1).is_none()
                && frame.has_any(unit - 1, &[Class::Article, Class::Determiner, Class::Preposition])
                && !frame.has_any(unit - 1, &[Class::Pronoun, Class::Relative]));
    (!reduced).then_some(Cue { units: start..end, verb, form })
}

/// Whether a participle without its copula tells what is believed: an infinitive or a fate follows it, and no object.
fn is_rumour(frame: &Frame, unit: usize) -> bool {
    let rows = frame.pack.lexicon.all(frame.document, frame.token(unit), Class::ReportParticiple);
    let rumour = rows.into_iter().any(|row| frame.pack.reporting.verbs[row.row].takes(Takes::Rumour));
    let said = frame.is_goal(unit + 1) && frame.has_any(unit + 2, &[Class::Copula, Class::Auxiliary, Class::PlainVerb]);
    // "raids which officials said killed 12": they say it.
    let told = (unit.saturating_sub(3)..unit.max(1) - 1).any(|other| frame.has(other, Class::Relative));
    let fate = frame.has(unit + 1, Class::Fate)
        && !told
        // "said losses were light": a noun with a verb of its own.
        && !is_finite(frame, unit + 2)
        && !frame.has(unit + 1, Class::BodyForce)
        && !(frame.pack.morphology.is_gerund)(frame.key(unit + 1));
    rumour && unit > 0 && (said || fate)
}

/// Whether a verb reports in this form.
fn fits(verb: &Verb, form: Form) -> bool {
    match form {
        Form::Passive => verb.takes(Takes::Rumour) || verb.takes(Takes::Quoted) || verb.takes(Takes::Person),
        _ => !verb.takes(Takes::Quoted),
    }
}

/// What stands before a verb and belongs to its group.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each tells of another word of the group")]
struct Group {
    start: usize,
    auxiliary: bool,
    copula: bool,
    modal: bool,
    negated: bool,
    to: bool,
}

/// How far before a verb its plural subject may begin, in units.
const SUBJECT: usize = 10;

/// The most units of a verb group before its verb.
const GROUP: usize = 5;

impl Group {
    fn before(frame: &Frame, unit: usize) -> Self {
        let mut group = Self { start: unit, ..Self::default() };
        let mut at = unit;
        while at > 0 && unit - at < GROUP {
            at -= 1;
            if frame.mention(at).is_some() || !frame.is_word(at) {
                break;
            }
            if frame.has(at, Class::Modal) {
                group.modal = true;
                break;
            }
            // "did say".
            if at + 1 == unit && frame.has(at, Class::DoSupport) {
                group.start = at;
                break;
            }
            if frame.has(at, Class::Negation) && !frame.has(at, Class::Determiner) {
                group.negated = true;
                // "has never confirmed" is read as one group, but says nothing.
                continue;
            }
            if frame.has(at, Class::Copula) || frame.has(at, Class::PassiveMark) {
                group.copula = true;
                group.start = at;
            } else if frame.has(at, Class::Auxiliary) {
                group.auxiliary = true;
                group.start = at;
                break;
            } else if at + 1 == unit && frame.is_goal(at) {
                group.to = true;
                break;
            } else if !frame.is_adverb(at) {
                break;
            }
        }
        group
    }
}

/// Whether "as saying" follows whoever is quoted: "quoted X as saying".
fn as_saying(frame: &Frame, gerund: usize) -> bool {
    (0..gerund - 1)
        .rev()
        .take(12)
        .take_while(|&unit| !frame.is_edge(unit))
        .any(|unit| frame.is_token(unit) && frame.document.starts(frame.token(unit)).has(Class::Quoting))
}

/// Whether a form that could be a verb or a noun stands where a noun does: "the report", "Russia's claims", "peace offers".
pub fn looks_nominal(frame: &Frame, unit: usize) -> bool {
    if (frame.pack.morphology.surely_verb)(frame.key(unit)) {
        return false;
    }
    let Some(before) = unit.checked_sub(1) else { return !frame.has(unit + 1, Class::Complementizer) };
    let plain = frame.document.starts(frame.token(unit)).has(Class::ReportInfinitive);
    // "a Kenyan news report", "a United Nations report": one alone has no plural verb.
    let mut back = (0..unit).rev().take(SUBJECT).take_while(|&other| !frame.is_edge(other) && !frame.is_owner(other));
    let article =
        back.find(|&other| frame.mention(other).is_none() && frame.has_any(other, &[Class::Article, Class::Determiner]));
    let one = |article: usize| frame.has(article, Class::Article) && (frame.pack.morphology.is_indefinite)(frame.key(article));
    if plain && article.is_some_and(one) {
        return true;
    }
    if frame.mention(before).is_some() {
        return false;
    }
    // "told state television": no verb follows another.
    if frame.has_any(before, &[Class::ReportVerb, Class::PlainVerb])
        && !frame.has_any(before, &[Class::Modal, Class::DoSupport, Class::SourceNoun, Class::SpeechNoun])
    {
        return true;
    }
    // "U.S.-based think tank": the plain form has a plural or a pronoun for its subject.
    let subject = (0..unit).rev().take(SUBJECT).take_while(|&other| !frame.is_edge(other) && !frame.is_quote(other));
    let plural = subject.into_iter().any(|other| {
        frame.mention(other).is_some()
            || (frame.pack.morphology.is_plural)(frame.key(other))
            || frame.has_any(other, &[Class::Pronoun, Class::Relative, Class::Coordinator, Class::Modal, Class::DoSupport])
            || frame.is_goal(other)
            || frame.is_number(other)
            || frame.has(other, Class::Cardinal)
    });
    // "“…,” say officials", but not "“…,” press secretary Smith said".
    let inverted = (frame.is_quote(before) || frame.is_punctuation(before) && !frame.is_mark(before, '-'))
        && ((frame.pack.morphology.is_plural)(frame.key(unit + 1))
            || frame.mention_start(unit + 1).is_some()
            || frame.has_any(unit + 1, &[Class::Article, Class::Determiner]));
    let plural = plural || inverted;
    if plain && !plural {
        return true;
    }
    let nominal = [Class::Article, Class::Determiner, Class::Preposition, Class::Possessive, Class::Demonym, Class::Cardinal];
    let possessive = is_possessive(frame, before);
    // "some say", "those claim": a pronoun before a plural verb.
    let pronoun = frame.has(before, Class::Pronoun);
    let noun = frame.has_any(unit, &[Class::SpeechNoun, Class::SourceNoun, Class::Anaphor, Class::Occasion]);
    let introduces = frame.has_any(unit + 1, &[Class::Complementizer, Class::Interrogative, Class::Article, Class::Pronoun])
        || frame.is_quote(unit + 1)
        || frame.mention_start(unit + 1).is_some()
        || frame.is_mark(unit + 1, ':')
        || frame.is_number(unit + 1)
        || frame.has_any(unit + 1, &[Class::Determiner, Class::Cardinal])
        // "…, aid groups estimate."
        || (frame.pack.morphology.is_plural)(frame.key(before)) && (unit + 1 >= frame.len() || frame.is_mark(unit + 1, '.'));
    possessive
        || frame.has_any(before, &nominal) && !pronoun
        || frame.is_number(before)
        || noun && !introduces
        || noun && frame.is_adverb(before) && !frame.has(before, Class::Adverb)
}
