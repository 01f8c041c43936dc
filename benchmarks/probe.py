"""A Word file with everything that a plain reader may lose, and a check of what a text still has.

Only the standard library.

    python benchmarks/probe.py FOLDER      write probe.docx, and probe.pdf where LibreOffice is installed
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from html import escape
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
KINDS = ("numbering", "footnotes")
LEVELS = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
CHECKS = {
    "numbers": r"Điều 2\.\s+Giá vé",
    "points": r"^\W*a\) thuyền lớn;\s+b\) thuyền nhỏ\.",
    "cells": r"^\W*Trẻ em\s*[\t|]\s*2\.000 đồng\W*$",
    "notes": r"Giá có thuế\.",
    "columns": r"^XÃ BẾN ĐÒ(?:\t.*| *)$(?s:.*)^(?:.*\t)?Độc lập - Tự do - Hạnh phúc *$",
    "no deleted text": r"\A(?!(?s:.*)Chữ đã xóa)",
}
"""What a text still has, by a pattern: computed numbers of lists, a table with a row a line and its cells apart, a
footnote, the columns of the header one after the other or with a tab between them; and what was deleted is gone."""


def kept(text: str) -> dict[str, bool]:
    """Which of the checks a text passes."""
    text = text.replace("\r\n", "\n")
    return {name: re.search(pattern, text, re.MULTILINE) is not None for name, pattern in CHECKS.items()}


def word_file() -> bytes:
    """The probe as .docx."""
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>'
                    for name, kind in (("document", "document.main"), *zip(KINDS, KINDS, strict=True)))
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                               '"application/vnd.openxmlformats-package.relationships+xml"/>'
                               f"{types}</Types>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({kind: f"{kind}.xml" for kind in KINDS}),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{_body()}</w:body></w:document>',
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1">{_line("Giá có thuế.")}'
                              "</w:footnote></w:footnotes>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return made.getvalue()


def _body() -> str:
    header = [["ỦY BAN NHÂN DÂN", "XÃ BẾN ĐÒ", "Số: 27/QĐ-UBND"],
              ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Ngày 05 tháng 3 năm 2019"]]
    prices = [("Loại", "Giá vé"), ("Người lớn", "5.000 đồng"), ("Trẻ em", "2.000 đồng"), ("Xe đạp", "3.000 đồng"),
              ("Xe máy", "4.000 đồng"), ("Hàng hóa", "9.000 đồng")]
    listed = [("Mở bến", 0), ("Bến mở từ sáng.", 1), ("Thuyền ở bến:", 1), ("thuyền lớn;", 2), ("thuyền nhỏ.", 2),
              ("Giá vé", 0)]
    deleted = '<w:p><w:del w:id="9" w:author="a"><w:r><w:delText>Chữ đã xóa.</w:delText></w:r></w:del>'
    return "".join((
        _table([header]), _line("QUYẾT ĐỊNH"), *(_line(text, level) for text, level in listed),
        f'<w:p>{_run("Giá vé theo bảng")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        _table([[[cell] for cell in row] for row in prices]),
        f'{deleted}{_run("Quyết định có hiệu lực ngay.")}</w:p>',
    ))  # fmt: skip


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _line(text: str, level: int | None = None) -> str:
    numbers = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{numbers}</w:pPr>{_run(text)}</w:p>"


def _table(rows: list[list[list[str]]]) -> str:
    made = ("".join(f"<w:tc><w:tcPr/>{''.join(map(_line, cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in made)}</w:tbl>"


def _numbering() -> str:
    levels = "".join(f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
                     f'<w:lvlText w:val="{text}"/></w:lvl>' for index, (form, text) in enumerate(LEVELS))
    return (f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>')


def _relations(targets: dict[str, str]) -> str:
    each = (f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets.items()))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(each)}</Relationships>'


def write(folder: Path) -> list[Path]:
    """The probe in a folder, also printed by LibreOffice if it is installed."""
    word, printed = folder / "probe.docx", folder / "probe.pdf"
    word.write_bytes(word_file())
    command = ["soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}",
               "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        return [word]
    return [word, printed]


if __name__ == "__main__":
    print(*write(Path(sys.argv[1])), sep="\n")
