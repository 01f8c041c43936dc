"""Sentences of the grammars, made from their rules and not from the tables that read them."""

from collections.abc import Mapping, Sequence
from functools import cache

import lark
from hypothesis import strategies as st
from lark.grammar import Rule

from vbpl.grammar import grammar_path

Expansions = Sequence[tuple[str, ...]]

_FAR = 10**6


@cache
def compiled(name: str) -> lark.Lark:
    """The grammar as Lark reads it."""
    text = grammar_path(name).read_text(encoding="utf-8")
    return lark.Lark(text, parser="lalr", lexer="basic", maybe_placeholders=False)


@cache
def rules(name: str) -> Mapping[str, Expansions]:
    """The alternatives of each rule, in symbols. A rule that is only one of some others is replaced by these."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for rule in compiled(name).rules:
        found.setdefault(str(rule.origin.name), []).append(symbols(rule))
    return {origin: _opened(found, expansions) for origin, expansions in found.items()}


def symbols(rule: Rule) -> tuple[str, ...]:
    return tuple(symbol.name for symbol in rule.expansion)


def _opened(found: Mapping[str, Expansions], expansions: Expansions) -> Expansions:
    opened: list[tuple[str, ...]] = []
    for expansion in expansions:
        is_choice = len(expansion) == 1 and expansion[0].startswith("_") and expansion[0] in found
        opened += _opened(found, found[expansion[0]]) if is_choice else [expansion]
    return opened


@cache
def lengths(name: str) -> Mapping[str, int]:
    """How many terminals the shortest sentence of each rule has."""
    found = dict.fromkeys(rules(name), _FAR)
    while True:
        shorter = {
            origin: min(_length(found, expansion) for expansion in expansions)
            for origin, expansions in rules(name).items()
        }
        if shorter == found:
            return found
        found = shorter


def _length(known: Mapping[str, int], expansion: Sequence[str]) -> int:
    return min(_FAR, sum(known.get(symbol, 1) for symbol in expansion))


@st.composite
def sentences(draw: st.DrawFn, name: str, start: str = "start", most: int = 24) -> list[str]:
    """The terminals of a sentence, at most slightly more than ``most``."""
    waiting, read, shortest = [start], list[str](), lengths(name)
    while waiting:
        symbol = waiting.pop()
        if symbol not in rules(name):
            read.append(symbol)
            continue
        room = max(0, most - len(read) - _length(shortest, waiting))
        fitting = [each for each in rules(name)[symbol] if _length(shortest, each) <= room]
        least = [each for each in rules(name)[symbol] if _length(shortest, each) == shortest[symbol]]
        waiting += reversed(draw(st.sampled_from(fitting or least)))
    return read
