//! What comes from elsewhere: every lock file fits its manifest, cargo-deny lets every crate in (`deny.toml`), and npm knows of
//! no hole in any package.
//!
//! Advisories come from the network. Where their source can't be reached that is said, and is no failure; an answer that
//! tells of a hole is one.

use std::process::Command;

use crate::workspace::{Outcome, Workspace, has_program, run};

/// The folders with a lock file of npm's.
const PACKAGES: [&str; 4] = ["tests/browser", "tests/npm/consumer", "xtask/npm", "benches/peers"];

/// What an audit comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Clean,
    /// Nobody was reached who could tell.
    Unknown,
    Wrong,
}

/// Checks everything, and says what could not be checked.
pub fn check(workspace: &Workspace) -> Outcome {
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml", "python/Cargo.toml"] {
        let arguments = ["metadata", "--locked", "--format-version", "1", "--manifest-path", manifest];
        run(workspace.cargo(&arguments).stdout(std::process::Stdio::null()))?;
    }
    println!("Lock files: they fit their manifests.");
    let mut wrong = Vec::new();
    if has_program("cargo-deny") {
        for (manifest, what) in [("Cargo.toml", "crates"), ("python/Cargo.toml", "crates of the Python package")] {
            let deny = |words: &[&str]| {
                let mut command = workspace.cargo(&["deny", "--manifest-path", manifest, "--log-level", "error", "check"]);
                command.args(words);
                command
            };
            run(&mut deny(&["licenses", "bans", "sources"]))?;
            let (told, succeeded) = say(&mut deny(&["advisories"]))?;
            report("cargo deny: advisories", what, &told, of_deny(&told, succeeded), &mut wrong);
        }
    } else {
        println!("Crates: NOT CHECKED, for cargo-deny is missing; `cargo install cargo-deny --locked` brings it.");
    }
    for folder in PACKAGES {
        let mut audit = workspace.command("npm", &["audit", "--json", "--package-lock-only"]);
        let (told, _) = say(audit.current_dir(workspace.path(folder)))?;
        report("npm audit", folder, &told, of_npm(&told), &mut wrong);
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("Not to be let in: {}", wrong.join(", "))) }
}

fn report<'a>(tool: &str, what: &'a str, told: &str, verdict: Verdict, wrong: &mut Vec<&'a str>) {
    match verdict {
        Verdict::Clean => println!("{tool}, {what}: nothing known."),
        Verdict::Unknown => println!("{tool}, {what}: NOT CHECKED, for the source of advisories was not reached."),
        Verdict::Wrong => {
            println!("{tool}, {what}:\n{told}");
            wrong.push(what);
        }
    }
}

/// What a command prints, on both of its outputs, and whether it succeeds.
fn say(command: &mut Command) -> Outcome<(String, bool)> {
    let ran =
        command.output().map_err(|error| format!("`{}` does not start: {error}", command.get_program().to_string_lossy()))?;
    let told = [ran.stdout, ran.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    Ok((told, ran.status.success()))
}

fn of_deny(told: &str, succeeded: bool) -> Verdict {
    if succeeded {
        Verdict::Clean
    } else if told.contains("failed to fetch advisory database") {
        Verdict::Unknown
    } else {
        Verdict::Wrong
    }
}

/// npm exits alike after a hole and after a refusal; what it counts tells which it was.
fn of_npm(told: &str) -> Verdict {
    let json = told.find('{').map_or("", |start| &told[start..]);
    let answer = serde_json::Deserializer::from_str(json).into_iter::<serde_json::Value>().next();
    let Some(Ok(answer)) = answer else { return Verdict::Unknown };
    match answer["metadata"]["vulnerabilities"]["total"].as_u64() {
        Some(0) => Verdict::Clean,
        Some(_) => Verdict::Wrong,
        None => Verdict::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_fails_and_silence_does_not() {
        let counted = |total: u32| format!(r#"{{"vulnerabilities":{{}},"metadata":{{"vulnerabilities":{{"total":{total}}}}}}}"#);
        assert_eq!(of_npm(&counted(0)), Verdict::Clean);
        assert_eq!(of_npm(&counted(2)), Verdict::Wrong);
        assert_eq!(of_npm("{\"message\":\"405 Method Not Allowed\",\"error\":{}}\nnpm error"), Verdict::Unknown);
        assert_eq!(of_npm("npm error network"), Verdict::Unknown);
        assert_eq!(of_deny("advisories ok", true), Verdict::Clean);
        assert_eq!(of_deny("[ERROR] failed to fetch advisory database", false), Verdict::Unknown);
        assert_eq!(of_deny("error[vulnerability]: …", false), Verdict::Wrong);
    }
}
