"""Layout: how printed lines are shown: heads of units, tables, and lines in columns."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from ..model import Block, Span
from ..model.walk import own_span

_LINE_FEED = re.compile("\n")
_NOT_BLANK = re.compile(r"\S")
_LINE = re.compile(r"[^\n]*\n?")
_CELL = re.compile(r"[^\t|\s][^\t|\n]*")
_GAP = re.compile(r"\S(?: {4,}|[ \u00a0]*\t[ \t\u00a0]*|\u00a0{4,})(?=\S)")
_NOT_RULE = re.compile(r"[^-:=+|\s]")
_NOT_FRAME = re.compile(r"[^\s|]")
_INDENT = re.compile(r"[ \u00a0]{8}|\t\t")
_CLOSING = re.compile(r"[ \t]?[.):/\-]*")
COLUMN_LINE = 150
"""Characters of the longest line that is set in columns. A longer one is a paragraph with a tab in it."""
MARKER = 5
"""Characters at the start of a line in which a gap only follows a marker or bullet."""
HEAD = 20
"""Characters at the start of a unit in which its number is searched."""


class Lines:
    """The lines of a range of text; each ends with LF."""

    def __init__(self, text: str, stretch: Span) -> None:
        self._text = text
        feeds = _LINE_FEED.finditer(text, stretch.start, stretch.end)
        self._starts = [stretch.start, *(match.end() for match in feeds)]

    def whole(self, span: Span, *, framed: bool = False) -> Span:
        """``span`` with the blanks before it on its line, and with the blank lines after it.

        In a ``framed`` one, the pipes that a converter left around a table count as blanks.
        """
        other = _NOT_FRAME if framed else _NOT_BLANK
        line = self._start_before(span.start)
        start = span.start if other.search(self._text, line, span.start) else line
        following = other.search(self._text, span.end)
        limit = following.start() if following else len(self._text)
        return Span(start=start, end=max(span.end, self._text.rfind("\n", span.end, limit) + 1))

    def begin(self, offset: int) -> bool:
        """Whether a line begins here."""
        return self._start_before(offset) == offset

    def _start_before(self, offset: int) -> int:
        return self._starts[max(bisect_right(self._starts, offset) - 1, 0)]


def head_spans(block: Block, text: str) -> tuple[Span | None, Span | None]:
    """Spans of a unit's marker (``Điều 5.``) and its heading; None if it has none or if it is not found."""
    own = own_span(block)
    marker = _marker_end(block, text, own)
    if marker is None:
        return None, None
    heading = _after_words(block.heading, text, marker, own.end) if block.heading else None
    return Span(start=own.start, end=marker), Span(start=marker, end=heading) if heading else None


def _marker_end(block: Block, text: str, own: Span) -> int | None:
    if block.type == "bullet":
        return own.start + 1 if _NOT_BLANK.match(text, own.start) else None
    if block.number is None:
        return None
    at = text.find(block.number, own.start, min(own.end, own.start + HEAD))
    closing = _CLOSING.match(text, at + len(block.number), own.end) if at >= 0 else None
    return closing.end() if closing else None


def _after_words(words: str, text: str, start: int, end: int) -> int | None:
    """The end of ``words`` if they are printed from ``start`` on, blanks aside; None if others are."""
    at = start
    for character in words:
        if character.isspace():
            continue
        while at < end and text[at].isspace():
            at += 1
        if at >= end or text[at] != character:
            return None
        at += 1
    return at


def iter_lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines of a range of text, each with its line feed."""
    while start < end:
        line = _LINE.match(text, start, end)
        if line is None:
            return
        yield Span(start=start, end=line.end())
        start = line.end()


def iter_grids(text: str, table: Span) -> Iterator[Span]:
    """Runs of neighbouring rows that have several cells, with the rules between them."""
    start = table.start
    for row in iter_lines(text, table.start, table.end):
        if len(list(islice(iter_cells(text, row), 2))) < 2 and not is_rule(text, row):
            if start < row.start:
                yield Span(start=start, end=row.start)
            start = row.end
    if start < table.end:
        yield Span(start=start, end=table.end)


def iter_cells(text: str, row: Span) -> Iterator[Span]:
    """Cells of a printed row, separated by tabs or pipes."""
    return (Span(start=cell.start(), end=cell.end()) for cell in _CELL.finditer(text, row.start, row.end))


def is_rule(text: str, row: Span) -> bool:
    """Whether a row of a table is a line drawn with signs, as in Markdown."""
    return _NOT_RULE.search(text, row.start, row.end) is None


def iter_column_runs(text: str, start: int, end: int) -> Iterator[Span]:
    """Runs of lines that blanks set in columns, as headers and signatures are, with centred lines below them."""
    run: Span | None = None
    for paragraph in _iter_paragraphs(text, start, end):
        if _is_gapped(text, paragraph) or (run and _INDENT.match(text, paragraph.start, paragraph.end)):
            run = Span(start=run.start if run else paragraph.start, end=paragraph.end)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _iter_paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Neighbouring non-blank lines, with the blank lines after them."""
    first, ended = start, False
    for line in iter_lines(text, start, end):
        blank = _NOT_BLANK.search(text, line.start, line.end) is None
        if ended and not blank:
            yield Span(start=first, end=line.start)
            first = line.start
        ended = blank
    if first < end:
        yield Span(start=first, end=end)


def _is_gapped(text: str, paragraph: Span) -> bool:
    """Whether a line has a gap, other than the one after a unit's marker, and no line is too long for columns."""
    gapped = False
    for line in iter_lines(text, paragraph.start, paragraph.end):
        first = _NOT_BLANK.search(text, line.start, line.end)
        gapped |= first is not None and _GAP.search(text, first.start() + MARKER, line.end) is not None
        if line.end - line.start > COLUMN_LINE:
            return False
    return gapped
