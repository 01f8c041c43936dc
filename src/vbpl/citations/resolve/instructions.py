"""Instructions: whether a text opens with the verb of an amending instruction."""

import re
from functools import lru_cache

from ...text.folding import fold
from ..words.patterns import words_pattern
from ..words.table import citation_words

_INSTRUCTION = re.compile(
    rf"\W{{0,9}}(?:dieu\s{{1,9}}\w{{1,5}}\W{{0,5}}|\d{{1,3}}[.)/-]{{1,2}}\W{{0,5}}|[a-z]\d?[.)]\W{{0,5}})?"
    rf"(?P<verb>{words_pattern(citation_words('cues')['instruction'])})(?![a-z])"
)
"""Opening of an amending instruction: ``2. Sửa đổi, bổ sung khoản 1``."""
LONGEST_INSTRUCTION = 80
"""Characters in which its verb stands."""


@lru_cache(maxsize=1024)
def heading_instructs(heading: str) -> bool:
    return instructs(heading, fold(heading), 0, len(heading))


def instructs(text: str, folded: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` opens with an amending instruction; ``Bộ`` is not ``bỏ``."""
    opening = _INSTRUCTION.match(folded, start, min(end, start + LONGEST_INSTRUCTION))
    if not opening:
        return False
    verb = text[slice(*opening.span("verb"))].lower()
    return " " in verb or verb in citation_words("cues")["instruction"]
