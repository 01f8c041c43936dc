"""graph: the documents around one, laid out: those that cite it on the left, those it cites on the right.

Each side is a tree whose branches open on demand. A document stands once; what else links it is drawn as a line. For
a narrow window the same stands below one another: what cites it, the document, what it cites. Lengths are in pixels of
the drawing.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ..model import Relation
from .neighbours import SIDES, Side, find_neighbours
from .store import Card, Store

BOX_WIDTH, BOX_HEIGHT = 212, 58
GAP, ROW = 96, 70
MARGIN = 16
NARROW, NARROW_GAP, RAIL, INDENT = 350, 12, 7, 14
"""Width of the narrow drawing, space between its boxes, between its rails, and how far a further branch is set in."""
FOLD = 14
"""Half the width of the button that opens a branch."""
REST_HEIGHT = 34
FIRST, FURTHER = 8, 5
"""Neighbours of the document itself that are drawn on a side, and of another one."""
MOST_OPEN = 12

GROUPS: Mapping[str, tuple[Relation, ...]] = {
    "ends": ("replaces", "repeals", "revokes", "suspends", "announces_ended"),
    "amends": ("amends", "corrects", "amended_by_stated", "consolidates", "extends"),
    "basis": ("legal_basis", "proposed_in"),
    "applies": ("implements", "guides", "details", "explains"),
    "issues": ("issued_with", "attaches", "approves", "announces"),
    "replies": ("responds_to", "follows_up"),
    "mentions": ("refers_to", "related"),
}
"""Relations of one colour."""

GROUP_OF: Mapping[Relation, str] = {relation: group for group, relations in GROUPS.items() for relation in relations}


class Box(NamedTuple):
    """A document in the drawing, by its upper left corner."""

    card: Card
    x: int
    y: int
    width: int
    side: Side | None
    """Null for the document in the middle."""
    relations: tuple[Relation, ...]
    """What the link says through which it came here."""
    opened: bool


class Rest(NamedTuple):
    """Neighbours of a document that are not drawn, where they would be."""

    card: Card
    x: int
    y: int
    width: int
    side: Side
    documents: int


class Line(NamedTuple):
    """A relation from a document to the one it cites, as the path of an SVG."""

    path: str
    source: Card
    target: Card
    relation: Relation
    group: str


class Graph(NamedTuple):
    """The drawing, from ``left`` to the right of the document in the middle; ``groups`` are those of its lines."""

    left: int
    width: int
    height: int
    boxes: list[Box]
    rests: list[Rest]
    lines: list[Line]
    groups: list[str]


class _Branch:
    """A document in the tree of one side; levels on the left are negative, rows are counted from the top."""

    def __init__(self, card: Card, level: int, relations: tuple[Relation, ...] = ()) -> None:
        self.card, self.level, self.relations = card, level, relations
        self.children: list[_Branch] = []
        self.rest = 0
        self.row = 0.0

    def place(self, row: float) -> float:
        """Give rows to this branch and all on it, from ``row`` on; returns the next free one."""
        free = row
        for child in self.children:
            free = child.place(free)
        last = self.children[-1].row if self.children else row
        self.row = ((self.children[0].row if self.children else row) + last) / 2
        return max(free + bool(self.rest), row + 1)

    def shift(self, rows: float) -> None:
        """Move this branch and all on it down."""
        for branch in self.walk():
            branch.row += rows

    def walk(self) -> Iterator["_Branch"]:
        """This branch, and all on it."""
        yield self
        for child in self.children:
            yield from child.walk()


_Edges = dict[tuple[int, int], list[Relation]]


class Drawings(NamedTuple):
    """The same for a wide and for a narrow window."""

    wide: Graph
    narrow: Graph


def draw_graph(store: Store, card: Card, opened: Collection[str]) -> Drawings:
    """The documents around ``card``, with the further neighbours of those whose keys are ``opened``."""
    there, edges = {card.linked}, _Edges()
    roots = {side: _grow(store, card, side, set(sorted(opened)[:MOST_OPEN]), there, edges) for side in SIDES}
    for root in roots.values():
        root.place(0)
    middle = max(root.row for root in roots.values())
    for root in roots.values():
        root.shift(middle - root.row)
    return Drawings(_draw(roots, edges), _draw_narrow(roots, edges))


def _grow(
    store: Store, card: Card, side: Side, opened: Collection[str], there: set[int], edges: _Edges
) -> _Branch:
    """The tree of one side; ``there`` are the documents of the drawing so far, ``edges`` the links among them."""
    root = _Branch(card, 0)
    step = -1 if side == "citing" else 1
    todo = deque([(root, FIRST)])
    while todo:
        branch, most = todo.popleft()
        found = find_neighbours(store, branch.card, side, limit=most)
        branch.rest = getattr(branch.card, side) - len(found)
        for near in found:
            pair = (branch.card.linked, near.card.linked)
            edges[pair if side == "cited" else pair[::-1]] = near.relations
            if near.card.linked not in there:
                there.add(near.card.linked)
                child = _Branch(near.card, branch.level + step, tuple(near.relations))
                branch.children.append(child)
                if near.card.key in opened:
                    todo.append((child, FURTHER))
    return root


def _draw(roots: Mapping[Side, _Branch], edges: _Edges) -> Graph:
    boxes, rests = [], []
    for side, root in roots.items():
        for branch in root.walk():
            if branch is not root:
                opened = bool(branch.children or branch.rest)
                x, y = _corner(branch.level, branch.row)
                boxes.append(Box(branch.card, x, y, BOX_WIDTH, side, branch.relations, opened))
            if branch.rest:
                below = max((child.row + 1 for child in branch.children), default=branch.row)
                level = branch.level + (-1 if side == "citing" else 1)
                rests.append(Rest(branch.card, *_corner(level, below), BOX_WIDTH, side, branch.rest))
    root = roots["citing"]
    boxes.append(Box(root.card, *_corner(0, root.row), BOX_WIDTH, None, (), True))
    lines = list(_iter_lines({box.card.linked: box for box in boxes}, edges))
    groups = {line.group for line in lines}
    corners = [(box.x, box.y) for box in boxes] + [(rest.x, rest.y) for rest in rests]
    left, right, bottom = min(corners)[0], max(corners)[0] + BOX_WIDTH, max(y for _, y in corners) + BOX_HEIGHT
    return Graph(left - MARGIN, right - left + 2 * MARGIN, bottom + MARGIN, boxes, rests, lines,
                 [group for group in GROUPS if group in groups])


def _draw_narrow(roots: Mapping[Side, _Branch], edges: _Edges) -> Graph:
    """One below the other; lines of one colour go along one rail on the left."""
    groups = [group for group in GROUPS
              if any(GROUP_OF[relation] == group for relations in edges.values() for relation in relations)]
    left = MARGIN // 2 + RAIL * len(groups) + MARGIN
    boxes: list[Box] = []
    rests: list[Rest] = []
    y = MARGIN
    for side, root in roots.items():
        for branch, is_rest in _iter_rows(root):
            x = left + INDENT * (abs(branch.level) - (0 if is_rest else 1))
            width = NARROW - FOLD - x
            if is_rest:
                rests.append(Rest(branch.card, x, y, width, side, branch.rest))
            else:
                opened = bool(branch.children or branch.rest)
                boxes.append(Box(branch.card, x, y, width, side, branch.relations, opened))
            y += (REST_HEIGHT if is_rest else BOX_HEIGHT) + NARROW_GAP
        if side == "citing":
            boxes.append(Box(root.card, left, y, NARROW - FOLD - left, None, (), True))
            y += BOX_HEIGHT + NARROW_GAP
    rails = {group: MARGIN // 2 + RAIL * index for index, group in enumerate(groups)}
    lines = list(_iter_rails({box.card.linked: box for box in boxes}, edges, rails))
    return Graph(0, NARROW, y - NARROW_GAP + MARGIN, boxes, rests, lines, groups)


def _iter_rows(root: _Branch) -> Iterator[tuple[_Branch, bool]]:
    """The branches of a side, each before those on it; true for what stands for the rest of one."""
    for child in root.children:
        yield child, False
        yield from _iter_rows(child)
    if root.rest:
        yield root, True


def _iter_rails(boxes: Mapping[int, Box], edges: _Edges, rails: Mapping[str, int]) -> Iterator[Line]:
    pairs = [(boxes[source], boxes[target], relation)
             for (source, target), relations in edges.items() for relation in relations]
    starts = _spread([(start, end.y) for start, end, _ in pairs])
    ends = _spread([(end, start.y) for start, end, _ in pairs])
    for (start, end, relation), y1, y2 in zip(pairs, starts, ends, strict=True):
        group = GROUP_OF[relation]
        yield Line(f"M{start.x} {y1}H{rails[group]}V{y2}H{end.x}", start.card, end.card, relation, group)


def _corner(level: int, row: float) -> tuple[int, int]:
    return level * (BOX_WIDTH + GAP), MARGIN + round(row * ROW)


def _iter_lines(boxes: Mapping[int, Box], edges: _Edges) -> Iterator[Line]:
    """The lines of all edges, from the right of the document that cites to the left of the one it cites."""
    pairs = [(boxes[source], boxes[target], relation)
             for (source, target), relations in edges.items() for relation in relations]
    starts = _spread([(start, end.y) for start, end, _ in pairs])
    ends = _spread([(end, start.y) for start, end, _ in pairs])
    for (start, end, relation), y1, y2 in zip(pairs, starts, ends, strict=True):
        x1, x2 = start.x + BOX_WIDTH, end.x
        path = f"M{x1} {y1}C{x1 + GAP // 2} {y1} {x2 - GAP // 2} {y2} {x2} {y2}"
        yield Line(path, start.card, end.card, relation, GROUP_OF[relation])


def _spread(ends: Sequence[tuple[Box, int]]) -> list[int]:
    """Where lines meet their boxes: spread over the side of each, in the order of what they come from."""
    places = [0] * len(ends)
    order = sorted(range(len(ends)), key=lambda index: (ends[index][0].card.linked, ends[index][1], index))
    for _, group in groupby(order, key=lambda index: ends[index][0].card.linked):
        members = list(group)
        for rank, index in enumerate(members, start=1):
            places[index] = ends[index][0].y + round(BOX_HEIGHT * rank / (len(members) + 1))
    return places
