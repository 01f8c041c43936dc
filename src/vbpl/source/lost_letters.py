"""Restores letters that a converter lost: ``đợc`` is được, ``Bộ T pháp`` is Bộ Tư pháp.

It also removes the ``?`` that a converter left for a tone. In words of TCVN3 text, ư was dropped, because its code was
the soft hyphen of Latin-1. It is restored only if a text shows the damage and has no ``ươ`` elsewhere; no Vietnamese
text of some length lacks it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from re import Match, Pattern

from ..tables import read_table
from ..text.lazy import lazy_compile
from ..text.letters import LOWER, UPPER
from ..text.offsets import Rewrite, rewrite
from .look import Repair, Sign

_WHOLE = re.compile("[ưƯ][ơờớởỡợƠỜỚỞỠỢ]")
_RIME = re.compile(r"[ơờớởỡợƠỜỚỞỠỢ](?=(?i:ng|c|u)(?!\w))")
"""A rime that exists in Vietnamese only with ư."""


def lacks_horn(text: str) -> bool:
    """Whether at least two words of ``text`` lost their ư, and none kept it before ơ."""
    return not _WHOLE.search(text) and len(list(islice(_RIME.finditer(text), 2))) == 2


def restore_horn(text: str) -> Iterator[Rewrite]:
    """``text`` with its lost ư restored."""
    if lacks_horn(text):
        rimes = rewrite(text, _RIME, lambda match: ("Ư" if match[0].isupper() else "ư") + match[0])
        yield rimes
        yield rewrite(rimes.text, _words(), _restored)


@cache
def _words() -> Pattern[str]:
    """The damaged words, if their neighbours show that they are damaged."""
    table = read_table("lost_letters")
    whole = "|".join(sorted(table["words"], key=len, reverse=True))
    before = (f"{word}(?=[ \\n](?:{'|'.join(row['next'])})(?!\\w))" for word, row in table["before"].items())
    after = (f"(?<=(?<!\\w){previous}[ \\n]){word}(?!\\w)"
             for word, row in table["after"].items() for previous in row["previous"])
    return re.compile(rf"(?i)(?<!\w)(?:(?:{whole})(?!\w)|{'|'.join((*before, *after))})")


def _restored(match: Match[str]) -> str:
    word, table = match[0].lower(), read_table("lost_letters")
    row = table["before"].get(word) or table["after"].get(word) or {"word": table["words"].get(word)}
    new: str = row["word"]
    if match[0].isupper() and len(word) > 1:
        return new.upper()
    return new[0].upper() + new[1:] if match[0][0].isupper() else new


_MARKED = (LOWER + UPPER).replace("a-z", "").replace("A-Z", "").replace("đ", "").replace("Đ", "")
_WITHIN = lazy_compile(
    rf"[?](?:(?<=[{LOWER}{UPPER}][?])(?=[{_MARKED}])|(?<=[{_MARKED}][?])(?=[{LOWER}{UPPER}]))"
)
"""``củ?a``, ``l?ý``: a mark between the letters of one word, one of which has its tone."""
_AFTER = lazy_compile(rf"[?](?<=[{_MARKED}][?])(?=[ ][{LOWER}])")
"""``Nghị? định``: a question mark can end a real question, so only marks within words prove the damage."""
_LEAST_WITHIN = 3


def remove_tone_marks(text: str) -> Iterator[Rewrite]:
    """The text without such marks. Marks at the end of words go too, if some are within words."""
    within = rewrite(text, _WITHIN, lambda _: "")
    yield within
    if within.hits >= _LEAST_WITHIN:
        yield rewrite(within.text, _AFTER, lambda _: "")


HORN = Repair("S106", restore_horn, None)
TONE_MARKS = Repair("S106", remove_tone_marks, Sign(characters="?"))
