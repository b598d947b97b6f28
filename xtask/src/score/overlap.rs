//! How much spans share, and which find belongs to which annotation.

/// A half-open range of characters.
pub type Range = (usize, usize);

/// The share of two sets of ranges that both hold, from 0 to 1: intersection over union; 1 where both are empty.
pub fn overlap(a: &[Range], b: &[Range]) -> f64 {
    let (a, b) = (merged(a), merged(b));
    let shared: usize = a.iter().flat_map(|x| b.iter().map(|y| x.1.min(y.1).saturating_sub(x.0.max(y.0)))).sum();
    let union = length(&a) + length(&b) - shared;
    if union == 0 { 1.0 } else { as_f64(shared) / as_f64(union) }
}

fn merged(ranges: &[Range]) -> Vec<Range> {
    let mut sorted = ranges.to_vec();
    sorted.sort_unstable();
    let mut merged: Vec<Range> = Vec::new();
    for (start, end) in sorted {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn length(ranges: &[Range]) -> usize {
    ranges.iter().map(|(start, end)| end - start).sum()
}

/// A count as a number to divide; an article has far fewer than 2⁵² characters.
#[expect(clippy::cast_precision_loss, reason = "counts of an article are small")]
pub fn as_f64(count: usize) -> f64 {
    count as f64
}

/// Pairs of one annotation and one find each, the most alike first; a likeness of 0 pairs nothing.
///
/// Of equal likenesses the later annotation and the later find go first, so that the pairs do not depend on chance.
pub fn pair_up(annotations: usize, finds: usize, likeness: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let mut candidates: Vec<(f64, usize, usize)> = (0..annotations)
        .flat_map(|i| (0..finds).map(move |j| (i, j)))
        .map(|(i, j)| (likeness(i, j), i, j))
        .filter(|&(likeness, ..)| likeness > 0.0)
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2)));
    let (mut taken, mut used) = (vec![false; annotations], vec![false; finds]);
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !taken[i] && !used[j] {
            (taken[i], used[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_characters_once() {
        for (a, b, expected) in [
            (&[(0, 4)][..], &[(2, 6)][..], 1.0 / 3.0),
            (&[(0, 2), (4, 6)], &[(0, 6)], 2.0 / 3.0),
            (&[(0, 4), (2, 6)], &[(0, 6)], 1.0),
            (&[], &[], 1.0),
            (&[(0, 1)], &[], 0.0),
        ] {
            assert!((overlap(a, b) - expected).abs() < 1e-12, "{a:?} {b:?}");
        }
    }

    #[test]
    fn the_most_alike_are_paired_first() {
        let likeness = [[0.9, 0.8], [0.95, 0.0]];
        assert_eq!(pair_up(2, 2, |i, j| likeness[i][j]), [(1, 0), (0, 1)]);
    }
}
