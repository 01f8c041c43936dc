"""Output of a command for people."""

import sys

from rich.console import Console

WIDTH = 100
"""Columns where stdout is no terminal."""


def console() -> Console:
    """A console on stdout: as wide as the terminal and in colour, or plain and `WIDTH` wide in a pipe."""
    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDTH, highlight=False)
