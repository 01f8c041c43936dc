"""rungs: a question as queries of FTS5, from strict to loose, each with the tier of its hits.

A run of words is searched as one phrase; or with each word beside its neighbour in the question, as ``chợ nổi Cần Thơ``
in *chợ nổi ở thành phố Cần Thơ*; or as words anywhere. Titles are searched first, then headings, then text.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .asked import Asked, Term
from .words import Tokens, folded

TITLE, HEADING, BODY = "{title issuer}", "{headings}", "{body}"

ACT, AROUND, CHANGING = 0, 1, 2
"""Tiers of the act that a question names, of its consolidated texts, and of the acts that change it."""
LOOSE = 40
"""Tier of documents that have the words anywhere, in any order."""
LEFT = 50
"""Tier of the named act if it does not have the other words."""


class Rung(NamedTuple):
    """One query for FTS5."""

    tier: int
    """Its hits rank after all hits of a smaller tier."""
    expression: str
    of_kind: bool
    """It finds only documents of the type at the start or end of the question."""

    @property
    def is_of_body(self) -> bool:
        """It searches the texts; else titles and headings."""
        return not self.expression or self.expression.startswith(BODY)


NO_WORDS = Rung(30, "", of_kind=False)
"""The documents that have the marks, for a question without words."""


Match = Callable[[Tokens], str]


class Words(NamedTuple):
    """The words of a question with tones or without."""

    runs: Sequence[Tokens]
    phrases: Sequence[Term]

    def plain(self) -> "Words":
        """The words without tones."""
        return Words([folded(run) for run in self.runs], [term.plain() for term in self.phrases])

    def expression(self, match: Match) -> str:
        """All of it; empty for no words."""
        return " AND ".join([*map(phrase_of, self.phrases), *map(match, self.runs)])


def phrase_of(term: Term) -> str:
    """A phrase in FTS5.

    >>> phrase_of(Term(("chi",), open=True))
    '"chi"*'
    """
    return as_phrase(term.tokens) + ("*" if term.open else "")


def as_phrase(run: Tokens) -> str:
    """A run as one phrase."""
    return f'"{" ".join(run)}"'


def as_pairs(run: Tokens) -> str:
    """A run in which each word is beside a neighbour.

    >>> as_pairs(("a", "b", "c"))
    '(("a b") AND ("a b" OR "b c") AND ("b c"))'
    """
    pairs = [as_phrase(run[at : at + 2]) for at in range(len(run) - 1)]
    if not pairs:
        return as_phrase(run)
    beside = (" OR ".join(pairs[max(at - 1, 0) : at + 1]) for at in range(len(run)))
    return "(" + " AND ".join(f"({each})" for each in beside) + ")"


def as_words(run: Tokens) -> str:
    """A run as words in any place.

    >>> as_words(("a", "b"))
    '"a" AND "b"'
    """
    return " AND ".join(as_phrase((word,)) for word in run)


def iter_strict(asked: Asked, *, plain: bool) -> Iterator[Rung]:
    """The rungs that keep words together, titles first.

    The type of the question counts first as a type, then as words.
    """
    ways = list(_ways(asked, plain=plain))
    for tier, columns in ((10, TITLE), (20, HEADING), (30, BODY)):
        for level, match in enumerate((as_phrase, as_pairs)):
            for of_kind, words in ways:
                if level == 0 or any(len(run) > 2 for run in words.runs):
                    yield Rung(tier + 2 * level + (not of_kind), _in(columns, words.expression(match)), of_kind)
    for of_kind, words in ways:
        if any(len(run) > 2 for run in words.runs):
            yield Rung(14 + (not of_kind), _in(TITLE, words.expression(as_words)), of_kind)


def iter_loose(asked: Asked, *, plain: bool) -> Iterator[Rung]:
    """The rung of words anywhere; first with the type, if the question has one."""
    for of_kind, words in _ways(asked, plain=plain):
        yield Rung(LOOSE + (not of_kind), _in(BODY, words.expression(as_words)), of_kind)


def _ways(asked: Asked, *, plain: bool) -> Iterator[tuple[bool, Words]]:
    """The words without the type of the question, which becomes a condition; and all the words."""
    if asked.kind and (asked.rest or asked.phrases):
        yield True, _said(Words(asked.rest, asked.phrases), plain=plain)
    yield False, _said(Words(asked.runs, asked.phrases), plain=plain)


def _said(words: Words, *, plain: bool) -> Words:
    return words.plain() if plain else words


def _in(columns: str, expression: str) -> str:
    return f"{columns} : ({expression})"
