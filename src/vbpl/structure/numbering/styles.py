"""Styles: the ways to write the head of a unit, each with example lines.

The patterns of ``markers`` are made of them. They are verbose. To add a style, write a row with examples, which
tests/test_styles.py reads.
"""

from typing import NamedTuple

from ...text.numerals import ORDINAL
from ...text.signs import BULLETS
from .romans import NUMERAL

STOP = r"\s?[.:)–—-]{0,3}"
"""What may end a number after a word: ``Điều 5.``, ``Chương I -``. It may be missing."""
FIGURES = r"\d{1,3} (?:\s?[a-zđ](?!\w))?"  # 2, 2a
WORD_NUMBER = rf"""
    {ORDINAL}                       # Phần thứ hai
  | {NUMERAL}                       # Chương IH: III, misread
  | {FIGURES}                       # Mục 2, Mục 2a
  | [IVXLC]{{1,8}}[a-zđ]?(?!\w)     # Chương XIV, Chương IIa
  | [A-ZĐ](?!\w)                    # Phần A
"""
ARTICLE_WORD = r"""
    [\s_*~'".,•|\\^‘-]{0,4}          # dirt of a scanner, marks of Markdown
    (?:Đ|D) [iI] (?:[eéèêềểễếệẻẽ]|[EÉÈÊỀỂỄẾỆẺẼ]) [uU]       # Điều, ĐIỀU, Diều, Điêu
"""
ARTICLE_NUMBER = rf"""
    \d{{1,4}} (?:\s?[a-zđ]\d?(?!\w))?       # 5, 5a, 12 b
  | [IVX]{{1,5}}(?!\w)                      # IV
  | l(?=[.:])                               # 1 misread
  | {ORDINAL}                               # thứ mười ba
"""
DOTTED_END = r"(?: [.):/–-]{1,2}\s{0,3}(?![\d%]) | \s{1,3}(?=[^\W\d_]) )"
"""A sign without a figure after it, or a blank before a word: ``1.1. Bến``, ``1.1 Bến``, not ``1.1.2020``."""
ITEM = r"""(?:\s{1,6}(?=\S)|(?=[^\W\d_“"(])|$)"""
"""What follows the sign of an item: a blank, a letter, or nothing."""


class Style(NamedTuple):
    """One way to write the head of a unit."""

    name: str
    level: str
    """The terminal of ``document.lark`` for the unit."""
    word: str
    """What precedes the number; empty if nothing does."""
    number: str
    sign: str
    """What ends the number."""
    after: str
    """What else must follow."""
    examples: tuple[tuple[str, str | None], ...]
    """Lines with this head, each with its number."""


STYLES = (
    Style("part", "PART", r"[Pp]hần|PHẦN", WORD_NUMBER, STOP, "", (
        ("Phần thứ nhất", "1"), ("PHẦN II. BẾN ĐÒ", "II"), ("Phần A", "A"), ("Phần H", "II"),
    )),
    Style("chapter", "CHAPTER", r"[Cc]h[ưu][ơo]ng|CH[ƯU][ƠO]NG", WORD_NUMBER, STOP, "", (
        ("Chương XIV", "XIV"), ("CHƯƠNG IIa - BẾN ĐÒ", "IIa"), ("Chương l", "I"), ("Chương IH", "III"),
        ("Chương 1L", "II"), ("ChưongV", "V"),
    )),
    Style("section", "SECTION", r"[Mm]ục|MỤC", WORD_NUMBER, STOP, "", (
        ("Mục 1. BẾN ĐÒ", "1"), ("MỤC 2a", "2a"), ("Mục II: Bến", "II"),
    )),
    Style("subsection", "SUBSECTION", r"[Tt]iểu\s[Mm]ục|TIỂU\sMỤC", WORD_NUMBER, STOP, "", (
        ("Tiểu mục 1. Bến đò", "1"), ("TIỂU MỤC 3", "3"),
    )),
    Style("article", "ARTICLE", ARTICLE_WORD, ARTICLE_NUMBER, STOP, r"[*_]{0,2}", (
        ("Điều 5a. Bến đò", "5a"), ("ĐIỀU 12: Bến", "12"), ("Điều thứ mười ba", "13"), ("**Điều 7.** Bến", "7"),
        ("Điêu l. Bến", "1"), ("Điều IV.- Bến", "IV"), ("Điều 3[12]. Bến", "3"),
    )),
    Style("khoan", "CLAUSE", r"[Kk]hoản\s", rf"\d{{1,3}}[a-zđ]?|{ORDINAL}", r"\s?[.:]", r"\s", (
        ("Khoản 1. Bến đò", "1"), ("khoản 2a: Bến", "2a"),
    )),
    Style("dotted", "CLAUSE", "", r"\d{1,2}(?:\.\d{1,2}){1,3}", "", DOTTED_END, (
        ("1.1. Bến đò", "1.1"), ("2.3.1 Bến", "2.3.1"), ("4.2) Bến", "4.2"), ("1.2.- Bến", "1.2"),
    )),
    Style("arabic", "CLAUSE", "", r"\d{1,3}[a-zđ]?", r"\s?[.)/-]", rf"[-.]? (?!\s000\b) {ITEM}", (
        ("1. Bến đò", "1"), ("2a) Bến", "2a"), ("3/ Bến", "3"), ("4-Bến", "4"), ("5.", "5"),
    )),
    Style("roman", "SECTION", "", r"[IVXL]{1,7}", r"\s?[.)/:–-]", r"""[-.]? \s{0,4} (?=[^\W\d_]|[“"(]|$)""", (
        ("IV. BẾN ĐÒ", "IV"), ("II- Bến", "II"), ("I/ Bến", "I"), ("III.", "III"),
    )),
    Style("upper", "SECTION", "", r"[A-ZĐ]", r"\s?[.)/-]", r"""[-.]? \s{1,4} (?=\w|[“"(])""", (
        ("B. BẾN ĐÒ", "B"), ("Đ/ Bến", "Đ"),
    )),
    Style("letter", "POINT", "", r"[a-zđ](?:\d{1,2}|\.\d{1,2}(?=\)))?", r"\s?[.)/-]", rf"[-.)]? {ITEM}", (
        ("a) Bến đò;", "a"), ("đ/ Bến;", "đ"), ("c1) Bến;", "c1"), ("e. Bến;", "e"), ("b.2) Bến;", "b.2"),
    )),
    Style("bullet", "BULLET", "", "", f"[{BULLETS}]", r"\s{0,4} (?=[^\s-])", (
        ("- Bến đò;", None), ("+ Bến;", None), ("● Bến;", None), ("-Bến;", None),
    )),
)
"""All styles. Of those without a word, the first that fits a line is its style."""
