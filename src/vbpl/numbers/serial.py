"""Số: the running number at the start of a document number."""

import re
from functools import lru_cache
from typing import NamedTuple


class Serial(NamedTuple):
    """A running number, and what is printed after it."""

    number: int | None
    """None if it is blank or unreadable."""
    suffix: str | None
    """In lower case: ``a`` of ``1234A``, ``bis``, ``.7`` of ``66.7``."""
    canonical: str
    """With at least two digits; as printed if it is unreadable."""
    official: str
    """As ``canonical``, without other zeros; ``?`` if it is blank."""
    repairs: tuple[str, ...]


_FIGURES = re.compile(r"(\d{1,8})(?:[ -]?(bis|ter|[a-zđ]|(?<=\d)\.\d{1,2}))?", re.IGNORECASE)
_FIGURES_OF_LETTERS = str.maketrans("OoIlL|SBZ", "001111582")
_LETTERED = re.compile(r"\d{1,8}(?:b|bis)", re.IGNORECASE)
"""A serial with letters that could be misread figures and are not: ``12B``."""


@lru_cache(maxsize=4096)
def read_serial(printed: str) -> Serial:
    """The serial as printed, white space aside.

    >>> read_serial("4 7")
    Serial(number=47, suffix=None, canonical='47', official='47', repairs=('strip-space',))
    """
    word = "".join(printed.split())
    if not word:
        return Serial(None, None, "", "?", ("blank-number",))
    figures = word.translate(_FIGURES_OF_LETTERS)
    repairs = ("strip-space",) * (len(printed.split()) > 1)
    if figures.isdecimal() and figures != word and not _LETTERED.fullmatch(word):
        word, repairs = figures, (*repairs, "ocr-digits")
    match = _FIGURES.fullmatch(word)
    if not match:
        return Serial(None, None, word, word, repairs)
    shown = word.lower()
    padded = shown if shown[1:2].isdecimal() else f"0{shown}"
    repairs += ("case",) * (shown != word) + ("zero-pad",) * (padded != shown)
    suffix = match[2].lower() if match[2] else None
    return Serial(int(match[1]), suffix, padded, re.sub("^0+(?=[0-9]{2})", "", padded), repairs)
