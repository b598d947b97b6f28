"""Figures as a data frame, for notebooks."""

from typing import TYPE_CHECKING, Any

from ._subraya import analyze
from .analysis import Analysis, Span

if TYPE_CHECKING:
    import pandas

STRINGS = ["qualifier", "category", "unit", "status", "country", "actor", "speaker", "speaker_country", "stance"]
# Those that only the text itself tells.
WORDS = ["text", "source"]


def to_pandas(article: str | Analysis, language: str | None = None) -> "pandas.DataFrame":
    """The figures of an article, one row each, in text order.

    `article` is a text, or what `analyze` made of one. A row has the figure's `id`, `start`, `end`, `low`, `high`, `qualifier`,
    `category`, `unit`, `status` and `country`, the names of the `actor` whose they are and of the `speaker` who says it, the
    `speaker_country` and the `stance`. Where a text is given there are also its words: `text` of the figure, and `source`
    of who says it. What the article does not tell is `pandas.NA`.
    """
    try:
        import pandas
    except ImportError as error:
        raise ImportError("to_pandas needs pandas: `pip install pandas`.") from error

    text = article if isinstance(article, str) else None
    analysis = analyze(article, language) if isinstance(article, str) else article
    rows = [_row(analysis, index, text) for index in range(len(analysis["figures"]))]
    types = dict.fromkeys(["id", "start", "end", "low", "high"], "Int64") | dict.fromkeys(STRINGS, "string")
    if text is not None:
        types |= dict.fromkeys(WORDS, "string")
    return pandas.DataFrame(rows, columns=list(types)).astype(types)


def _row(analysis: Analysis, index: int, text: str | None) -> dict[str, Any]:
    figure = analysis["figures"][index]
    row: dict[str, Any] = {**figure, "actor": None}
    if figure["actor"] is not None:
        row["actor"] = analysis["actors"][figure["actor"]]["name"]
    if text is not None:
        row["text"] = text[figure["start"] : figure["end"]]
    if figure["attribution"] is not None:
        attribution = analysis["attributions"][figure["attribution"]]
        row["stance"] = attribution["stance"]
        if attribution["speaker"] is not None:
            speaker = analysis["actors"][attribution["speaker"]]
            row |= {"speaker": speaker["name"], "speaker_country": speaker["country"]}
        if text is not None and attribution["source"] is not None:
            source: Span = attribution["source"]
            row["source"] = text[source["start"] : source["end"]]
    return row
