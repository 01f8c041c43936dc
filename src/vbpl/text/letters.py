"""Classes of letters and alternatives of words, for patterns over Vietnamese."""

import re
from collections.abc import Iterable
from itertools import groupby, takewhile
from operator import itemgetter

LETTERS = [chr(code) for code in (*range(0xC0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA))]
UPPER = "A-Z" + "".join(filter(str.isupper, LETTERS))
"""Capitals, for the inside of a character class."""
LOWER = "a-z" + "".join(filter(str.islower, LETTERS))
"""Small letters, for the inside of a character class."""


def any_of(words: Iterable[str]) -> str:
    r"""A pattern for any of some words, the longest first, each up to the end of a word.

    Words that begin alike share their beginning, so that a text is compared with it once.

    >>> any_of(["Bộ", "Bộ luật", "Biên bản"])
    '(?:B(?:iên\\ bản|ộ(?:\\ luật)?))(?!\\w)'
    """
    return rf"(?:{_tree(sorted(set(words)))})(?!\w)"


def _tree(words: list[str]) -> str:
    """Alternation of words in order, of which none is empty."""
    return "|".join(_branch(list(group)) for _, group in groupby(words, key=itemgetter(0)))


def _branch(words: list[str]) -> str:
    """Pattern of words in order that begin alike."""
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(words[0], words[-1], strict=False))
    start = "".join(letter for letter, _ in alike)
    rests = [word[len(start) :] for word in words if word != start]
    group = f"(?:{_tree(rests)}){'?' * (start in words)}" if rests else ""
    return re.escape(start) + group
