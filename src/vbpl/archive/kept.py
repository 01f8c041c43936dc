"""Kept: what earlier runs wrote of files that are not given now, and stays.

Parts of files that are all elsewhere stay as they are. Where some files of a part are given anew, the rows of the
others go to a part of their own.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from os.path import lexists
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from .batch import HASH_BYTES
from .chunks import Seen
from .counts import COUNTED, row_counts
from .parts import finished, iter_rows, part_path, write_table
from .records import Record, record_of, write_record
from .tables import CONVERTED, Row

_ESCAPED = re.compile(r"\\x([89a-f][0-9a-f])")


class Kept(NamedTuple):
    """A group of parts of which some or all rows stay."""

    record: Record
    sources: frozenset[str]
    """Places that stay."""
    whole: bool
    """Whether all of it stays."""


class Given:
    """Which places a run is given: files that are there, below one of its sources."""

    def __init__(self, sources: Iterable[Path | str]) -> None:
        self._roots = [source.as_posix() if isinstance(source, Path) else source.rstrip("/") for source in sources]

    def holds(self, place: str) -> bool:
        """Whether a file, or what a member or row lies in, is read now."""
        return any(self._below(name) and ("://" in name or lexists(name)) for name in _files_of(_as_named(place)))

    def _below(self, name: str) -> bool:
        inside = not name.startswith("/") and "://" not in name
        return any(name == root or name.startswith(f"{root.rstrip('/')}/") or (root == "." and inside)
                   for root in self._roots)


class Places(NamedTuple):
    """Some places that a run is given, and no others."""

    places: frozenset[str]

    def holds(self, place: str) -> bool:
        """Whether it is one of them."""
        return place in self.places


def _as_named(place: str) -> str:
    """A place with the bytes that it shows escaped, as the system has them."""
    return _ESCAPED.sub(lambda match: os.fsdecode(bytes.fromhex(match[1])), place)


def _files_of(place: str) -> Iterator[str]:
    """What may be the name of the file in a place: members and rows stand after ``!`` and ``#``."""
    yield place
    for at, sign in enumerate(place):
        if sign in "!#":
            yield place[:at]


def find_kept(records: Iterable[Record], out: Path, given: Given | Places, seen: Seen) -> Iterator[Kept]:
    """What stays, in its order; its contents count as met."""
    for record in records:
        rows = list(_iter_places(record, out))
        stays = [row for row in rows if not given.holds(str(row["source"]))]
        if not stays:
            continue
        for row in stays:
            seen.own_name(str(row["source"]))
            if row.get("hash") and not row.get("duplicate_of"):
                seen.first_of(str(row["hash"]), str(row["source"]))
        yield Kept(record, frozenset(str(row["source"]) for row in stays), len(stays) == len(rows))


def _iter_places(record: Record, out: Path) -> Iterator[Row]:
    for table in ("sources", "failures"):
        path = record.path(out, table)
        if path.suffix == ".parquet":
            wanted = ["source", "hash", "duplicate_of"] if table == "sources" else ["source"]
            yield from parquet.read_table(path, columns=wanted).to_pylist()
        else:
            yield from iter_rows(path)


def separate(kept: Kept, out: Path) -> Record:
    """The record of what stays, its rows in parts of their own where they are not all."""
    record = kept.record
    if kept.whole:
        return record
    digest = hashlib.blake2b(record.key.encode(), digest_size=HASH_BYTES)
    digest.update("\0".join(sorted(kept.sources)).encode("utf-8", "surrogatepass"))
    key = digest.hexdigest()
    copy = _copy_parquet if record.form == "parquet" else _copy_lines
    rows, counts = copy(kept, out, key)
    made = record_of(out, record.order, key, record.form, rows, counts, record.limits)
    write_record(out, made)
    return made


Copied = tuple[dict[str, int], Counter[str]]


def _copy_parquet(kept: Kept, out: Path, key: str) -> Copied:
    record = kept.record
    wanted = pa.array(sorted(kept.sources), pa.string())
    tables = {table: parquet.read_table(record.path(out, table)) for table in CONVERTED}
    documents = tables["documents"].filter(pc.is_in(tables["documents"]["source"], wanted))["document"]
    for table, held in tables.items():
        column, values = ("source", wanted) if "source" in held.column_names else ("document", documents)
        tables[table] = held.filter(pc.is_in(held[column], values))
        write_table(part_path(out, table, record.order, key, "parquet"), tables[table])
    counts = row_counts({table: tables[table].to_pylist() for table in COUNTED})
    return {table: held.num_rows for table, held in tables.items()}, counts


def _copy_lines(kept: Kept, out: Path, key: str) -> Copied:
    record = kept.record
    sources = list(iter_rows(record.path(out, "sources")))
    owners = [str(row["source"]) for row in sources for _ in row["documents"]]
    keys = {key for row in sources if row["source"] in kept.sources for key in row["documents"]}
    held: dict[str, list[str]] = {}
    for table in CONVERTED:
        stays: Callable[[int, Row], bool] = _stays(table, kept, owners, keys)
        with (
            record.path(out, table).open(encoding="utf-8") as lines,
            finished(part_path(out, table, record.order, key, "jsonl")) as unfinished,
            unfinished.open("w", encoding="utf-8", newline="\n") as file,
        ):
            held[table] = [line for number, line in enumerate(lines) if stays(number, json.loads(line))]
            file.writelines(held[table])
    counts = row_counts({table: map(json.loads, held[table]) for table in COUNTED})
    return {table: len(lines) for table, lines in held.items()}, counts


def _stays(table: str, kept: Kept, owners: list[str], keys: set[str]) -> Callable[[int, Row], bool]:
    if table == "documents":
        return lambda number, row: owners[number] in kept.sources
    if table in ("sources", "failures", "diagnostics"):
        return lambda number, row: row["source"] in kept.sources
    return lambda number, row: row["document"] in keys
