"""What Word stores apart from the words: numbers of lists and styles, changes, notes; and errors for damaged files."""

import io
import zipfile
from pathlib import Path

import pytest

from ingested import needs, text_of
from vbpl.ingest import DamagedFileError
from vbpl.ingest.lists import write_number
from word_files import (
    footnote,
    level,
    listed,
    note_mark,
    numbering,
    paragraph,
    run,
    saved_as_doc,
    table,
    without_own_numbers,
    word_file,
)  # fmt: skip


def test_numbers_of_lists_count_as_word_counts() -> None:
    levels = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", start=3), level(2, "bullet", "o"))
    text = text_of(word_file(
        listed("một"), listed("hai", 1), listed("ba", 1), listed("bốn", 2), listed("năm"), listed("sáu", 1),
        listed("bảy", list_id=2), listed("tám", list_id=2), listed("chín", list_id=9), numbers=levels,
    ))  # fmt: skip
    assert text.split("\n") == [
        "I. một", "I.3. hai", "I.4. ba", "- bốn", "II. năm", "II.3. sáu", "I. bảy", "II. tám", "chín",
    ]  # fmt: skip


def test_numbers_of_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Nen"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:basedOn w:val="Nen"/></w:style>'
    )
    made = word_file(
        paragraph("Phạm vi", style="Dieu"),
        paragraph("Mức phí", style="Dieu"),
        styles=styles,
        numbers=numbering(level(0, "decimal", "Điều %1.")),
    )
    assert text_of(made) == "Điều 1. Phạm vi\nĐiều 2. Mức phí"


def test_numbers_of_a_style_in_a_doc(tmp_path: Path) -> None:
    needs("soffice")
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoan"/>'
        '<w:basedOn w:val="Dieu"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    levels = numbering(level(0, "decimal", "Điều %1."), level(1, "decimal", "%2."))
    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    made = word_file(
        paragraph("Phạm vi", style="Dieu"), paragraph("Chợ trên sông.", style="Khoan"), paragraph("Chợ nổi"),
        paragraph("Phụ lục", unnumbered, style="Dieu"), paragraph("Mức phí", style="Dieu"),
        paragraph("Do hội đồng ấn định.", style="Khoan"), styles=styles, numbers=levels,
    )  # fmt: skip
    document = without_own_numbers(saved_as_doc(made, tmp_path))
    assert text_of(document).split("\n") == [
        "Điều 1. Phạm vi", "1. Chợ trên sông.", "Chợ nổi", "Phụ lục", "Điều 2. Mức phí", "1. Do hội đồng ấn định.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [(4, "lowerLetter", "d"), (27, "lowerLetter", "aa"), (14, "upperRoman", "XIV"), (7, "decimalZero", "07"),
     (3, "ordinalText", "3"), (0, "lowerLetter", "0")],
)  # fmt: skip
def test_forms_of_numbers(number: int, form: str, written: str) -> None:
    assert write_number(number, form) == written


def test_changes_of_word_are_taken_as_made() -> None:
    content = (
        run("Điều 1. ")
        + "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        + "<w:ins>"
        + run("mới")
        + "</w:ins>"
        + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:br/></w:r>"
        + run("dòng hai")
    )
    assert text_of(word_file(paragraph(content))) == "Điều 1. mới\ndòng hai"


def test_notes_are_numbered_by_their_marks() -> None:
    made = word_file(
        paragraph(run("A") + note_mark(9)),
        paragraph(run("B") + note_mark(4)),
        notes=footnote(4, "của B") + footnote(9, "của A") + footnote(5, "không ai gọi"),
    )
    assert text_of(made) == "A[1]\nB[2]\n[2] của B\n[1] của A"


def test_a_row_outside_a_table_is_text() -> None:
    assert (
        text_of(word_file("<w:tr><w:tc>" + paragraph("lạc") + "</w:tc></w:tr>", table([["a"], ["b"]]))) == "lạc\na\tb"
    )


def test_xml_entities_are_not_expanded() -> None:
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
        "x&b;&s;</w:t></w:r></w:p></w:body></w:document>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    assert text_of(made.getvalue()) == "x"


@pytest.mark.parametrize("part", ["<w:document", ""])
def test_a_damaged_docx(part: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", part)
    with pytest.raises(DamagedFileError, match=r"^a: damaged word/document.xml"):
        text_of(made.getvalue())
