"""Assemble: the document and the origins of a printed tree."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Attachment, Block, Document, Fragment, Span
from ..model.consolidation import Origin
from .printing import REPEALED, Line, Sheet
from .units import Path, Run, Unit, at_path, printed


class Extent(NamedTuple):
    """Where a unit's own lines begin and end."""

    start: int
    end: int


def extents_of(sheet: Sheet) -> dict[Path, Extent]:
    """Where the own lines of each unit stand, without the quotation marks of quotes around it."""
    found: dict[Path, Extent] = {}
    for offset, line in sheet.lines:
        opening, closing = line.margins
        start = found[line.path].start if line.path in found else offset + opening
        found[line.path] = Extent(start, offset + len(line) - closing)
    return found


def body_of(root: Unit, sheet: Sheet) -> tuple[list[Block], list[Attachment]]:
    """The blocks and the attachments of a tree, with their spans in its text."""
    extents = extents_of(sheet)
    body = blocks_of(root, (), extents)
    attachments = [
        attachment_of(child, (index,), extents)
        for index, child in enumerate(root.children) if child.type == "attachment"
    ]
    return body, attachments


def blocks_of(unit: Unit, path: Path, extents: dict[Path, Extent]) -> list[Block]:
    """The blocks of the units inside a unit; what was not printed is left out."""
    made = (block_of(child, (*path, index), extents) for index, child in enumerate(unit.children)
            if child.type != "attachment")
    return [block for block in made if block]


def block_of(unit: Unit, path: Path, extents: dict[Path, Extent]) -> Block | None:
    """A unit as a block; None where nothing of it was printed."""
    children = blocks_of(unit, path, extents)
    own = extents.get(path)
    marks = int(unit.type == "quote")
    starts = [*([own.start] if own else []), *(child.span.start - marks for child in children[:1])]
    ends = [*([own.end] if own else []), *(child.span.end + marks for child in children[-1:])]
    if not starts:
        return None
    return Block.model_validate({
        "type": unit.type, "number": unit.number, "heading": printed(unit.heading) or None,
        "text": REPEALED if unit.repealed else printed(unit.text), "children": children,
        "span": Span(start=min(starts), end=max(ends)),
    })


def attachment_of(unit: Unit, path: Path, extents: dict[Path, Extent]) -> Attachment:
    """A unit as an attachment."""
    body = blocks_of(unit, path, extents)
    own = extents[path]
    end = max(own.end, body[-1].span.end) if body else own.end
    return Attachment(
        heading=printed(unit.heading), title=printed(unit.text) or None, kind=unit.kind or "phu_luc", body=tuple(body),
        span=Span(start=own.start, end=end),
    )


def origins_of(sheet: Sheet, ids: Sequence[str]) -> list[Origin]:
    """Where each stretch of the text comes from; ``ids`` are those of the acts."""
    found: list[Origin] = []
    for offset, line in sheet.lines:
        for start, end, run in stretches(line):
            found.append(Origin(
                span=Span(start=offset + start, end=offset + end), source=ids[run.source], source_span=run.span,
            ))
    return found


def stretches(line: Line) -> Iterator[tuple[int, int, Run]]:
    """The runs of a line with their offsets in it, those that come from one place as one."""
    at, last = 0, None
    for piece in line.pieces:
        if isinstance(piece, Run):
            same = last and last[2].source == piece.source and last[2].span == piece.span
            if last and not same:
                yield last
            last = (last[0] if last and same else at, at + len(piece.text), piece)
        at += len(piece) if isinstance(piece, str) else len(piece.text)
    if last:
        yield last


def fragments_of(frame: Document, root: Unit, sheet: Sheet, notes: Sequence[Span]) -> list[Fragment]:
    """The fragments of header, closing and headings of attachments as parsed, and a footnote for each note."""
    lines = [(offset, offset + len(line)) for offset, line in sheet.lines
             if at_path(root, line.path).type != "attachment"]
    end = notes[0].start if notes else len(sheet.text)
    kept = [each for each in frame.fragments if each.span.end <= end and not overlaps(each.span, lines)]
    return [*kept, *(Fragment(role="footnote", span=span) for span in notes)]


def overlaps(span: Span, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch lies in one of some lines, which are in order."""
    before = bisect_left(lines, (span.end, 0)) - 1
    return before >= 0 and lines[before][1] > span.start
