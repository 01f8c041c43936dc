"""units: a document as the own texts of its blocks, each with the way to it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ...model import Attachment, Block, Citation, Document, Span
from ...model.walk import citations_in, own_span
from ...printing.heads import KEYWORDS
from ...printing.text import own_paragraphs
from .piece import Step, step_of

Steps = tuple[Step, ...]


class Unit(NamedTuple):
    """The own text of a block, with the blocks around it."""

    text: str
    steps: Steps
    span: Span
    citations: Sequence[Citation]
    heading: str | None
    """The line that opens its article, where that has a heading."""
    is_title: bool = False
    """Heading of a chapter or an attachment: what follows is inside it."""
    is_table: bool = False
    opens: bool = False
    """It begins with the head of an article, or of a unit above."""
    whole: bool = True
    """It is no part of a unit that was cut."""
    size: int = 0
    """What its text counts."""


class Place(NamedTuple):
    """Where blocks stand: the document, the way to them, and the blocks around them."""

    document: Document
    steps: Steps = ()
    above: tuple[Block, ...] = ()
    heading: str | None = None

    def inside(self, block: Block) -> "Place":
        """The place of the units inside a block."""
        step = step_of(block)
        steps = (*self.steps, step) if step else self.steps
        return Place(self.document, steps, (*self.above, block), self.heading_at(block))

    def heading_at(self, block: Block) -> str | None:
        """The line that opens the article of a block."""
        if block.type != "article":
            return self.heading
        return own_paragraphs(block, self.above)[0] if block.heading else None


def attachment_place(document: Document, attachment: Attachment) -> Place:
    """The place of the units of an attachment."""
    return Place(document, (Step(type="attachment", number=None, heading=attachment.heading),))


def iter_units(block: Block, place: Place) -> Iterator[Unit]:
    """The block and all that is in it, in the order printed."""
    yield unit_of(block, place)
    inner = place.inside(block)
    for child in block.children:
        yield from iter_units(child, inner)


def unit_of(block: Block, place: Place) -> Unit:
    """A block's own text; none of what is unparsed."""
    span, inner = own_span(block), place.inside(block)
    lines = [] if block.type == "unparsed" else own_paragraphs(block, place.above)
    text = "\n".join(filter(None, lines))
    cited = citations_in(place.document, span) if text else ()
    return Unit(
        text, inner.steps, span, cited, inner.heading, is_title=holds_units(block), is_table=block.type == "table",
        opens=block.type in KEYWORDS,
    )  # fmt: skip


def holds_units(block: Block) -> bool:
    """Whether a unit holds others with a word for a head: it is then a title above them."""
    return block.type in KEYWORDS and any(child.type in KEYWORDS for child in block.children)


def holds_articles(block: Block) -> bool:
    """Whether a unit is above the article: only pieces that are joined are more than one article."""
    return block.type in KEYWORDS and any(child.type == "article" or holds_articles(child) for child in block.children)


def title_of(document: Document, attachment: Attachment) -> Unit:
    """Heading and title of an attachment."""
    end = attachment.body[0].span.start if attachment.body else attachment.span.end
    span = Span(start=attachment.span.start, end=end)
    text = "\n".join(filter(None, [attachment.heading, attachment.title]))
    steps = attachment_place(document, attachment).steps
    return Unit(text, steps, span, citations_in(document, span), None, is_title=True, opens=True)


def steps_to(units: Sequence[Unit]) -> Steps:
    """What the ways to some units begin with; titles above them do not count."""
    told = [unit.steps for unit in units if not unit.is_title] or [unit.steps for unit in units]
    first, *others = told
    same = min((_shared(first, other) for other in others), default=len(first))
    return first[:same]


def _shared(first: Steps, other: Steps) -> int:
    return sum(1 for _ in takewhile(_equal, zip(first, other, strict=False)))


def _equal(pair: tuple[Step, Step]) -> bool:
    return pair[0] == pair[1]


def text_of(units: Iterable[Unit]) -> str:
    """The texts of some units, each on lines of its own."""
    return "\n".join(unit.text for unit in units if unit.text)
