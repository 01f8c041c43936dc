"""table_text: rows as CSV and JSON."""

import csv
import datetime
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Rows as CSV in UTF-8 with a head; lists and structures are JSON.

    >>> to_csv(["a", "b"], [[1, ["x"]], [None, "y,z"]])
    b'a,b\\r\\n1,"[""x""]"\\r\\n,"y,z"\\r\\n'
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8", "replace")


def to_json(value: Any) -> bytes:
    """A value as JSON in UTF-8; days in ISO form."""
    return json.dumps(value, ensure_ascii=False, default=_plain).encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    return to_json(value).decode() if isinstance(value, list | dict) else value


def _plain(value: object) -> str:
    """A day as text; anything else is no value of a table."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"a table holds no {type(value).__name__}")
