"""Repairs markers of điều that a scanner damaged: ``Điền 2.``, ``Điều 2,`` and ``Điều Š3.`` after Điều 1 and 2.

The count decides what a marker was: it must be the next number, with one wrong letter. Readable markers stay as they
are. A word torn over two lines is put together, and a stray sign before ``Chương I`` or ``Điều 2.`` is taken out.
"""

import re
from collections.abc import Iterator
from re import Match

from ..text.folding import fold, iter_places
from ..text.lazy import lazy_compile
from ..text.offsets import Rewrite, replace
from .look import Repair, Sign

_MARKER = lazy_compile(
    r"""
    \n[ ]{0,9}+
    (?P<marker>
        (?P<stray> [b-dg-np-tvx|!][ ] )?+                                         # l Điều 2.
        (?P<word> [ĐDÐ](?:[^\W_]{1,3}[^\W\d_] | i[ ]?\nều) ) (?P<gap> [ ]?+ )    # Điều, Điền, Đ1ều, Đi / ều
        (?P<number> [^\s.,:;]{1,4}+ )             # 2, Š3
        (?P<mark> [.,:;]?+ )
    )
    (?=[ ](?P<capital>[^\W\d_])?)
    """,
    re.VERBOSE,
)
_ARTICLE = "dieu"
_WHOLE = ("Điều", "ĐIỀU", "Dieu", "DIEU")
_ONE = "l|!]"
"""The characters that a scanner reads for a 1 that stands alone."""
_INSERTED = re.compile(r"\d{1,3}[a-zđ]|[IVXLC]+|thứ|này|trên|đó|sau", re.IGNORECASE)
"""Numbers of other kinds: ``Điều 2a``, ``Điều IV``."""
_GOES_ON = re.compile(r"[ ](?:Điều|Khoản|Điểm|Mục|Chương|Phần|Phụ|Luật|Bộ luật|Nghị|Thông|Pháp|Quy)\b")
"""The text after a provision that a wrapped sentence puts at the head of a line: ``Điều 2, Điều 3 Luật Giá``."""


_STRAY = lazy_compile(
    r"(?<![^\n])(?P<stray>(?:[^\w\s#>\"“(]|[^\W\d_])[ ])(?=(?:Chương|CHƯƠNG)[ ][IVXLJHl1]{1,6}[ ]{0,9}(?:\n|\Z))"
)
"""``Ñ Chương I`` alone on its line."""
STRAY_WIDTH = 2
"""Characters of a stray sign and the blank after it."""


def restore_units(text: str) -> Rewrite:
    """The text with these markers repaired."""
    return replace(text, ((*place, meant) for place, meant in sorted(dict(_repairs(text)).items())))


_REST = r"(?:[^\W_]{1,3}[^\W\d_]|i[ ]?\nều)[ ]?+[^\s.,:;]{1,4}[.,:;][ ]"
_HEADS = (
    rf"Đ(?!(?:iều|IỀU)[ ]\d{{1,4}}+[.:;]){_REST}", rf"D(?!(?:ieu|IEU)[ ]\d{{1,4}}+[.:;]){_REST}", rf"Ð{_REST}",
    r"[b-dg-np-tvx|!][ ][ĐDÐ]", r"\S[ ]C(?:hương|HƯƠNG)[ ]",
)
"""A marker that is not whole, with one of the marks without which it is no marker; a stray sign."""
UNITS = Repair("S111", lambda text: (restore_units(text),), Sign(heads=_HEADS))


def _repairs(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The span of a damaged marker or a stray sign, and what it was."""
    yield from _damaged_articles(text)
    for word in ("Chương ", "CHƯƠNG "):
        strays = (_STRAY.match(text, at - STRAY_WIDTH) for at in iter_places(text, [word]) if at >= STRAY_WIDTH)
        yield from ((found.span("stray"), "") for found in strays if found)


def _damaged_articles(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    last = 0
    for match in _MARKER.finditer(text):
        number = match["number"]
        whole = match["word"] in _WHOLE and match["gap"] and match["mark"] != "," and not match["stray"]
        if whole and number.isdecimal():
            last = int(number)
        elif _is_next(match, str(last + 1)):
            last += 1
            yield match.span("marker"), f"Điều {last}{match['mark'].replace(',', '.') or '.'}"


def _is_next(match: Match[str], expected: str) -> bool:
    """Whether a marker is the next one, with a slip in its word, its number or the mark after it."""
    word, number = fold("".join(match["word"].split())), match["number"]
    if not (match["capital"] or "").isupper() or _GOES_ON.match(match.string, match.end("marker")):
        return False
    if number == expected:
        return bool(match["mark"]) and word != "diem" and _differs_by_one(word, _ARTICLE, same=True)
    if word != _ARTICLE or match["mark"] != "." or number.isdecimal():
        return False
    if len(number) == 1:
        return expected == "1" and number in _ONE
    return not _INSERTED.fullmatch(number) and _differs_by_one(number, expected)


def _differs_by_one(printed: str, meant: str, *, same: bool = False) -> bool:
    """Whether two words differ by one added or changed letter; with ``same``, equal words count too."""
    if printed == meant:
        return same
    if len(printed) == len(meant):
        return sum(a != b for a, b in zip(printed, meant, strict=True)) == 1
    return any(printed[:at] + printed[at + 1 :] == meant for at in range(len(printed)))
