"""Files to the rows of all tables: what one worker does, here and on Spark."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..ingest import NOTHING, Asked, IngestError, Item, Reading, parse_reading, read_asked
from .tables import CONVERTED, Place, Row, diagnostic_row, document_row, iter_block_rows, iter_citation_rows

HASH_BYTES = 12

Rows = dict[str, list[Row]]
"""Rows by name of the table."""


class Unit(NamedTuple):
    """Something to convert: an item with the hash of its content, or what was wrong with finding it."""

    found: Item | IngestError
    hash: str = ""
    size: int = 0
    duplicate_of: str | None = None
    """Source of the same content that came before."""
    path: Path | None = None
    """Where the content lies that was too large to hold until now."""


def content_hash(item: Item) -> str:
    """Hash of what an item holds; a row of a table is never the same as a file."""
    digest = hashlib.blake2b(item.data, digest_size=HASH_BYTES, person=b"row" if item.format == "row" else b"file")
    return digest.hexdigest()


def no_rows() -> Rows:
    """The tables without a row."""
    return {name: [] for name in CONVERTED}


def convert_batch(units: Iterable[Unit], asked: Asked = NOTHING) -> Rows:
    """The rows of all tables for some units, in their order. A unit that cannot be read is a row of ``failures``."""
    rows = no_rows()
    for unit in units:
        try:
            _convert(unit, asked, rows)
        except IngestError as error:
            rows["failures"].append(failure_row(error))
    return rows


def failure_row(error: IngestError) -> Row:
    """The row of ``failures`` for an error."""
    return {"source": error.place, "error": type(error).__name__, "reason": error.reason}


def _convert(unit: Unit, asked: Asked, rows: Rows) -> None:
    if isinstance(unit.found, IngestError):
        raise unit.found
    reading = None if unit.duplicate_of else read_asked(_held(unit, unit.found), asked)
    keys = _add_documents(unit.found.place, unit.hash, reading, rows) if reading else []
    rows["sources"].append({
        "source": unit.found.place, "hash": unit.hash, "bytes": unit.size, "format": unit.found.format,
        "duplicate_of": unit.duplicate_of, "documents": keys, "text": reading.text if reading else None,
    })


def _held(unit: Unit, item: Item) -> Item:
    """The item with its content, read again where it was left in its file."""
    if unit.path is None:
        return item
    try:
        item = item._replace(data=unit.path.read_bytes())
    except OSError as error:
        raise IngestError(item.place, error.strerror or str(error)) from error
    if content_hash(item) != unit.hash:
        raise IngestError(item.place, "it changed while it was read: convert it again")
    return item


def _add_documents(source: str, content: str, reading: Reading, rows: Rows) -> list[str]:
    """Add the rows of all documents of a text; returns their keys."""
    bundle = parse_reading(reading)
    rows["diagnostics"] += [diagnostic_row(each, source, None) for each in bundle.diagnostics]
    places = [Place(source, content, position) for position in range(len(bundle.documents))]
    for document, place in zip(bundle.documents, places, strict=True):
        rows["documents"].append(document_row(document, place))
        rows["blocks"].extend(iter_block_rows(document, place))
        rows["citations"].extend(iter_citation_rows(document, place))
        rows["diagnostics"] += [diagnostic_row(each, source, place.key) for each in document.diagnostics]
    return [place.key for place in places]
