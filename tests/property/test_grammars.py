"""Grammars: their sentences are read whole, one changed word changes the meaning, and printed sentences mean the same.

The sentences are made from the rules as Lark reads them, not from the tables that vbpl uses.
"""

from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conftest import REAL_TEXTS
from plain_rows import iter_row
from vbpl.citations.amendments.token import Token as Word
from vbpl.citations.amendments.tree import Instruction, read_instruction
from vbpl.citations.find.mention import Mention, build_mention
from vbpl.citations.find.phrase import Phrase, parse_shape
from vbpl.citations.find.scan import Scanner
from vbpl.citations.find.tokens import Token
from vbpl.grammar import accepts, load_parser, terminals
from vbpl.grammar.parser import Node, Parser
from vbpl.grammar.parser import Token as Leaf
from vbpl.source import Source
from vbpl.text.folding import fold

from .printed_sentences import is_printed, printed
from .sentences import sentences

SHARED = Path(__file__).parents[3] / "shared" / "eval"
READ = ("amendment", "citation", "date", "document", "number")
SEPARATORS = frozenset({"COMMA", "SEMICOLON", "AND"})
SAY_NOTHING = frozenset({"OF", "ATTACHED", "TEXT", "PHRASE", "FOLLOWS", "INTO"})
"""Words of an instruction that join others and add nothing."""
BETWEEN_FIGURES = frozenset({"SLASH", "MINUS", "DOT", "_MONTH", "_YEAR"})
slow = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def mean_the_same(name: str, one: str, other: str) -> bool:
    """The pairs of terminals that may say the same in each other's place.

    ``khoản 1, 2``, ``khoản 1 và 2``, ``khoản 1; 2``, and with its own word ``khoản 1 khoản 2``; ``5/3/2020``,
    ``5-3-2020``, ``5.3.2020``, ``tháng 5/2020``, ``tháng 5 năm 2020``; of numbers, the signs between the
    units of a body; of instructions, separators by what they lead to, ``của`` and ``ban hành kèm theo``, ``cụm từ``.
    """
    pair = {one, other}
    if name == "citation":
        return pair <= SEPARATORS or (len(pair & SEPARATORS) == 1 and bool(pair - SEPARATORS <= levels()))
    if name == "amendment":
        return pair == {"NEXT_UNIT", "NEXT_ACT"} or pair <= SAY_NOTHING
    return pair <= (BETWEEN_FIGURES if name == "date" else {"SLASH", "MINUS"})


@cache
def levels() -> frozenset[str]:
    return frozenset(
        {"ANNEX", "FORM", "PART", "CHAPTER", "SECTION", "SUBSECTION", "ARTICLE", "CLAUSE", "POINT", "ITEM"}
    )


@cache
def parser(name: str) -> Parser:
    return load_parser(name)


def leaves(tree: Node | Leaf | list[Node | Leaf]) -> Iterator[Leaf]:
    if isinstance(tree, Leaf):
        yield tree
        return
    for child in tree.children if isinstance(tree, Node) else tree:
        yield from leaves(child)


def said(name: str, sentence: list[str]) -> Phrase | Instruction | Node | None:
    """The meaning of a sentence: the provisions, the operations, else its tree."""
    if name == "amendment":
        return read_instruction([Word(terminal, at, at + 1, f"“{at}”") for at, terminal in enumerate(sentence)])
    return parse_shape(tuple(sentence)) if name == "citation" else parser(name).parse_names(sentence)


@pytest.mark.parametrize("name", READ)
@given(data=st.data())
@slow
def test_sentences_are_read_whole(name: str, data: st.DataObject) -> None:
    sentence = data.draw(sentences(name))
    assert accepts(name, sentence) == len(sentence)


@pytest.mark.parametrize("name", READ)
@given(data=st.data())
@slow
def test_the_tree_holds_the_sentence_in_its_order(name: str, data: st.DataObject) -> None:
    """Without the signs that a rule spells out, which Lark drops."""
    sentence = data.draw(sentences(name))
    found = list(leaves(parser(name).parse_names(sentence)))
    kept = {leaf.type for leaf in found}
    dropped = {"SLASH", "MINUS", "DOT", "COLON", "D", "_MONTH", "_YEAR"} - kept
    spelled = name in ("date", "number")
    assert [leaf.type for leaf in found] == [each for each in sentence if not (spelled and each in dropped)]
    assert [leaf.place for leaf in found] == sorted(leaf.place for leaf in found)


