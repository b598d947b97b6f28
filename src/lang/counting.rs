//! The tables behind figures: number words, qualifiers, counted nouns, units that rule a figure out, and the verbs and
//! nouns that tell what became of those counted.

pub use super::fate::{Fate, FateForm, FateOwner, Outcome, Voice};

use super::Morphology;
use crate::lexicon::{Class, Lexicon, rows, values};
use crate::number::parse_plain;
use crate::{Category, Qualifier};

/// The texts of the TSV files on counting.
#[derive(Debug)]
pub struct Sources {
    /// Forms, value, role.
    pub number_words: &'static str,
    /// Names of weapons, which every pack has.
    pub weapons: &'static str,
    /// Phrase, how exact, place.
    pub qualifiers: &'static str,
    /// Forms, category, context, status.
    pub force_nouns: &'static str,
    /// Forms, role.
    pub noun_modifiers: &'static str,
    /// Form, role.
    pub units: &'static str,
    /// Lemma or forms, irregular stems, status, voice, owner.
    pub fates: &'static str,
}

/// What a word does in a number phrase; the examples are Spanish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordRole {
    /// cero
    Zero,
    /// un, una: one, or the indefinite article.
    Article,
    /// uno: one, or a pronoun.
    Pronoun,
    /// "one": one, or somebody unnamed.
    One,
    /// "a": one before a scale or a noun of quantity, and else no number.
    Indefinite,
    /// dos to nueve
    Digit,
    /// once to diecinueve, and the other numbers below a hundred that are one word.
    Teen,
    /// diez, veinte to noventa: what a digit may follow.
    Ten,
    /// cien to novecientos
    Hundred,
    /// cientos: a hundred after a digit, vague alone.
    Hundreds,
    /// mil
    Thousand,
    /// millón, billón
    Million,
    /// millones: vague alone.
    Millions,
    /// "million": a scale that counts without a preposition.
    Scale,
    /// "hundred": multiplies the number before it.
    Fold,
    /// "dozen": the same, and nothing smaller follows it.
    Dozen,
    /// "strong": after a hyphen it makes an adjective of the number.
    Strength,
    /// decena, centenar: a noun of quantity that needs a number before it.
    Round,
    /// decenas, miles: its plural, vague alone.
    Rounds,
    /// medio
    Half,
    /// third, quarter: a part by its value.
    Fraction,
    /// K, M glued to digits.
    Suffix,
    /// coma, punto, con between digits read aloud.
    Point,
    /// menos
    Minus,
    /// y: its value is the least number that it joins a smaller one to.
    And,
    /// o
    Or,
    /// entre
    Between,
    /// de: its value is 1 where it opens a range as well.
    Of,
    /// desde: its value is 1 where it tells whose something is as well.
    From,
    /// a, hasta
    To,
    /// el, las
    The,
    /// incluidos, entre ellos: what follows is a part of what was counted before.
    Include,
    /// de los cuales, de ellos: so is the number beside it; its value is the greatest number that makes one phrase with it.
    Part,
    /// un total de: a number follows.
    Total,
    /// otros: what follows is more of what was counted before.
    Other,
    /// enemigo: of the other side.
    Enemy,
    /// bando, filas: with a nationality, whose those in it are.
    Side,
    /// países: after a number, those who share a force.
    States,
    /// "ataque": whoever does it has the weapons.
    Attack,
    /// conjunta, multinacional: of several states.
    Joint,
    /// frente a los: another count of the same.
    Versus,
    /// cifra, balance: a count that the text has told of.
    Tally,
    /// éramos, quedamos: the number beside it counts those who speak.
    We,
    /// cuántos: the noun after it is what an answer's number counts.
    HowMany,
}

/// A row of the classes `Cardinal`, `Collective` and `Counting`.
#[derive(Clone, Copy, Debug)]
pub struct NumberWord {
    /// Its value, where it has one.
    pub value: f64,
    /// What it does.
    pub role: WordRole,
}

/// Where a qualifier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierPlace {
    /// Before its number, and part of its span.
    Before,
    /// After it.
    After,
    /// A verb before it, no part of its span: "superan los 300".
    Verb,
}

/// A row of the class `Qualifier`.
#[derive(Clone, Copy, Debug)]
pub struct QualifierWord {
    /// How exact it makes the number; `Vague` stands only before a vague one: "varios miles".
    pub kind: Qualifier,
    /// Where it stands.
    pub place: QualifierPlace,
}

