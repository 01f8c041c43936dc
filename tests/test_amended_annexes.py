"""Amendments of annexes, and which attachment of the amending act is the new text."""

import pytest

import vbpl

TEXT = """BỘ GIAO THÔNG
Số: 9/2021/TT-BGT
THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 53/2014/TT-BGT
Điều 1. Sửa đổi
{unit}
BỘ TRƯỞNG
Trần Văn Bến
PHỤ LỤC I
DANH SÁCH BẾN
(Kèm theo Thông tư số 9/2021/TT-BGT)
1. An Lạc.
PHỤ LỤC II
GIÁ PHÀ
(Kèm theo Thông tư số 9/2021/TT-BGT)
1. Năm nghìn.
MẪU SỐ 01
ĐƠN XIN MỞ BẾN
(Kèm theo Thông tư số 9/2021/TT-BGT)
Tên bến: An Lạc.
"""
OLD = "thong_tu|53/2014/TT-BGT||"


def amended(unit: str) -> list[tuple[str, str | None, str | None, str | None]]:
    """Action, target, amended act, and the first line of the attachment that is its new text."""
    text = TEXT.format(unit=unit)
    return [
        (each.action, str(target), each.document_key,
         text[each.annex.start : each.annex.end].split("\n")[0] if each.annex else None)
        for each in vbpl.parse(text).amendments for target in each.targets
    ]


@pytest.mark.parametrize(("unit", "wanted"), [
    ("1. Thay thế Phụ lục I.", [("replace", "annex='I'", OLD, "PHỤ LỤC I")]),
    ("1. Thay thế Phụ lục II.", [("replace", "annex='II'", OLD, "PHỤ LỤC II")]),
    ("1. Bổ sung Phụ lục II.", [("insert", "annex='II'", OLD, "PHỤ LỤC II")]),
    ("1. Bãi bỏ Phụ lục II.", [("repeal", "annex='II'", OLD, None)]),
    ("1. Thay thế Phụ lục IV.", [("replace", "annex='IV'", OLD, None)]),
    ("1. Thay thế Phụ lục V bằng Phụ lục II ban hành kèm theo Thông tư này.",
     [("replace", "annex='V'", OLD, "PHỤ LỤC II")]),
    ("1. Thay thế Mẫu số 1.", [("replace", "annex='1'", OLD, "MẪU SỐ 01")]),
    ("1. Bãi bỏ mục 2 tại Phụ lục II.", [("repeal", "section='2' annex='II'", OLD, None)]),
    ("1. Bãi bỏ mục 2 tại Mẫu số 01 Phụ lục II.", [("repeal", "section='2' annex='II/01'", OLD, None)]),
    ("1. Tại Phụ lục II, bãi bỏ khoản 2.", [("repeal", "clause='2' annex='II'", OLD, None)]),
    ("1. Tại Mẫu số 01 Phụ lục II, thay cụm từ “bến” bằng cụm từ “đò” tại mục 2.",
     [("replace_words", "section='2' annex='II/01'", OLD, None)]),
    ("1. Bổ sung Phụ lục “Danh sách đò”.", [("insert", "annex='Danh sách đò'", OLD, None)]),
])
def test_the_new_text_of_an_annex(unit: str, wanted: list[tuple[str, str, str, str | None]]) -> None:
    assert amended(unit) == wanted


def test_each_place_has_its_own_act() -> None:
    unit = ("1. Sửa đổi khoản 2 Điều 5 của Thông tư số 7/2010/TT-BGT, khoản 3 Điều 6 của Thông tư số 8/2011/TT-BGT như "
            "sau:\n“2. Một.”\n“3. Hai.”")
    assert [key for _, _, key, _ in amended(unit)] == ["thong_tu|7/2010/TT-BGT||", "thong_tu|8/2011/TT-BGT||"]
