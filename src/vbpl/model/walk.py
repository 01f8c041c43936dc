"""Walks over a document: its blocks, its leaves, and their places."""

import datetime
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Literal

from .body import Block, Signer
from .citation import Citation
from .document import Document
from .header import Issuer
from .node import Span
from .note import Note


def iter_blocks(document: Document) -> Iterator[Block]:
    """Every block of body and attachments, parents before children, in the order printed."""
    yield from iter_inside(document.body)
    for attachment in document.attachments:
        yield from iter_inside(attachment.body)


def iter_inside(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all blocks inside them, parents first."""
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
            continue
        yield block
        if block.children:
            stack.append(iter(block.children))


def own_span(block: Block) -> Span:
    """Span of a block's own characters (marker, heading, text): from its start to its first child."""
    return Span.at(*_own_range(block))


def _own_range(block: Block) -> tuple[int, int]:
    return block.span.start, block.children[0].span.start if block.children else block.span.end


def iter_leaves(document: Document) -> Iterator[tuple[str, Span]]:
    """Every leaf with its role: the role of a fragment, or the type of a block, without the notes in it; unordered.

    Together the leaves hold every non-blank character of the document exactly once.
    """
    for what, start, end in iter_ranges(document):
        yield what, Span.at(start, end)


def iter_ranges(document: Document) -> Iterator[tuple[str, int, int]]:
    """The same leaves as role, start and end, without a node for each span."""
    if not document.notes:
        yield from _iter_parts(document)
        return
    for what, begin, end in _iter_parts(document):
        yield from ((what, *part) for part in _outside(begin, end, document.notes))
    for note in document.notes:
        yield "note", note.span.start, note.span.end


def _iter_parts(document: Document) -> Iterator[tuple[str, int, int]]:
    """Fragments and blocks with their own spans, which may hold notes."""
    for fragment in document.fragments:
        yield fragment.role, fragment.span.start, fragment.span.end
    for block in iter_blocks(document):
        yield block.type, *_own_range(block)


def _outside(begin: int, end: int, notes: Sequence[Note]) -> Iterator[tuple[int, int]]:
    """A range without the notes that the end of a page printed in it."""
    start = begin
    for note in notes[bisect_left(notes, start, key=attrgetter("span.start")) :]:
        if note.span.start >= end:
            break
        if start < note.span.start:
            yield start, note.span.start
        start = note.span.end
    if start < end or start == begin:
        yield start, end


def upwards(issuer: Issuer | None) -> Iterator[Issuer]:
    """A body and the bodies printed above it, from the lowest up."""
    while issuer:
        yield issuer
        issuer = issuer.parent


def steps_of(signer: Signer) -> list[tuple[str | None, str | None]]:
    """Capacity and office of each step of a signature, from the outermost in.

    The signer's own position is not one of them.
    """
    return [(signer.capacity, signer.on_behalf_of), *((step.capacity, step.office) for step in signer.via)]


def citations_in(document: Document, span: Span) -> tuple[Citation, ...]:
    """The citations that begin inside a span, such as that of a block or a recital."""
    starts = attrgetter("span.start")
    first = bisect_left(document.citations, span.start, key=starts)
    last = bisect_left(document.citations, span.end, key=starts)
    return document.citations[first:last]


def day_of(document: Document, event: Literal["start", "end"]) -> datetime.date | None:
    """The first day with effect, or without it, that the document states for the whole of itself."""
    days = (effect.date for effect in document.effects if effect.event == event and not effect.provisions)
    return next(filter(None, days), None)
