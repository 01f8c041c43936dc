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


@lru_cache(maxsize=1024)
def heading_instructs(heading: str) -> bool:
    folded = fold(heading)
    return instructs(heading, folded, 0, len(heading)) and _AMENDED.search(folded) is not None


def instructs(text: str, folded: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` opens with an amending instruction; ``Bộ`` is not ``bỏ``."""
    opening = _INSTRUCTION.match(folded, start, min(end, start + LONGEST_INSTRUCTION))
    if not opening:
        return False
    verb = text[slice(*opening.span("verb"))].lower()
    return " " in verb or verb in citation_words("cues")["instruction"]
