"""Lines: splits a text into its non-blank lines, and decides which of them form one paragraph."""

import re
from collections.abc import Callable
from typing import NamedTuple

from ..text.signs import BULLETS
from ..text.tuples import made_fast
from .open_ends import OPEN_LINE
from .torn import is_torn

LINE = re.compile(r"\S(?:[^\n]*\S)?")
TORN_HEAD = re.compile(
    rf"""
    (?: [“"]?Điều[ ]{{0,3}}\n[ ]{{0,60}}(?=\d{{1,3}}[a-zđ]?[.:])           # Điều / 4. Hiệu lực
      | (?:PHẦN|CHƯƠNG)[ ]{{0,3}}\n[ ]{{0,60}}(?=[IVX]{{1,5}}\b)          # PHẦN / I. Quy định chung
      | (?:Chương|Phần)[ ]{{0,3}}\n[ ]{{0,60}}(?=[IVX]{{1,5}}[ .:]{{0,3}}(?:\n|\Z))   # Chương / II
      | (?:Luật|Bộ[ ]luật|Nghị[ ]quyết|Pháp[ ]lệnh)[ ]{{0,3}}\n[ ]{{0,60}}(?=số[ ]?:)   # Luật / số: 38/2019/QH14
      | [{BULLETS}][ ]{{0,3}}\n[ ]{{0,60}}(?=[^\W\d_][^\n]{{15}})        # - / Sở Y tế và các bệnh viện
    )
    """,
    re.VERBOSE,
)
"""Heads that converters tear from the line below, ``Điều`` / ``4. Hiệu lực``, ``PHẦN`` / ``I.``, a dash above its item.
They join that line."""
LONGEST_TORN_HEAD = 10
SENTENCE_ENDS = frozenset(".;:!?”\"»…)")
TORN_REFERENCE = re.compile(r"\b(?:[Đđ]iểm\s[a-zđ]\d?\s{1,9}(?:Khoản|Điều)|[Kk]hoản\s\d{1,3}[a-zđ]?\s{1,9}Điều)\s\d")
"""A provision torn at one of its levels: ``Điểm đ`` / ``Khoản 6 Điều 13``, ``Khoản`` / ``6 Điều 13``."""
LONGEST_TORN_END = len("123a Điều 5")
"""Characters of it on the second line."""
LABELLED = {
    " số": re.compile(r"\d{1,6}\s?(?:/\d{4})?[/-][A-ZĐ]{2}"), " năm": re.compile(r"(?:19|20)\d\d(?!\d)"),
    **dict.fromkeys((" Tờ trình:", " Báo cáo:", " Công văn:", " văn bản:"), re.compile(r"[Ss]ố:? \d{1,6}\s?[/-][A-Z]")),
}
"""The text after a label that proves that it is one: ``99/BGTVT-VT``, ``12-QĐ/TW``, ``2020``, ``Số 5/TTr-BYT``."""
LABELS = tuple(LABELLED)
MINUS = re.compile(r"[-–]\d[\d.,]*\s?(?:°|%|độ\b)")
RANGE = re.compile(r"[-–]\s?\d")
WRAP_LIMIT = 160
"""Nobody wraps text by hand at more characters. A text with longer lines has one paragraph a line."""

SPARE = 4
"""Characters by which the lines of a wrapped text differ."""


class Line(NamedTuple):
    """A physical line without the white space around it."""

    start: int
    end: int
    blank_before: bool
    """Whether a blank line, or the start of the text, is before it."""


new_line: Callable[[tuple[int, int, bool]], Line] = made_fast(Line)


def split_lines(text: str) -> list[Line]:
    """All lines that hold more than white space, in order."""
    lines: list[Line] = []
    previous = length = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        if lines and length <= LONGEST_TORN_HEAD and is_torn_head(text, lines[-1], start):
            start, _, blank_before = lines.pop()
        else:
            blank_before = not lines or (start - previous > 1 and text.count("\n", previous, start) > 1)
        lines.append(new_line((start, end, blank_before)))
        previous, length = end, end - start
    return lines


def is_torn_head(text: str, line: Line, below: int) -> bool:
    """Whether a line is the head of the line that begins below it."""
    head = TORN_HEAD.match(text, line.start)
    return head is not None and head.end() == below


def wrap_width(lines: list[Line]) -> int:
    """The width at which a text was wrapped by hand, in characters; 0 if its lines are whole paragraphs."""
    if not lines:
        return 0
    lengths = sorted([end - start for start, end, _ in lines])
    high = lengths[len(lengths) * 9 // 10]
    return high if high <= WRAP_LIMIT else 0


def ends_sentence(text: str, line: Line) -> bool:
    """Whether a line ends in a sign that ends a paragraph or an item of a list."""
    return text[line.end - 1] in SENTENCE_ENDS


def joins(text: str, before: Line, line: Line, width: int) -> bool:
    """Whether a line continues the paragraph of the line before: it was wrapped, not begun.

    A line in lower case continues. Another line continues after a line that is torn, or that is full and ends no
    sentence.
    """
    ended = ends_sentence(text, before)
    if text[line.start].islower():
        return not (ended and line.blank_before)
    if is_labelled(text, before, line):
        return True
    if ended or line.blank_before:
        return False
    tail = max(before.end - 12, before.start)
    if TORN_REFERENCE.search(text, tail, min(line.start + LONGEST_TORN_END, line.end)):
        return True
    if OPEN_LINE.search(text, tail, before.end):
        return not text[line.start : line.end].isdigit()
    if text[line.start].isupper() and is_torn(text[before.start : before.end], text[line.start : line.end]):
        return True
    if not width:
        return False
    titles = text[before.start : before.end].isupper() and not text[line.start : line.end].isupper()
    return before.end - before.start >= width * 0.6 and not titles


def had_room(before: Line, words: str, width: int) -> bool:
    """Whether a line ended although the first word below would have fitted on it.

    It always would if lines are whole paragraphs (``width`` 0).
    """
    return not width or before.end - before.start + len(words.partition(" ")[0]) + SPARE < width


def stays_open(text: str, pair: str, start: int = 0, end: int | None = None) -> bool:
    """Whether the last mark of a pair is an opening one: ``()``, ``“”``."""
    return text.rfind(pair[0], start, end) > text.rfind(pair[1], start, end)


def runs_on(text: str, before: Line | None, line: Line) -> bool:
    """Whether a dash at the head of a line is inside what the line above began: a quote, a range, a minus."""
    if MINUS.match(text, line.start, line.end):
        return True
    if before is None or line.blank_before:
        return False
    quoted = stays_open(text, "“”", before.start, before.end)
    return quoted or (text[before.end - 1].isdigit() and RANGE.match(text, line.start, line.end) is not None)


def is_labelled(text: str, before: Line, line: Line) -> bool:
    """Whether a number or year is below its label: ``Quyết định số`` / ``579/QĐ-TTg``."""
    return text.endswith(LABELS, before.start, before.end) and any(
        text.endswith(label, before.start, before.end) and number.match(text, line.start, line.end)
        for label, number in LABELLED.items()
    )


def one_line(text: str, start: int, end: int) -> str:
    """A range of clean text on one line: single spaces, and none at its ends.

    Clean text has no other white space than spaces, tabs and line feeds.
    """
    words = text[start:end]
    return " ".join(words.split()) if "\n" in words or "\t" in words or "  " in words else words.strip()
