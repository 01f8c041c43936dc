"""Tokens: the input of the grammar, from the lexer."""

from typing import Any

from ..model import Span


class LineToken:
    """A line, paragraph or zone with a meaning; ``type`` is the terminal of ``document.lark``."""

    __slots__ = ("end", "heading", "number", "reading", "span", "start", "text", "text_start", "type")

    def __init__(
        self, type: str, span: Span, start: int = 0, text_start: int = 0, end: int = 0,  # noqa: A002
        number: str | None = None, heading: str | None = None, text: str = "", reading: Any = None,
    ) -> None:
        self.type = type
        self.span = span
        self.number = number
        self.heading = heading
        self.text = text
        self.reading = reading
        """The result of a zone's reader: a ``HeaderReading`` or ``ClosingReading``."""
        self.start, self.text_start, self.end = start, text_start, end
        """Clean offsets: its start, the start of the words after its marker, and its end."""


NOWHERE = Span(start=0, end=0)
END = LineToken("END", NOWHERE)
"""The end of a unit, an attachment or a document."""

HOLDERS = frozenset({
    "HEADER", "ATTACHMENT", "PART", "CHAPTER", "SECTION", "SUBSECTION", "ARTICLE", "CLAUSE", "POINT", "BULLET", "QUOTE",
})
"""A token that contains others, up to its END."""

ZONES = frozenset({"HEADER", "RECITAL", "FORMULA", "CLOSING", "ATTACHMENT"})
"""A piece that is kept as a fragment."""
