"""Token: a terminal of grammars/amendment.lark, and the mentions of acts that give some of them."""

from collections.abc import Callable
from typing import NamedTuple

from ...model import Citation
from ...text.tuples import made_fast
from .words import LEVEL_TERMINALS

UNITS = frozenset(LEVEL_TERMINALS)
STOP = "STOP"
"""No terminal of the grammar: a statement ends here."""
COLUMN = "cột"
"""Stands before the number of a column of a table, as that of an item."""


class Token(NamedTuple):
    """A terminal of the grammar and where it stands; offsets into the clean text."""

    type: str
    start: int
    end: int
    value: str = ""
    """The number of a unit, the scope of a piece, a separator as printed."""
    citation: Citation | None = None
    """Of a document."""
    opens: bool = False
    """Of a verb: a statement may begin here."""

    def named(self, type_: str) -> "Token":
        """The same under another name."""
        return self if type_ == self.type else new_token((type_, *self[1:]))


new_token: Callable[[tuple[str, int, int, str, Citation | None, bool]], Token] = made_fast(Token)


def text_token(start: int, end: int) -> Token:
    """Words that say nothing."""
    return new_token(("TEXT", start, end, "", None, False))


class Named(NamedTuple):
    """A mention of another act; offsets into the clean text."""

    start: int
    end: int
    citation: Citation
