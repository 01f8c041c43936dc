"""Patterns over folded text (lower case, no diacritics), made of Vietnamese words. Imports only vbpl.folding."""

from collections.abc import Iterable

from ..folding import fold


def words_pattern(phrases: Iterable[str]) -> str:
    """Alternation of phrases, longest first, folded, with any white space between their words.

    Alternatives with the same first letter share it, which makes a search twice as fast.

    >>> words_pattern(["điều", "điểm", "tiểu mục"])
    'd(?:iem|ieu)|t(?:ieu\\\\s{1,9}muc)'
    """
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted({fold(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase)):
        by_letter.setdefault(phrase[0], []).append(phrase[1:].replace(" ", r"\s{1,9}"))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
