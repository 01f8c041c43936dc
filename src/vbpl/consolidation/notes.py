"""Notes: what happened to a unit, in the words of official consolidated texts."""

import datetime
from typing import NamedTuple

from ..model.consolidation import AppliedChange
from .acts import name_of
from .newtext import Place
from .operations import Operation
from .units import Mark, Unit

NAMES = {
    "part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục", "article": "Điều",
    "clause": "Khoản", "point": "Điểm", "attachment": "Phụ lục", "paragraph": "Đoạn", "bullet": "Đoạn",
}
VERBS = {
    "replace": "được sửa đổi, bổ sung", "insert": "được bổ sung", "repeal": "được bãi bỏ",
    "renumber": "được đánh số lại",
    "replace_words": "được thay thế", "delete_words": "được bỏ", "insert_words": "được bổ sung",
    "correct": "được đính chính",
}


class Made(NamedTuple):
    """A change with the operation that made it."""

    change: AppliedChange
    operation: Operation


def note_of(unit: Unit, mark: Mark, made: Made) -> str:
    """The note at a unit, without its number."""
    operation = made.operation
    place = place_words(operation.place)
    source = f"{place} của {name_of(operation.document)}" if place else name_of(operation.document)
    since = f", có hiệu lực kể từ {day_words(made.change.effective)}" if made.change.effective else ""
    return f"{subject_of(unit, mark, operation)} {VERBS[made.change.action]} theo quy định tại {source}{since}."


def subject_of(unit: Unit, mark: Mark, operation: Operation) -> str:
    """What changed: ``Khoản này``, ``Tên điều này``, ``Cụm từ “A”``."""
    name = NAMES.get(unit.type, "Đoạn")
    if operation.amendment.action.endswith("_words") and mark.part in ("heading", "words"):
        quoted = ", ".join(f"“{words.new if operation.amendment.action == 'insert_words' else words.old}”"
                           for words in operation.amendment.words)
        return f"Cụm từ {quoted} tại {name.lower()} này"
    if mark.part == "heading":
        return f"Tên {name.lower()} này"
    if mark.part == "text":
        part = "Đoạn mở đầu" if operation.amendment.scope == "lead" else "Nội dung tại"
        return f"{part} {name.lower()} này"
    return f"{name} này"


def place_words(place: Place) -> str:
    """The units of a place, the narrowest first: ``khoản 2 Điều 1``."""
    words = {"article": "Điều", "clause": "khoản", "point": "điểm", "section": "mục"}
    return " ".join(f"{words[level]} {number}" for level, number in reversed(place.steps))


def day_words(day: datetime.date) -> str:
    """``ngày 01 tháng 01 năm 2015``."""
    return f"ngày {day.day:02} tháng {day.month:02} năm {day.year}"
