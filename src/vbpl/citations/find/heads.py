"""Heads: the words that open a mention, or its document, over folded text.

They are one pattern in which words that begin alike share their beginning: at most places a look at one or two
letters tells that none stands there.
"""

import re
from typing import NamedTuple

from ...text.folding import fold, squeeze
from ..words.kinds import kind_words, rules
from ..words.levels import iter_level_words
from ..words.patterns import phrases_pattern

END = r"(?![a-z0-9_])"
GAP = r"\s{0,24}"
TO_WORD = rf"{GAP}+"
"""White space up to a word or sign. It gives nothing back, so that a pattern that fails there does so at once."""
SO = "s[o0]"

_SHORT_NUMBER = r"[a-z]\d{0,2}|[ivxl]{1,7}[a-z]?|[li][\dlios§]{1,2}"
_UNIT_AHEAD = (
    rf"(?={TO_WORD}(?:[\d(\]\[|!§]|nay{END}|(?:{_SHORT_NUMBER})(?![\w§])|so{TO_WORD}\d|(?:thu|cuoi|dau|mo){END}))"
)
"""How the number of a unit begins, in figures or words, or ``này``: a level word opens a mention only before one."""


class _Heads(NamedTuple):
    words: list[str]
    after: str
    """Pattern of what stands after such a word, of which it takes nothing."""


def _heads() -> dict[str, _Heads]:
    """The heads by terminal; no word is of several."""
    return {
        "LABEL": _Heads(["so", "s0"], rf"(?={TO_WORD}[:.]?{TO_WORD}[\d.…lio/]){END}"),
        "KIND": _Heads(kind_words(), END),
        "LEVEL": _Heads(list(iter_level_words()), END + _UNIT_AHEAD),
        "STANDARD": _Heads(list(rules()["standards"]), r"(?=\s(?:iso|iec|iso/iec)?\s?\d)"),
        "ABBREVIATION": _Heads(list(rules()["abbreviations"]), rf"(?=\s{{1,3}}(?:{SO}:?\s{{1,3}})?\d)"),
    }


_TERMINALS = {fold(word): terminal for terminal, heads in _heads().items() for word in heads.words}
_ANY_HEAD = phrases_pattern({word: heads.after for heads in _heads().values() for word in heads.words})

HEAD = re.compile(rf"[^a-z0-9_]({_ANY_HEAD})")
"""A head with the character before it, which lets a search skip all letters. The group is the head. A search passes
over heads that begin within another."""
_FIRST_WORDS = frozenset(re.findall(r"\w+", head)[0] for head in _TERMINALS)


def inner_heads(head: str) -> tuple[int, ...]:
    """Where another head may begin within one, by the place before it.

    >>> inner_heads("nghi dinh"), inner_heads("bo luat")
    ((), (2,))
    """
    words = re.finditer(r"[^a-z0-9_]([a-z0-9_]+)", head)
    return tuple([word.start() for word in words if word[1] in _FIRST_WORDS])


def terminal_of(head: str) -> str:
    """Of which terminal a head is, folded as printed."""
    return _TERMINALS.get(head) or _TERMINALS[squeeze(head)]
