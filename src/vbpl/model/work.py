"""Work, Text: an act or letter as such, and the copies of it in a library."""

import datetime

from .node import Node


class Text(Node):
    """Bản: one copy of a work in a library."""

    text_id: str
    """Of this copy alone: ``document_id`` and a hash of all that it says."""
    document_id: str
    """``Document.id``, which depends on this text alone."""
    number: str | None
    """Số, ký hiệu as it prints it."""
    date: datetime.date | None
    """Day of issue that it states."""
    stands: bool
    """It represents the work: links, spans and history are read from it."""


class Work(Node):
    """Văn bản as such, in all its copies in a library. Links go to works; history and status belong to them."""

    work_id: str
    """Id in the library. It may change when documents are added."""
    kind: str | None
    """Slug of the type."""
    number: str | None
    """Số, ký hiệu in normal form, corrected if a text misprints it."""
    date: datetime.date | None
    """Day of issue."""
    subject: str | None
    """Trích yếu."""
    texts: tuple[Text, ...]
    """The copies; the first one represents the work."""
