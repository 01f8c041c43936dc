"""vbpl: the official documents of Viet Nam as typed trees, and their citations as links.

What parsing does not need (linking, checking, export, files) is imported when it is first named.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .collector import collector_paused

with collector_paused():  # what modules define lives on: searching it takes a twentieth of the start
    from .errors import VbplError
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
        Provision,
        Recipient,
        Recital,
        Signer,
        Span,
        Via,
        WordChange,
    )
    from .parsing import parse, parse_bundle

if TYPE_CHECKING:
    from .checking import check
    from .consolidation import consolidate
    from .export import chunks, from_akn, render, to_akn, to_edxml
    from .ingest import parse_file
    from .linking import Library, LinkGraph
    from .upgrade import upgrade

__all__ = [
    "Amendment", "Attachment", "Block", "Bundle", "Candidate", "Citation", "Definition", "Diagnostic", "Document",
    "DocumentNumber", "Effect", "Fragment", "Header", "Issuer", "Library", "Link", "LinkGraph", "Provision",
    "Recipient", "Recital", "Signer", "Span", "VbplError", "Via", "WordChange", "check", "chunks", "consolidate",
    "from_akn", "parse", "parse_bundle", "parse_file", "render", "to_akn", "to_edxml", "upgrade",
]

_LATER = {
    "Library": "linking", "LinkGraph": "linking", "check": "checking", "chunks": "export",
    "consolidate": "consolidation", "from_akn": "export", "parse_file": "ingest", "render": "export",
    "to_akn": "export", "to_edxml": "export", "upgrade": "upgrade",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value
