"""Trích yếu: the title after a cited document."""

import re

from ...text.folding import squeeze, tone_key
from ..words.patterns import words_pattern
from ..words.table import citation_words
from .heads import END, GAP, SO
from .terminals import KINDS

MOST = 600
"""Characters of the longest title that is read."""

_CUES = citation_words("cues")
_BODIES = frozenset(map(tone_key, _CUES["subject"]))

_OPENING = re.compile(
    rf"{GAP}(?:(?:ve{GAP}viec|v/v|ve){END}{GAP}|(?=(?:{words_pattern(_CUES['title'])}){END})(?!ban\s{{1,9}}hanh\s{{1,9}}kem\s))"
)
_CITATION = rf"\s{{1,9}}(?=(?:cac{GAP})?(?:{KINDS})\s{{1,9}}(?:{SO}\s|\d|ngay\s|lien\s|sua\s))"
_AMENDED = rf"(?=(?:da\s)?duoc\s(?:sua|bo)\s[^,;.]{{0,40}}(?:, bo sung[^,;.]{{0,30}})?\s(?:boi|theo|tai|bang|nam){END})"
_SUBJECT = (
    rf"(?P<BODY>(?:{words_pattern(_CUES['subject'])}){END})"
    rf"(?=[^,;:.()]{{0,90}}?\s(?:{words_pattern(_CUES['verb'])}){END})"
)
_CLOSING = re.compile(
    rf"[\s,;”\"“)(./](?:(?<=\s)(?=[\s–+•cdhtv-])(?:(?<=\n)(?:(?P<GAP>\s*\n)|(?=\s*[-–+•]\s))|(?:va|hoac){_CITATION}|{_AMENDED}"
    rf"|(?P<THEN>thi{END})|(?=(?:co|het){GAP}hieu\sluc{END}|(?:va\s)?duoc\s(?:tiep\stuc|ap\sdung){END}))"
    rf"|(?<!\s)(?:(?<=,)(?:{_CITATION}|\s{{1,9}}(?:{_SUBJECT}|(?=(?:{words_pattern(_CUES['clause'])}){END})))"
    rf"|(?P<MARK>(?<=[”\"“)]))|(?<=\()(?=(?:{words_pattern(_CUES['aside'])}){END})|(?<=;)|(?<=[./])(?=\s|/|$)))"
)
"""It begins with what any closing begins with, so that a search skips all letters. After white space the next letter
is asked first, since most words begin with another."""
_OPENED_BY = {")": "(", "”": "“"}


def find_subject(text: str, folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the title of the document cited up to ``start`` stands, null where none follows.

    It runs up to a semicolon, a bracket or quotation mark that closes what was opened before it, an aside, a new
    citation, an item of a list, or a clause with a body as its subject.
    """
    opening = _OPENING.match(folded, start, end)
    if not opening:
        return None
    begin = opening.end()
    limit = min(end, begin + MOST)
    closings = _CLOSING.finditer(folded, begin, limit)
    stop = next((closing.start() for closing in closings if _ends(closing, text, begin)), limit)
    while text[stop - 1] in " ,.:\n\t(":
        stop -= 1
    return (begin, stop) if stop > begin else None


def _ends(closing: re.Match[str], text: str, begin: int) -> bool:
    """Whether a title that begins here ends with what looks like its end: print tells more than folded letters do.

    An empty line before a small letter is a scanner's; ``thì`` is no ``thi``, and ``Bộ`` with a capital no ``bổ``.
    """
    at = closing.start()
    if closing["GAP"]:
        return not text[closing.end() : closing.end() + 1].islower()
    if closing["THEN"]:
        return text[closing.start("THEN") : closing.end()].lower() == "thì"
    if body := closing["BODY"]:
        printed = text[closing.start("BODY") : closing.start("BODY") + len(body)]
        return printed[0].isupper() and tone_key(squeeze(printed)) in _BODIES
    return closing["MARK"] is None or not _is_of_pair(text, begin, at)


def _is_of_pair(text: str, begin: int, at: int) -> bool:
    """Whether a bracket or quotation mark is one of a pair within a title."""
    sign = text[at]
    if sign == '"':
        return text.count(sign, begin, at) % 2 == 1 or text[at - 1].isspace()
    opened = _OPENED_BY.get(sign)
    return opened is None or text.count(opened, begin, at) > text.count(sign, begin, at)
