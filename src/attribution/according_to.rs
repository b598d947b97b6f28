//! Cues that are no verbs: "según X", "al decir de X", "presuntamente", "la afirmación de X de que", credit lines.

use std::ops::Range;

use super::AttributionAt;
use super::extent::{clause_end, content_start, is_incomplete, says_something};
use super::frame::Frame;
use super::noun::speech_noun;
use super::source::can_speak;
use super::view::{opinion_of, own_view};
use crate::lexicon::Class;
use crate::{ActorKind, Stance};

/// The attributions whose cue is a preposition, an adverb or a noun of this frame.
pub fn find(frame: &Frame, found: &mut Vec<AttributionAt>) {
    let classes = [Class::AccordingTo, Class::AsTold, Class::OwnView, Class::Hearsay, Class::SpeechNoun, Class::OpinionOf];
    if !frame.starts.has_any(&classes) {
        return;
    }
    for unit in 0..frame.len() {
        let starts = frame.starts_at(unit);
        let prepositions = [Class::AccordingTo, Class::AsTold].into_iter().filter(|&class| starts.has(class));
        let attribution = prepositions.into_iter().find_map(|class| according_to(frame, unit, class));
        let attribution =
            attribution.or_else(|| starts.has(Class::OwnView).then(|| own_view(frame, unit, split_content)).flatten());
        let attribution = attribution.or_else(|| starts.has(Class::Hearsay).then(|| hearsay(frame, unit)).flatten());
        let attribution = attribution.or_else(|| frame.has(unit, Class::SpeechNoun).then(|| speech_noun(frame, unit)).flatten());
        let attribution =
            attribution.or_else(|| (unit == 0 && starts.has(Class::OpinionOf)).then(|| opinion_of(frame)).flatten());
        if let Some(attribution) = attribution {
            found.push(attribution);
        }
    }
}

