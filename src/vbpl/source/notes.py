"""Finds the notes of a consolidated text (văn bản hợp nhất), and their markers: ``Điều 4[6].``, ``2.[3] Mức hưởng``.

Notes and markers belong to no number, heading or text, so both are removed before the text is read. A line that begins
with ``[n]`` and has the words of a note is a note. A marker needs a note with its number.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ..text.folding import iter_places
from ..text.letters import LOWER, UPPER
from ..text.offsets import Span

_AUTHENTICATION = re.compile(r"[xX](?i:[áa]c\sth[ựu]c\sv[ăa]n\sb[ảa]n\sh[ợo]p\snh[ấa]t)")
"""Words at the head of the block that closes a consolidated text (Pháp lệnh 01/2012/UBTVQH13, Điều 10)."""
_LONGEST_AUTHENTICATION = 26
SIGNS = ("ợp nh", "ỢP NH", "ợp\nnh", "op nh")
"""One of them is among these words. Most texts have none."""
HEAD = re.compile(r"(?:(?<=\n)|\A)[ \t]{0,9}(?P<open>\[)?(?P<number>\d{1,3})(?(open)\])\s{1,12}")
MARKER = re.compile(r"\[(\d{1,3})\]")
SAYS = re.compile(
    r"\W{0,2}(?:\[\d|(?:Điều|Khoản|Điểm|Tiết|Chương|Mục|Phần|Mẫu|Phụ\slục|Biểu|Bảng|Danh\smục|Tên|Tiêu\sđề|Đoạn|Khổ"
    r"|Gạch|Dòng|Cụm\stừ|Từ|Nội\sdung|Căn\scứ|Văn\sbản|Luật|Bộ\sluật|Pháp\slệnh|Nghị\s(?:định|quyết)|Thông\stư"
    r"|Quyết\sđịnh)\b[^\n]{0,900}?"
    r"(?:được\s(?:sửa|bổ|bãi|bỏ|thay|đổi|hợp\snhất|đính|chuyển|hướng|ban\shành)|hiệu\slực|[Cc]ăn\scứ|như\ssau))"
)
"""How notes begin: the changed unit or the act that changed it; then what happened."""
_ACT = r"(?:Luật|Bộ\sluật|Pháp\slệnh|Nghị\s(?:định|quyết)|Thông\stư|Quyết\sđịnh)\ssố\s"
SAYS_BELOW = re.compile(
    r"\W{0,2}(?:(?:Điều|Khoản|Điểm|Tiết|Chương|(?:Tiểu\s)?[Mm]ục|Phần|Mẫu|Phụ\slục|Biểu|Bảng)\snày"
    rf"|(?:Cụm\stừ|Từ|Nội\sdung)\s[“\"]|(?:Điều\s\d{{1,3}}(?:,\s|\svà\s|\scủa\s)){{0,4}}{_ACT})"
    r"(?:[^\n]{0,200}\n){1,3}[^\n]{0,200}?"
    r"(?:được\s(?:sửa|bổ|bãi|bỏ|thay|đổi|đính)|bằng\scụm|quy\sđịnh\stại|hiệu\slực|[Cc]ăn\scứ|như\ssau)"
)
"""The same over the lines of a page; it counts for the next numbers."""
NEXT = 3
"""Numbers among which the next note of a text is; a scanner may lose some."""
GLUED_MARKER = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[)”\"])|(?:(?<=\n)|(?<=\A))[ \t]{0,12}(?:\d{1,3}[a-zđ]?\.|[a-zđ]\)|Điều\s\d{1,3}[a-zđ]?\.))"
    r"(?P<marker>\d{1,3})(?=[\s.,;:]|$)(?![.,]\d)"
)
"""A figure after a letter, a bracket or the number of a unit. It may be the number of a note."""
NOTED_SECTION = re.compile(
    r"(?<![^\n])[ \t]{0,12}(?:Mục|MỤC|Chương|CHƯƠNG|Phần|PHẦN)[ ](?P<figures>\d{2,5})(?=[ \t]{0,9}(?:\n|\())")
"""``Mục 810 (được bãi bỏ)``: Mục 8 with the number of note 10."""
GLUED_REACH = 100_000
"""Characters after the marker of a note within which the next marker is searched."""
SENTENCE_END = re.compile(r"[.;!?/][”\")]?\s*$|[”\"]\s*$")
UNIT = re.compile(r"[ \t]*(?:\d{1,3}[a-zđ]?\.|[a-zđ]\d?\)|Điều\s\d|Chương\s|Mục\s|[-–+]\s)")
"""The start of a line of the text below a note that lost the end of its sentence."""
CHAPTER = re.compile(r"[ \t]*(?:Chương|CHƯƠNG)\s[IVXLC\d]{1,5}\s*$")
"""The same below a quote that goes on at the foot of the next page."""
ANNEX = re.compile(r"[ \t]*(?:Mẫu|MẪU|Phụ\slục|PHỤ\sLỤC)\s(?:số\s)?\S{1,6}\s*(?:\(được|$)")
"""The head of a form or annex below the last note of a page."""
TYPED_CLOSE = re.compile(r"\"[.;,\s]*$")
GLUED = re.compile(
    r"(?:\./\.|năm\s(?:19|20)\d\d)(?P<gap>[ \t]{1,30})"
    rf"(?=[{UPPER}][{UPPER}.]{{1,14}}[ \t][^\n{LOWER}]{{2,80}}(?:\n|\Z))"
)
"""The end of the body, or the day, joined by a converter to the next words: ``./. BỘ Y TẾ``, ``năm 2024 KT. BỘ
TRƯỞNG``."""
REACH = 600
"""Characters around the words at the head of the block."""
LONGEST_NOTE = 80
"""Lines of a note among the notes at the end of a text."""


def find_authentication(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The words that head the closing block of a consolidated text, the first time that they stand in a range."""
    end, reach = len(text) if end is None else end, _LONGEST_AUTHENTICATION
    near = ((max(at - reach, start), min(at + reach, end)) for at in iter_places(text, SIGNS, start, end))
    found = filter(None, (_AUTHENTICATION.search(text, *around) for around in near))
    return min(found, key=re.Match.start, default=None)


