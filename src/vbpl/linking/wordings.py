"""Wordings: what the units of an act said on a day, by the acts here that amend it."""

import datetime
from collections.abc import Callable, Iterable, Sequence

from ..consolidation import consolidate
from ..model import Consolidation, Provision, Version
from .outline import provision_path
from .trees import Trees

TextsOf = Callable[[str], Sequence[str]]
"""Ids that the texts of a work state, by ``work_id``."""
Changing = Callable[[str], Iterable[str]]
"""``work_id`` of the acts that change a work."""


class Wordings:
    """The acts of a library with their amendments worked in, each when it is asked for."""

    def __init__(self, trees: Trees, texts_of: TextsOf, changing: Changing) -> None:
        self._trees, self._texts_of, self._changing = trees, texts_of, changing
        self._versions: dict[str, tuple[Version, ...]] = {}

    def consolidate(self, work_id: str, on: datetime.date | str | None = None) -> Consolidation:
        """An act with all that change it, and all that change these.

        Raises:
            KeyError: The tree of the act is not kept.
        """
        own = self._texts_of(work_id)
        act = self._trees.of(own)
        direct = list(self._changing(work_id))
        further = (other for source in direct for other in self._changing(source))
        works = map(self._texts_of, dict.fromkeys([*direct, *further]))
        return consolidate(act, list(self._trees.among(ids for ids in works if set(own).isdisjoint(ids))), on)

    def versions(self, work_id: str) -> tuple[Version, ...]:
        """Every wording of every unit of an act, worked out once; none of what is no act."""
        if work_id not in self._versions:
            kept = any(each in self._trees for each in self._texts_of(work_id))
            self._versions[work_id] = self.consolidate(work_id).versions if kept else ()
        return self._versions[work_id]

    def are_one(self, work_id: str, provision: Provision, day: datetime.date, other: datetime.date) -> bool:
        """Whether a provision of an act says the same on two days."""
        versions = self.versions(work_id)
        return wording_on(versions, provision, day) == wording_on(versions, provision, other)


def wording_on(versions: Iterable[Version], provision: Provision, day: datetime.date) -> Version | None:
    """The wording of a unit on a day, of one that is still to come the first; null where there is none.

    A document cites also what has no effect yet: a decree is issued before the first day of the act that it details.
    """
    asked = unit_key(provision)
    own = [each for each in versions if unit_key(each.provision) == asked]
    return next((each for each in own if each.valid_to is None or day < each.valid_to), None) if asked[1] else None


def unit_key(provision: Provision) -> tuple[str | None, str]:
    """Annex and numbers of a unit, as they are compared."""
    return provision.annex, provision_path(provision.model_copy(update={"annex": None}))
