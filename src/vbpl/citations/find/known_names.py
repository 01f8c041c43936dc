"""Known names: those of laws and of issuing bodies in the tables, word by word."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ...tables import issuing_bodies, read_table
from ...text.folding import fold, tone_key
from ..words.table import citation_words

SPOKEN = r"(?:TP|Tp|TX|Tx)\.(?=\s)|[\w/&]+(?:[.-][\w/&]+)*"
WORD = re.compile(rf"{SPOKEN}|[^\w\s]")
"""A word, or a sign alone."""


@cache
def law_names() -> dict[tuple[str, str], list[list[str]]]:
    """Names as folded words, longest first, by kind and first word."""
    found: dict[tuple[str, str], list[list[str]]] = {}
    for kind, names in read_table("law_names")["names"].items():
        for words in ([fold(word) for word in WORD.findall(name)] for name in names):
            if len(words) > 1:
                found.setdefault((kind, words[0]), []).append(words)
    return {first: sorted(names, key=len, reverse=True) for first, names in found.items()}


@lru_cache(maxsize=4096)
def is_short_name(kind: str, word: str) -> bool:
    return (kind, tone_key(word)) in _short_law_names()


@cache
def _short_law_names() -> frozenset[tuple[str, str]]:
    """Names of one word by kind, with their accents: ``Dược`` is no ``được``."""
    names = read_table("law_names")["names"].items()
    return frozenset((kind, tone_key(name)) for kind, each in names for name in each if " " not in name)


@lru_cache(maxsize=4096)
def spelled_out(word: str) -> list[str]:
    """The folded word, or the words that it abbreviates: ``VBQPPL``."""
    return fold(citation_words("abbreviations").get(word, word)).split()


@lru_cache(maxsize=4096)
def begins_name(name: str, word: str) -> bool:
    """Whether the name of a body in the issuer table goes on with a word."""
    begun = fold(f"{name} {word} ")
    return any(f"{fold(each)} ".startswith(begun) for each in _body_names())


@cache
def body_words() -> frozenset[str]:
    """Words of the names in the issuer table."""
    return frozenset(word for name in _body_names() for word in name.split())


@cache
def joined_words() -> frozenset[tuple[str, str]]:
    """Words on both sides of a comma or ``và`` in the names of the issuer table."""
    names = ([fold(word) for word in WORD.findall(name)] for name in _body_names())
    return frozenset(
        (before, after) for words in names
        for before, sign, after in zip(words, words[1:], words[2:], strict=False) if sign in (",", "va")
    )


def _body_names() -> Iterator[str]:
    return (name for body in issuing_bodies() for name in (body.name, *body.aliases))