/// "Según X, …", "…, según X.", "…, según X, …", and "según dijo X"; of [`Class::AsTold`] the last alone: "…, como dijo X".
fn according_to(frame: &Frame, unit: usize, class: Class) -> Option<AttributionAt> {
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), class)?;
    let as_told = class == Class::AsTold;
    // "tan lejos como dijo el general": a comparison.
    if as_told && unit > 0 && !frame.is_mark(unit - 1, ',') && !frame.is_dash(unit - 1) {
        return None;
    }
    let mut stance = frame.pack.reporting.phrases[matched.row];
    let mut cue = unit..unit + matched.len;
    let mut after = cue.end;
    let noun = after + usize::from(frame.has_any(after, &[Class::Article, Class::Determiner]) && frame.is_token(after + 1));
    if matched.len == 1 && (frame.has(after, Class::Condition) || frame.has(noun, Class::Condition)) {
        return None;
    }
    if after >= frame.len() {
        return None;
    }
    // "según avanza la noche" says nothing; "X, según el cual…" takes up X.
    let pronoun = after + usize::from(frame.has(after, Class::Article));
    if frame.has(pronoun, Class::Relative) && frame.mention(after).is_none() {
        return relative_source(frame, unit, cue, pronoun + 1, stance);
    }
    // "según (ha) informado X", "según se informó".
    let mut verb = after;
    while frame.has_any(verb, &[Class::Clitic, Class::Auxiliary])
        && (!frame.has(verb, Class::Article) || frame.is_finite(verb + 1))
        || frame.is_adverb(verb)
    {
        verb += 1;
    }
    let reports = frame.has(verb, Class::ReportVerb) || verb > after && frame.has(verb, Class::ReportParticiple);
    let impersonal = (after..verb).any(|unit| (frame.pack.morphology.is_impersonal)(frame.key(unit)));
    // "como se informó", "como dijo": it points back to what was told.
    let told = || subject_start(frame, verb + 1).is_some();
    if as_told && (!reports || impersonal || !told()) {
        return None;
    }
    let mut source = None;
    let mut end = after;
    if reports {
        cue.end = verb + 1;
        after = verb + 1;
        end = after;
    } else if frame.is_finite(after) {
        return None;
    }
    if !impersonal {
        // Past the adverbials: "según dijo ayer a la prensa el ministro".
        let silent = (after..frame.len()).find(|&unit| !frame.is_adverb(unit) && !frame.has(unit, Class::Weekday));
        let silent = reports && silent.is_none_or(|unit| frame.is_punctuation(unit));
        if silent {
            // "según confesó después": the one who spoke before.
            let content = split_content(frame, unit, after);
            let row = frame.pack.lexicon.all(frame.document, frame.token(verb), Class::ReportVerb).next();
            let anonymous = row.is_some_and(|row| frame.pack.reporting.verbs[row.row].stance == Stance::Alleges);
            return (!content.is_empty()).then(|| AttributionAt {
                source: None,
                cue: Some(frame.tokens(cue)),
                kind: frame.kind_of(&content),
                content,
                stance: if anonymous { Stance::Alleges } else { stance },
                anonymous,
                rule: "attribution.according_to",
            });
        }
        let subject = if reports && !frame.is_quote(after) { subject_start(frame, after) } else { Some(after) };
        let Some(start) = subject else {
            // "según contó entre risas": the one who spoke before.
            let end = (after..frame.len()).find(|&unit| frame.is_punctuation(unit)).unwrap_or(frame.len());
            let content = split_content(frame, unit, end);
            return (reports && !content.is_empty()).then(|| AttributionAt {
                source: None,
                cue: Some(frame.tokens(cue)),
                kind: frame.kind_of(&content),
                content,
                stance,
                anonymous: false,
                rule: "attribution.according_to",
            });
        };
        let mut phrase = frame.phrase_from(start, frame.len());
        phrase.end = list_end(frame, phrase.clone());
        // "es, en palabras de X, la peor crisis", "que, según X, los muertos son más": the clause goes on after the comma.
        if unit > 1 && frame.is_mark(unit - 1, ',') && is_incomplete(frame, unit - 2) {
            // "donde, según el gobernador, Fulano, murieron": the name between commas tells who he is.
            let names = |comma: usize| {
                let name = frame.mention_start(comma + 1).filter(|name| frame.actors.entity(name).kind == ActorKind::Person);
                name.is_some_and(|name| frame.document.is_mark(name.tokens.end, ','))
            };
            phrase.end = (phrase.start..phrase.end).find(|&unit| frame.is_mark(unit, ',') && !names(unit)).unwrap_or(phrase.end);
        }
        // "Según el ministro, las tropas retroceden": what looks like an apposition is the content where nothing else is.
        if unit == 0 && frame.trim(phrase.end..frame.len()).is_empty() {
            phrase.end = (phrase.start..phrase.end).find(|&unit| frame.is_mark(unit, ',')).unwrap_or(phrase.end);
        }
        // "Según Fulano, el hombre, de 45 años, …": a definite noun phrase without a name opens the content.
        let opens = |comma: usize| {
            frame.is_mark(comma, ',')
                && frame.has(comma + 1, Class::Article)
                && !(frame.pack.morphology.is_indefinite)(frame.key(comma + 1))
                && !frame.is_capital(comma + 2)
                && frame.mention(comma + 2).is_none()
                // "Según Fulano, el director de X, …": a second comma closes what tells who the source is.
                && !(frame.has_any(comma + 2, &[Class::Office, Class::Rank, Class::Profession])
                    && (frame.mention(comma - 1).is_some() || frame.is_capital(comma - 1))
                    && (comma + 1..frame.len())
                        .find(|&unit| frame.is_mark(unit, ',') || frame.is_finite(unit) || frame.is_quote(unit))
                        .is_some_and(|unit| frame.is_mark(unit, ',')))
                // "su vecina, la peruana Fulana, …": a name that a comma closes.
                && !(comma + 3..comma + 5).any(|unit| {
                    frame.mention_start(unit).is_some_and(|mention| {
                        frame.actors.entity(mention).kind == ActorKind::Person
                            && frame.document.is_mark(mention.tokens.end, ',')
                    })
                })
                // "…, el comandante Fulano, …" is who the source is.
                && !(frame.has_any(comma + 2, &[Class::Office, Class::Rank, Class::Profession])
                    && (comma + 3..comma + 5).any(|unit| frame.mention_start(unit).is_some()))
        };
        if unit == 0 {
            phrase.end = phrase.clone().find(|&comma| opens(comma)).unwrap_or(phrase.end);
        }
        let mut phrase = frame.trim(phrase);
        // "según informó “El programa de la mañana”": a name in quotation marks.
        if reports
            && phrase.is_empty()
            && frame.is_quote(start)
            && frame.quote(start).is_some_and(|name| name.inner().len() <= NAME)
        {
            phrase = start..start + 1;
        }
        if phrase.is_empty() {
            return None;
        }
        // "según estima X": the verb tells what the source does.
        if let Some(row) = reports
            .then(|| frame.pack.lexicon.all(frame.document, frame.token(verb), Class::ReportVerb).min_by_key(|row| row.len))
            .flatten()
        {
            stance = frame.pack.reporting.verbs[row.row].stance;
        }
        end = phrase.end;
        let tokens = frame.tokens(phrase);
        // "según sus cálculos": a noun of estimating.
        let noun = tokens
            .clone()
            .find(|&at| frame.document.is_word(at) && !frame.document.has_any(at, &[Class::Article, Class::Determiner]));
        if let Some(row) = noun
            .filter(|&at| frame.document.has(at, Class::SpeechNoun))
            .and_then(|at| frame.pack.lexicon.longest(frame.document, at, Class::SpeechNoun))
        {
            stance = frame.pack.reporting.phrases[row.row];
        }
        // "los aranceles variarán según el producto": without a comma a thing is a condition.
        let loose = unit > 0 && !frame.is_punctuation(unit - 1) && !frame.is_quote(unit - 1);
        if loose && !reports && !can_speak(frame, &tokens) && !inside_clause(frame, unit) {
            return None;
        }
        source = Some(tokens);
        if !reports {
            end = after_relative(frame, end);
        }
    }
    // A further phrase without a comma belongs to the cue's own clause: "según dijo X en Kiev, …".
    while end < frame.len()
        && !frame.is_mark(end, ',')
        && !frame.is_mark(end, ';')
        && !frame.is_mark(end, '.')
        && !frame.is_mark(end, ':')
        && !frame.is_quote(end)
        && !frame.is_dash(end)
    {
        // Without a comma the clause begins with its verb.
        let begins = !reports && frame.has(end, Class::Article) && end > after && frame.mention(end - 1).is_some();
        if begins
            || end >= after + REMAINDER
            || source.is_some() && !reports && inside_clause(frame, unit) && frame.is_finite(end)
        {
            break;
        }
        end += 1;
    }
    // "los cascos azules -127 según su cuenta- están…": an aside between dashes is all the content.
    let dash = (0..unit).rev().take(DASH_ASIDE).find(|&unit| frame.is_dash(unit));
    let content = match dash.filter(|_| frame.is_dash(end)) {
        Some(dash) if dash + 1 < unit => frame.content(dash + 1..unit).into_iter().collect(),
        _ => split_content(frame, unit, end),
    };
    if content.is_empty() {
        return None;
    }
    let kind = frame.kind_of(&content);
    let cue = Some(frame.tokens(cue));
    Some(AttributionAt { source, cue, content, kind, stance, anonymous: impersonal, rule: "attribution.according_to" })
}

