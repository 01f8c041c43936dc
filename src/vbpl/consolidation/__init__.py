"""Consolidation: what an act says after its amendments. Knows trees and operations only."""

from .consolidate import consolidate

__all__ = ["consolidate"]
