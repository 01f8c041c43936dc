"""Acts: whether an instruction names an act, and how a note names it."""

import re
from collections import Counter
from collections.abc import Sequence

from ..model import Citation, Document
from ..text.folding import fold

NAMED = ("luat", "bo_luat", "phap_lenh")
"""Kinds of acts that may be named without number."""
TYPE_NAMES = {
    "luat": "Luật", "bo_luat": "Bộ luật", "phap_lenh": "Pháp lệnh", "nghi_quyet": "Nghị quyết",
    "nghi_dinh": "Nghị định", "thong_tu": "Thông tư", "quyet_dinh": "Quyết định",
    "thong_tu_lien_tich": "Thông tư liên tịch", "chi_thi": "Chỉ thị",
}

_WORD = re.compile(r"[a-z0-9]+")
_REVISED = re.compile(r"\s*\(\s*sửa đổi\s*\)\s*$", re.IGNORECASE)


def means(act: Document, key: str | None) -> bool:
    """Whether the ``key`` of a mention names an act: by its number, else by the name of a law and its year."""
    if not key:
        return False
    _, number, when, name = key.split("|", 3)
    own = numbers_of(act)
    if number and own:
        return bare_number(number) in own
    if name and own_kind(act) in NAMED:
        return bare_name(name) == own_name(act) and same_time(act, when)
    return False


def numbers_of(act: Document) -> set[str]:
    """The numbers under which an act goes: its own, and that of the act whose text it gives."""
    numbers = {act.header.number.canonical} if act.header.number and act.header.number.serial is not None else set()
    numbers.add(consolidated_key(act).split("|")[1])
    return {bare_number(number) for number in numbers if number}


def bare_number(number: str) -> str:
    """A number without leading zeros, type and case."""
    return fold(number).replace(" ", "").lstrip("0")


def own_kind(act: Document) -> str:
    """Kind of the act, of a consolidated text that of what it consolidates."""
    return consolidated_key(act).split("|")[0] or act.kind or ""


def own_name(act: Document) -> str:
    """Folded name of a law: of ``LUẬT`` / ``ĐẤT ĐAI``."""
    return bare_name(consolidated_key(act).split("|")[3] or act.header.subject or "")


def consolidated_key(act: Document) -> str:
    """Key of the act whose text a consolidated text gives; of empty parts for any other."""
    named = (each.key for each in above_units(act) if each.relation == "consolidates")
    return next(filter(None, named), "|||")


def is_consolidated(act: Document) -> bool:
    """Whether an act is an official consolidated text."""
    return consolidated_key(act) != "|||"


def merged_into(act: Document) -> set[str]:
    """Numbers of the acts that a consolidated text lists as merged, above its first unit."""
    if not is_consolidated(act):
        return set()
    return {bare_number(each.number.canonical) for each in above_units(act) if each.number}


def above_units(act: Document) -> list[Citation]:
    """What an act cites above its first unit."""
    start = next((block.span.start for block in act.body if block.number), act.span.end)
    return [each for each in act.citations if each.span.start < start]


def names_nothing(act: Document) -> bool:
    """Whether a text lost its header: nothing tells which act it is."""
    return not (numbers_of(act) or own_name(act) or act.header.date)


def likeliest_key(amending: Sequence[Document]) -> str | None:
    """Key of the act that most instructions are about; null where no act has more than half of them."""
    keys = Counter(each.document_key for document in amending for each in document.amendments)
    most = keys.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > keys.total() else None


def bare_name(name: str) -> str:
    """A folded name without its type and what is added to it."""
    words = " ".join(_WORD.findall(fold(_REVISED.sub("", name))))
    for kind in ("bo luat ", "luat ", "phap lenh "):
        words = words.removeprefix(kind)
    return words.removesuffix(" viet nam").strip()


def same_time(act: Document, when: str) -> bool:
    """Whether a date or year that a mention gives is the act's own, as far as both are known."""
    date = act.header.date
    year = date.year if date else act.header.number.year if act.header.number else None
    return not when or year is None or when[:4] == str(year)


def name_of(act: Document) -> str:
    """An act as a note names it: ``Luật số 46/2014/QH13``."""
    kind = TYPE_NAMES.get(own_kind(act)) or (act.header.type_name or "Văn bản").capitalize()
    number = act.header.number
    if number:
        return f"{kind} số {number.text}"
    return f"{kind} {act.header.subject or ''}".strip()
