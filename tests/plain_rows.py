"""Plain rows: every token of a row, even after the grammar has stopped."""

from collections.abc import Iterator

from vbpl.citations.find.rows import Rows
from vbpl.citations.find.tokens import Token


def iter_row(rows: Rows, start: int, head_end: int, end: int) -> Iterator[Token]:
    """The tokens from a head on, up to the first word that is none."""
    token = rows.begin(start, head_end, end)
    while token:
        yield token
        token = rows.read_next()
