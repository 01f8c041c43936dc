"""Checks that the pieces of a header or closing are a partition of its text."""

from vbpl.structure.pieces import Piece

GAPS = ["\n", "\n\n", "\t", " ", "    ", " |"]
"""Separators between fragments that are put together at random."""


def assert_partition(text: str, start: int, end: int, pieces: list[Piece]) -> None:
    """Each non-blank character of ``text[start:end]`` lies in exactly one piece; no piece ends in blanks."""
    at = start
    for piece in pieces:
        assert at <= piece.start < piece.end <= end
        assert not text[at : piece.start].strip()
        assert text[piece.start : piece.end] == text[piece.start : piece.end].strip()
        at = piece.end
    assert not text[at:end].strip()
