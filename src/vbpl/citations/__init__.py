"""Viện dẫn: every mention of a document or provision. Imports model, source, numbers, dates, tables."""

from .cite import cite
from .find import find_citations

__all__ = ["cite", "find_citations"]
