//! Names as hashes: half of the bytes that their letters take over the wire. What all packs know is in one table, for most
//! places and organizations have one name in all languages. `encoding.rs` writes it, `src/lang/names.rs` reads it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Failure;
use crate::encoding;
use crate::fold::{NameHash, joins_names};

/// The end of a label whose names all languages have.
pub const SHARED: &str = "shared";

/// A bit for each language that has a name, in the order of the packs' folders.
pub type Languages = u32;

/// Names that stand for themselves, by label: class, kind, form, whether each state has one of that name, whether all languages
/// have all of them; and country.
pub type Sets = BTreeMap<(String, String), BTreeMap<NameHash, Languages>>;

/// The names of an entity.
pub type Entity = BTreeMap<(NameHash, Form), Languages>;

/// Entities with several names, by label as above but without a form.
pub type Entities = BTreeMap<(String, String), Vec<Entity>>;

/// How a name names its entity; the numbers are those of `src/lang/names.rs`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    Name = 0,
    Alias = 1,
    Acronym = 2,
}

/// The names of all packs.
#[derive(Default)]
pub struct Names {
    pub sets: Sets,
    pub entities: Entities,
    /// The most words that a name has.
    pub words: usize,
    /// The codes of the packs.
    pub languages: Vec<String>,
    /// Words that have a capital in many texts: those that begin sentences, and those in the names of states and bodies.
    pub common: Vec<NameHash>,
    /// The words in small letters that any name of the pack being read may have.
    grammar: Vec<String>,
}

impl Names {
    /// Given names and surnames, which all of these languages share.
    pub fn of_people(folder: &Path, languages: Vec<String>) -> Result<Self, Failure> {
        let all = (1 << languages.len()) - 1;
        let mut names = Self { languages, ..Self::default() };
        for (table, class) in [("given_names.tsv", "given_name"), ("surnames.tsv", "surname")] {
            for row in rows(&folder.join(table))? {
                names.add_alone((&format!("{class}\t-\tname\t-\t{SHARED}"), "-"), &row[0], all)?;
            }
        }
        Ok(names)
    }

    /// Adds a pack's names and writes, for what has a name that letters alone can't tell, `CODE.places.tsv`,
    /// `CODE.organizations.tsv` and `CODE.persons.tsv`.
    pub fn add_pack(&mut self, folder: &Path, code: &str, out: &Path) -> Result<(), Failure> {
        let language = self.languages.iter().position(|other| other == code).ok_or("it is not among the languages")? as u32;
        let mut rest = String::new();
        for row in rows(&folder.join("places.tsv"))? {
            if is_plain(&row[0]) {
                self.add_alone(("place\t-\tname\t-\t-", &row[1]), &row[0], 1 << language)?;
            } else {
                writeln!(rest, "{}", row.join("\t"))?;
            }
        }
        fs::write(out.join(format!("{code}.places.tsv")), rest)?;
        let national = NationalHeads::read(folder)?;
        self.grammar = grammar(folder)?;
        for table in ["function_words", "countries", "org_heads", "kind_nouns", "titles"] {
            let rows = rows(&folder.join(format!("{table}.tsv")))?;
            let words = rows.iter().flatten().flat_map(|field| field.split([' ', '|', '-']));
            self.common.extend(words.map(|word| hash(&word.to_lowercase())));
        }
        let mut rest = String::new();
        for row in rows(&folder.join("organizations.tsv"))? {
            let [name, kind, country, aliases, acronyms] = &row[..] else {
                return Err(format!("organizations.tsv: not five fields: {row:?}").into());
            };
            let mark = if country == "*" || country == "-" && national.is_head_of(name) { "national" } else { "-" };
            let label = ["organization", kind, country, mark];
            if !self.add_entity(label, language, name, aliases, acronyms) {
                writeln!(rest, "{}\t{mark}", row.join("\t"))?;
            }
        }
        fs::write(out.join(format!("{code}.organizations.tsv")), rest)?;
        let mut rest = String::new();
        for row in rows(&folder.join("persons.tsv"))? {
            let [name, country, aliases] = &row[..] else {
                return Err(format!("persons.tsv: not three fields: {row:?}").into());
            };
            if !self.add_entity(["person", "person", country, "-"], language, name, aliases, "-") {
                writeln!(rest, "{}", row.join("\t"))?;
            }
        }
        fs::write(out.join(format!("{code}.persons.tsv")), rest)?;
        Ok(())
    }

