"""The tree: frozen Pydantic nodes with the shape of the JSON."""

from .body import Attachment, Block, BlockType, Fragment, FragmentRole, Recipient, Recital, Signer, Via
from .citation import (
    CHANGES,
    ENDINGS,
    LEVELS,
    STOPS,
    Amendment,
    Citation,
    Definition,
    Effect,
    Provision,
    Relation,
    Target,
    WordChange,
)
from .consolidation import AppliedChange, ChangeStatus, Consolidation, Origin, Version
from .diagnostic import Diagnostic, Severity
from .document import CONSOLIDATED, SCHEMA_VERSION, Bundle, Document, Family
from .header import Header, Issuer
from .link import Candidate, Link, LinkStatus, ProvisionTarget
from .node import Node, Span
from .note import Note, NoteChange
from .number import DocumentNumber, NumberScheme
from .status import Change, State, Status
from .work import Text, Work

__all__ = [
    "CHANGES", "CONSOLIDATED", "ENDINGS", "LEVELS", "SCHEMA_VERSION", "STOPS", "Amendment", "AppliedChange",
    "Attachment", "Block", "BlockType", "Bundle", "Candidate", "Change", "ChangeStatus", "Citation", "Consolidation",
    "Definition", "Diagnostic", "Document", "DocumentNumber", "Effect", "Family", "Fragment", "FragmentRole",
    "Header", "Issuer", "Link", "LinkStatus", "Node", "Note", "NoteChange", "NumberScheme", "Origin", "Provision",
    "ProvisionTarget", "Recipient", "Recital", "Relation", "Severity", "Signer", "Span", "State", "Status", "Target",
    "Text", "Version", "Via", "WordChange", "Work",
]
