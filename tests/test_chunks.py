"""Chunks: their paths, their size, what they hold."""

from pathlib import Path

import pytest

import vbpl
from vbpl.export.chunks import iter_parts

ROOT = Path(__file__).parents[1]
REGULATION = (ROOT / "corpus/quyet-dinh-kem-quy-che/source.txt").read_text(encoding="utf-8")


def test_small_units_stay_whole() -> None:
    pieces = vbpl.chunks(vbpl.parse(REGULATION))
    article = next(piece for piece in pieces if piece.path.endswith("Chương II > Điều 4"))
    assert article.path == "Quyết định 2291/QĐ-UBND > QUY CHẾ > Chương II > Điều 4"
    assert article.text.startswith("Điều 4. Vị trí neo đậu\n1. Ghe hàng")
    assert REGULATION[article.span.start : article.span.end].rstrip().endswith("kèm theo Quy chế này.")


def test_a_long_article_is_cut_between_its_units() -> None:
    pieces = [piece for piece in vbpl.chunks(vbpl.parse(REGULATION), 120) if " > Điều 4" in piece.path]
    assert [piece.path.partition(" > Điều ")[2] for piece in pieces] == [
        "4", "4 > khoản 1", "4 > khoản 1 > điểm c", "4 > khoản 2", "4 > khoản 3",
    ]


@pytest.mark.parametrize("most", [40, 300, 1500])
def test_no_piece_is_too_long(most: int) -> None:
    assert all(len(piece.text) <= most for piece in vbpl.chunks(vbpl.parse(REGULATION), most))


def test_citations_go_with_their_words() -> None:
    document = vbpl.parse(REGULATION)
    pieces = vbpl.chunks(document, 200)
    held = [citation for piece in pieces for citation in piece.citations]
    assert len(held) == len(set(map(str, held))) >= 6
    assert all(citation.text in piece.text.replace("\n", " ") for piece in pieces for citation in piece.citations)


@pytest.mark.parametrize(("text", "parts"), [
    ("Một hai. Ba bốn.", ["Một hai.", "Ba bốn."]),
    ("Một hai ba bốn năm", ["Một hai ba", "bốn năm"]),
    ("Mộthaibabốnnămsáu", ["Mộthaibabố", "nnămsáu"]),
    ("", []),
])
def test_a_text_is_cut_at_sentences_then_spaces(text: str, parts: list[str]) -> None:
    assert list(iter_parts(text, 10)) == parts


def test_a_document_without_a_number_has_a_name() -> None:
    assert vbpl.chunks(vbpl.parse("Điều 1. Một"))[0].path.endswith(" > Điều 1")


def test_a_piece_holds_something() -> None:
    with pytest.raises(ValueError, match="0"):
        vbpl.chunks(vbpl.parse("Điều 1. Một"), 0)
