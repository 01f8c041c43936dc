"""Unparsed text: its share is reported, and certain texts must not be cut off."""

import pytest

import vbpl
from vbpl.model.walk import iter_blocks

DECISION = """\
UBND TỈNH HÀ GIANG
SỞ NỘI VỤ
Số: 12/QĐ-SNV
Hà Giang, ngày 05 tháng 3 năm 2021
QUYẾT ĐỊNH
Về việc trực đêm
Điều 1. Các phòng trực theo lịch.
Điều 2. Quyết định này có hiệu lực từ ngày ký.
GIÁM ĐỐC
Trần Văn An
"""
MENU = "Đăng nhập vào cổng thông tin\nTrang chủ và tin tức\n"


def test_a_text_that_is_read_whole_leaves_nothing() -> None:
    document = vbpl.parse(DECISION)
    assert (document.unparsed_share, [each.code for each in document.diagnostics if each.code == "V257"]) == (0.0, [])


def test_what_follows_the_last_part_counts() -> None:
    tail = "Các liên kết khác của cổng thông tin điện tử.\n"
    document = vbpl.parse(DECISION + tail)
    share = sum(map(str.isalpha, tail)) / sum(map(str.isalpha, DECISION + tail))
    assert document.unparsed_share == round(share, 4)
    assert "V257" in [each.code for each in document.diagnostics]


def test_little_is_no_warning() -> None:
    body = DECISION.replace("theo lịch.", "theo lịch. " + "Lịch trực do văn phòng lập hằng tháng. " * 40)
    document = vbpl.parse(body + "Xem thêm.\n")
    assert 0 < document.unparsed_share < 0.02
    assert "V257" not in [each.code for each in document.diagnostics]


def test_what_a_portal_prints_above_is_told_apart() -> None:
    document = vbpl.parse(MENU + DECISION)
    assert document.unparsed_share == 0
    assert [each.role for each in document.fragments if each.role in ("surroundings", "unparsed")] == ["surroundings"]


def test_a_wrapped_reference_named_twice_is_no_caption() -> None:
    rows = "".join(
        f"{letter}) Tuổi nghỉ của nhóm {letter} theo điểm {letter} khoản 1 Điều 12\n"
        "Nghị định số 157/2025/NĐ-CP thực hiện theo Phụ lục ban hành kèm theo;\n" for letter in "ab"
    )
    document = vbpl.parse(DECISION.replace("Điều 2.", f"1. Lộ trình như sau:\n{rows}Điều 2."))
    assert document.unparsed_share == 0
    assert [block.number for block in iter_blocks(document) if block.type == "point"] == ["a", "b"]
    assert document.signers[0].name == "Trần Văn An"


@pytest.mark.parametrize(("head", "kind"), [
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG CỦA SỞ NỘI VỤ", "chuong_trinh"), ("KẾ HOẠCH TRỰC ĐÊM", "ke_hoach"),
    ("QUY CHẾ TRỰC ĐÊM", "quy_che"), ("TẬP DANH MỤC", "danh_muc"),
])
def test_an_instrument_with_a_title_over_several_lines_is_an_attachment(head: str, kind: str) -> None:
    title = "Thực hiện kết luận của Thường trực về việc trực đêm\nvà bảo vệ trụ sở gắn với mục tiêu “năm an toàn”\n"
    note = "(Kèm theo Quyết định số 12/QĐ-SNV ngày 05 tháng 3 năm 2021)\n"
    document = vbpl.parse(f"{DECISION}{head}\n{title}{note}I. MỤC ĐÍCH\n1. Bảo vệ.")
    assert [(each.heading, each.kind) for each in document.attachments] == [(head, kind)]
    assert document.attachments[0].body[0].number == "I"
    assert document.unparsed_share == 0
