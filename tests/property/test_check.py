"""Laws of checking: no finding in right texts of any layout, no exception, and repairs that change nothing else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from vbpl.checking import apply_edits, check_text, find_edits, fix

from .documents_strategy import DAMAGES, Printed, decisions, texts_of_lines

HARMLESS = st.sampled_from(sorted(DAMAGES.keys() - {"Eth for Đ"}))


@given(decisions(), HARMLESS)
def test_a_right_document_has_no_error_however_it_is_laid_out(printed: Printed, damage: str) -> None:
    found = check_text(DAMAGES[damage](printed.text))
    assert [each for each in found if each.severity == "error"] == []


@given(decisions(), HARMLESS)
def test_a_wrong_letter_is_found_at_each_place_and_mended(printed: Printed, damage: str) -> None:
    text = DAMAGES[damage](printed.text)
    wrong = text.replace("Đ", "\u00d0")
    assert len(check_text(wrong, select=["T205"])) == wrong.count("\u00d0")
    assert fix(wrong, select=["T205"]) == text


@given(decisions(), st.data())
def test_a_space_in_the_number_is_found_and_mended(printed: Printed, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([match.start() for match in re.finditer("[/-]", printed.number)]))
    spaced = f"{printed.number[:at]} {printed.number[at:]}"
    wrong = printed.text.replace(printed.number, spaced)
    assert [each.code for each in check_text(wrong, select=["T204"])] == ["T204"]
    assert fix(wrong) == printed.text


@given(decisions(), st.data())
def test_an_article_left_out_is_missed(printed: Printed, data: st.DataObject) -> None:
    articles = [unit.removeprefix("article:") for unit in printed.units if "/" not in unit]
    if len(articles) < 3:
        return
    number = data.draw(st.sampled_from(articles[1:-1]))
    start, end = printed.text.index(f"\nĐiều {number}."), printed.text.index(f"\nĐiều {int(number) + 1}.")
    found = check_text(printed.text[:start] + printed.text[end:], select=["T401"])
    assert [each.code for each in found] == ["T401"]


@given(texts_of_lines)
def test_any_text_is_checked_and_every_place_lies_in_it(text: str) -> None:
    diagnostics = check_text(text)
    assert diagnostics == sorted(diagnostics, key=lambda each: (each.span.start, each.code))
    assert all(0 <= each.span.start <= each.span.end <= len(text) for each in diagnostics)


PIECES = st.sampled_from([
    "Số: 12 /QĐ-SNV", "Số: 7 / QÐ - UBND", "Ðiều 1. ", "ðò", "Công văn số 45 / SNV-VP", " ", "\n", "\r\n", "\u00a0",
    "/", "-", "12", " /QÐ", "Luật số: 31 /2024/QH15", "QUYẾT ÐỊNH", "a\u0301", "Ɖ",
    "Căn cứ Nghị định số 12/2020 /NÐ-CP ngày 05/3/2020;",
])
texts_to_mend = st.one_of(st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join), texts_of_lines)


@given(texts_to_mend)
def test_all_outside_the_repairs_is_as_it_was(text: str) -> None:
    edits = find_edits(text)
    kept, at = [], 0
    for edit in edits:
        assert at <= edit.start < edit.end
        assert (edit.replacement, text[edit.start : edit.end].strip(" \u00a0")) in {
            ("", ""), ("Đ", "\u00d0"), ("Đ", "\u0189"), ("đ", "\u00f0"), ("đ", "\u0256"),
        }
        kept += [text[at : edit.start], edit.replacement]
        at = edit.end
    assert apply_edits(text, edits) == "".join(kept) + text[at:]


@given(texts_to_mend)
def test_mending_again_changes_nothing(text: str) -> None:
    once = fix(text)
    assert fix(once) == once
    assert find_edits(once) == []
