"""What stands below the type of a header, or was written above it: subject, old issuer and number, authority."""

import re
from itertools import pairwise, takewhile

from ...numbers.dates import parse_place_date
from ...text.folding import tone_key
from ...text.lazy import lazy_compile
from ...text.letters import UPPER
from ..line_kinds.header import NATIONAL_TITLES
from ..names import begins_body, issuer_pattern, post_keys, post_pattern
from ..open_ends import OPEN_SUBJECT
from ..pieces import Cell, Sheet
from ..words import bare, is_capitals
from .fields import NUMBER, TOPIC, claim_bracketed, claim_labelled

SUBJECT_HEAD = lazy_compile(
    r"(?:về|v/v|của|số|phê|ban|quy|sửa|công|thành|kết|triển|thực|tổ|hướng|tăng|bãi|điều|giao|cho|bổ|kiện|phân|liên)\b",
    re.IGNORECASE,
)
OF_ISSUER = lazy_compile(r"(?:C[ỦU]A|Của)\s")
SAID_AGAIN = lazy_compile(
    r"(?:SỐ|Số|số)\s\S{1,30}"
    r"(?:\s(?:NGÀY|Ngày|ngày)\s\d{1,2}(?:[-/.]|\sTHÁNG\s|\stháng\s)\d{1,2}(?:[-/.]|\sNĂM\s|\snăm\s)\d{4})?(?=\s|$)"
)
"""``SỐ 5-CP NGÀY 4-2-1981`` below a type, where number and date stand above as well."""
DAY_COLON = lazy_compile(r"(?:NGÀY|Ngày|ngày)\s?:\s?(?=\d)")
OF_ASSEMBLY = lazy_compile(
    r"CỦA QUỐC HỘI(?:\sNƯỚC\sCỘNG\sH(?:ÒA|OÀ)\sXÃ\sHỘI\sCHỦ\sNGHĨA\sVIỆT\sNAM)?(?=\n|\Z|,?\s(?:KH[ÓO]|SỐ|KỲ))"
)
"""Below the subject of a law; within one it names the body of a cited resolution."""
DAMAGED_LABEL = lazy_compile(r"(?:[VvYy]?[/.]|V)[vV][.:]?\s")
"""``/v mở bến``: a label whose first letter or slash is lost."""
OF_NUMBER = lazy_compile(r"\s(?:S[ỐO]|Số|số|NG[ÀA]Y|ngày)\s")
ABOUT = lazy_compile(rf"(?<=[{UPPER}])\svề\s")
"""Between a body in capitals and the subject on its line: ``CỦA BỘ CHÍNH TRỊ về mở bến``."""
BLANK_NUMBER = lazy_compile(r"Số\s?:[\W_]{0,40}$")
"""``Số: …`` below the name of a contract, to fill in."""
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


def claim_below_title(sheet: Sheet, start: int, limit: int) -> None:
    """Claims what follows the type: its issuer and number in old decrees, the subject, the enacting authority."""
    start = claim_of_issuer(sheet, start, limit)
    number = claim_of_number(sheet, start, limit)
    start = claim_of_issuer(sheet, number, limit) if number > start else start
    claim_bracketed(sheet, start, limit)
    cells = [cell for cell in sheet.cells(start, limit) if any(map(str.isalpha, cell.text)) or YEARS.match(cell.text)]
    cells = list(takewhile(lambda cell: not GROUND.match(cell.text), cells))
    if not cells:
        return
    cells = claim_of_assembly(sheet, without_double(sheet, cells))
    authority = find_authority(sheet, cells)
    claim_label(sheet, cells[0], limit)
    claim_subject(sheet, cells[:authority], limit)
    for cell in cells[authority:]:
        sheet.take("authority", cell)


def claim_subject_above(sheet: Sheet, limit: int) -> None:
    """A subject in capitals that a converter wrote above the type, below number and date."""
    fields = sheet.of("number", "place_date", "motto")
    start = max((field.end for field in fields), default=limit)
    cells = list(takewhile(lambda cell: is_capitals(cell.text), sheet.cells(start, limit))) if start < limit else []
    if cells and SUBJECT_HEAD.match(cells[0].text):
        claim_label(sheet, cells[0], limit)
        claim_subject(sheet, cells, limit)


