"""vbpl: the official documents of Viet Nam as typed trees, and their citations as links.

A name is imported when it is first used, so that a program loads what it needs, and `vbpl --help` comes at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checking import check
    from .citations.provisions import parse_provision
    from .collector import collector_paused
    from .configuring import configure
    from .consolidation import consolidate
    from .errors import VbplError
    from .export import chunks, from_akn, render, to_akn, to_edxml
    from .ingest import parse_file
    from .linking import Library, LinkGraph
    from .linking.places import at, find, path
    from .model import (
        Amendment,
        AppliedChange,
        Attachment,
        Block,
        Bundle,
        Candidate,
        Change,
        Citation,
        Consolidation,
        Definition,
        Diagnostic,
        Document,
        DocumentNumber,
        Effect,
        Fragment,
        Header,
        Issuer,
        Link,
        Note,
        NoteChange,
        Origin,
        Provision,
        ProvisionTarget,
        Recipient,
        Recital,
        Signer,
        Span,
        Status,
        Text,
        Version,
        Via,
        WordChange,
        Work,
    )
    from .parsing import parse, parse_bundle
    from .upgrading import upgrade

__all__ = [
    "Amendment", "AppliedChange", "Attachment", "Block", "Bundle", "Candidate", "Change", "Citation", "Consolidation",
    "Definition", "Diagnostic", "Document", "DocumentNumber", "Effect", "Fragment", "Header", "Issuer", "Library",
    "Link", "LinkGraph", "Note", "NoteChange", "Origin", "Provision", "ProvisionTarget", "Recipient", "Recital",
    "Signer", "Span", "Status", "Text", "VbplError", "Version", "Via", "WordChange", "Work", "at", "check", "chunks",
    "collector_paused", "configure", "consolidate", "find", "from_akn", "parse", "parse_bundle", "parse_file",
    "parse_provision", "path", "render", "to_akn", "to_edxml", "upgrade",
]

_ROOMS = {
    "checking": ("check",),
    "citations.provisions": ("parse_provision",),
    "collector": ("collector_paused",),
    "configuring": ("configure",),
    "consolidation": ("consolidate",),
    "errors": ("VbplError",),
    "export": ("chunks", "from_akn", "render", "to_akn", "to_edxml"),
    "ingest": ("parse_file",),
    "linking": ("Library", "LinkGraph"),
    "linking.places": ("at", "find", "path"),
    "parsing": ("parse", "parse_bundle"),
    "upgrading": ("upgrade",),
}
"""Public names by the room that is imported when one of them is first asked for; the others are of the model."""
_PLACES = dict.fromkeys(__all__, "model") | {name: room for room, names in _ROOMS.items() for name in names}
_MODULES = {"grammar", "model", "numbers", "tables"}
"""Modules that a program uses by their names, ``vbpl.grammar.accepts``, without importing them."""


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("vbpl")
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_PLACES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
