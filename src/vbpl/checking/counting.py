"""T4: how điều, khoản and điểm are counted."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import Block, Span
from ..model.walk import own_span
from ..structure.numbering.markers import article_marker, plain_markers
from ..structure.numbering.outline import ALPHABET, Key, Marker, follows, is_first, leaps, sort_key
from .paper import Paper
from .registry import Finding, checks
from .units import WORDS, amends, marker_span, own_units, sequences, texts_of

FAR = 30
"""A longer leap is no slip of a writer, but another numbering."""

_OTHER_LETTERS = frozenset("fjwz")
_LINE = re.compile(r"(?<=[.;:])[ \t]{0,4}\n\s{0,20}")
"""The end of a line that ended a sentence or an item, and the indent of the next."""


@checks("T401")
def article_gap(paper: Paper) -> Iterator[Finding]:
    """Numbers of điều are left out."""
    for blocks in texts_of(paper):
        yield from _gaps(paper, [block for block in own_units(blocks) if block.type == "article"])


@checks("T402")
def article_repeat(paper: Paper) -> Iterator[Finding]:
    """Two điều have one number."""
    for blocks in texts_of(paper):
        articles = [block for block in own_units(blocks) if block.type == "article"]
        yield from _repeats(articles)
        for article in articles:
            yield from _lost_repeats(paper, article)


@checks("T403")
def unit_gap(paper: Paper) -> Iterator[Finding]:
    """Numbers of khoản are left out."""
    for siblings in sequences(paper, {"clause"}):
        yield from _gaps(paper, siblings)


@checks("T404")
def unit_repeat(paper: Paper) -> Iterator[Finding]:
    """Two khoản of one điều, or two điểm of one khoản, have one number."""
    for siblings in sequences(paper, {"clause", "point"}):
        yield from _repeats(siblings)
        for block in () if amends(paper) else siblings:
            yield from _lost_repeats(paper, block)


@checks("T405")
def point_without_d(paper: Paper) -> Iterator[Finding]:
    """After d) comes e): the letter đ is left out."""
    for before, number, span in _leaps(paper):
        if (before, number) == ("d", "e"):
            yield Finding(span)


@checks("T406")
def point_gap(paper: Paper) -> Iterator[Finding]:
    """Letters of điểm, other than đ alone, are left out."""
    for before, number, span in _leaps(paper):
        if (before, number) != ("d", "e"):
            yield Finding(span, {"before": before, "after": number})


@checks("T407")
def foreign_letter(paper: Paper) -> Iterator[Finding]:
    """A letter that is not of the Vietnamese alphabet heads a điểm."""
    for siblings in sequences(paper, {"point"}):
        for before, block in pairwise(siblings):
            if block.number in _OTHER_LETTERS and (before.number or "")[:1] in ALPHABET + "fjw":
                yield Finding(marker_span(block), {"letter": block.number})


@checks("T408")
def higher_gap(paper: Paper) -> Iterator[Finding]:
    """Numbers of phần, chương, mục or tiểu mục are left out or stand twice."""
    for level in ("part", "chapter", "section", "subsection"):
        for siblings in sequences(paper, {level}):
            yield from _gaps(paper, siblings)
            yield from _repeats(siblings)


@checks("T409")
def first_article(paper: Paper) -> Iterator[Finding]:
    """The first điều is not Điều 1."""
    articles = [block for block in own_units(paper.document.body) if block.type == "article"]
    if articles and not is_first(sort_key(articles[0].number or "")) and len(articles) > 1:
        yield Finding(marker_span(articles[0]), {"number": articles[0].number})


def _gaps(paper: Paper, siblings: list[Block]) -> Iterator[Finding]:
    for before, after in pairwise(siblings):
        first, second = sort_key(before.number or ""), sort_key(after.number or "")
        if not follows(first, second) and leaps(first, second, FAR) and not _runs_on(paper, before, first):
            values = {"word": WORDS[after.type], "before": before.number, "after": after.number}
            yield Finding(marker_span(after), values)


def _runs_on(paper: Paper, before: Block, key: Key) -> bool:
    """Whether the number left out stands inside the unit before: a copyist joined the lines."""
    inside = paper.printed(before.span)[2:]
    letter = ALPHABET.find(before.number or "") + 1
    missing = ALPHABET[letter : letter + 1] if before.type == "point" else str(key[-1] + 1)
    word = "Điều " if before.type == "article" else ""
    return bool(missing and re.search(rf"(?<!\w){word}{missing} ?[.):/-]", inside))


def _repeats(siblings: list[Block]) -> Iterator[Finding]:
    for before, after in pairwise(siblings):
        if before.number == after.number:
            yield Finding(marker_span(after), {"word": WORDS[after.type], "after": after.number})


def _leaps(paper: Paper) -> Iterator[tuple[str | None, object, Span]]:
    """Letters of điểm with one before them that does not lead to them, also where they were taken for text."""
    for siblings in sequences(paper, {"point"}):
        for finding in _gaps(paper, siblings):
            yield str(finding.values["before"]), finding.values["after"], finding.span
        for block in siblings:
            for marker, span in lost_markers(paper, block):
                if leaps(sort_key(block.number or ""), marker.key, FAR):
                    yield block.number, marker.number, span


def _lost_repeats(paper: Paper, block: Block) -> Iterator[Finding]:
    for marker, span in lost_markers(paper, block):
        if marker.number == block.number:
            yield Finding(span, {"word": WORDS[block.type], "after": marker.number})


def lost_markers(paper: Paper, block: Block) -> Iterator[tuple[Marker, Span]]:
    """The first head of a line in a unit's own text that looks like its own: a number that does not go on from it.

    The parser takes no such line for a unit, so it stands in the text of the one before.
    """
    source = paper.source
    if source is None:
        return
    text, own = source.clean, own_span(block)
    start, end = source.to_clean(own.start), source.to_clean(own.end)
    style = next((marker.style for marker in _markers(block, text, start, end)), None)
    for match in _LINE.finditer(text, start, end):
        for marker in _markers(block, text, match.end(), end):
            if marker.sure and marker.style == style:
                width = len(text[match.end() : match.end() + marker.width].rstrip())
                yield marker, source.span(match.end(), match.end() + width)
                return


def _markers(block: Block, text: str, start: int, end: int) -> Sequence[Marker]:
    if block.type != "article":
        return plain_markers(text, start, end)
    found = article_marker(text, start, end)
    return [found[0]] if found and found[1] else []
