"""The form of a number by number.lark: classes of its pieces in, their roles out.

Imports vbpl.grammar and vbpl.model.
"""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast

from lark import Lark, Token
from lark.exceptions import UnexpectedInput

from ..grammar import load_parser, parse_tokens
from ..model import NumberFamily


class Form(NamedTuple):
    """What a sequence of classes is: its family and the role of each piece."""

    family: NumberFamily
    repair: str | None
    """What brings the number into the form of its family: ``separator``, ``order``, ``type-inside``."""
    roles: tuple[str, ...]
    """``serial year kind base issuer unit suffix``, one for each piece."""


@cache
def _grammar() -> Lark:
    return load_parser("number")


@cache
def _lists() -> dict[str, re.Pattern[str]]:
    names = {"SLASH", "MINUS", "COLON"}
    return {t.name: re.compile(t.pattern.to_regexp()) for t in _grammar().terminals if t.name not in names}


def class_by_list(word: str) -> str | None:
    """The class of a word that the grammar lists by its letters: ``QPPL`` for ``NĐ``."""
    return next((name for name, pattern in _lists().items() if pattern.fullmatch(word)), None)


@lru_cache(maxsize=4096)
def parse_form(classes: tuple[str, ...]) -> Form | None:
    """The form of a number whose pieces and separators have these classes; None where there is none.

    >>> parse_form(("SERIAL", "MINUS", "QPPL", "SLASH", "PARTY"))
    Form(family='party', repair=None, roles=('serial', 'kind', 'issuer'))
    """
    try:
        tree = parse_tokens(_grammar(), (Token(name, name) for name in classes))
    except UnexpectedInput:
        return None
    family, _, repair = str(tree.data).partition("__")
    roles = tuple(str(child.data) for child in cast(Any, tree.children))
    return Form(cast(NumberFamily, family), repair.replace("_", "-") or None, roles)
