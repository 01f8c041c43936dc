"""vbpl: the official documents of Viet Nam as typed trees, and their citations as links.

A name is imported when it is first used, so that a program loads what it needs, and `vbpl --help` comes at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checking import check
    from .collector import collector_paused
    from .consolidation import consolidate
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
        Provision,
        Recipient,
        Recital,
        Signer,
        Span,
        Via,
        WordChange,
    )
    from .parsing import parse, parse_bundle
    from .upgrade import upgrade

__all__ = [
    "Amendment", "Attachment", "Block", "Bundle", "Candidate", "Citation", "Definition", "Diagnostic", "Document",
    "DocumentNumber", "Effect", "Fragment", "Header", "Issuer", "Library", "Link", "LinkGraph", "Provision",
    "Recipient", "Recital", "Signer", "Span", "VbplError", "Via", "WordChange", "check", "chunks", "collector_paused",
    "consolidate", "from_akn", "parse", "parse_bundle", "parse_file", "render", "to_akn", "to_edxml", "upgrade",
]

_ROOMS = {"grammar", "model", "numbers", "tables"}
"""Modules that a program uses by their names, ``vbpl.grammar.accepts``, without importing them."""
_PLACES = {
    "Library": "linking", "LinkGraph": "linking", "VbplError": "errors", "check": "checking", "chunks": "export",
    "collector_paused": "collector", "consolidate": "consolidation", "from_akn": "export", "parse": "parsing",
    "parse_bundle": "parsing", "parse_file": "ingest", "render": "export", "to_akn": "export", "to_edxml": "export",
    "upgrade": "upgrade",
}
"""Where names are defined; those that are not here are classes of the model."""


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f".{name}", __name__)
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_PLACES.get(name, 'model')}", __name__), name)
    globals()[name] = value
    return value
