"""Quotations: where a stretch of text quotes another one."""

import re

_QUOTED = re.compile(r"“(?:[^“”]{20,5000}|(?<=từ\s“)[^“”]{1,19})(?:”|$)|\"[^\"]{20,5000}(?:\"|$)")
"""Quoted text inside a stretch; a short one is a term, unless it is of words that change: ``cụm từ “khoản 1”``."""


def find_quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where quoted text begins and ends; most stretches have not one mark of it."""
    marked = text.find("“", start, end) >= 0 or text.find("\"", start, end) >= 0
    return [quoted.span() for quoted in _QUOTED.finditer(text, start, end)] if marked else []
