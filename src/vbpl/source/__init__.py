"""The text as given, its repaired form, and the map between their offsets."""

from .source import Source

__all__ = ["Source"]
