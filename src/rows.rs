//! An analysis as rows of a table: one an actor mention, figure or attribution, with what an analyst wants beside it.
//!
//! The rows are flat: what is said of another find (who says a number, whose troops they are) stands in the row itself, and the ids tell
//! what belongs together. [`COLUMNS`] describes them once for whoever writes a header, a schema or a data frame.
//!
//! ```
//! use subraya::rows::rows;
//! use subraya::{OffsetUnit, Options, analyze};
//!
//! let text = "Seúl estima que unos 500 asesores norcoreanos trabajan en Siria.";
//! let analysis = analyze(text, &Options::default())?;
//! let rows = rows("note.txt", text, &analysis, OffsetUnit::Chars);
//! let figure = rows.iter().find(|row| row.low.is_some()).expect("the text has a figure");
//! assert_eq!((figure.text, figure.low), ("unos 500 asesores norcoreanos", Some(500)));
//! assert_eq!((figure.source, figure.speaker, figure.speaker_country.unwrap().code()), (Some("Seúl"), Some("Seúl"), "KR"));
//! # Ok::<(), subraya::Error>(())
//! ```

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::ser::{Serialize, SerializeStruct as _, Serializer};

use crate::analysis::displayed;
use crate::offsets::Counter;
use crate::{
    Actor, ActorId, ActorKind, Analysis, Attribution, AttributionId, AttributionKind, Category, Country, Figure, Mention,
    MentionForm, OffsetUnit, Qualifier, Span, Stance, Status,
};

/// A column of the table.
///
/// ```
/// use subraya::rows::{COLUMNS, ColumnKind};
///
/// let low = COLUMNS.iter().find(|column| column.name == "low").expect("it is one of them");
/// assert_eq!((low.kind, low.nullable), (ColumnKind::Integer, true));
/// assert_eq!(low.description, "A figure's lower bound; null where it is open.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Column {
    /// Its name, in lower case.
    pub name: &'static str,
    /// What its cells hold.
    #[serde(rename = "type")]
    pub kind: ColumnKind,
    /// Whether cells may be empty.
    pub nullable: bool,
    /// What it tells.
    pub description: &'static str,
}

/// What the cells of a column hold.
///
/// ```
/// use subraya::rows::{COLUMNS, ColumnKind};
/// assert_eq!((COLUMNS[0].name, COLUMNS[0].kind), ("document", ColumnKind::String));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnKind {
    /// Text in UTF-8.
    String,
    /// A whole number that fits into 64 bits with a sign.
    Integer,
}

/// What a row holds in a column.
///
/// ```
/// use subraya::rows::{Cell, rows};
/// use subraya::{OffsetUnit, Options, analyze};
///
/// let text = "Moscú lo niega.";
/// let analysis = analyze(text, &Options::default())?;
/// let rows = rows("note.txt", text, &analysis, OffsetUnit::Chars);
/// let [document, _, id, ..] = rows[0].cells();
/// assert_eq!((document, id), (Cell::String("note.txt".into()), Cell::Integer(0)));
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A number.
    Integer(i64),
    /// Words, or a name of the result's vocabularies.
    String(Cow<'a, str>),
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::String(text) => serializer.serialize_str(text),
        }
    }
}

/// What a row tells of.
///
/// ```
/// use subraya::rows::{RowKind, rows};
/// use subraya::{OffsetUnit, Options, analyze};
///
/// let text = "Llegaron 300 soldados rusos, según Pekín.";
/// let analysis = analyze(text, &Options::default())?;
/// let kinds: Vec<RowKind> = rows("", text, &analysis, OffsetUnit::Utf8).iter().map(|row| row.row).collect();
/// assert_eq!(kinds, [RowKind::Attribution, RowKind::Figure, RowKind::Actor, RowKind::Actor]);
/// # Ok::<(), subraya::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    /// Who says what.
    Attribution,
    /// How many, of what.
    Figure,
    /// A mention of an actor.
    Actor,
}

/// A value that can stand in a cell.
trait Value {
    const KIND: ColumnKind;
    const NULLABLE: bool = false;
    fn cell(&self) -> Cell<'_>;
}

