"""Unit: a unit of an act while it is being changed, and each stretch of it with where it was printed.

Trees are frozen: a change makes new units along the path to what changed, and shares all others. So two states of an
act can be compared by identity.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Attachment, Block, Document, Span
from ..model.walk import own_span


class Run(NamedTuple):
    """A stretch of words that comes from one place."""

    text: str
    source: int
    """Index of the act it is printed in: 0 is the act that is consolidated."""
    span: Span
    """Where, in the text of that act."""


Words = tuple[Run, ...]


class Mark(NamedTuple):
    """That a change made a unit, or a part of it, what it is."""

    change: int
    """Index of the change."""
    part: str = "unit"
    """``unit``, ``heading``, ``text`` or ``words``."""
    at: int = 0
    """Of words, the offset in the text at which they end."""


class Unit(NamedTuple):
    """Phần, chương, điều, khoản, điểm ...: as `Block`, with the places that its words come from."""

    type: str
    """As of a block; also ``document`` and ``attachment``."""
    number: str | None = None
    heading: Words = ()
    text: Words = ()
    children: "tuple[Unit, ...]" = ()
    source: int = 0
    span: Span = Span(start=0, end=0)
    """Of its own characters."""
    marks: tuple[Mark, ...] = ()
    repealed: bool = False
    kind: str | None = None
    """Of an attachment."""
    doubt: str = ""
    """Of new text, what is doubtful about how it was read."""


Path = tuple[int, ...]
"""The way from the root to a unit: an index among children for each step."""


def root_of(document: Document, source: int = 0) -> Unit:
    """The whole of a document: its body, then its attachments."""
    body = units_of(document.body, source)
    attached = tuple(attachment_unit(each, source) for each in document.attachments)
    return Unit("document", children=(*body, *attached), source=source, span=document.span)


def units_of(blocks: Sequence[Block], source: int) -> tuple[Unit, ...]:
    """Blocks as units."""
    return tuple(unit_of(block, source) for block in blocks)


def unit_of(block: Block, source: int) -> Unit:
    """A block as a unit."""
    span = own_span(block)
    return Unit(
        block.type, block.number, words_at(block.heading, source, span), words_at(block.text, source, span),
        units_of(block.children, source), source, span,
    )


def attachment_unit(attachment: Attachment, source: int) -> Unit:
    """An attachment as a unit: its title is the text."""
    end = attachment.body[0].span.start if attachment.body else attachment.span.end
    span = Span(start=attachment.span.start, end=end)
    return Unit(
        "attachment", None, words_at(attachment.heading, source, span), words_at(attachment.title, source, span),
        units_of(attachment.body, source), source, span, kind=attachment.kind,
    )


def words_at(text: str | None, source: int, span: Span) -> Words:
    """Words from one place; none for no text."""
    return (Run(text, source, span),) if text else ()


def printed(words: Words) -> str:
    """The words as text."""
    return words[0].text if len(words) == 1 else "".join(run.text for run in words)


def at_path(root: Unit, path: Path) -> Unit:
    """The unit at a path."""
    for index in path:
        root = root.children[index]
    return root


def put(root: Unit, path: Path, new: Unit) -> Unit:
    """The tree with another unit at a path."""
    if not path:
        return new
    index, *rest = path
    child = put(root.children[index], tuple(rest), new)
    return root._replace(children=(*root.children[:index], child, *root.children[index + 1 :]))


def insert_at(root: Unit, parent: Path, index: int, new: Unit) -> Unit:
    """The tree with a unit more, at an index among the children of a parent."""
    above = at_path(root, parent)
    return put(root, parent, above._replace(children=(*above.children[:index], new, *above.children[index:])))


def iter_units(unit: Unit, path: Path = ()) -> Iterator[tuple[Path, Unit]]:
    """A unit and all below it with their paths, parents first; what is quoted belongs to another act."""
    yield path, unit
    if unit.type != "quote":
        for index, child in enumerate(unit.children):
            yield from iter_units(child, (*path, index))
