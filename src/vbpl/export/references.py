"""Citations as ``ref`` and ``rref`` in the text that holds them."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from ..identity import document_id
from ..model import Citation, Document, Family, Header, Link
from .portions import portion_of

UNKNOWN = "#"
"""Where a reference leads of which no one can say what document it means."""
QPPL = frozenset({"qh", "qppl"})

Targets = Mapping[tuple[int, int], str]
"""IRI of what each citation means, by the place of the citation; the document itself is empty."""


def targets_of(document: Document, links: Iterable[Link]) -> Targets:
    """Where the citations of a document lead: to what they were linked to, else by their number or what repeats it."""
    linked = {
        place_of(link.citation): link.target
        for link in links if link.source == document.id and link.status == "resolved" and link.target
    }
    own = {place_of(citation): linked.get(place_of(citation)) or iri_of(citation) for citation in document.citations}
    keyed = {citation.key: own[place_of(citation)] for citation in document.citations if is_known(own, citation)}
    return {
        place_of(citation): own[place_of(citation)] if citation.target == "this" or is_known(own, citation)
        else keyed.get(citation.key, UNKNOWN)
        for citation in document.citations
    }


def place_of(citation: Citation) -> tuple[int, int]:
    return citation.span.start, citation.span.end


def is_known(targets: Targets, citation: Citation) -> bool:
    """Whether it is known which other document a citation means, by its key as well."""
    return citation.key is not None and targets[place_of(citation)] not in ("", UNKNOWN)


def add_text(element: Element, text: str, citations: Sequence[Citation], targets: Targets) -> list[Citation]:
    """Fill an element with a text, a reference for each of the citations that it holds; returns the ones left over."""
    at, last, left = 0, None, []
    for citation in citations:
        found = text.find(citation.text, at) if citation.text else -1
        if found < 0:
            left.append(citation)
            continue
        append(element, last, text[at:found])
        last = add_reference(element, citation, targets)
        at = found + len(citation.text)
    append(element, last, text[at:])
    return left


def append(element: Element, last: Element | None, text: str) -> None:
    """Add text after the last child, or as the first thing inside."""
    if last is None:
        element.text = text
    else:
        last.tail = text


def add_reference(element: Element, citation: Citation, targets: Targets) -> Element:
    """Add a ``ref``, or an ``rref`` for a range of provisions."""
    document = targets[place_of(citation)]
    provisions = citation.provisions if len(citation.provisions) == 1 else []
    place = (place_in(document, portion_of(provisions[0])) if provisions else document) or UNKNOWN
    if provisions and provisions[0].through and place != UNKNOWN:
        upto = place_in(document, portion_of(provisions[0].through))
        reference = SubElement(element, "rref", {"from": place, "upTo": upto})
    else:
        reference = SubElement(element, "ref", {"href": place})
    reference.text = citation.text
    return reference


def place_in(document: str, portion: str) -> str:
    """The IRI of a unit in a document: in this one a fragment."""
    if not portion:
        return document
    if document == "":
        return f"#{portion}"
    return document if document == UNKNOWN else f"{document}/!main~{portion}"


def iri_of(citation: Citation) -> str:
    """The IRI of the cited document where the mention alone singles it out; empty for the document itself."""
    if citation.target == "this":
        return ""
    if citation.number is None:
        return UNKNOWN
    header = Header(number=citation.number, date=citation.date, span=citation.span)
    numbered = citation.number.scheme
    family: Family = "qppl" if numbered in QPPL else "party" if numbered == "party" else "admin"
    plain = document_id(header, citation.kind, family, "")
    hashed = document_id(header, citation.kind, "admin", "x").rsplit("/", 1)[1]
    return plain if plain.endswith(hashed) else UNKNOWN
