"""Nodes are frozen at every depth: lists of JSON are tuples, and every node can be a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import vbpl
from vbpl.model import Node

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*/source.txt"))


def iter_nodes(value: object) -> Iterator[Node]:
    """A node and all below it; fails at anything that can be changed."""
    if isinstance(value, Node):
        yield value
        for each in value.__dict__.values():
            yield from iter_nodes(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from iter_nodes(each)
    else:
        assert not isinstance(value, (list, dict, set)), value


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_nothing_of_a_corpus_document_can_be_changed(path: Path) -> None:
    bundle = vbpl.parse_bundle(path.read_bytes().decode("utf-8", "replace"))
    assert len(set(iter_nodes(bundle))) >= 5
    again = vbpl.Bundle.model_validate_json(bundle.model_dump_json())
    assert (again, hash(again)) == (bundle, hash(bundle))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_repr_of_a_document_fits_a_screen(path: Path) -> None:
    document = vbpl.parse(path.read_bytes().decode("utf-8", "replace"))
    assert len(repr(document)) < 24 * 80
    assert not document.citations or "citations=" in repr(document)


def test_repr_shows_what_is_said_and_counts_the_rest() -> None:
    span = vbpl.Span(start=0, end=4)
    block = vbpl.Block(type="clause", number="1", text="x" * 100, children=(), span=span)
    assert repr(block) == f"Block(type='clause', number='1', text='{'x' * 59}…', span=Span(start=0, end=4))"
    assert "children=<4 Block>" in repr(block.model_copy(update={"children": (block,) * 4}))
    assert "children=(Block(" in repr(block.model_copy(update={"children": (block,)}))
