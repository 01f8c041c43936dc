"""Pieces of a zone of text, each with its role."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..model import FragmentRole
from ..text.folding import fold
from ..text.tuples import made_fast

CELL = re.compile(r"(?!\|)\S++(?:[ ]{1,2}+(?!\|)\S++)*+")
LINE = re.compile(r"[^\s](?:[^\n\t]*[^\s])?")
PIPES = re.compile(r"\|+")
LONGEST_ZONE = 12_000
"""Characters of a zone that are examined. A longer zone is no header or closing; its rest stays unparsed."""


class Piece(NamedTuple):
    """Part of a zone: ``clean[start:end]`` without white space at its edges."""

    start: int
    end: int
    role: FragmentRole


class Cell(NamedTuple):
    """Text that no piece has claimed yet, within one line and one column."""

    start: int
    end: int
    text: str
    folded: str


new_piece: Callable[[tuple[int, int, FragmentRole]], Piece] = made_fast(Piece)
new_cell: Callable[[tuple[int, int, str, str]], Cell] = made_fast(Cell)


class Sheet:
    """A zone of text, and its pieces so far."""

    def __init__(self, clean: str, start: int, end: int) -> None:
        self.clean = clean
        self.start = start
        self.end = min(end, start + LONGEST_ZONE)
        self.last = end
        self.folded = fold(clean[start : self.end])
        self.pieces: list[Piece] = []
        self.free = self.read_cells(self.start, self.end)
        """The unclaimed cells, in order."""

    def take(self, role: FragmentRole, cell: Cell) -> None:
        """Gives a role to a free cell."""
        self.claim(role, cell.start, cell.end)

    def claim_lines(self, role: FragmentRole, start: int, end: int) -> None:
        """Gives a role to the free text in a range: one piece for each line and column, whatever gaps are in it."""
        for first, last in list(self.gaps(start, end)):
            for match in LINE.finditer(self.clean, first, last):
                insort(self.pieces, Piece(*match.span(), role))
        self.withdraw(start, end)

    def claim(self, role: FragmentRole, start: int, end: int) -> None:
        """Gives a role to the free text in a range: one piece for each cell of it."""
        for cell in self.withdraw(start, end):
            insort(self.pieces, new_piece((cell.start, cell.end, role)))

    def withdraw(self, start: int, end: int) -> list[Cell]:
        """Takes a range out of the given free cells. The rest of a cell that reaches beyond it stays free."""
        free = self.free
        first = _first_after(free, start)
        if first < len(free) and free[first].start == start and free[first].end == end:
            return [free.pop(first)]
        found = free[first : bisect_left(free, (end,))]
        if found:
            before = self.read_cells(found[0].start, start) if found[0].start < start else []
            after = self.read_cells(end, found[-1].end) if found[-1].end > end else []
            free[first : first + len(found)] = before + after
        return self.cut(found, start, end)

    def cells(self, start: int | None = None, end: int | None = None) -> list[Cell]:
        """The free cells of a range, in order. Those at its edges are cut there."""
        if start is None and end is None:
            return self.free.copy()
        start = self.start if start is None else start
        end = self.end if end is None else end
        return self.cut(self.free[_first_after(self.free, start) : bisect_left(self.free, (end,))], start, end)

    def cut(self, found: list[Cell], start: int, end: int) -> list[Cell]:
        """Cells without the parts of the first and the last beyond a range."""
        if found and found[0].start < start:
            found[:1] = self.read_cells(start, found[0].end)
        if found and found[-1].end > end:
            found[-1:] = self.read_cells(found[-1].start, end)
        return found

    def read_cells(self, start: int, end: int) -> list[Cell]:
        """The cells of a range, claimed or not."""
        found: list[Cell] = []
        if start >= end:
            return found
        for match in CELL.finditer(self.clean, start, end):
            first, last = match.span()
            found.append(new_cell((first, last, match[0], self.folded[first - self.start : last - self.start])))
        return found

    def gaps(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The ranges between the pieces of a range."""
        for piece in self.pieces[_first_after(self.pieces, start) : bisect_left(self.pieces, (end,))]:
            if piece.start > start:
                yield start, piece.start
            start = piece.end
        if start < end:
            yield start, end

    def of(self, *roles: FragmentRole) -> list[Piece]:
        """The pieces of some roles, in order."""
        return [piece for piece in self.pieces if piece.role in roles]

    def blank_before(self, start: int) -> bool:
        """Whether an empty line, or the edge of the zone, is before an offset."""
        at = start
        while at > self.start and self.clean[at - 1].isspace():
            at -= 1
        return at == self.start or self.clean.count("\n", at, start) > 1

    def line_of(self, offset: int) -> int:
        """The start of the line of an offset."""
        return max(self.clean.rfind("\n", self.start, offset) + 1, self.start)

    def line_above(self, offset: int) -> int:
        """The start of the line above an offset's line; for the first line, its own start."""
        return self.line_of(max(self.line_of(offset) - 1, self.start))

    def begins_line(self, start: int) -> bool:
        """Whether only white space precedes an offset on its line."""
        return not self.clean[self.line_of(start) : start].strip(" \t|")

    def fills_line(self, start: int, end: int) -> bool:
        """Whether a range is all of its line."""
        line = self.clean.find("\n", end, self.end)
        return self.begins_line(start) and not self.clean[end : line if line >= 0 else self.end].strip(" \t|.,-–")

    def is_free(self, start: int, end: int) -> bool:
        """Whether no piece lies in a range."""
        at = _first_after(self.pieces, start)
        return at == len(self.pieces) or self.pieces[at].start >= end

    def finished(self) -> list[Piece]:
        """All pieces in order. Unclaimed text is unparsed, or a rule if it has no letter and no digit."""
        for cell in self.cells():
            self.claim("unparsed" if any(map(str.isalnum, cell.text)) else "rule", cell.start, cell.end)
        for pipe in PIPES.finditer(self.clean, self.start, self.end):
            if self.is_free(*pipe.span()):
                insort(self.pieces, Piece(pipe.start(), pipe.end(), "rule"))
        if rest := self.clean[self.end : self.last].strip():
            at = self.clean.index(rest, self.end)
            self.pieces.append(Piece(at, at + len(rest), "unparsed"))
        return self.pieces


def _first_after(ranges: Sequence[Piece] | Sequence[Cell], offset: int) -> int:
    """Index of the first of some ranges in order that ends after an offset."""
    at = bisect_left(ranges, (offset,))
    return at - 1 if at and ranges[at - 1][1] > offset else at
