"""Builder: from the tree of the grammar to nodes of the model."""

from collections.abc import Callable
from itertools import takewhile
from typing import Any, NamedTuple

from ..model import Attachment, Block, BlockType, Recital, Span
from ..model.node import unchecked
from ..text.tuples import made_fast
from .annexes import FORM_KINDS
from .layout import Laid, LaidAttachment
from .tokens import LineToken

Children = list[Any]
new_block, new_recital = unchecked(Block), unchecked(Recital)
new_laid = made_fast(Laid)


class Draft(NamedTuple):
    """The parts of one document in the order printed, before its identity is known."""

    header: LineToken
    recitals: list[Recital]
    formula: str | None
    body: list[Laid]
    closings: list[LineToken]
    attachments: list[LaidAttachment]
    attached_closings: list[LineToken]
    """The parts inside the attachments that are no forms."""
    form_closings: list[LineToken]


class Closing(NamedTuple):
    """A closing zone inside a document or an attachment."""

    token: LineToken


def inner_closings(attached: list[tuple[LaidAttachment, list[Closing]]], *, forms: bool) -> list[LineToken]:
    """The closings inside the attachments that are forms, or inside the others."""
    chosen = [inner for laid, inner in attached if (laid.attachment.kind in FORM_KINDS) == forms]
    return [closing.token for inner in chosen for closing in inner]


def unit_method(type_: BlockType) -> Callable[["Builder", Children], Laid]:
    """A method that builds one level: its head, the paragraphs up to its first child as text, then its children."""

    def build(_: "Builder", children: Children) -> Laid:
        head: LineToken = children[0]
        ends = (head.end,) if head.text or head.heading else ()
        if len(children) == 2:
            block = new_block(
                type=type_, number=head.number, heading=head.heading, text=head.text, children=(), span=head.span,
            )
            return new_laid((block, head.start, head.text_start, ends, head.end, ()))
        inside: list[Laid] = children[1:-1]
        last, units, text = inside[-1], inside, head.text
        if is_paragraph(inside[0]):
            own = list(takewhile(is_paragraph, inside))
            units = inside[len(own) :]
            text = "\n".join(filter(None, [text, *[paragraph.block.text for paragraph in own]]))
            ends = (*ends, *[paragraph.end for paragraph in own])
        block = new_block(
            type=type_, number=head.number, heading=head.heading, text=text,
            children=tuple([unit.block for unit in units]),
            span=Span.at(head.span.start, max(head.span.end, last.block.span.end)),
        )
        return new_laid((block, head.start, head.text_start, ends, last.end, tuple(units)))

    return build


def is_paragraph(laid: Laid) -> bool:
    return laid.block.type == "paragraph"


def leaf_method(type_: BlockType) -> Callable[["Builder", Children], Laid]:
    """A method that builds a block without children from its one token."""

    def build(_: "Builder", children: Children) -> Laid:
        token: LineToken = children[0]
        block = new_block(type=type_, number=None, heading=None, text=token.text, children=(), span=token.span)
        return new_laid((block, token.start, token.text_start, (), token.end, ()))

    return build


class Builder:
    """One method for each rule of ``document.lark``."""

    part = unit_method("part")
    chapter = unit_method("chapter")
    section = unit_method("section")
    subsection = unit_method("subsection")
    article = unit_method("article")
    clause = unit_method("clause")
    point = unit_method("point")
    bullet = unit_method("bullet")
    paragraph = leaf_method("paragraph")
    table = leaf_method("table")
    unparsed = leaf_method("unparsed")

    def quote(self, children: Children) -> Laid:
        head, inside = children[0], tuple(children[1:-1])
        block = Block(type="quote", children=tuple(child.block for child in inside), span=head.span)
        return Laid(block, head.start, head.start, (), head.end, inside)

    def recital(self, children: Children) -> Recital:
        return new_recital(text=children[0].text, span=children[0].span)

    def formula(self, children: Children) -> str:
        return str(children[0].text)

    def closing(self, children: Children) -> Closing:
        return Closing(children[0])

    def attachment(self, children: Children) -> tuple[LaidAttachment, list[Closing]]:
        head: LineToken = children[0]
        body = [child for child in children[1:-1] if isinstance(child, Laid)]
        closings = [child for child in children[1:-1] if isinstance(child, Closing)]
        spans = [head.span, *(child.block.span for child in body), *(closing.token.span for closing in closings)]
        attachment = Attachment(
            heading=head.heading or "", title=head.text or None, kind=head.number or "",
            body=tuple(child.block for child in body),
            span=Span.at(head.span.start, max(span.end for span in spans)),
        )
        return LaidAttachment(attachment, body), closings

    def document(self, children: Children) -> Draft:
        parts = children[1:-1]
        attached = [child for child in parts if isinstance(child, tuple) and isinstance(child[0], LaidAttachment)]
        closings = [child.token for child in parts if isinstance(child, Closing)]
        return Draft(
            header=children[0],
            recitals=[child for child in parts if isinstance(child, Recital)],
            formula=next((child for child in parts if isinstance(child, str)), None),
            body=[child for child in parts if isinstance(child, Laid)],
            closings=closings,
            attachments=[attachment for attachment, _ in attached],
            attached_closings=inner_closings(attached, forms=False),
            form_closings=inner_closings(attached, forms=True),
        )

    def start(self, children: Children) -> list[Draft]:
        return children
