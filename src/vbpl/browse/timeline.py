"""timeline: what changed a document, in order of time, and whether it is in force, by the tables of the archive."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import NamedTuple

from ..linking.changes import by_date, told_once
from ..linking.outline import provision_name
from ..model import Change, Relation, State
from .store import Card, Store, rows

MOST = 200
"""Changes that are shown, those of several provisions by one act at once counted as one; of more the first ones."""
PLACES = 12
"""Provisions that are named of a change."""

_SUBJECT = "SELECT subject FROM works WHERE doc = $doc"
_CHANGES = """
WITH RECURSIVE family(work) AS (
    SELECT $work
    UNION
    SELECT CASE WHEN source_id = family.work THEN target_id ELSE source_id END
    FROM family JOIN changes ON family.work IN (source_id, target_id)
    WHERE relation = 'replaces' AND NOT partial
)
SELECT target_id, tree FROM changes
WHERE target_id IN (FROM family) OR (relation = 'replaces' AND source_id IN (FROM family))
ORDER BY target_id
"""
"""Changes of a work, and of those that it replaced and was replaced by: as `vbpl.linking.history` finds them."""
_STATE = """
SELECT state, partial, since, until FROM states WHERE work_id = $work AND provision IS NULL
AND (since IS NULL OR since <= $day) AND (until IS NULL OR until > $day)
"""
_DOCS = "SELECT work_id, doc FROM works WHERE stands AND list_contains($works, work_id)"


class Standing(NamedTuple):
    """Whether a document has effect on a day."""

    state: State
    partial: bool
    """A part has ended or is suspended."""
    since: datetime.date | None
    until: datetime.date | None
    """First day without the state."""


class Event(NamedTuple):
    """What happened on a day: ``issued`` or ``effective``, or a change."""

    name: str
    change: "Shown | None" = None


class _Act(NamedTuple):
    """What one work does to another at once."""

    day: datetime.date | None
    relation: Relation
    partial: bool
    source: str
    target: str


class Shown(NamedTuple):
    """One document changing another, from ``day`` on; ``partial`` where only provisions of it are named."""

    day: datetime.date | None
    relation: Relation
    partial: bool
    source: Card
    target: Card
    provisions: tuple[str, ...] = ()
    """In words: ``khoản 2 Điều 5``."""


def subject_of(store: Store, card: Card) -> str | None:
    """The work that history and status are of; of a consolidated text that of the act in it. Null before linking."""
    with store.cursor() as cursor:
        return next((work for (work,) in rows(cursor, _SUBJECT, {"doc": card.doc})), None)


def subject_doc(store: Store, card: Card) -> int:
    """``doc`` of the text that stands for that work; its own before linking."""
    with store.cursor() as cursor:
        found = rows(cursor, _DOCS, {"works": [subject_of(store, card)]})
    return next((doc for _, doc in found), card.doc)


def find_changes(store: Store, work: str | None) -> list[Shown]:
    """What changed a work, those it replaced, and those that replaced it; undated changes last."""
    with store.cursor() as cursor:
        found = rows(cursor, _CHANGES, {"work": work})
        changes = sorted(_iter_told(found), key=by_date)
        docs = dict(rows(cursor, _DOCS, {"works": [id_ for each in changes for id_ in (each.source, each.target)]}))
    cards = store.cards(set(docs.values()))
    together: dict[_Act, list[str]] = {}
    for each in changes:
        act = _Act(each.date, each.relation, each.partial, each.source, each.target)
        together.setdefault(act, []).extend(map(provision_name, each.provisions))
    return [Shown(act.day, act.relation, act.partial, cards[docs[act.source]], cards[docs[act.target]], tuple(names))
            for act, names in islice(together.items(), MOST) if act.source in docs and act.target in docs]


def tell_state(store: Store, work: str | None, on: datetime.date) -> Standing:
    """Whether a work has effect on a day, by the table ``states``; ``unknown`` before linking."""
    with store.cursor() as cursor:
        found = rows(cursor, _STATE, {"work": work, "day": on})
    return Standing(*found[0]) if found else Standing("unknown", False, None, None)


def tell(card: Card, changes: Iterable[Shown]) -> list[tuple[datetime.date | None, list[Event]]]:
    """The days of a document in order, each with its events; what has no date comes last."""
    events = [(card.date, Event("issued"))]
    if card.effective and card.effective != card.date:
        events.append((card.effective, Event("effective")))
    events += [(change.day, Event("change", change)) for change in changes]
    days: dict[datetime.date | None, list[Event]] = {}
    for day, event in sorted(events, key=lambda each: (each[0] is None, each[0] or datetime.date.min)):
        days.setdefault(day, []).append(event)
    return list(days.items())


def _iter_told(found: Iterable[tuple[str, str]]) -> Iterator[Change]:
    for _, trees in groupby(found, key=lambda row: row[0]):
        yield from told_once(Change.model_validate_json(tree) for _, tree in trees)
