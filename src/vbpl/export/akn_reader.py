"""from_akn: what ``to_akn`` wrote, back to the same document."""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from ..arguments import expect
from ..errors import VbplError
from ..model import Document
from .akn import AKN
from .akn_body import TAGS
from .record import V, read_record

A = f"{{{AKN}}}"
TYPES = {A + tag: type_ for type_, tag in TAGS.items()}
RECORD = f"{A}meta/{A}proprietary/{V}document"


class AknError(VbplError):
    """XML that is not what ``to_akn`` writes: what is wrong with it."""

    def sentence(self) -> str:
        return f"no Akoma Ntoso document of vbpl: {self.args[0]}"


def from_akn(xml: str) -> Document:
    """The document that ``to_akn`` wrote, with its spans.

    Args:
        xml: As ``to_akn`` gives it.

    Returns:
        A document equal to the one written, but for characters that XML cannot hold.

    Raises:
        AknError: It is no XML, or no document that vbpl wrote.

    Examples:
        >>> from vbpl import parse, to_akn
        >>> document = parse("Số: 12/QĐ-SNV")
        >>> from_akn(to_akn(document)) == document
        True
    """
    expect(xml, str, "from_akn reads a str of XML")
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise AknError(str(error)) from error
    main = next(iter(root), None)
    record = main.find(RECORD) if main is not None else None
    if main is None or record is None:
        raise AknError("it has no record of vbpl in meta/proprietary")
    try:
        return Document.model_validate({
            **read_record(record),
            "recitals": list(iter_recitals(main)),
            "formula": text_of(main.find(f"{A}preamble/{A}formula/{A}p")),
            "body": read_blocks(first_of(main, "body", "mainBody")),
            "attachments": [read_attachment(element) for element in main.iterfind(f"{A}attachments/{A}attachment")],
        })
    except ValueError as error:
        raise AknError(str(error)) from error


def span_of(element: Element) -> dict[str, str | None]:
    """Where an element was printed."""
    return {"start": element.get(V + "start"), "end": element.get(V + "end")}


def first_of(element: Element, *tags: str) -> Iterable[Element]:
    """The first child with one of some names; nothing where there is none."""
    return next((child for tag in tags if (child := element.find(A + tag)) is not None), ())


def text_of(element: Element | None) -> str | None:
    """All text inside an element; None without one."""
    return None if element is None else "".join(element.itertext())


def iter_recitals(main: Element) -> Iterator[dict[str, Any]]:
    """Grounds in the order printed."""
    for group in main.iterfind(f"{A}preamble/*"):
        if group.tag in (A + "citations", A + "recitals"):
            for ground in group:
                yield {"text": text_of(ground.find(A + "p")), "span": span_of(ground)}


def read_blocks(elements: Iterable[Element]) -> list[dict[str, Any]]:
    """The blocks among some elements."""
    return [read_block(element) for element in elements if element.get(V + "start") is not None]


def read_block(element: Element) -> dict[str, Any]:
    """One block with all that is in it."""
    type_ = TYPES.get(element.tag) or element.get("name")
    own = first_of(element, "intro", "content")
    return {
        "type": type_, "number": element.get(V + "number"), "heading": text_of(element.find(A + "heading")),
        "text": "" if type_ == "quote" else read_text(own),
        "children": read_quote(element) if type_ == "quote" else read_blocks(element), "span": span_of(element),
    }


def read_text(own: Iterable[Element]) -> str:
    """The paragraphs, or the rows of a table, on lines of their own."""
    return "\n".join(read_table(child) if child.tag == A + "table" else text_of(child) or "" for child in own)


def read_table(table: Element) -> str:
    """Rows as lines, cells apart by tabs."""
    return "\n".join("\t".join(text_of(cell.find(A + "p")) or "" for cell in row) for row in table)


def read_quote(element: Element) -> list[dict[str, Any]]:
    """The blocks of a quote, amending or not."""
    kinds = (f"{A}mod/{A}quotedStructure", f"{A}embeddedStructure")
    found = (element.find(f"{A}content/{A}p/{kind}") for kind in kinds)
    return [block for quoted in found if quoted is not None for block in read_blocks(quoted)]


def read_attachment(element: Element) -> dict[str, Any]:
    """One attachment."""
    doc = element.find(A + "doc")
    return {
        "heading": text_of(element.find(A + "num")), "title": text_of(element.find(A + "heading")),
        "kind": element.get(V + "kind"),
        "body": read_blocks(first_of(doc, "mainBody")) if doc is not None else [], "span": span_of(element),
    }
