"""Parsers of the Lark grammars, from LALR tables kept in this package; what each of them accepts."""

from .load import PACKAGE, grammar_path, load_parser
from .parser import Parser, Reading, Token, UnexpectedTokenError
from .sentences import accepts, grammars, terminals

__all__ = [
    "PACKAGE", "Parser", "Reading", "Token", "UnexpectedTokenError", "accepts", "grammar_path", "grammars",
    "load_parser", "terminals",
]
