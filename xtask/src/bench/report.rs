//! What was measured, as Markdown.

use std::fmt::Write as _;
use std::thread;

use super::Settings;
use super::measurement::Measurement;
use super::targets::{ratio, targets};
use crate::workspace::{Workspace, output, read};

const TEXTS: &str = "\
The texts are our own articles in `tests/articles/own-*`, paragraph after paragraph in the order of their names, and from the
beginning again where there are no more: *the article* is as much as makes 700 words, *10k* to *10m* as much as makes 10 kB to
10 MB. Times are medians; *quartiles* tell how far apart the samples lie. A browser's MB is 1,000,000 bytes of UTF-8.

*ready* is the time from the bytes to an answer about one sentence in each language (compiling, instantiating, building the
packs), with a module that the browser has never seen; *compiled* the part of it until the exports are there; *first* the first
article after that. *article* and the longer texts are whole analyses with their result in JavaScript, by an engine that has
warmed up. Memory is all that the WebAssembly has asked for by the end, which it never gives back. *main thread* is the
processor's time of all tasks of the page's main thread from the paste until the page has come to rest, *until painted* of those
until the frame with the first highlights; *text shown* and
*highlights painted* are times on the clock until the frame with them. A frame of scrolling is measured with frames as fast as
they can be made. The bookmark's time begins when its script makes the panel.
";

/// How much else the machine does, where it tells; the three numbers are of the last one, five and fifteen minutes.
pub fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').take(3).collect::<Vec<_>>().join(", ")
}

/// The whole report.
pub fn markdown(workspace: &Workspace, found: &[Measurement], failed: &[&str], settings: &Settings, load: &str) -> String {
    let mut text = String::from("# Benchmarks\n\n");
    let mut command = vec!["cargo xtask bench"];
    command.extend(settings.only.iter().flat_map(|part| ["--only", part]));
    command.extend(settings.quick.then_some("--quick"));
    let command = format!("`{}`", command.join(" "));
    let _ = writeln!(text, "Written by {command}. Times of other machines differ; ratios of one run can be compared.\n");
    text.push_str(&machine(workspace, found, load));
    if !failed.is_empty() {
        let _ =
            writeln!(text, "\n**These parts ended early, so what they measure last is missing here: {}.**", failed.join(", "));
    }
    let _ = write!(text, "\n{TEXTS}");
    text.push_str("\n## Targets\n\n| target | bound | measured | |\n| --- | --- | --- | --- |\n");
    for target in targets(found) {
        let (figure, verdict) = match target.figure {
            Some(figure) => {
                (format!("{} {}", number(figure), target.unit), if (target.met)(figure) { "met" } else { "**missed**" })
            }
            None => ("not measured in this run".to_owned(), "–"),
        };
        let _ = writeln!(text, "| {} | {} | {figure} | {verdict} |", target.what, target.bound);
    }
    text.push_str(&peers(found));
    for (part, title) in [
        ("browsers", "The engine in browsers"),
        ("node", "The engine in Node.js"),
        ("native", "The engine native, one core"),
        ("page", "The page and the bookmark"),
    ] {
        text.push_str(&table(found, part, title));
    }
    text
}

fn machine(workspace: &Workspace, found: &[Measurement], load: &str) -> String {
    let said = |program: &str, arguments: &[&str]| {
        output(&mut workspace.command(program, arguments)).map(|said| said.trim().to_owned()).unwrap_or_default()
    };
    let processor = read("/proc/cpuinfo".as_ref())
        .ok()
        .and_then(|all| all.lines().find_map(|line| Some(line.strip_prefix("model name")?.split_once(": ")?.1.to_owned())));
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let mut places: Vec<&str> = found.iter().filter_map(|one| one.place.as_deref()).filter(|place| place.contains(' ')).collect();
    places.sort_unstable();
    places.dedup();
    let changed = if said("git", &["status", "--porcelain", "--", "src", "build", "www", "Cargo.lock"]).is_empty() {
        ""
    } else {
        " and changes"
    };
    let mut text = String::new();
    let _ = writeln!(
        text,
        "- {}, commit {}{changed}",
        said("date", &["-u", "+%Y-%m-%d"]),
        said("git", &["rev-parse", "--short", "HEAD"])
    );
    let _ = writeln!(
        text,
        "- {}, {cores} cores, {}; load when it began {load}",
        processor.as_deref().unwrap_or("a processor that does not tell its name"),
        std::env::consts::OS
    );
    let _ = writeln!(text, "- {}; {}", said("rustc", &["--version"]), places.join(", "));
    text
}

