"""consolidate: an act as it stands after its amendments. Imports vbpl.model, vbpl.parsing and its own package."""

import datetime
from collections.abc import Sequence

from ..model import Document, Span
from ..model.consolidation import AppliedChange, Consolidation
from .apply import apply
from .notes import Made
from .operations import Operation, operations_on
from .printing import print_tree
from .units import Unit, root_of


def consolidate(
    act: Document, amending: Sequence[Document], on: datetime.date | str | None = None
) -> Consolidation:
    """An act with its amendments worked in."""
    day = datetime.date.fromisoformat(on) if isinstance(on, str) else on
    root = root_of(act)
    made: list[Made] = []
    for operation in operations_on(act, amending):
        root = step(root, operation, day, made)
    sheet = print_tree(act, root, made)
    return Consolidation(
        base=act.id, on=day, text=sheet.text, document=act, changes=[each.change for each in made],
    )


def step(root: Unit, operation: Operation, day: datetime.date | None, made: list[Made]) -> Unit:
    """One operation, if it has effect by a day; what became of it is added to ``made``."""
    for result in apply(root, operation, len(made)):
        change = AppliedChange(
            source=operation.document.id, span=operation.amendment.span, provision=result.provision,
            action=operation.amendment.action, effective=operation.effective, status=result.status,
            reason=result.reason,
        )
        made.append(Made(change, operation))
        root = result.root
    return root
