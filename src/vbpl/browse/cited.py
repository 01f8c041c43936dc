"""cited: the words of the provisions that a document cites, as on the day of that document where versions are there."""

import datetime
import glob
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from ..archive.parts import list_parts
from .store import LinkRow, Store, rows

LONGEST = 600
"""Characters of a provision that are shown."""
MOST = 80
"""Provisions of a document that are looked up, the first ones."""

_PRINTED = """
WITH wanted AS (SELECT unnest($keys) AS document, unnest($starts) AS start, unnest($ends) AS "end")
SELECT wanted.document, wanted.start, substring(text, wanted.start + 1, least(wanted."end" - wanted.start, $longest))
FROM wanted JOIN documents USING (document) JOIN read_parquet($parts) AS sources USING (source)
"""
_PARTS = "SELECT DISTINCT part FROM documents WHERE list_contains(?, document)"
_VERSIONS = """
SELECT document, annex, article, clause, point, substring(text, 1, $longest) FROM read_parquet($parts)
WHERE list_contains($keys, document) AND valid_from <= $day AND (valid_to IS NULL OR valid_to > $day) AND text <> ''
"""
_LEVELS = ("annex", "article", "clause", "point")

Place = tuple[str, int]
"""The key of a document, and where a provision begins in it."""


class Cited(NamedTuple):
    """The words of a provision; ``on`` is the day on which they are in force, null where they are as printed."""

    text: str
    on: datetime.date | None = None


def cited_texts(store: Store, links: Iterable[LinkRow], day: datetime.date | None) -> dict[Place, Cited]:
    """The words of each provision that links of a document of ``day`` lead to; the first `MOST` of them."""
    wanted: dict[Place, Mapping[str, Any]] = {}
    for link in links:
        for place in link.provisions:
            if link.target and place["found"] and len(wanted) < MOST:
                wanted.setdefault((link.target, place["start"]), place)
    if not wanted:
        return {}
    found = {place: Cited(text) for place, text in _printed(store, wanted).items()}
    in_force = _in_force(store, {key for key, _ in wanted}, day) if day else {}
    for (key, start), named in wanted.items():
        text = in_force.get((key, *(named.get(level) for level in _LEVELS)))
        if text:
            found[key, start] = Cited(text, day)
    return found


def _printed(store: Store, wanted: Mapping[Place, Mapping[str, Any]]) -> dict[Place, str]:
    keys = [key for key, _ in wanted]
    with store.cursor() as cursor:
        names = [name for (name,) in rows(cursor, _PARTS, [keys])]
        parts = [glob.escape(str(store.archive / "sources" / name)) for name in names]
        starts, ends = [start for _, start in wanted], [place["end"] for place in wanted.values()]
        values = {"keys": keys, "starts": starts, "ends": ends, "parts": parts, "longest": LONGEST}
        return {(key, start): text for key, start, text in rows(cursor, _PRINTED, values)}


def _in_force(store: Store, keys: set[str], day: datetime.date) -> dict[tuple[Any, ...], str]:
    parts = [glob.escape(str(path)) for path in list_parts(store.archive, "versions")]
    if not parts:
        return {}
    with store.cursor() as cursor:
        values = {"keys": sorted(keys), "day": day, "parts": parts, "longest": LONGEST}
        return {tuple(row[:-1]): row[-1] for row in rows(cursor, _VERSIONS, values)}
