"""Parsers of the Lark grammars, from LALR tables kept in this package. Imports nothing of vbpl."""

from .load import PACKAGE, grammar_path, load_parser, parse_tokens

__all__ = ["PACKAGE", "grammar_path", "load_parser", "parse_tokens"]
