"""Joins the letters of words that a page printed apart: ``C H Ư Ơ N G`` is CHƯƠNG, ``Đ i ề u 5 .`` is Điều 5.

Old acts set their headings so. Most converters keep no wider blank between two words (``Q U Ố C H Ộ I``): the words are
then the cheapest row of syllables. A run is joined only if all of it can be read as syllables, numbers and signs.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from math import log2
from re import Match

from ..tables import read_table
from ..text.lazy import lazy_compile
from ..text.offsets import Rewrite, Span, remove
from .look import Repair, Sign

SIGNS = (" N G", " n g", "I Ề U", "i ề u")
"""One is in a text whose letters are set apart, ``C H Ư Ơ N G``, ``Đ I Ề U``; hardly any other text has one."""
_TOKEN = r"(?:[^\W\d_]{1,2} | \d | [.,;:()/\-])"
_RUN = lazy_compile(
    rf"""
    (?<!\S) [^\W_]                            # C
    (?: [ ]{{1,3}} {_TOKEN} (?!\S) ){{1,200}}+    # H Ư Ơ N G; three blanks between the words of some runs
    """,
    re.VERBOSE,
)
_PART = lazy_compile(r"[^\W\d_]+|\d+|[^\w\s]")
_WIDE = lazy_compile(r" {2,3}")
_BLANK = lazy_compile(r" ")
_NUMERAL = lazy_compile(r"(?=.)X{0,3}(?:IX|IV|V?I{0,3})")
_FEWEST_LETTERS, _LEAST_LETTERS = 5, 3
"""Letters of a run that proves that a text sets letters apart, and of a further one there: ``M Ụ C``."""
_MOST_PAIRS = 0.4
"""Share of tokens of two letters that stand too close to part: ``C HƯ Ơ N G``."""

_SYLLABLE = lazy_compile(
    r"""
    (?: ngh(?=[eêi]) | ng(?![eêi]) | gh(?=[eêi]) | nh | ch | gi(?=[^\W]) | kh | ph | qu(?=[aăâeêiôơy]) | th | tr
      | [bcdđghklmnprstvx] )?
    (?: a(?:ch|ng|nh|[cimnoptuy])? | ă(?:ng|[cmnpt]) | â(?:ng|[cmnptuy]) | e(?:ng|[cmnopt])? | ê(?:ch|nh|[mnptu])?
      | i(?:ch|nh|a|ê(?:ng|[cmnptu])|[mnptu])? | o(?:a(?:ch|ng|nh|[cinty])?|ă(?:ng|[cmnt])|e[nto]?|ng|[cimnpt])?
      | ô(?:ng|[cimnpt])? | ơ[imnpt]? | u(?:a|â(?:ng|[nty])|ê(?:ch|nh)?|ô(?:ng|[cimnt])|ơ|y(?:a|ê[nt]|nh|[tnpu])?|ng
      |[cimnpt])? | ư(?:a|ơ(?:ng|[cimnptu])|ng|[cimntu])? | y(?:ê[mntu])? )
    """,
    re.VERBOSE,
)
"""A syllable without its tone."""
_LONGEST = 7
"""Letters of the longest syllable, ``nghiêng``."""
_RARE, _LETTER, _IMPOSSIBLE = 10.0, 14.0, float("inf")
"""Costs of a syllable that is not frequent, of a letter of a code (``Q`` of ``5 / Q H 1 1``), and of anything else."""


def _proves(run: Match[str]) -> bool:
    """Whether a run proves that a text sets letters apart: it has five letters, one of them with a mark."""
    return not run[0].isascii() and _is_read(run, _FEWEST_LETTERS)


def join_letters(text: str) -> Iterator[Rewrite]:
    """The text without the blanks inside such words, and with one blank between two of them."""
    if any(map(_proves, _RUN.finditer(text))):
        blanks = [blank for run in _joined_runs(text) for blank in _blanks_inside(run)]
        yield remove(text, blanks)


def _joined_runs(text: str) -> Iterator[Match[str]]:
    """The runs to join; only right after one, a numeral or letters without marks: ``C H Ư Ơ N G      X V I I I``."""
    end = 0
    for run in _RUN.finditer(text):
        follows = end and not text[end : run.start()].strip()
        numeral = follows and _NUMERAL.fullmatch(run[0].replace(" ", ""))
        if numeral or ((follows or not run[0].isascii()) and _is_read(run, _LEAST_LETTERS)):
            end = run.end()
            yield run


def _is_read(run: Match[str], least: int) -> bool:
    """Whether a run has so many letters and can be read whole."""
    tokens = run[0].split()
    pairs, letters = sum(len(token) > 1 for token in tokens), sum(map(str.isalpha, tokens))
    sparse = letters >= least and pairs <= _MOST_PAIRS * letters
    return sparse and all(read_words(group.replace(" ", "")) for group in _WIDE.split(run[0]))


def _blanks_inside(run: Match[str]) -> Iterator[Span]:
    """The blanks of a run that stand for nothing."""
    text, kept = run[0], set[int]()
    for group in _WIDE.split(text):
        letters = group.replace(" ", "")
        words = [letters] if _NUMERAL.fullmatch(letters) else read_words(letters) or [letters]
        kept.update(accumulate(map(len, words), initial=max(kept, default=0)))
    seen, before = 0, ""
    for at, character in enumerate(text, run.start()):
        if character != " ":
            seen += 1
        elif before == " " or seen not in kept:
            yield at, at + 1
        before = character


def read_words(printed: str) -> list[str] | None:
    """The words, numbers and signs of a run without its blanks; None if some letters are no syllables.

    >>> read_words("SỐ40/2005/QH11NGÀY14THÁNG6"), read_words("Điều5.Phạmvi"), read_words("ABCDĐ")
    (['SỐ', '40/2005/QH11', 'NGÀY', '14', 'THÁNG', '6'], ['Điều', '5.', 'Phạm', 'vi'], None)
    """
    words: list[str] = []
    for part in _PART.findall(printed):
        in_code = bool(words) and "/" in words[-1]
        row = _split_letters(part, in_code) if part.isalpha() else [part]
        if row is None:
            return None
        if words and (words[-1] == "(" or part in ".,;:)/" or (in_code and not _is_word(row[0]))):
            words[-1] += row.pop(0)
        words += row
    return words


def _is_word(word: str) -> bool:
    """Whether a part after a code is a word: ``NGÀY`` of ``QH11NGÀY``."""
    return len(word) > 1 and word.isalpha() and _cost(word, in_code=True) < _IMPOSSIBLE


def _split_letters(letters: str, in_code: bool) -> list[str] | None:
    """The cheapest row of syllables; in a code, single letters before them are one word."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(letters) + 1):
        starts = range(max(0, end - _LONGEST), end)
        best.append(min((best[start][0] + _cost(letters[start:end], in_code), start) for start in starts))
    if best[-1][0] == _IMPOSSIBLE:
        return None
    words, end = list[str](), len(letters)
    while end:
        words.append(letters[best[end][1] : end])
        end = best[end][1]
    words.reverse()
    initials = next((at for at, word in enumerate(words) if _is_word(word)), len(words)) if in_code else 0
    return ["".join(words[:initials]), *words[initials:]] if initials else words


def _cost(word: str, in_code: bool) -> float:
    small = word.lower()
    if small in _ranks():
        return log2(_ranks()[small] + 3)
    if _SYLLABLE.fullmatch(_without_tone(small)):
        return _RARE
    return _LETTER if in_code and len(word) == 1 else _IMPOSSIBLE


@cache
def _ranks() -> dict[str, int]:
    """Frequent syllables with a mark, the most frequent first."""
    return {syllable: rank for rank, syllable in enumerate(read_table("frequent_syllables")["syllables"])}


_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def _without_tone(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))


SPACED_LETTERS = Repair("S115", join_letters, Sign(early=SIGNS))
