"""Linking: citations resolved to the documents they mean.

Imports vbpl.collector, vbpl.errors, vbpl.folding, vbpl.identity, vbpl.model, vbpl.numbers, vbpl.structure
and vbpl.tables.
"""

from .graph import LinkGraph
from .library import Library

__all__ = ["Library", "LinkGraph"]
