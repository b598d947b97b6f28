//! What each stage found in each sentence, and by which rule: for those who write rules, and whoever asks why something is
//! highlighted or why it is not.

use std::io::{self, Write};
use std::ops::Range;

use subraya::unpromised::{Class, Considered, Document, Number, consider_actors, find_numbers, pack};
use subraya::{Analysis, Span};

use super::marks::printable;
use super::summary::{actor_traits, attribution_traits, figure_traits};
use super::{Article, Printer};

/// The stages of each sentence, for people.
pub struct Explain;

impl Printer for Explain {
    fn print(&mut self, out: &mut dyn Write, article: Article) -> io::Result<()> {
        // The text has been analysed in this language, so there is a pack for it.
        let Some(pack) = pack(article.analysis.language) else { return Ok(()) };
        let document = Document::new(article.text, pack);
        let stages = Stages {
            numbers: find_numbers(&document, pack),
            considered: consider_actors(&document, pack),
            document,
            analysis: &article.analysis,
        };
        stages.document.sentences.iter().try_for_each(|sentence| stages.print(out, sentence))
    }
}

struct Stages<'a> {
    document: Document<'a>,
    numbers: Vec<Number>,
    considered: Vec<Considered>,
    analysis: &'a Analysis,
}

impl Stages<'_> {
    fn print(&self, out: &mut dyn Write, sentence: &Range<usize>) -> io::Result<()> {
        let span = self.document.span(sentence);
        writeln!(out, "{}\n", self.words(span))?;
        for at in sentence.clone() {
            let classes: Vec<&str> = self.document.classes(at).iter().map(Class::name).collect();
            row(out, "token", &self.words(self.document.tokens[at].span), &classes.join(" "), "")?;
        }
        for number in self.numbers.iter().filter(|number| sentence.contains(&number.tokens.start)) {
            let bound = |bound: Option<u64>| bound.map_or_else(|| "…".to_owned(), |bound| bound.to_string());
            let value = format!("{} to {}", bound(number.quantity.low), bound(number.quantity.high));
            row(out, "number", &self.words(self.document.span(&number.tokens)), &value, "")?;
        }
        for actor in &self.analysis.actors {
            for mention in actor.mentions.iter().filter(|mention| span.contains(mention.span())) {
                let entity = format!("{}: {}", actor.name, actor_traits(actor));
                row(out, "actor", &self.words(mention.span()), &entity, mention.rule.unwrap_or_default())?;
            }
        }
        for other in
            self.considered.iter().filter(|other| sentence.contains(&other.tokens.start) && !(other.chosen && other.actor))
        {
            let verdict = match (other.chosen, other.actor) {
                (true, _) => "no actor",
                (false, true) => "another candidate won",
                (false, false) => "no actor, but another candidate won",
            };
            row(out, "considered", &self.words(self.document.span(&other.tokens)), verdict, other.rule)?;
        }
        for figure in self.analysis.figures.iter().filter(|figure| span.contains(figure.span())) {
            let words = self.words(figure.span());
            row(out, "figure", &words, &figure_traits(figure), figure.rule.unwrap_or_default())?;
        }
        for attribution in &self.analysis.attributions {
            let parts = || attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
            if !parts().any(|part| span.contains(*part)) {
                continue;
            }
            let part = |part: Option<Span>| part.map_or_else(|| "—".to_owned(), |part| self.words(part));
            let said: Vec<String> = attribution.content.iter().map(|&piece| self.words(piece)).collect();
            let speaker = attribution.speaker.map_or("—", |id| self.analysis.actors[id.index()].name.as_str());
            let traits = format!("{}; speaker: {speaker}", attribution_traits(attribution));
            row(out, "attribution", &part(attribution.cue), &traits, attribution.rule.unwrap_or_default())?;
            row(out, "  source", &part(attribution.source), "", "")?;
            row(out, "  content", &said.join(" … "), "", "")?;
        }
        writeln!(out)
    }

    /// The words of a span, on one line and safe to print.
    fn words(&self, span: Span) -> String {
        printable(span.of(self.document.text)).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn row(out: &mut dyn Write, stage: &str, words: &str, what: &str, rule: &str) -> io::Result<()> {
    writeln!(out, "{}", format!("  {stage:11}  {words:30}  {what:40}  {rule}").trim_end())
}
