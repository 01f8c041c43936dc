"""The LALR tables of the grammars as JSON: ``python -m vbpl.grammar.tables`` writes them. Imports its own package.

To compute them takes longer than all else that a letter needs. JSON runs nothing when it is read.
"""

import json
from typing import Any

from lark.grammar import Rule
from lark.lexer import TerminalDef

from .load import compiled, grammar_path, origin, tables_path

_SHIFT = 0
"""Lark's number of the action that goes on to a state."""


def render_tables(name: str) -> str:
    """The tables of a grammar as JSON, the same in each run: Lark numbers states and tokens by chance."""
    grammar = grammar_path(name).read_text(encoding="utf-8")
    data, memo = compiled(grammar).memo_serialize([TerminalDef, Rule])
    data["parser"]["parser"] = _renumbered(data["parser"]["parser"])
    kept = {"made_of": origin(grammar), "data": data, "memo": memo}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _renumbered(table: dict[str, Any]) -> dict[str, Any]:
    """The table with tokens by name, and states in the order in which they are reached."""
    names, places = table["tokens"], _places(table)

    def moved(action: int, what: Any) -> list[Any]:
        return [action, places[what] if action == _SHIFT else what]

    return {
        "tokens": {name: name for name in names.values()},
        "states": {
            places[state]: {names[token]: moved(*action) for token, action in row.items()}
            for state, row in table["states"].items()
        },
        "start_states": {start: places[state] for start, state in table["start_states"].items()},
        "end_states": {start: places[state] for start, state in table["end_states"].items()},
    }


def _places(table: dict[str, Any]) -> dict[int, int]:
    """When each state is first reached, tokens taken by their names."""
    order = list(table["start_states"].values())
    for state in order:
        row = sorted((table["tokens"][token], action) for token, action in table["states"][state].items())
        order += [to for _, (action, to) in row if action == _SHIFT and to not in order]
    return {state: place for place, state in enumerate(order)}


if __name__ == "__main__":
    for path in sorted(grammar_path("document").parent.glob("*.lark")):
        tables_path(path.stem).write_text(render_tables(path.stem), encoding="utf-8")
