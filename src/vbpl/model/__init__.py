"""The tree: frozen Pydantic nodes in the shape of the JSON."""

from .body import Attachment, Block, BlockType, Fragment, FragmentRole, Recipient, Recital, Signer, Via
from .citation import CHANGES, LEVELS, Amendment, Citation, Definition, Effect, Provision, Relation, Target, WordChange
from .consolidation import AppliedChange, ChangeStatus, Consolidation, Origin, Version
from .diagnostic import Diagnostic, Severity
from .document import SCHEMA_VERSION, Bundle, Document, Family
from .header import Header, Issuer
from .link import Candidate, Link, LinkStatus
from .node import Node, Span
from .number import DocumentNumber, NumberScheme

__all__ = [
    "CHANGES", "LEVELS", "SCHEMA_VERSION", "Amendment", "AppliedChange", "Attachment", "Block", "BlockType", "Bundle",
    "Candidate", "ChangeStatus", "Citation", "Consolidation", "Definition", "Diagnostic", "Document", "DocumentNumber",
    "Effect", "Family", "Fragment", "FragmentRole", "Header", "Issuer", "Link", "LinkStatus", "Node", "NumberScheme",
    "Origin", "Provision", "Recipient", "Recital", "Relation", "Severity", "Signer", "Span", "Target", "Version",
    "Via", "WordChange",
]
