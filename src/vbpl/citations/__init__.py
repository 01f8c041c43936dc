"""Viện dẫn: every mention of a document or provision.

Imports vbpl.dates, vbpl.folding, vbpl.grammar, vbpl.lazy, vbpl.model, vbpl.numbers, vbpl.source and vbpl.tables.
"""

from .cite import cite
from .find import find_citations

__all__ = ["cite", "find_citations"]
