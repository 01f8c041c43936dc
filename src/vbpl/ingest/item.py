"""Item: the bytes of one file, member or row, not yet read, and how its name is shown."""

from typing import NamedTuple

from .formats import Format


class Item(NamedTuple):
    """The bytes of one text, not yet read."""

    place: str
    """``box/a.doc``, ``box.zip!a.doc`` for a member, ``box.jsonl#3`` for a row."""
    data: bytes
    """The whole content."""
    format: Format | None
    """None if the format is unknown."""


def printable(name: str) -> str:
    r"""The name of a file or member as text.

    Bytes that are not UTF-8 are escaped, so that different names stay different.

    >>> import os
    >>> print(printable(os.fsdecode(b"c\xf4ng v\xc4\x83n.txt")))
    c\xf4ng văn.txt
    """
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode("utf-8")
