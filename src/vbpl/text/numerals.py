"""Numbers in words from one to ninety-nine: ``mười ba`` is 13, ``thứ tư`` is the fourth."""

from functools import cache

from .folding import fold, squeeze
from .letters import any_of

ORDINAL_WORDS = {"nhất": 1, "nhứt": 1, "nhì": 2}
"""Only after ``thứ``: ``Điều thứ nhất``; ``nhứt`` is southern."""
UNITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}
UNITS_AFTER_TEN = UNITS | {"mốt": 1, "lăm": 5, "nhăm": 5}
"""``hai mươi mốt``, ``mười lăm``."""
TENS = {word: value for word, value in UNITS.items() if value > 1 and word != "tư"}

NUMBER_WORDS = (
    rf"(?:(?:{any_of(TENS)}\s)?m[ưu][ờơ]i(?!\w)(?:\s{any_of(UNITS_AFTER_TEN)})?"  # mười, mười ba, hai mươi, năm mươi tư
    rf"|{any_of(UNITS | ORDINAL_WORDS)})"  # ba, nhất
)
"""A pattern for a number in words, one space between two of them."""
ORDINAL = rf"(?i:thứ\s(?:{NUMBER_WORDS}|\d{{1,2}}(?!\w)))"
"""``thứ mười ba``, ``THỨ NHẤT``, ``thứ 2``."""


def number_of_words(words: str) -> int | None:
    """The number in some words, with or without their accents and ``thứ``; None if they are no number up to 99.

    >>> number_of_words("thứ mười ba"), number_of_words("hai muoi mot"), number_of_words("một trăm")
    (13, 21, None)
    """
    return numbers_in_words().get(fold(squeeze(words)).removeprefix("thu "))


@cache
def numbers_in_words() -> dict[str, int]:
    """Every number from 1 to 99 in each wording, folded; ``nhất`` is among them."""
    after = [(f" {word}", value) for word, value in UNITS_AFTER_TEN.items()]
    tens = {"mười": 10} | {f"{word} mươi": 10 * value for word, value in TENS.items()}
    large = {f"{ten}{unit}": value + more for ten, value in tens.items() for unit, more in (("", 0), *after)}
    return {fold(words): value for words, value in (UNITS | ORDINAL_WORDS | large).items()}
