"""Word files before 2007 (.doc): text, tables and notes from the binary format.

[MS-DOC] 2.4.1: the text of a Word 97 file lies in pieces (Clx) of 8 or 16 bits a character. Word 6 and 95 keep it in
one run. The properties of a paragraph say whether it ends a row of a table. `word_tools` reads the forms that are not
read here: encrypted, fast-saved Word 6, RTF.
"""

import codecs
import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

import olefile

from ..source.charsets import CP1252
from .asked import NOTHING, Asked
from .errors import DamagedFileError, LockedFileError, RefusedError, UnknownFormatError
from .flow import Cell, Row, table_lines
from .formats import detect_format
from .limits import RATIO_FREE
from .lists import Lists
from .locked import LOCKED, unlock
from .reading import Reading, note
from .word import read as read_docx
from .word97_lists import read_lists
from .word97_paragraphs import Paragraph, read_paragraphs
from .word_tools import read_with_tools

WORD_97 = 193
"""nFib of Word 97; Word 6 and 95 have smaller ones."""
PIECES = 0x1A2
"""Offset in the header of a Word 97 file of the position and size of its pieces."""
CELL, NOTE_REFERENCE, FIELD, FIELD_RESULT, FIELD_END = "\x07", "\x02", "\x13", "\x14", "\x15"

_MARKS = re.compile("[\r\x02\x07\x0b\x0c\x0e\x13\x14\x15]")
_TEXT = {0x1E: "-", 0x1F: "", 0x01: "", 0x03: "", 0x04: "", 0x05: "", 0x08: "", 0x00: ""}


class UnreadWordError(DamagedFileError):
    """A Word file in a form that is not read here."""


class _Word(NamedTuple):
    text: str
    places: list[tuple[int, int, int]]
    """Runs of characters: index of the first one, offset in the file, bytes of a character."""
    main: int
    """Number of characters of the body; notes come after it."""
    notes: int
    paragraphs: list[Paragraph]
    lists: Lists

    def paragraph(self, index: int) -> Paragraph:
        """Properties of the paragraph that a character belongs to."""
        start, place, size = self.places[bisect_right(self.places, (index, 1 << 62, 0)) - 1]
        at = bisect_right(self.paragraphs, place + (index - start) * size, key=attrgetter("start")) - 1
        return self.paragraphs[at] if at >= 0 else Paragraph(0)


