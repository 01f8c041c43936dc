"""Properties of the paragraphs of a .doc, their own and those of their styles.

[MS-DOC] 2.4.6.6: a style's property applies if the paragraph does not set it itself. A style inherits in the same way
from the style that it is based on.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

STYLES, PROPERTIES = 0xA2, 0x102
"""Offsets in the header of a Word 97 file of the position and size of its styles and paragraph properties."""
PAGE = 512
DEEPEST = 32
"""Longest chain of styles, each based on the next, that is followed."""

_IN_TABLE, _ROW_END, _LIST, _LEVEL = 0x2416, 0x2417, 0x460B, 0x260A
"""sprmPFInTable, sprmPFTtp, sprmPIlfo and sprmPIlvl."""
_LISTS = 0x7FE
"""A list with a higher number is none: the paragraph was taken out of its list."""
_LONG_TABLE, _TABS = 0xD608, 0xC615
_OF_PARAGRAPHS = 1

_Said = dict[int, int]
"""Properties of a paragraph, by sprm."""


class Paragraph(NamedTuple):
    """The properties of a paragraph, read from an offset in the file."""

    start: int
    in_table: bool = False
    row_end: bool = False
    list_number: int = 0
    level: int = 0


class _Style(NamedTuple):
    base: int
    said: _Said


def read_paragraphs(main: bytes, table: bytes) -> list[Paragraph]:
    """The properties of all paragraphs, in the order of the file (2.9.177 PapxFkp)."""
    styles = _read_styles(table, *struct.unpack_from("<2I", main, STYLES))
    at, size = struct.unpack_from("<2I", main, PROPERTIES)
    count = (size - 4) // 8
    pages = struct.unpack_from(f"<{count}I", table, at + 4 * (count + 1)) if count > 0 else ()
    found: list[Paragraph] = []
    for page in pages:
        block = main[(page & 0x3FFFFF) * PAGE :][:PAGE] if page * PAGE < len(main) else b""
        found.extend(_page_paragraphs(block, styles) if len(block) == PAGE else ())
    return sorted(found)


def _page_paragraphs(page: bytes, styles: dict[int, _Said]) -> Iterator[Paragraph]:
    count = page[-1]
    starts = struct.unpack_from(f"<{count}I", page)
    for index, start in enumerate(starts):
        at = page[4 * (count + 1) + 13 * index] * 2
        size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
        first = at + (1 if page[at] else 2)
        own = page[first : first + size] if at else b""
        said = styles.get(int.from_bytes(own[:2], "little"), {}) | _read_sprms(own[2:])
        number = said.get(_LIST, 0)
        yield Paragraph(start, said.get(_IN_TABLE, 0) > 0, said.get(_ROW_END, 0) > 0,
                        number if number <= _LISTS else 0, said.get(_LEVEL, 0))


def _read_sprms(sprms: bytes) -> _Said:
    """The properties about tables and lists (2.6.2 Sprm)."""
    said: _Said = {}
    at = 0
    while at + 3 <= len(sprms):
        code = int.from_bytes(sprms[at : at + 2], "little")
        size = _operand_size(code, sprms[at + 2 :])
        if code in (_IN_TABLE, _ROW_END, _LIST, _LEVEL):
            said[code] = int.from_bytes(sprms[at + 2 : at + 2 + size], "little")
        at += 2 + size
    return said


def _operand_size(code: int, operand: bytes) -> int:
    kind = code >> 13
    if kind != 6:
        return (1, 1, 2, 4, 2, 2, 0, 3)[kind]
    if code == _LONG_TABLE:
        return 1 + int.from_bytes(operand[:2], "little")
    return 1 + operand[0] if code != _TABS or operand[0] < 255 else len(operand)


def _read_styles(table: bytes, at: int, size: int) -> dict[int, _Said]:
    """The paragraph properties of each style (2.9.271 STSH)."""
    if not size:
        return {}
    head, count, base_size = struct.unpack_from("<3H", table, at)
    styles: dict[int, _Style] = {}
    at += 2 + head
    for number in range(count):
        length = struct.unpack_from("<H", table, at)[0]
        if length:
            styles[number] = _read_style(table[at + 2 : at + 2 + length], base_size)
        at += 2 + length + length % 2
    return {number: _inherited(styles, number) for number in styles}


def _read_style(style: bytes, base_size: int) -> _Style:
    """A style, without its character properties (2.9.259 STD)."""
    word = struct.unpack_from("<2xH", style)[0]
    name = struct.unpack_from("<H", style, base_size)[0]
    at = base_size + 2 + 2 * name + 2
    if word & 0xF != _OF_PARAGRAPHS:
        return _Style(word >> 4, {})
    size = struct.unpack_from("<H", style, at)[0]
    return _Style(word >> 4, _read_sprms(style[at + 4 : at + 2 + size]))


def _inherited(styles: dict[int, _Style], number: int) -> _Said:
    said: _Said = {}
    for _ in range(DEEPEST):
        if number not in styles:
            break
        number, more = styles[number]
        said = more | said
    return said
