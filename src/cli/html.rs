//! The article as a page that runs nothing and needs no other file.

use std::io::{self, Write};

use super::marks::{Mark, Step, printable, steps};
use super::summary::{actor_traits, attribution_traits, content, figure_traits, one_line, who_says, who_says_figure};
use super::{Article, Printer};

const HEAD: &str = include_str!("html_head.html");

/// Prints one page for all articles.
pub struct Html;

impl Printer for Html {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())
    }

    fn print(&mut self, out: &mut dyn Write, article: Article) -> io::Result<()> {
        writeln!(out, "<article>")?;
        if article.name != "-" {
            writeln!(out, "<h1>{}</h1>", escaped(article.name))?;
        }
        print_text(out, &article)?;
        print_lists(out, &article)?;
        writeln!(out, "</article>")
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"</body>\n</html>\n")
    }
}

fn print_text(out: &mut dyn Write, article: &Article) -> io::Result<()> {
    let (text, analysis) = (article.text, &article.analysis);
    write!(out, "<div class=\"text\" lang=\"{}\">", escaped(analysis.language))?;
    for step in steps(text, analysis) {
        match step {
            Step::Open(mark) => {
                let (class, title) = match mark {
                    Mark::Content(at) => ("content", format!("said by {}", who_says(text, analysis, &analysis.attributions[at]))),
                    Mark::Cue(at) => ("cue", attribution_traits(&analysis.attributions[at])),
                    Mark::Figure(at) => ("figure", figure_traits(&analysis.figures[at])),
                    Mark::Actor(at) => {
                        let actor = &analysis.actors[at];
                        ("actor", format!("{}: {}", actor.name, actor_traits(actor)))
                    }
                };
                write!(out, "<mark class=\"{class}\" title=\"{}\">", escaped(&title))?;
            }
            Step::Close(_) => out.write_all(b"</mark>")?,
            Step::Text(passed) => out.write_all(escaped(passed).as_bytes())?,
        }
    }
    writeln!(out, "</div>")
}

fn print_lists(out: &mut dyn Write, article: &Article) -> io::Result<()> {
    let (text, analysis) = (article.text, &article.analysis);
    let said = analysis.attributions.iter().map(|attribution| {
        let cue = attribution.cue.map(|cue| one_line(text, cue)).unwrap_or_default();
        [who_says(text, analysis, attribution), cue, content(text, attribution), attribution_traits(attribution)]
    });
    print_table(out, "Who says what", ["Who", "Cue", "What", "How"], said)?;
    let figures = analysis.figures.iter().map(|figure| {
        [
            one_line(text, figure.span()),
            figure_traits(figure),
            figure.actor.and_then(|id| analysis.actors.get(id.index())).map(|actor| actor.name.clone()).unwrap_or_default(),
            who_says_figure(text, analysis, figure),
        ]
    });
    print_table(out, "Figures", ["As written", "Read as", "Whose", "Who says"], figures)?;
    let actors = analysis.actors.iter().map(|actor| [actor.name.clone(), actor_traits(actor), actor.mentions.len().to_string()]);
    print_table(out, "Actors", ["Name", "What", "Mentions"], actors)
}

fn print_table<const N: usize>(
    out: &mut dyn Write,
    caption: &str,
    columns: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> io::Result<()> {
    write!(out, "<table><caption>{caption}</caption><thead><tr>")?;
    for column in columns {
        write!(out, "<th scope=\"col\">{column}</th>")?;
    }
    writeln!(out, "</tr></thead><tbody>")?;
    for row in rows {
        write!(out, "<tr>")?;
        for cell in row {
            write!(out, "<td>{}</td>", escaped(&cell))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table>")
}

/// A text that stands for itself in HTML, between tags and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_of_the_text_is_markup() {
        assert_eq!(escaped("<b a=\"1\" c='2'>&\u{0}"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;\u{FFFD}");
    }
}
