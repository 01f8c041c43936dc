"""Small decisions of all rooms that faults put into the code showed unpinned, room by room."""

import json
from xml.etree.ElementTree import Element

import pytest

import vbpl
from vbpl.checking.report import Report, to_sarif
from vbpl.citations.provisions import read_provision
from vbpl.citations.relate.columns import opens_row
from vbpl.export.chunks.cut import _most
from vbpl.export.record import add_record, read_record
from vbpl.linking.provisions import _lies
from vbpl.linking.words import read_words
from vbpl.model import Provision
from vbpl.numbers.identity import _place
from vbpl.printing.text import header_lines
from vbpl.structure.beginnings import ends_in_type
from vbpl.structure.closing.chain import iter_steps

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


# Citations


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


# Linking


FIRST, SECOND, LAST = ((("a", (number,)),) for number in (1, 2, 3))
INNER = (("a", (2,)), ("c", (1,)))


@pytest.mark.parametrize(("order", "low", "high", "lies"), [
    (SECOND, FIRST, LAST, True), (FIRST, FIRST, LAST, True), (LAST, FIRST, SECOND, False), (FIRST, SECOND, LAST, False),
    (SECOND, FIRST, (), False), (SECOND, (), LAST, False), (INNER, FIRST, LAST, True), (SECOND, FIRST, INNER, False),
])
def test_a_unit_lies_between_two_others(order: tuple, low: tuple, high: tuple, lies: bool) -> None:
    assert _lies(order, low, high) is lies


def test_of_two_copies_the_one_with_fewer_words_that_are_none_is_better() -> None:
    sound, damaged = read_words(["Ủy ban nhân dân tỉnh"]), read_words(["Ủy bzn nhxn dân tỉnh"])
    assert sound.quality > damaged.quality


# Checking


def test_a_log_says_in_which_unit_its_columns_count() -> None:
    run = json.loads(to_sarif([Report("a.txt", "Số: 5", ())], "1"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"


# Export and printing


def test_a_part_grows_in_steps_that_double() -> None:
    asked: list[int] = []
    assert _most(100_000, lambda size: asked.append(size) or size <= 54_321) == 54_321
    assert asked[:4] == [1_024, 2_048, 4_096, 8_192]
    assert len(asked) < 25


def test_a_list_of_strings_is_no_record() -> None:
    values = {"names": ["Sở Y tế", "Sở Nội vụ"], "nodes": [{"name": "Bến"}], "node": {"names": ["A"]}, "empty": []}
    assert read_record(add_record(Element("root"), "node", values)) == values


def test_a_header_of_an_issuer_alone_is_printed_with_the_title_of_the_nation() -> None:
    text = "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐiều 1. Mở bến.\n"
    assert next(header_lines(vbpl.parse(text))) == "SỞ NỘI VỤ"
    assert list(header_lines(vbpl.parse("Điều 1. Mở bến.\n"))) == []
