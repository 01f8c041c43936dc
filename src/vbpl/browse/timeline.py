"""timeline: what changed a document, in order of time, and whether it is in force."""

import datetime
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ..model import ENDINGS, Effect, Relation
from .store import Card, Store, rows

MOST = 200
"""Changes that are shown; of more the first ones."""

_CHANGES = """
WITH RECURSIVE family(doc) AS (
    SELECT $doc
    UNION
    SELECT CASE WHEN changes.source = family.doc THEN target ELSE changes.source END
    FROM family JOIN changes ON family.doc IN (changes.source, target)
    WHERE relation = 'replaces' AND NOT partial
)
SELECT coalesce(effective, date) AS day, relation, partial, changes.source, target
FROM changes JOIN documents ON doc = changes.source
WHERE target IN (FROM family) OR (relation = 'replaces' AND changes.source IN (FROM family))
ORDER BY day NULLS LAST, changes.source, target, relation LIMIT $most
"""
"""Changes of a document, and of those that it replaced and was replaced by: as `vbpl.linking.history` finds them."""


State = Literal["in_force", "not_yet", "ended", "unknown_force"]


class Event(NamedTuple):
    """What happened on a day: ``issued`` or ``effective``, or a change."""

    name: str
    change: "Change | None" = None


class Change(NamedTuple):
    """One document changing another, from ``day`` on; ``partial`` where only provisions of it are named."""

    day: datetime.date | None
    relation: Relation
    partial: bool
    source: Card
    target: Card


def find_changes(store: Store, card: Card) -> list[Change]:
    """What changed a document, those it replaced, and those that replaced it; undated changes last."""
    with store.cursor() as cursor:
        found = rows(cursor, _CHANGES, {"doc": card.linked, "most": MOST})
    cards = store.cards({doc for row in found for doc in row[3:]})
    return [Change(day, relation, partial, cards[source], cards[target])
            for day, relation, partial, source, target in found]


def tell_state(card: Card, effects: Iterable[Effect], changes: Iterable[Change], on: datetime.date) -> State:
    """Whether a document has effect on a day, by its own text and its changes."""
    starts = card.effective or card.date
    own = (effect.date for effect in effects if effect.event == "end" and not effect.provisions)
    ends = {change.day for change in changes
            if change.relation in ENDINGS and not change.partial and change.target.doc == card.linked}
    days = {*ends, next(filter(None, own), None)} if ends else {next(filter(None, own), datetime.date.max)}
    if starts is None:
        return "unknown_force"
    if on < starts:
        return "not_yet"
    if any(day and day <= on for day in days):
        return "ended"
    return "unknown_force" if None in ends else "in_force"


def tell(card: Card, changes: Iterable[Change]) -> list[tuple[datetime.date | None, list[Event]]]:
    """The days of a document in order, each with its events; what has no date comes last."""
    events = [(card.date, Event("issued"))]
    if card.effective and card.effective != card.date:
        events.append((card.effective, Event("effective")))
    events += [(change.day, Event("change", change)) for change in changes]
    days: dict[datetime.date | None, list[Event]] = {}
    for day, event in sorted(events, key=lambda each: (each[0] is None, each[0] or datetime.date.min)):
        days.setdefault(day, []).append(event)
    return list(days.items())
