//! Sorting for few bytes: the standard sorts are compiled anew for every type and closure, about a kilobyte over the wire
//! each. Here one sort puts indices in order, and the items follow.

use std::cmp::Ordering;

/// Sorts stably by a key.
///
/// ```
/// let mut words = vec!["tanques", "de", "la", "brigada"];
/// subraya::order::sort_by_key(&mut words, |word| word.len());
/// assert_eq!(words, ["de", "la", "tanques", "brigada"]);
/// ```
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts stably by a comparison.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut from = sorted_indices(items.len(), &|a, b| compare(&items[a], &items[b]));
    // Each round of places that trade their items is walked once.
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut from[at], at);
            if next == start {
                break;
            }
            items.swap(at, next);
            at = next;
        }
    }
}

/// The indices below `len` in the order that `compare` gives them; compiled once, whatever is sorted.
#[inline(never)]
fn sorted_indices(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut indices: Vec<usize> = (0..len).collect();
    indices.sort_by(|&a, &b| compare(a, b));
    indices
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..9, any::<u8>()), 0..40)) {
            let mut ours = items.clone();
            sort_by_key(&mut ours, |item| item.0);
            let mut theirs = items;
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
