"""Blocks as Akoma Ntoso elements, by domain mapping."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from ..model import Block, Citation, Document, Span
from ..model.walk import citations_in, own_span
from ..printing.heads import head_of
from .portions import Names
from .record import V
from .references import Targets, add_text

TAGS = {
    "part": "part", "chapter": "chapter", "section": "section", "subsection": "subsection", "article": "article",
    "clause": "paragraph", "point": "point", "bullet": "indent", "paragraph": "alinea",
}
"""Element of each level; other blocks are an ``hcontainer`` of their type's name."""


class Writer(NamedTuple):
    """What the writing of every block of a document needs."""

    document: Document
    targets: Targets
    names: Names
    amending: frozenset[int]
    """Where the quotes begin that hold new text for another document."""
    quotes: dict[int, str]
    """eIds of the quotes written so far, by where they begin."""


def writer_of(document: Document, targets: Targets) -> Writer:
    quotes = (span.start for amendment in document.amendments for span in amendment.quotes)
    return Writer(document, targets, Names(), frozenset(quotes), {})


def mark(element: Element, span: Span) -> Element:
    """Say where an element was printed."""
    element.set(V + "start", str(span.start))
    element.set(V + "end", str(span.end))
    return element


def add_blocks(parent: Element, blocks: Iterable[Block], above: tuple[Block, ...], inside: str, writer: Writer) -> None:
    """Add blocks with all that is in them; ``inside`` is the eId of the unit around them."""
    for block in blocks:
        add_block(parent, block, above, inside, writer)


def add_block(parent: Element, block: Block, above: tuple[Block, ...], inside: str, writer: Writer) -> None:
    """Add one block: number, heading, its own text, then the units inside it."""
    tag, name = TAGS.get(block.type, "hcontainer"), writer.names.name(block, inside)
    element = SubElement(parent, tag, {"eId": name} | ({"name": block.type} if tag == "hcontainer" else {}))
    mark(element, block.span)
    if block.type == "quote":
        add_quote(element, block, name, writer)
        return
    left = add_head(element, block, above, writer)
    if block.text or not block.children:
        own = SubElement(element, "intro" if block.children else "content")
        add_table(own, block.text) if block.type == "table" else add_paragraphs(own, block.text, left, writer)
    add_blocks(element, block.children, (*above, block), name, writer)


def add_head(element: Element, block: Block, above: Sequence[Block], writer: Writer) -> Sequence[Citation]:
    """Add number and heading; returns the citations that stand below them."""
    if block.number is not None:
        element.set(V + "number", block.number)
    if head := head_of(block, above):
        SubElement(element, "num").text = head
    citations = citations_in(writer.document, own_span(block))
    if block.heading is None:
        return citations
    return add_text(SubElement(element, "heading"), block.heading, citations, writer.targets)


def add_paragraphs(parent: Element, text: str, citations: Sequence[Citation], writer: Writer) -> None:
    """Add a ``p`` for each paragraph of a text."""
    for paragraph in text.split("\n") if text else ():
        citations = add_text(SubElement(parent, "p"), paragraph, citations, writer.targets)


def add_table(parent: Element, text: str) -> None:
    """Add a table: a row for each line, a cell between tabs."""
    table = SubElement(parent, "table")
    for row in text.split("\n"):
        line = SubElement(table, "tr")
        for cell in row.split("\t"):
            SubElement(SubElement(line, "td"), "p").text = cell


def add_quote(element: Element, block: Block, name: str, writer: Writer) -> None:
    """Add quoted text: in a ``mod`` where it amends another document."""
    writer.quotes[block.span.start] = name
    paragraph = SubElement(SubElement(element, "content"), "p")
    if block.span.start in writer.amending:
        paragraph = SubElement(paragraph, "mod", {"eId": f"{name}__mod_1"})
        kind = "quotedStructure"
    else:
        kind = "embeddedStructure"
    quoted = SubElement(paragraph, kind, {"startQuote": "“", "endQuote": "”"})
    add_blocks(quoted, block.children, (), name, writer)
    if not block.children:
        SubElement(quoted, "content")
