"""Held: works as a graph holds them, each with its id."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter
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
    """The copies of it; the first stands for it."""
    says: Description
    """What its texts say together, and where they leave it open, what citations agree on."""
    inferred: bool = False
    """Its number is known only from citations, or it is put right by them or by another text."""
    contested: bool = False
    """It states no number, and citations give it several."""

    @property
    def entry(self) -> Entry:
        """The text that stands for it."""
        return self.texts[0]

    def text(self, text_id: str) -> Entry:
        """The text of an id; the one that stands for the work where it has none."""
        return next((entry for entry in self.texts if entry.text_id == text_id), self.entry)

    @property
    def issued(self) -> datetime.date | None:
        """The day of issue, at the latest."""
        return self.says.date or last_day(self.says.year)

    def node(self) -> Work:
        """The work as callers see it."""
        says = self.says
        texts = tuple(_text(each, each is self.entry) for each in self.texts)
        return Work(work_id=self.id, kind=says.kind, number=says.number.canonical if says.number else None,
                    date=says.date, subject=self.entry.subject, texts=texts)


def name_works(works: Iterable[tuple[Entry, ...]], known: Mapping[Entry, Description | None]) -> list[Held]:
    """Works with their ids, in the order of these; ``known`` is what is known of them beyond their best text.

    Where citations give two works that are no copies of each other one identity, each keeps the id of its text.
    """
    held = [hold(texts, known) for texts in works]
    for other in (attrgetter("entry.id"), attrgetter("entry.text_id")):
        counts = Counter(work.id for work in held)
        held = [work if counts[work.id] < 2 else work._replace(id=other(work)) for work in held]
    return sorted(held, key=_by_id)


def hold(texts: tuple[Entry, ...], known: Mapping[Entry, Description | None]) -> Held:
    """A work with the id that it would have alone; arguments as of `name_works`."""
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


def _by_id(work: Held) -> str:
    return work.id
