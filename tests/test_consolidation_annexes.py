"""Annexes: instructions change their entries and rows, and never the whole annex instead of one of them."""

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
    ("Bổ sung dòng 4 vào Phụ lục I như sau:\n“| 4 | Bến Bùn | C |”.", "applied", ["+4\tBến Bùn\tC"]),
    ("Bãi bỏ dòng thứ 3 Phụ lục I.", "applied", ["-3\tBến Sỏi\tB", "+3\t(được bãi bỏ)"]),
    ("Bãi bỏ cột 3 Phụ lục I.", "applied_in_doubt", ["-STT\tTên bến\tLoại", "+STT\tTên bến", "-1\tBến Đá\tA",
     "+1\tBến Đá", "-2\tBến Cát\tB", "+2\tBến Cát", "-3\tBến Sỏi\tB", "+3\tBến Sỏi"]),
    ("Thay thế từ “B” bằng từ “D” tại cột 3 số thứ tự 2 Phụ lục I.", "applied_in_doubt",
     ["-2\tBến Cát\tB", "+2\tBến Cát\tD"]),
    ("Sửa đổi cột 2 của số thứ tự 1 Phụ lục I như sau:\n“Bến Gạch”.", "applied_in_doubt",
     ["-1\tBến Đá\tA", "+1\tBến Gạch\tA"]),
    ("Bãi bỏ cột 4 Phụ lục I.", "unsupported", []),
    ("Bãi bỏ số thứ tự 1 đến số thứ tự 2 Phụ lục II.", ["applied", "applied"],
     ["-1. Nghề lái thuyền.", "+1. (được bãi bỏ)", "-2. Nghề giữ bến:", "+2. (được bãi bỏ)", "-- Ban ngày;",
      "-- Ban đêm."]),
    ("Thay thế từ “Ban” bằng từ “Vào” tại gạch đầu dòng thứ 2 mục 2 Phụ lục II.", "applied",
     ["-- Ban đêm.", "+- Vào đêm."]),
])
def test_an_instruction_on_an_entry(instruction: str, status: str | list[str], changed: list[str]) -> None:
    done = consolidate(parse(ACT + ANNEXES), [amending(f"1. {instruction}")])
    assert [each.status for each in done.changes] == ([status] if isinstance(status, str) else status)
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


TABLES = ACT.replace(
    "Hồ sơ gửi đến Ủy ban nhân dân cấp huyện.",
    "Hồ sơ gồm:\n| STT | Giấy | Bản |\n| 1 | Đơn | 2 |\n| 2 | Ảnh | 3 |",
) + """
Phụ lục I
MỨC PHÍ
(Kèm theo Nghị định số 15/2019/NĐ-CP)
A. Bảng 1
| TT | Việc | Phí |
| I | Ngày | |
| 1 | Neo | 10 |
| 2 | Đậu | 20 |
B. Bảng 2
| TT | Việc | Phí |
| 1 | Neo đêm | 15 |
| 2 | Đậu đêm | 25 |

Phụ lục II
CÁC MẪU
(Kèm theo Nghị định số 15/2019/NĐ-CP)
Mẫu số 01
ĐƠN MỞ BẾN
Tên chủ bến:
Mẫu số 02
BẢN CAM KẾT
Chủ bến cam kết giữ bến.

Phụ lục III
SƠ ĐỒ
(Kèm theo Nghị định số 15/2019/NĐ-CP)
1. Bến nhỏ.
"""
BEFORE = body_lines(consolidate(parse(TABLES), []))


