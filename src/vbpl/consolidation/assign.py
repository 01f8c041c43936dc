"""Assign: which of the units that are quoted stands for which target."""

from collections.abc import Sequence
from typing import NamedTuple

from ..model import LEVELS, Provision
from .places import ENTRIES, level_of, same_number
from .units import Run, Unit, Words, iter_units

ORDER = {level: rank for rank, level in enumerate(LEVELS)}


class Assigned(NamedTuple):
    """A target with its new text."""

    target: Provision
    unit: Unit | None
    """Null where nothing is quoted for it."""
    content: tuple[Unit, ...] = ()
    """What is quoted without the head of the unit: it goes into it."""


def assign(targets: Sequence[Provision], new: Sequence[Unit]) -> tuple[list[Assigned], list[Unit]]:
    """Each target with what is quoted for it, and the quoted units that are for none of them."""
    left = list(new)
    opened: list[Unit] = []
    found: list[Assigned] = []
    for target in targets:
        unit = take(left, opened, target)
        found.append(Assigned(target, unit))
    empty = [at for at, each in enumerate(found) if each.unit is None]
    if len(empty) == 1 and left and all(fits_into(unit, found[empty[0]].target) for unit in left):
        found[empty[0]] = Assigned(found[empty[0]].target, None, tuple(left))
        left = []
    elif empty and len(empty) == len(left) == len(found) and all(unit.type == "paragraph" for unit in left):
        found = [Assigned(each.target, None, (unit,)) for each, unit in zip(found, left, strict=True)]
        left = []
    return found, left


def take(left: list[Unit], opened: list[Unit], target: Provision) -> Unit | None:
    """The quoted unit of the target's number, taken out; also from inside a wider one that is quoted around it.

    A wider one is ``opened`` then: others may be in it too, and it is for no target itself.
    """
    last = level_of(target)
    if last is None:
        return None
    level, number = last
    for at, unit in enumerate(left):
        alike = unit.type == level or (unit.type in ENTRIES and (target.annex is not None or level == "item"))
        if alike and same_number(unit.number, number):
            return left.pop(at)
    for unit in (*left, *opened):
        if unit.number and ORDER.get(unit.type, 99) < ORDER.get(level, 0) and names(target, unit):
            inside = [each for _, each in iter_units(unit) if each.type == level and same_number(each.number, number)]
            if inside:
                if unit in left:
                    left.remove(unit)
                    opened.append(unit)
                return inside[0]
    return None


def names(target: Provision, unit: Unit) -> bool:
    """Whether a wider quoted unit is one that the target names, or one that it does not speak of."""
    said = getattr(target, unit.type, None)
    return said is None or same_number(said, unit.number)


def fits_into(unit: Unit, target: Provision) -> bool:
    """Whether a quoted unit may be the content of a target: it is narrower, or has no number."""
    last = level_of(target)
    if last is None or last[0] == "attachment":
        return False
    return unit.type not in ORDER or unit.number is None or ORDER[unit.type] > ORDER[last[0]]


def filled(old: Unit, content: Sequence[Unit]) -> Unit:
    """A unit with other content: its own head and heading stay."""
    lead: list[Unit] = []
    rest = list(content)
    while rest and rest[0].type == "paragraph" and not rest[0].children:
        lead.append(rest.pop(0))
    heading = old.heading if old.type != "clause" or not lead else ()
    return old._replace(heading=heading, text=joined([unit.text for unit in lead]), children=tuple(rest))


def joined(texts: Sequence[Words]) -> Words:
    """Paragraphs as one text."""
    out: list[Run] = []
    for words in filter(None, texts):
        if out:
            out.append(words[0]._replace(text="\n"))
        out += words
    return tuple(out)
