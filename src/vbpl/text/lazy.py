"""Patterns that are compiled at their first use."""

import re
from functools import cached_property
from typing import Any, cast


def lazy_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, compiled at its first use.

    It is for patterns that a plain letter does not need.

    A use costs a little more than that of a compiled pattern, so patterns that every text needs are compiled at once.

    >>> number = lazy_compile("[0-9]+")
    >>> number.pattern, number.findall("Điều 5, 6")
    ('[0-9]+', ['5', '6'])
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Caches an attribute of the compiled pattern, so that later uses cost little."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        value = self.__dict__[name] = getattr(self._compiled, name)
        return value
