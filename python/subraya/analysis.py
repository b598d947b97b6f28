"""The result: what an article holds, in the one shape that every caller of the core gets."""

from typing import Literal, NotRequired, TypedDict

OffsetUnit = Literal["utf16", "utf8", "chars"]
"""What offsets count: UTF-16 code units, bytes of UTF-8, or characters, as Python's strings do."""

ActorKind = Literal["person", "country", "organization", "armed_group", "body"]
MentionForm = Literal["name", "short", "alias", "acronym", "metonym", "described"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "range", "vague"]
Category = Literal["personnel", "casualties", "units", "materiel"]
Status = Literal["deployed", "killed", "wounded", "captured", "missing", "lost", "sent", "trained", "released"]
AttributionKind = Literal["direct", "indirect", "mixed", "credit"]
Stance = Literal["says", "estimates", "denies", "requests", "alleges"]


class Span(TypedDict):
    """A half-open range of the text: `text[start:end]`."""

    start: int
    end: int


class Mention(TypedDict):
    """A span of the text that names an actor."""

    start: int
    end: int
    form: MentionForm
    rule: NotRequired[str]
    """The rule that found it, such as "actor.person.name"; there with the option `rules` alone."""


class Actor(TypedDict):
    """An entity and all the places where the text names it."""

    id: int
    """Its index in the list."""
    name: str
    """The fullest name that the text gives it."""
    kind: ActorKind
    country: str | None
    """The state that it is or belongs to: ISO 3166-1 alpha-2, XK for Kosovo."""
    role: str | None
    """The title or function that the text gives a person, as written."""
    mentions: list[Mention]
    """Where the text names it, in order; never empty."""


class Figure(TypedDict):
    """A quantity of people in arms, of losses, of units or of weapons."""

    id: int
    """Its index in the list."""
    start: int
    end: int
    low: int | None
    """The lower bound; None where it is open."""
    high: int | None
    """The upper bound; None where it is open."""
    qualifier: Qualifier
    category: Category
    unit: str | None
    """The counted noun as written."""
    status: Status | None
    """What became of them, where the text says so."""
    country: str | None
    """The side whose people or weapons they are: ISO 3166-1 alpha-2."""
    actor: int | None
    """The `id` of the actor whose they are."""
    attribution: int | None
    """The `id` of the innermost attribution whose content holds the figure; None in the article's own voice."""
    rule: NotRequired[str]
    """The rule that found it; there with the option `rules` alone."""


class Attribution(TypedDict):
    """A source, a cue and a content: who says what."""

    id: int
    """Its index in the list."""
    source: Span | None
    """The noun phrase that names who says it; None where nobody is named."""
    speaker: int | None
    """The `id` of the actor who speaks, when it is one."""
    speakers: list[int]
    """The `id`s of all the actors named in the source."""
    cue: Span | None
    """The words that report."""
    content: list[Span]
    """What is said, in pieces where the cue splits it; empty for a credit."""
    kind: AttributionKind
    stance: Stance
    parent: int | None
    """The `id` of the attribution inside whose content this one stands."""
    rule: NotRequired[str]
    """The rule that found it; there with the option `rules` alone."""


class Analysis(TypedDict):
    """What an article holds, each list in text order."""

    schema: Literal[1]
    """The version of this shape."""
    language: str
    """The language that the text was read in (ISO 639-1)."""
    offsets: OffsetUnit
    """The unit of every offset in the result."""
    actors: list[Actor]
    figures: list[Figure]
    attributions: list[Attribution]
