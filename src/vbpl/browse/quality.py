"""quality: what of an archive was not read, and how well the rest was, as the index tells it."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from .question import NONE
from .store import CARD, Card, Store, card_of, rows

PATHS = 100
"""Files of one class of failure, and groups of duplicates, that are listed; the downloads have more."""
WORST = 20
"""Documents with the largest unparsed share that are listed."""

_TOTALS = """
SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM documents), (SELECT count(*) FROM failures),
    (SELECT count(duplicate_of) FROM sources), (SELECT coalesce(avg(unparsed), 0) FROM documents)
"""
_FAILURES = "SELECT error, source, reason FROM failures ORDER BY count(*) OVER (PARTITION BY error) DESC, error, source"
_SHARES = """
SELECT coalesce({by}, ?), count(*), avg(unparsed), count(*) FILTER (unparsed > 0)
FROM documents LEFT JOIN sources USING (source) GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1
"""
_WORST = f"SELECT {CARD}, unparsed FROM documents WHERE unparsed > 0 ORDER BY unparsed DESC, doc LIMIT ?"
_CODES = """
SELECT code, severity, count(*) FROM findings GROUP BY code, severity
ORDER BY min(list_position(['error', 'warning', 'info'], severity)), 3 DESC, code
"""
_REMARKS = "SELECT code, source, message FROM remarks ORDER BY count(*) OVER (PARTITION BY code) DESC, code, source"
_COPIES = "SELECT duplicate_of, source FROM sources WHERE duplicate_of IS NOT NULL ORDER BY duplicate_of, source"


class Totals(NamedTuple):
    """How much there is."""

    sources: int
    documents: int
    failures: int
    duplicates: int
    """Files of the same content as another one."""
    unparsed: float
    """Mean share of the text of a document that is in no unit, from 0 to 1."""


class Failure(NamedTuple):
    """A file that could not be read, or what was remarked of one that could."""

    source: str
    reason: str


class Share(NamedTuple):
    """Documents of one type or format, with their mean unparsed share."""

    value: str
    documents: int
    unparsed: float
    touched: int
    """Those that have some of it."""


class Code(NamedTuple):
    """A code of diagnostics, and how many documents have it."""

    code: str
    severity: str
    documents: int


class Quality(NamedTuple):
    """What the page shows."""

    totals: Totals
    failures: dict[str, list[Failure]]
    """By class, the most frequent first."""
    kinds: list[Share]
    formats: list[Share]
    worst: list[tuple[Card, float]]
    codes: list[Code]
    remarks: dict[str, list[Failure]]
    """Files by the code of what was remarked of them as a whole."""
    copies: dict[str, list[str]]
    """Files of the same content, by the first of them."""


def find_quality(store: Store) -> Quality:
    """All of it."""
    with store.cursor() as cursor:
        worst = [(card_of(row), row[-1]) for row in rows(cursor, _WORST, [WORST])]
        kinds, formats = (
            [Share(*row) for row in rows(cursor, _SHARES.format(by=by), [NONE])] for by in ("kind", "format")
        )
        return Quality(
            Totals(*rows(cursor, _TOTALS)[0]), _by_first(rows(cursor, _FAILURES)), kinds, formats, worst,
            [Code(*row) for row in rows(cursor, _CODES)], _by_first(rows(cursor, _REMARKS)),
            {first: [source for _, source in group] for first, group in _grouped(rows(cursor, _COPIES))},
        )  # fmt: skip


def find_failures(store: Store) -> list[tuple[str, str, str]]:
    """Every failure: file, class, reason."""
    with store.cursor() as cursor:
        return [(source, error, reason) for error, source, reason in rows(cursor, _FAILURES)]


def find_copies(store: Store) -> list[tuple[str, str]]:
    """Every file that another one equals: the file, and the first of that content."""
    with store.cursor() as cursor:
        return [(source, first) for first, source in rows(cursor, _COPIES)]


def _by_first(found: list[tuple[str, str, str]]) -> dict[str, list[Failure]]:
    return {name: [Failure(*row[1:]) for row in group] for name, group in _grouped(found)}


def _grouped(found: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, Iterator[tuple[str, ...]]]]:
    return groupby(found, key=lambda row: row[0])
