"""Patterns over folded text (lower case, no diacritics), made of Vietnamese words. Imports only vbpl.folding."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, takewhile
from operator import itemgetter

from ..folding import fold

_OPTION = r"(?:\\.|[^|()\\]|\([^()]*\))+"
_CHOICE = re.compile(rf"\(\?:({_OPTION}(?:\|{_OPTION})*)\)(\??)(?![*+{{])(.*)")
"""A pattern that begins with a choice, which may be left out: ``(?:va )?bai bo``."""


def words_pattern(phrases: Iterable[str]) -> str:
    """Alternation of phrases, longest first, folded, with any white space between their words.

    Phrases that begin alike share their beginning, which makes the pattern small and a search twice as fast.

    >>> words_pattern(["điều", "điểm", "điều lệ", "tiểu mục"])
    'die(?:m|u(?:\\\\s{1,9}le)?)|tieu\\\\s{1,9}muc'
    """
    return _tree({fold(phrase) for phrase in phrases}).replace(" ", r"\s{1,9}")


def _tree(words: Iterable[str]) -> str:
    """Alternation of words, of which none is empty, the longest of those that begin alike first."""
    by_letter = groupby(sorted(words), key=itemgetter(0))
    return "|".join(_branch(list(group)) for _, group in by_letter)


def _branch(words: list[str]) -> str:
    """Pattern of sorted words that begin alike."""
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(words[0], words[-1], strict=False))
    start = "".join(letter for letter, _ in alike)
    rests = [word[len(start) :] for word in words if word != start]
    return f"{start}(?:{_tree(rests)}){'?' * (start in words)}" if rests else start


def by_first_letter(patterns: Iterable[str]) -> str:
    """Alternation of patterns that begin with a letter or an escape, each letter once, in the order given below it."""
    by_letter: dict[str, list[str]] = {}
    for pattern in patterns:
        letter = pattern[:1 + (pattern[0] == "\\")]
        by_letter.setdefault(letter, []).append(pattern[len(letter):])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))


def iter_choices(pattern: str) -> Iterator[str]:
    """The pattern as one or more that begin with a letter or an escape, each.

    >>> list(iter_choices("(?:duoc |da )?(?:sua|bo) doi"))
    ['duoc (?:sua|bo) doi', 'da (?:sua|bo) doi', 'sua doi', 'bo doi']
    """
    choice = _CHOICE.fullmatch(pattern)
    if choice is None:
        yield pattern
        return
    first, optional, rest = choice.groups()
    for option in re.findall(_OPTION, first):
        yield from iter_choices(option + rest)
    if optional:
        yield from iter_choices(rest)
