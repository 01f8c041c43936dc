"""convert: files to the tables of an archive, in parallel, bounded in time and memory, and going on where it stopped.

A process reads the files, the parent cuts them into chunks, and workers parse them and write the parts of all tables. A
chunk whose parts are there, and as they were written, is not done again.
"""

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import NamedTuple, get_args

from ..arguments import read_path
from ..errors import ArgumentError
from ..ingest import Asked
from ..ingest.asked import GRANT
from ..ingest.remote import is_remote
from .chunks import USUAL, Chunk, Seen, iter_chunks, iter_units
from .counts import FAILURES
from .feed import Feed
from .kept import Given, Places, find_kept, separate
from .memory import keep_small
from .parts import ArchiveError, Form, finished, part_path, read_about, sweep, write_parts
from .pool import MEBIBYTE, Bounds, Failure, Pool, allow, tell
from .records import FOLDER, Record, check_folder, read_records, record_of, remove_record, write_record
from .tables import CONVERTED, SCHEMA_VERSION
from .trial import Trial, convert_units, mend_trial
from .writer import locked

USUAL_WITH_OCR = 8
"""Units of a chunk where each takes seconds."""
SECONDS, MEMORY = 60.0, 800 * MEBIBYTE
"""For one file, but for its pages under OCR; of a process with all that it starts."""
OCR_FOLDER = ".ocr"


class Summary(NamedTuple):
    """What `convert` wrote, or has written so far."""

    rows: dict[str, int]
    """Number of rows by table."""
    chunks: int = 0
    """Groups of texts that were converted together, each a part of every table."""
    reused: int = 0
    """Those of them that an earlier run had written."""
    counts: dict[str, int] = {}
    """Empty texts (``empty``), ``copies``, texts of ``no_document``, failures by class (``failures.ScannedError``)."""
    kept: int = 0
    """Rows of ``sources`` and ``failures`` of earlier runs that were not given now, and stay."""
    damaged: tuple[str, ...] = ()
    """Parts of earlier runs that were damaged: made again where their files were given, else left out."""

    @property
    def failures(self) -> dict[str, int]:
        """Number of failures by class."""
        return {name.removeprefix(FAILURES): count for name, count in self.counts.items() if name.startswith(FAILURES)}

    def plus(self, record: Record, *, chunks: int = 0, reused: int = 0, kept: int = 0) -> "Summary":
        """With the parts of a record."""
        rows = {name: self.rows[name] + record.rows[name] for name in CONVERTED}
        counts = dict(Counter(self.counts) + Counter(record.counts))
        return self._replace(rows=rows, counts=counts, chunks=self.chunks + chunks, reused=self.reused + reused,
                             kept=self.kept + kept)


class Watch(NamedTuple):
    """What is called while files are converted."""

    chunk: Callable[[Summary, Sequence[str]], None] = lambda summary, places: None
    """After each chunk, with the summary so far and the places of its texts."""
    begun: Callable[[str], None] = lambda place: None
    """When a process begins with a text."""
    failed: Callable[[str, str, str], None] = lambda place, error, reason: None
    """For each failure that is new: place, class, reason."""
    damaged: Callable[[str], None] = lambda path: None
    """For each part of an earlier run that is damaged."""


UNWATCHED = Watch()


class Job(NamedTuple):
    """A chunk to convert, and where its tables go."""

    chunk: Chunk
    out: Path
    form: Form
    asked: Asked = Asked()
    trial: Trial = Trial()
    limits: str = ""


class Done(NamedTuple):
    """A chunk that is converted."""

    record: Record
    failures: tuple[tuple[str, str, str], ...] = ()
    """Place, class and reason of each, where they are new."""
    reused: bool = False


