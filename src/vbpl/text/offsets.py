"""Edits: maps the offsets of a rewritten text back to the text before."""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, chain
from operator import add, sub
from re import Match, Pattern
from typing import NamedTuple


class Edits:
    """The places where a rewriting changed lengths, in order; between two of them offsets only shift.

    They are compact arrays with a bisection. A text of 50 MB costs 16 bytes for each repaired place and nothing for the
    rest.
    """

    __slots__ = ("_new_ends", "_new_starts", "_old_ends", "_old_starts")
    _old_starts: "array[int]"
    _old_ends: "array[int]"
    _new_starts: "array[int]"
    _new_ends: "array[int]"

    def __init__(self, starts: "array[int]", ends: "array[int]", lengths: "array[int]") -> None:
        """For each edit: old ``[start, end)`` became this many characters."""
        self._old_starts, self._old_ends = starts, ends
        shifts = accumulate(map(sub, lengths, map(sub, ends, starts)))
        self._new_ends = array("I", map(add, ends, shifts))
        self._new_starts = array("I", map(sub, self._new_ends, lengths))

    def __len__(self) -> int:
        return len(self._old_starts)

    def to_old(self, new: int) -> int:
        """The start in the old text of the character at ``new``."""
        i = bisect_right(self._new_starts, new) - 1
        if i < 0:
            return new
        if new < self._new_ends[i]:
            return self._old_starts[i]
        return self._old_ends[i] + new - self._new_ends[i]

    def range_to_old(self, start: int, end: int) -> tuple[int, int]:
        """The range of the old text that became ``[start, end)``, which is not empty."""
        i = bisect_right(self._new_starts, end - 1) - 1
        if i < 0:
            return start, end
        before = self._new_ends[i]
        if start >= before:
            shift = self._old_ends[i] - before
            return start + shift, end + shift
        return self.to_old(start), self._old_ends[i] + max(end - before, 0)

    def to_new(self, old: int) -> int:
        """The new offset of the character at ``old``; for a removed one, of the next character that was kept."""
        i = bisect_right(self._old_starts, old) - 1
        if i < 0:
            return old
        if old < self._old_ends[i]:
            return self._new_starts[i]
        return self._new_ends[i] + old - self._old_ends[i]


class Rewrite(NamedTuple):
    """A text after one repair, and a report of it."""

    text: str
    edits: Edits
    """Empty if every replacement has the length of the replaced text."""
    hits: int
    """How many places changed."""
    first: tuple[int, int]
    """The first of them, in the text before."""


Span = tuple[int, int]


def rewrite(
    text: str,
    pattern: Pattern[str],
    replacement: Callable[[Match[str]], str],
    within: Iterable[Span] | None = None,
) -> Rewrite:
    """Replaces each match of ``pattern`` by ``replacement(match)``, and keeps the offsets.

    ``within`` limits the search to ranges of the text, sorted and without overlaps.
    """
    matches = pattern.finditer(text) if within is None else _matches(text, pattern, within)
    return replace(text, ((*match.span(), replacement(match)) for match in matches))


def replace(text: str, places: Iterable[tuple[int, int, str]]) -> Rewrite:
    """Replaces each span of a text by the words beside it, and keeps the offsets; sorted and without overlaps."""
    out, starts, ends, lengths = list[str](), array("I"), array("I"), array("I")
    hits, copied, first = 0, 0, (0, 0)
    for start, end, new in places:
        if text[start:end] == new:
            continue
        out += (text[copied:start], new)
        copied = end
        if len(new) != end - start:
            starts.append(start)
            ends.append(end)
            lengths.append(len(new))
        first = first if hits else (start, end)
        hits += 1
    if not hits:
        return Rewrite(text, _NO_EDITS, 0, first)
    out.append(text[copied:])
    return Rewrite("".join(out), Edits(starts, ends, lengths), hits, first)


_NO_EDITS = Edits(array("I"), array("I"), array("I"))


def _matches(text: str, pattern: Pattern[str], within: Iterable[Span]) -> Iterator[Match[str]]:
    return chain.from_iterable(pattern.finditer(text, *limits) for limits in within)


def remove(text: str, places: Iterable[Span]) -> Rewrite:
    """Takes some spans out of a text, sorted and without overlaps, and keeps the offsets."""
    spans = list(places)
    if not spans:
        return Rewrite(text, _NO_EDITS, 0, (0, 0))
    starts, ends = (list(each) for each in zip(*spans, strict=True))
    kept = "".join([text[end:start] for end, start in zip([0, *ends], [*starts, len(text)], strict=True)])
    edits = Edits(array("I", starts), array("I", ends), array("I", bytes(4 * len(spans))))
    return Rewrite(kept, edits, len(spans), spans[0])
