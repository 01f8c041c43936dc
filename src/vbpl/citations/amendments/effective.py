"""Days of single instructions: ``khoản 2 Điều 1 của Luật này có hiệu lực từ ngày ...``."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from ...model import Effect, Provision
from ..own_text import OwnText

_LEVELS = ("article", "clause", "point")


class Days(NamedTuple):
    """The units of the amending act that have a first day of their own."""

    units: tuple[tuple[Provision, datetime.date], ...]

    def day_of(self, own: OwnText) -> datetime.date | None:
        """The first day of what a unit says; that of the most specific unit around it."""
        if not self.units:
            return None
        path: dict[str, str | None] = {each.block.type: each.block.number for each in (*own.parents, own)}
        days = [(_depth(unit), day) for unit, day in self.units if _holds(unit, path)]
        return max(days)[1] if days else None


def days_of_units(effects: Sequence[Effect]) -> Days:
    """The days that a document gives to some of its units."""
    starts = [each for each in effects if each.event == "start" and each.date]
    return Days(tuple((unit, each.date) for each in starts for unit in each.provisions if each.date and unit.article))


def _depth(unit: Provision) -> int:
    return sum(getattr(unit, level) is not None for level in _LEVELS)


def _holds(unit: Provision, path: dict[str, str | None]) -> bool:
    said = {level: getattr(unit, level) for level in _LEVELS if getattr(unit, level) is not None}
    if unit.through is None:
        return all(path.get(level) == number for level, number in said.items())
    last = [level for level in _LEVELS if level in said][-1]
    above = all(path.get(level) == number for level, number in said.items() if level != last)
    return above and _between(path.get(last), said[last], getattr(unit.through, last))


def _between(number: str | None, first: str, last: str | None) -> bool:
    if not (number and last and number.isdecimal() and first.isdecimal() and last.isdecimal()):
        return number in (first, last)
    return int(first) <= int(number) <= int(last)
