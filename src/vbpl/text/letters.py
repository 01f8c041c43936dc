"""Classes of letters and alternatives of words, for patterns over Vietnamese."""

import re
from collections.abc import Iterable

LETTERS = [chr(code) for code in (*range(0xC0, 0x180), 0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA))]
UPPER = "A-Z" + "".join(filter(str.isupper, LETTERS))
"""Capitals, for the inside of a character class."""
LOWER = "a-z" + "".join(filter(str.islower, LETTERS))
"""Small letters, for the inside of a character class."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, each up to the end of a word."""
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)"
