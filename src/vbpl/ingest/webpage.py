"""HTML: the document inside a web page, with its tables.

The page of a law portal holds menus, notes and lists of other documents around the text. The text is the
smallest element with nearly all marks of a document: national title, motto, Căn cứ, Điều, Nơi nhận.
"""

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..source.charsets import decode_bytes
from .flow import Flow, Part, collapse
from .limits import DEPTH
from .reading import Reading, note

LEAST_LEFT = 40
"""Fewer characters left aside are no diagnostic."""
ENOUGH, MOST, LEVELS = 5, 0.8, 100
"""A page with fewer marks of a document is read whole. An element with this share of them is looked into, so deep."""
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
_LETTER = re.compile(r"\S")
_MARK = re.compile(
    rf"(?P<{TITLE}>(?i:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI)|ĐẢNG\s+CỘNG\s+SẢN)|(?P<words>Độc\s+lập\s*[-–]|Căn\s+cứ|Điều\s+\d"
    r"|Nơi\s+nhận)"
)

Event = tuple[bool, LexborNode]


def read(data: bytes, place: str, ocr: bool = False) -> Reading:
    """The text of the document in a web page; a page in any encoding, and markup however broken."""
    page = LexborHTMLParser(decode_bytes(data)[0])
    page.strip_tags(_UNSHOWN)
    body = page.body
    if body is None:
        return Reading("")
    content = _find_content(body)
    text = "\n".join(_lines(content))
    left = _length(body) - _length(content)
    return Reading(text, (note("F101", count=left),) if left >= LEAST_LEFT else ())


def _find_content(body: LexborNode) -> LexborNode:
    """Down from the body, as long as one child has nearly all marks of a document, and every national title."""
    node, marks = body, _find_marks(body)
    for _ in range(LEVELS if marks.total() >= ENOUGH else 0):
        inner = max(((_find_marks(child), child) for child in node.iter()), key=_total, default=None)
        if inner is None or inner[0].total() < MOST * marks.total() or inner[0][TITLE] < marks[TITLE]:
            return node
        marks, node = inner
    return node


def _total(found: tuple[Counter[str], LexborNode]) -> int:
    return found[0].total()


def _find_marks(node: LexborNode) -> Counter[str]:
    return Counter(mark.lastgroup or "" for mark in _MARK.finditer(node.text()))


def _length(root: LexborNode) -> int:
    return sum(len(_LETTER.findall(node.text_content or "")) for _, node in _iter_events(root) if node.is_text_node)


def _lines(content: LexborNode) -> list[str]:
    flow = Flow()
    for enters, node in _iter_events(content):
        if node.is_text_node:
            flow.text(collapse(node.text_content or ""))
        elif node.tag in _PARTS:
            (flow.begin if enters else flow.end)(_PARTS[node.tag])
        elif node.tag in _LINES:
            flow.end_line()
    return flow.lines()


def _iter_events(root: LexborNode) -> Iterator[Event]:
    """Every shown node below ``root`` in order: elements when they open and when they close, text once."""
    stack: list[tuple[LexborNode, bool]] = [(root, True)]
    while stack:
        node, enters = stack.pop()
        if node is not root or node.is_text_node:
            yield enters, node
        if not enters or node.is_text_node:
            continue
        if node is not root:
            stack.append((node, False))
        if len(stack) < DEPTH:
            stack.extend((child, True) for child in reversed(list(node.iter(include_text=True))))
