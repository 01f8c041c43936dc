"""Builder: the tree of the grammar to nodes of the model."""

from collections.abc import Callable
from itertools import takewhile
from typing import Any, NamedTuple

from ..model import Attachment, Block, BlockType, Recital, Span
from ..model.node import unchecked
from .tokens import LineToken

Children = list[Any]
new_block = unchecked(Block)


class Draft(NamedTuple):
    """The parts of one document in the order printed, before its identity is known."""

    header: LineToken
    recitals: list[Recital]
    formula: str | None
    body: list[Block]
    closings: list[LineToken]
    attachments: list[Attachment]
    attached_closings: list[LineToken]
    """Those inside the attachments."""


class Closing(NamedTuple):
    """A closing zone inside a document or an attachment."""

    token: LineToken


def unit_method(type_: BlockType) -> Callable[["Builder", Children], Block]:
    """A method that builds one level: its head, then paragraphs up to its first child as text, then its children."""

    def build(_: "Builder", children: Children) -> Block:
        head: LineToken = children[0]
        blocks: list[Block] = children[1:-1]
        text, span = head.text, head.span
        if blocks:
            own = list(takewhile(is_paragraph, blocks))
            text = "\n".join(filter(None, [text, *(paragraph.text for paragraph in own)]))
            span = Span.at(span.start, max(span.end, blocks[-1].span.end))
            del blocks[: len(own)]
        return new_block(
            type=type_, number=head.number, heading=head.heading, text=text, children=tuple(blocks), span=span,
        )

    return build


def is_paragraph(block: Block) -> bool:
    return block.type == "paragraph"


def leaf_method(type_: BlockType) -> Callable[["Builder", Children], Block]:
    """A method that builds a block without children from its one token."""

    def build(_: "Builder", children: Children) -> Block:
        token: LineToken = children[0]
        return new_block(type=type_, number=None, heading=None, text=token.text, children=(), span=token.span)

    return build


class Builder:
    """One method a rule of ``document.lark``."""

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

    def quote(self, children: Children) -> Block:
        return Block(type="quote", children=tuple(children[1:-1]), span=children[0].span)

    def recital(self, children: Children) -> Recital:
        return Recital(text=children[0].text, span=children[0].span)

    def formula(self, children: Children) -> str:
        return str(children[0].text)

    def closing(self, children: Children) -> Closing:
        return Closing(children[0])

    def attachment(self, children: Children) -> tuple[Attachment, list[Closing]]:
        head: LineToken = children[0]
        body = [child for child in children[1:-1] if isinstance(child, Block)]
        closings = [child for child in children[1:-1] if isinstance(child, Closing)]
        spans = [head.span, *(block.span for block in body), *(closing.token.span for closing in closings)]
        attachment = Attachment(
            heading=head.heading or "", title=head.text or None, kind=head.number or "", body=tuple(body),
            span=Span.at(head.span.start, max(span.end for span in spans)),
        )
        return attachment, closings

    def document(self, children: Children) -> Draft:
        parts = children[1:-1]
        attached = [child for child in parts if isinstance(child, tuple) and isinstance(child[0], Attachment)]
        closings = [child.token for child in parts if isinstance(child, Closing)]
        return Draft(
            header=children[0],
            recitals=[child for child in parts if isinstance(child, Recital)],
            formula=next((child for child in parts if isinstance(child, str)), None),
            body=[child for child in parts if isinstance(child, Block)],
            closings=closings,
            attachments=[attachment for attachment, _ in attached],
            attached_closings=[closing.token for _, inner in attached for closing in inner],
        )

    def start(self, children: Children) -> list[Draft]:
        return children
