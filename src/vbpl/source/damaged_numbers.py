"""Repairs document numbers that a scanner damaged: ``44/201 4/NĐ-CP`` is 44/2014/NĐ-CP, ``47NQ-CP`` is 47/NQ-CP.

A number is repaired only if there is one way to read it. Each slip is a row with an example. The sign that every match
holds is searched first, so that a text without slips costs little.
"""

import re
from collections.abc import Callable, Iterator
from re import Match, Pattern
from typing import NamedTuple

from ..text.lazy import lazy_compile
from ..text.letters import any_of
from ..text.offsets import Rewrite, rewrite
from .look import Repair, Sign

CODE = r"(?:NĐ|ND|QĐ|QD|NQO?|TT|TTLT|CT)-[A-ZĐ]{2}"
"""A type and the first letters of its body. Other types are also words: ``3KH-TC``."""

TYPES = {
    "ỌĐ": "QĐ", "OĐ": "QĐ", "0Đ": "QĐ", "ỌD": "QĐ", "QĐĐ": "QĐ", "NĐĐ": "NĐ", "NO": "NQ", "NỌ": "NQ", "N0": "NQ",
    "NQO": "NQ", "KIL": "KL", "T T": "TT", "N Đ": "NĐ", "Q Đ": "QĐ", "N Q": "NQ", "C T": "CT",
    "Qob": "QĐ", "TIr": "TTr", "Tlr": "TTr",
}
"""Codes of types as scanners read them, and as they were printed."""
BODIES = {
    "ƯBND": "UBND", "UBNO": "UBND", "UBNĐ": "UBND", "UBNP": "UBND", "U BND": "UBND", "UB ND": "UBND", "UBN D": "UBND",
    "HĐNĐ": "HĐND", "HĐNO": "HĐND", "H ĐND": "HĐND", "HĐ ND": "HĐND", "HĐN D": "HĐND", "TT&": "TTg", "T Tg": "TTg",
    "Tg": "TTg", "BTIC": "BTC",
}
"""Codes of bodies as scanners read them, and as they were printed."""


class Slip(NamedTuple):
    """A slip of scanners in numbers: an example with its correction, the pattern, and the replacement of a match."""

    printed: str
    meant: str
    sign: str
    """A character of every match."""
    pattern: Pattern[str]
    new: Callable[[Match[str]], str]


def _code(codes: dict[str, str]) -> Callable[[Match[str]], str]:
    return lambda match: match[0].removesuffix(match["code"]) + codes[match["code"]]


def _figures(printed: str) -> str:
    return printed.translate(str.maketrans("OoIl|", "00111"))