def read(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of a .doc, or of a locked .docx: by `read_word97`, else by other installed programs."""
    try:
        return read_word97(data, place)
    except LockedFileError:
        return _read_opened(unlock(data, place, asked.passwords), place, asked)
    except UnreadWordError as error:
        return read_with_tools(data, place, ".doc", error.reason)


def _read_opened(data: bytes, place: str, asked: Asked) -> Reading:
    """The text of an unlocked file; a second lock is not opened."""
    if detect_format(data) == "docx":
        return read_docx(data, place, asked)
    if detect_format(data) == "doc":
        return read(data, place, asked._replace(passwords=()))
    raise UnknownFormatError(place, "what is locked is no Word file")


def read_word97(data: bytes, place: str) -> Reading:
    """The text of a .doc: the body, then footnotes.

    Raises `UnreadWordError` for forms that other programs must read.
    """
    try:
        word = _read(data, place)
        notes = _Notes()
        page = _read_page(word, notes)
    except (struct.error, IndexError, OSError, ValueError) as error:
        raise UnreadWordError(place, f"damaged Word file: {error}") from error
    lines = [*page.lines, *notes.lines(word.text[word.main : word.main + word.notes])]
    unnumbered = page.unnumbered + word.lists.unshown
    left = len("".join(_shown(word.text[word.main + word.notes :]).translate(_TEXT).split()))
    remarks = [note("F105", count=unnumbered)] if unnumbered else []
    remarks += [note("F107", count=left)] if left else []
    return Reading("\n".join(lines), tuple(remarks))


def _read(data: bytes, place: str) -> _Word:
    with olefile.OleFileIO(io.BytesIO(data)) as streams:
        if not streams.exists("WordDocument"):
            if streams.exists("EncryptedPackage"):
                raise LockedFileError(place, LOCKED)
            raise UnreadWordError(place, "an OLE file without a Word document")
        main = streams.openstream("WordDocument").read()
        version, flags = struct.unpack_from("<2xH6xH", main)
        if flags & 0x100:
            raise LockedFileError(place, LOCKED)
        if version < WORD_97:
            return _read_word6(main, flags, place)
        table = streams.openstream("1Table" if flags & 0x200 else "0Table").read()
    return _read_word97(main, table, place)


def _read_word6(main: bytes, flags: int, place: str) -> _Word:
    if flags & 0x4:
        raise UnreadWordError(place, "fast-saved Word 6 file")
    start, end = struct.unpack_from("<2I", main, 0x18)
    body, notes = struct.unpack_from("<2I", main, 0x34)
    return _Word(_western(main[start:end]), [(0, start, 1)], min(body, end - start), notes, [], Lists({}, {}, {}))


def _read_word97(main: bytes, table: bytes, file: str) -> _Word:
    body, notes = struct.unpack_from("<2I", main, 0x4C)
    text: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = unpacked = 0
    for characters, place, size in _iter_pieces(main, table):
        unpacked += characters * size
        if unpacked > max(RATIO_FREE, 2 * len(main)):
            raise RefusedError(file, f"unpacks {len(main)} to more than {unpacked} bytes of text: a bomb")
        raw = main[place : place + characters * size]
        text.append(_western(raw) if size == 1 else raw.decode("utf-16-le", "replace").ljust(characters))
        places.append((length, place, size))
        length += characters
    return _Word("".join(text), places, body, notes, read_paragraphs(main, table), read_lists(main, table))


def _iter_pieces(main: bytes, table: bytes) -> Iterator[tuple[int, int, int]]:
    """Characters, offset in the file and bytes of a character of each piece (2.8.35 PlcPcd)."""
    at, size = struct.unpack_from("<2I", main, PIECES)
    end = at + size
    while table[at] == 1:
        at += 3 + struct.unpack_from("<H", table, at + 1)[0]
    count = (min(end, len(table)) - at - 5 - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", table, at + 5)
    for index in range(count):
        place = struct.unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * index + 2)[0]
        characters = bounds[index + 1] - bounds[index]
        if characters < 0 or characters > len(main):
            raise ValueError("a piece of text lies outside the file")
        yield (characters, (place & 0x3FFFFFFF) // 2, 1) if place & 0x40000000 else (characters, place, 2)


def _western(raw: bytes) -> str:
    """8-bit text in a font of before Unicode, as it was typed; `vbpl.source` decodes it later."""
    return codecs.charmap_decode(raw, "strict", CP1252)[0]


class _Notes:
    """Numbers the footnotes in the order of their references."""

    def __init__(self) -> None:
        self.count = 0

    def reference(self) -> str:
        """The number of the next note, in brackets."""
        self.count += 1
        return f"[{self.count}]"

    def lines(self, text: str) -> Iterator[str]:
        """Each note on a line, after its number."""
        for number, words in enumerate(text.translate(_TEXT).split(NOTE_REFERENCE)[1:], 1):
            line = re.sub("[\r\x07\x0b\x0c\x0e ]+", " ", _shown(words)).strip()
            if line:
                yield f"[{number}] {line}"


def _shown(text: str) -> str:
    """Text with its fields replaced by what they show."""
    return re.sub("\x13[^\x13-\x15]{0,4000}\x14|\x13[^\x13-\x15]{0,4000}\x15|[\x13-\x15]", "", text)


class _Page:
    """The body as lines. A row is known when it ends; a table, when a paragraph outside it begins."""

    def __init__(self, lists: Lists) -> None:
        self.lines: list[str] = []
        self.unnumbered = 0
        """Paragraphs whose numbers are unknown."""
        self._lists = lists
        self._cell: Cell = []
        self._row: Row = []
        self._table: list[Row] = []

    def end(self, line: str, mark: str, paragraph: Paragraph) -> None:
        """Adds what a mark ends: a line, a cell or a row."""
        line = self._numbered(line, paragraph)
        if not paragraph.in_table:
            self.close()
            self.lines.extend([line] if line else ())
        elif line:
            self._cell.append(line)
        if mark == CELL and paragraph.row_end:
            self._table.append(self._row)
            self._row = []
        elif mark == CELL and paragraph.in_table:
            self._row.append(self._cell)
            self._cell = []

    def _numbered(self, line: str, paragraph: Paragraph) -> str:
        """A line with its number. A list numbers empty paragraphs too."""
        if not paragraph.list_number:
            return line
        label = self._lists.label(str(paragraph.list_number), paragraph.level)
        self.unnumbered += label is None and bool(line)
        return f"{label or ''}{line}".strip()

    def close(self) -> None:
        """Adds the table that ended."""
        if self._table or self._row or self._cell:
            self.lines.extend(table_lines([*self._table, [*self._row, self._cell]]))
            self._cell, self._row, self._table = [], [], []


def _read_page(word: _Word, notes: _Notes) -> _Page:
    text = word.text[: word.main].removesuffix("\r") + "\r"
    page = _Page(word.lists)
    line: list[str] = []
    hidden: list[bool] = []
    start = 0
    for mark in _MARKS.finditer(text):
        if not any(hidden):
            line.append(text[start : mark.start()].translate(_TEXT))
        start = mark.end()
        if mark[0] in (FIELD, FIELD_RESULT, FIELD_END):
            _turn_field(hidden, mark[0])
        elif mark[0] == NOTE_REFERENCE:
            line.append(notes.reference())
        else:
            page.end("".join(line).strip(), mark[0], word.paragraph(mark.start()))
            line.clear()
    page.close()
    return page


def _turn_field(hidden: list[bool], mark: str) -> None:
    """Handles a field mark: a field shows its result, which comes after its code."""
    if mark == FIELD:
        hidden.append(True)
    elif hidden and mark == FIELD_RESULT:
        hidden[-1] = False
    elif hidden:
        hidden.pop()
