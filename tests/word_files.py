"""Word files made for tests: a small .docx of paragraphs, tables, lists and notes, and a .doc of one."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import olefile

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/numbering.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/footnotes.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
<Override PartName="/word/header1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>
</Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>"""
PART_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{OFFICE}/numbering" Target="numbering.xml"/>
<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="{OFFICE}/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId4" Type="{OFFICE}/header" Target="header1.xml"/></Relationships>"""


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, numbers: str = "", style: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    runs = content if content.startswith("<") else run(content)
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{numbers}</w:pPr>{runs}</w:p>"


def listed(text: str, level: int = 0, list_id: int = 1) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, numbers)


def table(*rows: Iterable[Iterable[str]]) -> str:
    """A table of rows of cells of lines."""
    cells = ("".join(f"<w:tc><w:tcPr/>{''.join(map(paragraph, cell))}</w:tc>" for cell in row) for row in rows)
    grid = "<w:tblPr/><w:tblGrid/>"
    return f"<w:tbl>{grid}{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def level(index: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    """Lists 1 and 2 of one kind; the second one restarts. Further XML can be added."""
    return (
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        f"</w:lvlOverride></w:num>{more}</w:numbering>"
    )


def word_file(*body: str, numbers: str = "", styles: str = "", notes: str = "", header: str = "") -> bytes:
    """A .docx with a body of paragraphs and tables."""
    reference = '<w:headerReference w:type="default" r:id="rId4"/>' if header else ""
    document = (
        f"<w:document {NAMESPACES}><w:body>{''.join(body)}<w:sectPr>{reference}"
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/_rels/document.xml.rels": PART_RELATIONS,
        "word/document.xml": document,
        "word/numbering.xml": numbers or f"<w:numbering {NAMESPACES}/>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{header or paragraph('')}</w:hdr>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return made.getvalue()


def saved_as_doc(docx: bytes, folder: Path) -> bytes:
    """A .docx as LibreOffice saves it in the format of Word 97."""
    source = folder / "file.docx"
    source.write_bytes(docx)
    profile = (folder / "profile").as_uri()
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "doc:MS Word 97",
                    "--outdir", str(folder), str(source)], check=True, capture_output=True)  # fmt: skip
    return source.with_suffix(".doc").read_bytes()


def without_own_numbers(doc: bytes) -> bytes:
    """A .doc whose paragraphs get list and level only from their styles, as Word writes it.

    LibreOffice repeats both on each paragraph: so sprmPIlfo and sprmPIlvl become properties without a meaning for
    lists.
    """
    file = io.BytesIO(doc)
    with olefile.OleFileIO(file, write_mode=True) as streams:
        main = streams.openstream("WordDocument").read()
        main = re.sub(rb"\x0b\x46(?!\0\0)", b"\x25\x46", main)
        streams.write_stream("WordDocument", main.replace(b"\x0a\x26", b"\x0f\x24"))
        return file.getvalue()


def footnote(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'


def note_mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


HEADER = table([
    ["ỦY BAN NHÂN DÂN", "HUYỆN SÔNG HẬU", "-------", "Số: 27/QĐ-UBND"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-------",
     "Sông Hậu, ngày 14 tháng 3 năm 2019"],
])  # fmt: skip
CLOSING = table(
    [
        ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Bến"],
    ]
)
FACTS = table(
    [["TT"], ["Tên chợ"], ["Số sạp"]],
    [["1"], ["Chợ Nổi"], ["120"]],
    [["2"], ["Chợ Bến Tre", "(khu A)"], ["85"]],
)


def decision(long: bool = False) -> bytes:
    """A made-up decision of a district with everything that makes a Word file hard to read."""
    filling = [
        paragraph(f"Hộ kinh doanh thứ {count} nộp phí vào ngày làm việc đầu tiên của mỗi tháng tại ban quản lý.")
        for count in range(1, 90 if long else 1)
    ]
    return word_file(
        HEADER, paragraph("QUYẾT ĐỊNH"), paragraph("Về việc quản lý chợ nổi trên địa bàn huyện"),
        paragraph("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
        paragraph("QUYẾT ĐỊNH:"),
        listed("Phạm vi áp dụng"), listed("Quyết định này áp dụng cho mọi hộ kinh doanh.", 1),
        listed("Các chợ được quản lý gồm:", 1), listed("Chợ trên sông;", 2), listed("Chợ trên bờ.", 2), FACTS,
        listed("Mức phí"), listed("Mức phí do hội đồng ấn định.", 1), *filling,
        listed("Thi hành"), paragraph(run("Chánh Văn phòng thi hành Quyết định này") + note_mark(3) + run(".")),
        CLOSING,
        numbers=numbering(level(0, "decimal", "Điều %1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")),
        notes=footnote(3, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân."),
        header=paragraph("CÔNG BÁO HUYỆN SÔNG HẬU"),
    )  # fmt: skip
