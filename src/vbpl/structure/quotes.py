"""Quotes: where quoted text opens and closes over several lines. Imports vbpl.lazy and vbpl.structure.lines."""

from functools import cached_property

from ..lazy import lazy_compile
from .lines import Line

OPENING = "“\"«„‟"
OPENS = lazy_compile(r"[“«„‟\"](?:(?<!\")|(?<![^\s(\[:]\")(?=\S))")
CLOSES = lazy_compile(r"[”»\"](?:(?<!\")|(?<=\S\")(?![^\s.,;:)\]!?/]))")
CLOSED_LINE = lazy_compile(r"[”\"»]\s?[.;,]?\s?(?:\.?/?\.)?$")


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
            while waiting and depth <= waiting[-1][0]:
                closing[waiting.pop()[1]] = at
        return closing
