"""The core, compiled."""

from typing import Final

from .analysis import Analysis, OffsetUnit
from .table import Column, Row

__all__ = [
    "COLUMNS",
    "LANGUAGES",
    "MAX_BYTES",
    "SubrayaError",
    "__version__",
    "analyze",
    "columns",
    "detect_language",
    "rows",
]

LANGUAGES: Final[tuple[str, ...]]
"""The languages that are read (ISO 639-1); a text that tells nothing of its own is read in the first."""

MAX_BYTES: Final[int]
"""The longest text that is analysed, in bytes of UTF-8."""

COLUMNS: Final[list[Column]]
"""The columns of `rows`, in order."""

__version__: Final[str]

class SubrayaError(ValueError):
    """Why a text can't be served: a sentence for people, and `code` for programs."""

    code: str
    """One of "unknown_language", "undetected_language", "text_too_long" and "bad_options"."""

def analyze(text: str, language: str | None = None, *, offsets: OffsetUnit = "chars", rules: bool = False) -> Analysis:
    """What an article holds: its actors, figures and attributions, each list in text order.

    `language` is the one to read the text in (ISO 639-1); where none is asked for, the text's own words tell it. `offsets` is what every
    `start` and `end` counts. With `rules` every mention, figure and attribution carries the id of the rule that made it. Other threads run
    meanwhile.

    Raises `SubrayaError` for a caller's mistake alone: a language that is not read here, asked for or the text's own; a text over
    `MAX_BYTES`; an unknown unit of offsets.
    """

def rows(document: str, text: str, language: str | None = None, *, offsets: OffsetUnit = "chars") -> list[Row]:
    """The rows of a document, in text order: one an actor mention, figure or attribution, as `subraya extract` writes them.

    `document` is what the document is called; everything else is as for `analyze`, errors too.
    """

def columns(
    document: str, text: str, language: str | None = None, *, offsets: OffsetUnit = "chars"
) -> dict[str, list[str | int | None]]:
    """The same as `rows`, column by column: what data frames and Arrow are made of soonest."""

def detect_language(text: str) -> str | None:
    """The language in which a text is read where none is asked for; None where it is in none that is read here."""
