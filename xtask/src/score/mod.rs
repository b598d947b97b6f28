//! Scores the command line against annotated articles, and holds the scores against the floors.
//!
//! An annotated article is a JSON file with the text and what a reader finds in it; `tests/README.md` describes it.

mod article;
mod external;
mod found;
mod gold;
mod overlap;
mod tally;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::workspace::{Outcome, Workspace, has_program, output, read};
use found::Found;
use gold::Gold;
pub use tally::Scores;
use tally::Tally;

/// A folder of annotated articles.
struct Folder {
    name: &'static str,
    /// Where it is; `None` for the one beside the repository.
    path: Option<&'static str>,
    /// Whether its articles are kept for a blind check: their totals are told, never their misses.
    aside: bool,
}

/// The folders: news on armed conflicts and news on anything else, each with a part kept aside, and the one beside the
/// repository, where it is.
const FOLDERS: [Folder; 5] = [
    Folder { name: "own", path: Some("tests/articles"), aside: false },
    Folder { name: "general", path: Some("tests/articles/general"), aside: false },
    Folder { name: "aside", path: Some("tests/articles/aside"), aside: true },
    Folder { name: "general-aside", path: Some("tests/articles/aside/general"), aside: true },
    Folder { name: "gold", path: None, aside: false },
];

/// The language whose sets have their folder's name alone; another's have its code before it: `en-own`.
const UNMARKED: &str = "es";

/// A set of annotated articles: those of a folder that are in one language.
#[derive(Debug)]
struct Set {
    name: String,
    language: String,
    articles: Vec<PathBuf>,
}

/// Where the floors are.
const FLOORS: &str = "tests/floors.tsv";

/// The scores of one set of articles.
#[derive(Debug)]
struct Scored {
    set: Set,
    scores: Scores,
}

/// Prints the scores of every set, and with `misses` each miss and each false find of those that are not kept aside; and the
/// totals on cases by others.
pub fn score(workspace: &Workspace, misses: bool) -> Outcome {
    let command_line = workspace.build_command_line()?;
    score_sets(workspace, &command_line, misses)?;
    external::print_totals(workspace)
}

/// Prints the scores, and fails where one is under its floor or the reference scorer says otherwise.
pub fn check(workspace: &Workspace) -> Outcome {
    let command_line = workspace.build_command_line()?;
    let scored = score_sets(workspace, &command_line, false)?;
    let floors = read_floors(&read(&workspace.path(FLOORS))?)?;
    let mut under = Vec::new();
    for (set, measure, floor) in &floors {
        let Some(scored) = scored.iter().find(|scored| scored.set.name == *set) else { continue };
        match scored.scores.f1(measure) {
            None => under.push(format!("{FLOORS} names a measure that there is not: {measure}")),
            Some(f1) if f1 < *floor => under.push(format!("{set}: {measure}: F1 {f1:.3} is under the floor {floor:.3}")),
            Some(_) => {}
        }
    }
    for scored in scored.iter().filter(|scored| folder_of(&scored.set.name).is_some_and(|folder| folder.path.is_none())) {
        compare_with_reference(workspace, &command_line, scored)?;
    }
    if under.is_empty() { Ok(()) } else { Err(under.join("\n")) }
}

fn score_sets(workspace: &Workspace, command_line: &Path, misses: bool) -> Outcome<Vec<Scored>> {
    let mut all = Vec::new();
    for folder in &FOLDERS {
        let sets = sets_in(workspace, folder)?;
        if sets.is_empty() {
            println!("{}: no annotated articles", folder.name);
        }
        for set in sets {
            let mut tally = Tally::default();
            let mut classes: BTreeMap<String, usize> = BTreeMap::new();
            for path in &set.articles {
                let gold = Gold::read(path)?;
                let found = Found::parse(&analyse(command_line, gold.text())?, &gold)?;
                let mut tell = |line: String| {
                    let class = line.split(':').next().unwrap_or(&line).to_owned();
                    *classes.entry(class).or_default() += 1;
                    if misses && !folder.aside {
                        println!("{}: {line}", gold.id());
                    }
                };
                if found.language != set.language {
                    tell(format!("language: read in {:?}", found.language));
                }
                article::score(&gold, &found, &mut tally, &mut tell);
            }
            let scores = tally.scores();
            println!("{}: {} articles\n{scores}", set.name, set.articles.len());
            let classes: Vec<String> = classes.into_iter().map(|(class, count)| format!("{class} {count}")).collect();
            println!("{}\n", if classes.is_empty() { "no misses".to_owned() } else { classes.join(", ") });
            all.push(Scored { set, scores });
        }
    }
    Ok(all)
}

