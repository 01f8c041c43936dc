"""Slips of a converted archive: a file for each part of its documents, kept for the next time."""

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from .parts import ArchiveError, find_parts, is_sound, part_path, sweep, write_table
from .pool import Failure, Pool
from .records import check_folder
from .slips import Slip, iter_slips

Job = TypeVar("Job")

FOLDER = ".link"
SCHEMA = pa.schema([(field, pa.string()) for field in Slip._fields])


class _Job(NamedTuple):
    key: str
    documents: Path
    path: Path


def write_slips(out: Path, parts: dict[str, Path], processes: int) -> None:
    """Slips for each part of ``documents``, by its key; what is there is kept."""
    check_folder(out, (FOLDER, "links"))
    there = {key: path for key, path in find_parts(out, FOLDER, "parquet").items() if is_sound(path)}
    paths = {key: part_path(out, FOLDER, 0, key, "parquet") for key in parts}
    missing = [_Job(key, path, paths[key]) for key, path in parts.items() if key not in there]
    if missing:
        for _ in Pool(_write_slips, min(processes, len(missing)), raise_error).run((job, None) for job in missing):
            pass
    sweep(out, FOLDER, {path.name for path in paths.values()})


def raise_error(job: Job, failure: Failure) -> Job:
    """A job over tables fails only by a fault of vbpl or of the machine."""
    raise failure.error


def _write_slips(job: _Job) -> bool:
    try:
        _write_slips_of(job)
    except pa.ArrowException as error:
        raise ArchiveError(f"{job.documents}: damaged: {error}; vbpl convert makes it again") from error
    return True


def _write_slips_of(job: _Job) -> None:
    slips = [slip._asdict() for document in iter_documents(job.documents) for slip in iter_slips(job.key, *document)]
    write_table(job.path, pa.Table.from_pylist(slips, schema=SCHEMA))


def read_cites(out: Path, part: str) -> list[Slip]:
    """The rows of role ``cites`` of a part of ``documents``, by its key."""
    table = parquet.read_table(part_path(out, FOLDER, 0, part, "parquet"))
    return [Slip(**row) for row in table.filter(pc.equal(table["role"], "cites")).to_pylist()]


def iter_documents(path: Path) -> Iterator[tuple[str, str]]:
    """Key and JSON of each document of a part of ``documents``."""
    if path.suffix == ".parquet":
        for batch in parquet.ParquetFile(path).iter_batches(columns=["document", "tree"]):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
        return
    with path.open(encoding="utf-8") as trees, (path.parents[1] / "sources" / path.name).open(encoding="utf-8") as rows:
        keys = chain.from_iterable(json.loads(row)["documents"] for row in rows)
        yield from zip(keys, trees, strict=True)
