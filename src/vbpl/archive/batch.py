"""Files to the rows of all tables: what one worker does, here and on Spark."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from ..ingest import IngestError, Item, Reading, parse_reading, read_item
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


class CrashedError(IngestError):
    """A file on which the process of its reader died."""


def content_hash(item: Item) -> str:
    """Hash of what an item holds; a row of a table is never the same as a file."""
    digest = hashlib.blake2b(item.data, digest_size=HASH_BYTES, person=b"row" if item.format == "row" else b"file")
    return digest.hexdigest()


def convert_batch(units: Iterable[Unit], ocr: bool = False) -> Rows:
    """The rows of all tables for some units, in their order. A unit that cannot be read is a row of ``failures``."""
    rows: Rows = {name: [] for name in CONVERTED}
    for unit in units:
        try:
            _convert(unit, ocr, rows)
        except IngestError as error:
            rows["failures"].append(failure_row(error))
    return rows


def failure_row(error: IngestError) -> Row:
    """The row of ``failures`` for an error."""
    return {"source": error.place, "error": type(error).__name__, "reason": error.reason}


def _convert(unit: Unit, ocr: bool, rows: Rows) -> None:
    if isinstance(unit.found, IngestError):
        raise unit.found
    reading = None if unit.duplicate_of else read_item(unit.found, ocr)
    keys = _add_documents(unit.found.place, unit.hash, reading, rows) if reading else []
    rows["sources"].append({
        "source": unit.found.place, "hash": unit.hash, "bytes": unit.size, "format": unit.found.format,
        "duplicate_of": unit.duplicate_of, "documents": keys, "text": reading.text if reading else None,
    })


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