def convert(
    sources: Iterable[Path | str], out: Path, *, form: Form = "parquet", jobs: int | None = None, ocr: bool = False,
    limit: int | None = None, replace: bool = False, passwords: Sequence[str] = (), timeout: float | None = SECONDS,
    memory: int | None = MEMORY, watch: Watch = UNWATCHED,
) -> Summary:
    """Convert files and folders to tables in ``out``, beside what earlier runs wrote of other files.

    What an earlier run wrote of the same content is kept, so that a run that was stopped goes on. The tables are in
    docs/archives.md. A file that cannot be read is a row of ``failures`` and raises nothing.

    Args:
        sources: Files and folders of any format; paths of fsspec (``s3://...``) as strings.
        out: Folder for the tables; made where it is missing.
        form: ``parquet``, or ``jsonl`` for JSON Lines.
        jobs: Processes that parse; by default one for each core.
        ocr: Read pages that are pictures only.
        limit: Most texts to convert. What earlier runs wrote of the others stays.
        replace: Drop the results of earlier runs for files that are not given now.
        passwords: To try on locked files.
        timeout: Seconds for one file, and 30 more for each page under OCR. A file that takes longer is tried once more,
            alone; then it is a failure. None for no bound.
        memory: Bytes that a process may take with all that it starts. None for no bound.
        watch: Called while files are converted.

    Returns:
        Rows by table, and how much was there already.

    Raises:
        ArchiveError: A source is missing, given twice or inside another one; another run writes to ``out``; ``out``
            holds tables of another form or version; its disk is full or cannot be written.
    """
    if isinstance(sources, str | bytes | PathLike) or not isinstance(sources, Iterable):
        raise ArgumentError(f"sources are a list of paths, not {type(sources).__name__}")
    sources, out = list(map(_source, sources)), read_path(out)
    if form not in get_args(Form):
        raise ArgumentError(f"the format of the tables is one of {', '.join(get_args(Form))}, not {form!r}")
    _check_sources(sources)
    with locked(out):
        check_folder(out, (*CONVERTED, FOLDER, OCR_FOLDER))
        _check_about(out, form, replace)
        run = _Run(out, form, Asked(ocr, tuple(passwords), out / OCR_FOLDER if ocr else None), watch,
                   Bounds(timeout, memory))
        return run.convert(sources, limit, replace, jobs or os.cpu_count() or 1)


class _Run:
    """One run, from what is there to what is left."""

    def __init__(self, out: Path, form: Form, asked: Asked, watch: Watch, bounds: Bounds) -> None:
        self._out, self._form, self._asked, self._watch, self._bounds = out, form, asked, watch, bounds
        self._total = Summary(dict.fromkeys(CONVERTED, 0))
        self._there: dict[str, Record] = {}
        """Sound records of earlier runs."""
        passwords = hashlib.blake2b("\0".join(asked.passwords).encode(), digest_size=4).hexdigest()
        self._limits = f"{bounds.seconds} {bounds.memory} {passwords}"
        self._names: set[str] = set()
        """Of the parts that stay."""

    def convert(self, sources: list[Path | str], limit: int | None, replace: bool, jobs: int) -> Summary:
        """Convert, then remove what is no longer of use."""
        self._there = self._sound_records()
        seen = Seen()
        feed = Feed(sources, self._out, self._asked.passwords, self._bounds)
        given = Given(sources) if limit is None else _first_places(feed, limit if self._there else 0)
        kept = [] if replace else list(find_kept(self._there.values(), self._out, given, seen))
        first = max((each.record.order + 1 for each in kept), default=0)
        units = islice(iter_units(feed.iter_units(), seen), limit)
        usual = USUAL_WITH_OCR if self._asked.ocr else USUAL
        chunks = iter_chunks(units, f"{SCHEMA_VERSION} {self._asked.ocr}", usual, first)
        self._convert_chunks(chunks, jobs)
        seen.close()
        for each in kept:
            self._add(separate(each, self._out), kept=len(each.sources))
        self._sweep()
        return self._total

    def _sound_records(self) -> dict[str, Record]:
        sound = {}
        for key, record in read_records(self._out).items():
            damaged = list(record.iter_damaged(self._out)) if record.form == self._form else []
            for path in damaged:
                self._watch.damaged(str(path))
            self._total = self._total._replace(damaged=(*self._total.damaged, *map(str, damaged)))
            if not damaged and record.form == self._form:
                sound[key] = record
        return sound

    def _convert_chunks(self, chunks: Iterable[Chunk], jobs: int) -> None:
        tasks = ((self._job(chunk), self._reuse(chunk)) for chunk in chunks)
        pool = Pool(convert_chunk, jobs, mend_chunk, self._bounds, self._said)
        for job, done in pool.run(tasks):
            for failure in done.failures:
                self._watch.failed(*failure)
            self._add(done.record, chunks=1, reused=int(done.reused))
            self._watch.chunk(self._total, [unit.found.place for unit in job.chunk.units])

    def _job(self, chunk: Chunk) -> Job:
        return Job(chunk, self._out, self._form, self._asked, limits=self._limits)

    def _said(self, job: Job, said: object) -> None:
        if isinstance(said, int):
            self._watch.begun(job.chunk.units[said].found.place)

    def _reuse(self, chunk: Chunk) -> Done | None:
        """The parts of a chunk where they are there, moved to its place in the order."""
        record = self._there.get(chunk.key)
        if record is None or not record.is_final(self._limits):
            return None
        return Done(record.moved(self._out, chunk.order), reused=True)

    def _add(self, record: Record, *, chunks: int = 0, reused: int = 0, kept: int = 0) -> None:
        self._total = self._total.plus(record, chunks=chunks, reused=reused, kept=kept)
        self._names.add(record.path(self._out, "").name)

    def _sweep(self) -> None:
        """Remove parts that nothing stands for, and say what there is."""
        about = {"schema_version": SCHEMA_VERSION, "format": self._form, "rows": self._total.rows,
                 "counts": self._total.counts}
        for table in CONVERTED:
            sweep(self._out, table, self._names)
        keys = {Path(name).stem.partition("-")[2] for name in self._names}
        for key in [path.stem for path in (self._out / FOLDER).glob("*.json") if path.stem not in keys]:
            remove_record(self._out, key)
        with finished(self._out / "archive.json") as unfinished:
            unfinished.write_text(json.dumps(about) + "\n")


