"""Small decisions of lines: which continue the line above, and which are torn inside a name."""

import pytest

from vbpl.structure.captions import find_caption, find_noted
from vbpl.structure.lines import had_room, joins, runs_on, split_lines
from vbpl.structure.torn import is_torn


@pytest.mark.parametrize(("before", "line", "width", "continues"), [
    ("Đò có", "phao.", 0, True), ("Đò có phao.", "và đèn", 0, True), ("Đò có phao.\n", "và đèn", 0, False),
    ("Đò có phao\n", "và đèn", 0, True), ("Đò có phao", "Và đèn", 0, False), ("Đò có phao", "Và đèn", 10, True),
    ("Đò có phao", "Và đèn", 16, True), ("Đò có phao", "Và đèn", 17, False), ("Đò có phao.", "Và đèn", 10, False),
    ("ĐÒ CÓ PHAO", "Và đèn", 10, False), ("ĐÒ CÓ PHAO", "VÀ ĐÈN", 10, True),
    ("theo Quyết định số", "579/QĐ-TTg", 0, True), ("theo Quyết định số\n", "579/QĐ-TTg", 0, True),
    ("ban hành năm", "2020.", 0, True), ("ban hành năm", "2120.", 0, False), ("ban hành năm", "20201", 0, False),
    ("theo Công văn:", "Số 5/TTr-BYT", 0, True), ("theo Công văn:", "Sở Y tế", 0, False),
    ("tại điểm đ Khoản", "6 Điều 13", 0, True), ("tại điểm đ", "Khoản 6 Điều 13", 0, True),
    ("tại khoản 6", "Điều 13", 0, True), ("tại khoản 6\n", "Điều 13", 0, False), ("tại khoản", "6 Điều 13", 0, True),
    ("tại Khoản", "6 Điều 13", 0, True), ("tại Khoản", "123a Điều 5", 0, True), ("ở bến", "Điểm a Điều 5", 0, False),
    ("ở tỉnh Quảng", "Ninh", 0, True), ("theo,", "Ninh", 0, True), ("gồm có và", "5", 0, False),
    ("gồm có và", "Bến", 0, True), ("(ở", "Bến", 0, False),
])
def test_a_line_continues_the_paragraph_above(before: str, line: str, width: int, continues: bool) -> None:
    text = f"{before}\n{line}\n"
    above, below = split_lines(text)
    assert joins(text, above, below, width) is continues


@pytest.mark.parametrize(("before", "below", "torn"), [
    ("Sở ban hành", "Quyết định quy định về đò", True), ("ban hành", "Quyết định quy định về đò", False),
    ("Sở thực hiện", "Quyết định này.", True), ("Sở thực hiện", "Quyết định này và", False),
    ("Sở thi hành", "Nghị định này;", True), ("Sở thay thế", "Thông tư số 5", True), ("Sở xem", "Thông tư số 5", False),
    ("tại khoản 5", "Luật Phà", True), ("khoản 5", "Luật Phà", False), ("tại Điều 5a", "Luật Phà", True),
    ("tại Điều", "Luật Phà", False), ("Sở đề nghị", "Bộ Y tế", True), ("Sở đề nghị", "Sở Y tế", False),
    ("Sở", "Bộ Y tế", False), ("Bến, Giám đốc", "Sở Tài chính", True), ("Bến, ông", "Sở Tài chính", False),
    ("Chánh Văn phòng", "UBND tỉnh", True), ("giao cho Giám đốc", "Bến đò", False),
    *(("Sở thay thế", f"{act} số 5", True) for act in ("Bộ luật", "Công văn", "Kế hoạch", "Quy chế", "Thông báo")),
    ("Sở thay thế", "Tờ trình số 5", False), ("báo cáo Bộ Công", "Thương", True),
    ("BÁO CÁO THỦ TƯỚNG", "CHÍNH PHỦ", True), ("báo cáo tỉnh Quảng", "Bình", True), ("tại Hà Nội", "Đò", False),
])
def test_a_phrase_is_torn_over_a_line_end(before: str, below: str, torn: bool) -> None:
    assert bool(is_torn(before, below)) is torn


