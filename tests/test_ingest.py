"""Files of every format to text: what is kept, what is left out, and what an error says."""

import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

import vbpl
from ingested import PAGE, TEXT, needs, pdf_of, text_of
from vbpl.ingest import (
    DamagedFileError,
    IngestError,
    Item,
    LockedFileError,
    MissingToolError,
    ScannedError,
    UnknownFormatError,
    detect_format,
    read_file,
    read_item,
)
from vbpl.ingest.pdf import _draw
from word_files import HEADER, decision, paragraph, run, word_file

FILES = Path(__file__).parent / "data" / "files"
SHARED = Path(__file__).parents[1] / "../shared"

def picture_pdf(pdf: bytes, page: int = 0) -> bytes:
    """A PDF with a picture of a page and no text, as a scanner makes it."""
    with pypdfium2.PdfDocument(pdf) as document:
        bitmap = document[page].render(scale=200 / 72, grayscale=True)
        rows = memoryview(bitmap.buffer).cast("B")
        pixels = b"".join(rows[y * bitmap.stride :][: bitmap.width] for y in range(bitmap.height))
    size = f"{bitmap.width} {bitmap.height}".split()
    show = b"q 595 0 0 842 0 0 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(show), show),
        b"<</Type/XObject/Subtype/Image/Width %s/Height %s/ColorSpace/DeviceGray/BitsPerComponent 8/Length %d>>stream\n"
        % (size[0].encode(), size[1].encode(), len(pixels))
        + pixels
        + b"\nendstream",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(body)
    )


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), "text"), (TEXT.encode("utf-16"), "text"), (b"", "text"), (b"\xef\xbb\xbf\xe1\xbb\x99", "text"),
        (b"<!DOCTYPE html><p>a", "html"), (b"\n<!-- x -->\n<HTML lang=vi>", "html"), (b"{\\rtf1", "rtf"),
        ("<html><p>a</p>".encode("utf-16"), "html"), (b"%PDF-1.4", "pdf"), (b"\r\n%PDF-1.4", "pdf"),
        (decision(), "docx"), (b"PAR1....", "parquet"), (b'{"text": "a"}\n{"text": "b"}', "jsonl"), (b"{\n  1", "text"),
        (b'{"broken', "text"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\x1f\x8b\x08", "tar"),
        (bytes(range(256)) * 9, None), (b"MZ\0\0\x01\x02" * 99, None),
    ],
)  # fmt: skip
def test_the_format_is_told_by_the_content(data: bytes, kind: str | None) -> None:
    assert detect_format(data) == kind


def test_a_word_file_with_its_main_part_far_from_the_start_is_no_zip() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("media/a.bin", bytes(200_000))
        archive.writestr("word/document.xml", "<a/>")
    assert detect_format(made.getvalue()) == "docx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-8-sig"])
def test_unicode_text(encoding: str) -> None:
    reading = read_item(Item("a", TEXT.encode(encoding), "text"))
    assert reading == (TEXT, ())


def test_text_of_before_unicode_says_its_encoding() -> None:
    words = "C¨n cø LuËt Tæ chøc ChÝnh phñ; Theo ®Ò nghÞ cña Bé tr­ëng Bé Tµi chÝnh, QuyÕt ®Þnh ban hµnh quy chÕ nµy."
    reading = read_item(Item("a", words.encode("latin-1"), "text"))
    assert reading.text.startswith("Căn cứ Luật Tổ chức Chính phủ; Theo đề nghị của Bộ trưởng")
    assert [(each.code, each.message) for each in reading.diagnostics] == [("F106", "read as tcvn3")]


