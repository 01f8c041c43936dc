"""Consolidation: what an act says after its amendments. Knows trees and operations only."""

from .replay import consolidate, wordings
from .witness import Difference, compare

__all__ = ["Difference", "compare", "consolidate", "wordings"]
