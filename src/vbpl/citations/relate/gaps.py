"""Gaps: the words around a mention that can say what is done with its document."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...text.folding import squeeze
from ...text.lazy import lazy_compile
from ...text.letters import UPPER
from ...text.tuples import made_fast
from .paragraphs import PARAGRAPH_END

LONGEST_ENDING = 16
"""Characters that any pattern of an ending takes."""

_SENTENCE_END = re.compile(
    rf"[.!?…:\n\t{PARAGRAPH_END}](?:(?<=[\w)\]”\"’]{{3}}[.!?…])['\"”)*]*\s+|(?<=:)\s*(?=[\"“])"
    rf"|(?<=\n)[ \t]*\n\s*|(?<=[^:;,\s]\n)(?P<bullet>\s*[-–+•]\s+)|(?<={PARAGRAPH_END})\s*|(?<=\t))"
)
_ITEM = re.compile(rf"\d{{1,2}}\.\s[{UPPER}]")
"""The number of a clause within a note: ``... năm 2034. 2. Luật``."""
_OPEN_QUOTATION = lazy_compile(r"\btu(?: ngu)? ?“[^“”]{1,80}$")
_QUOTE_LIST = lazy_compile(r"(?<=[”\"]);$")
_OPENS_QUOTE = re.compile(r"\s{1,3}[“\"]")
"""A semicolon between two quotations of a list: ``cụm từ “A”; “B” tại Điều 5``."""
QUOTED = lazy_compile(r"[\"“«][^\"”»]*+[\"”»]")


class Ending(NamedTuple):
    """What folded words may end in."""

    last: tuple[str, ...]
    """How each match of the pattern ends. It is asked first, since few words end so."""
    pattern: re.Pattern[str]
    """It has a ``$``."""


_QUOTATION = Ending(("\"", "“", "‘"), re.compile(r"\btu(?: ngu)? ?[\"“‘]$"))


class Gap(NamedTuple):
    """The folded words to the left of a mention, from the last mention, sentence end or semicolon on."""

    words: str
    new_sentence: bool
    new_item: bool
    in_words: bool
    """The mention is part of words that are replaced: ``cụm từ “Luật Giá”``."""


new_gap = made_fast(Gap)


def read_gap(text: str, folded: str, start: int, end: int) -> Gap:
    """The words of ``text[start:end]`` that stand in one sentence and item with what follows them.

    ``folded`` is the text folded.
    """
    cut = start
    for sentence_end in _iter_sentence_ends(text, start, end):
        cut = sentence_end.end()
    semicolon = text.rfind(";", cut, end)
    while semicolon >= 0 and _QUOTE_LIST.search(text, cut, semicolon + 1) and _OPENS_QUOTE.match(text, semicolon + 1):
        semicolon = text.rfind(";", cut, semicolon)
    words = squeeze(folded[max(cut, semicolon + 1) : end])
    if "“" in words or "\"" in words:
        words = QUOTED.sub(_without_words, words)
    in_words = ends_in(_QUOTATION, words) or ("“" in words and _OPEN_QUOTATION.search(words) is not None)
    return new_gap((words.rstrip(" *_“\"‘'-"), cut > start, semicolon >= 0, in_words))


def _without_words(quoted: re.Match[str]) -> str:
    """A quotation with its marks and length alone: what is quoted is no cue."""
    return quoted[0][0] + "x" * (len(quoted[0]) - 2) + quoted[0][-1]


def read_sentence(text: str, folded: str, start: int, end: int) -> str:
    """The folded words of ``text[start:end]`` up to the end of the sentence; ``folded`` is the text folded."""
    stop = next((match.start() for match in _iter_sentence_ends(text, start, end)), end)
    return squeeze(folded[start:stop])


def _iter_sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Ends of sentences and cells.

    A full stop counts only after a word and before a capital, a note or the number of a clause, so that ``TP. Huế``
    and ``5.000`` hold together; a blank line only before a capital, for scans have them within a sentence.
    """
    for match in _SENTENCE_END.finditer(text, start, end):
        following = text[match.end():min(match.end() + 2, end)].lstrip("“\"'(*")[:1]
        if following == "V" and match[0][0] == "\n" and text.startswith("VÀ ", match.end()):
            continue  # a heading in capitals goes on below a blank line
        if match[0][0] in ":\t" or following.isupper() or following in ("", "[") or _ITEM.match(text, match.end()):
            yield match


def ends_in(ending: Ending, words: str) -> bool:
    """Whether words end in what an ending looks for."""
    if not words.endswith(ending.last):
        return False
    return ending.pattern.search(words, max(0, len(words) - LONGEST_ENDING)) is not None
