"""Finds Vietnamese text in the wrong encoding, and reads it.

Before Unicode, Vietnamese was written in special fonts (TCVN3, VNI) or code pages (VISCII, Windows-1258). Read as
Latin-1 such text looks like ``C¨n cø`` or ``Caên cöù``. The encoding is the one that gives the most frequent Vietnamese
syllables.
"""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from re import Match, Pattern
from typing import Literal, NamedTuple

from ..tables import read_table
from ..text.offsets import Rewrite, Span, replace, rewrite
from .capitals import restore_capitals
from .look import Sign

Encoding = Literal["tcvn3", "vni", "viscii", "cp1258"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii", "cp1258")

SAMPLE, MOST_BLOCKS = 20_000, 1000
"""Characters of a block, and blocks of a text, that decide an encoding."""
LEAST_SHARE, LEAST_GAIN, LEAST_WORDS = 0.25, 3, 5
"""A reading needs this share and number of frequent syllables, and this many times those of the unread text."""

_WORD = re.compile(r"[^\W\d_]+")
_UNICODE_LETTER = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Vietnamese letters outside Latin-1. A line with one of them is Unicode already."""
LEGACY_LETTER = re.compile("[\x80-\x9f\xa1-\xbf\xc4-\xc7\xcb\xce-\xd1\xd6-\xd8\xdb\xdc\xde\xdf"
                            "\xe4-\xe7\xeb\xee-\xf1\xf6-\xf8\xfb\xfc\xfe\xff]")
"""Characters of Latin-1 that are no Vietnamese letters. A line without any was not written in a legacy font."""
LEGACY = Sign(characters="§°×", unusual=LEGACY_LETTER)


_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
"""Windows-1252 with its five unused codes filled, as browsers read it."""


@cache
def frequent_syllables() -> frozenset[str]:
    """Frequent Vietnamese syllables with at least one accented letter, lower case, NFC."""
    return frozenset(read_table("frequent_syllables")["syllables"])


def syllable_share(text: str) -> tuple[float, int]:
    """Share and number of frequent Vietnamese syllables among the words of ``text``."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    hits = sum(map(frequent_syllables().__contains__, words))
    return (hits / len(words) if words else 0.0), hits


class Charmap(NamedTuple):
    """How text in one legacy encoding, read as Latin-1, becomes Vietnamese."""

    letters: dict[str, str]
    pattern: Pattern[str]
    """Finds the keys of ``letters``: single characters; in VNI also a letter with its mark."""
    table: dict[int, str] | None
    """``letters`` for ``str.translate``, if all keys are single characters."""

    def letter(self, match: Match[str]) -> str:
        """The Vietnamese letter of a match of ``pattern``."""
        return self.letters[match[0]]

    def decode(self, text: str) -> str:
        """``text`` read in this encoding. Tones that it writes after a letter stay there."""
        return self.pattern.sub(self.letter, text) if self.table is None else text.translate(self.table)


_CHARMAP_PARTS: dict[Encoding, tuple[str, ...]] = {
    "tcvn3": ("tcvn5712_vn1_upper", "tcvn3_upper_base", "tcvn3_lower"),
    "vni": ("vni_windows",),
    "viscii": ("viscii",),
}


@cache
def charmap(encoding: Encoding) -> Charmap:
    """The table of a legacy encoding."""
    letters = _windows_1258() if encoding == "cp1258" else _tabled(encoding)
    longest_first = sorted(letters, key=len, reverse=True)
    table = {ord(code): letter for code, letter in letters.items()} if len(longest_first[0]) == 1 else None
    return Charmap(letters, re.compile("|".join(map(re.escape, longest_first))), table)


def _tabled(encoding: Encoding) -> dict[str, str]:
    rows = (row for part in _CHARMAP_PARTS[encoding] for row in read_table("legacy_charmaps")[part].items())
    return {bytes.fromhex(code).decode("latin-1"): letter for code, letter in rows}


def _windows_1258() -> dict[str, str]:
    codes = (bytes([byte]) for byte in range(0xC0, 0x100))
    return {code.decode("latin-1"): code.decode("cp1258") for code in codes}


def detect(text: str) -> Encoding | None:
    """The legacy encoding of ``text``, which was read as Latin-1; None for plain text."""
    sample = text[:SAMPLE]
    _, plain = syllable_share(sample)
    shares = {encoding: syllable_share(charmap(encoding).decode(sample)) for encoding in ENCODINGS}
    best = max(ENCODINGS, key=lambda encoding: shares[encoding])
    share, hits = shares[best]
    certain = share >= LEAST_SHARE and hits >= LEAST_WORDS and hits >= LEAST_GAIN * plain
    return best if certain else None


def iter_legacy_blocks(text: str) -> Iterator[Span]:
    """Runs of lines that may be legacy text: they have a letter foreign to Vietnamese, and none that proves Unicode."""
    end = 0
    for letter in LEGACY_LETTER.finditer(text):
        if letter.start() >= end:
            start, end = _line_around(text, letter.start())
            if not _UNICODE_LETTER.search(text, start, end):
                start = _first_legacy(text, start)
                yield start, (end := _last_legacy(text, end))


def _line_around(text: str, at: int) -> Span:
    end = text.find("\n", at) + 1
    return text.rfind("\n", 0, at) + 1, end or len(text)


def _first_legacy(text: str, start: int) -> int:
    """The start of the lines above one line that hold no letter of Unicode."""
    while start:
        above, _ = _line_around(text, start - 1)
        if _UNICODE_LETTER.search(text, above, start):
            break
        start = above
    return start


def _last_legacy(text: str, end: int) -> int:
    """The end of the lines below one line that hold no letter of Unicode."""
    letter = _UNICODE_LETTER.search(text, end)
    return text.rfind("\n", 0, letter.start()) + 1 if letter else len(text)


def find_legacy(text: str, places: Sequence[Span]) -> dict[Encoding, list[Span]]:
    """The blocks of ``text`` that are written in a legacy encoding, by encoding. `iter_legacy_blocks` finds them.

    A block too short to decide gets the encoding of the rest of the text, if that makes it more Vietnamese.
    """
    if not places:
        return {}
    blocks = [(start, end, text[start : min(end, start + SAMPLE)]) for start, end in places]
    usual = detect("".join(sample for _, _, sample in blocks[:MOST_BLOCKS]))
    found: dict[Encoding, list[Span]] = {}
    for start, end, sample in blocks:
        encoding = detect(sample) or (usual if usual and _gains(sample, usual) else None)
        if encoding:
            found.setdefault(encoding, []).append((start, end))
    return found


def _gains(sample: str, encoding: Encoding) -> bool:
    return syllable_share(charmap(encoding).decode(sample))[1] > syllable_share(sample)[1]


def decode_legacy(text: str, encoding: Encoding, blocks: list[Span]) -> Rewrite:
    """``text`` with ``blocks`` read as ``encoding``."""
    legacy = charmap(encoding)
    if encoding == "vni":
        return rewrite(text, legacy.pattern, legacy.letter, blocks)
    decoded = replace(text, ((start, end, legacy.decode(text[start:end])) for start, end in blocks))
    if encoding == "tcvn3":
        return decoded._replace(text=restore_capitals(decoded.text, blocks).text)
    return decoded


def decode_bytes(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Tries byte order marks, UTF-8, UTF-16 without a mark, and then the code page that gives Vietnamese: ``cp1258``,
    ``tcvn3``, ``vni``, ``viscii``; else ``cp1252``. Never fails.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(name, "replace"), name
    for name in ("utf-8", *_utf16(data)):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return _decode_code_page(data)


def _utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark: the positions of the zero bytes of its ASCII letters show the byte order."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample):
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _decode_code_page(data: bytes) -> tuple[str, str]:
    western, _ = codecs.charmap_decode(data, "strict", CP1252)
    encoding = detect(western)
    if encoding is None:
        return western, "cp1252"
    text = data.decode("latin-1") if encoding == "viscii" else western
    return unicodedata.normalize("NFC", decode_legacy(text, encoding, [(0, len(text))]).text), encoding
