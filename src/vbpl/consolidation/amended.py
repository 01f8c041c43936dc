"""Amended: instructions of an amending act that another amending act changed.

An instruction that was changed by its first day has effect as changed, and never as printed. One that was changed later
has both: as printed from its own first day, as changed from the day of the change.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ..model import Document, Provision
from ..model.walk import day_of
from .acts import name_of, names_of
from .apply import apply
from .conflicts import CHANGED
from .documents import document_of
from .operations import Operation, in_order, operations_on
from .pauses import postponed
from .places import overlap
from .printing import print_tree
from .transfer import Transfer
from .units import Unit, printed, root_of

Acts = Mapping[int, Document]
"""The amending acts by their indexes; 0 is the act that is consolidated."""


class Wording(NamedTuple):
    """What an amending act says after another changed it."""

    since: datetime.date | None
    """First day of the change."""
    by: Document
    """The act that changed it."""
    touched: tuple[Provision, ...]
    """The units that it changed."""
    operations: tuple[Operation, ...]
    """The instructions that the amending act holds now."""
    starts: datetime.date | None
    """First day of the amending act, as it says now."""


def operations_in_order(act: Document, amending: Sequence[Document]) -> list[Operation]:
    """The instructions of amending acts on an act, as those of them that amend others changed them, in order."""
    found = postponed(operations_on(act, amending), amending)
    acts = dict(enumerate(amending, 1))
    named = {at: {each.document_key for each in document.amendments} for at, document in acts.items()}
    for source, document in acts.items():
        names = names_of(document)
        others = [at for at in acts if at != source and any(names.means(key) for key in named[at])]
        own = [each for each in found if each.source == source]
        if own and others:
            rest = [each for each in found if each.source != source]
            found = rest + reworded(own, document, wordings(act, source, others, acts))
    return in_order(found)


def wordings(act: Document, source: int, others: Sequence[int], acts: Acts) -> Iterator[Wording]:
    """An amending act after each act that changes it, in the order of effect."""
    document, indexes = acts[source], [source, *others]
    root = root_of(document)
    changing = in_order(operations_on(document, [acts[at] for at in others]))
    for (by, since), steps in groupby(changing, lambda each: (each.source, each.effective)):
        touched: list[Provision] = []
        for step in steps:
            results = apply(root, step, 0)
            touched += [result.provision for result in results if result.status in CHANGED]
            root = results[-1].root if results else root
        sheet = print_tree(document, unmarked(root))
        now = document_of(document, None, unmarked(root), sheet, sheet.text, ())
        transfer = Transfer(sheet, [(at, acts[at]) for at in indexes])
        operations = tuple(transfer.operation(each) for each in operations_on(act, [now]))
        yield Wording(since, acts[indexes[by]], tuple(touched), operations, day_of(now, "start"))


def reworded(own: Sequence[Operation], document: Document, changes: Iterator[Wording]) -> list[Operation]:
    """The instructions of an amending act, those that were changed by their first day marked so, new ones added."""
    found, started = list(own), day_of(document, "start")
    for wording in changes:
        old, new = [said(each) for each in found], [said(each) for each in wording.operations]
        reason = f"{name_of(wording.by)} changed this instruction before it had effect"
        added = [since(each, wording.since) for each in wording.operations
                 if said(each) not in old and is_in(each, wording.touched)]
        found = [each._replace(replaced=reason) if is_early(each, wording) and is_in(each, wording.touched)
                 and said(each) not in new else each for each in found]
        if started != wording.starts and (wording.since is None or started is None or wording.since <= started):
            found = [each._replace(effective=wording.starts) if each.effective == started else each for each in found]
            started = wording.starts
        found += added
    return found


def since(operation: Operation, day: datetime.date | None) -> Operation:
    """An instruction that was changed, not before the change has effect."""
    return operation._replace(effective=max(filter(None, (operation.effective, day)), default=None))


def is_early(operation: Operation, wording: Wording) -> bool:
    """Whether an instruction was changed by its first day, as far as the days are told."""
    return not (operation.effective and wording.since) or wording.since <= operation.effective


def is_in(operation: Operation, touched: Sequence[Provision]) -> bool:
    """Whether an instruction stands in a unit of its act that was changed."""
    return any(overlap(each, operation.stands) for each in touched)


def said(operation: Operation) -> object:
    """What an instruction says, wherever it is printed."""
    amendment = operation.amendment
    return (
        amendment.action, amendment.targets, amendment.scope, amendment.position, amendment.anchor, amendment.words,
        amendment.exceptions, amendment.new_targets, [plain(unit) for unit in operation.new],
        operation.attachment and plain(operation.attachment),
    )


def plain(unit: Unit) -> object:
    """What a unit says."""
    return unit.type, unit.number, printed(unit.heading), printed(unit.text), [plain(each) for each in unit.children]


def unmarked(unit: Unit) -> Unit:
    """A tree without marks, which would be printed as notes."""
    return unit._replace(marks=(), children=tuple(unmarked(child) for child in unit.children))
