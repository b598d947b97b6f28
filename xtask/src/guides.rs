//! Runs what the guides show: each block of shell, JavaScript and Python in `README.md` and `docs/`, in the order in which it stands,
//! and compares what it prints with the block of `text` right after it. Rust's blocks are documentation tests of `src/lib.rs`.
//!
//! A block is not run where its first line says so, with a reason: `sh no-run (it serves until it is stopped)`. One with `in-project`
//! runs in a copy of the project, to which blocks of `diff` are applied.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::workspace::{Outcome, Workspace, empty, output, read, write};
use crate::{build, dist, node, npm, python};

/// What lies in the folder where a guide's commands run.
const FILES: [(&str, &str); 4] = [
    ("article.txt", ARTICLE),
    ("news/note.txt", ARTICLE),
    ("pages/page.html", "<!doctype html><title>Nota</title><article><h1>Nota</h1><p>Moscú lo niega, según Pekín.</p></article>"),
    ("dump.jsonl", "{\"url\": \"https://example.org/1\", \"body\": \"Moscú lo niega, según Pekín.\"}\n"),
];

const ARTICLE: &str = "Corea del Sur estima que Pyongyang ha enviado unos 3.000 soldados a Rusia. Moscú lo niega.\n";

/// What is run.
const LANGUAGES: [&str; 4] = ["diff", "js", "python", "sh"];
/// What is shown, and needs nothing else.
const SHOWN: [&str; 7] = ["caddy", "html", "json", "nginx", "text", "toml", "tsv"];

/// A fenced block.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    line: usize,
    language: String,
    /// What its first line says after the language.
    note: String,
    code: String,
    /// What it has to print.
    expected: Option<String>,
}

/// Runs the blocks of every guide.
pub fn check(workspace: &Workspace) -> Outcome {
    let mut guides = vec!["README.md".to_owned()];
    let entries = fs::read_dir(workspace.path("docs")).map_err(|error| format!("docs: {error}"))?;
    guides.extend(entries.filter_map(|entry| Some(format!("docs/{}", entry.ok()?.file_name().to_str()?))));
    guides.retain(|name| Path::new(name).extension().is_some_and(|extension| extension == "md"));
    guides.sort();
    let doctests = read(&workspace.path("src/lib.rs"))?;
    let mut tools: Option<Tools> = None;
    for name in guides {
        let blocks = blocks(&read(&workspace.path(&name))?).map_err(|reason| format!("{name}, {reason}"))?;
        if blocks.iter().any(|block| block.language == "rust") && !doctests.contains(&format!("include_str!(\"../{name}\")")) {
            return Err(format!("{name} has Rust that nobody runs: include it in src/lib.rs, as the other guides are."));
        }
        if !blocks.iter().any(is_run) {
            continue;
        }
        let made = tools.take().map_or_else(|| Tools::make(workspace), Ok)?;
        let place = Place::make(workspace, &name)?;
        for block in blocks.iter().filter(|block| is_run(block)) {
            println!("{name}:{}: {} {}", block.line, block.language, block.note);
            place.run(&made, block).map_err(|reason| format!("{name}:{}: {reason}", block.line))?;
        }
        tools = Some(made);
    }
    Ok(())
}

fn is_run(block: &Block) -> bool {
    LANGUAGES.contains(&block.language.as_str()) && !block.note.starts_with("no-run")
}

/// The fenced blocks of a guide; an error is one of which nobody can tell whether it is run.
fn blocks(text: &str) -> Outcome<Vec<Block>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut lines = text.lines().enumerate();
    // The line after the last block, where the output of that block may begin.
    let mut after = 0;
    while let Some((at, line)) = lines.next() {
        let Some(info) = line.trim_start().strip_prefix("```") else {
            after += usize::from(after == at && line.trim().is_empty());
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let (language, note) = info.split_once(' ').unwrap_or((info, ""));
        let mut code = String::new();
        for (end, line) in lines.by_ref() {
            if line.trim() == "```" {
                let adjoins = after == at;
                after = end + 1;
                match blocks.last_mut() {
                    Some(before) if language == "text" && adjoins && before.expected.is_none() => {
                        before.expected = Some(std::mem::take(&mut code));
                    }
                    _ => {}
                }
                break;
            }
            code.push_str(line.get(indent..).unwrap_or_default());
            code.push('\n');
        }
        let line = at + 1;
        if language != "rust" && !LANGUAGES.contains(&language) && !SHOWN.contains(&language) {
            return Err(format!("line {line}: a block of “{language}”, of which nobody can tell whether it is run."));
        }
        if note.starts_with("no-run") && !note.contains('(') {
            return Err(format!("line {line}: a block that is not run says why: `no-run (reason)`."));
        }
        if language != "text" {
            blocks.push(Block { line, language: language.to_owned(), note: note.to_owned(), code, expected: None });
        }
    }
    Ok(blocks)
}

