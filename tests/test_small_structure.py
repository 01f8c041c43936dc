"""Small decisions of the structure of a whole text: which lines head a unit, and how a unit is counted."""

import pytest

import vbpl
from vbpl.source import Source
from vbpl.structure.driver import Lexer
from vbpl.structure.lines import one_line
from vbpl.structure.words import stretches

FULL_LINES = """Điều 3. Bến đò nằm ở bờ sông, cách trường học ít nhất hai trăm mét, có mái che, có
phao và có đèn báo hiệu ban đêm cho người đi đò và cho người lái đò trên sông lớn
Điều 9. Trường hợp bến đò nằm ở bờ sông mà không có mái che thì người đứng đầu bến
Bến đò nằm ở bờ sông, cách trường học ít nhất hai trăm mét, có mái che, có phao và
có đèn báo hiệu ban đêm cho người đi đò và cho người lái đò.
"""


def test_sections_with_capital_letters_count_in_the_alphabet() -> None:
    text = "A. BẾN ĐÒ\nĐò có phao.\n\nB. BẾN PHÀ\nPhà có đèn.\n\nC. BẾN THUYỀN\nThuyền có neo.\n\nD. BẾN BÈ\n"
    document, = vbpl.parse_bundle(text).documents
    assert [unit.number for unit in document.body] == ["A", "B", "C", "D"]


def test_a_full_line_in_a_sentence_heads_no_article_that_leaves_numbers_out() -> None:
    document, = vbpl.parse_bundle(FULL_LINES).documents
    assert [unit.number for unit in document.body] == ["3"]


def test_a_short_line_in_a_sentence_heads_an_article_that_leaves_numbers_out() -> None:
    text = FULL_LINES.replace(" mà không có mái che thì người đứng đầu bến", "")
    document, = vbpl.parse_bundle(text).documents
    assert [unit.number for unit in document.body] == ["3", "9"]


def test_a_quote_opened_anew_at_a_clause_is_no_part_of_its_words() -> None:
    text = """Điều 1. Sửa đổi, bổ sung một số điều của Quy chế bến đò

1. Sửa đổi Điều 24 như sau:

“Điều 24. Bến đò

“1.Bến có phao.

2. Bến có đèn.”.
"""
    document, = vbpl.parse_bundle(text).documents
    quoted = document.body[0].children[0].children[0].children[0]
    assert [(unit.number, unit.text) for unit in quoted.children] == [("1", "Bến có phao."), ("2", "Bến có đèn.")]


@pytest.mark.parametrize("head", ["Phụ lục I", "Mẫu số 01"])
def test_an_annex_below_an_open_body_may_have_its_note_on_the_next_line(head: str) -> None:
    note = "(Ban hành kèm theo Quyết định số 5/2021/QĐ-UBND ngày 03 tháng 4 năm 2021)"
    text = f"Điều 5. Bến đò có phao.\n\nĐiều 6. Bến phà có đèn.\n\n{head}\n{note}\nBến thuyền có neo.\n"
    document, = vbpl.parse_bundle(text).documents
    assert [unit.number for unit in document.body] == ["5", "6"]
    assert [(annex.heading, annex.body[0].text) for annex in document.attachments] == [(head, "Bến thuyền có neo.")]


def test_the_offsets_of_grounds_and_enacting_words_hold_their_words() -> None:
    text = "QUYẾT ĐỊNH\nVề bến đò\nCăn cứ Luật Đò;\nTheo đề nghị của\nÔng Bến,\nQUYẾT ĐỊNH:\nĐiều 1. Mở bến.\n"
    source = Source(text)
    tokens = [token for token in Lexer(source).tokens() if token.type in ("RECITAL", "FORMULA")]
    words = ["Căn cứ Luật Đò;", "Theo đề nghị của Ông Bến,", "QUYẾT ĐỊNH:"]
    assert [token.text for token in tokens] == words
    assert [one_line(source.clean, token.start, token.end) for token in tokens] == words


@pytest.mark.parametrize("wanted", ["doclaptudohanhphuc", "conghoaxahoichunghiavietnam", "noinhan"])
def test_the_stretches_of_some_letters_are_all_of_them_and_none_is_empty(wanted: str) -> None:
    assert "".join(stretches(wanted)) == wanted
    assert all(stretches(wanted))
