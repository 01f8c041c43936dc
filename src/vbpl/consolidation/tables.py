"""Tables: the lines of a table with their numbers and cells, and which of them a provision names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import Provision
from .places import entry_of, find, iter_below, parent_of, same_number
from .units import Path, Unit, at_path, printed

COLUMN = "cột "
"""Begins the number of a column, as it stands in ``Provision.item``; of a cell the row comes first: ``2, cột 3``."""
ORDINAL = "thứ "
NUMBER = re.compile(r"\(?(?P<number>\d{1,4}(?:\.\d{1,3}){0,3}[a-zđ]?|[IVXLC]{1,6}|[A-ZĐa-zđ])[.)]?")
"""What the first cell of a numbered row prints: ``2``, ``2a``, ``1.2``, ``IV``, ``a)``."""


class Row(NamedTuple):
    """A line of a table."""

    table: Path
    start: int
    end: int
    """In the text of the table."""
    number: str
    """What its first cell prints."""
    line: str

    def cell(self, index: int) -> tuple[int, int] | None:
        """Where a cell stands in the text of the table; null where the row has none of this index."""
        cells = self.line.split("\t")
        if not 0 <= index < len(cells):
            return None
        start = self.start + sum(len(cell) + 1 for cell in cells[:index])
        return start, start + len(cells[index])


def lines_of(root: Unit, table: Path) -> Iterator[Row]:
    """All lines of a table; the number of one that begins with none is empty."""
    at = 0
    for line in printed(at_path(root, table).text).split("\n"):
        label = line.split("\t")[0].strip(" .")
        found = NUMBER.fullmatch(label)
        number = found["number"] if found else label if label[:1].isdecimal() else ""
        yield Row(table, at, at + len(line), number, line)
        at += len(line) + 1


def iter_rows(root: Unit, table: Path) -> Iterator[Row]:
    """The lines of a table that begin with a number."""
    return (row for row in lines_of(root, table) if row.number)


def rows_named(root: Unit, place: Provision) -> list[Row]:
    """The rows that a provision may mean: of that number, in the tables of the unit around it.

    A row whose number is printed as in the provision goes first: ``I`` is not ``1`` where both are there.
    """
    number = row_of(place)
    if number is None:
        return []
    rows = [row for table in tables_around(root, place) for row in iter_rows(root, table)]
    alike = [row for row in rows if row.number == number]
    return alike or [row for row in rows if row.number[0].isdecimal() and same_number(row.number, number)]


def row_of(place: Provision) -> str | None:
    """Number of the row that a provision may mean; null where it names a column alone, or no entry."""
    entry = entry_of(place)
    row = entry.partition(f", {COLUMN}")[0].removeprefix(ORDINAL) if entry else ""
    return row if row and not row.startswith(COLUMN) else None


def column_of(place: Provision) -> str | None:
    """Number of the column that a provision names."""
    _, named, number = (place.item or "").rpartition(COLUMN)
    return number.removeprefix(ORDINAL) if named else None


def tables_around(root: Unit, place: Provision) -> list[Path]:
    """The tables in the unit that a provision names around an entry, those of quotes left out."""
    around = place.model_copy(update={"item": None, "through": None}) if place.item else parent_of(place)
    path = find(root, around) if around != Provision() else None
    if path is None:
        return []
    return [path] if at_path(root, path).type == "table" else list(iter_below(root, path, "table"))


def is_entry(root: Unit, place: Provision) -> bool:
    """Whether a unit of the text, not a row, has the number of a provision just as it is printed there."""
    path = find(root, place)
    unit = at_path(root, path) if path is not None else None
    number = (row_of(place) or "").lstrip("0")
    return unit is not None and unit.type != "attachment" and (unit.number is None or unit.number.lstrip("0") == number)
