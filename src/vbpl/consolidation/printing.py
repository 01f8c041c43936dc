"""Printing: a tree as plain text with notes, and where each unit of it stands in that text."""

from collections.abc import Iterator
from itertools import chain, takewhile
from typing import NamedTuple

from ..model import Document
from ..printing.heads import KEYWORDS, head_of
from ..printing.text import (
    TITLED,
    Gap,
    Printed,
    addressee_lines,
    as_paragraph,
    block_lines,
    header_lines,
    place_of,
    recipient_lines,
    signature_lines,
    without_gaps,
)
from ..structure.numbering.outline import Outline
from .acts import is_consolidated
from .units import Mark, Path, Run, Unit

SPACED = frozenset(TITLED | {"article"})
"""Units with an empty line above them."""
COUNTED = ("clause", "point")
"""Units whose numbers alone tell them from the words above."""
REPEALED = "(được bãi bỏ)"
Pieces = list[Run | str]
"""Runs of words, and what is printed around them: numbers, notes, quotation marks."""


class Line(str):
    """A printed line of a unit."""

    __slots__ = ("path", "pieces")

    path: Path
    pieces: Pieces

    @property
    def margins(self) -> tuple[int, int]:
        """How many quotation marks of quotes around the unit stand before and after it."""
        opening = sum(1 for _ in takewhile(lambda piece: piece == "“", self.pieces))
        return opening, sum(1 for _ in takewhile(lambda piece: piece == "”", reversed(self.pieces)))


def line_of(path: Path, pieces: Pieces) -> Line:
    """The line that some pieces make."""
    line = Line("".join(piece if isinstance(piece, str) else piece.text for piece in pieces))
    line.path, line.pieces = path, pieces
    return line


class Sheet(NamedTuple):
    """A tree as text, without the notes at the end."""

    text: str
    lines: list[tuple[int, Line]]
    """The lines of units, with their offsets in the text."""
    notes: list[tuple[Path, Mark]]
    """What each note is about, the first is ``[1]``."""


class Printer:
    """Prints the units of a tree; counts notes through the text."""

    def __init__(self) -> None:
        self.notes: list[tuple[Path, Mark]] = []

    def units(self, unit: Unit, path: Path, outline: Outline, above: tuple[Unit, ...] = ()) -> Iterator[Printed]:
        """The lines of the units inside a unit."""
        for index, child in enumerate(unit.children):
            at = (*path, index)
            if child.type == "quote":
                yield from self.quoted(child, at)
            elif child.type not in ("attachment", "unparsed"):
                yield from self.own(child, at, outline, above)
                yield from self.units(child, at, outline, (*above, child))

    def own(self, unit: Unit, path: Path, outline: Outline, above: tuple[Unit, ...]) -> Iterator[Printed]:
        """A unit's own lines, apart from what the parser would join them to."""
        head = head_of(unit, above)
        if unit.type in SPACED:
            yield ""
        elif unit.type == "table" or unit.type not in COUNTED:
            yield Gap.unit if head else Gap.paragraph
        for number, pieces in enumerate(self.paragraphs(unit, path, head)):
            line = line_of(path, pieces)
            placed = place_of(line, outline) if unit.type != "table" else None
            if number == 0 and head:
                if placed:
                    outline.enter(*placed)
            elif placed is None and unit.type != "table" and not (number == 1 and titled(unit, head)):
                yield Gap.paragraph
            yield line

    def paragraphs(self, unit: Unit, path: Path, head: str) -> list[Pieces]:
        """The paragraphs of a unit, its number and notes in them."""
        start: Pieces = [Run(head, unit.source, unit.span), *self.marks(unit, path, "unit")] if head else []
        title: Pieces = [*unit.heading, *self.marks(unit, path, "heading")]
        texts: list[Pieces] = [[REPEALED]] if unit.repealed else paragraphs_of(unit)
        tail = [*self.marks(unit, path, "text"), *self.marks(unit, path, "words")]
        tail += [] if head else self.marks(unit, path, "unit")
        if tail:
            texts = [*texts[:-1], [*(texts[-1] if texts else []), *tail]]
        below = [*filter(None, [title, *texts])]
        if not start or titled(unit, head):
            return [*filter(None, [start]), *below]
        return [[*start, *([" ", *below[0]] if below else [])], *below[1:]]

    def marks(self, unit: Unit, path: Path, part: str) -> Pieces:
        """The note marks of a part of a unit, one for each change."""
        found = {mark.change: mark for mark in unit.marks if mark.part == part}
        first = len(self.notes) + 1
        self.notes += [(path, mark) for mark in found.values()]
        return [f"[{number}]" for number in range(first, first + len(found))]

    def quoted(self, quote: Unit, path: Path) -> Iterator[Printed]:
        """A quote in quotation marks."""
        lines = list(self.units(quote, path, Outline(excerpt=True)))
        words = [at for at, line in enumerate(lines) if isinstance(line, Line)]
        for at, line in enumerate(lines):
            if isinstance(line, Line):
                opening: Pieces = ["“"] if at == words[0] else []
                closing: Pieces = ["”"] if at == words[-1] else []
                yield line_of(line.path, [*opening, *line.pieces, *closing])
            else:
                yield line

    def attachment(self, unit: Unit, path: Path) -> Iterator[Printed]:
        """An attachment: heading, title, the note that it belongs to the act, its units."""
        yield ""
        yield line_of(path, [*unit.heading, *self.marks(unit, path, "unit")])
        if unit.repealed:
            yield line_of(path, [REPEALED])
            return
        if unit.text:
            yield line_of(path, [*unit.text])
        yield "(Kèm theo văn bản này)"
        yield from self.units(unit, path, Outline())


def titled(unit: Unit, head: str) -> bool:
    """Whether the title of a unit stands on the line below its number."""
    return unit.type in TITLED and head.startswith(KEYWORDS[unit.type])


def paragraphs_of(unit: Unit) -> list[Pieces]:
    """The text of a unit, a list of runs for each paragraph; a table is one."""
    if unit.type == "table":
        return [[*unit.text]] if unit.text else []
    out: list[Pieces] = [[]]
    for run in unit.text:
        first, *rest = run.text.split("\n")
        out[-1] += [run._replace(text=first)] if first else []
        out += [[run._replace(text=words)] if words else [] for words in rest]
    return [*filter(None, out)]


def print_tree(act: Document, root: Unit) -> Sheet:
    """An act with another body as text: header and closing are as the act has them."""
    printer = Printer()
    lines: list[tuple[int, Line]] = []
    out: list[str] = []
    offset = 0
    for piece in without_gaps(whole(act, root, printer)):
        if isinstance(piece, Line):
            lines.append((offset, piece))
        out.append(piece)
        offset += len(piece) + 1
    return Sheet("\n".join(out) + "\n", lines, printer.notes)


def whole(act: Document, root: Unit, printer: Printer) -> Iterator[Printed]:
    """All lines of an act; who authenticated a consolidated text does not sign what is made of it."""
    yield from chain(header_lines(act), addressee_lines(act.addressees), [""])
    for recital in act.recitals:
        yield ""
        yield from block_lines([as_paragraph(recital)], Outline())
    if act.formula:
        yield from ("", act.formula)
    yield Gap.unit
    yield from printer.units(root, (), Outline())
    yield from chain(recipient_lines(act.recipients), signature_lines(() if is_consolidated(act) else act.signers))
    for index, child in enumerate(root.children):
        if child.type == "attachment":
            yield from printer.attachment(child, (index,))
