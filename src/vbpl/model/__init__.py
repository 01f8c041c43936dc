"""The tree: frozen Pydantic nodes in the shape of the JSON."""

from .body import Attachment, Block, BlockType, Fragment, FragmentRole, Party, Recital, Signer, Via
from .citation import CHANGES, LEVELS, Amendment, Citation, Definition, Effect, Provision, Relation, Target, WordChange
from .diagnostic import Diagnostic, Severity
from .document import SCHEMA_VERSION, Bundle, Document, Family
from .header import Header, Issuer
from .link import Candidate, Link, LinkStatus, ProvisionTarget
from .node import Node, Span
from .number import DocumentNumber, NumberFamily

__all__ = [
    "CHANGES", "LEVELS", "SCHEMA_VERSION", "Amendment", "Attachment", "Block", "BlockType", "Bundle", "Candidate",
    "Citation", "Definition", "Diagnostic", "Document", "DocumentNumber", "Effect", "Family", "Fragment",
    "FragmentRole", "Header", "Issuer", "Link", "LinkStatus", "Node", "NumberFamily", "Party", "Provision",
    "ProvisionTarget", "Recital", "Relation", "Severity", "Signer", "Span", "Target", "Via", "WordChange",
]
