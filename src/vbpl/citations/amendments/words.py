"""Words of amending instructions: one pattern made of ``amendment_words.toml`` and of the levels of citations."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...tables import read_table
from ...text.folding import fold
from ...text.lazy import lazy_compile
from ..words.kinds import kind_words
from ..words.levels import levels
from ..words.patterns import phrases_pattern, words_pattern
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
        yield _Group(f"W{at}", row.words, _after(row))
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


_NOTHING_BEFORE_TEXT = frozenset({"NOISE", "SOME", "PIECE"})
"""Terminals that say nothing before text, as the words that lead to something."""


@cache
def beginnings() -> re.Pattern[str]:
    """Where a token other than text may begin, in folded text: more than `word_at` finds, three times as fast.

    A group matches at the end of a joint, which says nothing before text: ``,``, ``và``, ``của``.
    """
    joints = [word for row in rows() for word in row.words if _is_joint(row, word)]
    return re.compile(
        r"[;:(“\"«‘]|[.](?=\s|\Z)|\n\s*+()|,\s*+(?:(?:va|hoac|dong\s{1,9}thoi)(?!\w)[^\S\n]*+)?+()"
        rf"|(?<!\w)(?:{phrases_pattern(_others())}"
        rf"|(?:{words_pattern([*joints, 'và', 'hoặc', 'đồng thời'])})(?!\w)[^\S\n]*+())"
    )


def _is_joint(row: Word, word: str) -> bool:
    return (row.leads or row.terminal in _NOTHING_BEFORE_TEXT) and not row.numbered and " " not in word


def _others() -> dict[str, str]:
    """Every other word, folded, with a pattern for what must follow it."""
    after: dict[str, set[str]] = {fold(word): {""} for word in _compounds()}
    after |= {fold(f"{kind} này"): {""} for kind in kind_words()}
    for row in meanings().values():
        for word in row.words:
            if not _is_joint(row, word):
                after.setdefault(fold(word), set()).add(fold(_after(row)))
    return {word: rf"(?!\w)(?:{'|'.join(sorted(found))})" for word, found in after.items()}


def _after(row: Word) -> str:
    """Pattern of what must follow the words of a row."""
    return _BEFORE_QUOTE * row.quoted + _BEFORE_NUMBER * row.numbered


ENDED = "hết hiệu lực"
"""What was done, which stands anywhere in a sentence."""
_BEFORE_VERB = lazy_compile(r"(?:\d[a-z]?|(?<!\w)(?:va|nay|duoc|bi|thoi))\Z")
"""``Tại khoản 2a (sửa đổi)``, ``nay (bãi bỏ)``, ``được (thay thế)``."""
_LONGEST_WORD = 6
_STATED = lazy_compile(_ALREADY, re.IGNORECASE)
_BE = lazy_compile(r"(?<!\w)(?:duoc(?<!nay\sduoc)|bi)\s{1,3}\Z")
"""How such words begin; ``nay được sửa đổi`` tells a change of now."""
_LONGEST_BE = 7


@cache
def _folded_verbs() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern([*_verbs(), ENDED])})(?!\\w)")


@cache
def _printed_verb() -> re.Pattern[str]:
    """``Bộ`` and ``bố`` fold as ``bỏ`` does, and most that fold so are they."""
    return re.compile(f"(?<!\\w)(?:(?P<ended>{_one_of([ENDED])})|{_one_of(_verbs())})(?!\\w)", re.IGNORECASE)


def iter_verbs(text: str, folded: str, start: int, end: int) -> Iterator[int]:
    """Where a verb stands in a unit that may open an instruction, or says what was done; most verbs do neither."""
    stated = start
    for found in _folded_verbs().finditer(folded, start, end):
        at = found.start()
        verb = _printed_verb().match(text, at, end) if at >= stated else None
        if verb and (verb["ended"] or _may_open(folded, start, at)):
            stated = _end_of_stated(text, folded, start, at, end)
            if at >= stated:
                yield at


def _end_of_stated(text: str, folded: str, start: int, at: int, end: int) -> int:
    """Where ``được sửa đổi, bổ sung theo`` ends, of which ``at`` is the verb; it says what changed before. Else 0."""
    be = _BE.search(folded, max(start, at - _LONGEST_BE), at)
    stated = _STATED.match(text, be.start(), end) if be else None
    return stated.end() if stated else 0


def _may_open(folded: str, start: int, at: int) -> bool:
    """Whether a verb may open an instruction, by what stands before it in its unit."""
    last = at - 1
    while last >= start and folded[last].isspace():
        if folded[last] == "\n":
            return True
        last -= 1
    if last < start or not (folded[last].isalnum() or folded[last] in "_("):
        return True
    return last + 1 < at and _BEFORE_VERB.search(folded, max(start, last + 1 - _LONGEST_WORD), last + 1) is not None


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
