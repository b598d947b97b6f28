//! `subraya extract`: archives of articles to a table of what they hold.
//!
//! A reader goes through the inputs and hands over batches of a few hundred kilobytes for each processor; while one batch is analysed, the
//! next is read. Each batch is written in the order in which it was read before another is begun, so that memory does not depend on how
//! much there is, and the output not on how many processors there are.

mod bytes;
mod encoding;
mod field;
mod inputs;
mod output;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod progress;
mod reader;
mod state;
mod table;

use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek as _, SeekFrom, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;
use rayon::prelude::*;
use subraya::rows::{COLUMNS, rows};
use subraya::{LANGUAGES, MAX_BYTES, OffsetUnit, Options, analyze};

use self::field::{Field, field};
use self::inputs::{Kind, STDIN, inputs};
use self::output::{Encoded, Form, Sink};
use self::progress::Progress;
use self::reader::{Document, Reader};
use self::state::State;
use super::{AUTO, Offsets, complain, utf8};

const EXAMPLES: &str = "\
Examples:
  subraya extract news/ --output rows.jsonl                 a folder of texts, pages and lines of JSON
  subraya extract dump.jsonl.zst --text body --id url --to csv --output rows.csv --resume
  subraya extract 'pages/**/*.html' --to parquet --output rows.parquet
  zcat dump.jsonl.gz | subraya extract - --kind jsonl | head
  subraya extract --schema                                  the columns, their types and what they tell

There is one row an actor mention, figure or attribution, in the order of the inputs and of the text. `start` and `end` count in
the text: in a file all of it, in a line of JSON the field, in a page the article that is found in it.

Files that end in .txt, .text and .md are texts, .jsonl and .ndjson have a document a line, .html, .htm and .xhtml are pages; what is
compressed with gzip or Zstandard is told by its content. Other files are texts where they are named, and left out of folders; so is
what is hidden. All of them are in UTF-8; a page may be in the encoding that it declares, and in UTF-16.

Memory does not depend on how much there is. A document that is longer than --longest is refused. A file or line that can't be read is
told on standard error and passed over.

With --resume, a run that was interrupted goes on where it stood, and one that was not begins: a small file beside the output, named
like it with .resume at the end, says what is done. Parquet has its index at the end of the file and can't be gone on with.

A CSV has an apostrophe before what a spreadsheet could take for a formula; JSON and Parquet have the words as they are.

Exit status: 0 everything was read, 1 something could not be read or written, 2 nothing was begun: wrong usage, or an output that
can't be written or gone on with.";

/// The longest document that is read where nothing else is asked for, in MiB.
const LONGEST: &str = "8";

/// How much is read for each processor before it is analysed.
const BATCH: usize = 512 << 10;

/// The stack of each processor's thread: that of a main thread, which pages that are nested deeply need.
const STACK: usize = 8 << 20;

/// Extract the rows of archives: files, folders, patterns, lines of JSON, pages.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Files, folders, and patterns such as 'news/**/*.html'; `-` is standard input.
    #[arg(value_name = "PATH", required_unless_present = "schema")]
    paths: Vec<String>,

    /// The form of the rows.
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Form::Jsonl)]
    to: Form,

    /// The file to write, in the place of standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Go on with a run into the same output that was interrupted.
    #[arg(long, requires = "output", conflicts_with = "overwrite")]
    resume: bool,

    /// Replace the output where it is already there.
    #[arg(long, requires = "output")]
    overwrite: bool,

    /// What all inputs are, whatever their names.
    #[arg(long, value_enum)]
    kind: Option<Kind>,

    /// The field of a line of JSON that is the text; dots lead into objects.
    #[arg(long, value_name = "FIELD", default_value = "text")]
    text: String,

    /// The field of a line of JSON that names the document; without it, it is named by file and line.
    #[arg(long, value_name = "FIELD")]
    id: Option<String>,

    /// The language of the documents; `auto` tells it for each by its words.
    #[arg(long, value_parser = PossibleValuesParser::new([AUTO].into_iter().chain(LANGUAGES.iter().copied())), default_value = AUTO)]
    language: String,

    /// The unit of `start` and `end`: characters as Python and SQL count, UTF-16 code units as JavaScript does, bytes as Rust does.
    #[arg(long, value_enum, default_value_t = Offsets::Chars)]
    offsets: Offsets,

    /// How many documents are analysed at the same time; 0 is as many as there are processors.
    #[arg(long, value_name = "N", default_value_t = 0)]
    jobs: usize,

    /// The longest document, in MiB of its text, line or page.
    #[arg(long, value_name = "MIB", default_value = LONGEST, value_parser = clap::value_parser!(u16).range(1..=(MAX_BYTES >> 20) as i64))]
    longest: u16,

    /// Print the columns, one JSON object a line, and do nothing else.
    #[arg(long)]
    schema: bool,
}

