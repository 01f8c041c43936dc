"""index: what the app asks of an archive, made once: columns in DuckDB, texts in SQLite.

It lies in ``.view`` beside the tables, or in the user's cache where that cannot be written, and is named by the names
of the parts that it was made from: after a change of the tables another one is made.
"""

import hashlib
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import duckdb

from ..archive import ArchiveError, connect
from ..archive.chunks import code_hash
from ..archive.parts import list_parts, read_form
from ..searching import write_texts
from .columns import make_columns
from .texts import iter_near, iter_texts

FOLDER = ".view"
_UNFINISHED = ".tmp-"


class Index(NamedTuple):
    """An archive and the two files made of it."""

    archive: Path
    columns: Path
    """DuckDB, see `columns`."""
    texts: Path
    """SQLite, see `vbpl.searching`."""


def open_index(archive: Path) -> Index:
    """The index of an archive, made where it is not there. Raises `ArchiveError` where there are no Parquet tables."""
    if read_form(archive) != "parquet":
        raise ArchiveError(f"{archive}: tables of JSON Lines; convert to Parquet to view them")
    home = _home(archive)
    folder = home / _key(archive)
    if not folder.is_dir():
        _build(archive, folder)
        _sweep(home, folder)
    return Index(archive, folder / "columns.duckdb", folder / "texts.sqlite")


def _home(archive: Path) -> Path:
    if os.access(archive, os.W_OK) and not (archive / FOLDER).is_symlink():
        return archive / FOLDER
    name = hashlib.blake2b(str(archive.resolve()).encode(), digest_size=8).hexdigest()
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "vbpl" / name


def _key(archive: Path) -> str:
    digest = hashlib.blake2b(code_hash().encode(), digest_size=12)
    for table in ("documents", "links"):
        digest.update("\n".join(part.name for part in list_parts(archive, table)).encode() + b"\0")
    return digest.hexdigest()


def _build(archive: Path, folder: Path) -> None:
    """Make the index under another name and rename it: another run may do the same at the same time."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder.parent))
    try:
        with _keeping_interrupts(), closing(connect(archive)) as database:
            _fill(database, archive, unfinished)
        with suppress(OSError):  # the other run was first
            unfinished.rename(folder)
    except RuntimeError as error:
        if "interrupted" in str(error):  # what DuckDB makes of Ctrl+C
            raise KeyboardInterrupt from None
        raise
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _keeping_interrupts() -> Iterator[None]:
    """A Ctrl+C that a library in C took for itself ends the work once that library is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    told: list[int] = []

    def interrupt(number: int, frame: object) -> None:
        told.append(number)
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if told:
        raise KeyboardInterrupt


def _fill(database: duckdb.DuckDBPyConnection, archive: Path, folder: Path) -> None:
    _say(f"{archive}: indexing, once for these tables")
    columns = str(folder / "columns.duckdb").replace("'", "''")
    database.execute("SET enable_progress_bar = false")
    database.execute(f"ATTACH '{columns}' AS index")
    make_columns(database, archive)
    write_texts(iter_texts(database), iter_near(database.cursor()), folder / "texts.sqlite",
                lambda done: _say(f"{done:,} texts indexed"))
    database.execute("DETACH index")


def _sweep(home: Path, kept: Path) -> None:
    """Remove what other states of the tables gave; what is being made is left alone."""
    for folder in home.iterdir():
        if folder != kept and not folder.name.startswith(_UNFINISHED):
            shutil.rmtree(folder, ignore_errors=True)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
