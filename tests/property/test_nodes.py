"""Nodes are frozen through and through: lists of JSON are tuples, and every node can be a key."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import vbpl
from vbpl.model import Node

CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*/source.txt"))


def iter_nodes(value: object) -> Iterator[Node]:
    """A node and all below it; fails at what may be changed."""
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
