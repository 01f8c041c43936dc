"""Numbers of documents that a scanner damaged: ``44/201 4/NĐ-CP`` is 44/2014/NĐ-CP, ``47NQ-CP`` is 47/NQ-CP.

Only what can be read in one way is put right: a year torn by a blank, and a slash lost before the code of a type.
"""

import re
from collections.abc import Iterator

from ..text.offsets import Rewrite, rewrite

CODE = r"(?:NĐ|QĐ|NQ|TT|TTLT|CT)-[A-ZĐ]{2}"
"""A type and the first letters of its body; other types are also words: ``3KH-TC``."""
TORN_YEAR = re.compile(rf"(?<=/)(?:19|20)(?:\d[ ]\d|[ ]\d\d)(?=\s?/?\s?{CODE})")
"""44/201 4/NĐ-CP"""
LOST_SLASH = re.compile(rf"(?<=\d)(?:(?:(?<=/19\d\d)|(?<=/20\d\d))[ ])?(?={CODE})")
"""47NQ-CP, 95/2024 NĐ-CP"""
_TORN_SIGN = re.compile(rf"/{TORN_YEAR.pattern.removeprefix('(?<=/)')}")
_SLASH_SIGN = re.compile(r"-(?:(?<=[\d ](?:NĐ|QĐ|NQ|TT|CT)-)|(?<=[\d ]TTLT-))(?=[A-ZĐ]{2})")
"""What both patterns cannot do without, from a sign on that most text has not: that is searched ten times as fast."""


def has_damaged_numbers(text: str) -> bool:
    """Whether a year is torn or a slash lost."""
    lost = _SLASH_SIGN.search(text) is not None and LOST_SLASH.search(text) is not None
    return lost or _TORN_SIGN.search(text) is not None


def restore_numbers(text: str) -> Iterator[Rewrite]:
    """The text with whole years, then with the slashes."""
    years = rewrite(text, TORN_YEAR, lambda match: match[0].replace(" ", ""))
    yield years
    yield rewrite(years.text, LOST_SLASH, lambda _: "/")
