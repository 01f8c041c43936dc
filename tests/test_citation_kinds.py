"""The type of a document that a citation names, where its words and its number say different ones."""

import pytest

import vbpl


@pytest.mark.parametrize(("said", "kind"), [
    ("công văn số 12/QĐ-UBND", "cong_van"), ("Công văn số 12/QĐ-UBND", "cong_van"),
    ("quyết định số 12/TTr-UBND", "to_trinh"),
    ("Quyết định số 12/TTr-UBND", "quyet_dinh"), ("dự án số 12/QĐ-UBND", "quyet_dinh"),
    ("quyết định số 12/QĐ-UBND", "quyet_dinh"),
    ("quyết định số 12/UBND-VX", "quyet_dinh"),
])
def test_a_word_in_small_letters_gives_way_to_the_number(said: str, kind: str) -> None:
    (citation,) = vbpl.parse(f"Điều 1. Thực hiện theo {said} ngày 01/02/2020.").citations
    assert citation.kind == kind
