"""Slips in any order gathered by part, on disk: DuckDB sorts rows as long as documents in memory alone."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile

from .parts import UNFINISHED
from .slips import Slip

_SETTINGS = """
PRAGMA page_size = 65536; PRAGMA cache_size = -8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
"""
"""Pages as large as the rows, few of them in memory; what is left of a run that died is of no use."""


def iter_gathered(rows: Iterable[tuple[str, ...]], folder: Path) -> Iterator[tuple[str, list[Slip]]]:
    """The slips of each part in their order, the parts in theirs; meanwhile they lie in a file in ``folder``."""
    with (
        NamedTemporaryFile(prefix=UNFINISHED, dir=folder) as file,
        closing(sqlite3.connect(file.name, isolation_level=None)) as held,
    ):
        held.executescript(f"{_SETTINGS} CREATE TABLE slips (part, role, document, key, value); BEGIN")
        held.executemany("INSERT INTO slips VALUES (?, ?, ?, ?, ?)", rows)
        held.execute("CREATE INDEX parts ON slips (part)")
        for (part,) in held.execute("SELECT DISTINCT part FROM slips ORDER BY part"):
            yield part, sorted(Slip(*row) for row in held.execute("SELECT * FROM slips WHERE part = ?", [part]))
