"""language: what the program says, in Vietnamese for those who ask for it.

The code and the JSON hold the English words. ``vietnamese.toml`` has the Vietnamese of each, by the English, with
``{...}`` for what differs: what people are shown is turned into their language where it is shown.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Literal, NamedTuple, get_args

from .errors import VbplError
from .tables import read_table

Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

WORDS = "words"
"""Beginning of the name of a place in a message that holds words of the program, like ``{words_1}``."""
LONGEST = 4000
"""Characters of a message that is turned; a longer one is none of the program's."""


class Phrase(NamedTuple):
    """A message with places: ``"{path}: {words}"``."""

    pieces: tuple[str, ...]
    """The words before, between and after the places."""
    places: tuple[str, ...]
    """Their names."""
    vietnamese: str

    def values(self, message: str) -> dict[str, str] | None:
        """What stands in the places of a message; None where the words are others. Each piece is looked for once."""
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
    """A message of the program in a language; one that the table does not have stays English.

    Examples:
        >>> say("date “31/02/2020” is none", "vi")
        'ngày “31/02/2020” không có trong lịch'
    """
    if language == "en" or not message or len(message) > LONGEST:
        return message
    return _exact().get(message) or next(_turned(message), message)


def speak_errors(language: Language) -> None:
    """Choose the language in which errors speak, for the whole program."""
    VbplError.turn = partial(say, language=language)


def _turned(message: str) -> Iterator[str]:
    """By the phrases with places that fit, the one with the most words first."""
    for phrase in _phrases():
        values = phrase.values(message)
        if values is not None:
            said = {name: _words(value) if name.startswith(WORDS) else value for name, value in values.items()}
            yield phrase.vietnamese.format(**said)


def _words(said: str) -> str:
    """Words of the program inside a message: one message, or a list of some."""
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
    """Its words around the places, and the names of these."""
    first, *rest = english.split("{")
    parted = [each.split("}", 1) for each in rest]
    return (first, *(after for _, after in parted)), tuple(name for name, _ in parted)