/// A folder's annotated articles by language, in the languages that there are packs for: the unmarked one first, then by
/// code, and in each by name.
fn sets_in(workspace: &Workspace, folder: &Folder) -> Outcome<Vec<Set>> {
    let path = folder.path.map_or_else(|| workspace.gold(), |path| Some(workspace.path(path)));
    let Some(entries) = path.as_ref().and_then(|path| path.read_dir().ok()) else { return Ok(Vec::new()) };
    let mut sets: Vec<Set> = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.name))?.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let language = gold::language(&path)?;
        if let Some(set) = sets.iter_mut().find(|set| set.language == language) {
            set.articles.push(path);
        } else if workspace.path("src/lang").join(&language).join("mod.rs").is_file() {
            let name = if language == UNMARKED { folder.name.to_owned() } else { format!("{language}-{}", folder.name) };
            sets.push(Set { name, language, articles: vec![path] });
        }
    }
    sets.sort_by_key(|set| (set.language != UNMARKED, set.language.clone()));
    for set in &mut sets {
        set.articles.sort();
    }
    Ok(sets)
}

/// The folder of a set by the set's name.
fn folder_of(set: &str) -> Option<&'static Folder> {
    let folder = |name: &str| FOLDERS.iter().find(|folder| folder.name == name);
    let marked = |(language, name): (&str, &str)| if language.len() == 2 { folder(name) } else { None };
    folder(set).or_else(|| set.split_once('-').and_then(marked))
}

/// What the command line prints for a text, its offsets in characters.
fn analyse(command_line: &Path, text: &str) -> Outcome<String> {
    let failed = |error: std::io::Error| format!("{}: {error}", command_line.display());
    let mut command = Command::new(command_line);
    command.args(["--format", "jsonl", "--offsets", "chars"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(failed)?;
    // The command line reads all before it writes, so this can't block.
    child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(text.as_bytes())).map_err(failed)?;
    let ran = child.wait_with_output().map_err(failed)?;
    if !ran.status.success() {
        return Err(format!("{} failed ({})", command_line.display(), ran.status));
    }
    String::from_utf8(ran.stdout).map_err(|_| "the command line printed bytes that are no text".to_owned())
}

/// The rows of the floors' file: set, measure, the lowest F1.
fn read_floors(tsv: &str) -> Outcome<Vec<(String, String, f64)>> {
    let rows = tsv.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|line| match line.split('\t').collect::<Vec<_>>()[..] {
        [set, measure, floor] if folder_of(set).is_some() => {
            let floor = floor.parse().map_err(|_| format!("{FLOORS}: no number in {line:?}"))?;
            Ok((set.to_owned(), measure.to_owned(), floor))
        }
        _ => Err(format!("{FLOORS}: not a row of set, measure and floor: {line:?}")),
    })
    .collect()
}

/// A score as the reference scorer prints it.
#[derive(serde::Deserialize)]
struct ReferenceScore {
    p: f64,
    r: f64,
}

/// What the reference scorer prints.
#[derive(serde::Deserialize)]
struct ReferenceReport {
    scores: BTreeMap<String, ReferenceScore>,
}

/// Where the articles' own scorer lies beside them, both scorers must agree.
fn compare_with_reference(workspace: &Workspace, command_line: &Path, scored: &Scored) -> Outcome {
    let reference = scored.set.articles[0].ancestors().nth(2).map(|gold| gold.join("score.py")).filter(|script| script.is_file());
    let Some(reference) = reference.filter(|_| has_program("python3")) else { return Ok(()) };
    let mut command = workspace.command("python3", &[]);
    command.arg(reference).args(["run", "--json"]).args(&scored.set.articles).arg("--").arg(command_line);
    let report: ReferenceReport =
        serde_json::from_str(&output(&mut command)?).map_err(|error| format!("the reference scorer: {error}"))?;
    for (measure, line) in &report.scores {
        let ours = scored.scores.get(measure).ok_or_else(|| format!("the reference scorer has a measure more: {measure}"))?;
        if (ours.precision - line.p).abs() > 1e-9 || (ours.recall - line.r).abs() > 1e-9 {
            let theirs = (line.p, line.r);
            return Err(format!("{measure}: precision and recall {ours:?} here, {theirs:?} by the reference scorer"));
        }
    }
    println!("The reference scorer agrees on {} measures.", report.scores.len());
    Ok(())
}
