"""The ``meta`` of an Akoma Ntoso document: FRBR, references, modifications."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from ..model import Amendment, Document
from .akn_body import Writer
from .portions import portion_of
from .record import add_record
from .references import UNKNOWN, place_in, place_of

AGENT = "#vbpl"
ACTIONS = {
    "replace": "substitution", "insert": "insertion", "repeal": "repeal", "replace_words": "substitution",
    "delete_words": "repeal", "insert_words": "insertion", "renumber": "renumbering", "correct": "substitution",
}
FROM_ELEMENTS = {"body", "attachments", "recitals", "formula"}
"""Fields that are read from the elements of the text; all others from the record in ``proprietary``."""


def meta_of(document: Document, writer: Writer) -> Element:
    """All that is said of a document, once its text is written."""
    meta = Element("meta")
    add_identification(meta, document, "main", document.id)
    add_modifications(meta, document, writer)
    add_references(meta, document)
    values = document.model_dump(mode="json", exclude=FROM_ELEMENTS, exclude_defaults=True)
    add_record(SubElement(meta, "proprietary", {"source": AGENT}), "document", values)
    return meta


def add_identification(meta: Element, document: Document, component: str, iri: str) -> None:
    """Add work, expression and manifestation (FRBR); the text is the one of the day of issue."""
    identification = SubElement(meta, "identification", {"source": AGENT})
    day = day_of(document)
    work = add_level(identification, "FRBRWork", f"{iri}/!{component}", iri, day)
    SubElement(work, "FRBRcountry", {"value": iri.split("/")[2]})
    if document.kind and component == "main":
        SubElement(work, "FRBRsubtype", {"value": document.kind.replace("_", "-")})
    if number := document.header.number:
        SubElement(work, "FRBRnumber", {"value": number.canonical})
    if title := document.header.subject:
        SubElement(work, "FRBRname", {"value": title})
    issued = f"{iri}/vie@{document.header.date or ''}"
    expression = add_level(identification, "FRBRExpression", f"{issued}/!{component}", issued, day)
    SubElement(expression, "FRBRlanguage", {"language": "vie"})
    file = add_level(identification, "FRBRManifestation", f"{issued}/!{component}.xml", f"{issued}.xml", day)
    SubElement(file, "FRBRformat", {"value": "application/akn+xml"})


def add_level(parent: Element, level: str, this: str, iri: str, day: tuple[str, str]) -> Element:
    """Add what every level of FRBR says."""
    element = SubElement(parent, level)
    SubElement(element, "FRBRthis", {"value": this})
    SubElement(element, "FRBRuri", {"value": iri})
    SubElement(element, "FRBRdate", {"date": day[0], "name": day[1]})
    SubElement(element, "FRBRauthor", {"href": "#issuer_1" if level == "FRBRWork" else AGENT})
    return element


def day_of(document: Document) -> tuple[str, str]:
    """Day of issue and what it is: where only the year is known its first day, else the first day of all."""
    header = document.header
    if header.date:
        return header.date.isoformat(), "issued"
    year = header.number.year if header.number else None
    return (f"{year:04}-01-01", "year") if year else ("0001-01-01", "unknown")


def add_references(meta: Element, document: Document) -> None:
    """Add the bodies and people that elements refer to."""
    references = SubElement(meta, "references", {"source": AGENT})
    for tag, name, shown in iter_references(document):
        SubElement(references, tag, {"eId": name, "href": f"/ontology/{name}", "showAs": shown})


def iter_references(document: Document) -> Iterator[tuple[str, str, str]]:
    """Element, eId and printed name of each body, person and office."""
    yield "TLCOrganization", "vbpl", "vbpl"
    if not document.header.issuers:
        yield "TLCOrganization", "issuer_1", ""
    for at, issuer in enumerate(document.header.issuers, 1):
        yield "TLCOrganization", f"issuer_{at}", issuer.name
    if document.header.place:
        yield "TLCLocation", "place", document.header.place
    for at, recipient in enumerate([*document.addressees, *document.recipients], 1):
        yield "TLCOrganization", f"party_{at}", recipient.name
    for at, signer in enumerate(document.signers, 1):
        yield "TLCPerson", f"signer_{at}", signer.name or ""
        yield "TLCRole", f"office_{at}", signer.position or signer.on_behalf_of or ""


def add_modifications(meta: Element, document: Document, writer: Writer) -> None:
    """Add a ``textualMod`` for each amendment: what it changes, and where its new text stands."""
    if not document.amendments:
        return
    active = SubElement(SubElement(meta, "analysis", {"source": AGENT}), "activeModifications")
    amended = {citation.key: writer.targets[place_of(citation)] for citation in document.citations if citation.key}
    for at, amendment in enumerate(document.amendments, 1):
        iri = amended.get(amendment.document_key or "", UNKNOWN)
        add_modification(active, amendment, f"amendment_{at}", iri, writer)


def add_modification(active: Element, amendment: Amendment, name: str, amended: str, writer: Writer) -> None:
    """Add one amendment of the document with the IRI ``amended``."""
    element = SubElement(active, "textualMod", {"type": ACTIONS[amendment.action], "eId": name})
    sources = [writer.quotes[span.start] for span in amendment.quotes if span.start in writer.quotes]
    for source in sources or [""]:
        SubElement(element, "source", {"href": f"#{source}"})
    for place in list(map(portion_of, amendment.targets)) or [""]:
        SubElement(element, "destination", {"href": place_in(amended, place) or UNKNOWN})
    for source in sources:
        SubElement(element, "new", {"href": f"#{source}"})
    for change in amendment.words:
        for words, tag in ((change.old, "old"), (change.new, "new")):
            if words:
                add_record(SubElement(element, tag), "words", {"text": words})