DECISION = """\
ỦY BAN NHÂN DÂN
HUYỆN SÔNG HẬU
-------
Số: 27/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
-------
Sông Hậu, ngày 14 tháng 3 năm 2019
QUYẾT ĐỊNH
Về việc quản lý chợ nổi trên địa bàn huyện
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
QUYẾT ĐỊNH:
Điều 1. Phạm vi áp dụng
1. Quyết định này áp dụng cho mọi hộ kinh doanh.
2. Các chợ được quản lý gồm:
a) Chợ trên sông;
b) Chợ trên bờ.
TT\tTên chợ\tSố sạp
1\tChợ Nổi\t120
2\tChợ Bến Tre (khu A)\t85
Điều 2. Mức phí
1. Mức phí do hội đồng ấn định.
Điều 3. Thi hành
Chánh Văn phòng thi hành Quyết định này[1].
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bến
[1] Văn phòng Hội đồng nhân dân và Ủy ban nhân dân."""


def test_docx() -> None:
    assert text_of(decision()) == DECISION


def test_doc() -> None:
    text, remarks = read_file(FILES / "quyet-dinh.doc")
    assert text == DECISION
    assert [each.message for each in remarks] == ["text outside the body left aside: 38 characters"]


def test_rtf() -> None:
    needs("soffice")
    lines = read_file(FILES / "quyet-dinh.rtf").text.split("\n")
    assert lines[:4] == DECISION.split("\n")[:4]
    assert "2\tChợ Bến Tre (khu A)\t85" in lines


@pytest.mark.parametrize("name", ["quyet-dinh.doc", "quyet-dinh.pdf"])
def test_files_parse_to_the_same_fields(name: str) -> None:
    document = vbpl.parse_file(FILES / name).documents[0]
    header = document.header
    assert header.number and header.date
    assert (document.kind, header.number.canonical, header.date.isoformat()) == (
        "quyet_dinh",
        "27/QĐ-UBND",
        "2019-03-14",
    )
    assert [issuer.name for issuer in header.issuers] == ["ỦY BAN NHÂN DÂN HUYỆN SÔNG HẬU"]
    assert [block.number for block in document.body if block.type == "article"] == ["1", "2", "3"]
    assert [signer.name for signer in document.signers] == ["Trần Văn Bến"]


def test_a_locked_doc_says_so() -> None:
    locked = bytearray((FILES / "quyet-dinh.doc").read_bytes())
    at = locked.index(b"\xec\xa5")
    locked[at + 11] |= 0x01
    with pytest.raises(LockedFileError, match="a: locked by a password"):
        text_of(bytes(locked))


def test_a_fast_saved_word_6_file_is_left_to_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = bytearray((FILES / "quyet-dinh.doc").read_bytes())
    at = odd.index(b"\xec\xa5")
    odd[at + 2 : at + 4], odd[at + 10] = (104).to_bytes(2, "little"), odd[at + 10] | 0x04
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingToolError, match="a: fast-saved Word 6 file; LibreOffice or antiword may read it"):
        text_of(bytes(odd))


