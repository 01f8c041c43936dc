"""Rules that decide whether a line heads a unit: each decides its example, and no earlier rule does."""

import pytest

from vbpl.model import Span
from vbpl.structure.body.read import BodyLexer
from vbpl.structure.body.units import RULES, Rule, decide
from vbpl.structure.lines import split_lines

NO_UNITS = {
    "row of a table", "last article of a list", "cited article", "sentence that goes on", "no marker",
    "number below its label", "cell of a step", "number within a sentence", "rows below each other",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_decides_its_example(rule: Rule) -> None:
    text = rule.example.replace("⏎", "\n")
    lines = split_lines(text)
    quoted = "14a" if rule.name == "article that a quote gives" else None
    lexer = BodyLexer(text, Span.at, 0, nested=int(quoted is not None), article=quoted)
    lexer.lex(lines[:-1])
    lexer.below = None
    decided, decision = decide(lexer, lines[-1])
    assert decided is rule
    assert (decision is False) == (rule.name in NO_UNITS)


def test_every_rule_has_a_name_of_its_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES) and {rule.name for rule in RULES} >= NO_UNITS
