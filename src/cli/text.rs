//! The article with highlights for a terminal, and the lists below it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::marks::{Mark, Step, printable, steps};
use super::summary::{actor_traits, attribution_traits, content, figure_traits, one_line, who_says, who_says_figure};
use super::{Article, Printer};

/// Prints for a terminal: in colour, or with brackets.
pub struct Text {
    color: bool,
    several: bool,
    printed: usize,
}

impl Text {
    pub fn new(color: bool, several: bool) -> Self {
        Self { color, several, printed: 0 }
    }

    fn mark(&self, out: &mut dyn Write, article: &Article) -> io::Result<()> {
        let mut open = Vec::new();
        for step in steps(article.text, &article.analysis) {
            match step {
                Step::Open(mark) => {
                    open.push(mark);
                    if !self.color {
                        out.write_all(brackets(mark).0.as_bytes())?;
                    }
                }
                Step::Close(mark) => {
                    open.pop();
                    if !self.color {
                        out.write_all(brackets(mark).1.as_bytes())?;
                    }
                }
                Step::Text(text) if self.color => {
                    let style = open.iter().fold(Style::new(), |style, &mark| with_mark(style, mark));
                    // A style ends with its line, so that it does not fill the terminal's width.
                    for line in printable(text).split_inclusive('\n') {
                        let words = line.trim_end_matches('\n');
                        write!(out, "{style}{words}{style:#}{}", &line[words.len()..])?;
                    }
                }
                Step::Text(text) => out.write_all(printable(text).as_bytes())?,
            }
        }
        if !article.text.ends_with('\n') {
            out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn list(&self, out: &mut dyn Write, heading: &str, lines: impl Iterator<Item = String>) -> io::Result<()> {
        let style = if self.color { Style::new().bold() } else { Style::new() };
        writeln!(out, "\n{style}{heading}{style:#}")?;
        let mut lines = lines.peekable();
        if lines.peek().is_none() {
            writeln!(out, "  none found")?;
        }
        lines.try_for_each(|line| writeln!(out, "- {}", printable(&line)))
    }

    fn lists(&self, out: &mut dyn Write, article: &Article) -> io::Result<()> {
        let (text, analysis) = (article.text, &article.analysis);
        let said = analysis.attributions.iter().map(|attribution| {
            let cue = attribution.cue.map(|cue| format!(" {}", one_line(text, cue))).unwrap_or_default();
            let said = content(text, attribution);
            let said = if said.is_empty() { said } else { format!(": {said}") };
            format!("{}{cue}{said} [{}]", who_says(text, analysis, attribution), attribution_traits(attribution))
        });
        self.list(out, "Who says what", said)?;
        let figures = analysis.figures.iter().map(|figure| {
            let words = one_line(text, figure.span());
            format!("{words}: {} (says {})", figure_traits(figure), who_says_figure(text, analysis, figure))
        });
        self.list(out, "Figures", figures)?;
        let actors = analysis.actors.iter().map(|actor| {
            let times = actor.mentions.len();
            format!("{}: {} ({times} {})", actor.name, actor_traits(actor), if times == 1 { "mention" } else { "mentions" })
        });
        self.list(out, "Actors", actors)
    }
}

impl Printer for Text {
    fn print(&mut self, out: &mut dyn Write, article: Article) -> io::Result<()> {
        if self.several {
            let before = if self.printed > 0 { "\n" } else { "" };
            writeln!(out, "{before}==> {} <==", printable(article.name))?;
        }
        self.printed += 1;
        self.mark(out, &article)?;
        self.lists(out, &article)
    }
}

/// Each kind has its own shape beside its colour: actors underlined, figures bold, what is said in italics.
fn with_mark(style: Style, mark: Mark) -> Style {
    match mark {
        Mark::Content(_) => style.italic(),
        Mark::Cue(_) => {
            style.fg_color(Some(AnsiColor::Green.into())).effects(style.get_effects() | anstyle::Effects::DOTTED_UNDERLINE)
        }
        Mark::Figure(_) => style.fg_color(Some(AnsiColor::Yellow.into())).bold(),
        Mark::Actor(_) => style.fg_color(Some(AnsiColor::Cyan.into())).underline(),
    }
}

fn brackets(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Content(_) => ("‹", "›"),
        Mark::Cue(_) => ("/", "/"),
        Mark::Figure(_) => ("{", "}"),
        Mark::Actor(_) => ("[", "]"),
    }
}
