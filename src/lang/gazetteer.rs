//! The tables behind actors: countries, places, organizations, persons, and the nouns that tell what a name is.

use std::borrow::Cow;

use super::Morphology;
use crate::lexicon::{Class, Lexicon, rows, values};
use crate::token::{TokenKind, find_tokens};
use crate::{ActorKind, Country, MentionForm};

/// The texts of the gazetteer's TSV files.
#[derive(Debug)]
pub struct Sources {
    /// Code, name, aliases, acronyms, demonyms, seats.
    pub countries: &'static str,
    /// What the build step leaves of `places.tsv`: name, country.
    pub places: &'static str,
    /// What it leaves of `organizations.tsv`: name, kind, country, aliases, acronyms, whether each state has one.
    pub organizations: &'static str,
    /// What it leaves of `persons.tsv`: name, country, aliases.
    pub persons: &'static str,
    /// Forms, class.
    pub titles: &'static str,
    /// Forms, kind, traits.
    pub org_heads: &'static str,
    /// Forms, kind.
    pub kind_nouns: &'static str,
    /// Forms, class, number.
    pub body_nouns: &'static str,
    /// Forms.
    pub force_modifiers: &'static str,
    /// Form, classes.
    pub actor_context: &'static str,
}

/// What a noun before a name tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NounKind {
    /// A named body.
    Organization,
    /// A force that is no state's.
    ArmedGroup,
    /// A place, which is no actor.
    Place,
    /// A ship, an event, a work, a weapon: no actor either.
    Thing,
}

/// What a name of the gazetteer stands for.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its usual name; empty where the names are known by their hashes alone.
    pub name: &'static str,
    /// What it is; `None` for a place.
    pub kind: Option<ActorKind>,
    /// The state that it is or belongs to.
    pub country: Option<Country>,
    /// Whether each state has one of this name, so that it is the one of the country where the text plays.
    pub national: bool,
    /// Whether each of its names stands for itself: it is the entry of a set of names, told apart by their words.
    pub alone: bool,
}

/// One of the names of an entry: a row of the classes `CountryName`, `Seat`, `Place`, `Organization` and `Person`.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The index of what it stands for in [`Gazetteer::entries`].
    pub entry: usize,
    /// How it names it.
    pub form: MentionForm,
}

/// A noun of the class `OrganizationHead`; its traits are free of each other.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// What a name with this head is.
    pub kind: ActorKind,
    /// Whether such a body belongs to the country where the text plays, unless its name says another.
    pub national: bool,
    /// Whether people of one country found such a body, so that it belongs where the text plainly plays.
    pub domestic: bool,
    /// Whether it is a military unit, which a number may name.
    pub unit: bool,
    /// Whether the noun is a name by itself.
    pub bare: bool,
    /// Whether the noun belongs to the name when it is written without a capital, too.
    pub joined: bool,
}

/// A noun of the classes `BodyForce` and `BodyAuthority`.
#[derive(Clone, Copy, Debug)]
pub struct BodyNoun {
    /// Whether the singular is many people already.
    pub collective: bool,
    /// Whether this form is a plural.
    pub plural: bool,
    /// The row of its table: forms of one noun share it.
    pub noun: usize,
}

/// What names actors.
#[derive(Debug, Default)]
pub struct Gazetteer {
    /// What the names stand for.
    pub entries: Vec<Entry>,
    /// The names.
    pub names: Vec<Name>,
    /// The rows of the class `KindNoun`.
    pub kind_nouns: Vec<NounKind>,
    /// The rows of the class `OrganizationHead`.
    pub heads: Vec<Head>,
    /// The rows of the body nouns.
    pub body_nouns: Vec<BodyNoun>,
    joint_articles: &'static [&'static str],
}

