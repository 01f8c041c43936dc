"""Names and phrases that are torn over a line end. No paragraph ends inside one.

A browser wraps the first line of a paragraph wherever its markup ends, so the length of such a line shows nothing.
"""

import re

from ..tables import body_of_name, province_of_name
from ..text.folding import fold
from ..text.letters import any_of
from .names import begins_body, is_small_office

REACH = 60
"""Characters examined on either side."""
MOST_WORDS = 3
"""Words of a name on one side of the line end."""
LONGEST_OFFICE = 40
AREAS = frozenset({"phố", "tỉnh", "huyện", "xã", "phường"})
"""Last words before the name of a place."""
TYPES = any_of((
    "Hiến pháp", "Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Chỉ thị",
    "Kế hoạch", "Công văn", "Thông báo", "Quy chế", "Quy định",
))
TYPE = re.compile(TYPES)
THIS_ALONE = re.compile(rf"{TYPES} này[.;,]?$")
ACTS_ON = re.compile(r"\s(?:ban hành|bãi bỏ|thay thế|sửa đổi|bổ sung)$")
"""A verb with its object after it: ``ban hành`` / ``Quyết định quy định``."""
OBEYS = re.compile(r"\s(?:thực hiện|thi hành|triển khai|theo)$")
"""Headings end with it as well; only ``Quyết định này.`` alone continues it."""
PROVISION = re.compile(r"[\w,]\s(?:Điều|khoản|điểm|Mục|Chương)\s(?:\d{1,4}[a-zđ]?|[a-zđ]|[IVX]{1,5})$")
ASKS = re.compile(r"\s(?:đề nghị|yêu cầu|giao|ngang|thuộc)$")
BODY = re.compile(r"(?:Bộ|Công ty)\b")


def is_torn(before: str, below: str) -> bool:
    """Whether the words around a line end belong together: one name, or a verb and its object."""
    before, below = before[-REACH:], below[:REACH]
    if TYPE.match(below):
        obeyed = OBEYS.search(before) and THIS_ALONE.match(below)
        return (obeyed or ACTS_ON.search(before) or PROVISION.search(before)) is not None
    return tears_name(before.split()[-MOST_WORDS:], below.split()[:MOST_WORDS]) or tears_body(before, below)


def tears_name(before: list[str], below: list[str]) -> bool:
    """Whether a place or a body has its first words on one line and the rest on the next: ``Quảng`` / ``Ninh``."""
    if below[0].startswith("Nam") and before[-1] == "Việt":
        return True
    if below[0] == "Việt" and below[-1] != "Việt" and below[1].startswith("Nam"):
        return before[-1].isalpha()
    if not (before[-1][0].isupper() or before[-1] in AREAS):
        return False
    heads = [" ".join(below[:count]).rstrip(".,;:)") for count in range(1, len(below) + 1)]
    tails = [" ".join(before[-count:]) for count in range(1, len(before) + 1)]
    return any(names_anew(tail, head) for tail in tails for head in heads if head[:1].isupper())


def names_anew(tail: str, head: str) -> bool:
    """Whether two halves are the name of a body, or of a place that the first half alone does not name."""
    name = f"{tail} {head}"
    if province_of_name(name) and not province_of_name(tail):
        return tail[0].isupper() or province_of_name(head) is not None
    return tail[0].isupper() and body_of_name(name) is not None


def tears_body(before: str, below: str) -> bool:
    """Whether a body below belongs to the office or the verb above: ``, Giám đốc`` / ``Sở Tài chính``."""
    if ASKS.search(before) and BODY.match(below):
        return True
    office = before.rpartition(",")[2].strip()
    return len(office) < LONGEST_OFFICE and leads_body(office, below)


def leads_body(office: str, below: str) -> bool:
    """Whether an office is above the body that it leads: ``Chánh Văn phòng`` / ``UBND tỉnh``."""
    return is_small_office(office) and begins_body(below, fold(below))
