"""Node, Span: what every part of a tree is and where it was printed. Imports nothing of vbpl."""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict


class Node(BaseModel):
    """A frozen part of a document. Nodes compare by value and do not parse, print or look up."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    _names: ClassVar[set[str]]
    """Of all fields; shared by the nodes made unchecked, which would be twice as large with a set of their own."""

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls._names = set(cls.model_fields)

    @classmethod
    def _unchecked(cls, fields: dict[str, Any]) -> Self:
        """A node of all its fields as they are, in half the time: for the kinds that a tree is full of."""
        node = cls.__new__(cls)
        _set(node, "__dict__", fields)
        _set(node, "__pydantic_fields_set__", cls._names)
        _set(node, "__pydantic_extra__", None)
        _set(node, "__pydantic_private__", None)
        return node


class Span(Node):
    """Where a node was printed: ``text[start:end]``, in characters of the text as given."""

    start: int
    """First character, counted from 0."""
    end: int
    """Behind the last character."""

    @classmethod
    def at(cls, start: int, end: int) -> Self:
        """The same unchecked, for offsets that were just counted."""
        return cls._unchecked({"start": start, "end": end})


_set = object.__setattr__
