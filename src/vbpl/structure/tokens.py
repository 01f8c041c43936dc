"""Tokens: what the lexer hands to the grammar. Imports only vbpl.model."""

from typing import Any

from ..model import Span


class LineToken:
    """A line, paragraph or zone that means something; ``type`` is the terminal of ``document.lark``."""

    __slots__ = ("heading", "number", "reading", "span", "text", "type")

    def __init__(
        self, type: str, span: Span, *, number: str | None = None, heading: str | None = None, text: str = "",  # noqa: A002
        reading: Any = None,
    ) -> None:
        self.type = type
        self.span = span
        self.number = number
        self.heading = heading
        self.text = text
        self.reading = reading
        """What a zone's reader found: a ``HeaderReading`` or ``ClosingReading``."""


END = LineToken("END", Span(start=0, end=0))
"""Where a unit, an attachment or a document stops to hold others."""
