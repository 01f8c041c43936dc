"""Item: the bytes of one file, member or row, not yet read."""

from typing import NamedTuple

from .formats import Format


class Item(NamedTuple):
    """The bytes of one text, not yet read."""

    place: str
    """``box/a.doc``, ``box.zip!a.doc`` for a member, ``box.jsonl#3`` for a row."""
    data: bytes
    """The whole content."""
    format: Format | None
    """Null for an unknown one."""
