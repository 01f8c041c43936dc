"""Output of a command: for people, and files written whole or not at all."""

import os
import sys
from pathlib import Path

from rich.console import Console

from ..errors import VbplError

WIDTH = 100
"""Columns where stdout is no terminal."""


def console() -> Console:
    """A console on stdout: as wide as the terminal and in colour, or plain and `WIDTH` wide in a pipe."""
    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDTH, highlight=False)


class OutputError(VbplError):
    """A file that cannot be written: its path, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def sentence(self) -> str:
        return f"{self.path}: {self.reason}"


def write_file(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write a file beside its place and rename it: where that fails, what stood there stands there still.

    The folder is made where it is missing. Nothing is written through a symbolic link.

    Raises:
        OutputError: The file is there and not to be replaced (``force``), is a link, or cannot be written.
    """
    if path.is_symlink():
        raise OutputError(path, "a symbolic link: not written through")
    if not force and path.exists():
        raise OutputError(path, "is there already: --force replaces it")
    unfinished = path.with_name(f".tmp-{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(unfinished, data, path)
    except OSError as error:
        if unfinished.exists():
            unfinished.unlink()
        raise OutputError(path, f"not written: {error.strerror or error}") from error


def _write(unfinished: Path, data: bytes, path: Path) -> None:
    """With the rights of the file that it replaces."""
    with unfinished.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.exists():
        unfinished.chmod(path.stat().st_mode & 0o7777)
    unfinished.replace(path)
