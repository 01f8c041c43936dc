"""The promises of the exports, for generated documents."""

from hypothesis import example, given
from hypothesis import strategies as st

import vbpl
from akn_schema import faults
from comparison import without_spans
from vbpl.model import Block, Document
from vbpl.model.walk import iter_blocks, own_span
from vbpl.printing.heads import head_of
from vbpl.printing.text import render

from .documents_strategy import DAMAGES, Printed, damages, decisions, texts_of_lines


@given(decisions(), damages)
def test_a_rendered_document_is_read_again(printed: Printed, damage: str) -> None:
    document = vbpl.parse(DAMAGES[damage](printed.text))
    assert without_spans(vbpl.parse(render(document))) == without_spans(document)


@given(decisions(), damages)
def test_rendered_text_is_canonical(printed: Printed, damage: str) -> None:
    once = render(vbpl.parse(DAMAGES[damage](printed.text)))
    assert render(vbpl.parse(once)) == once


@given(st.one_of(decisions().map(lambda printed: printed.text), texts_of_lines))
@example("Điều 1. Một\n“Điều 2. Hai”")
def test_akoma_ntoso_is_valid_and_comes_back(text: str) -> None:
    for document in vbpl.parse_bundle(text).documents:
        xml = vbpl.to_akn(document)
        assert not faults(xml)
        assert vbpl.from_akn(xml) == document


@given(st.one_of(decisions().map(lambda printed: printed.text), texts_of_lines), st.integers(1, 400))
def test_chunks_lose_nothing_and_double_nothing(text: str, most: int) -> None:
    document = vbpl.parse(text)
    pieces = vbpl.chunks(document, most)
    assert all(0 < len(piece.text) <= most for piece in pieces)
    said = "".join("".join(piece.text.split()) for piece in pieces)
    assert said == "".join("".join(words.split()) for words in iter_words(document))


@given(st.one_of(decisions().map(lambda printed: printed.text), texts_of_lines), st.integers(1, 400))
@example("Điều 1. Một\nQUYẾT ĐỊNH:\nĐiều 1. Một", 1)
def test_every_leaf_of_the_body_lies_in_one_piece(text: str, most: int) -> None:
    """Parts of a unit that was cut have the span of the unit."""
    document = vbpl.parse(text)
    spans = {(piece.span.start, piece.span.end) for piece in vbpl.chunks(document, most)}
    for block in iter_blocks(document):
        leaf = own_span(block)
        holding = [span for span in spans if span[0] <= leaf.start and leaf.end <= span[1]]
        assert len(holding) == 1 or not words_of(block, ()).strip()


def iter_words(document: Document) -> list[str]:
    """The words of body and attachments, each once, with their heads."""
    words = walk(document.body, ())
    for attachment in document.attachments:
        words += [attachment.heading, attachment.title or "", *walk(attachment.body, ())]
    return words


def walk(blocks: list[Block], above: tuple[Block, ...]) -> list[str]:
    return [words for block in blocks for words in (words_of(block, above), *walk(block.children, (*above, block)))]


def words_of(block: Block, above: tuple[Block, ...]) -> str:
    if block.type == "unparsed":
        return ""
    return " ".join([head_of(block, above), block.heading or "", block.text])
