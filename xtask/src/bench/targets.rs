//! What was aimed at, and whether it is reached.

use super::measurement::Measurement;

/// A line of the targets.
#[derive(Debug)]
pub struct Target {
    /// What is to be so.
    pub what: &'static str,
    /// The bound as people read it.
    pub bound: &'static str,
    /// What was measured; `None` where this run did not measure it.
    pub figure: Option<f64>,
    /// How a figure is written: its unit.
    pub unit: &'static str,
    /// Whether a figure is within the bound.
    pub met: fn(f64) -> bool,
}

/// All targets, with the figures of a run.
pub fn targets(found: &[Measurement]) -> Vec<Target> {
    let get = |part: &str, place: &str, what: &str| {
        let fits = |one: &&Measurement| {
            one.part == part
                && one.what == what
                && one.place.as_deref().unwrap_or_default().starts_with(place)
                && one.who == "Subraya"
        };
        found.iter().filter(fits).collect::<Vec<_>>()
    };
    // Of several languages the slowest counts.
    let most = |part: &str, place: &str, what: &str, unit: &str| {
        let figures = get(part, place, what).into_iter().filter(|one| one.unit == unit).filter_map(Measurement::figure);
        figures.max_by(f64::total_cmp)
    };
    let speed =
        |part: &str, place: &str| get(part, place, "1m").into_iter().filter_map(Measurement::speed).min_by(f64::total_cmp);
    let against = |peer: &str, what: &str| ratio(found, peer, what);
    vec![
        Target {
            what: "Engine, both packs and glue over the wire (brotli)",
            bound: "≤ 120,000 bytes",
            figure: most("peers", "", "size", "bytes"),
            unit: "bytes",
            met: |bytes| bytes <= 120e3,
        },
        Target {
            what: "All that the page loads for its first highlight (brotli)",
            bound: "≤ 160,000 bytes",
            figure: most("page", "", "first highlight", "bytes"),
            unit: "bytes",
            met: |bytes| bytes <= 160e3,
        },
        Target {
            what: "Engine ready after its bytes are there, Chromium",
            bound: "≤ 5 ms",
            figure: most("browsers", "Chromium", "ready", "ms"),
            unit: "ms",
            met: |ms| ms <= 5.0,
        },
        Target {
            what: "… than es-compromise, same run",
            bound: "≥ 40 × faster",
            figure: against("es-compromise", "ready"),
            unit: "×",
            met: |times| times >= 40.0,
        },
        Target {
            what: "The article, Chromium, median of the slower language",
            bound: "≤ 0.5 ms",
            figure: most("browsers", "Chromium", "article", "ms"),
            unit: "ms",
            met: |ms| ms <= 0.5,
        },
        Target {
            what: "… than es-compromise, same run",
            bound: "≥ 10 × faster",
            figure: against("es-compromise", "article"),
            unit: "×",
            met: |times| times >= 10.0,
        },
        Target {
            what: "… than compromise, same run",
            bound: "≥ 40 × faster",
            figure: against("compromise", "article"),
            unit: "×",
            met: |times| times >= 40.0,
        },
        Target {
            what: "First call, Chromium",
            bound: "≤ 10 ms",
            figure: most("browsers", "Chromium", "first", "ms"),
            unit: "ms",
            met: |ms| ms <= 10.0,
        },
        Target {
            what: "10 kB → 100 kB → 1 MB → 10 MB, Chromium: time a byte, worst step",
            bound: "≤ 10 % more",
            figure: worst_step(found),
            unit: "% more",
            met: |percent| percent <= 10.0,
        },
        Target {
            what: "1 MB in Chromium",
            bound: "≥ 10 MB/s",
            figure: speed("browsers", "Chromium"),
            unit: "MB/s",
            met: |speed| speed >= 10.0,
        },
        Target {
            what: "1 MB native, one core",
            bound: "≥ 20 MB/s",
            figure: speed("native", ""),
            unit: "MB/s",
            met: |speed| speed >= 20.0,
        },
        Target {
            what: "Paste to painted, the article: work of the main thread",
            bound: "≤ 16 ms",
            figure: most("page", "Chromium", "main thread until painted, es-article", "ms"),
            unit: "ms",
            met: |ms| ms <= 16.0,
        },
        Target {
            what: "Paste of 1 MB: longest task",
            bound: "≤ 50 ms",
            figure: most("page", "Chromium", "longest task, es-1m", "ms"),
            unit: "ms",
            met: |ms| ms <= 50.0,
        },
        Target {
            what: "Paste of 1 MB: highlights of the first screen painted",
            bound: "≤ 100 ms",
            figure: most("page", "Chromium", "highlights painted, es-1m", "ms"),
            unit: "ms",
            met: |ms| ms <= 100.0,
        },
        Target {
            what: "10,000 highlights: a frame of scrolling, with over without",
            bound: "≤ 1.2 ×",
            figure: most("page", "Chromium", "scroll frame with over without", "times"),
            unit: "×",
            met: |times| times <= 1.2,
        },
        Target {
            what: "Key to fresh highlights in a text of 100 kB",
            bound: "≤ 16 ms",
            figure: most("page", "Chromium", "key to fresh highlights, 100 kB", "ms"),
            unit: "ms",
            met: |ms| ms <= 16.0,
        },
        Target {
            what: "Bookmark, click to painted, Chromium",
            bound: "≤ 150 ms",
            figure: most("page", "Chromium", "bookmark, click to painted", "ms"),
            unit: "ms",
            met: |ms| ms <= 150.0,
        },
        Target {
            what: "Memory of the WebAssembly over the size of a text of 10 MB",
            bound: "≤ 12 ×",
            figure: most("browsers", "Chromium", "memory 10m", "times"),
            unit: "×",
            met: |times| times <= 12.0,
        },
    ]
}

/// How many times as long a peer takes for the same, in the same page.
pub fn ratio(found: &[Measurement], peer: &str, what: &str) -> Option<f64> {
    // A name is followed by a version, and one is the end of another.
    let is_peer = |name: &str| name.split(' ').next() == Some(peer);
    let beside = |ours: bool| {
        let fits = |one: &&Measurement| {
            one.what == what && one.against.as_deref().is_some_and(is_peer) && (one.who == "Subraya") == ours
        };
        found.iter().find(fits)?.figure()
    };
    Some(beside(false)? / beside(true)?)
}

/// By how many percent a byte takes longer in a text ten times as long, where that is the most.
fn worst_step(found: &[Measurement]) -> Option<f64> {
    let mut worst = None;
    for language in ["es", "en"] {
        let a_byte = |size: &str| {
            let fits = |one: &&Measurement| {
                one.part == "browsers"
                    && one.what == size
                    && one.language.as_deref() == Some(language)
                    && one.place.as_deref().is_some_and(|place| place.starts_with("Chromium"))
            };
            found.iter().find(fits)?.speed().map(f64::recip)
        };
        for step in ["10k", "100k", "1m", "10m"].windows(2) {
            if let (Some(shorter), Some(longer)) = (a_byte(step[0]), a_byte(step[1])) {
                let more = (longer / shorter - 1.0) * 100.0;
                worst = Some(worst.map_or(more, |worst: f64| worst.max(more)));
            }
        }
    }
    worst
}
