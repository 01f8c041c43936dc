"""Patterns over folded text (lower case, no diacritics), made of Vietnamese words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, takewhile

from ...text.folding import fold

_OPTION = r"(?:\\.|[^|()\\]|\([^()]*\))+"
_CHOICE = re.compile(rf"\(\?:({_OPTION}(?:\|{_OPTION})*)\)(\??)(?![*+{{])(.*)")
"""A pattern that begins with a choice, which may be left out: ``(?:va )?bai bo``."""
_LETTER = re.compile(r"(?:[a-z0-9 :,]|\\[().])(?![*+?{])")
"""A letter or sign that stands once."""


def words_pattern(phrases: Iterable[str]) -> str:
    """Alternation of phrases, longest first, folded, with any white space between their words.

    Phrases that begin alike share their beginning, which makes the pattern small and a search twice as fast.

    >>> words_pattern(["điều", "điểm", "điều lệ", "tiểu mục"])
    'die(?:m|u(?:\\\\s{1,9}le)?)|tieu\\\\s{1,9}muc'
    """
    return phrases_pattern(dict.fromkeys(phrases, ""))


def phrases_pattern(phrases: Mapping[str, str]) -> str:
    """As `words_pattern`, each phrase with a pattern for what stands after it.

    >>> phrases_pattern({"điều": "[0-9]", "điểm": "[0-9]", "đơn": "$"})
    'd(?:ie(?:m|u)[0-9]|on$)'
    """
    return _tree({fold(phrase): after for phrase, after in phrases.items()})


def _tree(words: Mapping[str, str]) -> str:
    """Alternation of words, of which none is empty, the longest of those that begin alike first."""
    by_letter = groupby(sorted(words.items()), key=lambda word: word[0][0])
    return "|".join(_branch(dict(group)) for _, group in by_letter)


def _branch(words: dict[str, str]) -> str:
    """Pattern of words that begin alike; what stands after all of them is said once."""
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(min(words), max(words), strict=False))
    start = "".join(letter for letter, _ in alike)
    printed, common = start.replace(" ", r"\s{1,9}"), set(words.values())
    rests = {word[len(start) :]: "" if len(common) == 1 else words[word] for word in words if word != start}
    if not rests or len(common) == 1:
        group = f"(?:{_tree(rests)}){'?' * (start in words)}" if rests else ""
        return printed + group + common.pop()
    return f"{printed}(?:{_tree(rests)}{'|' + words[start] if start in words else ''})"


def by_letters(patterns: Iterable[str]) -> str:
    """Alternation of patterns in their order, in which those that begin alike share their first letters.

    >>> by_letters(["bai bo", "bo sung", "b(?<!x b)o di", "bo qua"])
    'b(?:ai bo|o sung|(?<!x b)o di|o qua)'
    """
    parts: list[str] = []
    for opens, run in groupby(patterns, key=_opens_with_letter):
        held = list(run)
        parts += _share_letter(held) if opens else held
    return "|".join(parts)


def _opens_with_letter(pattern: str) -> bool:
    return _LETTER.match(pattern) is not None


def _share_letter(patterns: Iterable[str]) -> Iterator[str]:
    """Patterns that begin with a letter as one for each first letter, which are never found at the same place."""
    by_letter: dict[str, list[str]] = {}
    for pattern in patterns:
        letter = pattern[:1 + (pattern[0] == "\\")]
        by_letter.setdefault(letter, []).append(pattern[len(letter):])
    for letter, rests in by_letter.items():
        yield letter + (f"(?:{by_letters(rests)})" if len(rests) > 1 else rests[0])


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


def not_after(pattern: str, words: str | None) -> str:
    """A pattern that begins with a letter, and does not match after some words.

    The look back follows the letter, so that a search for it stays fast.

    >>> not_after("bo sung", "khai"), not_after("sua doi", None)
    ('b(?<!khai b)o sung', 'sua doi')
    """
    return f"{pattern[0]}(?<!{words} {pattern[0]}){pattern[1:]}" if words else pattern
