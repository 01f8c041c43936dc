"""Diagnostic: what was guessed, repaired or found wrong."""

from typing import Literal

from .node import Node, Span

Severity = Literal["error", "warning", "info"]
"""How much a diagnostic weighs, the worst first."""


class Diagnostic(Node):
    """A remark about a text with its place. Codes are listed in ``vbpl.diagnostics`` and never reused."""

    code: str
    """Like ``V201``."""
    severity: Severity
    """``error``: breaks a rule of form, only from ``check``; ``warning``: may be wrong; ``info``: good to know."""
    message: str
    """In words."""
    span: Span
    """The place, in the text as given; empty at the start where it is about a whole file."""
