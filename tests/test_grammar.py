"""Parsers from saved tables equal those of the grammars: they read what Lark reads, and refuse what it refuses."""

import json
import logging
import subprocess
import sys
from functools import cache
from pathlib import Path

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl.grammar import Parser, Token, UnexpectedTokenError, grammar_path, load, load_parser
from vbpl.grammar.parser import END, Node
from vbpl.grammar.tables import render_tables

GRAMMARS = sorted(path.stem for path in grammar_path("document").parent.glob("*.lark"))
SENTENCES = [
    ("number", "SERIAL SLASH QPPL MINUS STATE"),
    ("number", "SERIAL SLASH YEAR SLASH JOINT MINUS BODY SLASH BODY"),
    ("number", "STANDARD SERIAL COLON YEAR"),
    ("date", "D FIGURES _MONTH FIGURES _YEAR FOUR"),
    ("citation", "POINT UNIT COMMA UNIT CLAUSE UNIT ARTICLE UNIT OF KIND NAME YEAR"),
    ("document", "HEADER RECITAL ARTICLE TEXT CLAUSE POINT END END END CLOSING ATTACHMENT TEXT END END HEADER END"),
    ("amendment", "AMEND CLAUSE UNIT INSERT CLAUSE UNIT ARTICLE UNIT FOLLOWS QUOTED"),
    ("amendment", "PHRASE QUOTED BY QUOTED AT CLAUSE UNIT MORE UNIT OF DOCUMENT ALREADY DOCUMENT NEXT_ACT DOCUMENT"),
    ("document", ""),
]
REFUSED = [
    ("number", "SERIAL SLASH"), ("number", "KIND KIND"), ("date", "D FIGURES D"), ("date", "?"), ("citation", ""),
    ("document", "HEADER POINT ARTICLE END END END"), ("document", "CLOSING HEADER END"),
]
Outcome = Node | tuple[str, list[str]]
"""A tree, or the refused token and the expected ones."""


@cache
def parser(name: str) -> Parser:
    return load_parser(name)


@cache
def by_grammar(name: str) -> lark.Lark:
    text = grammar_path(name).read_text(encoding="utf-8")
    return lark.Lark(text, parser="lalr", lexer="basic", maybe_placeholders=False)


def outcome(name: str, names: list[str]) -> Outcome:
    try:
        read: Node = parser(name).parse_names(names)
    except UnexpectedTokenError as error:
        return error.token.type, sorted(error.expected)
    return read


def outcome_by_lark(name: str, names: list[str]) -> Outcome:
    reading = by_grammar(name).parse_interactive()
    try:
        for place, terminal in enumerate(names):
            reading.feed_token(lark.Token(terminal, "", start_pos=place))
        return node_of(reading.feed_eof())
    except lark.UnexpectedToken as error:
        return error.token.type, sorted(error.expected)


def node_of(tree: lark.Tree) -> Node:
    """A tree of Lark as one of ours."""
    trees = [child if isinstance(child, lark.Tree) else Token(child.type, child.start_pos) for child in tree.children]
    return Node(str(tree.data), [child if isinstance(child, Token) else node_of(child) for child in trees])


def test_every_grammar_has_tables_and_no_other_has() -> None:
    assert GRAMMARS == ["amendment", "citation", "date", "document", "number"]
    assert {path.stem for path in Path(load.__file__).parent.glob("*.json")} == set(GRAMMARS)


@pytest.mark.parametrize("name", GRAMMARS)
def test_tables_are_those_of_the_grammar(name: str) -> None:
    kept = load.tables_path(name).read_text(encoding="utf-8")
    assert kept == render_tables(name), "write them: python -m vbpl.grammar.tables"


