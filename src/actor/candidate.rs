//! Candidates: token ranges that may name an actor, or that surely name none, and the one place that decides between two
//! that overlap.

use std::cmp::Reverse;
use std::ops::Range;

use crate::{ActorKind, Country, MentionForm, RuleId};

/// How much a rule is to be believed, where two of them claim the very same tokens. The longer candidate wins before this
/// is asked, so a weight never lets a part of a name beat the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// A place of the gazetteer, or a shape alone.
    Shape,
    /// A grammar of names with some evidence around it.
    Grammar,
    /// A noun beside the name tells what it is.
    Told,
    /// A name that the gazetteer knows.
    Gazetteer,
    /// What the words around it say plainly: a title before a person, a noun before a place.
    Context,
}

/// What a candidate names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Sense {
    /// An entry of the gazetteer.
    Entry(usize),
    /// Something of this kind that the gazetteer does not know.
    Actor(ActorKind),
    /// No actor: a place, a thing, an event.
    Nothing,
}

/// A token range that may name an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub tokens: Range<usize>,
    pub sense: Sense,
    /// The state that it is or belongs to, where the name itself says so.
    pub country: Option<Country>,
    /// Whether it belongs to the country where the text plays, where nothing else is said.
    pub national: bool,
    pub form: MentionForm,
    pub weight: Weight,
    pub rule: RuleId,
}

impl Candidate {
    /// A candidate for tokens that name no actor.
    pub fn nothing(tokens: Range<usize>, weight: Weight, rule: RuleId) -> Self {
        Self { tokens, sense: Sense::Nothing, country: None, national: false, form: MentionForm::Name, weight, rule }
    }
}

/// The candidates that win, in text order: the longest name first, then the better evidence, then the earlier one. No two of
/// them overlap. The result does not depend on the order in which the rules ran.
pub(super) fn choose(candidates: &[Candidate], len: usize) -> Vec<Candidate> {
    let rank = |c: &Candidate| (Reverse(c.tokens.len()), Reverse(c.weight), c.tokens.start);
    // A rank in one number, for candidates are compared many times: a longer name than it holds is compared once more.
    let first = |c: &Candidate| {
        let (len, weight) = (c.tokens.len().min(0xFFFF) as u64, c.weight as u64);
        (0xFFFF - len) << 48 | (0xFF - weight) << 40 | c.tokens.start as u64
    };
    let mut order: Vec<(u64, &Candidate)> = candidates.iter().map(|candidate| (first(candidate), candidate)).collect();
    crate::order::sort_by(&mut order, |(first, a), (second, b)| {
        first
            .cmp(second)
            .then_with(|| rank(a).cmp(&rank(b)).then_with(|| (a.sense, a.rule, a.country).cmp(&(b.sense, b.rule, b.country))))
    });
    let mut taken = vec![false; len];
    let mut chosen: Vec<Option<&Candidate>> = vec![None; len];
    for (_, candidate) in order {
        if taken[candidate.tokens.clone()].iter().all(|taken| !taken) {
            taken[candidate.tokens.clone()].fill(true);
            chosen[candidate.tokens.start] = Some(candidate);
        }
    }
    chosen.into_iter().flatten().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(start: usize, len: usize, weight: u8, kind: u8) -> Candidate {
        Candidate {
            tokens: start..start + len,
            sense: match kind {
                0 => Sense::Nothing,
                1 => Sense::Actor(ActorKind::Person),
                _ => Sense::Actor(ActorKind::Organization),
            },
            country: None,
            national: false,
            form: MentionForm::Name,
            weight: [Weight::Shape, Weight::Grammar, Weight::Gazetteer, Weight::Context][usize::from(weight)],
            rule: "actor.test",
        }
    }

    #[test]
    fn the_longest_name_wins() {
        let chosen = choose(&[candidate(3, 1, 3, 1), candidate(0, 4, 0, 2)], 9);
        assert_eq!(chosen, [candidate(0, 4, 0, 2)]);
    }

    proptest! {
        #[test]
        fn order_does_not_matter(
            parts in prop::collection::vec((0_usize..20, 1_usize..5, 0_u8..4, 0_u8..3), 0..24),
            turn in 0_usize..24,
        ) {
            let candidates: Vec<Candidate> = parts.iter().map(|&(s, l, w, k)| candidate(s, l, w, k)).collect();
            let mut turned = candidates.clone();
            turned.reverse();
            let middle = turn % turned.len().max(1);
            turned.rotate_left(middle);
            let chosen = choose(&candidates, 30);
            prop_assert_eq!(&chosen, &choose(&turned, 30));
            prop_assert!(chosen.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        }
    }
}
