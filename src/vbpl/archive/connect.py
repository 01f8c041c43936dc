"""connect: an archive's tables as views of DuckDB. Imports vbpl.archive."""

import glob
from pathlib import Path

import duckdb

from .parts import list_parts, read_form
from .tables import SCHEMAS


def connect(out: Path | str) -> duckdb.DuckDBPyConnection:
    """A connection with a view for each table of an archive; ``links`` is there after ``vbpl link``.

    In an archive of JSON Lines, ``documents`` has the columns of a Document. Raises `ArchiveError` for another folder.
    """
    out = Path(out)
    form = read_form(out)
    reader = {"parquet": "read_parquet", "jsonl": "read_json_auto"}[form]
    database = duckdb.connect()
    for table in SCHEMAS:
        if list_parts(out, table):
            parts = f"{glob.escape(str(out / table))}/*.{form}".replace("'", "''")
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM {reader}('{parts}')")
    return database