/// What a counted noun needs around it to be a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Nothing: "300 soldados".
    Free,
    /// Something military in its sentence: "300 hombres".
    Sentence,
    /// A verb or participle of its own that says what became of them: "murieron tres niños".
    Clause,
    /// Nothing, but its singular is no count: "12 muertes", "una muerte".
    Event,
    /// Nothing: it is a weapon's name.
    Name,
}

/// Whose arms those bear whom a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// A state's: "soldados".
    Regular,
    /// A group's within a state: "rebeldes".
    Irregular,
    /// Those of no single state: "cascos azules".
    International,
}

/// A row of the class `ForceNoun`.
#[derive(Clone, Copy, Debug)]
pub struct ForceNoun {
    /// What it counts.
    pub category: Category,
    /// What it needs around it.
    pub context: Context,
    /// What has become of those it names.
    pub fate: Outcome,
    /// Whose arms they bear.
    pub band: Band,
    /// Whether this form is a plural.
    pub plural: bool,
    /// Whether this form is a singular and a plural at once.
    pub both: bool,
}

impl ForceNoun {
    /// A model's name that stands for the weapon.
    #[must_use]
    pub fn weapon() -> Self {
        Self { category: Category::Materiel, context: Context::Name, both: true, ..Self::anybody() }
    }

    /// A word for any people.
    #[must_use]
    pub fn anybody() -> Self {
        let (category, context) = (Category::Personnel, Context::Clause);
        Self { category, context, fate: Outcome::None, band: Band::Regular, plural: true, both: false }
    }
}

/// What a modifier of a counted noun does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModifierRole {
    /// Stands between number and noun.
    Before,
    /// Follows the noun.
    After,
    /// Follows the noun, and makes a weapon or a fighter of what anybody may have or be: "camionetas blindadas".
    Arms,
    /// Follows the noun and a preposition.
    Complement,
    /// Introduces a model's name: "tipo Shahed".
    Model,
}

/// What a unit does to the number beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitRole {
    /// After the number, it counts nothing of ours: "300 kilómetros".
    Measure,
    /// Before the number, it names a thing by it: "calle 13".
    Label,
}

/// What counts.
#[derive(Debug, Default)]
pub struct Counting {
    /// The rows of [`Class::Cardinal`], [`Class::Collective`] and [`Class::Counting`].
    pub number_words: Vec<NumberWord>,
    /// The rows of [`Class::Qualifier`].
    pub qualifiers: Vec<QualifierWord>,
    /// The rows of [`Class::ForceNoun`].
    pub nouns: Vec<ForceNoun>,
    /// The rows of [`Class::NounModifier`].
    pub modifiers: Vec<ModifierRole>,
    /// The rows of [`Class::Unit`].
    pub units: Vec<UnitRole>,
    /// The rows of [`Class::Fate`].
    pub fates: Vec<Fate>,
}

impl Counting {
    pub(super) fn new(sources: &Sources, morphology: &Morphology, lexicon: &mut Lexicon) -> Self {
        let mut counting = Self::default();
        for fields in rows(sources.number_words) {
            let [forms, value, role, ..] = fields[..] else { continue };
            let (Some(value), Some((role, class))) = (parse_plain(value), word_role(role)) else { continue };
            for form in values(forms) {
                lexicon.add_word(form, class, counting.number_words.len());
            }
            counting.number_words.push(NumberWord { value, role });
        }
        for fields in rows(sources.qualifiers) {
            let [phrase, kind, place, ..] = fields[..] else { continue };
            lexicon.add_word(phrase, Class::Qualifier, counting.qualifiers.len());
            counting.qualifiers.push(QualifierWord {
                kind: match kind {
                    "about" => Qualifier::About,
                    "at_least" => Qualifier::AtLeast,
                    "at_most" => Qualifier::AtMost,
                    "exact" => Qualifier::Exact,
                    _ => Qualifier::Vague,
                },
                place: match place {
                    "after" => QualifierPlace::After,
                    "verb" => QualifierPlace::Verb,
                    _ => QualifierPlace::Before,
                },
            });
        }
        for fields in rows(sources.force_nouns) {
            let [forms, category, context, status, ..] = fields[..] else { continue };
            let Some(category) = parse_category(category) else { continue };
            let context = parse_context(context);
            let listed: Vec<&str> = values(forms).collect();
            let derived = match listed[..] {
                // "aircraft": one form for both numbers.
                [form] if !form.starts_with('=') => (morphology.noun_plural)(form),
                _ => None,
            };
            for (at, form) in listed.iter().copied().chain(derived.as_deref()).enumerate() {
                let both = form.starts_with('=');
                let form = form.trim_start_matches('=');
                if form.starts_with(char::is_uppercase) {
                    lexicon.add_name(form, Class::ForceNoun, counting.nouns.len());
                } else {
                    lexicon.add_word(form, Class::ForceNoun, counting.nouns.len());
                }
                let fate = Outcome::from_name(status);
                let band = match status {
                    "irregular" => Band::Irregular,
                    "international" => Band::International,
                    _ => Band::Regular,
                };
                let plural = both || at % 2 == 1 || context == Context::Name;
                counting.nouns.push(ForceNoun { category, context, fate, band, plural, both });
            }
        }
        for name in sources.weapons.lines() {
            for form in [Some(name.to_owned()), (morphology.noun_plural)(name)].into_iter().flatten() {
                lexicon.add_name(&form, Class::ForceNoun, counting.nouns.len());
            }
            counting.nouns.push(ForceNoun::weapon());
        }
        for fields in rows(sources.noun_modifiers) {
            let [forms, role, ..] = fields[..] else { continue };
            for form in values(forms) {
                lexicon.add_word(form, Class::NounModifier, counting.modifiers.len());
            }
            counting.modifiers.push(match role {
                "pre" => ModifierRole::Before,
                "complement" => ModifierRole::Complement,
                "arms" => ModifierRole::Arms,
                "model" => ModifierRole::Model,
                _ => ModifierRole::After,
            });
        }
        for fields in rows(sources.units) {
            let [form, role, ..] = fields[..] else { continue };
            lexicon.add_word(form, Class::Unit, counting.units.len());
            counting.units.push(if role == "label" { UnitRole::Label } else { UnitRole::Measure });
        }
        for fields in rows(sources.fates) {
            counting.add_fate(&fields, morphology, lexicon);
        }
        counting
    }

