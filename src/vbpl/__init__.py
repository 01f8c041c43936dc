"""vbpl: the official documents of Viet Nam as typed trees, and their citations as links."""

from .check import check
from .errors import VbplError
from .export import chunks, from_akn, render, to_akn, to_edxml
from .ingest import parse_file
from .linking import Library, LinkGraph
from .model import (
    Amendment,
    Attachment,
    Block,
    Bundle,
    Candidate,
    Citation,
    Definition,
    Diagnostic,
    Document,
    DocumentNumber,
    Effect,
    Fragment,
    Header,
    Issuer,
    Link,
    Party,
    Provision,
    Recital,
    Signer,
    Span,
    Via,
)
from .parsing import parse, parse_bundle

__all__ = [
    "Amendment", "Attachment", "Block", "Bundle", "Candidate", "Citation", "Definition", "Diagnostic", "Document",
    "DocumentNumber", "Effect", "Fragment", "Header", "Issuer", "Library", "Link", "LinkGraph", "Party", "Provision",
    "Recital", "Signer", "Span", "VbplError", "Via", "check", "chunks", "from_akn", "parse", "parse_bundle",
    "parse_file", "render", "to_akn", "to_edxml",
]
