"""language: what the program says, in Vietnamese for those who ask for it.

The code and the JSON hold the English words. ``vietnamese.toml`` maps each English message to its Vietnamese; ``{...}``
marks what varies. A message is translated at the moment it is shown.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Literal, NamedTuple, get_args

from .errors import VbplError
from .tables import read_table

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

WORDS = "words"
"""How the name of a place in a message begins if the place holds words of the program, like ``{words_1}``."""
LONGEST = 4000
"""Longest message that is translated; a longer one is not the program's."""


class Phrase(NamedTuple):
    """A message with places: ``"{path}: {words}"``."""

    pieces: tuple[str, ...]
    """The words before, between and after the places."""
    places: tuple[str, ...]
    """The names of the places."""
    vietnamese: str

    def values(self, message: str) -> dict[str, str] | None:
        """The values in the places of a message; None if the words differ. Each piece is searched once."""
        first, *between, last = self.pieces
        at, end = len(first), len(message) - len(last)
        if at > end or not message.startswith(first) or not message.endswith(last):
            return None
        found = []
        for piece in between:
            place = message.find(piece, at, end)
            if place < 0:
                return None
            found.append(message[at:place])
            at = place + len(piece)
        return dict(zip(self.places, [*found, message[at:end]], strict=True))


def say(message: str, language: Language) -> str:
    """A message of the program in a language. A message that is not in the table stays English.

    Examples:
        >>> say("date “31/02/2020” is none", "vi")
        'ngày “31/02/2020” không có trong lịch'
    """
    if language == "en" or not message or len(message) > LONGEST:
        return message
    return _exact().get(message) or next(_turned(message), message)


def speak_errors(language: Language) -> None:
    """Sets the language of errors for the whole program."""
    VbplError.turn = partial(say, language=language)


def _turned(message: str) -> Iterator[str]:
    """Translates by the phrases with places that fit; the phrase with the most words is tried first."""
    for phrase in _phrases():
        values = phrase.values(message)
        if values is not None:
            said = {name: _words(value) if name.startswith(WORDS) else value for name, value in values.items()}
            yield phrase.vietnamese.format(**said)


def _words(said: str) -> str:
    """Translates words of the program inside a message: one message, or a list of some."""
    turned = say(said, "vi")
    if turned != said:
        return turned
    listed = (", ".join(say(each, "vi") for each in part.split(", ")) for part in said.split(" and "))
    return " và ".join(listed)


@cache
def _exact() -> dict[str, str]:
    return {english: vietnamese for english, vietnamese in _rows() if "{" not in english}


@cache
def _phrases() -> list[Phrase]:
    found = [Phrase(*_split(english), vietnamese) for english, vietnamese in _rows() if "{" in english]
    return sorted(found, key=lambda phrase: -sum(map(len, phrase.pieces)))


def _rows() -> Iterator[tuple[str, str]]:
    for rows in read_table("vietnamese").values():
        yield from rows.items()


def _split(english: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words around the places, and the names of the places."""
    first, *rest = english.split("{")
    parted = [each.split("}", 1) for each in rest]
    return (first, *(after for _, after in parted)), tuple(name for name, _ in parted)
