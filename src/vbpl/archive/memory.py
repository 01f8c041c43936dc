"""Memory of a worker, kept the same however many files it reads. Imports nothing of vbpl.

The parser's caches are bounded but large, and what they hold of a million files scatters over the memory. They help
within a document and among neighbours, so they are emptied now and then.
"""

import functools
import sys
from itertools import chain, count

import pyarrow as pa

CHUNKS = 4
"""So many chunks are read between two times."""

_chunks = count(1)


def keep_small() -> None:
    """To be called before each chunk."""
    pa.set_memory_pool(pa.system_memory_pool())
    if next(_chunks) % CHUNKS == 0:
        for each in bounded_caches():
            each.cache_clear()


def bounded_caches() -> "set[functools._lru_cache_wrapper[object]]":
    """The caches of functions of vbpl's modules that forget; those that do not hold tables and grammars."""
    modules = [module for name, module in sys.modules.items() if name.startswith("vbpl.")]
    values = chain.from_iterable(vars(module).values() for module in modules)
    found = (each for each in values if isinstance(each, functools._lru_cache_wrapper))
    return {each for each in found if each.cache_parameters()["maxsize"] and each.__module__.startswith("vbpl.")}
