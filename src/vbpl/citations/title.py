"""Trích yếu: the title behind a cited document. Imports this package's patterns."""

import re

from .heads import END, GAP, SO
from .patterns import words_pattern
from .terminals import KINDS
from .words import citation_words

MOST = 600
"""Characters of the longest title that is read."""

_CUES = citation_words("cues")

_OPENING = re.compile(
    rf"{GAP}(?:(?:ve{GAP}viec|v/v|ve){END}{GAP}|(?=(?:{words_pattern(_CUES['title'])}){END})(?!ban\s{{1,9}}hanh\s{{1,9}}kem\s))"
)
_CITATION = rf"\s{{1,9}}(?=(?:cac{GAP})?(?:{KINDS})\s{{1,9}}(?:{SO}\s|\d|ngay\s|lien\s|sua\s))"
_CLOSING = re.compile(
    rf"[\s,;”\"“)(./](?:(?<=\s)(?:(?<=\n)(?P<GAP>\s*\n)|(?:va|hoac){_CITATION}|(?=(?:da\s)?duoc\s(?:sua|bo)\s|thi{END}))"
    rf"|(?<=,)(?:{_CITATION}|\s{{1,9}}(?:(?P<BODY>(?:{words_pattern(_CUES['subject'])}){END})"
    rf"|(?=(?:{words_pattern(_CUES['clause'])}){END})))"
    r"|(?<=[;”\"“)])|(?<=\()(?=sau\s|goi\s|duoc\s|da\s)|(?<=[./])(?=\s|/|$))"
)
"""It begins with what any closing begins with, so that a search skips all letters."""


def find_title(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the title of the document cited up to ``start`` stands, null where none follows.

    It runs up to a semicolon, a closing bracket, a new citation, or a clause with a body as its subject.
    """
    opening = _OPENING.match(folded, start, end)
    if not opening:
        return None
    limit = min(end, opening.end() + MOST)
    closings = _CLOSING.finditer(folded, opening.end(), limit)
    stop = next((closing.start() for closing in closings if _ends(closing, text)), limit)
    while text[stop - 1] in " ,.:\n\t":
        stop -= 1
    return (opening.end(), stop) if stop > opening.end() else None


def _ends(closing: re.Match[str], text: str) -> bool:
    """A body opens a clause where it is printed with a capital: ``, Bộ``, but not ``, bổ sung``.

    An empty line before a small letter is a scanner's.
    """
    if closing["GAP"]:
        return not text[closing.end() : closing.end() + 1].islower()
    return closing["BODY"] is None or text[closing.start("BODY")].isupper()
