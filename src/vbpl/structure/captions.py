"""Captions: the name that a portal, or the note of an annex, gives a document."""

import datetime
import re
from collections.abc import Callable, Iterable
from itertools import pairwise, takewhile
from typing import NamedTuple

from ..model import Diagnostic, Span
from ..model.node import moved
from ..numbers import parse_number
from ..numbers.dates import parse_date
from .header.read import HeaderReading, family_of
from .line_kinds.header import type_of_line
from .lines import Line
from .numbering.markers import article_marker, plain_markers

KIND = r"(?P<kind>[A-ZĐ][^\W\d_]{1,8}(?:\s[^\W\d_]{1,8}){0,3}?)"
"""``Công văn``, ``Thông tư liên tịch``"""
CAPTION = re.compile(
    rf"""
    {KIND} \s (?:số\s)?
    (?P<number>\d{{1,6}}[a-zA-Z]?[/-][^\s,;]{{2,40}})             # 12/SYT-NV
    (?:\s
        (?: ngày\s(?P<date>\d{{1,2}}/\d{{1,2}}/\d{{4}})           # ngày 02/3/2018
          | năm\s(?P<year>\d{{4}}) )                             # năm 2018
    )?
    \s\w                                                        # về việc ...
    """,
    re.VERBOSE,
)
NOTED = re.compile(
    rf"""
    theo\s {KIND} \s (?:số\s?:?\s)?
    (?P<number>\d{{1,6}}[a-zA-Z]?\s?[/-][^\s,;]{{2,40}})                # 12/SYT-NV
    \s?,?\s
    (?P<date>ngày\s\d{{1,2}}                                           # ngày 02
        (?: /\d{{1,2}}/ | \stháng\s\d{{1,2}}\snăm\s ) \d{{4}} )         # /3/2018, tháng 3 năm 2018
    (?P<year>)
    """,
    re.VERBOSE,
)
"""The note of an annex: ``(Kèm theo Công văn số 12/SYT-NV ngày 02/3/2018 của Sở Y tế)``."""
YEAR = re.compile(r"[/-](?:19|20)\d\d[/-]")
LONGEST_HEAD = 48
"""Characters of a caption up to the first sign in its number."""
REACH = 4
"""Lines of a portal's text that may hold the caption."""

SpanOf = Callable[[int, int], Span]


class Caption(NamedTuple):
    """The name that a portal or a note gives a document: ``Công văn 12/SYT-NV ngày 02/3/2018 về ...``."""

    kind: str
    date: datetime.date | None
    dated: bool
    """Whether it gives a date or a year, if only in the number."""
    start: int
    """Clean offset of the number."""
    end: int


def find_caption(text: str, lines: list[Line]) -> Caption | None:
    """The caption in the first lines around a document; one with a date is preferred."""
    above = takewhile(lambda line: not heads_unit(text, line), lines[:REACH])
    said = [(line, caption) for line in above if (caption := read_caption(text, line))]
    if any(caption.date for _, caption in said):
        return next(caption for _, caption in said if caption.date)
    dates = (date_in_place(text, line, other) for (line, _), (other, _) in pairwise(said))
    date = next(filter(None, dates), None)
    return said[0][1]._replace(date=date, dated=said[0][1].dated or date is not None) if said else None


def heads_unit(text: str, line: Line) -> bool:
    """Whether a line belongs to a body. Text from it on is no caption."""
    return bool(article_marker(text, line.start, line.end) or plain_markers(text, line.start, line.end))


def date_in_place(text: str, line: Line, other: Line) -> datetime.date | None:
    """The date that a portal prints where its first line has only a year: ``từ năm 2025``, ``từ ngày 28/11/2025``."""
    first, second = text[line.start : line.end], text[other.start : other.end]
    differ = next((at for at, (one, two) in enumerate(zip(first, second, strict=False)) if one != two), 0)
    begin = second.rfind(" ", 0, differ) + 1
    return parse_date(second[begin:]) if first.startswith("năm ", begin) and second.startswith("ngày ", begin) else None


def find_noted(text: str, start: int, end: int) -> Caption | None:
    """The name that the note of an annex gives the document that it came with."""
    return caption_of(NOTED.search(text, start, end))


def agreed(text: str, notes: Iterable[Caption | None]) -> Caption | None:
    """The first of the names that the notes of annexes give; None if another of its type has a different number."""
    given = [note for note in notes if note]
    numbers = {"".join(text[note.start : note.end].split()) for note in given if note.kind == given[0].kind}
    return given[0] if len(numbers) == 1 else None


def read_caption(text: str, line: Line) -> Caption | None:
    """The caption that begins with a line."""
    start, end, _ = line
    head = text[start : min(end, start + LONGEST_HEAD)]
    if "/" not in head and "-" not in head:
        return None
    return caption_of(CAPTION.match(text, start, end))


def caption_of(match: re.Match[str] | None) -> Caption | None:
    kind = type_of_line(match["kind"].upper()) if match else None
    if not match or not kind:
        return None
    date = parse_date(match["date"]) if match["date"] else None
    dated = bool(match["date"] or match["year"] or YEAR.search(match["number"]))
    return Caption(kind, date, dated, *match.span("number"))


def with_caption(reading: HeaderReading, text: str, caption: Caption, span_of: SpanOf) -> HeaderReading:
    """A header without a number of its own, with the number of the caption and a diagnostic that says so."""
    header = reading.header
    number = parse_number(text[caption.start : caption.end])
    if number is None or reading.kind not in (None, caption.kind):
        return reading
    span = span_of(caption.start, caption.end)
    number = moved(number, span)
    told = header.model_copy(update={"number": number, "date": header.date or caption.date})
    remark = Diagnostic(code="V254", severity="warning", message=CODES["V254"], span=span)
    family = family_of(caption.kind, number) if reading.family == "admin" else reading.family
    return reading._replace(
        header=told, kind=caption.kind, family=family, diagnostics=[*reading.diagnostics, remark],
    )


CODES = {"V254": "the header has no number; it is taken from a caption or from the note of an annex"}
"""Message of every diagnostic of this module."""
