"""Doubts: what looks wrong in new text, told at the narrowest unit that it is in.

Nothing is changed for a doubt: the words stay as the amending act prints them, and the change is in doubt.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ..model import LEVELS, Provision
from ..structure.numbering.outline import follows, sort_key
from ..tables import read_table
from .places import steps_of, with_level
from .units import Unit, iter_units, printed

MISREAD = re.compile(r"\bđiểm\s1\s(?:và|khoản)|\bđiểm\s[a-zđ],\s1\s")
"""``điểm 1 khoản 3``: điểm have letters, and l looks like 1."""
NAMES = {"article": "Điều", "clause": "khoản", "point": "điểm"}


class Check(NamedTuple):
    """One thing that may be wrong with a unit of new text."""

    reason: str
    example: str
    """A unit of new text of which it is told."""
    fails: Callable[[Unit], bool]


class Spelling(NamedTuple):
    """A row of ``official_spellings.toml``."""

    printed: str
    official: str
    kinds: list[str]
    source: str
    example: str


@cache
def spellings(kind: str | None) -> list[Spelling]:
    """What official texts spell in another way than acts of a kind."""
    rows = (Spelling(**row) for row in read_table("official_spellings")["spelling"])
    return [row for row in rows if kind in row.kinds]


def spelled(unit: Unit, kind: str | None) -> Unit:
    """A unit, it and all below it with what official texts spell in another way."""
    text = (printed(unit.heading) + printed(unit.text)).lower()
    found = [f"official texts print “{row.official}” for “{row.printed}”" for row in spellings(kind)
             if row.printed in text]
    return unit._replace(
        doubt=joined([unit.doubt, *found]), children=tuple(spelled(child, kind) for child in unit.children)
    )


def with_doubts(unit: Unit) -> Unit:
    """A unit of new text, it and all below it with what is doubtful about them."""
    children = tuple(map(with_doubts, unit.children)) if unit.type != "quote" else unit.children
    return unit._replace(doubt=joined([unit.doubt, doubt_of(unit)]), children=children)


def doubt_of(unit: Unit) -> str:
    """What is doubtful about a unit itself; empty for nothing."""
    return joined([check.reason for check in CHECKS if check.fails(unit)])


def joined(reasons: Iterable[str]) -> str:
    """Reasons as one."""
    return "; ".join(filter(None, reasons))


def name_below(target: Provision, place: Provision) -> str:
    """A place inside a target by its levels below that one, the narrowest first: ``điểm a khoản 2``."""
    steps = [(level, number) for level, number in steps_of(place) if getattr(target, level) != number]
    return " ".join(f"{NAMES.get(level, level)} {number}" for level, number in reversed(steps))


def counted(unit: Unit) -> Unit:
    """A unit, those below it with what is doubtful about their numbers."""
    if unit.type == "quote":
        return unit
    return unit._replace(children=tuple(counted(child) for child in skipping(unit.children)))


def skipping(children: tuple[Unit, ...]) -> Iterator[Unit]:
    """The units inside one; each says where its number does not come next."""
    before: dict[str, str] = {}
    for child in children:
        last = before.get(child.type)
        if child.number and last and child.type in NAMES and not follows(sort_key(last), sort_key(child.number)):
            name = NAMES[child.type]
            child = child._replace(doubt=joined([child.doubt, f"it comes after {name} {last}"]))
        before[child.type] = child.number or ""
        yield child


def doubts_inside(target: Provision, unit: Unit) -> list[tuple[Provision, str]]:
    """What is doubtful about the units inside a new one, by their places in the act."""
    unit, found = counted(unit), []
    for path, inner in iter_units(unit):
        if path and inner.doubt:
            place, above = target, unit
            for index in path:
                above = above.children[index]
                if above.type in LEVELS and above.number:
                    is_article = above.type == "article"
                    place = with_level(Provision() if is_article else place, above.type, above.number)
            found.append((place, inner.doubt))
    return found


def cites_a_point_by_figure(unit: Unit) -> bool:
    return MISREAD.search(printed(unit.text)) is not None


def starts_late(unit: Unit) -> bool:
    first = next((child.number for child in unit.children if child.type == "clause"), None)
    return unit.type == "article" and first is not None and first != "1"


def has_points_alone(unit: Unit) -> bool:
    numbered = [child.type for child in unit.children if child.number]
    alone = len(numbered) == len(unit.children) and numbered[:1] == ["point"]
    return unit.type == "article" and not unit.text and alone


def leaves_a_quote_open(unit: Unit) -> bool:
    words = printed(unit.heading) + printed(unit.text)
    return words.count("“") != words.count("”")


CHECKS = (
    Check("it cites điểm 1, and điểm have letters", "2. Người ở điểm 1 khoản 3.", cites_a_point_by_figure),
    Check("its first khoản was not found", "Điều 5. Hồ sơ\n2. Hồ sơ gồm đơn.", starts_late),
    Check("its điểm stand in no khoản, and no words before them", "Điều 5. Hồ sơ\na) Đơn;\nb) Ảnh.", has_points_alone),
    Check("a quotation mark in it has no partner", "2. Báo tin khi có “bão lớn.", leaves_a_quote_open),
)
"""In the order in which they are told."""
