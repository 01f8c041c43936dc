"""Ingest: reads files of every format into text, safely.

`iter_items` finds what files and folders hold, `read_item` turns it into text, `parse_file` does both and parses.
"""

from .asked import NOTHING, Asked
from .errors import (
    CrashedError,
    DamagedFileError,
    IngestError,
    LockedFileError,
    MemoryLimitError,
    MissingToolError,
    RefusedError,
    ScannedError,
    TimeLimitError,
    UnknownFormatError,
)
from .folders import iter_items
from .formats import Format, detect_format
from .item import Item
from .parse import iter_readings, join_bundles, parse_file, parse_reading, read_file
from .read import read_asked, read_item
from .reading import CODES, Reading
from .texts import FoundText, iter_texts, iter_texts_of

__all__ = [
    "CODES", "NOTHING", "Asked", "CrashedError", "DamagedFileError", "Format", "FoundText", "IngestError", "Item",
    "LockedFileError", "MemoryLimitError", "MissingToolError", "Reading", "RefusedError", "ScannedError",
    "TimeLimitError", "UnknownFormatError", "detect_format", "iter_items", "iter_readings", "iter_texts",
    "iter_texts_of", "join_bundles", "parse_file", "parse_reading", "read_asked", "read_file", "read_item",
]