def conflicts(grammar: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Conflicts that Lark would resolve arbitrarily, and only logs."""
    with caplog.at_level(logging.DEBUG, logger="lark"):
        lark.Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False, debug=True)
    return [record.getMessage() for record in caplog.records if "conflict" in record.getMessage()]


@pytest.mark.parametrize("name", GRAMMARS)
def test_one_token_of_look_ahead_tells(name: str, caplog: pytest.LogCaptureFixture) -> None:
    assert conflicts(grammar_path(name).read_text(encoding="utf-8"), caplog) == []


def test_a_grammar_that_needs_more_than_one_token_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert conflicts("start: numbers (TO numbers)*\nnumbers: UNIT (TO UNIT)*\n%declare TO UNIT", caplog)


@pytest.mark.parametrize(("name", "sentence"), SENTENCES)
def test_sentences_are_read_as_by_lark(name: str, sentence: str) -> None:
    read = outcome(name, sentence.split())
    assert isinstance(read, Node)
    assert read == outcome_by_lark(name, sentence.split())


@pytest.mark.parametrize(("name", "sentence"), REFUSED)
def test_what_is_no_sentence_is_refused_as_by_lark(name: str, sentence: str) -> None:
    refused = outcome(name, sentence.split())
    assert not isinstance(refused, Node)
    assert refused == outcome_by_lark(name, sentence.split())


@pytest.mark.parametrize("name", GRAMMARS)
@given(data=st.data())
def test_any_tokens_are_read_as_by_lark(name: str, data: st.DataObject) -> None:
    """Each token except the last is one that may follow."""
    names: list[str] = []
    for _ in range(data.draw(st.integers(0, 20))):
        refused = outcome(name, [*names, "NONE"])
        assert not isinstance(refused, Node)
        names += data.draw(st.sampled_from([[each] for each in refused[1] if each != END] or [[]]))
    names += data.draw(st.sampled_from([[], ["END"], ["UNIT"], ["SLASH"], ["FIGURES"]]))
    assert outcome(name, names) == outcome_by_lark(name, names)


def test_what_is_refused_may_be_replaced() -> None:
    """A refused token may be replaced together with the tokens that belong to it, unless the new one is refused too."""
    tokens = map(Token, ["HEADER", "CLAUSE", "ARTICLE", "TEXT", "END", "END", "END"])

    def unparsed(refused: Token) -> Token | None:
        assert [refused.type, next(tokens).type, next(tokens).type] == ["ARTICLE", "TEXT", "END"]
        return Token("UNPARSED")

    (document,) = parser("document").parse(tokens, unparsed).children
    assert [child.rule for child in document.children[1].children[1:-1]] == ["unparsed"]
    refused = [Token("HEADER"), Token("CLAUSE"), Token("ARTICLE")]
    with pytest.raises(UnexpectedTokenError, match="ARTICLE stands where"):
        parser("document").parse(refused, lambda token: None)
    with pytest.raises(UnexpectedTokenError, match="CHAPTER stands where"):
        parser("document").parse(refused, lambda token: Token("CHAPTER") if token.type == "ARTICLE" else None)


def test_tables_of_another_text_are_left_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "date.json"
    old.write_text(json.dumps({"made_of": "another"}), encoding="utf-8")
    monkeypatch.setattr(load, "tables_path", lambda name: old)
    assert load_parser("date").parse_names(["D", "FIGURES", "_MONTH", "FIGURES", "_YEAR", "FOUR"]).rule == "day"


def test_parsing_does_without_lark() -> None:
    program = (
        "import sys, vbpl\n"
        "document = vbpl.parse('Số: 12/QĐ-SNV\\nngày 5/3/2020\\nCăn cứ khoản 2 Điều 5 Luật Đất đai;')\n"
        "print(document.header.number.canonical, document.citations[0].provisions[0].article, 'lark' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["12/QĐ-SNV", "5", "False"]


def test_a_token_named_like_a_rule_is_refused() -> None:
    for rule in map(str, range(40)):  # tables name their rules by numbers
        with pytest.raises(UnexpectedTokenError):
            load_parser("date").parse_names([rule])
