//! Scores the command line against annotated articles, and holds the scores against the floors.
//!
//! An annotated article is a JSON file with the text and what a reader finds in it; `tests/README.md` describes it.

mod article;
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

/// A set of annotated articles.
struct Set {
    name: &'static str,
    /// Where they are; `None` for those beside the repository.
    folder: Option<&'static str>,
    /// Whether they are kept for a blind check: their totals are told, never their misses.
    aside: bool,
}

/// The sets: news on armed conflicts and news on anything else, each with a part kept aside, and those beside the
/// repository, where they are.
const SETS: [Set; 5] = [
    Set { name: "own", folder: Some("tests/articles"), aside: false },
    Set { name: "general", folder: Some("tests/articles/general"), aside: false },
    Set { name: "aside", folder: Some("tests/articles/aside"), aside: true },
    Set { name: "general-aside", folder: Some("tests/articles/aside/general"), aside: true },
    Set { name: "gold", folder: None, aside: false },
];

/// Where the floors are.
const FLOORS: &str = "tests/floors.tsv";

/// The scores of one set of articles.
#[derive(Debug)]
struct Scored {
    set: &'static str,
    articles: Vec<PathBuf>,
    scores: Scores,
}

/// Prints the scores of every set, and with `misses` each miss and each false find of those that are not kept aside.
pub fn score(workspace: &Workspace, misses: bool) -> Outcome {
    let command_line = workspace.build_command_line()?;
    score_sets(workspace, &command_line, misses).map(drop)
}

/// Prints the scores, and fails where one is under its floor or the reference scorer says otherwise.
pub fn check(workspace: &Workspace) -> Outcome {
    let command_line = workspace.build_command_line()?;
    let scored = score_sets(workspace, &command_line, false)?;
    let floors = read_floors(&read(&workspace.path(FLOORS))?)?;
    let mut under = Vec::new();
    for (set, measure, floor) in &floors {
        let Some(scored) = scored.iter().find(|scored| scored.set == set) else { continue };
        match scored.scores.f1(measure) {
            None => under.push(format!("{FLOORS} names a measure that there is not: {measure}")),
            Some(f1) if f1 < *floor => under.push(format!("{set}: {measure}: F1 {f1:.3} is under the floor {floor:.3}")),
            Some(_) => {}
        }
    }
    for scored in scored.iter().filter(|scored| scored.set == "gold") {
        compare_with_reference(workspace, &command_line, scored)?;
    }
    if under.is_empty() { Ok(()) } else { Err(under.join("\n")) }
}

fn score_sets(workspace: &Workspace, command_line: &Path, misses: bool) -> Outcome<Vec<Scored>> {
    let mut all = Vec::new();
    for set in SETS {
        let folder = set.folder.map_or_else(|| workspace.gold(), |folder| Some(workspace.path(folder)));
        let articles = folder.map(|folder| articles_in(workspace, &folder)).transpose()?.unwrap_or_default();
        if articles.is_empty() {
            println!("{}: no annotated articles", set.name);
            continue;
        }
        let mut tally = Tally::default();
        let mut classes: BTreeMap<String, usize> = BTreeMap::new();
        for path in &articles {
            let gold = Gold::read(path)?;
            let found = Found::parse(&analyse(command_line, gold.text())?, &gold)?;
            article::score(&gold, &found, &mut tally, &mut |line| {
                let class = line.split(':').next().unwrap_or(&line).to_owned();
                *classes.entry(class).or_default() += 1;
                if misses && !set.aside {
                    println!("{}: {line}", gold.id());
                }
            });
        }
        let scores = tally.scores();
        println!("{}: {} articles\n{scores}", set.name, articles.len());
        let classes: Vec<String> = classes.into_iter().map(|(class, count)| format!("{class} {count}")).collect();
        println!("{}\n", if classes.is_empty() { "no misses".to_owned() } else { classes.join(", ") });
        all.push(Scored { set: set.name, articles, scores });
    }
    Ok(all)
}

/// The annotated articles in the languages that there are packs for, by name.
fn articles_in(workspace: &Workspace, folder: &Path) -> Outcome<Vec<PathBuf>> {
    let Ok(entries) = folder.read_dir() else { return Ok(Vec::new()) };
    let mut articles = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| format!("{}: {error}", folder.display()))?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let language = gold::language(&path)?;
            if workspace.path("src/lang").join(language).join("mod.rs").is_file() {
                articles.push(path);
            }
        }
    }
    articles.sort();
    Ok(articles)
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
        [set, measure, floor] if SETS.iter().any(|known| known.name == set) => {
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
    let reference = scored.articles[0].ancestors().nth(2).map(|gold| gold.join("score.py")).filter(|script| script.is_file());
    let Some(reference) = reference.filter(|_| has_program("python3")) else { return Ok(()) };
    let mut command = workspace.command("python3", &[]);
    command.arg(reference).args(["run", "--json"]).args(&scored.articles).arg("--").arg(command_line);
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
