"""Layout: the places in the clean text at which the parts of a document were read."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..model import Attachment, Block, Document, FragmentRole
from ..source import Source
from ..text.tuples import made_fast


class Laid(NamedTuple):
    """A block and its offsets in the clean text."""

    block: Block
    start: int
    """Start of its marker."""
    text_start: int
    """Start of its heading or text, after the marker."""
    ends: tuple[int, ...]
    """Ends of its heading and of the paragraphs of its text, in order."""
    end: int
    """End of its last child."""
    children: "tuple[Laid, ...]" = ()

    @property
    def own_end(self) -> int:
        """The end of its own characters: at its first child."""
        return self.children[0].start if self.children else self.end


class Stretch(NamedTuple):
    """A fragment in the clean text."""

    role: FragmentRole
    start: int
    end: int


new_stretch: Callable[[tuple[FragmentRole, int, int]], Stretch] = made_fast(Stretch)


class Layout(NamedTuple):
    """The parts of one document, with offsets into the clean text."""

    start: int
    end: int
    body: Sequence[Laid]
    attached: Sequence[Sequence[Laid]]
    """The bodies of its attachments."""
    fragments: Sequence[Stretch]
    """The pieces outside the blocks, in order."""


def layout_of(document: Document, source: Source) -> Layout:
    """The layout of a document that was built and not read. Each paragraph of a block is a line of the text."""
    span = document.span
    return Layout(
        source.to_clean(span.start), source.to_clean(span.end), _laid(document.body, source),
        [_laid(attachment.body, source) for attachment in document.attachments],
        [Stretch(each.role, source.to_clean(each.span.start), source.to_clean(each.span.end))
         for each in document.fragments],
    )


def _laid(blocks: Iterable[Block], source: Source) -> tuple[Laid, ...]:
    return tuple(_lay(block, source) for block in blocks)


def _lay(block: Block, source: Source) -> Laid:
    start, end = source.to_clean(block.span.start), source.to_clean(block.span.end)
    children = _laid(block.children, source)
    own_end = children[0].start if children else end
    words = (block.heading or block.text)[:1]
    return Laid(
        block, start, max(source.clean.find(words, start, own_end), start), _line_ends(source.clean, start, own_end),
        end, children,
    )


def _line_ends(clean: str, start: int, end: int) -> tuple[int, ...]:
    ends = []
    for line in clean[start:end].split("\n"):
        if line.strip():
            ends.append(start + len(line.rstrip()))
        start += len(line) + 1
    return tuple(ends)


class LaidAttachment(NamedTuple):
    """An attachment and its blocks."""

    attachment: Attachment
    body: list[Laid]
