//! The command line as its users meet it: what it prints, where, and how it ends.
#![cfg(feature = "cli")]

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SENTENCE: &str = "Seúl 👍 estima que unos 3.000 soldados norcoreanos llegaron a Rusia, según la ONU.";

fn subraya(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_subraya"));
    command.args(arguments).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

/// Runs the command with `input` on standard input.
fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut command = subraya(arguments);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command starts");
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().expect("it has an input").write_all(input.as_ref());
    child.wait_with_output().expect("the command ends")
}

/// What it prints where all goes well.
#[track_caller]
fn printed(arguments: &[&str], input: impl AsRef<[u8]>) -> String {
    let output = run(arguments, input);
    assert_eq!(error_text(&output), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).expect("it prints text")
}

#[track_caller]
fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it prints JSON")
}

fn error_text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file of this name with these bytes.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).expect("the file is written");
    path.to_str().expect("a plain path").to_owned()
}

/// The words of the first actor, cut out by `slice`.
fn first_actor(result: &Value, slice: impl Fn(usize, usize) -> String) -> String {
    let mention = &result["actors"][0]["mentions"][0];
    let at = |key: &str| usize::try_from(mention[key].as_u64().expect("an offset")).expect("a small one");
    slice(at("start"), at("end"))
}

#[test]
fn standard_input_gives_one_object() {
    for arguments in [&[][..], &["-"], &["--format", "json"], &["--language", "es"], &["--language", "auto"]] {
        let result = json(&printed(arguments, SENTENCE));
        assert_eq!(result["schema"], 1);
        assert_eq!(result["language"], "es");
        assert_eq!(result["offsets"], "utf16");
        assert!(result.get("file").is_none());
        for list in ["actors", "figures", "attributions"] {
            assert!(result[list].as_array().is_some_and(|list| !list.is_empty()), "no {list}");
        }
    }
}

#[test]
fn the_result_is_the_one_that_the_library_gives() {
    let library = subraya::analyze(SENTENCE, &subraya::Options::default()).expect("nothing to refuse");
    assert_eq!(json(&printed(&["--offsets", "utf8"], SENTENCE)), serde_json::to_value(library).expect("it is written"));
}

#[test]
fn offsets_count_what_was_asked_for() {
    let units: Vec<u16> = SENTENCE.encode_utf16().collect();
    let chars: Vec<char> = SENTENCE.chars().collect();
    let by_unit = |unit| json(&printed(&["--offsets", unit], SENTENCE));
    let bytes = first_actor(&by_unit("utf8"), |start, end| SENTENCE[start..end].to_owned());
    assert!(!bytes.is_empty());
    let last = |result: &Value| result["attributions"].as_array().and_then(|list| list.last()).expect("one")["cue"].clone();
    let cue = |unit| {
        let span = last(&by_unit(unit));
        let at = |key: &str| usize::try_from(span[key].as_u64().expect("an offset")).expect("a small one");
        (at("start"), at("end"))
    };
    let (start, end) = cue("utf8");
    let words = &SENTENCE[start..end];
    let (start, end) = cue("utf16");
    assert_eq!(String::from_utf16_lossy(&units[start..end]), words);
    let (start, end) = cue("chars");
    assert_eq!(chars[start..end].iter().collect::<String>(), words);
    assert_eq!(first_actor(&by_unit("utf16"), |start, end| String::from_utf16_lossy(&units[start..end])), bytes);
}

#[test]
fn several_inputs_give_an_array_with_their_names() {
    let a = file("several-a.txt", SENTENCE);
    let result = json(&printed(&[&a, "-", &a], "Moscú lo negó."));
    let names: Vec<_> = result.as_array().expect("an array").iter().map(|item| item["file"].as_str().expect("a name")).collect();
    assert_eq!(names, [&a, "-", &a]);
    assert_eq!(result[0]["actors"], result[2]["actors"]);
}

#[test]
fn json_lines_are_one_line_an_input() {
    let a = file("lines-a.txt", SENTENCE);
    let lines = printed(&["--format", "jsonl", &a, &a], "");
    assert_eq!(lines.lines().count(), 2);
    for line in lines.lines() {
        assert_eq!(json(line)["file"], *a);
    }
    assert_eq!(json(&printed(&["--format", "jsonl"], SENTENCE))["file"], "-");
}

