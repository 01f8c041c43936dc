"""Source text, its repaired form, and the map between their offsets."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from unicodedata import is_normalized

from ..model import Diagnostic, Note, Severity, Span
from ..text.folding import fold, fold_bytes, holds, squeeze, to_bytes
from ..text.offsets import Edits, Rewrite, rewrite, rewrite_places
from . import characters as repairs
from .capitals import lacks_capitals, restore_capitals
from .charsets import LEGACY_LETTER, decode_legacy, find_legacy, iter_legacy_blocks
from .contents import find_contents, has_contents
from .damaged_numbers import has_damaged_numbers, restore_numbers
from .damaged_units import has_damaged_units, restore_units
from .damaged_words import has_damaged_words, restore_words
from .lost_letters import holds_tone_marks, lacks_horn, remove_tone_marks, restore_horn
from .markup import PAIRS, decode_entities, strip_markup
from .mojibake import find_misreading, undo_misreading
from .notes import PrintedNote, find_authentication, find_glued, find_markers, find_notes
from .one_line import find_lost_ends
from .pagination import CANDIDATE, GLUED, find_page_numbers
from .spaced_letters import has_spaced_letters, join_letters
from .torn_words import has_torn_words, restore_heads, restore_torn_words

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

_DAMAGE = re.compile(
    "[\x00-\x08\x0b-\x1f*|&#<\\\\\x7f-\xbf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de\u00df"
    "\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe\u00ff\u0130\u0131\u017f\u0189\u0256\u0300-\u036f\u0370-\u058f"
    "\u1680\u2000-\u2012\u2028-\u202f\u205f-\u206f\u2212\u2215\u3000\ud800-\uf8ff\ufe00-\ufe0f\ufe63\ufeff\uff01-\uff5e"
    "\ufffe]"
)
"""Characters that a rule might repair."""

_SIGNS = {
    "\n": (CANDIDATE,), "ÔNG BÁO": (GLUED,), "\t": (repairs.INDENTS.pattern,),
    "  ": (repairs.WIDE_BLANKS.pattern, repairs.INDENTS.pattern),
    **dict.fromkeys(repairs.ENACTING_SIGNS, (repairs.ENACTING.pattern,)),
    **{sign: (pattern,) for sign, pattern in PAIRS.items()},
}
"""Patterns of repairs, each with a sign without which it matches nothing."""

_CONSOLIDATED = ("ợp nhất", "ỢP NHẤT")
"""A text that needs no other repair has these words as they should be where it is consolidated."""

_LINE_END = re.compile("\n")


def _needs_repair(text: str, usual: bytes | None) -> bool:
    """Whether a rule might repair a text; ``usual`` are its bytes if it has no unusual characters."""
    if usual is None:
        damaged = _DAMAGE.search(text) is not None or not is_normalized("NFC", text)
    else:
        damaged = repairs.holds_usual(text, _DAMAGE)
    damaged = damaged or any(holds(text, sign) and any(each.search(text) for each in _SIGNS[sign]) for sign in _SIGNS)
    damaged = damaged or (any(words in text for words in _CONSOLIDATED) and find_authentication(text) is not None)
    damaged = damaged or ("\n\n" in text and repairs.is_double_spaced(text))
    damaged = damaged or any(find_lost_ends(text)) or has_damaged_words(text) or has_damaged_numbers(text)
    damaged = damaged or has_contents(text) or holds_tone_marks(text) or has_torn_words(text) or has_damaged_units(text)
    damaged = damaged or has_spaced_letters(text)
    return damaged or lacks_horn(text) or lacks_capitals(text, usual)


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
        if _needs_repair(self.text, repair.usual):
            repair.run()
        object.__setattr__(self, "clean", repair.text)
        object.__setattr__(self, "folded", fold(repair.text) if repair.usual is None else fold_bytes(repair.usual))
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
        self.text = text
        self._usual: tuple[str, bytes | None] = (text, to_bytes(text))
        self.layers: list[Edits] = []
        self.remarks: dict[tuple[str, str], _Remark] = {}
        self.notes: tuple[Note, ...] = ()

    def run(self) -> None:
        """Makes every repair that the text needs, in the order of domain rule 9.5."""
        self.mend_characters()
        self.mend_lines()
        self.set_notes_apart()
        self.mend_words()
        self.compose()

    def mend_characters(self) -> None:
        """Encodings, entities, and characters that only look like others."""
        self.compose()
        if any(sign in self.text for sign in repairs.LINE_END_SIGNS):
            self.apply(repairs.LINE_ENDS)
        self.decode()
        self.accept("S106", restore_horn(self.text))
        self.accept("S105", decode_entities(self.text))
        unusual = repairs.unusual_characters(self.text) if self.usual is None else ()
        for rule in (*repairs.CHARACTERS, repairs.FOREIGN_LETTERS):
            if rule.concerns(self.text, unusual):
                self.apply(rule)
        if lacks_capitals(self.text, self.usual):
            self.accept("S107", (restore_capitals(self.text),))

    def mend_lines(self) -> None:
        """Markup, columns, page numbers, line ends and indents."""
        self.accept("S105", strip_markup(self.text))
        self.accept("S115", (join_letters(self.text),))
        self.accept("S112", restore_heads(self.text))
        self.apply(repairs.WIDE_BLANKS)
        self.accept("S104", (rewrite_places(self.text, find_page_numbers(self.text), lambda _: ""),))
        self.apply(repairs.PAGE_BREAKS)
        ends = ((at, at + 1) for at in find_lost_ends(self.text))
        self.accept("S113", (rewrite_places(self.text, ends, lambda _: "\n"),))
        if repairs.is_double_spaced(self.text):
            self.apply(repairs.BLANK_LINES)
        self.apply(repairs.INDENTS)
        self.accept("S114", (rewrite_places(self.text, find_contents(self.text), lambda _: ""),))

    def set_notes_apart(self) -> None:
        """In a consolidated text, the block that authenticates it gets its lines, and notes are removed."""
        if find_authentication(self.text):
            self.accept("S105", (rewrite_places(self.text, find_glued(self.text), lambda _: "\n"),))
            self.take_out_notes()

    def mend_words(self) -> None:
        """Words, numbers and markers that a scanner or a converter damaged."""
        if has_damaged_words(self.text):
            self.accept("S109", (restore_words(self.text),))
        if holds_tone_marks(self.text):
            self.accept("S106", remove_tone_marks(self.text))
        self.accept("S112", restore_torn_words(self.text))
        if has_damaged_numbers(self.text):
            self.accept("S110", restore_numbers(self.text))
        if has_damaged_units(self.text):
            self.accept("S111", (restore_units(self.text),))
        if any(sign in self.text for sign in repairs.ENACTING_SIGNS):
            self.apply(repairs.ENACTING)

    @property
    def usual(self) -> bytes | None:
        """The bytes of the present text, if it has no unusual characters."""
        if self._usual[0] is not self.text:
            self._usual = self.text, to_bytes(self.text)
        return self._usual[1]

    def compose(self) -> None:
        """NFC; a text of usual characters is NFC already."""
        if self.usual is None:
            self.accept(None, repairs.compose(self.text))

    def apply(self, rule: repairs.Rule) -> None:
        """Makes one repair everywhere."""
        self.accept(rule.code, (rewrite(self.text, rule.pattern, rule.replacement),))

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
        self.accept("S108", (rewrite_places(self.text, taken, lambda _: ""),))

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
        if self.usual is not None and not repairs.holds_usual(self.text, LEGACY_LETTER):
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
            self.text = step.text

    def iter_diagnostics(self) -> Iterator[Diagnostic]:
        """One diagnostic for each kind of repair."""
        for (code, detail), remark in self.remarks.items():
            yield Diagnostic(
                code=code,
                severity=_SEVERITY.get(code, "info"),
                message=CODES[code].format(count=remark.count, detail=detail),
                span=Span(start=remark.span[0], end=remark.span[1]),
            )