def claim_subject(sheet: Sheet, cells: list[Cell], limit: int) -> None:
    """Claims the lines of the subject, up to a rule, without the scraps that a stamp left among them."""
    if not cells:
        return
    rule = next((piece.start for piece in sheet.of("rule") if piece.start > cells[0].start), limit)
    small, torn = not is_capitals(cells[0].text), False
    for cell in cells:
        if BLANK_NUMBER.match(cell.text):
            sheet.take("label", cell)
            continue
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
    number = OF_NUMBER.search(cells[0].text) or ABOUT.search(cells[0].text)
    if number:
        end = cells[0].start + number.start()
    for before, cell in pairwise(cells):
        if number or not OPEN_SUBJECT.search(before.text) or not issuer_pattern().match(cell.folded):
            break
        end = cell.end
    sheet.claim("issuer", cells[0].start, end)
    return end


def without_double(sheet: Sheet, cells: list[Cell]) -> list[Cell]:
    """The cells without a first one that the second, in capitals, says again: it is a web page's, and a label."""
    if len(cells) > 1 and cells[1].text.isupper() and bare(cells[0].text) == bare(cells[1].text):
        sheet.take("label", cells[0])
        return cells[1:]
    return cells


def claim_of_assembly(sheet: Sheet, cells: list[Cell]) -> list[Cell]:
    """Claims ``CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5`` below the subject of a law; returns the cells above it."""
    for at, cell in enumerate(cells[1:], 1):
        found = OF_ASSEMBLY.match(sheet.clean, cell.start, cells[-1].end)
        if found and not OPEN_SUBJECT.search(cells[at - 1].text):
            number = OF_NUMBER.search(sheet.clean, found.end(), cells[-1].end)
            sheet.claim("issuer", *found.span())
            claim_of_number(sheet, number.start() if number else cells[-1].end, cells[-1].end)
            sheet.claim("label", cell.start, cells[-1].end)
            return cells[:at]
    return cells


def claim_plain_topic(sheet: Sheet, limit: int) -> None:
    """The subject of a letter without ``V/v``: the last lines above its addressees, below its number and its date."""
    fields = sheet.of("number", "place_date", "motto", "label")
    start = max((field.end for field in fields if field.end < limit), default=limit)
    cells = sheet.cells(start, limit) if start < limit and not sheet.of("subject") else []
    if not cells or not all(map(is_of_topic, cells)):
        return
    if label := DAMAGED_LABEL.match(cells[0].text):
        sheet.claim("label", cells[0].start, cells[0].start + label.end())
    claim_subject(sheet, cells, limit)


def is_of_topic(cell: Cell) -> bool:
    """Whether a cell is words of a subject: no name of a body, nor the words in capitals of a stamp."""
    return cell.text.count(" ") > 2 and not is_capitals(cell.text) and not begins_body(cell.text, cell.folded)


def claim_of_number(sheet: Sheet, start: int, limit: int) -> int:
    """Claims ``SỐ 12/CP NGÀY 5-1-1995`` below the type, if nothing above gave them. Returns their end."""
    cell = next(iter(sheet.cells(start, limit)), None)
    if cell and sheet.of("number") and (said := SAID_AGAIN.match(sheet.clean, cell.start, limit)):
        sheet.claim("label", *said.span())
        return said.end()
    if cell and not sheet.of("number") and (number := NUMBER.match(sheet.clean, cell.start, limit)):
        start = claim_labelled(sheet, number)
        cell = next(iter(sheet.cells(start, limit)), None)
    if cell and not sheet.of("place_date"):
        label = DAY_COLON.match(sheet.clean, cell.start, limit)
        begin = label.end() if label else cell.start
        date = parse_place_date(("ngày " if label else "") + sheet.clean[begin:limit])
        if date and not date.start:
            start = begin + date.end - (len("ngày ") if label else 0)
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
