"""snippets: where the words of a question stand in a text."""

import re
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ..text.folding import fold
from .asked import Term
from .words import toned

_AROUND = 110
"""Characters of a snippet before and after its hit."""


class Piece(NamedTuple):
    """A piece of a snippet, and whether it was asked for."""

    text: str
    hit: bool


def find_snippets(path: Path, docs: Sequence[int], terms: Sequence[Term], *, plain: bool) -> dict[int, list[Piece]]:
    """For each document the text around a term, where its body has one; ``plain``: without regard to tones."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        slots = ", ".join("?" * len(docs))
        rows = database.execute(f"SELECT doc, packed FROM texts WHERE doc IN ({slots})", docs).fetchall()
    return {doc: cut_snippet(zlib.decompress(packed).decode(), terms, plain=plain) for doc, packed in rows}


def cut_snippet(text: str, terms: Iterable[Term], *, plain: bool = True) -> list[Piece]:
    """The text around a term, the longest that occurs, as pieces; empty where none does.

    >>> cut_snippet("Hộ kinh doanh phải", [Term(("phố",)), Term(("kinh",))])
    [Piece(text='Hộ ', hit=False), Piece(text='kinh', hit=True), Piece(text=' doanh phải', hit=False)]
    """
    searched = toned(text)
    if len(searched) != len(text):
        searched = fold(text)  # a rare letter that is two in lower case
    searched = fold(searched) if plain else searched
    said = [term.plain() if plain else term for term in sorted(terms, key=lambda term: -len(term.tokens))]
    patterns = [_pattern(term) for term in dict.fromkeys(said)]
    found = next(filter(None, (re.search(pattern, searched) for pattern in patterns)), None)
    if found is None:
        return []
    done, end = _window(text, found)
    pieces = [Piece("… ", False)] if done else []
    for match in re.compile("|".join(patterns)).finditer(searched, done, end):
        pieces += [Piece(text[done : match.start()], False), Piece(text[match.start() : match.end()], True)]
        done = match.end()
    return [*pieces, Piece(text[done:end] + (" …" if end < len(text) else ""), False)]


def _pattern(term: Term) -> str:
    """A term as a pattern, which starts with letters: so it is found fast."""
    first, *rest = term.tokens
    whole = "" if term.open else r"(?![^\W_])"
    return rf"{first}(?<![^\W_]{first})" + "".join(rf"[\W_]{{1,9}}{token}" for token in rest) + whole


def _window(text: str, hit: re.Match[str]) -> tuple[int, int]:
    """Where a snippet starts and ends: at blanks, where there are any."""
    start, end = max(hit.start() - _AROUND, 0), min(hit.end() + _AROUND, len(text))
    if start:
        start = text.find(" ", start, hit.start()) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", hit.end(), end), hit.end())
    return start, end
