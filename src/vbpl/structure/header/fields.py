"""Finds number, place and date, and the V/v of a header."""

import re

from ...numbers import parse_number
from ...numbers.dates import parse_place_date
from ...tables import province_of_name
from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from ...text.letters import UPPER
from ...text.signs import SLASH, SLASHES
from ..line_kinds.header import NUMBER_LABEL
from ..names import issuer_pattern
from ..pieces import Cell, Sheet
from ..words import is_capitals

SERIAL = r"[^\n\t/|:]{0,16}?"
SIGN = rf"(?:\s{{0,2}}[{SLASH}-]\s{{0,2}}|[–—](?=\w)|(?<=[{UPPER}])\s[–—]\s(?=[{UPPER}]{{2,9}}(?:\W|$)))"
"""The last one is of ``20/QĐ – HĐD``: after a dash with blanks, a place would continue in small letters."""
SEGMENT = rf"(?!\d{{2}}:)[\w&+.ĐÐ§]{{1,16}}[^\s{SLASH},;:()|\t–—-]{{0,3}}"
ITS_SLASH = rf"\s{{0,2}}[{SLASH}]\s{{0,2}}"
YEAR_PART = rf"(?:{ITS_SLASH}(?:19|20)\d[\d.]{{0,2}}|{ITS_SLASH}20[.…]{{0,6}}(?=\s{{0,2}}[{SLASH}]))?"
NUMBER = re.compile(
    rf"""
    (?P<label>(?<!\w){NUMBER_LABEL}) (?!\s{{0,9}}(?:CMND|CMT|CCCD|TK|ĐT)\b) \s{{0,12}}
    (?P<value>
        {SERIAL}{YEAR_PART}\s{{0,12}}[{SLASH}]\s{{0,2}}{SEGMENT}(?:{SIGN}{SEGMENT}){{0,6}}   # 12/2020/TT-BTC, /QĐ-UBND
            (?:(?<=\w)[ ](?=[{UPPER}]{{2,6}}-[{UPPER}]{{2,6}}[ \t]{{0,9}}(?:\n|\Z))[{UPPER}-]{{5,13}})?  # 12/VT BD-TH
      | \d{{1,5}}\s?[a-zđ]?\s?[-–]\s?[{UPPER}]\w{{0,8}}(?:[{SLASH}]\w{{1,8}}(?:-\w{{1,8}})?)?   # 12-NQ/TW
      | \d{{1,4}}(?:\s?-\s?\w{{1,4}})?(?=\s+(?:ngày|NGÀY|Ngày)\b)                            # 77 ngày, 77-B ngày
    )
    """,
    re.VERBOSE,
)
WRITTEN = lazy_compile(
    rf"""
    ^[^\w\n]{{0,4}} (?P<label>[Ss][ốóôỐÓ][ \t]?[:;.{SLASHES}]?) [ \t]{{0,3}}
    (?P<value>
        (?=\S) [^\n\t]{{1,14}}? [{SLASH}'’\s]? [ ]?
        (?P<code>[{UPPER}]{{2,8}}[ ]?-[ ]?[{UPPER}]{{1,10}}(?:[&-][{UPPER}]{{1,8}}){{0,3}})   # 3I§w QĐ-SYT, 3⁄#⁄QĐ-SYT
    )
    (?=[ \t\n]|$)
    """,
    re.VERBOSE | re.MULTILINE,
)
BRACKETED = lazy_compile(rf"\((?<=\n\()\s?(?={NUMBER_LABEL})(?=[^()\n]{{4,60}}\)[ \t]{{0,9}}(?:\n|$))")
OF_BODY = lazy_compile(r"\bCỦA\s[^\n]{3,80}$")
LABEL_ALONE = lazy_compile(rf"(?:{NUMBER_LABEL})$")
CODES = rf"[{UPPER}][\w&.]{{0,14}}(?:\s?[-{SLASH}]\s?[{UPPER}][\w&.]{{0,14}}){{0,5}}"
VALUE_ALONE = lazy_compile(rf"\d{{1,5}}[a-zđ]?\s?(?:[{SLASH}]\s?(?:\d{{4}}\s?[{SLASH}]\s?)?|-\s?){CODES}\W?$")

