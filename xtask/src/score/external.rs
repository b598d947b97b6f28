//! What the tests on cases by others tell, where these cases lie beside the repository.

use crate::workspace::{Outcome, Workspace, output_whatever_happens};

/// The tests, each of which skips itself where its cases are missing.
const TESTS: [&str; 2] = ["external_numbers", "external_news"];

/// How the lines begin that tell a total.
const TOTALS: [&str; 3] = ["duckling", "text2num", "gum news"];

/// Prints the totals. They run as tests because that is where the library's own functions are at hand, and so that `cargo test`
/// holds the floors.
pub fn print_totals(workspace: &Workspace) -> Outcome {
    let mut command = workspace.cargo(&["test", "--quiet", "--no-fail-fast"]);
    command.args(TESTS.iter().flat_map(|test| ["--test", test])).args(["--", "--nocapture"]);
    let told = output_whatever_happens(&mut command)?;
    // The test runner's dots stand before some lines; the cases that were missed stand after the number's.
    let lines =
        told.lines().map(|line| line.trim_start_matches(['.', 'F'])).map(|line| line.split("; missed").next().unwrap_or(line));
    let totals: Vec<&str> = lines.filter(|line| TOTALS.iter().any(|start| line.starts_with(start))).collect();
    if totals.is_empty() {
        println!("external: no cases by others");
    }
    for total in totals {
        println!("{total}");
    }
    Ok(())
}
