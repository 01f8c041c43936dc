"""texts: the index of words, in SQLite's FTS5: titles and bodies apart, each with tones and without.

Titles are small, so that a search of all of them is fast; a body is read only if its words match. Each text also has
marks in the index, one for each value of a facet, so that a filter narrows the search itself.
"""

import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..text.folding import fold
from .words import folded, number_key, plain, tokens_of, toned

_BATCH = 10_000
_TITLES = "fts5(title, issuer, headings, marks, content='', tokenize='unicode61 remove_diacritics 0')"
_BODIES = "fts5(body, marks, content='', tokenize='unicode61 remove_diacritics 0')"
_SCHEMA = f"""
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE toned_titles USING {_TITLES}; CREATE VIRTUAL TABLE plain_titles USING {_TITLES};
CREATE VIRTUAL TABLE toned_bodies USING {_BODIES}; CREATE VIRTUAL TABLE plain_bodies USING {_BODIES};
CREATE TABLE texts (doc INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE numbers (key TEXT, doc INTEGER, kind TEXT, PRIMARY KEY (key, doc)) WITHOUT ROWID;
CREATE TABLE names (key TEXT, doc INTEGER, toned TEXT, kind TEXT, year INTEGER, PRIMARY KEY (key, doc)) WITHOUT ROWID;
CREATE TABLE around (doc INTEGER, relation TEXT, near INTEGER, PRIMARY KEY (doc, relation, near)) WITHOUT ROWID;
BEGIN;
"""

_COUNTED = """
CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'plain_bodies', 'row');
CREATE TABLE words (word TEXT PRIMARY KEY, texts INTEGER) WITHOUT ROWID;
INSERT INTO words SELECT term, doc FROM vocabulary;
"""
"""The number of texts that have each word. FTS5 would count it again for each question."""


class Text(NamedTuple):
    """The searched parts of a document, and its marks."""

    doc: int
    number: str | None
    kind: str | None
    year: int | None
    title: str
    """Number, type, subject, and the names of the act."""
    names: tuple[str, ...]
    """Names of an act, without the word for its type."""
    issuer: str
    headings: str
    body: str
    marks: str


class Near(NamedTuple):
    """A document that changes another one, or gives its consolidated text."""

    doc: int
    relation: str
    near: int


def mark(facet: str, value: object) -> str:
    """The word that indexes a value of a facet.

    >>> mark("kind", "nghi_dinh")
    'kindnghidinh'
    """
    return facet + "".join(tokens_of(fold(str(value))))


def write_texts(texts: Iterable[Text], near: Iterable[Near], path: Path, on_batch: Callable[[int], None]) -> None:
    """Indexes texts in a new file; ``on_batch`` gets the number done."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(_SCHEMA)
        rest, done = iter(texts), 0
        while batch := list(islice(rest, _BATCH)):
            _write(database, batch)
            done += len(batch)
            on_batch(done)
        database.executemany("INSERT OR IGNORE INTO around VALUES (?, ?, ?)", near)
        database.execute("COMMIT")
        database.executescript(_COUNTED)


def _write(database: sqlite3.Connection, batch: list[Text]) -> None:
    for table, form in (("toned", toned), ("plain", plain)):
        database.executemany(
            f"INSERT INTO {table}_titles(rowid, title, issuer, headings, marks) VALUES (?, ?, ?, ?, ?)",
            ((each.doc, form(each.title), form(each.issuer), form(each.headings), _marks(each)) for each in batch))
        database.executemany(f"INSERT INTO {table}_bodies(rowid, body, marks) VALUES (?, ?, ?)",
                             ((each.doc, form(each.body), _marks(each)) for each in batch))
    database.executemany("INSERT INTO texts VALUES (?, ?)",
                         ((each.doc, zlib.compress(each.body.encode(), 1)) for each in batch))
    database.executemany("INSERT OR IGNORE INTO numbers VALUES (?, ?, ?)",
                         ((number_key(tokens_of(each.number)), each.doc, each.kind) for each in batch
                          if each.number and tokens_of(each.number)))
    database.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?, ?, ?)",
                         ((" ".join(folded(tokens_of(name))), each.doc, " ".join(tokens_of(toned(name))), each.kind,
                           each.year) for each in batch for name in each.names))


def _marks(text: Text) -> str:
    """The marks, and the folded words of the issuing bodies: a filter on these is a phrase."""
    return f"{text.marks} {plain(text.issuer)}"