def test_antiword_takes_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    needs("antiword")
    (tmp_path / "antiword").symlink_to(shutil.which("antiword") or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    from vbpl.ingest.word_tools import read_with_tools

    text = read_with_tools((FILES / "quyet-dinh.doc").read_bytes(), "a", ".doc", "odd").text
    assert "Về việc quản lý chợ nổi trên địa bàn huyện" in text.split("\n")


@pytest.mark.parametrize(
    "data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (FILES / "quyet-dinh.doc").read_bytes()[:9000]]
)
def test_a_damaged_doc_is_an_error_with_its_place(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(IngestError, match=r"^a: "):
        text_of(data)


def test_every_damaged_byte_of_a_doc_is_an_error_or_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    whole = (FILES / "quyet-dinh.doc").read_bytes()
    for at in range(0, len(whole), 97):
        damaged = bytearray(whole)
        damaged[at : at + 4] = b"\xff\xff\xff\x7f"
        try:
            text_of(bytes(damaged))
        except IngestError as error:
            assert error.place == "a"


def test_html_without_what_stands_around_the_text() -> None:
    reading = read_item(Item("a", PAGE.encode(), "html"))
    assert reading.text.split("\n") == [
        "ỦY BAN NHÂN DÂN", "HUYỆN SÔNG HẬU", "Số: 27/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Sông Hậu, ngày 14 tháng 3 năm 2019", "QUYẾT ĐỊNH", "Căn cứ Luật Đất đai;",
        "Căn cứ đề nghị của Sở;", "Điều 1. Phạm", "vi", "TT\tTên", "1\tChợ Nổi", "2\tChợ Bến", "3\tc", "4\td",
        "Điều 2. Thi hành", "Nơi nhận: VT",
    ]  # fmt: skip
    assert [each.code for each in reading.diagnostics] == ["F101"]


def test_a_page_without_marks_of_a_document_is_read_whole() -> None:
    assert text_of(b"<html><div>m\xe1\xbb\x99t</div><div><p>hai</p></div>") == "một\nhai"


def test_html_nested_without_end_is_read() -> None:
    assert text_of(b"<html>" + b"<div>" * 20_000 + b"<p>x</p>") == "x"
    assert text_of(b"<html>" + b"<div>" * 1_000 + b"<p>x</p>") == "x"


def test_a_text_box_is_no_part_of_the_sentence_that_holds_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('DỰ THẢO')}{paragraph('Lần 2')}</w:txbxContent></w:pict></w:r>"
    body = word_file(paragraph(run("Bến mở ") + box + run("từ tháng 5.")), paragraph(box), paragraph("Bến đóng."))
    assert text_of(body) == "Bến mở từ tháng 5.\nDỰ THẢO\nLần 2\nDỰ THẢO\nLần 2\nBến đóng."


def test_a_content_control_is_read_and_what_it_asks_for_is_not() -> None:
    asked = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Chọn ngày')}</w:sdtContent></w:sdt>"
    given = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('12/QĐ-SNV')}</w:sdtContent></w:sdt>"
    whole = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('QUYẾT ĐỊNH')}</w:sdtContent></w:sdt>"
    assert text_of(word_file(paragraph(run("Số: ") + given + asked), whole)) == "Số: 12/QĐ-SNV\nQUYẾT ĐỊNH"


def test_a_pdf_without_running_heads_and_page_numbers() -> None:
    reading = read_file(FILES / "quyet-dinh.pdf")
    lines = reading.text.split("\n")
    assert lines[:3] == [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "HUYỆN SÔNG HẬU\tVIỆT NAM",
        "-------\tĐộc lập - Tự do - Hạnh phúc",
    ]
    assert "CÔNG BÁO HUYỆN SÔNG HẬU" not in lines
    assert [each.code for each in reading.diagnostics] == ["F102"]


def test_a_number_of_a_pdf_torn_at_its_hyphen() -> None:
    text = text_of(pdf_of("Thuc hien Quyet dinh so 153/2003/QD-", "TTg ngay 30/7/2003"))
    assert text == "Thuc hien Quyet dinh so 153/2003/QD-\nTTg ngay 30/7/2003"


def test_the_number_stamped_on_a_page_of_a_document_signed_by_key() -> None:
    """Offices stamp number and day on the signed page. Each is in a signature field, in no line."""
    reading = read_item(Item("a", pdf_of("So:          /QD-SNV", "Dieu 1. Pham vi", stamp=("431", 96, 697)), "pdf"))
    assert reading.text == "So: 431 /QD-SNV\nDieu 1. Pham vi"
    assert not reading.diagnostics


POOR = "Can cir Nghi dinh so 12/2030/ND-CP ngay 26 thang 02 nam 2030 cua Chinh phu quy d6nh chirc nang"
"""Vietnamese as OCR for English reads it."""


def test_text_of_ocr_that_does_not_know_vietnamese_is_told() -> None:
    reading = read_item(Item("a", pdf_of(*[POOR] * 5), "pdf"))
    assert [each.message for each in reading.diagnostics] == [
        "text of pages 1 made by OCR that does not know Vietnamese; --ocr reads them anew"
    ]
    assert POOR in reading.text


def test_a_page_with_such_text_is_read_anew_where_ocr_is_asked_for() -> None:
    needs("tesseract")
    reading = read_item(Item("a", pdf_of(*[POOR] * 5), "pdf"), ocr=True)
    assert [each.message for each in reading.diagnostics] == ["read by OCR: pages 1"]
    assert "12/2030/" in reading.text


