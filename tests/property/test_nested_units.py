"""Trees that ``document.lark`` accepts are printed with numbers in order and read back unchanged."""

from collections.abc import Iterator
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

import vbpl
from vbpl.grammar import accepts
from vbpl.model import Block
from vbpl.model.walk import iter_blocks
from vbpl.structure.numbering.outline import ALPHABET
from vbpl.structure.numbering.romans import to_roman

HEAD = "Số: 12/QĐ-SNV\nQUYẾT ĐỊNH\nVề bến đò\nQUYẾT ĐỊNH:\n"
ORDINALS = ("thứ nhất", "thứ hai", "thứ ba", "thứ tư")
HOLDS = {
    "": ("part", "chapter", "section", "article", "clause"),
    "part": ("chapter", "section", "article"),
    "chapter": ("section", "article"),
    "section": ("subsection", "article", "clause", "bullet"),
    "subsection": ("article", "clause"),
    "article": ("clause", "point", "bullet"),
    "clause": ("clause", "point", "bullet"),
    "point": ("bullet",),
    "bullet": (),
}
"""Which units are drawn in which. The children of one parent are of one level, because a text shows no other end."""
Unit = tuple[str, list["Unit"]]  # type: ignore[misc]


@st.composite
def units(draw: st.DrawFn, parent: str = "", depth: int = 0) -> list[Unit]:
    """The units in a unit. A level above điều holds some, because a heading alone may mean anything."""
    least = int(parent in ("", "part", "chapter", "section", "subsection"))
    size = draw(st.integers(least, 3)) if HOLDS[parent] and depth < 6 else 0
    if not size:
        return []
    levels = [each for each in HOLDS[parent] if each != parent or depth < 4]
    level = draw(st.sampled_from(levels))
    return [(level, draw(units(level, depth + 1))) for _ in range(size)]


def printed(tree: list[Unit], articles: "count[int]", above: str = "") -> Iterator[tuple[str, str]]:
    """The lines of a tree, each with the number of its unit."""
    for place, (level, inside) in enumerate(tree, start=1):
        number, line = head(level, place, articles, above)
        end = ":" if inside else "."
        yield number, line if line.endswith("BẾN ĐÒ") else f"{line} Bến đò{end}"
        yield from printed(inside, articles, number if level == "clause" else "")


def head(level: str, place: int, articles: "count[int]", above: str) -> tuple[str, str]:
    """The number and the head of a unit."""
    if level == "article":
        number = str(next(articles))
        return number, f"Điều {number}."
    if level == "clause":
        number = f"{above}.{place}" if above else str(place)
        return number, f"{number}."
    return {
        "part": (str(place), f"Phần {ORDINALS[place - 1]}\nBẾN ĐÒ"),
        "chapter": (to_roman(place), f"Chương {to_roman(place)}\nBẾN ĐÒ"),
        "section": (str(place), f"Mục {place}\nBẾN ĐÒ"), "subsection": (str(place), f"Tiểu mục {place}\nBẾN ĐÒ"),
        "point": (ALPHABET[place - 1], f"{ALPHABET[place - 1]})"), "bullet": ("", "-"),
    }[level]


def terminals_of(tree: list[Unit]) -> Iterator[str]:
    for level, inside in tree:
        yield level.upper()
        yield from terminals_of(inside)
        yield "END"


def read(blocks: tuple[Block, ...]) -> list[Unit]:
    return [(block.type, read(block.children)) for block in blocks]


@given(units())
@settings(max_examples=60)
def test_a_tree_is_read_back(tree: list[Unit]) -> None:
    sentence = ["HEADER", *terminals_of(tree), "END"]
    assert accepts("document", sentence) == len(sentence)
    lines = list(printed(tree, count(1)))
    document = vbpl.parse(HEAD + "\n".join(line for _, line in lines))
    assert read(document.body) == tree
    assert [block.number or "" for block in iter_blocks(document)] == [number for number, _ in lines]
    assert document.unparsed_share == 0
