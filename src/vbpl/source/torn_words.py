"""Joins syllables that a converter tore, mostly at the end of a line, and splits two that a scanner ran together.

``Căn c`` / ``ứ Luật`` is Căn cứ Luật, ``ỦYBAN`` is ỦY BAN, ``TÀI CHÍNII`` is TÀI CHÍNH. A part without a vowel is no
word; the other part must be none either.
"""

import re
from collections.abc import Callable, Iterator
from re import Match, Pattern
from typing import NamedTuple

from ..text.lazy import lazy_compile
from ..text.letters import UPPER
from ..text.offsets import Rewrite, remove
from .look import Repair, Sign, rule

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
    sign: Sign


def _joined(match: Match[str]) -> str:
    """The rest of a syllable without the line end before it, if no word ends or begins there."""
    whole = match["rest"].lower() in _WORDS or not _STUMP.search(match.string, max(0, match.start() - 5), match.start())
    return match[0] if whole else match["rest"]


_STUMP = re.compile(r"(?<![\w.])(?:[bcdđghklmnpqrstvx]|ch|gh|kh|ng|ngh|nh|ph|th|tr|qu)$", re.IGNORECASE)
TEARS = (
    Tear("Căn c\nứ Luật", "Căn cứ Luật", lazy_compile(rf"\n(?P<rest>[{_MARKED}][^\W\d_]{{0,4}}+)(?!\w)"),
         _joined, Sign(heads=(rf"[{_MARKED}][^\W\d_]{{0,4}}+(?!\w)",))),
    Tear("Ủ\ny ban nhân dân", "Ủy ban nhân dân", lazy_compile(r"\n(?<=[ỦUủu]\n)(?=[yỷYỶ][ ](?:ban|BAN)\b)"),
         lambda _: "", Sign(heads=("[yỷYỶ][ ](?:ban|BAN)",))),
    Tear("ỦYBAN NHÂN DÂN", "ỦY BAN NHÂN DÂN", lazy_compile(r"B(?<=[ỦU][YỶ]B)(?=AN[ ])"), lambda _: " B",
         Sign(words=("YBAN ", "ỶBAN "))),
    Tear("SỞ TÀI CHÍNII", "SỞ TÀI CHÍNH", lazy_compile(rf"II(?<=[{UPPER[3:]}]NII)(?!\w)"), lambda _: "H",
         Sign(words=("NII",))),
)
"""The kinds of damage, in the order of repair."""


def _on_one_line(match: Match[str]) -> str:
    """A torn head on one line, the line end before it kept; a blank parts its word from its number."""
    return "\n" + " ".join(match["word"].split()) + " " + re.sub(r"\s", "", match["number"])


HEADS = (
    Tear("\nĐiều 12\n1\n. Bến", "\nĐiều 121. Bến",
         lazy_compile(r"\n(?P<word>Điều)[ ](?P<number>\d{1,2}\n\d{1,2}\n)(?=\.\s)"), _on_one_line,
         Sign(heads=(r"Điều[ ]\d{1,2}\n\d",))),
    Tear("\nChương V\nII.\nBẾN ĐÒ", "\nChương VII.\nBẾN ĐÒ",
         lazy_compile(r"\n(?P<word>Chương|CHƯƠNG)[ ](?P<number>[VX]{1,2}I{0,2}\nI{1,3}\.)(?=\n)"), _on_one_line,
         Sign(heads=(r"C(?:hương|HƯƠNG)[ ][VXI]{1,4}\nI",))),
    Tear("\nMục\n\n2.\nBẾN", "\nMục 2.\nBẾN",
         lazy_compile(r"\n(?P<word>Điều|Chương|Mục)\n(?P<number>\n\d{1,3}\.|[IVX]{1,6}\.|\d{1,2}\.)(?=\n|[ ][A-ZĐ])"),
         _on_one_line, Sign(heads=(r"[ĐCM](?:iều|hương|ục)\n[\n\dIVX]",))),
)
"""Heads of units that a web page tore at the ends of its spans. Their figures look like page numbers."""


_INNER_WORDS = _WORDS | {"ống", "ổng", "ới", "ối", "ùn", "ùa", "ụp", "ập", "ếm", "ễnh", "ớn", "ộc", "ộp"}
"""At the end of a line these are mostly the rest of a syllable."""
INNER_SIGNS = ("c ủa", "ư ợ", "s ố", "đ ượ")
"""The commonest words, của, được, số, where a program tore them within a line."""
_FEWEST = 3
"""Tears beyond doubt that a text must have."""
_INNER = lazy_compile(rf" (?P<rest>[{_MARKED}][^\W\d_]{{0,4}}+)(?!\w)")
_ONSET = r"(?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|ngh|nh|ph|qu|th|tr)"
_HEAD = lazy_compile(rf"(?<![\w.]){_ONSET}(?:[iouyư]|uy)?$", re.IGNORECASE)
"""How a syllable begins up to its marked vowel: ``Lu`` of ``Lu ật``, ``v`` of ``v ực``."""
_SMALL_ONSET = lazy_compile(rf"(?<![\w.])(?:{_ONSET}|Qu)$")


def _inner_tears(text: str) -> list[int]:
    """Where blanks tear a syllable within a line, if there are enough of them: ``Lu ật s ố``; pypdf writes such text.

    The rest is no word, or what stands before it is none: ``b ảo``, but neither ``cho ảo`` nor the initial ``T ở``.
    """
    found, sure = [], 0
    for match in _INNER.finditer(text):
        rest = match["rest"].lower()
        word = rest in _INNER_WORDS
        begins = _SMALL_ONSET if word else _HEAD if len(rest) > 1 else _STUMP
        head = begins.search(text, max(0, match.start() - 6), match.start())
        if head:
            found.append(match.start())
            sure += not word
    return found if sure >= _FEWEST else []


def _join_within_lines(text: str) -> Iterator[Rewrite]:
    yield remove(text, ((at, at + 1) for at in _inner_tears(text)))


TORN_HEADS = tuple(rule("S112", tear.pattern, tear.new, tear.sign) for tear in HEADS)
"""They come before page numbers are left aside."""
TORN_WORDS = (
    *(rule("S112", tear.pattern, tear.new, tear.sign) for tear in TEARS),
    Repair("S112", _join_within_lines, Sign(early=INNER_SIGNS)),
)
