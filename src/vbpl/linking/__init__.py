"""Linking: citations resolved to the documents they mean. Imports vbpl.model, vbpl.folding and vbpl.numbers."""

from .graph import LinkGraph
from .identity import document_id
from .library import Library

__all__ = ["Library", "LinkGraph", "document_id"]
