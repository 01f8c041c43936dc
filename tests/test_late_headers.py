"""A header below the body, as a converter leaves it that writes the paragraphs of a file first, then its tables."""

import pytest

import vbpl

DECISION = """QUYẾT ĐỊNH
Về việc kiện toàn Ban Quản lý rừng Mây Trắng

GIÁM ĐỐC SỞ Y TẾ

Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;

QUYẾT ĐỊNH:

Điều 1. Kiện toàn Ban Quản lý rừng Mây Trắng.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
"""
LETTER = """Kính gửi: Ủy ban nhân dân các xã, phường

Sở Y tế đề nghị Ủy ban nhân dân các xã báo cáo kết quả trước ngày 30/3/2024./.
"""
CLOSING = """Nơi nhận:
- Như Điều 2;
- Lưu: VT. | GIÁM ĐỐC



Trần Thị Sao
"""
HEADERS = {
    "rows of cells, line by line": """UBND TỈNH BẾN MÂY
SỞ Y TẾ
-------
Số: 12/QĐ-SYT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Bến Mây, ngày 05 tháng 3 năm 2024
""",
    "one row on one line": "UBND TỈNH BẾN MÂY SỞ Y TẾ ------- Số: 12/QĐ-SYT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
    "Độc lập - Tự do - Hạnh phúc --------------- Bến Mây, ngày 05 tháng 3 năm 2024\n",
    "a table of Markdown": "| UBND TỈNH BẾN MÂY SỞ Y TẾ Số: 12/QĐ-SYT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
    "Độc lập - Tự do - Hạnh phúc Bến Mây, ngày 05 tháng 3 năm 2024 |\n| --- | --- |\n\n",
    "columns": "UBND TỈNH BẾN MÂY\nSỞ Y TẾ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 12/QĐ-SYT\tBến Mây, ngày 05 tháng 3 năm 2024\n",
}


@pytest.mark.parametrize("table", HEADERS.values(), ids=list(HEADERS))
def test_header_below_the_body(table: str) -> None:
    text = f"{DECISION}\n{table}{CLOSING}"
    document, = vbpl.parse_bundle(text).documents
    header = document.header
    assert header.number is not None and header.number.canonical == "12/QĐ-SYT"
    assert (str(header.date), header.place, header.type_name) == ("2024-03-05", "Bến Mây", "QUYẾT ĐỊNH")
    issuer, = header.issuers
    assert (issuer.name, issuer.parent and issuer.parent.name) == ("SỞ Y TẾ", "UBND TỈNH BẾN MÂY")
    assert document.body[-1].text == "Quyết định này có hiệu lực kể từ ngày ký./."
    assert [each.name for each in document.signers] == ["Trần Thị Sao"]
    assert text[header.span.start : header.span.end].endswith("GIÁM ĐỐC SỞ Y TẾ")


def test_header_of_a_letter_below_its_body() -> None:
    topic = "Số: 12/SYT-NVY\nV/v báo cáo kết quả\nphòng, chống dịch bệnh | CỘNG HÒA"
    table = HEADERS["rows of cells, line by line"].replace("Số: 12/QĐ-SYT | CỘNG HÒA", topic)
    document, = vbpl.parse_bundle(f"{LETTER}\n{table}{CLOSING}").documents
    assert (document.kind, document.header.subject) == ("cong_van", "báo cáo kết quả phòng, chống dịch bệnh")
    assert document.header.issuers[0].name == "SỞ Y TẾ"


def test_form_below_a_body_is_no_header_of_it() -> None:
    form = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐƠN XIN CẤP PHÉP\nKính gửi: Sở Y tế\n"
    document = vbpl.parse(f"{DECISION}\n{form}Tôi là: ....\n")
    assert document.header.number is None and document.header.date is None


@pytest.mark.parametrize("below", ["", "2\n"], ids=["alone", "above a page number"])
def test_header_among_the_grounds(below: str) -> None:
    """A converter of PDF writes the table of the header at the end of its page."""
    grounds = "Theo đề nghị của Chánh Văn phòng tại Tờ trình số 7/TTr-VP.\n\nQUYẾT ĐỊNH:\n"
    table = HEADERS["rows of cells, line by line"].replace(" | ", "\n")
    text = f"{DECISION}\n{CLOSING}".replace("QUYẾT ĐỊNH:\n", f"{table}{below}{grounds}")
    document, = vbpl.parse_bundle(text).documents
    header = document.header
    assert header.number is not None and header.number.canonical == "12/QĐ-SYT"
    assert (str(header.date), header.place) == ("2024-03-05", "Bến Mây")
    assert [issuer.name for issuer in header.issuers] == ["SỞ Y TẾ"]
    assert [recital.text[:12] for recital in document.recitals] == ["Căn cứ Luật ", "Theo đề nghị"]
    assert [unit.number for unit in document.body] == ["1", "2"]
    assert document.unparsed_share == 0
