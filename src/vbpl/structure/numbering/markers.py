"""Markers: the numbers, letters and words at the head of a unit."""

import re
from functools import lru_cache

from ...text.numerals import number_of_words
from ...text.signs import DASH_BULLETS
from .outline import Marker, Open, follows, sort_key
from .romans import NUMERAL, read_numeral, roman_value
from .styles import STYLES

NOTE = r"(?:\[\d{1,3}\])?"
"""The mark of a note in a consolidated text: ``Điều 3[12]. Bến``."""
(ARTICLE_STYLE,) = (style for style in STYLES if style.name == "article")
KEYWORDS = [style for style in STYLES if style.name in ("part", "chapter", "section", "subsection")]
PLAIN_STYLES = [style for style in STYLES if style not in KEYWORDS and style is not ARTICLE_STYLE]

ARTICLE = re.compile(
    rf"{ARTICLE_STYLE.word} \s{{1,64}} (?P<number>{ARTICLE_STYLE.number}) {NOTE} (?P<stop>{ARTICLE_STYLE.sign})"
    rf"{ARTICLE_STYLE.after} \s{{0,4}}", re.VERBOSE,
)
TORN_ARTICLE = re.compile(r"Điều\s(?P<number>\d{1,4})\.\s(?P<letter>[a-zđ])\.\s")
KEYWORD = re.compile(
    rf"(?:{'|'.join(f'(?P<{style.name}>{style.word})' for style in KEYWORDS)}) (?:\s{{1,64}}|(?=[IVX]{{1,5}}\s?$))"
    rf"(?P<number>{KEYWORDS[0].number}) (?P<stop>{KEYWORDS[0].sign}) \s{{0,4}}", re.VERBOSE,
)
PLAIN = re.compile(
    "|".join(
        rf"{style.word} (?P<{style.name}_number>{style.number}) (?P<{style.name}>{style.sign}) {style.after}"
        for style in PLAIN_STYLES
    ), re.VERBOSE,
)
"""Each style has its number and, last and named as the style, the sign after it."""
NOTED = re.compile(r"(?P<khoan>\d{1,2})\.(?!1\s)\d{1,2}\s{1,3}(?=[A-ZÀ-ỸĐ])")
"""A khoản with the mark of a note glued to it, in a consolidated text: ``3.12 Bến đò`` after 2."""
DASHED = re.compile(r"(\d{1,2})\.\s{1,3}(?=[A-ZÀ-ỸĐ])")
"""``- 4. Đề nghị`` after 3."""
LONGEST_HEAD = 5
"""Characters of nearly all heads before their first blank."""
NUMBER_OF = {style.name: f"{style.name}_number" for style in PLAIN_STYLES}
DAMAGED = re.compile(
    rf"""
    [.,_~‘’'„|:;•«»*^\s-]{{0,4}}
    (?: (?P<number>\d{{1,2}}|§) \s?[.,] \s{{1,3}} (?=[A-ZÀ-ỸĐ])   # 3, Bến đò; .4. Bến; §. Bến for 8.
      | (?P<noted>[a-zđ]) \s?\) (?!\d{{1,2}}[.,/%]) \d{{1,2}} \s (?=[A-ZÀ-ỸĐ])    # b)8 Bến đò, with the mark of a note
      | (?P<letter>[|ø!]) \s?\) \s                             # |) Bến đò
      | (?:…|(?<=[.]{{3}})) \s? (?P<cited>[a-zđ]|\d{{1,2}}) (?P<after>[.)]) \s (?=[A-ZÀ-ỸĐ])   # … c. Bến đò
      | (?<=[.,_~|:;•«»*^-])\s? (?P<dirty>[a-zđ]) \)\s (?=[^\W\d_]{{2}})     # : c) Bến đò; _..b) Bến
      | (?P<numeral>{NUMERAL}) \s?(?P<sign>[.,/:–-]) \s{{0,3}} (?=[A-ZÀ-ỸĐ]{{2}})   # HI. BẾN ĐÒ
      | (?P<comma>[IVXL]{{1,6}}) , \s{{1,3}} (?=[A-ZÀ-ỸĐ])     # V, Kinh phí:
    )
    """,
    re.VERBOSE,
)
"""Heads that a scanner damaged: a comma for the stop, dirt before the number, a letter for a sign; and one after dots,
where a quote leaves out what is before it."""

