"""Parsers of the Lark grammars, from LALR tables kept in this package."""

from .load import PACKAGE, grammar_path, load_parser
from .parser import Parser, Token, UnexpectedTokenError

__all__ = ["PACKAGE", "Parser", "Token", "UnexpectedTokenError", "grammar_path", "load_parser"]
