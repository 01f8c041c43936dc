"""Versions: every wording that the units of an act have had."""

import datetime
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import LEVELS, Provision
from ..model.consolidation import Version
from ..printing.heads import head_of
from .notes import Made
from .places import ABOVE_ARTICLES, annex_number
from .units import Unit, printed

Key = tuple[tuple[str, str], ...]
"""Levels and numbers of a unit, from its article down."""


class State(NamedTuple):
    """An act from one day on."""

    since: datetime.date | None
    root: Unit


class Standing(NamedTuple):
    """A unit in one state."""

    unit: Unit
    above: tuple[Unit, ...]
    """The units around it, outermost first."""


def versions_of(states: Sequence[State], made: Sequence[Made], act: str) -> list[Version]:
    """Every wording of every điều, khoản and điểm, units in the order in which they came."""
    found: dict[Key, list[Version]] = {}
    before: dict[Key, Standing] = {}
    for state in states:
        after = dict(standings(state.root))
        for key in dict.fromkeys([*before, *after]):
            old, new = before.get(key), after.get(key)
            if old is None or new is None or old.unit is not new.unit:
                record(found.setdefault(key, []), key, old, new, state, made, act)
        before = after
    return [version for wordings in found.values() for version in wordings]


def record(
    wordings: list[Version], key: Key, old: Standing | None, new: Standing | None, state: State,
    made: Sequence[Made], act: str,
) -> None:
    """Close the wording before, and open that of a state, where the two differ."""
    text = wording(new) if new else None
    if wordings and wordings[-1].valid_to is None:
        if wordings[-1].text == text:
            return
        wordings[-1] = wordings[-1].model_copy(update={"valid_to": state.since})
    if text is None or new is None:
        return
    change = cause(old, new)
    wordings.append(Version(
        provision=Provision.model_validate(dict(key)), text=text, valid_from=state.since,
        source=made[change].change.source if change is not None else act, change=change,
    ))


def cause(old: Standing | None, new: Standing) -> int | None:
    """Index of the last change that made a unit what it is: its own, of what is in it, or of what is around it."""
    known = set(changes_in(old.unit)) if old else set()
    own = [change for change in changes_in(new.unit) if change not in known]
    around = [mark.change for unit in new.above for mark in unit.marks if mark.part == "unit"]
    return max(own or around, default=None)


def changes_in(unit: Unit) -> Iterator[int]:
    """The changes of a unit and of all below it."""
    yield from (mark.change for mark in unit.marks)
    for child in unit.children:
        yield from changes_in(child)


def standings(root: Unit) -> Iterator[tuple[Key, Standing]]:
    """The units of a state by their keys, the last first, so that of two with one key the first is kept."""
    yield from reversed(list(iter_standings(root, (), ())))


def iter_standings(unit: Unit, key: Key, above: tuple[Unit, ...]) -> Iterator[tuple[Key, Standing]]:
    for child in unit.children:
        inner = key_below(key, child)
        if child.type in ("article", "clause", "point") and child.number is not None:
            yield inner, Standing(child, above)
        if child.type != "quote":
            yield from iter_standings(child, inner, (*above, child))


def key_below(key: Key, unit: Unit) -> Key:
    """The key of a unit inside another; chapters do not count, since articles are counted through them."""
    if unit.type == "attachment":
        return (("annex", annex_number(unit) or printed(unit.heading)),)
    if unit.type not in LEVELS or unit.number is None or unit.type in ABOVE_ARTICLES:
        return key
    kept = tuple(step for step in key if step[0] == "annex" or (unit.type != "article" and step[0] != unit.type))
    return (*kept, (unit.type, unit.number))


def wording(standing: Standing) -> str:
    """All of a unit as plain text, a paragraph a line; empty where it is repealed."""
    if standing.unit.repealed:
        return ""
    return "\n".join(filter(None, iter_wording(standing.unit, standing.above)))


def iter_wording(unit: Unit, above: tuple[Unit, ...]) -> Iterator[str]:
    head = head_of(unit, above)
    first = f"{head} {printed(unit.heading)}".strip()
    text = printed(unit.text)
    if first and text and not unit.heading:
        yield f"{first} {text}"
    else:
        yield first
        yield text
    for child in unit.children:
        yield from iter_wording(child, (*above, unit))
