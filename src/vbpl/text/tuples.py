"""Named tuples made fast, for those that a text is full of."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

Fields = ParamSpec("Fields")
T = TypeVar("T", bound=tuple[Any, ...])

_new = tuple.__new__


def made_fast(of: Callable[Fields, T]) -> Callable[Fields, T]:
    """What makes a named tuple of all its values in their order, in half the time; it knows no names and no defaults.

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
