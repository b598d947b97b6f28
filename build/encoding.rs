//! The table of names, as bits.
//!
//! First come two lists of labels, in lines: what the names that stand for themselves have in common, then the same of
//! entities with several names; after each label, for each country, how many names there are. Then, for each of these in the
//! same order, the sorted hashes of its names, as the gaps between them in a Rice code. Each gap is followed by the languages
//! that have the name; an entity's, before them, by the form of the name and by which of its label's entities it is: a new
//! one, or one met before. So an entity takes no number of its own.
//!
//! All hashes lie in a range that is `1 << SPARE_BITS` times as wide as there are names, so that one in `1 << SPARE_BITS` of
//! the words that are no name is taken for one; of the commonest words fewer are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::Failure;
use crate::names::{Form, Languages, Names, SHARED};

/// One word in `1 << SPARE_BITS` that is no name passes for one. Each bit more halves that and costs a bit a name.
const SPARE_BITS: u32 = 11;

/// How far a factor is looked for by which few common words pass for a name.
const FACTORS: u32 = 128;

/// The bytes of the table.
pub fn encode(names: &Names) -> Result<Vec<u8>, Failure> {
    let all = (1 << names.languages.len()) - 1;
    let records = |languages: Languages| if languages == all { 1 } else { languages.count_ones() as usize };
    let of_set = |set: &BTreeMap<_, Languages>| set.values().map(|&languages| records(languages)).sum::<usize>();
    let of_entities = |entities: &Vec<BTreeMap<_, Languages>>| {
        entities.iter().flat_map(BTreeMap::values).map(|&languages| records(languages)).sum::<usize>()
    };
    let sets: BTreeMap<_, _> = names.sets.iter().map(|(label, set)| (label, of_set(set))).collect();
    let entities: BTreeMap<_, _> = names.entities.iter().map(|(label, entities)| (label, of_entities(entities))).collect();
    let count = sets.values().chain(entities.values()).sum::<usize>();
    let range = u32::try_from(u64::try_from(count)? << SPARE_BITS)?;
    let factor = best_factor(names, range);
    let mut bytes = range.to_le_bytes().to_vec();
    bytes.extend(factor.to_le_bytes());
    bytes.push(u8::try_from(names.words)?);
    bytes.extend(format!("{}\n", names.languages.join("\t")).as_bytes());
    let language_width = width(names.languages.len());
    bytes.extend(labels(&sets)?.as_bytes());
    bytes.extend(labels(&entities)?.as_bytes());
    let mut bits = Bits { bytes, free: 0 };
    for ((label, _), set) in &names.sets {
        let mut hashes: Vec<_> = set
            .iter()
            .flat_map(|(hash, &languages)| codes_of(languages, all).map(move |code| (hash.below(range, factor), code)))
            .collect();
        hashes.sort_unstable();
        let mut gaps = Gaps::new(range, hashes.len());
        for (hash, language) in hashes {
            gaps.push(hash, &mut bits);
            if !label.ends_with(SHARED) {
                bits.push_language(language, language_width);
            }
        }
    }
    for entities in names.entities.values() {
        let mut hashes: Vec<_> = entities
            .iter()
            .enumerate()
            .flat_map(|(entity, names)| names.iter().map(move |((hash, form), languages)| (entity, hash, form, *languages)))
            .flat_map(|(entity, hash, form, languages)| {
                codes_of(languages, all).map(move |code| (hash.below(range, factor), *form, code, entity))
            })
            .collect();
        hashes.sort_unstable();
        let mut gaps = Gaps::new(range, hashes.len());
        let mut met = Vec::new();
        for (hash, form, language, entity) in hashes {
            gaps.push(hash, &mut bits);
            match form {
                Form::Alias => bits.push(false),
                form => bits.push_number(if matches!(form, Form::Acronym) { 3 } else { 2 }, 2),
            }
            bits.push_language(language, language_width);
            let at = met.iter().position(|&other| other == entity);
            if !met.is_empty() {
                bits.push(at.is_some());
            }
            match at {
                Some(at) => bits.push_number(at as u32, width(met.len())),
                None => met.push(entity),
            }
        }
    }
    Ok(bits.bytes)
}

/// The factor for the hashes by which the fewest common words pass for a name.
fn best_factor(names: &Names, range: u32) -> u32 {
    let of_entities = names.entities.values().flatten().flat_map(BTreeMap::keys).map(|(hash, _)| hash);
    let all: BTreeSet<_> = names.sets.values().flat_map(BTreeMap::keys).chain(of_entities).collect();
    let others: BTreeSet<_> = names.common.iter().filter(|hash| !all.contains(hash)).collect();
    let passing = |factor: &u32| {
        let mut taken = vec![false; range as usize];
        for hash in &all {
            taken[hash.below(range, *factor) as usize] = true;
        }
        others.iter().filter(|hash| taken[hash.below(range, *factor) as usize]).count()
    };
    (1..FACTORS).step_by(2).min_by_key(passing).unwrap_or(1)
}

/// Lines of labels, each with its countries and their numbers of names, and an empty line.
fn labels(counts: &BTreeMap<&(String, String), usize>) -> Result<String, Failure> {
    let mut text = String::new();
    let mut last = None;
    for ((label, country), count) in counts {
        if last != Some(label) {
            let end = if last.is_some() { "\n" } else { "" };
            write!(text, "{end}{label}")?;
            last = Some(label);
        }
        write!(text, "\t{country} {count}")?;
    }
    text.push_str("\n\n");
    Ok(text)
}

/// What tells the languages of a name: `None` for all, else one record for each.
fn codes_of(languages: Languages, all: Languages) -> impl Iterator<Item = Option<u32>> {
    let alone = (0..32).filter(move |language| languages != all && languages >> language & 1 == 1).map(Some);
    alone.chain((languages == all).then_some(None))
}

/// How many bits tell so many apart.
fn width(count: usize) -> u32 {
    count.next_power_of_two().ilog2()
}

/// Hashes in order, as the gaps between them.
struct Gaps {
    rice: u32,
    before: u32,
}

impl Gaps {
    fn new(range: u32, count: usize) -> Self {
        // The remainder's length that suits the mean gap.
        let mean = u64::from(range) / count.max(1) as u64;
        Self { rice: (mean * 7 / 10).max(1).ilog2(), before: 0 }
    }

    fn push(&mut self, hash: u32, bits: &mut Bits) {
        let gap = hash - self.before;
        self.before = hash;
        for _ in 0..gap >> self.rice {
            bits.push(true);
        }
        bits.push(false);
        bits.push_number(gap, self.rice);
    }
}

/// Bits written into bytes, the highest first.
struct Bits {
    bytes: Vec<u8>,
    free: u32,
}

impl Bits {
    fn push_language(&mut self, language: Option<u32>, width: u32) {
        self.push(language.is_some());
        if let Some(language) = language {
            self.push_number(language, width);
        }
    }

    /// Writes the lowest `width` bits of a number.
    fn push_number(&mut self, number: u32, width: u32) {
        for bit in (0..width).rev() {
            self.push(number >> bit & 1 == 1);
        }
    }

    fn push(&mut self, bit: bool) {
        if self.free == 0 {
            self.bytes.push(0);
            self.free = 8;
        }
        self.free -= 1;
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << self.free;
        }
    }
}
