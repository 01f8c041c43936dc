"""Pauses: days on which an act, or a part of it, has no effect, since another act postpones or suspends it.

``Lùi hiệu lực thi hành của Bộ luật A đến ngày ...`` moves its first day; ``ngưng hiệu lực khoản 2 Điều 5 từ ngày ...
đến hết ngày ...`` interrupts the wording that it had.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import Citation, Document, Provision
from ..model.consolidation import Version
from .acts import Names, names_of
from .newtext import instruction_place
from .operations import Operation, first_day_at
from .places import expand, steps_of
from .units import Unit

WHOLE = Provision()


class Pause(NamedTuple):
    """Some days without effect."""

    provision: Provision
    """What has none; empty for the act as a whole."""
    since: datetime.date
    until: datetime.date
    """First day after."""
    excepted: tuple[Provision, ...] = ()
    """What keeps its effect: ``trừ Điều 5``."""


def pauses_of(act: Document, others: Sequence[Document]) -> list[Pause]:
    """What other acts say of days on which an act has no effect, in order."""
    names = names_of(act)
    found = (pause for each in others if each is not act for pause in iter_pauses(names, each))
    return sorted(found, key=lambda pause: (pause.since, pause.until))


def iter_pauses(names: Names, document: Document) -> Iterator[Pause]:
    """What one act says of days on which another has no effect."""
    for citation in document.citations:
        since = first_day_of_pause(document, citation)
        if since and citation.until and since < citation.until and names.means(citation.key):
            for provision in citation.provisions or (WHOLE,):
                yield Pause(provision, since, citation.until, citation.excepted)


def first_day_of_pause(document: Document, citation: Citation) -> datetime.date | None:
    """The first day of a pause that a mention tells; null where it tells of none, or new text does."""
    if citation.relation != "suspends" or not citation.until or any(
        quote.start <= citation.span.start < quote.end for each in document.amendments for quote in each.quotes
    ):
        return None
    place = instruction_place(document, citation.span)
    return citation.effective or first_day_at(document, place) or document.header.date


def moved(start: datetime.date | None, pauses: Iterable[Pause]) -> datetime.date | None:
    """A first day, after the pauses that begin by it: what is suspended before it has effect is postponed."""
    for pause in pauses:
        if start and pause.since <= start < pause.until:
            start = pause.until
    return start


def postponed(operations: Sequence[Operation], acts: Sequence[Document]) -> list[Operation]:
    """Instructions with the days to which other acts postpone them, or their act."""
    pauses = {source: pauses_of(acts[source - 1], acts) for source in dict.fromkeys(each.source for each in operations)}
    return [
        each._replace(effective=moved(each.effective, [pause for pause in pauses[each.source] if holds(pause, each)]))
        for each in operations
    ]


def holds(pause: Pause, operation: Operation) -> bool:
    """Whether an instruction stands in what a pause is about."""
    place = dict(operation.place.steps)
    return all(place.get(level) == number for level, number in steps_of(pause.provision))


def with_pauses(versions: Iterable[Version], pauses: Sequence[Pause], root: Unit) -> list[Version]:
    """Wordings without the days on which they had no effect: one that is interrupted is two."""
    found = list(versions)
    for pause in pauses:
        places = [pause._replace(provision=each) for each in expand(root, pause.provision)]
        found = [part for each in found for part in (
            interrupted(each, pause) if any(reaches(place, each.provision) for place in places) else [each])]
    return found


def reaches(pause: Pause, unit: Provision) -> bool:
    """Whether a unit has no effect in a pause."""
    return covers(pause.provision, unit) and not any(covers(each, unit) for each in pause.excepted)


def covers(provision: Provision, unit: Provision) -> bool:
    """Whether a unit is what a provision names, or lies in it."""
    named = provision.annex == unit.annex or provision == WHOLE
    return named and all(getattr(unit, level) == number for level, number in steps_of(provision))


def interrupted(version: Version, pause: Pause) -> Iterator[Version]:
    """A wording before a pause and after it; nothing of one that had effect on no other day."""
    first, after = version.valid_from, version.valid_to
    if (after and after <= pause.since) or (first and first >= pause.until):
        yield version
        return
    if first and first < pause.since:
        yield version.model_copy(update={"valid_to": pause.since})
    if after is None or after > pause.until:
        yield version.model_copy(update={"valid_from": pause.until})
