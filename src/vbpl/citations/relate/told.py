"""Told: changes that a document mentions and does not make.

``Căn cứ Nghị định A sửa đổi Nghị định B``: Nghị định A amends B, as its title says. ``dự án Luật sửa đổi Luật B``,
``khi có Thông tư thay thế Thông tư B``: nothing amends or replaces it yet.
"""

from collections.abc import Sequence

from ...model import CHANGES
from ...text.lazy import lazy_compile
from .extents import Said
from .mention import Mention
from .unit import Unit

_TITLE = lazy_compile(
    r"(?:,? ?(?:ngay [\d/.-]+|(?:ngay )?[\d ]*thang [\d ]+nam \d+|nam \d{4}))?"
    r"(?:,? ?cua [^,;:.]{1,80}?)?"
    r"(?:,? ?(?:ve(?: viec)?|v/v|quy dinh(?: viec)?|huong dan(?: viec| thuc hien)?|dieu chinh|ban hanh))*"
    r"(?: (?:keo dai|dinh chinh|bai bo|thay the|dieu chinh)\b[^,;.:]{0,60} va)?"
    r"(?: (?:(?:bo )?luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh))?,? ?"
)
"""The folded words between an act and the verb in its title: ``của Chính phủ về việc (sửa đổi)``."""

_AND = lazy_compile(r",? va $")
"""``Thông tư A hướng dẫn Nghị định B (và) sửa đổi Thông tư C``: the title of A goes on."""
_UNNAMED = lazy_compile(
    r"\b(?:tai|theo|voi|trong|vao|trinh|xay dung|du thao|hoan thien|soan thao|noi dung|co|bang|cua|va|hoac|sau|boi)"
    r" (?:(?:chinh phu|quoc hoi|thu tuong|bo) )?(?:(?:bo )?luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh)"
    r"(?: moi)?(?: cua [^,;.:]{1,60})?(?: ve(?: viec)?)? $"
)
"""``theo quy định tại Nghị định (thay thế)``: an act that is named by what it will do or does."""
_NOT_YET = lazy_compile(
    r"\b(?:du an|du thao)(?: (?:bo )?(?:luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh))?(?: ve(?: viec)?)? $"
    r"|\b(?:khi|truong hop) (?!cac |nhung )[^,;:]{0,60}$"
    r"|\b(?:trinh|de xuat|kien nghi|nghien cuu|xay dung) [^,;.:]{0,60}$"  # trình Chính phủ (sửa đổi)
    r"|(?<!ve )(?<!nay )\bviec $"  # thông qua việc (sửa đổi)
)
"""The folded words before the verb of a change that is planned or may come."""

_ENACTS = lazy_compile(r"\bban hanh (?:bo )?luat $")
_QUOTED = 1000
"""Characters before the enacting words in which their quotation opens with ``“Căn cứ``."""


def with_doers(
    text: str, unit: Unit, mentions: Sequence[Mention], said: list[Said], *, in_body: bool
) -> list[Said]:
    """The relation of each mention, and the mention of the act that makes the change if another act does.

    ``in_body``: the text is of a unit below the preamble, where only the enactment of another act can stand.
    """
    quoted = False
    for index, one in enumerate(said):
        quoted = (quoted and not unit.gaps[index].new_sentence) or (
            _enacts(unit, index) and (in_body or _is_quoted(text, mentions[index].start))
        )
        doer = _doer(unit, mentions, said, index) if index else None
        if doer is not None or (one.relation in CHANGES and (quoted or _is_not_yet(unit, said, index))):
            said[index] = one._replace(by=doer, told=True)
    return said


def _enacts(unit: Unit, index: int) -> bool:
    """``Quốc hội ban hành Luật (sửa đổi) B``"""
    cue = unit.found[index].cue
    return cue is not None and _ENACTS.search(unit.gaps[index].words[:cue]) is not None


def _is_quoted(text: str, end: int) -> bool:
    """Whether a note quotes the words that enacted another act: ``“Căn cứ A; Quốc hội ban hành Luật sửa đổi B``."""
    start = max(0, end - _QUOTED)
    opened = max(text.rfind(f"{mark}Căn cứ", start, end) for mark in "“\"")
    return opened > text.rfind("”", start, end)


def _is_not_yet(unit: Unit, said: Sequence[Said], index: int) -> bool:
    """Whether a change is planned or may come. A list that continues has the same answer."""
    found, gap = unit.found[index], unit.gaps[index]
    if found.cue is not None:
        before = gap.words[: found.cue]
        unnamed = unit.role == "body" and _UNNAMED.search(before) is not None
        return unnamed or _NOT_YET.search(before) is not None
    goes_on = index > 0 and not (found.stated or gap.new_sentence or gap.new_item)
    return goes_on and said[index - 1].told and said[index - 1].relation == said[index].relation


def _doer(unit: Unit, mentions: Sequence[Mention], said: Sequence[Said], index: int) -> int | None:
    """Index of the mention of the act that makes the change; None for the document itself."""
    one, gap, found = said[index], unit.gaps[index], unit.found[index]
    if one.relation not in CHANGES or one.by is not None or gap.new_sentence or gap.new_item:
        return None
    if not found.stated:
        return _doer_of_list(unit, said, index)
    if found.cue is None:
        return None
    before, last = gap.words[: found.cue], index - 1
    while last and said[last].relation in ("details", "guides") and _AND.search(before) and not _opens(unit, last):
        last -= 1
    names = mentions[last].target in ("other", "previous") and mentions[last].kind is not None
    return last if names and _TITLE.fullmatch(_AND.sub("", before) if last < index - 1 else before) else None


def _opens(unit: Unit, index: int) -> bool:
    return unit.gaps[index].new_sentence or unit.gaps[index].new_item


def _doer_of_list(unit: Unit, said: Sequence[Said], index: int) -> int | None:
    """The answer for the first mention of the list: ``Căn cứ A sửa đổi B quy định chi tiết C, [D]``."""
    for before in range(index - 1, -1, -1):
        if said[before].relation == said[index].relation:
            return said[before].by if said[before].relation != "announces_ended" else None
        if unit.gaps[before].new_sentence or unit.gaps[before].new_item:
            break
    return None
