"""Places: the province, district and commune that the name of a body states."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from ..tables import province_of_name, provinces
from ..text.folding import fold, tone_key

_LEVELS = {tone_key(word): level for level, words in enumerate((
    ("tỉnh ủy", "tỉnh", "thành ủy", "thành phố", "tp"),
    ("huyện ủy", "huyện", "quận ủy", "quận", "thị ủy", "thị xã"),
    ("thị trấn", "xã", "phường", "đặc khu"),
)) for word in words}
_CITIES = {tone_key(word) for word in ("thành ủy", "thành phố", "tp")}
_LEVEL = "|".join(sorted(_LEVELS, key=len, reverse=True))
_ENDS = "|".join(map(tone_key, ("khóa", "nhiệm kỳ", "về", "và", "trực thuộc", "nước")))
_UNIT = re.compile(
    rf"(?<!\w)(?P<level>{_LEVEL})(?!\w)\.?(?!\s+hội\b)"
    rf"(?P<name>(?:\s+(?!(?:{_LEVEL}|{_ENDS})(?!\w))[\w\-–'.]{{1,12}}){{0,6}})"
)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class Place(NamedTuple):
    """Địa bàn: slugs of the units that a body belongs to; ``""`` if only the level is named (``UBND tỉnh``)."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None

    @property
    def depth(self) -> int:
        """Level of the smallest unit named: 1 province to 3 commune, 0 for no place."""
        return max((level for level, unit in enumerate(self, 1) if unit is not None), default=0)

    @property
    def slug(self) -> str:
        """Locality of an identifier, ``lam-dong.di-linh``; empty where no unit has a name."""
        return ".".join(unit for unit in self if unit)


NOWHERE = Place()


def slug(text: str) -> str:
    """Lower-case ASCII words joined by ``-``: ``Lâm Đồng`` gives ``lam-dong``."""
    return _NOT_SLUG.sub("-", fold(unicodedata.normalize("NFC", text))).strip("-")


@lru_cache(maxsize=16384)
def find_place(name: str) -> Place:
    """Place stated by the name of a body, like ``UBND tỉnh Bình Phước`` or ``SỞ Y TẾ HÀ NỘI``."""
    units: list[str | None] = [None, None, None]
    for level, unit in _iter_units(tone_key(name)):
        units[level] = unit
    if units == [None, None, None]:
        units[0] = _province_at_end(name)
    return Place(*units)


def find_province(name: str) -> str | None:
    """Slug of the province that a name, or the name of its capital (``Đà Lạt``), stands for; else None."""
    row = province_of_name(name)
    return slug(row.name) if row else _capital_slugs().get(slug(name))


@lru_cache(maxsize=65536)
def within(place: Place, around: Place) -> Place:
    """The place that a relative name (``UBND tỉnh``) means when a body of the place ``around`` says it."""
    if not place.depth:
        return around
    named = [other if unit == "" else unit for unit, other in zip(place, around, strict=True)]
    if any(unit and other and unit != other for unit, other in zip(named, around, strict=True)):
        return Place(*named)
    return Place(*(unit or other for unit, other in zip(named[: place.depth], around, strict=False)))


@lru_cache(maxsize=65536)
def same_place(a: Place, b: Place) -> bool | None:
    """Whether two places are the same; None if one of them is not named well enough to decide."""
    if any(x and y and x != y for x, y in zip(a, b, strict=True)):
        return False
    if not a.slug or not b.slug:
        return None
    return a.depth == b.depth


def _iter_units(name: str) -> "list[tuple[int, str]]":
    units = []
    for match in _UNIT.finditer(name):
        level, unit = _LEVELS[match["level"]], slug(match["name"])
        if level == 0:
            unit = _province_slugs().get(unit, unit)
            if unit and match["level"] in _CITIES and unit not in _province_slugs():
                level = 1
        units.append((level, unit))
    return units


def _province_at_end(name: str) -> str | None:
    words = slug(name).split("-")
    tails = ("-".join(words[-count:]) for count in range(min(5, len(words) - 1), 0, -1))
    return next((_province_slugs()[tail] for tail in tails if tail in _province_slugs()), None)


@cache
def _province_slugs() -> dict[str, str]:
    """Maps slugs of names and aliases to the slug of the name. Initials are left out."""
    aliases = {slug(alias): slug(row.name) for row in provinces() for alias in row.aliases if len(alias) > 2}
    return aliases | {slug(row.name): slug(row.name) for row in provinces()}


@cache
def _capital_slugs() -> dict[str, str]:
    return {slug(row.capital): slug(row.name) for row in provinces() if row.capital}
