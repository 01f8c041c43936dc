"""Result: the tree after one step, and what became of the step."""

from typing import NamedTuple

from ..model import Provision
from ..model.consolidation import ChangeStatus
from .doubts import doubts_inside, name_below
from .units import Unit


class Result(NamedTuple):
    """What an operation did to one target."""

    root: Unit
    provision: Provision
    status: ChangeStatus
    reason: str
    inside: tuple[tuple[Provision, str], ...] = ()
    """Units inside the new one that are doubtful, with why."""


def applied(root: Unit, provision: Provision, reason: str = "") -> Result:
    """It was done as said."""
    return Result(root, provision, "applied", reason)


def told(root: Unit, provision: Provision, doubt: str) -> Result:
    """It was done; in doubt where there is something to doubt."""
    return in_doubt(root, provision, doubt) if doubt else applied(root, provision)


def placed(root: Unit, provision: Provision, new: Unit) -> Result:
    """A new unit was put in its place; in doubt where there is something to doubt about it, or inside it."""
    inside = tuple(doubts_inside(provision, new))
    parts = ", ".join(dict.fromkeys(name_below(provision, place) for place, _ in inside))
    return told(root, provision, new.doubt or (parts and f"in doubt inside: {parts}"))._replace(inside=inside)


def in_doubt(root: Unit, provision: Provision, reason: str) -> Result:
    """It was done, on a guess that the reason names."""
    return Result(root, provision, "applied_in_doubt", reason)


def doubted(result: Result, reason: str) -> Result:
    """A result that was done on something that is not certain of the whole instruction."""
    return result._replace(status="applied_in_doubt", reason=reason) if result.status == "applied" else result


def missing(root: Unit, provision: Provision, reason: str = "the act has no such unit") -> Result:
    """Nothing was done: the unit is not there."""
    return Result(root, provision, "target_missing", reason)


def unsupported(root: Unit, provision: Provision, reason: str) -> Result:
    """Nothing was done: it is not known how."""
    return Result(root, provision, "unsupported", reason)
