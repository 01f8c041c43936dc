"""Repairs UTF-8 text that was read as Windows-1252 or MacRoman: ``Viá»‡t``, ``Vi·ªát``."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from re import Match, Pattern
from typing import Literal, NamedTuple

from ..text.offsets import Rewrite, Span, rewrite
from .charsets import CP1252, MOST_BLOCKS, SAMPLE, frequent_syllables

Misreading = Literal["cp1252", "mac_roman"]
MISREADINGS: tuple[Misreading, ...] = ("cp1252", "mac_roman")

LEAST_WEIGHT = 5
"""Two-character sequences that a text must have before any is repaired. One sequence of three is proof enough."""

_LEADS_OF_TWO, _LEADS_OF_THREE = b"\xc2\xc3\xc4\xc5\xc6\xcc\xcd", b"\xe1\xe2\xef"
"""First bytes of the Latin letters and marks that Vietnamese uses, and of its toned letters and punctuation."""
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_FOLLOWING = bytes(range(0x80, 0xC0))

_LOST_BYTE = re.compile("Ã[ \ufffd]|Æ |Ä\ufffd|á[º»]\ufffd")
"""Windows-1252 has no character for five bytes, and A0, a space, is easily changed into another one."""
_LOST_LETTERS = {"Ã ": "à", "Æ ": "Ơ", "Ä\ufffd": "Đ", "Ã\ufffd": "ÁÍÝ", "áº\ufffd": "\ufffd", "á»\ufffd": "ềờọỏỐ"}
"""The characters that each may have been, the most frequent first."""
_WORD_BEFORE, _WORD_AFTER = re.compile("(?:[^\\W\\d_]|Ä\ufffd)*\\Z"), re.compile(r"[^\W\d_]*")
_REACH = 8


class _Reading(NamedTuple):
    codes: dict[str, int]
    pattern: Pattern[str]

    def letter(self, match: Match[str]) -> str:
        """The letter that a match of ``pattern`` was; the match itself if it is no UTF-8."""
        try:
            return bytes(map(self.codes.__getitem__, match[0])).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]


@cache
def _reading(misreading: Misreading) -> _Reading:
    page = "".join(map(chr, range(256))) if misreading == "cp1252" else bytes(range(256)).decode("mac_roman")
    codes = {page[byte]: byte for byte in range(0x80, 0x100)}
    if misreading == "cp1252":
        codes |= {CP1252[byte]: byte for byte in range(0x80, 0x100)}
    two, three, following = (
        "".join(re.escape(character) for character, byte in codes.items() if byte in group)
        for group in (_LEADS_OF_TWO, _LEADS_OF_THREE, _FOLLOWING)
    )
    return _Reading(
        codes, re.compile(f"[{two}{three}](?:(?<=[{two}])[{following}]|(?<=[{three}])[{following}]{{2}})")
    )


def find_misreading(text: str, blocks: Iterable[Span]) -> Misreading | None:
    """How the UTF-8 in ``blocks`` of the text was misread; None if it was not."""
    sample = "".join(islice((text[start : min(end, start + SAMPLE)] for start, end in blocks), MOST_BLOCKS))
    return next((name for name in MISREADINGS if _explains(sample, _reading(name))), None)


def _explains(sample: str, reading: _Reading) -> bool:
    """Whether there is enough misread UTF-8, and little else outside ASCII."""
    found = [match[0] for match in reading.pattern.finditer(sample) if reading.letter(match) != match[0]]
    weight = sum(LEAST_WEIGHT if len(sequence) == 3 else 1 for sequence in found)
    return weight >= LEAST_WEIGHT and 2 * sum(map(len, found)) >= len(_BEYOND_ASCII.findall(sample))


def undo_misreading(text: str, misreading: Misreading, blocks: list[Span]) -> Iterator[Rewrite]:
    """``text`` with ``blocks`` read as UTF-8: first whole letters, then those that lost a byte."""
    reading = _reading(misreading)
    done = rewrite(text, reading.pattern, reading.letter, blocks)
    yield done
    if misreading == "cp1252":
        yield rewrite(done.text, _LOST_BYTE, _likely_letter)


def _likely_letter(match: Match[str]) -> str:
    """The letter that makes its word a frequent syllable, or the most frequent of the possible letters."""
    candidates = _LOST_LETTERS[match[0]]
    before = _WORD_BEFORE.search(match.string[max(0, match.start() - _REACH) : match.start()])
    after = _WORD_AFTER.match(match.string[match.end() : match.end() + _REACH])
    head = before[0].replace("Ä\ufffd", "Đ") if before else ""
    tail = after[0] if after else ""
    known = (letter for letter in candidates if (head + letter + tail).lower() in frequent_syllables())
    return next(known, candidates[0])
