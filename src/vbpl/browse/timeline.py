"""timeline: what changed a document, in order of time, and whether it is in force. Imports vbpl.linking, vbpl.model."""

import datetime
from collections.abc import Iterable
from typing import NamedTuple

from ..linking.history import ENDINGS, text_in_force
from ..model import Document, Relation
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


def is_in_force(document: Document, card: Card, changes: Iterable[Change], on: datetime.date) -> bool | None:
    """Whether a document has effect on a day, by its own text and its changes; null where that is not known."""
    ends = (effect.date for effect in document.effects if effect.event == "end" and not effect.provisions)
    endings = [change.day for change in changes
               if change.relation in ENDINGS and not change.partial and change.target.doc == card.linked]
    return text_in_force(card.effective or card.date, next(filter(None, ends), None), endings, on)
