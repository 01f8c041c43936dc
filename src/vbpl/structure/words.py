"""Words of a line: its cells, its letters without marks, and whether they are capitals."""

import re
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from itertools import pairwise

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from ..text.folding import USUAL, fold, to_bytes

SLIPS = 3
"""Letters that a scanner may have wrong in the title of the nation and its motto (domain 01 1.4)."""
LEAST_ALIKE = 89
"""In per cent: of letters among others that are taken for the wanted ones. A letter that is wrong counts twice."""
LONGEST_HEADER_LINE = 400
COLUMN_GAP = re.compile(r"[ ]*[\t|][ \t|]*|[ ]{3,}")
NOT_LETTERS = re.compile(r"[^a-z]+")
FOLDED = bytes(ord(letter) if "a" <= letter <= "z" else ord(" ") for letter in fold(USUAL))
CASES = bytes(ord("a") if each.islower() else ord("A") if each.isupper() else ord(" ") for each in USUAL)
"""By code in ``USUAL``. Bytes are counted after a translation: to delete the others takes a thousand steps a call."""
EDGES = " \t_-–—=~*.:·•|'`\"“”"


def bare(text: str) -> str:
    """The letters of a text, folded, without anything between them: ``Độc lập - Tự do`` is ``doclaptudo``."""
    usual = to_bytes(text)
    if usual is None:
        return NOT_LETTERS.sub("", fold(text))
    return usual.translate(FOLDED).replace(b" ", b"").decode("ascii")


def has_columns(line: str) -> bool:
    """Whether tabs, pipes or wide gaps stand in a line."""
    return "\t" in line or "|" in line or "   " in line


def cells(line: str) -> list[str]:
    """The columns of a line, without white space at their edges; empty ones left out."""
    if has_columns(line):
        return [cell for part in COLUMN_GAP.split(line) if (cell := part.strip())]
    cell = line.strip()
    return [cell] if cell else []


def count_cases(text: str) -> tuple[int, int]:
    """How many small letters a text has, and how many capitals."""
    usual = to_bytes(text)
    if usual is None:
        return sum(map(str.islower, text)), sum(map(str.isupper, text))
    cases = usual.translate(CASES)
    return cases.count(b"a"), cases.count(b"A")


def is_capitals(text: str) -> bool:
    """Whether at least five in six of the letters are capitals, and one is."""
    if text.isupper():
        return True
    small, capitals = count_cases(text)
    return capitals > 0 and capitals >= 5 * small


def resembles(letters: str, wanted: str, *, slips: int = SLIPS) -> bool:
    """Whether some bare letters are the wanted ones, but for slips of a scanner."""
    if abs(len(letters) - len(wanted)) > slips:
        return False
    return Levenshtein.distance(letters, wanted, score_cutoff=slips) <= slips


def holds(letters: str, wanted: str) -> bool:
    """Whether the wanted letters stand somewhere in bare letters, but for slips of a scanner."""
    if len(letters) < len(wanted):
        return False
    alike = any(map(letters.__contains__, stretches(wanted)))
    return alike and partial_ratio(wanted, letters, score_cutoff=LEAST_ALIKE) > 0


@cache
def stretches(wanted: str) -> list[str]:
    """Wanted letters, cut in so many stretches that one of them is whole wherever letters are alike enough."""
    slips = len(wanted) * 2 * (100 - LEAST_ALIKE) // 100
    edges = [at * len(wanted) // (slips + 1) for at in range(slips + 2)]
    return [wanted[start:end] for start, end in pairwise(edges)]


def of_cells(test: Callable[[str], object]) -> Callable[[str], bool]:
    """A question about a line, from one about a column of it: whether any column within the reach of a header has it.

    Answers are kept, under what the question saw of the line and no more.
    """

    @lru_cache(maxsize=4096)
    def asked(line: str) -> bool:
        return any(map(test, cells(line)))

    @wraps(test)
    def question(line: str) -> bool:
        return asked(line[:LONGEST_HEADER_LINE])

    return question
