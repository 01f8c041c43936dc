"""Names of bodies and places in headers: which words begin one, which are torn over lines, which code a body has."""

import pytest

from vbpl.structure.header.issuers import ends_in_province
from vbpl.structure.header.read import key_of
from vbpl.structure.names import LONGEST_BODY, is_issuer
from vbpl.structure.torn import names_anew


@pytest.mark.parametrize(("name", "code"), [
    ("CHÍNH PHỦ", "CP"), ("BỘ TÀI CHÍNH", "BTC"), ("ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU", "UBND"), ("SỞ NỘI VỤ", "SNV"),
    ("SỞ NỘI VỤ TỈNH SÔNG HẬU", "SNV"), ("SỞ NỘI VỤ THÀNH PHỐ HỒ CHÍ MINH", "SNV"), ("TỈNH SÔNG HẬU", None),
    ("HUYỆN DI LINH", None), ("Ông Bến", None),
])
def test_the_code_of_a_body_without_its_place(name: str, code: str | None) -> None:
    assert key_of(name) == code


@pytest.mark.parametrize(("text", "wanted"), [
    ("SỞ NỘI VỤ", True), ("Sở Nội vụ", True), ("- BỘ TÀI CHÍNH", True), ("BỘ TÀI CHÍNH:", False), ("Báo cáo", False),
    ("BẢO HIỂM", True), ("ÔNG BẾN", False), ("BỘ ".ljust(LONGEST_BODY, "A"), True),
    ("BỘ ".ljust(LONGEST_BODY + 1, "A"), False),
])
def test_what_begins_as_a_body_does(text: str, wanted: bool) -> None:
    assert is_issuer(text) is wanted


@pytest.mark.parametrize(("name", "wanted"), [
    ("SỞ Y TẾ QUẢNG TRỊ", True), ("SỞ Y TẾ HÀ NỘI", True), ("SỞ Y TẾ THÀNH PHỐ HỒ CHÍ MINH", True), ("SỞ Y TẾ", False),
    ("SỞ Y TẾ HUẾ", False), ("QUẢNG TRỊ", False), ("HUẾ", False),
])
def test_a_name_that_ends_in_a_province_of_two_words_or_more(name: str, wanted: bool) -> None:
    assert ends_in_province(name) is wanted


@pytest.mark.parametrize(("tail", "head", "wanted"), [
    ("Quảng", "Ninh", True), ("Thừa Thiên", "Huế", True), ("Bà Rịa", "Vũng Tàu", True), ("tỉnh", "An Giang", True),
    ("Bộ", "Y tế", True), ("bộ", "Y tế", False), ("quảng", "Ninh", False), ("Hà Nội", "Nam", False),
    ("Quảng Nam", "Đà Nẵng", False), ("Bộ Y tế", "Hà", False),
])
def test_two_halves_of_a_name(tail: str, head: str, wanted: bool) -> None:
    assert names_anew(tail, head) is wanted
