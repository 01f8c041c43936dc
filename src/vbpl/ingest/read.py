"""read_item: turns bytes of any format into text, each by its reader.

A reader is imported when its format is first met, so that the packages of the others need not be installed.
"""

import re
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from ..arguments import expect
from .asked import Asked
from .errors import MissingToolError, RefusedError, UnknownFormatError
from .formats import Format
from .item import Item
from .limits import FILE_BYTES, TEXT_CHARACTERS
from .reading import Reading
from .seems import seems

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Lone surrogates, which JSON may hold and no table can."""

Reader = Callable[[bytes, str, Asked], Reading]

READERS: dict[Format, tuple[str, str]] = {
    "text": ("plain", "read"), "row": ("plain", "read_row"), "html": ("webpage", "read"), "docx": ("word", "read"),
    "doc": ("word97", "read"), "rtf": ("word_tools", "read_rtf"), "pdf": ("pdf", "read"), "image": ("ocr", "read"),
}
"""Module and function that reads each format."""


def read_item(item: Item, ocr: bool = False, *, passwords: Sequence[str] = (), kept: Path | None = None) -> Reading:
    """The text of one item, and what reading left out.

    Args:
        item: As from `iter_items`, or of your own bytes.
        ocr: Read by OCR the pages that are only pictures.
        passwords: To try on a locked file.
        kept: Folder that keeps OCR results by the content of the file, for the next time.

    Raises:
        IngestError: It cannot be read. Nothing else is raised, whatever the bytes are.

    Examples:
        >>> read_item(Item("row 1", "Số: 12/QĐ-SNV".encode(), "text")).text
        'Số: 12/QĐ-SNV'
    """
    expect(item, Item, "read_item takes an Item (iter_items gives them)")
    return read_asked(item, Asked(ocr, tuple(passwords), kept))


def read_asked(item: Item, asked: Asked) -> Reading:
    """As `read_item`, with the options in one value.

    Raises:
        ArgumentError: ``item`` is no Item, or ``asked`` no Asked.
    """
    expect(item, Item, "read_asked takes an Item (iter_items gives them)")
    expect(asked, Asked, "read_asked takes an Asked")
    if item.format not in READERS:
        raise UnknownFormatError(item.place, f"neither text nor a format that is read: {seems(item.data)}")
    if len(item.data) > FILE_BYTES:
        raise RefusedError(item.place, f"{len(item.data)} bytes: too large")
    reading = _reader(item.format, item.place)(item.data, item.place, asked)
    if _SURROGATE.search(reading.text):
        reading = reading._replace(text=_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", reading.text))
    if len(reading.text) > TEXT_CHARACTERS:
        raise RefusedError(item.place, f"{len(reading.text)} characters of text: too large")
    return reading


def _reader(kind: Format, place: str) -> Reader:
    module, function = READERS[kind]
    try:
        reader: Reader = getattr(import_module(f".{module}", __package__), function)
    except ImportError as error:
        raise MissingToolError(place, f'{error.name} is not installed: pip install ".[files]"') from error
    return reader
