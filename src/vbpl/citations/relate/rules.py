"""Rules: what a text does with a document it mentions, as an ordered table of small cases.

The order follows the rules on citing (NĐ 78/2025/NĐ-CP, Điều 68 to 70) and the layout of NĐ 30/2020/NĐ-CP: the cue
nearest to the left of a mention, the cue that follows it, the list it stands in, the heading above it. To add a case,
write its function and put its row where it is to be asked.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from ...model import CHANGES, ENDINGS, Relation
from ...text.lazy import lazy_compile
from .columns import Stated
from .cues import find_cues, heading_relation, list_of_details, negated, reaches
from .gaps import Ending, Gap, ends_in
from .mention import Mention
from .openings import asks, is_lead, is_subject
from .unit import BARE, JOIN, LEADS_LIST, Case, Found, Unit, new_case

_NEW_HEAD = Ending(
    (",", ";", "va", "thoi", "luat", ", ", "; ", "va ", "thoi ", "luat "),
    re.compile(r"(?:[,;]|\bva|\bdong thoi|\bban hanh (?:bo )?luat) ?$"),
)
_DESCRIBED = lazy_compile(
    r"(?:cac |mot so |nhung )?(?:quy dinh|noi dung) (?:ve|lien quan den) [^;:.]{1,160} (?:tai|cua|trong)(?: cac)?"
)
_ANOTHER_BODY = lazy_compile(r"^(?:(?:[,(]|va\b|cua\b).* )?tai$")
_OF_ANOTHER = lazy_compile(r"(?:,|,? ?va) cua [^,;.]{1,80} tai")
_PROPOSED_BY_ANOTHER = lazy_compile(r"cua [^,;.]{1,80} tai(?: cac)?")
_MADE_BY = Ending(("theo", "tai"), lazy_compile(r"\b(?:theo|tai)$"))
_COLON = Ending((":",), lazy_compile(r"(?:gom|sau|sau day):$"))
_TOLD = lazy_compile(r" ?(?:duoc |da |da duoc )?thay the(?: cho)?")
_SHORT_NAME = Ending((" la",), lazy_compile(r"\bgoi (?:tat )?la$"))
_INTO = lazy_compile(r" ?vao(?: noi dung| phan)?(?: cuoi| dau)?(?: cua)?")
_MORE_WORDS = lazy_compile(
    r",? ?(?:va )?(?:cac |mot so )?(?:cum tu|tu ngu|tu) [“\"]x*[”\"](?: va [“\"]x*[”\"])? (?:tai|trong|cua|o)(?: cac)?"
)
_BY_TOO = lazy_compile(r",? ?va (?:theo|boi|tai|bang)(?: cac)?")

_RETOLD: frozenset[Relation] = frozenset({"legal_basis", "implements", "proposed_in", "responds_to", "follows_up"})
"""What goes over to a number in brackets: ``đề nghị của Sở tại Tờ trình (Công văn số 1)``."""


_RANKS = {"luat": 1, "bo_luat": 1, "phap_lenh": 2, "nghi_dinh": 3, "thong_tu": 4, "thong_tu_lien_tich": 4}
"""No act is amended by one of a lower rank (Luật Ban hành văn bản quy phạm pháp luật)."""

_REFERS, _MERELY_REFERS = Found("refers_to"), Found("refers_to", stated=False)


def read(unit: Unit, gap: Gap, mention: Mention, column: Stated | None) -> None:
    """Decide on the next mention of a unit by the first rule that knows it."""
    unit.open(gap, column)
    unit.add(gap, mention, _decided(new_case((unit, gap, mention, column))))


def _decided(case: Case) -> Found:
    """What the first rule that knows the case says of it."""
    for rule in RULES:
        found = rule.find(case)
        if found:
            return found
    raise AssertionError  # the last rule knows every case


def _in_words(case: Case) -> Found | None:
    return _REFERS if case.gap.in_words else None


def _sure_column(case: Case) -> Found | None:
    return Found(case.column.relation) if case.column and case.column.surely else None


def _told_of_another(case: Case) -> Found | None:
    last = case.unit.last
    if last is None:
        return None
    another = last.target == "other" and not case.gap.new_item and not case.gap.new_sentence
    return _REFERS if another and _TOLD.fullmatch(case.gap.words) else None


def _detailed(case: Case) -> Found | None:
    """``quy định chi tiết các điều sau đây của Luật A:`` leads a list; each item says what is ruled, and where."""
    mention, heading = case.mention, case.unit.heading
    if mention.kind is not None or not heading or not mention.placed or not ends_in(_MADE_BY, case.gap.words):
        return None
    relation = list_of_details(heading)
    return Found(relation, stated=False) if relation else None


def _short_name(case: Case) -> Found | None:
    """``(sau đây gọi tắt là [Nghị định số 12/2030/NĐ-CP])``: the act was named before, with what is done to it."""
    return _REFERS if ends_in(_SHORT_NAME, case.gap.words) else None


def _amends_on(case: Case) -> Found | None:
    """What a change goes on with: the unit that new ones go into, more words that change, one more amending act."""
    if not case.unit.found:
        return None
    relation, words = case.unit.relation, case.gap.words
    if relation == "amended_by_stated" and _BY_TOO.fullmatch(words):
        return Found(relation)
    into = relation == "amends" and _INTO.fullmatch(words) and not case.gap.new_item
    return Found("amends") if into or (relation == "amends" and _MORE_WORDS.fullmatch(words)) else None


def _cue(case: Case) -> Found | None:
    """The last cue whose reach comes up to the mention."""
    unit, words = case.unit, case.gap.words
    for cue in reversed(find_cues(words, unit.role)) if words else ():
        if cue.meaning.kinds and case.mention.kind not in cue.meaning.kinds:
            continue
        before = words[: cue.start]
        if cue.meaning.opens and not _opens(case, before):
            continue
        wide = unit.wide and not unit.found and is_lead(before)
        if reaches(cue.meaning, words[cue.end :]) or wide:
            denied = negated(before, cue.meaning.relation) or (unit.excluded and cue.meaning.relation in CHANGES)
            relation: Relation = "refers_to" if denied else cue.meaning.relation
            opens = case.gap.new_item and is_lead(before)
            if is_subject(words, cue.start):
                return Found(relation, opens, stated=False)
            return Found(relation, opens or ends_in(_NEW_HEAD, before), cue=cue.start)
    return None


def _opens(case: Case, before: str) -> bool:
    """Whether a cue is the first word of a sentence or an item, under no lead-in that asks for it."""
    first = not case.unit.found or case.gap.new_sentence or case.gap.new_item
    return first and not asks(case.unit.heading) and is_lead(before)


def _led(case: Case) -> Found | None:
    """``thay thế các quy chế, gồm: Giải A theo [Quyết định B]``: the act by which an item was made."""
    words, unit, lead = case.gap.words, case.unit, case.unit.lead
    if lead not in CHANGES or not ends_in(_MADE_BY, words):
        return None
    last = bool(unit.found) and unit.relation == lead and words.startswith("va ")
    listed = case.mention.target == "other" and (case.gap.new_item or last or LEADS_LIST.match(words))
    return Found(lead) if listed else None


def _column(case: Case) -> Found | None:
    return Found(case.column.relation) if case.column else None


def _heading(case: Case) -> Found | None:
    unit = case.unit
    if unit.found or not unit.heading or not is_lead(case.gap.words):
        return None
    return Found(heading_relation(unit.heading) or "refers_to", stated=False)


def _no_list(case: Case) -> Found | None:
    if case.unit.head is not None:
        return None
    bare = case.unit.role == "recital" and not case.gap.words.strip(" -*+")
    return Found("legal_basis" if bare else "refers_to", stated=False)


def _bracket(case: Case) -> Found | None:
    if not case.gap.words.endswith("("):
        return None
    retold = case.mention.target == "other" and case.unit.relation in _RETOLD and not _is_shorter(case)
    return Found(case.unit.relation if retold else "refers_to", stated=False)


def _is_shorter(case: Case) -> bool:
    """``Nghị quyết số 29-NQ/TW về giáo dục (Nghị quyết số 29)`` gives a short name."""
    last, mention = case.unit.last, case.mention
    return last is not None and last.kind == mention.kind and last.end - last.start > mention.end - mention.start


def _provision_after_amenders(case: Case) -> Found | None:
    unit = case.unit
    if not unit.found or unit.relation != "amended_by_stated" or not BARE.fullmatch(case.gap.words):
        return None
    own = case.mention.placed and unit.last is not None and not unit.last.placed
    return Found(unit.head or "refers_to", stated=False) if own else None


def _beside(case: Case) -> Found | None:
    unit = case.unit
    if not BARE.fullmatch(case.gap.words) or case.gap.new_item or unit.relation == "issued_with":
        return None
    peer = unit.is_detailed(case.mention) and case.mention.kind == unit.doer.kind != (unit.last and unit.last.kind)
    if _is_below(case):
        twice = unit.doer.relation in ("details", "guides")
        return Found((unit.head or "refers_to") if twice else unit.doer.relation, stated=False)
    return Found(unit.doer.relation if peer or _is_outranked(case) else unit.relation, stated=False)


def _is_below(case: Case) -> bool:
    """``Nghị định A quy định chi tiết Luật B và [Thông tư C]``: a decree details no circular."""
    doer, listed = (_RANKS.get(kind or "") for kind in (case.unit.doer.kind, case.mention.kind))
    return case.unit.is_detailed(case.mention) and bool(doer and listed and listed > doer)


def _is_outranked(case: Case) -> bool:
    """``Luật A được sửa đổi bởi Luật số 5, [Nghị định C]``: a decree amends no law; ``[Luật Giá]`` by name neither."""
    unit = case.unit
    if unit.relation != "amended_by_stated" or unit.last is None:
        return False
    if case.mention.named and not unit.last.named and case.gap.words.strip() == ",":
        return True
    amended, amender, listed = (_RANKS.get(kind or "") for kind in (unit.doer.kind, unit.last.kind, case.mention.kind))
    return bool(amended and amender and listed and amender <= amended < listed)


def _goes_on_detailing(case: Case) -> Found | None:
    unit, kind = case.unit, case.mention.kind
    listed = unit.is_detailed(case.mention) and kind == (unit.last and unit.last.kind) != unit.doer.kind
    joined = not case.gap.new_item and (ends_in(JOIN, case.gap.words) or ends_in(_COLON, case.gap.words))
    return Found(unit.relation, stated=False) if listed and joined else None


def _title_goes_on(case: Case) -> Found | None:
    """Acts named in the title of one that is ended are not ended with it, nor those of an amender amenders too."""
    unit = case.unit
    headed = unit.head in ENDINGS or unit.head == "amended_by_stated"
    listed = unit.in_title and headed and not case.gap.new_item and not case.mention.placed
    return Found(unit.relation, stated=False) if listed and ends_in(JOIN, case.gap.words) else None


def _part_of_item(case: Case) -> Found | None:
    """An item of a list of ended acts that describes a part: ``bãi bỏ A; các quy định về B tại [C]``."""
    head = case.unit.head
    if head in ENDINGS and case.gap.new_item and _DESCRIBED.fullmatch(case.gap.words):
        return Found(head, stated=False)
    return None


def _list_goes_on(case: Case) -> Found | None:
    words, unit = case.gap.words, case.unit
    listed = BARE.fullmatch(words) or ends_in(JOIN, words) or _OF_ANOTHER.fullmatch(words)
    goes_on = listed or (unit.role == "recital" and ends_in(_COLON, words))
    another = unit.role == "recital" and _ANOTHER_BODY.search(words)
    if unit.head == "proposed_in":
        another = another or _PROPOSED_BY_ANOTHER.fullmatch(words)
        if case.mention.kind == "bien_ban":  # what was found at a meeting, which proposes nothing
            return Found("legal_basis" if goes_on and unit.role == "recital" else "refers_to", stated=False)
    return Found(unit.head or "refers_to", stated=False) if goes_on or another else None


def _amends_too(case: Case) -> Found | None:
    unit = case.unit
    listed = unit.amender is not None and unit.amender == case.mention.kind and not case.gap.new_item
    listed = listed and ")" not in case.gap.words
    return Found("amended_by_stated", stated=False) if listed and ends_in(JOIN, case.gap.words) else None


def _mere(case: Case) -> Found:
    return _MERELY_REFERS


class Rule(NamedTuple):
    """A case: its name, a text that it is for with the mentions in square brackets, and what finds it."""

    name: str
    example: str
    relation: Relation
    """Of the last mention of the example."""
    find: Callable[[Case], Found | None]


RULES: tuple[Rule, ...] = (
    Rule("in words", "Thay cụm từ “[Luật Giá]” bằng cụm từ “Luật Phí”", "refers_to", _in_words),
    Rule("sure column", "STT\tTên\tCăn cứ pháp lý\n1\tCấp phép\t- [Luật A];", "legal_basis", _sure_column),
    Rule("told of another", "Khoản 3 [Nghị định A] thay thế [Nghị định B]", "refers_to", _told_of_another),
    Rule("led", "Thay thế các quy chế sau: Giải A theo [Quyết định B]; Giải C theo [Quyết định D]", "replaces", _led),
    Rule("detailed", "Nghị định này quy định chi tiết các điều sau đây của Luật A:|1. Bến đò theo [Điều 9]",
         "details", _detailed),
    Rule("short name", "Bãi bỏ Nghị định A (sau đây gọi là [Nghị định A])", "refers_to", _short_name),
    Rule("amends on", "Bổ sung [khoản 3] vào [Điều 9]", "amends", _amends_on),
    Rule("cue", "Bãi bỏ [Nghị định A]", "repeals", _cue),
    Rule("column", "STT\tTên\tCăn cứ pháp lý\n1\tCấp phép\t[Luật A]", "legal_basis", _column),
    Rule("heading", "Bãi bỏ các văn bản sau đây:|a) [Nghị định A]", "repeals", _heading),
    Rule("no list", "Đơn vị đã nhận [Nghị định A]", "refers_to", _no_list),
    Rule("bracket", "Thực hiện [Nghị định A] ([Công văn B])", "implements", _bracket),
    Rule("provision after amenders", "[Luật A] được sửa đổi theo [Luật B] và [Điều 9 Luật C] hết hiệu lực.",
         "repeals", _provision_after_amenders),
    Rule("beside the last", "Bãi bỏ [Nghị định A] và [Nghị định B]", "repeals", _beside),
    Rule("goes on detailing", "Thông tư hướng dẫn [Luật A], [Nghị định B] về hóa đơn, [Nghị định C]", "guides",
         _goes_on_detailing),
    Rule("bracket of amenders", "Bãi bỏ [Luật A] (được sửa đổi theo [Luật B] về bến đò và [Luật C])",
         "amended_by_stated", _amends_too),
    Rule("title goes on", "Bãi bỏ [Điều 9 Nghị định A] sửa đổi một số điều của [Nghị định B] về đò, [Nghị định C]",
         "amends", _title_goes_on),
    Rule("part of an item", "Bãi bỏ [Nghị định A]; các quy định về phao tại [Nghị định B]", "repeals", _part_of_item),
    Rule("list goes on", "Bãi bỏ [Nghị định A] về bến đò, [Nghị định B]", "repeals", _list_goes_on),
    Rule("mere reference", "Bãi bỏ [Nghị định A] để đúng với nội dung của [Nghị định B]", "refers_to", _mere),
)
"""In the order in which they are asked; the last one always knows."""
