"""Quotes: finds where quoted text of several lines opens and closes."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from ...text.lazy import lazy_compile
from ..lines import Line, ends_sentence
from ..numbering.markers import article_marker, keyword_marker, plain_markers
from ..tokens import LineToken

DEEPEST_QUOTE = 2
"""A quote may be inside a quote, and no deeper."""

OPENING = "“\"«„‟"
OPENS = lazy_compile(r"[“«„‟\"](?:(?<!\")|(?<![^\s(\[:]\")(?=\S))")
CLOSES = lazy_compile(r"[”»\"](?:(?<!\")|(?<=\S\")(?![^\s.,;:)\]!?/]))")
REFERS = lazy_compile(r"(?:[-–+]\s?)?(?:Tại|Căn\scứ|Theo)\s")
MISTYPED = "”"
QUOTE_MARKS = frozenset(OPENING + MISTYPED)
"""First characters of a line that opens a quote."""
CLOSED_LINE = lazy_compile(r"[”\"»]\s?[.;,]?\s?(?:\.?/?\.)?$")
ANNOUNCES = lazy_compile(
    r"(?P<number>\d{1,3})\.\s{1,3}(?:Sửa|Bổ\s{1,3}sung|Bãi\s{1,3}bỏ|Thay|Bỏ|Khoản|Điểm|Điều)\s(?:[^“”\"\n]|\n(?!\n)){1,400}như\s{1,3}sau\s?:\W{0,4}$"
)
"""``52. Bổ sung Điều 133a vào sau Điều 133 như sau:`` ends a quote that has one opening mark too many."""
AMENDS = lazy_compile(
    r"\W{0,3}(?:sửa\sđổi|bổ\ssung|thay\s(?:thế|cụm)|bãi\sbỏ|bỏ\s(?:cụm|điểm|khoản|Điều)|đính\schính|hủy\sbỏ"
    r"|(?:các\s|tên\s)?(?:điểm|khoản|điều|mục|chương)\b[^.;:\n]{1,160}\sđược\s(?:sửa\sđổi|bổ\ssung|thay\sthế|bãi\sbỏ))",
    re.IGNORECASE,
)
"""``Sửa đổi khoản 2 như sau:``, ``Khoản 1 và khoản 2 Điều 17 được sửa đổi, bổ sung như sau:``."""
AMENDED_ARTICLE = lazy_compile(
    r"\W{0,3}(?:(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế)(?:,\s{1,3}|\s{1,3}(?:thêm\s{1,3})?)){1,2}"
    r"Điều\s{1,3}(?!1\D)(\d{1,3}[a-zđ]?)(?!\w)", re.IGNORECASE,
)
"""``Bổ sung Điều 14a vào sau Điều 14``. A quote that begins with 1. gives a khoản, even if Điều 1 is amended."""


def opens_quote(text: str, line: Line) -> bool:
    """Whether a line begins with an opening mark, or with a closing mark before a word, which is a misprint for it."""
    first, second = text[line.start], text[line.start + 1 : line.start + 2]
    return first in OPENING or (first == MISTYPED and second.isalnum())


def quotes_unit(text: str, line: Line) -> bool:
    """Whether a numbered unit follows the opening mark of a line."""
    inside = line.start + 1
    while inside < line.end and text[inside] in " \"“":
        inside += 1
    return bool(
        article_marker(text, inside, line.end) or keyword_marker(text, inside, line.end)
        or any(marker.number for marker in plain_markers(text, inside, line.end))
    )


def amended_article(text: str, start: int, end: int) -> str | None:
    """The article that an instruction announces; its quote may print it as ``14a.``."""
    found = AMENDED_ARTICLE.match(text, start, end)
    return found[1] if found else None


def without_closing_mark(tokens: list[LineToken]) -> list[LineToken]:
    """The tokens of a quote, without the mark that closes it."""
    last = next((token for token in reversed(tokens) if token.text), None)
    if last:
        last.text = CLOSED_LINE.sub("", last.text).rstrip()
    return tokens


class Quotes:
    """The quotation marks of some lines. All quotes are paired in one pass, at the first use."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines

    def end(self, at: int) -> int | None:
        """Index after the last line of the quote that opens at the start of a line; None if it does not close."""
        close = self.closing_lines[at]
        if close is None:
            return None
        return close + 1 if self.closes(close) else None

    @cached_property
    def closing_lines(self) -> list[int | None]:
        """For each line, the first line from it on at whose end all marks opened since are closed."""
        pairs = _Pairs(self)
        for at in range(len(self.lines)):
            pairs.read(at)
        return pairs.closing

    def opened(self, line: Line) -> int:
        """How many more marks open on a line than close."""
        count = len(OPENS.findall(self.text, line.start, line.end))
        count -= len(CLOSES.findall(self.text, line.start, line.end))
        mistyped = self.text[line.start] == MISTYPED and opens_quote(self.text, line)
        return count + 2 * mistyped  # it opens, but was counted as closing

    def closes(self, at: int) -> bool:
        """Whether a line ends as a quote does."""
        return CLOSED_LINE.search(self.text, *self.end_of(at)) is not None

    def announces(self, line: Line) -> int | None:
        """Number of an item that announces new text. It is not quoted if it continues the count of the items before."""
        found = ANNOUNCES.match(self.text, line.start, line.end)
        return int(found["number"]) if found else None

    def end_of(self, at: int) -> tuple[int, int]:
        """Span of the last characters of a line."""
        line = self.lines[at]
        return max(line.end - 6, line.start), line.end

    def next_reference(self, at: int) -> int | None:
        """Index of the next line on which a letter passes from one provision to another; None if there is none."""
        following = bisect_right(self.references, at)
        return self.references[following] if following < len(self.references) else None

    @cached_property
    def references(self) -> list[int]:
        pairs = enumerate(pairwise(self.lines), start=1)
        return [
            at for at, (before, line) in pairs
            if REFERS.match(self.text, line.start, line.end) and ends_sentence(self.text, before)
        ]