class PrintedNote(NamedTuple):
    """A note and its place in the text."""

    number: int
    start: int
    body: int
    """The start of its text, after the marker."""
    end: int


def find_notes(text: str) -> list[PrintedNote]:
    """The notes of a consolidated text in their order; empty for any other text."""
    authentication = find_authentication(text)
    heads = sorted(_heads(text, authentication.end()), key=re.Match.start) if authentication else []
    if authentication is None or not heads:
        return []
    at_end = heads[0].start() > authentication.start()
    limits = [head.start() for head in heads[1:]]
    notes = [
        PrintedNote(int(head["number"]), head.start(), head.end(), _end(text, head.end(), limit, whole=at_end))
        for head, limit in zip(heads, [*limits, len(text)], strict=True)
    ]
    if at_end:
        notes[-1] = notes[-1]._replace(end=_end(text, notes[-1].body, len(text), whole=False))
    return notes


def find_glued(text: str) -> list[Span]:
    """Where a consolidated text lost line ends around the block that authenticates it."""
    found = find_authentication(text)
    if found is None:
        return []
    around = GLUED.finditer(text, max(0, found.start() - REACH), found.end() + REACH)
    return [match.span("gap") for match in around]


def find_markers(text: str, notes: Sequence[PrintedNote]) -> list[tuple[int, Span]]:
    """The number and span of each marker, outside the notes, that has a note; in the order of the text."""
    if not notes:
        return []
    numbers, outside = {note.number for note in notes}, _Outside(notes)
    marked = [
        (int(match[1]), match.span()) for match in MARKER.finditer(text)
        if int(match[1]) in numbers and outside.holds(match.start())
    ]
    return sorted([*marked, *_glued_markers(text, notes, marked, outside)], key=itemgetter(1))