MISREAD_DIGITS = {"3": "58", "5": "36", "8": "36", "6": "58", "0": "69", "9": "0", "1": "47", "7": "1", "4": "1"}
MISREAD_LETTERS = {"1": "il", "|": "l", "!": "il", "ø": "g", "9": "g", "0": "o", "6": "b"}

REFERENCE = re.compile(
    r"""
    của | và | hoặc | khoản | điểm | này | nêu | thì | đến | tại | theo | được | quy\sđịnh    # Điều 5 của Luật này
  | Luật | Bộ\sluật | Nghị | Thông | Quyết | Pháp | Hiến                                    # Điều 5 Luật Đê điều
  | Chương | Mục | Phần | Điều(?!\skhoản)                                                   # Mục 2 Chương III
  | [,;)/] | \d                                                                             # Chương II, Chương III
    """,
    re.VERBOSE,
)
"""The text after the number of a cited unit."""
DASHES = frozenset(DASH_BULLETS)


def article_marker(text: str, start: int, end: int) -> tuple[Marker, bool] | None:
    """Điều at the head of a line, and whether the form of the line is that of a heading and not of a reference."""
    if not (match := ARTICLE.match(text, start, end)):
        return None
    after = match.end()
    rest = text[after : after + 12]
    strong = match["stop"].strip() != "" or after >= end or (rest[:1].isupper() and not REFERENCE.match(rest))
    return _worded("article", match["number"], after - start), strong


def torn_article_marker(text: str, start: int, end: int, before: Open | None) -> tuple[Marker, bool] | None:
    """Điều with its letter torn from its number, directly after the letter before: 7a, then ``Điều 7. b. Hồ sơ``."""
    match = TORN_ARTICLE.match(text, start, end)
    if not match or not before:
        return None
    number = match["number"] + match["letter"]
    key = sort_key(number)
    return (Marker("article", number, key, match.end() - start), True) if follows(before.key, key) else None


def keyword_marker(text: str, start: int, end: int) -> Marker | None:
    """Phần, Chương, Mục, Tiểu mục at the head of a line that is a heading and no reference."""
    if not (match := KEYWORD.match(text, start, end)):
        return None
    rest = text[match.end() : match.end() + 12]
    if match.end() < end and (REFERENCE.match(rest) or rest[:1].islower()) and not match["stop"].strip():
        return None
    style = next(style.name for style in KEYWORDS if match[style.name])
    return _worded(style, match["number"], match.end() - start)


@lru_cache(maxsize=4096)
def _worded(style: str, printed: str, width: int) -> Marker:
    """The marker of a word and a number. An OCR'd ``H`` is II, except in an article's number."""
    misread = read_numeral(printed) if style != ARTICLE_STYLE.name else None
    number = misread or plain_number(printed)
    return Marker(style, number, sort_key(number), width, misread is None)


def plain_number(number: str) -> str:
    """The number of a unit without spaces and with words as figures: ``thứ nhất`` is 1, an OCR'd ``l`` is 1."""
    words = number.lower().split()
    if words[0] == "thứ":
        return str(number_of_words(number) or words[-1])
    return "1" if number == "l" else number.replace(" ", "")


def plain_markers(text: str, start: int, end: int) -> tuple[Marker, ...]:
    """What the head of a line may be without a keyword, the likeliest first: ``I.`` is a Roman numeral or a letter."""
    blank = text.find(" ", start, start + LONGEST_HEAD + 1)
    known = _before_word(text[start:blank]) if 0 <= blank < end - 1 and text[blank + 1].isalpha() else None
    if known is not None:
        return known
    match = PLAIN.match(text, start, end)
    if not match:
        return damaged_markers(text, start, end)
    style = match.lastgroup or ""
    if style == "bullet" and text[match.end()].isdigit():
        dashed = DASHED.match(text, match.end(), end)
        return (*_readings(style, "", match[style], match.end() - start), *_dashed(dashed, start))
    if style == "roman" and ":" in match[style] and text[match.end() : match.end() + 2].isalpha() \
            and not text[match.end() : match.end() + 2].isupper():
        return ()  # I: Tổng số bến (a sign of a formula)
    number = match[NUMBER_OF[style]]
    readings = _readings(style, number, match[style], match.end() - start)
    if style == "dotted" and (noted := NOTED.match(text, start, end)):
        return (*readings, numbered("arabic.", noted["khoan"], noted.end() - start, sure=False))
    if number in ("11", "111") and style == "arabic" and text[match.end() : match.end() + 2].isupper():
        roman = "roman" + stop_of(match[style].strip())
        numeral = "I" * len(number)  # 11. BẾN ĐÒ
        readings += (numbered(roman, numeral, match.end() - start, sure=False),)
    return readings


