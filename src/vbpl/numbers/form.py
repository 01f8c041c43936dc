"""Reads the form of a number by number.lark: from classes of its pieces to their roles."""

from functools import cache, lru_cache
from typing import NamedTuple, cast

from ..grammar import Parser, UnexpectedTokenError, load_parser
from ..model import NumberScheme


class Form(NamedTuple):
    """The meaning of a sequence of classes: its scheme and the role of each piece."""

    scheme: NumberScheme
    repair: str | None
    """The repair that brings the number into the form of its scheme: ``separator``, ``order``, ``type-inside``."""
    roles: tuple[str, ...]
    """``serial year kind base issuer unit suffix``, one for each piece."""


@cache
def _grammar() -> Parser:
    return load_parser("number")


@lru_cache(maxsize=4096)
def class_by_list(word: str) -> str | None:
    """The class of a word that the grammar lists by its letters: ``QPPL`` for ``NĐ``."""
    return _grammar().terminal_of(word)


@lru_cache(maxsize=4096)
def parse_form(classes: tuple[str, ...]) -> Form | None:
    """The form of a number whose pieces and separators have these classes; None if there is none.

    >>> parse_form(("SERIAL", "MINUS", "QPPL", "SLASH", "PARTY"))
    Form(scheme='party', repair=None, roles=('serial', 'kind', 'issuer'))
    """
    try:
        tree = _grammar().parse_names(classes)
    except UnexpectedTokenError:
        return None
    scheme, _, repair = tree.rule.partition("__")
    roles = tuple(child.rule for child in tree.children)
    return Form(cast(NumberScheme, scheme), repair.replace("_", "-") or None, roles)
