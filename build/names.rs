//! Names without aliases as sets of hashes: a third of the bytes that their letters take over the wire, and nothing to read
//! at the start. See `src/lang/names.rs` for the other end.
//!
//! A set of names becomes the sorted hashes of its names, written as the gaps between them in a Rice code. The hashes lie in
//! a range that is `1 << SPARE_BITS` times as wide as there are names in all, so that this share of the words that are no
//! name of any set is taken for one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Failure;
use crate::fold::{NameHash, joins_names};

/// One word in `1 << SPARE_BITS` that is no name passes for one: about one in ten articles has such a word. Each bit more
/// halves that and costs a bit a name.
const SPARE_BITS: u32 = 12;

/// The sets of a pack, by label: class, kind, country, form, whether each state has one of that name.
type Sets = BTreeMap<String, BTreeSet<String>>;

/// Writes `CODE.names` (the sets) and `CODE.organizations.tsv` (the organizations that have aliases) for a pack's folder.
pub fn compile(folder: &Path, code: &str, out: &Path) -> Result<(), Failure> {
    let mut sets = Sets::new();
    for row in rows(&folder.join("given_names.tsv"))? {
        add(&mut sets, "given_name\t-\t-\tname\t-", &row[0])?;
    }
    for row in rows(&folder.join("surnames.tsv"))? {
        add(&mut sets, "surname\t-\t-\tname\t-", &row[0])?;
    }
    for row in rows(&folder.join("places.tsv"))? {
        add(&mut sets, &format!("place\t-\t{}\tname\t-", row[1]), &row[0])?;
    }
    let national = NationalHeads::read(folder)?;
    let mut rest = String::new();
    for row in rows(&folder.join("organizations.tsv"))? {
        let [name, kind, country, aliases, acronyms] = &row[..] else {
            return Err(format!("organizations.tsv: not five fields: {row:?}").into());
        };
        let mark = if country == "*" || country == "-" && national.is_head_of(name) { "national" } else { "-" };
        if aliases == "-" && acronyms == "-" && is_plain(name) && !has_small_word(name) {
            // "CTV" is no "Ctv" and "NOS" no "Nos".
            let form = if is_in_capitals(name) { "acronym" } else { "name" };
            add(&mut sets, &format!("organization\t{kind}\t{country}\t{form}\t{mark}"), name)?;
        } else {
            writeln!(rest, "{}\t{mark}", row.join("\t"))?;
        }
    }
    fs::write(out.join(format!("{code}.organizations.tsv")), rest)?;
    fs::write(out.join(format!("{code}.names")), encode(&sets))?;
    Ok(())
}

/// The rows of a table, without its header.
fn rows(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

fn add(sets: &mut Sets, label: &str, name: &str) -> Result<(), Failure> {
    if !is_plain(name) {
        return Err(format!("{name:?}: a name of this table begins with a capital and has letters, digits and hyphens").into());
    }
    sets.entry(label.to_owned()).or_default().insert(name.to_lowercase());
    Ok(())
}

/// Whether a name can be known by its letters alone.
fn is_plain(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.chars().all(|c| c.is_alphanumeric() || c == ' ' || joins_names(c))
}

/// Whether a name has a word of its own in small letters, as "Gobierno vasco" has: only its letters tell that apart from
/// a word that merely follows. Words of grammar are shorter.
fn has_small_word(name: &str) -> bool {
    name.split(' ').any(|word| word.starts_with(char::is_lowercase) && word.chars().count() > 4)
}

fn is_in_capitals(name: &str) -> bool {
    name.chars().count() < 7 && name.chars().all(char::is_uppercase)
}

fn encode(sets: &Sets) -> Vec<u8> {
    let names: usize = sets.values().map(BTreeSet::len).sum();
    let range = u32::try_from(names.max(1)).unwrap_or(u32::MAX >> SPARE_BITS) << SPARE_BITS;
    let words = sets.values().flatten().map(|name| name.split_whitespace().count()).max().unwrap_or(1);
    let mut bytes = range.to_le_bytes().to_vec();
    bytes.push(u8::try_from(words).unwrap_or(u8::MAX));
    for (label, names) in sets {
        let hashes: BTreeSet<u32> = names.iter().map(|name| hash(name, range)).collect();
        bytes.extend(label.as_bytes());
        bytes.push(b'\n');
        bytes.extend(u32::try_from(hashes.len()).unwrap_or(0).to_le_bytes());
        // The remainder's length that suits the mean gap.
        let mean = u64::from(range) / hashes.len().max(1) as u64;
        let rice = (mean * 7 / 10).max(1).ilog2();
        bytes.push(rice as u8);
        let mut bits = Bits { bytes: &mut bytes, free: 0 };
        let mut before = 0;
        for hash in hashes {
            let gap = hash - before;
            before = hash;
            for _ in 0..gap >> rice {
                bits.push(true);
            }
            bits.push(false);
            for bit in (0..rice).rev() {
                bits.push(gap >> bit & 1 == 1);
            }
        }
    }
    bytes
}

fn hash(name: &str, range: u32) -> u32 {
    let mut hash = NameHash::new();
    hash.push(name);
    hash.below(range)
}

/// Bits written into bytes, the highest first.
struct Bits<'a> {
    bytes: &'a mut Vec<u8>,
    free: u32,
}

impl Bits<'_> {
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

/// The nouns that head the names of bodies of which each state has its own.
struct NationalHeads {
    heads: Vec<String>,
    transnational: Vec<String>,
    fields: Vec<String>,
}

impl NationalHeads {
    fn read(folder: &Path) -> Result<Self, Failure> {
        let heads = rows(&folder.join("org_heads.tsv"))?;
        let heads = heads.iter().filter(|row| row[2].contains("national")).flat_map(|row| row[0].split('|'));
        let context = rows(&folder.join("actor_context.tsv"))?;
        let of_class = |class: &str| {
            let of = context.iter().filter(|row| row[1].split('|').any(|value| value == class));
            of.map(|row| row[0].clone()).collect()
        };
        Ok(Self {
            heads: heads.map(str::to_owned).collect(),
            transnational: of_class("transnational"),
            fields: of_class("field"),
        })
    }

    fn is_head_of(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let headed = |head: &String| name.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let of_no_state = name.split(' ').any(|word| self.transnational.iter().any(|other| other == word));
        self.fields.contains(&name) || self.heads.iter().any(headed) && !of_no_state
    }
}
