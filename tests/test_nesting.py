"""Which units may contain which: each pair that ``document.lark`` accepts is read; all others are refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import vbpl
from vbpl.grammar import accepts
from vbpl.model import Block
from vbpl.model.walk import iter_blocks
from vbpl.source import Source
from vbpl.structure.body.nesting import may_hold
from vbpl.structure.parse import parse_structure

SHARED = Path(__file__).parents[2] / "shared" / "eval"
LEVELS = ("PART", "CHAPTER", "SECTION", "SUBSECTION", "ARTICLE", "CLAUSE", "POINT", "BULLET")
HEADS = {
    "PART": "Phần thứ nhất\nBẾN", "CHAPTER": "Chương I\nBẾN", "SECTION": "Mục 1\nBẾN", "SUBSECTION": "Tiểu mục 1\nBẾN",
    "ARTICLE": "Điều 1. Bến đò", "CLAUSE": "1. Bến có đèn:", "POINT": "a) Bến có đèn:", "BULLET": "- Bến có đèn:",
}
INSIDE = {
    **{(outer, "SECTION"): "I. ĐÒ NGANG" for outer in ("SECTION", "SUBSECTION", "ARTICLE")},
    ("CLAUSE", "CLAUSE"): "1.1. Đò ngang;", ("POINT", "POINT"): "a. Đò ngang;", ("BULLET", "BULLET"): "+ Đò ngang;",
}
"""What is printed for the inner level, if it differs here."""
HELD = {
    "PART": "CHAPTER SECTION SUBSECTION ARTICLE CLAUSE POINT BULLET",
    "CHAPTER": "SECTION SUBSECTION ARTICLE CLAUSE POINT BULLET",
    "SECTION": "SECTION SUBSECTION ARTICLE CLAUSE POINT BULLET",
    "SUBSECTION": "SECTION ARTICLE CLAUSE POINT BULLET",
    "ARTICLE": "SECTION CLAUSE POINT BULLET",
    "CLAUSE": "CLAUSE POINT BULLET", "POINT": "CLAUSE POINT BULLET", "BULLET": "BULLET",
}
PAIRS = [(outer, inner) for outer in LEVELS for inner in LEVELS]
PARTS = {
    "HEADER END": True,
    "HEADER RECITAL FORMULA ARTICLE END CLOSING ATTACHMENT END ATTACHMENT TEXT CLOSING TEXT END END": True,
    "HEADER TEXT RECITAL TEXT FORMULA TEXT ARTICLE END TEXT CLOSING END": True,
    "HEADER ARTICLE TEXT TABLE QUOTE CHAPTER END TEXT END CLAUSE END END END": True,
    "CLOSING HEADER END": False,
    "HEADER CLOSING ARTICLE END END": False,
    "HEADER CLOSING CLOSING END": True,
    "HEADER CLOSING CLOSING CLOSING END": False,
    "HEADER FORMULA RECITAL END": True,
    "HEADER FORMULA FORMULA END": False,
    "HEADER ARTICLE END RECITAL END": True,
    "HEADER ATTACHMENT END CLOSING END": False,
    "HEADER ATTACHMENT ATTACHMENT END END END": False,
    "HEADER ATTACHMENT CLOSING ARTICLE END END END": False,
    "HEADER ARTICLE CLOSING END END": False,
    "HEADER ARTICLE CLAUSE END TEXT END END": False,
    "HEADER HEADER END END": False,
    "HEADER ARTICLE END": False,
}


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_the_grammar_says_what_may_stand_in_what(outer: str, inner: str) -> None:
    assert may_hold(outer, inner) == (inner in HELD[outer].split())
    sentence = ["HEADER", outer, inner, "END", "END", "END"]
    assert (accepts("document", sentence) == len(sentence)) == may_hold(outer, inner)


def held(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        yield from ((block.type.upper(), child.type.upper()) for child in block.children)
        yield from held(block.children)


@pytest.mark.parametrize(("outer", "inner"), [pair for pair in PAIRS if may_hold(*pair)])
def test_what_may_stand_is_read_so(outer: str, inner: str) -> None:
    head = "A. BẾN" if outer == inner == "SECTION" else HEADS[outer]
    lines = ["Số: 12/QĐ-SNV", "QUYẾT ĐỊNH", "Về bến đò", "QUYẾT ĐỊNH:", head, INSIDE.get((outer, inner), HEADS[inner])]
    text = "\n".join([*lines, "Đò có phao."])
    assert (outer, inner) in set(held(vbpl.parse(text).body))


@pytest.mark.parametrize(("sentence", "stands"), PARTS.items())
def test_the_parts_have_their_order(sentence: str, stands: bool) -> None:
    terminals = sentence.split()
    assert (accepts("document", terminals) == len(terminals)) == stands


def test_real_texts_are_documents() -> None:
    """None of these has a part that the grammar does not allow there."""
    folders = [SHARED / name / "texts" for name in ("dev", "vbhn", "metadata")]
    paths = [path for folder in folders for path in sorted(folder.glob("*"))[:25]]
    if not paths:
        pytest.skip("../shared is not here")
    sources = (Source(path.read_text(encoding="utf-8", errors="replace")) for path in paths)
    codes = [each.code for source in sources for read in parse_structure(source) for each in read.document.diagnostics]
    assert len(paths) > 50
    assert codes.count("V258") == 0


def test_what_is_refused_is_kept_unparsed() -> None:
    text = "QUYẾT ĐỊNH\nĐiều 1. Bến\n1. Bến có đèn:\nI. PHIẾU GHI\nHọ tên\n2. Bến có ghế.\n"
    document = vbpl.parse(text)
    block = next(block for block in iter_blocks(document) if block.type == "unparsed")
    assert (block.text, text[block.span.start : block.span.end]) == ("I. PHIẾU GHI\nHọ tên", "I. PHIẾU GHI\nHọ tên")
    refused = [(each.code, each.span) for each in document.diagnostics if each.code == "V258"]
    assert refused == [("V258", block.span)]
    letters = sum(map(str.isalpha, block.text)) / sum(map(str.isalpha, text))
    assert document.unparsed_share == round(letters, 4)
    assert [(each.type, each.number) for each in document.body[0].children] == [("clause", "1"), ("clause", "2")]


def test_unparsed_blocks_and_fragments_count_together() -> None:
    text = (
        "UBND TỈNH BẾN MÂY\nSố: 12/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Bến\n1. Bến có đèn:\nI. PHIẾU GHI\n2. Bến có ghế.\n"
        "CHỦ TỊCH\nTrần Văn An\n{}"
    )
    tail = "Các liên kết khác của cổng.\n"
    without, whole = vbpl.parse(text.format("")), vbpl.parse(text.format(tail))
    letters = sum(map(str.isalpha, text.format("")))
    heading, after = (sum(map(str.isalpha, each)) for each in ("I. PHIẾU GHI", tail))
    assert without.unparsed_share == round(heading / letters, 4)
    assert whole.unparsed_share == round((heading + after) / (letters + after), 4)
