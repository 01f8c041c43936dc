"""Paragraphs: a stretch of text with a sign where a heading or a paragraph of it ends.

Lines are no paragraphs, since hard wraps stand within these; the layout of the document tells them apart.
"""

from bisect import bisect_left
from collections.abc import Sequence

PARAGRAPH_END = "\u2029"
"""The sign that Unicode has for it."""
_CLOSED = tuple(".!?…)”\"»")


class Paragraphs:
    """The paragraphs of a stretch of a text; ``ends``: where each ends, ``headed``: whether the first is a heading."""

    def __init__(self, start: int, end: int, ends: Sequence[int], *, headed: bool) -> None:
        self.start, self.end, self.headed = start, end, headed
        self.ends = [*ends[:-1], end]
        """Offsets after the last character of each, in order; the last holds the white space that follows."""

    def end_of(self, offset: int) -> int:
        """Where the paragraph ends that goes up to an offset or beyond it."""
        return self.ends[bisect_left(self.ends, offset)]

    def sentences(self, text: str) -> str:
        """The stretch, as long as it is, with ``PARAGRAPH_END`` after each paragraph that is a heading or was ended.

        ``text`` is the text, as printed or folded.
        """
        pieces, start = [], self.start
        for end in self.ends[:-1]:
            paragraph = text[start:end]
            closed = (self.headed and start == self.start) or paragraph.endswith(_CLOSED)
            pieces += [paragraph, PARAGRAPH_END if closed else " "]
            start = end + 1
        said = "".join([*pieces, text[start : self.end]])
        return said.replace("\n", " ") if pieces else said
