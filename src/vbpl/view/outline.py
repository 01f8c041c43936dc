"""Outline: the tree of a document as nested lists, each unit with its citations."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from markupsafe import Markup

from ..model import Attachment, Span
from ..printing.heads import head_of
from .fields import Field
from .nest import attributes, printed
from .places import Place
from .words import Words

PREVIEW = 120
"""Characters of a unit's text in the tree."""
SMALL = 150
"""Most lines of a tree that is shown open."""


class Item(NamedTuple):
    """A line of the tree."""

    key: str
    span: Span
    depth: int
    kind: str
    head: str = ""
    """``Điều 5.``; empty if it has none."""
    label: str = ""
    """Heading, or the beginning of the text."""
    detail: Markup = Markup()
    """The lines below it, shown when it is open."""


def tree_items(
    recitals: Iterable[Field], places: Iterable[Place], citations: Iterable[Item], words: Words
) -> Iterator[Item]:
    """Grounds and units in printed order; each citation is below the innermost of them that holds it."""
    grounds = (Item(each.key, each.span, 0, "recital", "", shorten(each.value)) for each in recitals if each.span)
    units = [*grounds, *(_unit_item(place, words) for place in places)]
    cited = [item._replace(depth=len(units)) for item in citations]
    around: list[Item] = []
    for item in sorted(chain(units, cited), key=lambda item: (item.span.start, item.depth)):
        while around and around[-1].span.end <= item.span.start:
            around.pop()
        if item.kind.startswith("citation"):
            yield item._replace(depth=around[-1].depth + 1 if around else 0)
        else:
            around.append(item)
            yield item


def render_tree(items: Sequence[Item], prefix: str) -> Markup:
    """The lines as nested lists. A line with others can be folded; a large tree starts folded."""
    pieces: list[str] = ["<ul>"]
    last = Item("", Span(start=0, end=0), 0, "")
    for item, following in pairwise([*items, last]):
        holds = following.depth > item.depth and following is not last
        is_open = holds and (len(items) <= SMALL or item.kind in ("attachment", "part"))
        pieces.append(_line(item, prefix, holds, is_open))
        after = "" if holds else "</details>" if item.detail else ""
        pieces.append("<ul>" if holds else f"{after}</li>")
        pieces.append("</ul></details></li>" * (item.depth - following.depth))
    pieces.append("</ul>")
    return Markup("".join(pieces))


def shorten(text: str) -> str:
    """``text`` on one line, cut to the room of a line of the tree."""
    line = " ".join(text[: 2 * PREVIEW].split())
    return line if len(line) <= PREVIEW and len(text) <= 2 * PREVIEW else line[: PREVIEW - 1].rstrip() + "…"


def _line(item: Item, prefix: str, holds: bool, is_open: bool) -> str:
    """The head of an item: its own line, foldable if there are lines inside."""
    head = f"<b>{printed(item.head)}</b> " if item.head else ""
    own = f"{head}<span>{printed(item.label)}</span>"
    named = attributes(id=f"t-{prefix}{item.key}", class_=item.kind)
    to = attributes(data_m=prefix + item.key)
    if holds or item.detail:
        return f"<li{named}><details{' open' if is_open else ''}><summary{to}>{own}</summary>{item.detail}"
    return f"<li{named}><a{attributes(href=f'#{prefix}{item.key}')}{to}>{own}</a>"


def _unit_item(place: Place, words: Words) -> Item:
    node = place.node
    if isinstance(node, Attachment):
        return Item(place.key, place.span, place.depth, "attachment", node.heading, shorten(node.title or ""))
    head = head_of(node, place.above) or words["unit"].get(node.type, "")
    return Item(place.key, place.span, place.depth, node.type, head, shorten(node.heading or node.text))
