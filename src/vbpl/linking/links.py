"""Links: the links of all works as a sequence, and which mentions lead to which work."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from ..model import Link
from .entry import Entry, Verdict
from .held import Held


class Links(Sequence[Link]):
    """The links of works. A million link objects would fill the memory, so each is made when it is read."""

    def __init__(
        self, works: Iterable[Held], link_of: Callable[[Entry, int], Link]
    ) -> None:
        self._entries, self._link_of = [work.entry for work in works], link_of
        self._ends = list(accumulate(len(entry.mentions) for entry in self._entries))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Link]:
        return (self._link_of(entry, index) for entry in self._entries for index in range(len(entry.mentions)))

    @overload
    def __getitem__(self, index: int) -> Link: ...
    @overload
    def __getitem__(self, index: slice) -> list[Link]: ...
    def __getitem__(self, index: int | slice) -> Link | list[Link]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        document = bisect_right(self._ends, at)
        first = self._ends[document - 1] if document else 0
        return self._link_of(self._entries[document], at - first)


class Mentioned(NamedTuple):
    """A mention: the text that makes it, and its index among the mentions there."""

    entry: Entry
    at: int


Verdicts = Iterable[tuple[Entry, int, Verdict]]
"""The verdict on each mention of each text that represents a work."""


def citing(verdicts: Verdicts, held: Mapping[Entry, Held]) -> dict[str, list[Mentioned]]:
    """The resolved mentions of each work, by its id."""
    found: dict[str, list[Mentioned]] = defaultdict(list)
    for source, index, verdict in verdicts:
        if verdict.status == "resolved":
            found[held[verdict.candidates[0][0]].id].append(Mentioned(source, index))
    return found


def doubted(verdicts: Verdicts, held: Mapping[Entry, Held]) -> dict[str, list[Mentioned]]:
    """By work, the unresolved mentions that may end it."""
    found: dict[str, list[Mentioned]] = defaultdict(list)
    for source, index, verdict in verdicts:
        for entry in verdict.maybe:
            if held[entry] is not held[source]:
                found[held[entry].id].append(Mentioned(source, index))
    return found
