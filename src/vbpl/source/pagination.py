"""Số trang: finds the lines that only number the pages, and running heads and feet.

A number alone on a line is more often a table cell. It is a page number only in two cases: beside a page break, if it
counts the pages; or in a series 2, 3, 4, ... through running text (NĐ 30/2020/NĐ-CP, Phụ lục I: pages are numbered from
the second on).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..tables.odd_texts import odd_pattern
from ..text.folding import iter_places
from ..text.lazy import lazy_compile
from ..text.offsets import Rewrite, Span, remove
from .look import Repair, Sign

PAGE_LENGTH = range(900, 6000)
"""Characters between two page numbers at least. Closer numbers count something else."""
FULL_LINE = 40
"""Characters of a full line of running text."""
MOST_STRAYS = 0.25
"""Other numbers alone on a line among those of a series, as a share of it. If there are more, it is a table."""

GAZETTE = r"C?ÔNG BÁO/S ?ố[ \d+]{1,20}/Ngày[ \d/-]{6,14}"
"""The head of a page of the gazette; a print may lack its first letter."""
FIRST = (
    r"\d\d{0,3}+(?![.)\w])(?: ?[-–—~]?[ \t\f]*+(?:\n|\Z)|[ \t]{1,20}C?ÔNG BÁO|[:/]\d{1,2}(?:[ \n]|/\d\d, \d))",
    r"[-–—~] ?\d", "CÔNG BÁO", "ÔNG BÁO", "[PpTt](?i:age|rang)", "Điều khoản", "about:", "https?:",
    odd_pattern("head"),
)
"""First characters of the lines that only number a page. The test rejects most lines at once."""
CLOCK = r"(?:\d{1,2}:\d\d \d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d(?: [AP]M)?)"
BROWSER = (
    rf"(?:\d{{1,3}}/\d{{1,3}}\n{{1,3}}\f?)?{CLOCK}(?:[ \t][^\n]{{0,250}})?"
    r"|(?:about:blank|https?://[^\s]{5,200}[ \t]++(?=\d))(?:[ \t\n]{0,250}\d{1,3}/\d{1,3})?"
)
"""What a browser prints around a page: ``21:27 8/8/31 about:blank``, ``https://... 3/12``."""
CANDIDATE = lazy_compile(
    rf"\n[ \t\f]*+(?={'|'.join(FIRST)})"
    r"(?:(?P<opens>[-–—~] ?)?(?P<number>\d{1,4})(?P<closes> ?[-–—~])?"
    r"|(?i:(?P<field>PAGE(?:[ \t]++\d{1,4})?)|(?:Trang|Page)[ :]{1,3}(?P<labelled>\d{1,4})"
    r"(?P<total> ?(?:/|trên|of) ?\d{1,4})?)"
    rf"|(?P<print>{BROWSER})"
    rf"|(?P<head>(?:\d{{1,4}}[ \t]{{1,20}})?{GAZETTE}(?:[ \t]{{1,20}}\d{{1,4}})?"
    rf"|{odd_pattern('head')}"
    r"|Điều khoản được (?:sửa đổi, bổ sung|bổ sung|thay thế|bãi bỏ|sửa đổi|hướng dẫn))"
    r")[ \t\f]*+(?=\n|\Z)"
)
"""A line that may be one. A text without it has no page numbers."""

OPENING = lazy_compile(rf"[ \t]{{0,20}}(?:\d{{1,4}}[ \t]{{1,20}})?{GAZETTE}(?=\n)")
"""The head of the first page, at the start of a text."""
HEAD_REACH = 24
"""Blank characters between the head of a page and its number."""

