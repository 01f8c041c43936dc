"""Splits a header into its pieces by their form, not by their order.

The columns of a header arrive one after the other, row by row, or on one line (domain 01 1.5). So the sure marks are
found first, then number and date; the text around them decides the rest.
"""

import re
from itertools import zip_longest

from ...model import CONSOLIDATED
from ...text.lazy import lazy_compile
from ..line_kinds.header import headings, type_of_line
from ..names import begins_body
from ..pieces import Cell, Piece, Sheet
from ..words import EDGES, bare, is_capitals
from .addressees import claim_addressees
from .control import claim_control, is_coded
from .fields import SMALL_TITLE, claim_date, claim_imprint, claim_number, claim_topic, find_topic
from .issuers import iter_issuers
from .judgment import claim_judgment, find_judgment
from .marks import claim_marks, claim_stamps
from .subject import SUBJECT_HEAD, claim_below_title, claim_plain_topic, claim_subject_above

NAMED_TYPES = frozenset({"luat", "boluat", "phaplenh"})
"""Types whose name includes the name of the act: ``BỘ LUẬT LAO ĐỘNG``."""
WORDS = re.compile(r"\S+")
ASKED = re.compile(r"(?:XIN|ĐỀ NGHỊ|KHỞI KIỆN|KHIẾU NẠI|TỐ CÁO|KHÁNG CÁO|ĐĂNG KÝ)\b")
UNNAMED = 4
"""Lines of a subject without a type, number and date."""
YEAR_AFTER = lazy_compile(r"(?<=\w)\sNĂM\s\d{4}$")
OWN_TEXTS = frozenset({"noiquy", "quyche", "dieule", "quytrinh"})
"""Types that alone tell a text: ``NỘI QUY LAO ĐỘNG``, ``QUY CHẾ CHI TIÊU NỘI BỘ`` on one line."""
LAW_CODE = lazy_compile(r"/(?:NĐ|TT|TTLT|NQ)-")
"""In the number of what prints no ``QUY ĐỊNH`` as its type: it begins the subject."""


def split_header(clean: str, start: int, end: int) -> list[Piece]:
    """Pieces of the header in ``clean[start:end]``, in order; every non-blank character is in exactly one."""
    sheet = Sheet(clean, start, end)
    claim_marks(sheet)
    limit = claim_addressees(sheet)
    if judgment := find_judgment(sheet):
        claim_judgment(sheet, judgment, limit)
        claim_issuers(sheet, judgment.start())
        return sheet.finished()
    title = claim_title(sheet, find_title_line(sheet, limit) or find_title_after(sheet, limit))
    claim_stamps(sheet)
    upper = title[0] if title else limit
    topic = find_topic(sheet, upper)
    claim_number(sheet, upper if topic is None else topic, upper)
    claim_date(sheet, upper)
    if not sheet.of("place_date"):
        claim_imprint(sheet)
    title = title or claim_title(sheet, find_title_before(sheet, limit) or find_title_inside(sheet, limit)
                                 or find_small_title(sheet))
    claim_control(sheet)
    upper = title[0] if title else limit
    if topic is not None and topic < upper:
        claim_topic(sheet, topic, upper)
    below = title[1] if title else find_untitled(sheet, topic, limit)
    if below is not None:
        claim_below_title(sheet, below, limit)
    if title and not sheet.of("subject"):
        claim_subject_above(sheet, title[0])
    if title is None and limit < sheet.end:
        claim_plain_topic(sheet, limit)
    claim_issuers(sheet, upper)
    if not sheet.pieces:
        claim_heading(sheet)
    return sheet.finished()


# Title


Range = tuple[int, int]


def claim_title(sheet: Sheet, title: Range | None) -> Range | None:
    """Tên loại: claims the type where it was found."""
    if title:
        sheet.claim("type_name", *title)
    return title


