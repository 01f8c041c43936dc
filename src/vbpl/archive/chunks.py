"""Chunks: the units of an archive in groups, each with a key that says all that its tables depend on.

Where a chunk ends is decided by the names of its files, so that a new file changes one chunk and not all that follow.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..grammar import PACKAGE, grammar_path
from ..ingest import IngestError, Item, iter_items
from ..tables.own import fingerprint
from .batch import HASH_BYTES, Unit, content_hash

USUAL, MOST, MOST_BYTES = 96, 192, 4 << 20
"""Units of a chunk on average; units and bytes that no chunk exceeds, but for one larger file alone."""


class Chunk(NamedTuple):
    """Some units to convert together."""

    order: int
    key: str
    units: tuple[Unit, ...]


def iter_chunks(units: Iterable[Unit], options: str, usual: int = USUAL, order: int = 0) -> Iterator[Chunk]:
    """The units in chunks; ``options`` is what else the tables depend on, ``order`` the number of the first chunk."""
    held, size, first = list[Unit](), 0, order
    for unit in units:
        held.append(unit)
        size += unit.size if unit.duplicate_of is None else 0
        if len(held) >= MOST or size >= MOST_BYTES or _is_boundary(unit, usual):
            yield Chunk(order, chunk_key(held, options), tuple(held))
            order, held, size = order + 1, [], 0
    if held or order == first == 0:
        yield Chunk(order, chunk_key(held, options), tuple(held))


def _is_boundary(unit: Unit, usual: int) -> bool:
    digest = hashlib.blake2b(unit.found.place.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") % usual == 0


def chunk_key(units: Iterable[Unit], options: str) -> str:
    """Hash of the code, the options, and of the place and content of each unit."""
    digest = hashlib.blake2b(f"{code_hash()}\n{options}\n".encode(), digest_size=HASH_BYTES)
    for unit in units:
        said = str(unit.found) if isinstance(unit.found, IngestError) else f"{unit.found.place}\n{unit.hash}"
        digest.update(f"{said}\n{unit.duplicate_of or ''}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


@cache
def code_hash() -> str:
    """Hash of all of vbpl, and of own tables: what was made by another version, or with others, is made again."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in (PACKAGE, grammar_path("document").parent):
        paths = (path for path in folder.rglob("*") if path.suffix in (".py", ".json", ".toml", ".lark"))
        for path in sorted(paths):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    digest.update(fingerprint())
    return digest.hexdigest()


class Seen:
    """The contents and names that were met. They lie on disk, so that memory does not grow with the archive."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        self._database.execute("CREATE TABLE contents (hash TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        self._database.execute("CREATE TABLE places (place TEXT PRIMARY KEY) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def close(self) -> None:
        """Forget all."""
        self._database.close()

    def first_of(self, digest: str, place: str) -> str | None:
        """The first place with the same content; null where it is met for the first time."""
        if self._add("INSERT OR IGNORE INTO contents VALUES (?, ?)", digest, place):
            return None
        found = self._database.execute("SELECT place FROM contents WHERE hash = ?", (digest,)).fetchone()[0]
        return str(found)

    def own_name(self, place: str) -> str:
        """The place, with a number after it where another has its name: ``a.zip!b.txt (2)``."""
        name, number = place, 1
        while not self._add("INSERT OR IGNORE INTO places VALUES (?)", name):
            number += 1
            name = f"{place} ({number})"
        return name

    def _add(self, statement: str, *values: str) -> bool:
        safe = [value.encode("utf-8", "backslashreplace").decode() for value in values]
        return self._database.execute(statement, safe).rowcount > 0


def iter_units(units: Iterable[Unit], seen: Seen) -> Iterator[Unit]:
    """Units with a name of their own each, and copies told from what came first."""
    for unit in units:
        place = seen.own_name(unit.found.place)
        if isinstance(unit.found, IngestError):
            error = unit.found if place == unit.found.place else type(unit.found)(place, unit.found.reason)
            yield unit._replace(found=error)
            continue
        item = unit.found._replace(place=place)
        first = seen.first_of(unit.hash, place)
        copy = unit._replace(found=item if first is None else item._replace(data=b""), duplicate_of=first)
        yield copy if first is None else copy._replace(path=None)


def iter_found_units(sources: Iterable[Path | str], skip: Path) -> Iterator[Unit]:
    """All that some files and folders hold."""
    for source in sources:
        for found in iter_items(source, skip):
            yield unit_of(found)


def unit_of(found: Item | IngestError) -> Unit:
    """What was found, with the hash of its content."""
    return Unit(found) if isinstance(found, IngestError) else Unit(found, content_hash(found), len(found.data))
