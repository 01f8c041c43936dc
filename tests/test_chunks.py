"""Chunks: their paths, their size, what they hold."""

import datetime
from pathlib import Path
from typing import Any

import pytest

import vbpl
from vbpl.export import Chunk
from vbpl.export.chunks.cut import iter_parts

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
    ("3. Một hai ba bốn", ["3. Một hai", "ba bốn"]),
    ("Mộthaibabốnnămsáu", ["Mộthaibabố", "nnămsáu"]),
    ("", []),
])
def test_a_text_is_cut_at_sentences_then_spaces(text: str, parts: list[str]) -> None:
    assert list(iter_parts(text, lambda part: len(part) <= 10)) == parts


def test_a_document_without_a_number_has_a_name() -> None:
    assert vbpl.chunks(vbpl.parse("Điều 1. Một"))[0].path.endswith(" > Điều 1")


def test_a_piece_holds_something() -> None:
    with pytest.raises(ValueError, match="0"):
        vbpl.chunks(vbpl.parse("Điều 1. Một"), 0)


LONG = """UBND TỈNH SÔNG HẬU
Số: 12/2021/QĐ-UBND
Sông Hậu, ngày 05 tháng 3 năm 2021
QUYẾT ĐỊNH
Về phí qua phà
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quyết định này quy định phí qua phà.
Điều 2. Người nộp phí
1. Chủ xe nộp phí tại bến. Phí nộp một lần cho mỗi lượt.
2. Người đi bộ không nộp phí. Học sinh mặc đồng phục cũng không nộp phí.
a) Học sinh tiểu học đi cùng cô giáo;
b) Học sinh trung học có thẻ của trường.
3. Xe chở lúa trong mùa gặt nộp một nửa mức phí của Điều 3 Quyết định này.
Chương II
MỨC PHÍ
Điều 3. Mức phí
| Xe | Mức phí |
| Xe đạp | 1.000 đồng |
| Xe máy | 4.000 đồng |
| Xe khách dưới 12 chỗ | 25.000 đồng |
| Xe tải dưới 5 tấn | 40.000 đồng |
Điều 4. Thi hành
Quyết định này có hiệu lực từ ngày 01 tháng 4 năm 2021.
"""
FEES = vbpl.parse(LONG)


def by_id(pieces: list[Chunk]) -> dict[str, Chunk]:
    return {piece.id.partition("#")[2]: piece for piece in pieces}


def test_a_piece_says_what_document_it_is_of_and_where() -> None:
    piece = by_id(vbpl.chunks(FEES, 100))["art_2__para_3"]
    assert (piece.document_id, piece.number, piece.kind) == (FEES.id, "12/2021/QĐ-UBND", "quyet_dinh")
    assert piece.date == datetime.date(2021, 3, 5)
    assert piece.heading == "Điều 2. Người nộp phí"
    assert [(step.type, step.number, step.label) for step in piece.steps] == [
        ("chapter", "I", "Chương I"), ("article", "2", "Điều 2"), ("clause", "3", "khoản 3")]
    assert piece.provision == vbpl.Provision(chapter="I", article="2", clause="3")
    assert Chunk.model_validate_json(piece.model_dump_json()) == piece


def test_ids_are_each_given_once_and_the_same_every_time() -> None:
    for most in (30, 60, 200):
        ids = [piece.id for piece in vbpl.chunks(FEES, most)]
        assert len(ids) == len(set(ids)) > 3
        assert ids == [piece.id for piece in vbpl.chunks(vbpl.parse(LONG), most)]


def test_small_pieces_are_joined() -> None:
    alone, joined = vbpl.chunks(FEES, 400), vbpl.chunks(FEES, 400, min_chars=150)
    assert [piece.path.partition(" > ")[2] for piece in alone] == [
        "Chương I", "Chương I > Điều 1", "Chương I > Điều 2", "Chương II", "Chương II > Điều 3", "Chương II > Điều 4"]
    assert [piece.path.partition(" > ")[2] for piece in joined] == ["Chương I", "Chương II"]
    assert joined[1].text.startswith("Chương II\nMỨC PHÍ\nĐiều 3. Mức phí\n")
    titles = [piece.path.partition(" > ")[2] for piece in vbpl.chunks(FEES, 400, min_chars=1)]
    assert titles == ["Chương I > Điều 1", "Chương I > Điều 2", "Chương II > Điều 3", "Chương II > Điều 4"]


def test_the_end_of_an_article_is_not_joined_with_the_next() -> None:
    for piece in vbpl.chunks(FEES, 110, min_chars=100):
        assert not ("3. Xe chở lúa" in piece.text and "Chương II" in piece.text)


def test_the_line_of_the_article_stands_before_each_khoan() -> None:
    pieces = [piece for piece in vbpl.chunks(FEES, 250, context=True) if piece.path.endswith("khoản 3")]
    assert [piece.text.split("\n")[:3] for piece in pieces] == [
        ["Về phí qua phà", "Quyết định 12/2021/QĐ-UBND > Chương I > Điều 2 > khoản 3", "Điều 2. Người nộp phí"]]
    assert vbpl.chunks(FEES, 20, context=True)[0].text.startswith("Chương I")


