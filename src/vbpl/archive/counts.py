"""Counts: what people ask of a run beyond its rows: empty texts, copies, failures by class."""

from collections import Counter
from collections.abc import Iterable, Mapping

from .tables import Row

EMPTY, COPIES, NO_DOCUMENT, FAILURES = "empty", "copies", "no_document", "failures."
"""Texts without a letter, of a content that was met before, and of no document; before the class of each failure."""
COUNTED = ("sources", "diagnostics", "failures")
"""The tables that tell the counts."""
_TELLS_NOTHING = "V253"


def row_counts(rows: Mapping[str, Iterable[Row]]) -> "Counter[str]":
    """The counts that the rows of the tables `COUNTED` give."""
    sources = list(rows["sources"])
    empty = {row["source"] for row in sources if not row["duplicate_of"] and not (row["text"] or "").strip()}
    odd = {row["source"] for row in rows["diagnostics"] if row["code"] == _TELLS_NOTHING}
    counts = Counter(f"{FAILURES}{row['error']}" for row in rows["failures"])
    counts[EMPTY], counts[NO_DOCUMENT] = len(empty), len(odd - empty)
    counts[COPIES] = sum(row["duplicate_of"] is not None for row in sources)
    return +counts
