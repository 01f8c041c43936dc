"""Words: decides by the words of texts whether two are copies, and which copy is better."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

SKETCH = 64
"""Words that are compared to decide whether two texts are copies; each takes four bytes."""
FEWEST = 20
"""Different words that a text needs to be told apart from others by its words."""
ALIKE = 0.8
"""Share of the compared words that copies have in common. A changed letter is a changed word."""
_WORD = re.compile(r"[^\W\d_]+")
_RHYME = r"""
    (?: uyê | iê | yê | oă | oo | oa | oe | uâ | uê | uô | uy | ươ | [aăâeêioôơuưy] ) (?: ng | nh | ch | [cmnpt] )
  | iêu | yêu | oai | oao | oay | oeo | uai | uao | uay | uây | uôi | uya | uyu | uêu | ươi | ươu
  | ai | ao | au | ay | âu | ây | eo | êu | ia | iu | oa | oe | oi | ôi | ơi | ua | ui | uê | uơ | uy | ưa | ưi | ưu
  | [aeêioôơuưy]
"""
"""``iêm``; ``ươi``; ``âu``; ``ô``, without tones."""
_SYLLABLE = re.compile(
    rf"""
    (?: (?:ngh|gh|k) (?=[eêiy]) | (?:ng|g|c) (?![eêiy]) | g (?=i)    # ngh of nghiệp, ng of ngày, g of gìn
      | gi | qu | nh | kh | ph | th | tr | ch | [bdđhlmnprstvx] )?
    (?: {_RHYME} )
    """,
    re.VERBOSE,
)
"""A syllable without its tone."""
_STOPPED = re.compile(r"(?:ch|[cpt])$")
"""Syllables with these endings have one of two tones: ``mặt``, never ``mat``."""
_STOPPED_TONES = (["\u0301"], ["\u0323"])
_NEW_WORD = 60
"""Letters that one more word is worth, between two texts of one length. The one with new words is likelier damaged."""
_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_TONES = str.maketrans("", "", _MARKS)


class Words(NamedTuple):
    """What the words of a text show."""

    sketch: bytes
    """The smallest hashes of its different words, four bytes each, sorted."""
    quality: tuple[int, int, int]
    """Size (in steps of 2 %); minus the words that are no Vietnamese syllables; letters minus ``_NEW_WORD`` for each
    different word. More is better."""


UNREAD = Words(b"", (0, 0, 0))
"""For a text whose words were not kept."""


def read_words(parts: Iterable[str]) -> Words:
    """What the words of a text show; the text is given in parts.

    >>> read_words(["Kiểm tra bến đò"]).quality[1], read_words(["Kiểm trx bến đò"]).quality[1]
    (0, -1)
    """
    words: set[str] = set()
    letters = 0
    for part in parts:
        letters += len(part)
        words.update(_WORD.findall(part.lower()))
    hashes = sorted({crc32(word.encode(errors="surrogatepass")) for word in words})
    odd = sum(1 for word in words if not _is_syllable(word))
    return Words(b"".join(each.to_bytes(4, "big") for each in hashes[:SKETCH]),
                 (_steps(letters), -odd, letters - _NEW_WORD * len(words)))


def same_words(a: bytes, b: bytes) -> bool:
    """Whether two sketches share most of the smallest hashes of their union."""
    one, two = _hashes(a), _hashes(b)
    both = sorted(one | two)[: min(len(one), len(two))]
    return len(both) >= FEWEST and sum(1 for each in both if each in one and each in two) >= ALIKE * len(both)


def _hashes(sketch: bytes) -> set[bytes]:
    return {sketch[at : at + 4] for at in range(0, len(sketch), 4)}


@lru_cache(maxsize=16384)
def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word)
    tones = [each for each in letters if each in _MARKS]
    plain = unicodedata.normalize("NFC", letters.translate(_TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(plain):
        return False
    return tones in _STOPPED_TONES or not _STOPPED.search(plain)


def _steps(letters: int) -> int:
    """Size on a scale on which two texts that differ by 2 % are mostly one step apart."""
    steps, size = 0, 50.0
    while size < letters:
        size *= 1.02
        steps += 1
    return steps
