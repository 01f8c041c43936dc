"""Rows: one row of a table changed, put in or repealed: ``số thứ tự 12 Phụ lục IV``, ``dòng 2 tại Điều 4``."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ..model import Provision
from .columns import change_column
from .operations import Operation
from .places import level_of, number_key, same_number
from .results import Result, applied, in_doubt, missing, told, unsupported
from .rewording import swap
from .tables import Row, column_of, is_entry, iter_rows, row_of, rows_named, tables_around
from .units import Mark, Path, Run, Unit, at_path, printed, put
from .wording import changed_unit, occurrences, splice

CELLS = re.compile(r"\s*\|\s*")
REPEALED = "(được bãi bỏ)"
SEVERAL = "several rows of its tables have this number"


def change_rows(root: Unit, operation: Operation, index: int) -> Iterator[Result]:
    """What an operation does to the rows and columns that it names, one by one."""
    for target in [row for each in operation.amendment.targets for row in expanded(root, each)]:
        result = change_row(root, target, operation, index)
        yield result
        root, index = result.root, index + 1


def expanded(root: Unit, target: Provision) -> list[Provision]:
    """A range as the rows in it; anything else as it is."""
    rows, last, level = rows_named(root, target), row_of(target.through) if target.through else None, level_of(target)
    if not rows or last is None or level is None:
        return [target]
    low, high = number_key(rows[0].number), number_key(last)
    numbers = [row.number for row in iter_rows(root, rows[0].table) if low <= number_key(row.number) <= high]
    return [target.model_copy(update={level[0]: number, "through": None}) for number in numbers]


def is_about_rows(root: Unit, operation: Operation) -> bool:
    """Whether an operation names columns, or entries that are rows of tables and no units of the text."""
    amendment = operation.amendment
    if any(column_of(each) for each in amendment.targets):
        return True
    if amendment.action == "insert" and not amendment.words and not (amendment.anchor and amendment.position):
        return all(row_of(each) and table_for(root, each, operation) is not None for each in amendment.targets[:1])
    named = [amendment.anchor] if amendment.anchor and amendment.position else list(amendment.targets)
    return any(rows_named(root, each) and not is_entry(root, each) for each in named)


def table_for(root: Unit, target: Provision, operation: Operation) -> Path | None:
    """The table that a new row without an anchor belongs to: the only one with numbered rows; null for none."""
    if new_line(target, operation.new, in_table=True) is None:
        return None
    tables = [table for table in tables_around(root, target) if next(iter_rows(root, table), None)]
    return tables[0] if len(tables) == 1 else None


def change_row(root: Unit, target: Provision, operation: Operation, index: int) -> Result:
    """One row, or one column or cell."""
    amendment = operation.amendment
    if column_of(target):
        return change_column(root, target, operation, index)
    if amendment.action == "insert" and not amendment.words:
        return insert_row(root, target, operation, index)
    rows = likely(root, target, operation)
    if len(rows) != 1:
        return missing(root, target) if not rows else Result(root, target, "ambiguous", SEVERAL)
    row = rows[0]
    if amendment.words:
        return reworded(root, target, row, operation, index)
    if amendment.action == "repeal":
        _, end = row.cell(0) or (row.start, row.start)
        gone = Run(f"\t{REPEALED}", operation.source, amendment.span)
        return spliced(root, target, row._replace(start=end), gone, index)
    new = new_line(target, operation.new)
    return with_line(root, target, row, new, index) if new else unsupported(
        root, target, "nothing is quoted for this row")


def likely(root: Unit, target: Provision, operation: Operation) -> list[Row]:
    """The rows that a target may mean; of several those that have its words, or most cells of the new row."""
    rows = rows_named(root, target)
    if len(rows) < 2:
        return rows
    old = [each.old for each in operation.amendment.words if each.old]
    new = new_line(target, operation.new)
    cells = set(new.text.split("\t")[1:]) if new else set()
    score = {row: sum(bool(occurrences(row.line, words)) for words in old)
             + len(cells.intersection(row.line.split("\t"))) for row in rows}
    most = max(score.values())
    return [row for row in rows if score[row] == most] if most else rows


def insert_row(root: Unit, target: Provision, operation: Operation, index: int) -> Result:
    """A row more: beside the one that is named, else after the last smaller one of its table."""
    amendment = operation.amendment
    beside = rows_named(root, amendment.anchor) if amendment.anchor and amendment.position else []
    table = beside[0].table if beside else table_for(root, target, operation)
    line = new_line(target, operation.new)
    if len(beside) > 1:
        return Result(root, target, "ambiguous", SEVERAL)
    if table is None or line is None:
        return unsupported(root, target, "nothing is quoted for this row") if table else missing(root, target)
    rows = list(iter_rows(root, table))
    if any(row in rows for row in rows_named(root, target)):
        return Result(root, target, "exists", "the act has a row of this number")
    at, before = place_among(rows, target, beside[0] if beside else None, amendment.position)
    words = f"{line.text}\n" if before else f"\n{line.text}"
    return spliced(root, target, Row(table, at, at, "", ""), line._replace(text=words), index)


def place_among(rows: Sequence[Row], target: Provision, beside: Row | None, position: str | None) -> tuple[int, bool]:
    """Where a new row goes among others, and whether before the line that begins there."""
    if beside and position == "before":
        return beside.start, True
    key = number_key(row_of(target) or "")
    alike = [row for row in rows if row.number[0].isdecimal()] or rows
    smaller = [row for row in alike if number_key(row.number) < key and row.start >= (beside.start if beside else 0)]
    if not smaller and beside is None:
        return alike[0].start, True
    last = smaller[-1] if smaller and (beside is None or position == "after") else beside
    return (last or rows[-1]).end, False


def with_line(root: Unit, target: Provision, row: Row, line: Run, index: int) -> Result:
    """Another line in the place of a row; in doubt where it has another number of cells."""
    result = spliced(root, target, row, line, index)
    uneven = row.line.count("\t") != line.text.count("\t")
    return told(result.root, target, "the new row has another number of cells" if uneven else "")


def spliced(root: Unit, target: Provision, row: Row, new: Run, index: int) -> Result:
    """A table with other words at a place."""
    table = at_path(root, row.table)
    text = splice(table.text, row.start, row.end, new)
    return applied(put(root, row.table, table._replace(text=text, marks=(*table.marks, Mark(index, "text")))), target)


def reworded(root: Unit, target: Provision, row: Row, operation: Operation, index: int) -> Result:
    """A row with other words."""
    table, count = at_path(root, row.table), 0
    for words in operation.amendment.words:
        change = partial(swap, words=words, operation=operation)
        table, found = changed_unit(table, words.old or "", change, index, partial(in_line, row.start))
        count += found
    if not count:
        return Result(root, target, "words_missing", "the words do not occur in this row")
    return in_doubt(put(root, row.table, table), target, f"number {row.number} was taken for that of a row")


def in_line(start: int, text: str, words: str) -> list[tuple[int, int]]:
    """Where words occur in the line that begins at a place."""
    line = text[start:].split("\n", 1)[0]
    return [(start + first, start + last) for first, last in occurrences(line, words)]


def new_line(target: Provision, new: Sequence[Unit], *, in_table: bool = False) -> Run | None:
    """The row that is quoted for an entry, its cells parted by tabs; null where there is none.

    With ``in_table`` only one that is quoted as a row.
    """
    wanted = row_of(target)
    for unit in new:
        lines = printed(unit.text).split("\n") if unit.type in ("table", "paragraph") else []
        for line in lines:
            cells = [cell for cell in CELLS.split(line.strip(" |“”;.")) if cell] if "|" in line else line.split("\t")
            if len(cells) > 1 and same_number(cells[0].strip(" ."), wanted):
                return Run("\t".join(cells), unit.source, unit.span)
        if unit.number and same_number(unit.number, wanted) and not unit.children and not in_table:
            words = printed(unit.heading) or printed(unit.text)
            return Run(f"{unit.number}\t{words}", unit.source, unit.span)
    return None
