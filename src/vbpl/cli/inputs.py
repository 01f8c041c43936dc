"""Input files of a command: their texts one after the other, and a message for each that fails."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import track

from ..errors import VbplError
from ..source.charsets import decode_bytes


class InputError(VbplError):
    """A file that cannot be read: its path, and the reason as the system gives it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def read_text(path: str) -> str:
    """Text of a file, or of stdin for ``-``, in whatever encoding it is. Raises `InputError`."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(path, reason[0].lower() + reason[1:]) from error
    return decode_bytes(data)[0]


def for_each_text(paths: list[str], work: Callable[[str, str], None]) -> int:
    """Call ``work(path, text)`` for every file and report those that fail; returns the command's exit code."""
    exit_code = 0
    for path in _with_progress(paths):
        try:
            text = read_text(path)
        except InputError as error:
            typer.echo(str(error), err=True)
            exit_code = 1
        else:
            work(path, text)
    return exit_code


def _with_progress(paths: list[str]) -> Iterable[str]:
    """The paths, with a progress bar on stderr where a person waits there and the data goes elsewhere."""
    if len(paths) > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        return track(paths, description="vbpl", console=Console(stderr=True), transient=True)
    return paths
