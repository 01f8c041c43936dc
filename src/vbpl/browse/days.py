"""days: an act as on a day, two days side by side, and the lives of its units, by the acts that amend it.

Its trees on the days on which something changed are compared unit by unit, when a page asks for it.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache, partial
from itertools import groupby
from typing import Literal, NamedTuple

from ..consolidation import consolidate
from ..linking.outline import plain_number, provision_name
from ..model import CHANGES, LEVELS, AppliedChange, Block, Document, Provision
from ..model.walk import day_of
from ..printing.heads import head_of
from ..view import anchor
from .store import Card, Store, rows

MOST_WORDS = 1200
"""Words of a unit that are compared one by one; a longer one is shown as a whole."""
MOST_AMENDING = 60
"""Acts that are worked in."""
REPEALED = "(được bãi bỏ)"
DONE = ("applied", "applied_in_doubt")
SETTLED = (*DONE, "already_applied", "not_yet")
ABOVE = ("part", "chapter", "section", "subsection")

Key = tuple[tuple[str, str], ...]
"""Levels and numbers of a unit; what has no number is counted."""
Kind = Literal["same", "new", "old"]
State = Literal["", "new", "changed", "ended"]
_WORDS = re.compile(r"\S+\s*|\s+")
_AMENDING = """
WITH direct AS (SELECT DISTINCT source FROM edges WHERE target = $doc AND list_contains($changes, relation)),
further AS (SELECT DISTINCT edges.source FROM edges JOIN direct ON edges.target = direct.source
            WHERE list_contains($changes, relation))
