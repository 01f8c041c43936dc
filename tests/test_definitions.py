"""Definitions: short names and what they mean."""


from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vbpl
from growth import growth
from vbpl.citations.resolve.definitions import Alias, find_definitions


def found(text: str) -> list[tuple[str, str]]:
    return [(alias.term, alias.meaning) for alias in find_definitions(text, 0, len(text))]


@pytest.mark.parametrize(("text", "term", "meaning"), [
    ("Nghị định số 81/2021/NĐ-CP (sau đây gọi tắt là Nghị định 81).", "Nghị định 81", "Nghị định số 81/2021/NĐ-CP"),
    ("Căn cứ Luật Đất đai năm 2013 (sau đây gọi là Luật Đất đai);", "Luật Đất đai", "Luật Đất đai năm 2013"),
    ("của Sở Văn hóa, Thể thao và Du lịch (sau đây viết tắt là Sở)", "Sở", "Sở Văn hóa, Thể thao và Du lịch"),
    ("giải quyết thủ tục hành chính (viết tắt là TTHC) tại", "TTHC", "thủ tục hành chính"),
    ("Ủy ban nhân dân tỉnh (gọi tắt là Ủy ban) quyết định", "Ủy ban", "Ủy ban nhân dân tỉnh"),
    ("Chủ tịch Ủy ban nhân dân xã (gọi chung là cấp xã)", "cấp xã", "Chủ tịch Ủy ban nhân dân xã"),
    ("Công ty Điện lực A, sau đây gọi là Công ty, có trách nhiệm", "Công ty", "Công ty Điện lực A"),
    ("Công ty Điện lực A (sau đây gọi là “Bên mua”) ký", "Bên mua", "Công ty Điện lực A"),
    ("Công ty Điện lực A, sau đây gọi tắt là \"Bên bán\", ký", "Bên bán", "Công ty Điện lực A"),
    ("Ngân hàng\nNhà nước Việt Nam (sau\nđây gọi là Ngân hàng\nNhà nước)", "Ngân hàng Nhà nước",
     "Ngân hàng Nhà nước Việt Nam"),
    ("Thông tư số 1/2020/TT-BTC về thuế, phí, lệ phí (sau đây viết tắt là Thông tư số 1)", "Thông tư số 1",
     "Thông tư số 1/2020/TT-BTC về thuế, phí, lệ phí"),
    ("1. Quỹ bảo vệ rừng (sau đây gọi chung là Quỹ) là", "Quỹ", "Quỹ bảo vệ rừng"),
    ("Tổ chức đấu giá; tổ chức mua bán nợ (sau đâygọi là bên mua)", "bên mua", "tổ chức mua bán nợ"),
    ("Luật Giá. Bộ Tài chính (sau đây gọi tắt: Bộ)", "Bộ", "Bộ Tài chính"),
    ("phải gửi cho Ủy ban nhân dân huyện, quận (sau đây gọi là Uỷ ban nhân dân cấp huyện)",
     "Uỷ ban nhân dân cấp huyện", "Ủy ban nhân dân huyện, quận"),
    ("Pháp lệnh Cán bộ ngày 29/4/2003 (dưới đây gọi chung là Pháp lệnh)", "Pháp lệnh",
     "Pháp lệnh Cán bộ ngày 29/4/2003"),
])
def test_a_short_name_and_its_meaning(text, term, meaning):
    assert found(text) == [(term, meaning)]


def test_several_in_one_sentence_do_not_share_their_meaning():
    text = "Bộ Tài chính (sau đây gọi là Bộ) và Kho bạc Nhà nước (sau đây gọi là Kho bạc) phối hợp."
    assert found(text) == [("Bộ", "Bộ Tài chính"), ("Kho bạc", "Kho bạc Nhà nước")]


def test_a_meaning_does_not_reach_over_the_short_name_before():
    text = "Bộ Tài chính, sau đây gọi là Bộ, Kho bạc (sau đây gọi là đơn vị)"
    assert found(text) == [("Bộ", "Bộ Tài chính"), ("đơn vị", "Kho bạc")]


def test_span_is_the_bracket():
    text = "x. Bộ Tài chính (sau đây gọi là Bộ) quy định"
    assert find_definitions(text, 3, len(text)) == [Alias("Bộ", "Bộ Tài chính", 16, 35)]
    assert text[16:35] == "(sau đây gọi là Bộ)"


@pytest.mark.parametrize("text", [
    "nhiều nhà thầu cùng tham gia thì gọi là nhà thầu liên danh.",
    "sau đây là các quy định (xem dưới đây)",
    "Danh mục từ viết tắt",
    "(sau đây gọi là )",
    "",
])
def test_what_names_nothing(text):
    assert found(text) == []


@given(st.text(alphabet="( )sauđâygọilàXtắt,.\n\"“” ", max_size=80))
def test_never_raises_and_stays_inside(text):
    for alias in find_definitions(text, 0, len(text)):
        assert 0 <= alias.start < alias.end <= len(text)
        assert alias.term


def test_time_is_linear():
    pieces = ("(sau đây gọi là ", "Bộ Y tế (sau đây gọi là Bộ) ", "(" * 9, "sau đây gọi tắt là " + "x" * 30)

    def prepare(count: int) -> Callable[[], object]:
        return lambda: [find_definitions(piece * count, 0, len(piece) * count) for piece in pieces]

    assert growth(prepare, 800, 6400) < 3


@pytest.mark.parametrize("naming", ["(sau đây gọi: Sở)", "(sau đây viết:  Sở)", "(sau đây gọi là: Sở)"])
def test_a_colon_alone_gives_a_name(naming: str) -> None:
    document = vbpl.parse(f"Số: 1/KH-UBND\nKẾ HOẠCH\n\n1. Sở Nội vụ {naming} chủ trì.")
    assert [(each.term, each.meaning) for each in document.definitions] == [("Sở", "Sở Nội vụ")]