def find_title_line(sheet: Sheet, limit: int) -> Range | None:
    """A cell that names a type, with the next cell if the type continues there: ``THÔNG TƯ`` / ``LIÊN TỊCH``."""
    cells = sheet.cells(end=limit)
    named = cells[is_caption(sheet, cells) :]
    for cell, below in zip_longest(named, named[1:]):
        if below and is_capitals(cell.text) and is_capitals(below.text) and bare(cell.text + below.text) in headings():
            return cell.start, below.end
        if kind := type_of_line(cell.text):
            name = cell.text.strip(EDGES)
            found = cell.start + cell.text.index(name), cell.start + cell.text.index(name) + len(name)
            return (kind == CONSOLIDATED and find_consolidated(sheet, found, limit)) or found
    return None


def is_caption(sheet: Sheet, cells: list[Cell]) -> bool:
    """Whether the first cell is a type that stands again below the title of the nation: a web page names it above."""
    nation = next(iter(sheet.of("national_title")), None)
    if not cells or nation is None or nation.start < cells[0].start:
        return False
    kind = type_of_line(cells[0].text)
    return kind is not None and any(cell.start > nation.end and type_of_line(cell.text) == kind for cell in cells)


def find_consolidated(sheet: Sheet, label: Range, limit: int) -> Range | None:
    """The type of the act whose text a consolidation gives, below its label, the words ``VĂN BẢN HỢP NHẤT``."""
    below = next((cell for cell in sheet.cells(label[1], limit) if type_of_line(cell.text)), None)
    if below is None:
        return None
    sheet.claim("label", *label)
    name = below.text.strip(EDGES)
    begin = below.start + below.text.index(name)
    return begin, begin + len(name)


def find_title_after(sheet: Sheet, limit: int) -> Range | None:
    """A type at the end of a cell, after the noise of a stamp."""
    for cell in sheet.cells(end=limit):
        words = list(WORDS.finditer(cell.text)) if cell.text[-1].isupper() else []
        for count in range(min(4, len(words) - 1), 1, -1):
            begin = words[-count].start()
            if is_heading(cell.text[begin:]) and not is_capitals(cell.text[:begin]):
                return cell.start + begin, cell.end
    return None


def find_title_before(sheet: Sheet, limit: int) -> Range | None:
    """A type at the start of a cell, before the subject."""
    for cell in sheet.cells(end=limit):
        words = list(WORDS.finditer(cell.text))
        for count in range(min(4, len(words) - 1), 0, -1):
            title, rest = cell.text[: words[count - 1].end()], cell.text[words[count].start() :]
            if not is_heading(title) or is_of_subject(sheet, title):
                continue
            if headings()[bare(title)] == CONSOLIDATED and (found := find_named(sheet, cell, words[count:])):
                sheet.claim("label", cell.start, cell.start + len(title))
                return found
            if goes_on_as_subject(title, rest) or heads_text(sheet, cell, rest):
                return cell.start, cell.start + len(title)
    return None


def find_named(sheet: Sheet, cell: Cell, words: list[re.Match[str]]) -> Range | None:
    """The type after the words VĂN BẢN HỢP NHẤT on the same line: ``BỘ LUẬT`` of ``BỘ LUẬT HÌNH SỰ NĂM 2031``."""
    if year := YEAR_AFTER.search(cell.text):
        sheet.claim("label", cell.start + year.start(), cell.end)
    for count in range(min(3, len(words)), 0, -1):
        title = cell.text[words[0].start() : words[count - 1].end()]
        if is_heading(title):
            return cell.start + words[0].start(), cell.start + words[count - 1].end()
    return None


def is_of_subject(sheet: Sheet, title: str) -> bool:
    """Whether ``QUY ĐỊNH CHI TIẾT ...`` is the subject of a decree or circular, as its number says."""
    numbers = (sheet.clean[piece.start : piece.end] for piece in sheet.of("number"))
    return bare(title) == "quydinh" and any(map(LAW_CODE.search, numbers))


