"""Plain text in any encoding, and rows of tables."""

from ..source.charsets import decode_bytes
from .asked import NOTHING, Asked
from .reading import Reading, note

UNICODE = ("utf-8", "utf-16-le", "utf-16-be")


def read(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text, and a note that names the encoding if it is not Unicode."""
    text, encoding = decode_bytes(data)
    return Reading(text, () if encoding in UNICODE else (note("F106", encoding=encoding),))


def read_row(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of a row, as it was stored."""
    return Reading(data.decode("utf-8", "surrogatepass"))
