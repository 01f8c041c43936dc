"""Wording: where words occur in a unit, and the unit with other words there."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..text.folding import fold
from .units import Mark, Run, Unit, Words, printed

TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}
"""Old and new placement of a tone mark."""
SIGNS = str.maketrans(
    {**dict.fromkeys("–—−‐‑", "-"), **dict.fromkeys("“”«»„‟", '"'), **dict.fromkeys("‘’", "'"), "\u00a0": " "}
)
SENTENCE_ENDS = ".:;!?\n\"'()/-+"

_ALL_TONES = re.compile("|".join(sorted({case for tone in TONES for case in (tone, tone.capitalize(), tone.upper())})))
_WORD = re.compile(r"\w")

class Swap(NamedTuple):
    """New words, and the stretch that they take the place of; an empty one is where they are put in."""

    start: int
    end: int
    new: Run | None
    """Null where the old words only go."""


Change = Callable[[str, int, int], Swap]
"""What happens at an occurrence, told the text and where it is."""
Finder = Callable[[str, str], list[tuple[int, int]]]
"""Where words occur in a text."""


@lru_cache(maxsize=16384)
def even(text: str) -> str:
    """Text with one spelling for what is compared alike; each character keeps its place."""
    return _ALL_TONES.sub(lambda tone: _cased(TONES[tone[0].lower()], tone[0]), text.translate(SIGNS))


def _cased(tone: str, like: str) -> str:
    if like.isupper():
        return tone.upper()
    return tone.capitalize() if like[0].isupper() else tone


@lru_cache(maxsize=2048)
def pattern_of(words: str) -> re.Pattern[str]:
    """Pattern of words as they may be printed."""
    tokens = even(words).split()
    spaced = r"\s+".join(map(re.escape, tokens))
    first = spaced[:1]
    if first.isalpha() and first.islower():
        spaced = f"(?:{first}|(?P<capital>{first.upper()})){spaced[1:]}"
    return re.compile(bounded(spaced, tokens))


def bounded(pattern: str, tokens: Sequence[str]) -> str:
    """A pattern that begins and ends where words do."""
    before = r"(?<!\w)" if tokens and _WORD.match(tokens[0]) else ""
    after = r"(?!\w)" if tokens and _WORD.match(tokens[-1][-1]) else ""
    return before + pattern + after


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words occur in a text; with another case of the first letter only where a sentence begins."""
    if not words.strip():
        return []
    return [
        match.span() for match in pattern_of(words).finditer(even(text))
        if not match.groupdict().get("capital") or begins_sentence(text, match.start())
    ]


def one_loosely(text: str, words: str) -> list[tuple[int, int]]:
    """Where words occur in a text in another spelling of their letters: ``Trường công an`` for ``Trưởng Công an``."""
    even_text, tokens = fold(even(text)), fold(even(words)).split()
    if len(tokens) < 2 or len(even_text) != len(text):
        return []
    return [match.span() for match in re.finditer(bounded(r"\s+".join(map(re.escape, tokens)), tokens), even_text)]


def begins_sentence(text: str, at: int) -> bool:
    """Whether nothing of a sentence stands before a place."""
    before = text[:at].rstrip(" \t\u00a0")
    return not before or before[-1] in SENTENCE_ENDS or before[-1] in "“”«»–"


def splice(words: Words, start: int, end: int, new: Run | None) -> Words:
    """Words with another run in the place of the characters from start to end."""
    out: list[Run] = []
    at, placed = 0, new is None
    for run in words:
        low, high = max(start - at, 0), max(end - at, 0)
        head, tail = run.text[:low], run.text[high:]
        if at + len(run.text) <= start:
            head, tail = run.text, ""
        if head:
            out.append(run._replace(text=head))
        if not placed and new and at + len(run.text) >= start:
            out.append(new)
            placed = True
        if tail:
            out.append(run._replace(text=tail))
        at += len(run.text)
    if not placed and new:
        out.append(new)
    return tuple(out)


def change_words(words: Words, sought: str, change: Change, find: Finder) -> tuple[Words, list[int]]:
    """Every occurrence changed; with the offsets in the new text at which the changed places end."""
    text = printed(words)
    ends: list[int] = []
    shift = 0
    for start, end in find(text, sought):
        start, end, new = change(text, start, end)
        if new is None:
            start, end = without_gap(text, start, end)
        words = splice(words, start + shift, end + shift, new)
        shift += (len(new.text) if new else 0) - (end - start)
        ends.append(end + shift)
    return words, ends


def without_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """A place to delete, with one blank beside it, so that none are left double or before a stop."""
    if start and text[start - 1] == " " and (end == len(text) or text[end] in " ,;.:"):
        return start - 1, end
    if (start == 0 or text[start - 1] in "\n(“") and text[end : end + 1] == " ":
        return start, end + 1
    return start, end


def changed_unit(unit: Unit, sought: str, change: Change, index: int, find: Finder) -> tuple[Unit, int]:
    """A unit's own heading and text with an occurrence changed everywhere; with how many there were."""
    heading, in_heading = change_words(unit.heading, sought, change, find)
    text, in_text = change_words(unit.text, sought, change, find)
    if not (in_heading or in_text):
        return unit, 0
    marks = [Mark(index, "heading")] * bool(in_heading) + [Mark(index, "words", end) for end in in_text]
    changed = unit._replace(heading=heading, text=text, marks=(*unit.marks, *marks))
    return changed, len(in_heading) + len(in_text)


def capital(text: str) -> str:
    """Text with its first letter a capital."""
    return text[:1].upper() + text[1:]
