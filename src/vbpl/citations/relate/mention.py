"""Mention: what the relations ask of a mention."""

from typing import Protocol

from ...model import Target


class Mention(Protocol):
    """A mention as the scan knows it: where it stands in its unit, whose document it is and of which type."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def target(self) -> Target: ...
    @property
    def kind(self) -> str | None: ...
    @property
    def placed(self) -> bool: ...
    @property
    def named(self) -> bool: ...
