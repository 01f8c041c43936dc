"""Consolidation: an act as it stands after its amendments, and what became of each."""

import datetime
from typing import Literal

from .citation import AmendmentAction, Provision
from .document import Document
from .node import Node, Span

ChangeStatus = Literal[
    "applied", "applied_in_doubt", "already_applied", "not_yet", "target_missing", "words_missing", "exists",
    "unsupported", "ambiguous",
]
"""What became of one step of an instruction; only the first two change the text."""


class AppliedChange(Node):
    """One step of an amending instruction: what it does to one unit, and whether it was done."""

    source: str
    """``id`` of the amending act."""
    span: Span
    """Of the instruction, in the text of the amending act."""
    source_provision: Provision = Provision()
    """Where in the amending act the instruction stands, like khoản 2 Điều 1; empty where that has no number."""
    provision: Provision
    """The unit that it changes; empty for the act as a whole."""
    action: AmendmentAction
    """What it does."""
    effective: datetime.date | None = None
    """First day of effect; null where the amending act tells none."""
    status: ChangeStatus
    """Whether it was done."""
    reason: str = ""
    """Why it was not done, or what was guessed; empty where there is nothing to say."""


class Version(Node):
    """One wording that a điều, khoản or điểm has had."""

    provision: Provision
    """The unit."""
    text: str
    """All of it, with what is below, a paragraph a line, without notes; empty where it is repealed."""
    valid_from: datetime.date | None = None
    """First day; null where the act does not tell its own."""
    valid_to: datetime.date | None = None
    """First day without it; null for the last wording."""
    source: str
    """``id`` of the act that gave it this wording."""
    change: int | None = None
    """Index in ``changes`` of what made it; null for the wording of the act itself."""


class Origin(Node):
    """Which act a stretch of a consolidated text comes from."""

    span: Span
    """The stretch, in the consolidated text."""
    source: str
    """``id`` of the act."""
    source_span: Span
    """Where that act prints it."""


class Consolidation(Node):
    """Hợp nhất: an act with its amendments worked in."""

    base: str
    """``id`` of the act as issued."""
    on: datetime.date | None = None
    """Day as on which it is shown; null for all amendments that were given."""
    text: str
    """Plain text with notes: each điều, khoản and điểm begins a line, notes ``[1]`` stand at the end."""
    document: Document
    """The same as a document; its spans are in ``text``."""
    changes: tuple[AppliedChange, ...] = ()
    """Every step of every instruction on the act, in the order in which they were taken."""
    versions: tuple[Version, ...] = ()
    """Every wording of every unit, units in the order of the text."""
    origins: tuple[Origin, ...] = ()
    """Where the text comes from, in order; notes come from none."""
