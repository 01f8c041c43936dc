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
        Party,
        Provision,
        ProvisionTarget,
        Recital,
        Signer,
        Span,
        Via,
        WordChange,
    )
    from .parsing import parse, parse_bundle

if TYPE_CHECKING:
    from .checking import check
    from .citations.provisions import parse_provision
    from .export import chunks, from_akn, render, to_akn, to_edxml
    from .ingest import parse_file
    from .linking import Library, LinkGraph
    from .linking.places import at, find, path

__all__ = [
    "Amendment", "Attachment", "Block", "Bundle", "Candidate", "Citation", "Definition", "Diagnostic", "Document",
    "DocumentNumber", "Effect", "Fragment", "Header", "Issuer", "Library", "Link", "LinkGraph", "Party", "Provision",
    "ProvisionTarget", "Recital", "Signer", "Span", "VbplError", "Via", "WordChange", "at", "check", "chunks",
    "find", "from_akn", "parse", "parse_bundle", "parse_file", "parse_provision", "path", "render", "to_akn",
    "to_edxml",
]

_LATER = {
    "Library": "linking", "LinkGraph": "linking", "check": "checking", "chunks": "export", "from_akn": "export",
    "at": "linking.places", "find": "linking.places", "path": "linking.places",
    "parse_provision": "citations.provisions", "parse_file": "ingest", "render": "export", "to_akn": "export",
    "to_edxml": "export",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value
