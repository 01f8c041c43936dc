"""Instructions: whether a text opens with the verb of an amending instruction."""

import re
from functools import lru_cache

from ...text.folding import fold
from ...text.lazy import lazy_compile
from ..words.patterns import words_pattern
from ..words.table import citation_words

_INSTRUCTION = re.compile(
    rf"\W{{0,9}}(?:dieu\s{{1,9}}\w{{1,5}}\W{{0,5}}|\d{{1,3}}[.)/-]{{1,2}}\W{{0,5}}|[a-z]\d?[.)]\W{{0,5}})?"
    rf"(?!chuyen\s{{1,3}}(?!(?:dieu|khoan|diem|tiet|muc|chuong|phan|phu|mau|bieu|cum|noi|doan|vi|so|thu)(?![a-z])))"
    rf"(?P<verb>{words_pattern(citation_words('cues')['instruction'])})(?![a-z])"
)
"""Opening of an amending instruction: ``2. Sửa đổi, bổ sung khoản 1``; ``Chuyển giao quyền`` is none."""
TO_ANCHOR = lazy_compile(
    r"\s{1,9}vao\s{1,9}(?:ngay\s{1,9})?(?:sau|truoc|cuoi)?\s{0,9}"  # bổ sung khoản 2a (vào sau) khoản 2 Điều 5
    r"|(?P<also>,?\s{1,9}(?:va\s{1,9})?(?:sua\s{1,3}doi|bo\s{1,3}sung|bai\s{1,3}bo)(?:,\s{1,3}bo\s{1,3}sung)?\s{1,9})"
)
"""What stands between a new unit and the one that tells where it stands."""
OF_LIST = lazy_compile(
    r"[^.;:]{0,100}?\s(?:cua|trong|thuoc)\s{1,3}(?:danh\s{1,3}muc|bieu|bang|phu\s{1,3}luc)(?![a-z])[^.;:]{0,100}?"
    r"\s(?:kem\s{1,3}theo|quy\s{1,3}dinh\s{1,3}tai)\s{1,9}"
)
"""``mục 5 phần I (của Biểu thuế hàng hóa ban hành kèm theo) Luật Giá``: between a row and the act that has its list."""
POINTS_INTO = lazy_compile(r"\s{0,3},?\s{1,3}(?:dac\s{1,3}biet|nhat)\s{1,3}(?:la|tai)\s{1,3}")
"""Between a document and the part of it that matters most: ``Quy chế Đấu thầu, đặc biệt là Điều 13``."""
LONGEST_INSTRUCTION = 80
"""Characters in which its verb stands."""


_AMENDED = re.compile(
    r"(?<![a-z])(?:dieu|khoan|diem|tiet|doan|muc|chuong|phan|phu\s{1,3}luc|mau|bieu|danh\s{1,3}muc|ten|tieu\s{1,3}de"
    r"|cum\s{1,3}tu|tu|quy\s{1,3}dinh|noi\s{1,3}dung|van\s{1,3}ban|(?:bo\s{1,3})?luat|phap\s{1,3}lenh"
    r"|nghi\s{1,3}(?:dinh|quyet)|thong\s{1,3}tu|quyet\s{1,3}dinh|quy\s{1,3}che|chi\s{1,3}thi)(?![a-z])"
)
"""What an amending instruction is of; ``Chuyển giao quyền và nghĩa vụ`` is the heading of an article."""
_PASSIVE = lazy_compile(
    r"\W{0,9}(?:\d{1,3}[.)]\W{0,5}|[a-z]\d?[.)]\W{0,5})?(?:cac\s{1,3})?"
    r"(?:dieu|khoan|diem|muc|chuong)\s{1,3}[\da-zivx]{1,5}\b[^.:]{0,200}\s"
    r"(?:duoc|bi)\s{1,3}(?:sua\s{1,3}doi|bo\s{1,3}sung|thay\s{1,3}the)[^.;:]{0,40}:\s*$"
)
"""``Điểm b khoản 3 và điểm c khoản 4 Điều 4 được sửa đổi, bổ sung như sau:``"""
_AMENDED_BY = lazy_compile(
    r"\s(?:sua\s{1,3}doi|bo\s{1,3}sung|dinh\s{1,3}chinh)[^.;:]{0,60}?\s(?:tai|boi|theo|bang)"
    r"(?:\s{1,3}(?:cac\s{1,3})?(?:quy\s{1,3}dinh\s{1,3}tai))?\s{1,3}$"
)
_LONGEST_AMENDED_BY = 120


@lru_cache(maxsize=1024)
def heading_instructs(heading: str) -> bool:
    folded = fold(heading)
    if _PASSIVE.match(folded):
        return True
    return instructs(heading, folded, 0, len(heading)) and _AMENDED.search(folded) is not None


def leads_amender(folded: str, start: int, end: int) -> bool:
    """Whether the words before a mention say that it changed what was named: ``đã được sửa đổi, bổ sung tại``."""
    if not folded[max(start, end - 8) : end].rstrip().endswith(("tai", "boi", "theo", "bang")):
        return False
    return _AMENDED_BY.search(folded, max(start, end - _LONGEST_AMENDED_BY), end) is not None


def instructs(text: str, folded: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` opens with an amending instruction; ``Bộ`` is not ``bỏ``."""
    opening = _INSTRUCTION.match(folded, start, min(end, start + LONGEST_INSTRUCTION))
    if not opening:
        return False
    verb = text[slice(*opening.span("verb"))].lower()
    return " " in verb or verb in citation_words("cues")["instruction"]
