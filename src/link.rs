//! Stage 7, links: whose figure, who says it, who speaks, what is nested in what; and the [`Analysis`] of it all.

use crate::actor::Actors;
use crate::attribution::AttributionAt;
use crate::document::Document;
use crate::figure::FigureAt;
use crate::lang::LanguagePack;
use crate::{Actor, ActorId, Analysis, Attribution, AttributionId, Figure, FigureId, Mention, OffsetUnit, SCHEMA, Span};

/// Joins the outputs of all stages into the result.
#[must_use]
pub fn link_all(
    document: &Document,
    pack: &LanguagePack,
    actors: Actors,
    figures: Vec<FigureAt>,
    attributions: Vec<AttributionAt>,
) -> Analysis {
    let attributions = attributions
        .into_iter()
        .enumerate()
        .map(|(id, at)| Attribution {
            id: AttributionId(id as u32),
            source: at.source.as_ref().map(|range| document.span(range)),
            speaker: at.speaker.map(|entity| ActorId(entity as u32)),
            speakers: at
                .source
                .iter()
                .flat_map(|range| actors.within(range.clone()))
                .map(|mention| ActorId(mention.entity as u32))
                .collect(),
            cue: at.cue.as_ref().map(|range| document.span(range)),
            content: at.content.iter().map(|range| document.span(range)).collect(),
            kind: at.kind,
            stance: at.stance,
            parent: None,
            rule: at.rule,
        })
        .collect::<Vec<_>>();
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
                attribution: innermost(&attributions, span),
                rule: at.rule,
            }
        })
        .collect();
    let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); actors.entities.len()];
    for at in &actors.mentions {
        let span = document.span(&at.tokens);
        mentions[at.entity].push(Mention { start: span.start, end: span.end, form: at.form, rule: at.rule });
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

/// The attribution with the shortest content that holds `span`.
fn innermost(attributions: &[Attribution], span: Span) -> Option<AttributionId> {
    attributions
        .iter()
        .filter(|attribution| attribution.content.iter().any(|piece| piece.contains(span)))
        .min_by_key(|attribution| attribution.content.iter().map(|piece| piece.len()).sum::<usize>())
        .map(|attribution| attribution.id)
}
