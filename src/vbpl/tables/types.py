"""Loại văn bản: document types by slug, heading and abbreviation."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ..text.folding import fold, squeeze
from .read import read_table

TypeFamily = Literal["admin", "qppl", "party"]


class DocumentType(NamedTuple):
    """A row of ``document_types.json``: one type in one family (``Chỉ thị`` is in three of them)."""

    name: str
    """``Nghị quyết (cá biệt)``."""
    base_name: str
    """The word in the heading and in citations: ``Nghị quyết``."""
    slug: str
    """``nghi_quyet``."""
    family: TypeFamily
    abbreviations: tuple[str, ...]
    variants: tuple[str, ...]
    """Other abbreviations, older or unaccented."""
    heading_forms: tuple[str, ...]
    issuers: tuple[str, ...]
    """Codes of the only bodies that issue it; empty if anybody may."""


@lru_cache(maxsize=1024)
def slug(name: str) -> str:
    """Slug of a type name, in any case: ``QUYẾT ĐỊNH`` and ``Quyết định của Chủ tịch nước`` give ``quyet_dinh``."""
    return _slug(_base_names().get(name, name))


def _slug(name: str) -> str:
    return "_".join(re.findall(r"[a-z0-9]+", fold(name.split("(")[0])))


@cache
def _base_names() -> Mapping[str, str]:
    return {row["name"]: row["base_name"] for row in read_table("document_types")["types"]}


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All types, in the order of the table: administrative, QPPL, Party."""
    return tuple(
        DocumentType(
            row["name"], row["base_name"], _slug(row["base_name"]), row["family"], tuple(row["abbreviations"]),
            tuple(row["variant_abbreviations"]), tuple(row["heading_forms"]), tuple(row.get("issuers") or ()),
        )
        for row in read_table("document_types")["types"]
    )


@cache
def _by_slug() -> Mapping[str, tuple[DocumentType, ...]]:
    index: dict[str, tuple[DocumentType, ...]] = defaultdict(tuple)
    for kind in document_types():
        index[kind.slug] += (kind,)
    return dict(index)


@cache
def _by_heading() -> Mapping[str, tuple[DocumentType, ...]]:
    index: dict[str, tuple[DocumentType, ...]] = defaultdict(tuple)
    for kind in document_types():
        for form in dict.fromkeys((*kind.heading_forms, kind.base_name)):
            index[_heading_key(form)] += (kind,) if kind not in index[_heading_key(form)] else ()
    return dict(index)


@cache
def _by_abbreviation() -> Mapping[str, tuple[DocumentType, ...]]:
    index: dict[str, tuple[DocumentType, ...]] = defaultdict(tuple)
    for kind in document_types():
        for abbreviation in kind.abbreviations:
            index[abbreviation] += (kind,)
    for kind in document_types():
        for abbreviation in kind.variants:
            index[abbreviation] += (kind,)
    return dict(index)


def _heading_key(heading: str) -> str:
    return squeeze(fold(heading.split("(")[0]))


def types_of_slug(slug: str) -> tuple[DocumentType, ...]:
    """Every row with this slug: ``quyet_dinh`` has one for each family and body."""
    return _by_slug().get(slug, ())


def types_of_heading(heading: str) -> tuple[DocumentType, ...]:
    """Types printed under this heading, whatever its case and accents: ``CHỈ THỊ``; empty for no type."""
    return _by_heading().get(_heading_key(heading), ())


def types_of_abbreviation(abbreviation: str, family: TypeFamily | None = None) -> tuple[DocumentType, ...]:
    """Types with this abbreviation, the official ones first: ``TT`` is Thông tư, Thông tri and a variant of TTr."""
    found = _by_abbreviation().get(abbreviation, ())
    return found if family is None else tuple(kind for kind in found if kind.family == family)
