"""Files of a folder in a fixed order, and what they hold.

Symbolic links are never followed: their targets are read where they lie, and what lies elsewhere was not asked for.
"""

import os
import stat
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from ..arguments import read_path
from . import limits
from .containers import Items, iter_container
from .errors import IngestError, RefusedError
from .formats import CONTAINERS, HEAD, detect_format
from .item import Item, printable


def iter_items(source: str | PathLike[str], skip: Path | None = None) -> Items:
    """What a file or all files of a folder hold, members and rows too, in the order of their names.

    Args:
        source: A file or a folder. Places begin with it, as given.
        skip: A folder to leave out.

    Yields:
        An item for each text, or in its place the error for what cannot be read.
    """
    for found in iter_files(read_path(source), skip):
        if isinstance(found, IngestError):
            yield found
        else:
            yield from iter_file(found)


def iter_files(source: Path, skip: Path | None = None) -> Iterator[Path | IngestError]:
    """Regular files below a folder, or the file itself."""
    if not source.is_dir():
        yield source
        return
    skipped = skip.resolve() if skip else None
    folders = [iter([source])]
    while folders:
        path = next(folders[-1], None)
        if path is None:
            folders.pop()
            continue
        try:
            kind = path.lstat().st_mode
            if path is not source and stat.S_ISLNK(kind):
                yield RefusedError(printable(path.as_posix()), "a symbolic link: not followed")
            elif not stat.S_ISDIR(kind) and path is not source:
                yield path
            elif path.resolve() != skipped:
                with os.scandir(path) as entries:
                    names = sorted(entry.name for entry in entries)
                folders.append(map(path.joinpath, names))
        except OSError as error:
            yield _unreadable(path, error)


def iter_file(path: Path) -> Items:
    """What one file holds: one item, or those of a container."""
    place = printable(path.as_posix())
    try:
        with _open(path, place) as file:
            size = os.fstat(file.fileno()).st_size
            kind = detect_format(file.read(HEAD))
            file.seek(0)
            if kind in ("zip", "docx") and size <= limits.FILE_BYTES:
                kind = detect_format(file.read())
                file.seek(0)
            if kind in CONTAINERS:
                if size > limits.CONTAINER_BYTES:
                    raise RefusedError(place, f"{size} bytes: too large")
                yield from iter_container(file, size, kind, place)
                return
            if size > limits.FILE_BYTES:
                raise RefusedError(place, f"{size} bytes: too large")
            data = file.read(limits.FILE_BYTES)
        yield Item(place, data, kind)
    except IngestError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


def _open(path: Path, place: str) -> BinaryIO:
    """A regular file; opening a pipe or device would wait or never end."""
    file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise RefusedError(place, "not a regular file")
    return file


def _unreadable(path: Path, error: OSError) -> IngestError:
    reason = error.strerror or type(error).__name__
    return IngestError(printable(path.as_posix()), reason[:1].lower() + reason[1:])
