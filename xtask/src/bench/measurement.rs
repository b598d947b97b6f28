//! One thing that was measured.

use serde::Deserialize;

/// What the scripts print, a line each, and what criterion's files are turned into.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Measurement {
    /// The part of the run.
    pub part: String,
    /// What was measured: ourselves, or a peer with its version.
    pub who: String,
    /// Beside which peer.
    pub against: Option<String>,
    /// What of ours that peer does.
    pub does: Option<String>,
    /// The language of the text.
    pub language: Option<String>,
    /// The browser or machine, with its version.
    #[serde(rename = "where")]
    pub place: Option<String>,
    /// Doing what: "article", "ready", "10k".
    pub what: String,
    /// "ms", "bytes", "requests" or "times".
    pub unit: String,
    /// The lower quartile.
    pub low: Option<f64>,
    /// The median, where there was more than one sample.
    pub median: Option<f64>,
    /// The upper quartile.
    pub high: Option<f64>,
    /// How many samples.
    pub runs: Option<usize>,
    /// What was found, where it was measured once.
    pub value: Option<f64>,
    /// The size of the text, in bytes of UTF-8.
    pub bytes: Option<f64>,
    /// Whether it is nothing that we do, but what the same engine could do at best.
    pub limit: bool,
    /// Why there is no figure.
    pub missing: Option<String>,
}

impl Measurement {
    /// Reads a line of a script's.
    pub fn parse(line: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(line)
    }

    /// Turns samples into their quartiles.
    pub fn of(part: &str, what: &str, language: &str, bytes: Option<f64>, mut samples: Vec<f64>) -> Self {
        samples.sort_by(f64::total_cmp);
        let at = |quarter: usize| samples.get(samples.len() * quarter / 4).or(samples.last()).copied();
        Self {
            part: part.to_owned(),
            who: "Subraya".to_owned(),
            language: Some(language.to_owned()),
            place: Some("native".to_owned()),
            what: what.to_owned(),
            unit: "ms".to_owned(),
            low: at(1),
            median: at(2),
            high: at(3),
            runs: Some(samples.len()),
            bytes,
            ..Self::default()
        }
    }

    /// The figure to go by.
    pub fn figure(&self) -> Option<f64> {
        self.median.or(self.value)
    }

    /// Megabytes a second, where a text or so many bytes were gone through.
    pub fn speed(&self) -> Option<f64> {
        Some(self.bytes? / 1e3 / self.figure()?)
    }
}
