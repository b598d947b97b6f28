//! The build tool. `cargo xtask` prints what it can do.

mod api;
mod bench;
mod build;
mod dist;
mod guides;
mod headers;
mod hostile;
mod instructions;
mod node;
mod npm;
mod page;
mod python;
mod references;
mod release;
mod reproduce;
mod score;
mod serve;
mod size;
mod supply;
mod test;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use workspace::{Outcome, Workspace};

const HELP: &str = "\
Usage: cargo xtask TASK

  build                        what the page needs besides its own files, into www/pkg
  serve [--port N] [--no-open] build, then serve the page on a loopback port and open it
  dist [--out FOLDER]          build, then write the page as a folder for any host; target/dist unless another is named
  test [--only STEP]…          run everything that must hold, or some steps of it
  npm                          put the npm package together, in target/npm-package, and pack it
  size                         what each part of the engine takes over the wire
  bench [--only PART]… [--quick] measure times and sizes, beside others, and write docs/benchmarks.md
  reproduce                    build the engine here and in another folder; the bytes must be the same
  hostile [--megabytes N]      time and memory of texts that nobody writes, 20 MB each
  score [--misses]             score the command line on annotated articles, telling each miss
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match perform(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn perform(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h", ..] => {
            print!("{HELP}");
            Ok(())
        }
        ["build"] => {
            let workspace = Workspace::find()?;
            build::build(&workspace)?;
            build::print_sizes(&workspace).map(drop)
        }
        ["serve", rest @ ..] => {
            let settings = serve_settings(rest)?;
            let workspace = Workspace::find()?;
            build::build(&workspace)?;
            serve::serve(&workspace, settings)
        }
        ["dist", rest @ ..] => {
            let workspace = Workspace::find()?;
            let out = match rest {
                [] => workspace.target.join("dist"),
                ["--out", folder] => PathBuf::from(folder),
                _ => return Err(format!("`dist` takes `--out FOLDER`.\n\n{HELP}")),
            };
            dist::write(&workspace, &out)
        }
        ["test", rest @ ..] => test::test(&Workspace::find()?, &only(rest)?),
        ["npm"] => {
            let workspace = Workspace::find()?;
            build::build(&workspace)?;
            npm::pack(&workspace).map(drop)
        }
        ["size"] => {
            let workspace = Workspace::find()?;
            build::build(&workspace)?;
            size::print(&workspace)
        }
        ["bench", rest @ ..] => bench::bench(&Workspace::find()?, &bench_settings(rest)?),
        ["reproduce"] => reproduce::check(&Workspace::find()?),
        ["hostile"] => hostile::run(&Workspace::find()?, hostile::MEGABYTES),
        ["hostile", "--megabytes", number] => {
            hostile::run(&Workspace::find()?, number.parse().map_err(|_| "--megabytes wants a whole number.")?)
        }
        ["score"] => score::score(&Workspace::find()?, false),
        ["score", "--misses"] => score::score(&Workspace::find()?, true),
        _ => Err(format!("There is no such task: {}\n\n{HELP}", words.join(" "))),
    }
}

fn only<'a>(words: &[&'a str]) -> Outcome<Vec<&'a str>> {
    let named = words.chunks(2).map(|pair| match *pair {
        ["--only", step] => Ok(step),
        _ => Err(format!("`test` takes `--only STEP`. The steps are: {}.", test::step_names().join(", "))),
    });
    named.collect()
}

fn bench_settings<'a>(words: &[&'a str]) -> Outcome<bench::Settings<'a>> {
    let mut settings = bench::Settings { only: Vec::new(), quick: false };
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        match word {
            "--quick" => settings.quick = true,
            "--only" => {
                let part = words.next().ok_or_else(|| format!("--only wants one of {}.", bench::PARTS.join(", ")))?;
                settings.only.push(part);
            }
            _ => return Err(format!("`bench` has no option {word}.\n\n{HELP}")),
        }
    }
    Ok(settings)
}

fn serve_settings(words: &[&str]) -> Outcome<serve::Settings> {
    let mut settings = serve::Settings { port: None, browser: true };
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        match word {
            "--no-open" => settings.browser = false,
            "--port" => {
                let number = words.next().and_then(|number| number.parse().ok());
                settings.port = Some(number.ok_or("--port wants a number from 0 to 65535.")?);
            }
            _ => return Err(format!("`serve` has no option {word}.\n\n{HELP}")),
        }
    }
    Ok(settings)
}
