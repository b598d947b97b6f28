//! What the command line found, offsets in characters.

use serde::Deserialize;

use super::gold::Gold;
use super::overlap::Range;
use crate::workspace::Outcome;

/// A result, as far as it is scored.
#[derive(Debug, Deserialize)]
pub struct Found {
    /// The language that the text was read in.
    pub language: String,
    pub actors: Vec<Actor>,
    pub figures: Vec<Figure>,
    pub attributions: Vec<Attribution>,
}

#[derive(Debug, Deserialize)]
pub struct Actor {
    pub id: u32,
    pub kind: String,
    pub country: Option<String>,
    pub mentions: Vec<Span>,
}

#[derive(Debug, Deserialize)]
pub struct Figure {
    #[serde(flatten)]
    pub span: Span,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: String,
    pub category: String,
    pub country: Option<String>,
    pub attribution: Option<u32>,
}

#[derive(Debug, Deserialize)]
pub struct Attribution {
    pub id: u32,
    pub source: Option<Span>,
    pub speaker: Option<u32>,
    pub cue: Option<Span>,
    pub content: Vec<Span>,
    pub kind: String,
    pub stance: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    pub fn range(self) -> Range {
        (self.start, self.end)
    }
}

impl Attribution {
    pub fn content(&self) -> Vec<Range> {
        self.content.iter().map(|piece| piece.range()).collect()
    }
}

impl Found {
    /// Reads a result and sees that its spans lie inside the article.
    pub fn parse(json: &str, gold: &Gold) -> Outcome<Self> {
        let found: Self = serde_json::from_str(json).map_err(|error| format!("the command line's result: {error}"))?;
        let length = gold.length();
        let attributed = found.attributions.iter();
        let spans =
            (found.actors.iter().flat_map(|actor| &actor.mentions)).chain(found.figures.iter().map(|figure| &figure.span)).chain(
                attributed.flat_map(|attribution| attribution.content.iter().chain(&attribution.source).chain(&attribution.cue)),
            );
        for span in spans {
            if span.start > span.end || span.end > length {
                return Err(format!("{}: a span outside the text: {span:?}", gold.id()));
            }
        }
        Ok(found)
    }

    /// All mentions, each with its actor.
    pub fn mentions(&self) -> Vec<(Range, &Actor)> {
        self.actors.iter().flat_map(|actor| actor.mentions.iter().map(move |span| (span.range(), actor))).collect()
    }
}
