"""Heads of units as printed: ``Chương II``, ``Điều 5.``, ``a)``."""

import re
from collections.abc import Sequence
from typing import Protocol

KEYWORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục", "article": "Điều"}
SIGNS = {"clause": (".", ")", "/", "-"), "point": (")", ".", "/", "-"), "section": (".", "/", "-", ")")}
"""Signs after a number. Nested units of one kind take them in turn, to tell them apart."""
BULLETS = "-+*"
CAPITALS = re.compile(r"[A-ZĐ]+")


class Numbered(Protocol):
    """A unit of a text: a block, or another object with type, number and children."""

    @property
    def type(self) -> str: ...
    @property
    def number(self) -> str | None: ...
    @property
    def children(self) -> "Sequence[Numbered]": ...


def head_of(block: Numbered, above: Sequence[Numbered] = ()) -> str:
    """The printed head of a unit inside the units ``above``, outermost first; empty if it has none."""
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


def is_lettered(block: Numbered, above: Sequence[Numbered]) -> bool:
    """Whether a section has the head ``I.`` or ``A.`` as in administrative documents, and not ``Mục I``.

    That is a section in a chapter, or one that holds điều and is in no other unit: there only a word can begin the next
    unit.
    """
    in_chapter = bool(above) and above[-1].type in ("part", "chapter")
    if block.type != "section" or in_chapter or CAPITALS.fullmatch(block.number or "") is None:
        return False
    nested = any(unit.type == "section" for unit in above)
    return nested or not holds_article(block)


def holds_article(block: Numbered) -> bool:
    """Whether an article is inside a unit, at any depth."""
    return any(child.type == "article" or holds_article(child) for child in block.children)
