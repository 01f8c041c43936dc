"""Trial: the units of a chunk converted one by one, so that none costs the others where it takes too much.

First all units are converted together. Where that fails, the unit that was under way is tried once more, first and
alone, and each unit that is done hands its rows to the parent; one that fails again is a failure.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..ingest import Asked, CrashedError, IngestError, MemoryLimitError, TimeLimitError
from .batch import Rows, Unit, convert_batch, no_rows
from .counts import row_counts
from .pool import Failure, StoppedError, tell


class Trial(NamedTuple):
    """What is known of the units of a chunk that failed as a whole."""

    careful: bool = False
    done: tuple[tuple[int, Rows], ...] = ()
    """Rows of units by their number in the chunk."""
    blamed: frozenset[int] = frozenset()
    """Units that failed once."""
    failed: tuple[tuple[int, IngestError], ...] = ()
    """Units that failed twice."""


def convert_units(units: Sequence[Unit], asked: Asked, trial: Trial) -> "tuple[Rows, Counter[str]]":
    """The rows of some units in their order, and their counts."""
    if not trial.careful:
        rows = convert_batch(_told(units), asked)
        return rows, row_counts(rows)
    done = dict(trial.done)
    failed = dict(trial.failed)
    for number in sorted(range(len(units)), key=lambda number: number not in trial.blamed):
        if number in done:
            continue
        tell(number)
        unit = Unit(failed[number]) if number in failed else units[number]
        done[number] = convert_batch([unit], asked)
        tell((number, done[number]))
    rows = no_rows()
    for number in range(len(units)):
        for table, more in done[number].items():
            rows[table].extend(more)
    return rows, row_counts(rows)


def _told(units: Sequence[Unit]) -> Iterator[Unit]:
    for number, unit in enumerate(units):
        tell(number)
        yield unit


def mend_trial(trial: Trial, failure: Failure, units: Sequence[Unit]) -> Trial:
    """What to try after a failure. Raises its error where no unit is to blame for it twice."""
    done = tuple(each for each in failure.said if isinstance(each, tuple))
    under_way = [each for each in failure.said if isinstance(each, int)]
    number = under_way[-1] if under_way else None
    after = trial._replace(careful=True, done=(*trial.done, *done))
    if number is None or "write" in failure.said:
        if trial.careful:
            raise failure.error
        return after
    if number not in trial.blamed:
        return after._replace(blamed=trial.blamed | {number})
    return after._replace(failed=(*trial.failed, (number, _error(units[number].found.place, failure.error))))


def _error(place: str, error: BaseException) -> IngestError:
    if isinstance(error, StoppedError) and error.why == "memory":
        return MemoryLimitError(place, "it takes more memory than one file may (--memory)")
    if isinstance(error, StoppedError) and error.why == "time":
        return TimeLimitError(place, "it takes longer than one file may, also alone (--timeout)")
    if isinstance(error, StoppedError):
        return CrashedError(place, "its reader died")
    return CrashedError(place, f"a fault of vbpl: {type(error).__name__}: {error}")
