"""Small decisions of bodies: the findings of a court, ends of headings, and texts that a body issues."""

import pytest

import vbpl
from vbpl.model import Block

JUDGMENT = """TÒA ÁN NHÂN DÂN
TỈNH MÂY
Bản án số: 17/2020/DS-ST
Ngày: 22-9-2020
NHÂN DANH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
NỘI DUNG VỤ ÁN:
Nguyên đơn thuê ghe.
NHẬN ĐỊNH CỦA TÒA ÁN:
"""
ISSUED = """QUYẾT ĐỊNH
Về bến đò
Điều 1. {}.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
GIÁM ĐỐC
(Đã ký)
Trần Văn Bến

LỜI NÓI ĐẦU
""" + "Bến đò có phao, có đèn và có người giữ bến. " * 10 + "\n"


def numbers(units: list[Block] | tuple[Block, ...]) -> str:
    """The numbers of units; those of their children in brackets: ``1(1 2) 2``."""
    return " ".join(f"{unit.number}({numbers(unit.children)})".replace("()", "") for unit in units if unit.number)


@pytest.mark.parametrize(("heads", "expected"), [
    ("[1] [2] [4]", "1 2 4"),
    ("[1] 1. 2. [2] [3]", "1(1 2) 2 3"),
    ("[1] 1. 2. [3]", "1(1 2) 3"),
    ("[1] 1) [2]", "1(1) 2"),
    ("[1] 1) 2) [3]", "1(1 2) 3"),
    ("[2] 1) [3]", "2(1) 3"),
    ("[1] [1.1] [1.2] [2]", "1(1.1 1.2) 2"),
])
def test_a_finding_of_a_court_is_in_none_of_the_numbers_above(heads: str, expected: str) -> None:
    text = JUDGMENT + "".join(f"{head} Bến đò có phao.\n" for head in heads.split())
    document, = vbpl.parse_bundle(text).documents
    assert numbers(document.body) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Điều 3. Bãi bỏ Thông tư số 5/2020/TT-BYT\n\nThông tư số 6/2021/TT-BYT có hiệu lực từ nay.\n\nBến có đèn.",
     [("repeals", []), ("refers_to", [])]),
    ("Điều 3. Sửa đổi Điều 16\n\nBổ sung khoản 3 như sau:\n\n“3. Bến có phao.”.",
     [("amends", [("16", None)]), ("amends", [("16", "3")])]),
])
def test_a_heading_ends_its_sentence(text: str, expected: list[tuple[str, list[tuple[str, str | None]]]]) -> None:
    document, = vbpl.parse_bundle(text).documents
    found = [(one.relation, [(each.article, each.clause) for each in one.provisions]) for one in document.citations]
    assert found == expected


@pytest.mark.parametrize(("said", "issues"), [
    ("Ban hành kèm theo Quyết định này các điều về bến", True), ("Ban hành bản mẫu về bến", True),
    ("Ban hành chế độ trực bến", True), ("Ban hành chuẩn của bến", True), ("Ban hành Điều lệ bến", True),
    ("Ban hành nội quy bến", True), ("Ban hành tiêu chuẩn bến", True), ("Ban hành Quy chế bến", True),
    ("Ban hành lệnh mở bến", False), ("Mở bến", False),
])
def test_a_foreword_below_a_signature_begins_the_text_that_a_body_issues(said: str, issues: bool) -> None:
    document, = vbpl.parse_bundle(ISSUED.format(said)).documents
    assert [annex.heading for annex in document.attachments] == ["LỜI NÓI ĐẦU"] * issues


def test_a_numbering_begins_below_a_table_of_steps_without_numbers() -> None:
    text = "1. Trình tự\nBước 1\nNhận đơn.\nBước 2\nTrả đơn.\n\na) Đơn của chủ đò;\nb) Ảnh của đò.\n2. Lệ phí\n"
    document, = vbpl.parse_bundle(text).documents
    assert [unit.number for unit in document.body] == ["1", "2"]
    assert [unit.type for unit in document.body[0].children] == ["table", "point", "point"]


@pytest.mark.parametrize(("said", "expected"), [
    ("Bổ sung khoản 3", [("16", "3")]), ("Bổ sung khoản 3 Điều 17", [("17", "3")]),
    ("Bãi bỏ khoản 2 và sửa đổi khoản 3", [("16", "2"), ("16", "3")]),
])
def test_an_instruction_below_a_heading_is_about_the_article_that_this_names(
    said: str, expected: list[tuple[str, str]],
) -> None:
    head = "Điều 3. Sửa đổi Điều 16 Thông tư số 5/2020/TT-BYT"
    document, = vbpl.parse_bundle(f"{head}\n\n{said} như sau:\n“3. Bến có phao.”.\n").documents
    assert [(each.article, each.clause) for one in document.amendments for each in one.targets] == expected
