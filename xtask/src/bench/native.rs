//! The benches of this machine, which criterion runs, and its samples read.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::measurement::Measurement;
use crate::workspace::{Outcome, Workspace, read, run};

/// The benches in the order of the report: criterion's group, and the bench in it.
const BENCHES: [(&str, &str); 11] = [
    ("analyze", "article"),
    ("stage", "Document"),
    ("stage", "Numbers"),
    ("stage", "Actors"),
    ("stage", "Figures"),
    ("stage", "Attributions"),
    ("stage", "Links"),
    ("analyze", "10k"),
    ("analyze", "100k"),
    ("analyze", "1m"),
    ("analyze", "10m"),
];

#[derive(Deserialize)]
struct Sample {
    iters: Vec<f64>,
    times: Vec<f64>,
}

/// Runs criterion and reads what it has written, as far as it came.
pub fn measure(workspace: &Workspace, work: &Path, quick: bool, found: &mut Vec<Measurement>) -> Outcome {
    let folder = workspace.target.join("criterion");
    // What an earlier run has left would pass for this one's.
    let _ = fs::remove_dir_all(&folder);
    let mut command = workspace.cargo(&["bench", "--quiet", "--bench", "analysis", "--", "--quiet", "--noplot"]);
    command.env("SUBRAYA_BENCH", work);
    if quick {
        command.env("SUBRAYA_QUICK", "1");
    }
    let outcome = run(&mut command);
    for (group, bench) in BENCHES {
        for language in ["es", "en"] {
            let path = folder.join(group).join(bench).join(language).join("new/sample.json");
            if !path.is_file() {
                continue;
            }
            let sample: Sample = serde_json::from_str(&read(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            let times = sample.times.iter().zip(&sample.iters).map(|(time, times)| time / times / 1e6).collect();
            let text = work.join("texts").join(format!("{language}-{bench}.txt"));
            let bytes = fs::metadata(text).ok().and_then(|text| u32::try_from(text.len()).ok()).map(f64::from);
            let what = if group == "stage" { format!("article, stage {bench}") } else { bench.to_owned() };
            found.push(Measurement::of("native", &what, language, bytes, times));
        }
    }
    outcome
}
