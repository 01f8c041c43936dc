"""The garbage collector: searched rarely in processes that are ours, paused where a caller asks for it.

Trees and links have no cycles, and a search for cycles through all that lives costs a fifth of the time of a parse. A
library leaves the collector of its caller alone; so nothing in vbpl calls these functions but the command line and its
workers.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = (200_000, 20, 100)
"""Objects built between two searches of the youngest, and how many of those make a search of the older ones: a letter
and all modules that read it are fewer, a book of a thousand pages is ten times as many."""

LEAST, TIMES = 1_000_000, 10
"""Objects that pauses build until all are searched for cycles: at least so many, and so many times those that live."""


def search_rarely() -> None:
    """Tell the collector of this process to search seldom: for a process that vbpl has for itself."""
    gc.set_threshold(*RARELY)


@contextmanager
def collector_paused() -> Iterator[None]:
    """No search for cycles within: makes reading and linking a tenth to a fifth faster.

    For programs that read much. What was built within counts as old afterwards, so that the next search does not begin
    with it (`gc.freeze`, `gc.unfreeze`). A collector that was off stays off; where the program has frozen objects of
    its own, they stay frozen.

    >>> import vbpl
    >>> with vbpl.collector_paused():
    ...     bundles = [vbpl.parse_bundle(text) for text in ("Số: 12/QĐ-SNV", "Số: 13/QĐ-SNV")]
    >>> len(bundles)
    2
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            _elders.age()
            gc.enable()


class Elders:
    """What was built in pauses, and whether it is time to search all of it.

    The collector counts from nothing after a freeze, so it would never search old objects by itself.
    """

    def __init__(self) -> None:
        self._built, self._bound = 0, LEAST

    def age(self) -> None:
        """Make all objects old; nothing is done where the program has frozen objects of its own, which would thaw."""
        if gc.get_freeze_count():
            return
        self._built += gc.get_count()[0]
        if self._built > self._bound:
            gc.collect()
            self._built, self._bound = 0, max(LEAST, TIMES * len(gc.get_objects()))
        gc.freeze()
        gc.unfreeze()


_elders = Elders()
