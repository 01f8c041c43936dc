"""Parsers for the Lark grammars: load one, list its terminals, ask what it accepts."""

from .files import PACKAGE, grammar_path
from .load import load_parser
from .parser import Parser, Reading, Token, UnexpectedTokenError
from .sentences import accepts, grammars, terminals

__all__ = [
    "PACKAGE", "Parser", "Reading", "Token", "UnexpectedTokenError", "accepts", "grammar_path", "grammars",
    "load_parser", "terminals",
]
