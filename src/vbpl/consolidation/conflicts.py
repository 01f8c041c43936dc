"""Conflicts: acts that change one unit, where their order is not beyond doubt."""

from collections.abc import Sequence

from ..model import Provision
from .notes import Made
from .operations import Operation
from .places import overlap
from .results import Result
from .units import Unit

WHOLE = ("replace", "insert", "repeal", "correct", "renumber")
"""Actions that say what a unit is; words that change in it do not contradict each other."""
CHANGED = ("applied", "applied_in_doubt")
ORDER = "an act that was issued later has effect earlier: which of the two holds is not told"
ONE_DAY = "another act changes it from the same day on"


def out_of_order(operation: Operation, made: Sequence[Made]) -> list[Provision]:
    """The targets that an act issued later changed already, since it has effect earlier: nothing is chosen."""
    amendment = operation.amendment
    if amendment.action not in WHOLE or operation.issued is None:
        return []
    later = [each for each in rivals(operation, made)
             if each.operation.issued and each.operation.issued > operation.issued
             and each.change.effective != operation.effective]
    return [target for target in amendment.targets if any(overlap(each.change.provision, target) for each in later)]


def rivals(operation: Operation, made: Sequence[Made]) -> list[Made]:
    """What other acts did to units as a whole."""
    return [each for each in made if each.operation.source != operation.source
            and each.change.status in CHANGED and each.change.action in WHOLE]


def ambiguous(root: Unit, targets: Sequence[Provision]) -> list[Result]:
    """Results that leave the tree as it is."""
    return [Result(root, target, "ambiguous", ORDER) for target in targets]


def without(operation: Operation, targets: Sequence[Provision]) -> Operation:
    """The operation without some of its targets."""
    kept = tuple(each for each in operation.amendment.targets if each not in targets)
    return operation._replace(amendment=operation.amendment.model_copy(update={"targets": kept}))


def on_one_day(result: Result, operation: Operation, made: Sequence[Made]) -> Result:
    """A result, in doubt where another act changes the same unit from the same day on."""
    if result.status != "applied" or operation.amendment.action not in WHOLE:
        return result
    same = [each for each in rivals(operation, made) if each.change.effective == operation.effective]
    if any(overlap(each.change.provision, result.provision) for each in same):
        return result._replace(status="applied_in_doubt", reason=ONE_DAY)
    return result
