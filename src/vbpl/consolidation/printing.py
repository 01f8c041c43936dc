"""Printing: a tree as plain text with notes, and where each unit of it stands in that text.

Imports vbpl.model, vbpl.printing and its own package.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..model import Document
from ..printing.text import (
    TITLED, Gap, Printed, addressee_lines, as_paragraph, block_lines, header_lines, place_of, recipient_lines,
    signature_lines, without_gaps,
)
from ..printing.heads import KEYWORDS, head_of
from ..structure.numbering import Outline
from .notes import Made, note_of
from .units import Mark, Path, Unit, printed

REPEALED = "(được bãi bỏ)"


class Line(str):
    """A printed line of a unit."""

    __slots__ = ("path", "words")

    path: Path
    words: int
    """Where in the line its own words begin, behind number and note."""


class Sheet(NamedTuple):
    """A tree as text."""

    text: str
    lines: list[tuple[int, Line]]
    """The lines of units, with their offsets in the text."""
    notes: list[tuple[Path, Mark]]
    """What each note is about, the first is ``[1]``."""


class Printer:
    """Prints a tree; counts notes through the text."""

    def __init__(self, root: Unit) -> None:
        self.root = root
        self.notes: list[tuple[Path, Mark]] = []

    def units(self, unit: Unit, path: Path, outline: Outline, above: tuple[Unit, ...] = ()) -> Iterator[Printed]:
        """The lines of the units inside a unit."""
        for index, child in enumerate(unit.children):
            at = (*path, index)
            if child.type == "attachment":
                continue
            yield from self.own(child, at, outline, above)
            if child.type == "quote":
                yield from self.quoted(child, at)
            else:
                yield from self.units(child, at, outline, (*above, child))

    def own(self, unit: Unit, path: Path, outline: Outline, above: tuple[Unit, ...]) -> Iterator[Printed]:
        """A unit's own lines."""
        head = head_of(unit, above)
        if unit.type == "table":
            yield Gap.paragraph
        elif head:
            yield Gap.unit
        for number, (words, width) in enumerate(self.paragraphs(unit, path, head)):
            line = line_of(words, path, width)
            placed = place_of(line, outline)
            if number == 0 and head:
                if placed:
                    outline.enter(*placed)
            elif placed is None and unit.type != "table" and not (number == 1 and titled(unit, head)):
                yield Gap.paragraph
            yield line

    def paragraphs(self, unit: Unit, path: Path, head: str) -> Iterator[tuple[str, int]]:
        """The paragraphs of a unit, its number and notes in them, each with the width of what is not its words."""
        if unit.type in ("quote", "unparsed"):
            return
        start = f"{head}{self.marks(unit, path, 'unit')}" if head else ""
        heading = printed(unit.heading) + self.marks(unit, path, "heading") if unit.heading or head else ""
        texts = [printed(unit.text)] if unit.type == "table" else [*filter(None, printed(unit.text).split("\n"))]
        texts = [REPEALED] if unit.repealed else texts
        tail = self.marks(unit, path, "text") + self.marks(unit, path, "words") \
            + ("" if head else self.marks(unit, path, "unit"))
        if texts and tail:
            texts[-1] += tail
        first = [*filter(None, [heading, *texts])]
        if titled(unit, head):
            yield start, len(start)
        elif first:
            words = f"{start} {first.pop(0)}".strip()
            yield words, len(start) + 1 if start else 0
        elif start:
            yield start, len(start)
        yield from ((words, 0) for words in first)

    def marks(self, unit: Unit, path: Path, part: str) -> str:
        """The note marks of a part of a unit."""
        found = [mark for mark in unit.marks if mark.part == part]
        kept = {mark.change: mark for mark in found}
        out = ""
        for mark in kept.values():
            self.notes.append((path, mark))
            out += f"[{len(self.notes)}]"
        return out

    def quoted(self, quote: Unit, path: Path) -> Iterator[Printed]:
        """A quote in quotation marks."""
        lines = list(self.units(quote, path, Outline(quoted=True)))
        words = [at for at, line in enumerate(lines) if isinstance(line, str)]
        for at, line in enumerate(lines):
            if isinstance(line, Line):
                opening, closing = "“" * (at == words[0]), "”" * (at == words[-1])
                yield line_of(f"{opening}{line}{closing}", line.path, line.words + len(opening))
            else:
                yield line


def line_of(text: str, path: Path, words: int) -> Line:
    line = Line(text)
    line.path, line.words = path, words
    return line


def titled(unit: Unit, head: str) -> bool:
    """Whether the title of a unit stands on the line below its number."""
    return unit.type in TITLED and head.startswith(KEYWORDS[unit.type])


def print_tree(act: Document, root: Unit, made: Sequence[Made]) -> Sheet:
    """An act with another body as text: header and closing as the act has them, notes at the end."""
    printer = Printer(root)
    lines: list[tuple[int, Line]] = []
    out: list[str] = []
    offset = 0
    for piece in without_gaps(whole(act, root, printer)):
        if isinstance(piece, Line):
            lines.append((offset, piece))
        out.append(piece)
        offset += len(piece) + 1
    notes = [f"[{count}] {note_of(unit_at(root, path), mark, made[mark.change])}"
             for count, (path, mark) in enumerate(printer.notes, 1)]
    text = "\n".join([*out, *([""] if notes else []), *notes]) + "\n"
    return Sheet(text, lines, printer.notes)


def whole(act: Document, root: Unit, printer: Printer) -> Iterator[Printed]:
    """All lines but the notes."""
    yield from header_lines(act)
    yield from addressee_lines(act.addressees)
    yield ""
    for recital in act.recitals:
        yield ""
        yield from block_lines([as_paragraph(recital)], Outline())
    if act.formula:
        yield from ("", act.formula)
    yield Gap.unit
    yield from printer.units(root, (), Outline())
    yield from recipient_lines(act.recipients)
    yield from signature_lines(act.signers)
    for index, child in enumerate(root.children):
        if child.type == "attachment":
            yield from attachment(printer, child, (index,))


def attachment(printer: Printer, unit: Unit, path: Path) -> Iterator[Printed]:
    """An attachment: heading, title, the note that it belongs to the act, its units."""
    marks = printer.marks(unit, path, "unit")
    yield ""
    yield line_of(printed(unit.heading) + marks, path, 0)
    if unit.repealed:
        yield line_of(REPEALED, path, 0)
        return
    yield from (line_of(words, path, 0) for words in filter(None, [printed(unit.text)]))
    yield "(Kèm theo văn bản này)"
    yield from printer.units(unit, path, Outline())


def unit_at(root: Unit, path: Path) -> Unit:
    for index in path:
        root = root.children[index]
    return root
