//! Names as sets of hashes: half of the bytes that their letters take over the wire. See `src/lang/names.rs` for the other
//! end.
//!
//! A set of names becomes the sorted hashes of its names, written as the gaps between them in a Rice code. The hashes lie in
//! a range that is `1 << SPARE_BITS` times as wide as there are names in all, so that one in `1 << SPARE_BITS` of the words
//! that are no name of any set is taken for one. Where several names are one entity's, its number and the form of the name
//! follow each gap.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Failure;
use crate::fold::{NameHash, joins_names};

/// One word in `1 << SPARE_BITS` that is no name passes for one. Each bit more halves that and costs a bit a name.
const SPARE_BITS: u32 = 12;

/// Names that stand for themselves, by label: class, kind, country, form, whether each state has one of that name.
type Sets = BTreeMap<String, BTreeSet<String>>;

/// Entities with several names, by label as above but without a form.
type Entities = BTreeMap<String, Vec<Vec<(String, Form)>>>;

/// How a name names its entity; the numbers are those of `src/lang/names.rs`.
#[derive(Clone, Copy)]
enum Form {
    Name = 0,
    Alias = 1,
    Acronym = 2,
}

/// The names of a pack.
#[derive(Default)]
struct Names {
    sets: Sets,
    entities: Entities,
    /// The words in small letters that any name may have.
    grammar: Vec<String>,
}

/// Writes `people.names`: given names and surnames, which all languages share.
pub fn compile_people(folder: &Path, out: &Path) -> Result<(), Failure> {
    let mut names = Names::default();
    for (table, class) in [("given_names.tsv", "given_name"), ("surnames.tsv", "surname")] {
        for row in rows(&folder.join(table))? {
            names.add_alone(&format!("{class}\t-\t-\tname\t-"), &row[0])?;
        }
    }
    fs::write(out.join("people.names"), names.encode()?)?;
    Ok(())
}

/// Writes `CODE.names` (the sets) and, for what has a name that letters alone can't tell, `CODE.places.tsv`,
/// `CODE.organizations.tsv` and `CODE.persons.tsv` for a pack's folder.
pub fn compile(folder: &Path, code: &str, out: &Path) -> Result<(), Failure> {
    let mut names = Names::default();
    let mut rest = String::new();
    for row in rows(&folder.join("places.tsv"))? {
        if is_plain(&row[0]) {
            names.add_alone(&format!("place\t-\t{}\tname\t-", row[1]), &row[0])?;
        } else {
            writeln!(rest, "{}", row.join("\t"))?;
        }
    }
    fs::write(out.join(format!("{code}.places.tsv")), rest)?;
    let national = NationalHeads::read(folder)?;
    names.grammar = grammar(folder)?;
    let mut rest = String::new();
    for row in rows(&folder.join("organizations.tsv"))? {
        let [name, kind, country, aliases, acronyms] = &row[..] else {
            return Err(format!("organizations.tsv: not five fields: {row:?}").into());
        };
        let mark = if country == "*" || country == "-" && national.is_head_of(name) { "national" } else { "-" };
        if !names.add_entity("organization", [kind, country, mark], name, aliases, acronyms) {
            writeln!(rest, "{}\t{mark}", row.join("\t"))?;
        }
    }
    fs::write(out.join(format!("{code}.organizations.tsv")), rest)?;
    let mut rest = String::new();
    for row in rows(&folder.join("persons.tsv"))? {
        let [name, country, aliases] = &row[..] else {
            return Err(format!("persons.tsv: not three fields: {row:?}").into());
        };
        if !names.add_entity("person", ["person", country, "-"], name, aliases, "-") {
            writeln!(rest, "{}", row.join("\t"))?;
        }
    }
    fs::write(out.join(format!("{code}.persons.tsv")), rest)?;
    fs::write(out.join(format!("{code}.names")), names.encode()?)?;
    Ok(())
}

/// The rows of a table, without its header.
fn rows(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
}

impl Names {
    /// Adds a name that stands for itself.
    fn add_alone(&mut self, label: &str, name: &str) -> Result<(), Failure> {
        if !is_plain(name) {
            return Err(
                format!("{name:?}: a name of this table begins with a capital and has letters, digits and hyphens").into()
            );
        }
        self.sets.entry(label.to_owned()).or_default().insert(name.to_lowercase());
        Ok(())
    }

    /// Adds an entity's names, unless letters alone can't tell one of them.
    fn add_entity(&mut self, class: &str, label: [&str; 3], name: &str, aliases: &str, acronyms: &str) -> bool {
        // "CTV" is no "Ctv" and "NOS" no "Nos".
        let form = |name: &str, form| if class == "organization" && is_in_capitals(name) { Form::Acronym } else { form };
        let values = |field: &str| field.split('|').filter(|value| *value != "-").map(str::to_owned).collect::<Vec<_>>();
        let mut forms = vec![(name.to_owned(), form(name, Form::Name))];
        forms.extend(values(aliases).into_iter().map(|alias| (alias.clone(), form(&alias, Form::Alias))));
        forms.extend(values(acronyms).into_iter().map(|acronym| (acronym, Form::Acronym)));
        if !forms.iter().all(|(name, _)| is_plain(name) && !has_small_word(name, &self.grammar)) {
            return false;
        }
        let [kind, country, mark] = label;
        // A person of one name is one entity whatever the text calls him.
        if let ([(_, form)], "organization") = (&forms[..], class) {
            let form = if matches!(form, Form::Acronym) { "acronym" } else { "name" };
            let label = format!("{class}\t{kind}\t{country}\t{form}\t{mark}");
            self.sets.entry(label).or_default().insert(name.to_lowercase());
        } else {
            self.entities.entry(format!("{class}\t{kind}\t{country}\t-\t{mark}")).or_default().push(forms);
        }
        true
    }

