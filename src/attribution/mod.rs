//! Stage 6, attributions: source, cue and content.
//!
//! Each outermost sentence is one `frame::Frame`, and so is each sentence inside a quotation: what a quoted person
//! reports is found by the same rules as what the article reports. How a sentence is read depends on how the language
//! builds its clauses ([`Clauses`]): `fixed` holds the rules for languages in which each verb has its subject before it, the
//! files beside it those for languages that drop and move it; frames, layout and quotations are the same for all.

mod according_to;
mod backward;
mod complement;
mod extent;
mod fixed;
mod frame;
mod layout;
mod noun;
mod passive;
mod phrase;
mod source;
mod subject;
mod unknown;
mod verb;
mod view;

use std::ops::Range;

use crate::actor::Actors;
use crate::document::Document;
use crate::figure::FigureAt;
use crate::lang::{Clauses, LanguagePack};
use crate::sentence::split_sentences;
use crate::{AttributionKind, RuleId, Stance};
use frame::{Frame, UnitKind};

/// An attribution before it gets its id.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributionAt {
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The words that report.
    pub cue: Option<Range<usize>>,
    /// What is said.
    pub content: Vec<Range<usize>>,
    /// Whether it is quoted.
    pub kind: AttributionKind,
    /// What the source does in saying it.
    pub stance: Stance,
    /// Whether nobody in particular says it, so that no speaker is to be looked for: "se cree que".
    pub anonymous: bool,
    /// The rule that found it.
    pub rule: RuleId,
}

impl AttributionAt {
    /// Where it begins: its first token of any part.
    fn start(&self) -> usize {
        self.source.iter().chain(&self.cue).chain(&self.content).map(|range| range.start).min().unwrap_or(usize::MAX)
    }
}

/// The deepest quotation that is read for attributions of its own.
const QUOTE_DEPTH: usize = 4;
/// A quotation that stands alone is speech from this many words on; fewer are a title or a scare quote.
const LONE_QUOTE_WORDS: usize = 4;

/// How many attributions back the speech that a lone quotation goes on with is looked for.
const LOOK_BACK: usize = 16;

/// All attributions, in text order.
#[must_use]
pub fn find_attributions(document: &Document, pack: &LanguagePack, actors: &Actors, figures: &[FigureAt]) -> Vec<AttributionAt> {
    let mut found = Vec::new();
    for sentence in &document.sentences {
        if document.dateline_of(sentence.start).is_none_or(|dateline| dateline.start != sentence.start) {
            find_in_sentence(document, pack, actors, figures, sentence.clone(), 0, &mut found);
        }
    }
    join_paragraphs(document, &mut found);
    crate::order::sort_by_key(&mut found, |attribution| (attribution.start(), attribution.cue.as_ref().map(|cue| cue.start)));
    found
}

fn find_in_sentence(
    document: &Document,
    pack: &LanguagePack,
    actors: &Actors,
    figures: &[FigureAt],
    sentence: Range<usize>,
    depth: usize,
    found: &mut Vec<AttributionAt>,
) {
    let frame = Frame::new(document, pack, actors, figures, sentence.clone(), depth > 0);
    if let Some(credit) = layout::credit(&frame) {
        found.push(credit);
        return;
    }
    let first = found.len();
    match pack.morphology.clauses {
        Clauses::Free => {
            verb::find(&frame, found);
            passive::find(&frame, found);
            according_to::find(&frame, found);
            according_to::citing(&frame, found, first);
        }
        Clauses::Fixed => fixed::find(&frame, found),
    }
    if found.len() == first {
        let colon = layout::colon(&frame).or_else(|| layout::quote_colon(&frame));
        found.extend(colon.or_else(|| layout::colon_after_clause(&frame)));
    }
    let alone = found.len() == first && depth == 0;
    if depth < QUOTE_DEPTH {
        for unit in &frame.units {
            let mut inner = Vec::new();
            match unit.kind {
                UnitKind::Token => continue,
                UnitKind::Parenthesis => inner.push(unit.tokens.start + 1..unit.tokens.end - 1),
                UnitKind::Quote => {
                    let Some(quote) = document.quote_at(unit.tokens.start) else { continue };
                    split_sentences(document, quote.inner(), &mut inner);
                }
            }
            let end = inner.last().map_or(0, |sentence| sentence.end);
            for sentence in inner {
                let from = found.len();
                find_in_sentence(document, pack, actors, figures, sentence.clone(), depth + 1, found);
                // "«A -dijo X-. B»": the speech goes on after the inset.
                let inset = |said: &&mut AttributionAt| {
                    let dash = |cue: &Range<usize>| cue.start > 0 && is_dash(document, cue.start - 1);
                    said.rule == "attribution.postposed"
                        && said.cue.as_ref().is_some_and(dash)
                        && is_dash(document, sentence.end.saturating_sub(2))
                };
                let speech = found[from..].iter_mut().find(inset).filter(|_| sentence.end < end);
                if let (Some(speech), UnitKind::Quote) = (speech, unit.kind) {
                    let rest = Frame::new(document, pack, actors, figures, sentence.end..end, true);
                    speech.content.extend(rest.content(0..rest.len()));
                }
            }
        }
    }
    // A sentence that is one quotation goes on with the speech before it, or stands alone, unless its cue is inside it.
    let cued = |inner: &AttributionAt| inner.rule == "attribution.postposed" && inner.kind == AttributionKind::Direct;
    if alone && !found[first..].iter().any(cued) {
        lone_quote(&frame, found);
    }
}