/// "…, dijo el Ejército, según el cual…", "un informe según el cual…": the noun phrase before the pronoun is the source.
fn relative_source(frame: &Frame, unit: usize, cue: Range<usize>, clause: usize, stance: Stance) -> Option<AttributionAt> {
    let end = unit - usize::from(frame.is_mark(unit.checked_sub(1)?, ','));
    let phrase = frame.phrase_ending(end)?;
    let source = frame.tokens(phrase);
    if !can_speak(frame, &source) {
        return None;
    }
    let content = vec![frame.content(clause..clause_end(frame, clause, true))?];
    let kind = frame.kind_of(&content);
    let cue = Some(frame.tokens(cue));
    Some(AttributionAt { source: Some(source), cue, content, kind, stance, anonymous: false, rule: "attribution.according_to" })
}

/// Past the relative clauses on a source between commas: "según X, un sindicato que documenta la guerra, 86 personas…".
pub fn after_relative(frame: &Frame, end: usize) -> usize {
    if frame.has(end, Class::Relative) && frame.mention(end).is_none() {
        let close = (end..frame.len()).find(|&unit| frame.is_mark(unit, ','));
        return close.filter(|&close| frame.has_finite(close..frame.len())).unwrap_or(end);
    }
    if !frame.is_mark(end, ',') {
        return end;
    }
    let Some(close) = (end + 1..frame.len()).find(|&unit| frame.is_mark(unit, ',')) else { return end };
    let noun = (end + 1..close).find(|&unit| !frame.has_any(unit, &[Class::Article, Class::Determiner]));
    let relative = (end + 1..close).take(6).find(|&unit| frame.has(unit, Class::Relative) && frame.mention(unit).is_none());
    let belongs = relative.is_some_and(|relative| {
        relative == end + 1
            || frame.has(relative - 1, Class::Preposition)
            || noun.is_some_and(|noun| frame.has_any(noun, &[Class::SourceNoun, Class::Office, Class::Profession]))
                && !frame.has_finite(end + 1..relative)
    });
    if belongs && frame.has_finite(close..frame.len()) { close } else { end }
}

