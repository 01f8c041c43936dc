"""A grammar to its parser: from the tables kept beside this module where they hold.

Lark itself is imported only where they do not.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from .parser import Parser

PACKAGE = Path(__file__).parents[1]


@cache
def grammar_path(name: str) -> Path:
    """Path of ``<name>.lark``: inside the installed package, else in the checkout that holds it."""
    installed = PACKAGE / "grammars" / f"{name}.lark"
    return installed if installed.exists() else PACKAGE.parents[1] / "grammars" / f"{name}.lark"


def tables_path(name: str) -> Path:
    """Path of the LALR tables of a grammar."""
    return Path(__file__).with_name(f"{name}.json")


def load_parser(name: str, builder: object = None) -> Parser:
    """The LALR parser of a grammar, whose rules are made by ``builder``, else into nodes.

    Tables are computed anew where those kept are of another text of the grammar.
    """
    grammar = grammar_path(name).read_text(encoding="utf-8")
    tables = json.loads(tables_path(name).read_text(encoding="utf-8"))
    if tables["made_of"] != fingerprint(grammar):
        from .tables import compute_tables

        tables = compute_tables(grammar)
    return Parser(tables, builder)


def fingerprint(grammar: str) -> str:
    """What tells one text of a grammar from another."""
    return sha256(grammar.encode()).hexdigest()
