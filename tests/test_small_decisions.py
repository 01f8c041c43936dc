"""Small decisions of reading, citing and numbers that faults put into the code showed unpinned, room by room."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from vbpl.citations.find.mention import Mention
from vbpl.citations.listed import _meant, _Named
from vbpl.citations.provisions import read_provision
from vbpl.citations.relate.columns import opens_row
from vbpl.citations.resolve.enacted import own_name
from vbpl.model import Attachment, Provision, Span
from vbpl.numbers import parse_number, same_document, type_before
from vbpl.numbers.classes import Piece, classify
from vbpl.numbers.identity import _place
from vbpl.structure.beginnings import Beginnings, ends_in_type
from vbpl.structure.closing.chain import iter_steps
from vbpl.structure.driver import Lexer
from vbpl.structure.header.marks import receives
from vbpl.structure.header.zone import Headers
from vbpl.structure.line_kinds.preamble import is_formula
from vbpl.structure.lines import split_lines
from vbpl.structure.names import begins_body
from vbpl.structure.numbering.markers import keyword_marker, plain_markers
from vbpl.structure.page import Page
from vbpl.structure.pieces import Cell, Sheet
from vbpl.text.folding import fold

# Structure


@pytest.mark.parametrize(("words", "ends"), [
    ("THEO QUYẾT ĐỊNH", True), ("THI HÀNH CHỈ THỊ", True), ("QUYẾT ĐỊNH", False), ("CHỈ THỊ CỦA TỈNH", False),
    ("", False),
])
def test_a_line_ends_in_the_type_of_what_it_cites(words: str, ends: bool) -> None:
    assert ends_in_type(words) is ends


def test_the_steps_of_a_chain_hold_no_white_space_around_them() -> None:
    chain = "KT. GIÁM ĐỐC\n   PHÓ GIÁM ĐỐC  "
    found = [(step.role, chain[step.start : step.end]) for step in iter_steps(chain)]
    assert found == [("capacity", "KT. GIÁM ĐỐC"), ("position", "PHÓ GIÁM ĐỐC")]


def cell(text: str) -> Cell:
    return Cell(0, len(text), text, text.lower())


@pytest.mark.parametrize(("cells", "stamps"), [
    (("BỘ Y TẾ", "SỞ NỘI VỤ"), True), (("SỞ NỘI VỤ",), False), (("BỘ Y TẾ", "Số: 5"), False),
    (("Số: 5", "SỞ NỘI VỤ"), False), (("Số: 5", "BỘ Y TẾ", "SỞ NỘI VỤ"), True), (("Bộ Y tế", "SỞ NỘI VỤ"), False),
])
def test_a_body_below_another_stamps_what_it_received(cells: tuple[str, ...], stamps: bool) -> None:
    assert bool(receives([cell(text) for text in cells])) is stamps


def test_free_cells_of_a_range_that_is_open_on_either_side() -> None:
    sheet = Sheet("xx\nBến An\nĐò Lạc\nPhao\n", 3, 24)
    assert [each.text for each in sheet.cells()] == ["Bến An", "Đò Lạc", "Phao"]
    assert [each.text for each in sheet.cells(start=7)] == ["An", "Đò Lạc", "Phao"]
    assert [each.text for each in sheet.cells(end=12)] == ["Bến An", "Đò"]
    assert [each.text for each in sheet.cells(start=7, end=12)] == ["An", "Đò"]


@pytest.mark.parametrize(("line", "number"), [
    ("Chương II BẾN", "II"), ("Chương II Bến đò", "II"), ("Chương II gồm các bến", None), ("Chương II. gồm", "II"),
    ("Chương II", "II"), ("Mục 3 nêu trên", None), ("Phần II: gồm các bến", "II"), ("Tiểu mục 2 và", None),
])
def test_a_word_of_a_higher_unit_heads_it_unless_the_sentence_goes_on(line: str, number: str | None) -> None:
    marker = keyword_marker(line, 0, len(line))
    assert (marker.number if marker else None) == number


@pytest.mark.parametrize(("line", "enacts"), [
    ("QUYẾT ĐỊNH:", True), ("QUYẾT ĐỊNH", True), ("Quyết định:", True), ("Quyết định", False), ("Quyết đỊNH", False),
    ("quyết định:", False), ("BỘ TRƯỞNG BỘ Y TẾ QUYẾT ĐỊNH:", True), ("Nay quyết định:", True), ("Ra sắc lệnh:", True),
    ("Bộ trưởng quyết định:", False), (60 * "A " + "QUYẾT ĐỊNH:", False),
])
def test_the_enacting_words(line: str, enacts: bool) -> None:
    assert is_formula(line) is enacts


@pytest.mark.parametrize(("words", "begins"), [
    ("BÁO SÓC TRĂNG", True), ("BẢO VIỆT", False), ("BẢO VIỆT BÁO", False), ("SỞ Y TẾ", True), ("SỐ 5", False),
    ("ỦY BAN NHÂN DÂN", True), ("UỶ BAN NHAN DAN", True),
])
def test_a_name_of_a_body_begins_with_its_head(words: str, begins: bool) -> None:
    assert begins_body(words, fold(words)) is begins


def test_the_fragments_of_a_stretch_that_becomes_a_block_are_dropped() -> None:
    stretches = [SimpleNamespace(start=at) for at in (5, 10, 15, 20)]
    lexer = SimpleNamespace(stretches=[[], stretches], fragments=[["kept"], ["a", "b", "c", "d"]])
    Lexer.take_back(lexer, 10, 20)  # type: ignore[arg-type]
    assert lexer.fragments == [["kept"], ["a", "d"]]
    assert [each.start for each in lexer.stretches[1]] == [5, 20]


def page_of(text: str) -> Page:
    return Page(text, fold(text), split_lines(text))


@pytest.mark.parametrize(("text", "addresses"), [
    ("Kính\ngửi: Sở Y tế\n", True), ("Kính gửi\nSở Y tế\n", True), ("Chủ tọa\nphiên họp điện:\n", True),
    ("Chủ tịch\nỦy ban điện:\n", False), ("Kính\n", False), ("Sở Y tế\nKính gửi\n", False),
])
def test_a_short_line_begins_the_addressees_with_the_next_one(text: str, addresses: bool) -> None:
    assert page_of(text).addresses(0) is addresses


@pytest.mark.parametrize(("text", "describes"), [
    ("Số hiệu: 5/NQ-CP\nNgười ký: Trần Văn Bến\n", True), ("Số hiệu: 5/NQ-CP Người ký: Bến\n", True),
    ("Số hiệu: 5/NQ-CP\nMở bến Người ký: Bến\n", False), ("Số hiệu: 5/NQ-CP\nMở bến\n", False),
    ("Mở bến\nSố hiệu: 5/NQ-CP\n", False),
])
def test_a_line_of_the_table_in_which_a_portal_describes_a_document(text: str, describes: bool) -> None:
    assert page_of(text).describes(0) is describes


@pytest.mark.parametrize(("before", "apart"), [
    ("theo các quy định của", False), ("Đã có quyết định.", True), ("SỞ NỘI VỤ", True), ("THEO QUYẾT ĐỊNH", False),
    ("Trần Văn Bến", True), ("theo quy định của\n", True), ("", True),
])
def test_a_line_is_apart_from_what_is_complete_above_it(before: str, apart: bool) -> None:
    page = page_of(f"{before}\nSố 12/QĐ-SNV\n")
    beginnings = SimpleNamespace(page=page)
    assert bool(Beginnings.is_apart(beginnings, len(page.lines) - 1)) is apart  # type: ignore[arg-type]


@pytest.mark.parametrize(("above", "words", "notes"), [
    ("Sở Y tế", "(Địa chỉ: xã Bến Lạc)", True), ("Sở Y tế (địa chỉ:", "xã Bến Lạc)", True),
    ("Sở Y tế", "xã Bến Lạc", False),
    ("Sở Y tế", "Sở Xây dựng (địa chỉ: xã Bến Lạc)", False), ("Sở Y tế (cũ)", "xã Bến Lạc", False),
])
def test_a_line_of_an_address_below_an_addressee(above: str, words: str, notes: bool) -> None:
    headers = SimpleNamespace(page=page_of(f"{above}\n{words}\n"))
    assert bool(Headers.notes_addressee(headers, 1, words)) is notes  # type: ignore[arg-type]


@pytest.mark.parametrize(("line", "number"), [
    ("999. Bến đò", "999"), ("1000. Bến đò", None), ("2a) Bến", "2a"), ("2021/ Bến đò", None), ("khoản 2. Bến", "2"),
])
def test_a_number_at_the_head_of_a_line(line: str, number: str | None) -> None:
    assert next((each.number for each in plain_markers(line, 0, len(line))), None) == number


# Citations


def mention(**fields: Any) -> Mention:
    return Mention(0, 9, fields.pop("form", "by_name"), 0, 0, kind="luat", **fields)


@pytest.mark.parametrize(("fields", "name"), [
    ({"name": "Giếng nước"}, ("luat", "gieng nuoc")), ({"name": None}, None),
    ({"name": "Giếng nước", "year": 2012}, None), ({"name": "Giếng nước", "form": "by_date"}, None),
    ({"name": "Giếng nước", "date": datetime.date(2012, 6, 20)}, None),
    ({"name": "Giếng nước", "number": parse_number("12/2012/QH13")}, None),
])
def test_what_a_mention_names_by_its_name_alone(fields: dict[str, Any], name: tuple[str, str] | None) -> None:
    assert own_name(mention(**fields)) == name


def attached(kind: str, heading: str) -> Attachment:
    return Attachment(kind=kind, heading=heading, span=Span(start=0, end=9))


@pytest.mark.parametrize(("named", "attachments", "meant"), [
    (("danh_muc", None), [("phu_luc", "PHỤ LỤC")], [0]), (("danh_muc", None), [("danh_muc", "DANH MỤC")], [0]),
    (("danh_muc", None), [("phu_luc", "PHỤ LỤC I"), ("phu_luc", "PHỤ LỤC II")], []),
    (("phu_luc", "ii"), [("phu_luc", "PHỤ LỤC I"), ("phu_luc", "PHỤ LỤC II")], [1]),
    (("phu_luc", "ii"), [("phu_luc", "PHỤ LỤC II."), ("danh_muc", "DANH MỤC II")], [0]),
    (("phu_luc", "iii"), [("phu_luc", "PHỤ LỤC I")], [0]),
    (("phu_luc", None), [("phu_luc", "PHỤ LỤC I"), ("phu_luc", "PHỤ LỤC II")], [0, 1]),
])
def test_which_attachments_an_article_means(
    named: tuple[str, str | None], attachments: list[tuple[str, str]], meant: list[int]
) -> None:
    assert _meant(_Named(*named, part=False), [attached(*each) for each in attachments]) == meant


def test_a_provision_may_be_given_as_a_node() -> None:
    assert read_provision(Provision(article="5")) == read_provision("Điều 5") == Provision(article="5")


@pytest.mark.parametrize(("row", "opens"), [
    ("\n12\tLuật Giá", True), ("\n12.\tLuật Giá", True), ("\n12\tTên\tLuật Giá", False), ("\n12345\tLuật Giá", False),
])
def test_a_cell_right_after_the_number_of_a_row_that_stands_far_down(row: str, opens: bool) -> None:
    table = "STT\tTên\n" + 20 * "1\tLuật Phí\n" + row
    assert opens_row(table, table.index("Luật Giá")) is opens


# Numbers


@pytest.mark.parametrize(("issuer", "place"), [
    ("Huế", "hue"), ("Sở Y tế Huế", "hue"), ("UBND tỉnh Bến Tre", "ben tre"), ("Bộ Y tế", None), (None, None),
    ("UBND xã Sông Hậu", "song hau"),
])
def test_the_place_in_the_name_of_a_body(issuer: str | None, place: str | None) -> None:
    assert _place(issuer) == place


@pytest.mark.parametrize(("printed", "code"), [
    ("12/2012/QH13", "QH"), ("12/2012/0H13", "QH"), ("12/2012/OH13", "QH"), ("12/2012/0H", None),
])
def test_a_misread_code_of_the_national_assembly(printed: str, code: str | None) -> None:
    number = parse_number(printed)
    assert (number is not None and code in number.issuer_codes) is (code is not None)


@pytest.mark.parametrize(("words", "years"), [
    (("12", "2019", "NĐ", "CP"), [1]), (("12", "QĐ", "UBND", "2019"), [3]), (("12", "QĐ", "2019", "UBND"), []),
    (("12", "19", "NĐ", "CP"), [1]), (("12", "19"), []), (("12", "NĐ", "19"), []), (("12", "2019"), [1]),
])
def test_where_a_year_stands_in_a_number(words: tuple[str, ...], years: list[int]) -> None:
    pieces = [Piece("/" if at else "", word) for at, word in enumerate(words)]
    classes = [each for each in classify(pieces) if each not in ("SLASH", "DASH", "COLON")]
    assert [at for at, each in enumerate(classes) if each == "YEAR"] == years


@pytest.mark.parametrize(("printed", "other", "known", "decision"), [
    ("12/HD-UBND", "12/HĐ-UBND", {}, "suspect"), ("12/HD-UBND", "12/HĐ-UBND", {"accented": True}, "different"),
    ("12/HD-UBND", "12/HĐ-UBND", {"kind_a": "huong_dan", "kind_b": "hop_dong"}, "different"),
    ("12/HD-UBND", "12/QĐ-UBND", {}, "different"), ("12/TT-UBND", "12/TTr-UBND", {}, "suspect"),
])
def test_abbreviations_that_are_easily_confused(printed: str, other: str, known: Any, decision: str) -> None:
    one, two = parse_number(printed), parse_number(other)
    assert one is not None
    assert two is not None
    assert same_document(one, two, **known).decision == decision
    assert same_document(two, one, **known).decision == decision


@pytest.mark.parametrize(("text", "named"), [
    ("Bộ luật số: ", "Bộ luật"), ("Luật số ", "Luật"), ("theo Nghị quyết: số ", "Nghị quyết"), ("Bến đò số ", None),
    ("", None),
])
def test_the_type_right_before_a_number(text: str, named: str | None) -> None:
    assert type_before(text, len(text)) == named


def test_a_unit_in_brackets_after_a_number() -> None:
    number = parse_number("109/2005/QĐ-BCA(A11)")
    assert number is not None
    assert number.units == ("A11",)
    assert number.text.endswith("(A11)")
