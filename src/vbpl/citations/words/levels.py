"""Levels of a provision: their words, the form of their numbers, their order."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from ...text.numerals import numbers_in_words
from .patterns import words_pattern
from .table import citation_words

Field = Literal["annex", "form", "part", "chapter", "section", "subsection", "article", "clause", "point", "item"]

NUMBER_FORMS = {
    "dotted": (
        r"(?!0)\d{1,3}(?:(?:\.\d{1,3}){1,3}"  # 2.1, but no mark: điểm 0.4
        r"(?:\.?[a-z]\d?(?!\w)|\s[a-z](?=\s{1,3}(?:khoan|dieu|muc|chuong|phan)\s))?"  # 2.1b, 13.6.b, 1.2 c mục
        r"|\.[a-z]\d?(?!\w))"  # 12.c
    ),
    "ordinal": "",
    "group": r"[ivxl]{1,5}\.\d{1,2}(?![\d.])",
    "inner_section": r"[ivx]{1,5}\.\d{1,2}(?:\.[a-z])?(?![\w.]\w)",
    "roman": r"[ivxl]{1,7}[a-z]?",
    "form": r"(?:so\s{0,3})?\d{1,3}[a-z]?(?:[./-][a-z0-9]{1,6}){0,4}",
    "inner": r"\d{1,3}\.\d{1,2}(?=\s{1,3}(?:cua\s{1,3})?(?:quy\s{1,3}che|dieu\s{1,3}le|noi\s{1,3}quy)(?!\w))",
    "arabic": r"\d{1,4}(?:[a-z]\d?)?",
    "capital": "[a-z]",
    "letter": r"[a-z](?:\.\d{1,2}(?![\d/]))?\d{0,2}",
}
"""How a number of each form looks when folded, in the order to try them; ``ordinal`` is of `vbpl.text.numerals`."""

DAMAGED = r"[\]\[|li!§][ ]?[\dlios§]{1,2}|\d[lio][\dlio]?"
"""OCR of an arabic number: ``§1`` for 81, ``] l6`` for 116."""
DAMAGED_CLAUSE = r"[\]\[|!§](?=\s{1,3}dieu\s)"
"""``khoản ] Điều 9``"""

REPAIRS = str.maketrans("][|lIi!§OoSs", "111111180055")


class Level(NamedTuple):
    """One row of ``citation_words.toml``."""

    field: Field
    words: list[str]
    numbers: list[str]
    alone: Literal["always", "cue", "never"]
    example: str
    source: str
    loose: bool = False


@cache
def levels() -> list[Level]:
    """Every level, general to specific."""
    return [Level(**row) for row in citation_words("level")]


@cache
def ranks() -> dict[str, int]:
    """Rank of each field: the lower, the more general."""
    return {level.field: rank for rank, level in enumerate(levels())}


@lru_cache(maxsize=4096)
def level_of(printed: str, plain: bool) -> Level | None:
    """The level that a printed word names: ``Điểu`` (OCR) and ``điều`` alike, but not ``mức`` for mục.

    ``plain``: the text is typed without diacritics, so that ``muc`` is one.
    """
    word = squeeze(printed).lower()
    level = _by_word().get(fold(word))
    return level if level and (level.loose or word in level.words or plain) else None


@lru_cache(maxsize=4096)
def level_of_field(field: Field) -> Level:
    """The first level of a field."""
    return next(level for level in levels() if level.field == field)


@cache
def level_words() -> str:
    """Pattern of every level's word."""
    return words_pattern(iter_level_words())


def iter_level_words() -> Iterator[str]:
    """Every level's words, as printed in small letters."""
    return (word for level in levels() for word in level.words)


@cache
def unit_pattern(level: Field) -> re.Pattern[str]:
    """What may stand as the number after this level's word; ``number`` is it without brackets; ``điểm đ)`` has one."""
    wanted = {form for row in levels() if row.field == level for form in row.numbers}
    forms = [pattern or _ordinals_pattern() for form, pattern in NUMBER_FORMS.items() if form in wanted]
    forms += {"article": [DAMAGED], "clause": [DAMAGED_CLAUSE]}.get(level, [])
    closing = r"\)?" if level in ("point", "item") else r"(?(open)\)?)"
    return lazy_compile(rf"(?P<open>\()?(?P<number>{'|'.join(forms)})(?![\w§]){closing}")


@lru_cache(maxsize=4096)
def unit_number(printed: str, level: Field) -> str:
    """The number as the model keeps it: ``thứ nhất`` is ``1``, ``số 02`` is ``02``, a point is lower case."""
    number = squeeze(printed)
    ordinal = _ordinals().get(fold(number))
    if ordinal:
        return ordinal
    if number == "I" and level == "point":
        return "l"
    number = re.sub(r"^(?:thứ|thư|s\w) ", "", number, flags=re.IGNORECASE)
    if level in ("point", "clause") and "." in number:
        return number.replace(" ", "").lower()
    if level == "clause" and not number[0].isalnum():
        return number.translate(REPAIRS)
    if level in ("point", "item", "clause") or (re.fullmatch(r"\d+\w?\d?", number) and number[-1:] not in "lIO"):
        return number.lower()
    if level == "article":
        return number.replace(" ", "").translate(REPAIRS)
    return number.upper() if re.fullmatch(r"[ivxl]+", number, re.IGNORECASE) else number


@cache
def _ordinals() -> dict[str, str]:
    named = {f"thu {word}": str(number) for word, number in numbers_in_words().items()}
    return named | {"mo dau": "mở đầu", "dau tien": "1", "cuoi cung": "cuối", "cuoi": "cuối"}


def _ordinals_pattern() -> str:
    """Pattern of words that stand for a number: ``thứ nhất``, ``cuối cùng``."""
    return rf"thu\s{{1,9}}\d{{1,2}}|{words_pattern(_ordinals())}"


@cache
def _by_word() -> dict[str, Level]:
    return {fold(word): level for level in levels() for word in level.words}

