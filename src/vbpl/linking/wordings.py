"""Wordings: what the units of an act said on a day, by the acts of the library that amend it."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..consolidation import consolidate, wordings
from ..model import Consolidation, Document, Link, Provision, ProvisionTarget, Version
from .outline import provision_path
from .trees import Trees

TextsOf = Callable[[str], Sequence[str]]
"""Ids that the texts of a work state, by ``work_id``."""
Changing = Callable[[str], Iterable[str]]
"""``work_id`` of the acts that change a work."""
Dated = tuple[Provision, datetime.date | None, datetime.date | None]
"""A wording: its unit, its first day, and the first day after it."""


class Period(NamedTuple):
    """The period in which a unit had one wording."""

    number: int
    """Index of the wording among all of the act."""
    first: datetime.date | None
    after: datetime.date | None
    """First day after it; null for the last wording."""


class Periods:
    """The days of all wordings of an act, without their texts: about 20 bytes for each unit.

    Args:
        wordings: All wordings of the act; those of one unit in order of time.
    """

    def __init__(self, wordings: Iterable[Dated]) -> None:
        found: dict[str, list[str]] = {}
        for number, (provision, first, after) in enumerate(wordings):
            found.setdefault(_key(provision), []).append(f"{number},{first or ''},{after or ''}")
        self._lines = "\n" + "".join(f"{key}\t{';'.join(days)}\n" for key, days in found.items())

    def find(self, provision: Provision, day: datetime.date) -> Period | None:
        """The wording of a unit on a day, or its first one if it was not in force yet; None if it has no wording.

        A document may also cite what is not in force yet: a decree is issued before the first day of the act that it
        details.
        """
        key = _key(provision)
        _, found, line = self._lines.partition(f"\n{key}\t")
        if not found or not key.rpartition("|")[2]:
            return None
        read = map(_period, line.partition("\n")[0].split(";"))
        return next((each for each in read if each.after is None or day < each.after), None)


class Wordings:
    """The acts of a library with their amendments applied, each when it is needed."""

    def __init__(self, trees: Trees, texts_of: TextsOf, changing: Changing) -> None:
        self._trees, self._texts_of, self._changing = trees, texts_of, changing
        self._versions: dict[str, tuple[Version, ...]] = {}
        self._periods: dict[str, Periods | None] = {}
        """The acts that links go to; None for acts that nothing here amends."""

    def consolidate(self, work_id: str, on: datetime.date | str | None = None) -> Consolidation:
        """An act with all acts that change it, directly or through another.

        Raises:
            KeyError: The tree of the act is not kept.
        """
        return consolidate(*self._acts_of(work_id), on)

    def _acts_of(self, work_id: str) -> tuple[Document, list[Document]]:
        """An act, all acts that change it, and all acts that change these."""
        own = self._texts_of(work_id)
        act = self._trees.of(own)
        direct = list(self._changing(work_id))
        further = (other for source in direct for other in self._changing(source))
        works = map(self._texts_of, dict.fromkeys([*direct, *further]))
        return act, list(self._trees.among(ids for ids in works if set(own).isdisjoint(ids)))

    def versions(self, work_id: str) -> tuple[Version, ...]:
        """Every wording of every unit of an act, computed once; empty for a document that is no act."""
        if work_id not in self._versions:
            kept = any(each in self._trees for each in self._texts_of(work_id))
            self._versions[work_id] = wordings(*self._acts_of(work_id)) if kept else ()
        return self._versions[work_id]

    def meant(self, link: Link, day: datetime.date | None) -> tuple[Version | None, ...]:
        """The wordings on that day of the provisions of a link."""
        if link.target is None or day is None:
            return (None,) * len(link.provisions)
        versions = self.versions(link.target)
        days = periods_of(versions)
        found = (days.find(each.provision, day) for each in link.provisions)
        return tuple(versions[each.number] if each else None for each in found)

    def dated(self, link: Link, day: datetime.date | None) -> Link:
        """A link whose provisions carry the days of the wording that they mean, if its target is an amended act."""
        if link.target is None or day is None or not link.provisions:
            return link
        periods = self._periods_of(link.target)
        if periods is None:
            return link
        provisions = tuple(_with_days(each, periods.find(each.provision, day)) for each in link.provisions)
        return link.model_copy(update={"provisions": provisions})

    def are_one(self, work_id: str, provision: Provision, day: datetime.date, other: datetime.date) -> bool:
        """Whether a provision of an act says the same on two days."""
        periods = self._periods_of(work_id)
        return periods is None or periods.find(provision, day) == periods.find(provision, other)

    def _periods_of(self, work_id: str) -> Periods | None:
        if work_id not in self._periods:
            self._periods[work_id] = periods_of(self._all(work_id)) if self._is_amended(work_id) else None
        return self._periods[work_id]

    def _all(self, work_id: str) -> tuple[Version, ...]:
        """The wordings of an act. They are not kept, because the texts of many acts would fill the memory."""
        return self._versions.get(work_id) or wordings(*self._acts_of(work_id))

    def _is_amended(self, work_id: str) -> bool:
        amended = self._trees.is_act(self._texts_of(work_id))
        return amended and any(each != work_id for each in self._changing(work_id))


def periods_of(versions: Iterable[Version]) -> Periods:
    """The days of the wordings of an act."""
    return Periods((each.provision, each.valid_from, each.valid_to) for each in versions)


def _with_days(target: ProvisionTarget, period: Period | None) -> ProvisionTarget:
    if period is None:
        return target
    return target.model_copy(update={"valid_from": period.first, "valid_to": period.after})


def _period(printed: str) -> Period:
    number, first, after = printed.split(",")
    return Period(int(number), _day(first), _day(after))


def _day(printed: str) -> datetime.date | None:
    return datetime.date.fromisoformat(printed) if printed else None


def _key(provision: Provision) -> str:
    """Annex and numbers of a unit, in a form to compare."""
    path = provision_path(provision.model_copy(update={"annex": None}))
    return f"{provision.annex or ''}|{path}".replace("\n", " ").replace("\t", " ")