@pytest.mark.parametrize(("before", "line", "inside"), [
    ("từ 5", "-10 ghe", True), ("từ 5", "- 10 ghe", True), ("từ năm", "- 10 ghe", False), ("từ 5\n", "-10 ghe", False),
    ("Nhiệt", "-5 °C", True), ("Nhiệt\n", "-5%", True), ("Nhiệt", "-5 ghe", False), ("gọi “ghe", "- ghe", True),
    ("gọi “ghe”", "- ghe", False), ("gọi “ghe", "- 5 ghe", True),
    ("Kho giữ ở mức", "-5 độ C.", True), ("Kho giữ ở mức", "-5 độc giả.", False), ("Kho giữ ở mức", "–5 %.", True),
])
def test_a_dash_inside_what_the_line_above_began(before: str, line: str, inside: bool) -> None:
    text = f"{before}\n{line}\n"
    above, below = split_lines(text)
    assert runs_on(text, above, below) is inside
    assert runs_on(text, None, below) is (line in ("-5 °C", "-5%", "-5 độ C.", "–5 %."))


@pytest.mark.parametrize(("before", "words", "width", "room"), [
    ("Đò có phao", "và đèn", 0, True), ("Đò có phao", "và đèn", 17, True), ("Đò có phao", "và đèn", 16, False),
    ("Đò có phao", "và", 17, True),
])
def test_the_first_word_below_would_have_fitted(before: str, words: str, width: int, room: bool) -> None:
    assert had_room(split_lines(before)[0], words, width) is room


@pytest.mark.parametrize(("text", "caption"), [
    ("Kế hoạch 5/KH-UBND năm 2021 mở bến từ năm 2025\nKế hoạch 5/KH-UBND năm 2021 mở bến từ ngày 28/11/2025\n",
     "ke_hoach 2025-11-28 True 5/KH-UBND"),
    ("Kế hoạch 5/KH-UBND mở bến từ năm 2025\nKế hoạch 5/KH-UBND mở bến từ ngày 28/11/2025\n",
     "ke_hoach 2025-11-28 True 5/KH-UBND"),
    ("Công văn 12/SNV-VP về đò năm 2025\nCông văn 12/SNV-VP về đò ngày 32/11/2025\n", "cong_van None False 12/SNV-VP"),
    ("Công văn 12/SNV-VP năm 2021 về cử người\n", "cong_van None True 12/SNV-VP"),
    ("Công văn 12/SNV-VP ngày 05/3/2021 về cử người\n", "cong_van 2021-03-05 True 12/SNV-VP"),
    ("Công văn 12/SNV-VP về cử người\n", "cong_van None False 12/SNV-VP"),
    ("Công văn 12/SNV-VP về cử người\nCông văn 15/SNV-VP về đò\n", "cong_van None False 12/SNV-VP"),
    ("Công văn số 12/SNV-VP về cử người\nCông văn 12/SNV-VP ngày 05/3/2021 về cử người\n",
     "cong_van 2021-03-05 True 12/SNV-VP"),
    ("Quyết định 15/2021/QĐ-UBND về đò\n", "quyet_dinh None True 15/2021/QĐ-UBND"),
    ("Mở\nbến\nđò\nCông văn 12/SNV-VP về cử người\n", "cong_van None False 12/SNV-VP"),
    ("Mở\nbến\nđò\nghe\nCông văn 12/SNV-VP về cử người\n", None), ("Bến 15/2021/QĐ-UBND về đò\n", None),
    ("1. Mở bến\nCông văn 12/SNV-VP về cử người\n", None), ("Công văn 12/SNV-VP\n", None),
])
def test_the_caption_that_a_portal_gives_a_document(text: str, caption: str | None) -> None:
    found = find_caption(text, split_lines(text))
    said = f"{found.kind} {found.date} {found.dated} {text[found.start : found.end]}" if found else None
    assert said == caption


@pytest.mark.parametrize(("note", "caption"), [
    ("(Kèm theo Công văn số 12/SYT-NV ngày 02/3/2018 của Sở Y tế)", "cong_van 2018-03-02 12/SYT-NV"),
    ("(Ban hành kèm theo Quyết định số: 15/2021/QĐ-UBND ngày 05 tháng 3 năm 2021)",
     "quyet_dinh 2021-03-05 15/2021/QĐ-UBND"),
    ("(Kèm theo Công văn số 12/SYT-NV)", None), ("Kèm theo Bến số 12/SYT-NV ngày 02/3/2018", None),
])
def test_the_caption_in_the_note_of_an_annex(note: str, caption: str | None) -> None:
    found = find_noted(note, 0, len(note))
    assert (f"{found.kind} {found.date} {note[found.start : found.end]}" if found else None) == caption