STANDARD_ALONE = lazy_compile(r"(?:QCVN|TCVN|QCĐP)\s\d{1,5}(?:-\d{1,3})?\s?:\s?\d{4}(?:/[A-ZĐ]{2,10})?$")
"""``QCVN 12:2031/BGTVT``: what a technical regulation or a standard has for a number."""
STANDARDS = ("QCVN", "TCVN", "QCĐP")
IMPRINT = lazy_compile(rf"(?P<place>[{UPPER}]{{2,7}}(?: [{UPPER}]{{2,7}}){{1,3}})\s?[-–—,]\s?(?:19|20)\d\d$")
DAMAGED_DATE = lazy_compile(
    rf"""
    (?<!\S)(?P<place>[{UPPER}][^\W\d_{UPPER}]{{1,6}}(?:\s[{UPPER}][^\W\d_{UPPER}]{{1,6}}){{1,3}}),?\s
    (?: (?P<day>ng[aàảáãâ]y)[^\s]{{0,3}}[^\n\t]{{0,8}}?th[áaảàâ]n[gh][^\n\t]{{0,8}}?n[ăaãáâ]m   # ngàyj3 tháng Ÿ năm
      | (?<=,\s)\S{{1,5}}[^\n\t]{{0,8}}?\sth[áaảàâ]n[gh][^\n\t]{{0,10}}?               # te $,§ tháng 7 x..
    ) \s?20\d\d(?!\d)
    """,
    re.VERBOSE,
)
SYLLABLE = re.compile(rf"[{UPPER}][^\W\d_{UPPER}]{{1,6}}[ \t]{{0,3}}\n[ \t]{{0,9}}$")
"""The first syllable of a place alone on its line: ``Tam`` / ``Kỳ, ngày ...``."""
LONGEST_HALF = 24
"""Characters of the name of a province on a line that has the second half below it."""

TOPIC = re.compile(
    r"""
    (?: [VvY]\s?[/.]\s?[vVyY]\b\s?[:.]?    # V/v:, V.v, Y/v, V/y (scanned)
      | V[iíIl1][vV]\b\s?[:.]?             # Viv, Vlv: a slash that a scanner read as a letter
      | V[vV]\s?:                          # Vv:
      | [Vv][àềễêée]\svi[eệ]c\b\s?:?       # Về việc:, Vê việc
      | VỀ\s{1,9}VIỆC\b\s?:?              # VỀ VIỆC
    )
    \s{0,9}
    """,
    re.VERBOSE,
)
TOPIC_INSIDE = re.compile(r"(?<![\w/])(?:[VY]/[vV]\s?:?|V[vV]:)(?=\s)")
TOPIC_ALONE = re.compile(r"Về\s(?!việc\b)[^\W\d_]")
LONGEST_TOPIC = 500
BLANK_DAY = lazy_compile(r"ngày[\W_]{1,12}tháng[\W_]{1,12}năm\b")
"""``..., ngày ... tháng ... năm ...`` to fill in, in the other column."""
COPY_MARK = re.compile(r"\W{0,3}(?:BẢN\s)?(?:SAO\s?Y|SAO\sLỤC|TRÍCH\sSAO)(?:\sBẢN\sCHÍNH)?\W{0,4}")
"""``SAO Y`` above a header: the whole is a copy, and the type of what was copied stands below."""
HIGHEST = 3
"""Lines at the head of a page among which the mark of a copy stands."""
SMALL_TITLE = re.compile(
    r"""
    (?P<type> Quyết\sđịnh | Nghị\s(?:quyết|[đĐ]ịnh) | Chỉ\sthị    # Quyết định về việc mở bến
      | Thông\s(?:tư|báo) | Kế\shoạch )                         # Thông báo về việc trực đêm
    \s{1,3}(?= (?<=báo\s)(?!này|số|kết\sluận|trên|nêu)[a-zđ]\w{1,6}\s    # Thông báo tuyển sinh
      | (?:về|Về|của|ban\shành|phê\sduyệt|quy\sđịnh|sửa\sđổi|bãi\sbỏ|công\sbố|thành\slập)\s )
    """,
    re.VERBOSE,
)
"""The type and the subject of a text whose capitals a database changed to small letters."""


