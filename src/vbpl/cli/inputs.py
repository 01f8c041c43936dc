"""Input files of a command, of any format: their texts one after the other, and a message for each that fails.

Imports no command. The readers are imported when there is something to read.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track

from .language import tell

if TYPE_CHECKING:
    from ..ingest import FoundText, IngestError

FILES = "Files of any format; - reads stdin."

Ocr = Annotated[bool, typer.Option("--ocr", help="Read pages that are pictures only; needs tesseract.")]
ShowText = Annotated[
    bool, typer.Option("--show-text", help="Write only the text that was read; places count its lines and characters.")
]


def iter_texts(path: str, ocr: bool = False, folders: bool = False) -> "Iterator[FoundText | IngestError]":
    """The texts of a file, or of stdin for ``-``, or in the place of one the error for what cannot be read."""
    from ..ingest import texts

    if path == "-":
        return texts.iter_texts_of(sys.stdin.buffer.read(), path, ocr=ocr)
    return texts.iter_texts(path, ocr=ocr, folders=folders)


def for_each_file(paths: list[str], work: "Callable[[str, list[FoundText]], None]", ocr: bool = False) -> int:
    """Call ``work(path, texts)`` for every file that holds a text, and report what fails; the command's exit code."""
    exit_code = 0
    for path in _with_progress(paths):
        texts, failed = read_texts(path, ocr)
        exit_code |= failed
        if texts:
            work(path, texts)
    return exit_code


def read_texts(path: str, ocr: bool = False) -> "tuple[list[FoundText], bool]":
    """The texts of a file, and whether something in it could not be read; that and what is in doubt goes to stderr."""
    from ..ingest import IngestError

    texts, failed = [], False
    for found in iter_texts(path, ocr):
        if isinstance(found, IngestError):
            tell(str(found))
            failed = True
            continue
        texts.append(found)
        for diagnostic in found.reading.diagnostics:
            if diagnostic.severity != "info":
                tell(f"{found.place}: {diagnostic.code} {diagnostic.message}")
    return texts, failed


def show_texts(paths: list[str], ocr: bool = False) -> int:
    """Write the texts of all files to stdout as they were read, one after the other; the command's exit code."""
    def show(path: str, texts: "list[FoundText]") -> None:
        for text in texts:
            sys.stdout.buffer.write(text.reading.text.encode("utf-8", "replace"))
            if len(paths) > 1 or len(texts) > 1:
                sys.stdout.buffer.write(b"" if text.reading.text.endswith("\n") else b"\n")
        sys.stdout.buffer.flush()

    return for_each_file(paths, show, ocr)


def _with_progress(paths: list[str]) -> Iterable[str]:
    """The paths, with a progress bar on stderr where a person waits there and the data goes elsewhere."""
    if len(paths) > 1 and sys.stderr.isatty() and not sys.stdout.isatty():
        return track(paths, description="vbpl", console=Console(stderr=True), transient=True)
    return paths