def _glued_markers(
    text: str, notes: Sequence[PrintedNote], marked: Sequence[tuple[int, Span]], outside: "_Outside"
) -> Iterator[tuple[int, Span]]:
    """Raised figures that a converter joined to a word or a number: ``bãi bỏ)3``, ``2.3 Mức hưởng``.

    They count up: each is searched after the marker before it.
    """
    places, figures, at = dict(reversed(marked)), _figures(text, outside), 0
    for note in notes:
        if note.number in places:
            at = max(at, places[note.number][1])
            continue
        glued = figures.get(note.number, [])
        following = bisect_left(glued, (at, at))
        if following < len(glued) and glued[following][1] <= at + GLUED_REACH:
            at = glued[following][1]
            yield note.number, glued[following]


def _figures(text: str, outside: "_Outside") -> dict[int, list[Span]]:
    """The spans of all joined figures above the block that authenticates the text, by number."""
    end, found = find_authentication(text), dict[int, list[Span]]()
    for match in GLUED_MARKER.finditer(text, 0, end.start() if end else len(text)):
        if outside.holds(match.start("marker")):
            found.setdefault(int(match["marker"]), []).append(match.span("marker"))
    for match in NOTED_SECTION.finditer(text, 0, end.start() if end else len(text)):
        for at in range(match.start("figures") + 1, match.end("figures")):
            if outside.holds(at) and text[at] != "0":
                insort(found.setdefault(int(text[at : match.end()]), []), (at, match.end()))
    return found


class _Outside:
    """Whether an offset lies outside the notes; offsets may come in any order."""

    def __init__(self, notes: Sequence[PrintedNote]) -> None:
        self.notes = notes
        self.starts = [note.start for note in notes]

    def holds(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at < 0 or offset >= self.notes[at].end


def _heads(text: str, block: int) -> Iterator[re.Match[str]]:
    """The heads with the words of a note, and between two of them others if the numbers leave room.

    If one of them has a bracket, all have: ``48 Mẫu số 04[20]`` is the number of a page. Among the notes below the
    block that authenticates a text, the notes of a form count from 1 once more: ``[1] Ghi tên bến``.
    """
    heads = [(head, SAYS.match(text, head.end()) is not None) for head in HEAD.finditer(text)]
    bracketed = any(says and head["open"] for head, says in heads)
    last, of_form, doubtful = 0, 0, list[re.Match[str]]()
    for head, begins in heads:
        near = last < int(head["number"]) <= last + NEXT
        says = begins or (near and SAYS_BELOW.match(text, head.end()) is not None)
        if not says and last and head["open"] and head.start() > block and int(head["number"]) in (1, of_form + 1):
            of_form = int(head["number"])
            yield head
            continue
        if not says or (bracketed and not head["open"]):
            doubtful += [head] if head["open"] else []
            continue
        for between in doubtful:
            if last < int(between["number"]) < int(head["number"]):
                last = int(between["number"])
                yield between
        last, doubtful = int(head["number"]), []
        yield head


def _end(text: str, start: int, limit: int, *, whole: bool) -> int:
    """The end of a note: the line that ends its sentence and its quotes, or the start of the next note."""
    lines, quoted, end = 0, 0, start
    while end < limit:
        stop = text.find("\n", end, limit)
        stop = limit if stop < 0 else stop
        line = text[end:stop]
        below = CHAPTER if quoted > 0 else ANNEX if whole else UNIT
        if lines and below.match(line) and not (whole and quoted > 0):
            break
        quoted += line.count("“") - line.count("”") - (quoted > 0 and TYPED_CLOSE.search(line) is not None)
        lines += 1
        if (lines >= LONGEST_NOTE) if whole else (quoted <= 0 and SENTENCE_END.search(line) is not None):
            return stop
        end = stop + 1
    return start + len(text[start : min(end, limit)].rstrip())
