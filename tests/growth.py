"""Measures how time grows with an input, for the tests that guard linear time."""

from collections.abc import Callable
from time import process_time

from vbpl.collector import collector_paused

Prepare = Callable[[int], Callable[[], object]]
"""Makes an input of this many pieces; the returned call is timed."""
NOISE = 0.01
"""Seconds too short to measure."""


def growth(prepare: Prepare, small: int, large: int) -> float:
    """Time per piece of the large input over that of the small one: 1 if linear, large/small if quadratic.

    Each is the best of three by the processor's time, with the garbage collector paused.
    """
    return seconds(prepare(large)) / max(seconds(prepare(small)), NOISE) * small / large


def seconds(work: Callable[[], object]) -> float:
    with collector_paused():
        return min(timed(work) for _ in range(3))


def timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start
