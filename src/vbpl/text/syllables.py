"""Syllables: the form of a Vietnamese word, and the signs that a scanner reads where there are no words.

A seal, a signature or a pen across a line becomes random signs and letters: ``“C/ ⁄⁄``, ``šÍ th cx Z``. One such word
proves nothing; in a range of text they are counted.
"""

import re

from .folding import fold

SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
"""A syllable of Vietnamese, folded."""
MARKED = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâđêôơư"
_LETTERS = frozenset("abcdeghiklmnopqrstuvxy" + MARKED)
_WORD = re.compile(r"\S+")
_EDGE = "()[]“”\"'‘’;:,./-–"
_PARTS = re.compile(r"[-–/&.,;:()]+")
_INITIALS = re.compile(r"(?!.*([AEIOUY])\1\1)[A-ZĐƯ][A-ZĐƯa-zđ]{0,3}[A-ZĐƯ]{0,5}")
"""``UBND``, ``TCHC``, ``TTg``, ``PCVP``; none has a vowel three times."""
LONGEST_INITIALS = 12
_FIGURES = re.compile(r"[-(]*\d+(?:[bB]\)|[bB](?=[.;]*$))?[.,;:)]*|\([A-ZĐ]{1,5}\d{0,2},? ?\d{1,2}[bB]?\)[.;,]*")
_SHORT = frozenset(("b", "c", "h", "đ", "p", "t", "k", "th", "ch", "kh", "x", "s", "f"))
"""Letters before and after the slash of ``b/c``, ``đ/c``, ``p/h``."""
_ALONE = frozenset("yýỷàạảáơởôốồổủưứữôêế")
"""Words of one letter."""
_SURE_SIGNS = frozenset("´§£¬%°¿¡©®™†‡¢¥€ˆ˜⁄ƒÿñçšžæœøåßäëïöüî")
_OTHER_SIGNS = frozenset("\\^`«»<>={}#~")
"""Signs that no official document prints in lists of bodies and signatures; Markdown also uses the second ones."""
_STANDS_ALONE = frozenset("\\^`{}")
_CAPITALS = "ŸÑÇŠŽŒÆØƑÅ\u212bẞÄËÏÖÜÎ"
"""The capitals among the sure signs; one is the unit of Ångström."""
_SIGN = re.compile(f"[{re.escape(''.join(sorted(_SURE_SIGNS | _OTHER_SIGNS)))}{_CAPITALS}]")
LONGEST_LINE = 400
"""Characters of a line that are searched for noise: the search looks at all words for each of them."""
LEAST_SIGNS = 2
"""This many signs of a scanner prove a scan."""
_SIGNED_EDGES = re.compile(r"^\W+|\W+$")


def is_scanned(text: str) -> bool:
    """Whether a stretch of text holds words that only a scanner makes of what was stamped or written by hand.

    Signs of markup around a word, and a single odd word, tell nothing.

    >>> [is_scanned(text) for text in ("- Sở Y tế; `^ %JT §x", "~ Sở Y tế;", "~~Sở~~ Y `tế`;\\\\", "a=b c")]
    [True, False, False, False]
    """
    if not holds_sign(text):
        return False
    return sum(map(_count_signs, text.split())) >= LEAST_SIGNS


def _count_signs(word: str) -> int:
    """How many signs of a scanner a word holds; one of markup tells where the word is none without it."""
    sure = sum(map(_SURE_SIGNS.__contains__, word.lower()))
    if sure or _OTHER_SIGNS.isdisjoint(word):
        return sure
    core = _SIGNED_EDGES.sub("", word)
    if core:
        return 0 if is_sound(core) else len(_OTHER_SIGNS.intersection(word))
    return int(len(word) <= 2 and not _STANDS_ALONE.isdisjoint(word))


def is_sound(word: str) -> bool:
    """Whether a word between blanks may be a Vietnamese word, an abbreviation, or several words joined by signs.

    >>> [is_sound(word) for word in ("nghiệp;", "UBND", "P.V.Chiến", "b/c)", "“Bến", "šÍ", "cx", "JT", "~", "Z-")]
    [True, True, True, True, True, False, False, False, False, False]
    """
    core = word.strip(_EDGE)
    parts = [part for part in _PARTS.split(core) if part]
    if len(parts) > 1:
        return all(map(_is_part, parts))
    return core.lower() in _ALONE or (len(core) > 1 and _is_word(core))


def _is_part(part: str) -> bool:
    """Whether letters between signs within a word are sound: a word, a figure, a letter."""
    return part in _SHORT or (part.isalnum() and (len(part) == 1 or part.isdecimal() or _is_word(part)))


def _is_word(part: str) -> bool:
    """Whether letters are a Vietnamese syllable, with its usual case, or initials of Vietnamese words."""
    small = part.lower()
    if not _LETTERS.issuperset(small):
        return part.isupper() and _LETTERS.issuperset(small.replace("w", "")) and _is_initials(part)
    written = part in (small, part.upper()) or (part[0].isupper() and part[1:].islower())
    if written and SYLLABLE.fullmatch(fold(part)):
        return True
    return _is_initials(part)


def _is_initials(part: str) -> bool:
    capitals = sum(map(str.isupper, part)) > 1
    return capitals and len(part) <= LONGEST_INITIALS and _INITIALS.fullmatch(part) is not None


def is_noise(text: str) -> bool:
    """Whether one in three words of a text is none; figures alone and ``(4b)``, copies, count neither way.

    >>> is_noise("“⁄ÀV THÀNH PHẾ ~⁄"), is_noise("SN TRƯỞNG BAN"), is_noise("(để báo cáo)"), is_noise("27 @( \\\\ ÂN")
    (True, False, False, True)
    """
    words = [word for word in text.split() if not _FIGURES.fullmatch(word)]
    odd = len(words) - sum(map(is_sound, words))
    return odd > 0 and 3 * odd >= len(words)


def begin_of_noise(text: str, least: int = 0) -> int | None:
    """Where noise begins that goes on to the end of a text, be it all of it; None where the text ends in words.

    ``least``: an offset from which on it may begin.

    >>> begin_of_noise("Lưu: VT, TH ~ {t ._"), begin_of_noise("Lưu: VT, TH (2b)"), begin_of_noise("^ \\\\V")
    (12, None, 0)
    """
    words, begin = list(_WORD.finditer(text, least)), None
    if len(text) > LONGEST_LINE:
        return None
    for at in range(len(words) - 1, -1, -1):
        rest, listed = text[words[at].start() :], text[: words[at].start()].rstrip().endswith(",")
        enough = len(words) - at > 1 or holds_sign(rest)
        odd = not is_sound(words[at][0]) and not _FIGURES.fullmatch(words[at][0])
        if odd and not listed and enough and is_mostly_noise(rest):
            begin = at
    while begin and _FIGURES.fullmatch(words[begin - 1][0]) and text[: words[begin - 1].start()].rstrip().endswith("."):
        begin -= 1
    return None if begin is None else words[begin].start()


def is_mostly_noise(text: str) -> bool:
    """Whether half of the words of a text are no words."""
    words = [word for word in text.split() if not _FIGURES.fullmatch(word)]
    return bool(words) and 2 * sum(map(is_sound, words)) <= len(words)


def holds_sign(text: str) -> bool:
    """Whether a text holds a sign that only a scanner makes."""
    return _SIGN.search(text) is not None