impl Value for &str {
    const KIND: ColumnKind = ColumnKind::String;
    fn cell(&self) -> Cell<'_> {
        Cell::String(Cow::Borrowed(self))
    }
}

impl Value for Cow<'_, str> {
    const KIND: ColumnKind = ColumnKind::String;
    fn cell(&self) -> Cell<'_> {
        Cell::String(Cow::Borrowed(self))
    }
}

impl Value for Country {
    const KIND: ColumnKind = ColumnKind::String;
    fn cell(&self) -> Cell<'_> {
        Cell::String(Cow::Borrowed(self.code()))
    }
}

impl Value for u64 {
    const KIND: ColumnKind = ColumnKind::Integer;
    fn cell(&self) -> Cell<'_> {
        Cell::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
    }
}

impl<T: Value> Value for Option<T> {
    const KIND: ColumnKind = T::KIND;
    const NULLABLE: bool = true;
    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Null, Value::cell)
    }
}

macro_rules! ids {
    ($($id:ident)+) => {$(
        impl Value for $id {
            const KIND: ColumnKind = ColumnKind::Integer;
            fn cell(&self) -> Cell<'_> {
                Cell::Integer(self.0.into())
            }
        }
    )+};
}

ids!(ActorId AttributionId);

macro_rules! vocabularies {
    ($($name:ident)+) => {$(
        impl Value for $name {
            const KIND: ColumnKind = ColumnKind::String;
            fn cell(&self) -> Cell<'_> {
                Cell::String(Cow::Owned(self.to_string()))
            }
        }
    )+};
}

displayed!(RowKind);
vocabularies!(RowKind ActorKind MentionForm Qualifier Category Status AttributionKind Stance);

