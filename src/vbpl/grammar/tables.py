"""The LALR tables of the grammars as JSON: ``python -m vbpl.grammar.tables`` writes them.

Lark computes them, which takes longer than all other work on a letter. JSON is data: reading it runs no code.
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
    """What a parser needs to know of a grammar.

    ``states`` has one row for each state. It maps a terminal or rule to the next state, or, if a rule is complete, to
    the complement of its index in ``rules``. A rule is named by a number. Each row of ``rules`` has the number of the
    rule, its name for the builder, how many values it takes, and which of them to keep, each with a flag whether to
    unpack a list there. The last field is null if all values are kept as they are.
    """
    lark = Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False)
    automaton: ParseConf[int] = lark.parse_interactive().parser_state.parse_conf
    choices = _choices(lark.rules, automaton)
    _skip(choices, automaton)
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


def _skip(choices: dict[NonTerminal, set[str]], automaton: "ParseConf[int]") -> None:
    """Makes each part of a choice lead to the state after the choice itself."""
    for row in automaton.states.values():
        for choice, parts in choices.items():
            if after := row.pop(choice.name, None):
                row.update(dict.fromkeys(parts, after))


def _choices(rules: list[Rule], automaton: "ParseConf[int]") -> dict[NonTerminal, set[str]]:
    """The rules that Lark inlines and that are only one of some other rules, with those rules.

    Nothing needs doing when such a rule ends.

    A rule is left out if one of the others can also begin something else.
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
    """Whether each of the parts, in every place that allows the rule, can be nothing else."""
    rows = [row for row in automaton.states.values() if origin.name in row]
    after = (automaton.states[row[part][1]] for row in rows for part in parts)
    return all(action is Reduce and rule.origin == origin for row in after for action, rule in row.values())


def _places(automaton: "ParseConf[int]") -> dict[int, int]:
    """When each state is first reached if tokens are tried in the order of their names.

    Lark numbers the states at random.
    """
    order = [automaton.start_state]
    for state in order:
        steps = sorted(automaton.states[state].items())
        order += dict.fromkeys(to for _, (action, to) in steps if action is Shift and to not in order)
    return {state: place for place, state in enumerate(order)}


def _name(rule: Rule) -> str:
    """The name by which a builder knows the rule; empty if Lark inlines it into the rule around it."""
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
    """The tables of a grammar as JSON, the same on every run."""
    tables = compute_tables(grammar_path(name).read_text(encoding="utf-8"))
    return json.dumps(tables, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


if __name__ == "__main__":
    for path in sorted(grammar_path("document").parent.glob("*.lark")):
        tables_path(path.stem).write_text(render_tables(path.stem), encoding="utf-8")
