"""Link: a citation and the document that it means, or why that is not known."""

import datetime
from typing import Literal

from .citation import Citation, Provision, Relation
from .node import Node, Span

LinkStatus = Literal["resolved", "ambiguous", "unresolved"]
"""``resolved``: one document is meant. ``ambiguous``: several may be, or one without enough evidence. ``unresolved``:
no document of the library is."""


class Candidate(Node):
    """A document that a citation may mean."""

    id: str
    """Id of the document."""
    score: float
    """0 to 1, by the table in docs/linking.md."""
    reasons: tuple[str, ...] = ()
    """The evidence, each piece in words."""


class ProvisionTarget(Node):
    """Điều khoản được viện dẫn: one provision that a citation names, and whether its target has it."""

    provision: Provision
    """A single provision. A range gives one for each unit in it that the target has, and for both its ends."""
    found: bool
    """Whether the target has it."""
    text_id: str | None = None
    """Id of the text that was searched; null if the link is not resolved."""
    span: Span | None = None
    """Its place there, in characters of that text; null if it was not found."""
    valid_from: datetime.date | None = None
    """First day of the wording that is meant: the one in force on the day of the citing document."""
    valid_to: datetime.date | None = None
    """First day after this wording; null if it is the last one."""


class Link(Node):
    """Liên kết: from a citation to the document that it means."""

    source: str
    """Id of the citing document."""
    citation: Citation
    """The mention, with its place in the citing document."""
    target: str | None
    """Id of the cited document; null if the link is not resolved."""
    provisions: tuple[ProvisionTarget, ...] = ()
    """Every provision that the citation names, in its order; empty for the document as a whole."""
    relation: Relation
    """The relation of the citation."""
    status: LinkStatus
    """``resolved`` only if the evidence identifies one document."""
    candidates: tuple[Candidate, ...] = ()
    """Best first; one for a resolved link."""
    reason: str
    """Why, as a sentence."""

    @property
    def place(self) -> Span | None:
        """The place of the first provision that was found; null if none was."""
        return next((each.span for each in self.provisions if each.span), None)
