"""Replay: an act as it stands after its amendments."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from ..arguments import expect, read_day
from ..citations.effects import FirstDay, first_day_in, first_days_stated
from ..model import Document
from ..model.consolidation import AppliedChange, Consolidation, Version
from ..model.walk import day_of
from .acts import bare_number, merged_into, names_of, stated_before
from .amended import operations_in_order
from .apply import apply
from .assemble import origins_of
from .conflicts import CHANGED, ambiguous, on_one_day, out_of_order, without
from .documents import document_of
from .guess import fits
from .notes import Made, note_of
from .operations import Operation
from .pauses import WHOLE, Pause, moved, pauses_of, with_pauses
from .printing import print_tree
from .results import Result, doubted
from .units import Unit, at_path, root_of
from .versions import State, versions_of

GUESSED = "the act names itself nowhere; most instructions are about this one"
MISSED = ("target_missing", "words_missing", "exists")
"""Where the act says something else than an instruction takes it to say."""
UNDATED = "the amending act does not tell its first day"


def consolidate(
    act: Document, amending: Sequence[Document], on: datetime.date | str | None = None
) -> Consolidation:
    """An act with its amendments worked in: what it says after them, or on a day.

    Only the instructions on this act are taken from the amending acts, in the order of effect; nothing is done on a
    unit that is not there, and ``changes`` says what became of each.

    Args:
        act: The act as issued.
        amending: The acts that amend it, in any order; others are left alone.
        on: Leave out what has no effect by this day, a date or ``2024-08-01``; null for all that is given.

    Returns:
        Text with notes, the same as a document, what became of each instruction, and every wording in time.

    Raises:
        VbplError: ``act`` or one of ``amending`` is no Document, or ``on`` is no date.
    """
    expect(act, Document, "consolidate takes the act as a Document (vbpl.parse makes one of a text)")
    expect(amending, Sequence, "the acts that amend are a list of Documents")
    for each in amending:
        expect(each, Document, "the acts that amend are Documents, like Bundle.documents")
    day = None if on is None else read_day(on)
    return finished(act, amending, day, replay(act, amending, day))


def wordings(act: Document, amending: Sequence[Document]) -> tuple[Version, ...]:
    """Every wording of the units of an act, as `consolidate` tells them, without the text: most of the work."""
    return versions_in(act, replay(act, amending, None))


class Replayed(NamedTuple):
    """An act through time."""

    states: list[State]
    """Its trees, each from a day on."""
    made: list[Made]
    """What became of each instruction."""
    pauses: list[Pause]
    """Days on which it, or a part of it, has no effect."""


def replay(act: Document, amending: Sequence[Document], day: datetime.date | None) -> Replayed:
    """All instructions on an act taken in order."""
    root = root_of(act)
    made: list[Made] = []
    operations = operations_in_order(act, amending)
    pauses = pauses_of(act, amending)
    of_all = [pause for pause in pauses if pause.provision == WHOLE]
    states = [State(moved(first_day_of(act, operations, day), of_all), root)]
    if any(each.guessed for each in operations) and fits(root, operations):
        operations = [each._replace(guessed=False) for each in operations]
    absent = acts_not_given(act, amending)
    for operation in operations:
        root = step(root, operation, day, made)
        since = later(operation.effective or operation.issued, states[0].since)
        if root is not states[-1].root:
            states = [*(states[:-1] if len(states) > 1 and states[-1].since == since else states), State(since, root)]
    made = [each._replace(change=with_absent(each.change, absent)) for each in made]
    return Replayed(states, made, pauses)


def versions_in(act: Document, replayed: Replayed) -> tuple[Version, ...]:
    """The wordings of an act through time, without the days on which they had no effect."""
    states, made, pauses = replayed
    return tuple(with_pauses(versions_of(states, made, act.id), pauses, states[-1].root))


def first_day_of(
    act: Document, operations: Sequence[Operation], on: datetime.date | None
) -> datetime.date | None:
    """The first day of an act: its own, or another one that new text of its closing article tells before it comes."""
    start = day_of(act, "start") or act.header.date
    told: dict[int, list[FirstDay]] = {}
    for operation in operations:
        since, source = operation.effective, operation.source
        if start is None or since is None or since > min(start, on or start):
            continue
        if source not in told:
            told[source] = list(first_days_stated(operation.document.body))
        start = first_day_in(told[source], operation.amendment.quotes) or start
    return start


def acts_not_given(act: Document, amending: Sequence[Document]) -> list[str]:
    """Numbers of acts that amended an act, as the amending ones say, and that are not among them."""
    names = names_of(act)
    stated = dict.fromkeys(number for each in amending for number in sorted(stated_before(names, each)))
    there = frozenset[str]().union(*(names_of(each).numbers for each in amending), merged_into(act))
    return [number for number in stated if bare_number(number) not in there]


def with_absent(change: AppliedChange, absent: Sequence[str]) -> AppliedChange:
    """A change that found another text than it speaks of, with the acts that may be why."""
    if not absent or change.status not in MISSED:
        return change
    return change.model_copy(update={"reason": f"{change.reason}; amended too, and not given: {', '.join(absent)}"})


def later(day: datetime.date | None, start: datetime.date | None) -> datetime.date | None:
    """A day of effect, but not before the act itself has effect."""
    return max(filter(None, (day, start)), default=None)


def step(root: Unit, operation: Operation, day: datetime.date | None, made: list[Made]) -> Unit:
    """One operation, if it has effect by a day; what became of it is added to ``made``."""
    contested = [] if operation.merged else out_of_order(operation, made)
    results = ambiguous(root, contested)
    if not contested or len(contested) < len(operation.amendment.targets):
        left = without(operation, contested) if contested else operation
        results += outcomes(root, left, day, len(made) + len(contested))
    before = tuple(made)
    for result in results:
        made.append(Made(change_of(on_one_day(result, operation, before), operation), operation))
        root = result.root
    return root


def outcomes(root: Unit, operation: Operation, day: datetime.date | None, index: int) -> list[Result]:
    """What an operation does; nothing to the tree where it is not its time, or was done already."""
    results = apply(root, operation, index)
    if operation.merged:
        return [Result(root, each.provision, "already_applied", "the act lists the amending act as merged")
                for each in results]
    if operation.replaced:
        return [Result(root, each.provision, "not_yet", operation.replaced) for each in results]
    since = operation.effective or operation.issued
    if day and since and since > day:
        return [Result(root, each.provision, "not_yet", f"it has effect from {since}") for each in results]
    doubt = GUESSED if operation.guessed else UNDATED if day and not operation.effective else ""
    told = [doubted(each, doubt) for each in results] if doubt else results
    return [*told, *doubtful(results)]


def doubtful(results: Sequence[Result]) -> list[Result]:
    """A result for each unit inside new text that is doubtful; the tree is that of the last."""
    return [Result(results[-1].root, place, "applied_in_doubt", reason)
            for each in results if each.status in CHANGED for place, reason in each.inside]


def change_of(result: Result, operation: Operation) -> AppliedChange:
    """What became of one step of an instruction."""
    return AppliedChange(
        source=operation.document.id, span=operation.amendment.span, source_provision=operation.place.provision(),
        provision=result.provision, action=operation.amendment.action, effective=operation.effective,
        status=result.status, reason=result.reason,
    )


def finished(
    act: Document, amending: Sequence[Document], day: datetime.date | None, replayed: Replayed
) -> Consolidation:
    """The result as text, document, changes, versions and origins."""
    root, made = replayed.states[-1].root, replayed.made
    sheet = print_tree(act, root)
    notes = [f"[{count}] {note_of(at_path(root, path), mark, made[mark.change])}"
             for count, (path, mark) in enumerate(sheet.notes, 1)]
    text = "\n".join([sheet.text, *notes]) + "\n" if notes else sheet.text
    return Consolidation(
        base=act.id, on=day, text=text,
        document=document_of(act, day, root, sheet, text, made),
        changes=tuple(each.change for each in made), versions=versions_in(act, replayed),
        origins=tuple(origins_of(sheet, [act.id, *(each.id for each in amending)])),
    )