def test_an_overlap_is_whole_sentences_of_the_same_article() -> None:
    pieces = vbpl.chunks(FEES, 160, overlap=60)
    plain = vbpl.chunks(FEES, 160 - 61)
    after = next(piece for piece in pieces if "3. Xe chở lúa" in piece.text)
    assert after.text.startswith("b) Học sinh trung học có thẻ của trường.\n3. Xe chở lúa")
    assert all(piece.text.startswith(("Điều", "Chương")) for piece in pieces
               if piece.steps[-1].type in ("article", "chapter") and piece.id.endswith(("_1", "_3", "_4")))
    assert len(pieces) <= len(plain)


def test_a_table_is_cut_between_rows_with_its_first_row_above() -> None:
    parts = [piece.text for piece in vbpl.chunks(FEES, 60) if "\t" in piece.text]
    assert len(parts) > 1
    assert all("Xe\tMức phí" in part for part in parts)
    rows = [row for part in parts for row in part.split("\n") if "đồng" in row]
    assert [row.split("\t")[1] for row in rows] == ["1.000 đồng", "4.000 đồng", "25.000 đồng", "40.000 đồng"]
    assert "25.000 đồng\nXe tải" in next(piece.text for piece in vbpl.chunks(FEES, 400) if "\t" in piece.text)


def count_words(text: str) -> int:
    """A tokenizer: syllables, and two for each number."""
    return sum(2 if any(map(str.isdigit, word)) else 1 for word in text.split())


@pytest.mark.parametrize("options", [
    {}, {"overlap": 5}, {"context": True}, {"min_chars": 12, "overlap": 6, "context": True},
])  # fmt: skip
@pytest.mark.parametrize("most", [13, 30, 400])
def test_a_limit_may_count_tokens(most: int, options: dict[str, int]) -> None:
    for document in (FEES, vbpl.parse(REGULATION)):
        pieces = vbpl.chunks(document, most, length=count_words, **options)  # type: ignore[arg-type]
        assert all(count_words(piece.text) <= most for piece in pieces)
        assert len(pieces) < 200


def test_a_text_that_counts_more_than_its_lines_is_cut_again() -> None:
    def square(text: str) -> int:
        return len(text.split()) ** 2

    pieces = vbpl.chunks(FEES, 400, length=square)
    assert all(square(piece.text) <= 400 for piece in pieces)


def test_status_is_that_of_the_article_on_a_day() -> None:
    repealing = vbpl.parse("""UBND TỈNH SÔNG HẬU
Số: 30/2022/QĐ-UBND
Sông Hậu, ngày 02 tháng 5 năm 2022
QUYẾT ĐỊNH
Về bãi bỏ một số quy định về phí qua phà
Điều 1. Bãi bỏ Điều 2 Quyết định số 12/2021/QĐ-UBND ngày 05 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh Sông Hậu.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 6 năm 2022.
""")
    library = vbpl.Library()
    library.add([FEES, repealing])
    graph = library.link()
    days = ("2021-03-20", "2022-05-31", "2022-06-01")
    told = {day: by_id(vbpl.chunks(FEES, 400, graph=graph, on=day)) for day in days}
    states = {day: [pieces[name].status for name in ("art_1", "art_2")] for day, pieces in told.items()}
    assert states == {"2021-03-20": ["not_yet", "not_yet"], "2022-05-31": ["in_force", "in_force"],
                      "2022-06-01": ["in_force", "ended"]}
    with pytest.raises(KeyError):
        vbpl.chunks(vbpl.parse(REGULATION), graph=graph)


@pytest.mark.parametrize(("options", "said"), [
    ({"max_chars": 0}, "0"), ({"max_chars": True}, "bool"), ({"max_chars": "9"}, "str"), ({"min_chars": 2000}, "1500"),
    ({"overlap": 751}, "750"), ({"overlap": -1}, "-1"), ({"length": 5}, "int"), ({"length": str.upper}, "ĐIỀU"),
    ({"length": str.isupper}, "not False"), ({"graph": "x"}, "str"), ({"min_chars": 1.5}, "float"),
])  # fmt: skip
def test_what_is_not_allowed_is_said(options: dict[str, Any], said: str) -> None:
    with pytest.raises(vbpl.VbplError, match=said):
        vbpl.chunks(vbpl.parse("Điều 1. Một"), **options)


def test_very_many_units_take_time_by_their_number() -> None:
    counted = 0

    def count(text: str) -> int:
        nonlocal counted
        counted += len(text)
        return len(text)

    text = "\n".join(f"{number}. Một hai ba." for number in range(1, 3000))
    vbpl.chunks(vbpl.parse(text), 10**9, length=count)
    assert counted < 6 * len(text)