#[test]
fn text_has_brackets_where_there_is_no_colour() {
    for arguments in [&["--format", "text"][..], &["--format", "text", "--color", "never"]] {
        let text = printed(arguments, SENTENCE);
        assert!(!text.contains('\u{1b}'), "{text}");
        let (article, lists) = text.split_once("\n\n").expect("lists after the article");
        for mark in ["[", "{", "‹", "/según/"] {
            assert!(article.contains(mark), "no {mark} in {article}");
        }
        let without: String = article.chars().filter(|c| !"[]{}‹›/".contains(*c)).collect();
        assert_eq!(without, SENTENCE);
        for heading in ["Who says what\n", "Figures\n", "Actors\n"] {
            assert!(lists.contains(heading), "no {heading}");
        }
        assert!(lists.contains("KP"), "{lists}");
    }
}

#[test]
fn text_is_coloured_where_that_is_asked_for() {
    let text = printed(&["--format", "text", "--color", "always"], SENTENCE);
    assert!(text.contains("\u{1b}["));
    assert!(!text.contains('{'));
    let mut command = subraya(&["--format", "text"]);
    let piped = command.env("CLICOLOR_FORCE", "1").arg(file("forced.txt", SENTENCE)).output().expect("it runs");
    assert!(String::from_utf8_lossy(&piped.stdout).contains("\u{1b}["));
}

#[test]
fn no_color_is_obeyed() {
    let mut command = subraya(&["--format", "text"]);
    let output = command.env("NO_COLOR", "1").arg(file("no-color.txt", SENTENCE)).output().expect("it runs");
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn the_article_can_not_command_the_terminal() {
    let text = printed(&["--format", "text", "--color", "always"], "Moscú \u{1b}]0;mine\u{7} dijo\u{9b}31m que irá.\r\nFin");
    assert!(!text.contains("\u{1b}]") && !text.contains('\u{7}') && !text.contains('\u{9b}') && !text.contains('\r'), "{text:?}");
}

#[test]
fn html_is_one_inert_page() {
    let article =
        "<script>alert('x')</script> Corea del Sur & \"Rusia\" dijo que «<b>3.000 soldados</b> rusos» llegaron, según la ONU.";
    let html = printed(&["--format", "html"], article);
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("http://") && !html.contains("https://"));
    assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;"));
    assert!(html.contains("default-src 'none'"));
    for class in ["actor", "figure", "content", "cue"] {
        assert!(html.contains(&format!("<mark class=\"{class}\" title=\"")), "no {class}");
    }
    assert_eq!(html.matches("<mark").count(), html.matches("</mark>").count());
    let body = html.split_once("class=\"text\"").expect("the article").1;
    let body = body.split_once('>').expect("its tag ends").1.split_once("</div>").expect("it ends").0;
    assert_eq!(without_tags(body), article);
}

#[test]
fn html_holds_all_articles_in_one_page() {
    let a = file("page <a>.txt", SENTENCE);
    let html = printed(&["--format", "html", &a, &a], "");
    assert_eq!(html.matches("<article>").count(), 2);
    assert_eq!(html.matches("<!doctype").count(), 1);
    assert!(html.contains("page &lt;a&gt;.txt</h1>"));
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    marks.iter().fold(text, |text, (written, meant)| text.replace(written, meant))
}

#[test]
fn a_bad_file_is_told_and_the_others_go_on() {
    let good = file("good.txt", SENTENCE);
    let latin = file("latin.txt", b"caf\xe9 con leche");
    let output = run(&["--format", "jsonl", "no-such-file.txt", &good, &latin, &good], "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 2);
    let told = error_text(&output);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 2, "{told}");
    assert!(lines[0].starts_with("subraya: no-such-file.txt: "), "{told}");
    assert!(lines[1].starts_with(&format!("subraya: {latin}: not UTF-8 text: no character begins at byte 3.")), "{told}");
}

#[test]
fn each_article_tells_its_language_unless_one_is_asked_for() {
    let spanish = file("spanish.txt", SENTENCE);
    let english = file("english.txt", "The ministry said on Monday that its troops had left the city.");
    let languages = |arguments: &[&str]| -> Vec<String> {
        let lines = printed(&[&["--format", "jsonl", &spanish, &english], arguments].concat(), "");
        lines.lines().map(|line| json(line)["language"].as_str().expect("a code").to_owned()).collect()
    };
    assert_eq!(languages(&[]), ["es", "en"]);
    assert_eq!(languages(&["--language", "auto"]), ["es", "en"]);
    assert_eq!(languages(&["--language", "en"]), ["en", "en"]);
}

