"""Regions: the stretches of a document that can cite, in reading order. Imports vbpl.model, vbpl.source, this package.

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
_LEAD_IN = 300
_LINE_BREAK = 4


class Region(NamedTuple):
    """A stretch of the text as given, and where it stands."""

    span: Span
    context: Context
    block: Block | None = None


def iter_regions(document: Document) -> Iterator[Region]:
    """Every region of the document, in reading order."""
    whole = _whole(document)
    regions = [Region(span, whole._replace(role=ROLES[role])) for role, span in _iter_fragments(document)]
    regions += _opened(_iter_blocks(document.body, whole))
    for attachment in document.attachments:
        regions += _iter_blocks(attachment.body, whole)
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
        current = Span(start=current.start, end=span.end)
    yield current


def _whole(document: Document) -> Context:
    kinds = {document.kind, *(attachment.kind for attachment in document.attachments)}
    articles = {block.number for block in iter_blocks(document) if block.type == "article" and block.number}
    return Context(kinds=frozenset(kind for kind in kinds if kind), articles=frozenset(articles))


def _opened(regions: Iterator[Region]) -> Iterator[Region]:
    """The first region of a body opens the letter."""
    for index, region in enumerate(regions):
        yield region._replace(context=region.context._replace(opening=index == 0))


def _iter_blocks(blocks: Iterable[Block], context: Context) -> Iterator[Region]:
    for block in blocks:
        here = _inside(block, context)
        yield Region(own_span(block), here, block)
        yield from _iter_blocks(block.children, here._replace(heading=_lead_in(block, context)))


def _inside(block: Block, context: Context) -> Context:
    """The context of a block's own text: its number joins the path, a quotation begins a path of its own."""
    if block.type == "quote":
        return context._replace(quoted=True, path={})
    if block.type not in _LEVELS or not block.number:
        return context
    field = cast(Field, block.type)
    outer = {level: number for level, number in context.path.items() if level != field}
    return context._replace(path={**outer, field: block.number})


def _lead_in(block: Block, context: Context) -> str | None:
    """What stands above the children of a block: its text up to the colon, its heading, or what stands above it."""
    if block.type == "quote":
        return None
    text = block.text.rstrip()
    return text[-_LEAD_IN:] if text.endswith(":") else block.heading or text[:_LEAD_IN] or context.heading
