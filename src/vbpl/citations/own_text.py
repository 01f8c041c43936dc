"""Own text: the characters of each block outside its children, and the citations in it. Imports vbpl.model, source."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model import Block, Document
from ..source import Source


class OwnText(NamedTuple):
    """Where the marker, heading and text of a block stand; offsets into the clean text."""

    block: Block
    start: int
    end: int
    parents: tuple["OwnText", ...]
    """The blocks around it, outermost first."""


class CitedDocument:
    """A document whose citations are known, for those who read its body once more."""

    def __init__(self, document: Document, source: Source) -> None:
        self.document, self.source, self.citations = document, source, document.citations
        self.starts = [source.to_clean(citation.span.start) for citation in self.citations]
        """Where each citation begins in the clean text."""
        self.texts = list(iter_own_text(document.body, source))

    def between(self, start: int, end: int) -> range:
        """Indexes of the citations that begin in a stretch of the clean text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


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
