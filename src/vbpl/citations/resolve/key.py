"""Key: what a mention says of its document, in one comparable string."""

import datetime

from ...model import DocumentNumber
from ...tables import types_of_abbreviation
from ..words.kinds import folded_words


def citation_key(
    kind: str | None, number: DocumentNumber | None, date: datetime.date | None, year: int | None, name: str | None
) -> str | None:
    """``nghi_dinh|30/2020/NĐ-CP|2020-03-05|``; null where neither number nor name nor date is said.

    The number is upper case without leading zeros, so that ``01/NQ-CP`` and ``1/NQ-CP`` are one.
    """
    if number is None and name is None and date is None and kind != "hien_phap":
        return None
    said = number.canonical.upper().lstrip("0") if number else ""
    when = date.isoformat() if date else str(year or "")
    return "|".join((kind or "", said, when, folded_words(name or "")))


def kinds_of_number(number: DocumentNumber | None) -> list[str]:
    """Slugs of the types that the code in a number may stand for; empty where it has none."""
    code = number.kind_code if number else None
    return [kind.slug for kind in types_of_abbreviation(code)] if code else []
