"""Shape of a mention: from the types of its tokens to its provisions and document.

The grammar sees terminals only, never text, so each shape is parsed once and its result serves every mention of it.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from ...grammar import Parser, Token, UnexpectedTokenError, load_parser
from ..words.levels import Field
from .distribution import Path, Unit, distribute

Form = Literal[
    "this_document", "previous", "by_number", "by_name", "by_date", "by_issuer", "by_session", "by_kind", "shared"
]


class Cited(NamedTuple):
    """The document in a phrase; each part is the index of its token."""

    form: Form
    parts: dict[str, int]
    first: int
    """Index of its first token."""


class Phrase(NamedTuple):
    """A shape, parsed: ``size`` tokens were used."""

    paths: tuple[Path, ...]
    document: Cited | None
    size: int


@lru_cache(maxsize=4096)
def parse_shape(shape: tuple[str, ...]) -> Phrase | None:
    """The longest beginning of ``shape`` that the grammar accepts, null where it accepts none."""
    accepted = (_parse(shape[:size]) for size in range(len(shape), 0, -1))
    return next((phrase for phrase in accepted if phrase), None)


def _parse(shape: tuple[str, ...]) -> Phrase | None:
    try:
        phrase: Phrase = _grammar().parse_names(shape)
    except UnexpectedTokenError:
        return None
    return phrase._replace(size=len(shape))


@cache
def _grammar() -> Parser:
    """The LALR parser, which builds the phrase as it reads."""
    return load_parser("citation", _PhraseBuilder())


def _cited(form: Form) -> Callable[[object, Sequence[Token | Sequence[Token]]], Cited]:
    """A builder of one form of document: its tokens, the first of each type."""

    def build(_: object, parts: Sequence[Token | Sequence[Token]]) -> Cited:
        tokens = [token for part in parts for token in ([part] if isinstance(part, Token) else part)]
        indexes = {token.type: token.place for token in reversed(tokens)}
        return Cited(form, indexes, min(indexes.values()))

    return build


class _PhraseBuilder:
    """One method for each rule of ``citation.lark``."""

    def start(self, parts: Sequence[object]) -> Phrase:
        units = next((part for part in parts if isinstance(part, list)), [])
        document = next((part for part in parts if isinstance(part, Cited)), None)
        return Phrase(tuple(distribute(units)), document, 0)

    def provisions(self, parts: Sequence[object]) -> list[Unit]:
        *before, unit = parts
        units: list[Unit] = before[0] if before and isinstance(before[0], list) else []
        separator = next((part for part in before if isinstance(part, str)), None)
        units.append(cast(Unit, unit)._replace(separator=separator))
        return units

    def separator(self, parts: Sequence[Token]) -> str:
        return parts[0].type

    def level(self, parts: Sequence[Token]) -> Field:
        return cast(Field, parts[0].type.lower())

    def unit(self, parts: tuple[Field, Token]) -> Unit:
        return Unit(parts[0], parts[1].place)

    def listed(self, parts: Sequence[Token]) -> Unit:
        return Unit(None, parts[0].place)

    def this_unit(self, parts: Sequence[Field]) -> Unit:
        return Unit(parts[0], None)

    def through(self, parts: tuple[Token, Field, Token]) -> Unit:
        return Unit(parts[1], parts[2].place, through=True)

    def listed_through(self, parts: Sequence[Token]) -> Unit:
        return Unit(None, parts[1].place, through=True)

    def link(self, parts: Sequence[Token]) -> None:
        return None

    def head(self, parts: Sequence[Token]) -> Sequence[Token]:
        return parts

    number = detail = head

    this_document = _cited("this_document")
    previous = _cited("previous")
    by_number = _cited("by_number")
    by_name = _cited("by_name")
    by_date = _cited("by_date")
    by_issuer = _cited("by_issuer")
    by_session = _cited("by_session")
    by_kind = _cited("by_kind")
    shared = _cited("shared")
