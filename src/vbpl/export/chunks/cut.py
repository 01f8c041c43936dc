"""cut: a text that is too long in parts that fit, at the end of a sentence, a row of a table, a word."""

import re
from collections.abc import Callable, Iterator

SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s|\n")
NOT_BLANK = re.compile(r"\S")
_USUAL = 1024

Fits = Callable[[str], bool]
"""Whether a text is short enough."""


def iter_parts(text: str, fits: Fits) -> Iterator[str]:
    """A text in parts, each as long as sentences allow; one character is never too long.

    >>> list(iter_parts("Một hai. Ba bốn.", lambda part: len(part) <= 10))
    ['Một hai.', 'Ba bốn.']
    """
    start = 0
    while start < len(text):
        limit = _last_fit(text, start, fits)
        end = limit if limit == len(text) else _cut_at(text, start, limit)
        yield text[start:end]
        following = NOT_BLANK.search(text, end)
        start = following.start() if following else len(text)


def iter_table_parts(text: str, fits: Fits) -> Iterator[str]:
    """The rows of a table in parts, its first row above each; a row that is too long by itself is cut as text.

    >>> list(iter_table_parts("Phà\\tGiá\\nA\\t1\\nB\\t2\\nC\\t3", lambda part: len(part) <= 15))
    ['Phà\\tGiá\\nA\\t1\\nB\\t2', 'Phà\\tGiá\\nC\\t3']
    """
    head, *rows = text.split("\n")
    if len(rows) < 2 or not all(fits(f"{head}\n{row}") for row in rows):
        yield from iter_parts(text, fits)
        return
    part = [head]
    for row in rows:
        if len(part) > 1 and not fits("\n".join([*part, row])):
            yield "\n".join(part)
            part = [head]
        part.append(row)
    yield "\n".join(part)


def tail(text: str, fits: Fits) -> str:
    """The end of a text from the start of a sentence, else of a word, as long as it may be; empty where none fits.

    >>> tail("Một hai. Ba bốn. Năm.", lambda part: len(part) <= 14)
    'Ba bốn. Năm.'
    """
    start = len(text) - _most(len(text), lambda size: fits(text[len(text) - size :]))
    if start == 0:
        return text
    found = SENTENCE_END.search(text, start - 1) or re.compile(r"\s").search(text, start - 1)
    return text[found.end() :].strip() if found else ""


def _last_fit(text: str, start: int, fits: Fits) -> int:
    """The end of the longest part from ``start`` on that fits."""
    return start + max(_most(len(text) - start, lambda size: fits(text[start : start + size])), 1)


def _most(whole: int, allowed: Callable[[int], bool]) -> int:
    """The largest size up to ``whole`` that is allowed, where every smaller one is; asked in steps that double."""
    high = min(_USUAL, whole)
    while high < whole and allowed(high):
        high = min(2 * high, whole)
    low = 0
    if allowed(high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if allowed(middle) else (low, middle)
    return low


def _cut_at(text: str, start: int, limit: int) -> int:
    """Where to cut: after the last sentence before the limit, else at the last space, else at the limit.

    A sentence that ends in the first quarter is none: it is most often the number of the unit, ``3.``.
    """
    sentences = [match.start() for match in SENTENCE_END.finditer(text, start + 1 + (limit - start) // 4, limit + 1)]
    space = text.rfind(" ", start + 1, limit + 1)
    return sentences[-1] if sentences else space if space > start else limit
