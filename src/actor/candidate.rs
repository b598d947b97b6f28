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

/// No candidate of a text.
const NOBODY: u32 = u32::MAX;

/// The candidates that win, in text order.
pub(super) fn choose(candidates: &[Candidate], len: usize) -> impl Iterator<Item = &Candidate> {
    winners(candidates, len).into_iter().map(|at| &candidates[at as usize])
}

/// Leaves those that win, in text order: in their place, for those of a long text take as much room as the text.
pub(super) fn keep_chosen(candidates: &mut Vec<Candidate>, len: usize) {
    let mut wins = vec![false; candidates.len()];
    for at in winners(candidates, len) {
        wins[at as usize] = true;
    }
    let mut wins = wins.into_iter();
    candidates.retain(|_| wins.next() == Some(true));
    crate::order::sort_by_key(candidates, |candidate| candidate.tokens.start);
}

/// Where those stand that win, in text order: the longest name first, then the better evidence, then the earlier one. No two of
/// them overlap. The result does not depend on the order in which the rules ran.
fn winners(candidates: &[Candidate], len: usize) -> Vec<u32> {
    let rank = |c: &Candidate| (Reverse(c.tokens.len()), Reverse(c.weight), c.tokens.start);
    // A rank in one number, for candidates are compared many times: a longer name than it holds is compared once more.
    let first = |c: &Candidate| {
        let (len, weight) = (c.tokens.len().min(0xFFFF) as u64, c.weight as u64);
        (0xFFFF - len) << 48 | (0xFF - weight) << 40 | c.tokens.start as u64
    };
    let mut order: Vec<(u64, u32)> = candidates.iter().map(first).zip(0..).collect();
    crate::order::sort_by(&mut order, |&(first, a), &(second, b)| {
        let (a, b) = (&candidates[a as usize], &candidates[b as usize]);
        first
            .cmp(&second)
            .then_with(|| rank(a).cmp(&rank(b)).then_with(|| (a.sense, a.rule, a.country).cmp(&(b.sense, b.rule, b.country))))
    });
    let mut taken = vec![false; len];
    let mut chosen = vec![NOBODY; len];
    for (_, at) in order {
        let tokens = &candidates[at as usize].tokens;
        if taken[tokens.clone()].iter().all(|taken| !taken) {
            taken[tokens.clone()].fill(true);
            chosen[tokens.start] = at;
        }
    }
    chosen.retain(|&at| at != NOBODY);
    chosen
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
        let candidates = [candidate(3, 1, 3, 1), candidate(0, 4, 0, 2)];
        assert!(choose(&candidates, 9).eq(&candidates[1..]));
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
            let chosen: Vec<Candidate> = choose(&candidates, 30).cloned().collect();
            prop_assert!(choose(&turned, 30).eq(&chosen));
            keep_chosen(&mut turned, 30);
            prop_assert_eq!(&chosen, &turned);
            prop_assert!(chosen.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
        }
    }
}
