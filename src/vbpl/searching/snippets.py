"""snippets: the places in a text that have the words of a question."""

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from ..text.folding import fold
from .asked import Term
from .words import Tokens, tokens_of, toned

_FINAL = re.compile("[iy]$")
"""An i may match a y in the text, because the words of a question have only the i."""
_AROUND = 110
"""Characters of a snippet before and after its hit."""


class Piece(NamedTuple):
    """A piece of a snippet, and whether it matches the question."""

    text: str
    hit: bool


def find_snippets(path: Path, docs: Sequence[int], terms: Sequence[Term], *, plain: bool) -> dict[int, list[Piece]]:
    """For each document the text around a term, if its body has one; ``plain``: ignore tones."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        slots = ", ".join("?" * len(docs))
        rows = database.execute(f"SELECT doc, packed FROM texts WHERE doc IN ({slots})", docs).fetchall()
    return {doc: cut_snippet(zlib.decompress(packed).decode(), terms, plain=plain) for doc, packed in rows}


def cut_snippet(text: str, terms: Iterable[Term], *, plain: bool = True) -> list[Piece]:
    """The text around the longest term that occurs, as pieces; empty if none occurs.

    >>> cut_snippet("Hộ kinh doanh phải", [Term(("phố",)), Term(("kinh",))])
    [Piece(text='Hộ ', hit=False), Piece(text='kinh', hit=True), Piece(text=' doanh phải', hit=False)]
    """
    searched, said = fold(text), sorted(dict.fromkeys(terms), key=lambda term: -len(term.tokens))
    found = next((hit for term in said for hit in _hits(text, searched, term, plain=plain)), None)
    if found is None:
        return []
    done, end = _window(text, found)
    places = [hit.span() for term in said for hit in _hits(text, searched, term, done, end, plain=plain)]
    pieces = [Piece("… ", False)] if done else []
    for first, last in sorted(places, key=lambda place: (place[0], -place[1])):
        if first >= done:
            pieces += [Piece(text[done:first], False), Piece(text[first:last], True)]
            done = last
    return [*pieces, Piece(text[done:end] + (" …" if end < len(text) else ""), False)]


def _hits(
    text: str, searched: str, term: Term, start: int = 0, end: int | None = None, *, plain: bool
) -> Iterator[re.Match[str]]:
    """Where a term occurs. It is searched without tones, which is fast; then its tones are compared."""
    for hit in re.compile(_pattern(term.plain())).finditer(searched, start, len(text) if end is None else end):
        if plain or _begins(tokens_of(toned(text[hit.start() : hit.end()])), term):
            yield hit


def _begins(tokens: Tokens, term: Term) -> bool:
    """Whether tokens are those of a term."""
    *before, last = term.tokens
    return tokens[:-1] == tuple(before) and (tokens[-1].startswith(last) if term.open else tokens[-1] == last)


def _pattern(term: Term) -> str:
    """A term as a pattern for folded text. It starts with letters, so that the search is fast."""
    first, *rest = (_FINAL.sub("[iy]", token) for token in term.tokens)
    whole = "" if term.open else r"(?![^\W_])"
    return rf"{first}(?<![^\W_]{first})" + "".join(rf"[\W_]{{1,9}}{token}" for token in rest) + whole


def _window(text: str, hit: re.Match[str]) -> tuple[int, int]:
    """The ends of a snippet: at blanks, if there are any."""
    start, end = max(hit.start() - _AROUND, 0), min(hit.end() + _AROUND, len(text))
    if start:
        start = text.find(" ", start, hit.start()) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", hit.end(), end), hit.end())
    return start, end
