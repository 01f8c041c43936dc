"""Held: works as a graph holds them, each with its id."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from ..model import Text, Work
from ..numbers.dates import last_day
from .description import Description
from .entry import Entry


class Held(NamedTuple):
    """A work: its id, its texts, and what is known of it."""

    id: str
    """``work_id``."""
    texts: tuple[Entry, ...]
    """Its copies; the first one represents it."""
    says: Description
    """What its texts say together; for fields that they leave open, what citations agree on."""
    inferred: bool = False
    """Its number comes only from citations, or citations or another text corrected it."""
    contested: bool = False
    """It states no number, and citations give it several."""

    @property
    def entry(self) -> Entry:
        """The text that represents it."""
        return self.texts[0]

    def text(self, text_id: str) -> Entry:
        """The text with an id; if the work has none, the text that represents it."""
        return next((entry for entry in self.texts if entry.text_id == text_id), self.entry)

    @property
    def issued(self) -> datetime.date | None:
        """The latest possible day of issue."""
        return self.says.date or last_day(self.says.year)

    def node(self) -> Work:
        """The work as callers see it."""
        says = self.says
        texts = tuple(_text(each, each is self.entry) for each in self.texts)
        return Work(work_id=self.id, kind=says.kind, number=says.number.canonical if says.number else None,
                    date=says.date, subject=self.entry.subject, texts=texts)


class Works(Mapping[str, Held]):
    """The works of one moment by id, sorted by id."""

    def __init__(self, by_id: dict[str, Held], of_text: dict[Entry, Held]) -> None:
        self._by_id = by_id
        self.of_text = of_text
        """The work of each text."""

    @classmethod
    def of(cls, works: Iterable[Held]) -> "Works":
        """Works whose ids are known."""
        held = list(works)
        return cls({work.id: work for work in held}, {entry: work for work in held for entry in work.texts})

    def __getitem__(self, work_id: str) -> Held:
        return self._by_id[work_id]

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ordered)

    @cached_property
    def _ordered(self) -> list[str]:
        return sorted(self._by_id)


class Names:
    """Gives works their ids. To add a work, no look at all the others is needed.

    Citations may give one identity to two works that are not copies of each other. Then each work keeps the id that its
    text states. If another work states the same id, each takes the id of its text.
    """

    def __init__(self) -> None:
        self._alone: dict[Entry, Held] = {}
        """Each work by its representing text, with the id that it would have if it were alone."""
        self._wanting: dict[str, tuple[Entry, ...]] = {}
        """For each id, the works that would have it if they were alone."""
        self._stated: dict[Entry, str] = {}
        """The id of each work after step one: the wanted id if no other work wants it, else the id of its text."""
        self._stating: dict[str, tuple[Entry, ...]] = {}
        self._by_id: dict[str, Held] = {}
        self._of_text: dict[Entry, Held] = {}

    def works(self) -> Works:
        """The works of this moment."""
        return Works(self._by_id.copy(), self._of_text.copy())

    def put(self, texts: tuple[Entry, ...], known: Mapping[Entry, Description | None]) -> None:
        """Names a work that is not there yet. If works exchange texts, drop all of them first."""
        held = hold(texts, known)
        self._alone[texts[0]] = held
        for each in _join(self._wanting, held.id, texts[0]):
            self._state(each)

    def drop(self, entry: Entry) -> None:
        """Forgets a work, by the text that represented it."""
        held = self._alone.pop(entry, None)
        if held is not None:
            self._unname(entry, held)
            for each in _leave(self._wanting, held.id, entry):
                self._state(each)

    def _state(self, entry: Entry) -> None:
        """Takes the first step of naming: the wanted id, or the id that the text states."""
        held = self._alone[entry]
        self._unname(entry, held)
        stated = held.id if len(self._wanting[held.id]) == 1 else entry.id
        self._stated[entry] = stated
        for each in _join(self._stating, stated, entry):
            self._name(each)

    def _unname(self, entry: Entry, held: Held) -> None:
        """Takes back the name of a work."""
        stated = self._stated.pop(entry, None)
        if stated is None:
            return
        del self._by_id[self._of_text[entry].id]
        for text in self._of_text[entry].texts:
            del self._of_text[text]
        for each in _leave(self._stating, stated, entry):
            self._name(each)

    def _name(self, entry: Entry) -> None:
        """Takes the second step of naming: the stated id, or the id of the text."""
        before = self._of_text.get(entry)
        if before is not None:
            del self._by_id[before.id]
        stated, held = self._stated[entry], self._alone[entry]
        work_id = stated if len(self._stating[stated]) == 1 else entry.text_id
        named = held if work_id == held.id else held._replace(id=work_id)
        self._by_id[named.id] = named
        self._of_text.update(dict.fromkeys(held.texts, named))


def _join(groups: dict[str, tuple[Entry, ...]], name: str, entry: Entry) -> tuple[Entry, ...]:
    """Adds a work to a name.

    Returns the works whose own name changes: this work, and the one that had the name alone.
    """
    group = groups[name] = (*groups.get(name, ()), entry)
    return group if len(group) == 2 else (entry,)


def _leave(groups: dict[str, tuple[Entry, ...]], name: str, entry: Entry) -> tuple[Entry, ...]:
    """Undoes `_join`. Returns the work that now has the name alone."""
    group = tuple(each for each in groups.pop(name) if each is not entry)
    if group:
        groups[name] = group
    return group if len(group) == 1 else ()


def hold(texts: tuple[Entry, ...], known: Mapping[Entry, Description | None]) -> Held:
    """A work with the id that it would have if it were alone; ``known`` adds to what its best text says."""
    entry = texts[0]
    if entry not in known:
        return Held(entry.id, texts, entry.says)
    says = known[entry]
    if says is None:
        return Held(entry.id, texts, entry.says, contested=True)
    return Held(entry.identify(says), texts, says, inferred=says.number != entry.says.number)


def _text(entry: Entry, stands: bool) -> Text:
    number = entry.says.number
    return Text(text_id=entry.text_id, document_id=entry.id, number=number.text if number else None,
                date=entry.says.date, stands=stands)
