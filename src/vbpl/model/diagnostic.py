"""Diagnostic: a guess, a repair or a fault that vbpl reports."""

from typing import Literal

from .node import Node, Span

Severity = Literal["error", "warning", "info"]
"""How much a diagnostic weighs, the worst first."""


class Diagnostic(Node):
    """A remark about a text with its place. ``vbpl.diagnostics`` lists the codes; they are never reused."""

    code: str
    """Like ``V201``."""
    severity: Severity
    """``error``: breaks a rule of form, only from ``check``; ``warning``: may be wrong; ``info``: good to know."""
    message: str
    """The message."""
    span: Span
    """The place, in the text as given; empty and at the start if it is about a whole file."""
