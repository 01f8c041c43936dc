"""Addressees of a header: ``Kính gửi:`` and the bodies below it, and the sender and receivers of a telegram."""

import re

from ...text.labels import GREETING
from ...text.lazy import lazy_compile
from ..pieces import Sheet
from ..recipients import NOISE_BULLET
from ..words import is_capitals
from .fields import TOPIC, find_topic
from .issuers import WRAPS, is_wrapped

ADDRESSEES = re.compile(rf"(?<!\w)(?:dong\s)?{GREETING}\s{{0,2}}[:;.]?")
TELEGRAM = lazy_compile(r"(?<=\w)\s{1,3}(?:[đĐ]iện[ \t]{0,2}:?|ĐIỆN[ \t]{0,2}:)[ \t]{0,2}(?=\n|$|-)")


def claim_addressees(sheet: Sheet) -> int:
    """Kính gửi: claims the label and the bodies down to the end of the zone. Returns the start of the label."""
    labels = list(ADDRESSEES.finditer(sheet.folded))
    if not labels:
        return claim_telegram(sheet)
    for label in labels:
        at = label.start() + sheet.start
        if label is labels[0] or sheet.begins_line(at):
            sheet.claim("label", at, label.end() + sheet.start)
    limit = labels[0].start() + sheet.start
    claim_topic_below(sheet, limit)
    for cell in sheet.cells(limit):
        if (noise := NOISE_BULLET.match(cell.text)) and noise.start("bullet") and sheet.begins_line(cell.start):
            sheet.claim("unparsed", cell.start, cell.start + noise.start("bullet"))
    sheet.claim("addressee", limit, sheet.end)
    return limit


def claim_topic_below(sheet: Sheet, start: int) -> None:
    """``V/v mở bến`` below the addressees, as some offices print it, down to the end of the zone."""
    topics = (cell for cell in sheet.cells(start) if sheet.begins_line(cell.start) and TOPIC.match(cell.text))
    if (cell := next(topics, None)) and (label := TOPIC.match(cell.text)) and find_topic(sheet, start) is None:
        sheet.claim("label", cell.start, cell.start + label.end())
        sheet.claim("subject", cell.start + label.end(), sheet.end)


def claim_telegram(sheet: Sheet) -> int:
    """Công điện: ``THỦ TƯỚNG CHÍNH PHỦ điện:`` and the bodies below it. Returns the start of that line."""
    label = TELEGRAM.search(sheet.clean, sheet.start, sheet.end)
    if not label or not is_capitals(sheet.clean[sheet.line_of(label.start()) : label.start()]):
        return sheet.end
    begin = begin_of_sender(sheet, label.start())
    sheet.claim("label", *label.span())
    sheet.claim("authority", begin, label.start())
    sheet.claim("addressee", label.end(), sheet.end)
    return begin


def begin_of_sender(sheet: Sheet, end: int) -> int:
    """The start of the line that ends in a sender, or of the line above with its first word: ``THỦ`` / ``TƯỚNG``."""
    above = sheet.line_above(end)
    wrapped = is_wrapped([cell for cell in sheet.cells(above, end) if is_capitals(cell.text)][:WRAPS])
    return above if wrapped else sheet.line_of(end)