def find_topic(sheet: Sheet, limit: int) -> int | None:
    """V/v: the start of the subject of a công văn, at the last such label. Web pages print one above the header."""
    found = None
    for cell in sheet.cells(end=limit):
        if TOPIC.match(cell.text):
            found = cell.start
        elif inside := TOPIC_INSIDE.search(cell.text):
            found = cell.start + inside.start()
        elif found is None and TOPIC_ALONE.match(cell.text):
            found = cell.start
    return found


def claim_topic(sheet: Sheet, topic: int, limit: int) -> None:
    """The subject of a công văn: from its label over the cells that continue it, whatever is between them."""
    label = TOPIC.match(sheet.clean, topic, limit)
    begin = label.end() if label else topic
    sheet.claim("label", topic, begin)
    length, inside = 0, int(sheet.clean[topic - 1 : topic] == "(")
    for cell in sheet.cells(begin, limit):
        if length and (length > LONGEST_TOPIC or (is_capitals(cell.text) and issuer_pattern().match(cell.folded))):
            return
        if any(map(str.isalnum, cell.text)) and not BLANK_DAY.search(column_of(sheet, cell)):
            closed = inside and (inside := inside + cell.text.count("(") - cell.text.count(")")) == 0
            if closed and cell.text[-1] == ")":
                sheet.claim("subject", cell.start, cell.end - 1)
                sheet.claim("label", cell.end - 1, cell.end)  # (V/v mở bến đò ngang)
                return
            sheet.take("subject", cell)
            length += len(cell.text)


def column_of(sheet: Sheet, cell: Cell) -> str:
    """The line of a cell, or the column in it, with what is claimed of it."""
    begin = max(sheet.line_of(cell.start), sheet.clean.rfind("\t", sheet.start, cell.start) + 1)
    return sheet.clean[begin : sheet.end].split("\n", 1)[0].split("\t", 1)[0]


def claim_number(sheet: Sheet, limit: int, upper: int) -> None:
    """Số, ký hiệu: label and value above ``limit``, even if lines of the other column are between them."""
    for match in NUMBER.finditer(sheet.clean, sheet.start, max(limit, sheet.start)):
        if begins_number(sheet, match.start()) and sheet.is_free(*match.span()):
            claim_labelled(sheet, match)
            return
    if claim_written(sheet, upper):
        return
    cells = sheet.cells(end=upper)
    for role, pattern in (("label", LABEL_ALONE), ("number", VALUE_ALONE), ("number", STANDARD_ALONE)):
        if cell := next((cell for cell in cells if pattern.match(cell.text)), None):
            sheet.take(role, cell)  # type: ignore[arg-type]


def claim_written(sheet: Sheet, limit: int) -> bool:
    """Claims a number that a pen wrote and no one can read: its label, and all up to a code that is known."""
    for match in WRITTEN.finditer(sheet.clean, sheet.start, max(limit, sheet.start)):
        known = parse_number(f"/{match['code'].replace(' ', '')}")
        if known and (known.kind_code or known.issuer_codes) and sheet.is_free(*match.span()):
            claim_labelled(sheet, match)
            return True
    return False


def claim_labelled(sheet: Sheet, match: re.Match[str]) -> int:
    """Claims a match of ``NUMBER``; returns its end."""
    sheet.claim("label", match.start("label"), match.end("label"))
    sheet.claim_lines("number", match.start("value"), match.end("value"))
    return match.end()


