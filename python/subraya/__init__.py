"""Finds who acts, how many troops, and who says so in Spanish and English news on armed conflicts.

>>> import subraya
>>> text = "Unos 3.000 soldados rusos llegaron, según la ONU."
>>> figure = subraya.analyze(text)["figures"][0]
>>> text[figure["start"]:figure["end"]], figure["low"], figure["country"]
('Unos 3.000 soldados rusos', 3000, 'RU')

Offsets count characters, as Python's strings do. What can't be served is a `SubrayaError` with a `code`.
"""

from ._subraya import COLUMNS, LANGUAGES, MAX_BYTES, SubrayaError, __version__, analyze, columns, detect_language, rows
from .analysis import Actor, Analysis, Attribution, Figure, Mention, OffsetUnit, Span
from .frame import to_pandas
from .table import Column, Row

__all__ = [
    "COLUMNS",
    "LANGUAGES",
    "MAX_BYTES",
    "Actor",
    "Analysis",
    "Attribution",
    "Column",
    "Figure",
    "Mention",
    "OffsetUnit",
    "Row",
    "Span",
    "SubrayaError",
    "__version__",
    "analyze",
    "columns",
    "detect_language",
    "extract_actors",
    "extract_attributions",
    "extract_figures",
    "rows",
    "to_pandas",
]


def extract_actors(text: str, language: str | None = None, *, offsets: OffsetUnit = "chars", rules: bool = False) -> list[Actor]:
    """The list `actors` of the analysis."""
    return analyze(text, language, offsets=offsets, rules=rules)["actors"]


def extract_figures(
    text: str, language: str | None = None, *, offsets: OffsetUnit = "chars", rules: bool = False
) -> list[Figure]:
    """The list `figures` of the analysis."""
    return analyze(text, language, offsets=offsets, rules=rules)["figures"]


def extract_attributions(
    text: str, language: str | None = None, *, offsets: OffsetUnit = "chars", rules: bool = False
) -> list[Attribution]:
    """The list `attributions` of the analysis."""
    return analyze(text, language, offsets=offsets, rules=rules)["attributions"]
