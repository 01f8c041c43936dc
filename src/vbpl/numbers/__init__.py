"""Số, ký hiệu: document numbers read, found and compared. Imports only vbpl.model, tables, folding and grammar."""

from .cut import REPAIRS
from .parse import find_numbers, parse_number

__all__ = ["REPAIRS", "find_numbers", "parse_number"]
