"""Check: the rules of form (thể thức) of official documents, by family and time."""

from .registry import Edit, Rule, rules
from .run import apply_edits, check, check_text, find_edits, fix

__all__ = ["Edit", "Rule", "apply_edits", "check", "check_text", "find_edits", "fix", "rules"]
