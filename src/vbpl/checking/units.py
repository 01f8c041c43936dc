"""Units: the blocks of a document that rules count and look at."""

from collections.abc import Iterable, Iterator

from ..model import Block, BlockType, Span
from ..text.folding import fold
from .paper import Paper

FORMS = frozenset({"phu_luc", "mau", "bieu", "danh_muc", "danh_sach", "bang"})
"""Attachments whose numbers may be rows of a form; the others are texts of their own, like a quy chế."""
WORDS: dict[BlockType, str] = {
    "part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục", "article": "Điều",
    "clause": "khoản", "point": "điểm",
}
HIGHER: frozenset[BlockType] = frozenset({"part", "chapter", "section", "subsection"})


def own_units(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and those inside them, parents first, without what is quoted or stands in tables."""
    stack = list(blocks)[::-1]
    while stack:
        block = stack.pop()
        if block.type not in ("quote", "table"):
            yield block
            stack.extend(block.children[::-1])


def texts_of(paper: Paper) -> list[tuple[Block, ...]]:
    """The body, and each attached text whose units are counted like a body's."""
    attached = [part.body for part in paper.document.attachments if part.kind not in FORMS]
    return [paper.document.body, *attached]


def rows(paper: Paper) -> Iterator[tuple[Block, ...]]:
    """The blocks that stand side by side, in a text or in one of its units."""
    for blocks in texts_of(paper):
        yield blocks
        yield from (block.children for block in own_units(blocks))


def sequences(paper: Paper, levels: set[BlockType]) -> Iterator[list[Block]]:
    """The units of some levels that stand side by side in one unit."""
    for row in rows(paper):
        for level in levels:
            siblings = [block for block in row if block.type == level and block.number]
            if len(siblings) > 1:
                yield siblings


def marker_span(block: Block) -> Span:
    """The word and number at the head of a unit."""
    word = WORDS[block.type] if block.type in HIGHER or block.type == "article" else ""
    length = len(f"{word} {block.number or ''}".strip()) + (0 if word else 1)
    return Span(start=block.span.start, end=min(block.span.end, block.span.start + length))


def amends(paper: Paper) -> bool:
    """Whether a document changes others, so that its units may be those of another one."""
    subject = fold(paper.document.header.subject or "")
    return bool(paper.document.amendments) or subject.startswith(("sua doi", "bai bo", "bo sung", "thay the"))
