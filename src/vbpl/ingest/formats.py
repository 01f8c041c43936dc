"""Detects the format of a file by its content, never by its name."""

import codecs
import io
import json
import re
import struct
import zipfile
from typing import Literal

from ..arguments import expect

Format = Literal["text", "html", "docx", "doc", "rtf", "pdf", "image", "zip", "tar", "jsonl", "parquet", "row"]
CONTAINERS: frozenset[Format] = frozenset({"zip", "tar", "jsonl", "parquet"})

HEAD = 1 << 16
"""This many bytes from the start show the format. A zip needs its list of members too."""

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"), (b"\xdb\xa5-\0\0\0", "doc"), (b"{\\rtf", "rtf"),
    (b"PAR1", "parquet"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff", "image"), (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
COMPRESSED = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
ZIP_DAMAGE = (zipfile.BadZipFile, ValueError, NotImplementedError, IndexError, struct.error, OverflowError, OSError)
"""What a library raises when the list of members of a zip is damaged."""
_TAR, _TAR_AT = b"ustar", 257
_HTML = re.compile(rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|div|table|p|script|\?xml[^>]"
                   rb"{0,200}>\s*<(?:!doctype\s+html|html))[\s>]", re.IGNORECASE | re.DOTALL)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\r\f\v\x1b\x1a"})


def detect_format(data: bytes) -> Format | None:
    """The format of a file by its content.

    Args:
        data: The file, or its first 65,536 bytes.

    Returns:
        The format; None if the content is neither text nor a known format.

    Examples:
        >>> detect_format(b"%PDF-1.7"), detect_format("Số: 12/QĐ-SNV".encode()), detect_format(bytes(8))
        ('pdf', 'text', None)
    """
    expect(data, bytes | bytearray | memoryview, "a format is told by bytes")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(data)
    if data.startswith(COMPRESSED) or data[_TAR_AT : _TAR_AT + 5] == _TAR:
        return "tar"
    return _text_format(data[:HEAD])


def _zip_format(data: bytes) -> Format:
    """The format by the list of members; if the list is cut off or damaged, by the names at the start."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except ZIP_DAMAGE:
        head = data[:HEAD]
        return "docx" if b"word/document" in head or (b"[Content_Types].xml" in head and b"word/" in data) else "zip"
    typed = "[Content_Types].xml" in names
    return "docx" if any(name.startswith("word/" if typed else "word/document") for name in names) else "zip"


def _text_format(head: bytes) -> Format | None:
    if _is_html(head):
        return "html"
    if _is_json_lines(head):
        return "jsonl"
    if head.startswith(_BOMS[1:]) or _is_utf16(head):
        return "html" if _is_html(head.replace(b"\0", b"").lstrip(b"\xff\xfe")) else "text"
    return None if len(head.translate(None, _CONTROL)) < len(head) * 0.99 else "text"


def _is_html(head: bytes) -> bool:
    plain = head.removeprefix(_BOMS[0])
    return _HTML.match(plain) is not None or re.search(rb"<html[\s>]", plain[:4096], re.IGNORECASE) is not None


def _is_utf16(head: bytes) -> bool:
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) * 5 >= len(head) > 1 and min(even, odd) * 10 <= max(even, odd)


def _is_json_lines(head: bytes) -> bool:
    line, _, rest = head.removeprefix(_BOMS[0]).lstrip().partition(b"\n")
    if not line.startswith(b'{"') and not line.startswith(b"{ "):
        return False
    if not rest and len(head) >= HEAD:
        return True
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False
    except RecursionError:
        return True
