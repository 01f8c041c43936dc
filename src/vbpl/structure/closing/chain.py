"""The chain of capacities and offices above a signature: ``KT. BỘ TRƯỞNG`` / ``THỨ TRƯỞNG``.

A chain is read over its line ends, because narrow columns wrap it anywhere, even inside the name of an office.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ...tables import read_table
from ...text.folding import fold
from ...text.letters import UPPER
from ..line_kinds.closing import MARKS
from ..names import is_damaged_position, is_small_post
from ..open_ends import OPEN_NAME

WORD = re.compile(r"\S+")
MARK = re.compile(
    rf"(?:{MARKS}(?!\w)\s?[.,:]?|Q\."
    rf"|(?:THAY\s+MẶT|THỪA\s+LỆNH|THỪA\s+[UỦ][ỶY]\s+QUYỀN|KÝ\s+THAY)(?!\w))\s*(?=[{UPPER}])"
)

DEPUTY = re.compile(r"(?<=\s[-–]\s)pho\s")
"""``KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC`` on one line: the deputy signs."""
BODIES = r"(?:ban|doan|hoi\s+dong)"
"""Bodies whose names begin like offices: ``BAN BÍ THƯ``, ``ĐOÀN CHỦ TỊCH``."""

Role = Literal["capacity", "position"]


class Step(NamedTuple):
    """A capacity with the office after it, or an office alone."""

    role: Role
    start: int
    end: int


@cache
def head_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Matches the first words of an office in folded text: of the common ones, and of any."""
    groups = [[fold(head) for head in row["heads"]] for row in read_table("posts")["posts"]]
    return head_pattern(groups[0]), head_pattern([head for group in groups for head in group])


def head_pattern(words: list[str]) -> re.Pattern[str]:
    """Match heads over line ends: some heads; deputy and acting ones; bodies named after heads."""
    forms = (r"\s+".join(head.split()) for head in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{BODIES}[^\S\n]+)?(?:quyen\s+)?(?:pho\s+)?(?:" + "|".join(forms) + r")(?!\w)")


def iter_steps(text: str) -> Iterator[Step]:
    """The steps of a chain in order. Together they hold all of it except the white space between them."""
    for (role, start), (_, end) in pairwise([*iter_starts(text), ("position", len(text))]):
        yield Step(role, start, start + len(text[start:end].rstrip()))


def iter_starts(text: str) -> Iterator[tuple[Role, int]]:
    """Where each step begins: at a mark, at the head of an office, at the very start."""
    folded, done = fold(text), 0
    common, any_head = head_patterns()
    for number, word in enumerate(WORD.finditer(text)):
        start = word.start()
        if start < done:
            continue
        if mark := MARK.match(text, start):
            head = any_head.match(folded, mark.end())
            done = head.end() if head else mark.end()
            yield "capacity", start
        elif head := (any_head if begins_line(text, start) else common).match(folded, start):
            line = line_from(text, start)
            done = start + len(line) if is_small_post(line) else head.end()
            if DEPUTY.match(folded, start) or not OPEN_NAME.search(text, max(0, start - 8), start):
                yield "position", start
        elif begins_line(text, start) and is_damaged_position(line := line_from(text, start)):
            done = start + len(line)
            yield "position", start
        elif number == 0:
            yield "position", start


def line_from(text: str, start: int) -> str:
    """What stands on a line from an offset on."""
    return text[start:].split("\n", 1)[0].rstrip()


def begins_line(text: str, start: int) -> bool:
    """Whether only white space precedes an offset on its line."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()
