"""Link: a citation resolved, or honestly not."""

from typing import Literal

from .citation import Citation, Relation
from .node import Node, Span

LinkStatus = Literal["resolved", "ambiguous", "unresolved"]
"""One document is meant; several may be, or one not surely enough; none of the library is."""


class Candidate(Node):
    """A document that a citation may mean."""

    id: str
    """Id of the document."""
    score: float
    """0 to 1, by the table in docs/linking.md."""
    reasons: tuple[str, ...] = ()
    """The evidence, each as words."""


class Link(Node):
    """Liên kết: from a citation to the document it means."""

    source: str
    """Id of the citing document."""
    citation: Citation
    """The mention, with its place in the citing document."""
    target: str | None
    """Id of the cited document; null where the link is not resolved."""
    target_span: Span | None = None
    """Of the cited provision in the target; null for the whole document or a provision it does not have."""
    relation: Relation
    """That of the citation."""
    status: LinkStatus
    """``resolved`` only where the evidence singles out one document."""
    candidates: tuple[Candidate, ...] = ()
    """Best first; one for a resolved link."""
    reason: str
    """Why, as a sentence."""
