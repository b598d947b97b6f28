//! Texts that nobody writes: how long they take, how much memory, and whether either grows faster than the text.
//!
//! Each text is one piece over and over. Time is not tested, for it depends on what else a machine does: `check` counts
//! instructions by callgrind and holds them against those of a text a quarter as long, and holds memory against its ceiling.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::instructions::{install_valgrind, instructions};
use crate::workspace::{Outcome, Workspace, write};

/// A text: what it is called, the language that it is read in, what it begins with, and what it repeats. A `#` is each time
/// another word with a capital, a `%` another number.
type Text = (&'static str, &'static str, &'static str, &'static str);

const TEXTS: [Text; 53] = [
    ("one word", "es", "", "soldados "),
    ("one letter, no space", "es", "", "a"),
    ("one capital, no space", "es", "", "A"),
    ("capitalised words", "es", "", "Ana "),
    ("distinct names", "es", "", "# "),
    ("distinct full names", "es", "", "El general Ana # habló. "),
    ("acronyms", "es", "", "ONU "),
    ("straight quotes", "es", "", "\""),
    ("opened quotes", "es", "", "«"),
    ("mixed quotes", "es", "", "«“"),
    ("quotes and verbs", "es", "", "«Sí», dijo "),
    ("opened quotes and verbs", "es", "", "«dijo "),
    ("a quotation without an end", "es", "«", "dijo Ana, "),
    ("reopened quotations", "en", "", "” struggles \r\n "),
    ("digits, no space", "es", "", "7"),
    ("digits", "es", "", "7 "),
    ("groups of digits", "es", "", "100 "),
    ("thousands without an end", "es", "", "1.000."),
    ("zeros", "es", "", "cero "),
    ("millions of millions", "es", "", "millones de "),
    ("qualifiers", "es", "", "más de "),
    ("ranges", "es", "", "entre 3 y "),
    ("figures in one sentence", "es", "", "3.000 soldados de "),
    ("figures with verbs", "es", "", "3 soldados murieron, "),
    ("distinct figures", "es", "", "Murieron los % soldados. "),
    ("nested brackets", "es", "", "("),
    ("brackets and words", "es", "", "(Rusia "),
    ("combining marks", "es", "", "\u{301}"),
    ("combining marks in words", "es", "", "e\u{301}"),
    ("right to left", "es", "", "שלום "),
    ("marks of direction", "es", "", "\u{202e}\u{200f}"),
    ("zero width", "es", "", "\u{200b}"),
    ("zero width in words", "es", "", "Rus\u{200b}ia "),
    ("NUL bytes", "es", "", "\0"),
    ("newlines", "es", "", "\n"),
    ("lines of a word", "es", "", "Rusia\n"),
    ("paragraphs of a word", "es", "", "Rusia\r\n\r\n"),
    ("homoglyphs", "es", "", "Rusiа Сorea dеl Norte "),
    ("commas", "es", "", ","),
    ("dashes", "es", "", "—"),
    ("dashes and verbs", "es", "", "—dijo "),
    ("hyphens in words", "es", "", "a-"),
    ("articles", "es", "", "la "),
    ("prepositions", "es", "", "de la "),
    ("names and commas", "es", "", "Putin, "),
    ("ministries", "es", "", "Ministerio de "),
    ("lakes", "es", "", "Lago Agrio PA "),
    ("cues", "es", "", "según "),
    ("cues and sources", "es", "", "según la ONU, "),
    ("verbs of saying", "es", "", "dijo que "),
    ("English cues", "en", "", "as announced by "),
    ("English owners", "en", "", "Russia's "),
    ("English numbers", "en", "", "hundred thousand "),
];

/// Those whose instructions are counted: in each of them something once took the square of the text, or well might.
const COUNTED: [&str; 15] = [
    "distinct full names",
    "straight quotes",
    "reopened quotations",
    "groups of digits",
    "millions of millions",
    "qualifiers",
    "figures with verbs",
    "distinct figures",
    "nested brackets",
    "lines of a word",
    "paragraphs of a word",
    "names and commas",
    "ministries",
    "lakes",
    "English cues",
];

