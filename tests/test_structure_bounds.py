"""Small decisions of structure at their bounds: lengths, ranks and slips."""

import pytest

from vbpl.structure.annexes import annex_head
from vbpl.structure.header.issuers import rank
from vbpl.structure.header.marks import WORD, nearest
from vbpl.structure.lines import one_line, split_lines, stays_open
from vbpl.structure.numbering.markers import plain_number
from vbpl.structure.page import Page
from vbpl.text.folding import fold


@pytest.mark.parametrize(("length", "is_head"), [(12, True), (90, True), (91, False)])
def test_a_line_that_is_too_long_heads_no_annex(length: int, is_head: bool) -> None:
    text = "PHỤ LỤC I ".ljust(length, "A")
    found = annex_head(Page(text, fold(text), split_lines(text)), 0)
    assert (found is not None) == is_head
    assert found is None or (found.kind, found.number, found.heading) == ("phu_luc", "I", 1)


@pytest.mark.parametrize(("text", "heading", "number"), [
    ("PHỤ\nLỤC II", 2, "II"), ("PHỤ LỤC\nII", 1, None), ("Mẫu số 02", 1, "02"), ("Mẫu số 02 kèm theo", None, None),
    ("Phụ lục này", None, None), ("PHỤ LỤC III: BẢNG GIÁ", 1, "III"),
])
def test_heads_of_annexes(text: str, heading: int | None, number: str | None) -> None:
    found = annex_head(Page(text, fold(text), split_lines(text)), 0)
    assert (found and found.heading, found and found.number) == (heading, number)


@pytest.mark.parametrize(("name", "wanted"), [
    ("CHÍNH PHỦ", 1), ("BỘ TÀI CHÍNH", 1), ("UBND TỈNH SÔNG HẬU", 1), ("HỘI ĐỒNG NHÂN DÂN XÃ", 1), ("CỤC THUẾ", 2),
    ("SỞ NỘI VỤ", 2), ("TRƯỜNG THCS AN LẠC", 2), ("PHÒNG TƯ PHÁP", 3), ("Ông Trần Văn Bến", 2), ("", 2),
])
def test_how_a_body_stands_to_others(name: str, wanted: int) -> None:
    assert rank(name) == wanted


TITLE = "conghoaxahoichunghiavietnam"


@pytest.mark.parametrize(("printed", "wanted", "found"), [
    ("cong hoa xa hoi chu nghia viet nam", TITLE, (0, 0, 34)),
    ("cong hoa xa hol chu nghia viet nam ngay", TITLE, (1, 0, 34)),
    ("cong hoa xa hoi chu nghla viet nan doc lap", TITLE, (2, 0, 34)),
    ("cong hoa xa hol chu nghla viet nan", TITLE, (3, 0, 34)),
    ("conq hoa xa hol chu nghla viet nan", TITLE, (4, 0, 0)),
    ("congi hoa xai hoi chu nghia vieti nam", TITLE, (3, 0, 37)),
    ("dang cong san viet nam", "dangcongsanvietnam", (0, 0, 22)),
    ("doc lap tu do", "doclaptudohanhphuc", (4, 0, 0)), ("doc lap tu", "doclaptu", (0, 0, 10)),
])
def test_the_run_of_words_that_is_nearest(printed: str, wanted: str, found: tuple[int, int, int]) -> None:
    assert nearest(list(WORD.finditer(printed)), 0, wanted) == found


@pytest.mark.parametrize(("text", "is_open"), [
    ("“một", True), ("“một”", False), ("“một” và “hai", True), ("một”", False), ("một", False), ("”“", True),
])
def test_a_mark_that_stays_open(text: str, is_open: bool) -> None:
    assert stays_open(text, "“”") is is_open


@pytest.mark.parametrize(("text", "line"), [
    (" một  hai ", "một hai"), ("một\nhai", "một hai"), ("một\thai", "một hai"), (" một hai", "một hai"),
    ("một   ", "một"),
    ("", ""),
])
def test_a_stretch_as_one_line(text: str, line: str) -> None:
    assert one_line(f"x{text}x", 1, len(text) + 1) == line


@pytest.mark.parametrize(("printed", "number"), [
    ("12", "12"), ("1 2", "12"), ("l", "1"), ("thứ nhất", "1"), ("thứ mười hai", "12"), ("thứ 3", "3"), ("5a", "5a"),
    ("X I", "XI"),
])
def test_the_number_of_a_unit(printed: str, number: str) -> None:
    assert plain_number(printed) == number


@pytest.mark.parametrize(("text", "begins"), [
    ("Kính gửi: Sở A.", "addresses"), ("Kính\ngửi: Sở A.", "addresses"), ("Kính thưa\ngửi: A", None),
    ("Nơi nhận:", "lists_recipients"), ("Nơi\nnhận:", "lists_recipients"), ("Nơi 1\nnhận:", None),
    ("Nơi đến đây\nnhận:", None), ("Căn cứ Luật A;", "grounds"), ("Căn\ncứ Luật A;", "grounds"),
    ("Căn\nCứ Luật A;", None), ("Căn\ncỨ Luật A;", "grounds"), ("Sở A.", None),
])
def test_what_a_line_begins_also_where_its_words_are_torn(text: str, begins: str | None) -> None:
    page = Page(text, fold(text), split_lines(text))
    found = [name for name in ("addresses", "lists_recipients", "grounds") if getattr(page, name)(0)]
    assert found == ([begins] if begins else [])


@pytest.mark.parametrize(("length", "heads"), [(200, True), (201, False)])
def test_a_line_that_is_too_long_is_no_field_of_a_header(length: int, heads: bool) -> None:
    text = "Kính gửi: Các bến đò ".ljust(length, "ò")
    assert Page(text, fold(text), split_lines(text)).is_anchor(0) is heads
