"""Decides whether two numbers belong to one document, and gives the keys to join them on.

A number alone is no identity. Administrative numbers restart each year, Party numbers each term, and ``UBND`` names no
place. So the comparison takes all else that is known, and says if that is not enough. Digits must match exactly.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, NamedTuple

from ..model import DocumentNumber
from ..tables import body_of_code, province_of_name, slug, types_of_abbreviation
from ..text.folding import fold
from .parse import official_form
from .words import one_slip

Verdict = Literal["same", "different", "suspect", "insufficient"]


class Decision(NamedTuple):
    """The verdict of the evidence, and its reason."""

    decision: Verdict
    reason: str


class ComponentKey(NamedTuple):
    """The parts of a number that identify it. Units, separators and spelling do not."""

    serial: int | None
    suffix: str | None
    year: int | None
    kind: str | None
    """Abbreviation of the type; null for laws and resolutions of Quốc hội, whose numbers have none."""
    issuers: tuple[str, ...]
    """Codes in alphabetical order."""


def strict_key(number: DocumentNumber) -> str:
    """The number in the form of its scheme, in capitals, without zero-padding: ``5/2011/QH13``, ``36-HD/VPTW``.

    ``66/QĐ-TW`` and ``66-QĐ/TW``, ``45/2009/TT-BNN`` and ``45/2009/TT-BNNPTNT`` have the same key.
    """
    return official_form(number).upper().lstrip("0")


def component_key(number: DocumentNumber) -> ComponentKey:
    """The parts of a number that identify it; Đ stays Đ."""
    codes = tuple(sorted(number.issuer_codes))
    return ComponentKey(number.serial, number.suffix, number.year, _kind_of(number), codes)


def _kind_of(number: DocumentNumber) -> str | None:
    return None if number.scheme == "qh" else number.kind_code


def loose_key(number: DocumentNumber) -> ComponentKey:
    """The component key folded to ASCII. Use it only for a number printed without accents: it confuses HD and HĐ."""
    serial, suffix, year, kind, issuers = component_key(number)
    return ComponentKey(serial, suffix and fold(suffix), year, kind and fold(kind), tuple(map(fold, issuers)))


class _Known(NamedTuple):
    date: datetime.date | None
    issuer: str | None
    title: str | None
    kind: str | None


def same_document(
    a: DocumentNumber,
    b: DocumentNumber,
    *,
    date_a: datetime.date | None = None,
    date_b: datetime.date | None = None,
    issuer_a: str | None = None,
    issuer_b: str | None = None,
    title_a: str | None = None,
    title_b: str | None = None,
    kind_a: str | None = None,
    kind_b: str | None = None,
    accented: bool = False,
) -> Decision:
    """Whether two numbers belong to one document, by all else that is known.

    ``issuer_*`` are names of bodies with their place (``UBND tỉnh Lâm Đồng``), ``kind_*`` slugs of the type words in
    the text (``huong_dan``). ``accented`` says that both numbers were printed with Vietnamese letters, so that a D is
    a D.

    >>> from vbpl.numbers import parse_number
    >>> same_document(parse_number("66/QĐ-TW"), parse_number("66-QĐ/TW")).decision
    'same'
    """
    if a.serial is None or b.serial is None:
        return Decision("insufficient", "a serial is blank or unreadable")
    known = _Known(date_a, issuer_a, title_a, kind_a), _Known(date_b, issuer_b, title_b, kind_b)
    pair = _Pair(a, b, *known, accented)
    if difference := next(pair.differences(), None):
        return difference
    doubts = list(pair.doubts())
    if doubts and not pair.same_date:
        return Decision("suspect", "; ".join(doubts))
    return pair.of_places()


class _Pair(NamedTuple):
    a: DocumentNumber
    b: DocumentNumber
    known_a: _Known
    known_b: _Known
    accented: bool

    @property
    def same_date(self) -> bool:
        return self.known_a.date is not None and self.known_a.date == self.known_b.date

    @property
    def other_date(self) -> bool:
        return None not in (self.known_a.date, self.known_b.date) and not self.same_date

    @property
    def same_title(self) -> bool:
        title, other = (fold(known.title or "")[:300] for known in (self.known_a, self.known_b))
        return bool(title and other) and SequenceMatcher(a=title, b=other, autojunk=False).ratio() >= 0.8

    def differences(self) -> Iterator[Decision]:
        """The facts that tell the two apart, or make a slip likely, the weightiest first."""
        a, b = self.a, self.b
        if (a.serial, a.suffix) != (b.serial, b.suffix):
            yield self._of_serials()
        if a.year != b.year:
            near = a.year and b.year and (self.same_date or self.same_title)
            yield Decision("suspect" if near else "different", "the years in the numbers differ")
        yield from self._of_kinds()
        if sorted(a.issuer_codes) != sorted(b.issuer_codes):
            near = self.same_date and _differ_by_a_slip(a.issuer_codes, b.issuer_codes)
            yield Decision("suspect" if near else "different", "the issuers differ")
        if self.other_date:
            yield Decision("suspect" if a.year else "different", "the dates differ")

    def _of_serials(self) -> Decision:
        """The digits differ. That is a slip only if nothing else differs."""
        alike = component_key(self.a)[2:] == component_key(self.b)[2:] and not self.other_date
        swapped = sorted(str(self.a.serial)) == sorted(str(self.b.serial))
        if alike and self.a.suffix == self.b.suffix and one_slip(str(self.a.serial), str(self.b.serial)) and (
            swapped or (self.same_date and self.same_title)
        ):
            return Decision("suspect", "the serials differ by one slip")
        return Decision("different", "the serials differ")

    def _of_kinds(self) -> Iterator[Decision]:
        """The types differ. So do the documents, unless the abbreviations are easily confused."""
        kind_a, kind_b = _kind_of(self.a), _kind_of(self.b)
        words = {self.known_a.kind, self.known_b.kind} - {None}
        if kind_a == kind_b or None in (kind_a, kind_b):
            return
        if not _confused(kind_a or "", kind_b or "") or len(words) == 2 or (self.accented and not words):
            yield Decision("different", "the types differ")
        else:
            yield Decision("suspect", "the abbreviations of the types are easily confused")

    def doubts(self) -> Iterator[str]:
        """Parts that a writer may have left out, added or changed. An equal date outweighs them."""
        a, b = self.a, self.b
        if "type-inside" in (set(a.repairs) ^ set(b.repairs)) and a.scheme == "cv":
            yield "one number has a type and the other has none"
        if a.issuer_codes != b.issuer_codes and not self.same_title:
            yield "the issuers stand in another order"
        if a.term != b.term:
            yield "the terms differ"
        if a.units != b.units:
            yield "the units differ"

    def of_places(self) -> Decision:
        """The verdict if the numbers agree, by the places of the bodies that share a code."""
        places = [_place(known.issuer) for known in (self.known_a, self.known_b)]
        if not any(_is_local(code) for code in self.a.issuer_codes) or places[0] == places[1]:
            return Decision("same", "number and what is known beside it agree")
        if None not in places:
            return Decision("different", "the places of the issuers differ")
        if self.same_date:
            return Decision("same", "number and date agree")
        return Decision("insufficient", "the place of an issuer is unknown")


def _confused(kind: str, other: str) -> bool:
    """Whether two abbreviations differ only in an accent, or may stand for the same type (``TT`` and ``TTr``)."""
    slugs = [{found.slug for found in types_of_abbreviation(abbr)} for abbr in (kind, other)]
    return fold(kind) == fold(other) or bool(slugs[0] & slugs[1])


def _differ_by_a_slip(codes: Sequence[str], others: Sequence[str]) -> bool:
    return len(codes) == len(others) and all(a == b or one_slip(a, b) for a, b in zip(codes, others, strict=True))


def _is_local(code: str) -> bool:
    """Whether bodies of many places share the code. An unknown code may belong to any body."""
    body = body_of_code(code)
    return body is None or body.level in ("local", "local-department", "party-local")


_AREA = re.compile(
    r"\b(?:tinh|thanh pho|tp|huyen|thi xa|thi tran|dac khu|phuong|xa(?! hoi)|(?<!hai )(?<!co )quan(?! ly| doi| su)) "
)


@lru_cache(maxsize=16384)
def _place(issuer: str | None) -> str | None:
    """The place in the name of a body, folded: the words after its last area word, else a province."""
    words = slug(issuer).split("_") if issuer else []
    name = " ".join(words)
    areas = [match.end() for match in _AREA.finditer(name)]
    tails = [name[areas[-1] :]] if areas else [" ".join(words[-size:]) for size in range(min(len(words), 6), 0, -1)]
    province = next((found for found in map(province_of_name, tails) if found), None)
    return fold(province.name) if province else tails[0] if areas else None
