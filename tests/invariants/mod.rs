//! What holds for every result, whatever the text: the property tests and the fuzz targets ask for the same.

// Each test asks for some of it.
#![allow(dead_code)]

use subraya::{ActorId, Analysis, Attribution, AttributionId, Figure, Mention, OffsetUnit, Span};

/// Every span of a result.
pub fn spans(analysis: &Analysis) -> Vec<Span> {
    let mentions = analysis.actors.iter().flat_map(|actor| &actor.mentions).map(Mention::span);
    let figures = analysis.figures.iter().map(Figure::span);
    mentions.chain(figures).chain(analysis.attributions.iter().flat_map(spans_of)).collect()
}

fn spans_of(said: &Attribution) -> Vec<Span> {
    said.source.into_iter().chain(said.cue).chain(said.content.iter().copied()).collect()
}

/// Everything below, for a result in bytes.
pub fn hold(text: &str, analysis: &Analysis) {
    spans_lie_in_the_text(text, analysis);
    lists_are_in_order_and_ids_are_valid(analysis);
    mentions_do_not_overlap_and_neither_do_figures(analysis);
    every_unit_of_offsets_means_the_same_places(text, analysis);
}

/// Each span is inside the text, on characters' boundaries, without white space at its ends, and splits no line break.
pub fn spans_lie_in_the_text(text: &str, analysis: &Analysis) {
    for span in spans(analysis) {
        assert!(span.start < span.end && span.end <= text.len(), "{span:?}");
        for place in [span.start, span.end] {
            assert!(text.is_char_boundary(place), "{span:?}");
            assert!(!text[..place].ends_with('\r') || !text[place..].starts_with('\n'), "a line break is split: {span:?}");
        }
        assert_eq!(span.of(text).trim(), span.of(text), "white space at an end");
    }
}

/// Lists are in text order, an id is its place in its list, and what refers to another list finds something there.
pub fn lists_are_in_order_and_ids_are_valid(analysis: &Analysis) {
    let Analysis { actors, figures, attributions, .. } = analysis;
    assert!(actors.iter().map(|actor| actor.id.0).eq(0..actors.len() as u32));
    assert!(figures.iter().map(|figure| figure.id.0).eq(0..figures.len() as u32));
    assert!(attributions.iter().map(|said| said.id.0).eq(0..attributions.len() as u32));
    let actor = |id: ActorId| id.index() < actors.len();
    let attribution = |id: AttributionId| id.index() < attributions.len();

    assert!(actors.iter().all(|actor| !actor.mentions.is_empty() && !actor.name.is_empty()));
    assert!(actors.iter().all(|actor| actor.mentions.is_sorted_by_key(|mention| mention.start)));
    assert!(actors.is_sorted_by_key(|actor| actor.mentions[0].start), "actors by their first mention");
    assert!(figures.is_sorted_by_key(|figure| figure.start), "figures in text order");
    for figure in figures {
        assert!(figure.low.is_some() || figure.high.is_some(), "a figure without a bound");
        if let (Some(low), Some(high)) = (figure.low, figure.high) {
            assert!(low <= high, "{low} > {high}");
        }
        assert!(figure.actor.is_none_or(actor) && figure.attribution.is_none_or(attribution));
    }
    // Where an attribution stands: where its first part does.
    let first = |said: &Attribution| spans_of(said).into_iter().map(|span| span.start).min();
    assert!(attributions.iter().all(|said| first(said).is_some()), "an attribution of nothing");
    assert!(attributions.is_sorted_by_key(first), "attributions in text order");
    for said in attributions {
        assert!(said.speaker.is_none_or(actor) && said.speakers.iter().all(|&id| actor(id)));
        assert!(said.parent.is_none_or(|id| attribution(id) && id != said.id));
        assert!(said.content.is_sorted_by_key(|piece| piece.start), "pieces in order");
        assert!(said.content.windows(2).all(|pair| !pair[0].overlaps(pair[1])), "pieces apart");
        // No attribution is its own ancestor.
        let ancestors = std::iter::successors(said.parent, |&parent| attributions[parent.index()].parent);
        assert!(ancestors.take(attributions.len()).count() < attributions.len(), "a ring of parents");
    }
}

/// No two mentions share words, and no two figures.
pub fn mentions_do_not_overlap_and_neither_do_figures(analysis: &Analysis) {
    let mut mentions: Vec<Span> = analysis.actors.iter().flat_map(|actor| &actor.mentions).map(Mention::span).collect();
    mentions.sort();
    assert!(mentions.windows(2).all(|pair| !pair[0].overlaps(pair[1])));
    let figures: Vec<Span> = analysis.figures.iter().map(Figure::span).collect();
    assert!(figures.windows(2).all(|pair| !pair[0].overlaps(pair[1])));
}

/// In UTF-16 units and in characters the spans cover the same words as in bytes, and no surrogate pair is split.
pub fn every_unit_of_offsets_means_the_same_places(text: &str, analysis: &Analysis) {
    let words: Vec<&str> = spans(analysis).into_iter().map(|span| span.of(text)).collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let utf16 = analysis.clone().with_offsets(text, OffsetUnit::Utf16);
    assert_eq!(utf16.offsets, OffsetUnit::Utf16);
    for (span, words) in spans(&utf16).into_iter().zip(&words) {
        let cut = String::from_utf16(&units[span.start..span.end]).expect("no surrogate pair is split");
        assert_eq!(&cut, words, "{span:?}");
    }
    let characters: Vec<char> = text.chars().collect();
    let chars = analysis.clone().with_offsets(text, OffsetUnit::Chars);
    assert_eq!(chars.offsets, OffsetUnit::Chars);
    for (span, words) in spans(&chars).into_iter().zip(&words) {
        assert_eq!(characters[span.start..span.end].iter().collect::<String>(), **words, "{span:?}");
    }
}
