"""limits: how long a piece may be, in characters or in what a callable counts, and what stands before its text."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ...errors import ArgumentError
from .piece import path_of
from .units import Unit, steps_to

Length = Callable[[str], int]
"""What a text counts: ``len``, or the number of its tokens."""


class Limits(NamedTuple):
    """What was asked of the pieces of one document."""

    most: int
    least: int
    overlap: int
    length: Length
    context: bool
    name: str
    """Of the document, at the head of a path."""
    subject: str | None
    """Of the document."""

    def sized(self, units: Iterable[Unit]) -> list[Unit]:
        """The units that have a text, each with what it counts."""
        return [unit._replace(size=self.count(unit.text)) for unit in units if unit.text]

    def count(self, text: str) -> int:
        """What a text counts. Raises `ArgumentError` where the callable gives no number."""
        counted = self.length(text)
        if isinstance(counted, bool) or not isinstance(counted, int) or counted < 0:
            raise ArgumentError(f"length gives a whole number from 0, not {counted!r}")
        return counted

    def size(self, units: Sequence[Unit]) -> int:
        """What some units count together, a line break between them."""
        return sum(unit.size for unit in units) + max(len(units) - 1, 0)

    def fits(self, units: Sequence[Unit]) -> bool:
        """Whether some units may be one piece."""
        return not units or self.size(units) <= self.room(units)

    def room(self, units: Sequence[Unit]) -> int:
        """What the text of a piece may count, without what is put before it."""
        before = [self.count(line) + 1 for line in self.lines_before(units)]
        after_others = 0 if units[0].opens or not self.overlap else self.overlap + 1
        return self.most - sum(before) - after_others

    def lines_before(self, units: Sequence[Unit]) -> list[str]:
        """The subject, the path and the line that opens the article; of them the last that take half of a piece."""
        if not self.context:
            return []
        first = next((unit for unit in units if not unit.is_title), units[0])
        heading = first.heading if first.heading and not first.opens else None
        lines = list(filter(None, [self.subject, path_of(self.name, steps_to(units)), heading]))
        while lines and sum(self.count(line) + 1 for line in lines) > self.most // 2 - self.overlap:
            lines = lines[1:]
        return lines