#[test]
fn a_text_in_no_known_language_is_told_and_the_others_go_on() {
    let good = file("known.txt", SENTENCE);
    let german = "Der Minister sagte, die Soldaten seien noch nicht in der Stadt.";
    let output = run(&["--format", "jsonl", "-", &good], german);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 1);
    let told = error_text(&output);
    assert!(told.starts_with("subraya: standard input: The text does not look like any language"), "{told}");
    assert!(told.contains("Spanish (es), English (en)"), "{told}");
    assert_eq!(json(&printed(&["--language", "es"], german))["language"], "es");
}

#[test]
fn an_array_stays_json_whatever_fails() {
    let good = file("array-good.txt", SENTENCE);
    for (names, length) in [(["gone.txt", "gone.txt"], 0), (["gone.txt", &good], 1), ([&good, "gone.txt"], 1)] {
        let output = run(&names, "");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(json(&String::from_utf8_lossy(&output.stdout)).as_array().map(Vec::len), Some(length));
    }
}

#[test]
fn standard_input_is_called_by_its_name() {
    let output = run(&[], b"\xff");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(error_text(&output).starts_with("subraya: standard input: not UTF-8 text"));
}

#[test]
fn a_folder_is_no_article() {
    let output = run(&["."], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(error_text(&output).starts_with("subraya: .: "));
}

#[test]
fn wrong_usage_is_status_2() {
    for arguments in [&["--format", "xml"][..], &["--language", "xx"], &["--offsets", "bytes"], &["--nonsense"]] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        assert!(error_text(&output).contains(arguments.last().expect("one")), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_answers() {
    let help = printed(&["--help"], "");
    for part in ["Usage: subraya", "--format", "--language", "--offsets", "Examples:", "Exit status:"] {
        assert!(help.contains(part), "no {part}");
    }
    assert_eq!(printed(&["--version"], ""), format!("subraya {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn an_empty_text_is_an_empty_result() {
    for format in ["json", "jsonl", "text", "html"] {
        printed(&["--format", format], "");
    }
    assert_eq!(json(&printed(&[], " \n"))["actors"], Value::Array(Vec::new()));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let long = file("long.txt", format!("{SENTENCE}\n\n").repeat(2000));
    let mut child = subraya(&[&long, &long]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), error_text(&output)), (Some(0), String::new()));
}

#[test]
fn rules_are_told_on_demand() {
    let told = json(&printed(&["--rules"], SENTENCE));
    assert_eq!(told["figures"][0]["rule"], "figure.counted_noun");
    assert!(told["attributions"].as_array().expect("a list").iter().all(|attribution| attribution["rule"].is_string()));
    assert!(told["actors"][0]["mentions"][0]["rule"].is_string());
    assert!(!printed(&[], SENTENCE).contains("\"rule\""));
}

#[test]
fn explain_shows_each_stage_with_its_rule() {
    let explained = printed(&["--explain"], "Seúl estima que unos 3.000 soldados norcoreanos llegaron a Rusia.");
    let row = |stage: &str, words: &str| {
        explained
            .lines()
            .find(|line| line.trim_start().starts_with(stage) && line.contains(words))
            .unwrap_or_else(|| panic!("no {stage} with {words} in\n{explained}"))
    };
    assert!(row("token", "estima").contains("report_verb"));
    assert!(row("number", "unos 3.000").contains("3000 to 3000"));
    assert!(row("actor", "soldados norcoreanos").contains("body, KP"));
    assert!(row("figure", "unos 3.000 soldados norcoreanos").contains("personnel"));
    assert!(row("attribution", "estima").contains("Seúl"));
    assert_eq!(run(&["--explain", "--format", "json"], SENTENCE).status.code(), Some(2));
}

#[test]
fn explain_shows_what_was_considered_and_lost() {
    let explained = printed(&["--explain"], "Hubo combates en Kursk.");
    assert!(explained.lines().any(|line| line.contains("considered") && line.contains("Kursk") && line.contains("no actor")));
}
