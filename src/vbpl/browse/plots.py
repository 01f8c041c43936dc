"""plots: counts as bars, in per cent of the plot, so that it fits any width without a script."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .store import Count

_MOST_GAPS = 100
"""Years up to which those without a document get a place too."""
_LABELS = 10


class Column(NamedTuple):
    """A bar that stands: its left edge, width and height, and where its label starts."""

    value: str
    documents: int
    left: float
    width: float
    height: float
    middle: float
    labelled: bool


class Bar(NamedTuple):
    """A bar that lies."""

    value: str
    documents: int
    width: float


def stand(years: Sequence[Count]) -> list[Column]:
    """Years as columns, in order."""
    counts = {int(year.value): year.documents for year in years}
    if not counts:
        return []
    span = range(min(counts), max(counts) + 1)
    shown = list(span) if len(span) <= _MOST_GAPS else sorted(counts)
    most, step = max(counts.values()), 100 / len(shown)
    every = -(-len(shown) // _LABELS)
    return [
        Column(str(year), counts.get(year, 0), round(place * step + step * 0.1, 3), round(step * 0.8, 3),
               round(100 * counts.get(year, 0) / most, 3), round(place * step + step / 2, 3), place % every == 0)
        for place, year in enumerate(shown)
    ]  # fmt: skip


def lie(counts: Iterable[Count]) -> list[Bar]:
    """Counts as bars, one below the other."""
    counts = list(counts)
    most = max((count.documents for count in counts), default=1)
    return [Bar(count.value, count.documents, round(100 * count.documents / most, 3)) for count in counts]