def heads_text(sheet: Sheet, cell: Cell, rest: str) -> bool:
    """Whether a type and its subject stand as a line in capitals of their own below all else of the header."""
    fields = [field for field in sheet.of("national_title", "motto", "number", "place_date")
              if not sheet.clean.startswith("(", sheet.line_of(field.start))]  # (Số: 27/HĐ-SYT) stands below it
    above = sheet.cells(sheet.line_above(cell.start), sheet.line_of(cell.start))
    below = bool(fields) and fields[-1].end <= cell.start
    if any(is_coded(each.text) for each in sheet.cells()):
        return is_capitals(rest)
    if not fields and cell.start == sheet.cells()[0].start and bare(cell.text[: -len(rest)]) in OWN_TEXTS:
        return is_capitals(rest)
    return below and is_capitals(rest) and not any(map(str.isalnum, "".join(each.text for each in above)))


def find_title_inside(sheet: Sheet, limit: int) -> Range | None:
    """A type between the issuer and the subject, all in capitals on one line."""
    for cell in sheet.cells(end=limit):
        words = list(WORDS.finditer(cell.text)) if begins_in_capitals(cell) else []
        for at in range(2, len(words) - 2):
            title, rest = cell.text[words[at].start() : words[at + 1].end()], cell.text[words[at + 2].start() :]
            if is_heading(title) and SUBJECT_HEAD.match(rest):
                return cell.start + words[at].start(), cell.start + words[at + 1].end()
    return None


def begins_in_capitals(cell: Cell) -> bool:
    """Whether a cell in capitals begins with the name of a body."""
    return is_capitals(cell.text) and begins_body(cell.text, cell.folded)


def find_small_title(sheet: Sheet) -> Range | None:
    """A type in small letters before its subject, at the start of a text or directly below number and date alone."""
    cell = next(iter(sheet.cells()), None)
    fields = sheet.of("number", "place_date")
    alone = not sheet.pieces or (len(fields) > 1 and cell is not None and cell.start > fields[-1].end)
    title = SMALL_TITLE.match(cell.text) if cell and alone and not sheet.of("addressee") else None
    return (cell.start, cell.start + title.end("type")) if cell and title else None


def find_untitled(sheet: Sheet, topic: int | None, limit: int) -> int | None:
    """The start of a subject in capitals below number and date, if a portal left the type out."""
    fields = sheet.of("number", "place_date")
    if topic is not None:
        return None
    if len(fields) < len(("number", "place_date")):
        return find_unnamed(sheet) if limit == sheet.end and not fields else None
    start = max(field.end for field in fields)
    drawn = (cell for cell in sheet.cells(start, limit)[:2] if is_capitals(cell.text))
    cell = next(drawn, None)
    return cell.start if cell and SUBJECT_HEAD.match(cell.text) else None


def find_unnamed(sheet: Sheet) -> int | None:
    """The start of words in capitals alone between the motto and the body: a paper of a type that no table has."""
    motto = next(iter(sheet.of("motto")), None)
    cells = sheet.cells(motto.end, sheet.end) if motto else []
    drawn = bool(cells) and is_capitals(cells[0].text) and not begins_body(cells[0].text, cells[0].folded)
    return cells[0].start if drawn and sheet.begins_line(cells[0].start) and len(cells) < UNNAMED else None


def is_heading(text: str) -> bool:
    """Whether some words in capitals are the name of a type."""
    return text.isupper() and text[-1].isalpha() and bare(text) in headings()


def goes_on_as_subject(title: str, rest: str) -> bool:
    """Whether words after a type on the same line are its subject."""
    if bare(title) in NAMED_TYPES or (bare(title) == "don" and ASKED.match(rest)):
        return is_capitals(rest)
    return " " in title and (SUBJECT_HEAD.match(rest) is not None or rest[0].islower())


def claim_issuers(sheet: Sheet, limit: int) -> None:
    """Cơ quan ban hành: claims the rest above the type, if it is in capitals or begins like the name of a body."""
    sure = sheet.of("national_title", "party_title", "motto", "number", "place_date", "type_name", "label")
    cells = [cell for cell in sheet.cells(end=limit) if any(map(str.isalpha, cell.text))]
    if sure:
        for start, end in list(iter_issuers(cells)):
            sheet.claim("issuer", start, end)


def claim_heading(sheet: Sheet) -> None:
    """In a text without any mark of a header, claims the first lines in capitals: they say what it is about."""
    for cell in sheet.cells():
        if not is_capitals(cell.text):
            return
        sheet.take("subject", cell)
