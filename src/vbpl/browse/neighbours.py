"""neighbours: which documents cite a document, and which it cites."""

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
_COUNTS = "SELECT relation, count(*) FROM edges WHERE {own} = ? GROUP BY relation"


class Neighbour(NamedTuple):
    """A document at the other end of links, what these say, and the first mention that says it."""

    card: Card
    relations: list[Relation]
    mention: str


def find_neighbours(
    store: Store, card: Card, side: Side, *, relation: str = "", limit: int = PAGE, offset: int = 0
) -> list[Neighbour]:
    """Neighbours on one side, those whose relation tells most first and of these the most cited."""
    own, other = ENDS[side]
    values = {
        "relations": list(RELATIONS), "doc": card.linked, "relation": relation, "limit": limit, "offset": offset,
    }  # fmt: skip
    with store.cursor() as cursor:
        found = rows(cursor, _NEIGHBOURS.format(own=own, other=other), values)
    return [Neighbour(card_of(row), *row[len(Card._fields) :]) for row in found]


def count_relations(store: Store, card: Card, side: Side) -> dict[str, int]:
    """How many neighbours there are on one side by relation."""
    with store.cursor() as cursor:
        counts = dict(rows(cursor, _COUNTS.format(own=ENDS[side][0]), [card.linked]))
    return {name: counts[name] for name in RELATIONS if name in counts}
