"""Where a number, a row, a word or a list ends in what cites and amends."""

import pytest

import vbpl
from documents import unit
from test_amendments import amendments
from test_relations import relations
from vbpl.citations import find_citations
from vbpl.citations.relate.cues import Role
from vbpl.linking.outline import provision_name


@pytest.mark.parametrize(("part", "cited"), [("7", True), ("12", True), ("123", False)])
def test_two_figures_at_most_stand_after_the_point_of_a_serial(part: str, cited: bool) -> None:
    found = find_citations(f"Theo Nghị quyết số 66.{part}/2031/NQ-CP ngày 05/3/2031")
    assert [each.number and each.number.text for each in found] == ([f"66.{part}/2031/NQ-CP"] if cited else [])


@pytest.mark.parametrize(("text", "cited"), [
    ("Sở thực hiện Đề án\n153 về bến đò", ["Đề án 153"]), ("Sở thực hiện Đề án 153\nvề bến đò", ["Đề án 153"]),
    ("STT\tTên Đề án\n1\tVề bến đò Mây\n2\tVề bến đò Sông", []), ("Tên Đề án\n1\nVề bến đò Mây", []),
    ("Tên Chương trình\n1\n", []),
])
def test_a_number_alone_in_its_cell_below_the_head_of_a_table_is_that_of_a_row(text: str, cited: list[str]) -> None:
    assert [each.text for each in find_citations(text)] == cited


@pytest.mark.parametrize(("words", "expected"), [
    ("quy chế bến đò (sau đây gọi là", "refers_to"), ("quy chế bến đò (gọi tắt là", "refers_to"),
    ("quy chế của bến bán ngói là", "repeals"),
])
def test_a_word_that_only_ends_as_to_call_gives_no_short_name(words: str, expected: str) -> None:
    assert relations(f"Bãi bỏ {words} [Nghị định A]") == [expected]


@pytest.mark.parametrize("words", ["bao gồm:", "gồm:", "baogồm:", "sau:", "sau đây:"])
@pytest.mark.parametrize(("marked", "role", "expected"), [
    ("Căn cứ [Luật A] cùng văn bản {} [Luật B]", "recital", ["legal_basis", "legal_basis"]),
    ("Thông tư hướng dẫn [Luật A], [Nghị định B] và văn bản {} [Nghị định C]", "body", ["guides", "guides", "guides"]),
])
def test_a_list_goes_on_after_a_colon_also_where_a_scan_lost_a_space(
    words: str, marked: str, role: Role, expected: list[str],
) -> None:
    assert relations(marked.format(words), role=role) == expected


@pytest.mark.parametrize(("places", "targets"), [
    ("[Điều 5, khoản 2 {5.2}]", ["khoản 2 Điều 5"]),
    ("[Điều 5, khoản 2, 3 {5.2,5.3}]", ["khoản 2 Điều 5", "khoản 3 Điều 5"]),
    ("[Điều 5, khoản 2; khoản 3 {5.2,5.3}]", ["khoản 2 Điều 5", "khoản 3 Điều 5"]),
    ("[Điều 3, 4 {3,4}]; [Điều 5, khoản 2 {5.2}]", ["Điều 3", "Điều 4", "khoản 2 Điều 5"]),
    ("[Điều 5, khoản 2 {5.2}]; [Phụ lục I {I}]", ["khoản 2 Điều 5", "Phụ lục I"]),
])
def test_a_clause_after_an_article_and_a_comma_lies_in_it(places: str, targets: list[str]) -> None:
    (found,) = amendments(unit(f"1. Bãi bỏ {places}."))
    assert [provision_name(each) for each in found.targets] == targets


@pytest.mark.parametrize("law", ["Luật Bến đò", "các Luật về bến đò", "Luật Bến đò và Luật Đò ngang"])
@pytest.mark.parametrize("following", ["Căn cứ Luật Phà số 5/2030/QH17;", "Theo đề nghị của Cục trưởng số 5/TTr-CĐ;"])
def test_the_name_of_an_amending_law_ends_with_its_recital_also_without_a_semicolon(law: str, following: str) -> None:
    named = f"Luật sửa đổi, bổ sung một số điều của {law}"
    text = f"QUYẾT ĐỊNH\nVề bến đò\nCăn cứ {named}\n{following}\nQUYẾT ĐỊNH:\nĐiều 1. Đò"
    assert vbpl.parse(text).citations[0].text == named


@pytest.mark.parametrize(("before", "cited"), [
    *[(mark, ["127/HĐTĐ-STC"]) for mark in ("", "\n", "\t", "(", "[", "“", "\"", "|", ":", ";", ",")],
    *[(mark, []) for mark in ("-", "/", "B")],
])
def test_what_stands_before_a_number_that_has_no_word(before: str, cited: list[str]) -> None:
    found = find_citations(f"{before}127/HĐTĐ-STC ngày 05/3/2031")
    assert [each.number and each.number.text for each in found] == cited
