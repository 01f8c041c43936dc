"""Restores capitals that only a font drew: ``SắC LệNH`` is SẮC LỆNH.

TCVN3 has no codes for most capitals with a mark, so fonts of capitals like .VnTimeH drew small letters as capitals. A
program that reads the codes sees the small letters.
"""

import re
from collections.abc import Iterable
from itertools import islice
from re import Match

from ..text.folding import USUAL
from ..text.offsets import Rewrite, Span, rewrite

LEAST = 3
"""Capitals after a marked small letter that show that the text has such capitals, and not one slip."""

_SMALL = "".join(filter(str.islower, map(chr, (*range(0xE0, 0x1B1), *range(0x1EA0, 0x1EFA)))))
_SHAPES = bytes(ord("A" if "A" <= each <= "Z" else "a" if each in _SMALL else ".") for each in USUAL)
_BEHIND_SMALL = re.compile(f"[A-Z](?<=[{_SMALL}][A-Z])")
_COLUMN = re.compile("[^\n\t ]++(?: [^\n\t ]++)*+")
"""A line, or the part of it between tabs and runs of spaces."""
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_ASCII, _CAPITAL_ASCII = re.compile("[a-z]"), re.compile("[A-Z]")


def lacks_capitals(text: str, usual: bytes | None = None) -> bool:
    """Whether ``text`` shows small letters that were drawn as capitals.

    ``usual`` are its bytes, as of vbpl.text.folding, if it has any. They answer in a quarter of the time.
    """
    if usual is not None:
        return usual.translate(_SHAPES).count(b"aA") >= LEAST
    return len(list(islice(_BEHIND_SMALL.finditer(text), LEAST))) == LEAST


def restore_capitals(text: str, within: Iterable[Span] | None = None) -> Rewrite:
    """``text`` with such letters as capitals again, in all of it or in these ranges."""
    return rewrite(text, _COLUMN, _restored, within)


def _restored(column: Match[str]) -> str:
    """A column of capitals has no small ASCII letters, so all of it is restored; other columns word by word."""
    words = _WORD.findall(column[0])
    drawn = sum(map(_is_drawn, words))
    if not drawn:
        return column[0]
    if drawn > sum(_SMALL_ASCII.search(word) is not None for word in words):
        return _as_capitals(column[0])
    return _WORD.sub(lambda word: _as_capitals(word[0]) if _is_drawn(word[0]) else word[0], column[0])


def _as_capitals(text: str) -> str:
    """Capitals at the same offsets. A letter whose capital form has several characters, like ``ß``, stays as it is.

    >>> _as_capitals("nghị định"), _as_capitals("giß")
    ('NGHỊ ĐỊNH', 'GIß')
    """
    capitals = text.upper()
    if len(capitals) == len(text):
        return capitals
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)


def _is_drawn(word: str) -> bool:
    """ASCII capitals, one of them after the first letter, beside a small letter without a capital code."""
    small = word.isascii() or word.isupper() or _SMALL_ASCII.search(word)
    return not small and _CAPITAL_ASCII.search(word, 1) is not None
