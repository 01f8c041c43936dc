"""Viện dẫn: every mention of a document or provision."""

from .cite import cite
from .finder import find_citations

__all__ = ["cite", "find_citations"]
