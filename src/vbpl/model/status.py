"""Change, Status: what happened to a work, and what that makes of it on a day."""

import datetime
from typing import Literal

from .citation import Provision, Relation
from .link import Link
from .node import Node

State = Literal["in_force", "not_yet", "ended", "suspended", "unknown"]


class Change(Node):
    """Thay đổi: one work changing another: ``source`` amends, replaces, repeals ... ``target``."""

    date: datetime.date | None
    """First day of the change; null where the text of ``source`` does not tell it."""
    relation: Relation
    """One of amends, corrects, replaces, repeals, revokes, suspends, extends, announces_ended."""
    source: str
    """Work that changes the other. Of an ended act that a list announces, and of a change that a note tells of, it is
    the one that is named there, else the work that says so; of new text in quotation marks the act that is amended."""
    target: str
    """Work that is changed."""
    provisions: tuple[Provision, ...] = ()
    """What of the target is changed: one provision for each row of a history; empty for the whole of it."""
    partial: bool = False
    """Only a part of the target is changed: provisions, or what is described and not numbered."""
    excepted: tuple[Provision, ...] = ()
    """Provisions of what is changed that are left out and go on: ``Bãi bỏ Quyết định A, trừ Điều 5``."""
    until: datetime.date | None = None
    """First day after a suspension or an extension; of what is suspended before its first day, that day."""
    starts: datetime.date | None = None
    """First day of the target that the new text of its closing article states."""
    noted: bool = False
    """A note of a consolidated text tells of it, and no act of the library does."""
    link: Link
    """The link that says so."""


class Status(Node):
    """Tình trạng hiệu lực: whether a work, or a provision of it, has effect on a day."""

    state: State
    """``unknown`` where the library cannot know."""
    partial: bool = False
    """Provisions of it have lost their effect or are suspended; the rest is as ``state`` says."""
    excepted: tuple[Provision, ...] = ()
    """Of what has ended, or is suspended, the provisions that go on and have not ended themselves by that day."""
    since: datetime.date | None = None
    """First day of the state; null where it is not known."""
    until: datetime.date | None = None
    """First day without it; null where none is known."""
    because: tuple[Change, ...] = ()
    """The changes that say so."""
    reason: str
    """Why, as a sentence."""
