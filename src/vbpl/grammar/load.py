"""A grammar to its parser: from the tables kept beside this module where they hold.

Lark itself is imported only where they do not.
"""

import json

from .files import fingerprint, grammar_path, tables_path
from .parser import Parser


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
