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
    from .upgrading import upgrade

__all__ = [
    "Amendment", "Attachment", "Block", "Bundle", "Candidate", "Citation", "Definition", "Diagnostic", "Document",
    "DocumentNumber", "Effect", "Fragment", "Header", "Issuer", "Library", "Link", "LinkGraph", "Provision",
    "Recipient", "Recital", "Signer", "Span", "VbplError", "Via", "WordChange", "check", "chunks", "consolidate",
    "from_akn", "parse", "parse_bundle", "parse_file", "render", "to_akn", "to_edxml", "upgrade",
]

_ROOMS = {
    "checking": ("check",),
    "consolidation": ("consolidate",),
    "export": ("chunks", "from_akn", "render", "to_akn", "to_edxml"),
    "ingest": ("parse_file",),
    "linking": ("Library", "LinkGraph"),
    "upgrading": ("upgrade",),
}
"""Public names by the room that is imported when one of them is first asked for."""
_LATER = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("vbpl")
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