_SENTENCE_END = re.compile(r"(?:[.;:!?…]['\"”)]?|\+07:00)$")
_HEAD = re.compile(
    r"[a-zđ]\d?\)\s|\d{1,3}(?:\.\d{1,3}){0,3}\.\s|[A-ZĐ]{1,6}\s?[.–-]\s|(?:Điều|Chương|Mục|Phần) [\dIVXLC]"
    r"|(?:PHỤ LỤC|Phụ lục|MẪU|Mẫu|BIỂU|Biểu|DANH MỤC|DANH SÁCH|Danh sách|Căn cứ|Theo đề nghị)\b"
)
"""The start of a unit or an annex, which continues no sentence: ``b) ...``, ``Phụ lục II``."""
_OPEN = re.compile(r"(?:,|\b(?:theo|tại|của|và|hoặc|các|kèm|trong|với|là))$")
"""The end of a line whose sentence must continue."""
GLUED = lazy_compile(rf"(?<=\S)[ \t]\d{{1,4}}[ \t]{{1,20}}{GAZETTE}(?=\n|\Z)")
"""The head of a page of the gazette at the end of a line: ``Nội dung; 72 ÔNG BÁO/Số 15 + 16/Ngày 10-11-2024``."""
GLUED_SIGN = "ÔNG BÁO/S"
"""A text without it has no such head."""
GLUED_REACH = 80
"""Characters before and after the sign of such a head, with some room."""
_BLANK = " \t\n\f"
_REACH = 200
"""Characters examined above and below."""


class _Candidate(NamedTuple):
    start: int
    end: int
    number: int
    certain: bool
    """It says itself what it is: ``Trang 2/10``, ``- 2 -``, the name of its field, ``CÔNG BÁO/Số 155/Ngày ...``."""
    head: bool = False
    """It is the running head of a page."""


class _Place(NamedTuple):
    """The lines around a candidate."""

    above: str
    """The last line of text above it."""
    below: str
    """The first line of text below."""
    gap: Span
    """The text from the end of the line above to the start of the line below."""

    @property
    def interrupts(self) -> bool:
        """The sentence above continues below."""
        if _SENTENCE_END.search(self.above) or (_HEAD.match(self.below) and not _OPEN.search(self.above)):
            return False
        return self.below[:1].islower() or len(self.above) >= FULL_LINE


def find_page_numbers(text: str) -> list[Span]:
    """The ranges of ``text`` to remove, in order: each is a page number with its line end.

    If the sentence above continues below, the blank lines between go too.
    """
    found = [
        _Candidate(
            match.start() + 1, match.end(),
            int(match["number"] or match["labelled"] or 0),
            bool(match["field"] or match["total"] or match["head"] or match["print"]
                 or (match["opens"] and match["closes"])),
            bool(match["head"]),
        )
        for match in CANDIDATE.finditer(text)
    ]
    if opening := OPENING.match(text):
        found.insert(0, _Candidate(0, opening.end(), 0, True, True))
    candidates = _numbered_heads(text, found) if any(candidate.head for candidate in found) else found
    chosen = {*filter(_is_certain, candidates), *_beside_breaks(text, candidates), *_series(text, candidates)}
    return list(_apart(sorted([*(_range(text, candidate) for candidate in chosen), *_glued(text)])))


