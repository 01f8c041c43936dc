"""Where the grammars and their kept tables are."""

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
    """What tells one text of a grammar from another."""
    return sha256(grammar.encode()).hexdigest()
