"""Node, Span: what every part of a tree is and where it was printed. Imports nothing of vbpl."""

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
