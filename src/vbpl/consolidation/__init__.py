"""Consolidation: what an act says after its amendments. Knows trees and operations only."""

from .replay import consolidate

__all__ = ["consolidate"]
