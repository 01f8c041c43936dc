"""Change, Status: what happened to a work, and its state on a day."""

import datetime
from typing import Literal

from .citation import Provision, Relation
from .link import Link
from .node import Node

State = Literal["in_force", "not_yet", "ended", "suspended", "unknown"]


class Change(Node):
    """Thay đổi: one work changes another: ``source`` amends, replaces, repeals ... ``target``."""

    date: datetime.date | None
    """First day of the change; null if the text of ``source`` does not state it."""
    relation: Relation
    """One of amends, corrects, replaces, repeals, revokes, suspends, extends, announces_ended."""
    source: str
    """Work that changes the other."""
    target: str
    """Work that is changed."""
    provisions: tuple[Provision, ...] = ()
    """The changed part of the target: one provision for each row of a history; empty for all of it."""
    partial: bool = False
    """Only a part of the target changes: provisions, or a part that is described without a number."""
    excepted: tuple[Provision, ...] = ()
    """Provisions of the changed work that are left out and stay in effect: ``Bãi bỏ Quyết định A, trừ Điều 5``."""
    until: datetime.date | None = None
    """First day after a suspension or an extension. For what is suspended before its first day: its new first day."""
    starts: datetime.date | None = None
    """First day of the target, if the new text of its closing article states one."""
    noted: bool = False
    """Only a note of a consolidated text, or the title of a cited act, tells of it; no act of the library does."""
    link: Link
    """The link that says so."""


class Status(Node):
    """Tình trạng hiệu lực: whether a work, or a provision of it, has effect on a day."""

    state: State
    """``unknown`` if the library cannot know."""
    partial: bool = False
    """Some provisions have lost their effect or are suspended; the rest is as ``state`` says."""
    excepted: tuple[Provision, ...] = ()
    """If it has ended or is suspended, its provisions that stay in effect and have not ended themselves by that day."""
    since: datetime.date | None = None
    """First day of the state; null if it is not known."""
    until: datetime.date | None = None
    """First day after the state; null if none is known."""
    because: tuple[Change, ...] = ()
    """The changes that prove it."""
    reason: str
    """Why, as a sentence."""
