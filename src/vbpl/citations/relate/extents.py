"""Extents: how much of a document a change is of, and between which days."""

import datetime
import re
from typing import NamedTuple

from ...model import CHANGES, ENDINGS, Relation
from ...text.lazy import lazy_compile
from .unit import Found

_DAY = r"(?:ngay )?(?:(\d{1,2}) thang (\d{1,2}) nam|(\d{1,2})[/.-](\d{1,2})[/.-]) ?(\d{4})"
_SINCE = lazy_compile(rf"\b(?:ke )?tu {_DAY}")
_FROM = lazy_compile(rf"[\s,]*(?:ke )?tu {_DAY}")
"""``Bãi bỏ Quyết định A kể từ ngày ...``; ``Quyết định A có hiệu lực từ ngày ...`` tells the first day of A itself."""
EXCEPTION = lazy_compile(r"\W*tru\b")
_ALL_ENDS = lazy_compile(r",\s?(?:thi )?het hieu luc\b")
"""``Luật A, trừ Điều 5, hết hiệu lực từ ngày ...``; without the second comma the day is that of the exception."""
_UNTIL = lazy_compile(rf"\b(?:den|sang) (?P<whole>het )?(?:truoc )?{_DAY}")
_PAST_EXCEPTION = lazy_compile(r" ?[,)],? (?:cho )?(?=(?:den|sang)\b)")
_POSTPONED = lazy_compile(r"\blui (?:thoi |ngay |co |hieu |thi )")
"""``Lùi hiệu lực thi hành của Luật A đến ngày ...``: that day is the first."""
_PART = lazy_compile(
    r"\b(?:mot phan|phan noi dung)\b"  # bãi bỏ một phần Thông tư
    r"|\bquy dinh (?:ve|lien quan)\b[^;]*\b(?:cua|tai|trong)$"  # các quy định về viễn thông của Pháp lệnh
    r"|\b(?:phu luc|mau(?: so)?|bieu(?: mau)?|vi du)\b[^;]*\b(?:cua|tai|trong|kem theo)$"  # ví dụ tại Phụ lục
    r"|\b(?:quy che|quy trinh|quy tac|danh muc|bang gia) [^;]*\btai$"  # Quy chế bến đò tại Quyết định
    r"|\b(?:cac|mot so) (?:muc|diem|khoan|dieu|chuong|mau|phu luc)\b[^;]*\b(?:cua|tai|trong)$"  # các mẫu tại Nghị định
)
_PARTLY = lazy_compile(r"\bhet hieu luc(?: thi hanh)? mot phan\b")
_WORDS = lazy_compile(r"\b(?:cum tu|tu ngu|(?:cac|mot so) tu)\b[^;]*\b(?:cua|tai|trong)$")
"""``Thay thế, bãi bỏ các cụm từ, mẫu tại Nghị định``: the act is amended."""


class Said(NamedTuple):
    """What a text does with a document."""

    relation: Relation
    partial: bool = False
    """A part is meant that is described and not numbered."""
    effective: datetime.date | None = None
    """First day of a change, where it is printed."""
    by: int | None = None
    """Which mention of the unit names the act that does it, if the document does not: in a list, or by its title."""
    told: bool = False
    """The document only tells of it: another act does it, or one that is planned or may come."""
    until: datetime.date | None = None
    """First day after a suspension or an extension, where it is printed."""


REFERS = Said("refers_to")


_ENDS = lazy_compile(r"(?:,? (?:va )?(?:mau|phu luc|bieu) [^,;.]{1,40}?)? ?(?:se |thi )?het hieu luc\b")
_GOES_ON = lazy_compile(
    r",? ?(?:(?:van|se|thi|con|duoc) )*tiep tuc (?:duoc )?(?:co hieu luc|ap dung|thi hanh|thuc hien)\b"
)


def say_of_excepted(following: str) -> Said | None:
    """What the folded words after provisions that are excepted say of these alone, null where they say nothing.

    ``trừ Điều 5 (hết hiệu lực từ ngày ...)``, ``(tiếp tục có hiệu lực đến hết ngày ...)``.
    """
    if _ENDS.match(following):
        return Said("repeals", effective=_day(_SINCE.search(following)))
    if _GOES_ON.match(following):
        until = _after(_UNTIL.search(following), "", "")
        return Said("extends", until=until) if until else REFERS
    return None


def say(found: Found, gap: str, after: str, following: str, placed: bool) -> Said:
    """What is said of a mention.

    Args:
        found: What the rules found.
        gap: Folded words before it, in its sentence and item.
        after: Folded words after it that decided on it, if any.
        following: Folded words after it, up to the end of the sentence.
        placed: The mention names provisions.
    """
    if found.relation not in CHANGES:
        return REFERS if found.relation == "refers_to" else Said(found.relation)
    before = gap[found.cue :] if found.cue is not None else gap
    relation = found.relation
    if relation in ENDINGS and found.cue is not None and _WORDS.search(before):
        relation = "amends"
    lasting = relation in ("suspends", "extends")
    excepted = EXCEPTION.match(following) and not _ALL_ENDS.search(after)
    dated = "" if excepted else after or (following if lasting or _FROM.match(following) else "")
    return Said(
        relation,
        partial=not placed and (_PART.search(before) is not None or _PARTLY.search(after or following) is not None),
        effective=_day(_SINCE.search(dated)),
        until=_after(_UNTIL.search(after or following), before, after) if lasting else None,
    )


def until_after_exception(following: str) -> datetime.date | None:
    """The day that the folded words after what is excepted open with: ``trừ Điều 5, (đến hết ngày ...)``."""
    begins = _PAST_EXCEPTION.match(following)
    return _after(_UNTIL.match(following, begins.end()), "", "") if begins else None


def _day(match: re.Match[str] | None) -> datetime.date | None:
    if match is None:
        return None
    *_, day, month, other_day, other_month, year = match.groups()
    try:
        return datetime.date(int(year), int(month or other_month), int(day or other_day))
    except ValueError:
        return None


def _after(match: re.Match[str] | None, before: str, after: str) -> datetime.date | None:
    """The first day after: ``đến hết ngày 31/12`` ends on the next day, ``đến trước ngày 1/1`` on that day.

    ``before`` and ``after`` are the words around the mention: what is postponed to a day has effect from it.
    """
    last = _day(match)
    if match is None or last is None or "truoc" in match[0] or last == datetime.date.max:
        return last
    if not match["whole"] and (_POSTPONED.search(before) or _POSTPONED.search(after)):
        return last
    return last + datetime.timedelta(days=1)
