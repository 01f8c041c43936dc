"""Own text: the characters of each block outside its children. Imports vbpl.model and vbpl.source."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model import Block
from ..source import Source


class OwnText(NamedTuple):
    """Where the marker, heading and text of a block stand; offsets into the clean text."""

    block: Block
    start: int
    end: int
    parents: tuple["OwnText", ...]
    """The blocks around it, outermost first."""


def iter_own_text(blocks: Iterable[Block], source: Source, parents: tuple[OwnText, ...] = ()) -> Iterator[OwnText]:
    """Every block in reading order, without what stands inside quoted text, which speaks for another document."""
    for block in blocks:
        if block.type == "quote":
            continue
        end = block.children[0].span.start if block.children else block.span.end
        own = OwnText(block, source.to_clean(block.span.start), source.to_clean(end), parents)
        yield own
        if block.children:
            yield from iter_own_text(block.children, source, (*parents, own))
