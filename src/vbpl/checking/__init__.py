"""Check: the rules of form (thể thức) of official documents, by family and time."""

from .own import PluginError, all_rules
from .paper import Paper
from .registry import Check, Edit, Finding, Rule, rules
from .run import apply_edits, check, check_text, find_edits, fix

__all__ = [
    "Check", "Edit", "Finding", "Paper", "PluginError", "Rule", "all_rules", "apply_edits", "check", "check_text",
    "find_edits", "fix", "rules",
]
