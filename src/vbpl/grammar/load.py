"""Load the parser of a grammar, from saved tables if they are up to date.

Lark itself is imported only when the tables must be computed.
"""

import json

from .files import fingerprint, grammar_path, tables_path
from .parser import Parser


def load_parser(name: str, builder: object = None) -> Parser:
    """The LALR parser of a grammar. ``builder`` makes the values of its rules; without one they become nodes.

    The tables are computed again if the saved ones belong to another text of the grammar.
    """
    grammar = grammar_path(name).read_text(encoding="utf-8")
    tables = json.loads(tables_path(name).read_text(encoding="utf-8"))
    if tables["made_of"] != fingerprint(grammar):
        from .tables import compute_tables

        tables = compute_tables(grammar)
    return Parser(tables, builder)
