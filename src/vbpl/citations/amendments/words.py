"""Words of amending instructions: one pattern made of ``amendment_words.toml`` and of the levels of citations."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...tables import read_table
from ...text.lazy import lazy_compile
from ..words.kinds import kind_words
from ..words.levels import levels
from ..words.patterns import words_pattern
from ..words.table import citation_words


class Word(NamedTuple):
    """A row of ``amendment_words.toml``."""

    terminal: str
    words: list[str]
    example: str
    source: str
    value: str | None = None
    """Of a piece of a unit: the scope of ``Amendment``."""
    quoted: bool = False
    """Only before words in quotation marks."""
    leads: bool = False
    """Only before what the terminal may lead to."""
    numbered: bool = False
    """Only before a number."""


VERBS = frozenset({"AMEND", "INSERT", "REPLACE", "REPEAL", "RENUMBER", "CORRECT"})
LEVEL_TERMINALS = {
    "ANNEX": "annex", "FORM": "form", "PART": "part", "CHAPTER": "chapter", "SECTION": "section",
    "SUBSECTION": "subsection", "ARTICLE": "article", "CLAUSE": "clause", "POINT": "point", "ITEM": "item",
}
"""Terminals of the levels, the highest first, and the fields of a place."""

_BEFORE_QUOTE = r"(?=\s{0,3}:?\s{0,3}[“\"«‘])"
_BEFORE_NUMBER = r"(?=\s{1,3}(?:số\s{1,3})?(?:thứ\s|\(?\d|[a-zđ](?!\w)|[ivxl]{1,6}(?!\w)))"
_ALREADY = (
    r"(?:đã\s{1,3})?(?:được|bị)\s{1,3}(?:sửa\s{1,3}đổi|bổ\s{1,3}sung|thay\s{1,3}thế|đính\s{1,3}chính)"
    r"[^.;:“\"()\d]{0,60}?\s(?:theo|tại|bởi|bằng)(?!\w)(?!\s{1,3}(?:cụm|từ)\s)"
)
"""``đã được sửa đổi, bổ sung một số điều theo``: what follows amended the act before."""


@cache
def rows() -> list[Word]:
    """Every row of the table."""
    return [Word(**row) for row in read_table("amendment_words")["word"]]


def word_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word at a place; the name of the group that matched tells the row, by `meanings`."""
    pattern = _patterns().get(text[start].lower()) if start < end else None
    return pattern.match(text, start, end) if pattern else None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """All words by their first letter: one of a hundred groups could match, and six groups begin alike at most."""
    groups = list(_groups())
    letters = {word[0] for group in groups for word in group.words}
    return {letter: _pattern(groups, letter) for letter in sorted(letters)}


class _Group(NamedTuple):
    name: str
    words: list[str]
    after: str = ""


def _groups() -> Iterator[_Group]:
    """Words that mean the same, in the order to try them."""
    yield _Group("ALREADY", ["đã", "được", "bị"])
    yield _Group("COMPOUND", _compounds())
    for at, row in enumerate(_sorted()):
        yield _Group(f"W{at}", row.words, _BEFORE_QUOTE * row.quoted + _BEFORE_NUMBER * row.numbered)
    for at, (_, words) in enumerate(_level_rows()):
        yield _Group(f"L{at}", words)
    yield _Group("OWN", kind_words(), r"\s{1,3}này")


def _pattern(groups: list[_Group], letter: str) -> re.Pattern[str]:
    bodies = []
    for name, words, after in groups:
        alike = [word for word in words if word[0] == letter]
        body = _ALREADY if name == "ALREADY" else f"(?:{_one_of(alike)}){after}"
        bodies += [f"(?P<{name}>{body})"] if alike else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)", re.IGNORECASE)


@cache
def beginnings() -> re.Pattern[str]:
    """Where a token other than text may begin, in folded text: more than `pattern` finds, three times as fast."""
    printed = [word for row in (*rows(), *meanings().values()) for word in row.words]
    more = [*_compounds(), *(f"{kind} này" for kind in kind_words()), "và", "hoặc", "đồng thời", "đã"]
    return re.compile(rf"[,;:\n(“\"«‘]|[.](?=\s|\Z)|(?<!\w)(?:{words_pattern([*printed, *more])})(?!\w)")


ENDED = "hết hiệu lực"
"""What was done, which stands anywhere in a sentence."""
_BEFORE_VERB = lazy_compile(r"(?:\d[a-z]?|(?<!\w)(?:va|nay|duoc|bi|thoi))\Z")
"""``Tại khoản 2a (sửa đổi)``, ``nay (bãi bỏ)``, ``được (thay thế)``."""
_LONGEST_WORD, _LONGEST_BLANK = 6, 120


@cache
def _folded_verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern([*_verbs(), ENDED])})(?!\\w)")


@cache
def _printed_verb() -> re.Pattern[str]:
    """``Bộ`` and ``bố`` fold as ``bỏ`` does, and most that fold so are they."""
    return re.compile(f"(?<!\\w)(?:(?P<ended>{_one_of([ENDED])})|{_one_of(_verbs())})(?!\\w)", re.IGNORECASE)


def iter_verbs(text: str, folded: str, start: int, end: int) -> Iterator[int]:
    """Where a verb stands in a unit that may open an instruction, or says what was done; most verbs do neither."""
    for found in _folded_verbs().finditer(folded, start, end):
        at = found.start()
        verb = _printed_verb().match(text, at, end)
        if verb and (verb["ended"] or _may_open(folded[max(start, at - _LONGEST_BLANK) : at])):
            yield at


def _may_open(before: str) -> bool:
    """Whether a verb may open an instruction, by the folded text before it in its unit."""
    words = before.rstrip()
    blank = before[len(words) :]
    if not words or "\n" in blank or not (words[-1].isalnum() or words[-1] in "_("):
        return True
    return blank != "" and _BEFORE_VERB.search(words, max(0, len(words) - _LONGEST_WORD)) is not None


@cache
def meanings() -> dict[str, Word]:
    """The row of each group of the pattern."""
    return {f"W{at}": row for at, row in enumerate(_sorted())} | {
        f"L{at}": Word(terminal, words, "", "") for at, (terminal, words) in enumerate(_level_rows())
    }


@cache
def acts_pattern() -> re.Pattern[str]:
    """A word that names a kind of act; ``quy định`` is what an act says as well."""
    kinds = [word for word in kind_words() if word != "quy định"]
    return re.compile("(?:" + _one_of([*kinds, "văn bản"]) + r")(?!\w)", re.IGNORECASE)


def _sorted() -> list[Word]:
    """Rows that ask for more come first, then those of longer words."""
    return sorted(rows(), key=lambda row: (not row.quoted, not row.numbered, -max(map(len, row.words))))


def _level_rows() -> list[tuple[str, list[str]]]:
    terminals = {field: terminal for terminal, field in LEVEL_TERMINALS.items()}
    return [(terminals[level.field], level.words) for level in levels() if level.field != "item"]


def _verbs() -> list[str]:
    return [word for row in rows() if row.terminal in VERBS for word in row.words]


def _compounds() -> list[str]:
    words: list[str] = citation_words("types")["compounds"]
    return [word for word in words if word not in ("danh mục", "một phần")]


def _one_of(words: list[str]) -> str:
    """Alternation, the longest first, any white space for a blank."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(r"\s{1,9}".join(map(re.escape, word.split())) for word in ordered)