def _first_places(feed: Feed, limit: int) -> Places:
    """The places of the first texts, which alone are converted: what comes after them stays as it was."""
    seen = Seen()
    places = frozenset(unit.found.place for unit in islice(iter_units(feed.iter_units(), seen), limit))
    seen.close()
    return Places(places)


def convert_chunk(job: Job) -> Done:
    """Parse a chunk and write its parts."""
    keep_small()
    GRANT.set(allow)
    chunk = job.chunk
    rows, counts = convert_units(chunk.units, job.asked, job.trial)
    tell("write")
    write_parts({table: part_path(job.out, table, chunk.order, chunk.key, job.form) for table in CONVERTED}, rows)
    record = record_of(job.out, chunk.order, chunk.key, job.form, {name: len(rows[name]) for name in CONVERTED}, counts,
                       job.limits)
    write_record(job.out, record)
    return Done(record, tuple((row["source"], row["error"], row["reason"]) for row in rows["failures"]))


def mend_chunk(job: Job, failure: Failure) -> Job:
    """What to try of a chunk that failed. Raises `ArchiveError` where its parts cannot be written."""
    if "write" in failure.said and isinstance(failure.error, OSError):
        raise ArchiveError(f"{job.out}: {failure.error.strerror}; what was converted so far is there, run it again")
    if "write" in failure.said and job.trial.careful:
        raise ArchiveError(f"{job.out}: the tables of {job.chunk.units[0].found.place} cannot be written: "
                           f"{failure.error}")
    return job._replace(trial=mend_trial(job.trial, failure, job.chunk.units))


def _source(given: str | PathLike[str]) -> Path | str:
    """A source as a path, or as it is where it lies on another machine."""
    return given if isinstance(given, str) and is_remote(given) else read_path(given)


def _check_sources(sources: list[Path | str]) -> None:
    resolved = [source.resolve() for source in sources if isinstance(source, Path)]
    for source in sources:
        if not isinstance(source, Path):
            continue
        path = source.resolve()
        if not path.exists():
            raise ArchiveError(f"{source}: no such file or directory")
        if sum(path == other or other in path.parents for other in resolved) > 1:
            raise ArchiveError(f"{source}: given twice, or inside another source")


def _check_about(out: Path, form: Form, replace: bool) -> None:
    """Raise where a folder holds tables that these cannot stand beside."""
    about = read_about(out)
    if about is None or replace:
        return
    version = about.get("schema_version", "none")
    if version != SCHEMA_VERSION:
        raise ArchiveError(f"{out}: tables of version {version}, this vbpl writes {SCHEMA_VERSION}: "
                           "give another folder, or --replace")
    if about.get("format") != form:
        raise ArchiveError(f"{out}: tables of format {about.get('format')}: give another folder, or --replace")

