"""Memory of a worker, kept the same however many files it reads.

The parser's caches are bounded but large, and what they hold of a million files scatters over the memory. They help
within a document and among neighbours, so they are emptied now and then. Readers leave some cycles, such as the types
that ctypes makes for the pages of a PDF, and a worker searches rarely for cycles; so they are searched for here too.
"""

import functools
import gc
from itertools import count

CHUNKS = 4
"""So many chunks are read between two times."""

_chunks = count(1)


def keep_small() -> None:
    """To be called before each chunk."""
    if next(_chunks) % CHUNKS == 0:
        for each in bounded_caches():
            each.cache_clear()
        gc.collect()


def bounded_caches() -> "list[functools._lru_cache_wrapper[object]]":
    """The caches of vbpl that forget; those that do not hold tables and grammars."""
    found = [each for each in gc.get_objects() if type(each) is functools._lru_cache_wrapper]
    return [each for each in found if each.cache_parameters()["maxsize"] and each.__module__.startswith("vbpl.")]
