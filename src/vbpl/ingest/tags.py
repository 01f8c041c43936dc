"""Makes markup harmless on which an HTML parser would take quadratic time.

Such a parser compares every attribute of a tag with those before it, and looks at all open elements when one opens.
vbpl does not read attributes here, and nobody can tell elements apart that are nested a thousand deep.
"""

import re
from re import Match

from .limits import DEPTH, TAG_CHARACTERS

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*+)(?P<rest>[^<>]*+>?)")
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9]*+)[^<>]{{{TAG_CHARACTERS},}}+>")
_ENDLESS = frozenset({
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
})
"""Elements that hold no element of their own kind: they need no end tag."""
_INLINE = frozenset({
    "a", "b", "big", "cite", "code", "em", "font", "i", "s", "small", "span", "strike", "strong", "sub", "sup", "tt",
    "u",
})


def bounded_markup(text: str) -> str:
    """HTML in which long tags lose their attributes, and tags deeper than `DEPTH` are removed. All text stays.

    A removed block element begins a line; a removed inline element does not.

    >>> bounded_markup("<p>một</p>")
    '<p>một</p>'
    """
    text = _LONG_TAG.sub(r"<\1>", text)
    return _Depth().bound(text) if text.count("<") > DEPTH else text


class _Depth:
    def __init__(self) -> None:
        self._open = 0

    def bound(self, text: str) -> str:
        """The text without tags that open too deep."""
        return _TAG.sub(self._kept, text)

    def _kept(self, tag: Match[str]) -> str:
        name = tag["name"].lower()
        if name in _ENDLESS:
            return tag[0]
        if tag["end"]:
            self._open = max(0, self._open - 1)
            return tag[0]
        self._open += 1
        if self._open <= DEPTH:
            return tag[0]
        return "" if name in _INLINE else "<br>"
