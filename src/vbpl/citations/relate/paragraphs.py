"""Paragraphs: where those of a unit end in the text that prints it.

Lines are no paragraphs, since hard wraps stand within these; what the unit says tells them apart.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ...model import Block

PARAGRAPH_END = "\u2029"
"""The sign that Unicode has for it."""
_CLOSED = tuple(".!?…)”\"»")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


class Paragraphs:
    """The paragraphs of ``text[start:end]``, which prints the own characters of ``block``; one where there is none."""

    def __init__(self, text: str, start: int, end: int, block: Block | None) -> None:
        self.text, self.start, self.end = text, start, end
        self.headed = block is not None and block.heading is not None
        said = [] if block is None or block.type == "table" else block.text.split("\n")
        parts = [block.heading, *said] if block and block.heading else said
        self.ends = [*reversed(list(_iter_ends(text, start, end, parts))), end] if len(parts) > 1 else [end]
        """Offsets behind the last character of each, in order."""

    def end_of(self, offset: int) -> int:
        """Where the paragraph ends that goes up to an offset or beyond it."""
        return self.ends[bisect_left(self.ends, offset)]

    def sentences(self) -> str:
        """The text, as long as it is, with ``PARAGRAPH_END`` behind each paragraph that is a heading or was ended."""
        pieces, start = [], self.start
        for end in self.ends[:-1]:
            paragraph = self.text[start:end]
            closed = (self.headed and start == self.start) or paragraph.endswith(_CLOSED)
            pieces += [paragraph, PARAGRAPH_END if closed else " "]
            start = end + 1
        said = "".join([*pieces, self.text[start : self.end]])
        return said.replace("\n", " ") if pieces else said


def _iter_ends(text: str, start: int, end: int, parts: list[str]) -> Iterator[int]:
    """The ends of several paragraphs but the last, from below; their words are counted, as markers stand before."""
    above = [len(part.split()) for part in parts[1:]]
    lines = reversed(list(_LINE.finditer(text, start, end)))
    wanted, seen = above.pop(), 0
    for line in lines:
        if seen >= wanted:
            yield line.end()
            if not above:
                return
            wanted, seen = above.pop(), 0
        seen += len(line[0].split())
