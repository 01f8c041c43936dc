"""Words of a line: its cells, its letters without marks, and whether they are capitals."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from ..text.folding import USUAL, fold, to_bytes

SLIPS = 3
"""Letters that a scanner may have wrong in the national title and its motto (domain 01 1.4)."""
LEAST_ALIKE = 89
"""Per cent of letters that must match to find the wanted letters among others. A wrong letter counts twice."""
LONGEST_HEADER_LINE = 400
COLUMN_GAP = re.compile(r"[ ]*[\t|][ \t|]*|[ ]{3,}")
NOT_LETTERS = re.compile(r"[^a-z]+")
FOLDED = bytes(ord(letter) if "a" <= letter <= "z" else ord(" ") for letter in fold(USUAL))
CASES = bytes(ord("a") if each.islower() else ord("A") if each.isupper() else ord(" ") for each in USUAL)
"""Indexed by code in ``USUAL``. Bytes are counted after a translation, because deleting the others is much slower."""
EDGES = " \t_-–—=~*.:·•|'`\"“”"


def bare(text: str) -> str:
    """The folded letters of a text with nothing between them: ``Độc lập - Tự do`` is ``doclaptudo``."""
    usual = to_bytes(text)
    if usual is None:
        return NOT_LETTERS.sub("", fold(text))
    return usual.translate(FOLDED).replace(b" ", b"").decode("ascii")


def has_columns(line: str) -> bool:
    """Whether a line has tabs, pipes or wide gaps."""
    return "\t" in line or "|" in line or "   " in line


def cells(line: str) -> list[str]:
    """The columns of a line, without white space at their edges and without empty ones."""
    if has_columns(line):
        return [cell for part in COLUMN_GAP.split(line) if (cell := part.strip())]
    cell = line.strip()
    return [cell] if cell else []


def count_cases(text: str) -> tuple[int, int]:
    """The number of small letters in a text, and of capitals."""
    usual = to_bytes(text)
    if usual is None:
        return sum(map(str.islower, text)), sum(map(str.isupper, text))
    cases = usual.translate(CASES)
    return cases.count(b"a"), cases.count(b"A")


def is_capitals(text: str) -> bool:
    """Whether at least five in six of the letters are capitals, and at least one is."""
    if text.isupper():
        return True
    small, capitals = count_cases(text)
    return capitals > 0 and capitals >= 5 * small


def resembles(letters: str, wanted: str, *, slips: int = SLIPS) -> bool:
    """Whether some bare letters are the wanted ones, with a few slips of a scanner allowed."""
    if abs(len(letters) - len(wanted)) > slips:
        return False
    return Levenshtein.distance(letters, wanted, score_cutoff=slips) <= slips


def holds(letters: str, wanted: str) -> bool:
    """Whether bare letters contain the wanted ones, with a few slips of a scanner allowed."""
    if len(letters) < len(wanted):
        return False
    alike = any(map(letters.__contains__, stretches(wanted)))
    return alike and partial_ratio(wanted, letters, score_cutoff=LEAST_ALIKE) > 0


@cache
def stretches(wanted: str) -> list[str]:
    """The wanted letters in so many parts that one part has no slip if the letters match well enough."""
    slips = len(wanted) * 2 * (100 - LEAST_ALIKE) // 100
    edges = [at * len(wanted) // (slips + 1) for at in range(slips + 2)]
    return [wanted[start:end] for start, end in pairwise(edges)]


def of_cells(test: Callable[[str], object]) -> Callable[[str], bool]:
    """Makes a test of a line from a test of a column: whether any column within the reach of a header passes.

    Answers are cached, by the part of the line that the test reads.
    """

    @lru_cache(maxsize=4096)
    def asked(line: str) -> bool:
        return any(map(test, cells(line)))

    @wraps(test)
    def question(line: str) -> bool:
        return asked(line[:LONGEST_HEADER_LINE])

    return question
