"""Quotations: where a stretch of text quotes another one."""

import re

_QUOTED = re.compile(r"“[^“”]{1,5000}(?:”|$)|\"[^\"]{1,5000}(?:\"|$)")
_WORDS = re.compile(r"từ\s$")
_LONGEST_TERM = 21
"""Characters of a term with its marks; longer ones are quoted text, and so are words that change: ``từ “khoản 1”``."""


def find_quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where quoted text begins and ends; most stretches have not one mark of it."""
    if text.find("“", start, end) < 0 and text.find("\"", start, end) < 0:
        return []
    quoted = (each.span() for each in _QUOTED.finditer(text, start, end))
    return [(first, last) for first, last in quoted if last - first > _LONGEST_TERM or _changes(text, first)]


def _changes(text: str, first: int) -> bool:
    return _WORDS.search(text, max(0, first - 3), first) is not None
