"""Odd texts: patterns for words that only one office, one vendor or one text prints."""

from typing import NamedTuple


class OddText(NamedTuple):
    """One row: the words, who prints them, and how often they were seen."""

    where: str
    """The pattern that uses it: ``overlay`` (stamped over a header, folded) or ``head`` (a printed running head)."""
    pattern: str
    example: str
    source: str
    texts: int
    """In how many of 514 texts it was seen."""


ODD_TEXTS = (
    OddText(
        "overlay", "trung tam cong|bao va tin hoc", example="Trung tâm Công báo và Tin học",
        source="digital signature of the gazette centre of one province", texts=3,
    ),
    OddText(
        "overlay", "xac thuc", example="Xác thực: Công báo",
        source="digital signature of the gazette centre of one province", texts=1,
    ),
    OddText(
        "head", r"[vV](?i:ăn phòng quốc hội[ \t]{1,20}cơ sở dữ liệu luật việt nam[ \t]{1,20}LAWDATA)",
        example="VĂN PHÒNG QUỐC HỘI\t\tCƠ SỞ DỮ LIỆU LUẬT VIỆT NAM LAWDATA",
        source="law database of the National Assembly, texts in TCVN3", texts=6,
    ),
)


def odd_pattern(where: str) -> str:
    """One pattern with all alternatives for one place."""
    return "|".join(row.pattern for row in ODD_TEXTS if row.where == where)
