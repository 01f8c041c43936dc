"""Which number belongs under which: a run of levels and numbers to paths.

``điểm a và b khoản 1, khoản 3 Điều 5`` and ``Điều 5, khoản 2, điểm đ`` hold the same words in two orders. Numbers are
the indexes of their tokens, so that the result serves every mention of the same shape.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..words.levels import Field, ranks

Step = tuple[Field, int | None]
"""A level and the token of its number; null for ``này``, the enclosing unit."""


class Unit(NamedTuple):
    """One number as it comes: ``, khoản 3`` or ``và b``."""

    field: Field | None
    """Null for a number without a word of its own."""
    number: int | None
    separator: str | None = None
    through: bool = False
    """After ``đến``: the end of a range."""


class Path(NamedTuple):
    """Steps from general to specific, and those of the end of a range."""

    steps: tuple[Step, ...]
    through: tuple[Step, ...] | None = None


class _Run:
    """Numbers of one level: ``Điều 4, Điều 5 và 6``."""

    def __init__(self, unit: Unit, field: Field) -> None:
        self.field, self.rank, self.separator = field, ranks()[field], unit.separator
        self.through = unit.through
        self.numbers: list[tuple[int | None, int | None]] = [(unit.number, None)]

    def says_this(self) -> bool:
        return self.numbers[0][0] is None


class _Open:
    """A path that more general levels to the right may still close."""

    def __init__(self, run: _Run, number: tuple[int | None, int | None], above: Sequence[Step] = ()) -> None:
        self.steps: list[Step] = [*above, (run.field, number[0])]
        self.last = number[1]

    @property
    def top(self) -> int:
        return ranks()[self.steps[0][0]]

    def path(self) -> Path:
        field = self.steps[-1][0]
        through = None if self.last is None else (*self.steps[:-1], (field, self.last))
        return Path(tuple(self.steps), through)


def distribute(units: Sequence[Unit]) -> list[Path]:
    """The paths of a run of units.

    A lower level belongs to the next higher one to its right (``khoản 1 và khoản 2 Điều 5``); after a closed group a
    new one begins (``khoản 1 Điều 6 và các Điều 8, 9``); without a higher one to the right it belongs to the one on
    its left (``Điều 5, khoản 2``).
    """
    runs = _runs(units)
    paths: list[_Open] = []
    ranges: list[int] = []
    group = 0
    for index, run in enumerate(runs):
        if run.through:
            ranges.append(len(paths))
        if index and run.rank < runs[index - 1].rank and not _goes_up(runs, index):
            group = len(paths)
        if _goes_up(runs, index):
            _close(paths[group:], run)
            paths += [_Open(run, number) for number in run.numbers[1:]]
        elif _goes_down(runs, index):
            above = paths.pop().steps
            paths += [_Open(run, number, above) for number in run.numbers]
        else:
            paths += [_Open(run, number) for number in run.numbers]
    return _with_ranges([path.path() for path in paths], ranges)


def _runs(units: Sequence[Unit]) -> list[_Run]:
    runs: list[_Run] = []
    for unit in units:
        if runs and unit.field in (None, runs[-1].field):
            if unit.through:
                runs[-1].numbers[-1] = (runs[-1].numbers[-1][0], unit.number)
            else:
                runs[-1].numbers.append((unit.number, None))
        elif unit.field:
            runs.append(_Run(unit, unit.field))
    return runs


def _goes_up(runs: Sequence[_Run], index: int) -> bool:
    """Whether this level closes what stands to its left."""
    run, before = runs[index], runs[index - 1]
    if index == 0 or run.rank >= before.rank or run.through:
        return False
    joins = run.rank >= ranks()["article"] or all(each.field != "article" for each in runs)
    return run.separator is None or (run.separator == "COMMA" and joins)


def _goes_down(runs: Sequence[_Run], index: int) -> bool:
    """Whether this level lies inside the one to its left: no later one, and no ``này``, takes it up."""
    run, before = runs[index], runs[index - 1]
    if index == 0 or run.rank <= before.rank or run.separator == "AND" or run.through or run.says_this():
        return False
    return all(later.rank > before.rank and not later.says_this() for later in _chain(runs, index))


def _chain(runs: Sequence[_Run], index: int) -> Iterator[_Run]:
    for later in range(index + 1, len(runs)):
        if not _goes_up(runs, later):
            return
        yield runs[later]


def _close(paths: Sequence[_Open], run: _Run) -> None:
    for path in reversed(paths):
        if path.top <= run.rank:
            break
        path.steps.insert(0, (run.field, run.numbers[0][0]))


def _with_ranges(paths: list[Path], ranges: Sequence[int]) -> list[Path]:
    """Joins the two ends of ``khoản 1 Điều 5 đến khoản 3 Điều 9``."""
    for place in reversed(ranges):
        if 0 < place < len(paths):
            paths[place - 1:place + 1] = [Path(paths[place - 1].steps, paths[place].steps)]
    return paths
