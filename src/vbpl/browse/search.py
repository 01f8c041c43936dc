"""search: full-text search without regard to diacritics, in SQLite's FTS5.

Syllables are indexed folded, so that *nghi dinh* finds *Nghị định*. A question is words that all must occur, and
phrases in quotation marks; a number like ``12/2020/NĐ-CP`` is a phrase too, and ``chi*`` the start of a word. With each
text its marks are indexed, one for each value of a facet, so that a filter narrows the search itself.
"""

import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ..text.folding import fold

MANY = 10_000
"""The most hits of a question, the newest documents first: what is in more of them tells none apart."""

_BATCH = 10_000
_MOST_TERMS = 12
_AROUND = 110
"""Characters of a snippet before and after its hit."""
_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
_TOKEN = re.compile(r"[^\W_]+")

_SCHEMA = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE words USING fts5(head, body, marks, content='', tokenize='unicode61 remove_diacritics 2');
CREATE TABLE texts (doc INTEGER PRIMARY KEY, packed BLOB NOT NULL);
BEGIN;
"""
_FIND = "SELECT rowid, bm25(words, 8.0, 1.0, 0.0) FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ?"
"""A hit in the head weighs eight of those in the body."""


class Text(NamedTuple):
    """What is searched of a document, and its marks."""

    doc: int
    head: str
    body: str
    marks: str


class Term(NamedTuple):
    """A word or phrase that is asked for: its folded tokens, and whether the last one is only the start of a word."""

    tokens: tuple[str, ...]
    open: bool

    def match(self) -> str:
        """The term in the language of FTS5."""
        return f'"{" ".join(self.tokens)}"{"*" if self.open else ""}'

    def pattern(self) -> str:
        """The term as a pattern for folded text, which starts with letters: so it is found fast."""
        first, *rest = self.tokens
        whole = "" if self.open else r"(?![^\W_])"
        return rf"{first}(?<![^\W_]{first})" + "".join(rf"[\W_]{{1,9}}{token}" for token in rest) + whole


class Hits(NamedTuple):
    """Documents found by number, with the rank of each: the smaller the better."""

    docs: Sequence[int]
    ranks: Sequence[float]
    more: bool
    """There are more than `MANY`."""


class Piece(NamedTuple):
    """A piece of a snippet, and whether it was asked for."""

    text: str
    hit: bool


def mark(facet: str, value: object) -> str:
    """The word under which a value of a facet is indexed.

    >>> mark("kind", "nghi_dinh")
    'kindnghidinh'
    """
    return facet + "".join(_TOKEN.findall(fold(str(value))))


def read_terms(question: str) -> list[Term]:
    """The terms of a question; those without a letter or digit are left out.

    >>> read_terms('"Hộ kinh doanh" 12/NĐ chi*')  # doctest: +NORMALIZE_WHITESPACE
    [Term(tokens=('ho', 'kinh', 'doanh'), open=False), Term(tokens=('12', 'nd'), open=False),
     Term(tokens=('chi',), open=True)]
    """
    folded = fold(unicodedata.normalize("NFC", question))
    found = (phrase or word for phrase, word in _TERM.findall(folded))
    terms = (Term(tuple(_TOKEN.findall(text)), text.endswith("*")) for text in found)
    return list(islice((term for term in terms if term.tokens), _MOST_TERMS))


def write_texts(texts: Iterable[Text], path: Path, on_batch: Callable[[int], None]) -> None:
    """Index texts in a new file; ``on_batch`` is told how many are done."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.executescript(_SCHEMA)
        rest, done = iter(texts), 0
        while batch := list(islice(rest, _BATCH)):
            database.executemany("INSERT INTO words(rowid, head, body, marks) VALUES (?, ?, ?, ?)",
                                 ((text.doc, fold(text.head), fold(text.body), text.marks) for text in batch))
            database.executemany("INSERT INTO texts VALUES (?, ?)",
                                 ((text.doc, zlib.compress(text.body.encode(), 1)) for text in batch))
            done += len(batch)
            on_batch(done)
        database.execute("COMMIT")


def find(path: Path, terms: Iterable[Term], marks: Iterable[str]) -> Hits:
    """Documents that have all the terms and all the marks, the newest first."""
    asked = [f"{{head body}} : {term.match()}" for term in terms] + [f"marks : {each}" for each in marks]
    with closing(_open(path)) as database:
        rows = database.execute(_FIND, (" AND ".join(asked), MANY + 1)).fetchall()
    docs, ranks = zip(*rows[:MANY], strict=True) if rows else ((), ())
    return Hits(docs, ranks, len(rows) > MANY)


def find_snippets(path: Path, docs: Sequence[int], terms: Sequence[Term]) -> dict[int, list[Piece]]:
    """For each document the text around a term, where its body has one."""
    with closing(_open(path)) as database:
        slots = ", ".join("?" * len(docs))
        rows = database.execute(f"SELECT doc, packed FROM texts WHERE doc IN ({slots})", docs).fetchall()
    return {doc: cut_snippet(zlib.decompress(packed).decode(), terms) for doc, packed in rows}


def cut_snippet(text: str, terms: Iterable[Term]) -> list[Piece]:
    """The text around a term, the longest that occurs, as pieces; empty where none does.

    >>> cut_snippet("Hộ kinh doanh phải", read_terms("phố kinh"))
    [Piece(text='Hộ ', hit=False), Piece(text='kinh', hit=True), Piece(text=' doanh phải', hit=False)]
    """
    folded = fold(text)
    patterns = [term.pattern() for term in sorted(terms, key=lambda term: -len(term.tokens))]
    found = next(filter(None, (re.search(pattern, folded) for pattern in patterns)), None)
    if found is None:
        return []
    done, end = _window(text, found)
    pieces = [Piece("… ", False)] if done else []
    for match in re.compile("|".join(patterns)).finditer(folded, done, end):
        pieces += [Piece(text[done : match.start()], False), Piece(text[match.start() : match.end()], True)]
        done = match.end()
    return [*pieces, Piece(text[done:end] + (" …" if end < len(text) else ""), False)]


def _window(text: str, hit: re.Match[str]) -> tuple[int, int]:
    """Where a snippet starts and ends: at blanks, where there are any."""
    start, end = max(hit.start() - _AROUND, 0), min(hit.end() + _AROUND, len(text))
    if start:
        start = text.find(" ", start, hit.start()) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", hit.end(), end), hit.end())
    return start, end


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
