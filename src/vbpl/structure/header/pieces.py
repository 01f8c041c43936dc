"""Splits a header into its pieces by their form, not by their order.

The columns of a header arrive one after the other, row by row, or on one line (domain 01 1.5). So the sure marks are
found first, then number and date; the text around them decides the rest.
"""

import re
from itertools import pairwise, takewhile, zip_longest

from ...model import CONSOLIDATED
from ...numbers.dates import parse_place_date
from ...text.folding import tone_key
from ...text.lazy import lazy_compile
from ..line_kinds.header import NATIONAL_TITLES, headings, type_of_line
from ..names import begins_body, issuer_pattern, post_keys, post_pattern
from ..open_ends import OPEN_SUBJECT
from ..pieces import Cell, Piece, Sheet
from ..words import EDGES, bare, is_capitals
from .addressees import claim_addressees
from .control import claim_control, is_coded
from .fields import (
    NUMBER,
    SMALL_TITLE,
    TOPIC,
    claim_bracketed,
    claim_date,
    claim_labelled,
    claim_number,
    claim_topic,
    find_topic,
)
from .issuers import iter_issuers
from .judgment import claim_judgment, find_judgment
from .marks import claim_marks, claim_stamps

NAMED_TYPES = frozenset({"luat", "boluat", "phaplenh"})
"""Types whose name includes the name of the act: ``BỘ LUẬT LAO ĐỘNG``."""
SUBJECT_HEAD = lazy_compile(
    r"(?:về|v/v|của|số|phê|ban|quy|sửa|công|thành|kết|triển|thực|tổ|hướng|tăng|bãi|điều|giao|cho|bổ|kiện|phân|liên)\b",
    re.IGNORECASE,
)
WORDS = re.compile(r"\S+")
OF_ISSUER = lazy_compile(r"(?:CỦA|Của)\s")
OF_NUMBER = lazy_compile(r"\s(?:SỐ|Số|số|NGÀY|ngày)\s")
GROUND = lazy_compile(r"Căn cứ\s|Theo đề nghị\s|Xét đề nghị\s|Chiếu\s")
NOISE = lazy_compile(r"[^\w\s“\"'(«‘]{1,3}\w?\W|\w{1,3}$")
SYLLABLE = re.compile(r"[^\W\d_]{2,3}$")
YEARS = lazy_compile(r"(?:19|20)\d\d\b")
SHORTEST_LINE = 12
IN_NOISE = lazy_compile(r"(?<=\s)Về việc\s")
NATIONS = (*NATIONAL_TITLES, "danchuconghoavietnam")
LONGEST_AUTHORITY = 200
STRAY_DASH = " -"
"""Noise of a scanner at the end of a line. An office below such a line is no part of a name that continues."""
LONGEST_ADDITION = 60
"""Letters that an authority may have beside the issuer's name: ``CHỦ TỊCH``, ``KHÓA XV, KỲ HỌP THỨ 10``."""


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
    title = title or claim_title(sheet, find_title_before(sheet, limit) or find_title_inside(sheet, limit)
                                 or find_small_title(sheet))
    claim_control(sheet)
    upper = title[0] if title else limit
    if topic is not None and topic < upper:
        claim_topic(sheet, topic, upper)
    below = title[1] if title else find_untitled(sheet, topic, limit)
    if below is not None:
        claim_below_title(sheet, below, limit)
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
    for cell, below in zip_longest(cells, cells[1:]):
        if below and is_capitals(cell.text) and is_capitals(below.text) and bare(cell.text + below.text) in headings():
            return cell.start, below.end
        if kind := type_of_line(cell.text):
            name = cell.text.strip(EDGES)
            found = cell.start + cell.text.index(name), cell.start + cell.text.index(name) + len(name)
            return (kind == CONSOLIDATED and find_consolidated(sheet, found, limit)) or found
    return None


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
            if is_heading(title) and (goes_on_as_subject(title, rest) or heads_text(sheet, cell, rest)):
                return cell.start, cell.start + len(title)
    return None


