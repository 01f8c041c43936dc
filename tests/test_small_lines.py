"""Small decisions of lines: which continue the line above, and which are torn inside a name."""

import pytest

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
])
def test_a_phrase_is_torn_over_a_line_end(before: str, below: str, torn: bool) -> None:
    assert bool(is_torn(before, below)) is torn


@pytest.mark.parametrize(("before", "line", "inside"), [
    ("từ 5", "-10 ghe", True), ("từ 5", "- 10 ghe", True), ("từ năm", "- 10 ghe", False), ("từ 5\n", "-10 ghe", False),
    ("Nhiệt", "-5 °C", True), ("Nhiệt\n", "-5%", True), ("Nhiệt", "-5 ghe", False), ("gọi “ghe", "- ghe", True),
    ("gọi “ghe”", "- ghe", False), ("gọi “ghe", "- 5 ghe", True),
])
def test_a_dash_inside_what_the_line_above_began(before: str, line: str, inside: bool) -> None:
    text = f"{before}\n{line}\n"
    above, below = split_lines(text)
    assert runs_on(text, above, below) is inside
    assert runs_on(text, None, below) is (line in ("-5 °C", "-5%"))


@pytest.mark.parametrize(("before", "words", "width", "room"), [
    ("Đò có phao", "và đèn", 0, True), ("Đò có phao", "và đèn", 17, True), ("Đò có phao", "và đèn", 16, False),
    ("Đò có phao", "và", 17, True),
])
def test_the_first_word_below_would_have_fitted(before: str, words: str, width: int, room: bool) -> None:
    assert had_room(split_lines(before)[0], words, width) is room
