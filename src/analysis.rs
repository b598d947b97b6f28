//! The result: what the article holds, in the one shape that every caller gets.

use serde::Serialize;

use crate::Span;
use crate::offsets::OffsetUnit;

/// The version of the result's shape.
pub const SCHEMA: u32 = 1;

/// The index of an actor in [`Analysis::actors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ActorId(pub u32);

/// The index of a figure in [`Analysis::figures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FigureId(pub u32);

/// The index of an attribution in [`Analysis::attributions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AttributionId(pub u32);

/// The id of the rule that made an output, such as `attribution.according_to`.
pub type RuleId = &'static str;

/// An ISO 3166-1 alpha-2 code (XK for Kosovo), such as `KP`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The country of a two-letter code; `None` where `code` is not two capital ASCII letters.
    ///
    /// ```
    /// use subraya::Country;
    /// assert_eq!(Country::new("KP").map(|c| c.to_string()), Some("KP".to_owned()));
    /// assert_eq!(Country::new("Korea"), None);
    /// ```
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        match code.as_bytes() {
            &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some(Self([a, b])),
            _ => None,
        }
    }

    /// The two letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// What an article holds: its actors, its figures and who says what, each list in text order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Analysis {
    /// The version of this shape: [`SCHEMA`].
    pub schema: u32,
    /// The language that the text was read in (ISO 639-1).
    pub language: &'static str,
    /// The unit of every offset in the result.
    pub offsets: OffsetUnit,
    /// Who acts, or is acted upon.
    pub actors: Vec<Actor>,
    /// How many, of what.
    pub figures: Vec<Figure>,
    /// Who says what.
    pub attributions: Vec<Attribution>,
}

/// What kind of entity an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A named human.
    Person,
    /// A state, by name, alias, acronym, or its capital used for its government.
    Country,
    /// A named body: ministry, agency, alliance, party, company, news outlet, court.
    Organization,
    /// A named non-state or paramilitary force.
    ArmedGroup,
    /// An unnamed collective with a nationality or an owner, such as "fuerzas rusas".
    Body,
}

/// How a mention names its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionForm {
    /// The full name.
    Name,
    /// A part of it, such as a surname.
    Short,
    /// Another name of the same entity.
    Alias,
    /// Its initials.
    Acronym,
    /// A capital or seat that stands for a government.
    Metonym,
    /// A collective noun with a nationality.
    Described,
}

/// An entity and all the places where the text names it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Actor {
    /// Its index in the list.
    pub id: ActorId,
    /// The fullest name that the text gives it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// The state that it is or belongs to; `None` for international bodies and where unknown.
    pub country: Option<Country>,
    /// The title or function that the text gives a person, as written.
    pub role: Option<String>,
    /// Where the text names it, in order; never empty.
    pub mentions: Vec<Mention>,
}

/// A span of the text that names an actor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mention {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How it names the actor.
    pub form: MentionForm,
    /// The rule that found it, where [`Options::rules`](crate::Options::rules) asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleId>,
}

/// How exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// Just this number.
    Exact,
    /// Near it: "unos", "cerca de".
    About,
    /// It or more: "más de", "al menos".
    AtLeast,
    /// It or less: "hasta", "menos de".
    AtMost,
    /// Between two numbers.
    Range,
    /// An order of magnitude: "miles de".
    Vague,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// People in arms.
    Personnel,
    /// People killed, wounded, captured, kidnapped or missing.
    Casualties,
    /// Brigades, battalions and the like.
    Units,
    /// Weapons, vehicles, aircraft, ships, ammunition.
    Materiel,
}

/// What the text says has become of those counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Stationed or put into action.
    Deployed,
    /// Dead.
    Killed,
    /// Hurt.
    Wounded,
    /// Taken prisoner or kidnapped.
    Captured,
    /// Not accounted for.
    Missing,
    /// Destroyed, shot down or otherwise gone.
    Lost,
    /// Sent, given or sold.
    Sent,
    /// In or after training.
    Trained,
    /// Set free or exchanged.
    Released,
}

/// A quantity of people in arms, of losses, of units or of weapons.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Its index in the list.
    pub id: FigureId,
    /// Where it begins, its qualifier included.
    pub start: usize,
    /// Where it ends, its noun included.
    pub end: usize,
    /// The lower bound; `None` where it is open.
    pub low: Option<u64>,
    /// The upper bound; `None` where it is open.
    pub high: Option<u64>,
    /// How exact it is.
    pub qualifier: Qualifier,
    /// What it counts.
    pub category: Category,
    /// The counted noun as written; `None` where the text carries it over from elsewhere.
    pub unit: Option<String>,
    /// What became of them, where the text says so.
    pub status: Option<Status>,
    /// The side whose people or weapons they are.
    pub country: Option<Country>,
    /// The actor whose they are, where the text names one.
    pub actor: Option<ActorId>,
    /// The innermost attribution whose content holds the figure; `None` in the article's own voice.
    pub attribution: Option<AttributionId>,
    /// The rule that found it, where [`Options::rules`](crate::Options::rules) asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleId>,
}

/// Whether what is said is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AttributionKind {
    /// All of it is quoted.
    Direct,
    /// A paraphrase.
    Indirect,
    /// A paraphrase with quoted words.
    Mixed,
    /// A credit to an agency, without content.
    Credit,
}

/// What the source does in saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// States it.
    Says,
    /// Estimates or believes it.
    Estimates,
    /// Denies it.
    Denies,
    /// Asks for, orders, promises or threatens it.
    Requests,
    /// It is alleged, without anyone standing for it.
    Alleges,
}

/// A source, a cue and a content: who says what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attribution {
    /// Its index in the list.
    pub id: AttributionId,
    /// The noun phrase that names who says it; `None` where nobody is named.
    pub source: Option<Span>,
    /// The actor who speaks, pronouns and dropped subjects resolved.
    pub speaker: Option<ActorId>,
    /// All the actors named in the source.
    pub speakers: Vec<ActorId>,
    /// The words that report; `None` in a headline's colon or a quotation that stands alone.
    pub cue: Option<Span>,
    /// What is said, in pieces where the cue splits it; empty for a credit.
    pub content: Vec<Span>,
    /// Whether it is quoted.
    pub kind: AttributionKind,
    /// What the source does in saying it.
    pub stance: Stance,
    /// The attribution inside whose content this one stands.
    pub parent: Option<AttributionId>,
    /// The rule that found it, where [`Options::rules`](crate::Options::rules) asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<RuleId>,
}