    fn add_fate(&mut self, fields: &[&'static str], morphology: &Morphology, lexicon: &mut Lexicon) {
        let [lemma, stems, status, voice, owner, ..] = fields[..] else { return };
        let fate = Fate {
            outcome: Outcome::from_name(status),
            voice: match voice {
                "subject" => Voice::Subject,
                "object" => Voice::Object,
                "measure" => Voice::Measure,
                "link" => Voice::Link,
                "adjective" => Voice::Adjective,
                "noun" => Voice::Noun,
                _ => Voice::Phrase,
            },
            form: if voice == "adjective" { FateForm::Participle } else { FateForm::Other },
            owner: match owner {
                "subject" => FateOwner::Subject,
                "other" => FateOwner::Other,
                "both" => FateOwner::Both,
                "giver" => FateOwner::Giver,
                _ => FateOwner::Counted,
            },
            changes: status == "changes",
        };
        if let Some(forms) = lemma.strip_prefix('=') {
            for form in values(forms) {
                lexicon.add_word(form, Class::Fate, self.fates.len());
            }
            self.fates.push(fate);
            return;
        }
        // One row for each kind of form, so that a look-up tells "matan" from "matado".
        let row = self.fates.len();
        (morphology.verb_forms)(&[lemma, stems], &mut |form, class| match class {
            Class::ReportVerb => lexicon.add_word(form, Class::Fate, row),
            Class::ReportParticiple if !form.contains(' ') => {
                for form in (morphology.participle_forms)(form) {
                    lexicon.add_word(&form, Class::Fate, row + 2);
                }
            }
            Class::ReportParticiple => lexicon.add_word(form, Class::Fate, row + 2),
            _ => lexicon.add_word(form, Class::Fate, row + 1),
        });
        (morphology.wider_verb_forms)(&[lemma, stems], &mut |form| lexicon.add_word(form, Class::Fate, row));
        let kinds = [FateForm::Finite, FateForm::NonFinite, FateForm::Participle];
        self.fates.extend(kinds.map(|form| Fate { form, ..fate }));
    }
}

fn word_role(name: &str) -> Option<(WordRole, Class)> {
    Some(match name {
        "zero" => (WordRole::Zero, Class::Cardinal),
        "article" => (WordRole::Article, Class::Cardinal),
        "pronoun" => (WordRole::Pronoun, Class::Cardinal),
        "one" => (WordRole::One, Class::Cardinal),
        "indefinite" => (WordRole::Indefinite, Class::Cardinal),
        "scale" => (WordRole::Scale, Class::Cardinal),
        "fold" => (WordRole::Fold, Class::Cardinal),
        "dozen" => (WordRole::Dozen, Class::Cardinal),
        "strength" => (WordRole::Strength, Class::Counting),
        "digit" => (WordRole::Digit, Class::Cardinal),
        "teen" => (WordRole::Teen, Class::Cardinal),
        "ten" => (WordRole::Ten, Class::Cardinal),
        "hundred" => (WordRole::Hundred, Class::Cardinal),
        "hundreds" => (WordRole::Hundreds, Class::Cardinal),
        "thousand" => (WordRole::Thousand, Class::Cardinal),
        "million" => (WordRole::Million, Class::Cardinal),
        "millions" => (WordRole::Millions, Class::Cardinal),
        "round" => (WordRole::Round, Class::Collective),
        "rounds" => (WordRole::Rounds, Class::Collective),
        "half" => (WordRole::Half, Class::Counting),
        "fraction" => (WordRole::Fraction, Class::Counting),
        "suffix" => (WordRole::Suffix, Class::Counting),
        "point" => (WordRole::Point, Class::Counting),
        "minus" => (WordRole::Minus, Class::Counting),
        "and" => (WordRole::And, Class::Counting),
        "or" => (WordRole::Or, Class::Counting),
        "between" => (WordRole::Between, Class::Counting),
        "of" => (WordRole::Of, Class::Counting),
        "from" => (WordRole::From, Class::Counting),
        "to" => (WordRole::To, Class::Counting),
        "the" => (WordRole::The, Class::Counting),
        "include" => (WordRole::Include, Class::Counting),
        "part" => (WordRole::Part, Class::Counting),
        "total" => (WordRole::Total, Class::Counting),
        "other" => (WordRole::Other, Class::Counting),
        "enemy" => (WordRole::Enemy, Class::Counting),
        "side" => (WordRole::Side, Class::Counting),
        "attack" => (WordRole::Attack, Class::Counting),
        "states" => (WordRole::States, Class::Counting),
        "joint" => (WordRole::Joint, Class::Counting),
        "versus" => (WordRole::Versus, Class::Counting),
        "tally" => (WordRole::Tally, Class::Counting),
        "we" => (WordRole::We, Class::Counting),
        "how_many" => (WordRole::HowMany, Class::Counting),
        _ => return None,
    })
}

fn parse_category(name: &str) -> Option<Category> {
    Some(match name {
        "personnel" => Category::Personnel,
        "casualties" => Category::Casualties,
        "units" => Category::Units,
        "materiel" => Category::Materiel,
        _ => return None,
    })
}

fn parse_context(name: &str) -> Context {
    match name {
        "sentence" => Context::Sentence,
        "clause" => Context::Clause,
        "event" => Context::Event,
        "name" => Context::Name,
        _ => Context::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a table as it is written, below the names of its columns.
    fn written_rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
        tsv.lines().skip(1).map(|line| line.split('\t').collect())
    }

    /// Checks a table: its first line names the columns, its lines are sorted and unique, each with `columns` fields, no form
    /// stands twice in a row of the same role, and the field at `role` is one that `valid` knows.
    fn check(tsv: &'static str, columns: usize, role: usize, valid: &[&str]) {
        assert!(tsv.starts_with("# "), "the first line names the columns");
        let lines: Vec<&str> = tsv.lines().skip(1).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", lines.windows(2).find(|pair| pair[0] >= pair[1]));
        let mut seen = std::collections::HashSet::new();
        for fields in written_rows(tsv) {
            assert_eq!(fields.len(), columns, "{fields:?}");
            assert!(valid.contains(&fields[role]), "{fields:?}");
            for form in values(fields[0]) {
                assert!(seen.insert((form, fields[role])), "{form} twice");
            }
        }
    }

    /// A table of a pack as it is written.
    macro_rules! written {
        ($code:literal, $name:literal) => {
            include_str!(concat!($code, "/", $name, ".tsv"))
        };
    }

    macro_rules! check_pack {
        ($code:literal) => {
            let mut roles: Vec<&str> = written_rows(written!($code, "number_words")).map(|fields| fields[2]).collect();
            assert!(roles.iter().all(|role| word_role(role).is_some()));
            roles.dedup();
            check(written!($code, "number_words"), 3, 2, &roles);
            check(written!($code, "qualifiers"), 3, 2, &["before", "after", "verb"]);
            check(written!($code, "force_nouns"), 4, 1, &["personnel", "casualties", "units", "materiel"]);
            check(written!($code, "noun_modifiers"), 2, 1, &["pre", "post", "arms", "complement", "model"]);
            check(written!($code, "units"), 2, 1, &["measure", "label"]);
            check(written!($code, "fates"), 5, 3, &["subject", "object", "measure", "link", "adjective", "noun", "phrase"]);
        };
    }

    #[test]
    fn tables_are_in_order() {
        check_pack!("es");
        check_pack!("en");
    }
}