@pytest.mark.parametrize("name", READ)
@given(data=st.data())
@slow
def test_one_word_changed_is_no_sentence_or_says_something_else(name: str, data: st.DataObject) -> None:
    sentence = data.draw(sentences(name))
    assume(sentence and "ALREADY" not in sentence)  # the act amended before says nothing here
    place = data.draw(st.integers(0, len(sentence) - 1))
    other = data.draw(st.sampled_from([each for each in terminals(name) if each not in (sentence[place], "ALREADY")]))
    changed = [*sentence[:place], other, *sentence[place + 1:]]
    if accepts(name, changed) == len(changed) and not mean_the_same(name, sentence[place], other):
        assert said(name, changed) != said(name, sentence)


@given(st.lists(st.sampled_from(terminals("citation")), max_size=12))
def test_the_longest_sentence_is_one(words: list[str]) -> None:
    """And no longer prefix is a sentence."""
    longest = accepts("citation", words)
    assert longest == 0 or parse_shape(tuple(words[:longest]))
    assert all(accepts("citation", words[:size]) < size for size in range(longest + 1, len(words) + 1))


# Texts


def mention_of(text: str) -> Mention | None:
    scanner = Scanner(text, fold(text))
    return build_mention(text, *scanner.rows.read(scanner.openings[0], scanner.ends[0], len(text)))


def torn(text: str) -> str:
    """A line end in place of every third blank."""
    words = text.split(" ")
    return "".join(word + ("\n" if place % 3 == 2 else " ") for place, word in enumerate(words)).strip()


@given(sentences("citation", most=12))
@slow
def test_printed_sentences_are_read_again(sentence: list[str]) -> None:
    assume(is_printed(sentence))
    for text in (printed(sentence), torn(printed(sentence))):
        scanner = Scanner(text, fold(text))
        row = list(iter_row(scanner.rows, 0, scanner.ends[0], len(text)))
        assert [token.type for token in row] == sentence
        assert scanner.rows.read(0, scanner.ends[0], len(text)) == (row, parse_shape(tuple(sentence)))


def shared_texts(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((SHARED / folder / "texts").glob("*"))[:15]]


def rows_of(path: Path) -> Iterator[tuple[list[Token], int]]:
    """The plain tokens of each row that opens after the mention before it, and how many form a mention."""
    source = Source(path.read_text(encoding="utf-8", errors="replace"))
    scanner, done = Scanner(source.clean, source.folded), 0
    for start, end in zip(scanner.openings, scanner.ends, strict=True):
        opens = start >= done and end > start  # not a number without a type word
        row = list(iter_row(scanner.rows, start, end, len(source.clean))) if opens else []
        if row:
            read = len(scanner.rows.read(start, end, len(source.clean))[0])
            done = row[read - 1].end if read else done
            yield row, read


@pytest.fixture(scope="module")
def rows() -> list[tuple[list[Token], int]]:
    found = [row for path in shared_texts("dev", "links", "vbhn") for row in rows_of(path)]
    if not found:
        pytest.skip(REAL_TEXTS)
    return found


def test_the_grammar_ends_the_mentions_of_real_texts(rows: list[tuple[list[Token], int]]) -> None:
    """At least three of ten rows with a mention continue after it."""
    lengths = [(len(row), read) for row, read in rows if read]
    assert len(lengths) > 1000
    assert sum(read < length for length, read in lengths) >= 0.3 * len(lengths)


def test_no_real_shape_with_one_word_replaced_says_the_same(rows: list[tuple[list[Token], int]]) -> None:
    shapes = {tuple(token.type for token in row[:read]) for row, read in rows if 0 < read <= 9}
    assert len(shapes) > 50
    same = [(shape, place, other) for shape in islice(sorted(shapes), 0, None, 3) for place, other in replaced(shape)]
    assert same == []


def replaced(shape: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The positions of a shape and the terminals that mean the same there, without the known pairs."""
    for place, terminal in enumerate(shape):
        for other in terminals("citation"):
            changed = (*shape[:place], other, *shape[place + 1:])
            if other != terminal and not mean_the_same("citation", terminal, other) \
                    and accepts("citation", changed) == len(changed) and parse_shape(changed) == parse_shape(shape):
                yield place, other
