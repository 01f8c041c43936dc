"""Index: documents by key, mentions that wait on keys, and acts known only from citations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from .description import Description
from .entry import Entry

MANY = 256
"""A key that more documents share says nothing; it is not followed."""

Ask = tuple[Entry, int]
"""A mention: its document, and its index among the document's mentions."""


T = TypeVar("T")


class Index:
    """Where documents are filed, and under which keys each mention was looked up."""

    def __init__(self) -> None:
        self._filed: dict[str, list[Entry]] = {}
        self._waiting: dict[str, list[Ask]] = {}
        self._cited_years: dict[str, Counter[int]] = {}

    def file(self, entry: Entry, keys: Iterable[str]) -> None:
        """Files a document under keys."""
        for key in keys:
            _put(self._filed, key, entry)

    def unfile(self, entry: Entry, keys: Iterable[str]) -> None:
        """Undoes `file`."""
        for key in keys:
            self._filed[key].remove(entry)
            if not self._filed[key]:
                del self._filed[key]

    def find(self, keys: Iterable[str]) -> list[Entry]:
        """Documents filed under any of the keys, each once."""
        found: list[Entry] = []
        for key in keys:
            filed = self._filed.get(key, ())
            if len(filed) <= MANY:
                found.extend(filed)
        return list(dict.fromkeys(found)) if len(found) > 1 else found

    def wait(self, ask: Ask, keys: Iterable[str]) -> None:
        """Remembers that a mention was looked up under keys."""
        for key in keys:
            _put(self._waiting, key, ask)

    def waiting(self, keys: Iterable[str]) -> Iterator[Ask]:
        """Mentions whose meaning may change with the documents under the keys."""
        for key in keys:
            yield from self._waiting.get(key, ())

    def forget(self, entry: Entry, keys: Iterable[str]) -> None:
        """Undoes `wait` for all mentions of a document."""
        for key in keys:
            left = [ask for ask in self._waiting.pop(key, ()) if ask[0] is not entry]
            if left:
                self._waiting[key] = left

    def know_act(self, says: Description, count: int = 1) -> bool:
        """Counts a citation of an act by name and year. Returns whether the set of known acts changed."""
        if not says.name or not says.year or not (says.number or says.date):
            return False
        years = self._cited_years.setdefault(says.name, Counter())
        before = years[says.year] > 0
        years[says.year] += count
        return before != (years[says.year] > 0)

    def last_known(self, name: str, before: int) -> int | None:
        """Year of the last act of a name that citations know, issued before a year."""
        years = self._cited_years.get(name, Counter())
        return max((year for year, count in years.items() if count > 0 and year < before), default=None)


def _put(lists: dict[str, list[T]], key: str, value: T) -> None:
    """Adds a value under a key. Most lists hold one value; a list built whole takes a quarter less memory."""
    if key in lists:
        lists[key].append(value)
    else:
        lists[key] = [value]
