//! What the command line takes, reads and answers.

mod explain;
#[cfg(feature = "archive")]
mod extract;
mod html;
mod json;
mod marks;
mod summary;
mod text;

use std::fs;
use std::io::{self, IsTerminal as _, Read as _, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use clap::builder::PossibleValuesParser;
use clap::{ColorChoice, Parser, ValueEnum};
use subraya::{Analysis, LANGUAGES, OffsetUnit, Options, analyze};

const EXAMPLES: &str = "\
Examples:
  subraya article.txt                      the result as JSON
  subraya --format text article.txt        the article, highlighted, and who says what
  subraya --format html *.txt > all.html   a page to open in a browser
  echo 'Seúl lo niega.' | subraya --explain   what each stage found, and by which rule
  curl -s https://… | pandoc -f html -t plain | subraya --format jsonl
  subraya extract news/ --output rows.jsonl   whole archives as a table; `subraya extract --help` tells more

With --format json, one input gives one object and several give an array. With jsonl each input gives one line. Where
several inputs or jsonl make it useful, each object has the input's name as `file`.

Exit status: 0 all inputs analysed, 1 at least one could not be read or analysed, 2 wrong usage.";

/// The value of `--language` by which each article tells its own.
const AUTO: &str = "auto";

/// Highlights who acts, how many troops, and who says so in news on armed conflicts.
#[derive(Debug, Parser)]
#[command(version, about, after_help = EXAMPLES, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub struct Arguments {
    #[cfg(feature = "archive")]
    #[command(subcommand)]
    task: Option<Task>,

    /// The articles: plain text in UTF-8; `-`, or none at all, is standard input.
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    /// What to print.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,

    /// Print what each stage found, sentence by sentence, with the rule that found it; what was considered and lost, too.
    #[arg(long, conflicts_with = "format")]
    explain: bool,

    /// Give each mention, figure and attribution in JSON the id of the rule that made it.
    #[arg(long)]
    rules: bool,

    /// The language of the articles; `auto` tells it for each by its words.
    #[arg(long, value_parser = PossibleValuesParser::new([AUTO].into_iter().chain(LANGUAGES.iter().copied())), default_value = AUTO)]
    language: String,

    /// The unit of the offsets in JSON: UTF-16 code units as JavaScript counts, bytes as Rust does, characters as Python does.
    #[arg(long, value_enum, default_value_t = Offsets::Utf16)]
    offsets: Offsets,

    /// Whether `text` is coloured; without colour the highlights stand in brackets.
    #[arg(long, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    color: ColorChoice,
}

/// What else the command line does.
#[cfg(feature = "archive")]
#[derive(Debug, clap::Subcommand)]
enum Task {
    Extract(extract::Arguments),
}

/// What to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The result, indented.
    Json,
    /// One result a line.
    Jsonl,
    /// The article with highlights, for a terminal, and the lists below it.
    Text,
    /// A page without scripts that needs no other file.
    Html,
}

/// [`OffsetUnit`] as the command line spells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Offsets {
    Utf16,
    Utf8,
    Chars,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> Self {
        match offsets {
            Offsets::Utf16 => Self::Utf16,
            Offsets::Utf8 => Self::Utf8,
            Offsets::Chars => Self::Chars,
        }
    }
}

/// An article and what it holds, with offsets in bytes.
struct Article<'a> {
    name: &'a str,
    text: &'a str,
    analysis: Analysis,
}

/// A way to print articles; `begin` and `end` frame them all.
trait Printer {
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
    fn print(&mut self, out: &mut dyn Write, article: Article) -> io::Result<()>;
    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Does what the arguments ask for.
#[must_use]
pub fn run(arguments: &Arguments) -> ExitCode {
    match perform(arguments) {
        Ok(status) => status,
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("the output can't be written: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn perform(arguments: &Arguments) -> io::Result<ExitCode> {
    #[cfg(feature = "archive")]
    if let Some(Task::Extract(arguments)) = &arguments.task {
        return extract::run(arguments);
    }
    print_all(arguments).map(|all_well| if all_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether every input was read and analysed; an error where the output can't be written.
fn print_all(arguments: &Arguments) -> io::Result<bool> {
    let stdin = ["-".to_owned()];
    let names = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files[..] };
    let choice = match arguments.color {
        ColorChoice::Always => anstream::ColorChoice::AlwaysAnsi,
        ColorChoice::Never => anstream::ColorChoice::Never,
        ColorChoice::Auto => AutoStream::choice(&io::stdout()),
    };
    let mut out = io::BufWriter::new(AutoStream::new(io::stdout().lock(), choice));
    let several = names.len() > 1;
    let mut printer: Box<dyn Printer> = match arguments.format {
        _ if arguments.explain => Box::new(explain::Explain),
        Format::Json => Box::new(json::Json::new(arguments.offsets.into(), several)),
        Format::Jsonl => Box::new(json::JsonLines::new(arguments.offsets.into())),
        Format::Text => Box::new(text::Text::new(choice != anstream::ColorChoice::Never, several)),
        Format::Html => Box::new(html::Html),
    };
    let language = Some(arguments.language.as_str()).filter(|language| *language != AUTO);
    let options = Options { language, rules: arguments.rules || arguments.explain };
    let mut all_well = true;
    printer.begin(&mut out)?;
    for name in names {
        let analysed = read(name).and_then(|text| Ok((analyze(&text, &options).map_err(|error| error.to_string())?, text)));
        match analysed {
            Ok((analysis, text)) => printer.print(&mut out, Article { name, text: &text, analysis })?,
            Err(reason) => {
                out.flush()?;
                complain(&format!("{}: {reason}", if name == "-" { "standard input" } else { name }));
                all_well = false;
            }
        }
    }
    printer.end(&mut out)?;
    out.flush()?;
    Ok(all_well)
}

fn complain(sentence: &str) {
    // Where not even standard error can be written, nobody is there to read it.
    let _ = writeln!(io::stderr(), "subraya: {}", marks::printable(sentence));
}

fn read(name: &str) -> Result<String, String> {
    let bytes = if name == "-" {
        if io::stdin().is_terminal() {
            let _ = writeln!(io::stderr(), "subraya: reading from the terminal; Ctrl+D ends the text.");
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(name)
    };
    utf8(bytes.map_err(|error| error.to_string())?)
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("not UTF-8 text: no character begins at byte {at}. Convert it first, such as with `iconv -f latin1 -t utf-8`.")
    })
}
