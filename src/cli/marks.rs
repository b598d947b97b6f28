//! The highlights of an article as marks that open and close in order, which both `text` and `html` print.

use std::borrow::Cow;

use subraya::{Analysis, Span};

/// What a mark shows; its number is an index in the result's list.
///
/// The order is the order in which marks of one span nest, outermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// What is said.
    Content(usize),
    /// The words that report.
    Cue(usize),
    /// How many, of what.
    Figure(usize),
    /// Who acts.
    Actor(usize),
}

/// A step through the marked text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'t> {
    /// A mark begins.
    Open(Mark),
    /// The mark that was opened last ends.
    Close(Mark),
    /// Text.
    Text(&'t str),
}

/// The steps through an article: well nested, whatever crosses is closed and opened again.
pub fn steps<'t>(text: &'t str, analysis: &Analysis) -> Vec<Step<'t>> {
    let mut spans = spans(analysis);
    spans.sort_by_key(|&(span, mark)| (span.start, std::cmp::Reverse(span.end), mark));
    let mut steps = Vec::new();
    let mut open: Vec<(Span, Mark)> = Vec::new();
    let mut at = 0;
    for next in spans {
        close_until(text, next.0.start, &mut at, &mut open, &mut steps);
        push_text(text, next.0.start, &mut at, &mut steps);
        steps.push(Step::Open(next.1));
        open.push(next);
    }
    close_until(text, text.len(), &mut at, &mut open, &mut steps);
    push_text(text, text.len(), &mut at, &mut steps);
    steps
}

fn spans(analysis: &Analysis) -> Vec<(Span, Mark)> {
    let mut spans = Vec::new();
    for (index, attribution) in analysis.attributions.iter().enumerate() {
        spans.extend(attribution.content.iter().map(|&piece| (piece, Mark::Content(index))));
        spans.extend(attribution.cue.map(|cue| (cue, Mark::Cue(index))));
    }
    for (index, figure) in analysis.figures.iter().enumerate() {
        spans.push((figure.span(), Mark::Figure(index)));
    }
    for (index, actor) in analysis.actors.iter().enumerate() {
        spans.extend(actor.mentions.iter().map(|mention| (mention.span(), Mark::Actor(index))));
    }
    spans.retain(|(span, _)| !span.is_empty());
    spans
}

/// Closes every mark that ends at or before `limit`.
fn close_until<'t>(text: &'t str, limit: usize, at: &mut usize, open: &mut Vec<(Span, Mark)>, steps: &mut Vec<Step<'t>>) {
    while let Some(end) = open.iter().map(|(span, _)| span.end).filter(|&end| end <= limit).min() {
        push_text(text, end, at, steps);
        let Some(outermost) = open.iter().position(|(span, _)| span.end == end) else { return };
        let closed = open.split_off(outermost);
        steps.extend(closed.iter().rev().map(|&(_, mark)| Step::Close(mark)));
        for again in closed.into_iter().filter(|(span, _)| span.end > end) {
            steps.push(Step::Open(again.1));
            open.push(again);
        }
    }
}

fn push_text<'t>(text: &'t str, end: usize, at: &mut usize, steps: &mut Vec<Step<'t>>) {
    if let Some(passed) = text.get(*at..end).filter(|passed| !passed.is_empty()) {
        steps.push(Step::Text(passed));
        *at = end;
    }
}

/// A text whose control characters can't command a terminal or a page: each becomes U+FFFD, but line breaks and tabs stay.
pub fn printable(text: &str) -> Cow<'_, str> {
    let commands = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    // The line breaks of other systems are breaks too.
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) };
    if text.contains(commands) { Cow::Owned(text.replace(commands, "\u{FFFD}")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use subraya::{Options, analyze};

    /// The text with each mark's brackets.
    fn drawn(text: &str, spans: &[(usize, usize, Mark)]) -> String {
        // A find of each kind, to be put elsewhere.
        let mut analysis = analyze("Llegaron 300 soldados, según Pekín.", &Options::default()).expect("nothing to refuse");
        analysis.actors.clear();
        let mut attribution = analysis.attributions.remove(0);
        let mut figure = analysis.figures.remove(0);
        (attribution.source, attribution.cue) = (None, None);
        for &(start, end, mark) in spans {
            match mark {
                Mark::Content(_) => {
                    attribution.content = vec![Span::new(start, end)];
                    analysis.attributions.push(attribution.clone());
                }
                Mark::Figure(_) => {
                    (figure.start, figure.end) = (start, end);
                    analysis.figures.push(figure.clone());
                }
                _ => panic!("not drawn here"),
            }
        }
        steps(text, &analysis)
            .iter()
            .map(|step| match step {
                Step::Open(Mark::Content(_)) => "<",
                Step::Close(Mark::Content(_)) => ">",
                Step::Open(_) => "{",
                Step::Close(_) => "}",
                Step::Text(text) => text,
            })
            .collect()
    }

    #[test]
    fn marks_nest() {
        assert_eq!(drawn("abcdef", &[(1, 5, Mark::Content(0)), (2, 4, Mark::Figure(0))]), "a<b{cd}e>f");
        assert_eq!(drawn("abc", &[(0, 3, Mark::Figure(0)), (0, 3, Mark::Content(0))]), "<{abc}>");
        assert_eq!(drawn("abc", &[(0, 1, Mark::Figure(0)), (1, 3, Mark::Content(0))]), "{a}<bc>");
    }

    #[test]
    fn crossing_marks_are_closed_and_opened_again() {
        assert_eq!(drawn("abcdef", &[(1, 4, Mark::Content(0)), (3, 6, Mark::Figure(0))]), "a<bc{d}>{ef}");
    }

    #[test]
    fn controls_are_shown_and_not_obeyed() {
        assert_eq!(printable("a\u{1b}[2Jb\tc\r\nd"), "a\u{FFFD}[2Jb\tc\nd");
    }
}
