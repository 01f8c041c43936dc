"""Acts: whether an instruction names an act, and how a note names it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from ..model import CONSOLIDATED, Citation, Document
from ..text.folding import fold

NAMED = ("luat", "bo_luat", "phap_lenh")
"""Kinds of acts that may be named without number."""
TYPE_NAMES = {
    "luat": "Luật", "bo_luat": "Bộ luật", "phap_lenh": "Pháp lệnh", "nghi_quyet": "Nghị quyết",
    "nghi_dinh": "Nghị định", "thong_tu": "Thông tư", "quyet_dinh": "Quyết định",
    "thong_tu_lien_tich": "Thông tư liên tịch", "chi_thi": "Chỉ thị",
}

_WORD = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"/(?:19|20)\d\d(?:/|$)")
_REVISED = re.compile(r"\s*\(\s*sửa đổi\s*\)\s*$", re.IGNORECASE)


def means(act: Document, key: str | None) -> bool:
    """Whether the ``key`` of a mention names an act: by its number, else by the name of a law and its year.

    A number that begins anew each year, like ``23-CT/TU``, needs the same day as well, where both are told.
    """
    if not key:
        return False
    _, number, when, name = parts(key)
    own = numbers_of(act)
    if number and own:
        return bare_number(number) in own and (has_year(number) or same_day(act, when))
    if name and own_kind(act) in NAMED:
        return bare_name(name) == own_name(act) and same_year(act, when)
    return False


def same_act(one: str, other: str) -> bool:
    """Whether two keys name one act: mentions of it may leave out its date, or its name."""
    kind, number, when, name = parts(one)
    kind_of_other, number_of_other, when_of_other, name_of_other = parts(other)
    if number or number_of_other:
        same = bare_number(number) == bare_number(number_of_other)
        return same and (has_year(number) or not (when and when_of_other) or when == when_of_other)
    same = (kind, bare_name(name)) == (kind_of_other, bare_name(name_of_other))
    return same and (not (when and when_of_other) or when[:4] == when_of_other[:4])


def parts(key: str) -> tuple[str, str, str, str]:
    """Kind, number, date and name of a key; each may be empty."""
    kind, number, when, name = key.split("|", 3)
    return kind, number, when, name


def numbers_of(act: Document) -> set[str]:
    """The numbers under which an act goes: its own, and that of the act whose text it gives."""
    numbers = {act.header.number.canonical} if act.header.number and act.header.number.serial is not None else set()
    numbers.add(parts(base_key(act))[1])
    return {bare_number(number) for number in numbers if number}


def bare_number(number: str) -> str:
    """A number without leading zeros, type and case."""
    return fold(number).replace(" ", "").lstrip("0")


def has_year(number: str) -> bool:
    """Whether a number holds its year, so that no other act of the body has it: ``45/2013/QH13``."""
    return _YEAR.search(number) is not None


def own_kind(act: Document) -> str:
    """Kind of the act, of a consolidated text that of what it consolidates."""
    return parts(base_key(act))[0] or act.kind or ""


def own_name(act: Document) -> str:
    """Folded name of a law: of ``LUẬT`` / ``ĐẤT ĐAI``."""
    return bare_name(parts(base_key(act))[3] or act.header.subject or "")


def base_key(act: Document) -> str:
    """Key of the act whose text a consolidated text gives; of empty parts for any other.

    A copy that lost who authenticated it is of the kind of its base; the list below its title still tells.
    """
    listed = (each.key for each in above_units(act) if each.relation == "consolidates")
    return act.consolidates or next(filter(None, listed), "|||")


def is_consolidated(act: Document) -> bool:
    """Whether an act is an official consolidated text."""
    return act.kind == CONSOLIDATED or base_key(act) != "|||"


def merged_into(act: Document) -> set[str]:
    """Numbers of the acts that a consolidated text says it holds: in the list below its title, and in its notes."""
    if not is_consolidated(act):
        return set()
    listed = {each.number.canonical for each in above_units(act) if each.number}
    noted = {parts(note.change.source_key)[1] for note in act.notes if note.change and note.change.source_key}
    return {bare_number(number) for number in listed | noted if number}


def above_units(act: Document) -> list[Citation]:
    """What an act cites above its first unit."""
    start = next((block.span.start for block in act.body if block.number), act.span.end)
    return list(takewhile(lambda each: each.span.start < start, act.citations))


def names_nothing(act: Document) -> bool:
    """Whether a text lost its header: nothing tells which act it is."""
    return not (numbers_of(act) or own_name(act) or act.header.date)


def likeliest_key(amending: Sequence[Document]) -> str | None:
    """Key of the act that most instructions are about; null where no act has more than half of them."""
    keys = Counter(key for document in amending for each in document.amendments if (key := each.document_key))
    counts = {key: sum(count for other, count in keys.items() if same_act(key, other)) for key in keys}
    most = max(counts, key=lambda key: counts[key], default=None)
    return most if most and counts[most] * 2 > keys.total() else None


def bare_name(name: str) -> str:
    """A folded name without its type and what is added to it."""
    words = " ".join(_WORD.findall(fold(_REVISED.sub("", name))))
    for kind in ("bo luat ", "luat ", "phap lenh "):
        words = words.removeprefix(kind)
    return words.removesuffix(" viet nam").strip()


def same_year(act: Document, when: str) -> bool:
    """Whether the year that a mention gives is the act's own, as far as both are known."""
    date = act.header.date
    year = date.year if date else act.header.number.year if act.header.number else None
    return not when or year is None or when[:4] == str(year)


def same_day(act: Document, when: str) -> bool:
    """Whether the date or year that a mention gives is the act's own, as far as both are known."""
    return not when or act.header.date is None or act.header.date.isoformat().startswith(when)


def name_of(act: Document) -> str:
    """An act as a note names it: ``Luật số 46/2014/QH13``."""
    kind = TYPE_NAMES.get(own_kind(act)) or (act.header.type_name or "Văn bản").capitalize()
    number = act.header.number
    if number:
        return f"{kind} số {number.text}"
    return f"{kind} {act.header.subject or ''}".strip()