SLIPS = (
    Slip("\nSố; 44/NĐ-CP", "\nSố: 44/NĐ-CP", "\n",
         lazy_compile(r"\n(?:S[ ]ố|Sỏ|Sồ|56|5ố|S[ốô](?=[ ]?;))[ ]?[:;.][ ]?"
                      r"(?=\d{1,5}[ ]?[/-][ ]?(?:\d{4}[ ]?/[ ]?)?[A-ZĐ]{2})"),
         lambda _: "\nSố: "),
    Slip("Số: l2/QĐ-UBND", "Số: 12/QĐ-UBND", ":",
         lazy_compile(r"S[ốô][ ]?:[ ]?(?=\d*[OoIl|])[\dOoIl|]{1,5}(?=[/-](?:\d{4}/)?[A-ZĐ]{2})"),
         lambda match: match[0][:2] + _figures(match[0][2:])),
    Slip("7\u20442023/NQ-HĐND", "7/2023/NQ-HĐND", "\u2044",
         lazy_compile(r"(?<=\d)\u2044(?=\d{4}[/A-ZĐ])"), lambda _: "/"),
    Slip("44/201 4/NĐ-CP", "44/2014/NĐ-CP", "/",
         lazy_compile(r"/(?:19|20)(?:\d[ ]\d|[ ]\d\d)(?=[ ]?/?[ ]?[A-ZĐỌ][A-ZĐ ]{1,3}-)"),
         lambda match: match[0].replace(" ", "")),
    Slip("12/2O2l/QĐ-UBND", "12/2021/QĐ-UBND", "/",
         lazy_compile(r"/(?!\d{4})[2l][0Oo][\dOoIl]{2}(?=/[A-ZĐ]{2})"),
         lambda match: _figures(match[0])),
    Slip("11-NO/TW", "11-NQ/TW", "/",
         lazy_compile(rf"-(?P<code>{any_of(TYPES)})(?=/(?:TW|[A-ZĐ]{{0,6}}[UƯ])(?!\w))"), _code(TYPES)),
    Slip("11-NQITW", "11-NQ/TW", "TW",
         lazy_compile(r"-(?:NQ|CT|QĐ|KL|TB|HD)[Il|](?=TW(?!\w))"), lambda match: f"{match[0][:-1]}/"),
    Slip("95/2024 NĐ-CP", "95/2024/NĐ-CP", "/",
         lazy_compile(rf"/(?P<year>(?:19|20)\d\d)[ ]?(?={CODE})"), lambda match: f"/{match['year']}/"),
    Slip("8/S§XD-HT", "8/SXD-HT", "§",
         lazy_compile(r"(?<=[/-][A-ZĐ])§(?=[A-ZĐ])"), lambda _: ""),
    Slip("47NQ-CP", "47/NQ-CP", "-",
         lazy_compile(rf"\d(?={CODE})"), lambda match: f"{match[0]}/"),
    Slip("5/T T-BTC", "5/TT-BTC", "/",
         lazy_compile(rf"/(?P<code>{any_of(TYPES)})(?=[ ]?-[ ]?[A-ZĐƯ\n])"), _code(TYPES)),
    Slip("3/QĐ-ƯBND", "3/QĐ-UBND", "-",
         lazy_compile(rf"-(?<=[A-ZĐ]-)\s?(?P<code>{any_of(BODIES)})(?!&)"), _code(BODIES)),
    Slip("9/QĐ-TT ngày 2/3/2019 của Thủ tướng", "9/QĐ-TTg ngày 2/3/2019 của Thủ tướng", "-",
         lazy_compile(r"-(?<=[QC][ĐT]-)\s?TT(?=,?[ ]ngày[ ][^;.\n]{5,30}của[ ]Thủ)"),
         lambda match: f"{match[0]}g"),
    Slip("5/TT- _\nBTC", "5/TT-\nBTC", "_",
         lazy_compile(r"-(?<=[A-ZĐ]-)[ ]?_[ ]?(?=\n)"), lambda _: "-"),
    Slip("95/BKHĐT-T TĐMST", "95/BKHĐT-TTĐMST", "-",
         lazy_compile(r"-(?<=[A-ZĐ]-)[A-ZĐ][ ](?=[BCDĐGHKLMNPQRSTVX]{2,7}(?![\w-]))"),
         lambda match: match[0].rstrip()),
    Slip("5/NĐ-CPngày 2/3/2019", "5/NĐ-CP ngày 2/3/2019", "ngày",
         lazy_compile(r"-(?:CP|TTg|[A-ZĐ]{2,8})(?=ngày[ ]?\d)"), lambda match: f"{match[0]} "),
    Slip("5/QĐ-UBNDHà Nội", "5/QĐ-UBND Hà Nội", "-",
         lazy_compile(r"-(?:CP|TTg|UBND|HĐND|B[A-ZĐ]{1,7})(?=(?:Hà|[A-ZĐ][a-zà-ỹ]{2,6})[ ])"),
         lambda match: f"{match[0]} "),
)
"""The slips, in the order of repair."""


_NO_SLASH = lazy_compile(r"-(?:(?<=\d(?:NĐ|ND|QĐ|QD|NQ|TT|CT)-)|(?<=\dNQO-)|(?<=\dTTLT-))(?=[A-ZĐ]{2})")
_ODD_CODE = lazy_compile(r"-(?:(?<=[ĐDOỌ0LTQbr]-)(?<!/[NQ]Đ-)(?<!/[TC]T-)(?<!/NQ-)(?<!/TTr-)|(?<=[ĐDOỌ0LTQ][ ]-))")
_SIGNS = {"47/NQ-CP": _NO_SLASH, "5/TT-BTC": _ODD_CODE}
"""Both slips contain this. A search from the hyphen is six times as fast as theirs, which starts at a figure."""


def _concerns(slip: Slip, text: str) -> bool:
    return slip.sign in text and (slip.meant not in _SIGNS or _SIGNS[slip.meant].search(text) is not None)


def _beginning_with(sign: str) -> str:
    """A pattern of the slips whose patterns begin with a sign."""
    begun = (slip.pattern.pattern[1:] for slip in SLIPS if slip.pattern.pattern[0] == sign)
    return "|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern in begun)


def restore_numbers(text: str) -> Iterator[Rewrite]:
    """The text after the repair of each kind of slip."""
    for slip in SLIPS:
        if _concerns(slip, text):
            done = rewrite(text, slip.pattern, slip.new)
            yield done
            text = done.text


_SIGN = Sign(
    unusual=lazy_compile("\u2044"),
    patterns=(
        "§(?<=[/-][A-ZĐ]§)(?=[A-ZĐ])",
        r":(?:(?<=S[ốô]:)|(?<=S[ốô][ ]:))[ ]?(?=\d*[OoIl|])[\dOoIl|]{1,5}[/-]",
        rf"/(?!\d{{4}}[/;,.)\n])(?=[012lA-ZĐỌ])(?:{_beginning_with('/')})",
        rf"-(?:(?<=[A-ZĐ]-)|(?=[A-ZĐỌ0]))(?:{_NO_SLASH.pattern[1:]}|(?!(?:UBND|HĐND|CP|TTg)[ ,;.)\n])"
        rf"(?:{_beginning_with('-')}))",
    ),
    heads=(r"[5S](?!(?<=S)[ốô][ ]?[:.])[ ]?[6ỏồốô][ ]?[:;.]",),
)
NUMBERS = Repair("S110", restore_numbers, _SIGN)
