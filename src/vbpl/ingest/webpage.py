"""HTML: finds the document inside a web page, with its tables.

A page of a law portal has menus, notes and lists of other documents around the text. The text is the smallest element
with nearly all marks of a document: national title, motto, Căn cứ, Điều, Nơi nhận.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..source.charsets import decode_bytes
from .asked import NOTHING, Asked
from .flow import Flow, Part, collapse
from .reading import Reading, note
from .tags import bounded_markup

LEAST_LEFT = 40
"""Fewer characters left out give no diagnostic."""
ENOUGH, MOST = 5, 0.8
"""A page with fewer marks of a document is read whole. A child with this share of the marks is entered."""
TITLE = "title"

_UNSHOWN = [
    "script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "button", "textarea",
]
_LINES = {
    "address", "article", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "ul",
}
_PARTS: dict[str, Part] = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}
_MARK = re.compile(
    rf"(?P<{TITLE}>(?i:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI)|ĐẢNG\s+CỘNG\s+SẢN)|(?P<words>Độc\s+lập\s*[-–]|Căn\s+cứ|Điều\s+\d"
    r"|Nơi\s+nhận)"
)


class Event(NamedTuple):
    """A step of a walk through a page: an element opens, an element closes, or text."""

    tag: str
    """The element's name; empty for text."""
    enters: bool
    text: str


Range = tuple[int, int]
"""An element: the indices of the events that open and close it."""


def read(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of the document in a web page, in any encoding and with any broken markup."""
    page = LexborHTMLParser(bounded_markup(decode_bytes(data)[0]))
    page.strip_tags(_UNSHOWN)
    if page.body is None:
        return Reading("")
    walk = Walk(page.body)
    first, last = walk.content()
    content = walk.events[first : last + 1]
    left = _letters(walk.events) - _letters(content)
    return Reading("\n".join(_lines(content)), (note("F101", count=left),) if left >= LEAST_LEFT else ())


class Walk:
    """A page as the events of one walk through it, so that deep or many elements do not cost more than linear time."""

    def __init__(self, body: LexborNode) -> None:
        self.events: list[Event] = []
        self._closed: dict[int, int] = {}
        """Maps the event that opens an element to the event that closes it."""
        self._walk(body)
        self._offsets = list(accumulate((len(event.text) for event in self.events), initial=0))
        """Number of characters of text before each event."""
        marks = list(_MARK.finditer("".join(event.text for event in self.events)))
        self._starts, self._ends = [mark.start() for mark in marks], [mark.end() for mark in marks]
        self._titles = list(accumulate((mark.lastgroup == TITLE for mark in marks), initial=0))

    def _walk(self, body: LexborNode) -> None:
        stack: list[tuple[LexborNode, int | None]] = [(body, None)]
        while stack:
            node, opened = stack.pop()
            if node.is_text_node:
                self.events.append(Event("", True, node.text_content or ""))
            elif opened is not None:
                self._closed[opened] = len(self.events)
                self.events.append(Event(node.tag or "", False, ""))
            else:
                stack.append((node, len(self.events)))
                self.events.append(Event(node.tag or "", True, ""))
                stack.extend((child, None) for child in reversed(list(node.iter(include_text=True))))

    def content(self) -> Range:
        """Goes down from the body while one child has nearly all marks of a document, and every national title."""
        place = (0, len(self.events) - 1)
        marks, titles = self._count(place)
        while marks >= ENOUGH:
            inner = max(((*self._count(child), child) for child in self._children(place)), key=_first, default=None)
            if inner is None or inner[0] < MOST * marks or inner[1] < titles:
                break
            marks, titles, place = inner
        return place

    def _count(self, place: Range) -> tuple[int, int]:
        """The number of marks of a document in an element, and how many of them are national titles."""
        first = bisect_left(self._starts, self._offsets[place[0]])
        last = max(first, bisect_right(self._ends, self._offsets[place[1]]))
        return last - first, self._titles[last] - self._titles[first]

    def _children(self, place: Range) -> Iterator[Range]:
        at = place[0] + 1
        while at < place[1]:
            if at in self._closed:
                yield at, self._closed[at]
            at = self._closed.get(at, at) + 1


def _first(found: tuple[int, int, Range]) -> int:
    return found[0]


def _letters(events: Iterable[Event]) -> int:
    return sum(len("".join(event.text.split())) for event in events)


def _lines(content: Iterable[Event]) -> list[str]:
    flow = Flow()
    for event in content:
        if not event.tag:
            flow.text(collapse(event.text))
        elif event.tag in _PARTS:
            (flow.begin if event.enters else flow.end)(_PARTS[event.tag])
        elif event.tag in _LINES:
            flow.end_line()
    return flow.lines()