/// Four times the text may take so many percent of its instructions.
const GROWTH: u64 = 460;

/// The longer of the two texts whose instructions are counted, in bytes.
const LENGTH: usize = 48_000;

/// How long the texts are whose memory is tested, and those of the whole run, where nothing else is asked for, in MB.
const TESTED: usize = 1;
/// See [`TESTED`].
pub const MEGABYTES: usize = 20;

/// The most memory that a text may take, as a multiple of its bytes, besides [`BASE`].
const MULTIPLE: u64 = 100;

/// How large the archives are that are read, in MB: were anything of them kept, the larger would show it.
const ARCHIVES: [usize; 2] = [8, 64];

/// The most memory that an archive may take, whatever its size, in bytes.
const ARCHIVE: u64 = 96 << 20;

/// On how many processors archives are read, so that the bound is the same on every machine.
const JOBS: &str = "2";

/// What the command line takes for an empty text, and a little more, in bytes.
const BASE: u64 = 12 << 20;

/// Counts instructions and measures memory; fails where either grows faster than it may.
pub fn check(workspace: &Workspace) -> Outcome {
    install_valgrind(workspace)?;
    let program = workspace.build_command_line()?;
    let work = work(workspace)?;
    let mut wrong = memory(&program, &work, TESTED)?;
    wrong.extend(archives(&program, &work)?);
    let counted: Vec<Text> = TEXTS.into_iter().filter(|text| COUNTED.contains(&text.0)).collect();
    for grown in each(&counted, |text, place| growth(workspace, &program, &work, text, place))? {
        wrong.extend(grown);
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// Runs the command line on each text at full length and prints time and memory.
pub fn run(workspace: &Workspace, megabytes: usize) -> Outcome {
    let program = workspace.build_command_line()?;
    let work = work(workspace)?;
    let mut wrong = memory(&program, &work, megabytes)?;
    wrong.extend(archives(&program, &work)?);
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

fn work(workspace: &Workspace) -> Outcome<PathBuf> {
    let work = workspace.target.join("hostile");
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    Ok(work)
}

/// The text, about so many bytes long.
fn text((_, _, begins, piece): Text, bytes: usize) -> String {
    let mut text = begins.to_owned();
    let mut number = 0;
    while text.len() < bytes {
        if piece.contains(['#', '%']) {
            let letters = (0..5).map(|place| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8));
            let word: String = std::iter::once('X').chain(letters).collect();
            text.push_str(&piece.replace('#', &word).replace('%', &(2 + number).to_string()));
            number += 1;
        } else {
            text.push_str(piece);
        }
    }
    text
}

/// What a function says of each text, in their order; as many at a time as there are processors.
fn each<T: Send>(texts: &[Text], ask: impl Fn(Text, usize) -> Outcome<T> + Sync) -> Outcome<Vec<T>> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut answers = Vec::new();
    for (first, together) in texts.chunks(workers).enumerate() {
        let ask = &ask;
        let told: Vec<Outcome<T>> = thread::scope(|scope| {
            let running: Vec<_> =
                together.iter().enumerate().map(|(at, &text)| scope.spawn(move || ask(text, first * workers + at))).collect();
            running.into_iter().map(|worker| worker.join().unwrap_or_else(|_| Err("a worker has panicked".to_owned()))).collect()
        });
        for answer in told {
            answers.push(answer?);
        }
    }
    Ok(answers)
}

/// Says where four times a text takes more instructions than it may, the start left out.
fn growth(workspace: &Workspace, program: &Path, work: &Path, hostile: Text, place: usize) -> Outcome<Option<String>> {
    let file = work.join(format!("{place}.txt"));
    let out = work.join(format!("{place}.callgrind"));
    let count = |bytes: usize| {
        write(&file, text(hostile, bytes))?;
        instructions(workspace, program, &out, &["--format", "json", "--language", hostile.1, &file.to_string_lossy()])
    };
    let (start, short, long) = (count(0)?, count(LENGTH / 4)?, count(LENGTH)?);
    let growth = long.saturating_sub(start) * 100 / short.saturating_sub(start).max(1);
    println!("{:38} four times the text: {growth:>4} % of the instructions", hostile.0);
    let sentence = format!("{}: four times the text takes {growth} % of the instructions; at most {GROWTH} % pass.", hostile.0);
    Ok((growth > GROWTH).then_some(sentence))
}

/// Measures and prints time and peak memory of each text; tells which are over the ceiling.
fn memory(program: &Path, work: &Path, megabytes: usize) -> Outcome<Vec<String>> {
    let bytes = megabytes * 1_000_000;
    let file = work.join("text.txt");
    let mut wrong = Vec::new();
    println!("{megabytes} MB of {:30} {:>9} {:>10} {:>12}", "", "seconds", "memory MB", "× the text");
    for hostile in TEXTS {
        write(&file, text(hostile, bytes))?;
        let (seconds, peak) = peak(program, &["--format", "json", "--language", hostile.1, &file.to_string_lossy()])?;
        let multiple = peak.saturating_sub(BASE) / bytes as u64;
        println!("{:38} {seconds:>9.2} {:>10} {multiple:>12}", hostile.0, peak >> 20);
        if multiple > MULTIPLE {
            wrong.push(format!("{}: {multiple} times the text's bytes in memory; at most {MULTIPLE} are let pass.", hostile.0));
        }
    }
    let _ = fs::remove_file(&file);
    Ok(wrong)
}

/// Measures and prints time and peak memory of `subraya extract` on lines of JSON; tells which archives are over the bound.
fn archives(program: &Path, work: &Path) -> Outcome<Vec<String>> {
    let path = work.join("archive.jsonl");
    let mut wrong = Vec::new();
    for megabytes in ARCHIVES {
        write_archive(&path, megabytes * 1_000_000).map_err(|error| format!("{}: {error}", path.display()))?;
        let (seconds, peak) = peak(program, &["extract", "--jobs", JOBS, &path.to_string_lossy()])?;
        println!("{:38} {seconds:>9.2} {:>10}", format!("an archive of {megabytes} MB"), peak >> 20);
        if peak > ARCHIVE {
            let sentence = format!("an archive of {megabytes} MB takes {} MiB; at most {} pass.", peak >> 20, ARCHIVE >> 20);
            wrong.push(sentence);
        }
    }
    let _ = fs::remove_file(&path);
    Ok(wrong)
}

/// Writes lines of JSON with articles of up to sixty sentences.
fn write_archive(path: &Path, bytes: usize) -> io::Result<()> {
    let mut file = io::BufWriter::new(fs::File::create(path)?);
    let (mut written, mut number) = (0, 0);
    while written < bytes {
        let sentence = format!("El general Ruiz dijo que {number} soldados rusos murieron, según la ONU, y Kiev lo niega. ");
        let line = format!("{{\"id\": {number}, \"text\": \"{}\"}}\n", sentence.repeat(1 + number % 60));
        file.write_all(line.as_bytes())?;
        written += line.len();
        number += 1;
    }
    file.flush()
}

/// How long a run takes and the most memory that it has, as Linux tells; elsewhere none is told.
fn peak(program: &Path, arguments: &[&str]) -> Outcome<(f64, u64)> {
    let problem = |error| format!("{}: {error}", program.display());
    let began = Instant::now();
    let mut child = std::process::Command::new(program).args(arguments).stdout(Stdio::null()).spawn().map_err(problem)?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let ended = loop {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let kilobytes =
            told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or_default() << 10);
        if let Some(ended) = child.try_wait().map_err(problem)? {
            break ended;
        }
        thread::sleep(Duration::from_millis(2));
    };
    let seconds = began.elapsed().as_secs_f64();
    if ended.success() {
        Ok((seconds, peak))
    } else {
        Err(format!("`{} {}` failed ({ended})", program.display(), arguments.join(" ")))
    }
}
