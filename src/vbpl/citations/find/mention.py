"""Mentions: what one place of a text says about a document or a provision, as far as it says so itself.

What ``này`` or ``nêu trên`` means is decided in context.
"""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ...model import DocumentNumber, Span
from ...model.node import moved
from ...numbers import parse_number
from ...numbers.dates import parse_date
from ...tables import types_of_abbreviation
from ...text.folding import fold, squeeze
from ..words.kinds import kind_slug, rules
from ..words.levels import Field, unit_number
from .phrase import Form, Phrase, Step
from .tokens import Token

Place = tuple[tuple[Field, str | None], ...]
"""Levels and numbers from general to specific; null for ``này``."""

KINDS = ("ACT", "KIND", "NOUN", "CONSTITUTION", "STANDARD")
NUMBERS, SERIALS, DATES, YEARS = ("NUMBER",), ("SERIAL",), ("DATE",), ("YEAR",)
NAMES, ISSUERS = ("NAME", "TITLE"), ("ISSUER", "LAWGIVER", "SESSION", "TOP")
"""Terminals of the parts of a document."""

_DAY = re.compile(r"nga[yv](?!\s{1,9}ngay)")
LABEL = "số "
"""In front of a number, a licence to repair its figures."""


class Range(NamedTuple):
    """A place and, of a range, the place where it ends."""

    place: Place
    through: Place | None = None


class Mention(NamedTuple):
    """One mention; offsets into the clean text."""

    start: int
    end: int
    form: Form | None
    """Null for provisions without a document."""
    provisions_end: int
    """Where the provisions end; ``start`` where there are none."""
    document_start: int
    """Where the document part begins; ``end`` where there is none."""
    places: tuple[Range, ...] = ()
    kind: str | None = None
    number: DocumentNumber | None = None
    date: datetime.date | None = None
    date_span: tuple[int, int] | None = None
    """Also of a date that is none."""
    year: int | None = None
    issuer: str | None = None
    name: str | None = None
    leads: bool = False
    """The issuer stands before the number and is that of the whole list."""

    def without_document(self) -> "Mention":
        """The provisions alone."""
        return self._replace(form=None, kind=None, end=self.provisions_end)


def build_mention(text: str, tokens: Sequence[Token], phrase: Phrase | None) -> Mention | None:
    """The mention that tokens make, null where they make none."""
    if phrase is None or phrase.of_contract:
        return None
    start, end = tokens[0].start, tokens[-1].end
    places = tuple([_range(text, tokens, path.steps, path.through) for path in phrase.paths])
    if phrase.document is None:
        return Mention(start, end, None, end, end, places)
    printed = _Printed(text, tokens, phrase)
    document_start, number = tokens[phrase.document.first].start, printed.number()
    return Mention(
        start, end, _form(phrase, printed), _provisions_end(tokens, phrase), document_start, places,
        kind=_kind(printed[KINDS], number), number=number, date=_date(printed[DATES]),
        date_span=printed.span(DATES), year=_year(printed[YEARS]), issuer=squeeze(printed[ISSUERS]) or None,
        name=squeeze(printed[NAMES]) or None, leads=printed.leads(),
    )


def _form(phrase: Phrase, printed: "_Printed") -> Form | None:
    """``Chỉ thị của Thủ tướng Chính phủ số 12/CT-TTg`` is told by its number."""
    form = phrase.document.form if phrase.document else None
    return "by_number" if form == "by_issuer" and printed[NUMBERS] else form


def _provisions_end(tokens: Sequence[Token], phrase: Phrase) -> int:
    before = tokens[:phrase.document.first] if phrase.document else tokens
    return max((token.end for token in before if token.type in ("UNIT", "THIS")), default=tokens[0].start)


class _Printed:
    """The printed parts of a document by their terminal."""

    def __init__(self, text: str, tokens: Sequence[Token], phrase: Phrase) -> None:
        self.text, self.tokens = text, tokens
        self.parts = phrase.document.parts if phrase.document else {}

    def span(self, terminals: Sequence[str]) -> tuple[int, int] | None:
        """Where the first of these stands that the document has."""
        for terminal in terminals:
            if terminal in self.parts:
                token = self.tokens[self.parts[terminal]]
                return token.start, token.end
        return None

    def __getitem__(self, terminals: Sequence[str]) -> str:
        span = self.span(terminals)
        return self.text[slice(*span)] if span else ""

    def leads(self) -> bool:
        """``các Nghị định của Chính phủ: số ...``"""
        issuer, number = self.span(ISSUERS), self.span(NUMBERS)
        return issuer is not None and number is not None and issuer < number

    def number(self) -> DocumentNumber | None:
        span = self.span(NUMBERS)
        if span is None:
            span = self.span(SERIALS)
            return _bare_number(self.text[slice(*span)], span[0]) if span else None
        if "LABEL" in self.parts:
            return read_number(f"{LABEL}{self.text[slice(*span)]}", span[0] - len(LABEL))
        start = self.tokens[self.parts["STANDARD"]].start if "STANDARD" in self.parts else span[0]
        return read_number(self.text[start:span[1]], start)


def read_number(printed: str, start: int) -> DocumentNumber:
    """A number whose place is certain: one of an unknown form is kept as it is printed."""
    found = _known_number(printed)
    if found is None:
        label = len(LABEL) * printed.startswith(LABEL)
        return _bare_number(printed[label:], start + label)
    return moved(found, Span.at(start + found.span.start, start + found.span.end))


@lru_cache(maxsize=4096)
def _known_number(printed: str) -> DocumentNumber | None:
    return parse_number(printed)


def _bare_number(printed: str, start: int) -> DocumentNumber:
    """``153`` of ``Đề án 153``, or ``LOR2025/01``: the serial is sure where figures alone are printed."""
    compact = re.sub(r"\s+", "", printed)
    canonical = squeeze(printed) if printed.startswith(tuple(rules()["standards"])) else compact
    return DocumentNumber(
        text=squeeze(printed), canonical=canonical, serial=int(compact) if compact.isdecimal() else None, year=None,
        kind_code=None, issuer_codes=(), span=Span.at(start, start + len(printed)),
    )


@lru_cache(maxsize=4096)
def _date(printed: str) -> datetime.date | None:
    day = _DAY.search(fold(printed))
    return parse_date(printed[day.start():]) if day else None


def _year(printed: str) -> int | None:
    found = re.search(r"\d{4}", printed)
    return int(found[0]) if found else None


def _kind(printed: str, number: DocumentNumber | None = None) -> str | None:
    """The type that a word names; of a word in small letters that the number contradicts, the type of the number.

    ``Quyết định phê duyệt dự án số 12/QĐ-UBND`` is a decision. In the number of a công văn no code is that of a type.
    """
    kind = kind_slug(printed) if printed else None
    if kind in (None, "cong_van") or not printed[0].islower() or number is None or number.kind_code is None:
        return kind
    coded = [row.slug for row in types_of_abbreviation(number.kind_code)]
    return kind if not coded or kind in coded else coded[0]


def _range(text: str, tokens: Sequence[Token], steps: Sequence[Step], through: Sequence[Step] | None) -> Range:
    return Range(_place(text, tokens, steps), _place(text, tokens, through) if through else None)


def _place(text: str, tokens: Sequence[Token], steps: Sequence[Step]) -> Place:
    return tuple([
        (field, None if index is None else unit_number(text[tokens[index].start:tokens[index].end], field))
        for field, index in steps
    ])
