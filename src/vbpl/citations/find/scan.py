"""Scan: every mention in a stretch of text, in order.

One pattern over the folded text stops at each word that can open a mention; the grammar rejects most of them at the
first token after it.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...text.folding import iter_places
from ..words.kinds import compound_ends, compound_starts, compounds, folded
from . import terminals as t
from .heads import END, HEAD, SO, TO_WORD, inner_heads, terminal_of
from .mention import Mention, build_mention
from .rows import Rows

NEXT_MARK = re.compile(rf"{TO_WORD}[,:(]?{TO_WORD}(?:(?:nay|neu|tren|do|noi|dan?|{SO}){END}|[\d.…])")
LABEL = re.compile(
    rf"{SO}(?<=\s..){END}{TO_WORD}[:.]?{TO_WORD}(?:[\d.…_/|§]|[lio]{{1,3}}[\s\d/]|[a-z]{{1,10}}\d{{0,6}}[/-])"
)
LABEL_REACH = 120
"""A type word in lower case opens one only before a number, ``này`` or ``nêu trên``, or ``số`` within a few words."""
LONGEST_HEAD = 100
LONGEST_BEFORE = 9
"""Characters before a head that a word takes with which it is one."""
PLURAL = re.compile(r"(?<!\w)(?:các|từ|cac|tu)\s{1,9}$", re.IGNORECASE)
"""As printed: ``số thứ tự khoản 5`` is no range."""
LONGEST_PLURAL = 9


class _Head(NamedTuple):
    """What is asked of a head before a mention is read."""

    needs_number: bool
    """In small letters it opens one only before a number: a type word of documents without a name."""
    words: int
    """How many words it is where the first may be the end of a longer one, else 0."""
    inner: tuple[int, ...]
    """Where another head may begin within it."""
    parted: bool
    """It stands in two cells of a table, so that it opens none."""


@lru_cache(maxsize=1024)
def _head(word: str) -> _Head:
    words = len(word.split()) if word in compound_ends() else 0
    return _Head(terminal_of(word) == "KIND" and word not in folded("named"), words, inner_heads(word), "\t" in word)


class Scanner:
    """Finds mentions in stretches of one text, which is searched once."""

    def __init__(self, text: str, folded_text: str) -> None:
        self.text, self.folded = text, folded_text
        self.rows = Rows(text, folded_text)
        labels = list(LABEL.finditer(folded_text))
        self.labels = array("I", [found.start() for found in labels])
        self.label_ends = array("I", [found.end() for found in labels])
        openings = self.find_openings()
        self.openings = array("I", [start for start, _ in openings])
        """Where a mention may begin, in order."""
        self.ends = array("I", [end for _, end in openings])
        """Where the head of each ends."""

    def iter_mentions(self, start: int, end: int) -> Iterator[Mention]:
        """Every mention that lies in ``text[start:end]``, context aside."""
        done = start
        for index in range(bisect_left(self.openings, start), bisect_left(self.openings, end)):
            opening = self.openings[index]
            mention = self.read(opening, self.ends[index], end) if opening >= done else None
            while mention:
                yield mention
                done = mention.end
                mention = self.read_next_number(mention, end)

    def find_openings(self) -> list[tuple[int, int]]:
        """The heads and numbers that may open a mention, in order, by start and end."""
        text, found = self.text, []
        for head, start, end in self.iter_heads():
            if head.needs_number and text[start].islower():
                opens = self.leads_number(end)
            else:
                opens = not (head.words and self.is_compound(start, end, head.words))
            if opens and not head.parted:
                found.append((start, end))
        found += self.iter_bare_numbers()
        return sorted(found)

    def iter_heads(self) -> Iterator[tuple[_Head, int, int]]:
        """The heads of the text and those within them, each with its start and end."""
        first = HEAD.match(f" {self.folded[:LONGEST_HEAD]}")
        if first:
            yield _head(first[1]), 0, first.end(1) - 1
        for found in HEAD.finditer(self.folded):
            head, (start, end) = _head(found[1]), found.span(1)
            yield head, start, end
            for at in head.inner:
                inner = HEAD.match(self.folded, start + at)
                if inner:
                    yield _head(inner[1]), *inner.span(1)

    def iter_bare_numbers(self) -> Iterator[tuple[int, int]]:
        """The numbers with a date that stand alone, without a type word or label."""
        for day in iter_places(self.folded, ("ngay",)):
            dated = t.DAY.match(self.folded, day)
            found = self.bare_number(day) if dated else None
            before = t.BEFORE_BARE.search(self.folded, max(0, found.start() - 8), found.start() + 1) if found else None
            if before:
                yield before.end() - 1, before.end() - 1

    def bare_number(self, day: int) -> re.Match[str] | None:
        """The number before a day; one holds a slash or a hyphen."""
        start = max(0, day - t.LONGEST_BARE)
        signed = self.folded.find("/", start, day) >= 0 or self.folded.find("-", start, day) >= 0
        return t.BARE_NUMBER.search(self.folded, start, day) if signed else None

    def leads_number(self, end: int) -> bool:
        """Whether a number, ``này`` or ``nêu trên`` stands after a head, or ``số`` within a few words."""
        if NEXT_MARK.match(self.folded, end):
            return True
        label = bisect_left(self.labels, end)
        return label < len(self.labels) and self.label_ends[label] <= end + LABEL_REACH

    def is_compound(self, start: int, end: int, words: int) -> bool:
        """Whether the word, or the first of several, is only a part of one: ``pháp luật``, ``công bố luật``."""
        before = self.text[max(0, start - LONGEST_BEFORE) : start].split()
        if not before or before[-1].lower() not in compound_starts():
            return False
        printed = self.text[max(0, start - LONGEST_BEFORE) : end].lower().split()
        return len(printed) > words and " ".join(printed[-words - 1 : len(printed) - words + 1]) in compounds()

    def read(self, start: int, head_end: int, end: int) -> Mention | None:
        if head_end > end:
            return None
        mention = build_mention(self.text, *self.rows.read(start, head_end, end))
        if mention is None or not mention.places:
            return mention
        before = max(0, start - LONGEST_PLURAL)
        ends = self.folded[before:start].rstrip().endswith(("cac", "tu"))
        plural = PLURAL.search(self.text, before, start) if ends else None
        return mention._replace(start=plural.start()) if plural else mention

    def read_next_number(self, mention: Mention, end: int) -> Mention | None:
        """``các Thông tư: 15/2022/TT-BTTTT, 16/2022/TT-BTTTT``: a number of a list without any word."""
        following = t.NEXT_NUMBER.match(self.folded, mention.end, end) if mention.number else None
        return self.read(following.end(), following.end(), end) if following else None
