"""connect: an archive's tables as views of DuckDB."""

import glob
from pathlib import Path

import duckdb

from ..arguments import read_path
from .parts import list_parts, read_form
from .tables import SCHEMAS


def connect(out: Path | str) -> duckdb.DuckDBPyConnection:
    """An archive in DuckDB: a connection in memory with a view for each of its tables.

    Args:
        out: Folder that `convert` wrote. The view ``links`` is there after `link`.

    Returns:
        A connection; its views read the parts that are there when a question is asked. In an archive of JSON Lines,
        ``documents`` has the fields of a Document as columns.

    Raises:
        ArchiveError: The folder holds no archive.

    Examples:
        >>> connect("nowhere")
        Traceback (most recent call last):
        vbpl.archive.parts.ArchiveError: nowhere: no archive; make one with vbpl convert
    """
    out = read_path(out)
    form = read_form(out)
    reader = {"parquet": "read_parquet", "jsonl": "read_json_auto"}[form]
    database = duckdb.connect()
    for table in SCHEMAS:
        if list_parts(out, table):
            parts = f"{glob.escape(str(out / table))}/*.{form}".replace("'", "''")
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM {reader}('{parts}')")
    return database