impl Gazetteer {
    pub(super) fn new(sources: &Sources, morphology: &Morphology, lexicon: &mut Lexicon) -> Self {
        let mut gazetteer = Self { joint_articles: morphology.joint_articles, ..Self::default() };
        gazetteer.add_countries(sources.countries, morphology, lexicon);
        for fields in rows(sources.places) {
            let [name, country, ..] = fields[..] else { continue };
            let entry = gazetteer.add_entry(name, None, Country::new(country));
            gazetteer.add_name(lexicon, name, Class::Place, entry, MentionForm::Name);
        }
        for fields in rows(sources.organizations) {
            let [name, kind, country, aliases, acronyms, national, ..] = fields[..] else { continue };
            let entry = gazetteer.add_entry(name, Some(actor_kind(kind)), Country::new(country));
            gazetteer.entries[entry].national = national == "national";
            // "CTV" is no "Ctv" and "NOS" no "Nos".
            let form = |name: &str, form| if is_in_capitals(name) { MentionForm::Acronym } else { form };
            gazetteer.add_name(lexicon, name, Class::Organization, entry, form(name, MentionForm::Name));
            for alias in values(aliases) {
                gazetteer.add_name(lexicon, alias, Class::Organization, entry, form(alias, MentionForm::Alias));
            }
            for acronym in values(acronyms) {
                gazetteer.add_name(lexicon, acronym, Class::Organization, entry, MentionForm::Acronym);
            }
        }
        for fields in rows(sources.persons) {
            let [name, country, aliases, ..] = fields[..] else { continue };
            let entry = gazetteer.add_entry(name, Some(ActorKind::Person), Country::new(country));
            gazetteer.add_name(lexicon, name, Class::Person, entry, MentionForm::Name);
            for alias in values(aliases) {
                gazetteer.add_name(lexicon, alias, Class::Person, entry, MentionForm::Alias);
            }
        }
        gazetteer.add_nouns(sources, lexicon);
        for fields in rows(sources.actor_context) {
            let [form, classes, ..] = fields[..] else { continue };
            for class in values(classes).filter_map(Class::from_name) {
                lexicon.add_word(form, class, 0);
            }
        }
        gazetteer
    }

    /// What a name of the classes `CountryName`, `Seat`, `Place`, `Organization` and `Person` stands for.
    #[must_use]
    pub fn named(&self, row: usize) -> (&Entry, Name) {
        let name = self.names[row];
        (&self.entries[name.entry], name)
    }

    fn add_countries(&mut self, tsv: &'static str, morphology: &Morphology, lexicon: &mut Lexicon) {
        for fields in rows(tsv) {
            let [code, name, aliases, acronyms, demonyms, seats, ..] = fields[..] else { continue };
            // A state that is no more has its successor's code first.
            let entry = self.add_entry(name, Some(ActorKind::Country), code.get(..2).and_then(Country::new));
            self.add_name(lexicon, name, Class::CountryName, entry, MentionForm::Name);
            for alias in values(aliases) {
                self.add_name(lexicon, alias, Class::CountryName, entry, MentionForm::Alias);
            }
            for acronym in values(acronyms) {
                self.add_name(lexicon, acronym, Class::CountryName, entry, MentionForm::Acronym);
            }
            for seat in values(seats) {
                self.add_name(lexicon, seat, Class::Seat, entry, MentionForm::Metonym);
            }
            let mut forms: Vec<String> = values(demonyms).flat_map(|demonym| (morphology.demonym_forms)(demonym)).collect();
            crate::order::sort_by(&mut forms, Ord::cmp);
            forms.dedup();
            for form in forms {
                // One that the table writes with a capital never goes without: Polish, but polish.
                if form.starts_with(char::is_uppercase) {
                    lexicon.add_name(&tokenized(&form), Class::Demonym, entry);
                } else {
                    lexicon.add_word(&tokenized(&form), Class::Demonym, entry);
                }
            }
        }
    }

    fn add_nouns(&mut self, sources: &Sources, lexicon: &mut Lexicon) {
        for fields in rows(sources.titles) {
            let [forms, class, ..] = fields[..] else { continue };
            let Some(class) = Class::from_name(class) else { continue };
            for form in values(forms) {
                lexicon.add_word(&tokenized(&form.to_lowercase()), class, 0);
            }
        }
        for fields in rows(sources.org_heads) {
            let [forms, kind, traits, ..] = fields[..] else { continue };
            let is = |name: &str| values(traits).any(|value| value == name);
            self.heads.push(Head {
                kind: actor_kind(kind),
                national: is("national"),
                domestic: is("domestic"),
                unit: is("unit"),
                bare: is("bare"),
                joined: is("joined"),
            });
            for form in values(forms) {
                lexicon.add_word(form, Class::OrganizationHead, self.heads.len() - 1);
            }
        }
        for fields in rows(sources.kind_nouns) {
            let [forms, kind, ..] = fields[..] else { continue };
            self.kind_nouns.push(noun_kind(kind));
            for form in values(forms) {
                lexicon.add_word(&form.to_lowercase(), Class::KindNoun, self.kind_nouns.len() - 1);
            }
        }
        for (noun, fields) in rows(sources.body_nouns).enumerate() {
            let [forms, class, number, ..] = fields[..] else { continue };
            let class = if class == "authority" { Class::BodyAuthority } else { Class::BodyForce };
            // Singulars and plurals take turns in a row.
            for (form, word) in values(forms).enumerate() {
                self.body_nouns.push(BodyNoun { collective: number == "collective", plural: form % 2 == 1, noun });
                lexicon.add_word(word, class, self.body_nouns.len() - 1);
            }
        }
        for fields in rows(sources.force_modifiers) {
            for form in values(fields[0]) {
                lexicon.add_word(form, Class::ForceModifier, 0);
            }
        }
    }

