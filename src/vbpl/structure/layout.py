"""Layout: where the parts of a document stand in the clean text, as they were read."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..model import Attachment, Block, Document, FragmentRole
from ..source import Source
from ..text.tuples import made_fast


class Laid(NamedTuple):
    """A block and where it stands; offsets into the clean text."""

    block: Block
    start: int
    """Of its marker."""
    text_start: int
    """Of its heading or text, after the marker."""
    ends: tuple[int, ...]
    """Where its heading and the paragraphs of its text end, in order."""
    end: int
    """Of its last child."""
    children: "tuple[Laid, ...]" = ()

    @property
    def own_end(self) -> int:
        """Where its own characters end: at its first child."""
        return self.children[0].start if self.children else self.end


class Stretch(NamedTuple):
    """A fragment in the clean text."""

    role: FragmentRole
    start: int
    end: int


new_stretch = made_fast(Stretch)


class Layout(NamedTuple):
    """The parts of one document; offsets into the clean text."""

    start: int
    end: int
    body: Sequence[Laid]
    attached: Sequence[Sequence[Laid]]
    """The bodies of its attachments."""
    fragments: Sequence[Stretch]
    """What stands outside the blocks, in order."""


def layout_of(document: Document, source: Source) -> Layout:
    """The layout of a document that was made, and not read: of its blocks each paragraph is a line of the text."""
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
