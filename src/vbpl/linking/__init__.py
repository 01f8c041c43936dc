"""Linking: citations resolved to the documents they mean."""

from .graph import LinkGraph
from .library import Library

__all__ = ["Library", "LinkGraph"]
