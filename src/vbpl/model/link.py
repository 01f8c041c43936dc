"""Link: a citation resolved, or honestly not."""

import datetime
from typing import Literal

from .citation import Citation, Provision, Relation
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


class ProvisionTarget(Node):
    """Điều khoản được viện dẫn: one provision that a citation names, looked for in the text of its target."""

    provision: Provision
    """A single one; a range gives one for each unit in it that the target has, and both its ends."""
    found: bool
    """Whether the target has it."""
    text_id: str | None = None
    """Id of the text in which it was looked for; null where the link is not resolved."""
    span: Span | None = None
    """Where it stands there, in characters of that text; null where it is not found."""
    valid_from: datetime.date | None = None
    """First day of the wording that is meant: the one in force on the day of the citing document. Null where no act of
    the library amends the target, so that there is one wording only, and where the day is not known."""
    valid_to: datetime.date | None = None
    """First day without this wording; null where it is the last one."""


class Link(Node):
    """Liên kết: from a citation to the document it means."""

    source: str
    """Id of the citing document."""
    citation: Citation
    """The mention, with its place in the citing document."""
    target: str | None
    """Id of the cited document; null where the link is not resolved."""
    provisions: tuple[ProvisionTarget, ...] = ()
    """Every provision that the citation names, in its order; empty for the document as a whole."""
    relation: Relation
    """That of the citation."""
    status: LinkStatus
    """``resolved`` only where the evidence singles out one document."""
    candidates: tuple[Candidate, ...] = ()
    """Best first; one for a resolved link."""
    reason: str
    """Why, as a sentence."""

    @property
    def place(self) -> Span | None:
        """Where the first of the provisions that are found stands; null where none is."""
        return next((each.span for each in self.provisions if each.span), None)
