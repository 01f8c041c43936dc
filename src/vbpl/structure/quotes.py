"""Quotes: where quoted text opens and closes over several lines. Imports vbpl.lazy and vbpl.structure.lines."""

from functools import cached_property

from ..lazy import lazy_compile
from .lines import Line

OPENING = "“\"«„‟"
OPENS = lazy_compile(r"[“«„‟\"](?:(?<!\")|(?<![^\s(\[:]\")(?=\S))")
CLOSES = lazy_compile(r"[”»\"](?:(?<!\")|(?<=\S\")(?![^\s.,;:)\]!?/]))")
MISTYPED = "”"
CLOSED_LINE = lazy_compile(r"[”\"»]\s?[.;,]?\s?(?:\.?/?\.)?$")


def opens_quote(text: str, line: Line) -> bool:
    """Whether a line begins with an opening mark, or with a closing one before a word, which was mistyped for it."""
    first, second = text[line.start], text[line.start + 1 : line.start + 2]
    return first in OPENING or (first == MISTYPED and second.isalnum())


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
