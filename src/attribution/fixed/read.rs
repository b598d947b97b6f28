//! The attribution that a verb makes: forward ("X said that…"), backward ("“…,” X said"), or around it ("“…,” said X, “…”").

use std::ops::Range;

use super::complement::{Complement, complement};
use super::cue::{Cue, Form};
use super::phrase::{
    begins_phrase, date_end, has_finite, is_edge, is_occasion, opens_clause, phrase_ending, phrase_from, simple_end, speaks,
};
use super::subject::{Subject, main_subject, subject_before};
use crate::attribution::AttributionAt;
use crate::attribution::frame::Frame;
use crate::lang::PrepositionRole;
use crate::lang::reporting::Takes;
use crate::lexicon::Class;
use crate::{ActorKind, AttributionKind, RuleId, Stance};

/// The attribution that a cue makes, if it makes one; `before` are those of the sentence so far.
pub fn read(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<AttributionAt> {
    match cue.form {
        Form::Passive => passive(frame, cue, before),
        Form::As => quoted_as(frame, cue),
        Form::Bare => bare(frame, cue, before),
        Form::Finite => finite(frame, cue, before),
    }
}

fn finite(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<AttributionAt> {
    let subject = subject_before(frame, cue.units.start);
    let start = match &subject {
        Subject::Phrase(units) => units.start,
        _ => cue.units.start,
    };
    let closer = start.checked_sub(1);
    let quoted = closer.is_some_and(|closer| {
        frame.is_quote(closer)
            || closer > 0 && (frame.is_mark(closer, ',') || frame.is_dash(closer)) && frame.is_quote(closer - 1)
    });
    let comma = closer.is_some_and(|closer| frame.is_mark(closer, ',') || frame.is_dash(closer));
    // "“…,” said Smith", "…, said Smith": the speaker after the verb, where what is said comes first.
    if matches!(subject, Subject::None) {
        let says = cue.verb.takes(Takes::Quote) || cue.verb.takes(Takes::Clause) && !cue.verb.takes(Takes::Marked);
        // Whom "told" has after it is addressed.
        let inverted = (quoted || comma) && says && (quoted || !cue.verb.takes(Takes::Person));
        if !inverted {
            return opens_with_verb(frame, cue);
        }
        let source = phrase_from(frame, cue.units.end, frame.len());
        let that = frame.has(source.start, Class::Complementizer) && frame.mention(source.start).is_none();
        if speaks(frame, &source) && !that && date_end(frame, source.start) == source.start {
            return backward(frame, cue, Some(source.clone()), source.end, closer?);
        }
        return None;
    }
    let source = match &subject {
        Subject::Phrase(units) | Subject::Antecedent(units) => Some(units.clone()),
        Subject::Shared => None,
        Subject::None => return None,
    };
    let shared = matches!(subject, Subject::Shared);
    let tokens = if shared { shared_source(frame, cue, before) } else { source.clone().map(|units| frame.tokens(units)) };
    let found = complement(frame, cue);
    // After a quotation with its comma only a further quotation or a clause with "that" is forward content.
    let split = quoted && found.as_ref().is_some_and(|found| found.rule == "attribution.quote");
    if let (true, Some(found)) = (split, &found) {
        let mut said = backward(frame, cue, source, cue.units.end, closer?)?;
        if let Some(rest) = frame.content(found.content.clone()).filter(|rest| !said.content.contains(rest)) {
            said.content.push(rest);
        }
        said.kind = frame.kind_of(&said.content);
        return Some(said);
    }
    // "Some of those jobs, he said, “will not be back”": the cue cuts the clause.
    if let (true, false, Some(found), Some(closer)) = (comma, quoted, &found, closer) {
        let begun = content_start(frame, closer)..closer;
        let cut = found.rule == "attribution.quote"
            && frame.is_mark(found.content.start - 1, ',')
            && !begun.is_empty()
            && !has_finite(frame, begun.clone())
            && !super::phrase::is_aside(frame, &begun);
        if cut {
            let content: Vec<_> = [begun, found.content.clone()].into_iter().filter_map(|units| frame.content(units)).collect();
            let tokens = source.clone().map(|units| frame.tokens(units));
            return Some(attribution(frame, cue, tokens, content, "attribution.postposed"));
        }
    }
    let goes_forward =
        found.as_ref().is_some_and(|found| !quoted || found.rule == "attribution.clause" || found.rule == "attribution.person");
    if let (true, Some(found)) = (goes_forward, found) {
        return forward(frame, cue, source.as_ref(), tokens, found, before);
    }
    // "X, has said that": a comma too many after a subject that stands alone.
    let postposed = (quoted || comma)
        && !shared
        && matches!(subject, Subject::Phrase(_))
        && source
            .as_ref()
            .is_some_and(|units| speaks(frame, units) || cue.verb.takes(Takes::Quote) && is_noun_phrase(frame, units));
    // "…, government data showed": what only things do, documents do after the clause as well.
    let document = source.as_ref().is_some_and(|units| frame.has(units.end - 1, Class::SourceNoun));
    let may_follow =
        cue.verb.takes(Takes::Quote) || cue.verb.takes(Takes::Clause) && (!cue.verb.takes(Takes::Marked) || document);
    if !postposed || !may_follow {
        return None;
    }
    backward(frame, cue, source, cue.units.end, closer?)
}

/// "Said Smith: “…”", "Says X, “…”": a verb at the head of its sentence.
fn opens_with_verb(frame: &Frame, cue: &Cue) -> Option<AttributionAt> {
    if cue.units.start > 0 {
        return None;
    }
    let source = phrase_from(frame, cue.units.end, frame.len());
    let mark = source.end;
    let quote = mark + 1;
    if !speaks(frame, &source) || !(frame.is_mark(mark, ':') || frame.is_mark(mark, ',')) || !frame.is_quote(quote) {
        return None;
    }
    let content = vec![frame.content(quote..quote + 1)?];
    Some(attribution(frame, cue, Some(frame.tokens(source)), content, "attribution.quote"))
}

/// The source of the cue that a conjunction joins this one to.
fn shared_source(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<Range<usize>> {
    match report_before(frame, cue, before) {
        Some(earlier) => earlier.source.clone(),
        None => main_subject(frame, cue.units.start).filter(|units| speaks(frame, units)).map(|units| frame.tokens(units)),
    }
}

/// The last report before a cue that does not hold it.
fn report_before<'b>(frame: &Frame, cue: &Cue, before: &'b [AttributionAt]) -> Option<&'b AttributionAt> {
    let token = frame.token(cue.units.start);
    // "said that Kyiv estimates …, but conceded": after a comma the sentence's own report goes on.
    let comma = cue.units.start > 1 && frame.is_mark(cue.units.start - 2, ',');
    let nested = |earlier: &AttributionAt| {
        let inner = earlier.cue.as_ref().map_or(0, |cue| cue.start);
        comma && before.iter().any(|other| other.content.iter().any(|piece| piece.contains(&inner)))
    };
    before.iter().rev().find(|earlier| {
        let inside = earlier.content.iter().any(|piece| piece.contains(&token));
        earlier.cue.as_ref().is_some_and(|cue| cue.end <= token) && !inside && !nested(earlier)
    })
}

/// The cue before its content.
fn forward(
    frame: &Frame,
    cue: &Cue,
    source: Option<&Range<usize>>,
    tokens: Option<Range<usize>>,
    found: Complement,
    before: &[AttributionAt],
) -> Option<AttributionAt> {
    // "It is expected that" is passive; "it turned out", "there said": nobody.
    let says = cue.verb.takes(Takes::Quote) && matches!(cue.verb.stance, Stance::Says | Stance::Denies);
    let clause = matches!(found.rule, "attribution.bare_clause" | "attribution.clause" | "attribution.question");
    let anybody =
        |units: &Range<usize>| says && clause && !frame.has(units.start, Class::Pronoun) && is_noun_phrase(frame, units);
    let can = source.map_or(tokens.is_some(), |units| speaks(frame, units) || anybody(units));
    let weak =
        matches!(found.rule, "attribution.noun" | "attribution.measure" | "attribution.bare_clause" | "attribution.gerund")
            || found.rule == "attribution.infinitive"
            || found.rule == "attribution.person"
            || cue.verb.takes(Takes::Marked);
    // A thing says nothing without a quotation or a conjunction: "the raid warned", "the shell threatens to".
    if weak && !can || tokens.is_none() && before.is_empty() && weak {
        return None;
    }
    // "Kim is showing what is on the shelf": only things and bodies show.
    let person = |units: &Range<usize>| {
        let name = units.clone().find_map(|unit| frame.mention(unit));
        name.is_some_and(|name| frame.actors.entity(name).kind == ActorKind::Person)
    };
    if cue.verb.takes(Takes::Aim) && source.is_some_and(person) {
        return None;
    }
    if found.rule == "attribution.clause" && !can && !names(frame, source) && !cue.verb.takes(Takes::Quote) {
        return None;
    }
    if is_own_request(frame, cue, &found) {
        return None;
    }
    let mut found = found;
    found.content.end = subordinate_end(frame, cue, &found.content);
    let content = vec![frame.content(found.content)?];
    Some(attribution(frame, cue, tokens, content, found.rule))
}

/// Where what is said ends in a clause that opens the sentence: "Days after X confirmed that…, Y reported".
fn subordinate_end(frame: &Frame, cue: &Cue, content: &Range<usize>) -> usize {
    let opener = (0..cue.units.start.min(OPENER)).find(|&unit| frame.subordinator(unit) > 0 && frame.mention(unit).is_none());
    let Some(opener) = opener.filter(|&opener| !(opener..cue.units.start).any(|unit| frame.is_mark(unit, ','))) else {
        return content.end;
    };
    let main = |comma: usize| {
        let end = simple_end(frame, comma + 1, frame.len());
        let verb = date_end(frame, end);
        frame.is_mark(comma, ',') && end > comma + 1 && super::phrase::is_finite(frame, verb)
    };
    (opener..content.end).find(|&unit| unit > content.start && main(unit)).unwrap_or(content.end)
}

/// How far from the sentence's beginning a conjunction opens it, in units.
const OPENER: usize = 4;

/// Whether somebody asks for something for himself: "asked not to be named".
fn is_own_request(frame: &Frame, cue: &Cue, found: &Complement) -> bool {
    let verb = found.content.start + 1 + usize::from(frame.has(found.content.start, Class::Negation));
    found.rule == "attribution.infinitive" && cue.verb.takes(Takes::Question) && frame.has(verb, Class::Copula)
}

/// Whether units are a noun phrase by their form: an article or a determiner begins it, or a bare plural.
fn is_noun_phrase(frame: &Frame, units: &Range<usize>) -> bool {
    let last = units.end - 1;
    units.len() < 12
        && (frame.has_any(units.start, &[Class::Article, Class::Determiner]) && units.len() > 1
            || units.len() < 3
                && frame.is_word(last)
                && (frame.pack.morphology.is_plural)(frame.key(last))
                && !frame.has(last, Class::Pronoun))
}

/// Whether a noun phrase holds a name or a word that can be a document.
fn names(frame: &Frame, source: Option<&Range<usize>>) -> bool {
    source.is_some_and(|units| units.clone().any(|unit| frame.mention(unit).is_some() || frame.has(unit, Class::SourceNoun)))
}

/// How many units before its cue a headline has at least.
const HEADLINE: usize = 4;

/// The cue after its content, or inside it.
fn backward(frame: &Frame, cue: &Cue, source: Option<Range<usize>>, rest: usize, closer: usize) -> Option<AttributionAt> {
    let quote = if frame.is_quote(closer) { Some(closer) } else { closer.checked_sub(1).filter(|&unit| frame.is_quote(unit)) };
    let end = if frame.is_quote(closer) { closer + 1 } else { closer };
    let start = content_start(frame, end);
    let mut content = Vec::new();
    let said = start..end;
    match quote {
        // A quotation alone, or the last of a clause: the clause with it.
        Some(quote) if !has_finite(frame, start..quote) && frame.trim(start..quote).is_empty() => {
            content.extend(frame.content(quote..quote + 1));
        }
        Some(quote)
            if frame.is_mark(quote.saturating_sub(1), ':')
                || frame.is_mark(quote.saturating_sub(1), ',') && !has_finite(frame, start..quote) =>
        {
            content.extend(frame.content(quote..quote + 1));
        }
        _ => content.extend(frame.content(said.clone())),
    }
    if content.is_empty() {
        return None;
    }
    // "Kenya downs 29 drones, air force says": a headline, whose verb no table need know.
    let headline = frame.is_mark(closer, ',') && rest >= frame.len() && said.len() >= HEADLINE;
    let whole = quote.is_some() || headline || has_finite(frame, said.clone()) || said.clone().any(|unit| frame.is_quote(unit));
    let after = super::complement::past_adverbials(frame, rest);
    // "“A,” X said, “B”", and the rest of a clause that the cue cut in two: "the war, he said, is lost".
    let goes_on = frame.is_mark(after, ',') && !frame.trim(after..frame.len()).is_empty();
    if goes_on && frame.is_quote(after + 1) {
        content.extend(frame.content(after + 1..after + 2));
    } else if goes_on
        && (!whole || is_open(frame, end))
        && !is_occasion(frame, after + 1)
        && !(frame.has(after + 1, Class::Relative) && frame.mention(after + 1).is_none())
    {
        let close = super::extent::clause_end(frame, after + 1, true);
        if !has_finite(frame, after + 1..close) && !whole {
            return None;
        }
        content.extend(frame.content(after + 1..close));
    } else if goes_on && frame.has(after + 1, Class::Coordinator) && super::phrase::is_finite(frame, after + 2) {
        // "…, the army said, and was shot down over the sea".
        content.extend(frame.content(after + 1..super::extent::clause_end(frame, after + 1, true)));
    } else if !whole {
        return None;
    }
    let tokens = source.map(|units| frame.tokens(units));
    Some(attribution(frame, cue, tokens, content, "attribution.postposed"))
}

/// Whether a clause can't end before a unit: a conjunction or a verb that something must follow.
fn is_open(frame: &Frame, end: usize) -> bool {
    end > 0
        && frame.mention(end - 1).is_none()
        && frame.has_any(
            end - 1,
            &[Class::Complementizer, Class::Relative, Class::Coordinator, Class::Copula, Class::Preposition, Class::Modal],
        )
}

/// Where the content before a cue begins: with the sentence, after a semicolon or a colon, after a conjunction.
pub fn content_start(frame: &Frame, end: usize) -> usize {
    let begins = |unit: usize| {
        frame.is_mark(unit, ';')
            || frame.is_mark(unit, ':') && !super::extent::is_edge_free(frame, unit) && has_finite(frame, unit + 1..end)
    };
    let start = (0..end).rev().find(|&unit| begins(unit)).map_or(0, |unit| unit + 1);
    // "But the front, officials said, is quiet": the conjunction is the article's.
    start + usize::from(start < end && frame.has(start, Class::Coordinator) && frame.mention(start).is_none())
}

/// A gerund or an infinitive: ", adding that…", "went on to say that…".
fn bare(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<AttributionAt> {
    let start = cue.units.start;
    let found = complement(frame, cue).filter(|found| !is_own_request(frame, cue, found))?;
    let infinitive = start > 0 && frame.is_goal(start - 1);
    if infinitive {
        // "refused to say", "a plan to ask": only what a clause or a quotation follows is said.
        let verb = start.checked_sub(2).filter(|&verb| super::phrase::is_finite(frame, verb) || frame.is_adverb(verb))?;
        let strong = matches!(found.rule, "attribution.clause" | "attribution.quote" | "attribution.bare_clause");
        if !strong || denied(frame, verb) {
            return None;
        }
        let Subject::Phrase(units) = subject_before(frame, verb) else { return None };
        if !speaks(frame, &units) {
            return None;
        }
        let content = vec![frame.content(found.content)?];
        let cue = Cue { units: verb..cue.units.end, ..cue.clone() };
        return Some(attribution(frame, &cue, Some(frame.tokens(units)), content, found.rule));
    }
    let mut mark = start;
    while mark > 0 && frame.is_adverb(mark - 1) {
        mark -= 1;
    }
    let opens = mark == 0
        || frame.is_quote(mark - 1)
        || frame.is_mark(mark - 1, ',')
        || frame.is_dash(mark - 1)
        || frame.has_any(mark - 1, &[Class::Coordinator, Class::Subordinator, Class::Preposition]);
    if !opens {
        // "a statement saying that", "a letter accusing X of": the document before it.
        let phrase = phrase_ending(frame, mark)?;
        // "with Kenya and French officials confirming that".
        let joint = phrase.start.checked_sub(1).filter(|&joint| joint > 0 && frame.has(joint, Class::Coordinator));
        let first = joint.and_then(|joint| frame.mention(joint - 1)).map(|name| name.tokens.start);
        let pair = first.map(|name| frame.units.partition_point(|unit| unit.tokens.start < name)..phrase.end);
        let with = |units: &Range<usize>| units.start > 0 && frame.has_role(units.start - 1, PrepositionRole::Party);
        let phrase = pair.filter(with).unwrap_or(phrase);
        // "with Boswell stating: “…”"
        let beside = phrase.start > 0 && frame.has_role(phrase.start - 1, PrepositionRole::Party) && speaks(frame, &phrase);
        if beside && matches!(found.rule, "attribution.clause" | "attribution.quote" | "attribution.bare_clause") {
            let content = vec![frame.content(found.content)?];
            return Some(attribution(frame, cue, Some(frame.tokens(phrase)), content, found.rule));
        }
        let document = phrase
            .clone()
            .rev()
            .take(3)
            .any(|unit| frame.has_any(unit, &[Class::SourceNoun, Class::Occasion, Class::SpeechNoun]));
        let content = vec![frame.content(found.content)?];
        let tail = phrase.end - 1;
        let head = (phrase.start..phrase.end)
            .rev()
            .find(|&unit| frame.has_any(unit, &[Class::Article, Class::Determiner]))
            .unwrap_or(phrase.start);
        return (document && frame.mention(tail).is_none())
            .then(|| attribution(frame, cue, Some(frame.tokens(head..phrase.end)), content, found.rule));
    }
    let earlier = report_before(frame, cue, before);
    let mut content = found.content.clone();
    let source = if let Some(earlier) = earlier {
        earlier.source.clone()
    } else if let Some(units) = main_subject(frame, start) {
        Some(frame.tokens(units))
    } else {
        // "Accusing Kyiv of lies, the minister said": the subject of the clause after the comma.
        let comma = (content.start..frame.len()).find(|&unit| frame.is_mark(unit, ','))?;
        content.end = content.end.min(comma);
        let units = comma + 1..simple_end(frame, comma + 1, frame.len());
        speaks(frame, &units).then(|| frame.tokens(units))
    }?;
    let can = crate::attribution::source::can_speak(frame, &source);
    let weak = !matches!(found.rule, "attribution.clause" | "attribution.quote");
    if !can && weak {
        return None;
    }
    let content = vec![frame.content(content)?];
    Some(attribution(frame, cue, Some(source), content, found.rule))
}

/// Whether a verb before an infinitive says that nothing was said: "refused to say".
fn denied(frame: &Frame, verb: usize) -> bool {
    let rows = frame.pack.lexicon.all(frame.document, frame.token(verb), Class::ReportVerb);
    rows.into_iter().any(|row| frame.pack.reporting.verbs[row.row].stance == Stance::Denies)
}

/// "It is believed that…", "X is believed to have…", "X was quoted as saying", "X was accused of…".
fn passive(frame: &Frame, cue: &Cue, before: &[AttributionAt]) -> Option<AttributionAt> {
    let verb = cue.verb;
    let subject = subject_before(frame, cue.units.start);
    if verb.takes(Takes::Quoted) {
        // Its subject speaks, as with "said".
        return finite(frame, &Cue { form: Form::Finite, ..cue.clone() }, before);
    }
    let from = cue.units.end;
    let units = match subject {
        Subject::Phrase(units) => units,
        // "who are believed to have".
        Subject::Antecedent(_) => cue.units.start..cue.units.start,
        _ => return None,
    };
    let pronoun = units.len() == 1 && (frame.pack.morphology.is_impersonal)(frame.key(units.start));
    let agent = frame.has_role(from, PrepositionRole::Agent);
    let (stance, anonymous) = match verb.stance {
        Stance::Says => (Stance::Alleges, true),
        other => (other, true),
    };
    let made = |source, units: Range<usize>, content: Vec<Range<usize>>, stance, anonymous| AttributionAt {
        source,
        cue: Some(frame.tokens(units)),
        kind: frame.kind_of(&content),
        content,
        stance,
        anonymous,
        rule: "attribution.passive",
    };
    if verb.takes(Takes::Rumour) {
        if pronoun && (frame.has(from, Class::Complementizer) || begins_phrase(frame, from)) {
            let start = from + usize::from(frame.has(from, Class::Complementizer));
            let content = vec![frame.content(start..super::extent::clause_end(frame, start, true))?];
            return Some(made(None, units.start..from, content, stance, anonymous));
        }
        let infinitive = frame.is_goal(from) && frame.is_word(from + 1);
        let feared = !infinitive && verb.stance == Stance::Estimates && (frame.pack.morphology.is_participle)(frame.key(from));
        if infinitive || feared {
            let mut content: Vec<_> = frame.content(units).into_iter().collect();
            content.extend(frame.content(from..super::extent::clause_end(frame, from, false)));
            return Some(made(None, cue.units.clone(), content, stance, anonymous));
        }
        // "is reported that", "was said by X that": not read.
    }
    if !verb.takes(Takes::Person) || verb.stance == Stance::Requests || verb.takes(Takes::Clause) {
        return None;
    }
    // "was accused (by X) of lying".
    let mut start = from;
    let mut source = None;
    if agent {
        let end = simple_end(frame, from + 1, frame.len());
        source = Some(frame.tokens(from + 1..end));
        start = end;
    }
    if !(frame.has(start, Class::Preposition) && (frame.is_owner(start) || source.is_some())) {
        return None;
    }
    let content = vec![frame.content(start..super::extent::clause_end(frame, start, false))?];
    let named = source.is_some();
    Some(made(source, cue.units.clone(), content, if named { Stance::Says } else { Stance::Alleges }, !named))
}

/// "quoted X as saying that…": X says it.
fn quoted_as(frame: &Frame, cue: &Cue) -> Option<AttributionAt> {
    let end = cue.units.start - 1;
    let quoting =
        (0..end).rev().find(|&unit| frame.is_token(unit) && frame.document.starts(frame.token(unit)).has(Class::Quoting))?;
    let mut source = quoting + 1..end;
    // "He was quoted by X as saying": he says it.
    if frame.has_role(source.start, PrepositionRole::Agent) {
        let verb = (0..quoting).rev().take_while(|&unit| frame.has_any(unit, &[Class::Copula, Class::Auxiliary])).last()?;
        let Subject::Phrase(units) = subject_before(frame, verb) else { return None };
        source = units;
    }
    let found = complement(frame, cue)?;
    let content = vec![frame.content(found.content)?];
    (!source.is_empty() && !source.clone().any(|unit| opens_clause(frame, unit) && !is_edge(frame, unit)))
        .then(|| attribution(frame, cue, Some(frame.tokens(source)), content, found.rule))
}

/// An attribution as its verb makes it.
fn attribution(
    frame: &Frame,
    cue: &Cue,
    source: Option<Range<usize>>,
    content: Vec<Range<usize>>,
    rule: RuleId,
) -> AttributionAt {
    let kind: AttributionKind = frame.kind_of(&content);
    // A question asks for nothing else; "told them to leave" does.
    let stance = match (rule, cue.verb.stance) {
        ("attribution.question", Stance::Requests) => Stance::Says,
        ("attribution.person", Stance::Says) if cue.verb.takes(Takes::Clause) => Stance::Requests,
        (_, stance) => stance,
    };
    AttributionAt { source, cue: Some(frame.tokens(cue.units.clone())), content, kind, stance, anonymous: false, rule }
}
