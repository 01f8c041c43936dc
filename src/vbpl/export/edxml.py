"""to_edxml: the header of a document in the national exchange format.

QCVN 102:2016/BTTTT (TT 10/2016/TT-BTTTT). Only the fields whose names are sure are written; what the document does not
say itself (codes of organs, the numbers of types and priorities) is left to the sender.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace

from ..arguments import expect
from ..model import Document, DocumentNumber
from ..tables import types_of_slug
from .akn import xml_text

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
register_namespace("edXML", NAMESPACE)


def to_edxml(document: Document) -> str:
    """The ``MessageHeader`` of an edXML message: sender, receivers, number, date, type, subject and signer.

    Source: QCVN 102:2016/BTTTT.

    Returns:
        XML with its declaration. Fields that the document does not have are left out; the date is ISO 8601.

    Examples:
        >>> from vbpl import parse
        >>> xml = to_edxml(parse("Số: 12/QĐ-SNV"))
        >>> [line.strip() for line in xml.split("\\n") if "CodeNumber" in line]
        ['<edXML:CodeNumber>12</edXML:CodeNumber>']
    """
    expect(document, Document, "to_edxml takes a Document (vbpl.parse makes one of a text)")
    envelope = Element(tag("edXMLEnvelope"))
    header = SubElement(SubElement(envelope, tag("edXMLHeader")), tag("MessageHeader"))
    for path, value in iter_fields(document):
        add_field(header, path, value)
    indent(envelope)
    return xml_text(envelope)


def iter_fields(document: Document) -> Iterator[tuple[str, str | None]]:
    """Paths below the header and what stands there, in the order of the standard."""
    header, types = document.header, types_of_slug(document.kind or "")
    for issuer in header.issuers:
        yield "+From/OrganName", issuer.name
    for recipient in document.addressees:
        yield "+To/OrganName", recipient.name
    yield "DocumentId", document.id
    if header.number:
        yield "Code/CodeNumber", number_of(header.number)
        yield "Code/CodeNotation", notation_of(header.number)
    yield "PromulgationInfo/Place", header.place
    yield "PromulgationInfo/PromulgationDate", header.date.isoformat() if header.date else None
    yield "DocumentType/TypeName", types[0].base_name if types else header.type_name
    yield "Subject", header.subject
    for signer in document.signers:
        yield "+SignerInfo/FullName", signer.name


def number_of(number: DocumentNumber) -> str | None:
    """The serial as it is written: ``3411``, ``05``, ``12a``."""
    return None if number.serial is None else f"{number.serial:02}{number.suffix or ''}"


def notation_of(number: DocumentNumber) -> str:
    """What stands behind the serial: ``SGDĐT-CTTT`` of ``3411/SGDĐT-CTTT``."""
    serial = number_of(number) or ""
    return number.canonical.removeprefix(serial).lstrip("/-")


def add_field(header: Element, path: str, value: str | None) -> None:
    """Set a field; ``+`` begins its parent anew."""
    if not value:
        return
    parent, _, name = path.lstrip("+").rpartition("/")
    group = header.find(tag(parent)) if parent and path[0] != "+" else None
    if group is None:
        group = SubElement(header, tag(parent)) if parent else header
    SubElement(group, tag(name)).text = value


def tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
