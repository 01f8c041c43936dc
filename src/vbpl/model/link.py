"""Link: a citation resolved, or honestly not. Imports only vbpl.model."""

from typing import Literal

from .citation import Citation, Relation
from .node import Node, Span

LinkStatus = Literal["resolved", "ambiguous", "unresolved"]


class Candidate(Node):
    """A document that a citation may mean."""

    id: str
    score: float
    """0 to 1, by the table in docs/linking.md."""
    reasons: list[str] = []
    """The evidence, each as words."""


class Link(Node):
    """Liên kết: from a citation to the document it means."""

    source: str
    """Id of the citing document."""
    citation: Citation
    target: str | None
    """Id of the cited document; of the most likely stub where the status is not ``resolved``: null."""
    target_span: Span | None = None
    """Of the cited provision in the target; null for the whole document or a provision it does not have."""
    relation: Relation
    status: LinkStatus
    candidates: list[Candidate] = []
    """Best first; one for a resolved link."""
    reason: str
    """Why, as a sentence."""
