"""The core, compiled."""

from typing import Final

from .analysis import Analysis, OffsetUnit

LANGUAGES: Final[tuple[str, ...]]
"""The languages that are read (ISO 639-1); a text that tells nothing of its own is read in the first."""

MAX_BYTES: Final[int]
"""The longest text that is analysed, in bytes of UTF-8."""

__version__: Final[str]

class SubrayaError(ValueError):
    """Why a text can't be served: a sentence for people, and `code` for programs."""

    code: str
    """One of "unknown_language", "undetected_language", "text_too_long" and "bad_options"."""

def analyze(
    text: str, language: str | None = None, *, offsets: OffsetUnit = "chars", rules: bool = False
) -> Analysis:
    """What an article holds: its actors, figures and attributions, each list in text order.

    `language` is the one to read the text in (ISO 639-1); where none is asked for, the text's own words tell it. `offsets` is what every
    `start` and `end` counts. With `rules` every mention, figure and attribution carries the id of the rule that made it. Other threads run
    meanwhile.

    Raises `SubrayaError` for a caller's mistake alone: a language that is not read here, asked for or the text's own; a text over
    `MAX_BYTES`; an unknown unit of offsets.
    """

def detect_language(text: str) -> str | None:
    """The language in which a text is read where none is asked for; None where it is in none that is read here."""