/// What the blocks are run with.
struct Tools {
    /// The folder of the command line comes first.
    path: OsString,
    python: PathBuf,
}

impl Tools {
    /// Builds the command line, the npm package and the Python package.
    fn make(workspace: &Workspace) -> Outcome<Self> {
        node::check_node(workspace)?;
        build::build(workspace)?;
        let packed = npm::pack(workspace)?;
        npm::unpack(workspace, &packed, &workspace.target.join("guides/node_modules"))?;
        let program = workspace.build_command_line()?;
        let folders = env::var_os("PATH").unwrap_or_default();
        let folders = program.parent().map(Path::to_owned).into_iter().chain(env::split_paths(&folders));
        let path = env::join_paths(folders).map_err(|error| format!("PATH: {error}"))?;
        Ok(Self { path, python: python::with_package(workspace)? })
    }
}

/// Where a guide's blocks run.
struct Place<'a> {
    workspace: &'a Workspace,
    folder: PathBuf,
}

impl<'a> Place<'a> {
    fn make(workspace: &'a Workspace, guide: &str) -> Outcome<Self> {
        let folder = workspace.target.join("guides").join(guide.replace(['/', '.'], "-"));
        empty(&folder)?;
        for (name, text) in FILES {
            write(&folder.join(name), text)?;
        }
        write(&folder.join("dump.jsonl.gz"), dist::gzip(FILES[3].1.as_bytes())?)?;
        Ok(Self { workspace, folder })
    }

    fn run(&self, tools: &Tools, block: &Block) -> Outcome {
        let folder =
            if block.note.contains("in-project") || block.language == "diff" { self.project()? } else { self.folder.clone() };
        let file = |extension: &str| {
            let path = folder.join(format!("example-{}.{extension}", block.line));
            write(&path, &block.code).map(|()| path)
        };
        let mut command = match block.language.as_str() {
            "sh" => {
                let mut shell = Command::new("sh");
                shell.args(["-eu", "-c", &block.code]);
                shell
            }
            "diff" => {
                let mut git = Command::new("git");
                // It shall not take the copy for a part of the project that it lies in.
                git.arg("apply").arg(file("diff")?).env("GIT_CEILING_DIRECTORIES", &self.folder);
                git
            }
            "js" => {
                let mut node = Command::new("node");
                node.arg(file("mjs")?);
                node
            }
            _ => {
                let mut python = Command::new(&tools.python);
                python.arg(file("py")?);
                python
            }
        };
        // Cargo takes a copy for the project itself where both build in one folder.
        let target = self.workspace.target.join("guides/target");
        command.current_dir(&folder).env("PATH", &tools.path).env("CARGO_TARGET_DIR", target);
        let printed = output(&mut command)?;
        match &block.expected {
            // Some formats end their lines as Windows does.
            Some(expected) if expected.trim().lines().ne(printed.trim().lines()) => {
                Err(format!("the guide shows\n{}\nand this was printed:\n{}", expected.trim(), printed.trim()))
            }
            _ => Ok(()),
        }
    }

    /// A copy of the project's sources, for a guide that changes them; made when it is first asked for.
    fn project(&self) -> Outcome<PathBuf> {
        let copy = self.folder.join("project");
        if copy.is_dir() {
            return Ok(copy);
        }
        let list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        for name in output(&mut self.workspace.command("git", &list))?.split_terminator('\0') {
            // What has been taken away and not yet told to git is on the list as well.
            if let Ok(bytes) = fs::read(self.workspace.path(name)) {
                write(&copy.join(name), bytes)?;
            }
        }
        Ok(copy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_has_the_output_that_stands_right_after_it() {
        let guide = "Try\n\n  ```sh\n  echo a\n    echo b\n  ```\n\n```text\na\n```\n\nWords.\n\n```text\nc\n```\n```sh no-run (slow)\nd\n```\n";
        let blocks = blocks(guide).expect("it is well");
        let [first, second] = &blocks[..] else { panic!("{blocks:?}") };
        assert_eq!((first.line, first.code.as_str(), first.expected.as_deref()), (3, "echo a\n  echo b\n", Some("a\n")));
        assert_eq!((second.line, second.expected.as_ref(), is_run(first), is_run(second)), (17, None, true, false));
    }

    #[test]
    fn what_may_be_left_out_is_told() {
        assert!(blocks("```\nls\n```\n").is_err_and(|reason| reason.starts_with("line 1")));
        assert!(blocks("```bash\nls\n```\n").is_err());
        assert!(blocks("```sh no-run\nls\n```\n").is_err_and(|reason| reason.contains("says why")));
    }
}
