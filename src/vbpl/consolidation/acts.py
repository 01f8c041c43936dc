"""Acts: whether an instruction names an act, and how a note names it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

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


class Names(NamedTuple):
    """What an act goes by."""

    numbers: frozenset[str]
    kind: str
    """Of a consolidated text that of what it consolidates."""
    name: str
    """Folded name of a law: of ``LUẬT`` / ``ĐẤT ĐAI``."""
    date: str
    """Its day, or its year alone; empty where it tells none."""

    def means(self, key: str | None) -> bool:
        """Whether the ``key`` of a mention names the act: by its number, else by the name of a law and its year.

        A number that begins anew each year, like ``23-CT/TU``, needs the same day as well, where both are told.
        """
        if not key:
            return False
        _, number, when, name = parts(key)
        if number and self.numbers:
            same = not when or not self.date or self.date.startswith(when)
            return bare_number(number) in self.numbers and (has_year(number) or same)
        same = not when or not self.date or self.date[:4] == when[:4]
        return bool(name) and self.kind in NAMED and bare_name(name) == self.name and same


def names_of(act: Document) -> Names:
    """What an act goes by: its own number, and that of the act whose text it gives."""
    kind, number, _, name = parts(base_key(act))
    own = act.header.number
    printed = own.canonical if own and own.serial is not None else ""
    year = own.year if own else None
    return Names(
        frozenset(bare_number(each) for each in (printed, number) if each), kind or act.kind or "",
        bare_name(name or act.header.subject or ""), str(act.header.date or year or ""),
    )


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
    """Kind, number, date and name of a key; each may be empty, and a key of another shape has a kind alone."""
    kind, number, when, name = (*key.split("|", 3), "", "", "")[:4]
    return kind, number, when, name


def bare_number(number: str) -> str:
    """A number without leading zeros, type and case."""
    return fold(number).replace(" ", "").lstrip("0")


def has_year(number: str) -> bool:
    """Whether a number holds its year, so that no other act of the body has it: ``45/2013/QH13``."""
    return _YEAR.search(number) is not None


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


def stated_before(names: Names, document: Document) -> set[str]:
    """Numbers of the acts of which a document says that they amended an act: ``Nghị định 5, đã được sửa đổi theo``."""
    found, follows = set[str](), False
    for each in document.citations:
        if follows and each.relation == "amended_by_stated":
            found |= {each.number.canonical} if each.number else set()
        elif not (follows and each.relation == "details"):  # the law that its title says it details
            follows = names.means(each.key)
    return found


def names_nothing(act: Document) -> bool:
    """Whether a text lost its header: nothing tells which act it is."""
    numbers, _, name, date = names_of(act)
    return not (numbers or name or date)


def likeliest_key(amending: Sequence[Document]) -> str | None:
    """Key of the act that most instructions are about; null where no act has more than half of them."""
    keys = Counter(key for document in amending for each in document.amendments if (key := each.document_key))
    alike = Counter[str]()
    for key, count in keys.items():
        alike[core(key)] += count
    most = next(iter(alike.most_common(1)), None)
    if most is None or most[1] * 2 <= alike.total():
        return None
    return max((key for key in keys if core(key) == most[0]), key=lambda key: keys[key])


def core(key: str) -> str:
    """What all mentions of an act have: its number, else its name."""
    kind, number, _, name = parts(key)
    return bare_number(number) if number else f"{kind} {bare_name(name)}"


def bare_name(name: str) -> str:
    """A folded name without its type and what is added to it."""
    words = " ".join(_WORD.findall(fold(_REVISED.sub("", name))))
    for kind in ("bo luat ", "luat ", "phap lenh "):
        words = words.removeprefix(kind)
    return words.removesuffix(" viet nam").strip()


def name_of(act: Document) -> str:
    """An act as a note names it: ``Luật số 46/2014/QH13``."""
    kind = TYPE_NAMES.get(names_of(act).kind) or (act.header.type_name or "Văn bản").capitalize()
    number = act.header.number
    if number:
        return f"{kind} số {number.text}"
    return f"{kind} {act.header.subject or ''}".strip()
