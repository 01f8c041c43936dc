"""Cơ quan ban hành: issuing bodies by code, variant and name."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ..text.folding import fold, squeeze
from .read import read_table

Level = Literal[
    "central", "ministry", "government-agency", "department-of-ministry", "judicial", "party-central", "party-local",
    "local", "local-department", "organisation", "historical",
]


class IssuingBody(NamedTuple):
    """A row of ``issuers.json``. A code alone is not yet a body: ``UBND`` names no place."""

    code: str
    name: str
    level: Level
    variants: tuple[str, ...]
    """Other spellings of the code. A spelling of two bodies is ambiguous."""
    aliases: tuple[str, ...]
    """Other forms of the name."""
    valid_from: str | None
    valid_until: str | None
    """Last day of the body: a year, a month or a date."""
    successors: tuple[str, ...]
    has_terms: bool
    """Its numbers carry the term (khóa): ``QH13``."""
    official_variants: tuple[str, ...]
    """Variants that are right in some numbers, and no slips."""


class DraftingUnit(NamedTuple):
    """Đơn vị soạn thảo: a row of ``drafting_units``, an open class."""

    code: str
    name: str


@cache
def issuing_bodies() -> tuple[IssuingBody, ...]:
    """All bodies, in the order of the table."""
    return tuple(
        IssuingBody(
            row["code"], row["name"], row["level"], tuple(row["variants"]), tuple(row.get("name_aliases") or ()),
            row.get("valid_from"), row.get("valid_until"), tuple(row.get("successors") or ()),
            bool(row.get("has_terms")), tuple(row.get("official_variants") or ()),
        )
        for row in read_table("issuers")["issuers"]
    )


@cache
def drafting_units() -> Mapping[str, DraftingUnit]:
    """Known drafting units by code."""
    return {row["code"]: DraftingUnit(row["code"], row["name"]) for row in read_table("issuers")["drafting_units"]}


@cache
def _by_code() -> Mapping[str, IssuingBody]:
    return {body.code: body for body in issuing_bodies()}


@cache
def _by_variant() -> Mapping[str, tuple[IssuingBody, ...]]:
    index: dict[str, tuple[IssuingBody, ...]] = defaultdict(tuple)
    for body in issuing_bodies():
        for variant in body.variants:
            index[variant] += (body,)
    return dict(index)


@cache
def _by_name() -> Mapping[str, IssuingBody]:
    index: dict[str, IssuingBody] = {}
    for body in issuing_bodies():
        for name in (body.name, *body.aliases):
            index.setdefault(_name_key(name), body)
    return index


def _name_key(name: str) -> str:
    return squeeze(fold(name).replace(",", " ").replace("-", " "))


def body_of_code(code: str) -> IssuingBody | None:
    """The body with this code, spelled as in the table: ``SGDĐT``."""
    return _by_code().get(code)


def bodies_of_variant(variant: str) -> tuple[IssuingBody, ...]:
    """Bodies with this variant of their code; several if it is ambiguous (``GTVT``)."""
    return _by_variant().get(variant, ())


@lru_cache(maxsize=4096)
def body_of_name(name: str) -> IssuingBody | None:
    """The body with exactly this name, whatever its case, accents and dashes: ``BỘ TÀI CHÍNH``.

    The name has no place.
    """
    return _by_name().get(_name_key(name))
