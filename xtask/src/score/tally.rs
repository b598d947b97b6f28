//! Counts of right finds, false finds and misses, and the scores that they make.

use std::fmt;

use super::overlap::as_f64;

/// What is counted, over all articles.
#[derive(Debug, Default)]
pub struct Tally {
    counts: Vec<(&'static str, Counts)>,
    entities: Entities,
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    right: usize,
    found: usize,
    owed: usize,
}

/// Sums over mentions of how pure (precision) and how complete (recall) the found entity around each is.
#[derive(Debug, Default)]
struct Entities {
    precision: f64,
    recall: f64,
    mentions: usize,
}

impl Tally {
    /// Of `found` finds, `right` are among the `owed` annotations.
    pub fn add(&mut self, measure: &'static str, right: usize, found: usize, owed: usize) {
        let at = self.counts.iter().position(|(name, _)| *name == measure).unwrap_or_else(|| {
            self.counts.push((measure, Counts::default()));
            self.counts.len() - 1
        });
        let counts = &mut self.counts[at].1;
        counts.right += right;
        counts.found += found;
        counts.owed += owed;
    }

    /// One mention's part of the B-cubed measure of entities.
    pub fn add_to_entities(&mut self, precision: f64, recall: f64) {
        self.entities.precision += precision;
        self.entities.recall += recall;
        self.entities.mentions += 1;
    }

    /// The scores that the counts make.
    pub fn scores(&self) -> Scores {
        let mut scores: Vec<_> = self
            .counts
            .iter()
            .map(|&(name, counts)| {
                let nothing = counts.found == 0 && counts.owed == 0;
                let share = |of| {
                    if nothing {
                        1.0
                    } else if of == 0 {
                        0.0
                    } else {
                        as_f64(counts.right) / as_f64(of)
                    }
                };
                (name, Score { precision: share(counts.found), recall: share(counts.owed) })
            })
            .collect();
        let mentions = as_f64(self.entities.mentions.max(1));
        let entities = Score { precision: self.entities.precision / mentions, recall: self.entities.recall / mentions };
        scores.push(("actor entity, B-cubed over paired mentions", entities));
        Scores(scores)
    }
}

/// How right and how complete finds are, each from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// The share of finds that are right.
    pub precision: f64,
    /// The share of annotations that were found.
    pub recall: f64,
}

impl Score {
    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

/// A score for each measure.
#[derive(Debug)]
pub struct Scores(Vec<(&'static str, Score)>);

impl Scores {
    /// The score of a measure.
    pub fn get(&self, measure: &str) -> Option<Score> {
        self.0.iter().find(|(name, _)| *name == measure).map(|&(_, score)| score)
    }

    /// The F1 of a measure.
    pub fn f1(&self, measure: &str) -> Option<f64> {
        self.get(measure).map(Score::f1)
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:48} {:>9} {:>8} {:>8}", "", "precision", "recall", "F1")?;
        for (name, score) in &self.0 {
            writeln!(f, "{name:48} {:>9.3} {:>8.3} {:>8.3}", score.precision, score.recall, score.f1())?;
        }
        Ok(())
    }
}
