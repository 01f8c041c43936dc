"""Headers read from strings, for the tests of headers."""

from collections.abc import Sequence

from vbpl.model import Issuer
from vbpl.source import Source
from vbpl.structure.header.pieces import split_header
from vbpl.structure.header.read import HeaderReading, read_header

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def read(text: str) -> HeaderReading:
    source = Source(text)
    return read_header(source.clean, split_header(source.clean, 0, len(source.clean)), source.span)


def roles(text: str) -> list[tuple[str, str]]:
    return [(piece.role, text[piece.start : piece.end]) for piece in split_header(text, 0, len(text))]


def names(issuers: Sequence[Issuer]) -> list[tuple[str, str | None]]:
    return [(issuer.name, issuer.parent.name if issuer.parent else None) for issuer in issuers]
