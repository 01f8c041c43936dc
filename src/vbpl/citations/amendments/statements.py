"""Statements of a unit: its own text cut where one ends, and the instructions in each."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from ...model import Citation
from ...source import Source
from ...text.lazy import lazy_compile
from ..own_text import OwnText, any_within
from .naming import statements
from .token import Named, Token
from .tokens import tokenize
from .tree import Instruction, read_instruction
from .words import VERBS

_MARKER = lazy_compile(
    r"\s*(?:[-–—+•*·]\s*)?(?:(?:Điều|ĐIỀU)\s{1,3}\d{1,4}[a-zđ]?\d?\s{0,3}[.:]\s*|(?:Chương|CHƯƠNG)\s{1,3}\w{1,7}\s*\n\s*)?"
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-zđ]?|[a-zđ]\d?)\s?[.)/]\s+)?"
)
"""The number of a unit; ``Điều 5`` without a point is a target."""
_SENTENCE = lazy_compile(
    r"(?:[^.(“\"«‘]++"
    r"|[.](?!\s)|[.](?=\s{1,3}Mục\s)"          # Điều 5.2, tiểu mục 2.1. Mục 2
    r"|\([^()]*+\)|“[^“”]*+”"                 # full stops in brackets and quotations end nothing
    r"|[(“\"«‘][\s\S]*+)*+[.]?+\s*+"           # other marks hold all that follows
)


def names_act(citation: Citation) -> bool:
    """Whether a mention names another act."""
    return citation.key is not None and citation.target in ("other", "previous")


def iter_instructions(
    source: Source, own: OwnText, mentions: Sequence[Named], verbs: Sequence[int] | None = None
) -> Iterator[Instruction]:
    """The instructions of a unit in order, also an entry without a verb where it begins with one.

    ``verbs`` are the places of its verbs: then only the sentences that hold one are read.
    """
    clean = source.clean
    start = cast("re.Match[str]", _MARKER.match(clean, own.start, own.end)).end()
    whole = (start, own.end, mentions)
    for first, end, named in [whole] if verbs is None else _sentences(clean, *whole, verbs):
        for statement in statements(tokenize(clean, source.folded, first, end, named)):
            yield from _of_statement(statement)


def _sentences(
    text: str, start: int, end: int, mentions: Sequence[Named], verbs: Sequence[int]
) -> Iterator[tuple[int, int, Sequence[Named]]]:
    """Start, end and mentions of each sentence that holds a verb.

    A full stop in a mention ends none: ``của TP. Cần Thơ``.
    """
    done = before = last = 0
    for sentence in _SENTENCE.finditer(text, start, end):
        stop = sentence.end()
        while before < len(mentions) and mentions[before].start < stop:
            last = max(last, mentions[before].end)
            before += 1
        if last <= stop:
            if any_within(verbs, start, stop):
                yield start, stop, mentions[done:before]
            start, done = stop, before


def _of_statement(tokens: list[Token]) -> Iterator[Instruction]:
    at = 0
    while at < len(tokens):
        found = read_instruction(tokens, at)
        if found and (at == 0 or found.form in ("active", "placed")):
            yield found
            at += found.length
        else:
            at = _after_verbs(tokens, at)
        while at < len(tokens) and not (tokens[at].opens and tokens[at].type in VERBS):
            at += 1


def _after_verbs(tokens: Sequence[Token], at: int) -> int:
    """The next token that is not of the same row of verbs: a row that leads to nothing is read once."""
    if tokens[at].type not in VERBS:
        return at + 1
    return next((place for place in range(at, len(tokens)) if tokens[place].type not in VERBS), len(tokens))
