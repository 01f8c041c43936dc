"""The LALR tables of the grammars as JSON: ``python -m vbpl.grammar.tables`` writes them.

Lark computes them, which takes longer than all else that a letter needs. JSON runs nothing when it is read.
"""

import json
from collections.abc import Container, Sequence
from typing import Any

from lark import Lark
from lark.grammar import NonTerminal, Rule, Symbol, Terminal
from lark.parsers.lalr_analysis import Reduce, Shift
from lark.parsers.lalr_parser_state import ParseConf

from .files import fingerprint, grammar_path, tables_path


def compute_tables(grammar: str) -> dict[str, Any]:
    """What a parser needs of a grammar.

    ``states`` has a row for each state: by terminal or rule, the next state, or of a rule that is complete the
    complement of its number in ``rules``; a rule is named by a figure. Of each of ``rules``: the rule, its name for the
    builder, how many values it takes, and which count, each with whether it is a list that is opened; null where they
    are taken as they are.
    """
    lark = Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False)
    automaton: ParseConf[int] = lark.parse_interactive().parser_state.parse_conf
    choices = _choices(lark.rules, automaton)
    for row in automaton.states.values():
        for choice, parts in choices.items():
            if after := row.pop(choice.name, None):
                row.update(dict.fromkeys(parts, after))
    order, rules = _places(automaton), sorted((rule for rule in lark.rules if rule.origin not in choices), key=str)
    numbers = {rule: ~number for number, rule in enumerate(rules)}
    short = {name: str(number) for number, name in enumerate(sorted({rule.origin.name for rule in rules}))}

    def moved(action: tuple[Any, Any]) -> int:
        return order[action[1]] if action[0] is Shift else numbers[action[1]]

    return {
        "made_of": fingerprint(grammar),
        "terminals": {terminal.name: terminal.pattern.to_regexp() for terminal in lark.terminals},
        "rules": [[short[rule.origin.name], _name(rule), len(rule.expansion), _kept(rule, choices)] for rule in rules],
        "states": [
            {short.get(symbol, symbol): moved(step) for symbol, step in automaton.states[state].items()}
            for state in order
        ],
        "end": order[automaton.end_state],
    }


def _choices(rules: list[Rule], automaton: "ParseConf[int]") -> dict[NonTerminal, set[str]]:
    """The rules that Lark opens and that are one of some others, with these: nothing need be done where one ends.

    Not where one of the others may also be the beginning of something else.
    """
    expansions: dict[NonTerminal, list[Sequence[Symbol]]] = {}
    for rule in rules:
        expansions.setdefault(rule.origin, []).append(rule.expansion)
    found = {
        origin: {parts[0].name for parts in each} for origin, each in expansions.items()
        if _is_list(origin) and all(len(parts) == 1 and _is_value(parts[0]) for parts in each)
    }
    return {origin: parts for origin, parts in found.items() if _is_all(automaton, origin, parts)}


def _is_all(automaton: "ParseConf[int]", origin: NonTerminal, parts: set[str]) -> bool:
    """Whether each of the parts, wherever it may be the rule, is nothing else."""
    rows = [row for row in automaton.states.values() if origin.name in row]
    after = (automaton.states[row[part][1]] for row in rows for part in parts)
    return all(action is Reduce and rule.origin == origin for row in after for action, rule in row.values())


def _places(automaton: "ParseConf[int]") -> dict[int, int]:
    """When each state is first reached, tokens taken by their names; Lark numbers them by chance."""
    order = [automaton.start_state]
    for state in order:
        steps = sorted(automaton.states[state].items())
        order += dict.fromkeys(to for _, (action, to) in steps if action is Shift and to not in order)
    return {state: place for place, state in enumerate(order)}


def _name(rule: Rule) -> str:
    """By which a builder knows the rule; empty where Lark opens it into the rule that it stands in."""
    return "" if _is_list(rule.origin) else rule.alias or rule.origin.name


def _kept(rule: Rule, choices: Container[Symbol]) -> list[tuple[int, bool]] | None:
    parts = enumerate(rule.expansion)
    kept = [(at, _is_list(part) and part not in choices) for at, part in parts if not _is_dropped(part)]
    return None if kept == [(at, False) for at in range(len(rule.expansion))] else kept


def _is_list(part: Symbol) -> bool:
    return isinstance(part, NonTerminal) and part.name.startswith("_")


def _is_value(part: Symbol) -> bool:
    return isinstance(part, NonTerminal) and not _is_list(part)


def _is_dropped(part: Symbol) -> bool:
    return isinstance(part, Terminal) and part.filter_out


def render_tables(name: str) -> str:
    """The tables of a grammar as JSON, the same in each run."""
    tables = compute_tables(grammar_path(name).read_text(encoding="utf-8"))
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


if __name__ == "__main__":
    for path in sorted(grammar_path("document").parent.glob("*.lark")):
        tables_path(path.stem).write_text(render_tables(path.stem), encoding="utf-8")
