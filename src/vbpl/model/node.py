"""Node, Span: what every part of a tree is and where it was printed. Imports nothing of vbpl."""

from typing import Self

from pydantic import BaseModel, ConfigDict


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
        """The same without validation, for offsets that were just counted: most nodes of a tree are spans."""
        span = cls.__new__(cls)
        _set(span, "__dict__", {"start": start, "end": end})
        _set(span, "__pydantic_fields_set__", _BOTH)
        _set(span, "__pydantic_extra__", None)
        _set(span, "__pydantic_private__", None)
        return span


_set = object.__setattr__
_BOTH = {"start", "end"}
"""Shared by all spans, which are frozen: a set of its own would double the size of each."""
