"""Markers: the numbers, letters and words that head a unit."""

import re
from functools import lru_cache

from ...text.numerals import ORDINAL, number_of_words
from ...text.signs import BULLETS, DASH_BULLETS
from .outline import Marker, Open, follows, roman_value, sort_key

KEYWORDS = {"ph": "part", "ch": "chapter", "mụ": "section", "mu": "section", "ti": "subsection"}

STOP = r"(?P<stop>\s?[.:)–—-]{0,3})"
ARTICLE = re.compile(
    rf"""
    [\s_*~'".,•|-]{{0,4}}                                               # dirt of a scanner, marks of Markdown
    (?:Đ|D) [iI] (?:[eéèêềểễếệẻẽ]|[EÉÈÊỀỂỄẾỆẺẼ]) [uU] \s{{1,64}}        # Điều, ĐIỀU, Diều, Điêu
    (?P<number>
        \d{{1,4}} (?:\s?[a-zđ]\d?(?!\w))?                               # 5, 5a, 12 b
      | [IVX]{{1,5}}(?!\w)                                              # IV
      | l(?=[.:])                                                      # l. (1 misread)
      | {ORDINAL}                                  # thứ mười ba
    )
    (?P<note>\[\d{{1,3}}\])?                                            # [12] of a consolidated text
    {STOP} [*_]{{0,2}} \s{{0,4}}
    """,
    re.VERBOSE,
)
TORN_ARTICLE = re.compile(r"Điều\s(?P<number>\d{1,4})\.\s(?P<letter>[a-zđ])\.\s")
KEYWORD = re.compile(
    rf"""
    (?P<word>[Pp]hần|PHẦN|[Cc]hương|CHƯƠNG|[Mm]ục|MỤC|[Tt]iểu\s[Mm]ục|TIỂU\sMỤC) \s{{1,3}}
    (?P<number>
        {ORDINAL}                                  # Phần thứ hai
      | \d{{1,3}} (?:\s?[a-zđ](?!\w))?                                  # Mục 2, Mục 2a
      | [IVXLC]{{1,8}}[a-zđ]?(?!\w)                                     # Chương XIV, Chương IIa
      | [A-ZĐ](?!\w)                                                   # Phần A
      | (?:[lH]|IH)(?!\w)                                              # I, II and III misread
    )
    {STOP} \s{{0,4}}
    """,
    re.VERBOSE,
)
PLAIN = re.compile(
    rf"""
    (?:
        [Kk]hoản\s (\d{{1,3}}[a-zđ]?|{ORDINAL}) \s?(?P<khoan>[.:])\s   # Khoản 1: ...
      | (\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}) (?P<dotted>)                                    # 2.1. ..., 2.1 ...
        (?:[.):/–-]{{1,2}}\s{{0,3}}(?![\d%])|\s{{1,3}}(?=[^\W\d_]))
      | (\d{{1,3}}[a-zđ]?) \s?(?P<arabic>[.)/-])                                        # 1. ..., 2a) ..., 3/ ...
        [-.]? (?:\s{{1,6}}(?=\S)|(?=[^\W\d_“"(])|$)
      | ([IVXL]{{1,7}}) \s?(?P<roman>[.)/:–-])                                          # IV. ..., IV- ...
        [-.]? \s{{0,4}} (?=[^\W\d_]|[“"(]|$)
      | ([A-ZĐ]) \s?(?P<upper>[.)/-]) [-.]? \s{{1,4}} (?=\w|[“"(])                       # B. ...
      | ([a-zđ]\d{{0,2}}) \s?(?P<letter>[.)/-])                                         # đ) ..., c1) ...
        [-.)]? (?:\s{{1,6}}(?=\S)|(?=[^\W\d_“"(])|$)
      | () (?P<bullet>[{BULLETS}]) \s{{0,4}} (?=[^\s\d-]|\d)                            # - ..., + ..., ● ...
    )
    """,
    re.VERBOSE,
)
"""Each choice has two groups: the number and, named as its kind, the sign after it."""
DAMAGED = re.compile(
    r"[.,_~‘’'„|\s]{0,3}(?:(?P<number>\d{1,2})\s?[.,]\s{1,3}(?=[A-ZÀ-ỸĐ])|(?P<letter>[|ø!])\s?\)\s)"
)
"""Heads that a scanner spoilt: a comma for the stop, dirt before the number, a letter taken for a sign."""

