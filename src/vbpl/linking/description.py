"""Description: what a document says of itself, or a citation of its document, in one shape to compare."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..identity.bodies import Body, body_place, codes_of, is_local, read_body
from ..identity.places import NOWHERE, Place, within
from ..model import Citation, Document, DocumentNumber, NumberScheme, Span
from ..numbers import component_key
from ..text.folding import fold

NAMED_KINDS = {"luat", "bo_luat", "phap_lenh", "hien_phap"}
"""Kinds whose documents are cited by name: ``Luật Đất đai``."""

NOWHERE_PRINTED = Span(start=0, end=0)
LONGEST = 600
"""Characters of a title that are compared. No trích yếu is longer."""
CONSTITUTION = "hien phap"
"""Kinds whose name is only their type word."""

_WORD = re.compile(r"[a-z0-9]+")
_LABELS = ("ve viec ", "v v ", "ve ")
_TYPE_WORDS = ("bo luat ", "luat ", "phap lenh ")
_REVISED = re.compile(r"\s*\(\s*sửa đổi\s*\)\s*$", re.IGNORECASE)


class Description(NamedTuple):
    """All that can tell one document from another. What is not stated is null or empty."""

    kind: str | None = None
    number: DocumentNumber | None = None
    """Also null if its serial is blank."""
    date: datetime.date | None = None
    year: int | None = None
    """The year of the number or of the date, or a year alone (``Luật Đất đai năm 2013``)."""
    codes: tuple[str, ...] = ()
    place: Place = NOWHERE
    """``NOWHERE`` for a body that is the only one of its code."""
    assumed: bool = False
    """The place is not stated; it is the place of the citing body."""
    body: str = ""
    """Folded name of the issuing body; empty for a number alone."""
    name: str = ""
    """Folded name of a law."""
    title: str = ""
    """Folded words of the trích yếu."""


class Context(NamedTuple):
    """The document that cites. A relative name (``UBND tỉnh``) means a body of its place."""

    place: Place = NOWHERE
    date: datetime.date | None = None


def describe_document(document: Document) -> Description:
    """What the header says. If it names no issuing body, the signature does."""
    header = document.header
    number = header.number if header.number and header.number.serial is not None else None
    codes = codes_of(header.number, header.issuers) or _signing_codes(document)
    local = not codes or any(map(is_local, codes))
    return Description(
        kind=document.kind,
        number=number,
        date=header.date,
        year=_year(number, header.date, None),
        codes=codes,
        place=body_place(header) if local else NOWHERE,
        body=read_body(header.issuers[-1].name).name if header.issuers else "",
        name=_own_name(document.kind, header.type_name, header.subject),
        title=title_words(header.subject or ""),
    )


def describe_citation(citation: Citation, context: Context) -> Description:
    """What a citation says. Relative names are read from the place of the citing document."""
    number = _shared(citation.number) if citation.number and citation.number.serial is not None else None
    body = read_body(citation.issuer) if citation.issuer else None
    codes = _cited_codes(number, body)
    local = any(map(is_local, codes))
    stated = body.place if body else NOWHERE
    return Description(
        kind=citation.kind,
        number=number,
        date=citation.date,
        year=_year(number, citation.date, citation.year),
        codes=codes,
        place=within(stated, context.place) if local else NOWHERE,
        assumed=local and stated == NOWHERE,
        body=body.name if body else "",
        name=_cited_name(citation.kind, citation.name),
        title=title_words(citation.subject or ""),
    )


def infer_identity(says: Description, claims: Iterable[Description]) -> Description | None:
    """A document with the number, day and body that all claims agree on; None if they disagree."""
    merged = says
    for claim in sorted(claims, key=repr):
        if _contradict(merged, claim):
            return None
        merged = merged._replace(
            number=merged.number or claim.number, date=merged.date or claim.date, year=merged.year or claim.year,
            codes=merged.codes or claim.codes, place=merged.place if merged.place.slug else claim.place,
            body=merged.body or claim.body, kind=merged.kind or claim.kind,
        )
    return merged


def _contradict(a: Description, b: Description) -> bool:
    if a.number and b.number and component_key(a.number) != component_key(b.number):
        return True
    if a.date and b.date and a.date != b.date:
        return True
    return bool(a.place.province and b.place.province and a.place.province != b.place.province and not b.assumed)


@lru_cache(maxsize=16384)
def title_words(title: str) -> str:
    """Folded words of a trích yếu without its label, whatever its case, tones and punctuation."""
    words = " ".join(_WORD.findall(fold(unicodedata.normalize("NFC", title[:LONGEST]))))
    return next((words[len(label) :] for label in _LABELS if words.startswith(label)), words)


@lru_cache(maxsize=16384)
def law_name(name: str) -> str:
    """Folded name of a law: ``Luật Quốc tịch Việt Nam`` and ``QUỐC TỊCH`` are equal, and so is ``... (sửa đổi)``."""
    words = " ".join(_WORD.findall(fold(unicodedata.normalize("NFC", _REVISED.sub("", name))))) + " "
    bare = next((words[len(kind) :] for kind in _TYPE_WORDS if words.startswith(kind)), words)
    return bare.strip().removesuffix(" viet nam")


def _shared(number: DocumentNumber) -> DocumentNumber:
    """One shared object for a number that many documents cite, so that it is in memory once."""
    return _shared_number(
        number.canonical, number.serial, number.suffix, number.year, number.kind_code, tuple(number.issuer_codes),
        tuple(number.units), number.term, number.scheme, tuple(number.repairs),
    )


@lru_cache(maxsize=262144)
def _shared_number(
    canonical: str, serial: int | None, suffix: str | None, year: int | None, kind_code: str | None,
    issuer_codes: tuple[str, ...], units: tuple[str, ...], term: int | None, scheme: NumberScheme | None,
    repairs: tuple[str, ...],
) -> DocumentNumber:
    return DocumentNumber(
        text=canonical, canonical=canonical, serial=serial, suffix=suffix, year=year, kind_code=kind_code,
        issuer_codes=issuer_codes, units=units, term=term, scheme=scheme, repairs=repairs,
        span=NOWHERE_PRINTED,
    )


def _own_name(kind: str | None, title: str | None, subject: str | None) -> str:
    if kind not in NAMED_KINDS:
        return ""
    return CONSTITUTION if kind == "hien_phap" else law_name(subject or title or "")


def _cited_name(kind: str | None, name: str | None) -> str:
    return CONSTITUTION if kind == "hien_phap" else law_name(name or "")


def _signing_codes(document: Document) -> tuple[str, ...]:
    bodies = (read_body(signer.on_behalf_of) for signer in document.signers[:1] if signer.on_behalf_of)
    return tuple(body.code for body in bodies if body.code)


def _cited_codes(number: DocumentNumber | None, body: Body | None) -> tuple[str, ...]:
    if number and number.issuer_codes:
        return tuple(number.issuer_codes)
    return (body.code,) if body and body.code else ()


def _year(number: DocumentNumber | None, date: datetime.date | None, year: int | None) -> int | None:
    return (number.year if number else None) or (date.year if date else None) or year