    /// Writes the table, `names.bin`.
    pub fn write(&self, out: &Path) -> Result<(), Failure> {
        fs::write(out.join("names.bin"), encoding::encode(self)?)?;
        Ok(())
    }

    /// Adds a name that stands for itself.
    fn add_alone(&mut self, label: (&str, &str), name: &str, languages: Languages) -> Result<(), Failure> {
        if !is_plain(name) {
            return Err(
                format!("{name:?}: a name of this table begins with a capital and has letters, digits and hyphens").into()
            );
        }
        let hash = self.hash(name);
        let set = self.sets.entry((label.0.to_owned(), label.1.to_owned())).or_default();
        *set.entry(hash).or_default() |= languages;
        Ok(())
    }

    /// Adds an entity's names, unless letters alone can't tell one of them.
    fn add_entity(&mut self, label: [&str; 4], language: u32, name: &str, aliases: &str, acronyms: &str) -> bool {
        let [class, kind, country, mark] = label;
        // "CTV" is no "Ctv" and "NOS" no "Nos".
        let form = |name: &str, form| if class == "organization" && is_in_capitals(name) { Form::Acronym } else { form };
        let values = |field: &str| field.split('|').filter(|value| *value != "-").map(str::to_owned).collect::<Vec<_>>();
        let mut forms = vec![(name.to_owned(), form(name, Form::Name))];
        forms.extend(values(aliases).into_iter().map(|alias| (alias.clone(), form(&alias, Form::Alias))));
        forms.extend(values(acronyms).into_iter().map(|acronym| (acronym, Form::Acronym)));
        if !forms.iter().all(|(name, _)| is_plain(name) && !has_small_word(name, &self.grammar)) {
            return false;
        }
        // A person of one name is one entity whatever the text calls him.
        if let ([(name, form)], "organization") = (&forms[..], class) {
            let form = if matches!(form, Form::Acronym) { "acronym" } else { "name" };
            let hash = self.hash(name);
            let set = self.sets.entry((format!("{class}\t{kind}\t{form}\t{mark}\t-"), country.to_owned())).or_default();
            *set.entry(hash).or_default() |= 1 << language;
        } else {
            let names = forms.iter().map(|(name, form)| (self.hash(name), *form)).collect();
            let entities = self.entities.entry((format!("{class}\t{kind}\t-\t{mark}\t-"), country.to_owned())).or_default();
            add_to_its_like(entities, names, language);
        }
        true
    }

    fn hash(&mut self, name: &str) -> NameHash {
        self.words = self.words.max(name.split([' ', '-']).count());
        hash(&name.to_lowercase())
    }
}

fn hash(words: &str) -> NameHash {
    let mut hash = NameHash::new();
    hash.push(words);
    hash
}

/// Adds a language's entity to the one of another language that shares most names with it, so that these are written once.
fn add_to_its_like(entities: &mut Vec<Entity>, names: Vec<(NameHash, Form)>, language: u32) {
    let shared = |entity: &Entity| names.iter().filter(|name| entity.contains_key(name)).count();
    let is_free = |entity: &Entity| entity.values().all(|languages| languages >> language & 1 == 0);
    let alike = (0..entities.len()).rev().filter(|&at| is_free(&entities[at])).max_by_key(|&at| shared(&entities[at]));
    let at = alike.filter(|&at| shared(&entities[at]) > 0).unwrap_or_else(|| {
        entities.push(Entity::new());
        entities.len() - 1
    });
    for name in names {
        *entities[at].entry(name).or_default() |= 1 << language;
    }
}

/// The rows of a table, without its header.
fn rows(path: &Path) -> Result<Vec<Vec<String>>, Failure> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect())
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
