"""Errors of commands that need more than the plain install."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from ..errors import VbplError
from .language import tell


@contextmanager
def usage_errors() -> Iterator[None]:
    """End the command with code 2 and a line on stderr where what was asked for is not allowed."""
    try:
        yield
    except VbplError as error:
        tell(str(error))
        raise typer.Exit(2) from error


@contextmanager
def extra_errors(extra: str) -> Iterator[None]:
    """End the command with code 2 and a line on stderr where it cannot go on, or a package of the extra is missing."""
    try:
        yield
    except ImportError as error:
        tell(f'{error.name} is not installed: pip install ".[{extra}]"')
        raise typer.Exit(2) from error
    except VbplError as error:
        tell(str(error))
        raise typer.Exit(2) from error