MISREAD_DIGITS = {"3": "58", "5": "36", "8": "36", "6": "58", "0": "69", "9": "0", "1": "47", "7": "1", "4": "1"}
MISREAD_LETTERS = {"1": "il", "|": "l", "!": "il", "ø": "g", "9": "g", "0": "o", "6": "b"}

REFERENCE = re.compile(
    r"(?:của|và|hoặc|khoản|điểm|này|nêu|thì|đến|tại|theo|được|quy\sđịnh|Luật|Bộ\sluật|Nghị|Thông|Quyết|Pháp|Chương|Mục"
    r"|Phần|Điều|Hiến|[,;)/]|\d)"
)
DASHES = frozenset(DASH_BULLETS)


def article_marker(text: str, start: int, end: int) -> tuple[Marker, bool] | None:
    """Điều at the head of a line; with whether the line is a heading by its form and not a reference."""
    if not (match := ARTICLE.match(text, start, end)):
        return None
    number = plain_number(match["number"])
    rest = text[match.end() : match.end() + 12]
    stopped = bool(match["stop"].strip())
    alone = match.end() >= end
    strong = stopped or alone or (rest[:1].isupper() and not REFERENCE.match(rest))
    return Marker("article", number, sort_key(number), match.end() - start), strong


def torn_article_marker(text: str, start: int, end: int, before: Open | None) -> tuple[Marker, bool] | None:
    """Điều whose letter was torn from its number, right after the letter before: 7a, then ``Điều 7. b. Hồ sơ``."""
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
    number = {"l": "I", "H": "II", "IH": "III"}.get(match["number"], plain_number(match["number"]))
    style = KEYWORDS[match["word"][:2].lower()]
    return Marker(style, number, sort_key(number), match.end() - start)


def plain_number(number: str) -> str:
    """The number of a unit without spaces, words as figures: ``thứ nhất`` is 1, an OCR'd ``l`` is 1."""
    words = number.lower().split()
    if words[0] == "thứ":
        return str(number_of_words(number) or words[-1])
    return "1" if number == "l" else number.replace(" ", "")


def plain_markers(text: str, start: int, end: int) -> tuple[Marker, ...]:
    """What the head of a line may be without a keyword, likeliest first: ``I.`` is a Roman or a capital letter."""
    match = PLAIN.match(text, start, end)
    if not match:
        return damaged_markers(text, start, end)
    sign = match.lastindex or 1
    return _readings(match.lastgroup or "", match[sign - 1], match[sign], match.end() - start)


@lru_cache(maxsize=4096)
def _readings(kind: str, number: str, stop: str, width: int) -> tuple[Marker, ...]:
    if kind == "bullet":
        return (Marker("-" if stop in DASHES else stop if stop == "+" else "*", None, (), width),)
    if kind == "khoan":
        return (numbered("arabic.", plain_number(number), width),)
    if kind == "dotted":
        return (numbered("dotted", number, width),)
    stop = "-" if stop in "–-" else "." if stop == ":" else stop
    if kind == "roman":
        readings = (numbered("roman" + stop, number, width),) if roman_value(number) else ()
        return readings + ((numbered("upper" + stop, number, width),) if len(number) == 1 else ())
    if kind == "arabic":
        return (numbered("arabic" + stop, number, width), *misread(number, stop, width))
    return (numbered(kind + stop, number, width),)


def misread(number: str, stop: str, width: int) -> tuple[Marker, ...]:
    """What a number may have been before a scanner read it: 5 for 3, i for 1; 1 itself begins a list."""
    letters = MISREAD_LETTERS.get(number, "") if stop == ")" else ""
    digits = [number[:-1] + digit for digit in MISREAD_DIGITS.get(number[-1], "") if number != "1"]
    readings = [("letter", letter) for letter in letters] + [("arabic", other) for other in digits]
    return tuple(numbered(kind + stop, other, width)._replace(sure=False) for kind, other in readings)


def damaged_markers(text: str, start: int, end: int) -> tuple[Marker, ...]:
    """A spoilt head, which is believed only where it continues a sequence."""
    match = DAMAGED.match(text, start, end)
    if not match:
        return ()
    width = match.end() - start
    if match["letter"]:
        return misread(match["letter"], ")", width)
    return (numbered("arabic.", match["number"], width)._replace(sure=False),)


def numbered(style: str, number: str, width: int) -> Marker:
    """A marker with a number; a capital letter counts in the alphabet, not as a Roman numeral."""
    key = sort_key(number.lower() if style.startswith("upper") else number)
    return Marker(style, number, key, width)
