"""Work, Text: an act or letter as such, and the copies of it that a library holds."""

import datetime

from .node import Node


class Text(Node):
    """Bản: one copy of a work, as a library holds it."""

    text_id: str
    """Of this copy alone: ``document_id`` and a hash of all that it says."""
    document_id: str
    """``Document.id``, which the text alone states."""
    number: str | None
    """Số, ký hiệu as it prints it."""
    date: datetime.date | None
    """Day of issue that it states."""
    stands: bool
    """It stands for the work: links, spans and history are read from it."""


class Work(Node):
    """Văn bản as such, in all copies of it: what links go to and history and status are of."""

    work_id: str
    """Id in the library; it may change as documents arrive."""
    kind: str | None
    """Slug of the type."""
    number: str | None
    """Số, ký hiệu in normal form, put right where a text misprints it."""
    date: datetime.date | None
    """Day of issue."""
    subject: str | None
    """Trích yếu."""
    texts: tuple[Text, ...]
    """The copies, the one that stands for the work first."""
