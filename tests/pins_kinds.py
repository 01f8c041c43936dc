"""A page of what single lines and words are: each decision about one string or two, on many lines and their damages."""

import inspect
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from types import ModuleType
from typing import Any

from pins_bodies import BETWEEN, CAPTIONS, FORMULAS, GROUNDS, TORN
from pins_decisions import COMPOSITIONS, LABELS, LEVELS, NOTED, PLACES
from pins_lists import NATION
from pins_naming import BODIES
from pins_shapes import ADDRESSED, ANNEXES, HEADERS, NOTES, RECIPIENTS, SIGNATURES, STAMPS
from pins_tables import DATES, ISSUERS, NUMBERS
from pins_variants import bare, misread
from vbpl.checking import date, paper
from vbpl.citations import effects
from vbpl.citations.find import mention
from vbpl.citations.relate import columns, cues
from vbpl.citations.resolve import definitions, instructions
from vbpl.citations.words import kinds
from vbpl.identity import bodies, places
from vbpl.linking import score
from vbpl.linking import words as sketches
from vbpl.numbers import classes, dates, identity, notation, parse, words
from vbpl.structure import adoption, annexes, beginnings, names, own_name, page, recipients, torn
from vbpl.structure.closing import pieces, scans
from vbpl.structure.closing import read as signatures
from vbpl.structure.header import control, issuers, read
from vbpl.structure.header import pieces as heads
from vbpl.structure.line_kinds import closing, header, preamble
from vbpl.structure.numbering import outline, romans
from vbpl.text import numerals, syllables
from vbpl.text.folding import fold

MODULES: tuple[ModuleType, ...] = (
    header, preamble, closing, names, beginnings, scans, pieces, signatures, issuers, read, heads, control, torn,
    adoption, annexes, own_name, page, recipients, outline, effects, mention, columns, cues, definitions, instructions,
    kinds, classes, dates, identity, notation, parse, words, score, sketches, date, paper, places, bodies, numerals,
    syllables, romans,
)
MAKERS = {"sort_key", "kind_slug"}
"""Functions that make something of any line."""
CHANGES: dict[str, Callable[[str], str]] = {
    "": str, "upper": str.upper, "lower": str.lower, "bare": bare, "misread": misread,
    "no first": lambda line: line[1:], "no last": lambda line: line[:-1],
    "no first word": lambda line: line.partition(" ")[2], "no last word": lambda line: line.rpartition(" ")[0],
    "colon": lambda line: f"{line}:", "stop": lambda line: f"{line}.", "dash": lambda line: f"- {line}",
    "bracket": lambda line: f"({line})", "figure": lambda line: f"{line} 5", "twice": lambda line: f"{line} {line}",
}
"""What is done to a line."""


def lines() -> list[str]:
    """Lines of headers, grounds, closings and annexes."""
    texts = (NATION, *chain.from_iterable(HEADERS.values()), *STAMPS, *LABELS, *ADDRESSED, *RECIPIENTS, *SIGNATURES,
             *ANNEXES, *NUMBERS, *DATES, *ISSUERS, *BODIES, *NOTES, *GROUNDS, *FORMULAS,
             *CAPTIONS, *BETWEEN, *TORN, *COMPOSITIONS, *LEVELS, *NOTED, *PLACES)
    split = (line.strip() for text in texts for part in text.split("\n") for line in part.split("\t"))
    return list(dict.fromkeys(filter(None, split)))


def decisions_of(count: int) -> dict[str, Callable[..., Any]]:
    """The functions of the modules that take so many strings and nothing else, by name."""
    return {name: function for module in MODULES for name, function in inspect.getmembers(module, callable)
            if function.__module__ == module.__name__ and name not in MAKERS and takes(inspect.unwrap(function), count)}


def takes(function: Callable[..., Any], count: int) -> bool:
    """Whether a function decides on so many strings; what makes another string of one is no decision."""
    if not inspect.isfunction(function):
        return False
    given = inspect.signature(function)
    says = given.return_annotation
    decides = says in (bool, int, float) or "None" in str(says) or str(says).startswith(("tuple", "list"))
    return decides and [each.annotation for each in given.parameters.values()] == [str] * count


def kinds_page() -> str:
    return "\n".join([*single_lines(), *line_pairs()]) + "\n"


def single_lines() -> Iterator[str]:
    """What each line is; of each change what differs from it."""
    decisions = decisions_of(1)
    for line in lines():
        whole = said_of(decisions, line)
        yield f"# {line}: {' '.join(whole)}"
        for name, change in CHANGES.items():
            changed = change(line)
            found = said_of(decisions, changed) if changed else whole
            gone, new = [each for each in whole if each not in found], [each for each in found if each not in whole]
            if gone or new:
                yield f"  {name}: {' '.join([*(f'-{each}' for each in gone), *(f'+{each}' for each in new)])}"


def line_pairs() -> Iterator[str]:
    """What each two neighbours are to each other, as printed, in capitals and torn in the middle of a word."""
    decisions = decisions_of(2)
    found = lines()
    halves = [pair for line in found if (words := line.split(" "))[1:]
              for pair in ((" ".join(words[: len(words) // 2]), " ".join(words[len(words) // 2 :])),)]
    for one, two in [*pairwise(found), *halves]:
        for above, below in ((one, two), (one.upper(), two.upper()), (one, fold(two))):
            if said := said_of(decisions, above, below):
                yield f"{above} / {below}: {' '.join(said)}"


def said_of(decisions: dict[str, Callable[..., Any]], *words: str) -> list[str]:
    """The decisions that say yes, each with what it says, but for those that only give the line back."""
    said = ((name, decide(*words)) for name, decide in decisions.items())
    return [name if value is True else f"{name}={shortly(value)}" for name, value in said
            if value and words[0] not in str(value)]


def shortly(value: object) -> str:
    return str(getattr(value, "canonical", getattr(value, "name", value)))[:60]
