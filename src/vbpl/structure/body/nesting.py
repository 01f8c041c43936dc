"""Nesting: the level of a marker, and which levels may contain which, by ``document.lark``."""

from functools import cache

from ...grammar import load_parser
from ..numbering.styles import STYLES

LEVELS = {style.name: style.level for style in STYLES}


def level(kind: str) -> str:
    """The terminal of a unit with a marker of this family: ``CLAUSE`` for ``arabic``."""
    return LEVELS.get(kind, "BULLET")


@cache
def may_hold(outer: str, inner: str) -> bool:
    """Whether a unit may be inside another, by the names of their terminals.

    >>> may_hold("ARTICLE", "CLAUSE"), may_hold("POINT", "ARTICLE")
    (True, False)
    """
    inside = load_parser("document").begin()
    for terminal in ("HEADER", outer):
        following = inside[terminal]
        if following is None:
            return False
        inside = following
    return inside[inner] is not None