/// Does what the arguments ask for.
pub fn run(arguments: &Arguments) -> io::Result<ExitCode> {
    if arguments.schema {
        let mut out = io::stdout().lock();
        for column in COLUMNS {
            serde_json::to_writer(&mut out, column)?;
            out.write_all(b"\n")?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let run = match Run::begin(arguments) {
        Ok(Some(run)) => run,
        Ok(None) => return Ok(ExitCode::SUCCESS),
        Err(sentence) => {
            complain(&sentence);
            return Ok(ExitCode::from(2));
        }
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(arguments.jobs).stack_size(STACK);
    let pool = pool.build().map_err(io::Error::other)?;
    let failed = pool.install(|| run.work())?;
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A run that has been begun.
struct Run<'a> {
    arguments: &'a Arguments,
    reader: Reader,
    sink: Sink,
    /// Where the state is kept: beside a file that can be gone on with.
    kept: Option<PathBuf>,
    state: State,
}

impl<'a> Run<'a> {
    /// Opens the output and goes to where an earlier run stood; `None` where there is nothing left to do.
    fn begin(arguments: &'a Arguments) -> Result<Option<Self>, String> {
        let settings = settings(arguments);
        let mut state = State { settings, place: state::Place::default(), bytes: 0, documents: 0, failed: 0 };
        #[cfg(not(feature = "parquet"))]
        if arguments.to == Form::Parquet {
            return Err(output::NO_PARQUET.to_owned());
        }
        if arguments.to == Form::Parquet && arguments.resume {
            return Err(
                "a Parquet file has its index at the end and can't be gone on with; --resume is for jsonl and csv".to_owned()
            );
        }
        let mut kept = None;
        let mut own = Vec::new();
        let out: Box<dyn Write + Send> = if let Some(path) = &arguments.output {
            let beside = state::path(path);
            if arguments.resume {
                match State::read(&beside).map_err(|error| format!("{}: {error}", beside.display()))? {
                    Some(found) if found.settings == state.settings => state = found,
                    Some(_) => return Err(format!("{}: begun with other options; --resume needs the same", path.display())),
                    None if path.exists() => {
                        complain(&format!("{}: nothing was interrupted, so there is nothing to go on with", path.display()));
                        return Ok(None);
                    }
                    None => {}
                }
            }
            let file = open_output(path, arguments, state.bytes)?;
            if let Ok(place) = path.canonicalize() {
                own = vec![state::path(&place), place];
            }
            if arguments.to != Form::Parquet && file.metadata().is_ok_and(|file| file.is_file()) {
                kept = Some(beside);
            }
            Box::new(io::BufWriter::new(file)) as Box<dyn Write + Send>
        } else {
            Box::new(io::BufWriter::new(io::stdout()))
        };
        let longest = usize::from(arguments.longest) << 20;
        let mut reader = Reader::new(arguments.paths.clone(), arguments.kind, own, longest);
        reader.go_to(&state.place)?;
        let sink = Sink::new(arguments.to, out, state.bytes).map_err(|error| error.to_string())?;
        Ok(Some(Self { arguments, reader, sink, kept, state }))
    }

    /// Reads, analyses and writes everything; whether something could not be read.
    fn work(mut self) -> io::Result<bool> {
        let mut progress = Progress::new(&self.reader.read, || total(self.arguments));
        let bytes = BATCH * rayon::current_num_threads();
        self.keep()?;
        let mut next = self.reader.batch(bytes);
        while let Some(batch) = next {
            let arguments = self.arguments;
            let reader = &mut self.reader;
            let (done, read) = rayon::join(
                || batch.documents.into_par_iter().map(|document| analysed(document, arguments)).collect::<Vec<_>>(),
                || reader.batch(bytes),
            );
            next = read;
            for document in done {
                self.state.documents += 1;
                match document {
                    Ok(rows) => self.sink.write(rows)?,
                    Err(sentence) => {
                        self.state.failed += 1;
                        progress.clear();
                        complain(&sentence);
                    }
                }
            }
            self.state.place = batch.place;
            self.keep()?;
            progress.draw(self.state.documents);
        }
        progress.clear();
        self.sink.end()?;
        if let Some(kept) = self.kept {
            fs::remove_file(kept)?;
        }
        let State { documents, failed, .. } = self.state;
        if failed > 0 {
            complain(&format!("{failed} of {documents} documents could not be read"));
        }
        if self.reader.left_out > 0 {
            complain(&format!("{} files of folders were left out for their names; --kind takes them", self.reader.left_out));
        }
        Ok(failed > 0)
    }

    /// Hands on what has been written, and then keeps how far that is.
    fn keep(&mut self) -> io::Result<()> {
        self.state.bytes = self.sink.flush()?;
        self.kept.as_ref().map_or(Ok(()), |kept| self.state.write(kept))
    }
}

/// Opens the output, cut back to what an earlier run has told of.
fn open_output(path: &Path, arguments: &Arguments, bytes: u64) -> Result<File, String> {
    let told = |error: io::Error| format!("{}: {error}", path.display());
    let place = path.canonicalize().ok();
    if place.is_some() && arguments.paths.iter().any(|input| input != STDIN && Path::new(input).canonicalize().ok() == place) {
        return Err(format!("{}: both read and written", path.display()));
    }
    if !arguments.resume && !arguments.overwrite && fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() > 0) {
        return Err(format!("{}: already there; --overwrite replaces it, --resume goes on with it", path.display()));
    }
    let mut file = OpenOptions::new().write(true).create(true).truncate(!arguments.resume).open(path).map_err(told)?;
    if arguments.resume {
        if file.metadata().map_err(told)?.len() < bytes {
            return Err(format!("{}: shorter than the run that was interrupted has left it", path.display()));
        }
        file.set_len(bytes).map_err(told)?;
        file.seek(SeekFrom::End(0)).map_err(told)?;
    }
    Ok(file)
}

/// All that rows depend on besides the inputs.
fn settings(arguments: &Arguments) -> String {
    let Arguments { paths, to, kind, text, id, language, offsets, longest, .. } = arguments;
    format!("{} {:?}", env!("CARGO_PKG_VERSION"), (paths, to, kind, text, id, language, offsets, longest))
}

/// How many bytes of files there are to be read; `None` where standard input is one of them.
fn total(arguments: &Arguments) -> Option<u64> {
    let size = |path: PathBuf| fs::metadata(path).map_or(0, |file| file.len());
    let found = inputs(arguments.paths.clone(), arguments.kind, Vec::new()).filter_map(|found| found.ok().flatten());
    found.map(|input| input.path.map(size)).sum()
}

/// The rows of a document, ready to be written.
fn analysed(document: Document, arguments: &Arguments) -> Result<Encoded, String> {
    let Document { name, kind, bytes } = document;
    let told = |reason: String| if name.is_empty() { reason } else { format!("{name}: {reason}") };
    let bytes = bytes.map_err(told)?;
    // One text may not end a run over millions: what panics is reported like what can't be read.
    let made = catch_unwind(AssertUnwindSafe(|| {
        let (id, text) = match kind {
            Kind::Text => (None, utf8(bytes)?),
            Kind::Html => (None, page::article(&encoding::decoded(bytes)?)?),
            Kind::Jsonl => of_line(&bytes, arguments)?,
        };
        let language = Some(arguments.language.as_str()).filter(|language| *language != AUTO);
        let analysis = analyze(&text, &Options { language, rules: false }).map_err(|error| error.to_string())?;
        let unit: OffsetUnit = arguments.offsets.into();
        arguments.to.encode(&rows(id.as_deref().unwrap_or(&name), &text, &analysis, unit))
    }));
    made.unwrap_or_else(|_| Err("the analysis has failed, which is a defect of Subraya".to_owned())).map_err(told)
}

/// The name and the text that a line of JSON gives.
fn of_line(line: &[u8], arguments: &Arguments) -> Result<(Option<String>, String), String> {
    let get = |path: &str| field(line, path).map_err(|error| format!("not JSON that can be read: {error}"));
    let path = &arguments.text;
    let text = match get(path)? {
        Field::Text(text) => text,
        Field::Other(_) => return Err(format!("the field `{path}` is no text")),
        Field::Missing => return Err(format!("there is no field `{path}`; --text names another")),
    };
    let id = match &arguments.id {
        None => None,
        Some(path) => match get(path)? {
            Field::Text(id) | Field::Other(Some(id)) => Some(id),
            Field::Other(None) => return Err(format!("the field `{path}` is no name")),
            Field::Missing => return Err(format!("there is no field `{path}`, which --id names")),
        },
    };
    Ok((id, text))
}
