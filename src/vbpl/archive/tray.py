"""Tray: what the joins brought for each part, in a file that all processes of a run read.

Documents lie there once, however many parts may cite them, and a process keeps those that it asked for last.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import duckdb

from ..linking.entry import Entry
from . import joins
from .batch import HASH_BYTES
from .slips import Slip, unpack

ROWS = 2_000
"""Rows that are fetched at a time."""
CARDS = 16_384
"""Documents that a process keeps at hand, some 4 kB each."""
_SETTINGS = """
PRAGMA page_size = 16384; PRAGMA cache_size = -8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
"""
"""Large pages, few of them in memory; what is left of a run that died is of no use."""
_TABLES = """
CREATE TABLE told (part, role, document, key, value);
CREATE TABLE cards (document, packed);
"""


class Card(NamedTuple):
    """A document that may be cited, and the hash of all that linking knows of it."""

    entry: Entry
    digest: bytes


def write_cards(path: Path, database: duckdb.DuckDBPyConnection) -> None:
    """Make a tray of the documents that `joins` knows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as tray:
        tray.executescript(f"{_SETTINGS} {_TABLES} BEGIN")
        tray.executemany("INSERT INTO cards VALUES (?, ?)", _iter_rows(database, joins.CARDS))
        tray.execute("CREATE UNIQUE INDEX documents ON cards (document)")
        tray.execute("COMMIT")


def write_told(path: Path, database: duckdb.DuckDBPyConnection, where: str = "") -> list[str]:
    """Put what `joins` tells of each part into a tray, in the place of what was there; the parts in their order."""
    told = f"SELECT * FROM ({joins.TOLD}) AS told {where} ORDER BY part"
    with closing(sqlite3.connect(path, isolation_level=None)) as tray:
        tray.executescript(f"{_SETTINGS} DROP INDEX IF EXISTS parts; DELETE FROM told; BEGIN")
        tray.executemany("INSERT INTO told VALUES (?, ?, ?, ?, ?)", _iter_rows(database, told))
        tray.execute("CREATE INDEX parts ON told (part)")
        tray.execute("COMMIT")
        return [part for (part,) in tray.execute("SELECT DISTINCT part FROM told ORDER BY part")]


def _iter_rows(database: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple[str, ...]]:
    database.execute(query)
    while rows := database.fetchmany(ROWS):
        yield from rows


class Tray:
    """A tray that is written, to be read."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True,
                                     check_same_thread=False)
        self.card = lru_cache(CARDS)(self._card)

    def told(self, part: str) -> list[Slip]:
        """The rows of a part, in their order."""
        return sorted(Slip(*row) for row in self._file.execute("SELECT * FROM told WHERE part = ?", [part]))

    def _card(self, document: str) -> Card:
        """A document by its key."""
        (packed,) = self._file.execute("SELECT packed FROM cards WHERE document = ?", [document]).fetchone()
        return Card(unpack(packed), hashlib.blake2b(packed.encode(), digest_size=HASH_BYTES).digest())


def digest_of(slips: Iterable[Slip]) -> bytes:
    """Hash of some rows."""
    digest = hashlib.blake2b(digest_size=HASH_BYTES)
    for slip in slips:
        digest.update("\0".join((*slip, "")).encode())
    return digest.digest()
