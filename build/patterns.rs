//! Patterns as tables: for each state and each class of letters the next state, so that a token costs the browser one look-up
//! and it carries no engine for automata.
//!
//! The file has the first state, the first accepting one and the number of classes, then the class of each ASCII letter, then
//! the states' rows. State 0 has no way on, and class 0 holds the letters that no pattern has.

use std::collections::HashMap;

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input};

use super::Failure;

/// The letters of tokens.
const LETTERS: u8 = 128;

/// A state: whether a match may end in it, and the next state for each letter.
type State = (bool, Vec<usize>);

/// Compiles a pattern that is matched from a given token on.
pub fn compile(pattern: &str) -> Result<Vec<u8>, Failure> {
    let dfa = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Anchored))
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .build(pattern)?;
    let states = minimal(&states(&dfa)?);
    // Those from which nothing is to be found come first, then those in which no match ends.
    let mut order: Vec<usize> = (0..states.len()).collect();
    let is_dead = |state: usize| !states[state].0 && states[state].1.iter().all(|&next| next == state);
    order.sort_by_key(|&state| (!is_dead(state), states[state].0));
    let mut number = vec![0; states.len()];
    for (place, &state) in order.iter().enumerate() {
        number[state] = u8::try_from(place).map_err(|_| "more states than a byte counts")?;
    }
    if !is_dead(order[0]) {
        return Err("a pattern that matches without an end".into());
    }
    // Letters with the same column are one class.
    let mut columns: Vec<Vec<u8>> = Vec::new();
    let map: Vec<u8> = (0..usize::from(LETTERS))
        .map(|letter| {
            let column = order.iter().map(|&state| number[states[state].1[letter]]).collect();
            let known = columns.iter().position(|other| *other == column);
            known.unwrap_or_else(|| {
                columns.push(column);
                columns.len() - 1
            }) as u8
        })
        .collect();
    let accepting = order.iter().take_while(|&&state| !states[state].0).count() as u8;
    let mut bytes = vec![number[0], accepting, columns.len() as u8];
    bytes.extend(map);
    bytes.extend((0..order.len()).flat_map(|state| columns.iter().map(move |column| column[state])));
    Ok(bytes)
}

/// The states of an automaton, the first one first.
fn states(dfa: &dense::DFA<Vec<u32>>) -> Result<Vec<State>, Failure> {
    let first = dfa.start_state_forward(&Input::new("").anchored(Anchored::Yes))?;
    let mut numbers = HashMap::from([(first, 0)]);
    let mut found = vec![first];
    let mut states = Vec::new();
    while let Some(&state) = found.get(states.len()) {
        let next = (0..LETTERS).map(|letter| {
            let next = dfa.next_state(state, letter);
            *numbers.entry(next).or_insert_with(|| {
                found.push(next);
                found.len() - 1
            })
        });
        let next = next.collect();
        // The automaton itself tells of a match one letter late.
        states.push((dfa.is_match_state(dfa.next_eoi_state(state)), next));
    }
    Ok(states)
}

/// The same automaton with the fewest states.
fn minimal(states: &[State]) -> Vec<State> {
    let mut groups: Vec<usize> = states.iter().map(|state| usize::from(state.0 != states[0].0)).collect();
    loop {
        let mut known: HashMap<(usize, Vec<usize>), usize> = HashMap::new();
        let parted: Vec<usize> = (0..states.len())
            .map(|state| {
                let next = states[state].1.iter().map(|&next| groups[next]).collect();
                let new = known.len();
                *known.entry((groups[state], next)).or_insert(new)
            })
            .collect();
        if parted == groups {
            break;
        }
        groups = parted;
    }
    let count = groups.iter().max().map_or(0, |last| last + 1);
    let members = (0..count).filter_map(|group| groups.iter().position(|&other| other == group));
    members.map(|state| (states[state].0, states[state].1.iter().map(|&next| groups[next]).collect())).collect()
}
