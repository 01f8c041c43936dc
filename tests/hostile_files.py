"""Files made to attack, each by a few lines of code, of any size. Each kind once broke a reader."""

import io
import json
import struct
import tarfile
import zipfile
import zlib

import pyarrow
from pyarrow import parquet

from word_files import NAMESPACES, TYPES

PICTURE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>Số:
 12/QĐ-UBND<draw:frame draw:name="a" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image
 xlink:href="{url}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p></office:text>
</office:body></office:document>"""
"""A flat OpenDocument file with a picture from another place."""


def wide_page(paragraphs: int) -> bytes:
    lines = "".join(f"<p>Đoạn số {number}</p>" for number in range(paragraphs))
    return f"<html><body>{lines}</body></html>".encode()


def deep_page(levels: int) -> bytes:
    return ("<html><body>" + "<div>một " * levels + "</div>" * levels).encode()


def many_attributes(count: int) -> bytes:
    return f"<html><body><p {' '.join(f'a{number}=1' for number in range(count))}>x</p>".encode()


def _word(document: str, **parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{document}</w:body></w:document>")
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return made.getvalue()


def style_circle(styles: int, paragraphs: int) -> bytes:
    """Each style is based on the next, the last on the first."""
    made = "".join(f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{(number + 1) % styles}"/></w:style>'
                   for number in range(styles))
    lines = "".join(f'<w:p><w:pPr><w:pStyle w:val="s{number % styles}"/></w:pPr><w:r><w:t>x{number}</w:t></w:r></w:p>'
                    for number in range(paragraphs))
    return _word(lines, styles=f"<w:styles {NAMESPACES}>{made}</w:styles>")


def long_labels(places: int, paragraphs: int) -> bytes:
    """A list whose label repeats its number."""
    numbering = (f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">'
                 f'<w:numFmt w:val="lowerLetter"/><w:start w:val="998"/><w:lvlText w:val="{"%1" * places}"/></w:lvl>'
                 '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>')
    line = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    return _word(line * paragraphs, numbering=numbering)


def headed_word(head: str) -> bytes:
    return _word("<w:p><w:r><w:t>x</w:t></w:r></w:p>",
                 header1=f"<w:hdr {NAMESPACES}><w:p><w:r><w:t>{head}</w:t></w:r></w:p></w:hdr>")


def zip_of(*names: str) -> bytes:
    """A zip with these names. Its members are empty, and names may repeat."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number, name in enumerate(names):
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, f"Số: {number}/QĐ-UBND")
    return made.getvalue()


def zip_of_version(version: int) -> bytes:
    data = bytearray(zip_of("a.txt"))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 6, version)
    return bytes(data)


def tar_of(*names: str) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 4
            archive.addfile(info, io.BytesIO(b"text"))
    return made.getvalue()


def pax_header(values: bytes) -> bytes:
    info = tarfile.TarInfo("x")
    info.size, info.type = len(values), tarfile.XHDTYPE
    return info.tobuf() + values + bytes(-len(values) % 512) + bytes(1024)


def deep_row(levels: int) -> bytes:
    return b'{"text": ' + b"[" * levels + b"]" * levels + b"}\n" + json.dumps({"text": "x"}).encode()


def repeated_text(characters: int, rows: int) -> bytes:
    """A small Parquet file of one large text in all rows."""
    made = io.BytesIO()
    table = pyarrow.table({"text": pyarrow.array(["a" * characters] * rows)})
    parquet.write_table(table, made, compression="zstd", use_dictionary=True)
    return made.getvalue()


def pdf_of_objects(*objects: bytes) -> bytes:
    """A PDF whose page is object 3 and its content object 4."""
    head = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>")
    written = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate((*head, *objects), 1))
    return b"%PDF-1.5\n" + written + b"trailer<</Root 1 0 R>>\n%%EOF"


def forms_in_forms(levels: int) -> bytes:
    """A page that draws a form ten times, which draws another ten times, and so on."""
    box, calls = b"/MediaBox[0 0 600 800]", b"/X Do " * 10
    page = b"<</Type/Page/Parent 2 0 R%s/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>" % box
    content = b"<</Length %d>>stream\n%s\nendstream" % (len(calls), calls)
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>/Length %d>>stream\n%s\n"
        b"endstream" % (number + 1, len(calls), calls) for number in range(5, 5 + levels)
    ]
    return pdf_of_objects(page, content, *forms)


def packed_twice(megabytes: int) -> bytes:
    """A page whose content is so many megabytes, packed, and packed again."""
    packer = zlib.compressobj()
    once = b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()
    twice = zlib.compress(once)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>"
    filters = b"/Filter[/FlateDecode/FlateDecode]"
    return pdf_of_objects(page, b"<</Length %d%s>>stream\n%s\nendstream" % (len(twice), filters, twice))
