"""Links: those of all works, as a sequence."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

from ..model import Link
from .entry import Entry
from .held import Held


class Links(Sequence[Link]):
    """The links of works. A million of them would fill the memory, so each is made when it is asked for."""

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
