"""Trích yếu: the title behind a cited document. Imports the terminals' words."""

import re

from .patterns import words_pattern
from .terminals import END, GAP, KINDS, SO

MOST = 600
"""Characters of the longest title that is read."""

_OPENING = re.compile(
    rf"{GAP}(?:(?:ve{GAP}viec|v/v|ve){END}{GAP}|(?=(?:quy\s{{1,3}}dinh|huong\s{{1,3}}dan|ban\s{{1,3}}hanh|phe\s{{1,3}}duyet"
    rf"|sua\s{{1,3}}doi|cong\s{{1,3}}bo|thong\s{{1,3}}qua|thanh\s{{1,3}}lap|giao|bai\s{{1,3}}bo){END}))"
)
_END = re.compile(
    rf"[;”\"“)]|\((?=sau\s|goi\s|duoc\s|da\s)|[./](?=\s|/|$)|\n\s*\n|$"
    rf"|(?:,|\s(?:va|hoac))\s{{1,9}}(?=(?:cac{GAP})?(?:{KINDS})\s{{1,9}}(?:{SO}\s|\d|ngay\s|lien\s|sua\s))"
    rf"|,\s{{1,9}}(?=(?:{words_pattern(['sở', 'ubnd', 'ủy ban nhân dân', 'bộ', 'cục', 'tổng cục', 'phòng', 'ban', 'trường', 'viện', 'thủ tướng', 'nay', 'đề nghị', 'yêu cầu', 'căn cứ', 'có hiệu lực', 'được sửa đổi'])}){END})"
    rf"|\s(?=(?:da\s)?duoc\s(?:sua|bo)\s)|\s(?=thi{END})"
)


def find_title(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the title of the document cited up to ``start`` stands, null where none follows."""
    opening = _OPENING.match(folded, start, end)
    if not opening:
        return None
    limit = min(end, opening.end() + MOST)
    closing = _END.search(folded, opening.end(), limit)
    stop = closing.start() if closing else limit
    return (opening.end(), stop) if stop > opening.end() + 2 else None
