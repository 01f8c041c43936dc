"""iter_texts: each text of a file with its place, or the error in its place, so that the others are still read."""

from collections.abc import Iterator
from os import PathLike
from typing import NamedTuple

from ..arguments import expect, read_path
from .containers import Items, iter_bytes
from .errors import IngestError
from .folders import iter_file, iter_items
from .read import read_item
from .reading import Reading


class FoundText(NamedTuple):
    """One text of a file."""

    place: str
    """``a.doc``, ``box.zip!a.doc`` for a member, ``box.jsonl#3`` for a row."""
    reading: Reading


def iter_texts(
    path: str | PathLike[str], *, ocr: bool = False, folders: bool = False
) -> Iterator[FoundText | IngestError]:
    """The texts of a file: one text, or those of its members and rows.

    Args:
        path: The file.
        ocr: Read by OCR the pages that are only pictures.
        folders: Read all files of a folder. By default a folder is an error.

    Yields: A text, or the error in its place.
    """
    return _iter_read(iter_items(read_path(path)) if folders else iter_file(read_path(path)), ocr)


def iter_texts_of(data: bytes, place: str, *, ocr: bool = False) -> Iterator[FoundText | IngestError]:
    """The texts of some bytes, such as stdin, as by `iter_texts`; ``place`` is their name in messages."""
    expect(data, bytes, "iter_texts_of reads bytes")
    return _iter_read(iter_bytes(data, place), ocr)


def _iter_read(items: Items, ocr: bool) -> Iterator[FoundText | IngestError]:
    for item in items:
        if isinstance(item, IngestError):
            yield item
            continue
        try:
            yield FoundText(item.place, read_item(item, ocr))
        except IngestError as error:
            yield error
