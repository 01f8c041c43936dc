"""Node, Span: the base of every part of a tree, and where it was printed."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, ParamSpec, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict

Fields = ParamSpec("Fields")
N = TypeVar("N", bound="Node")


LONGEST_SHOWN = 60
"""Characters of a text that ``repr`` shows."""
MOST_SHOWN = 3
"""Nodes of a list that ``repr`` shows; of a longer list it shows the count."""
LONGEST_LIST = 200
"""Characters of a list of nodes that ``repr`` shows; of a longer list it shows the count."""


class _Count(str):
    """The number of nodes of each type, shown without quotes."""

    def __repr__(self) -> str:
        return str(self)


def _shown(value: Any) -> Any:
    if isinstance(value, str) and len(value) > LONGEST_SHOWN:
        return value[: LONGEST_SHOWN - 1] + "…"
    nodes = isinstance(value, tuple) and len(value) > 0 and isinstance(value[0], Node)
    if nodes and (len(value) > MOST_SHOWN or len(repr(value)) > LONGEST_LIST):
        return _Count(f"<{len(value)} {type(value[0]).__name__}>")
    return value


class Node(BaseModel):
    """A frozen part of a document. Nodes compare by value and do not parse, print or look up."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What Pydantic keeps beside the fields of a node. A node that was made unchecked does not store it."""
            if name == "__pydantic_fields_set__":
                return _names(type(self))
            return None if name in _NEVER_KEPT else super().__getattr__(name)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """The fields that ``repr`` shows: those not at their default, cut so that a document fits a screen."""
        fields = type(self).model_fields
        for name, value in super().__repr_args__():
            if name is None or name not in fields or value != fields[name].default:
                yield name, _shown(value)


class Span(Node):
    """Where a node was printed: ``text[start:end]``, in characters of the text as given."""

    start: int
    """First character, counted from 0."""
    end: int
    """The offset after its last character."""

    @classmethod
    def at(cls, start: int, end: int) -> Self:
        """A span without validation, for offsets that are known to be right."""
        span = _new(cls)
        _fill(span, {"start": start, "end": end})
        return span


_NEVER_KEPT = frozenset({"__pydantic_extra__", "__pydantic_private__"})
_new = object.__new__
_fill = BaseModel.__dict__["__dict__"].__set__
"""Gives a new node its fields, all of them. Each slot more that is set makes it a fifth slower to make."""


@cache
def _names(cls: type[Node]) -> set[str]:
    """The names of the fields of a node."""
    return set(cls.model_fields)


def moved(node: N, span: Span) -> N:
    """The node at another place: a `model_copy` with that span, in a quarter of the time."""
    other = _new(type(node))
    _fill(other, {**node.__dict__, "span": span})
    return other


def unchecked(node_type: Callable[Fields, N]) -> Callable[Fields, N]:
    """A function that makes nodes of a type without validation, in a third of the time.

    It is for fields that the parser itself has just made. It takes every field by name, in the order of the type. Only
    mypy checks the types.
    """
    cls = cast("type[N]", node_type)

    def make(*_: Fields.args, **fields: Fields.kwargs) -> N:
        node = _new(cls)
        _fill(node, fields)
        return node

    return make
