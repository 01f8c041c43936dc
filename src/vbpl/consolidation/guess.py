"""Guess: whether an act that names itself nowhere is the one that instructions are about."""

from collections.abc import Iterator, Sequence

from .operations import Operation
from .places import find
from .units import Unit, at_path, iter_units, printed
from .wording import even, occurrences

ENOUGH = 5
"""Words or titles found where instructions say, from which on a guess may be sure."""
SHARE = 0.9
"""Of all that were looked for."""


def fits(root: Unit, operations: Sequence[Operation]) -> bool:
    """Whether an act has, where instructions say, the words that they change and the titles that they keep."""
    found = [vote for operation in operations for vote in votes(root, operation)]
    return sum(found) >= ENOUGH and sum(found) >= SHARE * len(found)


def votes(root: Unit, operation: Operation) -> Iterator[bool]:
    """For each target whether its words are there; a title that is kept speaks for the act, another against none."""
    amendment = operation.amendment
    for target in amendment.targets:
        path = find(root, target)
        unit = at_path(root, path) if path is not None else Unit("")
        sought = [each.old for each in amendment.words if each.old]
        if sought:
            text = "\n".join(printed(words) for _, each in iter_units(unit) for words in (each.heading, each.text))
            yield any(occurrences(text, words) for words in sought)
        yield from (True for each in operation.new if unit.heading and is_titled(each, unit))


def is_titled(new: Unit, old: Unit) -> bool:
    """Whether a new unit has the number and the title of an old one."""
    same = (new.type, new.number) == (old.type, old.number)
    return same and even(printed(new.heading)).lower() == even(printed(old.heading)).lower()
