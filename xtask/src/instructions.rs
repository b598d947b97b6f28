//! How many instructions the analysis takes, counted by valgrind: a guard that does not depend on what else the machine does.
//!
//! The command line is run on the article of each language once and eleven times; the difference is ten analyses with
//! their results as JSON. What is left of one run, less that of a run that analyses nothing, is the start: building the pack.
//! Compilers differ in what they make of the same code, so the ceilings hold for the one that is named in their file.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::bench::texts;
use crate::workspace::{Outcome, Workspace, has_program, output, output_whatever_happens, read, run};

/// The ceilings, beside the other tests' floors.
const CEILINGS: &str = "tests/instructions.tsv";

/// How many percent more than what was counted are let pass: one build counts nearly the same each time, and another compiler
/// makes other code of the same source.
const TOLERANCE: u64 = 5;

/// How many analyses more the second run does.
const MORE: u64 = 10;

/// The variable by which the ceilings are taken anew.
const RENEW: &str = "UPDATE_INSTRUCTIONS";

/// A phase of a language, and its instructions.
type Count = (String, u64);

/// Counts, and fails where a count is over its ceiling.
pub fn check(workspace: &Workspace) -> Outcome {
    install_valgrind(workspace)?;
    let counts = count(workspace)?;
    let rustc = output(&mut workspace.command("rustc", &["--version"]))?;
    let path = workspace.path(CEILINGS);
    if std::env::var_os(RENEW).is_some() {
        fs::write(&path, table(&counts, rustc.trim())).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("Written: {CEILINGS}");
        return Ok(());
    }
    let ceilings = read(&path)?;
    let mut over = Vec::new();
    println!("{:24} {:>14} {:>14}", "instructions", "now", "at most");
    for (name, count) in &counts {
        let ceiling = ceilings.lines().find_map(|line| line.strip_prefix(&format!("{name}\t"))?.parse::<u64>().ok());
        let ceiling = ceiling.ok_or_else(|| format!("{CEILINGS} has no ceiling for {name}. {}", renewal()))?;
        println!("{name:24} {count:>14} {ceiling:>14}");
        if *count > ceiling {
            over.push(format!("{name} takes {count} instructions; the ceiling is {ceiling}."));
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    let other = if ceilings.contains(rustc.trim()) { "" } else { "The ceilings are of another compiler, which may be all. " };
    Err(format!("{}\n{other}{}", over.join("\n"), renewal()))
}

fn renewal() -> String {
    format!("Where that is worth it, `{RENEW}=1 cargo xtask test --only instructions` takes the ceilings anew.")
}

fn table(counts: &[Count], rustc: &str) -> String {
    let mut text = format!("# phase\tinstructions at most: 5 % over what valgrind counted with {rustc}\n");
    for (name, count) in counts {
        let ceiling = count + count * TOLERANCE / 100;
        let _ = writeln!(text, "{name}\t{ceiling}");
    }
    text
}

fn count(workspace: &Workspace) -> Outcome<Vec<Count>> {
    let program = workspace.build_command_line()?;
    let work = workspace.target.join("instructions");
    texts::write_articles(workspace, &work)?;
    let nothing = instructions(workspace, &program, &work.join("callgrind.out"), &["--version"])?;
    let mut counts = Vec::new();
    for language in ["es", "en"] {
        let article = work.join(format!("{language}-article.txt"));
        let article = article.to_string_lossy();
        let times = |times| {
            let mut arguments = vec!["--format", "jsonl", "--language", language];
            arguments.resize(arguments.len() + times, &article);
            instructions(workspace, &program, &work.join("callgrind.out"), &arguments)
        };
        let once = times(1)?;
        let analysis = (times(1 + MORE as usize)? - once) / MORE;
        counts.push((format!("{language} start"), once.saturating_sub(nothing + analysis)));
        counts.push((format!("{language} article"), analysis));
    }
    Ok(counts)
}

/// The instructions of a run, as callgrind writes them into the file `out` under `totals:`.
pub fn instructions(workspace: &Workspace, program: &Path, out: &Path, arguments: &[&str]) -> Outcome<u64> {
    let mut command = workspace.command("valgrind", &["--tool=callgrind", "--quiet"]);
    command.arg(format!("--callgrind-out-file={}", out.display())).arg(program).args(arguments);
    output(&mut command)?;
    let total = read(out)?.lines().find_map(|line| line.strip_prefix("totals: ")?.trim().parse().ok());
    total.ok_or_else(|| "valgrind has counted nothing".to_owned())
}

/// Installs valgrind where it is missing and can be.
pub fn install_valgrind(workspace: &Workspace) -> Outcome {
    let root = || has_program("id") && output(&mut workspace.command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    if !has_program("valgrind") && has_program("apt-get") && root() {
        run(&mut workspace.command("apt-get", &["update", "-qq"]))?;
        let arguments = ["install", "-y", "-qq", "--no-install-recommends", "valgrind"];
        output_whatever_happens(workspace.command("apt-get", &arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    if has_program("valgrind") {
        Ok(())
    } else {
        Err("valgrind is missing: install it (on Debian `apt-get install valgrind`).".to_owned())
    }
}
