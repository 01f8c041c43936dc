"""Small decisions of the structure of a whole text: which lines head a unit, and how a unit is counted."""

import vbpl

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