/// The peers, each beside us in the same page.
fn peers(found: &[Measurement]) -> String {
    let of_part: Vec<&Measurement> = found.iter().filter(|one| one.part == "peers").collect();
    if of_part.is_empty() {
        return String::new();
    }
    let mut text = String::from(
        "\n## Beside others\n\nEach in the same page of the same Chromium, turn by turn; longer texts once each, and none longer than one that took over\n3 s. “Ratio” is the peer's time over ours: over 1 we are ahead. Each does a part of what the engine does.\n\n\
         | peer | what it does of ours | text | peer | ours | ratio |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for theirs in of_part.iter().filter(|one| one.against.as_deref() == Some(&one.who)) {
        let same = |one: &&&Measurement| one.who == "Subraya" && one.against == theirs.against && one.what == theirs.what;
        let ours = of_part.iter().find(same).and_then(|ours| ours.figure());
        let does = of_part.iter().find(|one| one.who == theirs.who && one.does.is_some()).and_then(|one| one.does.as_deref());
        let ratio = theirs.against.as_deref().and_then(|peer| ratio(found, peer.split(' ').next()?, &theirs.what));
        let cell = |figure: Option<f64>| figure.map_or("–".to_owned(), |figure| format!("{} ms", number(figure)));
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} |",
            theirs.who,
            does.unwrap_or("paints highlights"),
            theirs.what,
            cell(theirs.figure()),
            cell(ours),
            ratio.map_or("–".to_owned(), |ratio| format!("{} ×", number(ratio)))
        );
    }
    text.push_str("\n| over the wire (minified, brotli) | bytes | over ours |\n| --- | --- | --- |\n");
    let sizes: Vec<&&Measurement> = of_part.iter().filter(|one| one.what == "size").collect();
    let ours = sizes.iter().find(|one| one.who == "Subraya").and_then(|one| one.figure());
    for one in sizes {
        if let (Some(bytes), Some(ours)) = (one.figure(), ours) {
            let _ = writeln!(text, "| {} | {} | {} × |", one.who, number(bytes), number(bytes / ours));
        }
    }
    text
}

/// All measurements of a part; what the same engine could do at best stands last.
fn table(found: &[Measurement], part: &str, title: &str) -> String {
    let mut rows: Vec<&Measurement> = found.iter().filter(|one| one.part == part).collect();
    if rows.is_empty() {
        return String::new();
    }
    rows.sort_by_key(|one| one.limit);
    let mut text = format!(
        "\n## {title}\n\n| where | what | figure | quartiles | samples | MB/s |\n| --- | --- | --- | --- | --- | --- |\n"
    );
    for one in rows {
        let what = match (one.limit, one.language.as_deref()) {
            (true, _) => format!("limit: {}, 1 MB", one.what),
            (false, Some(language)) => format!("{}, {language}", one.what),
            (false, None) => one.what.clone(),
        };
        let figure = match (one.figure(), &one.missing) {
            (Some(figure), _) => format!("{} {}", number(figure), if one.unit == "times" { "×" } else { &one.unit }),
            (None, missing) => missing.clone().unwrap_or_else(|| "not measured".to_owned()),
        };
        let quartiles = match (one.low, one.high) {
            (Some(low), Some(high)) => format!("{} to {}", number(low), number(high)),
            _ => "–".to_owned(),
        };
        let runs = one.runs.map_or("1".to_owned(), |runs| runs.to_string());
        let speed = one.speed().map_or("–".to_owned(), number);
        let place = one.place.as_deref().unwrap_or("–");
        let _ = writeln!(text, "| {place} | {what} | {figure} | {quartiles} | {runs} | {speed} |");
    }
    text
}

/// Three digits that count, or all before the point, with commas between thousands.
fn number(value: f64) -> String {
    let digits = match value.abs() {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        _ => 3,
    };
    let written = format!("{value:.digits$}");
    let (whole, rest) = written.split_once('.').map_or((written.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest {
        Some(rest) => format!("{grouped}.{rest}"),
        None => grouped,
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_have_as_many_digits_as_count() {
        for (value, written) in [(0.0321, "0.032"), (4.567, "4.57"), (45.67, "45.7"), (426_015.0, "426,015"), (1234.5, "1,234")] {
            assert_eq!(number(value), written);
        }
    }
}
