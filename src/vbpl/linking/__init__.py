"""Linking: citations resolved to the documents they mean. Imports vbpl.model, vbpl.folding and vbpl.numbers."""

from .graph import LinkGraph
from .library import Library

__all__ = ["Library", "LinkGraph"]
