"""The paths of the grammars and of their saved tables."""

from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def grammar_path(name: str) -> Path:
    """Path of ``<name>.lark``: inside the installed package, else in the checkout that holds it."""
    installed = PACKAGE / "grammars" / f"{name}.lark"
    return installed if installed.exists() else PACKAGE.parents[1] / "grammars" / f"{name}.lark"


def tables_path(name: str) -> Path:
    """Path of the LALR tables of a grammar."""
    return Path(__file__).with_name(f"{name}.json")


def fingerprint(grammar: str) -> str:
    """The hash by which saved tables know that they belong to this text of a grammar."""
    return sha256(grammar.encode()).hexdigest()
