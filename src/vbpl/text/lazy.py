"""Patterns that are compiled when they are first used."""

import re
from functools import cached_property
from typing import Any, cast


def lazy_compile(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, compiled at its first use: for what a plain letter does not need.

    A use costs some more than that of a compiled pattern, so what every text needs is compiled at once.

    >>> number = lazy_compile("[0-9]+")
    >>> number.pattern, number.findall("Điều 5, 6")
    ('[0-9]+', ['5', '6'])
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Keeps what was once asked of the compiled pattern, so that later uses cost little more."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        value = self.__dict__[name] = getattr(self._compiled, name)
        return value
