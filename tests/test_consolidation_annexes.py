"""Annexes: entries and rows of them are changed, and never the whole annex for one of them."""

import difflib

import pytest

from consolidated import ACT, amending, body_lines
from vbpl import consolidate, parse

ANNEXES = """
Phụ lục I
DANH MỤC BẾN
(Kèm theo Nghị định số 15/2019/NĐ-CP)
| STT | Tên bến | Loại |
| 1 | Bến Đá | A |
| 2 | Bến Cát | B |
| 3 | Bến Sỏi | B |

Phụ lục II
DANH MỤC NGHỀ
(Kèm theo Nghị định số 15/2019/NĐ-CP)
1. Nghề lái thuyền.
2. Nghề giữ bến:
- Ban ngày;
- Ban đêm.
3. Nghề đan lưới.
"""
LINES = body_lines(consolidate(parse(ACT + ANNEXES), []))


@pytest.mark.parametrize(("instruction", "status", "changed"), [
    ("Sửa đổi, bổ sung số thứ tự 2 của Phụ lục I như sau:\n“| 2 | Bến Bùn | C |”.", "applied",
     ["-2\tBến Cát\tB", "+2\tBến Bùn\tC"]),
    ("Sửa đổi, bổ sung số thứ tự 2 của Phụ lục I như sau:\n“| 2 | Bến Bùn |”.", "applied_in_doubt",
     ["-2\tBến Cát\tB", "+2\tBến Bùn"]),
    ("Bổ sung số thứ tự 2a vào sau số thứ tự 2 Phụ lục I như sau:\n“| 2a | Bến Bùn | C |”.", "applied",
     ["+2a\tBến Bùn\tC"]),
    ("Bãi bỏ số thứ tự 1 Phụ lục I.", "applied", ["-1\tBến Đá\tA", "+1\t(được bãi bỏ)"]),
    ("Bãi bỏ số thứ tự 9 Phụ lục I.", "target_missing", []),
    ("Thay thế từ “Bến” bằng từ “Cầu” tại số thứ tự 2 Phụ lục I.", "applied_in_doubt",
     ["-2\tBến Cát\tB", "+2\tCầu Cát\tB"]),
    ("Thay thế cụm từ “Bến Cát” bằng cụm từ “Bến Cồn” tại Phụ lục I.", "applied", ["-2\tBến Cát\tB", "+2\tBến Cồn\tB"]),
    ("Sửa đổi, bổ sung mục 1 thuộc Phụ lục II - Danh mục nghề như sau:\n“1. Nghề lái thuyền và đò.”.", "applied",
     ["-1. Nghề lái thuyền.", "+1. Nghề lái thuyền và đò."]),
    ("Bổ sung mục 1a vào sau mục 1 Phụ lục II như sau:\n“1a. Nghề chèo đò.”.", "applied", ["+1a. Nghề chèo đò."]),
    ("Bãi bỏ mục 3 Phụ lục II.", "applied", ["-3. Nghề đan lưới.", "+3. (được bãi bỏ)"]),
    ("Bãi bỏ mục 7 Phụ lục II.", "target_missing", []),
    ("Thay thế từ “Ban” bằng từ “Vào” tại gạch đầu dòng thứ 2 mục 2 Phụ lục II.", "applied",
     ["-- Ban đêm.", "+- Vào đêm."]),
])
def test_an_instruction_on_an_entry(instruction: str, status: str, changed: list[str]) -> None:
    done = consolidate(parse(ACT + ANNEXES), [amending(f"1. {instruction}")])
    assert [each.status for each in done.changes] == [status]
    lines = difflib.unified_diff(LINES, body_lines(done), n=0, lineterm="")
    assert sorted(line for line in lines if line[:3] not in ("---", "+++") and line[0] != "@") == sorted(changed)


@pytest.mark.parametrize(("place", "gone"), [
    ("số thứ tự 1 đến số thứ tự 3 Phụ lục I", ["1\t", "2\t", "3\t"]),
    ("các mục 1 đến 3 Phụ lục II", ["1.", "2.", "3."]),
    ("khoản 1 đến khoản 3 Điều 2", ["1.", "2.", "3."]),
])
def test_a_range_of_entries(place: str, gone: list[str]) -> None:
    lines = body_lines(consolidate(parse(ACT + ANNEXES), [amending(f"1. Bãi bỏ {place}.")]))
    assert [line.removesuffix("(được bãi bỏ)").rstrip(" ") for line in lines if "bãi bỏ" in line] == gone


def test_an_item_that_is_not_there_leaves_the_unit_around_it_alone() -> None:
    done = consolidate(parse(ACT), [amending("1. Bãi bỏ tiết 4 điểm a khoản 2 Điều 3.")])
    assert [each.status for each in done.changes] == ["target_missing"]
    assert body_lines(done) == body_lines(consolidate(parse(ACT), []))
