"""An analysis as rows of a table: one an actor mention, figure or attribution."""

from typing import Literal, TypedDict

from .analysis import ActorKind, AttributionKind, Category, MentionForm, Qualifier, Stance, Status


class Column(TypedDict):
    """A column of the table, as `subraya extract --schema` prints it."""

    name: str
    type: Literal["string", "integer"]
    """What its cells hold; integers fit into 64 bits."""
    nullable: bool
    description: str


class Row(TypedDict):
    """A row; `COLUMNS` says what each column tells."""

    document: str
    row: Literal["actor", "figure", "attribution"]
    id: int
    language: str
    start: int
    end: int
    text: str
    actor: int | None
    name: str | None
    kind: ActorKind | None
    country: str | None
    role: str | None
    form: MentionForm | None
    low: int | None
    high: int | None
    qualifier: Qualifier | None
    category: Category | None
    unit: str | None
    status: Status | None
    attribution: int | None
    source: str | None
    cue: str | None
    speaker: str | None
    speaker_country: str | None
    stance: Stance | None
    attribution_kind: AttributionKind | None
    content: str | None
    parent: int | None
