"""The garbage collector, paused while much is built that has no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

LEAST, TIMES = 1_000_000, 10
"""Objects that pauses build until all are searched for cycles: at least so many, and so many times those that live."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles meanwhile: trees and links have none, and searching costs a third to half of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _elders.age()
            gc.enable()


class Elders:
    """All objects, counted as old after each pause: the next search is not to begin with all that was built in it.

    The collector counts from nothing after each time, so that it would never search the old ones: that is done here.
    """

    def __init__(self) -> None:
        self._built, self._bound = 0, LEAST

    def age(self) -> None:
        """Nothing is done where the program has frozen objects of its own, which would thaw."""
        if gc.get_freeze_count():
            return
        self._built += gc.get_count()[0]
        if self._built > self._bound:
            gc.collect()
            self._built, self._bound = 0, max(LEAST, TIMES * len(gc.get_objects()))
        gc.freeze()
        gc.unfreeze()


_elders = Elders()
