"""Records: what programs write about a document above it is no part of it."""

import datetime

import pytest

import vbpl
from vbpl.model import Document
from vbpl.structure.records import LABELS as KNOWN
from vbpl.structure.records import label_of

DECREE = """\
CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77/2031/NĐ-CP
Hà Nội, ngày 04 tháng 3 năm 2031
NGHỊ ĐỊNH
Về bến thuyền
Căn cứ Luật Giao thông đường thủy nội địa số 23/2004/QH11;
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về bến thuyền.
"""
FRONT_MATTER = """\
---
title: "Nghị định số 78/2031/NĐ-CP"
so_ky_hieu: "78/2031/NĐ-CP"
van_ban_can_cu:
  - "Luật Đê điều ngày 29-11-2006"
  - "Điều 5 Luật Đường sắt"
  - "Nghị quyết số 19/2031/QH16 ngày 19-02-2031"
tu_khoa:
  - "bến thuyền"
---

"""
TOML_FRONT_MATTER = '+++\ntitle = "Nghị định số 78/2031/NĐ-CP"\ntu_khoa = ["Luật Đê điều"]\n+++\n'
JSON = '{\n"so_hieu": "78/2031/NĐ-CP",\n"can_cu": ["Luật Đê điều"],\n"ngay": null\n}\n'
LABELS = """\
*Source: https://vidu.vn/vanban?id=12*

# Nghị định 78/2031/NĐ-CP

* Hiệu lực:
  Còn hiệu lực một phần
* Ngày có hiệu lực:
  01/05/2031
"""
TITLED = """\
# Nghị định 78/2031/NĐ-CP — bến thuyền

## Thông tin chung
- **Số hiệu:** 78/2031/NĐ-CP
- **Cơ quan ban hành:** Chính phủ
- **Căn cứ pháp lý:** Luật Đê điều, theo đó các bến
thuyền phải có người trực
- **Từ khóa:** bến thuyền, trực đêm

---
"""
FILE = "Tên file: nd-78-2031.pdf\nTừ khóa: bến thuyền; Luật Đê điều\nCơ quan ban hành: Chính phủ\n\n"


def surroundings(document: Document, text: str) -> str:
    return "".join(text[each.span.start : each.span.end] for each in document.fragments if each.role == "surroundings")


@pytest.mark.parametrize("record", [FRONT_MATTER, TOML_FRONT_MATTER, JSON, LABELS, TITLED, FILE])
def test_a_record_stands_around_the_document(record: str) -> None:
    text = record + DECREE
    document = vbpl.parse(text)
    header = document.header
    assert header.number is not None and header.number.canonical == "77/2031/NĐ-CP"
    assert (header.date, header.subject) == (datetime.date(2031, 3, 4), "Về bến thuyền")
    assert [issuer.name for issuer in header.issuers] == ["CHÍNH PHỦ"]
    assert len(document.recitals) == 1 and document.unparsed_share == 0
    assert [citation.name for citation in document.citations if citation.name] == ["Giao thông đường thủy nội địa"]
    assert surroundings(document, text).rstrip("\n-") in record
    assert [each.severity for each in document.diagnostics if each.code == "V260"] == ["info"]


@pytest.mark.parametrize(("name", "is_field"), [
    ("Tên", True), ("'so.ky-hieu'", True), ("co_quan_ban_hanh_va_nguoi_ky_van_ban_ve_ben_do", True),
    ("Tên các bến đò trong tỉnh", True), ("Tên các bến đò lớn trong tỉnh", False),
])
def test_the_name_of_a_field_is_of_any_length_but_of_few_words(name: str, is_field: bool) -> None:
    document = vbpl.parse(f"---\n{name}: Sở Đò\n---\n{DECREE}")
    assert ("V260" in [each.code for each in document.diagnostics]) is is_field


def test_what_only_a_record_says_is_not_read() -> None:
    document = vbpl.parse(f"{FRONT_MATTER}NGHỊ ĐỊNH\nVề bến thuyền\nĐiều 1. Phạm vi\nCác bến thuyền.\n")
    assert (document.header.number, document.header.date, document.header.subject) == (None, None, "Về bến thuyền")
    assert document.citations == ()


def test_a_type_and_its_number_are_all_that_is_left_of_a_header() -> None:
    head = "# THÔNG TƯ SỐ 13/2031/TT-BGTVT\n\n**Sửa đổi mức phí bến**\n\n"
    text = f"{FRONT_MATTER}{head}Căn cứ Luật Giá;\n\n## Điều 1. Phí\nHai."
    document = vbpl.parse(text)
    assert (document.kind, document.header.subject, len(document.recitals)) == ("thong_tu", "Sửa đổi mức phí bến", 1)
    assert document.header.number is not None and document.header.number.canonical == "13/2031/TT-BGTVT"


@pytest.mark.parametrize("head", [
    "---\nUBND XÃ VẠN XUÂN\n---\n",  # rules of a header
    "---\nsource: cổng\nSố: 5/UBND-VP\n---\n",  # a number that is labelled stands within
    "Nguồn: cổng thông tin\n",  # one label
    "Số: 5/UBND-VP\nNgười ký: Lò A\n",
    '{\n"số": 5\nUBND XÃ\n',  # never closed
    "---\nsource: cổng\n",
])
def test_what_is_no_record(head: str) -> None:
    document = vbpl.parse(head + DECREE)
    assert "V260" not in [each.code for each in document.diagnostics]


def test_labels_of_a_text_without_a_header() -> None:
    text = "Tiêu đề: Sổ tay bến thuyền\nTác giả: Tổ bến\nGhi chú: bản in thử\nCác bến thuyền trực đêm.\n"
    document = vbpl.parse(text)
    assert "trực đêm" not in surroundings(document, text)


PRINTED = """\
Source; URL; Link; Title; File; Filename; File name; Author; Category; Keywords; Summary; Nguồn; Nguồn chính thức;
Nguồn dữ liệu; Đường dẫn; Liên kết; Tên file; Tên tệp; Tệp; Tiêu đề; Từ khóa; Tóm tắt; Mô tả; Ghi chú; Chủ đề; Lĩnh
vực; Ngành; Tên văn bản; Loại văn bản; Loại; Số hiệu; Số hiệu văn bản; Số ký hiệu; Số/Ký hiệu; Số, ký hiệu; Ký hiệu;
Số hiệu/Ký hiệu; Cơ quan ban hành; Nơi ban hành; Đơn vị ban hành; Tổ chức ban hành; Người ký; Chức danh; Chức vụ; Ngày
ban hành; Ngày hiệu lực; Ngày có hiệu lực; Hiệu lực; Ngày hết hiệu lực; Ngày hết hạn; Ngày công báo; Số công báo; Ngày
cập nhật; Ngày đăng; Ngày crawl; Ngày tải; Tình trạng; Tình trạng hiệu lực; Trạng thái; Trích yếu; Trích yếu nội dung;
Phạm vi; Thay thế; Văn bản thay thế; Văn bản bị thay thế; Văn bản liên quan; Văn bản căn cứ; Căn cứ pháp lý; Đối tượng
áp dụng; Mã văn bản
"""


def test_programs_label_the_fields_of_a_record_in_these_words() -> None:
    printed = " ".join(PRINTED.split()).split("; ")
    assert {label_of(f"- **{words}:** bến thuyền") for words in printed} == KNOWN
