"""Labels of a document: the words before its number, its addressees and its recipients."""

from .folding import fold
from .letters import any_of

SURE_SO = "[Ss][ốỐôÔ]"
"""``Số``, also without its tone: ``số 12/QĐ-UBND``, ``SỐ: 3``."""
DAMAGED_SO = r"(?:[SsŠ][óồổÓoO6è]|Š[ốỐôÔ]|S(?=\s\d{1,5}-[A-ZĐ]{2}/))"
"""``Sổ: 12``, ``S6: 12``, ``Sè: 12`` (TCVN3 misread): only before a number, or alone at the head of a line.
``S 12-TB/TU`` lost its vowel."""
SO = f"(?:{SURE_SO}|{DAMAGED_SO})"
MISREAD_SO = r"50(?=\s?:)"
"""``50: 12/QĐ-UBND``: ``Số:`` as a scanner reads it."""

GREETINGS = ("gửi", "trình", "gởi")
"""``Kính gửi:``, ``Kính trình:``, and ``Kính gởi:``, which is southern."""
GREETING = r"kinh\s{0,9}" + any_of(map(fold, GREETINGS))
"""The label of the addressees, folded."""
