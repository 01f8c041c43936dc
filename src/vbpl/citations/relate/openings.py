"""Openings: what stands at the begin of a clause, before a verb or before what the clause is about."""

import re

from ...text.folding import fold
from ...text.lazy import lazy_compile

_LEAD = re.compile(
    r"(?:dieu \d+[a-z]?)?[\W\d_]*+(?:[a-z]\d?[.)/-])?[\W\d_]*+(?:(?:de|nham|tiep tuc|dong thoi|viec) )*+"
    r"(?:(?:cum )?tu [\"“]x*+[\"”] tai *+)?"
)
"""Begin of a clause: ``2.``, ``a) Tiếp tục``, ``từ “A” tại``."""
_RULED = lazy_compile(r" ?quy dinh (?:tai|cua|trong)\b")
_OF_SUBJECT = r"(?: ?(?:cac|nhung|mot so|toan bo|noi dung))* ?"
_SUBJECT = lazy_compile(_LEAD.pattern + _OF_SUBJECT)
_EXCEPTED_SUBJECT = lazy_compile(rf".*(?:^|[,(;] ?)(?:ngoai )?tru{_OF_SUBJECT}")
_ASKS = lazy_compile(r"\b(?:yeu cau|de nghi|kien nghi|khoi kien|xin)\b")


def is_lead(words: str) -> bool:
    """Whether folded words are no more than the begin of a clause."""
    return _LEAD.fullmatch(words) is not None


def is_subject(words: str, start: int) -> bool:
    """Whether ``Các (quy định tại Điều 5 Nghị định A)`` opens a clause: the words after it say what happens to it."""
    if _RULED.match(words, start) is None:
        return False
    before = words[:start]
    subject = _SUBJECT.fullmatch(before) or ("tru" in before and _EXCEPTED_SUBJECT.fullmatch(before))
    return bool(subject)


def asks(heading: str | None) -> bool:
    """Whether a lead-in only asks for what its items say: ``Nguyên đơn yêu cầu:``."""
    return heading is not None and _ASKS.search(fold(heading)) is not None
