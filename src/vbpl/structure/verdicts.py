"""Verdicts: where a judgment decides. Its grounds stand there, far below its header.

``NHẬN ĐỊNH CỦA TÒA ÁN`` / ... / ``Vì các lẽ trên,`` / ``QUYẾT ĐỊNH:`` / ``Căn cứ khoản 1 Điều 9 ...;`` / ``1. Tuyên``.
"""

import re

from .line_kinds.preamble import is_formula, is_ground
from .lines import Line, ends_sentence
from .numbering.markers import plain_markers

FINDS = re.compile(r"(?:\[?\d\]?\s)?(?:NHẬN\sĐỊNH|NHẬN\sTHẤY|XÉT\sTHẤY)\b|(?:NỘI\sDUNG\sVỤ\sÁN|NHẬN\sĐỊNH\sCỦA)\b")
"""The head of the part of a judgment in which the court says what it finds."""
LEADS = re.compile(r"(?:Vì|Bởi|Từ)\s(?:các|những)\slẽ\s(?:trên|đó)\b")
"""The words above the grounds and the enacting words: ``Vì các lẽ trên,``."""
REACH = 15
"""Lines between these words and the enacting words."""
MOST_GROUNDS = 60
"""Lines of the grounds below the enacting words."""


def find_verdict(text: str, lines: list[Line]) -> tuple[int, int] | None:
    """Indexes of the line with which a judgment begins to decide, and after its grounds and enacting words."""
    words = [text[line.start : line.end] for line in lines]
    found = next((at for at, each in enumerate(words) if FINDS.match(each)), None)
    if found is None:
        return None
    formula = next((at for at in range(found + 1, len(words)) if words[at].isupper() and is_formula(words[at])), None)
    if formula is None:
        return None
    above = range(max(found + 1, formula - REACH), formula)
    led = next((at for at in above if LEADS.match(words[at])), formula)
    return led, grounds_end(text, lines, words, formula + 1)


def grounds_end(text: str, lines: list[Line], words: list[str], first: int) -> int:
    """Index after the grounds that begin at a line; that line itself where none do."""
    end = first
    for at in range(first, min(first + MOST_GROUNDS, len(lines))):
        goes_on = end == at > first and not ends_sentence(text, lines[at - 1])
        headed = plain_markers(text, lines[at].start, lines[at].end)
        if headed or not (is_ground(words[at]) or goes_on):
            break
        end = at + 1
    return end