def _numbered_heads(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """``candidates``; each head of a page is joined with the numbers of that page around it.

    ``46 ⏎ CÔNG BÁO/Số 97/Ngày ...`` and ``CÔNG BÁO/Số 97/Ngày ... ⏎ 47`` are joined. Another number is a table cell.
    """
    joined: list[_Candidate] = []
    waiting = candidates[::-1]
    page = 0
    while waiting:
        candidate = waiting.pop()
        if candidate.head:
            page = _page(text, page, candidate, [*joined[-1:], *waiting[-1:]]) or page
            candidate = _with_number(text, candidate, page, joined, waiting)
        joined.append(candidate)
    return joined


def _page(text: str, last: int, head: _Candidate, beside: list[_Candidate]) -> int | None:
    """The number of a page, above or below its head: the next number, or the number on the next line."""
    numbers = [candidate.number for candidate in beside if _gap(text, head, candidate) is not None]
    near = [candidate.number for candidate in beside if _gap(text, head, candidate) == 0]
    return next((number for number in (last + 1, last + 2) if number in numbers), next(iter(near), None))


def _with_number(
    text: str, head: _Candidate, page: int, above: list[_Candidate], below: list[_Candidate]
) -> _Candidate:
    """``head`` with the numbers of ``page`` beside it, taken from the ends of ``above`` and ``below``."""
    while above and above[-1].number == page and _gap(text, head, above[-1]) is not None:
        head = head._replace(start=above.pop().start)
    while below and below[-1].number == page and _gap(text, head, below[-1]) is not None:
        head = head._replace(end=below.pop().end)
    return head


def _gap(text: str, first: _Candidate, second: _Candidate) -> int | None:
    """Blank characters between the lines of two candidates; None if there is text between them."""
    between = text[min(first.end, second.end) : max(first.start, second.start)]
    return max(0, len(between) - 1) if len(between) <= HEAD_REACH and not between.strip() else None


def _glued(text: str) -> Iterator[Span]:
    """Heads of pages at the end of a line. Only the text around their sign is searched."""
    for at in iter_places(text, [GLUED_SIGN]):
        yield from (match.span() for match in GLUED.finditer(text, max(0, at - GLUED_REACH), at + GLUED_REACH))


def _apart(ranges: Iterable[Span]) -> Iterator[Span]:
    """Each range without the part that the range before it has: page numbers may be on neighbouring lines."""
    done = 0
    for start, end in ranges:
        if end > done:
            yield max(start, done), end
            done = end


def _is_certain(candidate: _Candidate) -> bool:
    return candidate.certain


def _place(text: str, candidate: _Candidate) -> _Place:
    before = text[max(0, candidate.start - _REACH) : candidate.start]
    after = text[candidate.end : candidate.end + _REACH]
    above, below = before.rstrip(_BLANK), after.lstrip(_BLANK)
    next_line = after.rfind("\n", 0, len(after) - len(below)) + 1
    gap = candidate.start - len(before) + len(above), candidate.end + next_line
    return _Place(above.rpartition("\n")[2].strip(), below.partition("\n")[0].strip(), gap)


def _beside_breaks(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """The numbers beside a form feed that count the pages, with a constant offset at most."""
    if "\f" not in text:
        return []
    offsets: dict[_Candidate, int] = {}
    page, counted = 1, 0
    for candidate in candidates:
        start, end = _place(text, candidate).gap
        if "\f" in text[start:end]:
            page, counted = page + text.count("\f", counted, candidate.end), candidate.end
            offsets[candidate] = candidate.number - page
    usual = {offset for offset, times in Counter(offsets.values()).most_common(1) if times > 1}
    return [candidate for candidate, offset in offsets.items() if offset in usual | {0}]


def _series(text: str, candidates: list[_Candidate]) -> list[_Candidate]:
    """The series 2, 3, 4, ... through running text, if hardly any other number stands alone among them."""
    series: list[_Candidate] = []
    expected, last = 2, 0
    for candidate in candidates:
        if candidate.number == expected and candidate.start - last in PAGE_LENGTH and _is_prose(text, candidate):
            series.append(candidate)
            expected, last = expected + 1, candidate.end
    strays = sum(candidate.start < last or candidate.number <= expected for candidate in candidates) - len(series)
    return series if strays <= MOST_STRAYS * len(series) else []


def _is_prose(text: str, candidate: _Candidate) -> bool:
    """Whether it stands in running text. The cells of a table are short and close to each other."""
    place = _place(text, candidate)
    apart = candidate.end + 1 < place.gap[1]
    return place.interrupts or (apart and max(len(place.above), len(place.below)) >= FULL_LINE)


def _range(text: str, candidate: _Candidate) -> Span:
    place = _place(text, candidate)
    start, end = place.gap
    if place.above and place.below and place.interrupts:
        return start + 1, end
    return candidate.start, min(candidate.end + 1, len(text))


def _without_page_numbers(text: str) -> Iterator[Rewrite]:
    yield remove(text, find_page_numbers(text))


PAGE_NUMBERS = Repair("S104", _without_page_numbers, Sign(heads=FIRST, words=(GLUED_SIGN,)))
