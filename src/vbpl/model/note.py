"""Note: chú thích, a remark in a consolidated text about where its wording comes from."""

import datetime

from .citation import AmendmentAction, Provision
from .node import Node, Span


class NoteChange(Node):
    """The content of a note: which provision of which act changed the unit, and from which day."""

    action: AmendmentAction
    """What was done to the unit."""
    source_key: str | None = None
    """``key`` of the act that did it."""
    source_provision: Provision | None = None
    """Provision of that act: ``khoản 2 Điều 1``."""
    date: datetime.date | None = None
    """First day of effect that the note states."""


class Note(Node):
    """Chú thích của văn bản hợp nhất: a numbered note, and the place of its marker in the text."""

    marker: str
    """As printed: ``[3]``."""
    number: int
    """Notes are numbered through the whole text, from 1."""
    text: str
    """Without the marker, lines joined."""
    span: Span
    """Of the note, with its marker."""
    anchor: Span | None = None
    """Of the marker in the text; null if the text at hand lost it."""
    provision: Provision | None = None
    """The unit at the anchor; null for a marker at the title or before the first unit."""
    change: NoteChange | None = None
    """Null for a note that reports no change of a unit: grounds, transitional provisions."""
