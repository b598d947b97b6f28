//! The tables behind attributions: reporting verbs with all their forms, prepositional cues, nouns that are sources.

use super::Morphology;
use crate::Stance;
use crate::lexicon::{Class, Lexicon, rows, values};

/// The texts of the TSV files on reporting.
#[derive(Debug)]
pub struct Sources {
    /// Lemma, irregular stems, stance, takes.
    pub verbs: &'static str,
    /// Phrase, class, stance.
    pub phrases: &'static str,
    /// Form, kind.
    pub nouns: &'static str,
}

/// The complements that a reporting verb takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A clause: "dijo que…".
    Clause,
    /// An infinitive: "prometió retirarse".
    Infinitive,
    /// A noun phrase, where it holds a figure or a quotation: "denunció la muerte de 12 civiles".
    Noun,
    /// A quotation.
    Quote,
    /// A measure after its preposition: "cifró en 300 los muertos".
    Measure,
    /// A person first: "acusó a X de…", "instó a X a…".
    Person,
    /// A clause after "de", at a distance: "informó a la prensa de que…".
    OwnedClause,
    /// "con" and an infinitive, at a distance: "amenazó de nuevo con retirarse".
    With,
    /// A quotation after "de", at a distance: "habló en la radio de “…”".
    About,
    /// Not the infinitive of an aim: "para asegurar que…" sees to it.
    Aim,
    /// An indirect question with "si": "preguntó si…".
    Question,
    /// A gerund: "denied arming the group".
    Gerund,
    /// A clause only after its conjunction: "found that…", but not "found a boy trapped".
    Marked,
    /// In the passive, what nobody in particular says: "is believed to have…".
    Rumour,
    /// In the passive, what its subject says: "was quoted as saying".
    Quoted,
}

/// A reporting verb.
#[derive(Debug)]
pub struct Verb {
    /// What the source does in saying it.
    pub stance: Stance,
    /// Whether it is always reflexive, so that its `se` is no impersonal one.
    pub reflexive: bool,
    takes: &'static str,
}

impl Verb {
    /// Whether it takes such a complement.
    #[must_use]
    pub fn takes(&self, complement: Takes) -> bool {
        self.takes.contains(match complement {
            Takes::Clause => 'q',
            Takes::Infinitive => 'i',
            Takes::Noun => 'n',
            Takes::Quote => 'd',
            Takes::Measure => 'm',
            Takes::Person => 'a',
            Takes::OwnedClause => 'e',
            Takes::With => 'c',
            Takes::About => 'f',
            Takes::Aim => 'x',
            Takes::Question => 'w',
            Takes::Gerund => 'g',
            Takes::Marked => 't',
            Takes::Rumour => 'p',
            Takes::Quoted => 'v',
        })
    }
}

/// What a noun phrase without a name refers to when it says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// A text or picture: nobody in person.
    Document,
    /// People at large: nobody in particular.
    People,
    /// One person with this office.
    Person,
    /// One person, whatever the office: "el mandatario", "el funcionario".
    Anyone,
    /// One who speaks for another: the other speaks.
    Spokesperson,
    /// A body that is called so: "el ministerio", "el ejército".
    Organization,
    /// A body, whatever it is called: "la dependencia", "el organismo".
    Institution,
    /// An armed group.
    ArmedGroup,
    /// A state.
    Country,
}

/// What reports.
#[derive(Debug)]
pub struct Reporting {
    /// The verbs; the rows of [`Class::ReportVerb`] and its kin.
    pub verbs: Vec<Verb>,
    /// The stance of each phrase; the rows of [`Class::AccordingTo`], [`Class::Hearsay`], [`Class::SpeechNoun`] and [`Class::Credit`].
    pub phrases: Vec<Stance>,
    /// The kind of each noun; the rows of [`Class::SourceNoun`].
    pub nouns: Vec<SourceKind>,
}

impl Reporting {
    pub(super) fn new(sources: &Sources, titles: &'static str, morphology: &Morphology, lexicon: &mut Lexicon) -> Self {
        let (mut verbs, mut phrases, mut nouns) = (Vec::new(), Vec::new(), Vec::new());
        for fields in rows(sources.verbs) {
            let [lemma, _, stance, takes, ..] = fields[..] else { continue };
            let Some(stance) = parse_stance(stance) else { continue };
            (morphology.verb_forms)(&fields, &mut |form, class| lexicon.add_word(form, class, verbs.len()));
            let reflexive = lemma.split(' ').next().is_some_and(morphology.is_reflexive);
            verbs.push(Verb { stance, reflexive, takes });
        }
        for fields in rows(sources.phrases) {
            let [phrase, class, stance, ..] = fields[..] else { continue };
            if let (Some(class), Some(stance)) = (Class::from_name(class), parse_stance(stance)) {
                lexicon.add_word(phrase, class, phrases.len());
                phrases.push(stance);
            }
        }
        for fields in rows(sources.nouns) {
            let [form, kind, ..] = fields[..] else { continue };
            if let Some(kind) = parse_kind(kind) {
                lexicon.add_word(form, Class::SourceNoun, nouns.len());
                nouns.push(kind);
            }
        }
        // Ranks, offices and professions are persons' without a row here.
        for fields in rows(titles) {
            let [forms, class, ..] = fields[..] else { continue };
            let title = matches!(Class::from_name(class), Some(Class::Rank | Class::Office | Class::Profession));
            for form in values(forms).filter(|_| title) {
                if lexicon.has(form, Class::SourceNoun) {
                    continue;
                }
                lexicon.add_word(&form.to_lowercase(), Class::SourceNoun, nouns.len());
                nouns.push(if (morphology.is_plural)(form) { SourceKind::People } else { SourceKind::Person });
            }
        }
        Self { verbs, phrases, nouns }
    }
}

fn parse_stance(name: &str) -> Option<Stance> {
    Some(match name {
        "says" => Stance::Says,
        "estimates" => Stance::Estimates,
        "denies" => Stance::Denies,
        "requests" => Stance::Requests,
        "alleges" => Stance::Alleges,
        _ => return None,
    })
}

fn parse_kind(name: &str) -> Option<SourceKind> {
    Some(match name {
        "document" => SourceKind::Document,
        "people" => SourceKind::People,
        "person" => SourceKind::Person,
        "anyone" => SourceKind::Anyone,
        "spokesperson" => SourceKind::Spokesperson,
        "institution" => SourceKind::Institution,
        "organization" => SourceKind::Organization,
        "armed_group" => SourceKind::ArmedGroup,
        "country" => SourceKind::Country,
        _ => return None,
    })
}
