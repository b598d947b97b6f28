//! Measures how fast and how small everything is, beside others that do a part of it, and writes `docs/benchmarks.md`.
//!
//! Each part is a program that measures (criterion's for this machine, scripts in `benches/` for Node.js and the browsers)
//! and says what it found; here it is put together.

mod measurement;
mod native;
mod report;
mod targets;
pub mod texts;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::workspace::{Outcome, Workspace, each_line, run};
use crate::{build, node, page};
use measurement::Measurement;

/// What can be measured by itself.
pub const PARTS: [&str; 5] = ["native", "node", "browsers", "page", "peers"];

/// What npm installs of the peers, and the script that bundles them.
const PEER_FILES: [&str; 3] = ["package.json", "package-lock.json", "bundle.mjs"];

/// What to measure, and how patiently.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// The parts to measure; all where none is named.
    pub only: Vec<&'a str>,
    /// Whether to take fewer samples of shorter texts.
    pub quick: bool,
}

/// Measures, and writes what was found: into `docs/` where everything was measured with patience, else beside the build.
pub fn bench(workspace: &Workspace, settings: &Settings) -> Outcome {
    let parts: Vec<&str> = PARTS.into_iter().filter(|part| settings.only.is_empty() || settings.only.contains(part)).collect();
    if parts.is_empty() {
        return Err(format!("There is no such part. The parts are: {}.", PARTS.join(", ")));
    }
    let work = workspace.target.join("bench");
    texts::write(workspace, &work.join("texts"))?;
    if parts != ["native"] {
        node::check_node(workspace)?;
        build::build(workspace)?;
    }
    let load = report::load();
    let mut found = Vec::new();
    let mut failed = Vec::new();
    for part in parts {
        println!("=== {part}");
        let began = Instant::now();
        // What took minutes to measure is not thrown away because something after it failed.
        let outcome = match part {
            "native" => native::measure(workspace, &work, settings.quick, &mut found),
            part => scripted(workspace, &work, part, settings.quick, &mut found),
        };
        if let Err(reason) = outcome {
            println!("{reason}");
            failed.push(part);
        }
        println!("--- {part}: {:.0} s", began.elapsed().as_secs_f64());
    }
    let whole = settings.only.is_empty() && !settings.quick;
    let path = if whole { workspace.path("docs/benchmarks.md") } else { work.join("benchmarks.md") };
    let text = report::markdown(workspace, &found, &failed, settings, &load);
    fs::write(&path, &text).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("\n{text}\nWritten to {}", path.display());
    if failed.is_empty() { Ok(()) } else { Err(format!("Failed: {}", failed.join(", "))) }
}

/// Runs the script of a part, which prints a measurement a line, and tells how far it is on its other channel.
fn scripted(workspace: &Workspace, work: &Path, part: &str, quick: bool, found: &mut Vec<Measurement>) -> Outcome {
    let mut command = workspace.command("node", &[]);
    command.arg(workspace.path("benches").join(format!("{part}.mjs"))).env("SUBRAYA_BENCH", work);
    if quick {
        command.arg("--quick");
    }
    if part == "peers" {
        bundle_peers(workspace, work)?;
    }
    if part != "node" {
        node::install_packages(workspace)?;
        command.envs(node::find_browsers(workspace)?);
    }
    each_line(&mut command, |line| {
        found.push(Measurement::parse(line).map_err(|error| format!("benches/{part}.mjs: {error}: {line}"))?);
        Ok(())
    })
}

/// Installs the peers that the lock file names, outside the sources, and makes a module of each.
fn bundle_peers(workspace: &Workspace, work: &Path) -> Outcome<PathBuf> {
    let sources = workspace.path("benches/peers");
    let folder = work.join("npm");
    page::install(workspace, &sources, &folder, &PEER_FILES)?;
    let entries = fs::read_dir(&sources).map_err(|error| format!("{}: {error}", sources.display()))?;
    for path in
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.extension().is_some_and(|end| end == "js"))
    {
        if let Some(name) = path.file_name() {
            fs::copy(&path, folder.join(name)).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    run(workspace.command("node", &["bundle.mjs"]).arg(work.join("peers")).current_dir(&folder))?;
    Ok(folder)
}
