"""Records: what a group of parts is made of, with a checksum for each, so that a damaged one is found.

A record is written after its parts: parts without one are of a run that was stopped.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .counts import FAILURES
from .parts import ArchiveError, Form, finished, part_path
from .tables import CONVERTED, SCHEMA_VERSION

FOLDER = ".parts"
_BLOCK = 1 << 20
_PASSING = frozenset({"MissingToolError"})
_LIMITED = frozenset({"CrashedError", "LockedFileError", "MemoryLimitError", "TimeLimitError"})


class Record(NamedTuple):
    """The parts of all tables that were made together."""

    key: str
    order: int
    """Where it stands among the others; parts of one that was moved have another number in their names."""
    form: Form
    rows: dict[str, int]
    """By table."""
    counts: dict[str, int]
    """Empty texts, copies, texts without a document, and failures by class (``failures.ScannedError``)."""
    checksums: dict[str, str]
    """BLAKE2b of each table's part."""
    limits: str = ""
    """Of time and memory, and a hash of the passwords: with others, files that failed by them are tried again."""

    def is_final(self, limits: str) -> bool:
        """Whether another run with these limits would fail on the same files."""
        failed = {name.removeprefix(FAILURES) for name in self.counts}
        return not failed & _PASSING and (limits == self.limits or not failed & _LIMITED)

    def path(self, out: Path, table: str) -> Path:
        """The part of a table."""
        return part_path(out, table, self.order, self.key, self.form)

    def iter_damaged(self, out: Path) -> Iterator[Path]:
        """The parts that are not as they were written."""
        for table in CONVERTED:
            path = self.path(out, table)
            try:
                sound = checksum(path) == self.checksums[table]
            except FileNotFoundError:
                sound = False
            if not sound:
                yield path

    def moved(self, out: Path, order: int) -> "Record":
        """The record with its parts at another place in the order."""
        if order == self.order:
            return self
        there = self._replace(order=order)
        for table in CONVERTED:
            self.path(out, table).replace(there.path(out, table))
        write_record(out, there)
        return there


def record_of(
    out: Path, order: int, key: str, form: Form, rows: Mapping[str, int], counts: Counter[str],
    limits: str,
) -> Record:
    """The record of parts that were just written."""
    sums = {table: checksum(part_path(out, table, order, key, form)) for table in CONVERTED}
    return Record(key, order, form, dict(rows), dict(counts), sums, limits)


def checksum(path: Path) -> str:
    """BLAKE2b of a file."""
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def write_record(out: Path, record: Record) -> None:
    """Write a record."""
    with finished(_path(out, record.key)) as unfinished:
        unfinished.write_text(json.dumps({"schema_version": SCHEMA_VERSION} | record._asdict()), encoding="utf-8")


def read_records(out: Path) -> dict[str, Record]:
    """All records by their keys, in the order of their parts; those that are damaged or of another schema left out."""
    folder = out / FOLDER
    found = (_read(path) for path in folder.glob("*.json")) if folder.is_dir() else ()
    return {record.key: record for record in sorted(filter(None, found), key=_order)}


def remove_record(out: Path, key: str) -> None:
    """Forget a record."""
    _path(out, key).unlink(missing_ok=True)


def _order(record: Record) -> tuple[int, str]:
    return record.order, record.key


def _read(path: Path) -> Record | None:
    try:
        said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        version = said.pop("schema_version")
        return Record(**said) if version == SCHEMA_VERSION and path.stem == said["key"] else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _path(out: Path, key: str) -> Path:
    return out / FOLDER / f"{key}.json"


def check_folder(out: Path, names: tuple[str, ...]) -> None:
    """Raise where what vbpl writes to would lead elsewhere."""
    for name in names:
        if (out / name).is_symlink():
            raise ArchiveError(f"{out / name}: a symbolic link: vbpl does not write through one")
