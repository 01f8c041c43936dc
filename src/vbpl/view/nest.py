"""nest: a text split into nested elements, without loss and in linear time."""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import NamedTuple

from markupsafe import Markup

_UNFIT = re.compile("[\0\ud800-\udfff]")
"""Characters that no page can hold: NUL and lone surrogates."""


class Mark(NamedTuple):
    """A range of text that becomes an element."""

    start: int
    end: int
    rank: int
    """Elements of lower rank hold those of higher rank. Elements of one rank nest; overlapping ones are cut short."""
    tag: str
    attributes: Markup
    """Each with a space before it; on every piece if an element of lower rank cuts the element."""
    first: Markup = Markup()
    """Attributes of the first piece only, such as an id."""


Reading = Callable[[int, int], str | None]
"""The reading of a range whose letters stand for others; None if they stand for themselves."""


def nest(text: str, start: int, end: int, marks: Iterable[Mark], reading: Reading | None = None) -> Markup:
    """``text[start:end]`` as HTML with an element for each mark. The text content of the result is the text.

    A mark without any character of it gives no element. The ``reading`` of a range goes into ``data-new`` of an
    element.
    """
    nesting = _Nesting(text, reading)
    at = start
    for mark in sorted(marks, key=_outer_first):
        if mark.start >= end:
            break
        for closing in nesting.ends_until(mark.start):
            nesting.write(at, closing)
            at = closing
        nesting.write(at, max(at, mark.start))
        at = max(at, mark.start)
        if mark.end > at:
            nesting.push(mark)
    for closing in nesting.ends_until(end):
        nesting.write(at, closing)
        at = closing
    nesting.write(at, end)
    nesting.close_tags(0)
    return Markup("".join(nesting.pieces))


def attributes(**values: str | None) -> Markup:
    """Attributes of an element, quoted; None leaves one out. ``class_`` and ``data_m`` are ``class`` and ``data-m``."""
    written = [f' {name.rstrip("_").replace("_", "-")}="{printed(value)}"'
               for name, value in values.items() if value is not None]
    return Markup("".join(written))


def printed(text: str) -> Markup:
    """Text as HTML that a browser reads back unchanged. What no page can hold becomes ``�``."""
    return Markup(escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)).replace("\r", "&#13;"))


class _Nesting:
    """The elements around the place that is written next, by rank. Their tags are written with the next text."""

    def __init__(self, text: str, reading: Reading | None) -> None:
        self.text, self.reading = text, reading
        self.pieces: list[str] = []
        self.stack: list[Mark] = []
        self.opened = 0
        """How many elements of the stack have their tags open."""

    def push(self, mark: Mark) -> None:
        place = len(self.stack)
        while place and self.stack[place - 1].rank > mark.rank:
            place -= 1
        if place and self.stack[place - 1].rank == mark.rank:
            mark = mark._replace(end=min(mark.end, self.stack[place - 1].end))
        self.close_tags(place)
        self.stack.insert(place, mark)

    def ends_until(self, limit: int) -> Iterator[int]:
        """The ends of elements, in order, up to ``limit``. Each element is closed after its end was yielded."""
        while self.stack:
            first = min(self._innermost(), key=lambda index: self.stack[index].end)
            closing = self.stack[first].end
            if closing > limit:
                return
            yield closing
            self.close_tags(first)
            del self.stack[first]

    def write(self, start: int, end: int) -> None:
        if start >= end:
            return
        for index in range(self.opened, len(self.stack)):
            mark = self.stack[index]
            self.pieces.append(f"<{mark.tag}{mark.first}{mark.attributes}>")
            self.stack[index] = mark._replace(first=Markup())
        self.opened = len(self.stack)
        said, new = printed(self.text[start:end]), self.reading and self.reading(start, end)
        self.pieces.append(f"<span{attributes(data_new=new)}>{said}</span>" if new else said)

    def close_tags(self, keep: int) -> None:
        """Closes the tags of all but the ``keep`` outermost elements."""
        self.pieces += (f"</{mark.tag}>" for mark in reversed(self.stack[keep : self.opened]))
        self.opened = min(self.opened, keep)

    def _innermost(self) -> Iterator[int]:
        """For each rank the innermost element: the first of its rank to end."""
        above = None
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].rank != above:
                above = self.stack[index].rank
                yield index


def _outer_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, mark.rank, -mark.end
