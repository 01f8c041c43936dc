"""The header of a judgment: the label of its number names its type; its day is below (NQ 01/2017/NQ-HĐTP)."""

import re

from ..pieces import Sheet
from .fields import NUMBER, TOPIC, claim_labelled, claim_topic

JUDGMENT = re.compile(
    r"""
    (?:(?<=\n)|\A) \W{0,6}
    (?: (?P<type>Bản\sán|BẢN\sÁN) \s (?:[^\W\d_]{2,5}\s){0,2} [sS]ố\s?:?\s?\d     # Bản án dân sự số 5/2021/DS-PT
      | (?P<decision>Quyết\sđịnh|QUYẾT\sĐỊNH) \s (?:[^\W\d_]{2,5}\s){0,5} [sS]ố\s?:?
        \s?\d{1,4}\s?/\s?\d{4}\s?/\s?[A-ZĐ]{2,6}\s?-\s?(?:GĐT|TT)
        (?=\s{0,20}(?:\n|[Nn]gày|\Z)) )                                             # Quyết định số: 9/2021/HS-TT
    """,
    re.VERBOSE,
)
DAY = re.compile(r"\bNgày\s?:?\s?\d{1,2}(?:\s?[/.-]\s?\d{1,2}\s?[/.-]\s?|\stháng\s\d{1,2}\snăm\s)\d{4}")
IN_NAME_OF = re.compile(r"(?:(?<=\n)|\A)\W{0,6}NHÂN\sDANH[ \t]{0,9}(?:\n[ \t]{0,40})?NƯỚC\s[^\n]{10,60}")
LONGEST_BEFORE = 600
"""Characters above the number: the court's name, the national title, and what a converter left."""


def find_judgment(sheet: Sheet) -> re.Match[str] | None:
    """The line of type and number of a judgment, or of a decision by which a higher court reviews one."""
    return JUDGMENT.search(sheet.clean, sheet.start, min(sheet.end, sheet.start + LONGEST_BEFORE))


def claim_judgment(sheet: Sheet, found: re.Match[str], limit: int) -> None:
    """Type, number, day and topic of a judgment, and the court that gives it, below ``NHÂN DANH``."""
    name = "type" if found["type"] else "decision"
    sheet.claim("type_name", *found.span(name))
    end = found.end()
    if number := NUMBER.search(sheet.clean, found.end(name), limit):
        end = claim_labelled(sheet, number)
    if day := DAY.search(sheet.clean, end, limit):
        sheet.claim_lines("place_date", *day.span())
        end = day.end()
    sworn = IN_NAME_OF.search(sheet.clean, end, limit)
    if sworn:
        sheet.claim("national_title", *sworn.span())
        sheet.claim("authority", sworn.end(), limit)
    upper = sworn.start() if sworn else limit
    topic = next((cell.start for cell in sheet.cells(end, upper) if TOPIC.match(cell.text)), None)
    if topic is not None:
        claim_topic(sheet, topic, upper)