SELECT source FROM direct UNION SELECT source FROM further WHERE source <> $doc ORDER BY source LIMIT $most
"""


class Unit(NamedTuple):
    """A unit of an act, without what is below."""

    key: Key
    depth: int
    type: str
    head: str
    heading: str
    text: str

    @property
    def id(self) -> str:
        """Where it stands in the page."""
        return "-".join(f"{level}.{plain_number(number)}" for level, number in self.key)

    @property
    def name(self) -> str:
        """In words: ``khoản 2 Điều 5``."""
        place = provision_of(self.key)
        return provision_name(place) if place else self.head or self.heading


class Piece(NamedTuple):
    """Words that both wordings have, or one of them."""

    kind: Kind
    text: str


class Note(NamedTuple):
    """What changed a unit."""

    change: AppliedChange
    card: Card
    place: str
    """Of the instruction in the page of the amending act."""


class Shown(NamedTuple):
    """A unit on a day, against its wording before the last change."""

    unit: Unit
    state: State
    heading: list[Piece]
    text: list[Piece]
    since: datetime.date | None = None
    notes: tuple[Note, ...] = ()


class Pair(NamedTuple):
    """A unit on two days; null where it is not there."""

    unit: Unit
    left: list[Piece] | None
    right: list[Piece] | None

    @property
    def is_alike(self) -> bool:
        """Whether it says the same on both."""
        return self.left is not None and all(piece.kind == "same" for piece in self.left) and self.left == self.right


class Group(NamedTuple):
    """An article, or what stands between two, on two days; no rows where it says the same."""

    head: Unit
    rows: list[Pair]


class Stay(NamedTuple):
    """A wording of a unit in the drawing of its life, in per cent of the whole time."""

    day: datetime.date
    start: float
    width: float
    ended: bool


class Life(NamedTuple):
    """A unit that changed, and its wordings."""

    unit: Unit
    stays: list[Stay]


class Act:
    """An act with all that amend it, in an archive."""

    def __init__(self, document: Document, amending: Sequence[Document], cards: Mapping[str, Card]) -> None:
        self.document, self.amending, self.cards = document, amending, cards
        self.done = consolidate(document, amending)
        start = day_of(document, "start") or document.header.date or datetime.date.min
        self.days = sorted({each.valid_from or start for each in self.done.versions} or {start})
        """Its first day, which another act may have moved, and those on which something in it changed."""
        self._trees: dict[datetime.date, dict[Key, Unit]] = {}

    def tree(self, day: datetime.date) -> dict[Key, Unit]:
        """The units as on a day, in the order of the text."""
        last = max((each for each in self.days if each <= day), default=self.days[0])
        if last not in self._trees:
            self._trees[last] = {unit.key: unit for unit in reversed(list(units_of(self._on(last))))}
        return dict(reversed(self._trees[last].items()))

    def _on(self, day: datetime.date) -> Document:
        if day == self.days[-1]:
            return self.done.document
        return self.document if day == self.days[0] else consolidate(self.document, self.amending, day).document

    @property
    def left_out(self) -> list[AppliedChange]:
        """Instructions that could not be followed."""
        return [each for each in self.done.changes if each.status not in SETTLED]

    def show(self, day: datetime.date) -> Iterator[Shown]:
        """The units as on a day, with what is new in each, and what was repealed."""
        for unit in self.tree(day).values():
            since = self._last_change(unit.key, day)
            before = self._before(unit.key, since) if since else None
            yield shown(unit, before, since, self.notes(unit.key, since) if since else ())

    def _last_change(self, key: Key, day: datetime.date) -> datetime.date | None:
        """The last day up to a day on which a unit came to say what it says."""
        told = [self.tree(each).get(key) for each in self.days if each <= day]
        days = [each for each in self.days if each <= day]
        changed = (days[at] for at in range(len(told) - 1, 0, -1) if not alike(told[at], told[at - 1]))
        return next(changed, None)

    def _before(self, key: Key, day: datetime.date) -> Unit | None:
        return self.tree(self.days[self.days.index(day) - 1]).get(key)

    def notes(self, key: Key, day: datetime.date) -> tuple[Note, ...]:
        """The changes of a unit on a day, else those of the nearest unit around it or below."""
        place = provision_of(key)
        made = [each for each in self.done.changes if each.status in DONE and self._day_of(each) == day]
        around = [each for each in made if place and holds(each.provision, place)]
        depth = max((len(steps(each.provision)) for each in around), default=0)
        nearest = [each for each in around if len(steps(each.provision)) == depth]
        return tuple(Note(each, self.cards[each.source], anchor(each.span)) for each in nearest
                     if each.source in self.cards)

    def _day_of(self, change: AppliedChange) -> datetime.date:
        return max(filter(None, (change.effective, self.days[0])))

    def compare(self, left: datetime.date, right: datetime.date) -> list[Group]:
        """The act on two days, article by article."""
        old, new = self.tree(left), self.tree(right)
        keys = list(dict.fromkeys([*merged(list(old), list(new))]))
        groups = []
        for _, members in groupby(keys, key=group_of):
            inside = list(members)
            pairs = [pair_of(new.get(key) or old[key], old.get(key), new.get(key)) for key in inside]
            groups.append(Group(pairs[0].unit, [] if all(pair.is_alike for pair in pairs) else pairs))
        return groups

    def lives(self) -> list[Life]:
        """The units that changed, each with its wordings through time, in the order of the text."""
        if len(self.days) < 2:
            return []
        trees = [self.tree(day) for day in self.days]
        keys = list(dict.fromkeys(key for tree in reversed(trees) for key in tree))
        first, last = self.days[0], max(self.days[-1] + datetime.timedelta(days=365), datetime.date.today())
        total = last - first
        found = []
        for key in keys:
            told = [tree.get(key) for tree in trees]
            turns = [at for at in range(len(told)) if at == 0 or not alike(told[at], told[at - 1])]
            unit = next(filter(None, reversed(told)), None)
            if len(turns) > 1 and unit and unit.head:
                ends = [*(self.days[at] for at in turns[1:]), last]
                found.append(Life(unit, [
                    Stay(self.days[at], share(self.days[at] - first, total), share(end - self.days[at], total),
                         is_ended(told[at])) for at, end in zip(turns, ends, strict=True) if told[at] is not None]))
        order = {key: at for at, key in enumerate(self.tree(self.days[-1]))}
        return sorted(found, key=lambda life: order.get(life.unit.key, len(order)))


def read_act(store: Store, doc: int) -> Act:
    """An act of the archive with all documents that change it, and that change these."""
    with store.cursor() as cursor:
        found = rows(cursor, _AMENDING, {"doc": doc, "changes": list(CHANGES), "most": MOST_AMENDING})
    cards = store.cards({doc, *(source for (source,) in found)})
    trees = {at: Document.model_validate_json(store.read(card).tree) for at, card in cards.items()}
    amending = [tree for at, tree in sorted(trees.items()) if at != doc]
    return Act(trees[doc], amending, {trees[at].id: card for at, card in cards.items()})


def keeper(store: Store) -> Callable[[int], Act]:
    """What reads an act, and keeps the last ones that were asked for."""
    return lru_cache(maxsize=8)(partial(read_act, store))


def units_of(document: Document) -> Iterator[Unit]:
    """The units of a document in order, each before what it holds."""
    yield from _walk(document.body, (), (), 0)
    for count, part in enumerate(document.attachments, 1):
        key = (("annex", part.heading or str(count)),)
        yield Unit(key, 0, "annex", part.heading, part.title or "", "")
        yield from _walk(part.body, (), key, 1)


def _walk(blocks: Sequence[Block], above: tuple[Block, ...], key: Key, depth: int) -> Iterator[Unit]:
    count = 0
    for block in blocks:
        head = head_of(block, above) if block.type != "quote" else ""
        if head and block.type in LEVELS and block.number:
            kept = tuple(step for step in key if step[0] == "annex" or block.type != "article")
            own = (*kept, (block.type, block.number))
        else:
            count += 1
            own = (*key, ("text", str(count)))
        yield Unit(own, depth, block.type, head, block.heading or "", block.text)
        yield from _walk(block.children, (*above, block), own, depth + (block.type not in ABOVE))


def provision_of(key: Key) -> Provision | None:
    """The provision of a unit; of what has no number that around it."""
    named = {level: number for level, number in key if level in (*LEVELS, "annex")}
    return Provision.model_validate(named) if named else None


def steps(provision: Provision) -> tuple[tuple[str, str], ...]:
    """Levels and numbers of a provision from its article, or its annex, down."""
    named = [(level, plain_number(number)) for level in ("annex", *LEVELS) if (number := getattr(provision, level))]
    articles = any(level == "article" for level, _ in named)
    return tuple(step for step in named if not (articles and step[0] in ABOVE))


def holds(around: Provision, place: Provision) -> bool:
    """Whether a unit is another one or lies in it."""
    outer, inner = steps(around), steps(place)
    return not outer or inner[: len(outer)] == outer


def alike(one: Unit | None, other: Unit | None) -> bool:
    """Whether two wordings of a unit are the same; both may be missing."""
    if one is None or other is None:
        return one is other
    return (one.heading, one.text) == (other.heading, other.text)


def share(part: datetime.timedelta, total: datetime.timedelta) -> float:
    """In per cent, with two digits."""
    return round(100 * part / total, 2)


def is_ended(unit: Unit | None) -> bool:
    """Whether a unit was repealed."""
    return unit is not None and unit.text.strip() == REPEALED


def shown(unit: Unit, before: Unit | None, since: datetime.date | None, notes: tuple[Note, ...]) -> Shown:
    """A unit against its wording before the last change."""
    if since is None:
        return Shown(unit, "", whole("same", unit.heading), whole("same", unit.text))
    if before is None:
        return Shown(unit, "new", whole("new", unit.heading), whole("new", unit.text), since, notes)
    if is_ended(unit):
        return Shown(unit, "ended", whole("old", before.heading), whole("old", before.text), since, notes)
    return Shown(unit, "changed", pieces(before.heading, unit.heading), pieces(before.text, unit.text), since, notes)


def whole(kind: Kind, text: str) -> list[Piece]:
    """All words of one kind; none of an empty text."""
    return [Piece(kind, text)] if text else []


def pieces(old: str, new: str) -> list[Piece]:
    """Two wordings as one, word by word."""
    if old == new:
        return whole("same", new)
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) + len(after) > MOST_WORDS:
        return [Piece("old", old), Piece("new", new)]
    found: list[Piece] = []
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[start:end]), "".join(after[first:last])
        found += [Piece("same", come)] if tag == "equal" else [Piece("old", gone), Piece("new", come)]
    return [piece for piece in found if piece.text]


def pair_of(unit: Unit, old: Unit | None, new: Unit | None) -> Pair:
    """A unit on two days; what only one of them says is marked there."""
    if old is None or new is None:
        only = [Piece("new" if new else "old", said(unit))]
        return Pair(unit, only if old else None, only if new else None)
    both = pieces(said(old), said(new))
    return Pair(unit, [each for each in both if each.kind != "new"], [each for each in both if each.kind != "old"])


def said(unit: Unit) -> str:
    """Heading and text."""
    return "\n".join(filter(None, (unit.heading, unit.text)))


def group_of(key: Key) -> Key:
    """The article that a unit is in; itself for what is in none."""
    at = next((at for at, (level, _) in enumerate(key) if level == "article"), None)
    return key if at is None else key[: at + 1]


def merged(old: list[Key], new: list[Key]) -> Iterator[Key]:
    """The keys of two trees in one order: those that only the first has after the one before them there."""
    there = set(new)
    after: dict[Key | None, list[Key]] = {}
    last: Key | None = None
    for key in old:
        if key in there:
            last = key
        else:
            after.setdefault(last, []).append(key)
    yield from after.get(None, ())
    for key in new:
        yield key
        yield from after.get(key, ())
