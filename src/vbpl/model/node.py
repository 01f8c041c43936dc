"""Node, Span: what every part of a tree is and where it was printed. Imports nothing of vbpl."""

from collections.abc import Callable
from typing import ParamSpec, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict

Fields = ParamSpec("Fields")
N = TypeVar("N", bound="Node")


class Node(BaseModel):
    """A frozen part of a document. Nodes compare by value and do not parse, print or look up."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Node):
    """Where a node was printed: ``text[start:end]``, in characters of the text as given."""

    start: int
    """First character, counted from 0."""
    end: int
    """Behind the last character."""

    @classmethod
    def at(cls, start: int, end: int) -> Self:
        """The same unchecked, for offsets that were just counted."""
        span = cls.__new__(cls)
        _set(span, "__dict__", {"start": start, "end": end})
        _set(span, "__pydantic_fields_set__", _BOTH)
        _set(span, "__pydantic_extra__", None)
        _set(span, "__pydantic_private__", None)
        return span


_set = object.__setattr__
_BOTH = {"start", "end"}
"""Shared by all spans, which are frozen: a set of its own would double the size of each."""


def moved(node: N, span: Span) -> N:
    """The node at another place: a `model_copy` with that span, in a quarter of the time."""
    copy = type(node).__new__(type(node))
    _set(copy, "__dict__", {**node.__dict__, "span": span})
    _set(copy, "__pydantic_fields_set__", node.__pydantic_fields_set__)
    _set(copy, "__pydantic_extra__", None)
    _set(copy, "__pydantic_private__", None)
    return copy


def unchecked(node_type: Callable[Fields, N]) -> Callable[Fields, N]:
    """What makes nodes of a type without validation, in half the time, for fields that were just read.

    It takes every field, by its name and in the order of the type, as JSON shows them. Types are checked by mypy alone.
    """
    cls = cast("type[N]", node_type)
    names = set(cls.model_fields)

    def make(*_: Fields.args, **fields: Fields.kwargs) -> N:
        node = cls.__new__(cls)
        _set(node, "__dict__", fields)
        _set(node, "__pydantic_fields_set__", names)
        _set(node, "__pydantic_extra__", None)
        _set(node, "__pydantic_private__", None)
        return node

    return make