class _Pairs:
    """Pairs the marks of some lines, line by line, and repairs two misprints.

    A quote with one opening mark too many ends at the item that continues the count. A quote that closes before its
    last điều continues to the closing mark without a partner.
    """

    def __init__(self, quotes: Quotes) -> None:
        self.quotes = quotes
        self.closing: list[int | None] = [None] * len(quotes.lines)
        self.waiting: list[tuple[int, int]] = []
        """Lines after which marks are open, each with the number that was open before it."""
        self.depth = self.item = 0
        self.closed: tuple[int, int] | None = None
        """First and last line of the quote that closed last; None once an item has followed."""

    def read(self, at: int) -> None:
        line, before = self.quotes.lines[at], self.depth
        number = self.quotes.announces(line)
        if number:
            self.begin_item(number, at)
            before = self.depth
        self.waiting.append((before, at))
        self.depth += self.quotes.opened(line)
        if self.depth < before and len(self.waiting) == 1 and self.goes_on(at):
            self.depth = before
        while self.waiting and self.depth <= self.waiting[-1][0]:
            _, first = self.waiting.pop()
            self.closing[first] = at
            self.closed = (first, at) if first < at and not self.waiting else self.closed

    def begin_item(self, number: int, at: int) -> None:
        """An item that continues the count is in no quote."""
        if self.waiting and number == self.item + 1:
            self.depth, first = self.waiting[0]
            if self.quotes.closes(at - 1):
                self.closing[first] = at - 1
            self.waiting.clear()
        self.item, self.closed = number, None

    def goes_on(self, at: int) -> bool:
        """Whether a điều follows the last quote and ends on a line whose closing mark has no partner."""
        if self.closed is None:
            return False
        first, last = self.closed
        after = self.quotes.lines[last + 1]
        if not article_marker(self.quotes.text, after.start, after.end):
            return False
        self.closing[first] = at
        self.closed = first, at
        return True
