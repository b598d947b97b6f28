//! The result: what the article holds, in the one shape that every caller gets.

use serde::Serialize;

use crate::country::Country;
use crate::id::{ActorId, AttributionId, FigureId, RuleId};
use crate::offsets::OffsetUnit;
use crate::span::Span;

/// The version of the result's shape.
///
/// ```
/// use subraya::{Options, SCHEMA, analyze};
/// assert_eq!(analyze("Seúl lo niega.", &Options::default())?.schema, SCHEMA);
/// # Ok::<(), subraya::Error>(())
/// ```
pub const SCHEMA: u32 = 1;

/// What an article holds: its actors, its figures and who says what, each list in text order.
///
/// ```
/// use subraya::{Options, analyze};
///
/// let result = analyze("Llegaron 300 soldados rusos, según Pekín.", &Options::default())?;
/// assert_eq!((result.actors.len(), result.figures.len(), result.attributions.len()), (2, 1, 1));
/// let json = serde_json::to_value(&result).expect("all of it can be written");
/// assert_eq!(json["figures"][0]["low"], 300);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{ActorKind, Options, analyze};
///
/// let result = analyze("Fuerzas rusas atacaron Járkov, denunció Volodímir Zelenski.", &Options::default())?;
/// let kinds: Vec<ActorKind> = result.actors.iter().map(|actor| actor.kind).collect();
/// assert_eq!(kinds, [ActorKind::Body, ActorKind::Person]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{MentionForm, Options, analyze};
///
/// let result = analyze("Estados Unidos lo niega. EE.UU. calla.", &Options::default())?;
/// let forms: Vec<MentionForm> = result.actors[0].mentions.iter().map(|mention| mention.form).collect();
/// assert_eq!(forms, [MentionForm::Name, MentionForm::Acronym]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{Options, analyze};
///
/// let text = "El ministro Serguéi Shoigú llegó a Pekín. Shoigú no habló.";
/// let result = analyze(text, &Options::default())?;
/// let minister = &result.actors[0];
/// assert_eq!((minister.name.as_str(), minister.role.as_deref()), ("Serguéi Shoigú", Some("ministro")));
/// let places: Vec<&str> = minister.mentions.iter().map(|mention| mention.span().of(text)).collect();
/// assert_eq!(places, ["Serguéi Shoigú", "Shoigú"]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{MentionForm, Options, analyze};
///
/// let text = "Según Moscú, no hay avances.";
/// let mention = &analyze(text, &Options::default())?.actors[0].mentions[0];
/// assert_eq!((mention.span().of(text), mention.form), ("Moscú", MentionForm::Metonym));
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
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

impl Mention {
    /// Where it stands.
    ///
    /// ```
    /// use subraya::{Options, analyze};
    ///
    /// let text = "Según Moscú, no hay avances.";
    /// assert_eq!(analyze(text, &Options::default())?.actors[0].mentions[0].span().of(text), "Moscú");
    /// # Ok::<(), subraya::Error>(())
    /// ```
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// How exact a figure is.
///
/// ```
/// use subraya::{Options, Qualifier, analyze};
///
/// let result = analyze("Llegaron más de 300 soldados y unos 20 tanques.", &Options::default())?;
/// let qualifiers: Vec<Qualifier> = result.figures.iter().map(|figure| figure.qualifier).collect();
/// assert_eq!(qualifiers, [Qualifier::AtLeast, Qualifier::About]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{Category, Options, analyze};
///
/// let result = analyze("Llegaron 300 soldados, dos brigadas y 20 tanques.", &Options::default())?;
/// let categories: Vec<Category> = result.figures.iter().map(|figure| figure.category).collect();
/// assert_eq!(categories, [Category::Personnel, Category::Units, Category::Materiel]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{Options, Status, analyze};
///
/// let result = analyze("Murieron 300 soldados y 20 tanques fueron destruidos.", &Options::default())?;
/// let statuses: Vec<Option<Status>> = result.figures.iter().map(|figure| figure.status).collect();
/// assert_eq!(statuses, [Some(Status::Killed), Some(Status::Lost)]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{Options, analyze};
///
/// let text = "Llegaron entre 300 y 400 soldados rusos.";
/// let figure = &analyze(text, &Options::default())?.figures[0];
/// assert_eq!(figure.span().of(text), "entre 300 y 400 soldados rusos");
/// assert_eq!((figure.low, figure.high, figure.unit.as_deref()), (Some(300), Some(400), Some("soldados rusos")));
/// assert_eq!(figure.attribution, None); // The article says so itself.
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
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

impl Figure {
    /// Where it stands.
    ///
    /// ```
    /// use subraya::{Options, analyze};
    ///
    /// let text = "Llegaron 300 soldados.";
    /// assert_eq!(analyze(text, &Options::default())?.figures[0].span().of(text), "300 soldados");
    /// # Ok::<(), subraya::Error>(())
    /// ```
    #[must_use]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Whether what is said is quoted.
///
/// ```
/// use subraya::{AttributionKind, Options, analyze};
///
/// let result = analyze("«No hay tropas», dijo Pekín. Moscú dijo que no hay «avances».", &Options::default())?;
/// let kinds: Vec<AttributionKind> = result.attributions.iter().map(|attribution| attribution.kind).collect();
/// assert_eq!(kinds, [AttributionKind::Direct, AttributionKind::Mixed]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{Options, Stance, analyze};
///
/// let result = analyze("Seúl estima que hay tropas. Moscú niega que las haya.", &Options::default())?;
/// let stances: Vec<Stance> = result.attributions.iter().map(|attribution| attribution.stance).collect();
/// assert_eq!(stances, [Stance::Estimates, Stance::Denies]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
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
///
/// ```
/// use subraya::{Options, analyze};
///
/// let text = "El embajador ruso dijo que no hay tropas.";
/// let result = analyze(text, &Options::default())?;
/// let attribution = &result.attributions[0];
/// assert_eq!(attribution.source.map(|source| source.of(text)), Some("El embajador ruso"));
/// assert_eq!(attribution.cue.map(|cue| cue.of(text)), Some("dijo"));
/// assert_eq!(attribution.content[0].of(text), "no hay tropas");
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
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

/// Writes each value as it stands in JSON: `armed_group`.
macro_rules! displayed {
    ($($name:ident)+) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                serde::Serialize::serialize(self, f)
            }
        }
    )+};
}

pub(crate) use displayed;

displayed!(ActorKind MentionForm Qualifier Category Status AttributionKind Stance);
