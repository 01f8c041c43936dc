"""Parts: a table as numbered files in its folder, each written whole or not at all.

A part is named by its place in the order and by the hash of what it was made from, so that its name says whether it
has to be made again: the parts are their own manifest.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
from pyarrow import parquet

from ..errors import VbplError
from .tables import SCHEMA_VERSION, SCHEMAS, Row

Form = Literal["parquet", "jsonl"]

_NAME = re.compile(r"(?P<order>\d{6})-(?P<key>[0-9a-f]{24})\.(?:parquet|jsonl)")
UNFINISHED = ".tmp-"


class ArchiveError(VbplError):
    """Sources or an output that cannot be used as they are."""


def part_path(out: Path, table: str, order: int, key: str, form: Form) -> Path:
    """Where a part of a table lies."""
    return out / table / f"{order:06}-{key}.{form}"


def part_key(path: Path) -> str:
    """The key in the name of a part."""
    return path.stem.partition("-")[2]


def read_form(out: Path) -> Form:
    """The format of an archive's tables. Raises `ArchiveError` where there is none, or one of another version."""
    about = read_about(out)
    if about is None:
        raise ArchiveError(f"{out}: no archive; make one with vbpl convert")
    if about.get("schema_version") != SCHEMA_VERSION:
        raise ArchiveError(f"{out}: tables of version {about.get('schema_version', 'none')}, this vbpl reads "
                           f"{SCHEMA_VERSION}: make them again with vbpl convert --replace")
    return "jsonl" if about.get("format") == "jsonl" else "parquet"


def read_about(out: Path) -> dict[str, Any] | None:
    """What an archive says of itself: version, format, rows; null where there is none."""
    try:
        about = json.loads((out / "archive.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        return {}
    return about if isinstance(about, dict) else {}


def find_parts(out: Path, table: str, form: Form) -> dict[str, Path]:
    """The parts of a table by their keys."""
    return {match["key"]: path for match, path in _iter_named(out / table) if path.suffix == f".{form}"}


def list_parts(out: Path, table: str) -> list[Path]:
    """The parts of a table in their order."""
    return sorted(path for _, path in _iter_named(out / table))


def _iter_named(folder: Path) -> Iterator[tuple[re.Match[str], Path]]:
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match:
            yield match, path


def write_part(path: Path, rows: list[Row], table: str) -> None:
    """Write rows to a temporary name beside ``path`` and rename it."""
    write_parts({table: path}, {table: rows})


def write_parts(paths: Mapping[str, Path], rows: Mapping[str, list[Row]]) -> None:
    """Write the rows of some tables, each to its path, likewise.

    They are written one after the other, since each thread that allocates has memory of its own, and put on disk at
    once, since each waits for it.
    """
    for table, path in paths.items():
        _write_rows(_unfinished(path), rows[table], table)
    with ThreadPoolExecutor(len(paths)) as threads:
        list(threads.map(_finish, paths.values()))


def _write_rows(path: Path, rows: list[Row], table: str) -> None:
    if path.suffix == ".parquet":
        _write_parquet(path, pa.Table.from_pylist(rows, schema=SCHEMAS[table]))
        return
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{_to_line(row, table)}\n" for row in rows)


def write_table(path: Path, table: pa.Table) -> None:
    """Write an Arrow table as Parquet, likewise."""
    with finished(path) as unfinished:
        _write_parquet(unfinished, table)


def _write_parquet(path: Path, table: pa.Table) -> None:
    parquet.write_table(table, path, compression="zstd")


@contextmanager
def finished(path: Path) -> Iterator[Path]:
    """A name to write to beside ``path``, which it gets once it is on disk: no name stands for less than the whole."""
    yield _unfinished(path)
    _finish(path)


def _unfinished(path: Path) -> Path:
    """The name that this process writes to, in a folder that is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.with_name(f"{UNFINISHED}{os.getpid()}-{path.name}")


def _finish(path: Path) -> None:
    unfinished = _unfinished(path)
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)


def _to_line(row: Row, table: str) -> str:
    """A document is its own JSON; where it was found is told by ``sources``."""
    return str(row["tree"]) if table == "documents" else json.dumps(row, ensure_ascii=False, default=str)


def count_rows(path: Path) -> int:
    """Rows of a part."""
    if path.suffix == ".parquet":
        return int(parquet.read_metadata(path).num_rows)
    with path.open("rb") as file:
        return sum(1 for _ in file)


def is_sound(path: Path) -> bool:
    """Whether a Parquet part can be opened: one that was cut off, or written over, cannot."""
    try:
        parquet.read_metadata(path)
    except (pa.ArrowException, OSError):
        return False
    return True


def iter_rows(path: Path) -> Iterator[Row]:
    """The rows of a part that is no part of ``documents``."""
    if path.suffix == ".parquet":
        for batch in parquet.ParquetFile(path).iter_batches():
            yield from batch.to_pylist()
        return
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sweep(out: Path, table: str, kept: set[str]) -> None:
    """Remove parts of a table that are not among ``kept`` names, and what unfinished runs left."""
    folder = out / table
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name.startswith(UNFINISHED) or (_NAME.fullmatch(path.name) and path.name not in kept):
            path.unlink(missing_ok=True)