@pytest.mark.parametrize(("instruction", "status", "changed"), [
    ("Sửa đổi số thứ tự 2 tại bảng của Điều 4 như sau:\n“| 2 | Phim | 3 |”.", "applied",
     ["-2\tẢnh\t3", "+2\tPhim\t3"]),
    ("Bãi bỏ số thứ tự 1 tại Điều 4.", "applied", ["-1\tĐơn\t2", "+1\t(được bãi bỏ)"]),
    ("Bổ sung số thứ tự 3 vào bảng tại Điều 4 như sau:\n“| 3 | Thẻ | 1 |”.", "applied", ["+3\tThẻ\t1"]),
    ("Bổ sung số thứ tự 2 vào bảng tại Điều 4 như sau:\n“| 2 | Thẻ | 1 |”.", "exists", []),
    ("Sửa đổi số thứ tự 2 Bảng 2 Phụ lục I như sau:\n“| 2 | Đậu | 30 |”.", "applied",
     ["-2\tĐậu đêm\t25", "+2\tĐậu\t30"]),
    ("Sửa đổi số thứ tự 2 mục B Phụ lục I như sau:\n“| 2 | Đậu | 30 |”.", "applied",
     ["-2\tĐậu đêm\t25", "+2\tĐậu\t30"]),
    ("Bãi bỏ số thứ tự 2 Phụ lục I.", "ambiguous", []),
    ("Bổ sung số thứ tự 2a vào sau số thứ tự 2 Phụ lục III như sau:\n“| 2a | Bến | 1 |”.", "target_missing", []),
    ("Bổ sung số thứ tự 5 vào Phụ lục III như sau:\n“| 5 | Bến | 1 |”.", "target_missing", []),
    ("Bãi bỏ số thứ tự I Phụ lục I.", "applied", ["-I\tNgày", "+I\t(được bãi bỏ)"]),
    ("Thay thế từ “đêm” bằng từ “tối” tại số thứ tự 1 Phụ lục I.", "applied_in_doubt",
     ["-1\tNeo đêm\t15", "+1\tNeo tối\t15"]),
    ("Bãi bỏ cột 3 Phụ lục I.", "ambiguous", []),
    ("Thay thế Bảng 2 Phụ lục I như sau:\n“Bảng 2\n| TT | Việc | Phí |\n| 1 | Neo tối | 9 |”.", "applied",
     ["-1\tNeo đêm\t15", "-2\tĐậu đêm\t25", "+1\tNeo tối\t9"]),
    ("Thay thế Mẫu số 02 Phụ lục II như sau:\n“Mẫu số 02\nBẢN CAM KẾT\nChủ bến hứa giữ bến.”.", "applied",
     ["-Chủ bến cam kết giữ bến.", "+Chủ bến hứa giữ bến."]),
    ("Sửa đổi Mẫu số 02 Phụ lục II như sau:\n“Chủ bến hứa giữ bến.”.", "unsupported", []),
    ("Bãi bỏ Mẫu số 01 Phụ lục II.", "applied",
     ["-(Kèm theo văn bản này)", "-ĐƠN MỞ BẾN", "-Tên chủ bến:", "+(được bãi bỏ)"]),
])
def test_an_instruction_on_a_table_or_a_form(instruction: str, status: str, changed: list[str]) -> None:
    done = consolidate(parse(TABLES), [amending(f"1. {instruction}")])
    assert [each.status for each in done.changes] == [status]
    lines = difflib.unified_diff(BEFORE, body_lines(done), n=0, lineterm="")
    assert sorted(line for line in lines if line[:3] not in ("---", "+++") and line[0] != "@") == sorted(changed)


def test_a_new_form_stands_after_the_others_of_its_annex() -> None:
    instruction = "1. Bổ sung Mẫu số 03 vào Phụ lục II như sau:\n“Mẫu số 03\nBIỂN BÁO\nCấm neo.”."
    lines = body_lines(consolidate(parse(TABLES), [amending(instruction)]))
    assert lines.index("Chủ bến cam kết giữ bến.") < lines.index("BIỂN BÁO") < lines.index("SƠ ĐỒ")


@pytest.mark.parametrize("form", ["“Đơn có ảnh.”", "“4) Đơn có ảnh.”", "“iv) Đơn có ảnh.”"])
def test_a_new_item_stands_in_its_point(form: str) -> None:
    number = "iv" if "iv" in form else "4"
    done = consolidate(parse(ACT), [amending(f"1. Bổ sung tiết {number} vào điểm a khoản 2 Điều 3 như sau:\n{form}.")])
    assert [each.status for each in done.changes] == ["applied"]
    lines = body_lines(done)
    assert "Đơn có ảnh." in lines[lines.index("a) Đơn đề nghị mở bến;") + 1]
