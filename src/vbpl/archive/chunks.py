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
from .batch import HASH_BYTES, Unit, content_hash

USUAL, MOST, MOST_BYTES = 96, 192, 4 << 20
"""Units of a chunk on average; units and bytes that no chunk exceeds, but for one larger file alone."""


class Chunk(NamedTuple):
    """Some units to convert together."""

    order: int
    key: str
    units: tuple[Unit, ...]


def iter_chunks(units: Iterable[Unit], options: str, usual: int = USUAL) -> Iterator[Chunk]:
    """The units in chunks, at least one; ``options`` is what else the tables depend on."""
    order, held, size = 0, list[Unit](), 0
    for unit in units:
        held.append(unit)
        size += len(unit.found.data) if isinstance(unit.found, Item) else 0
        if len(held) >= MOST or size >= MOST_BYTES or _is_boundary(unit, usual):
            yield Chunk(order, chunk_key(held, options), tuple(held))
            order, held, size = order + 1, [], 0
    if held or not order:
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
    """Hash of all of vbpl: tables made by another version are made again."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in (PACKAGE, grammar_path("document").parent):
        paths = (path for path in folder.rglob("*") if path.suffix in (".py", ".json", ".toml", ".lark"))
        for path in sorted(paths):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def iter_units(sources: Iterable[Path], skip: Path) -> Iterator[Unit]:
    """All units of some files and folders. Hashes are kept on disk, so that memory does not grow with the archive."""
    seen = sqlite3.connect("", isolation_level=None)
    seen.execute("CREATE TABLE seen (hash TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
    seen.execute("BEGIN")
    for source in sources:
        for found in iter_items(source, skip):
            yield Unit(found) if isinstance(found, IngestError) else _hashed(found, seen)
    seen.close()


def _hashed(item: Item, seen: sqlite3.Connection) -> Unit:
    digest = content_hash(item)
    added = seen.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (digest, item.place)).rowcount
    if added:
        return Unit(item, digest, len(item.data))
    first = seen.execute("SELECT place FROM seen WHERE hash = ?", (digest,)).fetchone()[0]
    return Unit(item._replace(data=b""), digest, len(item.data), first)
