//! The analysis on one core of this machine: articles, longer and longer texts, and each stage by itself.
//!
//! `cargo xtask bench --only native` writes the texts and runs this; `--quick` leaves out the longest.

use std::env;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use subraya::{LANGUAGES, Options, Stage, analyze, analyze_by_stages};

/// Texts and what to do of each of them.
const SIZES: [(&str, u64); 5] = [("article", 2000), ("10k", 1000), ("100k", 1000), ("1m", 1000), ("10m", 1000)];

/// Where the task has put the texts.
fn texts() -> PathBuf {
    let folder =
        env::var_os("SUBRAYA_BENCH").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench"), PathBuf::from);
    folder.join("texts")
}

fn main() {
    let quick = env::var_os("SUBRAYA_QUICK").is_some();
    let mut criterion = Criterion::default().configure_from_args().warm_up_time(Duration::from_millis(300));
    for language in LANGUAGES {
        for (size, milliseconds) in SIZES {
            if quick && size == "10m" {
                continue;
            }
            let path = texts().join(format!("{language}-{size}.txt"));
            eprintln!("    {size}, {language}");
            let Ok(text) = fs::read_to_string(&path) else {
                eprintln!("{} is missing: `cargo xtask bench --only native` writes it.", path.display());
                return;
            };
            measure(&mut criterion, language, size, &text, Duration::from_millis(milliseconds));
            if size == "article" {
                stages(&mut criterion, language, &text);
            }
        }
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, language: &str, size: &str, text: &str, time: Duration) {
    let mut group = criterion.benchmark_group("analyze");
    group
        .throughput(Throughput::Bytes(text.len() as u64))
        .sampling_mode(SamplingMode::Flat)
        .sample_size(10)
        .measurement_time(time);
    group.bench_function(BenchmarkId::new(size, language), |bencher| {
        bencher.iter(|| analyze(black_box(text), &Options::default()));
    });
    group.finish();
}

/// Each stage from when it is told to when the next one is.
fn stages(criterion: &mut Criterion, language: &str, text: &str) {
    let mut group = criterion.benchmark_group("stage");
    group.sampling_mode(SamplingMode::Flat).sample_size(10).measurement_time(Duration::from_millis(500));
    for &wanted in Stage::ALL {
        group.bench_function(BenchmarkId::new(format!("{wanted:?}"), language), |bencher| {
            bencher.iter_custom(|times| (0..times).map(|_| time_of(wanted, text)).sum());
        });
    }
    group.finish();
}

fn time_of(wanted: Stage, text: &str) -> Duration {
    let (mut began, mut ended) = (None, None);
    let analysis = analyze_by_stages(black_box(text), &Options::default(), &mut |stage| {
        if stage == wanted {
            began = Some(Instant::now());
        } else if began.is_some() && ended.is_none() {
            ended = Some(Instant::now());
        }
    });
    let ended = ended.unwrap_or_else(Instant::now);
    black_box(analysis.is_ok());
    began.map_or(Duration::ZERO, |began| ended - began)
}
