"""Quotes: where quoted text opens and closes over several lines. Imports vbpl.lazy and its own package."""

from bisect import bisect_right
from functools import cached_property
from itertools import pairwise

from ..lazy import lazy_compile
from .lines import Line, ends_sentence
from .markers import article_marker, keyword_marker, plain_markers

OPENING = "“\"«„‟"
OPENS = lazy_compile(r"[“«„‟\"](?:(?<!\")|(?<![^\s(\[:]\")(?=\S))")
CLOSES = lazy_compile(r"[”»\"](?:(?<!\")|(?<=\S\")(?![^\s.,;:)\]!?/]))")
REFERS = lazy_compile(r"(?:[-–+]\s?)?(?:Tại|Căn\scứ|Theo)\s")
MISTYPED = "”"
QUOTE_MARKS = frozenset(OPENING + MISTYPED)
"""What a line that opens a quote begins with."""
CLOSED_LINE = lazy_compile(r"[”\"»]\s?[.;,]?\s?(?:\.?/?\.)?$")


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
        line = self.lines[close]
        return close + 1 if CLOSED_LINE.search(self.text, max(line.end - 6, line.start), line.end) else None

    @cached_property
    def closing_lines(self) -> list[int | None]:
        """For each line, the first one from it on after which as many marks have closed as opened since."""
        closing: list[int | None] = [None] * len(self.lines)
        waiting: list[tuple[int, int]] = []
        depth = 0
        for at, line in enumerate(self.lines):
            waiting.append((depth, at))
            depth += len(OPENS.findall(self.text, line.start, line.end))
            depth -= len(CLOSES.findall(self.text, line.start, line.end))
            if self.text[line.start] == MISTYPED and opens_quote(self.text, line):
                depth += 2  # it opens, and was counted as one that closes
            while waiting and depth <= waiting[-1][0]:
                closing[waiting.pop()[1]] = at
        return closing

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
