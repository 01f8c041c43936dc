"""Places: the units, grounds and attachments of a document with their keys, and the places below each.

A key is the same in the text and in the tree, and is an id of the page: ``u120`` is the unit that begins at 120.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Attachment, Block, Document, Span

CONTAINERS = ("attachment", "part", "chapter", "section", "subsection")


class Place(NamedTuple):
    """A unit of a document."""

    key: str
    node: Block | Attachment
    span: Span
    above: tuple[Block, ...]
    """Units around it, outermost first."""
    depth: int
    """Number of places around it."""
    children: Sequence[Block]

    @property
    def kind(self) -> str:
        """Type of the unit, or ``attachment``."""
        return self.node.type if isinstance(self.node, Block) else "attachment"

    @property
    def is_slab(self) -> bool:
        """Whether it is laid out as a whole: the outermost unit below chapters and the like."""
        return self.kind not in CONTAINERS and all(block.type in CONTAINERS for block in self.above)


def iter_places(document: Document) -> Iterator[Place]:
    """Units of body and attachments, parents first, in the order printed."""
    keys: dict[int, int] = {}
    roots: list[Block | Attachment] = [*document.body, *document.attachments]
    stack: list[tuple[Block | Attachment, tuple[Block, ...], int]] = [(node, (), 0) for node in reversed(roots)]
    while stack:
        node, above, depth = stack.pop()
        start = node.span.start
        keys[start] = keys.get(start, 0) + 1
        key = f"u{start}" if keys[start] == 1 else f"u{start}-{keys[start]}"
        if isinstance(node, Attachment):
            children, inside = node.body, above
        else:
            children, inside = node.children, (*above, node)
        yield Place(key, node, node.span, above, depth, children)
        stack += ((child, inside, depth + 1) for child in reversed(children))
