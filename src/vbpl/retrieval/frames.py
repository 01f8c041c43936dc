"""frames: the pieces of a source or a table of an archive, as a table of Arrow, pandas, Polars or Hugging Face."""

from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

from ..arguments import Day
from ..errors import ArgumentError
from ..extras import load
from .pieces import Piece, Source, Splitting, iter_pieces

CHUNKS = "chunks"
_ROWS = 2_000
_TEXTS = ("id", "document_id", "number", "kind", "date", "subject", "status", "path", "heading", "attachment", "part",
          "chapter", "section", "subsection", "article", "clause", "point", "text", "source")


def to_arrow(
    source: Source, table: str = CHUNKS, *, splitting: Splitting | None = None, on: Day | None = None
) -> Any:
    """The pieces of a source, or a table of an archive, as a ``pyarrow.Table``.

    Args:
        source: As for `iter_pieces`. For a table other than ``chunks``: the folder of an archive.
        table: ``chunks``, or a table of the archive: ``documents``, ``citations``, ``links``, ...
        splitting: How documents are cut.
        on: The day for the status of the pieces; by default today.

    Returns:
        One row for each piece: its fields, the numbers of the units around it by level, ``start`` and ``end`` in the
        text of its source, and ``cites``, the words of its citations.

    Raises:
        VbplError: There is no such table or source, or a package is not installed.
    """
    if table != CHUNKS:
        return _archive_table(source, table)
    return table_of(iter_pieces(source, splitting, on=on))


def table_of(pieces: Iterable[Piece]) -> Any:
    """Some pieces as a ``pyarrow.Table``, one row for each."""
    arrow = load("pyarrow", "archive")
    rows = (_row(piece) for piece in pieces)
    schema = _schema(arrow)
    batches = [arrow.RecordBatch.from_pylist(batch, schema=schema) for batch in _batched(rows)]
    return arrow.Table.from_batches(batches, schema=schema)


def to_pandas(
    source: Source, table: str = CHUNKS, *, splitting: Splitting | None = None, on: Day | None = None
) -> Any:
    """The same as a ``pandas.DataFrame``; see `to_arrow`."""
    load("pandas", "frames")
    return to_arrow(source, table, splitting=splitting, on=on).to_pandas()


def to_polars(
    source: Source, table: str = CHUNKS, *, splitting: Splitting | None = None, on: Day | None = None
) -> Any:
    """The same as a ``polars.DataFrame``; see `to_arrow`."""
    polars = load("polars", "frames")
    return polars.from_arrow(to_arrow(source, table, splitting=splitting, on=on))


def to_dataset(
    source: Source, table: str = CHUNKS, *, splitting: Splitting | None = None, on: Day | None = None
) -> Any:
    """The same as a ``datasets.Dataset`` of Hugging Face, in memory; see `to_arrow`."""
    datasets = load("datasets", "frames")
    return datasets.Dataset(to_arrow(source, table, splitting=splitting, on=on))


def _archive_table(source: Source, table: str) -> Any:
    load("duckdb", "archive")
    from ..archive import SCHEMAS, connect
    from ..archive.parts import list_parts

    if table not in SCHEMAS:
        raise ArgumentError(f"{table!r} is no table; they are {', '.join([CHUNKS, *SCHEMAS])}")
    if not isinstance(source, str | PathLike):
        raise ArgumentError(f"the table {table} is read from the folder of an archive, not {type(source).__name__}")
    database = connect(Path(source))
    if not list_parts(Path(source), table):
        raise ArgumentError(f"{source}: the archive has no table {table} yet")
    return database.sql(f"FROM {table}").to_arrow_table()


def _schema(arrow: Any) -> Any:
    fields = [(name, arrow.string()) for name in _TEXTS]
    fields[4] = ("date", arrow.date32())
    return arrow.schema([*fields, ("start", arrow.int32()), ("end", arrow.int32()),
                         ("cites", arrow.list_(arrow.string()))])


def _row(piece: Piece) -> dict[str, Any]:
    chunk = piece.chunk
    row: dict[str, Any] = {name: getattr(chunk, name, None) for name in _TEXTS}
    for step in chunk.steps:
        row[step.type] = step.heading if step.type == "attachment" else step.number
    return row | {"source": piece.source, "start": chunk.span.start, "end": chunk.span.end,
                  "cites": [citation.text for citation in chunk.citations]}


def _batched(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while batch := list(islice(rows, _ROWS)):
        yield batch