def claim_bracketed(sheet: Sheet, start: int, limit: int) -> None:
    """Claims a number that stands in brackets below the subject: ``(Số: 27/HĐ-SYT)``."""
    bracket = None if sheet.of("number") else BRACKETED.search(sheet.clean, start, limit)
    number = NUMBER.match(sheet.clean, bracket.end(), limit) if bracket else None
    if bracket and number:
        sheet.claim("rule", bracket.start(), bracket.end())
        end = claim_labelled(sheet, number)
        sheet.claim("rule", end, min(end + 1, limit))


def begins_number(sheet: Sheet, start: int) -> bool:
    """Whether a label is at a place for the number of the document: at the edge of a cell, or after an issuer."""
    line = sheet.line_of(start)
    before = sheet.clean[line:start].rstrip(" ")
    last = line + len(before)
    if not any(map(str.isalnum, before)) or before[-1] in "\t|" or not sheet.is_free(last - 1, last):
        return True
    return is_capitals(before) and (OF_BODY.search(before) or issuer_pattern().match(fold(before))) is not None


def claim_imprint(sheet: Sheet) -> None:
    """``HÀ NỘI - 2031`` below the subject of a standard: the place, and no more than the year."""
    if any(sheet.clean.startswith(STANDARDS, number.start) for number in sheet.of("number")):
        for cell in sheet.cells():
            if (found := IMPRINT.match(cell.text)) and province_of_name(found["place"].title()):
                sheet.take("place_date", cell)
                return


def claim_date(sheet: Sheet, limit: int) -> None:
    """Địa danh, thời gian: the first date of issue outside all other marks, with the place before it.

    A date directly after the number comes first: ``Số: 77 ngày 12 tháng 3 năm 1946``.
    """
    start = sheet.start
    for number in sheet.of("number"):
        after = number.end + sheet.clean.startswith(" ", number.end)
        begun = sheet.folded.startswith("nga", after - sheet.start)
        found = parse_place_date(sheet.clean[after:limit]) if begun else None
        if found and not found.start and not found.place:
            sheet.claim_lines("place_date", after, after + found.end)
            return
    found = parse_place_date(sheet.clean[start:limit])
    if claim_damaged_date(sheet, start + found.start if found and found.place else limit):
        return
    while found:
        end = start + found.end
        if is_free_for_date(sheet, start + found.start, end):
            sheet.claim_lines("place_date", begin_of_place(sheet, start + found.start, found.place), end)
            return
        start = end
        found = parse_place_date(sheet.clean[start:limit])


def claim_damaged_date(sheet: Sheet, limit: int) -> bool:
    """Claims place and day in words, if a pen made them unreadable; a date in figures elsewhere is of what is cited."""
    damaged = DAMAGED_DATE.search(sheet.clean, sheet.start, limit)
    if damaged is None or not sheet.is_free(*damaged.span()):
        return False
    if not damaged["day"] and province_of_name(damaged["place"]) is None:
        return False
    if parse_place_date(damaged[0]):
        return False
    sheet.claim_lines("place_date", *damaged.span())
    return True


def is_free_for_date(sheet: Sheet, start: int, end: int) -> bool:
    """Whether no piece lies in a range but the dots of a day to fill in, which look like a rule."""
    inside = (piece for piece in sheet.pieces if piece.start < end and piece.end > start)
    return all(piece.role == "rule" and not sheet.clean[piece.start : piece.end].strip(".…_") for piece in inside)


def begin_of_place(sheet: Sheet, start: int, place: str | None) -> int:
    """The start of a place whose first words may be on the line above: ``Hà`` / ``Nội, ngày ...``."""
    line = sheet.line_above(start)
    first = sheet.clean[line:start]
    if not place or "\n" not in first or first.isupper() or len(first) >= LONGEST_HALF:
        return start
    halves = " " not in place and SYLLABLE.match(first) is not None
    return line if halves or province_of_name(f"{squeeze(first)} {place}") else start
