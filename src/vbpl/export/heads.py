"""Heads of units as they are printed: ``Chương II``, ``Điều 5.``, ``a)``."""

import re
from collections.abc import Sequence

from ..model import Block
from ..model.walk import iter_inside

KEYWORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục", "article": "Điều"}
SIGNS = {"clause": (".", ")", "/", "-"), "point": (")", ".", "/", "-"), "section": (".", "/", "-", ")")}
"""Behind a number; one after the other where units of a kind stand in each other, to tell them apart."""
BULLETS = "-+*"
CAPITALS = re.compile(r"[A-ZĐ]+")


def head_of(block: Block, above: Sequence[Block] = ()) -> str:
    """The printed head of a unit inside the units ``above``, outermost first; empty for what has none."""
    if block.type == "bullet":
        return BULLETS[min(sum(unit.type == "bullet" for unit in above), len(BULLETS) - 1)]
    if block.number is None or (block.type not in KEYWORDS and block.type not in SIGNS):
        return ""
    if block.type in KEYWORDS and not is_lettered(block, above):
        return f"{KEYWORDS[block.type]} {block.number}" + ("." if block.type == "article" else "")
    signs = SIGNS[block.type]
    if block.type == "clause" and "." in block.number:
        return block.number + "."
    alike = sum(unit.type == block.type and "." not in (unit.number or "") for unit in above)
    return block.number + signs[min(alike, len(signs) - 1)]


def is_lettered(block: Block, above: Sequence[Block]) -> bool:
    """Whether a section is headed ``I.`` or ``A.`` as in administrative documents, and not ``Mục I``.

    That is one of a chapter, or one that holds điều and is in no other: behind these only a word begins the next.
    """
    in_chapter = bool(above) and above[-1].type in ("part", "chapter")
    if block.type != "section" or in_chapter or CAPITALS.fullmatch(block.number or "") is None:
        return False
    nested = any(unit.type == "section" for unit in above)
    return nested or all(inside.type != "article" for inside in iter_inside(block.children))
