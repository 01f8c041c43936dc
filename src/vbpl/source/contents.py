"""Mục lục: finds the list of contents of an act, which prints its headings a second time.

A list has dots and page numbers (``Điều 3. Môn học ........ 4``), or it is a run of articles without any text, all of
which stand in the text again.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ..text.folding import fold, holds, iter_places
from ..text.offsets import Rewrite, Span, remove
from .look import Repair

_LEADERS = (".....", "……", ". . . .")
_LEADER = re.compile(r"(?m)[.…](?<![.…].)[ .…\t]{1,200}+(?P<page>\d{1,4})[ \t]{0,9}$")
"""The end of ``Điều 3. Môn học ........ 4``; one of ``_LEADERS`` is in it."""
TITLES = range(2, 201)
"""Characters of a line before its leader."""
_ARTICLE = re.compile(r"(?m)^[ \t#*>]{0,9}(?:Điều|ĐIỀU) (?P<number>\d{1,4})[a-zđ]?[.:][ ]?(?P<title>[^\n]{0,300})$")
_FIRST = "Điều 1"
_HEADING = re.compile(
    r"[ \t#*>]{0,9}"
    r"(?:(?:Điều|ĐIỀU|Phần|Chương|Mục|Tiểu mục|PHẦN|CHƯƠNG|MỤC|TIỂU MỤC) [\dIVXLCtT]|MỤC LỤC|Mục lục)"
)
_TITLE = re.compile(r"[#*> ]{0,9}(?:MỤC LỤC|Mục lục|M Ụ C\s{1,3}L Ụ C)[*: ]{0,9}$")
_PAGE = re.compile(r"(?:Trang )?\d{1,4}(?:/\d{1,4})?$")
FEWEST = 4
"""Lines that make a list of contents."""
BETWEEN = 400
"""Characters from one line of a list to the next: headings of chapters, the rest of a title, the foot of a page."""
SAME_TITLE = 20
"""Characters of a title by which an article is the same as one of the list."""
ALMOST_ALL = 0.8
"""Share of the lines of which a thing must be true."""


class _Line(NamedTuple):
    start: int
    end: int
    number: int
    """Of the page, or of the article."""
    title: str


def find_contents(text: str) -> list[Span]:
    """The ranges of the lists of contents, in order, whole lines with their line ends."""
    found = [*_with_leaders(text), *_repeated(text)]
    return [] if len(found) == 0 else list(_apart(sorted(found)))


def _with_leaders(text: str) -> Iterator[Span]:
    """Runs of lines with dots and page numbers that do not go back."""
    if not any(holds(text, leader) for leader in _LEADERS):
        return
    lines = list(_lines_with_leaders(text))
    for run in _runs(text, lines, strict=False):
        going_on = sum(one.number <= other.number for one, other in pairwise(run))
        headed = sum(bool(_HEADING.match(text, line.start) or _ARTICLE.match(text, line.start)) for line in run)
        if len(run) >= FEWEST and going_on >= ALMOST_ALL * (len(run) - 1) and headed >= FEWEST:
            yield _whole(text, run)


def _lines_with_leaders(text: str) -> Iterator[_Line]:
    for match in _LEADER.finditer(text):
        title = text[max(0, match.start() - TITLES.stop) : match.start()].rpartition("\n")[2]
        if len(title) in TITLES and any(leader in match[0] for leader in _LEADERS):
            yield _Line(match.start() - len(title), match.end(), int(match["page"]), "")


def _repeated(text: str) -> Iterator[Span]:
    """Runs of articles without text that stand in the text a second time."""
    firsts = [text[at + len(_FIRST) : at + len(_FIRST) + 1] for at in iter_places(text, (_FIRST,))]
    if max(firsts.count("."), firsts.count(":")) < 2:
        return
    lines = [_Line(*match.span(), int(match["number"]), match["title"]) for match in _ARTICLE.finditer(text)]
    known: dict[tuple[int, str], int] = {}
    for line in lines:
        known[_key(line)] = known.get(_key(line), 0) + 1
    for run in _runs(text, lines, strict=True):
        again = sum(known[_key(line)] > 1 for line in run)
        titles = sum(line.title.rstrip()[-1:] not in ".;:," for line in run)
        if len(run) >= FEWEST and again >= ALMOST_ALL * len(run) and titles >= ALMOST_ALL * len(run):
            yield _whole(text, run)


def _key(line: _Line) -> tuple[int, str]:
    return line.number, fold(line.title[:SAME_TITLE])


def _runs(text: str, lines: list[_Line], *, strict: bool) -> Iterator[list[_Line]]:
    """Lines one after the other with no text between; ``strict``: only headings stand between, and numbers go up."""
    run: list[_Line] = []
    for line in lines:
        if run and not (_is_next(text, run[-1], line) and (not strict or run[-1].number < line.number)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_next(text: str, before: _Line, line: _Line) -> bool:
    """Whether nothing but headings, the rest of a title and the foot of a page stands between two lines."""
    if line.start - before.end > BETWEEN:
        return False
    between = [words for words in text[before.end : line.start].split("\n") if words.strip()]
    return all(_may_stand_between(words, first=at == 0) for at, words in enumerate(between))


def _may_stand_between(printed: str, *, first: bool) -> bool:
    words = printed.strip(" \t#*>\f")
    if not words or words.isupper() or _HEADING.match(words) or _PAGE.match(words):
        return True
    return first and words[0].islower() and words[-1] not in ".;:"


def _whole(text: str, run: list[_Line]) -> Span:
    """A run with the headings above it, its title, and the rest of its last line."""
    start = run[0].start
    above = text[max(0, start - BETWEEN) : start].split("\n")[1:-1] if start else []
    back, kept = 0, 0
    for words in reversed(above):
        back += len(words) + 1
        if words.strip() and not _may_stand_between(words, first=False):
            break
        if _HEADING.match(words.strip()) or _TITLE.match(words.strip()):
            kept = back
    return start - kept, min(run[-1].end + 1, len(text))


def _apart(spans: list[Span]) -> Iterator[Span]:
    """Each span without what the one before it has."""
    done = 0
    for start, end in spans:
        if end > done:
            yield max(start, done), end
            done = end


def _without_contents(text: str) -> Iterator[Rewrite]:
    yield remove(text, find_contents(text))


CONTENTS = Repair("S114", _without_contents, None)
