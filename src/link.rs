//! Stage 7, links: whose figure, who says it, who speaks, what is nested in what; and the [`Analysis`] of it all.

mod head;
mod speaker;

use crate::actor::Actors;
use crate::attribution::AttributionAt;
use crate::document::Document;
use crate::figure::FigureAt;
use crate::lang::LanguagePack;
use crate::{Actor, ActorId, Analysis, Attribution, AttributionId, Figure, FigureId, Mention, OffsetUnit, RuleId, SCHEMA, Span};

/// Joins the outputs of all stages into the result; with `rules`, each output carries the id of the rule that made it.
#[must_use]
pub fn link_all(
    document: &Document,
    pack: &LanguagePack,
    actors: Actors,
    figures: Vec<FigureAt>,
    attributions: Vec<AttributionAt>,
    rules: bool,
) -> Analysis {
    let told = |rule: RuleId| rules.then_some(rule);
    let speakers = speaker::link_speakers(document, pack, &actors, &attributions);
    let mut attributions = attributions
        .into_iter()
        .zip(speakers)
        .enumerate()
        .map(|(id, (at, speaker))| Attribution {
            id: AttributionId(id as u32),
            source: at.source.as_ref().map(|range| document.span(range)),
            speaker: speaker.map(|entity| ActorId(entity as u32)),
            speakers: speaker::actors_in(&actors, at.source.as_ref()),
            cue: at.cue.as_ref().map(|range| document.span(range)),
            content: at.content.iter().map(|range| document.span(range)).collect(),
            kind: at.kind,
            stance: at.stance,
            parent: None,
            rule: told(at.rule),
        })
        .collect::<Vec<_>>();
    let pieces = Pieces::new(&attributions);
    let parents: Vec<_> = attributions.iter().map(|attribution| pieces.parent(attribution)).collect();
    for (attribution, parent) in attributions.iter_mut().zip(parents) {
        attribution.parent = parent;
    }
    let figures = figures
        .into_iter()
        .enumerate()
        .map(|(id, at)| {
            let span = document.span(&at.tokens);
            Figure {
                id: FigureId(id as u32),
                start: span.start,
                end: span.end,
                low: at.quantity.low,
                high: at.quantity.high,
                qualifier: at.quantity.qualifier,
                category: at.category,
                unit: at.unit.as_ref().map(|range| document.text_of(range).to_owned()),
                status: at.status,
                country: at.country,
                actor: at.entity.map(|entity| ActorId(entity as u32)),
                attribution: pieces.innermost(document.span(&at.number()), |_| true),
                rule: told(at.rule),
            }
        })
        .collect();
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); actors.entities.len()];
    for at in &actors.mentions {
        let span = document.span(&at.tokens);
        mentions[at.entity].push(Mention { start: span.start, end: span.end, form: at.form, rule: told(at.rule) });
    }
    let actors = actors
        .entities
        .into_iter()
        .zip(mentions)
        .enumerate()
        .map(|(id, (entity, mentions))| Actor {
            id: ActorId(id as u32),
            name: entity.name,
            kind: entity.kind,
            country: entity.country,
            role: entity.role,
            mentions,
        })
        .collect();
    Analysis { schema: SCHEMA, language: pack.code, offsets: OffsetUnit::Utf8, actors, figures, attributions }
}

/// The pieces of all contents, in text order.
struct Pieces(Vec<Piece>);

struct Piece {
    span: Span,
    id: AttributionId,
    /// The length of the whole content that the piece is part of, in bytes.
    whole: usize,
}

/// How many pieces back one is looked for that holds a span; a deeper nesting than this is no news.
const LOOK_BACK: usize = 64;

impl Pieces {
    fn new(attributions: &[Attribution]) -> Self {
        let mut pieces: Vec<Piece> = attributions
            .iter()
            .flat_map(|attribution| {
                let whole = attribution.content.iter().map(|piece| piece.len()).sum();
                attribution.content.iter().map(move |&span| Piece { span, id: attribution.id, whole })
            })
            .collect();
        crate::order::sort_by_key(&mut pieces, |piece| (piece.span.start, piece.id));
        Self(pieces)
    }

    /// The attribution with the shortest content that holds `span`; of two with the same content, the later one.
    fn innermost(&self, span: Span, wanted: impl Fn(&Piece) -> bool) -> Option<AttributionId> {
        let end = self.0.partition_point(|piece| piece.span.start <= span.start);
        self.0[..end]
            .iter()
            .rev()
            .take(LOOK_BACK)
            .filter(|piece| piece.span.contains(span) && wanted(piece))
            .min_by_key(|piece| (piece.whole, std::cmp::Reverse(piece.id)))
            .map(|piece| piece.id)
    }

    /// The innermost attribution whose content holds the cue of this one, or its words where it has no cue.
    fn parent(&self, attribution: &Attribution) -> Option<AttributionId> {
        let own: usize = attribution.content.iter().map(|piece| piece.len()).sum();
        let span = attribution.cue.or_else(|| attribution.content.first().copied())?;
        // The outer content is longer, so that no two can hold each other.
        self.innermost(span, |piece| piece.id != attribution.id && piece.whole > own)
    }
}
