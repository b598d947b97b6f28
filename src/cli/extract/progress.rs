//! How far a run has come, in one line of a terminal.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How often the line is drawn anew.
const PERIOD: Duration = Duration::from_millis(200);

/// How many characters the bar has.
const WIDTH: usize = 24;

/// The line; nothing where standard error is no terminal.
pub struct Progress {
    began: Instant,
    drawn: Option<Instant>,
    read: Arc<AtomicU64>,
    /// What had been read before this run.
    before: u64,
    total: Option<u64>,
    shown: bool,
}

impl Progress {
    /// A line that tells of `read` bytes; `total` says of how many, where that is known, and is asked only where it will be seen.
    pub fn new(read: &Arc<AtomicU64>, total: impl FnOnce() -> Option<u64>) -> Self {
        let shown = io::stderr().is_terminal();
        let before = read.load(Ordering::Relaxed);
        let total = if shown { total() } else { None };
        Self { began: Instant::now(), drawn: None, read: Arc::clone(read), before, total, shown }
    }

    /// Draws the line where it is time to.
    pub fn draw(&mut self, documents: u64) {
        if !self.shown || self.drawn.is_some_and(|drawn| drawn.elapsed() < PERIOD) {
            return;
        }
        self.drawn = Some(Instant::now());
        let read = self.read.load(Ordering::Relaxed);
        let line = line(read, read - self.before, self.total, documents, self.began.elapsed());
        let _ = write!(io::stderr(), "\r\x1b[K{line}");
    }

    /// Takes the line away, so that something else can be written.
    pub fn clear(&mut self) {
        if self.drawn.take().is_some() {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

/// The line, where `read` of `total` bytes have been read, `now` of them in this run.
fn line(read: u64, now: u64, total: Option<u64>, documents: u64, time: Duration) -> String {
    let rate = (u128::from(now) * 1000 / time.as_millis().max(1)) as u64;
    let told = format!("{documents} documents, {}, {}/s", megabytes(read), megabytes(rate));
    let Some(total) = total.filter(|&total| total > 0) else { return told };
    // A file may grow while it is read.
    let read = read.min(total);
    let full = (u128::from(read) * WIDTH as u128 / u128::from(total)) as usize;
    let percent = u128::from(read) * 100 / u128::from(total);
    let left = (total - read) / rate.max(1);
    let left = format!("{}:{:02}:{:02}", left / 3600, left / 60 % 60, left % 60);
    format!("[{}{}] {percent:3} % {told}, {left} left", "#".repeat(full), "-".repeat(WIDTH - full))
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_what_is_left() {
        assert_eq!(line(0, 0, None, 0, Duration::ZERO), "0 documents, 0.0 MB, 0.0 MB/s");
        let half = line(50_000_000, 30_000_000, Some(100_000_000), 7, Duration::from_secs(10));
        assert_eq!(half, "[############------------]  50 % 7 documents, 50.0 MB, 3.0 MB/s, 0:00:16 left");
    }
}
