"""Lines in any order become a tree: what ``document.lark`` refuses is kept, each letter once, and nothing raises."""

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from vbpl.grammar import accepts, terminals
from vbpl.model import Block
from vbpl.source import Source
from vbpl.structure.builder import Draft
from vbpl.structure.driver import Lexer
from vbpl.structure.parse import document_parser
from vbpl.structure.tokens import END, HOLDERS, LineToken

LEAVES = sorted(set(terminals("document")) - HOLDERS - {"END", "UNPARSED"})
Nested = tuple[str, list["Nested"]]
"""A line and the lines that it holds."""

leaves = st.sampled_from(LEAVES).map(lambda terminal: (terminal, []))
holders = st.sampled_from(sorted(HOLDERS - {"HEADER"}))
nested = st.recursive(leaves, lambda inner: leaves | st.tuples(holders, st.lists(inner, max_size=4)), max_leaves=12)


class Read(NamedTuple):
    """A document, and the lines that the grammar did not understand."""

    draft: Draft
    refused: list[int]
    diagnostics: int


def terminals_of(lines: list[Nested]) -> Iterator[str]:
    for terminal, inner in lines:
        yield terminal
        yield from terminals_of(inner)
        if terminal in HOLDERS:
            yield "END"


def read(lines: list[Nested]) -> Read:
    """A document of these lines, each of which is one letter."""
    names = ["HEADER", *terminals_of(lines), "END"]
    lexer = Lexer(Source("".join("\n\n" if name == "END" else "x\n" for name in names)))
    for kept in (lexer.fragments, lexer.stretches, lexer.refused, lexer.diagnostics):
        kept.append([])
    tokens = (END if name == "END" else token(lexer, name, 2 * at) for at, name in enumerate(names))
    (draft,) = document_parser().parse(tokens, lambda refused: lexer.unparsed(refused, tokens))
    return Read(draft, [at for span in lexer.refused[0] for at in range(span.start, span.end, 2)],
                len(lexer.diagnostics[0]))


def token(lexer: Lexer, name: str, at: int) -> LineToken:
    span = lexer.source.span(at, at + 1)
    return LineToken(name, span, text="x", heading="x", start=at, text_start=at, end=at + 1)


def letters(draft: Draft) -> list[int]:
    """The places of the letters of the document, one for each leaf that holds them."""
    held = [draft.header.start, *(each.span.start for each in draft.recitals), *[each.start for each in draft.closings]]
    held += [each.start for each in draft.attached_closings]
    for laid in draft.body:
        held += own(laid.block)
    for attachment, body in draft.attachments:
        held += [attachment.span.start, *(at for laid in body for at in own(laid.block))]
    return sorted(held)


def own(block: Block) -> Iterator[int]:
    end = block.children[0].span.start if block.children else block.span.end
    yield from range(block.span.start, end, 2)
    for child in block.children:
        yield from own(child)


@given(st.lists(nested, max_size=8))
@settings(max_examples=200)
@example([("ARTICLE", [("POINT", [("ARTICLE", [("TEXT", [])])])]), ("CLOSING", []), ("RECITAL", []), ("CLOSING", [])])
@example([("ATTACHMENT", [("CLOSING", []), ("CHAPTER", []), ("ATTACHMENT", [("TEXT", [])])]), ("TEXT", [])])
def test_any_lines_are_read_and_each_lies_in_one_leaf(lines: list[Nested]) -> None:
    draft, refused, diagnostics = read(lines)
    names = ["HEADER", *terminals_of(lines), "END"]
    printed = [2 * at for at, name in enumerate(names) if name != "END"]
    formulas = [at for at in printed if names[at // 2] == "FORMULA" and at not in refused]
    assert sorted([*(at for at in letters(draft) if at in printed), *formulas]) == printed
    assert (not refused) == (diagnostics == 0) == (accepts("document", names) == len(names))