def heads_text(sheet: Sheet, cell: Cell, rest: str) -> bool:
    """Whether a type and its subject stand as a line in capitals of their own below all else of the header."""
    fields = sheet.of("national_title", "motto", "number", "place_date")
    above = sheet.cells(sheet.line_above(cell.start), sheet.line_of(cell.start))
    below = bool(fields) and fields[-1].end <= cell.start
    if any(is_coded(each.text) for each in sheet.cells()):
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
    """A type in small letters before its subject, at the start of a text without any other part of a header."""
    cell = next(iter(sheet.cells()), None)
    title = SMALL_TITLE.match(cell.text) if cell and not sheet.pieces else None
    return (cell.start, cell.start + title.end("type")) if cell and title else None


def find_untitled(sheet: Sheet, topic: int | None, limit: int) -> int | None:
    """The start of a subject in capitals below number and date, if a portal left the type out."""
    fields = sheet.of("number", "place_date")
    if topic is not None or len(fields) < len(("number", "place_date")):
        return None
    start = max(field.end for field in fields)
    cell = next(iter(sheet.cells(start, limit)), None)
    return start if cell and is_capitals(cell.text) and SUBJECT_HEAD.match(cell.text) else None


def is_heading(text: str) -> bool:
    """Whether some words in capitals are the name of a type."""
    return text.isupper() and text[-1].isalpha() and bare(text) in headings()


def goes_on_as_subject(title: str, rest: str) -> bool:
    """Whether words after a type on the same line are its subject."""
    if bare(title) in NAMED_TYPES:
        return is_capitals(rest)
    return " " in title and (SUBJECT_HEAD.match(rest) is not None or rest[0].islower())


# Below the title


def claim_below_title(sheet: Sheet, start: int, limit: int) -> None:
    """Claims what follows the type: its issuer and number in old decrees, the subject, the enacting authority."""
    start = claim_of_issuer(sheet, start, limit)
    start = claim_of_number(sheet, start, limit)
    claim_bracketed(sheet, start, limit)
    cells = [cell for cell in sheet.cells(start, limit) if any(map(str.isalpha, cell.text)) or YEARS.match(cell.text)]
    cells = list(takewhile(lambda cell: not GROUND.match(cell.text), cells))
    if not cells:
        return
    authority = find_authority(sheet, cells)
    claim_label(sheet, cells[0], limit)
    claim_subject(sheet, cells[:authority], limit)
    for cell in cells[authority:]:
        sheet.take("authority", cell)


def claim_subject(sheet: Sheet, cells: list[Cell], limit: int) -> None:
    """Claims the lines of the subject, up to a rule, without the scraps that a stamp left among them."""
    if not cells:
        return
    rule = next((piece.start for piece in sheet.of("rule") if piece.start > cells[0].start), limit)
    small, torn = not is_capitals(cells[0].text), False
    for cell in cells:
        scrap = cell is not cells[0] and is_scrap(sheet, cell, small=small)
        torn = torn or scrap
        if cell.start > rule or (torn and cell.text[0].isupper() and not scrap):
            return
        if not scrap:
            sheet.claim("subject", cell.start, cell.end)


def is_scrap(sheet: Sheet, cell: Cell, *, small: bool) -> bool:
    """Whether a cell below a subject is the rest of a stamp: signs, or a few letters apart from the text."""
    apart = sheet.blank_before(cell.start)
    if SYLLABLE.match(cell.text) and (cell.text.islower() if small else cell.text.isupper()):
        return apart
    return (apart and small and len(cell.text) < SHORTEST_LINE) or NOISE.match(cell.text) is not None


def claim_label(sheet: Sheet, cell: Cell, limit: int) -> None:
    """Claims ``Về việc`` before the subject, wrapped or not, and the noise of a stamp before it."""
    begin = cell.start
    noise = IN_NOISE.search(cell.text)
    if noise and is_capitals(cell.text[: noise.start()]):
        begin += noise.start()
        sheet.claim("unparsed", cell.start, begin)
    if label := TOPIC.match(sheet.clean, begin, limit):
        sheet.claim("label", begin, label.end())