/// "A, citando a B, informó de que…": B says what A says.
pub fn citing(frame: &Frame, found: &mut Vec<AttributionAt>, first: usize) {
    if !frame.starts.has(Class::Citing) {
        return;
    }
    for unit in 0..frame.len() {
        if !frame.starts_at(unit).has(Class::Citing) {
            continue;
        }
        let Some(matched) = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Citing) else { continue };
        let start = unit + matched.len;
        let phrase = frame.trim(frame.phrase_from(start, frame.len()));
        let Some(reported) = found[first..]
            .iter()
            .find(|other| other.cue.as_ref().is_some_and(|cue| cue.start != frame.token(unit)) && !other.anonymous)
            .cloned()
        else {
            continue;
        };
        if phrase.is_empty() || reported.content.is_empty() {
            continue;
        }
        let cue = Some(frame.tokens(unit..start));
        let source = Some(frame.tokens(phrase));
        let citing = AttributionAt { source, cue, rule: "attribution.citing", ..reported };
        // The same words are no prepositional cue then.
        match found[first..].iter().position(|other| other.cue == citing.cue) {
            Some(same) => found[first + same] = citing,
            None => found.push(citing),
        }
    }
}

/// The longest name in quotation marks, in tokens.
const NAME: usize = 8;

/// The longest aside between dashes before a cue that belongs to it, in units.
const DASH_ASIDE: usize = 12;

/// How many units may stand between a source and the comma that ends its phrase.
const REMAINDER: usize = 40;

/// The end of a list of sources: "según AFP, EFE y Reuters".
fn list_end(frame: &Frame, phrase: Range<usize>) -> usize {
    let mut end = phrase.end;
    if frame.mention(end.saturating_sub(1)).is_none() {
        return end;
    }
    let mut probe = end;
    while frame.is_mark(probe, ',') && frame.mention_start(probe + 1).is_some() {
        let next = frame.phrase_from(probe + 1, frame.len());
        let joined = next.clone().any(|unit| frame.has(unit, Class::Coordinator));
        if next.clone().any(|unit| frame.is_finite(unit)) {
            break;
        }
        probe = next.end;
        if joined {
            end = probe;
            break;
        }
    }
    end
}

fn subject_start(frame: &Frame, from: usize) -> Option<usize> {
    (from..frame.len()).take(12).find(|&unit| {
        let governed = unit > from && frame.has_any(unit - 1, &[Class::Preposition])
            || unit > from + 1
                && frame.has_any(unit - 2, &[Class::Preposition])
                && frame.has_any(unit - 1, &[Class::Article, Class::Determiner]);
        let day = unit + usize::from(frame.has_any(unit, &[Class::Article, Class::Determiner]));
        let dated = frame.date_end(unit, frame.len()).is_some()
            || unit > from && frame.date_end(unit - 1, frame.len()).is_some_and(|end| end > unit);
        !governed
            && !dated
            && !frame.has(day, Class::Weekday)
            && !frame.has(unit, Class::Weekday)
            && !frame.has(unit, Class::Preposition)
            && !frame.is_adverb(unit)
            && (frame.has_any(unit, &[Class::Article, Class::Determiner])
                || frame.mention_start(unit).is_some()
                || frame.is_capital(unit)
                || frame.is_source_like(unit)
                || unit == from && frame.is_word(unit))
    })
}

