"""A fast constructor for named tuples that a text has in large numbers."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

Fields = ParamSpec("Fields")
T = TypeVar("T", bound=tuple[Any, ...])

_new = tuple.__new__


def made_fast(of: Callable[Fields, T]) -> Callable[Fields, T]:
    """A function that makes a named tuple from all its values in order, in half the time.

    It takes no names and no defaults.

    >>> from typing import NamedTuple
    >>> class Line(NamedTuple):
    ...     start: int
    ...     end: int
    >>> made_fast(Line)(3, 8)
    Line(start=3, end=8)
    """

    cls = cast("type[T]", of)

    def make(*values: Any) -> T:
        return _new(cls, values)

    return cast("Callable[Fields, T]", make)
