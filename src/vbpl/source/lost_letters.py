"""Words of TCVN3 text whose ư was dropped: ``đợc`` is được, ``Bộ T pháp`` is Bộ Tư pháp.

The letter was the soft hyphen of Latin-1. It is put back only where a text shows the damage and is otherwise
without ``ươ``, which no Vietnamese text of some length is.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from re import Match, Pattern

from ..tables import read_table
from ..text.offsets import Rewrite, rewrite

_WHOLE = re.compile("[ưƯ][ơờớởỡợƠỜỚỞỠỢ]")
_RIME = re.compile(r"[ơờớởỡợƠỜỚỞỠỢ](?=(?i:ng|c|u)(?!\w))")
"""A rime that Vietnamese does not have without ư."""


def lacks_horn(text: str) -> bool:
    """Whether at least two words of ``text`` lost their ư, and none kept it before ơ."""
    return not _WHOLE.search(text) and len(list(islice(_RIME.finditer(text), 2))) == 2


def restore_horn(text: str) -> Iterator[Rewrite]:
    """``text`` with its lost ư put back."""
    if lacks_horn(text):
        rimes = rewrite(text, _RIME, lambda match: ("Ư" if match[0].isupper() else "ư") + match[0])
        yield rimes
        yield rewrite(rimes.text, _words(), _restored)


@cache
def _words() -> Pattern[str]:
    """The damaged words, where their neighbours say that they are."""
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
