"""Repairs labels and types with one misread letter: ``Kính gửl:`` is Kính gửi, ``QUYẾT ĐlNH`` is QUYẾT ĐỊNH.

They are two words at the head of a line. One word must be whole, and the other must be no Vietnamese syllable, so that
no clean text changes. `regex` finds the words that differ by one letter; it is imported only if there is such a line.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache, partial
from re import Match, Pattern
from typing import Any

from ..tables import document_types
from ..text.folding import fold
from ..text.labels import GREETINGS
from ..text.lazy import lazy_compile
from ..text.letters import UPPER
from ..text.offsets import Rewrite, replace
from ..text.syllables import SYLLABLE
from .look import Repair, Sign

LONGEST = 60
"""Characters that are compared with a label or type; the patterns need fewer."""
LABELS = (*(f"Kính {word}" for word in GREETINGS), "Nơi nhận")
_LABEL = lazy_compile(
    r"""
    \n [^\w\n]{0,4}+
    (?P<words>
        (?:K[íi]nh|KÍNH|N[ơo]i|NƠI) [ ] [\w|!]{2,6}+       # Kính gửl:
      | \w[\w|!]{1,4}+ [ ] (?:gửi|GỬI|gởi|trình|nhận|NHẬN)    # Klnh gửi:
    )
    (?=\s?:)
    """,
    re.VERBOSE,
)
_TYPE = lazy_compile(
    rf"""
    \n [^\w\n]{{0,4}}+
    (?P<words> [{UPPER}][\w|!]{{1,6}}+ [ ] [{UPPER}][\w|!]{{1,6}}+ )    # QUYẾT ĐlNH Về việc ...
    (?= [ ] V[ềỀ] [ ] (?:việc|VIỆC) )
    """,
    re.VERBOSE,
)


def _restore(pattern: Pattern[str], text: str) -> Iterator[Rewrite]:
    found = ((match.span("words"), _restored(match)) for match in pattern.finditer(text) if _is_damaged(match))
    yield replace(text, ((*place, words) for place, words in found if words))


def _is_damaged(match: Match[str]) -> bool:
    """Whether one of the two words is no syllable."""
    return not all(map(SYLLABLE.fullmatch, fold(match["words"]).split()))


def _restored(match: Match[str]) -> str | None:
    """The label or type that the words are, with one letter repaired and their own case."""
    words = match["words"]
    whole = _nearest(words, LABELS if match.re.pattern == _LABEL.pattern else _types())
    capitals = sum(map(str.isupper, words)) > len(words) / 2
    return whole.upper() if whole and capitals else whole


@lru_cache(maxsize=4096)
def _nearest(words: str, forms: tuple[str, ...]) -> str | None:
    """The form that differs from some words by at most one letter."""
    regex = _load_regex()
    folded = fold(words)[:LONGEST]
    return next((form for form in forms if regex.fullmatch(f"(?:{regex.escape(fold(form))}){{e<=1}}", folded)), None)


@cache
def _load_regex() -> Any:
    """`regex`, which few texts need."""
    import regex

    return regex


@cache
def _types() -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind.base_name for kind in document_types() if kind.base_name.count(" ") == 1))


_HEADS = (
    r"K(?:[íi]nh|ÍNH)[ ](?!(?:gửi|GỬI)[ ]?:)[\w|!]{2,6}+\s?:",
    r"N(?:[ơo]i|ƠI)[ ](?!(?:nhận|NHẬN)[ ]?:)[\w|!]{2,6}+\s?:",
    r"[^\w\s][^\w\n]{0,3}+[KN](?:[íi]nh|ÍNH|[ơo]i|ƠI)[ ](?!(?:gửi|GỬI|nhận|NHẬN)[ ]?:)[\w|!]{2,6}+\s?:",
)
_SECOND_WORDS = ("gửi", "GỬI", "gởi", "trình", "nhận", "NHẬN")
_ENDS = "|".join(f"(?<={word}{blank}:)" for word in _SECOND_WORDS for blank in ("", r"\s"))
_LABEL_SIGN = Sign(
    patterns=(rf":(?<=[iIhHnN\s]:)(?<![\n ]Kính gửi:)(?<![\n ]Nơi nhận:)(?:{_ENDS})",), heads=_HEADS
)
"""``Kính gửi:`` and ``Nơi nhận:`` are whole."""
_TYPE_SIGN = Sign(words=("Về việc", "VỀ VIỆC", "VỀ việc", "Về VIỆC"))
LABELS_AND_TYPES = (
    Repair("S109", partial(_restore, _TYPE), _TYPE_SIGN), Repair("S109", partial(_restore, _LABEL), _LABEL_SIGN)
)
