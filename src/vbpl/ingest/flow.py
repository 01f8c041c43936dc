"""Flow: lines of text from paragraphs and nested tables.

Official documents set two columns side by side as a table of one or a few rows: issuer and national title above,
recipients and signature below. Such cells are read one after the other, as a person reads them. A row of a table of
facts becomes one line with tabs between its cells.
"""

import re
from typing import Literal

Cell = list[str]
Row = list[Cell]
Part = Literal["table", "row", "cell"]

_AROUND: dict[Part, Part | None] = {"table": None, "row": "table", "cell": "row"}

COLUMNS, LAYOUT_ROWS = 2, 4
"""A table with at most this many rows, and a cell of several lines, is layout: it sets columns and holds no facts."""

_BLANKS = re.compile(r"[ \t\xa0\r\n\f\v]+")


class Flow:
    """Collects lines. A row or cell outside a table is taken for plain text."""

    def __init__(self) -> None:
        self._cells: list[Cell] = [[]]
        self._tables: list[list[Row]] = []
        self._open: list[Part] = []
        self._line: list[str] = []

    def text(self, text: str) -> None:
        """Adds text to the line."""
        self._line.append(text)

    def end_line(self) -> None:
        """Ends the line; an empty one is dropped."""
        line = "".join(self._line).strip()
        self._line.clear()
        if line:
            self._cells[-1].append(line)

    def begin(self, part: Part) -> None:
        """Opens a table, a row or a cell."""
        self.end_line()
        if _AROUND[part] != (self._open[-1] if self._open else None) and part != "table":
            return
        self._open.append(part)
        if part == "table":
            self._tables.append([])
        elif part == "row":
            self._tables[-1].append([])
        else:
            self._cells.append([])

    def end(self, part: Part) -> None:
        """Closes what `begin` opened."""
        self.end_line()
        if not self._open or self._open[-1] != part:
            return
        self._open.pop()
        if part == "table":
            self._cells[-1].extend(table_lines(self._tables.pop()))
        elif part == "cell":
            cell = self._cells.pop()
            self._tables[-1][-1].append(cell)

    def lines(self) -> list[str]:
        """All lines, after closing whatever is still open."""
        while self._open:
            self.end(self._open[-1])
        self.end_line()
        return self._cells[0]


def table_lines(rows: list[Row]) -> list[str]:
    """The lines of a table: column after column if it is layout, else one line for each row."""
    rows = [row for row in rows if any(row)]
    filled = [[cell for cell in row if cell] for row in rows]
    columns = max(map(len, rows), default=0)
    tall = any(len(cell) > 1 for row in rows for cell in row)
    if columns == 1 or (max(map(len, filled), default=0) <= COLUMNS and tall and len(rows) <= LAYOUT_ROWS):
        return [line for row in filled for cell in row for line in cell]
    return ["\t".join(" ".join(cell) for cell in row).rstrip("\t") for row in rows]


def collapse(text: str) -> str:
    """White space as a browser shows it: one space for each run."""
    return _BLANKS.sub(" ", text)
