"""Parsers from kept tables are those of the grammars."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lark import Lark, Token, UnexpectedInput

from vbpl.grammar import grammar_path, load, load_parser, parse_tokens
from vbpl.grammar.tables import render_tables

GRAMMARS = sorted(path.stem for path in grammar_path("document").parent.glob("*.lark"))
NUMBERS = [
    "SERIAL SLASH QPPL MINUS STATE",
    "SERIAL SLASH YEAR SLASH JOINT MINUS BODY SLASH BODY",
    "STANDARD SERIAL COLON YEAR",
    "SERIAL SLASH",
    "KIND KIND",
    "",
]
DATES = ["DnMnYf", "n/n/f", "Mn", "DnDn", "", "n?"]


def test_every_grammar_has_tables_and_no_other_has() -> None:
    assert GRAMMARS == ["citation", "date", "document", "number"]
    assert {path.stem for path in Path(load.__file__).parent.glob("*.json")} == set(GRAMMARS)


@pytest.mark.parametrize("name", GRAMMARS)
def test_tables_are_those_of_the_grammar(name: str) -> None:
    kept = load.tables_path(name).read_text(encoding="utf-8")
    assert kept == render_tables(name), "write them: python -m vbpl.grammar.tables"


def outcome(parser: Lark, read: str, tokens: list[Token] | None = None) -> object:
    """The tree of what is read, or what was expected in its place."""
    try:
        return parser.parse(read) if tokens is None else parse_tokens(parser, tokens)
    except UnexpectedInput as error:
        return f"{type(error).__name__} {sorted(getattr(error, 'expected', ()))} {error.pos_in_stream}"


@pytest.mark.parametrize("classes", NUMBERS)
def test_tokens_are_read_as_by_the_grammar(classes: str) -> None:
    tokens = [Token(name, name) for name in classes.split()]
    by_grammar = load.compiled(grammar_path("number").read_text(encoding="utf-8"))
    assert outcome(load_parser("number"), "", tokens) == outcome(by_grammar, "", tokens)


@pytest.mark.parametrize("letters", DATES)
def test_letters_are_read_as_by_the_grammar(letters: str) -> None:
    by_grammar = load.compiled(grammar_path("date").read_text(encoding="utf-8"))
    assert outcome(load_parser("date"), letters) == outcome(by_grammar, letters)


def test_tables_of_another_version_are_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "date.json"
    old.write_text(json.dumps({"made_of": "lark 1.2.0, grammar 0", "data": None, "memo": None}), encoding="utf-8")
    monkeypatch.setattr(load, "tables_path", lambda name: old)
    assert load_parser("date").parse("DnMnYf").data == "day"


def test_parsing_computes_no_tables() -> None:
    program = (
        "import vbpl, vbpl.grammar.load as load\n"
        "load.compiled = None\n"
        "document = vbpl.parse('Số: 12/QĐ-SNV\\nngày 5/3/2020\\nCăn cứ khoản 2 Điều 5 Luật Đất đai;')\n"
        "print(document.header.number.canonical, document.citations[0].provisions[0].article)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["12/QĐ-SNV", "5"]
