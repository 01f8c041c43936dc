"""Tokens: what the lexer hands to the grammar."""

from typing import Any

from ..model import Span


class LineToken:
    """A line, paragraph or zone that means something; ``type`` is the terminal of ``document.lark``."""

    __slots__ = ("end", "heading", "number", "reading", "span", "start", "text", "text_start", "type")

    def __init__(
        self, type: str, span: Span, *, number: str | None = None, heading: str | None = None, text: str = "",  # noqa: A002
        reading: Any = None, start: int = 0, text_start: int = 0, end: int = 0,
    ) -> None:
        self.type = type
        self.span = span
        self.number = number
        self.heading = heading
        self.text = text
        self.reading = reading
        """What a zone's reader found: a ``HeaderReading`` or ``ClosingReading``."""
        self.start, self.text_start, self.end = start, text_start, end
        """Clean offsets: where it begins, where the words after its marker do, and where it ends."""


NOWHERE = Span(start=0, end=0)
END = LineToken("END", NOWHERE)
"""Where a unit, an attachment or a document stops to hold others."""

HOLDERS = frozenset({
    "HEADER", "ATTACHMENT", "PART", "CHAPTER", "SECTION", "SUBSECTION", "ARTICLE", "CLAUSE", "POINT", "BULLET", "QUOTE",
})
"""What holds others, up to its END."""

ZONES = frozenset({"HEADER", "RECITAL", "FORMULA", "CLOSING", "ATTACHMENT"})
"""What is kept as fragments."""
