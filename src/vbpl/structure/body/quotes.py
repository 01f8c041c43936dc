"""Quotes: where quoted text opens and closes over several lines."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from ...text.lazy import lazy_compile
from ..lines import Line, ends_sentence
from ..numbering.markers import article_marker, keyword_marker, plain_markers
from ..tokens import LineToken

DEEPEST_QUOTE = 2
"""A quote may lie in a quote, and no deeper."""

OPENING = "“\"«„‟"
OPENS = lazy_compile(r"[“«„‟\"](?:(?<!\")|(?<![^\s(\[:]\")(?=\S))")
CLOSES = lazy_compile(r"[”»\"](?:(?<!\")|(?<=\S\")(?![^\s.,;:)\]!?/]))")
REFERS = lazy_compile(r"(?:[-–+]\s?)?(?:Tại|Căn\scứ|Theo)\s")
MISTYPED = "”"
QUOTE_MARKS = frozenset(OPENING + MISTYPED)
"""What a line that opens a quote begins with."""
CLOSED_LINE = lazy_compile(r"[”\"»]\s?[.;,]?\s?(?:\.?/?\.)?$")
ANNOUNCES = lazy_compile(
    r"(?P<number>\d{1,3})\.\s{1,3}(?:Sửa|Bổ\s{1,3}sung|Bãi\s{1,3}bỏ|Thay|Bỏ)\s(?:[^“”\"\n]|\n(?!\n)){1,400}như\s{1,3}sau\s?:$"
)
"""``52. Bổ sung Điều 133a vào sau Điều 133 như sau:`` ends a quote in which one mark too many was opened."""
AMENDED_ARTICLE = lazy_compile(
    r"\W{0,3}(?:(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế)(?:,\s{1,3}|\s{1,3}(?:thêm\s{1,3})?)){1,2}"
    r"Điều\s{1,3}(?!1\D)(\d{1,3}[a-zđ]?)(?!\w)", re.IGNORECASE,
)
"""``Bổ sung Điều 14a vào sau Điều 14``. A quote that begins with 1. gives a khoản, also where it amends Điều 1."""


def opens_quote(text: str, line: Line) -> bool:
    """Whether a line begins with an opening mark, or with a closing one before a word, which was mistyped for it."""
    first, second = text[line.start], text[line.start + 1 : line.start + 2]
    return first in OPENING or (first == MISTYPED and second.isalnum())


def quotes_unit(text: str, line: Line) -> bool:
    """Whether a numbered unit stands behind the opening mark of a line."""
    inside = line.start + 1
    while inside < line.end and text[inside] in " \"“":
        inside += 1
    return bool(
        article_marker(text, inside, line.end) or keyword_marker(text, inside, line.end)
        or any(marker.number for marker in plain_markers(text, inside, line.end))
    )


def amended_article(text: str, start: int, end: int) -> str | None:
    """The article that an instruction announces, which its quote may give as ``14a.``."""
    found = AMENDED_ARTICLE.match(text, start, end)
    return found[1] if found else None


def without_closing_mark(tokens: list[LineToken]) -> list[LineToken]:
    """The tokens of a quote, the mark that closes it taken from the last words."""
    last = next((token for token in reversed(tokens) if token.text), None)
    if last:
        last.text = CLOSED_LINE.sub("", last.text).rstrip()
    return tokens


class Quotes:
    """The quotation marks of a run of lines; all quotes are paired in one pass, when first asked for."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines

    def end(self, at: int) -> int | None:
        """Index behind the line on whose end the quote closes that opens at the start of a line; None if none does."""
        close = self.closing_lines[at]
        if close is None:
            return None
        return close + 1 if CLOSED_LINE.search(self.text, *self.end_of(close)) else None

    @cached_property
    def closing_lines(self) -> list[int | None]:
        """For each line, the first one from it on after which as many marks have closed as opened since."""
        closing: list[int | None] = [None] * len(self.lines)
        waiting: list[tuple[int, int]] = []
        depth = item = 0
        for at, line in enumerate(self.lines):
            number = self.announces(line)
            if waiting and number == item + 1:
                depth = waiting[0][0]
                if CLOSED_LINE.search(self.text, *self.end_of(at - 1)):
                    closing[waiting[0][1] : at] = [each or at - 1 for each in closing[waiting[0][1] : at]]
                waiting.clear()
            item = number or item
            waiting.append((depth, at))
            depth += len(OPENS.findall(self.text, line.start, line.end))
            depth -= len(CLOSES.findall(self.text, line.start, line.end))
            if self.text[line.start] == MISTYPED and opens_quote(self.text, line):
                depth += 2  # it opens, and was counted as one that closes
            while waiting and depth <= waiting[-1][0]:
                closing[waiting.pop()[1]] = at
        return closing

    def announces(self, line: Line) -> int | None:
        """Number of an item that announces new text; none is quoted where it continues the count of those before."""
        found = ANNOUNCES.match(self.text, line.start, line.end)
        return int(found["number"]) if found else None

    def end_of(self, at: int) -> tuple[int, int]:
        """Where the last characters of a line stand."""
        line = self.lines[at]
        return max(line.end - 6, line.start), line.end

    def next_reference(self, at: int) -> int | None:
        """Index of the next line on which a letter goes on from one provision to another; None where none does."""
        following = bisect_right(self.references, at)
        return self.references[following] if following < len(self.references) else None

    @cached_property
    def references(self) -> list[int]:
        pairs = enumerate(pairwise(self.lines), start=1)
        return [
            at for at, (before, line) in pairs
            if REFERS.match(self.text, line.start, line.end) and ends_sentence(self.text, before)
        ]
