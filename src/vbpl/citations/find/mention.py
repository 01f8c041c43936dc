"""Mentions: what one place of a text says about a document or a provision, as far as it says so itself.

What ``này`` or ``nêu trên`` means is decided in context.
"""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ...model import DocumentNumber, Span
from ...model.node import moved
from ...numbers import parse_number
from ...numbers.dates import parse_date
from ...tables import types_of_abbreviation
from ...text.folding import fold, squeeze
from ...text.tuples import made_fast
from ..words.kinds import kind_slug, rules
from ..words.levels import Field, unit_number
from .phrase import Cited, Form, Phrase, Step
from .tokens import Token

Place = tuple[tuple[Field, str | None], ...]
"""Levels and numbers from general to specific; null for ``này``."""

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
    places: tuple[Range, ...]
    kind: str | None
    number: DocumentNumber | None
    date: datetime.date | None
    date_span: tuple[int, int] | None
    """Also of a date that is none."""
    year: int | None
    issuer: str | None
    name: str | None
    leads: bool
    """The issuer stands before the number and is that of the whole list."""

    def without_document(self) -> "Mention":
        """The provisions alone."""
        return self._replace(form=None, kind=None, name=None, end=self.provisions_end)


new_range, new_mention = made_fast(Range), made_fast(Mention)


def build_mention(text: str, tokens: Sequence[Token], phrase: Phrase | None) -> Mention | None:
    """The mention that tokens make, null where they make none."""
    if phrase is None or phrase.of_contract:
        return None
    start, end = tokens[0].start, tokens[-1].end
    places = tuple([_range(text, tokens, steps, through) for steps, through in phrase.paths])
    if places and "." in text[start:end]:
        places = tuple([new_range((_inner(place), through and _inner(through))) for place, through in places])
    if phrase.document is None:
        return new_mention((start, end, None, end, end, places, None, None, None, None, None, None, None, False))
    return _of_document(text, tokens, phrase, phrase.document, places)


def _of_document(
    text: str, tokens: Sequence[Token], phrase: Phrase, document: Cited, places: tuple[Range, ...]
) -> Mention:
    def printed(place: int | None) -> str | None:
        return None if place is None else text[tokens[place].start : tokens[place].end]

    start, end = tokens[0].start, tokens[-1].end
    provisions_end = start if phrase.last_unit is None else tokens[phrase.last_unit].end
    kind, document_start = printed(document.kind), tokens[document.first].start
    if document.only_kind:
        return new_mention((
            start, end, document.form, provisions_end, document_start, places, _kind(kind, None),
            None, None, None, None, None, None, False,
        ))
    date, year, issuer, name = map(printed, (document.date, document.year, document.issuer, document.name))
    date_token = None if document.date is None else tokens[document.date]
    number = _number(text, tokens, document)
    return new_mention((
        start, end, document.form, provisions_end, document_start, places, _kind(kind, number), number,
        _date(date) if date else None, date_token and date_token[1:], _year(year) if year else None,
        issuer and squeeze(issuer), name and squeeze(name), document.leads,
    ))


def _number(text: str, tokens: Sequence[Token], document: Cited) -> DocumentNumber | None:
    if document.number is None:
        if document.serial is None:
            return None
        serial = tokens[document.serial]
        return _bare_number(text[serial.start : serial.end], serial.start)
    number = tokens[document.number]
    if "LABEL" in document.parts:
        return read_number(f"{LABEL}{text[number.start : number.end]}", number.start - len(LABEL))
    start = tokens[document.parts["STANDARD"]].start if "STANDARD" in document.parts else number.start
    return read_number(text[start : number.end], start)


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


def _kind(printed: str | None, number: DocumentNumber | None) -> str | None:
    """The type that a word names; of a word in small letters that the number contradicts, the type of the number.

    ``Quyết định phê duyệt dự án số 12/QĐ-UBND`` is a decision. In the number of a công văn no code is that of a type.
    """
    kind = kind_slug(printed) if printed else None
    if printed is None or number is None or number.kind_code is None or not printed[0].islower():
        return kind
    if kind in (None, "cong_van"):
        return kind
    coded = [row.slug for row in types_of_abbreviation(number.kind_code)]
    return kind if not coded or kind in coded else coded[0]


def _range(text: str, tokens: Sequence[Token], steps: Sequence[Step], through: Sequence[Step] | None) -> Range:
    return new_range((_place(text, tokens, steps), _place(text, tokens, through) if through else None))


def _place(text: str, tokens: Sequence[Token], steps: Sequence[Step]) -> Place:
    return tuple([
        (field, None if index is None else unit_number(text[tokens[index].start:tokens[index].end], field))
        for field, index in steps
    ])


def _inner(place: Place) -> Place:
    return tuple(chain.from_iterable(map(_split, place)))


def _split(step: tuple[Field, str | None]) -> Place:
    """``Điều 13.1`` of the rules of a company is khoản 1 of Điều 13; ``mục V.2.a`` is điểm a of khoản 2 of mục V."""
    field, number = step
    first, *inner = (number or "").split(".")
    if not inner or field not in ("article", "section"):
        return (step,)
    fields: tuple[Field, ...] = ("clause", "point")
    return ((field, first), *zip(fields, map(str.lower, inner), strict=False))
