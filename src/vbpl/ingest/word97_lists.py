"""Lists of a .doc: [MS-DOC] 2.9.150 PlfLst, 2.9.149 PlfLfo."""

import struct
from collections.abc import Iterator

from .lists import LEVELS, Level, Lists

KINDS, LISTS = 0x2E2, 0x2EA
"""Offsets in the header of a Word 97 file of the position and size of the kinds of lists, and of the lists."""
KIND_SIZE, LEVEL_SIZE, LIST_SIZE, OVERRIDE_SIZE = 28, 28, 16, 8

_FORMS = {0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 22: "decimalZero",
          23: "bullet", 255: "none"}
_PLACES = {number: f"%{number + 1}" for number in range(LEVELS)}


def read_lists(main: bytes, table: bytes) -> Lists:
    """The lists of a Word 97 file, by the number that its paragraphs give, from 1."""
    at, size = struct.unpack_from("<2I", main, KINDS)
    levels = dict(_iter_kinds(table, at, size)) if size else {}
    at, size = struct.unpack_from("<2I", main, LISTS)
    return Lists(levels, *_read_instances(table, at)) if size else Lists(levels, {}, {})


def _iter_kinds(table: bytes, at: int, size: int) -> Iterator[tuple[str, dict[int, Level]]]:
    count = struct.unpack_from("<H", table, at)[0]
    levels_at = at + size
    for index in range(count):
        kind, simple = struct.unpack_from("<i22xB", table, at + 2 + KIND_SIZE * index)
        levels: dict[int, Level] = {}
        for level in range(1 if simple & 1 else LEVELS):
            levels[level], levels_at = _read_level(table, levels_at)
        yield str(kind), levels


def _read_level(table: bytes, at: int) -> tuple[Level, int]:
    """A level, and the offset at which it ends (2.9.148 LVL)."""
    start, form, flags = struct.unpack_from("<iBB", table, at)
    characters, paragraph, limit = struct.unpack_from("<3B", table, at + 24)
    at += LEVEL_SIZE + characters + paragraph
    length = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace").translate(_PLACES)
    restart = limit if flags & 0x08 else None
    return Level(start, _FORMS.get(form, "decimal"), text, restart), at + 2 + 2 * length


def _read_instances(table: bytes, at: int) -> tuple[dict[str, str], dict[tuple[str, int], int]]:
    """The kind of each list, and by list and level the number to restart at."""
    count = struct.unpack_from("<I", table, at)[0]
    kinds: dict[str, str] = {}
    overrides: dict[tuple[str, int], int] = {}
    data_at = at + 4 + LIST_SIZE * count
    for index in range(min(count, len(table) // LIST_SIZE)):
        kind, changed = struct.unpack_from("<i8xB", table, at + 4 + LIST_SIZE * index)
        kinds[str(index + 1)] = str(kind)
        data_at += 4
        for _ in range(changed):
            start, flags = struct.unpack_from("<iI", table, data_at)
            data_at += OVERRIDE_SIZE
            if flags & 0x10:
                overrides[str(index + 1), flags & 0xF] = start
            if flags & 0x20:
                level, data_at = _read_level(table, data_at)
                overrides[str(index + 1), flags & 0xF] = level.start
    return kinds, overrides
