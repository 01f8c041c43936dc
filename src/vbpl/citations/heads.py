"""Heads: the words that open a mention, or its document, over folded text. Imports vbpl.folding and its own package.

Heads of one first letter stand together, so that at most words a look at one letter tells that they are none.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..folding import fold
from .kinds import kind_words, rules
from .levels import iter_level_words, ordinals_pattern
from .patterns import words_pattern

END = r"(?![a-z0-9_])"
GAP = r"\s{0,9}"
SO = "s[o0]"

_SHORT_NUMBER = r"[a-z]\d{0,2}|[ivxl]{1,7}[a-z]?|[li][\dlios§]{1,2}"
_UNIT_AHEAD = (
    rf"(?={GAP}(?:[\d(\]\[|!§]|nay{END}|(?:{_SHORT_NUMBER})(?![\w§])|(?:so{GAP}\d|(?:{ordinals_pattern()})(?!\w))))"
)
"""How the number of a unit begins, or ``này``: a level word opens a mention only before one."""


class _Heads(NamedTuple):
    words: list[str]
    behind: str
    """Pattern of what stands behind such a word."""


def _heads() -> dict[str, _Heads]:
    """The heads by terminal; of a word that is of several, the first counts."""
    return {
        "LABEL": _Heads(["so", "s0"], rf"(?={GAP}[:.]?{GAP}[\d.…lio/]){END}"),
        "KIND": _Heads(kind_words(), END),
        "LEVEL": _Heads(list(iter_level_words()), END + _UNIT_AHEAD),
        "STANDARD": _Heads(list(rules()["standards"]), r"(?=\s(?:iso|iec|iso/iec)?\s?\d)"),
        "ABBREVIATION": _Heads(list(rules()["abbreviations"]), rf"(?=\s{{1,3}}(?:{SO}:?\s{{1,3}})?\d)"),
    }


def _iter_under(letter: str) -> Iterator[str]:
    """A pattern for each terminal, of what goes on behind a first letter; an empty group tells which it was.

    A group around it would take twice the time.
    """
    for terminal, heads in _heads().items():
        rests = {word[1:] for word in map(fold, heads.words) if word.startswith(letter)}
        if rests:
            yield rf"(?:{words_pattern(rests)}){heads.behind}(?P<{terminal}_{letter}>)"


def _any_head() -> str:
    letters = sorted({fold(word)[0] for heads in _heads().values() for word in heads.words})
    return "|".join(f"{letter}(?:{'|'.join(_iter_under(letter))})" for letter in letters)


HEAD = re.compile(_any_head())
BEFORE_HEAD = re.compile(rf"[^a-z0-9_](?={HEAD.pattern})")
"""The character before a head, which lets a search skip all letters; heads may lie within each other."""


def terminal_of(head: re.Match[str]) -> str:
    """Of which terminal a head is."""
    return (head.lastgroup or "")[:-2]
