"""A page on whether two numbers belong to one document: each number and its slips, with other facts of both."""

import datetime
from typing import Any

from pins_tables import NUMBERS, slips
from vbpl.numbers import parse_number, same_document

DAY, OTHER = datetime.date(2019, 3, 5), datetime.date(2019, 3, 6)
TITLE = "về quản lý bến thuyền nhỏ trên sông"
KNOWN: dict[str, dict[str, Any]] = {
    "nothing": {},
    "one day": {"date_a": DAY, "date_b": DAY},
    "two days": {"date_a": DAY, "date_b": OTHER},
    "one day of one": {"date_a": DAY},
    "one day and title": {"date_a": DAY, "date_b": DAY, "title_a": TITLE, "title_b": TITLE.upper()},
    "near titles": {"title_a": TITLE, "title_b": f"{TITLE} ở tỉnh"},
    "other titles": {"title_a": TITLE, "title_b": "thu phí qua phà"},
    "one province": {"issuer_a": "UBND tỉnh Sóc Trăng", "issuer_b": "Ủy ban nhân dân tỉnh Sóc Trăng"},
    "two provinces": {"issuer_a": "UBND tỉnh Sóc Trăng", "issuer_b": "UBND tỉnh An Giang", "date_a": DAY,
                      "date_b": DAY},
    "a province of one": {"issuer_a": "UBND tỉnh Sóc Trăng"},
    "one body without a place": {"issuer_a": "Chính phủ", "issuer_b": "CHÍNH PHỦ"},
    "two types": {"kind_a": "huong_dan", "kind_b": "hop_dong"},
    "one type, one day": {"kind_a": "quyet_dinh", "kind_b": "quyet_dinh", "date_a": DAY, "date_b": DAY},
    "printed with accents": {"accented": True},
}
MORE = (
    "66-QĐ/TW", "66-QĐ/TU", "12/HD-UBND", "12/HĐ-UBND", "12/QD-UBND", "15/NĐ-CP", "15/2019/NĐ-CP",
    "07/2012/TTLT-BNV-BTC", "07a/2012/TTLT-BTC-BNV", "212/SNV", "221/SNV-VP", "212/QĐ-SNV-VP", "31/2016/NQ-HĐND",
    "12/2012/QH12",
)  # fmt: skip


def identity_page() -> str:
    """For each number and each similar one, the decision: the most frequent one, and the others by the known facts."""
    lines: list[str] = []
    for printed in NUMBERS:
        lines.append(f"# {printed}")
        near = dict.fromkeys([*list(slips(printed))[::4], *MORE])
        lines += [line for other in near if (line := compared(printed, other))]
    return "\n".join(lines) + "\n"


def compared(printed: str, other: str) -> str:
    """A number against another one; empty if one cannot be read or if the serials alone tell them apart."""
    one, two = parse_number(printed), parse_number(other)
    if one is None or two is None:
        return ""
    said: dict[str, list[str]] = {}
    for known, fields in KNOWN.items():
        decision = same_document(one, two, **fields)
        said.setdefault(f"{decision.decision}: {decision.reason}", []).append(known)
    if list(said) == ["different: the serials differ"]:
        return ""
    usual = max(said, key=lambda answer: len(said[answer]))
    others = (f" | {answer} ({', '.join(known)})" for answer, known in said.items() if answer != usual)
    return f"  {other!r} {usual}" + "".join(others)
