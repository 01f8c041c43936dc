"""Document and Bundle: the roots of the tree. Imports only vbpl.model."""

from typing import Literal

from pydantic import Field

from .body import Attachment, Block, Fragment, Party, Recital, Signer
from .citation import Amendment, Citation, Definition, Effect
from .diagnostic import Diagnostic
from .header import Header
from .node import Node, Span
from .notebook import bundle_html, document_html

SCHEMA_VERSION = "1"

Family = Literal["admin", "qppl", "party", "court"]


class Document(Node):
    """Văn bản: one official document with all that was printed of it."""

    id: str
    """Identifier ``/akn/vn/...`` where the document states enough of itself, else a stub with a hash of its text."""
    kind: str | None
    """Slug of the type: ``cong_van``, ``quyet_dinh``; null where nothing tells it."""
    family: Family
    header: Header
    addressees: list[Party] = Field(default_factory=list)
    recitals: list[Recital] = Field(default_factory=list)
    formula: str | None = None
    """Enacting words: ``QUYẾT ĐỊNH:``."""
    body: list[Block] = Field(default_factory=list)
    signers: list[Signer] = Field(default_factory=list)
    recipients: list[Party] = Field(default_factory=list)
    attachments: list[Attachment] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    amendments: list[Amendment] = Field(default_factory=list)
    effects: list[Effect] = Field(default_factory=list)
    definitions: list[Definition] = Field(default_factory=list)
    fragments: list[Fragment] = Field(default_factory=list)
    """Every printed piece outside the blocks, in order."""
    diagnostics: list[Diagnostic] = Field(default_factory=list)
    span: Span

    def _repr_html_(self) -> str:
        return document_html(self)


class Bundle(Node):
    """Tập văn bản: every document of a text, in order."""

    schema_version: str = SCHEMA_VERSION
    documents: list[Document]
    diagnostics: list[Diagnostic] = Field(default_factory=list)

    def _repr_html_(self) -> str:
        return bundle_html(self)
