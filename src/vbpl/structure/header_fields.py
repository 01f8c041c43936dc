"""Number, place and date, and the V/v of a header: where they stand among its cells. Imports its own package."""

import re

from ..folding import fold
from .header_lines import NUMBER_LABEL, is_capitals, issuer_pattern
from .letters import UPPER
from .pieces import Sheet

SERIAL = r"[^\n\t/|:]{0,16}?"
SIGN = r"\s{0,2}[/⁄-]\s{0,2}"
SEGMENT = r"(?!\d{2}:)[\w&.ĐÐ§]{1,16}[^\s/,;:()|\t-]{0,3}"
YEAR = r"(?:\s{0,2}/\s{0,2}(?:19|20)\d[\d.]{0,2}|\s{0,2}/\s{0,2}20[.…]{0,6}(?=\s{0,2}/))?"
NUMBER = re.compile(
    rf"(?P<label>(?<!\w){NUMBER_LABEL})\s{{0,12}}(?P<value>"
    rf"{SERIAL}{YEAR}\s{{0,12}}/\s{{0,2}}{SEGMENT}(?:{SIGN}{SEGMENT}){{0,6}}"
    rf"|\d{{1,5}}\s?[a-zđ]?\s?[-–]\s?[{UPPER}]\w{{0,8}}(?:/\w{{1,8}}(?:-\w{{1,8}})?)?"
    rf"|\d{{1,4}}(?:\s?-\s?\w{{1,4}})?(?=\s+(?:ngày|NGÀY|Ngày)\b))"
)
OF_BODY = re.compile(r"\bCỦA\s[^\n]{3,80}$")
LABEL_ALONE = re.compile(rf"(?:{NUMBER_LABEL})$")
CODES = rf"[{UPPER}][\w&.]{{0,14}}(?:\s?[-/]\s?[{UPPER}][\w&.]{{0,14}}){{0,5}}"
VALUE_ALONE = re.compile(rf"\d{{1,5}}[a-zđ]?\s?(?:/\s?(?:\d{{4}}\s?/\s?)?|-\s?){CODES}\W?$")

DATE = re.compile(
    r"\bng[a-z]{1,2}(?:(?![a-z])|(?=[^\n ]{1,3} {0,2}th))[^\n\t]{0,16}?\s{0,3}"
    r"th[a-z]{1,2}[gqnh][^\n\t]{0,14}?\s{0,3}n[a-z]m(?:\s{0,6}(?:\d{4}\b|[\d.…_oilsz]{1,6}(?![a-z])))?"
    r"|\bngay\s{0,3}\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b"
)
"""In folded text; days and months may be blank or unreadable."""

LEVEL = (
    r"(?:(?:[Tt]hành phố|T[Pp]\.?|[Tt]hị xã|[Tt]ỉnh|[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)[ ]?)?"
)
NAME = rf"[{UPPER}][\w']{{0,8}}(?:[ ]?[- ][ ]?[{UPPER}][\w']{{0,8}}){{0,5}}"
PLACE = re.compile(rf"{LEVEL}{NAME}[ ]{{0,2}}[,.;]?\s{{0,3}}$")
LONGEST_PLACE = 60

TOPIC = re.compile(r"(?:[VY]\s?[/.]\s?v\b\s?[:.]?|V[vV]\s?:|[Vv][àềễêé]\svi[eệ]c\b\s?:?|VỀ\s{1,3}VIỆC\b\s?:?)\s{0,3}")
TOPIC_INSIDE = re.compile(r"(?<![\w/])(?:[VY]/[vV]\s?:?|V[vV]:)(?=\s)")
LONGEST_TOPIC = 500


def find_topic(sheet: Sheet, limit: int) -> int | None:
    """V/v: where the subject of a công văn begins; the last such label, as web pages print one above the header."""
    found = None
    for cell in sheet.cells(end=limit):
        if TOPIC.match(cell.text):
            found = cell.start
        elif inside := TOPIC_INSIDE.search(cell.text):
            found = cell.start + inside.start()
    return found


def claim_topic(sheet: Sheet, topic: int, limit: int) -> None:
    """The subject of a công văn: from its label over the cells that go on with it, whatever stands between them."""
    label = TOPIC.match(sheet.clean, topic, limit)
    begin = label.end() if label else topic
    sheet.claim("label", topic, begin)
    length = 0
    for cell in list(sheet.cells(begin, limit)):
        if length and (length > LONGEST_TOPIC or (is_capitals(cell.text) and issuer_pattern().match(cell.folded))):
            return
        if any(map(str.isalnum, cell.text)):
            sheet.claim("subject", cell.start, cell.end)
            length += len(cell.text)


def claim_number(sheet: Sheet, limit: int, upper: int) -> None:
    """Số, ký hiệu: label and value above ``limit``, also where lines of the other column tore them apart."""
    for match in NUMBER.finditer(sheet.clean, sheet.start, max(limit, sheet.start)):
        if begins_number(sheet, match.start()) and sheet.is_free(*match.span()):
            claim_labelled(sheet, match)
            return
    cells = list(sheet.cells(end=upper))
    for role, pattern in (("label", LABEL_ALONE), ("number", VALUE_ALONE)):
        if cell := next((cell for cell in cells if pattern.match(cell.text)), None):
            sheet.claim(role, cell.start, cell.end)  # type: ignore[arg-type]


def claim_labelled(sheet: Sheet, match: re.Match[str]) -> int:
    """Claim a match of ``NUMBER``; returns its end."""
    sheet.claim("label", match.start("label"), match.end("label"))
    sheet.claim_lines("number", match.start("value"), match.end("value"))
    return match.end()


def begins_number(sheet: Sheet, start: int) -> bool:
    """Whether a label stands where the number of the document may: at the edge of a cell, or behind an issuer."""
    line = max(sheet.clean.rfind("\n", sheet.start, start) + 1, sheet.start)
    before = sheet.clean[line:start].rstrip(" ")
    if not before or before[-1] in "\t|" or not sheet.is_free(line + len(before) - 1, line + len(before)):
        return True
    return is_capitals(before) and (OF_BODY.search(before) or issuer_pattern().match(fold(before))) is not None


def claim_date(sheet: Sheet, limit: int) -> None:
    """Địa danh, thời gian: the first date that stands behind a place or alone, with the place before it."""
    for match in DATE.finditer(sheet.folded, 0, max(limit - sheet.start, 0)):
        start, end = match.start() + sheet.start, match.end() + sheet.start
        place = find_place(sheet, start)
        if sheet.is_free(start, end) and (place is not None or sheet.begins_line(start)):
            sheet.claim_lines("place_date", start if place is None else place, end)
            return


def find_place(sheet: Sheet, start: int) -> int | None:
    """Where the place before a date begins: in its cell, or in the line above where a comma ends that."""
    floor = max((piece.end for piece in sheet.pieces if piece.end <= start), default=sheet.start)
    floor = max(floor, start - LONGEST_PLACE)
    before = sheet.clean[floor:start]
    text = before.rstrip()
    if "\n" in before[len(text) :] and not text.endswith(","):
        return None
    column = max(text.rfind("\n"), text.rfind("\t")) + 1
    match = PLACE.search(before, column)
    return floor + match.start() if match else None
