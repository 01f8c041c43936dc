"""Columns: words of a column, one cell of it, or all its cells: ``cột 3 Phụ lục I``, ``cột 3 số thứ tự 2``."""

from collections.abc import Iterator, Sequence
from functools import partial

from ..model import Provision
from .operations import Operation
from .results import Result, in_doubt, missing, unsupported
from .rewording import swap
from .tables import Row, column_of, lines_of, row_of, rows_named, tables_around
from .units import Mark, Path, Run, Unit, at_path, printed, put
from .wording import Change, changed_unit, occurrences, splice

COUNTED = "column {} was counted from the left"


def change_column(root: Unit, target: Provision, operation: Operation, index: int) -> Result:
    """What an operation does to a column of the only table around it, or to one cell; in doubt, since it is counted."""
    tables, number = tables_around(root, target), column_of(target) or ""
    rows = rows_named(root, target) if row_of(target) else []
    if row_of(target):
        tables = list(dict.fromkeys(row.table for row in rows))
    if len(tables) != 1 or len(rows) > 1 or not number.isdecimal():
        return missing(root, target) if not tables else Result(
            root, target, "ambiguous", "several tables, or rows, may be meant")
    lines = rows or list(lines_of(root, tables[0]))
    changed = changed_table(root, tables[0], lines, int(number) - 1, operation, index)
    if isinstance(changed, str):
        return unsupported(root, target, changed)
    if changed is at_path(root, tables[0]):
        return Result(root, target, "words_missing", "the words do not occur in this column")
    return in_doubt(put(root, tables[0], changed), target, COUNTED.format(number))


def changed_table(
    root: Unit, table: Path, lines: Sequence[Row], column: int, operation: Operation, index: int
) -> Unit | str:
    """A table with other cells in a column; why it cannot be done, where it cannot."""
    amendment, unit = operation.amendment, at_path(root, table)
    cells = [cell for row in lines if (cell := row.cell(column))]
    if not cells or (len(cells) < len(lines) and not amendment.words):
        return "some of its rows have no such column"
    if amendment.words:
        return with_other_words(unit, cells, operation, index)
    if amendment.action == "repeal" and len(lines) > 1:
        return without_column(unit, cells, column, index)
    if amendment.action == "replace" and len(lines) == 1 and len(operation.new) == 1:
        new = operation.new[0]
        words = Run(printed(new.text) or printed(new.heading), operation.source, new.span)
        return unit._replace(text=splice(unit.text, *cells[0], words), marks=(*unit.marks, Mark(index, "text")))
    return "only words, one cell, or all of a column are changed"


def with_other_words(unit: Unit, cells: Sequence[tuple[int, int]], operation: Operation, index: int) -> Unit:
    """A table with other words in some cells."""
    for start, end in reversed(cells):
        for words in operation.amendment.words:
            change: Change = partial(swap, words=words, operation=operation)
            unit, _ = changed_unit(unit, words.old or "", change, index, partial(in_cell, start, end))
    return unit


def in_cell(start: int, end: int, text: str, words: str) -> list[tuple[int, int]]:
    """Where words occur between two places."""
    return [(start + first, start + last) for first, last in occurrences(text[start:end], words)]


def without_column(unit: Unit, cells: Sequence[tuple[int, int]], column: int, index: int) -> Unit:
    """A table without a column: each cell goes with the tab before it, of the first column with the one after."""
    text = unit.text
    for start, end in reversed(list(with_tab(printed(unit.text), cells, column))):
        text = splice(text, start, end, None)
    return unit._replace(text=text, marks=(*unit.marks, Mark(index, "text")))


def with_tab(text: str, cells: Sequence[tuple[int, int]], column: int) -> Iterator[tuple[int, int]]:
    """Cells with the tab that goes with them."""
    for start, end in cells:
        yield (start - 1, end) if column else (start, end + (text[end : end + 1] == "\t"))
