"""Số trang: the lines that hold nothing but a page number. Imports only vbpl.offsets.

A number alone on a line is more often a table cell. It is a page number only beside a page break where it counts
the pages, or in a series 2, 3, 4, ... through running text (NĐ 30/2020/NĐ-CP, Phụ lục I: pages are numbered from
the second on).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .offsets import Span

PAGE_LENGTH = range(900, 6000)
"""Characters from one page number to the next; what follows more closely counts something else."""
FULL_LINE = 40
"""Characters of a line that running text fills."""

CANDIDATE = re.compile(
    r"\n[ \t\f]*+(?:(?:[-–—~] ?)?(?P<number>\d{1,4})(?: ?[-–—~])?"
    r"|(?i:(?P<field>PAGE(?:[ \t]++\d{1,4})?)|(?:Trang|Page)[ :]{1,3}(?P<labelled>\d{1,4})"
    r"(?P<total> ?(?:/|trên|of) ?\d{1,4})?))[ \t\f]*+(?=\n|\Z)"
)
"""A line that may be one; a text without it has no page numbers."""
_BLANK = " \t\n\f"
_SENTENCE_END = re.compile(r"[.;:!?]['\"”)]?$")


class _Candidate(NamedTuple):
    start: int
    end: int
    number: int
    certain: bool
    """Says itself that it is a page number: ``Trang 2/10``."""
    before: str
    """The last line of text above, and the first below."""
    after: str
    gap: Span
    """Between those two lines."""

    @property
    def interrupts(self) -> bool:
        """The sentence above runs on below."""
        return not _SENTENCE_END.search(self.before) and (self.after[:1].islower() or len(self.before) >= FULL_LINE)

    @property
    def prose(self) -> bool:
        """It stands in running text: cells of a table are short and close to each other."""
        apart = self.end + 1 < self.gap[1]
        return self.interrupts or (apart and max(len(self.before), len(self.after)) >= FULL_LINE)


def find_page_numbers(text: str) -> list[Span]:
    """The ranges of ``text`` to leave aside, in order: each a page number with its line end.

    Where the sentence before runs on behind it, the blank lines around go too.
    """
    candidates = list(_iter_candidates(text))
    if not candidates:
        return []
    chosen = {c for c in candidates if c.certain} | _beside_breaks(text, candidates) | set(_series(candidates))
    return [_range(text, c) for c in candidates if c in chosen]


def _iter_candidates(text: str) -> Iterator[_Candidate]:
    for match in CANDIDATE.finditer(text):
        start, end = match.start() + 1, match.end()
        above = len(text[max(0, start - 200) : start].rstrip(_BLANK)) + max(0, start - 200)
        below = end + len(text[end : end + 200]) - len(text[end : end + 200].lstrip(_BLANK))
        yield _Candidate(
            start, end,
            int(match["number"] or match["labelled"] or 0),
            bool(match["field"] or match["total"]),
            text[max(0, above - 200) : above].rpartition("\n")[2].strip(),
            text[below : below + 200].partition("\n")[0].strip(),
            (above, below),
        )


def _beside_breaks(text: str, candidates: list[_Candidate]) -> set[_Candidate]:
    """Those next to a form feed that count the pages, with one offset for the whole text."""
    offsets: dict[_Candidate, int] = {}
    page, seen = 1, 0
    for candidate in candidates:
        above, below = candidate.gap
        if "\f" not in text[above:below]:
            continue
        page, seen = page + text.count("\f", seen, candidate.end), candidate.end
        offsets[candidate] = candidate.number - page
    if not offsets:
        return set()
    usual, times = Counter(offsets.values()).most_common(1)[0]
    if times == 1:
        usual = 0
    return {candidate for candidate, offset in offsets.items() if offset in (usual, 0)}


def _series(candidates: list[_Candidate]) -> list[_Candidate]:
    """The series 2, 3, 4, ... through running text, where hardly any other number stands alone among it."""
    series: list[_Candidate] = []
    expected, last = 2, 0
    for candidate in candidates:
        if candidate.number == expected and candidate.prose and candidate.start - last in PAGE_LENGTH:
            series.append(candidate)
            expected, last = expected + 1, candidate.end
    strays = sum(candidate.start < last or candidate.number <= expected for candidate in candidates) - len(series)
    return series if strays * 4 <= len(series) else []


def _range(text: str, candidate: _Candidate) -> Span:
    above, below = candidate.gap
    if above and below < len(text) and candidate.interrupts:
        return above + 1 if text[above] == "\n" else above, below
    return candidate.start, min(candidate.end + 1, len(text))
