"""Page: turns words with positions on paper into lines of text.

Lines are read from the top. Words far apart on a line are columns; a tab separates them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

OVERLAP = 0.5
"""Two words share a line if they overlap by this part of the height of the lower one."""
GAP = 2.0
"""Two words are columns if the space between them is this many times the height of the letters."""
EDGE_LINES, LEAST_PAGES = 2, 3
"""A running head is in the outermost lines of a page, and the same on at least this many pages."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:[Tt]rang\s{0,2})?\d{1,4}(?:\s?/\s?\d{1,4})?\W{0,3}$")


class Word(NamedTuple):
    """A word or a run of words with its edges; y grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def read_lines(words: Iterable[Word]) -> list[str]:
    """The lines of a page."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        if lines and _on_one_line(lines[-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [_line_text(sorted(line, key=lambda word: word.left)) for line in lines]


def _on_one_line(line: Sequence[Word], word: Word) -> bool:
    """Whether a word overlaps the word before it, which is the nearest in height."""
    last = line[-1]
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    return shared > OVERLAP * min(last.bottom - last.top, word.bottom - word.top)


def _line_text(line: Sequence[Word]) -> str:
    parts = [line[0].text.strip()]
    for before, word in pairwise(line):
        space = word.left - before.right
        height = max(before.bottom - before.top, word.bottom - word.top)
        joined = space < 0.1 * height and not before.text.endswith(" ")
        parts.append("\t" if space > GAP * height else "" if joined else " ")
        parts.append(word.text.strip())
    return "".join(parts)


def iter_runs(line: Sequence[Word]) -> Iterator[Word]:
    """The columns of words that are known to be one line, so that a skewed page does not tear it."""
    run = [line[0]]
    for word in line[1:]:
        if word.left - run[-1].right > GAP * (word.bottom - word.top):
            yield _joined(run)
            run = []
        run.append(word)
    yield _joined(run)


def _joined(run: Sequence[Word]) -> Word:
    return Word(" ".join(word.text for word in run), run[0].left, min(word.top for word in run), run[-1].right,
                max(word.bottom for word in run))


def drop_running_heads(pages: Sequence[Sequence[str]]) -> tuple[list[list[str]], int]:
    """The pages without page numbers and running heads, and the number of lines removed."""
    edges = Counter(key for page in pages for key in {_DIGITS.sub("#", line) for line in _edge_lines(page)})
    least = max(LEAST_PAGES, len(pages) // 2)
    heads = {key for key, count in edges.items() if count >= least}
    kept = [_without_heads(page, heads) for page in pages]
    return kept, sum(map(len, pages)) - sum(map(len, kept))


def _edge_lines(page: Sequence[str]) -> list[str]:
    return [*page[:EDGE_LINES], *page[max(EDGE_LINES, len(page) - EDGE_LINES) :]]


def _without_heads(page: Sequence[str], heads: set[str]) -> list[str]:
    start, end = 0, len(page)
    while start < min(end, EDGE_LINES) and _is_head(page[start], heads):
        start += 1
    while end > max(start, len(page) - EDGE_LINES) and _is_head(page[end - 1], heads):
        end -= 1
    return list(page[start:end])


def _is_head(line: str, heads: set[str]) -> bool:
    return _PAGE_NUMBER.match(line) is not None or _DIGITS.sub("#", line) in heads