/// The clause before the cue and the clause after it, whichever there are.
fn split_content(frame: &Frame, cue: usize, end: usize) -> Vec<Range<usize>> {
    // "Los demás, siempre según esa nota, …": the adverb is the cue's.
    let mut edge = cue;
    while edge > 0 && frame.is_adverb(edge - 1) && frame.is_token(edge - 1) {
        edge -= 1;
    }
    let before = clause_start(frame, edge)..if frame.is_mark(edge.saturating_sub(1), ',') { edge } else { cue };
    let mut content = Vec::new();
    // "…, donde según X podrían haber muerto": the cue belongs to the clause that the pronoun begins.
    let inside = inside_clause(frame, cue);
    if !inside {
        content.extend(frame.content(before_cue(frame, before)));
    }
    let closes = end >= frame.len() || (end..frame.len()).all(|unit| frame.is_punctuation(unit));
    if !closes && !frame.is_mark(end, ';') && !frame.is_mark(end, '.') {
        let mut after = end..clause_end(frame, end + 1, true);
        // "la milicia, que según X se rinde, guarda silencio": the relative clause ends at the comma before the main verb.
        if inside && (0..cue).any(|unit| frame.is_mark(unit, ',')) {
            let closes = |unit: usize| frame.is_mark(unit, ',') && frame.is_finite(unit + 1);
            after.end = (end + 1..after.end).find(|&unit| closes(unit)).unwrap_or(after.end);
        }
        // After a whole sentence an aside that follows the source is the article's own: "…, según X, horas después".
        let aside = (frame.is_aside(&(end + 1..after.end)) || frame.subordinator(end + 1) > 0) && !frame.is_quote(end + 1);
        // "A su juicio, además, lo peor…": an adverb between commas is the article's.
        if frame.is_mark(end, ',') && frame.is_adverb(end + 1) && frame.is_mark(end + 2, ',') {
            after.start = end + 2;
        }
        // "Participan, según X, 42 buques": a clause that its verb opens waits for its subject.
        let cut = !says_something(frame, clause_start(frame, cue)..edge)
            || frame.is_finite(clause_start(frame, cue))
            || edge > 1 && frame.is_mark(edge - 1, ',') && (frame.is_finite(edge - 2) || is_incomplete(frame, edge - 2))
            || !aside && (frame.has_finite(after.clone()) || after.clone().any(|unit| frame.is_quote(unit)));
        // "…, según informó A, citando a B": whom the source cites.
        if content.is_empty()
            || (frame.is_mark(end, ',') || frame.is_dash(end))
                && after.len() > 1
                && cut
                && !frame.has_any(end + 1, &[Class::Relative, Class::Citing])
        {
            content.extend(frame.content(after));
        }
    }
    content
}

/// The part of the clause before a cue that the cue is about: in "…, cuyo hijo, según afirma, murió" the relative clause alone.
fn before_cue(frame: &Frame, before: Range<usize>) -> Range<usize> {
    let units = frame.trim(before.clone());
    let comma = units.clone().rev().find(|&unit| frame.is_mark(unit, ','));
    let Some(segment) = comma.map(|comma| comma + 1..units.end) else { return before };
    let relative = frame.has(segment.start, Class::Relative) && frame.mention(segment.start).is_none();
    if !relative || frame.has_finite(segment.clone()) {
        return before;
    }
    let mut start = segment.start + usize::from(frame.has(segment.start, Class::Complementizer));
    while start < segment.end && frame.is_adverb(start) {
        start += 1;
    }
    start..segment.end
}

/// Whether a cue stands right after the word that begins a clause: "donde según X…".
fn inside_clause(frame: &Frame, cue: usize) -> bool {
    let comma = usize::from(cue > 1 && frame.is_mark(cue - 1, ','));
    let before = cue.wrapping_sub(1 + comma);
    cue > comma
        && (frame.has_any(before, &[Class::Relative, Class::Complementizer, Class::Subordinator])
            || comma > 0 && frame.has(before, Class::Coordinator))
        && frame.mention(before).is_none()
}

/// Where the clause that a cue closes begins: after a semicolon, or where another report's clause ended.
fn clause_start(frame: &Frame, cue: usize) -> usize {
    content_start(frame, cue, false)
}

/// "el material presuntamente pertenecía a X": the clause around the adverb.
fn hearsay(frame: &Frame, unit: usize) -> Option<AttributionAt> {
    // Inside a quotation whoever is quoted weakens it, not the article.
    let matched = frame.pack.lexicon.longest(frame.document, frame.token(unit), Class::Hearsay).filter(|_| !frame.quoted)?;
    let stance = frame.pack.reporting.phrases[matched.row];
    let cue = unit..unit + matched.len;
    let start = (0..unit)
        .rev()
        .find(|&other| {
            frame.is_mark(other, ';')
                || frame.is_mark(other, ':')
                || frame.has_any(other, &[Class::Complementizer]) && frame.mention(other).is_none()
        })
        .map_or(0, |other| other + 1);
    let mut content = Vec::new();
    content.extend(frame.content(start..unit));
    content.extend(frame.content(cue.end..clause_end(frame, cue.end, true)));
    // "un video supuestamente grabado en…": a participle alone.
    let verb = unit > 0 && frame.has_any(unit - 1, &[Class::Auxiliary, Class::Copula]);
    if (frame.pack.morphology.is_participle)(frame.key(cue.end)) && !verb && !frame.is_finite(cue.end) {
        return None;
    }
    // Before an adjective or a noun alone it weakens a word, not a clause.
    if !frame.has_finite(start..frame.len()) || content.is_empty() {
        return None;
    }
    Some(AttributionAt {
        source: None,
        kind: frame.kind_of(&content),
        cue: Some(frame.tokens(cue)),
        content,
        stance,
        anonymous: true,
        rule: "attribution.hearsay",
    })
}
