"""to_akn: a document as Akoma Ntoso 3.0 (OASIS LegalDocML)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, tostring

from ..arguments import expect
from ..model import Attachment, Block, Document, Link, Recipient, Recital, Signer
from ..model.walk import citations_in, steps_of
from ..printing.text import NATION, PARTY, printed_date
from .akn_body import Writer, add_blocks, mark, writer_of
from .akn_meta import add_identification, meta_of
from .record import V
from .references import add_text, targets_of

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
REASON = re.compile(r"(?:Xét|Để|Nhằm|Sau khi)\b")
"""A ground that is a reason and no citation."""
MIXED = frozenset({"p", "num", "heading"})
"""Elements in which white space counts."""


def to_akn(document: Document, links: Iterable[Link] | None = None) -> str:
    """The document as Akoma Ntoso 3.0 (OASIS LegalDocML), from which ``from_akn`` reads an equal document.

    Args:
        document: As parsed.
        links: Of a LinkGraph. A citation becomes a ``ref``: to what a link resolved it to, else to the IRI that number
            and type alone make certain, else to ``#``.

    Returns:
        XML with its declaration, valid against the schema. Characters that XML cannot hold are U+FFFD.

    Examples:
        >>> from vbpl import parse
        >>> xml = to_akn(parse("Số: 12/QĐ-SNV"))
        >>> [line.strip() for line in xml.split("\\n") if "docNumber" in line]
        ['<p><docNumber>12/QĐ-SNV</docNumber></p>']
    """
    expect(document, Document, "to_akn takes a Document (vbpl.parse makes one of a text)")
    expect(links, Iterable | None, "links are those of a LinkGraph")
    root = akn_tree(document, links or [])
    indent(root)
    return xml_text(root)


def akn_tree(document: Document, links: Iterable[Link]) -> Element:
    """The document as the tree of elements that `to_akn` writes."""
    root = Element("akomaNtoso", {"xmlns": AKN})
    writer = writer_of(document, targets_of(document, checked(links)))
    act = document.family == "qppl"
    main = SubElement(root, "act" if act else "doc", {"name": (document.kind or "van_ban").replace("_", "-")})
    add_preface(main, document)
    add_preamble(main, document, writer)
    add_body(main, "body" if act else "mainBody", document.body, "", writer)
    add_conclusions(main, document)
    add_attachments(main, document, writer)
    main.insert(0, meta_of(document, writer))
    return root


def checked(links: Iterable[Link]) -> Iterator[Link]:
    """The links; `ArgumentError` for what is none."""
    for link in links:
        expect(link, Link, "links are those of a LinkGraph")
        yield link


def xml_text(root: Element) -> str:
    """An XML document; characters that XML cannot hold are U+FFFD."""
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ILLEGAL.sub("\ufffd", tostring(root, "unicode")) + "\n"


def indent(element: Element, depth: int = 0) -> None:
    """Put each element on a line of its own, but where white space counts."""
    if element.tag in MIXED or not len(element):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * depth


# Preface


def add_preface(main: Element, document: Document) -> None:
    """Add what is printed above the text, each component in a container of its name."""
    header, preface = document.header, SubElement(main, "preface")
    nation = [PARTY] if document.family == "party" else NATION
    add_container(preface, "partyTitle" if document.family == "party" else "nationalTitle", nation)
    for at, issuer in enumerate(header.issuers, 1):
        authority = SubElement(SubElement(preface, "p"), "docAuthority")
        SubElement(authority, "organization", {"refersTo": f"#issuer_{at}"}).text = issuer.name
    if header.number:
        SubElement(SubElement(preface, "p"), "docNumber").text = header.number.text
    add_place_date(preface, document)
    if header.type_name:
        SubElement(SubElement(preface, "p"), "docType").text = header.type_name
    if header.subject:
        SubElement(SubElement(preface, "p"), "docTitle" if header.type_name else "docPurpose").text = header.subject
    add_container(preface, "marks", [mark for mark in (header.secrecy, header.urgency) if mark])
    add_recipients(preface, "addressees", document.addressees, 1)


def add_place_date(preface: Element, document: Document) -> None:
    """Add địa danh and date of issue."""
    header = document.header
    line = SubElement(preface, "p") if header.place or header.date else None
    if line is not None and header.place:
        SubElement(line, "location", {"refersTo": "#place"}).text = header.place
    if line is not None and header.date:
        SubElement(line, "docDate", {"date": header.date.isoformat()}).text = printed_date(header.date)


def add_container(parent: Element, name: str, lines: Sequence[str]) -> None:
    """Add a container of paragraphs, where there are any."""
    if lines:
        container = SubElement(parent, "container", {"name": name})
        for line in lines:
            SubElement(container, "p").text = line


def add_recipients(parent: Element, name: str, recipients: Sequence[Recipient], first: int) -> None:
    """Add addressees or recipients; the first of them has number ``first`` among the references of the references."""
    if not recipients:
        return
    container = SubElement(parent, "container", {"name": name})
    for at, recipient in enumerate(recipients, first):
        line = SubElement(container, "p")
        body = SubElement(line, "organization", {"refersTo": f"#party_{at}"})
        body.text, body.tail = recipient.name, f" {recipient.note}" if recipient.note else None


# Text


def add_preamble(main: Element, document: Document, writer: Writer) -> None:
    """Add grounds and enacting words: what cites is a citation, what gives a reason a recital."""
    if not (document.recitals or document.formula):
        return
    preamble = SubElement(main, "preamble")
    for reason, grounds in groupby(document.recitals, key=is_reason):
        group = SubElement(preamble, "recitals" if reason else "citations")
        for ground in grounds:
            element = mark(SubElement(group, "recital" if reason else "citation"), ground.span)
            add_text(SubElement(element, "p"), ground.text, citations_in(document, ground.span), writer.targets)
    if document.formula:
        formula = SubElement(preamble, "formula", {"name": "enactingFormula"})
        SubElement(formula, "p").text = document.formula


def is_reason(recital: Recital) -> bool:
    return REASON.match(recital.text) is not None


def add_body(parent: Element, tag: str, blocks: Iterable[Block], inside: str, writer: Writer) -> None:
    """Add a body; one without units has an empty unit, which the schema wants and ``from_akn`` leaves out."""
    body = SubElement(parent, tag)
    add_blocks(body, blocks, (), inside, writer)
    if not len(body):
        SubElement(SubElement(body, "hcontainer", {"name": "empty"}), "content")


def add_conclusions(main: Element, document: Document) -> None:
    """Add signatures and recipients."""
    if not (document.signers or document.recipients):
        return
    conclusions = SubElement(main, "conclusions")
    for at, signer in enumerate(document.signers, 1):
        add_signature(SubElement(SubElement(conclusions, "p"), "signature"), signer, at)
    add_recipients(conclusions, "recipients", document.recipients, len(document.addressees) + 1)


def add_signature(signature: Element, signer: Signer, at: int) -> None:
    """Add capacities and office as ``role``, and the name as ``person``."""
    lines = [" ".join(filter(None, step)) for step in steps_of(signer)]
    for line in filter(None, [*lines, signer.position]):
        SubElement(signature, "role", {"refersTo": f"#office_{at}"}).text = line
    if name := " ".join(filter(None, [signer.rank, signer.name])):
        SubElement(signature, "person", {"refersTo": f"#signer_{at}"}).text = name


# Attachments


def add_attachments(main: Element, document: Document, writer: Writer) -> None:
    """Add annexes and regulations issued with the document, each a ``doc`` of its own."""
    if document.attachments:
        attachments = SubElement(main, "attachments")
        for at, attachment in enumerate(document.attachments, 1):
            add_attachment(attachments, document, attachment, at, writer)


def add_attachment(parent: Element, document: Document, attachment: Attachment, at: int, writer: Writer) -> None:
    """Add one attachment; its name in the work's IRI is its place: ``!annex_1``."""
    name = f"annex_{at}"
    element = mark(SubElement(parent, "attachment", {"eId": name}), attachment.span)
    element.set(V + "kind", attachment.kind)
    SubElement(element, "num").text = attachment.heading
    if attachment.title is not None:
        SubElement(element, "heading").text = attachment.title
    doc = SubElement(element, "doc", {"name": attachment.kind.replace("_", "-") or "annex"})
    add_identification(SubElement(doc, "meta"), document, name, document.id)
    add_body(doc, "mainBody", attachment.body, name, writer)
