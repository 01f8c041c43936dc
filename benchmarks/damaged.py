"""Small sound files of every format, and ways to damage them: bytes lost, changed, repeated.

Imports vbpl.ingest; for `fuzz`.
"""

from __future__ import annotations

import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from random import Random

from vbpl.ingest import IngestError, Item, detect_format, read_item
from vbpl.ingest.containers import iter_bytes

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc mở bến đò\nĐiều 1. Mở bến đò An Lạc."


def read_all(data: bytes) -> list[str]:
    """The texts of a file and of its members, without those that cannot be read."""
    texts = []
    for item in iter_bytes(data, "fuzz"):
        if isinstance(item, IngestError):
            continue
        try:
            texts.append(read_item(Item(item.place, item.data, detect_format(item.data))).text)
        except IngestError:
            continue
    return texts


def html_file() -> bytes:
    """A page with a table, a list and an entity."""
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    return f"<html><body><table><tr><td>A&amp;B<td>C</table><ul><li>x</ul>{lines}</body></html>".encode()


def word_file() -> bytes:
    """A .docx with a style, a list and a table."""
    paragraphs = "".join(f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{line}</w:t></w:r></w:p>'
                         for line in TEXT.split("\n"))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{paragraphs}<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
                             "</w:body></w:document>",
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/><w:pPr>'
                           '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
                              '<w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
                              '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    }
    return zip_file({name: xml.encode() for name, xml in parts.items()})


def zip_file(members: dict[str, bytes], packed: int = zipfile.ZIP_STORED) -> bytes:
    """A zip without compression, so that changed bytes reach its members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def tar_file() -> bytes:
    """A tar with two members."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("a.txt", "thư mục/b.txt"):
            member = tarfile.TarInfo(name)
            member.size = len(TEXT.encode())
            archive.addfile(member, io.BytesIO(TEXT.encode()))
    return made.getvalue()


def rows_file() -> bytes:
    """JSON Lines."""
    return b"".join(json.dumps({"id": number, "text": TEXT}).encode() + b"\n" for number in range(3))


def pdf_file() -> bytes:
    """A PDF of one page, whose object table PDFium rebuilds."""
    content = b"BT /F 12 Tf 72 700 Td (So: 12/QD-UBND) Tj 0 -20 Td (Dieu 1. Mo ben do.) Tj ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length " + str(len(content)).encode() + b">>stream\n" + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    written = b"".join(b"%d 0 obj" % number + each + b"endobj\n" for number, each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + written + b"trailer<</Root 1 0 R>>\n%%EOF"


SOUND = (html_file, word_file, tar_file, rows_file, pdf_file,
         lambda: zip_file({"a.txt": TEXT.encode(), "b.docx": word_file()}, zipfile.ZIP_DEFLATED), TEXT.encode)


def iter_files(rng: Random) -> Iterator[bytes]:
    """Damaged files without end."""
    sound = [make() for make in SOUND]
    while True:
        data = bytearray(rng.choice(sound))
        for _ in range(rng.randrange(1, 8)):
            _damage(data, rng, sound)
        yield bytes(data)


def _damage(data: bytearray, rng: Random, sound: list[bytes]) -> None:
    """One way to damage files."""
    at = rng.randrange(len(data) + 1)
    other = rng.choice(sound)
    start = rng.randrange(len(other))
    match rng.randrange(7):
        case 0:
            data[at : at + 1] = bytes([rng.randrange(256)])
        case 1:
            del data[at : at + rng.choice((1, 2, 60))]
        case 2:
            data[at:at] = data[at : at + 40] * rng.choice((1, 2, 500))
        case 3:
            data[at : at + 4] = struct.pack("<I", rng.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, rng.randrange(1 << 32))))
        case 4:
            data[at:at] = other[start : start + rng.randrange(1, 400)]
        case 5:
            del data[max(1, at) :]
        case _:
            data[at : at + 8] = rng.randbytes(8)
