"""Số, ký hiệu: reads, finds and compares document numbers."""

from .cut import REPAIRS
from .identity import ComponentKey, Decision, component_key, loose_key, same_document, strict_key
from .parse import find_numbers, official_form, parse_number, type_before

__all__ = [
    "REPAIRS", "ComponentKey", "Decision", "component_key", "find_numbers", "loose_key", "official_form",
    "parse_number", "same_document", "strict_key", "type_before",
]