fn is_dash(document: &Document, at: usize) -> bool {
    ['—', '–', '-', '―'].iter().any(|&dash| document.is_mark(at, dash))
}

/// Joins the paragraphs of a quotation that a mark opens anew in each: all are one speech, wherever its cue stands.
fn join_paragraphs(document: &Document, found: &mut Vec<AttributionAt>) {
    let quotes: Vec<_> =
        document.quotes.iter().filter(|quote| !quote.dialogue && document.quote_around(quote.open).is_none()).collect();
    let goes_on = |&at: &usize| {
        let (left, right) = (quotes[at], quotes[at + 1]);
        !left.closed && left.close == right.open && document.paragraph_of(right.open).start == right.open
    };
    let joints: Vec<usize> = (0..quotes.len().saturating_sub(1)).filter(goes_on).collect();
    // Most texts have none.
    if joints.is_empty() {
        return;
    }
    // For each quotation those that have words of it, in order.
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); quotes.len()];
    for (at, attribution) in found.iter().enumerate().filter(|(_, other)| other.kind != AttributionKind::Indirect) {
        for piece in &attribution.content {
            let before = quotes.partition_point(|quote| quote.open < piece.start);
            if let Some(holding) = before.checked_sub(1).filter(|&quote| piece.end <= quotes[quote].close) {
                holders[holding].push(at);
            }
        }
    }
    // The one to which each has given its words.
    let mut given: Vec<usize> = (0..found.len()).collect();
    let first_of = |quote: usize, given: &mut Vec<usize>| holders[quote].iter().map(|&at| last_of(given, at)).min();
    for at in joints {
        let (Some(first), Some(second)) = (first_of(at, &mut given), first_of(at + 1, &mut given)) else { continue };
        // The one without a cue of its own gives its words to the other.
        let (from, to) = if found[first].cue.is_none() { (first, second) } else { (second, first) };
        if found[from].cue.is_none() {
            given[from] = to;
        }
    }
    for at in 0..found.len() {
        let to = last_of(&mut given, at);
        if to != at {
            let pieces = std::mem::take(&mut found[at].content);
            found[to].content.extend(pieces);
        }
    }
    let mut at = 0;
    found.retain_mut(|attribution| {
        crate::order::sort_by_key(&mut attribution.content, |piece| piece.start);
        at += 1;
        given[at - 1] == at - 1
    });
}

/// To whom words have come at last that have been given on and on; the way there becomes shorter for whoever asks next.
fn last_of(given: &mut [usize], mut at: usize) -> usize {
    while given[at] != at {
        given[at] = given[given[at]];
        at = given[at];
    }
    at
}

/// Whether a cue is the article's own and not inside a quotation.
fn is_outer(frame: &Frame, attribution: &AttributionAt) -> bool {
    attribution.cue.as_ref().is_some_and(|cue| frame.document.quote_around(cue.start).is_none())
}

fn lone_quote(frame: &Frame, found: &mut Vec<AttributionAt>) {
    let words = frame.trim(0..frame.len());
    let Some(quote) = frame.quote(words.start) else { return };
    let content = frame::inner_words(frame.document, quote);
    let short = content.clone().filter(|&at| frame.document.is_word(at)).count() < LONE_QUOTE_WORDS;
    let alone = words.len() == 1;
    let paragraph = frame.document.paragraph_of(quote.open);
    // The speech goes on in the next sentence, or after a mark that opens a new paragraph.
    let previous = found
        .iter_mut()
        .rev()
        .take(LOOK_BACK)
        .find(|earlier| is_outer(frame, earlier) && earlier.content.iter().all(|piece| piece.end <= content.start));
    match previous {
        Some(earlier)
            if alone
                && earlier.kind == AttributionKind::Direct
                && earlier.cue.as_ref().is_some_and(|cue| paragraph.contains(&cue.start)) =>
        {
            earlier.content.push(content);
        }
        _ if !short && (alone || frame.is_mark(words.start + 1, ':')) => found.push(AttributionAt {
            source: None,
            cue: None,
            content: vec![content],
            kind: AttributionKind::Direct,
            stance: Stance::Says,
            anonymous: false,
            rule: "attribution.lone_quote",
        }),
        _ => {}
    }
}