def claim_of_issuer(sheet: Sheet, start: int, limit: int) -> int:
    """Claims ``CỦA CHÍNH PHỦ`` below the type, wrapped or not. Returns its end."""
    cells = sheet.cells(start, limit)
    if not cells or not OF_ISSUER.match(cells[0].text):
        return start
    end = cells[0].end
    if number := OF_NUMBER.search(cells[0].text):
        end = cells[0].start + number.start()
    for before, cell in pairwise(cells):
        if number or not OPEN_SUBJECT.search(before.text) or not issuer_pattern().match(cell.folded):
            break
        end = cell.end
    sheet.claim("issuer", cells[0].start, end)
    return end


def claim_of_number(sheet: Sheet, start: int, limit: int) -> int:
    """Claims ``SỐ 12/CP NGÀY 5-1-1995`` below the type, if nothing above gave them. Returns their end."""
    cell = next(iter(sheet.cells(start, limit)), None)
    if cell and not sheet.of("number") and (number := NUMBER.match(sheet.clean, cell.start, limit)):
        start = claim_labelled(sheet, number)
        cell = next(iter(sheet.cells(start, limit)), None)
    if cell and not sheet.of("place_date"):
        date = parse_place_date(sheet.clean[cell.start : limit])
        if date and not date.start:
            start = cell.start + date.end
            sheet.claim_lines("place_date", cell.start, start)
    return start


def find_authority(sheet: Sheet, cells: list[Cell]) -> int:
    """Index of the cell where the enacting authority begins: ``BỘ TRƯỞNG BỘ Y TẾ``, wrapped or not."""
    upper = [cell.text for cell in sheet.cells(end=cells[0].start) if is_capitals(cell.text)]
    named = [OF_ISSUER.sub("", sheet.clean[piece.start : piece.end]) for piece in sheet.of("issuer")]
    issuers = [bare(text) for text in [*upper, "".join(upper), *named, "".join(named)]]
    for at in range(first_capital(cells), len(cells)):
        before, cell = cells[at - 1] if at else None, cells[at]
        tail = [other.text for other in cells[at:]]
        if not begins_authority(cell) or (before and OPEN_SUBJECT.search(before.text.removesuffix(STRAY_DASH))):
            continue
        if is_apart(sheet, before, cell):
            return at
        if names_issuer(bare("".join(tail)), issuers):
            return next((below for below in range(at, len(cells)) if begins_office(cells[below])), at)
    return find_small_authority(sheet, cells)


def find_small_authority(sheet: Sheet, cells: list[Cell]) -> int:
    """The same index below a type in small letters."""
    small = any(not is_capitals(sheet.clean[piece.start : piece.end]) for piece in sheet.of("type_name"))
    below = range(1, len(cells)) if small else ()
    return next((at for at in below if begins_authority(cells[at])), len(cells))


def first_capital(cells: list[Cell]) -> int:
    """Index from which all cells are in capitals, and together no longer than an authority may be."""
    at, length = len(cells), 0
    while at and is_capitals(cells[at - 1].text) and length + len(cells[at - 1].text) <= LONGEST_AUTHORITY:
        at -= 1
        length += len(cells[at].text)
    return at


def begins_authority(cell: Cell) -> bool:
    """Whether a cell begins with a body or an office."""
    return begins_body(cell.text, cell.folded) or begins_office(cell)


def begins_office(cell: Cell) -> bool:
    """Whether a cell begins with the head of an office; one syllable needs its own accents: ``TRƯỜNG`` is no post."""
    head = post_pattern().match(cell.folded)
    return head is not None and (" " in head[0] or tone_key(cell.text[: head.end()]) in post_keys())


def is_apart(sheet: Sheet, before: Cell | None, cell: Cell) -> bool:
    """Whether print separates an authority: a gap, a rule, or capitals below small letters.

    A first office needs none.
    """
    if before is None:
        return begins_office(cell)
    ruled = any(before.end <= piece.start < cell.start for piece in sheet.of("rule"))
    return ruled or sheet.blank_before(cell.start) or not is_capitals(before.text)


def names_issuer(letters: str, issuers: list[str]) -> bool:
    """Whether the letters of an authority hold those of an issuer, or of the nation: ``BỘ TRƯỞNG`` + ``BỘ Y TẾ``."""
    return any(nation in letters for nation in NATIONS) or any(
        len(issuer) > 4 and issuer in letters and len(letters) - len(issuer) < LONGEST_ADDITION for issuer in issuers
    )


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
