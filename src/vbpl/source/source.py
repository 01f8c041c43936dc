"""Source text, its repaired form, and the map between their offsets."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model import Diagnostic, Note, Severity, Span
from ..text.folding import fold, fold_bytes, squeeze
from ..text.offsets import Edits, Rewrite, remove, replace
from .capitals import lacks_capitals, restore_capitals
from .characters import MARKS, compose
from .charsets import LEGACY, decode_legacy, find_legacy, iter_legacy_blocks
from .look import Look, Repair, Sign
from .mojibake import find_misreading, undo_misreading
from .notes import SIGNS, PrintedNote, find_authentication, find_glued, find_markers, find_notes
from .repairs import CHARACTERS, HEADS, LINE_ENDS, LINES, WORDS

CODES: dict[str, str] = {
    "S101": "text in another encoding decoded: {detail}",
    "S102": "letters that only look right replaced: {count} places",
    "S103": "characters that are no text: {count} places",
    "S104": "page numbers and running heads left aside: {count}",
    "S105": "marks left by a converter taken out: {count} places",
    "S106": "letters lost by a converter put back: {count} places",
    "S107": "small letters that were drawn as capitals read as such: {count} places",
    "S108": "notes and their markers taken out of the text: {count}",
    "S109": "labels and types with a damaged letter read as such: {count} places",
    "S110": "numbers with letters or signs damaged by a scanner read as meant: {count} places",
    "S111": "markers of articles with a damaged letter read as such: {count} places",
    "S112": "words torn at the end of a line or run together put right: {count} places",
    "S113": "lines that lost their ends cut at the parts of a document: {count} places",
    "S114": "lists of contents left aside: {count}",
    "S115": "blanks between the letters of words taken out: {count} places",
}
"""Message of every diagnostic of this module."""

_SEVERITY: dict[str, Severity] = {"S101": "warning", "S103": "warning", "S106": "warning", "S109": "warning",
                                  "S110": "warning", "S111": "warning", "S113": "warning"}

_LINE_END = re.compile("\n")
_CONSOLIDATED = Sign(words=SIGNS)


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """Văn bản nguồn: a text as given, and its repaired form, which all parsing reads.

    Offsets into ``clean`` are clean offsets, offsets into ``text`` are printed offsets. Both count characters.
    """

    text: str
    clean: str = field(init=False)
    """NFC, line feeds, tabs between columns, legacy fonts decoded; it is ``text`` itself if nothing needs repair."""
    folded: str = field(init=False, compare=False)
    """``clean`` in lower case without diacritics, at the same offsets; see vbpl.text.folding."""
    diagnostics: list[Diagnostic] = field(init=False)
    """The repairs, each kind once, with the printed span of its first place."""
    notes: tuple[Note, ...] = field(init=False, compare=False)
    """The notes of a consolidated text. They and their markers are not in ``clean``."""
    _layers: list[Edits] = field(init=False, compare=False)
    _line_starts: "array[int]" = field(init=False, compare=False)
    """Of ``text``; computed at the first use."""

    def __post_init__(self) -> None:
        repair = _Repair(self.text)
        repair.run()
        usual = repair.look.usual
        object.__setattr__(self, "clean", repair.text)
        object.__setattr__(self, "folded", fold(repair.text) if usual is None else fold_bytes(usual))
        object.__setattr__(self, "diagnostics", list(repair.iter_diagnostics()))
        object.__setattr__(self, "notes", repair.notes)
        object.__setattr__(self, "_layers", repair.layers)
        object.__setattr__(self, "_line_starts", array("I"))

    def to_printed(self, clean: int) -> int:
        """The printed offset of the character at ``clean``; monotone."""
        for edits in reversed(self._layers):
            clean = edits.to_old(clean)
        return clean

    def to_clean(self, printed: int) -> int:
        """The clean offset of the character printed at ``printed``; if it was removed, of the next one kept."""
        for edits in self._layers:
            printed = edits.to_new(printed)
        return printed

    def span(self, start: int, end: int) -> Span:
        """The printed span of ``clean[start:end]``, without removed characters at either end."""
        if not self._layers:
            return Span.at(start, end)
        first, last = _printed(self._layers, start, end)
        return Span.at(first, last)

    def line_column(self, printed: int) -> tuple[int, int]:
        """Line and column of a printed offset, both from 1.

        Lines end at `` ``.
        """
        if not self._line_starts:
            self._line_starts.append(0)
            self._line_starts.extend(match.end() for match in _LINE_END.finditer(self.text))
        line = bisect_right(self._line_starts, printed)
        return line, printed - self._line_starts[line - 1] + 1


def _printed(layers: list[Edits], start: int, end: int) -> tuple[int, int]:
    for edits in reversed(layers):
        if start < end:
            start, end = edits.range_to_old(start, end)
        else:
            start = end = edits.to_old(start)
    return start, end


class _Remark:
    """How often a code was given, and where first."""

    __slots__ = ("count", "detail", "span")

    def __init__(self, span: tuple[int, int], detail: str) -> None:
        self.count, self.span, self.detail = 0, span, detail


class _Repair:
    """A text during its repairs."""

    def __init__(self, text: str) -> None:
        self.look = Look(text, HEADS)
        self.layers: list[Edits] = []
        self.remarks: dict[tuple[str, str], _Remark] = {}
        self.notes: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        """The text as the repairs so far left it."""
        return self.look.text

    def run(self) -> None:
        """Makes every repair that the text needs."""
        self.compose()
        self.make(LINE_ENDS)
        self.decode()
        self.make(CHARACTERS)
        if lacks_capitals(self.text, self.look.usual):
            self.accept("S107", (restore_capitals(self.text),))
        self.make(LINES)
        self.set_notes_apart()
        self.make(WORDS)
        self.compose()

    def make(self, repairs: Iterable[Repair]) -> None:
        """Makes those repairs whose sign the text shows."""
        for repair in repairs:
            if self.look.shows(repair.sign):
                self.accept(repair.code, repair.make(self.text))

    def set_notes_apart(self) -> None:
        """In a consolidated text, the block that authenticates it gets its lines, and notes are removed."""
        if self.look.shows(_CONSOLIDATED) and find_authentication(self.text):
            self.accept("S105", (replace(self.text, ((*gap, "\n") for gap in find_glued(self.text))),))
            self.take_out_notes()

    def compose(self) -> None:
        """NFC; a text of usual characters is NFC already."""
        if self.look.usual is None:
            self.accept(None, compose(self.text, marked=self.look.shows(MARKS)))

    def take_out_notes(self) -> None:
        """Removes notes and their markers, and keeps them."""
        found = find_notes(self.text)
        markers = find_markers(self.text, found)
        places: dict[int, list[tuple[int, int]]] = {}
        for number, place in reversed(markers):
            places.setdefault(number, []).append(place)
        lost: list[tuple[int, int] | None] = [None]
        self.notes = tuple(self.note(each, (places.get(each.number) or lost.copy()).pop()) for each in found)
        taken = sorted([*(place for _, place in markers), *((note.start, note.end) for note in found)])
        self.accept("S108", (remove(self.text, taken),))

    def note(self, found: PrintedNote, marker: tuple[int, int] | None) -> Note:
        """A note with the place of its marker. If notes restart in an annex, markers do so too."""
        return Note(
            marker=self.text[found.start : found.body].strip(), number=found.number,
            text=squeeze(self.text[found.body : found.end]), span=self.printed(found.start, found.end),
            anchor=self.printed(*marker) if marker else None,
        )

    def printed(self, start: int, end: int) -> Span:
        """The printed span of a range of the present text."""
        return Span.at(*_printed(self.layers, start, end))

    def decode(self) -> None:
        """Repairs text that was read in the wrong encoding, block by block."""
        if not self.look.shows(LEGACY):
            return
        blocks = list(iter_legacy_blocks(self.text))
        for _ in range(2):
            misreading = find_misreading(self.text, blocks)
            if not misreading:
                break
            self.accept("S101", undo_misreading(self.text, misreading, blocks), f"UTF-8 (read as {misreading})")
            blocks = list(iter_legacy_blocks(self.text))
        for encoding, found in find_legacy(self.text, blocks).items():
            done = decode_legacy(self.text, encoding, found)
            self.accept("S101", (done._replace(hits=len(found), first=found[0]),), encoding)

    def accept(self, code: str | None, steps: Iterable[Rewrite], detail: str = "") -> None:
        """Takes over the result of a repair, and records it."""
        for step in steps:
            if not step.hits:
                continue
            if code:
                place = _printed(self.layers, *step.first)
                self.remarks.setdefault((code, detail), _Remark(place, detail)).count += step.hits
            if len(step.edits):
                self.layers.append(step.edits)
            self.look = Look(step.text, HEADS)

    def iter_diagnostics(self) -> Iterator[Diagnostic]:
        """One diagnostic for each kind of repair."""
        for (code, detail), remark in self.remarks.items():
            yield Diagnostic(
                code=code,
                severity=_SEVERITY.get(code, "info"),
                message=CODES[code].format(count=remark.count, detail=detail),
                span=Span(start=remark.span[0], end=remark.span[1]),
            )