/// Each column is told once: field, type and description.
macro_rules! columns {
    ($a:lifetime $($(#[doc = $line:literal])+ $name:ident: $type:ty,)+) => {
        /// A row: an actor mention, a figure or an attribution. It is written with its fields in the order of [`COLUMNS`].
        ///
        /// ```
        /// use subraya::rows::rows;
        /// use subraya::{OffsetUnit, Options, analyze};
        ///
        /// let text = "Llegaron 300 soldados rusos, según Pekín.";
        /// let analysis = analyze(text, &Options::default())?;
        /// let row = &rows("note.txt", text, &analysis, OffsetUnit::Chars)[1];
        /// assert_eq!((row.text, row.low, row.source), ("300 soldados rusos", Some(300), Some("Pekín")));
        /// assert_eq!(serde_json::to_value(row).expect("it can be written")["low"], 300);
        /// # Ok::<(), subraya::Error>(())
        /// ```
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub struct Row<$a> {
            $($(#[doc = $line])+ pub $name: $type,)+
        }

        impl<$a> Row<$a> {
            const COLUMNS: &'static [Column] = &[$(Column {
                name: stringify!($name),
                kind: <$type as Value>::KIND,
                nullable: <$type as Value>::NULLABLE,
                description: concat!($($line),+).trim_ascii(),
            }),+];

            /// Its cells, in the order of [`COLUMNS`].
            ///
            /// ```
            /// use subraya::rows::{COLUMNS, rows};
            /// use subraya::{OffsetUnit, Options, analyze};
            ///
            /// let text = "Moscú lo niega.";
            /// let analysis = analyze(text, &Options::default())?;
            /// assert_eq!(rows("", text, &analysis, OffsetUnit::Utf8)[0].cells().len(), COLUMNS.len());
            /// # Ok::<(), subraya::Error>(())
            /// ```
            #[must_use]
            pub fn cells(&self) -> [Cell<'_>; COLUMNS.len()] {
                [$(self.$name.cell()),+]
            }
        }
    };
}

/// The columns of the table, in order.
///
/// ```
/// use subraya::rows::COLUMNS;
/// let header: Vec<&str> = COLUMNS.iter().map(|column| column.name).collect();
/// assert!(header.join(",").starts_with("document,row,id,language,start,end,text,"));
/// ```
pub const COLUMNS: &[Column] = Row::COLUMNS;

columns! { 'a
    /// The document that it is in.
    document: &'a str,
    /// What the row tells of: actor, figure or attribution.
    row: RowKind,
    /// The number of the actor, figure or attribution within its document.
    id: u64,
    /// The language that the document was read in (ISO 639-1).
    language: &'a str,
    /// Where its words begin in the document's text.
    start: u64,
    /// Where its words end: the first offset that is no longer in them.
    end: u64,
    /// Its words; of an attribution all from source to content.
    text: &'a str,
    /// The id of the actor; of a figure the one whose they are, of an attribution the one who speaks.
    actor: Option<ActorId>,
    /// The fullest name that the document gives that actor.
    name: Option<&'a str>,
    /// What that actor is: person, country, organization, `armed_group` or body.
    kind: Option<ActorKind>,
    /// The country of that actor (ISO 3166-1 alpha-2, XK for Kosovo); of a figure the side whose people or weapons they are.
    country: Option<Country>,
    /// The title or function that the document gives a person.
    role: Option<&'a str>,
    /// How a mention names its actor: name, short, alias, acronym, metonym or described.
    form: Option<MentionForm>,
    /// A figure's lower bound; null where it is open.
    low: Option<u64>,
    /// A figure's upper bound; null where it is open.
    high: Option<u64>,
    /// How exact a figure is: exact, about, `at_least`, `at_most`, range or vague.
    qualifier: Option<Qualifier>,
    /// What a figure counts: personnel, casualties, units or materiel.
    category: Option<Category>,
    /// The noun that a figure counts, as written.
    unit: Option<&'a str>,
    /// What became of those counted: deployed, killed, wounded, captured, missing, lost, sent, trained or released.
    status: Option<Status>,
    /// The id of the attribution; of a figure the innermost that holds it, null in the article's own voice.
    attribution: Option<AttributionId>,
    /// The words that name who says it.
    source: Option<&'a str>,
    /// The words that report.
    cue: Option<&'a str>,
    /// The name of the actor who says it.
    speaker: Option<&'a str>,
    /// The country of the actor who says it.
    speaker_country: Option<Country>,
    /// What the source does in saying it: says, estimates, denies, requests or alleges.
    stance: Option<Stance>,
    /// How it is said: direct, indirect, mixed or credit.
    attribution_kind: Option<AttributionKind>,
    /// An attribution's content: what is said, in pieces parted by " … " where the cue splits it.
    content: Option<Cow<'a, str>>,
    /// The id of the attribution inside whose content an attribution stands.
    parent: Option<AttributionId>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Row", COLUMNS.len())?;
        for (column, cell) in COLUMNS.iter().zip(self.cells()) {
            row.serialize_field(column.name, &cell)?;
        }
        row.end()
    }
}

/// The rows of a document, in text order; what begins at the same place goes from the longest to the shortest.
///
/// ```
/// use subraya::rows::rows;
/// use subraya::{OffsetUnit, Options, analyze};
///
/// let text = "Llegaron 300 soldados rusos, según Pekín.";
/// let analysis = analyze(text, &Options::default())?;
/// let rows = rows("note.txt", text, &analysis, OffsetUnit::Chars);
/// let words: Vec<&str> = rows.iter().map(|row| row.text).collect();
/// assert_eq!(words, ["Llegaron 300 soldados rusos, según Pekín", "300 soldados rusos", "soldados rusos", "Pekín"]);
/// # Ok::<(), subraya::Error>(())
/// ```
///
/// `text` is the analysed text, `analysis` what [`analyze`](crate::analyze) made of it, in bytes; `unit` is what `start` and `end` of the
/// rows count in.
///
/// # Panics
/// Where `analysis` is of another text, or its offsets are not in bytes any more.
#[must_use]
pub fn rows<'a>(document: &'a str, text: &'a str, analysis: &'a Analysis, unit: OffsetUnit) -> Vec<Row<'a>> {
    assert_eq!(analysis.offsets, OffsetUnit::Utf8, "rows are made of an analysis in bytes");
    let maker = Maker { document, text, analysis, counter: Counter::new(text, unit) };
    let mentions = analysis.actors.iter().flat_map(|actor| actor.mentions.iter().map(move |mention| (actor, mention)));
    let mut rows: Vec<Row> = mentions.map(|(actor, mention)| maker.mention(actor, mention)).collect();
    rows.extend(analysis.figures.iter().map(|figure| maker.figure(figure)));
    rows.extend(analysis.attributions.iter().map(|attribution| maker.attribution(attribution)));
    rows.sort_by_key(|row| (row.start, Reverse(row.end), row.row, row.id));
    rows
}

