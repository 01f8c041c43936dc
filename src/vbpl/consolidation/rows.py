"""Rows: one row of a table of an annex changed, put in or repealed: ``số thứ tự 12 Phụ lục IV``."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from ..model import Provision
from .operations import Operation
from .places import entry_of, find_annex, iter_below, level_of, number_key, same_number
from .results import Result, applied, in_doubt, missing, unsupported
from .rewording import swap
from .units import Mark, Path, Run, Unit, at_path, printed, put
from .wording import changed_unit, occurrences, splice

CELLS = re.compile(r"\s*\|\s*")
REPEALED = "(được bãi bỏ)"


class Row(NamedTuple):
    """A line of a table."""

    table: Path
    start: int
    end: int
    """In the text of the table."""
    number: str
    """What its first cell prints."""


def change_rows(root: Unit, operation: Operation, index: int) -> Iterator[Result]:
    """What an operation does to the rows that it names, one by one."""
    for target in [row for each in operation.amendment.targets for row in expanded(root, each)]:
        result = change_row(root, target, operation, index)
        yield result
        root, index = result.root, index + 1


def expanded(root: Unit, target: Provision) -> list[Provision]:
    """A range as the rows in it; anything else as it is."""
    first, last, level = find_row(root, target), entry_of(target.through) if target.through else None, level_of(target)
    if first is None or last is None or level is None:
        return [target]
    low, high = number_key(first.number), number_key(last)
    numbers = [row.number for row in iter_rows(root, first.table) if low <= number_key(row.number) <= high]
    return [target.model_copy(update={level[0]: number, "through": None}) for number in numbers]


def is_about_rows(root: Unit, operation: Operation) -> bool:
    """Whether an operation names entries of an annex that are rows of its tables."""
    amendment = operation.amendment
    named = [amendment.anchor] if amendment.anchor and amendment.position else list(amendment.targets)
    return any(find_row(root, each) is not None for each in named)


def find_row(root: Unit, place: Provision) -> Row | None:
    """The row of the number of an entry, in a table of the annex that it is of."""
    number, path = entry_of(place), find_annex(root, place.annex) if place.annex else None
    if number is None or path is None:
        return None
    rows = (row for table in iter_below(root, path, "table") for row in iter_rows(root, table))
    return next((row for row in rows if same_number(row.number, number)), None)


def iter_rows(root: Unit, table: Path) -> Iterator[Row]:
    """The lines of a table that begin with a number."""
    at = 0
    for line in printed(at_path(root, table).text).split("\n"):
        number = line.split("\t")[0].strip(" .")
        if number[:1].isdecimal():
            yield Row(table, at, at + len(line), number)
        at += len(line) + 1


def change_row(root: Unit, target: Provision, operation: Operation, index: int) -> Result:
    """One row."""
    amendment, row = operation.amendment, find_row(root, target)
    if amendment.action == "insert":
        return insert_row(root, target, row, operation, index) if not amendment.words else reworded(
            root, target, row, operation, index)
    if row is None:
        return missing(root, target)
    if amendment.words:
        return reworded(root, target, row, operation, index)
    if amendment.action == "repeal":
        return with_line(root, target, row, f"{row.number}\t{REPEALED}", operation, index)
    line = new_line(target, operation.new)
    if not line:
        return unsupported(root, target, "nothing is quoted for this row")
    return with_line(root, target, row, line, operation, index)


def insert_row(root: Unit, target: Provision, there: Row | None, operation: Operation, index: int) -> Result:
    """A row more, after the one that is named, else after the last smaller one of that table."""
    if there is not None:
        return Result(root, target, "exists", "the act has a row of this number")
    line, anchor = new_line(target, operation.new), operation.amendment.anchor
    beside = find_row(root, anchor) if anchor else None
    if not line or beside is None:
        return unsupported(root, target, "nothing is quoted for this row") if beside else missing(root, target)
    key = number_key(entry_of(target) or "")
    rows = (row for row in iter_rows(root, beside.table) if row.start >= beside.start)
    smaller = [row for row in rows if number_key(row.number) < key]
    at = smaller[-1].end if smaller and operation.amendment.position == "after" else beside.end
    before = operation.amendment.position == "before"
    place, words = (beside.start, f"{line}\n") if before else (at, f"\n{line}")
    return spliced(root, target, Row(beside.table, place, place, ""), words, operation, index)


def with_line(root: Unit, target: Provision, row: Row, line: str, operation: Operation, index: int) -> Result:
    """Another line in the place of a row; in doubt where it has another number of cells."""
    result = spliced(root, target, row, line, operation, index)
    old = printed(at_path(root, row.table).text)[row.start : row.end]
    if operation.amendment.action != "repeal" and old.count("\t") != line.count("\t"):
        return in_doubt(result.root, target, "the new row has another number of cells")
    return result


def spliced(root: Unit, target: Provision, row: Row, words: str, operation: Operation, index: int) -> Result:
    """A table with other words at a place."""
    table = at_path(root, row.table)
    new = Run(words, operation.source, operation.new[0].span if operation.new else operation.amendment.span)
    text = splice(table.text, row.start, row.end, new)
    return applied(put(root, row.table, table._replace(text=text, marks=(*table.marks, Mark(index, "text")))), target)


def reworded(root: Unit, target: Provision, row: Row | None, operation: Operation, index: int) -> Result:
    """A row with other words."""
    if row is None:
        return missing(root, target)
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


def new_line(target: Provision, new: Sequence[Unit]) -> str:
    """The row that is quoted for an entry, its cells parted by tabs; empty where there is none."""
    wanted = entry_of(target)
    for unit in new:
        lines = printed(unit.text).split("\n") if unit.type in ("table", "paragraph") else []
        for line in lines:
            cells = [cell for cell in CELLS.split(line.strip(" |“”;.")) if cell] if "|" in line else line.split("\t")
            if len(cells) > 1 and same_number(cells[0].strip(" ."), wanted):
                return "\t".join(cells)
        if unit.number and same_number(unit.number, wanted) and not unit.children:
            return f"{unit.number}\t{printed(unit.heading) or printed(unit.text)}"
    return ""
