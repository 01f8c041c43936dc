"""Own text: the characters of each block outside its children, and the citations in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import Block, Citation, Document
from ..source import Source
from ..structure.layout import Laid, Layout
from ..text.folding import iter_places
from ..text.tuples import made_fast


class OwnText(NamedTuple):
    """Where the marker, heading and text of a block stand; offsets into the clean text."""

    block: Block
    start: int
    text_start: int
    """Of the heading or text, after the marker."""
    ends: tuple[int, ...]
    """Where heading and paragraphs end."""
    end: int
    """Of its own characters: where its first child begins."""
    last: int
    """Where its last child ends."""
    parents: tuple["OwnText", ...]
    """The blocks around it, outermost first."""
    quoted: bool
    """It is quoted text, which speaks for another document, or stands inside."""


new_own_text = made_fast(OwnText)


class OwnTexts:
    """Every block of a document in reading order, found once for all that read them."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.body = _own_texts(layout.body)
        self.attached = list(map(_own_texts, layout.attached))
        self.first = self.body[0] if self.body else None


class CitedDocument:
    """A document whose citations are known, for those who read its body once more."""

    def __init__(self, document: Document, source: Source, own_texts: OwnTexts, starts: Sequence[int]) -> None:
        self.document, self.source, self.citations = document, source, document.citations
        self.own_texts, self.layout = own_texts, own_texts.layout
        self.starts = starts
        """Where each citation begins in the clean text."""
        self.texts = [own for own in own_texts.body if not own.quoted]
        self.text_starts = [own.start for own in self.texts]
        self.body_start, self.body_end = (self.texts[0].start, self.texts[-1].end) if self.texts else (0, 0)
        """Between them all texts stand, and no header or attachment."""

    def between(self, start: int, end: int) -> range:
        """Indexes of the citations that begin in a stretch of the clean text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def citations_in(self, start: int, end: int) -> Iterator[Citation]:
        """The citations that begin in a stretch of the clean text, in order."""
        return map(self.citations.__getitem__, self.between(start, end))

    def places_of(self, *words: str) -> Iterator[int]:
        """Where some words, folded, stand in the body; offsets into the clean text."""
        return iter_places(self.source.folded, words, self.body_start, self.body_end)

    def texts_from(self, start: int, end: int) -> list[OwnText]:
        """The texts that begin in a stretch of the clean text, in order."""
        return self.texts[bisect_left(self.text_starts, start) : bisect_left(self.text_starts, end)]

    def texts_at(self, places: Iterable[int]) -> list[OwnText]:
        """The texts in which some places lie, in order."""
        found = ((bisect_right(self.text_starts, place) - 1, place) for place in places)
        held = {at for at, place in found if at >= 0 and place < self.texts[at].end}
        return [self.texts[at] for at in sorted(held)]


def any_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places in order lies in a stretch."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _own_texts(blocks: Iterable[Laid]) -> list[OwnText]:
    """The blocks and all that stand in them, each before its children."""
    found: list[OwnText] = []
    _add_own_texts(found, blocks, (), quoted=False)
    return found


def _add_own_texts(
    found: list[OwnText], blocks: Iterable[Laid], parents: tuple[OwnText, ...], *, quoted: bool,
) -> None:
    for block, start, text_start, ends, end, children in blocks:
        inside = quoted or block.type == "quote"
        own_end = children[0].start if children else end
        own = new_own_text((block, start, text_start, ends, own_end, end, parents, inside))
        found.append(own)
        if children:
            _add_own_texts(found, children, (*parents, own), quoted=inside)