def test_a_scan_without_ocr_names_the_option() -> None:
    with pytest.raises(ScannedError, match=r"^a: a scan without text: read it with --ocr"):
        text_of(picture_pdf((FILES / "quyet-dinh.pdf").read_bytes()))


def test_a_scan_with_ocr() -> None:
    needs("tesseract")
    scan = picture_pdf((FILES / "quyet-dinh.pdf").read_bytes())
    reading = read_item(Item("a", scan, "pdf"), ocr=True)
    assert [each.message for each in reading.diagnostics] == ["read by OCR: pages 1"]
    document = vbpl.parse(reading.text)
    assert document.header.number and document.header.number.canonical == "27/QĐ-UBND"
    assert any(line.count("\t") == 1 for line in reading.text.split("\n")[:4])


def test_ocr_without_tesseract_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingToolError, match="tesseract"):
        text_of(picture_pdf((FILES / "quyet-dinh.pdf").read_bytes()), ocr=True)


def test_a_picture_without_ocr_names_the_option() -> None:
    with pytest.raises(ScannedError, match="--ocr"):
        text_of(b"\x89PNG\r\n\x1a\n" + bytes(99))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4", (FILES / "quyet-dinh.pdf").read_bytes()[:3000], b"%PDF-1.7\n" + bytes(5000)]
)
def test_a_damaged_pdf(data: bytes) -> None:
    with pytest.raises(DamagedFileError, match=r"^a: damaged PDF"):
        text_of(data)


def test_neither_text_nor_a_format() -> None:
    with pytest.raises(UnknownFormatError, match=r"^a: neither text nor"):
        text_of(bytes(range(256)) * 9)


def test_a_missing_file_is_an_error_of_vbpl(tmp_path: Path) -> None:
    with pytest.raises(vbpl.VbplError, match=r"nowhere\.doc: no such file or directory"):
        vbpl.parse_file(tmp_path / "nowhere.doc")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vbpl.ingest.word", None)
    with pytest.raises(MissingToolError, match=r'pip install "\.\[files\]"'):
        text_of(decision())


def test_readers_are_imported_when_they_are_needed() -> None:
    code = "import sys, vbpl; print({'lxml', 'selectolax', 'pypdfium2', 'olefile', 'pyarrow'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_real_files() -> None:
    folder = SHARED / "corpus" / "files"
    rows = [json.loads(line) for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    checks = [check for row in rows if not row.get("scanned") for check in agreement(folder, row)]
    assert len(checks) > 120
    assert sum(checks) / len(checks) >= 0.99, (sum(checks), len(checks))


def agreement(folder: Path, row: dict[str, str]) -> list[bool]:
    document = vbpl.parse_file(folder / row["file"]).documents[0]
    got = {
        "kind": document.kind,
        "date": str(document.header.date),
        "number": document.header.number.canonical if document.header.number else None,
    }
    return [got[field] == row[field] for field in ("kind", "date", "number") if field in row]


def test_the_header_table_reads_column_by_column() -> None:
    assert text_of(word_file(HEADER)).split("\n") == DECISION.split("\n")[:8]


def test_the_red_of_a_seal_is_no_ink_for_ocr() -> None:
    raw, document = pypdfium2.raw, pypdfium2.PdfDocument.new()
    page = document.new_page(90, 30)
    for left, colour in ((0, (220, 20, 40)), (30, (20, 30, 160)), (60, (0, 0, 0))):
        square = raw.FPDFPageObj_CreateNewRect(left, 0, 30, 30)
        raw.FPDFPageObj_SetFillColor(square, *colour, 255)
        raw.FPDFPath_SetDrawMode(square, raw.FPDF_FILLMODE_ALTERNATE, 0)
        raw.FPDFPage_InsertObject(page.raw, square)
    page.gen_content()
    header, pixels = _draw(page).split(b"255\n", 1)
    width, height = map(int, header.split()[1:3])
    row = pixels[width * (height // 2) :][:width]
    red, blue, black = (row[width * at // 6] for at in (1, 3, 5))
    assert len(pixels) == width * height
    assert red > 200 and blue < 60 and black < 10
