"""Consolidation: an act with its amendments applied, and the outcome of each amendment."""

import datetime
from typing import Literal

from .citation import AmendmentAction, Provision
from .document import Document
from .node import Node, Span

ChangeStatus = Literal[
    "applied", "applied_in_doubt", "already_applied", "not_yet", "target_missing", "words_missing", "exists",
    "unsupported", "ambiguous",
]
"""The outcome of one step of an instruction. Only the first two change the text."""


class AppliedChange(Node):
    """One step of an amending instruction: what it does to one unit, and its outcome."""

    source: str
    """``id`` of the amending act."""
    span: Span
    """Of the instruction, in the text of the amending act."""
    source_provision: Provision = Provision()
    """The place of the instruction in the amending act, like khoản 2 Điều 1; empty if the place has no number."""
    provision: Provision
    """The unit that it changes; empty for the act as a whole."""
    action: AmendmentAction
    """What it does."""
    effective: datetime.date | None = None
    """First day of effect; null if the amending act states none."""
    status: ChangeStatus
    """The outcome."""
    reason: str = ""
    """Why it was not applied, or what was guessed; empty if there is nothing to say."""


class Version(Node):
    """One wording that a điều, khoản or điểm has had."""

    provision: Provision
    """The unit."""
    text: str
    """All of it with the units below, one paragraph a line, without notes; empty if it is repealed."""
    valid_from: datetime.date | None = None
    """First day; null if the act does not state its own."""
    valid_to: datetime.date | None = None
    """First day after it; null for the last wording."""
    source: str
    """``id`` of the act that gave it this wording."""
    change: int | None = None
    """Index in ``changes`` of the step that made it; null for the wording of the act itself."""


class Origin(Node):
    """The act from which a range of a consolidated text comes."""

    span: Span
    """The range, in the consolidated text."""
    source: str
    """``id`` of the act."""
    source_span: Span
    """Where that act prints it."""


class Consolidation(Node):
    """Hợp nhất: an act with its amendments applied."""

    base: str
    """``id`` of the act as issued."""
    on: datetime.date | None = None
    """The day for which the text is given; null if all amendments are applied."""
    text: str
    """Plain text with notes: each điều, khoản and điểm begins a line; notes ``[1]`` are at the end."""
    document: Document
    """The same as a document; its spans are in ``text``."""
    changes: tuple[AppliedChange, ...] = ()
    """Every step of every instruction on the act, in the order of application."""
    versions: tuple[Version, ...] = ()
    """Every wording of every unit; units in the order of the text."""
    origins: tuple[Origin, ...] = ()
    """The sources of the text, in its order; notes have none."""
