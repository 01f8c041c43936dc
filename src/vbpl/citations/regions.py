"""Regions: the stretches of a document that can cite, in reading order. Imports vbpl.model and this package.

Nơi nhận, the document's own number line and the note under an annex heading that names the carrying decision are none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple, cast, get_args

from ..model import Block, Document, FragmentRole, Span
from ..model.walk import iter_blocks, own_span
from .context import Context, Role
from .levels import Field

ROLES: Mapping[FragmentRole, Role] = {
    "subject": "subject", "recital": "recital", "heading": "heading", "formula": "text", "footnote": "text",
}
"""Fragments outside the blocks that can cite."""

_LEVELS = frozenset(get_args(Field))
_HEADED = frozenset({"part", "chapter", "section", "subsection", "article"})
_LEAD_IN = 300
_LINE_BREAK = 4


class Region(NamedTuple):
    """A stretch of the text as given, and the blocks it stands in, outermost first."""

    span: Span
    role: Role
    blocks: tuple[Block, ...] = ()
    opening: bool = False
    """The first of a body."""


def iter_regions(document: Document) -> Iterator[Region]:
    """Every region of the document, in reading order."""
    regions = [Region(span, ROLES[role]) for role, span in _iter_fragments(document)]
    body = list(_iter_blocks(document.body, ()))
    regions += [region._replace(opening=True) for region in body[:1]] + body[1:]
    for attachment in document.attachments:
        regions += _iter_blocks(attachment.body, ())
    yield from sorted(regions, key=attrgetter("span.start"))


def _iter_fragments(document: Document) -> Iterator[tuple[FragmentRole, Span]]:
    """The fragments that can cite; lines of one field that follow each other are one."""
    for role, group in groupby(document.fragments, key=attrgetter("role")):
        if role in ROLES:
            spans = [fragment.span for fragment in group]
            for span in spans if role == "recital" else _joined(spans):
                yield role, span


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Lines that follow each other directly, as one."""
    current = spans[0]
    for span in spans[1:]:
        if span.start - current.end > _LINE_BREAK:
            yield current
            current = span
        current = Span.at(current.start, span.end)
    yield current


def _iter_blocks(blocks: Iterable[Block], above: tuple[Block, ...]) -> Iterator[Region]:
    for block in blocks:
        here = (*above, block)
        yield Region(own_span(block), "text", here)
        yield from _iter_blocks(block.children, here)


def document_context(document: Document) -> Context:
    """What the context of every region of a document has in common."""
    kinds = {document.kind, *(attachment.kind for attachment in document.attachments)}
    units = {(cast(Field, block.type), block.number) for block in iter_blocks(document) if block.type in _HEADED}
    return Context(
        kinds=frozenset(kind for kind in kinds if kind),
        units=frozenset((level, number) for level, number in units if number),
    )


def region_context(region: Region, whole: Context) -> Context:
    """The context of one region: the numbers around it, whether it is quoted, and what leads it in.

    A quotation begins a path of its own.
    """
    path: dict[Field, str] = {}
    quoted = False
    for block in region.blocks:
        if block.type == "quote":
            path, quoted = {}, True
        elif block.number and block.type in _LEVELS:
            path[cast(Field, block.type)] = block.number
    return whole._replace(
        role=region.role, path=path, quoted=quoted, heading=_lead_in(region.blocks[:-1]), opening=region.opening,
        block=region.blocks[-1] if region.blocks else None,
    )


def _lead_in(blocks: Sequence[Block]) -> str | None:
    """What stands above a block: the text up to the colon, or the heading, of the next one around it that has any."""
    for block in reversed(blocks):
        if block.type == "quote":
            return None
        text = block.text.rstrip()
        if text.endswith(":"):
            return text[-_LEAD_IN:]
        if block.heading or text:
            return block.heading or text[:_LEAD_IN]
    return None
