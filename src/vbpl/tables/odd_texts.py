"""Odd texts: patterns for what only one office, one vendor or one text prints."""

from typing import NamedTuple


class OddText(NamedTuple):
    """One row: what is printed, by whom, and how often it was seen."""

    where: str
    """Which pattern takes it: ``overlay`` (stamped over a header, folded) or ``head`` (a running head, as printed)."""
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
        "head", r"(?i:văn phòng quốc hội[ \t]{1,20}cơ sở dữ liệu luật việt nam[ \t]{1,20}LAWDATA)",
        example="VĂN PHÒNG QUỐC HỘI\t\tCƠ SỞ DỮ LIỆU LUẬT VIỆT NAM LAWDATA",
        source="law database of the National Assembly, texts in TCVN3", texts=6,
    ),
)


def odd_pattern(where: str) -> str:
    """Alternation of the patterns for one place."""
    return "|".join(row.pattern for row in ODD_TEXTS if row.where == where)


def odd_letters(where: str) -> str:
    """The letters with which what these patterns take begins, as their examples do, small and capital."""
    return "".join(row.example[0].lower() + row.example[0].upper() for row in ODD_TEXTS if row.where == where)
