"""Sentences: ask a grammar, by the names of its terminals, what it accepts."""

from collections.abc import Iterable
from functools import cache

from ..errors import VbplError
from .files import tables_path
from .load import load_parser
from .parser import Parser


def grammars() -> list[str]:
    """The names of all grammars.

    >>> "citation" in grammars()
    True
    """
    return sorted(path.stem for path in tables_path("citation").parent.glob("*.json"))


def terminals(name: str) -> list[str]:
    """The terminals of a grammar, in alphabetical order. Raises VbplError for an unknown grammar.

    >>> terminals("date")
    ['BLANK', 'D', 'DOT', 'FIGURES', 'FOUR', 'MINUS', 'SLASH', 'STRAY', 'WORD', '_MONTH', '_YEAR']
    """
    return sorted(_parser(name).names)


def accepts(name: str, types: Iterable[str]) -> int:
    """The number of terminals in the longest prefix of ``types`` that is a whole sentence; 0 if there is none.

    Raises VbplError for an unknown grammar or terminal.

    >>> accepts("citation", ["ARTICLE", "UNIT", "COMMA"])
    2
    """
    asked, known = list(types), _parser(name).names
    unknown = sorted(set(asked) - known)
    if unknown:
        raise VbplError(f"{name}.lark has no terminal {', '.join(unknown)}; it has {', '.join(sorted(known))}")
    return _parser(name).accepts(asked)


@cache
def _parser(name: str) -> Parser:
    if name not in grammars():
        raise VbplError(f"no grammar is named {name!r}; there are {', '.join(grammars())}")
    return load_parser(name)
