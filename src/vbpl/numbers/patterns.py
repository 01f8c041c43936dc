"""Patterns that find numbers in a text.

Every repeat is bounded, and possessive if it could backtrack, so a scan is linear.
"""

import re

from ..text.labels import DAMAGED_SO, MISREAD_SO, SURE_SO
from ..text.lazy import lazy_compile
from ..text.lookalikes import CAPITALS, STROKED
from ..text.signs import DASHES, SLASHES

_LETTERS = "".join(("A-Za-zĐđƯưƠơ", *STROKED, *CAPITALS))
_GAP = "[ \xa0]"

_SIGN = rf"{_GAP}{{0,12}}+[-/\\{DASHES}{SLASHES}]{_GAP}{{0,3}}+(?:\n{_GAP}{{0,12}}+)?+"
_LETTER = rf"[{_LETTERS}\d&+]|\.(?=[A-ZĐƯ\d]{{1,8}}+(?!\w))"
_WORD = rf"(?:[{_LETTERS}]|0(?=H\d))(?:{_LETTER}){{0,23}}+(?!\w)(?:(?<=[Q0]H) \d\d(?!\w))?+"
_YEAR = rf"(?:{_SIGN}(?:20[.…_?]{{1,5}}+|(?:19|20)\d\d(?!\d)|\d\d(?!\d)))?+"
_TAIL = rf"(?:{_SIGN}{_WORD}){{1,7}}+(?:/(?:19|20)\d\d(?!\d))?+"
_BLANK_SIGN = rf"(?:{_GAP}(?=[A-ZĐ][A-Za-zĐ]{{1,4}}+/){_WORD})?+"
_SERIAL = r"\d{1,8}+(?:(?:[ \xa0]?(?:bis|ter|BIS|TER)|[A-Za-zđĐ]|\.\d{1,2}+(?=/(?:19|20)\d\d/))(?!\w))?+"
_TORN = rf"[\dIl|]{{1,2}} \d{{1,4}}(?={_GAP}?[/{SLASHES}])"
_DAMAGED = r"[^\s/.…_-][^\s/-]{0,7}+"

PLAIN = lazy_compile(rf"(?<![\w/+.,\\{DASHES}-])(?P<serial>{_SERIAL})(?P<tail>{_YEAR}{_TAIL})")
"""A number with its serial in figures, which needs no label: ``128/QĐ-TTg``."""

NUMBER = re.compile(rf"(?P<serial>{_TORN}|{_SERIAL}(?!\w)|)(?P<tail>{_YEAR}{_BLANK_SIGN}{_TAIL})")
"""A number that may follow its label: with a blank serial, or a blank for the first dash."""

DAMAGED = lazy_compile(rf"(?P<serial>{_DAMAGED})(?P<tail>{_YEAR}{_TAIL})")
"""A number whose serial is not a figure."""

_LABEL_WORD = rf"(?<!\w)(?:{SURE_SO}|{DAMAGED_SO}(?=[\s:])|{MISREAD_SO})"
_LABEL = rf"{_LABEL_WORD}{_GAP}{{0,3}}+:?+[ \xa0.…_]{{0,60}}+(?:\n {{0,3}}+)?+"

LABEL = re.compile(_LABEL)
"""``Số:`` and the blank before a number."""

LABELLED = lazy_compile(rf"{_LABEL}(?=[^\s/-]{{0,16}}+(?: \w{{1,5}})?{_GAP}{{0,12}}[-/\\{DASHES}{SLASHES}])")
"""A label before something with a dash or a slash."""

STANDARD = lazy_compile(
    rf"(?<!\w)(?P<kind>QCVN|QCĐP|TCXDVN|TCVN(?: ISO(?:/IEC)?)?){_GAP}{{0,3}}+(?P<serial>\d{{1,6}}(?:-\d{{1,3}})?)"
    rf"{_GAP}?:{_GAP}?(?P<year>(?:19|20)\d\d)(?!\d)(?P<issuer>/{_WORD}(?!:))?"
    r"(?P<change>/SĐ\d{1,2}:(?:19|20)\d\d(?!\d))?"
)
"""Quy chuẩn, tiêu chuẩn: ``QCVN 102:2016/BTTTT``."""

_CODE = r"[A-Z\d][A-Z\d.&]{0,15}+"
FOREIGN = lazy_compile(rf"(?=[^\s\d]{{0,40}}+\d)(?=[^\s/]{{1,40}}+/){_CODE}(?:[/-]{_CODE}){{1,5}}+(?!\w)")
"""A number in no Vietnamese form, as companies number their letters."""

BARE = re.compile(r"\d{1,6}+(?P<suffix>-?[A-Za-zđĐ])?+(?![\w/-]| ?[/-])")
"""A serial without notation: ``153``, ``77-b``."""

FILE_NAME = re.compile(
    r"(?P<serial>\d{1,6}[a-zđ]?)(?P<sign>[._-])(?P<year>(?:19|20)\d\d)(?P=sign)"
    rf"(?P<tail>[{_LETTERS}][{_LETTERS}\d]{{0,23}}+(?:[._-][{_LETTERS}\d]{{1,24}}+){{0,6}}+)(?!\w)"
)
"""A number in the name of a file or in an address: ``81_2021_ND-CP``."""

BRACKETED_UNIT = re.compile(r"\(([A-Z]\d{1,3})\)")
"""The unit after the issuer: ``109/2005/QĐ-BCA(A11)``."""

PIECE = re.compile(r"(?P<before>\s*)(?P<sign>[-/]?)(?P<after>\s*)(?P<word>[^\s/-]+(?:(?<=[Q0]H) \d\d)?)")
"""A sign and a word in the tail of a number, after repair of its characters."""

END = re.compile(r"[\s.,;:)\"”’'*-]{0,40}\Z")
"""What may follow a number that is the whole of a text."""
