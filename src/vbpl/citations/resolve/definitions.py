"""Definitions: short names a text gives, like ``(sau đây gọi là Sở)``."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...text.folding import fold, squeeze, tone_key
from ...text.lazy import lazy_compile

LOOK_BACK = 400
"""Characters read before the bracket; a title between a document and its short name may be long."""

_NAMING = lazy_compile(
    r"\(\s{0,3}(?:[^()\n,;]{1,30},\s{1,3})?"
    r"(?:(?:sau|dưới|từ)\s{1,3}đây\s{0,3}(?:được\s{1,3})?)?(?:xin\s{1,3})?(?:gọi|viết|ghi)"
    r"(?:\s{1,3}(?:chung|tắt|ngắn\s{1,3}gọn)){0,2}\s{0,3}(?:là\b|:)\s{0,3}:?\s{0,3}(?P<inside>[^()]{1,150})\)"
    r"|,?\s{0,3}\bsau\s{1,3}đây\s{1,3}(?:được\s{1,3})?(?:gọi|viết)(?:\s{1,3}(?:chung|tắt)){0,2}\s{1,3}là\s{1,3}"
    r"(?P<open>[\"“][^\"”]{1,120}[\"”]|[^,;.:()\"“”]{1,120})",
    re.IGNORECASE,
)
_BREAK = lazy_compile(r"[;:()\t]|[.!?…]\s+|\n\s*(?=\n|[-+•*]|\d{1,2}[.)]|[a-zđ]\))", re.IGNORECASE)
_MARKER = lazy_compile(
    r"(?:[-+•*–]+|(?:\d{1,2}(?:\.\d{1,2})*|[IVXL]{1,5})(?:[.)/]|-(?=\s))|[a-zđ]\))?\s*(?:và\s|,\s*)?"
)


class Alias(NamedTuple):
    """Tên gọi tắt: a short name, what it stands for, and where it is given; offsets into the text searched."""

    term: str
    meaning: str
    """As printed before the bracket, on one line; empty where nothing stands there."""
    start: int
    end: int


def find_definitions(clean: str, start: int, end: int) -> list[Alias]:
    """The short names given in ``clean[start:end]``, in order. Linear in the length."""
    return list(_iter_aliases(clean, start, end))


def _iter_aliases(clean: str, start: int, end: int) -> Iterator[Alias]:
    left = start
    for match in _NAMING.finditer(clean, start, end):
        term = squeeze(match["inside"] or match["open"]).strip(" \"“”'‘’*_")
        if term:
            yield Alias(term, _meaning(clean[max(left, match.start() - LOOK_BACK):match.start()], term), *match.span())
            left = match.end()


def _meaning(before: str, term: str) -> str:
    clause = max((match.end() for match in _BREAK.finditer(before)), default=0)
    words = squeeze(_MARKER.sub("", before[clause:], count=1)).rstrip(" ,*_").split(" ")
    return " ".join(words[_initials_start(words, term) or _namesake_start(words, term) or 0:])


def _initials_start(words: list[str], term: str) -> int | None:
    """Where the words begin whose initials make the term: ``thủ tục hành chính`` of ``TTHC``."""
    if not (term.isalpha() and term.isupper()) or len(term) > len(words):
        return None
    initials = "".join(word[:1] for word in words[-len(term):])
    return len(words) - len(term) if fold(initials) == fold(term) else None


def _namesake_start(words: list[str], term: str) -> int | None:
    """Where the words begin that share most of the term's first words, the last such place."""
    name = term.split(" ")
    shared = [_shared(words[i:i + len(name)], name) for i in range(len(words))]
    longest = max(shared)
    return len(words) - 1 - shared[::-1].index(longest) if longest else None


def _shared(words: list[str], name: list[str]) -> int:
    count = 0
    for word, expected in zip(words, name, strict=False):
        if tone_key(word.strip("“\"*")) != tone_key(expected) or word[:1].isupper() != expected[:1].isupper():
            break
        count += 1
    return count