    /// Adds what packed names stand for: those of a set for themselves, those of an entity, in each of its forms, for it. The
    /// first of its rows among the names.
    pub(super) fn add_set(&mut self, entity: bool, kind: &str, country: &str, form: &str, national: &str) -> usize {
        let kind = (kind != "-").then(|| actor_kind(kind));
        let entry = self.add_entry("", kind, Country::new(country));
        self.entries[entry].national = national == "national";
        self.entries[entry].alone = !entity;
        let forms = [MentionForm::Name, MentionForm::Alias, MentionForm::Acronym, MentionForm::Name];
        let forms = match form {
            "acronym" => &forms[2..3],
            "name" => &forms[..1],
            _ => &forms,
        };
        let first = self.names.len();
        self.names.extend(forms.iter().map(|&form| Name { entry, form }));
        first
    }

    fn add_entry(&mut self, name: &'static str, kind: Option<ActorKind>, country: Option<Country>) -> usize {
        self.entries.push(Entry { name, kind, country, national: false, alone: false });
        self.entries.len() - 1
    }

    fn add_name(&mut self, lexicon: &mut Lexicon, name: &str, class: Class, entry: usize, form: MentionForm) {
        self.names.push(Name { entry, form });
        lexicon.add_name(&tokenized(name), class, self.names.len() - 1);
        if let Some(joined) = self.joined(name) {
            lexicon.add_name(&tokenized(&joined), class, self.names.len() - 1);
        }
    }

    /// A name with a hyphen after its articles, for newsrooms differ: Al Qaeda, Al-Qaeda.
    fn joined(&self, name: &str) -> Option<String> {
        let mut words = name.split(' ').peekable();
        let mut joined = String::new();
        let mut changed = false;
        while let Some(word) = words.next() {
            // Inside a name the first of them may be the language's own: Al Qaeda en el Magreb.
            let articles = &self.joint_articles[usize::from(!joined.is_empty()).min(self.joint_articles.len())..];
            let first = joined.is_empty();
            let is_article = articles.iter().any(|article| {
                let article = &article[..article.len() - 1];
                word == article || first && word.len() == article.len() && word.to_lowercase() == article
            });
            joined.push_str(word);
            if words.peek().is_some() {
                changed |= is_article;
                joined.push(if is_article { '-' } else { ' ' });
            }
        }
        changed.then_some(joined)
    }
}

/// A name with one space between its tokens, as the document will cut it: `EE.UU` is `EE. UU`. A last period is left out,
/// for an abbreviation may stand before any mark.
fn tokenized(name: &str) -> Cow<'_, str> {
    if name.chars().all(|c| c.is_alphabetic() || c == ' ') {
        return Cow::Borrowed(name);
    }
    let tokens = find_tokens(name);
    let last =
        tokens.len().saturating_sub(usize::from(tokens.len() > 1 && tokens[tokens.len() - 1].kind == TokenKind::Mark('.')));
    let words: Vec<&str> = tokens[..last].iter().map(|token| token.span.of(name)).collect();
    Cow::Owned(words.join(" "))
}

fn is_in_capitals(name: &str) -> bool {
    name.chars().count() < 7 && name.chars().all(char::is_uppercase)
}

fn actor_kind(name: &str) -> ActorKind {
    match name {
        "armed_group" => ActorKind::ArmedGroup,
        "person" => ActorKind::Person,
        "country" => ActorKind::Country,
        "body" => ActorKind::Body,
        _ => ActorKind::Organization,
    }
}

fn noun_kind(name: &str) -> NounKind {
    match name {
        "armed_group" => NounKind::ArmedGroup,
        "place" => NounKind::Place,
        "thing" => NounKind::Thing,
        _ => NounKind::Organization,
    }
}
