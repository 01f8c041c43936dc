"""Places: relative provisions filled in, and the model's Provision made of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from ...model import Provision
from ..find.mention import Place, Range, new_range
from ..words.levels import Field, ranks

Base = Mapping[Field, str]
"""Numbers of the enclosing units, by level."""


_ANNEXES = frozenset({"annex", "form"})


def fill(span: Range, base: Base) -> Range:
    """The place as an absolute one: ``khoản này`` and a bare ``điểm a`` get what encloses them."""
    through = None if span.through is None else _fill(span.through, base)
    return new_range((_fill(span.place, base), through))


def _fill(place: Place, base: Base) -> Place:
    if place[-1][0] == "item":
        place = _inserted_point(place)
    field, number = place[0]
    if field == "point" and number and number.isdecimal() and len(place) == 1 and "article" not in base:
        return (("clause", number),) if base else place
    if field == "point" and number and (item := re.fullmatch(r"(\d{1,3})\.\d{1,3}", number)) and "clause" in base:
        base = {**base, "clause": item[1]}  # "điểm 3.1" within khoản 5 is one of khoản 3
    filled = place if number else tuple([(level, number or base.get(level)) for level, number in place])
    above = _above(field, base, relative=number is None)
    return (*[(level, base[level]) for level in above], *filled) if above else filled


def _inserted_point(place: Place) -> Place:
    """``tiết b1 điểm này``: what is numbered like an inserted điểm is one."""
    numbers = dict(place)
    item = numbers.get("item")
    if item and re.fullmatch(r"[a-zđ]\d+", item):
        return (*((field, number) for field, number in place if field not in ("item", "point")), ("point", item))
    return place


def _above(field: Field, base: Base, *, relative: bool) -> Sequence[Field]:
    """Levels of the base that a place opening with ``field`` lies in: from điều down where there is one."""
    if not base or field == "article":
        return ()
    of, article = ranks(), ranks()["article"]
    rank = of[field]
    if rank < article and not relative:
        return ()
    first = article if "article" in base and rank > article else 0
    return sorted([level for level in base if first <= of[level] < rank], key=of.__getitem__)


def names_unit(span: Range) -> bool:
    """Whether the place lies in the body: an annex or a form alone does not."""
    return span.place[-1][0] not in _ANNEXES


def is_open(places: Sequence[Range]) -> bool:
    """Whether a unit is named by ``này`` alone."""
    for each in places:
        for _, number in each.place:
            if number is None:
                return True
    return False


@lru_cache(maxsize=4096)
def to_provision(span: Range) -> Provision:
    """The model's node for a place or a range; an annex and its forms share one field, the annex first."""
    through = to_provision(Range(span.through)) if span.through else None
    return Provision(**dict(_numbers(span.place)), through=through)


def _numbers(place: Place) -> Iterator[tuple[Field, str]]:
    annexes = [number for field, number in place if field in _ANNEXES and number]
    if annexes:
        yield "annex", "/".join(annexes)
    for field, number in place:
        if field not in _ANNEXES and number is not None:
            yield field, number
