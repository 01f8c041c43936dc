"""neighbours: which documents cite a document, and which it cites. Imports vbpl.model."""

from typing import Literal, NamedTuple, get_args

from ..model import CHANGES, Relation
from .columns import ENDS
from .store import CARD, PAGE, Card, Store, card_of, rows

Side = Literal["citing", "cited"]
SIDES: tuple[Side, ...] = get_args(Side)

_PLAIN: tuple[Relation, ...] = ("refers_to", "related")
RELATIONS: tuple[Relation, ...] = (
    *CHANGES, *(relation for relation in get_args(Relation) if relation not in CHANGES + _PLAIN), *_PLAIN,
)  # fmt: skip
"""All relations, those that tell most first."""

_NEIGHBOURS = f"""
WITH near AS (
    SELECT doc, list(relation ORDER BY place) AS relations, min(place) AS place, min_by(mention, place) AS mention
    FROM (SELECT {{other}} AS doc, list_position($relations, relation) AS place, * FROM edges WHERE {{own}} = $doc)
    WHERE $relation = '' OR relation = $relation GROUP BY doc
)
SELECT {CARD}, relations, mention FROM near JOIN documents USING (doc)
ORDER BY place, citing DESC, doc LIMIT $limit OFFSET $offset
"""
_COUNTS = "SELECT relation, count(DISTINCT {other}) FROM edges WHERE {own} = ? GROUP BY relation"
_TOTAL = "SELECT count(DISTINCT {other}) FROM edges WHERE {own} = ?"


class Neighbour(NamedTuple):
    """A document at the other end of links, what these say, and the first mention that says it."""

    card: Card
    relations: list[Relation]
    mention: str


class Neighbours(NamedTuple):
    """Some neighbours of a document on one side; how many there are, in all and by relation."""

    near: list[Neighbour]
    total: int
    counts: dict[Relation, int]


def find_neighbours(
    store: Store, doc: int, side: Side, *, relation: str = "", limit: int = PAGE, offset: int = 0
) -> Neighbours:
    """Neighbours on one side, those whose relation tells most first and of these the most cited."""
    own, other = ENDS[side]
    values = {"relations": list(RELATIONS), "doc": doc, "relation": relation, "limit": limit, "offset": offset}
    with store.cursor() as cursor:
        found = rows(cursor, _NEIGHBOURS.format(own=own, other=other), values)
        counts = dict(rows(cursor, _COUNTS.format(own=own, other=other), [doc]))
        total = rows(cursor, _TOTAL.format(own=own, other=other), [doc])[0][0]
    near = [Neighbour(card_of(row), *row[len(Card._fields):]) for row in found]
    return Neighbours(near, total, {name: counts[name] for name in RELATIONS if name in counts})