    fn encode(&self) -> Result<Vec<u8>, Failure> {
        let entities: Vec<_> = self.entities.values().flatten().collect();
        let named = || entities.iter().flat_map(|forms| forms.iter().map(|(name, _)| name));
        let count = self.sets.values().map(BTreeSet::len).sum::<usize>() + named().count();
        let range = u32::try_from(count)? << SPARE_BITS;
        let words = self.sets.values().flatten().chain(named()).map(|name| name.split([' ', '-']).count()).max().unwrap_or(1);
        let mut bytes = range.to_le_bytes().to_vec();
        bytes.push(u8::try_from(words)?);
        for (label, names) in &self.sets {
            bytes.extend(format!("{label}\n").as_bytes());
            encode_hashes(names.iter().map(|name| (hash(name, range), 0)), range, 0, &mut bytes)?;
        }
        bytes.push(b'\n');
        for (label, entities) in &self.entities {
            bytes.extend(format!("{label}\t{}\n", entities.len()).as_bytes());
        }
        bytes.push(b'\n');
        let forms = entities.iter().enumerate().flat_map(|(entity, forms)| {
            forms.iter().map(move |(name, form)| (hash(&name.to_lowercase(), range), (entity as u32) << 2 | *form as u32))
        });
        let width = 2 + u32::try_from(entities.len())?.max(1).ilog2() + 1;
        bytes.push(u8::try_from(width)?);
        encode_hashes(forms, range, width, &mut bytes)?;
        Ok(bytes)
    }
}

/// Whether a name can be known by its letters alone. It begins and ends with a capital, so that few sequences of words are
/// asked for.
fn is_plain(name: &str) -> bool {
    let last = name.rsplit([' ', '-']).next().unwrap_or(name);
    name.starts_with(char::is_uppercase)
        && !last.starts_with(char::is_lowercase)
        && name.chars().all(|c| c.is_alphanumeric() || c == ' ' || joins_names(c))
}

/// Whether a name has a word of its own in small letters, as "Gobierno vasco" and "Save the Children" have: only its letters
/// tell that apart from a word that merely follows. Words of grammar and of names may stand in any name.
fn has_small_word(name: &str, grammar: &[String]) -> bool {
    name.split(' ').any(|word| word.starts_with(char::is_lowercase) && !grammar.iter().any(|other| other == word))
}

/// The words in small letters that any name may have.
fn grammar(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut words = words_of(&folder.join("function_words.tsv"), &["preposition", "article", "coordinator"])?;
    words.extend(words_of(&folder.join("actor_context.tsv"), &["name_particle"])?);
    Ok(words)
}

/// The words of a table of forms and classes that have one of these classes.
fn words_of(table: &Path, classes: &[&str]) -> Result<Vec<String>, Failure> {
    let of_class = |row: &[String]| row.get(1).is_some_and(|found| found.split('|').any(|class| classes.contains(&class)));
    Ok(rows(table)?.into_iter().filter(|row| of_class(row)).map(|row| row[0].clone()).collect())
}

fn is_in_capitals(name: &str) -> bool {
    name.chars().count() < 7 && name.chars().all(char::is_uppercase)
}

/// Writes hashes in order, each as the gap to the one before and `width` bits of what it stands for.
fn encode_hashes(hashes: impl Iterator<Item = (u32, u32)>, range: u32, width: u32, bytes: &mut Vec<u8>) -> Result<(), Failure> {
    let hashes: BTreeSet<(u32, u32)> = hashes.collect();
    bytes.extend(u32::try_from(hashes.len())?.to_le_bytes());
    // The remainder's length that suits the mean gap.
    let mean = u64::from(range) / hashes.len().max(1) as u64;
    let rice = (mean * 7 / 10).max(1).ilog2();
    bytes.push(u8::try_from(rice)?);
    let mut bits = Bits { bytes, free: 0 };
    let mut before = 0;
    for (hash, stands_for) in hashes {
        let gap = hash - before;
        before = hash;
        for _ in 0..gap >> rice {
            bits.push(true);
        }
        bits.push(false);
        bits.push_number(gap, rice);
        bits.push_number(stands_for, width);
    }
    Ok(())
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
        let context = folder.join("actor_context.tsv");
        Ok(Self {
            heads: heads.map(str::to_owned).collect(),
            transnational: words_of(&context, &["transnational"])?,
            fields: words_of(&context, &["field"])?,
        })
    }

    fn is_head_of(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let headed = |head: &String| name.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let of_no_state = name.split(' ').any(|word| self.transnational.iter().any(|other| other == word));
        self.fields.contains(&name) || self.heads.iter().any(headed) && !of_no_state
    }
}
