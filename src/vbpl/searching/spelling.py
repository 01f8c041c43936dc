"""spelling: replaces a word that no text has by words of the texts."""

import sqlite3
from collections.abc import Iterator, Sequence

from .words import Tokens

MOST = 6
"""The most spellings that are tried."""

LONGEST = 24
"""Letters of a word that is corrected. A syllable has at most seven."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def iter_spellings(database: sqlite3.Connection, runs: Sequence[Tokens]) -> Iterator[tuple[Tokens, ...]]:
    """Runs of words without tones, with the first unknown word replaced; nothing if the texts have all words."""
    for at, run in enumerate(runs):
        for place, word in enumerate(run):
            if word.isalpha() and len(word) <= LONGEST and not count_texts(database, [word]):
                for other in near_words(database, word):
                    yield (*runs[:at], (*run[:place], other, *run[place + 1 :]), *runs[at + 1 :])
                return


def near_words(database: sqlite3.Connection, word: str) -> list[str]:
    """Words of the texts that differ by one letter, or by two swapped letters; the most frequent first."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {first + rest[1:] for first, rest in cuts if rest}
    near |= {first + letter + rest[1:] for first, rest in cuts if rest for letter in _LETTERS}
    near |= {first + letter + rest for first, rest in cuts for letter in _LETTERS}
    near |= {first + rest[1] + rest[0] + rest[2:] for first, rest in cuts if len(rest) > 1}
    counts = count_texts(database, sorted(near - {word, ""}))
    return sorted(counts, key=lambda each: (-counts[each], each))[:MOST]


def count_texts(database: sqlite3.Connection, words: Sequence[str]) -> dict[str, int]:
    """The number of texts that have each word; words without any are left out."""
    slots = ", ".join("?" * len(words))
    return dict(database.execute(f"SELECT word, texts FROM words WHERE word IN ({slots})", words))