struct Maker<'a> {
    document: &'a str,
    text: &'a str,
    analysis: &'a Analysis,
    counter: Counter<'a>,
}

impl<'a> Maker<'a> {
    /// A row with nothing but its place.
    fn row(&self, row: RowKind, id: u32, span: Span) -> Row<'a> {
        Row {
            document: self.document,
            row,
            id: id.into(),
            language: self.analysis.language,
            start: self.counter.at(span.start) as u64,
            end: self.counter.at(span.end) as u64,
            text: span.of(self.text),
            actor: None,
            name: None,
            kind: None,
            country: None,
            role: None,
            form: None,
            low: None,
            high: None,
            qualifier: None,
            category: None,
            unit: None,
            status: None,
            attribution: None,
            source: None,
            cue: None,
            speaker: None,
            speaker_country: None,
            stance: None,
            attribution_kind: None,
            content: None,
            parent: None,
        }
    }

    fn mention(&self, actor: &'a Actor, mention: &Mention) -> Row<'a> {
        let row = self.row(RowKind::Actor, actor.id.0, Span::new(mention.start, mention.end));
        Row { form: Some(mention.form), ..self.with_actor(row, Some(actor.id)) }
    }

    fn figure(&self, figure: &'a Figure) -> Row<'a> {
        let row = self.row(RowKind::Figure, figure.id.0, Span::new(figure.start, figure.end));
        let row = self.with_attribution(self.with_actor(row, figure.actor), figure.attribution);
        Row {
            country: figure.country,
            low: figure.low,
            high: figure.high,
            qualifier: Some(figure.qualifier),
            category: Some(figure.category),
            unit: figure.unit.as_deref(),
            status: figure.status,
            ..row
        }
    }

    fn attribution(&self, attribution: &'a Attribution) -> Row<'a> {
        let Attribution { id, source, cue, content, speaker, parent, .. } = attribution;
        let parts = source.iter().chain(cue).chain(content).copied();
        let row = self.row(RowKind::Attribution, id.0, parts.reduce(Span::to).unwrap_or(Span::new(0, 0)));
        let row = self.with_attribution(self.with_actor(row, *speaker), Some(*id));
        Row { content: self.said(content), parent: *parent, ..row }
    }

    fn said(&self, content: &[Span]) -> Option<Cow<'a, str>> {
        match *content {
            [] => None,
            [whole] => Some(Cow::Borrowed(whole.of(self.text))),
            ref pieces => Some(pieces.iter().map(|piece| piece.of(self.text)).collect::<Vec<_>>().join(" … ").into()),
        }
    }

    fn with_actor(&self, row: Row<'a>, id: Option<ActorId>) -> Row<'a> {
        let Some(actor) = self.actor(id) else { return row };
        let Actor { name, kind, country, role, .. } = actor;
        Row { actor: id, name: Some(name), kind: Some(*kind), country: *country, role: role.as_deref(), ..row }
    }

    fn with_attribution(&self, row: Row<'a>, id: Option<AttributionId>) -> Row<'a> {
        let Some(attribution) = id.and_then(|id| self.analysis.attributions.get(id.0 as usize)) else { return row };
        let speaker = self.actor(attribution.speaker);
        Row {
            attribution: id,
            source: attribution.source.map(|source| source.of(self.text)),
            cue: attribution.cue.map(|cue| cue.of(self.text)),
            speaker: speaker.map(|speaker| speaker.name.as_str()),
            speaker_country: speaker.and_then(|speaker| speaker.country),
            stance: Some(attribution.stance),
            attribution_kind: Some(attribution.kind),
            ..row
        }
    }

    fn actor(&self, id: Option<ActorId>) -> Option<&'a Actor> {
        self.analysis.actors.get(id?.0 as usize)
    }
}
