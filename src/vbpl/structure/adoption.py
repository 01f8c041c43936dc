"""Adoption: the day on which an assembly passed an act, by its last sentence, if no line gives a date."""

import datetime

from ..numbers.dates import parse_date
from ..text.lazy import lazy_compile

KINDS = frozenset({"luat", "bo_luat", "phap_lenh", "nghi_quyet", "hien_phap"})
"""Types that an assembly passes."""
REACH = 3000
"""Characters before the end of a document in which the sentence stands."""
_PASSED = lazy_compile(
    r"\b(?:bo luat|luat|phap lenh|nghi quyet|hien phap) nay (?:da )?duoc "  # Luật này đã được
    r"(?:quoc hoi|uy ban thuong vu quoc hoi|hoi dong nhan dan)\b"  # Quốc hội nước Cộng hòa ...
    r"[^.;]{0,160}\bthong qua\s{1,3}(?:vao\s)?(?P<day>ngay\s{1,3}\d{1,2}\b[^.;]{1,30})"
)


def adopted_on(folded: str) -> datetime.date | None:
    """The day in the last such sentence of a folded text (Luật 80/2015/QH13, Điều 85).

    >>> adopted_on("luat nay da duoc quoc hoi khoa xi, ky hop thu 9 thong qua ngay 29 thang 6 nam 2006./.")
    datetime.date(2006, 6, 29)
    """
    found = list(_PASSED.finditer(folded[-REACH:]))
    return parse_date(found[-1]["day"].removeprefix("ngay").strip()) if found else None
