"""How long a search in an archive takes: 200 questions as people type them, half of them with facets.

    python benchmarks/searching.py OUT             an archive that is linked, as `browse.py` makes one of 100,000
    python benchmarks/searching.py OUT --show 10   with the slowest questions

Questions are made by a seed from documents of the archive: words of a text with tones and without, phrases, numbers,
words with a wrong letter, provisions of a named act. The index is made first, and each question is asked once before it
is timed. A search is what a page of the app asks for: the first page, its snippets, and the counts of all facets.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple

from archive import print_table

from vbpl.browse.index import open_index
from vbpl.browse.question import Question, read_question
from vbpl.browse.store import Store, rows
from vbpl.text.folding import fold

QUESTIONS = 200
FACETS = 8
"""Values of each facet that a page shows."""
WORD = re.compile(r"[^\W\d_]+")
HEAD = ("questions", "different", "half within, ms", "95 % within, ms", "slowest, ms",
        "of the processor, half and 95 % within, ms")


class Sample(NamedTuple):
    """The fields of a document that questions are made from."""

    text: str
    number: str
    kind: str
    year: int
    issuer: str


class Timed(NamedTuple):
    """A question, and its milliseconds: by the clock, and of the processor in all threads."""

    kind: str
    question: Question
    took: float
    processor: float


def words(sample: Sample, rng: Random) -> str:
    """One to five consecutive words."""
    found = WORD.findall(sample.text)
    first = rng.randrange(max(len(found) - 5, 1))
    return " ".join(found[first : first + rng.randint(1, 5)])


def phrase(sample: Sample, rng: Random) -> str:
    return f'"{words(sample, rng)}"'


def unaccented(sample: Sample, rng: Random) -> str:
    return fold(words(sample, rng))


def number(sample: Sample, rng: Random) -> str:
    """A number, or the beginning of one after its type."""
    return sample.number if rng.random() < 0.5 else f"{sample.kind.replace('_', ' ')} {sample.number.split('/')[0]}"


def misspelt(sample: Sample, rng: Random) -> str:
    """Words without tones; one of them has a wrong letter."""
    return unaccented(sample, rng) + "z"


def provision(sample: Sample, rng: Random) -> str:
    return f"Điều {rng.randint(1, 20)} {sample.kind.replace('_', ' ')} {sample.number}"


KINDS: tuple[tuple[int, str, Callable[[Sample, Random], str]], ...] = (
    (60, "words", words), (40, "phrases", phrase), (40, "numbers", number), (30, "words without tones", unaccented),
    (20, "a wrong letter", misspelt), (10, "provisions", provision),
)
"""How many questions of each kind there are in two hundred."""


def samples(store: Store, texts: Path, rng: Random) -> list[Sample]:
    """Documents of the archive with a number, a type and a body, in any order."""
    with store.cursor() as cursor:
        found = rows(cursor, "SELECT doc, number, kind, year, issuer FROM documents WHERE number IS NOT NULL"
                             " AND kind IS NOT NULL AND year IS NOT NULL AND issuer IS NOT NULL ORDER BY doc")
    chosen = [rng.choice(found) for _ in range(QUESTIONS)]
    with sqlite3.connect(texts) as database:
        packed = [database.execute("SELECT packed FROM texts WHERE doc = ?", [row[0]]).fetchone()[0] for row in chosen]
    return [Sample(zlib.decompress(text).decode(), *row[1:]) for text, row in zip(packed, chosen, strict=True)]


def facets(sample: Sample, rng: Random) -> dict[str, str]:
    """None for half of the questions; for the others one or two values of the document."""
    values = {"kind": sample.kind, "year": str(sample.year), "issuer": sample.issuer, "standing": "in_force"}
    return {name: values[name] for name in rng.sample(sorted(values), rng.randint(1, 2))} if rng.random() < 0.5 else {}


def make_questions(store: Store, texts: Path) -> list[tuple[str, Question]]:
    """The questions, each with its kind."""
    rng = Random(QUESTIONS)
    kinds = [(name, make) for count, name, make in KINDS for _ in range(count)]
    return [(name, read_question({"q": make(sample, rng), **facets(sample, rng)}))
            for (name, make), sample in zip(kinds, samples(store, texts, rng), strict=True)]


def time_question(store: Store, kind: str, question: Question) -> Timed:
    """A question that was asked before."""
    store.search(question, FACETS)
    clock, processor = time.perf_counter(), time.process_time()
    store.search(question, FACETS)
    return Timed(kind, question, 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor))


def row(name: str, timed: list[Timed]) -> tuple[object, ...]:
    took = [each.took for each in timed]
    within = (median(took), quantiles(took, n=20, method="inclusive")[-1], max(took))
    processor = quantiles([each.processor for each in timed], n=20, method="inclusive")
    return name, len(timed), *(f"{each:.0f}" for each in within), f"{processor[9]:.0f}, {processor[-1]:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path, help="tables of vbpl convert, linked")
    parser.add_argument("--show", type=int, default=0, help="so many of the slowest questions")
    asked = parser.parse_args()
    index = open_index(asked.archive)
    store = Store(index)
    timed = [time_question(store, *each) for each in make_questions(store, index.texts)]
    kinds = [(name, [each for each in timed if each.kind == name]) for _, name, _ in KINDS]
    filtered = [each for each in timed if each.question.filters()]
    print_table(HEAD, [*(row(name, each) for name, each in kinds), row("with facets", filtered), row("all", timed)])
    for each in sorted(timed, key=lambda each: -each.processor)[: asked.show]:
        print(f"{each.processor:6.0f} {each.took:6.0f}  {each.kind}: {each.question.q!r} {each.question.filters()}")


if __name__ == "__main__":
    main()
