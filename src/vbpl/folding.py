"""Comparable forms of Vietnamese words, for matching only. Imports nothing of vbpl."""

import re
import unicodedata
from re import Match

_LATIN_BLOCKS = (range(0x41, 0x5B), range(0xC0, 0x250), range(0x1E00, 0x1F00))


_TABLE_END = 0x2100
"""Behind the last quotation mark and dash in common use: what stands in the table costs least."""


def _plain_letters() -> str:
    """A table by code point: for every Latin letter its lower-case letter without diacritics, else itself."""
    bases = {code: unicodedata.normalize("NFD", chr(code))[0].lower() for block in _LATIN_BLOCKS for code in block}
    plain = {code: base for code, base in bases.items() if "a" <= base <= "z"} | dict.fromkeys(map(ord, "ĐđÐðƉ"), "d")
    return "".join(plain.get(code, chr(code)) for code in range(_TABLE_END))


_PLAIN = _plain_letters()

_TONES = dict.fromkeys("òóỏõọ", "o") | dict.fromkeys("ùúủũụ", "u")
_TONED = {
    first + second: plain + unicodedata.normalize("NFC", second + unicodedata.normalize("NFD", first)[1])
    for first, plain in _TONES.items()
    for second in ("ae" if plain == "o" else "yơ")
}
_EARLY_TONE = re.compile("[òóỏõọ][ae]|[ùúủũụ][yơ]")
_FINAL_Y = re.compile(r"(?<![^\W\d_])(?:[hklmst]|qu)[yỳýỷỹỵ](?![^\W\d_])")
_Y_AS_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d.

    As long as ``text`` where that is NFC: offsets in the one are offsets in the other.

    >>> fold("Quyết định số 12/QĐ-UBND")
    'quyet dinh so 12/qd-ubnd'
    """
    return text.translate(_PLAIN)


def tone_key(text: str) -> str:
    """NFC in lower case with one spelling for the two places of a tone mark, and i for a final y.

    ``hoà`` and ``hòa``, ``uỷ`` and ``ủy``, ``kỹ`` and ``kĩ``, ``quy`` and ``qui`` have the same key.

    >>> tone_key("Ủy ban, Uỷ ban")
    'uỷ ban, uỷ ban'
    """
    lower = unicodedata.normalize("NFC", text).lower()
    return _FINAL_Y.sub(_y_as_i, _EARLY_TONE.sub(_late_tone, lower))


def squeeze(text: str) -> str:
    r"""``text`` on one line: white space as single spaces, none at the ends.

    >>> squeeze(" ỦY BAN\n\tNHÂN DÂN ")
    'ỦY BAN NHÂN DÂN'
    """
    return " ".join(text.split())


def _late_tone(match: Match[str]) -> str:
    return _TONED[match[0]]


def _y_as_i(match: Match[str]) -> str:
    return match[0].translate(_Y_AS_I)
