"""The tables of an archive: their Arrow schemas, and the rows that a document gives.

Every column is described in docs/archives.md, and the schemas carry the same words (``field.metadata``).
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pyarrow as pa

from ..linking.entry import text_hash
from ..model import LEVELS, Block, Citation, Diagnostic, Document, Provision, ProvisionTarget, Span
from ..model.walk import day_of
from .columns import COLUMNS

SCHEMA_VERSION = "1"

Row = dict[str, Any]

PLACE = (*LEVELS, "annex", "item")
"""Levels of a provision that the tables name."""
_PLACE = [(name, pa.string()) for name in PLACE]
_TYPES: dict[str, pa.DataType] = {
    "string": pa.string(), "int32": pa.int32(), "int64": pa.int64(), "float64": pa.float64(), "date": pa.date32(),
    "bool": pa.bool_(),
    "strings": pa.list_(pa.string()),
    "provisions": pa.list_(pa.struct([*_PLACE, ("through", pa.struct(_PLACE))])),
    "targets": pa.list_(pa.struct([*_PLACE, ("found", pa.bool_()), ("start", pa.int32()), ("end", pa.int32())])),
    "candidates": pa.list_(pa.struct([("document", pa.string()), ("id", pa.string()), ("score", pa.float64())])),
}

SCHEMAS: dict[str, pa.Schema] = {
    name: pa.schema([pa.field(column, _TYPES[kind], metadata={"about": about}) for column, kind, about in columns])
    for name, columns in COLUMNS.items()
}
"""By name of the table."""

CONVERTED = ("sources", "documents", "blocks", "citations", "diagnostics", "failures")
"""The tables that `convert` writes."""
LINKED = ("links", "works", "changes")
"""The tables that `link` writes for each part of ``documents``; ``states`` it writes for all."""


class Place(NamedTuple):
    """Where a document was found."""

    source: str
    hash: str
    position: int

    @property
    def key(self) -> str:
        """Key of the document in all tables."""
        return f"{self.hash}-{self.position}"


def document_row(document: Document, place: Place) -> Row:
    """The row of ``documents``."""
    header, number = document.header, document.header.number
    issuers = [issuer.name for issuer in header.issuers]
    signers = [signer.name for signer in document.signers if signer.name]
    return {
        "document": place.key, "source": place.source, "position": place.position, "id": document.id,
        "text_hash": text_hash(document), "kind": document.kind, "family": document.family,
        "number": number.canonical if number else None, "number_text": number.text if number else None,
        "year": (number.year if number else None) or (header.date.year if header.date else None),
        "date": header.date, "place": header.place, "issuer": issuers[-1] if issuers else None, "issuers": issuers,
        "type_name": header.type_name, "subject": header.subject, "secrecy": header.secrecy, "urgency": header.urgency,
        "signer": signers[-1] if signers else None, "signers": signers,
        "effective": day_of(document, "start"), **_ends(document.span), "tree": document.model_dump_json(),
    }


def iter_block_rows(document: Document, place: Place) -> Iterator[Row]:
    """The rows of ``blocks``: those of the body, then of each attachment, each block before what it holds."""
    bodies = [document.body, *(attachment.body for attachment in document.attachments)]
    count = 0
    for component, body in enumerate(bodies):
        stack: list[tuple[Block, int | None, Row]] = [(block, None, {}) for block in reversed(body)]
        while stack:
            block, parent, above = stack.pop()
            units = above | _unit(block)
            yield {
                "document": place.key, "block": count, "parent": parent, "component": component, "type": block.type,
                "number": block.number, "heading": block.heading, "text": block.text, **units, **_ends(block.span),
            }
            stack.extend((child, count, units) for child in reversed(block.children))
            count += 1


def _unit(block: Block) -> Row:
    """What a block is for those inside it: a new article ends the clause and point above it."""
    if block.type == "article":
        return {"article": block.number, "clause": None, "point": None}
    if block.type == "clause":
        return {"clause": block.number, "point": None}
    return {"point": block.number} if block.type == "point" else {}


def iter_citation_rows(document: Document, place: Place) -> Iterator[Row]:
    """The rows of ``citations``, in the order of the text."""
    for index, citation in enumerate(document.citations):
        yield {"document": place.key, "citation": index, **_citation_fields(citation), **_ends(citation.span)}


def _citation_fields(citation: Citation) -> Row:
    return {
        "text": citation.text, "target": citation.target, "relation": citation.relation, "kind": citation.kind,
        "number": citation.number.canonical if citation.number else None, "date": citation.date,
        "year": citation.year, "issuer": citation.issuer, "name": citation.name, "subject": citation.subject,
        "key": citation.key,
        "provisions": [
            {**place_row(provision), "through": provision.through and place_row(provision.through)}
            for provision in citation.provisions
        ],
    }


def place_row(provision: Provision) -> Row:
    """The numbers of a provision by level."""
    return {name: getattr(provision, name) for name in PLACE}


def target_row(target: ProvisionTarget) -> Row:
    """A provision that a link goes to."""
    span = target.span
    return {**place_row(target.provision), "found": target.found,
            "start": span.start if span else None, "end": span.end if span else None}


def diagnostic_row(diagnostic: Diagnostic, source: str, document: str | None) -> Row:
    """A row of ``diagnostics``; ``document`` is null for what is about a whole file."""
    return {"source": source, "document": document, "code": diagnostic.code, "severity": diagnostic.severity,
            "message": diagnostic.message, **_ends(diagnostic.span)}


def _ends(span: Span) -> Row:
    return {"start": span.start, "end": span.end}
