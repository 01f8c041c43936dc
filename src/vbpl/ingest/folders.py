"""Files of a folder in a fixed order, and what they hold.

Symbolic links are never followed. Their targets are read where they lie; what lies outside the folder was not asked
for.
"""

import os
import stat
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ..arguments import read_path
from .containers import Items, Passwords, iter_stream
from .errors import IngestError, RefusedError
from .item import printable
from .remote import is_remote, iter_remote


class File(NamedTuple):
    """A file that was found but not opened yet."""

    place: str
    path: Path | None
    """None for a remote file, and for a place that is no file."""
    items: Items
    """Its content; the file is opened when the first item is asked for."""


def iter_found(source: str | PathLike[str], skip: Path | None = None, passwords: Passwords = ()) -> Iterator[File]:
    """Files below a folder or a remote path, or the file itself; the arguments are those of `iter_items`."""
    if isinstance(source, str) and is_remote(source):
        yield from (File(place, None, items) for place, items in iter_remote(source, passwords))
        return
    for found in iter_files(read_path(source), skip):
        if isinstance(found, IngestError):
            yield File(found.place, None, iter([found]))
        else:
            yield File(printable(found.as_posix()), found, iter_file(found, passwords))


def iter_items(source: str | PathLike[str], skip: Path | None = None, passwords: Passwords = ()) -> Items:
    """The items of a file or of all files of a folder, in the order of their names; members and rows count too.

    Args:
        source: A file or a folder, or a path of fsspec (``s3://...``). The place of each item begins with it, as given.
        skip: A folder to leave out.
        passwords: To try on locked members of archives.

    Yields: An item for each text, or the error in its place if it cannot be read.
    """
    for file in iter_found(source, skip, passwords):
        yield from file.items


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


def iter_file(path: Path, passwords: Passwords = ()) -> Items:
    """The content of one file: one item, or the items of a container."""
    place = printable(path.as_posix())
    try:
        with _open(path, place) as file:
            yield from iter_stream(file, os.fstat(file.fileno()).st_size, place, passwords)
    except IngestError as error:
        yield error
    except OSError as error:
        yield _unreadable(path, error)


def _open(path: Path, place: str) -> BinaryIO:
    """Opens a regular file. Opening a pipe or device would wait or never end."""
    file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise RefusedError(place, "not a regular file")
    return file


def _unreadable(path: Path, error: OSError) -> IngestError:
    reason = error.strerror or type(error).__name__
    return IngestError(printable(path.as_posix()), reason[:1].lower() + reason[1:])
