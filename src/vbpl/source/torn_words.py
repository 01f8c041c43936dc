"""Joins syllables that a converter tore at the end of a line, and splits two that a scanner ran together.

``Căn c`` / ``ứ Luật`` is Căn cứ Luật, ``ỦYBAN`` is ỦY BAN, ``TÀI CHÍNII`` is TÀI CHÍNH. A part without a vowel is no
word; the other part must be none either.
"""

import re
from collections.abc import Callable, Iterator
from re import Match, Pattern
from typing import NamedTuple

from ..text.folding import holds
from ..text.lazy import lazy_compile
from ..text.letters import UPPER
from ..text.offsets import Rewrite, rewrite

_MARKED = "ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹ"
_WORDS = frozenset({
    "ăn", "ý", "áo", "ở", "ông", "ước", "ứng", "áp", "ấp", "ấn", "ấy", "ít", "ẩm", "ẩn", "ảnh", "ánh", "ách",
    "ác", "án", "ám", "ái", "ải", "ảo", "ắc", "ằng", "ấm", "ấu", "ất", "ẩu", "ếch", "êm", "ốc", "ốm", "ổn",
    "ôm", "ôn", "ổi", "ồn", "ơi", "ơn", "ớt", "úng", "úp", "uất", "uẩn", "uỷ", "ủy", "ủi", "ủng", "uý", "úy",
    "ưa", "ưng", "ướt", "ướp", "ưu", "ưỡn", "ỉa", "ỉm", "ịt", "ỷ", "ứa", "ửng", "âm", "ân", "âu", "ắt", "ẵm",
    "ô", "ơ", "ẩy", "ồ",
})
"""Words that begin with a marked vowel, except those of one letter that no act has."""


class Tear(NamedTuple):
    """One kind of damage: an example with its correction, the pattern, and the replacement of a match."""

    printed: str
    meant: str
    pattern: Pattern[str]
    new: Callable[[Match[str]], str]
    signs: tuple[str, ...] = ("\n",)
    """One of these characters is at each match."""


def _joined(match: Match[str]) -> str:
    """The rest of a syllable without the line end before it, if no word ends or begins there."""
    whole = match["rest"].lower() in _WORDS or not _STUMP.search(match.string, max(0, match.start() - 5), match.start())
    return match[0] if whole else match["rest"]


_STUMP = re.compile(r"(?<![\w.])(?:[bcdđghklmnpqrstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr|qu)$", re.IGNORECASE)
TEARS = (
    Tear("Căn c\nứ Luật", "Căn cứ Luật", re.compile(rf"\n(?P<rest>[{_MARKED}][^\W\d_]{{0,4}}+)(?!\w)"), _joined),
    Tear("Ủ\ny ban nhân dân", "Ủy ban nhân dân", lazy_compile(r"\n(?<=[ỦUủu]\n)(?=[yỷYỶ][ ](?:ban|BAN)\b)"),
         lambda _: ""),
    Tear("ỦYBAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", lazy_compile(r"(?<=[ỦU][YỶ])(?=BAN[ ])"), lambda _: " ",
         ("YBAN ", "ỶBAN ")),
    Tear("SỞ TÀI CHÍNII", "SỞ TÀI CHÍNH", lazy_compile(rf"II(?<=[{UPPER[3:]}]NII)(?!\w)"), lambda _: "H", ("NII",)),
)
"""The kinds of damage, in the order of repair."""


def _concerned(text: str) -> list[Tear]:
    return [tear for tear in TEARS if any(holds(text, sign) for sign in tear.signs)]


def has_torn_words(text: str) -> bool:
    """Whether a syllable is torn, or two are run together."""
    return any(tear.new(match) != match[0] for tear in _concerned(text) for match in tear.pattern.finditer(text))


def restore_torn_words(text: str) -> Iterator[Rewrite]:
    """The text after the repair of each kind of damage."""
    for tear in _concerned(text):
        done = rewrite(text, tear.pattern, tear.new)
        yield done
        text = done.text
