"""Tỉnh, thành phố: provinces before and after 01/7/2025, by name."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..text.folding import fold
from .read import read_table


class Province(NamedTuple):
    """A province of some period. Codes were reused in 2025, so name and period identify a province."""

    name: str
    """Without the level word: ``Lâm Đồng``, ``Hồ Chí Minh``."""
    full_name: str
    """``Tỉnh Lâm Đồng``."""
    aliases: tuple[str, ...]
    capital: str | None
    valid_until: str | None
    """Last day; null for a province that still has its borders."""
    now: tuple[str, ...]
    """Names of the provinces into which it merged; its own name if nothing changed."""


@cache
def provinces() -> tuple[Province, ...]:
    """The 63 provinces up to 30/6/2025 and older ones. The 34 of today are among them by name."""
    return (*_recent(), *_historic())


def _recent() -> Iterator[Province]:
    table = read_table("provinces")
    names = {row["name_with_type"]: row["name"] for row in table["provinces_34"]}
    for row in table["provinces_63"]:
        yield Province(
            row["name"], row["name_with_type"], tuple(row["aliases"]), row["capital"], row["valid_until"],
            (names[row["merged_into"]["name"]],),
        )


def _historic() -> Iterator[Province]:
    for row in read_table("provinces")["historic_provinces"]:
        name = row["name"].split(" (")[0]
        yield Province(name, name, (), None, row["until"], tuple(row["split_into"]))


@cache
def _by_name() -> Mapping[str, Province]:
    index: dict[str, Province] = {}
    for province in provinces():
        for name in (province.name, province.full_name, *province.aliases):
            index.setdefault(_place_key(name), province)
    return index


def _place_key(place: str) -> str:
    words = fold(place).replace("-", " ").replace(".", " ").split()
    return " ".join(words[1:] if words[:1] in (["tp"], ["tinh"]) else words).removeprefix("thanh pho ")


@lru_cache(maxsize=4096)
def province_of_name(place: str) -> Province | None:
    """The province of this name or alias, whatever its case, accents and level word: ``TỈNH LÂM ĐỒNG``, ``TP. HCM``."""
    return _by_name().get(_place_key(place))
