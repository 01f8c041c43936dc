"""What a text shows at a glance, so that a repair looks through it only if it can find something there.

Each repair names its sign: characters, words, or heads of lines, without one of which it changes nothing. Of most texts
no repair shows its sign. All heads of lines that are a sign of some repair are found by one search.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from re import Match, Pattern
from typing import NamedTuple

from ..text.folding import UNUSED, USUAL, holds, holds_early, to_bytes
from ..text.offsets import Rewrite, rewrite


@dataclass(frozen=True, slots=True)
class Sign:
    """What a text must show before a repair can change it; one of all these is enough."""

    characters: str = ""
    """Each is one of ``USUAL``."""
    unusual: Pattern[str] | None = None
    """A pattern of one character; those that are not ``USUAL`` are asked."""
    patterns: tuple[str, ...] = ()
    """Each begins with a character of ``USUAL``."""
    words: tuple[str, ...] = ()
    early: tuple[str, ...] = ()
    """Words that a program or a writer leaves from the first page on; see `vbpl.text.folding.holds_early`."""
    heads: tuple[str, ...] = ()
    """Patterns of the head of a line, after its indent. One that begins with a character or a class costs little."""


class Repair(NamedTuple):
    """One repair: the code of its diagnostic (None: a matter of form), the text after each step, and its sign."""

    code: str | None
    make: Callable[[str], Iterable[Rewrite]]
    sign: Sign | None
    """None: it is cheap, or tells itself whether it concerns a text."""


def rule(code: str | None, pattern: Pattern[str], new: Callable[[Match[str]], str], sign: Sign) -> Repair:
    """A repair that replaces all matches of a pattern."""
    return Repair(code, lambda text: (rewrite(text, pattern, new),), sign)


_UNUSUAL = re.compile(f"[^{re.escape(USUAL.rstrip(UNUSED))}]")
_INDEX = {character: index for index, character in enumerate(USUAL)}
_LONGEST_HEAD = 300
_FEW, _RARE = 4, 400
"""So many places of a character are looked at one by one; more only if it stands once in so many characters."""


def heads_of(repairs: Iterable[Repair]) -> Pattern[str]:
    """Finds the indent of each line that begins with a sign of one of some repairs.

    The indent has no line feeds: a pattern that passes them too would read a run of them anew from each one.
    """
    heads = (head for repair in repairs if repair.sign for head in repair.sign.heads)
    return re.compile(rf"\n[ \t\f]*+(?={'|'.join(heads)})")


@cache
def _compiled(*patterns: str) -> Pattern[str]:
    return re.compile("|".join(patterns))


class Look:
    """A text with what it shows; each thing is found when it is first asked for."""

    __slots__ = ("_heads", "_lines", "_unusual", "_usual", "_words", "text")

    def __init__(self, text: str, heads: Pattern[str]) -> None:
        self.text, self._heads = text, heads
        self._usual: tuple[bytes | None] | None = None
        self._unusual: set[str] | None = None
        self._lines: list[int] | None = None
        self._words: dict[str, bool] = {}

    @property
    def usual(self) -> bytes | None:
        """The bytes of the text in the code page of ``USUAL``, if it has no other characters."""
        if self._usual is None:
            self._usual = (to_bytes(self.text),)
        return self._usual[0]

    @property
    def unusual(self) -> set[str]:
        """The characters of the text that are not ``USUAL``."""
        if self._unusual is None:
            self._unusual = set(_UNUSUAL.findall(self.text)) if self.usual is None else set()
        return self._unusual

    @property
    def lines(self) -> list[int]:
        """Where lines begin, after their indent, with a sign of some repair."""
        if self._lines is None:
            first = self._heads.match("\n" + self.text[:_LONGEST_HEAD])
            self._lines = [first.end() - 1] if first else []
            self._lines += [match.end() for match in self._heads.finditer(self.text)]
        return self._lines

    def shows(self, sign: Sign | None) -> bool:
        """Whether the text shows the sign of a repair."""
        return sign is None or bool(
            (sign.characters and any(map(self.holds, sign.characters)))
            or (sign.unusual and self._holds_unusual(sign.unusual))
            or (sign.patterns and any(map(self._holds_pattern, sign.patterns)))
            or (sign.words and any(map(self._holds_word, sign.words)))
            or (sign.early and holds_early(self.text, sign.early))
            or (sign.heads and self._begins(_compiled(*sign.heads)))
        )

    def holds(self, character: str) -> bool:
        """Whether the text holds a character of ``USUAL``. Its bytes tell fastest, if they are known already."""
        usual = self._usual[0] if self._usual else None
        return character in self.text if usual is None else _INDEX[character] in usual

    def _holds_word(self, word: str) -> bool:
        """Several repairs ask for the same."""
        if word not in self._words:
            self._words[word] = holds(self.text, word)
        return self._words[word]

    def _holds_pattern(self, pattern: str) -> bool:
        """The first character alone is found ten times as fast, as long as there are few of them."""
        text, compiled = self.text, _compiled(pattern)
        at, tried = text.find(pattern[0]), 0
        while at >= 0 and (tried < _FEW or at > tried * _RARE):
            if compiled.match(text, at):
                return True
            at, tried = text.find(pattern[0], at + 1), tried + 1
        return at >= 0 and compiled.search(text, at) is not None

    def _holds_unusual(self, pattern: Pattern[str]) -> bool:
        """Each character is asked between capitals, as in the code QĐ¬UBND."""
        return any(pattern.match(f"A{character}A", 1) for character in self.unusual)

    def _begins(self, head: Pattern[str]) -> bool:
        return any(head.match(self.text, line) for line in self.lines)
