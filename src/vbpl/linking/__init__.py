"""Linking: finds the document that each citation means."""

from .graph import LinkGraph
from .library import Library

__all__ = ["Library", "LinkGraph"]
