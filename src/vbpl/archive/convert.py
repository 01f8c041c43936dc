"""convert: files to the tables of an archive, in parallel, bounded in memory, and going on where it stopped.

The parent reads the files and cuts them into chunks; workers parse them and write the parts of all tables. A chunk
whose parts are there is not done again.
"""

import fcntl
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import NamedTuple, get_args

from ..arguments import read_path
from ..errors import ArgumentError
from .batch import CrashedError, Unit, convert_batch
from .chunks import USUAL, Chunk, iter_chunks, iter_units
from .memory import keep_small
from .parts import ArchiveError, Form, count_rows, find_parts, finished, part_path, sweep, write_parts
from .pool import Pool, try_alone
from .tables import CONVERTED, SCHEMA_VERSION

USUAL_WITH_OCR = 8
"""Units of a chunk where each takes seconds."""


class Summary(NamedTuple):
    """What `convert` wrote."""

    rows: dict[str, int]
    """Number of rows by table."""
    chunks: int = 0
    """Groups of texts that were converted together, each a part of every table."""
    reused: int = 0
    """Those of them that an earlier run had written."""

    def __add__(self, other: object) -> "Summary":
        if not isinstance(other, Summary):
            return NotImplemented
        rows = {name: self.rows[name] + other.rows[name] for name in CONVERTED}
        return Summary(rows, self.chunks + other.chunks, self.reused + other.reused)


OnChunk = Callable[[Summary, Sequence[str]], None]


class Job(NamedTuple):
    """A chunk to convert, and where its tables go."""

    chunk: Chunk
    out: Path
    form: Form
    ocr: bool


def convert(
    sources: Iterable[Path], out: Path, *, form: Form = "parquet", jobs: int | None = None, ocr: bool = False,
    limit: int | None = None, on_chunk: OnChunk = lambda summary, places: None,
) -> Summary:
    """Convert files and folders to tables in ``out``, which then holds just what these sources gave.

    What an earlier run wrote of the same content is kept, so that a run that was stopped goes on. The tables are in
    docs/archives.md. A file that cannot be read is a row of ``failures`` and raises nothing.

    Args:
        sources: Files and folders of any format.
        out: Folder for the tables; made where it is missing.
        form: ``parquet``, or ``jsonl`` for JSON Lines.
        jobs: Processes that parse; by default one for each core.
        ocr: Read pages that are pictures only.
        limit: Most texts to convert.
        on_chunk: Called after each chunk with the summary so far and the places of its texts.

    Returns:
        Rows by table, and how much was there already.

    Raises:
        ArchiveError: A source is missing, given twice or inside another one, or another run writes to ``out``.
    """
    if isinstance(sources, str | bytes | PathLike) or not isinstance(sources, Iterable):
        raise ArgumentError(f"sources are a list of paths, not {type(sources).__name__}")
    sources, out = list(map(read_path, sources)), read_path(out)
    if form not in get_args(Form):
        raise ArgumentError(f"the format of the tables is one of {', '.join(get_args(Form))}, not {form!r}")
    _check_sources(sources)
    out.mkdir(parents=True, exist_ok=True)
    with locked(out):
        units = islice(iter_units(sources, out), limit)
        chunks = iter_chunks(units, f"{SCHEMA_VERSION} {ocr}", USUAL_WITH_OCR if ocr else USUAL)
        total, names = _convert_chunks(chunks, out, form, jobs or os.cpu_count() or 1, ocr, on_chunk)
        for table in CONVERTED:
            sweep(out, table, names)
        _write_summary(out, form, total)
    return total


def _convert_chunks(
    chunks: Iterable[Chunk], out: Path, form: Form, jobs: int, ocr: bool, on_chunk: OnChunk
) -> tuple[Summary, set[str]]:
    """The summary of all chunks, and the names of their parts."""
    there = {table: find_parts(out, table, form) for table in CONVERTED}
    total, names = Summary(dict.fromkeys(CONVERTED, 0)), set[str]()
    tasks = ((Job(chunk, out, form, ocr), _reuse(chunk, out, form, there)) for chunk in chunks)
    for job, done in Pool(_convert_chunk, jobs, _convert_rest).run(tasks):
        total += done
        names.add(part_path(out, "", job.chunk.order, job.chunk.key, form).name)
        on_chunk(total, [unit.found.place for unit in job.chunk.units])
    return total, names


def _reuse(chunk: Chunk, out: Path, form: Form, there: dict[str, dict[str, Path]]) -> Summary | None:
    """The summary of a chunk whose parts are all there, moved to its place in the order; null where some are not."""
    found = {table: parts[chunk.key] for table, parts in there.items() if chunk.key in parts}
    if len(found) < len(CONVERTED):
        return None
    for table, path in found.items():
        wanted = part_path(out, table, chunk.order, chunk.key, form)
        if path != wanted:
            path.replace(wanted)
    counts = {table: count_rows(part_path(out, table, chunk.order, chunk.key, form)) for table in CONVERTED}
    return Summary(counts, 1, 1)


def _convert_chunk(job: Job) -> Summary:
    """Parse a chunk and write its parts."""
    keep_small()
    rows = convert_batch(job.chunk.units, job.ocr)
    paths = {table: part_path(job.out, table, job.chunk.order, job.chunk.key, job.form) for table in CONVERTED}
    write_parts(paths, rows)
    return Summary({table: len(rows[table]) for table in CONVERTED}, 1)


def _convert_rest(job: Job, error: BaseException) -> Summary:
    """Parse a chunk without the units that its process died on: they are failures."""
    units = tuple(map(partial(_sound_unit, ocr=job.ocr), job.chunk.units))
    return _convert_chunk(job._replace(chunk=job.chunk._replace(units=units)))


def _sound_unit(unit: Unit, ocr: bool) -> Unit:
    error = try_alone(partial(convert_batch, ocr=ocr), [unit]).exception()
    if error is None:
        return unit
    died = isinstance(error, BrokenProcessPool)
    reason = "its reader died" if died else f"a fault of vbpl: {type(error).__name__}: {error}"
    return Unit(CrashedError(unit.found.place, reason))


def _check_sources(sources: list[Path]) -> None:
    resolved = [source.resolve() for source in sources]
    for source, path in zip(sources, resolved, strict=True):
        if not path.exists():
            raise ArchiveError(f"{source}: no such file or directory")
        if sum(path == other or other in path.parents for other in resolved) > 1:
            raise ArchiveError(f"{source}: given twice, or inside another source")


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """One run at a time; the system lets go of the lock when a run dies."""
    with (out / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise ArchiveError(f"{out}: another run is writing here") from error
        yield


def _write_summary(out: Path, form: Form, total: Summary) -> None:
    about = {"schema_version": SCHEMA_VERSION, "format": form, "rows": total.rows}
    with finished(out / "archive.json") as unfinished:
        unfinished.write_text(json.dumps(about) + "\n")
