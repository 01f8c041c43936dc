"""Typography: lines that are centred, on the right, or a signature block, as offices set them.

A line is set only if all its content is of one kind. A line with other content beside it, in columns or after a label,
stays as printed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..model import Block, Fragment, FragmentRole, Span
from ..model.walk import own_span
from .layout import iter_lines
from .places import Place

Kind = Literal["mid", "sub", "right", "sign"]
"""Centred: a title, or a remark below one; on the right; a signature."""
KINDS: dict[FragmentRole, Kind] = {
    "national_title": "mid", "motto": "mid", "party_title": "mid", "type_name": "mid", "subject": "mid",
    "formula": "mid", "authority": "mid", "heading": "mid", "note": "sub", "place_date": "right", "capacity": "sign",
    "position": "sign", "signature": "sign", "name": "sign",
}  # fmt: skip
_HEADED = ("part", "chapter", "section", "subsection")


class SetLines(NamedTuple):
    """Neighbouring lines of one kind, with the blank ones between them."""

    span: Span
    kind: Kind


class _Line:
    """The content of a printed line."""

    def __init__(self, span: Span) -> None:
        self.span, self.roles = span, set[FragmentRole]()
        self.rest: list[str] = []
        self.at = span.start

    def hold(self, fragment: Fragment, text: str) -> None:
        """Adds a fragment; those of a line come in order."""
        self.roles.add(fragment.role)
        self.rest.append(text[self.at : max(fragment.span.start, self.at)])
        self.at = max(self.at, min(fragment.span.end, self.span.end))

    def kind(self, text: str, *, titled: bool) -> Kind | None:
        """The one kind of all its content. A subject is centred only below a type."""
        if "subject" in self.roles and not titled:
            return None
        kinds = {KINDS.get(role) for role in self.roles - ({"label"} if "subject" in self.roles else set())}
        bare = not "".join([*self.rest, text[self.at : self.span.end]]).strip()
        return kinds.pop() if bare and len(kinds) == 1 else None


def set_lines(
    fragments: Iterable[Fragment], places: Iterable[Place], text: str, columns: Sequence[Span]
) -> list[SetLines]:
    """The lines of a text that are set, except those within ``columns``, in order."""
    told = [*_of_fragments(fragments, text), *_of_heads(places, text)]
    inside = iter([*columns, Span(start=len(text) + 1, end=len(text) + 1)])
    around = next(inside)
    joined: list[SetLines] = []
    for each in sorted(told, key=lambda each: each.span.start):
        while around.end <= each.span.start:
            around = next(inside)
        if each.span.end > around.start:
            continue
        last = joined[-1] if joined else None
        if last and last.kind == each.kind and not text[last.span.end : each.span.start].strip():
            joined[-1] = SetLines(Span(start=last.span.start, end=each.span.end), each.kind)
        elif not last or last.span.end <= each.span.start:
            joined.append(each)
    return joined


def _of_fragments(fragments: Iterable[Fragment], text: str) -> Iterator[SetLines]:
    lines: dict[int, _Line] = {}
    for fragment in sorted(fragments, key=lambda each: each.span.start):
        start = text.rfind("\n", 0, fragment.span.start) + 1
        for span in iter_lines(text, start, _line_end(text, fragment.span.end)):
            lines.setdefault(span.start, _Line(span)).hold(fragment, text)
    titled = any("type_name" in line.roles for line in lines.values())
    before: SetLines | None = None
    for line in lines.values():
        kind = line.kind(text, titled=titled)
        if line.roles == {"rule"} and before and not text[before.span.end : line.span.start].strip():
            kind = "mid" if before.kind == "mid" else None
        before = SetLines(line.span, kind) if kind else None
        if before:
            yield before


def _of_heads(places: Iterable[Place], text: str) -> Iterator[SetLines]:
    """Numbers and headings of chapters and the like, by their words: one like ``I. Phao`` begins on the left."""
    for place in places:
        if isinstance(place.node, Block) and place.kind in _HEADED and not place.node.text:
            own = own_span(place.node)
            start = text.rfind("\n", 0, own.start) + 1
            end = own.start + len(text[own.start : own.end].rstrip())
            if not text[start : own.start].strip() and not text.startswith(place.node.number or " ", own.start):
                yield SetLines(Span(start=start, end=_line_end(text, end)), "mid")


def _line_end(text: str, offset: int) -> int:
    """The end of the line of the character before ``offset``, including its line feed."""
    feed = text.find("\n", max(offset - 1, 0))
    return len(text) if feed < 0 else feed + 1