@lru_cache(maxsize=4096)
def _before_word(head: str) -> tuple[Marker, ...] | None:
    """What a head may be before a blank and any letter; None if it is none, or if the letter matters."""
    match = PLAIN.match(head + " a")
    style = match.lastgroup if match else None
    if match is None or style is None or match.end() <= len(head):
        return None
    number, sign = match[NUMBER_OF[style]], match[style]
    if style == "dotted" or ":" in sign or number in ("11", "111"):
        return None
    return _readings(style, number, sign, match.end())


def _dashed(match: re.Match[str] | None, start: int) -> tuple[Marker, ...]:
    """The next number behind a dash that a scanner read in an empty margin; it counts only where it continues."""
    return (numbered("arabic.", match[1], match.end() - start, sure=False),) if match else ()


@lru_cache(maxsize=4096)
def _readings(kind: str, number: str, sign: str, width: int) -> tuple[Marker, ...]:
    stop = sign.strip()
    if kind == "bullet":
        return (Marker("-" if stop in DASHES else stop if stop == "+" else "*", None, (), width),)
    if kind == "khoan":
        return (numbered("arabic.", plain_number(number), width),)
    if kind == "dotted":
        return (numbered("dotted", number, width),)
    stop = stop_of(stop)
    if kind == "roman":
        misread_as = read_numeral(number)
        numeral = misread_as or number
        roman = numbered("roman" + stop, numeral, width, sure=misread_as is None)
        readings = (roman,) if roman_value(numeral) else ()
        return readings + ((numbered("upper" + stop, number, width),) if len(number) == 1 else ())
    if kind == "arabic":
        return (numbered("arabic" + stop, number, width), *misread(number, stop, width))
    return (numbered(kind + stop, number, width),)


def stop_of(sign: str) -> str:
    """The sign of a style: a dash of any length is one, a colon or comma counts as a full stop."""
    return "-" if sign in "–-" else "." if sign in ":," else sign


def misread(number: str, stop: str, width: int) -> tuple[Marker, ...]:
    """What a number may have been before a scanner read it: 5 for 3, i for 1. A 1 begins a list and is left alone."""
    letters = MISREAD_LETTERS.get(number, "") if stop == ")" else ""
    digits = [number[:-1] + digit for digit in MISREAD_DIGITS.get(number[-1], "") if number != "1"]
    readings = [("letter", letter) for letter in letters] + [("arabic", other) for other in digits]
    return tuple(numbered(kind + stop, other, width, sure=False) for kind, other in readings)


def damaged_markers(text: str, start: int, end: int) -> tuple[Marker, ...]:
    """A damaged head. It counts only if it continues a sequence."""
    match = DAMAGED.match(text, start, end)
    if not match:
        return ()
    width = match.end() - start
    if match["noted"]:
        return (numbered("letter)", match["noted"], width, sure=False),)
    if match["cited"]:
        kind = "arabic" if match["cited"].isdecimal() else "letter"
        return (numbered(kind + match["after"], match["cited"], width),)
    if match["dirty"]:
        return (numbered("letter)", match["dirty"], width, sure=False),)
    if match["letter"]:
        return misread(match["letter"], ")", width)
    if match["comma"]:
        return (numbered("roman.", match["comma"], width, sure=False),) if roman_value(match["comma"]) else ()
    if match["numeral"]:
        numeral = read_numeral(match["numeral"])
        return (numbered("roman" + stop_of(match["sign"]), numeral, width, sure=False),) if numeral else ()
    return (numbered("arabic.", match["number"].replace("§", "8"), width, sure=False),)


@lru_cache(maxsize=4096)
def numbered(style: str, number: str, width: int, *, sure: bool = True) -> Marker:
    """A marker with a number. A capital letter counts in the alphabet, not as a Roman numeral."""
    key = sort_key(number.lower() if style.startswith("upper") else number)
    return Marker(style, number, key, width, sure)
